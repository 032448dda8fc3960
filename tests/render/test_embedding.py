"""Pictures in somebody's page: they fit, their ids are their own, and their colours follow the page's."""

import re
from xml.etree import ElementTree as ET

import pytest

import argmap
from argmap.render.embedding import DARK, PAINTABLE, Shelf, embedded, figure, in_notebook, repainted
from argmap.render.page.paint import PALETTE
from argmap.render.theme import THEMES

RAIN = 'premise wet: "The street is wet."\n  basis "Seen."\nclaim rain: "It rained."\ninference wet => rain\n'


@pytest.fixture(scope="module")
def m():
    return argmap.loads(f'map street: "The street"\n  main rain\n{RAIN}')


@pytest.fixture(scope="module")
def svg(m):
    return m.to_svg()


@pytest.fixture(scope="module")
def painted(m):
    return repainted(m.to_svg(theme=PAINTABLE))


def ids(html):
    return re.findall(r'\bid="([^"]*)"', html)


def test_the_same_picture_has_other_ids_each_time_and_refers_to_its_own(svg):
    shelf = Shelf()
    pictures = [embedded(svg, number=shelf.number(svg)) for _ in range(3)]
    found = [each for picture in pictures for each in ids(picture)]
    assert len(found) == len(set(found)) > 9
    for picture in pictures:
        (labelled,) = re.findall(r'aria-labelledby="([^"]*)"', picture)
        assert set(labelled.split()) <= set(ids(picture))


def test_nothing_in_a_picture_refers_to_an_id_but_its_label(svg, painted):
    for picture in (svg, painted):
        assert "url(" not in picture
        assert 'href="#' not in picture


def test_a_picture_is_as_wide_as_there_is_room_and_never_too_small_to_be_read(svg):
    width = float(re.search(r' width="([\d.]+)pt"', svg)[1])
    least, most = re.search(r"min-width:(\d+)pt;max-width:(\d+)%", embedded(svg)).groups()
    assert 0.6 * width < float(least) < 0.65 * width
    assert most == "100"


@pytest.mark.parametrize(("width", "scrolls"), [("400", False), ("2000", True)])
def test_what_may_have_to_scroll_can_be_reached_by_keyboard(svg, width, scrolls):
    html = embedded(re.sub(r' width="[\d.]+pt"', f' width="{width}pt"', svg))
    assert ('tabindex="0"' in html) is scrolls


def test_an_alternative_text_of_ones_own_names_the_picture(svg):
    html = embedded(svg, alt='Rain & "street"')
    assert ' aria-label="Rain &amp; &quot;street&quot;"' in html
    assert "aria-labelledby" not in html
    assert "<desc id=" in html


def test_a_figure_has_a_name_and_a_caption(svg):
    html = figure(svg, id_="here", classes=["wide"], caption="A <em>street</em>")
    assert html.startswith('<figure id="here" class="argmap wide">')
    assert "<figcaption>A <em>street</em></figcaption>" in html
    ET.fromstring(html)  # noqa: S314 - made by ourselves


def test_a_repainted_picture_is_light_and_dark_where_the_page_is_dark(painted):
    root = ET.fromstring(painted)  # noqa: S314 - made by ourselves
    style = root.findtext("{*}style")
    assert not set(PALETTE.values()) & set(re.findall(r"#[0-9a-f]{6}", painted))
    attributes, rules = painted.replace(style, ""), style
    assert THEMES["light"].colours()["sustained-line"] in attributes
    assert f".argmap-auto .s-sustained-line{{stroke:{THEMES['dark'].colours()['sustained-line']}}}" in rules
    assert all(selector in rules for selector in DARK)
    used = {name for element in root.iter() for name in element.get("class", "").split() if name[1:2] == "-"}
    assert used == set(re.findall(r"\.argmap-auto \.([fs]-[a-z-]+)\{", rules))


def test_a_repainted_picture_has_no_paper_and_the_same_words(svg, painted):
    def words(text):
        return [each.text for each in ET.fromstring(text).iter() if each.tag.endswith("}text")]  # noqa: S314

    assert words(painted) == words(svg)
    assert 'fill="#ffffff"' in svg
    assert f'<polygon fill="{THEMES["light"].paper}"' not in painted


def test_colours_that_are_no_roles_stay():
    assert repainted('<svg ><desc></desc><path fill="#abcdef" /></svg>').endswith(
        '<path fill="#abcdef" /></svg>'
    )


def test_what_is_no_picture_of_ours_has_no_ids_to_change():
    assert embedded("<svg ></svg>", number=2) == (
        '<div style="overflow-x:auto"><svg style="min-width:0pt;max-width:100%;height:auto" ></svg></div>'
    )


def test_a_map_without_a_title_is_called_a_map():
    shown = argmap.loads(RAIN)._repr_mimebundle_()
    for form in ("text/html", "image/svg+xml"):
        assert re.search(r'<title id="[^"]*">Argument map</title>', shown[form])
        assert "&lt;text&gt;" not in shown[form]


def test_two_showings_in_a_notebook_share_no_ids(painted):
    first, second = (in_notebook(painted)["text/html"] for _ in range(2))
    assert not set(ids(first)) & set(ids(second))
