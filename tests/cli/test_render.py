"""`argmap render`, through its command line."""

import pytest

from argmap.cli import console
from argmap.render import engines

MAP = """\
section street: "The street"
premise wet: "The street is wet."
  basis "Anyone can see it."
  tag seen
claim rain: "It rained."
inference by-street: wet => rain
  warrant "Nothing else wets a whole street."
section doubt: "Doubts"
person critic: "A critic"
premise hosed: "The street was hosed down."
  basis "The town says so."
objection hose: "It may have been hosed down."
  undercuts by-street
  from hosed
  raised-by critic
"""
COMPLETE = "4 statements: 3 sustained, 1 defeated; "


@pytest.fixture
def a_map(here):
    (here / "a.arg").write_text(MAP)
    return here


def test_a_picture_and_a_summary(run, a_map):
    code, out, err = run("render", "a.arg", "-o", "out.svg")
    assert (code, out) == (0, "")
    assert err.startswith(COMPLETE)
    assert err.endswith("; drawn in out.svg\n")
    assert err.count("\n") == 1
    assert (a_map / "out.svg").read_text().startswith("<svg")


def test_without_a_name_the_picture_stands_beside_the_map(run, a_map):
    assert run("render", "a.arg")[2].endswith("; drawn in a.svg\n")
    assert run("render", "a.arg", "--format", "dot")[2].endswith("; drawn in a.dot\n")
    assert (a_map / "a.dot").read_text().startswith("digraph")


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (("--section", "doubt"), "a-doubt.svg"),
        (("--focus", "wet", "--format", "dot"), "a-wet.dot"),
        (("--select", "tag:seen,verdict:sustained"), "a-seen-sustained.svg"),
    ],
)
def test_a_part_does_not_take_the_place_of_the_whole(run, a_map, options, name):
    (a_map / "a.svg").write_text("the whole")
    assert run("render", "a.arg", *options)[2].endswith(f"; drawn in {name}\n")
    assert (a_map / name).exists()
    assert (a_map / "a.svg").read_text() == "the whole"


@pytest.mark.parametrize("name", ["other.arg", "link.svg", "part.txt"])
def test_no_map_is_overwritten(run, a_map, name):
    (a_map / "other.arg").write_text("mine")
    (a_map / "link.svg").symlink_to("other.arg")
    (a_map / "part.txt").write_text('claim late: "It was late."\n')
    (a_map / "a.arg").write_text(MAP + 'include "part.txt"\n')
    before = (a_map / name).read_text()
    code, _, err = run("render", "a.arg", "--format", "svg", "-o", name)
    assert code == 2
    assert err.startswith(f"argmap: {name} is a ")
    assert err.endswith("; name another file with -o\n")
    assert (a_map / name).read_text() == before


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.svg", b"<svg"),
        ("a.png", b"\x89PNG"),
        ("a.pdf", b"%PDF"),
        ("a.dot", b"digraph"),
        ("a.GV", b"digraph"),
    ],
)
def test_the_suffix_says_which_form(run, a_map, name, begins):
    assert run("render", "a.arg", "-o", name)[0] == 0
    assert (a_map / name).read_bytes().startswith(begins)


def test_the_form_may_be_said_apart(run, a_map):
    assert run("render", "a.arg", "-o", "picture", "--format", "dot")[0] == 0
    assert (a_map / "picture").read_text().startswith("digraph")


def test_to_standard_output(run, a_map):
    code, out, err = run("render", "a.arg", "-o", "-")
    assert code == 0
    assert out.startswith("<svg")
    assert err.startswith(COMPLETE)
    assert "drawn" not in err
    assert run("render", "a.arg", "-o", "-", "--format", "dot")[1].startswith("digraph")


def test_from_standard_input(run, stdin):
    stdin(MAP.encode())
    code, out, err = run("render", "-", "--format", "dot")
    assert code == 0
    assert out.startswith("digraph")
    assert err.startswith(COMPLETE)


def test_as_argued(run, a_map):
    _, out, err = run("render", "a.arg", "-o", "-", "--format", "dot", "--as-argued")
    assert err.startswith("3 statements: 3 sustained; ")
    assert "It may have been" not in out
    assert run("render", "a.arg", "-o", "x.dot", "--as-argued", "--with-objections")[0] == 2


@pytest.mark.parametrize(
    ("options", "there", "gone"),
    [
        (("--section", "doubt"), "hosed down", None),
        (("--select", "section:doubt"), "hosed down", None),
        (("--select", "tag:seen"), "The street is wet", "hosed down"),
        (("--select", "verdict:defeated"), "It rained", None),
        (("--focus", "wet", "--depth", "0"), "The street is wet", "hosed down"),
        (("--labels", "id"), ">wet<", ">The street is wet"),
        (("--no-legend",), "It rained", "How to read"),
        (("--title", "Another title"), "Another title", None),
        (("--links", "https://example.org/{path}#L{line}"), "https://example.org/a.arg#L5", None),
    ],
)
def test_what_is_drawn_and_how(run, a_map, options, there, gone):
    code, out, _ = run("render", "a.arg", "-o", "-", "--format", "dot", *options)
    assert code == 0
    folded = " ".join(out.replace("<BR/>", " ").replace('<BR ALIGN="LEFT"/>', " ").split())
    assert there in folded
    assert gone is None or gone not in folded


def test_a_finer_png_is_larger(run, a_map):
    run("render", "a.arg", "-o", "a.png", "--dpi", "50")
    run("render", "a.arg", "-o", "b.png", "--dpi", "150")
    assert (a_map / "b.png").stat().st_size > (a_map / "a.png").stat().st_size


def test_a_png_has_a_scale(run, a_map):
    def width(name):
        return int.from_bytes((a_map / name).read_bytes()[16:20], "big")

    run("render", "a.arg", "-o", "a.png", "--scale", "1")
    run("render", "a.arg", "-o", "b.png", "--scale", "2.5")
    run("render", "a.arg", "-o", "c.png", "--dpi", "96")
    assert width("b.png") == pytest.approx(2.5 * width("a.png"), abs=3)
    assert width("c.png") == width("a.png")


def test_what_is_not_as_asked_is_told(run, a_map, monkeypatch):
    monkeypatch.setattr(engines, "_LARGEST_PNG", 50)
    code, out, err = run("render", "a.arg", "-o", "a.png")
    told, summed_up = err.splitlines()
    assert (code, out) == (0, "")
    assert told.startswith("argmap: at 144 dots to the inch a side of the png would be longer than 50 dots")
    assert summed_up.startswith(COMPLETE)


def test_mermaid_and_graphml(run, a_map):
    assert run("render", "a.arg", "-o", "a.mmd")[0] == 0
    assert run("render", "a.arg", "--format", "mermaid")[0] == 0
    assert run("render", "a.arg", "-o", "b.mermaid", "--format", "graphml")[0] == 0
    assert "\nflowchart BT\n" in (a_map / "a.mmd").read_text("utf-8")
    assert (a_map / "b.mermaid").read_text("utf-8").startswith("<?xml")
    assert run("render", "a.arg", "-o", "-", "--format", "graphml")[1].endswith("</graphml>\n")


def test_a_map_with_mistakes_is_drawn_as_far_as_it_goes(run, a_map):
    (a_map / "a.arg").write_text(MAP + 'claim broken "x"\n')
    code, _, err = run("render", "a.arg", "-o", "a.dot")
    assert code == 0
    assert err.startswith(
        "argmap: what could not be read is left out of the picture; `argmap check a.arg` lists it\n"
    )


def test_an_empty_map(run, here):
    (here / "a.arg").write_text("")
    assert run("render", "a.arg", "-o", "a.svg")[2].startswith("0 statements; no findings")


def test_a_picture_of_bytes_is_not_put_on_a_screen(run, a_map, monkeypatch):
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    code, out, err = run("render", "a.arg", "-o", "-", "--format", "png")
    assert (code, out) == (2, "")
    assert err.startswith("argmap: a png cannot be shown on a screen")


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("nope.arg",), "argmap: nope.arg cannot be read: no such file or directory\n"),
        (("in",), "argmap: in is a folder; name one of the maps in it\n"),
        ((".",), "argmap: . is a folder; name one of the maps in it\n"),
        (("",), "argmap: '' is no path\n"),
        (
            ("a.arg", "-o", "a.jpg"),
            "argmap: `a.jpg` has `.jpg`, and a picture is one of .svg, .png, .pdf, ",
        ),
        (("a.arg", "-o", "picture"), "argmap: `picture` has no suffix, and a picture is one of .svg"),
        (("a.arg", "-o", ""), "argmap: `` has no suffix, and a picture is one of .svg"),
        (("a.arg", "-o", "."), "argmap: `.` has no suffix, and a picture is one of .svg"),
        (("a.arg", "-o", "no/a.svg"), "argmap: no/a.svg cannot be written: no such file or directory\n"),
        (("a.arg", "-o", "in", "--format", "svg"), "argmap: in cannot be written: is a directory\n"),
        (
            ("a.arg", "-o", "./a.arg", "--format", "svg"),
            "argmap: ./a.arg is the map itself; name another file with -o\n",
        ),
        (("a.arg", "--focus", "nope"), "argmap: there is no record `nope` in this map"),
        (("a.arg", "--section", "nope"), "argmap: there is no section `nope` in this map"),
        (
            ("a.arg", "--section", "dout"),
            "argmap: there is no section `dout` in this map; did you mean `doubt`?\n",
        ),
        (
            ("a.arg", "--focus", "rian"),
            "argmap: there is no record `rian` in this map; did you mean `rain`?\n",
        ),
        (("a.arg", "--links", "{"), "argmap: in links, braces stand around path, line or id"),
        (
            ("a.arg", "--select", "nope"),
            "argmap render: --select: `nope` is not one of section:ID, tag:WORD, verdict:WORD",
        ),
        (("a.arg", "--select", "verdict:defeted"), "argmap render: --select: `defeted` is not one of"),
        (("a.arg", "--depth", "-1"), "argmap render: --depth: "),
        (("a.arg", "--dpi", "0"), "argmap render: --dpi: `0` is not a whole number from 1 up"),
        (("a.arg", "--scale", "11"), "argmap render: --scale: `11` is not a number from 0.1 to 10"),
        (("a.arg", "--scale", "nan"), "argmap render: --scale: `nan` is not a number from 0.1 to 10"),
        (("a.arg", "--scale", "two"), "argmap render: --scale: `two` is not a number from 0.1 to 10"),
        (("a.arg", "--scale", "2", "--dpi", "96"), "argmap render: --dpi: not allowed with argument --scale"),
        (("a.arg", "--timeout", "soon"), "argmap render: --timeout: `soon` is not a number of seconds"),
        (("a.arg", "--timeout", "nan"), "argmap render: --timeout: `nan` is not a number of seconds"),
        (("a.arg", "--timeout", "0.000001"), "argmap: laying the map out took longer than"),
        (
            ("a.arg", "--engine", "neato"),
            "argmap render: --engine: `neato` is not one of auto, pygraphviz, dot",
        ),
    ],
)
def test_what_cannot_be_drawn(run, a_map, argv, says):
    (a_map / "in").mkdir()
    code, out, err = run("render", *argv)
    assert (code, out) == (2, "")
    assert err.startswith(says)
    assert (a_map / "a.arg").read_text() == MAP
