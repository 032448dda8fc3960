"""Places that were left open with dots."""

import pytest

from rules.helpers import codes, findings

WHOLE = (
    'source s: "Log"\nevidence e: "It was wet."\n  from s p. 3\npremise p: "It was cold."\n  basis "So they say."\n'
    'claim c: "It rained."\ninference e + p => c\n  warrant "What is wet and cold is rain."\n'
)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"Log"', '"…"', "the citation in `s` is still to be filled in"),
        ('"It was wet."', '"..."', "the text in `e` is still to be filled in"),
        ("p. 3", "p. …", "the place in `e` is still to be filled in"),
        ('"So they say."', '" … "', "the basis in `p` is still to be filled in"),
        ('"It rained."', '"… [[rain]] …"', "the text in `c` is still to be filled in"),
        ('"What is wet and cold is rain."', '"… rain …"', "the warrant in `c#1` is still to be filled in"),
    ],
)
def test_what_is_left_open(old, new, says):
    (finding,) = findings(WHOLE.replace(old, new), select=["AM108"])
    assert finding.message == says


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ('"It was wet."', '"It was wet …"'),
        ('"It was wet."', '"… and wet it was."'),
        ("p. 3", "pp. 3 … 5"),
        ("  from s p. 3\n", '  from s p. 3\n  quote "…"\n'),
    ],
)
def test_looks_alike_but_is_not(old, new):
    assert codes(WHOLE.replace(old, new), select=["AM108"]) == []
