"""Whether a quotation stands in a text: its pieces in order, whole words, close together, in one section."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from argmap.texts.folding import APOSTROPHE, HYPHEN, LINE_END, has_sign
from argmap.texts.text import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.texts.quotation import Piece, Quotation
    from argmap.texts.text import Text

NEAR = 4_000
"""Letters that one gap between two pieces may leave out, about two printed pages."""

_TRIES = 2_000
_SHORTEST = 3
"""Letters of a piece that may begin or end beside a hyphen inside a word: shorter ones are everywhere."""

_POSSESSIVE = "s"
_CLIPPED = frozenset(("s", "t", "d", "m", "re", "ll", "ve"))
"""What follows an apostrophe in English and is no word of its own."""


class Found(NamedTuple):
    """Where the pieces of a quotation stand, in their order."""

    pieces: tuple[Passage, ...]

    @property
    def gaps(self) -> Iterator[Passage]:
        """What was left out between one piece and the next, where that is anything."""
        for one, other in pairwise(self.pieces):
            left_out = one.text.folded.words[one.end : other.start]
            if left_out.strip():
                start = one.end + len(left_out) - len(left_out.lstrip())
                yield Passage(one.text, start, start + len(left_out.strip()))


class Scattered(NamedTuple):
    """All pieces are there, each where it is first found, but not as they are quoted; `why` says how so."""

    pieces: tuple[Passage, ...]
    why: str


ORDER, SECTIONS, APART = "in another order", "in different sections", "far from one another"


def find(quotation: Quotation, text: Text) -> Found | Scattered | None:
    """Where a quotation stands in a text, or what keeps it from standing there; None where a piece is missing."""
    pieces = quotation.pieces
    whole = _next(text, quotation.words, 1)
    if whole or not pieces:
        return Found((whole,) if whole else ())
    if [piece.words for piece in pieces] == [quotation.words]:
        return None
    there: list[Passage] = []
    for piece in pieces:
        passage = _next(text, piece.words, 1)
        if passage is None:
            return None
        there.append(passage)
    return _together(pieces, text) or Scattered(tuple(there), _why(pieces, text))


def missing(quotation: Quotation, text: Text) -> Piece | None:
    """The first piece of a quotation that stands nowhere in a text."""
    return next((piece for piece in quotation.pieces if not _next(text, piece.words, 1)), None)


def _together(pieces: Sequence[Piece], text: Text) -> Found | None:
    """The closest of the places where the pieces stand as they should."""
    best: tuple[Passage, ...] = ()
    least = NEAR * (len(pieces) - 1) + 1
    for placed in islice(_in_order(pieces, text), _TRIES):
        left_out = placed[-1].end - placed[0].start - sum(each.end - each.start for each in placed)
        if left_out < least and text.section(placed[0].start) == text.section(placed[-1].start):
            best, least = placed, left_out
    return Found(best) if best else None


def _in_order(pieces: Sequence[Piece], text: Text) -> Iterator[tuple[Passage, ...]]:
    """For each place of the first piece the nearest places of the others after it; none is passed twice."""
    placed: list[Passage] = []
    at = 1
    while True:
        first = _next(text, pieces[0].words, at)
        if first is None:
            return
        at, before = first.start + 1, first
        row = [first]
        for index, piece in enumerate(pieces[1:]):
            known = placed[index] if index < len(placed) else None
            following = known if known and known.start >= before.end else _next(text, piece.words, before.end)
            if following is None:
                return
            row.append(following)
            before = following
        placed = row[1:]
        yield tuple(row)


def _why(pieces: Sequence[Piece], text: Text) -> str:
    rows = list(islice(_in_order(pieces, text), _TRIES))
    if not rows:
        return ORDER
    return (
        APART if any(text.section(row[0].start) == text.section(row[-1].start) for row in rows) else SECTIONS
    )


def _next(text: Text, words: str, at: int) -> Passage | None:
    """The first place at or after an offset where words stand that begin and end with a word."""
    folded = text.folded.words
    if len(words) < _SHORTEST and not has_sign(words):
        start = folded.find(f" {words} ", at - 1)
        return Passage(text, start + 1, start + 1 + len(words)) if words and start >= 0 else None
    start = folded.find(words, at)
    while start >= 0:
        if _begins(text, start) and _ends(text, start + len(words)):
            return Passage(text, start, start + len(words))
        start = folded.find(words, start + 1)
    return None


def _begins(text: Text, start: int) -> bool:
    """Whether a word begins at an offset."""
    return _parted(text, start) or (
        text.folded.joints.get(start) == APOSTROPHE and _rest(text, start) not in _CLIPPED
    )


def _ends(text: Text, end: int) -> bool:
    """Whether a word ends before an offset."""
    return _parted(text, end) or (
        text.folded.joints.get(end) == APOSTROPHE and _rest(text, end) == _POSSESSIVE
    )


def _parted(text: Text, at: int) -> bool:
    """Whether two words meet at an offset, also inside of what a hyphen joins."""
    words = text.folded.words
    if " " in words[at - 1 : at + 1] or has_sign(words[at - 1 : at + 1]):
        return True
    joint = text.folded.joints.get(at)
    if joint == LINE_END:
        capital = text.plain[text.folded.place(at)].isupper()
        halves = words[words.rindex(" ", 0, at) + 1 : at], _rest(text, at)
        return capital or all(f" {half} " in words for half in halves)
    return joint == HYPHEN


def _rest(text: Text, at: int) -> str:
    """What is left of a word from an offset on."""
    words = text.folded.words
    return words[at : words.index(" ", at)]
