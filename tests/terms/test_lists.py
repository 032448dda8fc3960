"""The lists of words: one file for each language, read when a map in it is."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from argmap import terms
from argmap.terms import Language, has_stems, language, languages, runs, spoken, words

FOLDER = Path(terms.__file__).with_name("languages")
FILES = [pytest.param(path, id=path.stem) for path in sorted(FOLDER.glob("*.toml"))]
WORDS = {"stop-words", "softeners", "assuring", "compared", "of-manner", "before-these", "after-these"}
PHRASES = {"negations", "hedges", "assurances", "innocent"}


def test_the_languages_are_those_that_have_a_file():
    assert languages() == ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru")
    assert all(language(tag).has_lists and has_stems(tag) for tag in languages())


@pytest.mark.parametrize("path", FILES)
def test_a_file_says_what_is_known_and_nothing_else(path):
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    assert {"name", "stop-words", "negations", "hedges", "assurances"} <= set(said)
    assert set(said) <= {"name"} | WORDS | PHRASES


@pytest.mark.parametrize("path", FILES)
def test_listed_words_are_single(path):
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    for key in WORDS & set(said):
        for each in said[key].split():
            assert len(words(each)) == 1 or re.fullmatch(r"\w+-\w+", each), each


@pytest.mark.parametrize("path", FILES)
def test_listed_phrases_have_words_and_stand_there_once(path):
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    for key in PHRASES & set(said):
        assert len(said[key]) == len(set(said[key]))
        assert all(words(each) for each in said[key])


@pytest.mark.parametrize("tag", ["de", "de-AT", "DE-ch-1901"])
def test_the_first_part_of_a_tag_counts(tag):
    assert language(tag).name == "German"


@pytest.mark.parametrize("tag", ["tlh", "zh-Hant", "sv", "..", ""])
def test_a_language_without_a_file_has_empty_lists(tag):
    assert language(tag) == Language()
    assert not language(tag).has_lists
    assert not language(tag).negations


def test_endings_are_written_out_as_in_a_dictionary():
    hedges = language("de").hedges
    for text in ("der mutmaßliche Täter", "dem MUTMASSLICHEN Täter", "Er dürfte", "sie dürften"):
        assert list(runs(spoken(text), hedges))


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "He did not come, and no one else; I don't know.", ["not", "no one", "don t"]),
        ("en", "Not only he, but no doubt others.", []),
        ("de", "Er kam nicht, keiner kam, ohne daß jemand rief.", ["nicht", "keiner", "ohne"]),
        ("de", "Nicht nur er kam.", []),
        ("fr", "Il n’est jamais venu sans elle; une personne vint.", ["n est", "jamais", "sans"]),
        ("fr", "Sans doute, et non seulement lui.", []),
        ("ru", "Он не пришёл, ни он, никакого ответа, без неё.", ["не", "ни", "никакого", "без"]),
        ("ru", "Не только он пришёл.", []),
        ("es", "No vino nadie.", ["no", "nadie"]),
        ("it", "Non venne nessuno, senza dubbio.", ["non", "nessuno"]),
        ("nl", "Er kwam niemand.", ["niemand"]),
        ("pl", "Nikt nie przyszedł.", ["nikt", "nie"]),
        ("pt", "Não veio ninguém.", ["não", "ninguém"]),
    ],
)
def test_negations(tag, text, expected):
    said = spoken(text)
    found = [" ".join(said[start:end]) for start, end in runs(said, language(tag).negations)]
    assert found == expected


def test_only_the_language_asked_for_is_read():
    program = (
        "import argmap.terms as terms\n"
        "from argmap.terms import lists\n"
        "assert lists._known.cache_info().currsize == 0\n"
        "terms.language('de-AT'); terms.language('de'); terms.language('tlh')\n"
        "assert lists._known.cache_info().currsize == 2\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
