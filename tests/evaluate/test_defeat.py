"""How attacks tell: small maps, each showing one sentence of the design."""

import pytest

from evaluate.maps import weigh

HEAD = """\
source book: "A book"
person critic: "A critic"
scheme sure: "Carries anything"
  strength certain
evidence e: "Seen."
  from book p. 1
evidence f: "Heard."
  from book p. 2
claim x: "So."
inference i: e => x
  warrant "plain"
"""


def verdicts(text, *ids):
    evaluation = weigh(HEAD + text)
    return [str(evaluation[id_].verdict) for id_ in ids or ("x",)]


def degrees(text, *ids):
    reading = weigh(HEAD + text).with_objections
    return [(int(reading.lo[id_]), int(reading.hi[id_])) for id_ in ids]


@pytest.mark.parametrize(
    ("strength", "verdict"),
    [
        ("possible", "sustained"),
        ("plausible", "sustained"),
        ("probable", "defeated"),
        ("certain", "defeated"),
    ],
)
@pytest.mark.parametrize("verb", ["rebuts x", "undercuts i"])
def test_an_objection_bites_if_it_is_at_least_as_strong(verb, strength, verdict):
    assert verdicts(f'objection o: "But."\n  {verb}\n  from book p. 3\n  as {strength}\n') == [verdict]


def test_a_rebuttal_takes_every_line_and_an_undercutter_one():
    more = 'inference j: f => x\n  warrant "also"\n'
    assert verdicts(more + 'objection o: "But."\n  undercuts i\n  from book p. 3\n') == ["sustained"]
    assert verdicts(more + 'objection o: "But."\n  rebuts x\n  from book p. 3\n') == ["defeated"]


def test_undermining_takes_the_evidence():
    assert (
        verdicts('objection o: "Forged."\n  undermines e\n  from book p. 3\n', "e", "x") == ["defeated"] * 2
    )


def test_an_answer_brings_back_what_was_attacked():
    attack = 'objection o: "But."\n  rebuts x\n  from book p. 3\n'
    answer = 'objection a: "And yet."\n  answers o\n  from book p. 4\n'
    assert verdicts(attack + answer, "x", "o", "a") == ["sustained", "defeated", "sustained"]
    assert degrees(attack + answer, "x") == degrees("", "x")


def test_contraries_of_one_strength_leave_both_undecided():
    text = 'claim y: "Not so."\n  contradicts x\ninference f => y\n  warrant "plain"\n'
    assert verdicts(text, "x", "y") == ["contested", "contested"]
    assert degrees(text, "x", "y") == [(0, 3), (0, 3)]


def test_the_stronger_of_two_contraries_stands():
    text = 'claim y: "Not so."\n  contradicts x\ninference f => y\n  scheme sure\n'
    assert verdicts(text, "x", "y") == ["defeated", "sustained"]


def test_asserting_more_than_is_carried_is_overclaiming():
    assert verdicts('claim y: "Surely."\n  as certain\ninference e => y\n', "y") == ["overclaimed"]


def test_a_circle_supports_nothing():
    text = 'claim y: "Y."\nclaim z: "Z."\ninference y => z\ninference z => y\n'
    assert verdicts(text, "y", "z") == ["unsupported", "unsupported"]
    assert verdicts(text + "inference e => y\n", "y", "z") == ["sustained", "sustained"]


def test_a_statement_does_not_support_itself():
    assert verdicts('claim y: "Y."\ninference y => y\ninference y + e => y\n', "y") == ["unsupported"]


def test_lines_of_support_do_not_add_up():
    assert degrees('inference j: f => x\n  warrant "also"\n', "x") == [(3, 3)]


def test_an_odd_circle_of_objections_is_undecided():
    text = "".join(
        f'objection {a}: "But."\n  answers {b}\n  rebuts x\n  from book p. 3\n' for a, b in ("ab", "bc", "ca")
    )
    assert degrees(text, "a", "b", "c", "x") == [(0, 4), (0, 4), (0, 4), (0, 3)]


# ------------------------------------------------------------------------------- strict steps


def test_what_follows_strictly_cannot_be_undercut():
    text = 'claim y: "Y."\ninference s: e => y\n  scheme deduction\nobjection o: "But."\n  undercuts s\n  from book p. 3\n'
    assert verdicts(text, "y") == ["sustained"]


STRICT = """\
premise p: "P."
  basis "given"
premise q: "Q."
  basis "given"
claim c: "C."
inference s: p + q => c
  scheme deduction
claim d: "D."
  contradicts c
"""


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("inference e => d\n", [(3, 3), (3, 3), (3, 3), (0, 0)]),
        ('inference e => d\n  warrant "plain"\n', [(0, 3), (0, 3), (0, 3), (0, 3)]),
        ("inference e => d\n  scheme sure\n", [(0, 3), (0, 3), (0, 0), (4, 4)]),
    ],
    ids=["weaker", "equal", "stronger"],
)
def test_what_contradicts_a_strict_conclusion_comes_back_on_the_premises(step, expected):
    assert degrees(STRICT + step, "p", "q", "c", "d") == expected


def test_it_comes_back_on_the_weakest_premise():
    text = STRICT.replace('premise q: "Q."', 'premise q: "Q."\n  as plausible')
    assert degrees(text + "inference e => d\n  scheme sure\n", "p", "q", "c", "d") == [
        (3, 3),
        (0, 0),
        (0, 0),
        (4, 4),
    ]


def test_so_does_a_rebuttal():
    text = STRICT + 'objection o: "But."\n  rebuts c\n  from book p. 3\n'
    assert degrees(text.replace("p + q", "p"), "p", "q", "c") == [(0, 0), (3, 3), (0, 0)]


def test_it_comes_back_along_a_chain_of_strict_steps():
    text = """\
premise p: "P."
  basis "given"
claim b: "B."
inference p => b
  scheme deduction
claim c: "C."
inference b => c
  scheme deduction
evidence d: "Not C."
  from book p. 3
  contradicts c
"""
    assert degrees(text, "p", "b", "c", "d") == [(0, 0), (0, 0), (0, 0), (4, 4)]


def test_many_strict_premises_are_each_denied_by_all_the_others():
    names = [f"p{n}" for n in range(9)]
    text = "".join(
        f'premise {name}: "P."\n  as {"certain" if name != "p4" else "plausible"}\n  from book\n'
        for name in names
    )
    text += f'claim c: "C."\ninference {" + ".join(names)} => c\n  scheme deduction\n'
    text += 'objection o: "But."\n  rebuts c\n  from book p. 3\n  as probable\n'
    assert degrees(text, *names, "c") == [(0, 0) if name == "p4" else (4, 4) for name in names] + [(0, 0)]


def test_as_argued_nothing_comes_back_from_an_objection_that_is_left_out():
    text = """\
objection o: "But."
  rebuts x
  raised-by critic
inference s: e => o
  scheme deduction
objection a: "And yet."
  answers o
  from book p. 3
"""
    evaluation = weigh(HEAD + text)
    assert (evaluation.with_objections.lo["e"], evaluation.as_argued.lo["e"]) == (0, 4)
