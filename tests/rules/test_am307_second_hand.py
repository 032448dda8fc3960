"""Words that reach us through somebody else."""

import pytest

from rules.helpers import findings

LIFE = 'person smith: "S"\nperson jones: "J"\nsource life: "B. Jones, Life, London, 1950"\n  by jones; year 1950\n'


def second_hand(text):
    return [each.message for each in findings(text, select=["AM307"])]


def test_via_somebody():
    assert second_hand(LIFE + 'evidence e: "E"\n  from life p. 1\n  witness smith\n  via jones\n') == [
        "the words of `smith` reach us through `jones`"
    ]
    assert second_hand(LIFE + 'evidence e: "E"\n  from life p. 1\n  via jones\n') == [
        "the words in `e` reach us through `jones`"
    ]


def test_a_witness_in_a_work_of_somebody_else():
    assert second_hand(LIFE + 'evidence e: "E"\n  from life p. 1\n  witness smith\n  said 1921\n') == [
        "the words of `smith` reach us through `life`"
    ]


@pytest.mark.parametrize(
    "text",
    [
        LIFE + 'evidence e: "E"\n  from life p. 1\n  witness jones\n',
        LIFE + 'evidence e: "E"\n  from life p. 1\n',
        LIFE + 'evidence e: "E"\n  from life p. 1\n  witness smith\n  said 1950-03\n',
        LIFE.replace("by jones; ", "") + 'evidence e: "E"\n  from life p. 1\n  witness smith\n',
        LIFE
        + 'source l: "Letters"\n  by smith\nevidence e: "E"\n  from life p. 1 + l p. 2\n  witness smith\n',
        LIFE
        + 'evidence e: "E"\n  from life p. 1\n  witness smith\nclaim c: "C"\ninference e => c\n  scheme hearsay\n',
        LIFE + 'evidence e: "E"\n  witness smith\n',
    ],
    ids=["the author", "no witness", "an editor", "no author", "also at first hand", "hearsay", "no source"],
)
def test_what_is_at_first_hand_or_reckoned_with(text):
    assert second_hand(text) == []


def test_used_elsewhere_too_it_is_reported():
    text = LIFE + (
        'evidence e: "E"\n  from life p. 1\n  witness smith\nclaim c: "C"\ninference e => c\n  scheme hearsay\n'
        "inference e => c\n  scheme testimony\n"
    )
    assert len(second_hand(text)) == 1


def test_what_is_used_nowhere_is_reported_too():
    (finding,) = findings(LIFE + 'evidence e: "E"\n  from life p. 1\n  via jones\n', select=["AM307"])
    assert (finding.record, finding.span.text, finding.here) == ("e", "jones", "at second hand")


@pytest.mark.parametrize(
    "text",
    [
        LIFE + 'evidence e: "E"\n  from life p. 1\n  via jones\nobjection o: "O"\n  undermines e\n',
        LIFE.replace("by jones", "sort official; by jones")
        + 'evidence e: "E"\n  from life p. 1\n  witness smith\n  said 1921\n',
    ],
    ids=["a doubt that the map raises itself", "taken down in an official work"],
)
def test_what_the_map_or_the_source_reckons_with(text):
    assert second_hand(text) == []


def test_an_official_work_does_not_undo_a_via():
    text = LIFE.replace("by jones", "sort official; by jones")
    assert len(second_hand(text + 'evidence e: "E"\n  from life p. 1\n  via smith\n')) == 1
