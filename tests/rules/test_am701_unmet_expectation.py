"""Expectations inside a map."""

import pytest

from rules.helpers import findings

BASE = (
    'source s: "S"\npremise p: "P"\n  basis "B"\nclaim c: "C"\n  expect {}\ninference step: p => c\n'
    'objection o: "O"\n  undercuts step\n  from s p. 1\n  raised-by r\nperson r: "R"\n'
)


def unmet(text):
    return findings(text, select=["AM701"])


def test_another_verdict():
    (finding,) = unmet(BASE.format("sustained"))
    assert str(finding.severity) == "error"
    assert finding.span.text == "sustained"
    assert finding.message == (
        "`c` was expected to be sustained and is defeated: nothing carries it, and possible is asked for"
    )


def test_the_verdict_expected():
    assert unmet(BASE.format("defeated")) == []


@pytest.mark.parametrize(
    ("record", "verdict"),
    [
        ('evidence e: "E"\n  from s p. 1\n  expect {}\n', "sustained"),
        ('premise q: "Q"\n  as certain\n  expect {}\n', "overclaimed"),
        ('claim u: "U"\n  expect {}\n', "unsupported"),
        ('objection x: "X"\n  rebuts c\n  expect {}\n', "unsupported"),
    ],
)
def test_every_statement_may_have_one(record, verdict):
    text = BASE.format("defeated")
    assert unmet(text + record.format(verdict)) == []
    assert len(unmet(text + record.format("contested"))) == 1


def test_what_is_reached_is_said():
    (finding,) = unmet(
        'premise p: "P"\n  basis "B"\nclaim c: "C"\n  as certain\n  expect sustained\ninference p => c\n'
    )
    assert "is overclaimed: it reaches plausible, and certain is asked for" in finding.message
