import pytest

from rules.helpers import codes, findings


def step(clauses, header="p => c"):
    return f'premise p: "P"\npremise q: "Q"\nclaim c: "C"\ninference {header}\n{clauses}'


@pytest.mark.parametrize(
    ("text", "place"),
    [(step(""), "inference"), (step("  scheme sign\n"), "sign"), (step("  scheme motive\n"), "motive")],
)
def test_no_warrant_where_one_is_asked_for(text, place):
    (finding,) = findings(text, select=["AM212"])
    assert (finding.span.text, str(finding.severity)) == (place, "note")


@pytest.mark.parametrize(
    "text",
    [
        step('  warrant "W"\n'),
        step("  warrant q\n"),
        step("  scheme document\n"),
        step("  scheme deduction\n"),
        step("  scheme sign\n", header="p(sign) + q(link) => c"),
        step('  scheme sign\n  warrant "W"\n'),
    ],
)
def test_looks_alike_but_is_not(text):
    assert codes(text, select=["AM212"]) == []


@pytest.mark.parametrize(
    ("clauses", "way"),
    [
        ("", "or name the pattern that the step follows:  scheme …"),
        ("  scheme motive\n", "or name a pattern that needs no warrant:  scheme …"),
    ],
)
def test_the_other_way_out_is_a_pattern(clauses, way):
    (finding,) = findings(step(clauses), select=["AM212"])
    assert finding.help[1] == way
