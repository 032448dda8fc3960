"""`argmap render --pages` and `--collapse`, through the command line."""

import pytest

from argmap.cli import console

MAP = """\
section street: "The street"
premise wet: "The street is wet."
  basis "Anyone can see it."
section rain: "Rain"
claim rained: "It rained."
inference wet => rained
  warrant "Nothing else wets a whole street."
"""


@pytest.fixture
def a_map(here):
    (here / "a.arg").write_text(MAP)
    return here


def test_pages_stand_beside_the_overview(run, a_map):
    code, out, err = run("render", "a.arg", "--pages")
    assert (code, out) == (0, "")
    assert err.endswith("; drawn in a.svg and 2 pages beside it\n")
    assert {path.name for path in a_map.iterdir()} == {"a.arg", "a.svg", "a-street.svg", "a-rain.svg"}


def test_one_page_is_called_a_page(run, a_map):
    _, _, err = run("render", "a.arg", "--pages", "--section", "rain", "-o", "b.dot")
    assert err.endswith("; drawn in b.dot and 1 page beside it\n")


def test_progress_is_shown_on_a_terminal(run, a_map, monkeypatch):
    monkeypatch.setattr(console, "_is_terminal", lambda _: True)
    _, _, err = run("render", "a.arg", "--pages", "-o", "a.dot")
    assert "\r1 of 3 pages\r2 of 3 pages\r            \r" in err


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("-o", "-"), "argmap: --pages draws several files; name the first with -o"),
        (("-o", "a.svg", "--format", "png"), "argmap: --pages goes by the suffix of -o; leave --format out"),
        (("-o", "a.html"), "argmap: `a.html` is one file by itself; several pages are of"),
        (("-o", "nowhere/a.svg"), "argmap: nowhere/a.svg cannot be written: no such file or directory"),
        (("--focus", "nobody"), "argmap: there is no record `nobody` in this map"),
    ],
)
def test_what_cannot_be_pages(run, a_map, argv, says):
    code, out, err = run("render", "a.arg", "--pages", *argv)
    assert (code, out) == (2, "")
    assert says in err
    assert [path.name for path in a_map.iterdir()] == ["a.arg"]


@pytest.mark.parametrize(("ids", "boxes"), [("street", 1), ("street,rain", 2), ("all", 2)])
def test_sections_are_collapsed(run, a_map, ids, boxes):
    code, out, _ = run("render", "a.arg", "--collapse", ids, "-o", "-", "--format", "dot")
    assert code == 0
    assert out.count('class="collapsed') + out.count("class=collapsed") == boxes


def test_a_section_that_is_not_there_cannot_be_collapsed(run, a_map):
    code, _, err = run("render", "a.arg", "--collapse", "stret", "-o", "b.svg")
    assert code == 2
    assert err == "argmap: there is no section `stret` in this map; did you mean `street`?\n"
