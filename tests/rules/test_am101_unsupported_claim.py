"""Claims that nothing is offered for."""

from rules.helpers import codes, findings

BASE = 'premise wet: "The street is wet."\n  basis "Anyone can see it."\n'


def test_a_claim_without_inference():
    (finding,) = findings('claim rain: "It rained."')
    assert finding.code == "AM101"
    assert finding.record == "rain"
    assert finding.span.text == "rain"
    assert finding.message == "nothing is offered for the claim `rain`"
    assert len(finding.help) == 2


def test_evidence_premises_and_objections_need_no_inference():
    text = BASE + 'claim rain: "R"\ninference step: wet => rain\nobjection o: "O"\n  undercuts step\n'
    assert codes(text, select=["AM101"]) == []


def test_an_objection_against_a_claim_is_no_support():
    assert codes(
        BASE + 'claim rain: "R"\nobjection o: "O"\n  rebuts rain\n  from wet\n', select=["AM101"]
    ) == ["AM101"]


def test_support_by_a_weak_or_beaten_line_is_support():
    text = (
        BASE
        + 'claim rain: "R"\ninference step: wet => rain\nobjection o: "O"\n  undercuts step\n  from wet\n'
    )
    assert codes(text, select=["AM101"]) == []


def test_what_a_main_claim_waits_for_is_shown_there_alone():
    text = (
        'map m: "M"\n  main wet\nclaim rain: "R"\nclaim wet: "W"\ninference rain => wet\n  warrant "W"\n'
        'claim cold: "C"\n'
    )
    found = findings(text, select=["AM1"])
    assert [(each.code, each.record) for each in found] == [
        ("AM103", "wet"),
        ("AM101", "cold"),
        ("AM104", "cold"),
    ]


def test_under_a_main_claim_that_stands_it_is_reported():
    text = (
        BASE
        + 'map m: "M"\n  main c\nclaim rain: "R"\nclaim c: "C"\ninference wet => c\ninference rain => c\n'
    )
    assert [each.record for each in findings(text, select=["AM101", "AM103"])] == ["rain"]
