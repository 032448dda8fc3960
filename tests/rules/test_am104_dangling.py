"""What leads to no main claim."""

import pytest

from rules.helpers import codes, findings

MAP = (
    'map m: "M"\n  main z\nsource s: "S"\nevidence e: "E"\n  from s p. 1\n'
    'evidence f: "F"\n  from s p. 2\nclaim z: "Z"\ninference step: e => z\n  scheme sign\n'
)


def dangling(text):
    return findings(text, select=["AM104"])


def test_evidence_that_is_used_nowhere():
    (finding,) = dangling(MAP)
    assert finding.record == "f"
    assert str(finding.severity) == "note"
    assert finding.message == "nothing leads from `f` to a main claim"


def test_what_hangs_together_is_reported_once_where_it_ends():
    text = (
        MAP
        + 'claim a: "A"\nclaim b: "B"\ninference f => a\ninference a => b\nobjection o: "O"\n  rebuts a\n  from e\n'
    )
    (finding,) = dangling(text)
    assert finding.record == "b"
    assert finding.message == "nothing leads from `b` to a main claim, nor from the 3 beside it"
    assert [label.span.text for label in finding.labels] == ["f", "a", "o"]


@pytest.mark.parametrize(
    "use",
    [
        "inference f => z\n",
        'objection o: "O"\n  undercuts step\n  from f\n',
        'objection o: "O"\n  rebuts z\n  from f\n',
        'objection o: "O"\n  undermines e\n  from f\n',
        'objection o: "O"\n  undercuts step\n  from e\nobjection p: "P"\n  answers o\n  from f\n',
        'claim a: "A"\ninference f => a\nclaim b: "B"\ninference a + e => b\ninference b => z\n',
        'claim a: "A"\n  contradicts z\ninference f => a\n',
        "inference e => z\n  warrant f\n",
        "inference e => z\n  scheme sign\n  question link: met by f\n",
        "inference e => z\n  scheme sign\n  question link: fails by f\n",
        'inference e => z\n  scheme best-explanation\n  rival "R": excluded by f\n',
    ],
    ids=[
        "step",
        "undercut",
        "rebut",
        "undermine",
        "answer",
        "chain",
        "contrary",
        "warrant",
        "met",
        "fails",
        "rival",
    ],
)
def test_every_way_of_bearing_on_it_counts(use):
    assert dangling(MAP + use) == []


def test_without_main_nothing_is_said():
    assert dangling(MAP.replace("  main z\n", "")) == []


def test_where_something_could_not_be_read_nothing_is_said():
    from argmap.case import Case
    from argmap.check import check
    from argmap.loading import parse

    amap = parse(MAP + "inference f + typo => z\n").map
    assert "AM104" not in [each.code for each in check(Case.of(amap))]


def test_two_groups_that_share_only_what_is_used_are_two():
    text = (
        MAP.replace("e => z", "e + f => z")
        + 'claim a: "A"\ninference e => a\nclaim b: "B"\ninference e => b\n'
    )
    assert [each.record for each in dangling(text)] == ["a", "b"]


def test_a_group_without_an_end_has_a_place_too():
    text = (
        MAP.replace("e => z", "e + f => z")
        + 'claim a: "A"\nclaim b: "B"\ninference a => b\ninference b => a\n'
    )
    assert [each.record for each in dangling(text)] == ["a"]
    text = MAP.replace("e => z", "e + f => z") + (
        'objection o: "O"\n  answers p\n  from e\nobjection p: "P"\n  answers o\n  from e\n'
    )
    assert [each.record for each in dangling(text)] == ["o"]


def test_it_is_a_note_and_on():
    assert codes(MAP + 'claim a: "A"\ninference f => a\n  warrant "W"\n').count("AM104") == 1
