"""Words, stems and places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.loading import parse
from argmap.terms import HEDGES, STOP_WORDS, phrases, placed, runs, spanning, words
from argmap.terms.lists import AFTER_MANNER, ASSURANCES, ASSURING, BEFORE_MANNER, SOFTENERS
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
        ("fr", "congrès", "congrès"),
    ],
)
def test_stems_bring_inflections_together(language, one, other):
    stem = stemmer(language)
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
    found = words("Of course there is no doubt, no.")
    assert [found[start:end] for start, end in runs(found, listed)] == [
        ["of", "course"],
        ["no", "doubt"],
        ["no"],
    ]


@pytest.mark.parametrize("table", [STOP_WORDS, SOFTENERS, ASSURING, BEFORE_MANNER, AFTER_MANNER])
def test_listed_words_are_single(table):
    for listed in table.values():
        assert len(words(listed)) == len(listed.split())


@pytest.mark.parametrize("table", [HEDGES, ASSURANCES])
def test_listed_phrases_have_words(table):
    for listed in table.values():
        assert sum(len(each) for each in phrases(listed).values()) == len(set(listed))
