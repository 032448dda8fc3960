"""Lines of support, and the line by which a statement reaches its degree."""

import pytest

from argmap.evaluate.lines import at_least, at_most, lines, proofs, unopposed
from argmap.model import Degree
from evaluate.maps import weigh

HEAD = """\
source book: "A book"
scheme sure: "Carries anything"
  strength certain
evidence e: "Seen."
  from book p. 1
evidence f: "Heard."
  from book p. 2
  as probable
"""


def reading(text):
    return weigh(HEAD + text).with_objections


def test_the_grounds_of_an_objection_are_its_line():
    (line,) = lines(reading('claim x: "So."\nobjection o: "But."\n  rebuts x\n  from e + f\n'), "o")
    assert (line.step, line.premises, line.lo) == (None, ("e", "f"), Degree.PROBABLE)


def test_an_attacker_that_is_as_strong_takes_a_line_away():
    text = 'claim x: "So."\ninference i: e => x\n  scheme sure\nobjection o: "But."\n  undercuts i\n  from '
    (lost,) = lines(reading(text + "e\n"), "x")
    assert (lost.lo, lost.stands, lost.lost) == (Degree.CERTAIN, False, True)
    assert (at_least(lost), at_most(lost), unopposed(lost)) == (Degree.NONE, Degree.NONE, Degree.CERTAIN)
    (kept,) = lines(reading(text + "f\n"), "x")
    assert (kept.stands, kept.lost) == (True, False)
    assert at_least(kept) == at_most(kept) == Degree.CERTAIN


def test_a_line_that_is_lost_may_not_be_the_proof_of_what_is_possible():
    text = (
        'claim x: "So."\ninference i: e => x\n  scheme sure\ninference j: f => x\n  scheme sure\n'
        'objection o: "But."\n  undercuts i\n  from e\n'
    )
    assert proofs(reading(text), "x", at_most)["x"].step == "j"
    assert proofs(reading(text), "x", unopposed)["x"].step == "i"


@pytest.mark.parametrize("further", ["", "inference b => x\n  scheme sure\n"])
def test_a_proof_reaches_down_to_the_leaves_by_whichever_line(further):
    text = (
        'claim x: "So."\nclaim a: "A"\nclaim b: "B"\nclaim c: "C"\n'
        "inference a => x\n  scheme sure\ninference e => a\n  scheme sure\ninference x => a\n  scheme sure\n"
        "inference e => b\n  scheme sure\ninference e + b => c\n  scheme sure\ninference c => x\n  scheme sure\n"
    )
    chosen = proofs(reading(text + further), "x", at_least)
    assert set(chosen) == {"x", "a", "b", "c", "e"}
    assert (chosen["x"].step, chosen["a"].step) == ("x#1", "a#1")


def test_a_proof_does_not_go_round():
    text = (
        'claim x: "So."\nclaim y: "Y"\n'
        "inference y => x\n  scheme sure\ninference e => x\n  scheme sure\ninference x => y\n  scheme sure\n"
    )
    assert proofs(reading(text), "x", at_least)["x"].step == "x#2"
