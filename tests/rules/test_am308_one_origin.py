"""Lines of support that may be one."""

import pytest

from rules.helpers import findings

PAPERS = (
    'source herald: "H"\n  origin agency\nsource post: "P"\n  origin agency\n'
    'evidence h: "H"\n  from herald p. 1\nevidence p: "P"\n  from post p. 2\nclaim c: "C"\n'
)
TWO = PAPERS + "inference h => c\ninference p => c\n"


def one_origin(text):
    return [each.message for each in findings(text, select=["AM308"])]


def test_two_sources_of_one_origin():
    (finding,) = findings(TWO, select=["AM308"])
    assert finding.message == "two lines of support for `c` go back to one origin, `agency`"
    assert finding.record == "c"


def test_an_origin_of_the_evidence_itself():
    text = (
        TWO.replace("  origin agency\n", "")
        .replace("p. 1\n", "p. 1\n  origin o\n")
        .replace("p. 2\n", "p. 2\n  origin o\n")
    )
    assert len(one_origin(text)) == 1


def test_more_lines_are_still_one_finding():
    assert len(one_origin(TWO + 'evidence q: "Q"\n  from post p. 3\ninference q => c\n')) == 1


@pytest.mark.parametrize(
    "text",
    [
        TWO.replace('"P"\n  origin agency', '"P"\n  origin harbour'),
        TWO.replace("  origin agency\n", ""),
        PAPERS + "inference h + p => c\n",
        PAPERS + "inference h => c\ninference h => c\n",
        PAPERS + 'inference h => c\nclaim d: "D"\ninference p => d\n',
    ],
    ids=["two origins", "none said", "one line", "one piece of evidence", "two claims"],
)
def test_what_does_not_share_an_origin(text):
    assert one_origin(text) == []


STAKE = (
    'person a: "A"\n  party-to c\nperson b: "B"\n  party-to c\nsource s: "S"\n  by a\nsource t: "T"\n  by b\n'
    'evidence e: "E"\n  from s p. 1\nevidence f: "F"\n  from t p. 1\nclaim c: "C"\n'
    "inference e => c\ninference f => c\n"
)


def test_all_from_one_interested_side():
    assert one_origin(STAKE) == ["all lines of support for `c` come from witnesses who have a stake in it"]


@pytest.mark.parametrize(
    "text",
    [
        STAKE.replace('"B"\n  party-to c\n', '"B"\n'),
        STAKE.replace("inference f => c\n", ""),
        STAKE + 'premise p: "P"\ninference p => c\n',
        STAKE.replace("inference f => c\n", "inference e => c\n"),
    ],
    ids=["one without a stake", "one line", "a premise", "the same evidence"],
)
def test_what_is_not_one_side_alone(text):
    assert one_origin(text) == []


LAID = PAPERS + "inference laid: h(one) + p(two) => c\n  scheme corroboration\n"


@pytest.mark.parametrize("state", ['waived "Two owners."', "open", "met by h"])
def test_reports_that_are_laid_side_by_side_share_an_origin(state):
    (found,) = findings(LAID + f"  question independent: {state}\n", select=["AM308"])
    assert found.message == "`h` and `p`, laid side by side for `c`, go back to one origin, `agency`"
    assert found.record == "laid"


def test_a_common_origin_that_is_conceded_is_known():
    assert one_origin(LAID + "  question independent: conceded\n") == []


def test_reports_of_one_witness():
    text = LAID.replace("  origin agency\n", "").replace("evidence h", 'person w: "W"\nevidence h')
    text = text.replace("  from", "  witness w\n  from")
    assert one_origin(text) == ["`h` and `p`, laid side by side for `c`, are the word of one witness, `w`"]


def test_reports_that_rest_on_one_statement():
    text = (
        'premise r: "R"\n  basis "B"\nclaim d: "D"\nclaim e: "E"\nclaim c: "C"\ninference r => d\ninference r => e\n'
        "inference d(one) + e(two) => c\n  scheme corroboration\n"
    )
    assert one_origin(text) == ["`d` and `e`, laid side by side for `c`, rest on one statement, `r`"]


def test_both_ways_are_shown():
    (finding,) = findings(TWO, select=["AM308"])
    assert finding.here == "by way of `p`"
    assert [label.message for label in finding.labels] == ["and by way of `h`"]


def test_one_line_with_two_reports_from_one_interested_side_is_not_several():
    text = STAKE.replace("inference e => c\ninference f => c\n", "inference e + f => c\n")
    assert one_origin(text) == []
