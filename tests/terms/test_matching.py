"""Which terms a text speaks of, and which of a conclusion's nothing offered speaks of."""

from __future__ import annotations

import pytest

from argmap.loading import parse
from argmap.terms import Lexicon, Scopes


def lacking(terms, premise, conclusion, language="en"):
    """The words of the conclusion's terms of which the premise does not speak."""
    amap = parse(
        f'map m: "M"\n  language {language}\n{terms}\npremise p: "{premise}"\nclaim c: "{conclusion}"\ninference p => c\n'
    ).map
    lexicon = Lexicon(amap)
    claim = amap.statements["c"]
    missing = lexicon.lacking(lexicon.topics(claim), lexicon.offered(amap.inferences["c#1"]))
    return [each.words for each in lexicon.mentions(claim.text, missing)]


PARTY = 'term party: "the Party", "CPSU"\n'
GEORGIAN = 'term georgian: "Communist Party of Georgia", "Georgian Party"\n  within party\n'


@pytest.mark.parametrize(
    ("terms", "premise", "conclusion", "expected"),
    [
        # marked words: inflection, case, quotes and hyphens do not matter
        ("", "They esteemed him.", "He was held in [[esteem]].", []),
        ("", "They kept him.", "He was held in [[esteem]].", ["esteem"]),
        ("", "Great Russian chauvinism.", "The [[Great-Russian  Chauvinism]] won.", []),
        ("", "LENIN’S word.", "Of [[Lenin]] it is true.", []),
        ("", "A vote was held.", "The [[vote]] and the [[count]] agree; the [[vote]] stands.", ["count"]),
        # a declared term: any form will do, an article is no part of it
        (PARTY, "The CPSU rules.", "The Party rules.", []),
        (PARTY, "Party members met.", "The [[Party]] met.", []),
        (PARTY, "They met.", "The Party met, and the CPSU paid.", ["Party"]),
        # a longer form is not the shorter one in it, nor a narrower term the broader
        (PARTY + GEORGIAN, "The Georgian Party met.", "The Party met.", ["Party"]),
        (PARTY + GEORGIAN, "The Communist Party of Georgia met.", "The Georgian Party met.", []),
        (PARTY + GEORGIAN, "The Party met.", "The Georgian Party met.", ["Georgian Party"]),
        (PARTY + GEORGIAN, "The Georgian Party met the Party.", "The Party met.", []),
        # the words of a form may stand apart, if they belong to no other
        ('term high: "high regard"', "The regard for him was high.", "He stood in high regard.", []),
        # a mark that is more than a declared term needs all of it
        ('term esteem: "esteem", "regard"', "Their regard was high.", "They had [[high esteem]].", []),
        ('term esteem: "esteem", "regard"', "Regard.", "They had [[high esteem]].", ["high esteem"]),
        # two terms that share a form: either will do
        ('term one: "union"\nterm two: "union", "league"', "The league met.", "The union met.", []),
        # a form that is only a word like "who" is looked for in marks alone
        ('term who: "WHO"', "It rained.", "The farmer who sowed reaped.", []),
    ],
)
def test_terms_of_a_conclusion(terms, premise, conclusion, expected):
    assert lacking(terms, premise, conclusion) == expected


@pytest.mark.parametrize(
    ("language", "premise", "conclusion", "expected"),
    [
        ("de", "Die Achtungen der Genossen.", "Er genoss hohe [[Achtung]].", []),
        ("ru", "О партии молчали.", "[[Партия]] молчала.", []),
        ("fr", "L’estime qu'il inspirait.", "Son [[estime]] fut grande.", []),
        ("fr", "L’Etat n'y peut rien.", "La raison d'[[État]] l'emporta.", []),
        (
            "ru",
            "Ученые молчали о генеральном секретаре.",
            "[[Учёный]] хвалил [[генерального секретаря]].",
            [],
        ),
        ("de", "Daß die Straße frei war, wusste man.", "Die [[Strasse]] war gesperrt.", []),
        ("de", "Der Parteitag schwieg.", "Die [[Partei]] schwieg.", ["Partei"]),  # no part of a compound
        ("zh-Hant", "列寧批評黨中央。", "[[黨中央]]不同意。", []),
        ("tlh", "They esteemed him.", "He had their [[esteem]].", ["esteem"]),
    ],
)
def test_other_languages(language, premise, conclusion, expected):
    assert lacking("", premise, conclusion, language) == expected


def test_ids_and_terms_in_any_script():
    amap = parse(
        'map карта: "Съезд"\n  language ru\n'
        'term генсек: "генсек", "генеральный секретарь"\n'
        'premise слова: "Письмо называет генсека грубым."\n'
        'claim грубость: "Генеральный секретарь был груб, а [[съезд]] молчал."\n'
        "inference слова => грубость\n"
    ).map
    lexicon = Lexicon(amap)
    claim = amap.statements["грубость"]
    assert lexicon.content("слова").terms == {"генсек"}
    missing = lexicon.lacking(lexicon.topics(claim), lexicon.offered(amap.inferences["грубость#1"]))
    assert [each.words for each in lexicon.mentions(claim.text, missing)] == ["съезд"]


def test_what_is_offered_is_premises_about_quotes_warrants_and_answers():
    amap = parse(
        'term party: "the Party"\n'
        'source s: "S"\n'
        'evidence a: "A"\n  from s p. 1\n  quote "in esteem"\n'
        'premise b: "B"\n  about party\n'
        'premise w: "Loyalty shows."\n'
        'premise m: "Honour too."\n'
        'claim c: "The Party had [[esteem]], [[loyalty]], [[honour]] and [[love]]."\n'
        "inference a + b(sign) => c\n  scheme sign\n  warrant w\n  question link: met by m\n"
    ).map
    lexicon = Lexicon(amap)
    claim = amap.statements["c"]
    missing = lexicon.lacking(lexicon.topics(claim), lexicon.offered(amap.inferences["c#1"]))
    assert [each.words for each in lexicon.mentions(claim.text, missing)] == ["love"]


def test_a_declared_form_is_placed_where_it_stands():
    amap = parse(
        'term committee: "Central Committee"\n'
        'claim c: "It was \\"the Central\n    Committee\\" that decided."\n'
    ).map
    lexicon = Lexicon(amap)
    claim = amap.statements["c"]
    (mention,) = lexicon.mentions(claim.text, lexicon.topics(claim))
    assert mention.span.text == "Central\n    Committee"
    assert mention.words == "Central Committee"
    assert (mention.span.line, mention.span.column, mention.span.end_line) == (2, 24, 3)


def test_content_stems_leave_out_what_carries_none():
    amap = parse('claim c: "It was one of the most severe winters."\n').map
    assert Lexicon(amap).content_stems(amap.statements["c"].text) == {"sever", "winter"}
    amap = parse('map m: "M"\n  language tlh\nclaim c: "It was severe."\n').map
    assert Lexicon(amap).content_stems(amap.statements["c"].text) == set()


def test_scopes_reach_down_any_depth():
    depth = 3000
    terms = "".join(
        f'term t{at}: "word{at}"\n' + (f"  within t{at - 1}\n" if at else "") for at in range(depth)
    )
    scopes = Scopes(parse(terms + 'term other: "other"\n').map)
    assert scopes.within([f"t{depth - 1}"], "t0") == f"t{depth - 1}"
    assert scopes.within(["t0", "other"], "t1") is None
    assert scopes.within(["t1"], "t1") is None


def test_more_statements_than_are_remembered():
    count = 5000
    amap = parse("".join(f'claim c{at}: "The [[word]] {at}."\n' for at in range(count))).map
    lexicon = Lexicon(amap)
    assert all(lexicon.content(id_).stems[1] == "word" for id_ in amap.statements)
    assert len(lexicon._contents) <= count // 2
