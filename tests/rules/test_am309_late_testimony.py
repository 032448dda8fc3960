"""Words said long after."""

import pytest

from rules.helpers import codes, findings

LATE = 'source s: "S"\nevidence e: "E"\n  from s p. 1\n  when 1921-05\n  said 1957\n'


def test_more_than_twenty_years():
    (finding,) = findings(LATE, select=["AM309"])
    assert finding.message == "`e` was said 35 years after what it tells of"


def test_it_is_off_by_default():
    assert "AM309" not in codes(LATE)
    assert "AM309" in codes(LATE, pedantic=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("said 1957", "said 1941-06"),
        ("said 1957", "said 1921-05"),
        ("  when 1921-05\n", ""),
        ("  said 1957\n", ""),
        ("when 1921-05", "when 1921/.."),
        ("said 1957", "said ../1957"),
    ],
)
def test_what_is_not_late(old, new):
    assert codes(LATE.replace(old, new), select=["AM309"]) == []


def test_what_has_one_date_does_not_stop_the_rest():
    for one in ("when 1921-05", "said 1957"):
        text = f'source t: "T"\nevidence d: "D"\n  from t p. 1\n  {one}\n' + LATE
        (finding,) = findings(text, select=["AM309"])
        assert (finding.record, finding.span.text) == ("e", "1957")
        assert [label.span.text for label in finding.labels] == ["1921-05"]
