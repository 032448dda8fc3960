import re
from pathlib import Path

import pytest

from argmap.render import EngineError, View, engines, to_svg
from argmap.render.svg import UnsafeSvgError, finished, parsed
from render.pictures import CONGRESS, case, corners, finding, groups, texts, xml

FONTS = Path("/usr/share/fonts/truetype/dejavu")
XLINK = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def done(svg, **how):
    return finished(
        svg.encode(),
        **{"salt": "s", "title": "T", "description": ["D"], "language": "en", "stack": "serif", **how},
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<foreignObject/>",
        '<image xlink:href="/etc/passwd"/>',
        "<style>*{}</style>",
        '<g onclick="alert(1)"/>',
        '<g style="x"/>',
        '<polygon fill="url(http://example.org)" points=""/>',
        '<a xlink:href="javascript:alert(1)"/>',
        '<a xlink:href=" javascript:alert(1)"/>',
        '<a xlink:href="data:text/html,x"/>',
        '<use xlink:href="#x"/>',
        '<animate attributeName="href"/>',
        '<svg:g xmlns:svg="http://www.w3.org/2000/svg"/>',
    ],
)
def test_what_is_not_on_the_list_is_refused(inside):
    with pytest.raises(UnsafeSvgError, match="not let into a page"):
        parsed(f"<svg {XLINK}>{inside}</svg>".encode())


def test_entities_are_refused():
    with pytest.raises(UnsafeSvgError, match="declares an entity"):
        parsed(b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>')


@pytest.mark.parametrize("broken", [b"", b"<svg>", b"<svg></g>", b"not xml", b"<svg/><svg/>", b"\xff\xfe<"])
def test_what_is_not_xml_is_an_engine_error(broken):
    with pytest.raises(EngineError, match="cannot be read"):
        parsed(broken)


@pytest.mark.parametrize(
    "link", ["https://example.org/?a=1", "mailto:a@example.org", "page.html#a:b", "#here"]
)
def test_good_links_pass(link):
    assert parsed(f'<svg {XLINK}><a xlink:href="{link}"/></svg>'.encode())[0].get("xlink:href") == link


def test_comments_and_processing_instructions_are_left_out():
    assert "secret" not in done(f"<svg {XLINK}><!-- secret --><?secret x?></svg>")


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("", View()),
        ('map m: "  "\n', View()),
        ('map m: "M"\nclaim c: "C."\n', View(title="")),
        ('map m: "M"\nclaim c: "C."\n', View(title=" \t")),
        ('source s: "S"\nevidence e: "E."\n  from s p. 1\n', View()),
    ],
)
def test_no_picture_is_without_a_name_and_words(text, view):
    root = xml(to_svg(case(text), view=view))
    assert all(element.text.strip() for element in root[:2])


def test_a_picture_says_in_which_language_its_words_are():
    root = xml(to_svg(case('map m: "Карта"\n  language ru\nclaim c: "Да."\n')))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"


def test_a_picture_has_a_title_and_an_outline_in_words():
    root = xml(to_svg(case()))
    title, description = root[0], root[1]
    assert title.text == "Lenin's Testament and the 13th Congress"
    assert description.text.startswith("Claim esteem (defeated): The Party held Stalin in high esteem.")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [title.get("id"), description.get("id")]


def test_ids_are_salted_so_that_two_maps_fit_on_one_page():
    one, other = (
        set(re.findall(r'\bid="([^"]*)"', to_svg(a_case))) for a_case in (case(), case('claim a: "A."\n'))
    )
    assert one
    assert other
    assert one.isdisjoint(other)


def test_the_same_map_gives_the_same_svg():
    assert to_svg(case()) == to_svg(case())


def test_nodes_carry_their_kind_and_verdict_and_a_tooltip():
    nodes = {each.get("class"): each for each in groups(to_svg(case()), "node")}
    main = nodes["node claim defeated main"]
    assert main[0].text.startswith("esteem\nThe Party held Stalin in high esteem.\nVerdict: defeated")
    assert "node step" in nodes


def test_no_tooltip_shows_an_engine_name():
    titles = {each.text for each in xml(to_svg(case())).iter("{http://www.w3.org/2000/svg}title")}
    assert not [title for title in titles if re.match(r"n\d|argmap|cluster", title)]


def test_fonts_are_asked_for_by_a_stack_of_the_same_width(monkeypatch):
    assert """font-family="Verdana, 'DejaVu Sans', sans-serif\"""" in to_svg(case())
    picture = engines.drawn("digraph { a }", "svg")
    monkeypatch.setattr(engines, "drawn", lambda *_, **__: picture._replace(em=0.55))
    assert """font-family="Arial, Helvetica, 'Liberation Sans', sans-serif\"""" in to_svg(case())


@pytest.mark.skipif(not FONTS.exists(), reason="measures with the DejaVu fonts")
@pytest.mark.parametrize("labels", ["text", "both"])
def test_words_stay_inside_their_boxes(labels):
    a_case = case(
        CONGRESS
        + 'claim wide: "'
        + "MMMM WWWW iiii llll mmmm wwww. " * 6
        + '"\nclaim long: "'
        + "x" * 90
        + '"\n'
    )
    svg = to_svg(a_case, findings=[finding(a_case, "esteem-from-vote")], view=View(labels=labels))
    measured = 0
    for node in groups(svg, "node"):
        left, right, top, bottom = corners(node)
        for text in texts(node):
            size = float(text.get("font-size"))
            start, width = (
                float(text.get("x")),
                _width(text.text, bold=text.get("font-weight") == "bold") * size,
            )
            assert left + 2 <= start, text.text
            assert start + width <= right, text.text
            assert top <= float(text.get("y")) - 0.7 * size, text.text
            assert float(text.get("y")) + 0.2 * size <= bottom, text.text
            measured += 1
    assert measured > 20


@pytest.mark.skipif(not FONTS.exists(), reason="measures with the DejaVu fonts")
def test_boxes_do_not_overlap():
    places = [corners(node) for node in groups(to_svg(case()), "node")]
    for number, (left, right, top, bottom) in enumerate(places):
        for other_left, other_right, other_top, other_bottom in places[number + 1 :]:
            assert right < other_left or other_right < left or bottom < other_top or other_bottom < top


def _width(text, *, bold):
    """The width of a text in em, from the advance widths of the DejaVu fonts."""
    advance = _advances(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"))
    return sum(advance(char) for char in text)


def _advances(path, known={}):  # noqa: B006 - a font is read once
    if path not in known:
        known[path] = _read_font(path.read_bytes())
    return known[path]


def _read_font(font):
    """Reads as much of a TrueType font as tells how wide a letter is: `cmap` format 4 and `hmtx`."""

    def number(at, size=2, *, signed=False):
        return int.from_bytes(font[at : at + size], "big", signed=signed)

    tables = {font[at : at + 4]: number(at + 8, 4) for at in range(12, 12 + 16 * number(4), 16)}
    em, metrics = number(tables[b"head"] + 18), number(tables[b"hhea"] + 34)
    cmap = tables[b"cmap"]
    subtables = (cmap + number(cmap + 4 + 8 * i + 4, 4) for i in range(number(cmap + 2)))
    at = next(each for each in subtables if number(each) == 4)
    twice = number(at + 6)
    ends, starts, deltas, ranges = at + 14, at + 16 + twice, at + 16 + 2 * twice, at + 16 + 3 * twice

    def advance(char):
        code = ord(char)
        i = next(i for i in range(0, twice, 2) if number(ends + i) >= code)
        glyph = (
            code
            if number(ranges + i) == 0
            else number(ranges + i + number(ranges + i) + 2 * (code - number(starts + i)))
        )
        glyph = (glyph + number(deltas + i)) % 65536 if glyph else 0
        return number(tables[b"hmtx"] + 4 * min(glyph, metrics - 1)) / em

    return advance
