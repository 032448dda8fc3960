import pytest

from rules.helpers import codes, findings


def step(extents, conclusion, clauses=""):
    said = "".join(
        f'premise p{at}: "P"\n' + (f"  extent {extent}\n" if extent else "")
        for at, extent in enumerate(extents)
    )
    linked = " + ".join(f"p{at}" for at in range(len(extents)))
    extent = f"  extent {conclusion}\n" if conclusion else ""
    return f'{said}claim c: "C"\n{extent}inference {linked} => c\n{clauses}'


@pytest.mark.parametrize(
    ("extents", "conclusion", "clauses"),
    [
        (["some"], "many", ""),
        (["some", "many"], "most", ""),
        (["most", ""], "all", ""),
        (["most"], "all", '  warrant "So it goes."\n'),  # a warrant is no sample
        (["some"], "all", "  scheme sign\n"),
        (["some"], "all", "  scheme deduction\n"),
    ],
)
def test_more_than_the_premises_say(extents, conclusion, clauses):
    assert codes(step(extents, conclusion, clauses), select=["AM205"]) == ["AM205"]


@pytest.mark.parametrize(
    ("extents", "conclusion", "clauses"),
    [
        (["all"], "some", ""),
        (["most"], "most", ""),
        (["some", "all"], "all", ""),  # what holds of all carries it
        ([""], "all", ""),  # nothing is said of how many
        (["some"], "", ""),
        (["some"], "all", "  scheme sample-to-population\n"),
        (["some"], "all", "  scheme composition\n"),
        (["some"], "all", "  scheme document\n"),
        (["some", ""], "all", "  scheme deduction\n"),  # the other may be a rule without exception
    ],
)
def test_looks_alike_but_is_not(extents, conclusion, clauses):
    assert codes(step(extents, conclusion, clauses), select=["AM205"]) == []


def test_a_step_that_may_widen_does_not_hide_the_next():
    text = (
        step([""], "") + 'premise few: "F"\n  extent some\nclaim d: "D"\n  extent all\ninference few => d\n'
    )
    assert [each.record for each in findings(text, select=["AM205"])] == ["d#1"]


def test_the_greatest_extent_is_shown_whatever_its_premise_is_called():
    (finding,) = findings(step(["most", "some"], "all"), select=["AM205"])
    assert (finding.span.text, finding.here) == ("p0", "extent most, offered for all")
    assert finding.help[1].endswith("extent most")
