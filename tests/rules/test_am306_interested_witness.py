"""Witnesses with a stake in what they attest."""

import pytest

from rules.helpers import codes, findings

BAKER = (
    'person baker: "B"\n  party-to fresh\nperson customer: "C"\nsource leaflet: "L"\n  by baker\n'
    'evidence praise: "P"\n  from leaflet p. 1\nclaim fresh: "F"\ninference praise => fresh\n'
)


def interested(text):
    return findings(text, select=["AM306"])


def test_an_author_who_speaks_for_themselves():
    (finding,) = interested(BAKER)
    assert finding.record == "praise"
    assert finding.message == "`baker` has a stake in `fresh`, so `praise` is no more than plausible"
    assert [label.span.text for label in finding.labels] == ["fresh"]


def test_a_witness_is_pointed_at():
    (finding,) = interested(BAKER.replace("  by baker\n", "").replace("p. 1\n", "p. 1\n  witness baker\n"))
    assert finding.span.text == "baker"


def test_a_stake_in_what_the_claim_is_about():
    text = BAKER.replace("party-to fresh", "party-to bread").replace('"F"\n', '"F"\n  about bread\n')
    (finding,) = interested(text + 'term bread: "bread"\n')
    assert "a stake in `bread`" in finding.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("p. 1\n", "p. 1\n  witness customer\n"),
        ("p. 1\n", "p. 1\n  as plausible\n"),
        ("p. 1\n", "p. 1\n  as possible\n"),
        ("  party-to fresh\n", ""),
        ("inference praise => fresh\n", "inference praise => fresh\n  scheme reluctant-testimony\n"),
        ("inference praise => fresh\n", 'claim open: "O"\ninference praise => open\n'),
        ("inference praise => fresh\n", 'premise q: "Q"\ninference praise + q => fresh\n'),
        ("inference praise => fresh\n", "inference praise => fresh\n  scheme sign\n"),
        ("  from leaflet p. 1\n", ""),
    ],
    ids=[
        "another witness",
        "as plausible",
        "as possible",
        "no stake",
        "against interest",
        "attests another",
        "taken together with something else",
        "taken as a sign",
        "no source",
    ],
)
def test_what_no_interest_lowers(old, new):
    assert codes(BAKER.replace(old, new), select=["AM306"]) == []
