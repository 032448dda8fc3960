"""Colours by Pygments: nothing is lost, keywords are known by their place, however long a text is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments import highlight
from pygments.formatters import NullFormatter
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import Comment, Error, Keyword, Literal, Name, String, Text

from argmap.publish.highlighting import ArgmapLexer

ROOT = Path(__file__).parents[2]
FILES = sorted((*ROOT.glob("maps/**/*.arg"), ROOT / "src/argmap/schemes/shipped.arg"))


def tokens(text):
    return [(kind, words) for _, kind, words in ArgmapLexer().get_tokens_unprocessed(text)]


def test_pygments_finds_it_by_name_and_by_file():
    assert isinstance(get_lexer_by_name("argmap"), ArgmapLexer)
    assert isinstance(get_lexer_for_filename("essay.arg"), ArgmapLexer)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_of_a_map_has_its_colour(path):
    text = path.read_text("utf-8")
    found = tokens(text)
    assert "".join(words for _, words in found) == text
    assert not [words for kind, words in found if kind in Error or kind is Text]
    assert highlight(text, ArgmapLexer(), NullFormatter()) == text.lstrip("\n").rstrip("\n") + "\n"


pieces = st.sampled_from(
    [
        '"',
        "\\",
        "#",
        "\n",
        " ",
        ";",
        ":",
        "=>",
        "+",
        "(",
        ")",
        ",",
        "[[",
        "]]",
        "claim",
        "kind",
        "x",
        "é",
        "\x00",
        "met by",
    ]
)


@given(st.lists(pieces, max_size=60).map("".join))
def test_nothing_is_lost_and_places_are_right(text):
    at = 0
    for start, _, words in ArgmapLexer().get_tokens_unprocessed(text):
        assert start == at
        assert words
        at += len(words)
    assert at == len(text)


def test_any_word_can_be_an_id():
    found = tokens('claim claim: "Kind."\n  kind fact; about kind, claim\n')
    assert [words for kind, words in found if kind in Keyword] == ["claim", "kind", "fact", "about"]
    assert (Name.Function, "claim") in found


def test_a_text_that_was_not_closed_ends_with_its_record():
    found = tokens('claim a: "open\n# margin\n  still\nclaim b: "B."\n')
    assert (Comment.Single, "# margin") in found
    assert found.count((Keyword.Declaration, "claim")) == 2


def test_a_remark_in_the_margin_of_a_text_closes_nothing():
    found = tokens('claim a: "One\n# he said "no\n  two"\n  kind event\n')
    assert (Comment.Single, '# he said "no') in found
    assert (Keyword, "kind") in found
    assert (Keyword.Constant, "event") in found


def test_values_and_places():
    found = tokens('evidence e: "E \\" [[x]]"\n  from book p. 3 + other; said 1924-05\n')
    assert (String.Escape, '\\"') in found
    assert (String.Interpol, "[[") in found
    assert [words for kind, words in found if kind is Literal] == ["p.", "3", "1924-05"]
    assert [words for kind, words in found if kind is Name.Variable] == ["book", "other"]


@pytest.mark.parametrize("line", ['claim a: "\\', "a + ", "x: ", "\n\n", "  # "])
def test_half_a_million_characters_of_one_record_are_coloured(line):
    text = "inference " + line * (500_000 // len(line))  # anything that grew with the square would not end
    assert "".join(words for _, words in tokens(text)) == text
