"""Claims about which nothing decides."""

from rules.helpers import codes, findings

CIRCLE = (
    'source s: "S"\npremise p: "P"\n  basis "B"\nclaim c: "C"\ninference step: p => c\n'
    'objection o: "O"\n  undercuts step\n  answers a\n  from s p. 1\nobjection a: "A"\n  answers o\n  from s p. 2\n'
)
PAIR = (
    'source s: "S"\nevidence e: "E"\n  from s p. 1\nevidence f: "F"\n  from s p. 2\n'
    'claim one: "O"\n  contradicts two\ninference e => one\nclaim two: "T"\ninference f => two\n'
)


def contested(text):
    return findings(text, select=["AM504"])


def test_objections_that_answer_each_other():
    (finding,) = contested(CIRCLE)
    assert finding.record == "c"
    assert finding.message == "whether `c` stands is undecided: it is as strong as what is against it, `o`"
    assert [label.message for label in finding.labels] == ["may take the step to `c` away"]


def test_two_claims_that_contradict_each_other_are_one_finding():
    (finding,) = contested(PAIR)
    assert finding.record == "one"
    assert [(label.span.text, label.message) for label in finding.labels] == [
        ("two", "cannot stand beside `one`")
    ]


def test_and_reported_as_a_conflict_where_both_hold_up():
    assert [(each.code, each.record) for each in findings(PAIR, select=["AM504", "AM601"])] == [
        ("AM601", "one")
    ]


def test_where_the_doubt_begins():
    assert [each.record for each in contested(CIRCLE + 'claim d: "D"\ninference c => d\n')] == ["c"]


def test_beside_a_defeat():
    text = CIRCLE + 'claim d: "D"\ninference up: c => d\nobjection u: "U"\n  undercuts up\n  from s p. 2\n'
    assert sorted((each.code, each.record) for each in findings(text, select=["AM503", "AM504"])) == [
        ("AM503", "d"),
        ("AM504", "c"),
    ]


def test_what_is_decided_is_not_contested():
    assert contested(CIRCLE.replace("  answers a\n", "")) == []
    assert (
        contested(
            PAIR.replace("evidence f", "premise f").replace("  from s p. 2\n", '  as possible\n  basis "B"\n')
        )
        == []
    )


def test_a_ring_of_contraries_is_reported():
    text = PAIR.replace('claim two: "T"\n', 'claim two: "T"\n  contradicts three\n') + (
        'claim three: "H"\n  contradicts one\ninference e => three\n'
    )
    assert [each.record for each in contested(text)] == ["one"]


def test_in_a_chain_of_contraries_each_is_reported_or_beside_one_that_is():
    text = 'source s: "S"\nevidence e: "E"\n  from s p. 1\n' + "".join(
        f'claim c{at}: "C"\n  contradicts c{at + 1}\ninference e => c{at}\n' for at in range(4)
    )
    text += 'claim c4: "C"\ninference e => c4\n'
    assert [each.record for each in contested(text)] == ["c0", "c2", "c4"]


def test_never_on_objections_or_what_serves_them():
    text = CIRCLE.replace("undercuts step", "undermines g") + (
        'premise g: "G"\n  basis "B"\nclaim d: "D"\ninference g => d\nobjection x: "X"\n  rebuts c\n  from d\n  as possible\n'
    )
    assert contested(text) == []


def test_it_is_a_warning():
    assert "AM504" in codes(CIRCLE)


def test_an_objection_is_answered_and_a_claim_rebutted():
    (circle,), (pair,) = contested(CIRCLE), contested(PAIR)
    assert circle.help[0].endswith('objection ID: "…"  answers o')
    assert pair.help[0].endswith('objection ID: "…"  rebuts two')


def test_a_doubt_that_comes_back_through_a_strict_step_names_no_attacker():
    text = PAIR.replace("inference e => one\n", "inference e => below\n") + (
        'claim below: "B"\ninference below => one\n  scheme deduction\n'
    )
    below = next(each for each in contested(text) if each.record == "below")
    assert below.message.endswith("it is as strong as what is against it")
    assert below.help[0] == "say which side gives way, and why"
    assert below.labels == ()
