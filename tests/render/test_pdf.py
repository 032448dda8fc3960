import builtins
import io

import pypdf
import pytest

from argmap.case import Case
from argmap.loading import parse
from argmap.render import PictureWarning, View, pdf, to_pdf
from argmap.render.engines import drawn
from render.pictures import CONGRESS, case

LINKS = "https://example.org/{path}#{id}"

LETTER = """
map letter: "Завещание Ленина"
  language ru
section vote: "Голосование"
evidence stayed: "Каждая делегация обязала Сталина остаться на посту."
  url "https://example.org/протокол?a=1&b=(2)#x"
premise famous: "Ленин был известен всем."
  url "javascript:alert(1)"
claim esteem: "Партия высоко ценила Сталина."
inference step: stayed + famous => esteem
"""


def read(data):
    return pypdf.PdfReader(io.BytesIO(data))


def links(page):
    """Each address with the rectangle that leads to it."""
    found = {}
    for each in page.get("/Annots", ()):
        note = each.get_object()
        assert note["/Subtype"] == "/Link"
        found[note["/A"]["/URI"]] = pypdf.generic.RectangleObject(note["/Rect"])
    return found


def words_within(page, box):
    """The text that is drawn inside a rectangle."""
    found = []

    def see(text, transform, matrix, *_):
        # `matrix` is the text's, `transform` that of all that is drawn
        x = matrix[4] * transform[0] + matrix[5] * transform[2] + transform[4]
        y = matrix[4] * transform[1] + matrix[5] * transform[3] + transform[5]
        if box.left <= x <= box.right and box.bottom <= y <= box.top:
            found.append(text)

    page.extract_text(visitor_text=see)
    return " ".join("".join(found).split())


def test_text_can_be_selected():
    text = read(to_pdf(Case.of(parse(LETTER).map))).pages[0].extract_text()
    assert "Завещание Ленина" in text
    assert "Партия высоко" in text


def test_title_and_language_are_told():
    made = read(to_pdf(Case.of(parse(LETTER).map)))
    assert made.metadata.title == "Завещание Ленина"
    assert made.trailer["/Root"]["/Lang"] == "ru"
    assert made.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read(to_pdf(case(), view=View(title="Another"))).metadata.title == "Another"


def test_the_same_map_gives_the_same_file():
    assert to_pdf(case()) == to_pdf(case())
    assert read(to_pdf(case())).metadata.creation_date is None


def test_links_lie_over_the_words_of_their_nodes():
    a_case = case()
    page = read(to_pdf(a_case, view=View(links=LINKS))).pages[0]
    found = links(page)
    assert len(found) == len(a_case.amap)
    for id_, statement in a_case.amap.statements.items():
        inside = words_within(page, found[f"https://example.org/%3Ctext%3E#{id_}"])
        assert inside.startswith(type(statement).__name__)
        assert " ".join(statement.text.split())[:20] in inside
        others = [each for each in a_case.amap.statements.values() if each.id != id_]
        assert not any(str(each.text)[:20] in inside for each in others)
    assert "LEAP" not in words_within(page, found["https://example.org/%3Ctext%3E#by-stalin"])


def test_links_lie_right_on_a_sheet_that_was_made_smaller():
    wide = (
        "digraph { rankdir=LR; ranksep=80; node [fontsize=60]; a [URL=x label=near]; e [URL=y label=far];"
        " a -> b -> c -> d -> e }"
    )
    picture = drawn(wide, "pdf")
    made = pdf.finished(picture.data, links=pdf.areas(picture.links), title="", language="en")
    page = read(made).pages[0]
    assert page.mediabox.width <= 200 * 72
    found = links(page)
    assert words_within(page, found["./x"]) == "near"
    assert words_within(page, found["./y"]) == "far"


def test_addresses_are_in_ascii_and_of_schemes_that_may_be_followed():
    page = read(to_pdf(Case.of(parse(LETTER).map))).pages[0]
    (address,) = links(page)
    assert address == "https://example.org/%D0%BF%D1%80%D0%BE%D1%82%D0%BE%D0%BA%D0%BE%D0%BB?a=1&b=(2)#x"


def test_areas_are_read_from_a_map_of_any_shape():
    image_map = (
        b'<map id="m"><area shape="poly" href="a?x=1&amp;y" coords="5,9,1,7,3,2"/>'
        b'<area shape="rect" title="no address" coords="0,0,1,1"/>'
        b'<area shape="rect" href="javascript:alert(1)" coords="0,0,1,1"/></map>'
    )
    assert pdf.areas(image_map) == (pdf.Area("a?x=1&y", 1, 2, 5, 9),)
    assert pdf.areas(b"") == ()


@pytest.fixture
def without_pypdf(monkeypatch):
    actual = builtins.__import__

    def import_(name, *rest):
        if name.partition(".")[0] == "pypdf":
            raise ImportError
        return actual(name, *rest)

    monkeypatch.setattr(builtins, "__import__", import_)


def test_without_the_extra_links_are_left_out_and_that_is_said(without_pypdf):
    with pytest.warns(PictureWarning, match=r"without its links.*pip install 'argmap\[pdf\]'.*or draw svg"):
        made = to_pdf(case(), view=View(links=LINKS))
    assert made.startswith(b"%PDF-")
    assert made.rstrip().endswith(b"%%EOF")


def test_without_the_extra_nothing_is_said_where_nothing_is_linked(without_pypdf):
    assert to_pdf(case(CONGRESS)).startswith(b"%PDF-")


def test_links_that_the_engine_draws_are_kept():
    once = pdf.finished(
        drawn("digraph { a }", "pdf").data,
        links=[pdf.Area("map-vote.pdf", 0, 0, 9, 9)],
        title="",
        language="en",
    )
    twice = pdf.finished(once, links=(), title="Title", language="en")
    assert list(links(read(twice).pages[0])) == ["./map-vote.pdf"]
    assert read(twice).metadata.title == "Title"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("map-vote.pdf", "./map-vote.pdf"),
        ("../map.pdf", "../map.pdf"),
        ("/maps/map.pdf", "/maps/map.pdf"),
        ("#vote", "#vote"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://example.org/%D1%8F?я", "https://example.org/%D1%8F?%D1%8F"),
    ],
)
def test_an_address_of_a_neighbour_is_not_taken_for_a_host(url, address):
    drawing = drawn("digraph { a }", "pdf").data
    made = pdf.finished(drawing, links=[pdf.Area(url, 0, 0, 9, 9)], title="", language="en")
    assert list(links(read(made).pages[0])) == [address]
