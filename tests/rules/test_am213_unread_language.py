import pytest

from argmap.loading import parse
from rules.helpers import codes, findings

STEP = 'premise p: "P"\n  basis "B"\nclaim c: "C"\ninference p => c\n  warrant "W"\n'
QUOTE = 'source s: "S"\nevidence e: "E"\n  from s p. 1\n  quote "Q"\n'


def mapped(language, records):
    return f'map m: "M"\n  language {language}\n{records}'


@pytest.mark.parametrize("records", [STEP, QUOTE])
def test_a_language_without_lists_is_said_once(records):
    (finding,) = findings(mapped("sv-FI", records), select=["AM213"])
    assert finding.span.text == "sv-FI"
    assert "terms are found" not in finding.message
    assert str(finding.severity) == "note"


def test_a_language_without_stems_is_said_with_it():
    (finding,) = findings(mapped("tlh", STEP), select=["AM213"])
    assert "terms are found only in the very forms in which they are declared" in finding.message
    assert finding.help[0].startswith("declare every form")


@pytest.mark.parametrize(
    "text",
    [
        mapped("de-AT", STEP),
        mapped("tlh", 'claim c: "C"\n'),  # nothing that would have been read
        mapped("sv", STEP).replace("sv\n", 'sv\n  ignore AM213 "we look ourselves"\n'),
        f'map m: "M"\n{STEP}',
        STEP,
    ],
)
def test_looks_alike_but_is_not(text):
    assert codes(text, select=["AM213"]) == []


@pytest.mark.parametrize(
    ("written", "meant"), [("english", "en"), ("Deutsch", "de"), ("frensh", "fr"), ("pt_BR", "pt-BR")]
)
def test_the_name_of_a_language_is_no_tag(written, meant):
    (mistake,) = parse(mapped(written, "")).diagnostics
    assert mistake.code == "AM008"
    assert mistake.help == (f"did you mean `{meant}`?", "or leave the clause out, if the map is in English")


def test_a_tag_that_resembles_none():
    (mistake,) = parse(mapped("qwertyuiop", "")).diagnostics
    assert mistake.help[0] == "write a tag such as de, fr or pt-BR"
