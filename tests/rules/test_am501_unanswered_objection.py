"""Objections that bite and have no answer."""

import pytest

from rules.helpers import findings

BASE = (
    'source s: "S"\npremise p: "P"\n  basis "B"\nclaim c: "C"\ninference step: p => c\n'
    'objection o: "O"\n  undercuts step\n  from s p. 1\n'
)


def unanswered(text):
    return findings(text, select=["AM501"])


def records(text):
    return [each.record for each in unanswered(text)]


def test_an_undercutter():
    (finding,) = unanswered(BASE)
    assert finding.record == "o"
    assert finding.message == "nothing answers `o`, which undercuts the step to `c`"
    assert [(label.span.text, label.message) for label in finding.labels] == [("step", "`step` is blocked")]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("undercuts step", "rebuts c", "rebuts `c`"),
        ("undercuts step", "undermines p", "undermines `p`"),
        ("undercuts step", "undercuts step; rebuts c", "undercuts the step to `c`"),
    ],
)
def test_other_attacks(old, new, said):
    (finding,) = unanswered(BASE.replace(old, new))
    assert finding.message.startswith(f"nothing answers `o`, which {said}")


def test_two_targets():
    text = BASE.replace("undercuts step", "undercuts step, other") + 'claim d: "D"\ninference other: p => d\n'
    (finding,) = unanswered(text)
    assert finding.message == "nothing answers `o`, which undercuts the step to `c` and 1 more"
    assert len(finding.labels) == 2


@pytest.mark.parametrize(
    "text",
    [
        BASE.replace("  from s p. 1\n", ""),
        BASE + 'objection a: "A"\n  answers o\n  from s p. 2\n',
        BASE + 'objection a: "A"\n  answers o\n',
        BASE.replace("from s p. 1", "from q") + 'claim q: "Q"\n',
        BASE.replace("  from s p. 1\n", "  from s p. 1\n  as possible\n"),
        BASE.replace("p => c\n", "p => c\n  scheme deduction\n"),
        BASE.replace("undercuts step", "rebuts c").replace(
            "  from s p. 1\n", "  from s p. 1\n  as possible\n"
        ),
        BASE.replace("p => c", "q => c") + 'claim q: "Q"\n',
    ],
    ids=[
        "empty",
        "answered",
        "answered without grounds",
        "grounds that do not stand",
        "too weak",
        "strict steps cannot be undercut",
        "too weak to rebut",
        "nothing to lose",
    ],
)
def test_what_does_not_bite_or_is_answered(text):
    assert records(text) == []


def test_an_answer_need_not_be_answered():
    assert records(BASE + 'objection a: "A"\n  answers o\n  from s p. 2\n') == []


def test_an_objection_that_falls_needs_no_answer():
    text = BASE.replace("from s p. 1", "from q") + (
        'premise q: "Q"\n  basis "B"\nobjection u: "U"\n  undermines q\n  from s p. 2\n'
    )
    assert records(text) == []  # `u` is an answer in all but name


def test_what_serves_an_objection_and_the_argument_matters():
    text = BASE.replace("from s p. 1", "from q") + (
        'premise q: "Q"\n  basis "B"\nclaim d: "D"\ninference q => d\nobjection u: "U"\n  undermines q\n  from s p. 2\n'
    )
    assert records(text) == ["u"]


def test_where_nothing_is_lowered_by_it():
    text = (
        BASE.replace("undercuts step", "rebuts c")
        .replace("from s p. 1", "from s p. 1; as plausible")
        .replace("p => c\n", 'p => c\n  warrant "W"\n')
    )
    assert records(text) == []
    assert records(text.replace("as plausible", "as probable")) == ["o"]


def test_each_of_two_is_reported():
    assert records(BASE + 'objection u: "U"\n  undercuts step\n  from s p. 2\n') == ["o", "u"]


def test_one_that_is_answered_hides_no_other():
    text = BASE.replace("objection o:", 'objection n: "N"\n  undercuts step\n  from s p. 3\nobjection o:')
    assert records(text + 'objection a: "A"\n  answers n\n  from s p. 2\n') == ["o"]


def test_an_objection_to_a_step_that_is_lost_beneath_still_bites():
    text = """
source s: "S"
premise p: "The report is complete."
  basis "x"
claim b: "It rained."
inference sb: p => b
  warrant "w"
claim c: "The street was wet."
inference sc: b => c
  warrant "w"
objection o1: "No."
  undercuts sb
  from s p. 1
objection o2: "There is a roof over the street."
  undercuts sc
  from s p. 2
"""
    assert [each.record for each in findings(text, select=["AM501"])] == ["o1", "o2"]
    assert [
        each.record
        for each in findings(text + 'objection o3: "R."\n  rebuts c\n  from s p. 3\n', select=["AM501"])
    ] == [
        "o1",
        "o2",
        "o3",
    ]
