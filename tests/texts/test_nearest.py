"""The passage that comes nearest to words which are not in a text."""

import pytest

from argmap.texts import nearest, quotation
from argmap.texts.reading import read

TEXT = """It was a wet spring. The miller, who had not been asked, said
that nobody had been near the mill since noon; it may have been lightning
that set it on fire. I do not believe a word of what he says about the
insurance, and Khrushchev did not either.
"""


def near(quote, text=TEXT):
    return nearest(quotation(quote).words, read(text.encode(), "a.txt"))


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("It was lightning that set it on fire", "it may have been lightning that set it on fire"),
        ("nobody had been near that mill since noon", "nobody had been near the mill since noon"),
        ("I believe every word of what he says", "I do not believe a word of what he says"),
        ("Krushchov did not either", "Khrushchev did not either"),
        ("a wet Spring: the old miller", "a wet spring. The miller"),
        ("insurence", "insurance"),
        ("about the insurance, and perhaps Khrushchev", "about the insurance, and Khrushchev"),
    ],
)
def test_the_nearest_passage(quote, passage):
    found = near(quote)
    assert found.passage.words == passage
    assert 60 <= found.alike < 100


def test_words_of_which_none_is_there():
    assert near("zzz qqq") is None
    assert near("x", "…") is None


def test_a_passage_knows_its_line():
    assert near("it may have been a lightning").passage.place == "line 2"


def test_scripts_without_spaces():
    found = near("我们已径走了很远的路", "昨天，我们已经走了很远的路，今天休息。")
    assert found.passage.words == "我们已经走了很远的路"


@pytest.mark.parametrize("length", [100, 3000])
def test_a_long_quotation_is_compared_as_a_whole(length):
    words = [f"word{number}" for number in range(length)]
    text = "before it " + " ".join(words) + " after it"
    quoted = " ".join(words).replace("word7 ", "wrod7 ").replace("word50 ", "")
    found = near(quoted, text)
    assert found.passage.words == " ".join(words)
    assert found.alike >= 98


def test_a_long_quotation_whose_end_is_another():
    found = near(
        " ".join(f"word{number}" for number in range(60)) + " xyz" * 100,
        " ".join(f"word{n}" for n in range(60)),
    )
    assert found.passage.words.startswith("word0 word1 ")
    assert found.alike < 80


def test_words_at_the_very_end():
    found = near(
        "a rare endd and much more besides that the text does not have at all", "x " * 40 + "a rare end"
    )
    assert found.passage.words.endswith("a rare end")


def test_a_letter_and_its_accent_are_not_parted():
    assert near("un petit cafè", "un petit cafe\u0301.").passage.words == "un petit cafe\u0301"
