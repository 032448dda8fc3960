"""Claims that the attacks on them defeat."""

import pytest

from rules.helpers import codes, findings

BASE = (
    'source s: "S"\npremise p: "P"\n  basis "B"\nclaim c: "C"\ninference step: p => c\n'
    'objection o: "O"\n  undercuts step\n  from s p. 1\n'
)


def defeated(text):
    return findings(text, select=["AM503"])


def records(text):
    return [each.record for each in defeated(text)]


def test_a_claim_whose_only_step_is_undercut():
    (finding,) = defeated(BASE)
    assert finding.record == "c"
    assert finding.message == "`c` would be plausible but for `o`"
    assert finding.here == "defeated: none is left, possible is asked for"
    assert [(label.span.text, label.message) for label in finding.labels] == [
        ("o", "takes the step to `c` away")
    ]
    assert finding.help[0].startswith("answer `o`, after line ")


@pytest.mark.parametrize(
    ("attack", "label"),
    [
        ("rebuts c", "speaks against `c`"),
        ("undermines p", "speaks against `p`"),
    ],
)
def test_other_attacks(attack, label):
    (finding,) = defeated(BASE.replace("undercuts step", attack))
    assert [each.message for each in finding.labels] == [label]


def test_a_stronger_contrary():
    text = (
        'source s: "S"\nevidence e: "E"\n  from s p. 1\npremise p: "P"\n  as possible\n  basis "B"\n'
        'claim weak: "W"\n  contradicts strong\ninference p => weak\nclaim strong: "T"\ninference e => strong\n'
    )
    (finding,) = defeated(text)
    assert finding.record == "weak"
    assert finding.message == "`weak` would be possible but for `strong`"
    assert "show that `strong` does not hold" in finding.help[0]


def test_where_the_loss_begins():
    text = BASE + 'claim d: "D"\ninference c => d\nclaim e: "E"\ninference d + p => e\n'
    assert records(text) == ["c"]


def test_a_loss_of_its_own_is_reported_above_another():
    text = BASE + 'claim d: "D"\ninference up: c => d\nobjection u: "U"\n  undercuts up\n  from s p. 2\n'
    assert records(text) == ["c", "d"]


def test_a_claim_that_asks_for_more_than_what_is_lowered_still_bears():
    text = (
        'source s: "S"\nevidence e: "E"\n  from s p. 1\nclaim c: "C"\n'
        'inference strong: e => c\n  warrant "W"\npremise q: "Q"\n  as possible\n  basis "B"\ninference q => c\n'
        'objection o: "O"\n  undercuts strong\n  from s p. 1\n'
        'claim d: "D"\n  as plausible\ninference c => d\n'
    )
    (finding,) = defeated(text)  # `c` asks for no more than possible, and has it
    assert finding.message == "`d` would be plausible but for what lowers `c`"
    assert [label.message for label in finding.labels] == ["probable, lowered to possible"]


def test_a_claim_that_asks_for_too_much_and_loses_all_it_had():
    (finding,) = defeated(BASE.replace('claim c: "C"\n', 'claim c: "C"\n  as certain\n'))
    assert finding.here == "defeated: none is left, certain is asked for"


@pytest.mark.parametrize(
    "text",
    [
        BASE.replace("  from s p. 1\n", ""),
        BASE + 'objection a: "A"\n  answers o\n  from s p. 2\n',
        BASE + 'premise q: "Q"\n  basis "B"\ninference q => c\n',
        BASE.replace("p => c", "q => c") + 'claim q: "Q"\n',
        BASE.replace("undercuts step", "rebuts c").replace("from s p. 1", "from s p. 1; as possible"),
    ],
    ids=["empty", "answered", "another line", "unsupported", "too weak"],
)
def test_what_is_not_defeated(text):
    assert records(text) == []


def test_objections_and_what_serves_only_them():
    text = (
        'source s: "S"\npremise p: "P"\n  basis "B"\nclaim c: "C"\ninference p => c\nclaim ground: "G"\n'
        'inference g: p => ground\nobjection o: "O"\n  rebuts c\n  from ground\n'
        'objection a: "A"\n  undercuts g\n  from s p. 1\n'
    )
    assert records(text) == []


def test_a_rival_of_the_main_claim_is_there_to_be_beaten():
    text = (
        'map m: "M"\n  main strong\nsource s: "S"\nevidence e: "E"\n  from s p. 1\npremise p: "P"\n  as possible\n'
        '  basis "B"\nclaim weak: "W"\n  contradicts strong\ninference p => weak\nclaim strong: "T"\n'
        "inference e => strong\n"
    )
    assert records(text) == []
    assert records(text.replace("main strong", "main weak")) == ["weak"]


def test_circles_of_lost_claims_do_not_hide_each_other():
    text = BASE + 'claim d: "D"\ninference c => d\ninference d => c\n'
    assert "c" in records(text)


def test_an_attack_on_what_follows_strictly():
    text = (
        'source s: "S"\nevidence e: "E"\n  from s p. 1\npremise p: "P"\n  basis "B"\nclaim a: "A"\ninference p => a\n'
        'claim b: "B"\ninference a => b\n  scheme deduction\nobjection o: "O"\n  rebuts b\n  from e\n'
    )
    above, below = sorted(defeated(text), key=lambda each: each.record, reverse=True)
    assert (above.record, below.record) == ("b", "a")
    assert [label.message for label in below.labels] == ["follows strictly from `a`, and is attacked"]
    assert below.help[0].startswith("answer `o`, after line ")


def test_a_meeting_that_falls_is_where_it_begins():
    text = (
        'source s: "S"\nevidence e: "E"\n  from s p. 1\nclaim m: "M"\ninference by: e => m\n  warrant "W"\n'
        'claim c: "C"\n  as plausible\ninference e => c\n  scheme sign\n  question link: met by m\n'
        '  question other-causes: waived "W"\nobjection o: "O"\n  undercuts by\n  from e\n'
    )
    assert records(text) == ["m"]


def test_many_attackers_are_counted():
    many = "".join(f'objection o{at}: "O"\n  rebuts c\n  from s p. {at}\n' for at in range(6))
    (finding,) = defeated(BASE + many)
    assert "and 3 more" in finding.message
    assert all(f"answer `o{at}`" in finding.help[0] for at in range(6))


def test_in_a_large_map_repairs_are_shown_for_the_first_few():
    many = "".join(
        f'claim d{at}: "D"\ninference s{at}: p => d{at}\nobjection u{at}: "U"\n  undercuts s{at}\n  from s p. {at}\n'
        for at in range(30)
    )
    found = defeated(BASE + many)
    assert len(found) == 31
    assert found[19].help[0].startswith("answer `u18`, after line ")
    assert (len(found[19].fixes), len(found[20].fixes)) == (1, 0)
    assert found[20].help[0] == "answer what is against it, or assert no more than is left"


def test_every_loss_has_a_finding_beneath_it():
    chain = "".join(
        f'claim c{at}: "C"\ninference {"c" if not at else f"c{at - 1}"} => c{at}\n' for at in range(500)
    )
    assert records(BASE + chain) == ["c"]


def test_it_is_a_warning():
    assert codes(BASE).count("AM503") == 1
    assert {str(each.severity) for each in defeated(BASE)} == {"warning"}
