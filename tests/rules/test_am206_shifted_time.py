import pytest

from rules.helpers import codes


def step(premises, conclusion, clauses=""):
    records = []
    for at, (record, when) in enumerate(premises):
        records.append(f'{record} p{at}: "P"\n' + (f"  when {when}\n" if when else ""))
    linked = " + ".join(f"p{at}" for at in range(len(premises)))
    when = f"  when {conclusion}\n" if conclusion else ""
    return f'{"".join(records)}claim c: "C"\n{when}inference {linked} => c\n{clauses}'


@pytest.mark.parametrize(
    ("premises", "conclusion"),
    [
        ([("claim", "1927")], "1924"),
        ([("claim", "1927"), ("claim", "1925")], "1924-05"),
        ([("claim", "1927"), ("premise", "")], "1924"),
        ([("claim", "1924-06-01")], "1924-05-31"),
    ],
)
def test_all_is_later(premises, conclusion):
    assert codes(step(premises, conclusion), select=["AM206"]) == ["AM206"]


@pytest.mark.parametrize(
    ("premises", "conclusion"),
    [
        ([("claim", "1924")], "1927"),  # forwards
        ([("claim", "1924/1927")], "1924"),  # they overlap
        ([("claim", "1925~")], "1924"),  # they may
        ([("claim", "1927"), ("claim", "1923")], "1924"),  # one is earlier
        ([("claim", "1927"), ("evidence", "1927")], "1924"),  # a trace found later
        ([("evidence", "1927")], "1924"),
        ([("premise", "1927")], "1924"),
        ([("claim", "")], "1924"),
        ([("claim", "1927")], ""),
        ([("claim", "../1927")], "1924"),
    ],
)
def test_looks_alike_but_is_not(premises, conclusion):
    assert codes(step(premises, conclusion), select=["AM206"]) == []


@pytest.mark.parametrize(
    "clauses",
    [
        '  warrant "She never changed her mind."\n',
        "  scheme effect-to-cause\n",  # effects come after causes
        "  scheme testimony\n",
        "  scheme deduction\n",
    ],
)
def test_what_may_look_back(clauses):
    assert codes(step([("claim", "1927")], "1924", clauses), select=["AM206"]) == []
