import pytest

from rules.helpers import codes, findings


def step(clauses, scheme="best-explanation"):
    return (
        'premise late: "The train was late."\npremise signals: "No signal failed."\n'
        f'claim snow: "Snow lay on the line."\ninference late => snow\n  scheme {scheme}\n{clauses}'
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (step(""), "best-explanation"),
        (step("", scheme="motive"), "motive"),
        (step("  question rivals: open\n"), "best-explanation"),
        (step('  rival "A signal failed.": open\n'), '"A signal failed."'),
        (
            step('  rival "A signal failed.": excluded by signals\n  rival "A strike.": open\n'),
            '"A strike."',
        ),
    ],
)
def test_rivals_that_are_not_dealt_with(text, place):
    (finding,) = findings(text, select=["AM210"])
    assert finding.span.text == place


@pytest.mark.parametrize(
    "text",
    [
        step('  question rivals: waived "Nobody doubts it."\n'),
        step("  question rivals: met by signals\n"),
        step("  question other-causes: met by signals\n", scheme="effect-to-cause"),
    ],
)
def test_an_answered_question_names_no_rival(text):
    assert codes(text, select=["AM210"]) == ["AM210"]


@pytest.mark.parametrize(
    "text",
    [
        step('  rival "A signal failed.": excluded by signals\n'),
        step('  rival "A signal failed.": waived "They were new."\n'),
        step("  question rivals: conceded\n"),
        step('  rival "A signal failed.": open\n  question rivals: conceded\n'),
        step("", scheme="sign"),
        step("", scheme="cause-to-effect"),
    ],
)
def test_looks_alike_but_is_not(text):
    assert codes(text, select=["AM210"]) == []


def test_every_open_rival_is_shown():
    one, two = '  rival "A signal failed.": open\n', '  rival "A strike.": open\n'
    (alone,) = findings(step(one), select=["AM210"])
    assert "a rival is still open" in alone.message
    assert alone.labels == ()
    (both,) = findings(step(one + two), select=["AM210"])
    assert "2 rivals are still open" in both.message
    assert [label.span.text for label in both.labels] == ['"A strike."']
