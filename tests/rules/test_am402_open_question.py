"""Critical questions that are not answered."""

import pytest

from rules.helpers import codes, findings

BASE = (
    'scheme s: "S"\n  role sign: "B"\n  question link: "How regular?" owed\n  question other: "What else?" owed\n'
    '  question absence: "What is missing?" exception\n'
    'source src: "S"\nevidence e: "E"\n  from src p. 1\nevidence f: "F"\n  from src p. 2\nclaim c: "C"\nclaim none: "N"\n'
)
EXPLAINS = (
    'source src: "S"\nevidence e: "E"\n  from src p. 1\nevidence f: "F"\n  from src p. 2\nclaim c: "C"\n'
    'claim none: "N"\ninference step: e(facts) => c\n  scheme best-explanation\n  question better: waived "W"\n'
)


def step(*clauses):
    return BASE + "inference step: e => c\n  scheme s\n" + "".join(f"  {clause}\n" for clause in clauses)


def open_questions(text):
    return findings(text, select=["AM402"])


def test_owed_questions_that_the_step_does_not_mention():
    (finding,) = open_questions(step())
    assert str(finding.severity) == "warning"
    assert finding.record == "step"
    assert finding.message == "the step to `c` owes 2 answers: How regular? (`link`); What else? (`other`)"
    assert [(label.span.text, label.message) for label in finding.labels] == [
        ("s", "How regular?"),
        ("s", "What else?"),
    ]


def test_an_open_one_is_pointed_at():
    (finding,) = open_questions(step('question link: waived "W"', "question other: open"))
    assert [(label.span.text, label.message) for label in finding.labels] == [("other", "What else?")]


def test_one_that_is_met_by_something_that_does_not_stand():
    (finding,) = open_questions(step("question link: met by none", "question other: conceded"))
    (label,) = finding.labels
    assert label.span.text == "none"
    assert label.message == "`none` is unsupported"
    assert str(finding.severity) == "note"


@pytest.mark.parametrize("state", ["met by f", "conceded", 'waived "why"', "fails by f"])
def test_answered_questions(state):
    assert open_questions(step(f"question link: {state}", f"question other: {state}")) == []


def test_an_exception_that_the_map_calls_open_is_a_note():
    answered = ("question link: conceded", "question other: conceded")
    (finding,) = open_questions(step(*answered, "question absence: open"))
    assert str(finding.severity) == "note"
    assert finding.message == "the step to `c` leaves a doubt open: What is missing? (`absence`)"
    assert open_questions(step(*answered)) == []
    assert open_questions(step(*answered, "question absence: met by none")) == []


def test_owed_and_exception_are_two_findings():
    found = open_questions(step("question absence: open"))
    assert sorted(str(each.severity) for each in found) == ["note", "warning"]


def test_the_form_of_a_deduction_is_not_owed():
    deduction = BASE + "inference step: e => c\n  scheme deduction\n"
    assert open_questions(deduction) == []
    assert [str(each.severity) for each in open_questions(deduction + "  question form: open\n")] == ["note"]


def test_a_step_without_a_scheme_owes_nothing():
    assert open_questions(BASE + "inference e => c\n") == []


@pytest.mark.parametrize(
    ("rivals", "label"),
    [
        ((), ("best-explanation", "Which rival explanations were considered?")),
        (("question rivals: open",), ("rivals", "Which rival explanations were considered?")),
        (('rival "R": excluded by f', 'rival "Q": open'), ('"Q"', "this rival is still open")),
        (('rival "R": excluded by none',), ("none", "`none` is unsupported")),
    ],
    ids=["none named", "said to be open", "one open", "excluded by what does not stand"],
)
def test_rivals_that_are_not_out_of_the_way(rivals, label):
    (finding,) = open_questions(EXPLAINS + "".join(f"  {clause}\n" for clause in rivals))
    assert [(each.span.text, each.message) for each in finding.labels] == [label]


@pytest.mark.parametrize(
    "rivals",
    [
        ('rival "R": excluded by f', 'rival "Q": waived "W"'),
        ('rival "R": excluded by f', "question rivals: open"),
        ('question rivals: waived "W"', 'rival "R": open'),
        ("question rivals: met by f",),
    ],
)
def test_rivals_that_are(rivals):
    assert open_questions(EXPLAINS + "".join(f"  {clause}\n" for clause in rivals)) == []


def test_both_severities_are_asked_for_by_one_code():
    assert codes(step("question absence: open"), select=["open-question"]) == ["AM402", "AM402"]


def test_the_letters_of_a_question_are_explained():
    signs = BASE + "inference e => c\n  scheme sign\n"
    (finding,) = open_questions(signs)
    assert finding.note == (
        "the letters are those of the scheme `sign`: B is observed; B usually goes with A; therefore A"
    )
    assert open_questions(step())[0].note == ""


def test_one_question_alone_is_not_likewise_answered():
    (alone,) = open_questions(step('question link: waived "W"'))
    (two,) = open_questions(step())
    assert alone.help[0] == 'answer it:  question other: met by ID, or  question other: waived "why"'
    assert two.help[0].endswith('question link: waived "why", and likewise `other`')
