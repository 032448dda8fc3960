"""Main claims that hang in the air."""

from rules.helpers import codes, findings
from work import assert_linear

MAP = 'map m: "M"\n  main z\n'
PREMISE = 'premise wet: "The street is wet."\n  basis "Anyone can see it."\n'


def hanging(text):
    return findings(text, select=["AM101", "AM102", "AM103"])


def test_the_frontier_is_shown():
    text = (
        MAP
        + 'claim a: "A"\nclaim b: "B"\nclaim c: "C"\nclaim z: "Z"\ninference a + b => c\ninference c => z\n'
    )
    (finding,) = hanging(text)
    assert finding.code == "AM103"
    assert finding.record == "z"
    assert finding.message == "no support reaches the main claim `z` yet: nothing is offered for `a` and `b`"
    assert [label.span.text for label in finding.labels] == ["a", "b"]


def test_a_circle_at_the_frontier():
    text = (
        MAP
        + 'claim a: "A"\nclaim b: "B"\nclaim z: "Z"\ninference a => b\ninference b => a\ninference b => z\n'
    )
    (finding,) = hanging(text)
    assert finding.message == "no support reaches the main claim `z` yet: `a` rests on itself"
    assert [label.message for label in finding.labels] == ["rests on itself, by way of `b`"]


def test_a_main_claim_with_nothing_at_all():
    (finding,) = hanging(MAP + 'claim z: "Z"\n')
    assert (finding.code, finding.message) == (
        "AM103",
        "no support reaches the main claim `z` yet: nothing is offered for it",
    )


def test_one_of_two_lines_is_enough():
    text = MAP + PREMISE + 'claim a: "A"\nclaim z: "Z"\ninference a => z\ninference wet => z\n'
    assert [each.code for each in hanging(text)] == ["AM101"]


def test_one_unsupported_link_is_too_much():
    text = MAP + PREMISE + 'claim a: "A"\nclaim z: "Z"\ninference a + wet => z\n'
    assert [each.code for each in hanging(text)] == ["AM103"]


def test_a_claim_that_only_objections_defeat_is_derivable():
    text = (
        MAP + PREMISE + 'claim z: "Z"\ninference s: wet => z\nobjection o: "O"\n  undercuts s\n  from wet\n'
    )
    assert hanging(text) == []


def test_weak_grounds_are_grounds():
    text = MAP + 'premise p: "P"\nevidence e: "E"\nclaim z: "Z"\ninference p + e => z\n'
    assert codes(text, select=["AM103"]) == []


def test_only_main_claims_are_looked_at():
    text = PREMISE + 'claim a: "A"\nclaim b: "B"\ninference a => b\n'
    assert [each.code for each in hanging(text)] == ["AM101"]


def test_two_main_claims_are_two_findings():
    text = 'map m: "M"\n  main y, z\nclaim a: "A"\nclaim y: "Y"\nclaim z: "Z"\ninference a => y\ninference a => z\n'
    assert [each.record for each in hanging(text)] == ["y", "z"]


def test_a_long_frontier_is_counted():
    many = "".join(f'claim c{at}: "C"\ninference c{at} => z\n' for at in range(9))
    (finding,) = hanging(MAP + 'claim z: "Z"\n' + many)
    assert "and so in 4 more places" in finding.message
    assert len(finding.labels) == 5


def test_a_chain_of_many_is_followed():
    many = "".join(f'claim c{at}: "C"\ninference c{at} => c{at + 1}\n' for at in range(3000))
    (finding,) = hanging(MAP + many + 'claim c3000: "C"\nclaim z: "Z"\ninference c3000 => z\n')
    assert "nothing is offered for `c0`" in finding.message


def test_a_large_circle_at_the_frontier_is_named_in_short():
    ring = "".join(f'claim c{at}: "C"\ninference c{at} => c{(at + 1) % 9}\n' for at in range(9))
    (finding,) = hanging(MAP + ring + 'claim z: "Z"\ninference c0 => z\n')
    assert [label.message for label in finding.labels] == [
        "rests on itself, by way of `c8`, `c7`, `c6`, `c5`, `c4`, others"
    ]


def test_very_many_main_claims_are_all_named_and_not_all_walked():
    def chain(many):
        return f'map m: "M"\n  main {", ".join(f"c{at}" for at in range(many))}\nclaim c0: "C"\n' + "".join(
            f'claim c{at}: "C"\ninference c{at - 1} => c{at}\n' for at in range(1, many)
        )

    def ungrounded(text):
        return findings(text, select=["AM103"])

    many = 2000
    found = ungrounded(chain(many))
    assert_linear(chain, ungrounded, 800, least=1.0)  # as many as are walked are walked for either
    assert [each.record for each in found] == [f"c{at}" for at in range(many)]
    assert found[5].message == "no support reaches the main claim `c5` yet: nothing is offered for `c0`"
    assert found[-1].message == f"no support reaches the main claim `c{many - 1}` yet"


def test_a_circle_is_where_the_other_way_out_begins():
    text = (
        MAP
        + 'claim a: "A"\nclaim b: "B"\nclaim z: "Z"\ninference a => b\ninference b => a\ninference b => z\n'
    )
    assert hanging(text)[0].help[-1] == "or take `a` as given: make it a premise"


def test_a_circle_of_seven_is_the_first_that_is_not_named_whole():
    for size, last in ((6, "`c2`, `c1`"), (7, "`c2`, others")):
        ring = "".join(f'claim c{at}: "C"\ninference c{at} => c{(at + 1) % size}\n' for at in range(size))
        (finding,) = hanging(MAP + ring + 'claim z: "Z"\ninference c0 => z\n')
        assert finding.labels[0].message.endswith(last)
