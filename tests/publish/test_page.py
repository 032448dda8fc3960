"""What the three places have in common: options by name, maps read and judged, findings as HTML."""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from argmap.api import Look
from argmap.publish.page import (
    OPTIONS,
    Options,
    Problem,
    Unfit,
    called,
    findings_html,
    in_words,
    marked,
    problems,
    read,
    read_file,
    said,
)
from argmap.render import engines
from render.pictures import LOSES

RAIN = 'premise wet: "The street is wet."\n  basis "Seen."\nclaim rain: "It rained."\ninference step: wet => rain\n'
BARE = 'claim rain: "It rained."\n'


def shown(text=RAIN, folder=Path(), above=0, **options):
    return read(text, name="page.md", folder=folder, options=said(options), above=above)


# --------------------------------------------------------------------------------------- options


def test_options_are_those_of_the_command_line():
    found = said(
        {
            "section": "one, two",
            "tag": "x",
            "verdict": "defeated",
            "collapse": "all",
            "focus": "rain",
            "depth": "1",
            "as-argued": None,
            "labels": "both",
            "title": "Rain",
            "no_legend": "",
            "links": "{path}",
            "large": "yes",
            "theme": "dark",
            "engine": "dot",
            "timeout": "2.5",
            "findings": "findings",
            "source": "no",
            "select": "AM1",
            "ignore": "AM2 AM3",
            "pedantic": "true",
            "fail-level": "never",
            "alt": "A street",
        }
    )
    assert found == Options(
        look={
            "sections": ("one", "two"),
            "tags": ("x",),
            "verdicts": ("defeated",),
            "collapse": ("all",),
            "focus": "rain",
            "depth": 1,
            "reading": "as-argued",
            "labels": "both",
            "title": "Rain",
            "legend": False,
            "links": "{path}",
            "large": True,
        },
        theme="dark",
        engine="dot",
        timeout=2.5,
        rules={"select": ("AM1",), "ignore": ("AM2", "AM3"), "pedantic": True},
        findings=True,
        source=False,
        fail_level="never",
        alt="A street",
    )


def test_what_is_not_said_is_as_in_the_base():
    base = said({"theme": "dark", "section": "one", "select": "AM1"})
    found = said({"depth": "3", "ignore": "AM2"}, base)
    assert (found.theme, found.look, found.rules) == (
        "dark",
        {"sections": ("one",), "depth": 3},
        {"select": ("AM1",), "ignore": ("AM2",)},
    )


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("them", "dark", "there is no option `them`; did you mean `theme`?"),
        ("zzz", "", f"there is no option `zzz`; there are {', '.join(OPTIONS)}"),
        ("section", "", "`section` takes names with commas between them"),
        ("focus", "", "`focus` takes a value"),
        ("depth", "two", "`depth` is a whole number from 0 up, and not `two`"),
        ("depth", "²", "`depth` is a whole number from 0 up, and not `²`"),
        ("timeout", "0", "`timeout` is a number of seconds, and not `0`"),
        ("timeout", "soon", "`timeout` is a number of seconds, and not `soon`"),
        ("source", "maybe", "`source` is yes or no, and not `maybe`"),
        ("labels", "texts", "`labels` is one of text, id, both, and not `texts`; did you mean `text`?"),
        ("engine", "x", "`engine` is one of auto, pygraphviz, dot, and not `x`"),
    ],
)
def test_what_is_unfit_is_said(name, value, sentence):
    with pytest.raises(Unfit) as caught:
        said({name: value})
    assert str(caught.value) == sentence


# --------------------------------------------------------------------------------------- reading


def test_places_are_those_of_the_page():
    (problem,) = problems(shown('claim rain "It rained."\n', above=7))
    assert (problem.path, problem.line) == ("page.md", 8)
    assert str(problem) == (
        'page.md:8: AM002 syntax: after `claim rain` comes a colon, and here stands `"`\n'
        '  a record of this kind is written  claim id: "text"'
    )
    assert str(Problem("page.md", 0, "no")) == "page.md: no"


@pytest.mark.parametrize(("level", "broken"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_the_fail_level_says_which_findings_break_a_map(level, broken):
    assert len(shown(BARE, **{"fail-level": level}).broken) == broken


def test_mistakes_break_a_map_at_any_level():
    assert len(shown('claim a "A"\n', **{"fail-level": "never"}).broken) == 1


def test_settings_of_the_folder_hold(tmp_path):
    assert [each.code for each in shown(BARE).findings] == ["AM101"]
    (tmp_path / ".argmap.toml").write_text('ignore = ["AM101"]\n')
    assert shown(BARE, tmp_path).findings == ()
    assert len(shown(BARE, tmp_path, select="AM1").findings) == 1
    (tmp_path / ".argmap.toml").write_text("ignore = 3\n")
    with pytest.raises(Unfit, match=r"`ignore` is a list of rules"):
        shown(BARE, tmp_path)


def test_rules_are_chosen():
    assert shown(BARE, ignore="AM101").findings == ()
    assert shown(BARE, select="AM002").findings == ()
    assert len(shown(RAIN, pedantic="").findings) >= len(shown(RAIN).findings)
    with pytest.raises(Unfit, match="nope"):
        shown(BARE, select="nope")


def test_of_a_part_the_findings_are_those_of_the_part():
    text = f'section one: "One"\n{BARE}section two: "Two"\nclaim snow: "It snowed."\n'
    for options, records in (
        ({}, {"rain", "snow"}),
        ({"section": "two"}, {"snow"}),
        ({"section": "two", "collapse": "all"}, {"snow"}),
    ):
        assert {each.record for each in shown(text, **options).findings} == records
    with pytest.raises(Unfit, match="there is no section `three`"):
        shown(text, section="three")


def test_files_are_all_that_may_change(tmp_path):
    (tmp_path / "part.arg").write_text(RAIN)
    (tmp_path / "book.txt").write_text("It rained.")
    main = tmp_path / "main.arg"
    main.write_text('include "part.arg"\nsource book: "A book"\n  text "book.txt"\n')
    found = read_file(main, folder=tmp_path, options=said({"theme": "mine.toml"}))
    assert {path.name for path in found.files()} == {"main.arg", "part.arg", "book.txt", "mine.toml"}
    assert all(path.parent == tmp_path for path in found.files())


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    with pytest.raises(Unfit, match=r"the map `.*nope\.arg` cannot be read: no such file"):
        read_file(tmp_path / "nope.arg", folder=tmp_path, options=Options())
    with pytest.raises(Unfit, match="cannot be read"):
        read_file(tmp_path / "no\0pe.arg", folder=tmp_path, options=Options())


def test_a_picture_without_some_of_its_lines_is_unfit(monkeypatch):
    monkeypatch.setitem(engines._COMMANDS, "pygraphviz", lambda *_: [sys.executable, "-c", LOSES])
    with pytest.raises(Unfit, match="a line is missing from the picture"):
        shown().svg("light")


def test_paths_are_told_from_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert called(tmp_path / "docs" / ".." / "a.arg") == "a.arg"
    assert called(tmp_path.parent / "b.arg") == str(tmp_path.parent / "b.arg")


# --------------------------------------------------------------------------------------- pictures


def test_pictures_follow_the_page_unless_a_theme_is_named(tmp_path):
    (tmp_path / "mine.toml").write_text('paper = "#fffff0"\n')
    assert "argmap-auto" in shown().svg()
    assert "argmap-auto" not in shown(theme="dark").svg()
    assert "#fffff0" in shown(RAIN, tmp_path, theme="mine.toml").svg()
    assert shown().pdf().startswith(b"%PDF")
    assert shown(theme="dark").pdf().startswith(b"%PDF")


def test_what_cannot_be_drawn_is_said(tmp_path):
    with pytest.raises(Unfit, match="braces stand around"):
        shown(links="{nope}").svg()
    with pytest.raises(Unfit, match="there is no record `nope`"):
        shown(focus="nope")
    with pytest.raises(Unfit, match=r"nope\.toml: the theme cannot be read"):
        shown(RAIN, tmp_path, theme="nope.toml").svg()
    with pytest.raises(Unfit, match="braces stand around"):
        shown(links="{nope}").outline()


def test_a_map_without_a_title_is_not_called_after_its_page():
    assert (shown().title, shown(title="Rain").title) == ("Argument map", "Rain")
    assert shown(f'map m: "A street"\n{RAIN}').title == "A street"
    assert "page.md" not in shown().svg()


# --------------------------------------------------------------------------------------- findings


def test_findings_say_level_place_and_page_and_ways_out(tmp_path):
    (tmp_path / "part.arg").write_text('claim a: "A"\n')
    found = shown(f'include "part.arg"\n{RAIN}', tmp_path)
    html = findings_html(found, found.findings)
    root = ET.fromstring(html)  # noqa: S314 - made by ourselves
    assert root.findtext("p") == "2 warnings, 1 note."
    assert "<strong>note</strong>, line 5, " in html
    assert f"line 1 of {called(tmp_path / 'part.arg')}, " in html
    assert "/rules/AM212.html" in html
    assert "<code>rain</code>" in html
    assert "<pre>" in html
    assert "AM212" in in_words(found.findings)
    assert in_words(found.findings).endswith("2 warnings, 1 note")


def test_no_findings_are_said_too():
    assert findings_html(shown(), ()) == '<div class="argmap-findings">\n<p>No findings.</p>\n</div>\n'


def test_words_of_a_map_are_no_html():
    assert marked("`a<b>` & <i>") == "<code>a&lt;b&gt;</code> &amp; &lt;i&gt;"


def test_every_option_of_a_picture_is_there():
    looks = {option.called or name for name, option in OPTIONS.items() if option.of == "look"}
    assert looks | {"theme"} == set(Look.__annotations__)
