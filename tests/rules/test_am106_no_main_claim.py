"""Maps that do not say what they are for."""

import pytest

from rules.helpers import codes, findings

TWO = 'premise p: "P"\nclaim a: "A"\ninference p => a\nclaim b: "B"\ninference p => b\n'


def test_two_final_claims():
    (finding,) = findings(TWO, select=["AM106"])
    assert finding.record == "a"
    assert [label.span.text for label in finding.labels] == ["b"]
    assert 'map ID: "Title"' in finding.help[0]


def test_where_there_is_a_map_record_it_is_said_there():
    (finding,) = findings('map m: "M"\n' + TWO, select=["AM106"])
    assert finding.record == "m"
    assert [label.span.text for label in finding.labels] == ["a", "b"]


def test_many_final_claims_are_one_finding():
    many = 'map m: "M"\npremise p: "P"\n' + "".join(f'claim c{at}: "C"\n' for at in range(20))
    (finding,) = findings(many, select=["AM106"])
    assert "20 claims" in finding.message
    assert len(finding.labels) == 6
    assert finding.note == "14 more are not shown"


@pytest.mark.parametrize(
    "text",
    [
        'map m: "M"\n  main b\n' + TWO,
        TWO + "inference a => b\n",
        TWO + "  warrant a\n",
        TWO + 'objection o: "O"\n  rebuts b\n  from a\n',
        TWO + "  scheme sign\n  question link: met by a\n",
        TWO + '  scheme best-explanation\n  rival "R": excluded by a\n',
        TWO.replace('claim b: "B"\n', 'claim b: "B"\n  contradicts a\n'),
        TWO + 'claim c: "C"\n  contradicts b\ninference a + b => c\n',
        'premise p: "P"\npremise q: "Q"\nclaim a: "A"\ninference p => a\n',
        'claim a: "A"\nclaim b: "B"\ninference a => b\ninference b => a\n',
        "",
    ],
    ids=[
        "main",
        "one",
        "warrant",
        "ground",
        "met",
        "rival",
        "contrary",
        "contrary in use",
        "premises",
        "circle",
        "empty",
    ],
)
def test_what_needs_no_main(text):
    assert codes(text, select=["AM106"]) == []


def test_a_contrary_and_something_else_are_two():
    text = (
        TWO.replace('claim b: "B"\n', 'claim b: "B"\n  contradicts a\n') + 'claim c: "C"\ninference p => c\n'
    )
    assert codes(text, select=["AM106"]) == ["AM106"]


def test_the_last_is_offered_as_what_the_map_is_for():
    (finding,) = findings(TWO, select=["AM106"])
    assert finding.help[0].endswith("main b")
    assert finding.here == "nothing rests on this claim"
    (finding,) = findings('map m: "M"\n' + TWO, select=["AM106"])
    assert finding.help[0] == "name what it is for:  main b"
    assert finding.here == "no `main` clause"


def test_claims_that_hang_together_by_contradictions_answer_one_question():
    text = (
        'claim d: "D"\nclaim e: "E"\nclaim b: "B"\n  contradicts d\nclaim c: "C"\n  contradicts e\n'
        'claim a: "A"\n  contradicts b, c\n'
    )
    assert codes(text, select=["AM106"]) == []
    assert codes(text.replace("b, c", "b"), select=["AM106"]) == ["AM106"]
