"""Premises about which nothing is said."""

import pytest

from rules.helpers import codes, findings


def test_neither_source_nor_basis():
    (finding,) = findings('premise wet: "The street is wet."', select=["AM105"])
    assert finding.record == "wet"
    assert "no more than possible" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        'premise wet: "W"\n  basis "Anyone can see it."\n',
        'source s: "S"\npremise wet: "W"\n  from s p. 3\n',
        'evidence wet: "W"\n',
        'claim wet: "W"\n',
    ],
    ids=["basis", "source", "evidence", "claim"],
)
def test_what_is_not_bare(text):
    assert codes(text, select=["AM105"]) == []
