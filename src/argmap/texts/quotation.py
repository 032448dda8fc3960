"""A quotation as what it says of its source: pieces in order, with something left out between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from argmap.texts.folding import fold

_ELLIPSIS = r"(?:[\[(]\s*)?(?:[…⋯]|\.\s?\.)(?:\s?[.…⋯])*(?:\s*[\])])?"
_INSERTION = r"(?<![^\W_])[^\W_]*+\[[^\[\]]*\][^\W_]*"
_LEFT_OUT = re.compile(_ELLIPSIS)
_GAP = re.compile(rf"{_ELLIPSIS}|{_INSERTION}")
_CHANGED_LETTER = re.compile(r"(?<!\w)\[([^\W_])\](?=\w)")
_NOTHING = "\u200b"


class Piece(NamedTuple):
    """Words that must stand together: as they are compared, and the offsets between which they are quoted."""

    words: str
    start: int
    end: int


class Quotation(NamedTuple):
    """What was quoted: all of it as one run of words, and its pieces."""

    words: str
    pieces: tuple[Piece, ...]


def quotation(text: str) -> Quotation:
    """Cut a quotation at its ellipses and at what its writer put in square brackets.

    A single letter in brackets before a word, as in “[T]he”, is a letter that was changed, mostly from
    lower to upper case, and makes no difference.
    """
    shown = _CHANGED_LETTER.sub(rf"{_NOTHING}\1{_NOTHING}", text)
    pieces: list[Piece] = []
    before = 0
    for match in _GAP.finditer(shown):
        pieces += _pieces(shown, before, match.start())
        before = match.end()
    pieces += _pieces(shown, before, len(shown))
    return Quotation(fold(shown).words.strip(), tuple(pieces))


def ellipses(text: str) -> int:
    """How often a quotation says that something was left out."""
    return sum(1 for _ in _LEFT_OUT.finditer(text))


def _pieces(text: str, start: int, end: int) -> list[Piece]:
    """The words between two gaps, if there are any."""
    folded = fold(text[start:end])
    words = folded.words.strip()
    if not words:
        return []
    first, last = folded.stretch(1, 1 + len(words))
    while first and text[start + first - 1] == _NOTHING:
        first -= 1
    return [Piece(words, start + first, start + last)]
