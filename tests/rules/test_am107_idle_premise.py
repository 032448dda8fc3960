"""Linked premises that only weaken their step."""

import pytest

from rules.helpers import codes, findings

BASE = (
    'term street: "street"\nterm cats: "cats"\nterm lane: "lane"\n  within street\n'
    'premise wet: "W"\n  about street\n  basis "B"\n'
    'premise indoors: "I"\n  about cats\n  as possible\n  basis "B"\n'
    'claim rain: "R"\n  about street\n'
)


def test_a_weak_premise_about_something_else():
    (finding,) = findings(BASE + "inference step: wet + indoors => rain\n", select=["AM107"])
    assert finding.record == "step"
    assert finding.span.text == "indoors"


@pytest.mark.parametrize(
    "text",
    [
        BASE.replace("about cats", "about cats, street") + "inference wet + indoors => rain\n",
        BASE.replace("about cats", "about lane") + "inference wet + indoors => rain\n",
        BASE.replace('"W"\n  about street', '"W"\n  about street, cats')
        + "inference wet + indoors => rain\n",
        BASE.replace('claim rain: "R"\n  about street', 'claim rain: "R"')
        + "inference wet + indoors => rain\n",
        BASE.replace("  about cats\n", "") + "inference wet + indoors => rain\n",
        BASE.replace("  as possible\n", "") + "inference wet + indoors => rain\n",
        BASE + 'inference wet + indoors => rain\n  warrant "W"\n',
        BASE + "inference wet + indoors(link) => rain\n  scheme sign\n",
        BASE + "inference wet + indoors => rain\ninference wet => rain\n",
        BASE + "inference indoors => rain\n",
    ],
    ids=[
        "shares the term",
        "a narrower term",
        "shared with a premise",
        "conclusion about nothing said",
        "about nothing said",
        "not the weakest",
        "warrant",
        "role",
        "another line carries as much",
        "alone",
    ],
)
def test_what_is_not_idle(text):
    assert codes(text, select=["AM107"]) == []


def test_two_weak_premises_are_not_told_apart():
    text = (
        BASE
        + 'premise out: "O"\n  about cats\n  as possible\n  basis "B"\ninference wet + indoors + out => rain\n'
    )
    assert codes(text, select=["AM107"]) == []


def test_where_the_step_is_blocked_nothing_is_raised():
    text = BASE + (
        'inference step: wet + indoors => rain\nsource s: "S"\nobjection o: "O"\n  undercuts step\n  from s p. 1\n'
    )
    assert codes(text, select=["AM107"]) == []


def test_each_step_is_looked_at_and_the_idle_premise_is_shown():
    text = BASE + 'claim snow: "S"\ninference indoors => snow\ninference wet(sign) + indoors(link) => snow\n'
    (finding,) = findings(text + "  scheme sign\ninference wet + indoors => rain\n", select=["AM107"])
    assert finding.record == "rain#1"
    assert [(label.span.text, label.message) for label in finding.labels] == [
        ('"I"', "shares no term with the rest of the step")
    ]
