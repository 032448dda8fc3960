"""The shape of a file, and what each word of it is."""

from itertools import pairwise

import pytest

from argmap.editor import outline
from argmap.editor.colours import KINDS, colours, kinds
from argmap.editor.ways import mends, safe, ways


def shape(symbols):
    return [
        (each.kind, each.name, shape(each.within)) if each.within else (each.kind, each.name)
        for each in symbols
    ]


def test_the_records_of_a_section_lie_within_it(within):
    _, spot = within("claim rain")
    assert shape(outline.symbols(spot.piece.whole))[-2:] == [
        (
            "section",
            "facts",
            [
                ("evidence", "wet"),
                ("premise", "seen"),
                ("premise", "night"),
                ("claim", "rain"),
                ("claim", "dry"),
                ("inference", "i"),
                ("inference", "ii"),
            ],
        ),
        ("section", "doubts", [("objection", "hose")]),
    ]


def test_records_without_a_name_are_called_by_what_they_say(at):
    _, spot = at(
        'include "part.arg"\nclaim a: "A"\nclaim b: "B"\ninference a => |b\nclaim :\nsection s: "S"\n', ""
    )
    assert shape(outline.symbols(spot.piece.whole)) == [
        ("include", "part.arg"),
        ("claim", "a"),
        ("claim", "b"),
        ("inference", "a => b"),
        ("section", "s"),
    ]


def test_records_are_found_by_words_in_their_name_or_text(within):
    state, _ = within("claim rain")
    assert [each.name for each in outline.all_symbols(state, "street wet")] == ["wet"]
    assert [each.name for each in outline.all_symbols(state, "HOSE")] == ["hose"]
    assert not list(outline.all_symbols(state, "nothing of the sort"))


def test_long_words_are_cut():
    assert outline.shortened("short") == "short"
    assert len(outline.shortened("long " * 40)) <= 80
    assert outline.shortened("long " * 40).endswith("long…")


def test_what_folds(at):
    _, spot = at(
        '# one\n# two\n\nclaim a:\n  "A"\nclaim |b: "B"\n\nsection s: "S"\nclaim c: "C"\n'
        'section t: "T"\n# x\nclaim d: "D"\n  # only one\n# three\n# four\n# five\n',
        "",
    )
    assert [tuple(each) for each in outline.folds(spot.piece.whole)] == [
        (1, 2, "comment"),
        (4, 5, "record"),
        (8, 9, "section"),
        (14, 16, "comment"),
        (10, 16, "section"),
    ]


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        (
            'evidence e: "E."  # said',
            [("evidence", "keyword"), ("e", "statement"), ('"E."', "string"), ("# said", "comment")],
        ),
        ("inference wet(omen) => dry\n  scheme omen", [
            ("inference", "keyword"), ("wet", "statement"), ("omen", "role"), ("=>", "operator"),
            ("dry", "statement"), ("scheme", "keyword"), ("omen", "scheme"),
        ]),
        ('objection o: "O."\n  undercuts i\n  tag odd', [
            ("objection", "keyword"), ("o", "statement"), ('"O."', "string"), ("undercuts", "keyword"),
            ("i", "inference"), ("tag", "keyword"), ("odd", "tag"),
        ]),
        ('evidence e: "E\n# between\n F."\n  from diary p. 4\n', [
            ("evidence", "keyword"), ("e", "statement"), ('"E', "string"), ("# between", "comment"),
            ('F."', "string"), ("from", "keyword"), ("diary", "source"), ("p. 4", "number"),
        ]),
    ],
)  # fmt: skip
def test_every_word_has_the_colour_of_what_it_is(at, record, wanted):
    head, line, rest = record.partition("\n")
    state, spot = at(f"\n{head}|{line}{rest}\n")
    found = list(colours(spot.piece, kinds(state, spot.piece)))
    assert [(spot.piece.text[each.start : each.end], each.kind) for each in found] == wanted
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {each.kind for each in found} <= set(KINDS)


def test_a_record_that_cannot_be_read_keeps_the_colour_of_its_comments(at):
    state, spot = at("\nclaim |: # why\n")
    assert [each.kind for each in colours(spot.piece, kinds(state, spot.piece))] == ["comment"]


def test_where_a_claim_does_not_stand_ways_are_offered_and_where_it_does_none(at):
    objected = '\nobjection o: "O."\n  rebuts rain\n  from letters p. 4\n  raised-by critic\n'
    state, _ = at(objected + "|")
    rain = state.amap.statements["rain"].span.source
    titles = [each.title for each in mends(state, rain)]
    assert titles
    assert all(each.startswith("so that `rain` stands: ") for each in titles)
    assert not list(mends(state, state.amap.statements["wet"].span.source))
    assert not list(mends(state, state.amap.statements["hose"].span.source))


def test_safe_fixes_are_taken_together_where_they_do_not_touch(at):
    state, _ = at('\nclaim c: "C."\n  contradicts rian\nclaim d: "D."\n  about streat\n|')
    assert not safe(state.diagnostics)
    titles = [each.title for each in ways(state, state.diagnostics)]
    assert "write `rain`" in titles
    assert "write `street`" in titles
    assert any(each.startswith("ignore AM") for each in titles)
    assert not any(each.startswith("ignore AM0") for each in titles)


def test_a_clause_that_names_nothing_in_its_record_has_a_colour_all_the_same(at):
    state, spot = at('\nevidence e: "E."\n  within fa|cts\n')
    assert ("within", "keyword") in {
        (spot.piece.text[each.start : each.end], each.kind)
        for each in colours(spot.piece, kinds(state, spot.piece))
    }
    assert {each.kind for each in colours(spot.piece, kinds(state, spot.piece))} <= set(KINDS)
