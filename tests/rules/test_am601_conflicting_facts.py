"""Facts that conflict."""

import pytest

from rules.helpers import codes, findings


def values(*found):
    return 'source s: "S"\n' + "".join(
        f'evidence e{at}: "E"\n  from s p. {at}\n  value votes = {value}\n'
        for at, value in enumerate(found, 1)
    )


def conflicts(text):
    return findings(text, select=["AM601"])


def test_one_key_with_two_values():
    (finding,) = conflicts(values("18", "20"))
    assert finding.record == "e2"
    assert finding.message == "`votes` is 20 in `e2` and 18 in `e1`"
    assert [label.span.text for label in finding.labels] == ["18"]


def test_one_key_is_one_finding():
    (finding,) = conflicts(values("18", "18", "20", "18", "21", "20"))
    assert finding.message == "`votes` is 20 in `e3` and 18 in `e1`, 21 in `e5`"


@pytest.mark.parametrize(
    "found",
    [
        ("18",),
        ("18", "18"),
        ("18", "18.0"),
        ("1,000", "1000"),
        ('"Red  House"', "red house"),
        ("1924", "1924-05"),
        ("1924-05", "1924"),
        ("1924", "1924-05", "1924-05-23"),
        ("1922/1925", "1924"),
    ],
)
def test_values_that_agree(found):
    assert conflicts(values(*found)) == []


@pytest.mark.parametrize(
    "found",
    [
        ("1924", "1925"),
        ("1924", "1924-05", "1924-06"),
        ("1924", "about 1924"),
        ("18", "1.8"),
        ("../1924", "1923"),
        ("red", "blue"),
    ],
)
def test_values_that_do_not(found):
    assert len(conflicts(values(*found))) == 1


def test_two_keys_do_not_conflict():
    assert conflicts(values("18", "20").replace("votes = 20", "members = 20")) == []


PAIR = (
    'source s: "S"\nevidence e: "E"\n  from s p. 1\nevidence f: "F"\n  from s p. 2\n'
    'claim one: "O"\n  contradicts two\ninference e => one\nclaim two: "T"\ninference by-f: f => two\n'
)


def test_two_claims_that_each_would_stand_alone():
    (finding,) = conflicts(PAIR)
    assert finding.record == "one"
    assert finding.message == "`one` and `two` contradict each other, and each would stand without the other"
    assert "AM504" not in codes(PAIR)


def test_said_twice_it_is_one_conflict():
    assert len(conflicts(PAIR.replace('claim two: "T"\n', 'claim two: "T"\n  contradicts one\n'))) == 1


def test_evidence_may_conflict_too():
    text = 'source s: "S"\nevidence e: "E"\n  from s p. 1\n  contradicts f\nevidence f: "F"\n  from s p. 2\n'
    assert [each.record for each in conflicts(text)] == ["e"]


@pytest.mark.parametrize(
    "text",
    [
        PAIR.replace("inference by-f: f => two\n", ""),
        PAIR.replace('evidence f: "F"\n', 'evidence f: "F"\n  as possible\n'),
        PAIR + 'objection o: "O"\n  undercuts by-f\n  from s p. 3\n',
        PAIR.replace('claim two: "T"\n', 'claim two: "T"\n  as certain\n'),
        PAIR.replace("  contradicts two\n", ""),
    ],
    ids=["one without support", "one weaker", "one undercut", "one overclaimed", "no contradiction"],
)
def test_where_one_of_the_two_does_not_hold_up(text):
    assert conflicts(text) == []


def test_the_finding_is_about_the_maps_own_claim():
    text = 'map m: "M"\n  main two\n' + PAIR
    (finding,) = conflicts(text)
    assert finding.record == "two"
    assert [label.message for label in finding.labels] == [
        "contested as well",
        "said to contradict each other here",
    ]


def test_where_one_of_the_two_is_in_doubt_for_another_reason():
    text = PAIR.replace(
        "inference by-f: f => two\n", "inference f => doubted\ninference doubted => two\n"
    ) + (
        'claim doubted: "D"\nobjection o: "O"\n  rebuts doubted\n  answers a\n  from s p. 3\n'
        'objection a: "A"\n  answers o\n  from s p. 4\n'
    )
    assert [(each.code, each.record) for each in findings(text, select=["AM504", "AM601"])] == [
        ("AM504", "one"),
        ("AM504", "doubted"),
    ]
