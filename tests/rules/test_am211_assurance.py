import pytest

from rules.helpers import codes, findings
from rules.spoken import LANGUAGES, found, sentences


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


STEP = 'premise p{n}: "P"\nclaim c{n}: "{text}"\ninference p{n} => c{n}\n'


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_that_assure_and_others_with_the_same_words(language):
    assures, innocent = sentences(language, "assures"), sentences(language, "innocent")
    assert min(len(assures), len(innocent)) >= 30
    assert len(found(language, "assures", "AM211", STEP)) >= 0.95 * len(assures)
    assert len(found(language, "innocent", "AM211", STEP)) <= 0.05 * len(innocent)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (step("It is so.", '  warrant "This is, of course, self-evident."\n'), 1),
        (step("Es ist so.", '  warrant "Das ist selbstverständlich."\n', language="de-AT"), 1),
        (step("C'est ainsi.", '  warrant "C’est évident !"\n', language="fr"), 1),
        (step("Это так.", '  warrant "Это очевидно."\n', language="ru"), 1),
        (step("Это так.", '  warrant "Это очевидно всем, кто читал письма."\n', language="ru"), 0),
        (step("It is so.", '  warrant "..."\n'), 0),
    ],
)
def test_a_warrant_of_assurances_alone(text, count):
    assert len(codes(text, select=["AM211"])) == count


def test_the_first_that_tells_how_hides_no_other():
    (finding,) = findings(step("He spoke clearly. Clearly he lied."), select=["AM211"])
    assert finding.span.text == "Clearly"
