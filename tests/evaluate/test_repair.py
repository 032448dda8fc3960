"""Repairs: that they suffice when they are carried out, and that nothing smaller does."""

from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluate import Mend, evaluate, repairs
from argmap.model import Answer, Attack, Citation, Degree, Inference, Name, Objection, Prose, Support, Verdict
from argmap.source import Source, Span
from evaluate.maps import read, weigh
from strategies import Shape, records, text

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
    ('premise u: "U."\ninference u => x\n  warrant "w"\n', ["say from where, or why, `u` may be granted"]),
    (
        'evidence u: "U."\n  from memoirs p. 1\ninference u => x\n  warrant "w"\n',
        ["support `u` by a witness who has no stake in it"],
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
        ["give `a` some support, give `b` some support and give `c` some support"],
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


# ---------------------------------------------------------------------- carried out in earnest

PLACE = Source("new", "n")


def name(word):
    return Name(word, PLACE, 0)


def prose(words):
    return Prose(words, Span(PLACE, 0, 1))


def carried_out(amap, mends, degree):
    """The map after the mends, each put into it much as a writer would; support is of that degree."""
    place = Span(PLACE, 0, 1)
    statements, inferences = dict(amap.statements), dict(amap.inferences)
    for at, (how, id_) in enumerate(mends):
        if how == "support":
            new = name(f"new{at}")
            statements[new] = Objection(
                id=new,
                span=place,
                text=prose("New."),
                citations=(Citation(name("book")),),
                asserted=name(str(degree)),
            )
            inferences[f"{id_}#{new}"] = Inference(
                id=name(f"{id_}#{new}"),
                span=place,
                premises=(Support(new),),
                conclusion=name(id_),
                scheme=name("sure"),
            )
        elif how == "license":
            step = inferences[id_]
            scheme = amap.scheme_of(step)
            if scheme is None:
                inferences[id_] = evolve(step, warrant=prose("Because."))
            else:
                answers = tuple(
                    Answer(name(each.id), name("waived"), None, prose("Settled."))
                    for each in scheme.questions
                )
                inferences[id_] = evolve(step, answers=answers)
        else:
            new = name(f"new{at}")
            statements[new] = Objection(
                id=new,
                span=place,
                text=prose("No."),
                citations=(Citation(name("book")),),
                attacks=(Attack("answers", name(id_)),),
            )
    return evolve(amap, statements=statements, inferences=inferences)


@given(records(Shape(lifting=False)), st.data())
def test_17_a_repair_suffices_and_no_part_of_it_does(parts, data):
    amap = read(text(parts).replace("scheme deduction", "scheme sure"))
    evaluation = evaluate(amap)
    id_ = data.draw(st.sampled_from(list(amap.statements)))
    degree = max(evaluation[id_].demanded, Degree.PROBABLE)
    for repair in repairs(evaluation, id_):
        assert evaluate(carried_out(amap, repair.mends, degree))[id_].verdict is Verdict.SUSTAINED
        for less in combinations(repair.mends, len(repair.mends) - 1):
            assert evaluate(carried_out(amap, less, degree))[id_].verdict is not Verdict.SUSTAINED
