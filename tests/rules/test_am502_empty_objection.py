"""Objections that rest on nothing."""

import pytest

from rules.helpers import codes, findings

BASE = 'source s: "S"\npremise p: "P"\n  basis "B"\nclaim c: "C"\ninference step: p => c\nobjection o: "O"\n  undercuts step\n'


def test_no_grounds():
    (finding,) = findings(BASE, select=["AM502"])
    assert (str(finding.severity), finding.record) == ("note", "o")
    assert [label.message for label in finding.labels] == ["`step` is left as it was"]


@pytest.mark.parametrize("more", ["  from s p. 1\n", "  from p\n", "  from s\n", "inference p => o\n"])
def test_grounds(more):
    assert codes(BASE + more, select=["AM502"]) == []


def test_an_answer_needs_grounds_too():
    text = BASE + '  from p\nobjection a: "A"\n  answers o\n'
    assert [each.record for each in findings(text, select=["AM502"])] == ["a"]
