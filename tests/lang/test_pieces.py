"""A file in pieces is edited as one text is, and read as if it were read for the first time."""

from hypothesis import given
from hypothesis import strategies as st

from argmap import lang
from argmap.lang import Whole
from argmap.lang.syntax import cut, preamble
from argmap.schemes import shipped
from argmap.source import Source

SNIPPETS = (
    "",
    "\n",
    "\n\n",
    " ",
    "  ",
    "#",
    "# a remark\n",
    '"',
    'claim a: "A."\n',
    'claim b: "B [[x]]."\n  contradicts a\n',
    'premise p: "P."\n',
    'section s: "S"\n',
    'section t: "T"\n',
    "inference p => a\n",
    "inference i: p => b\n  scheme sign\n",
    'objection o: "O"\n  undercuts i\n',
    'include "x.arg"\n',
    'ignore AM201 "why"',
    "scheme sign",
    "\x07",
    "\r\n",
    "\r",
    "Завещание 👩\u200d🔬",
    "; tag x",
)
texts = st.lists(st.sampled_from(SNIPPETS), max_size=12).map("".join)
edits = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.sampled_from(SNIPPETS)), max_size=6)


def spot(whole, offset):
    text = whole.text
    line = text.count("\n", 0, offset) + 1
    return whole.at(line, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def edited(text, changes):
    """The file after some edits, step by step, and the text that it must have."""
    whole = Whole.of("essay", text)
    plain = Source("essay", text).text
    for one, other, new in changes:
        start, end = sorted((round(one * len(plain)), round(other * len(plain))))
        whole.edit(spot(whole, start), spot(whole, end), new)
        plain = plain[:start] + Source("essay", new).text + plain[end:]
        yield whole, plain


@given(texts, edits)
def test_edits_are_those_of_a_text(text, changes):
    for whole, plain in edited(text, changes):
        assert whole.text == plain
        head = preamble(plain)
        cuts = [*([head] if head else ()), *(chunk.text for chunk in cut(plain))] or [""]
        assert [piece.text for piece in whole.pieces] == cuts
        assert whole.lines == Source("essay", plain).lines


@given(texts, edits)
def test_places_are_those_of_a_text(text, changes):
    for whole, plain in edited(text, changes):
        source = Source("essay", plain)
        at = 0
        for piece in whole.pieces:
            for offset in range(len(piece.text) + 1):
                if at + offset < len(plain) or piece is whole.pieces[-1]:
                    line, column = piece.position(offset)
                    if offset < len(piece.text) or piece is whole.pieces[-1]:
                        assert (line, column) == source.position(at + offset)
                        assert piece.offset(line, column) == offset
                        assert piece.line(line) == source.line(line)
            at += len(piece.text)


def said(parsed):
    return [
        (
            each.code,
            each.severity,
            each.message,
            each.span.line,
            each.span.column,
            each.span.end_line,
            each.span.text,
            each.record,
            *tuple((label.message, label.span.line, label.span.column) for label in each.labels),
            *tuple(each.help),
        )
        for each in parsed.diagnostics
    ]


@given(texts, edits)
def test_what_is_read_again_is_as_if_read_for_the_first_time(text, changes):
    for whole, plain in edited(text, changes):
        again = lang.parse(whole, shipped())
        fresh = lang.parse(Source("essay", plain), shipped())
        assert said(again) == said(fresh)
        assert list(again.map) == list(fresh.map)
        assert again.map.damaged == fresh.map.damaged
        for id_ in fresh.map:
            one, other = again.map[id_], fresh.map[id_]
            assert (one.span.line, one.span.text) == (other.span.line, other.span.text)
            assert str(one.section) == str(other.section)


def test_records_that_an_edit_does_not_touch_are_not_read_again():
    whole = Whole.of("essay", 'claim a: "A."\nclaim b: "B."\nclaim c: "C."\n')
    before = lang.parse(whole).map
    here = whole.at(2, 11)
    whole.edit(here, here, "!\n  ")
    after = lang.parse(whole).map
    assert after["a"] is before["a"]
    assert after["c"] is before["c"]
    assert after["b"] is not before["b"]
    assert after["c"].span.line == 4


def test_a_piece_that_is_gone_knows_where_it_was():
    whole = Whole.of("essay", 'claim a: "A."\nclaim b: "B."\nclaim c: "C."\n')
    _, b, c = whole.pieces
    whole.replace('\nclaim a: "A."\nclaim c: "C."\n')
    assert (b.position(0), c.position(0)) == ((2, 1), (3, 1))


def test_what_lies_beyond_the_text_is_its_nearest_end():
    whole = Whole.of("essay", 'claim a: "A."\n')
    assert whole.at(1, 99)[1] == 13
    assert whole.at(99, 1).offset == len(whole.pieces[-1].text)
    assert whole.at(0, 1).offset == 0
    empty = Whole.of("essay", "")
    empty.edit(empty.at(1, 1), empty.at(1, 1), "claim")
    assert empty.text == "claim"


def test_another_text_keeps_what_it_has_in_common_with_the_old():
    whole = Whole.of("essay", 'claim a: "A."\nclaim b: "B."\nclaim c: "C."\n')
    first, _, last = whole.pieces
    whole.replace('claim a: "A."\nclaim d: "D."\nclaim c: "C."\n')
    assert (whole.pieces[0], whole.pieces[2]) == (first, last)
