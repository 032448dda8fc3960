"""Texts as they are compared, and the way back to where each word stands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.texts.folding import fold


def words(text):
    return fold(text).words.strip()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        (" \n ", ""),
        ("—", ""),
        ("We HAVE, a ‘marvellous’ “Georgian”…", "we have a marvellous georgian"),
        ("one—two – three -- four - five--six", "one two three four five six"),
        ("well-known well\u2010known 1917\u20131922", "wellknown wellknown 19171922"),
        (
            "exam-\nple exam-\n\n   ple exam\xad\nple ex\xadam exam¬\nple",
            "example example example exam example",
        ),
        ("pre- and", "pre and"),
        ("don’t don't l`homme 'tis dogs'", "dont dont lhomme tis dogs"),
        ("oﬃce ﬁne Straße ½", "office fine strasse 1 2"),
        ("a\u00a0b\u2009c\td\u200be\ufeff", "a b c de"),
        ("ill³ then", "ill then"),
        ("5 % £5 a < b", "5 % £5 a < b"),
        ("cafe\u0301 café", "café café"),
        ("Ёлка", "елка"),
        ("我们，有 一\n个 abc", "我们有一个 abc"),
        ("snake_case *b*", "snake case b"),
        ("\x01\x02\x03\x04a", "a"),
    ],
)
def test_what_makes_no_difference_is_gone(text, folded):
    assert words(text) == folded


def test_words_know_where_they_stand():
    text = "  The oﬃce—of exam-\n  ples, cafe\u0301s & Straße."
    folded = fold(text)
    stands = {
        word: text[slice(*folded.stretch(at, at + len(word)))]
        for word in folded.words.split()
        for at in [folded.words.index(f" {word} ") + 1]
    }
    assert stands == {
        "the": "The",
        "office": "oﬃce",
        "of": "of",
        "examples": "exam-\n  ples",
        "cafés": "cafe\u0301s",
        "&": "&",
        "strasse": "Straße",
    }


def test_what_was_taken_out_is_remembered():
    folded = fold("a well-known, don't; exam-\nple")
    assert {folded.words[at:].split()[0]: sign for at, sign in folded.joints.items()} == {
        "known": "-",
        "t": "'",
        "ple": "\n",
    }


@given(st.text(alphabet="ab Bé-\n'’\xad\u200b\u0301ﬁ½我们,.\x01\x02", max_size=40))
def test_folded_words_are_in_order_and_at_home(text):
    folded = fold(text)
    assert folded.words[:1] == folded.words[-1:] == " "
    assert "  " not in folded.words
    places = [folded.place(at) for at in range(len(folded.words))]
    assert places == sorted(places)
    assert not text or all(0 <= place < len(text) for place in places)
    for at, char in enumerate(folded.words):
        if char in "ab":
            assert text[places[at]].casefold() == char
    composed = unicodedata.normalize("NFC", folded.words)
    assert fold(composed).words == composed


@given(st.text(max_size=60))
def test_any_text_can_be_folded(text):
    folded = fold(text)
    for place in range(len(text)):
        at = folded.offset(place)
        assert at == len(folded.words) or folded.place(at) >= place
