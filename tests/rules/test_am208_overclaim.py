import pytest

from rules.helpers import codes, findings

GROUNDS = 'premise p: "P"\n  basis "Granted."\n'


def shown(text):
    (finding,) = findings(text, select=["AM208"])
    (label,) = finding.labels
    return finding.message, label.span.text, label.message


def test_a_step_without_a_warrant_is_the_weakest_link():
    assert shown(GROUNDS + 'claim c: "C"\n  as certain\ninference step: p => c\n') == (
        "`c` is asserted as certain, and its support makes it no more than plausible",
        "step",
        "the weakest link: with no warrant, a step carries plausible",
    )


def test_a_step_with_a_warrant_carries_probable():
    text = GROUNDS + 'claim c: "C"\n  as certain\ninference step: p => c\n  warrant "W"\n'
    assert shown(text)[2] == "the weakest link: with a warrant and no scheme, a step carries probable"


def test_an_open_question_is_the_weakest_link():
    text = (
        GROUNDS
        + 'claim c: "C"\n  as plausible\ninference step: p => c\n  scheme sign\n  question link: open\n'
    )
    assert (
        shown(text)[2]
        == "the weakest link: while `link` is not answered, this step carries no more than possible"
    )


def test_a_scheme_is_the_weakest_link():
    text = GROUNDS + (
        'claim c: "C"\n  as certain\ninference step: p => c\n  scheme commitment\n  question implies: waived "W"\n'
    )
    assert shown(text)[2] == "the weakest link: the scheme commitment carries no more than plausible"


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        ('premise q: "Q"\n', "the weakest link: possible, since nothing is said why it may be granted"),
        ('premise q: "Q"\n  basis "B"\n  as possible\n', "the weakest link: possible"),
        ('evidence q: "Q"\n', "the weakest link: possible, since it names no source"),
        (
            'term t: "T"\nperson w: "W"\n  party-to t\nsource s: "S"\n  by w\nevidence q: "Q"\n  from s p. 1\n  about t\n',
            "the weakest link: plausible, since its witness has a stake in it",
        ),
    ],
)
def test_what_nothing_supports_is_the_weakest_link(ground, words):
    text = GROUNDS + ground + 'claim c: "C"\n  as probable\ninference p + q => c\n  warrant "W"\n'
    assert shown(text)[1:] == ("q", words)


def test_the_weakest_link_is_looked_for_down_the_line():
    text = """
premise bare: "B"
claim a: "A"
inference bare => a
  warrant "W"
claim b: "B"
inference a => b
  warrant "W"
claim c: "C"
  as probable
inference b => c
  warrant "W"
"""
    assert shown(text)[1] == "bare"


def test_what_is_inherited_is_a_note():
    text = (
        GROUNDS
        + """
claim b: "B"
  as probable
inference step: p => b
claim c: "C"
  as probable
inference b => c
  warrant "W"
"""
    )
    found = findings(text, select=["AM208"])
    assert [(each.record, str(each.severity)) for each in found] == [("b", "warning"), ("c", "note")]
    assert [each.labels[0].span.text for each in found] == ["step", "step"]


def test_what_is_overclaimed_by_itself_too_is_a_warning():
    text = (
        GROUNDS
        + """
claim b: "B"
  as probable
inference p => b
claim c: "C"
  as certain
inference b => c
  warrant "W"
"""
    )
    assert [str(each.severity) for each in findings(text, select=["AM208"])] == ["warning", "warning"]


@pytest.mark.parametrize(
    "text",
    [
        GROUNDS + 'claim c: "C"\n  as plausible\ninference p => c\n',
        GROUNDS + 'claim c: "C"\ninference p => c\n',  # nothing is asserted
        'claim c: "C"\n  as certain\n',  # nothing is computed: AM101
        'claim c: "C"\n  as certain\nclaim d: "D"\ninference d => c\ninference c => d\n',  # a circle: AM102
        # it would stand without the objection: AM503
        GROUNDS
        + 'claim c: "C"\n  as plausible\ninference s: p => c\n'
        + 'objection o: "O"\n  undercuts s\n  from p\n',
    ],
)
def test_looks_alike_but_is_not(text):
    assert codes(text, select=["AM208"]) == []


def test_a_circle_with_a_way_in_ends():
    text = """
premise bare: "B"
claim a: "A"
  as probable
claim b: "B"
inference b => a
inference a => b
inference bare => a
"""
    assert shown(text)[1] == "bare"


def test_a_long_chain_is_walked_once():
    length = 3000
    text = GROUNDS + 'claim c0: "C"\n  as certain\ninference p => c0\n'
    text += "".join(
        f'claim c{at}: "C"\n  as certain\ninference c{at - 1} => c{at}\n  scheme deduction\n'
        for at in range(1, length)
    )
    found = findings(text, select=["AM208"])
    assert len(found) == length
    assert {each.labels[0].span.line for each in found} == {5}


@pytest.mark.parametrize(
    ("clauses", "way"),
    [
        ("", 'or say what licenses the step:  warrant "…"'),
        ('  warrant "W"\n', "or support `c` by a stronger kind of step"),
        (
            '  scheme commitment\n  question implies: waived "W"\n',
            "or support `c` by a stronger kind of step",
        ),
        ("  scheme commitment\n", "or answer what the step still owes:  question implies: met by …"),
    ],
)
def test_the_way_out_suits_the_step(clauses, way):
    text = GROUNDS + f'claim c: "C"\n  as certain\ninference step: p => c\n{clauses}'
    (finding,) = findings(text, select=["AM208"])
    assert finding.help[1] == way


def test_what_rests_on_a_dispute_and_asks_for_more_than_either_side_gives():
    text = """
premise e: "E."
  basis "x"
  contradicts f
premise f: "F."
  basis "x"
claim c: "C."
  as probable
inference e => c
"""
    (found,) = findings(text, select=["AM208"])
    assert found.message == (
        "`c` is asserted as probable; its support would make it no more than plausible, and rests on what is in dispute"
    )
    assert found.help[0] == "assert no more than the support could carry:  as plausible"
