"""A map as several pages: an overview, the parts, and the links between them."""

import os
import re
import subprocess
import sys
from urllib.parse import unquote

import pytest

import argmap
from argmap.render import EngineError, View, ViewError, engines, to_dot, to_svg
from argmap.render.pages import drawn, pages
from render.pictures import CONGRESS, case, groups

CASE = case()
LINK = "{http://www.w3.org/1999/xlink}href"

SIZED = 'section big: "Big"\nsection inner: "Inner"\n  within big\n' + "".join(
    f'claim {section}-{number}: "C."\n' if number else f'section {section}: "S"\n  within inner\n'
    for section in ("x", "y")
    for number in range(200)
)


def linked(svg):
    """Every address in a picture."""
    return {
        unquote(each.get(LINK)) for group in groups(svg, "node") for each in group.iter() if each.get(LINK)
    }


def test_an_overview_and_a_page_for_each_part(tmp_path):
    paths = argmap.loads(CONGRESS).render_pages(tmp_path / "map.svg")
    assert [path.name for path in paths] == ["map.svg", "map-vote.svg", "map-esteem.svg"]
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in paths}
    overview, vote, esteem = (path.read_text() for path in paths)
    assert len(groups(overview, "node")) == 2
    assert linked(overview) == {"map-vote.svg", "map-esteem.svg"}
    assert linked(vote) == {"map-esteem.svg"}
    assert linked(esteem) == {"map-vote.svg"}
    for page in (vote, esteem):
        assert 'xlink:href="map.svg"' in page
        assert "← all 2 parts" in page
    assert "Congress: The vote</title>" in vote


def test_each_record_is_on_exactly_one_page():
    sheets = pages(CASE, View(), "m.svg")
    records = [id_ for view in list(sheets.values())[1:] for id_ in view.records]
    assert sorted(records) == sorted(CASE.amap)


def test_what_stands_in_no_section_has_a_page_too(tmp_path):
    m = argmap.loads('claim a: "A."\nsection other: "Other"\nclaim b: "B."\n')
    paths = m.render_pages(tmp_path / "map.dot")
    assert [path.name for path in paths] == ["map.dot", "map-other.dot", "map-other-2.dot"]
    assert "In no section" in paths[0].read_text()
    assert 'URL="map-other-2.dot"' in paths[0].read_text()


def test_a_large_section_is_cut_and_its_boxes_stand_in_it():
    sheets = pages(case(SIZED), View(), "map.svg")
    assert len(sheets) == 3
    overview = to_dot(case(SIZED), view=next(iter(sheets.values())))
    assert overview.count("subgraph") == 2


def test_a_selection_holds_for_the_pages_and_parts_without_it_have_none():
    assert list(pages(CASE, View(tags=("speech",)), "map.svg")) == ["map.svg", "map-vote.svg"]
    sheets = pages(CASE, View(records=frozenset({"stayed", "esteem"})), "map.svg")
    assert sheets["map-vote.svg"].records == {"stayed"}
    svg = to_dot(CASE, view=sheets["map-esteem.svg"])
    assert "map-vote.svg" in svg


def test_a_title_of_ones_own_is_kept():
    assert pages(CASE, View(title="Mine"), "m.svg")["m-vote.svg"].title == "Mine: The vote"
    assert pages(CASE, View(title=""), "m.svg")["m-vote.svg"].title == "The vote"


def test_names_of_files_are_safe_and_never_the_same():
    text = "".join(
        f'section {id_}: "S"\nclaim c{n}: "C."\n'
        for n, id_ in enumerate(("vot", "vote", "vote-2", "завещание", "x" * 300))
    )
    names = list(pages(case(text), View(), "a map:1.svg"))
    assert len({name.casefold() for name in names}) == len(names) == 6
    assert all(re.fullmatch(r"a map:1(-[\w-]+)?\.svg", name) for name in names)
    assert max(map(len, names)) < 100
    view = pages(case(text), View(), "a map:1.svg")["a map:1-vote.svg"]
    assert view.page.overview == "a%20map%3A1.svg"
    assert "%D0%B7" in view.page.files["завещание"]


def test_nothing_is_written_where_one_page_cannot_be_drawn(tmp_path, monkeypatch):
    m = argmap.loads(CONGRESS)
    real, calls = engines.drawn, []

    def third_fails(dot, form, **how):
        calls.append(dot)
        if len(calls) == 3:
            message = "no"
            raise EngineError(message)
        return real(dot, form, **how)

    monkeypatch.setattr(engines, "drawn", third_fails)
    (tmp_path / "map.svg").write_text("old")
    with pytest.raises(EngineError):
        m.render_pages(tmp_path / "map.svg")
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]
    assert (tmp_path / "map.svg").read_text() == "old"


def test_nothing_is_written_where_one_file_cannot_be(tmp_path):
    (tmp_path / "map-vote.dot").mkdir()
    with pytest.raises(IsADirectoryError):
        argmap.loads(CONGRESS).render_pages(tmp_path / "map.dot")
    assert [path.name for path in tmp_path.iterdir()] == ["map-vote.dot"]


def test_a_page_never_takes_the_place_of_a_part_of_the_map(tmp_path):
    (tmp_path / "map.arg").write_text('section s: "S"\nclaim a: "A."\ninclude "part.svg"\n')
    (tmp_path / "part.svg").write_text('claim b: "B."\n')
    (tmp_path / "out-s.svg").symlink_to(tmp_path / "part.svg")
    m = argmap.load(tmp_path / "map.arg")
    with pytest.raises(ValueError, match=r"out-s\.svg is a part of the map, and a picture would"):
        m.render_pages(tmp_path / "out.svg")


def test_forms_that_are_one_file_are_refused(tmp_path):
    with pytest.raises(ValueError, match=r"`map\.html` is one file by itself; several pages are of svg, png"):
        argmap.loads(CONGRESS).render_pages(tmp_path / "map.html")


@pytest.mark.parametrize(("form", "starts"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_pages_of_other_forms(tmp_path, form, starts):
    for path in argmap.loads(CONGRESS).render_pages(tmp_path / f"map.{form}", dpi=40):
        assert path.read_bytes().startswith(starts)


@pytest.mark.parametrize("large", [False, True])
def test_a_map_too_large_for_one_sheet_ends_in_a_sentence_with_the_ways_out(large):
    a_case = case('section s: "S"\n' + "".join(f'claim c{number}: "C."\n' for number in range(3001)))
    with pytest.raises((ViewError, EngineError)) as raised:
        to_svg(a_case, view=View(large=large), timeout=0.05)
    for way in ("--pages", "-o map.html", "--focus", "--select", "--collapse", "--timeout"):
        assert way in str(raised.value)


def test_progress_is_told_after_each():
    told = []
    found = drawn({"a": View(), "b": View()}, lambda _: b"", lambda *counts: told.append(counts))
    assert found == {"a": b"", "b": b""}
    assert told == [(1, 2), (2, 2)]


def test_a_record_more_leaves_the_pages_of_other_parts_as_they_were():
    more = CONGRESS.replace(
        'section esteem: "Esteem"',
        'evidence one-more: "One more."\n  from works-10 p. 1\nsection esteem: "Esteem"',
    )
    before, after = (
        {name: to_dot(each, view=view) for name, view in pages(each, View(), "m.svg").items()}
        for each in (CASE, case(more))
    )
    assert before["m-esteem.svg"] == after["m-esteem.svg"]
    assert before["m-vote.svg"] != after["m-vote.svg"]
    gone = set(before["m-vote.svg"].splitlines()) - set(after["m-vote.svg"].splitlines())
    assert not gone


def test_the_same_map_gives_the_same_text_in_every_process(tmp_path):
    (tmp_path / "map.arg").write_text(CONGRESS)
    script = (
        "import argmap, sys; m = argmap.load('map.arg'); print(m.to_dot()); print(m.to_dot(collapse='all'));"
        "[print(path, path.read_text()) for path in m.render_pages('map.dot')]"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
