"""The full form, line by line."""

import re
from unicodedata import east_asian_width

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Label, Severity
from argmap.report.columns import visible, width
from argmap.report.screen import PLAIN, Screen, coloured
from argmap.report.terminal import finding
from argmap.source import Source, Span

TESTAMENT = Source(
    "maps/testament.arg",
    "\n" * 42
    + """claim esteem: "The [[Party]] held Stalin in high [[esteem]]."
  kind attitude; about party; when 1924-05; as certain


inference esteem-from-vote: retained(sign) + reputation => esteem
  scheme sign
  question other-causes: open
""",
)


def span(source, words, nth=0):
    """Where words stand in a text for the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = source.text.index(words, at + 1)
    return Span(source, at, at + len(words))


def shown(diagnostic, screen=PLAIN):
    return "\n".join(finding(diagnostic, screen))


def found(source, words, **more):
    place = words if isinstance(words, Span) else span(source, words)
    return Diagnostic("AM999", "a-name", Severity.WARNING, "a message", place, **more)


LEAP = Diagnostic(
    "AM200",
    "unsupported-leap",
    Severity.WARNING,
    "the step to `esteem` is not covered by what supports it",
    span(TESTAMENT, "inference"),
    labels=(
        Label(span(TESTAMENT, "[[Party]]"), "in no premise of this step", "AM201"),
        Label(span(TESTAMENT, "[[esteem]]"), "in no premise of this step", "AM201"),
        Label(span(TESTAMENT, "retained"), "an event, offered for an attitude with no warrant", "AM204"),
        Label(span(TESTAMENT, "other-causes"), "what else would produce the sign just as well?", "AM402"),
    ),
    help=(
        'say what licenses the step, e.g.  warrant "Delegates keep in office only those they esteem."',
        "or weaken the claim, e.g.  as possible",
    ),
    note="this says that the step is unargued, not that the claim is false",
)


def test_the_look_of_a_leap():
    assert shown(LEAP) == (
        """\
warning[AM200] unsupported-leap: the step to `esteem` is not covered by what supports it
  --> maps/testament.arg:47:1
   |
43 | claim esteem: "The [[Party]] held Stalin in high [[esteem]]."
   |                    ---------                     ---------- in no premise of this step   [AM201]
...
47 | inference esteem-from-vote: retained(sign) + reputation => esteem
   | ^^^^^^^^^                   -------- an event, offered for an attitude with no warrant   [AM204]
48 |   scheme sign
49 |   question other-causes: open
   |            ------------ what else would produce the sign just as well?                   [AM402]
   |
   = help: say what licenses the step, e.g.  warrant "Delegates keep in office only those they esteem."
   = help: or weaken the claim, e.g.  as possible
   = note: this says that the step is unargued, not that the claim is false"""
    )


def test_several_words_on_one_line_stand_under_each_other():
    source = Source("a.arg", 'claim rain: "It rained."')
    diagnostic = found(
        source,
        "claim",
        here="the main place",
        labels=(Label(span(source, "rain"), "an id", "AM1"), Label(span(source, "rained"), "a word", "AM2")),
    )
    assert shown(diagnostic).split("\n")[3:] == [
        '1 | claim rain: "It rained."',
        "  | ^^^^^ ----      ------ a word   [AM2]",
        "  | |     |",
        "  | |     an id                     [AM1]",
        "  | the main place",
    ]


def test_where_marks_overlap_the_main_one_is_drawn_on_top():
    source = Source("a.arg", "claim rain: it")
    diagnostic = found(source, "rain", here="here", labels=(Label(span(source, "claim rain: it"), "all"),))
    assert shown(diagnostic).split("\n")[3:] == [
        "1 | claim rain: it",
        "  | ------^^^^---- all",
        "  |       |",
        "  |       here",
    ]


def test_marks_that_begin_together_are_all_spoken_of():
    source = Source("a.arg", "claim rain: it")
    labels = (Label(span(source, "claim rain"), "two"), Label(span(source, "claim rain: it"), "all"))
    assert shown(found(source, "claim", here="one", labels=labels)).split("\n")[3:] == [
        "1 | claim rain: it",
        "  | ^^^^^--------- all",
        "  | |",
        "  | two",
        "  | one",
    ]


def test_tabs_are_four_columns_and_wide_letters_two():
    source = Source("a.arg", "\tclaim 日本: x")
    assert shown(found(source, "日本", here="here")).split("\n")[3:] == [
        "1 |     claim 日本: x",
        "  |           ^^^^ here",
    ]


def test_letters_that_join_on_take_no_column():
    source = Source("a.arg", "cafe\u0301 \u200bnoir")
    assert shown(found(source, "noir")).split("\n")[4] == "  |      ^^^^"


def test_a_place_without_width_gets_one_caret():
    source = Source("a.arg", "claim rain:")
    assert shown(found(source, Span(source, 11, 11))).split("\n")[3:] == [
        "1 | claim rain:",
        "  |            ^",
    ]


def test_an_empty_text():
    source = Source("a.arg", "")
    assert shown(found(source, Span(source, 0, 0), here="nothing")) == (
        """\
warning[AM999] a-name: a message
 --> a.arg:1:1
  |
1 |
  | ^ nothing"""
    )


def test_the_line_feed_itself():
    source = Source("a.arg", "one\ntwo\n")
    assert shown(found(source, Span(source, 3, 4))).split("\n")[3:] == ["1 | one", "  |    ^"]


def test_a_mark_over_several_lines():
    source = Source("a.arg", 'claim rain: "It\n  rained\n\n  hard."\nclaim')
    start, end = source.text.index('"'), source.text.index("\nclaim")
    assert shown(found(source, Span(source, start, end), here="all this")).split("\n")[3:] == [
        '1 | claim rain: "It',
        "  |             ^^^",
        "2 |   rained",
        "  |   ^^^^^^",
        "3 |",
        '4 |   hard."',
        "  |   ^^^^^^ all this",
    ]


def test_of_a_mark_over_many_lines_the_middle_is_left_out():
    source = Source("a.arg", "\n".join(f"line {number}" for number in range(1, 100_001)))
    lines = shown(found(source, Span(source, 0, len(source.text)), here="all this")).split("\n")
    assert lines[3:] == [
        "     1 | line 1",
        "       | ^^^^^^",
        "     2 | line 2",
        "       | ^^^^^^",
        "     3 | line 3",
        "       | ^^^^^^",
        "...",
        " 99998 | line 99998",
        "       | ^^^^^^^^^^",
        " 99999 | line 99999",
        "       | ^^^^^^^^^^",
        "100000 | line 100000",
        "       | ^^^^^^^^^^^ all this",
    ]


def test_a_place_in_another_file_is_shown_with_its_own_place():
    one, other = Source("a.arg", "claim rain: x"), Source("b.arg", "\nclaim rain: y")
    diagnostic = found(
        one, "rain", labels=(Label(span(other, "rain"), "declared here first"),), help=("rename it",)
    )
    assert shown(diagnostic).split("\n")[1:] == [
        " --> a.arg:1:7",
        "  |",
        "1 | claim rain: x",
        "  |       ^^^^",
        " ::: b.arg:2:7",
        "  |",
        "2 | claim rain: y",
        "  |       ---- declared here first",
        "  |",
        "  = help: rename it",
    ]


def test_a_long_line_is_cut_around_its_marks():
    source = Source("a.arg", f"claim a: {'x' * 500} here {'y' * 500} there {'z' * 500}")
    lines = shown(
        found(source, "here", labels=(Label(span(source, "there"), "and there"),)), Screen(columns=120)
    ).split("\n")
    line, marks = lines[3][4:], lines[4][4:]
    assert line.startswith("… xxx")
    assert line.endswith("zzz …")
    assert len(line) < 260
    assert line[marks.index("^") : marks.rindex("^") + 1] == "here"
    assert line[marks.index("-") : marks.rindex("-") + 1] == "there"
    assert marks.endswith("and there")


def test_a_line_of_ten_megabytes_costs_no_more_than_its_excerpt():
    source = Source("a.arg", "x" * 10_000_000)
    lines = shown(found(source, Span(source, 5_000_000, 9_000_000), here="here")).split("\n")
    assert max(map(len, lines)) < 300


def test_a_line_without_marks_between_two_others_is_cut_too():
    source = Source("a.arg", f"one\n{'x' * 500}\nthree")
    lines = shown(found(source, "one", labels=(Label(span(source, "three"), ""),)), Screen(columns=60)).split(
        "\n"
    )
    assert lines[5] == f"2 | {'x' * 60} …"


def test_nothing_from_a_text_acts_on_the_screen():
    source = Source("a\x1b]0;.arg", "claim \x1b[2J\x07\u202e\x85\ud800: x\r")
    diagnostic = found(
        source, "claim", here="\x1b[1m", help=("\x00",), labels=(Label(span(source, "x"), "\x7f"),)
    )
    text = shown(evolve(diagnostic, message="\x1b[31m", note="\u2028"))
    assert not set(text) & set("\x1b\x07\u202e\x85\ud800\x00\x7f\u2028\r")
    assert "claim ␛[2J␇���: x" in text


def test_on_a_narrow_screen_codes_stand_close():
    lines = shown(LEAP, Screen(columns=70)).split("\n")
    assert lines[4].endswith("in no premise of this step   [AM201]")
    assert lines[10].endswith("just as well?   [AM402]")


def test_colours_are_added_to_the_same_text():
    text = shown(LEAP, Screen(coloured))
    assert text.startswith("\x1b[1;33mwarning[AM200]\x1b[0m unsupported-leap: ")
    assert re.sub(r"\x1b\[[\d;]*m", "", text) == shown(LEAP)


def test_help_over_several_lines_is_indented():
    source = Source("a.arg", "claim")
    assert shown(found(source, "claim", help=("first\n  second",))).split("\n")[-2:] == [
        "  = help: first",
        "            second",
    ]


@given(
    st.text(alphabet="ab \t日\u0301é\n\x1b", max_size=400),
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 400), st.sampled_from(("", "said"))),
        min_size=1,
        max_size=5,
    ),
    st.integers(20, 200),
)
def test_every_mark_stands_under_its_words(text, places, columns):
    source = Source("a.arg", text)
    spans = [Span(source, *sorted((min(start, len(text)), min(end, len(text))))) for start, end, _ in places]
    labels = tuple(Label(place, words, "AM1") for place, (*_, words) in zip(spans, places, strict=True))
    lines = shown(found(source, spans[0], labels=labels), Screen(columns=columns)).split("\n")
    assert len({line.index("|") for line in lines[2:] if "|" in line}) == 1
    assert sum("^" in line for line in lines) >= 1
    one = spans[0]
    if one.line == one.end_line and one.text.strip() and one.text == one.text.strip() and columns > 150:
        at = next(index for index, line in enumerate(lines) if "^" in line)
        marks = lines[at].split("| ", 1)[1]
        above = lines[at - 1].split("| ", 1)[1]
        if "…" not in above:
            assert marks.count("^") == max(1, width(visible(one.text)))
            before = source.line(one.line)[: one.column - 1]
            assert marks.index("^") == width(visible(before))


@pytest.mark.parametrize("char", ["日", "Ａ", "한"])
def test_wide_letters_count_two(char):
    assert east_asian_width(char) in "WF"
    assert width(char) == 2
