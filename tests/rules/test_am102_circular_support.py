"""Circles of support."""

import pytest

from rules.helpers import codes, findings

PREMISE = 'premise wet: "The street is wet."\n  basis "Anyone can see it."\n'


def claims(*ids):
    return "".join(f'claim {id_}: "{id_}"\n' for id_ in ids)


def steps(*pairs):
    return "".join(f"inference {a} => {b}\n" for a, b in (pair.split(">") for pair in pairs))


def circular(text):
    return findings(text, select=["AM102"])


def test_two_claims_that_rest_on_each_other():
    (finding,) = circular(claims("a", "b") + steps("a>b", "b>a"))
    assert str(finding.severity) == "error"
    assert finding.record == "a"
    assert finding.message == "`a` rests on itself: on `b`, that on `a`"
    assert [(label.span.text, label.message) for label in finding.labels] == [("b", "rests on `a`")]


def test_a_claim_that_is_offered_for_itself():
    (finding,) = circular(claims("a") + steps("a>a"))
    assert finding.message == "`a` rests on itself"


def test_the_shortest_circle_is_shown():
    text = claims(*"abcde") + steps("b>a", "c>b", "d>c", "e>d", "a>e", "c>d", "d>c")
    (finding,) = circular(text)
    assert finding.message == "`c` rests on itself: on `d`, that on `c`"


def test_a_linked_premise_from_outside_is_no_way_in():
    text = PREMISE + claims("a", "b") + "inference a + wet => b\ninference b + wet => a\n"
    assert [each.record for each in circular(text)] == ["a"]


@pytest.mark.parametrize(
    "text",
    [
        PREMISE + claims("a", "b") + steps("a>b", "b>a", "wet>a"),
        PREMISE + claims("a", "b", "c") + steps("a>b", "b>c", "c>a", "wet>c"),
        PREMISE + claims("a", "b") + steps("wet>a", "wet>b", "a>b"),
        claims("a", "b", "c") + steps("a>b", "b>a", "c>b"),
        claims("a", "b") + steps("a>b"),
    ],
    ids=["a way in", "far round", "two ways", "a way in that lacks support itself", "no circle"],
)
def test_what_is_no_circle_of_support(text):
    assert circular(text) == []


def test_circles_of_attack_are_no_circles_of_support():
    text = (
        PREMISE
        + claims("a")
        + (
            'inference step: wet => a\nobjection o: "O"\n  undercuts step\n  from a\n'
            'objection p: "P"\n  answers o\n  from a\n'
        )
    )
    assert circular(text) == []


def test_two_circles_are_two_findings():
    text = claims("a", "b", "c", "d") + steps("a>b", "b>a", "c>d", "d>c", "a>c")
    assert [each.record for each in circular(text)] == ["a"]  # the second has a way in, though a poor one
    assert [each.record for each in circular(text.replace("inference a => c\n", ""))] == ["a", "c"]


def test_beneath_a_main_claim_it_is_shown_there():
    text = 'map m: "M"\n  main z\n' + claims("a", "b", "z") + steps("a>b", "b>a", "b>z")
    assert codes(text, select=["AM101", "AM102", "AM103"]) == ["AM103"]


def test_order_does_not_matter():
    text = (claims("a", "b"), steps("a>b", "b>a"))
    assert [each.message for each in circular("".join(text))] == [
        each.message for each in circular("".join(text[::-1]))
    ]


def test_a_circle_of_many_is_found_and_shown_in_short():
    ids = [f"c{at}" for at in range(3000)]
    text = claims(*ids) + steps(*(f"{a}>{b}" for a, b in zip(ids, ids[1:] + ids[:1], strict=True)))
    (finding,) = circular(text)
    assert "2992 more" in finding.message
    assert len(finding.labels) < 10
