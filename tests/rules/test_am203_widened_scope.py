import pytest

from rules.helpers import codes, findings

TERMS = """
term country: "the country"
term party: "the Party"
  within country
term delegates: "delegates"
  within party
term weather: "weather"
"""


def step(premises, conclusion, clauses=""):
    said = "".join(
        f'premise p{at}: "P"\n' + (f"  about {about}\n" if about else "") for at, about in enumerate(premises)
    )
    linked = " + ".join(f"p{at}" for at in range(len(premises)))
    return f'{TERMS}{said}claim c: "C"\n  about {conclusion}\ninference {linked} => c\n{clauses}'


@pytest.mark.parametrize(
    ("premises", "conclusion"),
    [
        (["delegates"], "party"),
        (["delegates"], "country"),  # however deep
        (["delegates", "delegates"], "party"),
        (["delegates, weather"], "party, weather"),  # one of several is widened
    ],
)
def test_from_a_part_to_the_whole(premises, conclusion):
    assert codes(step(premises, conclusion), select=["AM203"]) == ["AM203"]


@pytest.mark.parametrize(
    ("premises", "conclusion"),
    [
        (["party"], "delegates"),  # narrower
        (["delegates"], "delegates"),
        (["delegates"], "weather"),
        (["delegates", "party"], "party"),  # one premise is about the whole
        (["delegates, party"], "party"),
        (["delegates", ""], "party"),  # one may be about anything
        (["delegates", "weather"], "party"),
    ],
)
def test_looks_alike_but_is_not(premises, conclusion):
    assert codes(step(premises, conclusion), select=["AM203"]) == []


@pytest.mark.parametrize(
    "clauses",
    [
        '  warrant "They spoke for it."\n',
        "  scheme composition\n",
        "  scheme sample-to-population\n",
        "  scheme example\n",
        "  scheme document\n",
        "  scheme deduction\n",
    ],
)
def test_what_may_widen(clauses):
    assert codes(step(["delegates"], "party", clauses), select=["AM203"]) == []


def test_both_scopes_are_shown():
    (finding,) = findings(step(["delegates"], "party"), select=["AM203"])
    assert (finding.span.text, finding.here) == ("p0", "about “delegates”, a part of “the Party”")
    assert [label.span.text for label in finding.labels] == ["party"]


def test_each_widened_step_is_reported_once():
    text = step(["delegates"], "party, country") + "inference p0 => c\n"
    assert [each.record for each in findings(text, select=["AM203"])] == ["c#1", "c#2"]
    assert "“delegates”" in findings(text, select=["AM203"])[0].message
