"""Repairs: that they suffice when they are carried out, and that nothing smaller does."""

from itertools import combinations
from os.path import realpath
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Applicability
from argmap.evaluate import Mend, evaluate, repairs, weakened
from argmap.evaluate.carrying import upstream, weighed
from argmap.evaluate.drafting import edited
from argmap.evaluate.repair import drafted
from argmap.lang.format import format_source
from argmap.loading import parse_file
from argmap.model import Verdict
from argmap.source import Source
from evaluate.maps import read, weigh
from strategies import BROAD, CONTRARIES, records, text

MAPS = Path(__file__).parents[2] / "maps"
HEAD = """\
source book: "A book"
person author: "The author"
  party-to x
source memoirs: "Memoirs"
  by author
evidence e: "Seen."
  from book p. 1
claim x: "So."
"""

SINGLE = [
    ("", ["give `x` some support"]),
    ('inference i: e => x\nobjection o: "But."\n  undercuts i\n  from book p. 2\n', ["answer `o`"]),
    ('claim y: "Y."\ninference y => x\n', ["give `y` some support"]),
    ('claim y: "Y."\n  contradicts x\ninference e => y\ninference e => x\n', ["show that `y` does not hold"]),
    ('claim y: "Y."\ninference y => x\ninference x => y\n', ["give `x` some support", "give `y` some support"]),
]  # fmt: skip

PROBABLE = [
    ("inference i: e => x\n", ["say what licenses step `i`"]),
    ("inference i: e => x\n  scheme testimony\n", ["answer `access` of step `i`"]),
    ('evidence u: "U."\ninference u => x\n  warrant "w"\n', ["say where `u` comes from"]),
    ('premise u: "U."\ninference u => x\n  warrant "w"\n', ["say why `u` may be granted"]),
    (
        'evidence u: "U."\n  from memoirs p. 1\ninference u => x\n  warrant "w"\n',
        ["support `u` by a witness who has no stake in it"],
    ),
    (
        'evidence u: "U."\n  from book p. 1\n  witness author\ninference u => x\n  warrant "w"\n',
        ["give `x` stronger support"],
    ),
    ("inference e => x\n  scheme analogy\n", ["give `x` stronger support"]),
    ('claim y: "Y."\ninference i: y => x\n', ["say what licenses step `i` and give `y` some support"]),
    (
        'claim y: "Y."\ninference e => y\n  warrant "w"\ninference y => x\n  warrant "w"\n'
        'objection o: "But."\n  rebuts y\n  from book p. 2\nobjection p: "Nor."\n  rebuts x\n  from book p. 3\n',
        ["answer `p` and answer `o`"],
    ),
    (
        'claim a: "A."\nclaim b: "B."\nclaim c: "C."\ninference a + b + c => x\n  warrant "w"\n',
        ["give `a` some support, give `b` some support and give `c` some support", "give `x` some support"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("more", "expected"), SINGLE)
def test_what_would_mend_a_statement(more, expected):
    assert [each.says for each in repairs(weigh(HEAD + more), "x")] == expected


@pytest.mark.parametrize(("more", "expected"), PROBABLE)
def test_what_would_mend_one_that_is_asserted_as_probable(more, expected):
    map_text = HEAD.replace('claim x: "So."\n', 'claim x: "So."\n  as probable\n') + more
    assert sorted(each.says for each in repairs(weigh(map_text), "x")) == expected


def test_what_stands_needs_no_mending():
    assert repairs(weigh(HEAD), "e") == ()


def test_what_contradicts_itself_by_way_of_its_own_support_cannot_be_mended_so():
    more = 'objection o: "But."\n  rebuts x\n  from x\ninference e => x\n'
    assert [each.mends for each in repairs(weigh(HEAD + more), "x")] == [(Mend("answer", "o"),)]


def test_only_statements_can_be_mended():
    with pytest.raises(KeyError):
        repairs(weigh(HEAD), "nobody")


def test_so_many_are_given_as_are_asked_for():
    steps = "".join(f'claim c{n}: "C"\ninference c{n} => x\n' for n in range(15))
    evaluation = weigh(HEAD + steps)
    assert len(repairs(evaluation, "x")) == 10
    assert [each.mends for each in repairs(evaluation, "x", 1)] == [(Mend("support", "c0"),)]


# ------------------------------------------------------------------------ the lines to paste in

TEXTS = [
    (
        "",
        'after line 8:\n  premise reason-for-x: "…"\n    basis "…"\n  inference reason-for-x => x\n    warrant "…"',
    ),
    (
        'inference i: e => x\nobjection o: "But."\n  undercuts i\n  from book p. 2\n',
        'after line 12:\n  source source-against-o: "…"\n\n  objection answer-to-o: "…"\n    answers o\n'
        "    from source-against-o p. …",
    ),
    (
        'claim y: "Y."\n  contradicts x\ninference e => y\ninference e => x\n',
        'after line 11:\n  source source-against-y: "…"\n\n  objection answer-to-y: "…"\n    rebuts y\n'
        "    from source-against-y p. …",
    ),
    (
        'premise q: "Q."\n  contradicts x\n  basis "b"\ninference e => x\n',
        'after line 11:\n  source source-against-q: "…"\n\n  objection answer-to-q: "…"\n    undermines q\n'
        "    from source-against-q p. …",
    ),
]

PROBABLE_TEXTS = [
    ("inference i: e => x\n", 'after line 10:\n    warrant "…"'),
    (
        "inference i: e => x\n  scheme testimony\n",
        'after line 11:\n    question access: met by access-for-x\n  premise access-for-x: "…"\n    basis "…"',
    ),
    (
        "inference i: e => x\n  scheme testimony\n  question access: conceded # he was away\n",
        "in place of line 12:\n    question access: met by access-for-x # he was away\n"
        'after line 12:\n  premise access-for-x: "…"\n    basis "…"',
    ),
    (
        'claim n: "N."\ninference i: e => x\n  scheme testimony; question access: met by n\n',
        "in place of line 12:\n    scheme testimony; question access: met by access-for-x\n"
        'after line 12:\n  premise access-for-x: "…"\n    basis "…"',
    ),
    (
        'evidence u: "U."\ninference u => x\n  warrant "w"\n',
        'after line 10:\n    from source-for-u p. …\n  source source-for-u: "…"',
    ),
    (
        'premise u: "U."; kind fact\ninference u => x\n  warrant "w"\n',
        'after line 10:\n    basis "…"',
    ),
    (
        'evidence u: "U."\n  from memoirs p. 1\ninference u => x\n  warrant "w"\n',
        'after line 11:\n    from source-for-u p. …\n  source source-for-u: "…"',
    ),
]


@pytest.mark.parametrize(("more", "expected"), TEXTS)
def test_what_is_to_be_pasted_in(more, expected):
    evaluation = weigh(HEAD + more)
    first = repairs(evaluation, "x")[0]
    assert first.written.shown(evaluation.amap.source) == expected


@pytest.mark.parametrize(("more", "expected"), PROBABLE_TEXTS)
def test_what_is_to_be_pasted_in_for_what_is_asserted_as_probable(more, expected):
    evaluation = weigh(HEAD.replace('claim x: "So."\n', 'claim x: "So."\n  as probable\n') + more)
    (first, *_) = (each for each in repairs(evaluation, "x") if each.mends[0].id != "n")
    assert first.written.shown(evaluation.amap.source) == expected
    assert first.fix.applicability is Applicability.TEMPLATE
    assert evaluate(pasted(evaluation.amap, first.edits))["x"].verdict is Verdict.SUSTAINED


def test_rivals_that_are_left_are_excluded():
    more = (
        'claim x: "So."\n  as plausible\nclaim n: "N."\ninference i: e => x\n  scheme best-explanation\n'
        '  question better: waived "b"\n  rival "One": open\n  rival "Two": excluded by n\n  rival "Three": waived "t"\n'
    )
    evaluation = weigh(HEAD.replace('claim x: "So."\n', "") + more)
    first = repairs(evaluation, "x")[0]
    assert first.says == "answer `rivals` of step `i`"
    assert first.passages[0].text == (
        '  rival "One": excluded by rivals-for-x\n  rival "Two": excluded by rivals-for-x-2'
    )
    assert evaluate(pasted(evaluation.amap, first.edits))["x"].verdict is Verdict.SUSTAINED


def test_only_what_follows_strictly_from_evidence_is_certain():
    evaluation = weigh(HEAD.replace('claim x: "So."\n', 'claim x: "So."\n  as certain\n'))
    (repair,) = repairs(evaluation, "x")
    assert repair.says == "let `x` follow strictly from what is certain, as nothing else makes it so"
    assert repair.passages[0].text.endswith("inference reason-for-x => x\n  scheme deduction")
    less = weakened(evaluation, "x")
    assert less.says == "assert `x` as probable and give `x` some support"
    assert less.mends == (Mend("weaken", "x"), Mend("support", "x"))
    assert less.fix.applicability is Applicability.TEMPLATE


def test_what_is_left_may_be_asserted():
    evaluation = weigh(
        HEAD.replace('claim x: "So."\n', 'claim x: "So."\n  as probable\n') + "inference e => x\n"
    )
    less = weakened(evaluation, "x")
    assert (less.says, less.mends) == ("assert `x` as plausible", (Mend("weaken", "x"),))
    assert less.passages[0].text == "  as plausible"
    assert less.fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize(
    "more",
    ["inference e => x\n", "", 'inference i: e => x\nobjection o: "But."\n  undercuts i\n  from book p. 2\n'],
)
def test_what_stands_or_asks_for_little_is_not_to_be_asserted_less(more):
    assert weakened(weigh(HEAD + more), "x") is None
    assert weakened(weigh(HEAD + more), "e") is None


def test_nor_what_is_lost_all_the_same():
    more = 'inference i: e => x\nobjection o: "But."\n  undercuts i\n  from book p. 2\n'
    probable = HEAD.replace('claim x: "So."\n', 'claim x: "So."\n  as probable\n')
    assert weakened(weigh(probable + more), "x") is None


def test_what_speaks_against_itself_strictly_is_beyond_repair():
    text_ = (
        'claim c: "C"\n  as certain\n  contradicts d\nclaim d: "D"\ninference c => d\n  scheme deduction\n'
    )
    evaluation = weigh(text_)
    assert repairs(evaluation, "c") == ()
    assert weakened(evaluation, "c") is None


def test_a_repair_of_many_mends_is_told_in_words_alone():
    objections = "".join(f'objection o{n}: "But."\n  rebuts x\n  from book p. {n}\n' for n in range(12))
    evaluation = weigh(HEAD + "inference e => x\n" + objections)
    (repair,) = repairs(evaluation, "x")
    assert len(repair.mends) == 12
    assert repair.help(evaluation.amap.source) == repair.says
    assert repair.says.endswith("answer `o7` and mend 4 more beneath it")


# ---------------------------------------------------------------------- pasted in, in earnest


def pasted(amap, edits):
    """The map of the text after some edits, which must leave it without mistakes."""
    return read(edited(amap.source.text, edits))


def canonical(map_text):
    found = format_source(Source("<text>", map_text)).text
    assert found is not None
    return found


@pytest.mark.parametrize("shape", [BROAD, CONTRARIES])
def test_17_a_repair_that_is_pasted_in_suffices_and_no_part_of_it_does(shape):
    @given(records(shape), st.data())
    def holds(parts, data):
        amap = read(canonical(text(parts)))
        evaluation = evaluate(amap)
        id_ = data.draw(st.sampled_from(list(amap.statements)))
        for repair in repairs(evaluation, id_):
            after = pasted(amap, repair.edits)
            assert evaluate(after)[id_].verdict is Verdict.SUSTAINED
            assert canonical(after.source.text) == after.source.text
            for less in combinations(repair.mends, len(repair.mends) - 1):
                part = drafted(evaluation.with_objections, id_, less).written()
                assert evaluate(pasted(amap, part.edits))[id_].verdict is not Verdict.SUSTAINED

    holds()


@given(records(), st.data())
def test_what_is_asserted_less_as_proposed_is_sustained(parts, data):
    amap = read(text(parts))
    evaluation = evaluate(amap)
    id_ = data.draw(st.sampled_from(list(amap.statements)))
    less = weakened(evaluation, id_)
    if less is not None:
        assert evaluate(pasted(amap, less.edits))[id_].verdict is Verdict.SUSTAINED


@given(records(), st.data())
def test_in_the_part_upstream_of_a_statement_it_stands_as_in_the_whole(parts, data):
    amap = read(text(parts))
    id_ = data.draw(st.sampled_from(list(amap.statements)))
    whole, part = evaluate(amap).with_objections, weighed(upstream(amap, id_))
    assert (part.lo[id_], part.hi[id_], part.free[id_]) == (whole.lo[id_], whole.hi[id_], whole.free[id_])


@pytest.mark.parametrize("path", sorted(MAPS.glob("*.arg")), ids=lambda path: path.stem)
def test_every_repair_of_the_maps_that_are_shipped_mends(path):
    parsed = parse_file(path)
    evaluation = evaluate(parsed.map)
    tried = 0
    for id_ in evaluation:
        ways = [*repairs(evaluation, id_, 2), weakened(evaluation, id_)]
        for way in ways:
            if way is None:
                continue
            tried += 1
            unsaved = {}
            for source in parsed.map.sources:
                edits = [edit for edit in way.edits if edit.span.source is source]
                unsaved[realpath(source.name)] = edited(source.text, edits)
            again = parse_file(path, unsaved=unsaved)
            assert again.diagnostics == ()
            assert evaluate(again.map)[id_].verdict is Verdict.SUSTAINED
            if tried >= 12:  # each reads the whole map again
                return
