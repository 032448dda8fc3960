import pytest

from rules.helpers import codes, findings


def step(claim, clauses="", language="en"):
    return (
        f'map m: "M"\n  language {language}\npremise p: "P"\nclaim c: "{claim}"\ninference p => c\n{clauses}'
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (step("Clearly something happened."), "Clearly"),
        (step("It is, of\n    course, so."), "of\n    course"),
        (step("He was [[clearly]] wrong."), "clearly"),
        (step("This was undoubtedly his."), "undoubtedly"),
        (step("Sie war offensichtlich krank.", language="de"), "offensichtlich"),
        (step("Это, конечно, так.", language="ru"), "конечно"),
        (step("It is so.", '  warrant "This is obvious."\n'), '"This is obvious."'),
        (step("It is so.", '  warrant "Of course!"\n'), '"Of course!"'),
    ],
)
def test_words_that_only_assure(text, word):
    (finding,) = findings(text, select=["AM211"])
    assert finding.span.text == word
    assert str(finding.severity) == "note"


@pytest.mark.parametrize(
    "text",
    [
        step("Clearly something happened.", '  warrant "Nothing else changes minds so fast."\n'),
        step("It is so.", '  warrant "It is obvious to whoever reads both letters side by side."\n'),
        step("He spoke clearly."),
        step("She wrote clearly, and in ink."),
        step("The seal is clearly visible."),
        step("He wrote more clearly than others."),
        step("He died naturally."),
        step("Clearly something happened.", "  scheme document\n"),
        step("Clearly something happened.", language="tlh"),
        'claim c: "Clearly something happened."\n',  # nothing is offered: AM101
        'premise p: "Clearly something happened."\n',
    ],
)
def test_looks_alike_but_is_not(text):
    assert codes(text, select=["AM211"]) == []
