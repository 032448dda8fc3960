import pytest

from rules.helpers import codes, findings


def step(kinds, conclusion, clauses=""):
    said = "".join(
        f'premise p{at}: "P"\n' + (f"  kind {kind}\n" if kind else "") for at, kind in enumerate(kinds)
    )
    linked = " + ".join(f"p{at}" for at in range(len(kinds)))
    kind = f"  kind {conclusion}\n" if conclusion else ""
    return f'{said}claim c: "C"\n{kind}inference {linked} => c\n{clauses}'


LEAPS = {
    ("event", "attitude"),
    ("event", "motive"),
    ("event", "cause"),
    ("event", "evaluation"),
    ("fact", "norm"),
    ("event", "norm"),
    ("state", "norm"),
    ("cause", "norm"),
    ("state", "cause"),
    ("state", "evaluation"),
    ("attitude", "cause"),
    ("attitude", "evaluation"),
}
KINDS = ("event", "fact", "state", "attitude", "motive", "cause", "evaluation", "norm")


@pytest.mark.parametrize("conclusion", KINDS)
@pytest.mark.parametrize("premise", KINDS)
def test_which_kinds_do_not_lead_to_which(premise, conclusion):
    expected = ["AM204"] if (premise, conclusion) in LEAPS else []
    assert codes(step([premise], conclusion), select=["AM204"]) == expected


@pytest.mark.parametrize(
    ("kinds", "conclusion"),
    [
        (["event", "attitude"], "attitude"),  # a premise is of the kind
        (["event", "motive"], "attitude"),  # or of one close to it
        (["event", "norm"], "evaluation"),  # the standard by which it is judged
        (["fact", "evaluation"], "norm"),  # that what follows is good
        (["", "fact"], "attitude"),
        (["event"], ""),
    ],
)
def test_looks_alike_but_is_not(kinds, conclusion):
    assert codes(step(kinds, conclusion), select=["AM204"]) == []


@pytest.mark.parametrize("kinds", [["event", ""], ["", "event"], ["event", "fact"]])
def test_a_premise_of_no_kind_or_another_does_not_help(kinds):
    assert codes(step(kinds, "attitude"), select=["AM204"]) == ["AM204"]


@pytest.mark.parametrize(
    "clauses",
    [
        '  warrant "Deeds show minds."\n',
        "  scheme document\n",
        "  scheme deduction\n",
    ],
)
def test_what_may_change_the_kind(clauses):
    assert codes(step(["event"], "attitude", clauses), select=["AM204"]) == []


def test_a_premise_in_the_role_of_the_link_is_a_warrant():
    text = step(["event", ""], "attitude").replace("p0 + p1", "p0(sign) + p1(link)") + "  scheme sign\n"
    assert codes(text, select=["AM204"]) == []


def test_a_goal_or_a_value_leads_to_what_should_be_done():
    text = step(["fact", ""], "norm").replace("p0 + p1", "p0(means) + p1(goal)") + "  scheme practical\n"
    assert codes(text, select=["AM204"]) == []


def test_the_premise_is_shown_in_the_step():
    (finding,) = findings(step(["", "event"], "attitude"), select=["AM204"])
    assert finding.span.text == "p1"
    assert finding.span.line == 6
    assert finding.here == "an event, offered for an attitude with no warrant"


@pytest.mark.parametrize(
    ("premises", "expected"),
    [("p0(sample) + p1", []), ("p0 + p1(sample)", ["AM204"]), ("p0 + p1", ["AM204"]), ("p1", ["AM204"])],
)
def test_of_a_sample_only_the_sample_is_looked_at(premises, expected):
    text = step(["fact", "event"], "attitude", "  scheme sample-to-population\n")
    assert codes(text.replace("inference p0 + p1", f"inference {premises}"), select=["AM204"]) == expected
