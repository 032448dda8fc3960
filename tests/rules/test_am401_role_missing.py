"""Premises that a scheme asks for."""

import pytest

from rules.helpers import codes, findings

BASE = (
    'scheme two-roles: "T"\n  role act: "W did D"\n  role link: "M leads to D"\n'
    'scheme asked: "A"\n  role report: "W says A"\n  role access: "W knew"\n  question access: "Did W know?" owed\n'
    'scheme three: "T"\n  role one: "X"\n  role two: "Y"\n  role three: "Z"\n'
    'premise p: "P"\npremise q: "Q"\npremise r: "R"\nclaim c: "C"\n'
)


def missing(step):
    return findings(BASE + step, select=["AM401"])


def test_a_role_that_nothing_fills():
    (finding,) = missing("inference step: p(act) => c\n  scheme two-roles\n")
    assert finding.record == "step"
    assert finding.message == "the step to `c` lacks a premise of its scheme: `link`, “M leads to D”"
    assert "a warrant will do as well" in finding.help[0]
    assert [(label.span.text, label.message) for label in finding.labels] == [
        ("two-roles", "has the roles act, link")
    ]


def test_several_are_one_finding():
    (finding,) = missing("inference p => c\n  scheme three\n")
    assert finding.record == "c#1"
    assert finding.span.text == "inference"
    assert "`two`, “Y”; `three`, “Z”" in finding.message


@pytest.mark.parametrize(
    "step",
    [
        "inference p(act) + q(link) => c\n  scheme two-roles\n",
        "inference p + q => c\n  scheme two-roles\n",
        "inference p + q(act) => c\n  scheme two-roles\n",
        'inference p => c\n  scheme two-roles\n  warrant "W"\n',
        "inference p => c\n  scheme two-roles\n  warrant q\n",
        "inference p => c\n  scheme asked\n",
        "inference p(report) => c\n  scheme asked\n",
        "inference p + q + r => c\n  scheme three\n",
        "inference p(one) + q(two) + r(three) => c\n  scheme three\n",
        "inference p => c\n",
        "inference p => c\n  scheme deduction\n",
        "inference p(sign) => c\n  scheme sign\n",
    ],
    ids=[
        "tagged",
        "untagged",
        "half tagged",
        "warrant",
        "warrant by id",
        "asked as a question",
        "asked, and the other tagged",
        "three untagged",
        "three tagged",
        "no scheme",
        "one role",
        "link is a question of sign",
    ],
)
def test_what_is_filled(step):
    assert missing(step) == []


def test_two_premises_in_one_role_do_not_fill_another():
    assert len(missing("inference p(act) + q(act) => c\n  scheme two-roles\n")) == 1


def test_only_asked_roles_tagged_leaves_the_others_missing():
    (finding,) = missing("inference p(access) => c\n  scheme asked\n")
    assert "`report`" in finding.message


def test_a_missing_link_is_left_to_the_missing_warrant_where_one_is_required():
    text = (
        BASE.replace("  role link:", "  warrant required\n  role link:")
        + "inference p(act) => c\n  scheme two-roles\n"
    )
    assert "AM212" in codes(text)
    assert "AM401" not in codes(text)


def test_where_a_warrant_would_not_do_it_is_not_offered():
    (finding,) = missing("inference p => c\n  scheme three\n")
    assert finding.help[0] == "add the premise:  + ID(two)"
    assert [fix.title for fix in finding.fixes] == ["add what the scheme of the step to `c` asks for"]
