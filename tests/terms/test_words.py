"""Words, stems and places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.loading import parse
from argmap.terms import is_quoted, phrases, place_of, placed, runs, spanning, spoken, words
from argmap.terms.words import stemmer

PIECES = [
    *"aSsßéİﬁ½ΣЙй",
    "e\u0301",
    "\u00ad",
    "\u200b",
    "党",
    "で",
    "पार्टी",
    "'s",
    "’s",
    "´",
    "-",
    "“",
    "…",
    ".",
    " ",
    "\u00a0",
    "\n  ",
    "\n# a comment\n  ",
    '\\"',
    "\\\\",
    "\\",
    "[[",
    "]]",
    "_",
    "7",
    "¨",
    "\u0301",
]


def claim(text):
    return parse(f'claim c: "{text}"\n').map.statements["c"].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lenin’s Testament", ["lenin", "testament"]),
        ("the delegates' vote", ["the", "delegates", "vote"]),
        ("Great-Russian chauvinism", ["great", "russian", "chauvinism"]),
        ("l’homme d'État", ["l", "homme", "d", "état"]),
        ("ﬁrst STRASSE Straße", ["first", "strasse", "strasse"]),
        ("O'Brien's o'clock", ["o", "brien", "o", "clock"]),
        ("cafe\u0301 co\u00adoperate", ["café", "cooperate"]),
        ("党の評価 in 1924", ["党", "の", "評", "価", "in", "1924"]),
        ("पार्टी", ["पार्टी"]),
        ("… — “”", []),
        ("ещё Ёлка", ["еще", "елка"]),
        ("daß er muß", ["dass", "er", "muss"]),
        ("qu’elle n'est", ["qu", "elle", "n", "est"]),
    ],
)
def test_words_are_folded(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "delegates", "delegation"),
        ("en-GB", "removal", "removed"),
        ("de-AT", "achtungen", "achtung"),
        ("ru", "партии", "партия"),
        ("ru", "учёный", "ученый"),
        ("fr", "état", "etat"),
        ("fr", "église", "eglises"),
        ("de", "häuser", "haus"),
        ("de", "größe", "grösse"),
    ],
)
def test_stems_bring_inflections_together(language, one, other):
    stem = stemmer(language)
    (one,), (other,) = words(one), words(other)
    assert stem(one) == stem(other)


def test_a_language_without_stems_keeps_its_words():
    assert stemmer("tlh")("words") == "words"
    assert stemmer("en")("b52s") == "b52s"


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_words_are_found_again_where_they_stand(text):
    parsed = parse(f'claim c: "{text}"\n')
    if "c" not in parsed.map.statements or parsed.diagnostics:
        return
    prose = parsed.map.statements["c"].text
    there = placed(prose)
    assert [each.word for each in there] == words(prose)
    for each in there:
        assert prose.span.start <= each.start < each.end <= prose.span.end
    assert [each.start for each in there] == sorted(each.start for each in there)


def test_a_place_is_exact_over_line_breaks_marks_and_escapes():
    prose = claim('He said \\"no\\" \\\\ to the\n  [[Central]]\n# so it is printed\n  Committee’s\n  envoy.')
    there = placed(prose)
    listed = [each.word for each in there]
    assert listed == ["he", "said", "no", "to", "the", "central", "committee", "envoy"]
    exact = [spanning(prose, [each]).text for each in there]
    assert exact == ["He", "said", "no", "to", "the", "Central", "Committee", "envoy"]
    both = spanning(prose, there[5:7])
    assert both.text == "Central]]\n# so it is printed\n  Committee"
    assert (both.line, both.end_line) == (2, 4)


def test_phrases_are_found_the_longest_first():
    listed = phrases(("no", "no doubt", "of course"))
    found = spoken("Of course there is no doubt, no.")
    assert [found[start:end] for start, end in runs(found, listed)] == [
        ["of", "course"],
        ["no", "doubt"],
        ["no"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ","),
        ("No.", ", no ,"),
        (
            "He came, saw (and – so they say – won)...",
            ", he came , saw , and , so they say , won ,",
        ),
        ("Peut-être qu’il vint", ", peut - être qu il vint ,"),
        ("a - b", ", a , b ,"),
        ("peut\u2011être \u2010 non", ", peut - être , non ,"),
        ("党が、党。", ", 党 が , 党 ,"),
    ],
)
def test_what_is_spoken_has_pauses_and_hyphens(text, expected):
    assert spoken(text) == ["" if each == "," else each for each in expected.split()]


def test_a_phrase_is_not_found_within_an_innocent_one():
    listed = phrases(("no doubt", "no"), ("left no doubt", "no doubt"))

    def found(text):
        said = spoken(text)
        return [" ".join(said[start:end]) for start, end in runs(said, listed)]

    assert found("No doubt he did.") == ["no doubt"]
    assert found("It left no doubt, no.") == ["no"]
    assert not phrases(())
    assert phrases(("no",))


def test_a_comma_in_a_phrase_is_any_pause():
    listed = phrases((", возможно,",))
    assert list(runs(spoken("Возможно, он"), listed)) == [(0, 3)]
    assert list(runs(spoken("Он — возможно — тут"), listed)) == [(2, 5)]
    assert list(runs(spoken("Это возможно."), listed)) == []


def test_a_run_is_placed_without_its_pauses():
    prose = claim("Он (peut-être),\n  [[может\n  быть]], был")
    said = spoken(prose)
    assert place_of(prose, said, (2, 7)).text == "peut-être"
    assert place_of(prose, said, (7, 10)).text == "может\n  быть"


@pytest.mark.parametrize("quoted", ['\\"sure\\"', "“sure”", "«sure»", "„sure“", "»so sure so«", "„sure”"])
def test_what_stands_between_quotation_marks(quoted):
    prose = claim(f'He, as \\"they\\" say, is {quoted} and surely is')
    places = {each.word: spanning(prose, [each]) for each in placed(prose)}
    assert is_quoted(prose, places["sure"])
    assert is_quoted(prose, places["they"])
    assert not is_quoted(prose, places["surely"])
    assert not is_quoted(prose, places["say"])
