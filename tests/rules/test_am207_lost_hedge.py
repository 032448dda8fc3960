import pytest

from argmap.diagnostics import Confidence
from rules.helpers import codes, findings
from rules.spoken import LANGUAGES, found, sentences


def quoted(quote, claim, claim_as="", evidence_as="", language="en"):
    return (
        f'map m: "M"\n  language {language}\n'
        'source s: "S"\n'
        f'evidence e: "E"\n  from s p. 1\n  quote "{quote}"\n'
        + (f"  as {evidence_as}\n" if evidence_as else "")
        + f'claim c: "{claim}"\n'
        + (f"  as {claim_as}\n" if claim_as else "")
        + "inference e => c\n  scheme document\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        quoted("It was probably in May", "They met in May."),
        quoted("It was probably in May", "They met in May.", claim_as="certain"),
        quoted("As far as I know, he came", "He came."),
        quoted("Wahrscheinlich kam er", "Er kam.", language="de"),
        quoted("Он, может быть, придет", "Он придет.", language="ru"),
        quoted("Die angeblichen Erben kamen", "Die Erben kamen.", language="de-AT"),
        quoted("Il l'a peut-être su", "Il l'a su.", language="fr"),
    ],
)
def test_a_hedge_in_the_quotation_is_lost(text):
    assert codes(text, select=["AM207"]) == ["AM207"]


@pytest.mark.parametrize(
    "text",
    [
        quoted("It was probably in May", "Perhaps they met in May."),
        quoted("It was probably in May", "They may have met in April."),
        quoted("It was probably in May", "He thought that they had met."),
        quoted("It was probably in May", "They met in May.", claim_as="probable"),
        quoted("It was in May", "They met in May."),  # the month
        quoted("On a mayday", "They met."),
        quoted("Le maire peut être réélu", "Le maire fut réélu.", language="fr"),
        quoted("Он, может быть, придёт", "По словам брата, он придёт.", language="ru"),
        quoted("Er kam vielleicht", "Er dürfte gekommen sein.", language="de"),
        quoted("It was probably in May", "They met in May.", language="tlh"),
    ],
)
def test_looks_alike_but_is_not(text):
    assert codes(text, select=["AM207"]) == []


def test_the_hedge_is_shown_in_the_quotation():
    (finding,) = findings(
        quoted("It was, as far\n    as I know, in May", "They met in May."), select=["AM207"]
    )
    assert [label.span.text for label in finding.labels] == ["as far\n    as I know"]


ASSERTED = """
premise weak: "W"
  as plausible
premise strong: "S"
claim c: "C"
  as certain
inference weak + strong => c
"""


def test_a_premise_asserted_more_weakly():
    (finding,) = findings(ASSERTED, select=["AM207"])
    assert finding.message == "`weak` is asserted as plausible, and `c`, which rests on it, as certain"


@pytest.mark.parametrize(
    "text",
    [
        ASSERTED.replace("as certain", "as plausible"),
        ASSERTED.replace("as certain", "as possible"),
        ASSERTED.replace("  as certain\n", ""),
        ASSERTED.replace("  as plausible\n", ""),
        ASSERTED + "inference strong => c\n",  # another step carries it
        ASSERTED + "  scheme corroboration\n",  # two that agree carry more than either
    ],
)
def test_looks_alike_but_nothing_is_lost(text):
    assert codes(text, select=["AM207"]) == []


QUOTED = (
    'evidence e{n}: "E"\n  from s p. 1\n  quote "{text}"\n'
    'claim c{n}: "C"\ninference e{n} => c{n}\n  scheme document\n'
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_with_a_reserve_and_others_with_the_same_words(language):
    hedged, flat = sentences(language, "hedged"), sentences(language, "flat")
    assert min(len(hedged), len(flat)) >= 30
    assert len(found(language, "hedged", "AM207", QUOTED)) >= 0.9 * len(hedged)
    assert len(found(language, "flat", "AM207", QUOTED)) <= 0.05 * len(flat)


def test_evidence_entered_with_less_does_not_keep_the_reserve_in_the_claim():
    text = quoted("It was probably in May", "They met in May.", evidence_as="probable")
    assert codes(text, select=["AM207"]) == ["AM207"]


def test_of_several_weak_lines_the_best_is_reported():
    text = ASSERTED + 'premise weakest: "X"\n  as possible\ninference side: weakest => c\n'
    assert [each.record for each in findings(text, select=["AM207"])] == ["c#1"]
    even = text.replace("as possible", "as plausible")
    assert [each.record for each in findings(even, select=["AM207"])] == ["c#1", "side"]


def test_a_second_quotation_may_hold_the_hedge():
    text = quoted("It was probably in May", "They met in May.").replace(
        "  quote", '  quote "They met"\n  quote', 1
    )
    (finding,) = findings(text, select=["AM207"])
    assert finding.confidence is Confidence.MEDIUM


def test_the_weaker_degree_is_offered():
    (finding,) = findings(ASSERTED, select=["AM207"])
    ((edit,),) = (fix.edits for fix in finding.fixes)
    assert (edit.span.text, edit.text) == ("certain", "plausible")
