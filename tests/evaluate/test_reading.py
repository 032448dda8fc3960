"""What an evaluation answers, and for which ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluate import Standing, evaluate
from argmap.model import Degree, Verdict
from evaluate.maps import read, values, weigh
from strategies import BROAD, CONTRARIES, records, text

MAP = """\
source book: "A book"
person critic: "A critic"
evidence e: "Seen."
  from book p. 1
claim x: "So."
  as probable
inference i: e => x
  warrant "plain"
objection o: "But."
  undercuts i
  from book p. 2
  raised-by critic
inference j: o => y
claim y: "Then."
"""


def test_where_a_statement_stands():
    standing = weigh(MAP)["x"]
    assert standing == Standing("x", Verdict.DEFEATED, Verdict.SUSTAINED, Degree.NONE, Degree.PROBABLE)


def test_an_objection_raised_by_somebody_does_not_stand_as_argued():
    evaluation = weigh(MAP)
    assert evaluation["o"].as_argued is None
    assert "o" not in evaluation.as_argued.lo
    for values_of in (evaluation.as_argued.lo, evaluation.as_argued.hi, evaluation.as_argued.demanded):
        with pytest.raises(KeyError):
            values_of["o"]
    with pytest.raises(KeyError):
        evaluation.as_argued.verdict("o")
    assert evaluation.as_argued.carried("j") == Degree.NONE
    assert evaluation["y"].as_argued is Verdict.UNSUPPORTED


@pytest.mark.parametrize("id_", ["i", "nobody", "critic"])
def test_only_statements_stand(id_):
    evaluation = weigh(MAP)
    assert id_ not in evaluation
    with pytest.raises(KeyError):
        evaluation[id_]


def test_readings_answer_for_every_statement():
    evaluation = weigh(MAP)
    full, argued = evaluation.with_objections, evaluation.as_argued
    assert list(full.lo) == list(evaluation) == ["e", "x", "o", "y"]
    assert list(argued.lo) == ["e", "x", "y"]
    assert (len(full.free), len(argued.free)) == (4, 3)
    assert dict(full.demanded) == {"e": 1, "x": 3, "o": 1, "y": 1}


def test_what_a_step_carries():
    evaluation = weigh(MAP)
    full, argued = evaluation.with_objections, evaluation.as_argued
    assert (full.strength("i"), full.offered("i"), full.carried("i")) == (3, 3, 0)
    assert (argued.strength("i"), argued.offered("i"), argued.carried("i")) == (3, 3, 3)
    with pytest.raises(KeyError):
        full.strength("x")


def test_without_a_voice_there_is_one_reading():
    evaluation = weigh(MAP.replace("  raised-by critic\n", ""))
    assert evaluation.with_objections is evaluation.as_argued


def test_an_empty_map():
    evaluation = weigh("")
    assert list(evaluation) == []
    assert dict(evaluation.with_objections.lo) == {}


def test_a_circle_that_only_an_objection_raised_closes_is_open_as_argued():
    """As argued two witnesses agree; with the objection, one of them rests on what it is to confirm."""
    evaluation = weigh("""\
source book: "A book"
person critic: "A critic"
scheme sure: "Carries anything"
  strength certain
evidence e: "Seen."
  from book p. 1
  as possible
evidence f: "Heard."
  from book p. 2
  as possible
claim report: "So it is said."
inference f => o
  scheme sure
inference o => report
  scheme sure
claim g: "G."
inference f => g
  scheme sure
inference g => report
  scheme sure
claim x: "So."
inference e(one) + report(two) => x
  scheme corroboration
  question independent: waived "plain"
objection o: "But."
  rebuts g
  from x
  as possible
  raised-by critic
""")
    assert evaluation.with_objections.lo["x"] == Degree.POSSIBLE
    assert evaluation.as_argued.lo["x"] == Degree.PLAUSIBLE


@given(st.one_of(records(BROAD), records(CONTRARIES)))
def test_as_argued_is_the_map_without_the_objections_raised(parts):
    amap = read(text(parts))
    raised = [each.id for each in amap.objections if each.raised_by]
    assert values(evaluate(amap).as_argued) == values(evaluate(amap.without(raised)).with_objections)
