"""A file in pieces, one for each record, so that an edit costs no more than the records it falls in."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import define, field, frozen

from argmap.lang.syntax import cut, preamble
from argmap.source import Source

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from argmap.lang.naming import Named


@define(eq=False)
class Kept:
    """What was worked out about a piece, kept as long as the piece is."""

    outcomes: dict[str | None, Any] = field(factory=dict)
    """What reading it came to, by the section in which it stands."""
    controls: Sequence[re.Match[str]] | None = None
    names: Sequence[Named] | None = None
    symbol: Any = None
    """What stands for its record in an outline."""
    resolved: tuple[Any, dict[str, Any], Any] | None = None
    """Its record, what looking up its names changed in that, and what the record then was."""
    settled: tuple[object, Any, str, Any] | None = None
    """Among which names all that its record names was found, the record, its key, and what it then was."""
    line: int = 0
    """How many lines stood before it when it was there last."""


@frozen(eq=False)
class Piece(Source):
    """The text of one record as a source of its own: its offsets stay when other records change.

    Its lines are counted from the beginning of the file, as the file is now.
    """

    whole: Whole = field(kw_only=True, repr=False)
    kept: Kept = field(factory=Kept, init=False, repr=False)

    @property
    def is_record(self) -> bool:
        """Whether a record begins here, and not just what stands before the first."""
        first = self.text[:1]
        return bool(first) and first != "#" and not first.isspace()

    @property
    def file(self) -> Whole:
        """The file that it is a piece of."""
        return self.whole

    def between(self, start: int, other: Source, end: int) -> str | None:
        """The text from an offset to one in another piece, or None where that does not follow in the file."""
        if other is self:
            return self.text[start:end] if start <= end else None
        one, two = self.whole.index(self), self.whole.index(other)
        if one is None or two is None or two < one:
            return None
        inner = (piece.text for piece in self.whole.pieces[one + 1 : two])
        return "".join((self.text[start:], *inner, other.text[:end]))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both 1-based, in code points."""
        line, column = Source.position(self, offset)
        return line + self.whole.lines_before(self), column

    def offset(self, line: int, column: int) -> int:
        """The offset of a line, as the file counts it, and a column; the inverse of `position`."""
        return Source.offset(self, line - self.whole.lines_before(self), column)

    def line(self, number: int) -> str:
        """The text of a line, as the file counts it, without its line feed."""
        return Source.line(self, number - self.whole.lines_before(self))


class Spot(NamedTuple):
    """A place in a file: the piece it is in, and the offset there."""

    piece: Piece
    offset: int


class _Layout(NamedTuple):
    """Where the pieces of a file stand: by identity their numbers, by number the lines before each."""

    numbers: dict[int, int]
    lines: list[int]


@define(eq=False)
class Whole:
    """A file as pieces that can be edited: those that an edit does not touch stay the same objects.

    Lines end in line feeds alone. There is always one piece at least, and what stands before the
    first record is a piece of its own.
    """

    name: str
    folder: Path | None = None
    pieces: list[Piece] = field(factory=list, init=False)
    names: Any = field(default=None, init=False)
    """The names in the map that begins with it, as they were when they were looked up last."""
    _layout: _Layout | None = field(default=None, init=False)

    @classmethod
    def of(cls, name: str, text: str, folder: Path | None = None) -> Whole:
        """The file of that name and text."""
        whole = cls(name, folder)
        whole.pieces = whole._pieces(_as_read(text), [])
        return whole

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join([piece.text for piece in self.pieces])

    @property
    def size(self) -> int:
        """How many characters there are."""
        return sum([len(piece.text) for piece in self.pieces])

    @property
    def lines(self) -> int:
        """How many lines there are; an empty text has one."""
        return self._placed.lines[-1] + self.pieces[-1].lines

    def source(self) -> Source:
        """The file as one source, for those who look at its text as it is now."""
        return Source(self.name, self.text, self.folder)

    def index(self, piece: Source) -> int | None:
        """The number of a piece, from 0; None for one that is no longer there."""
        return self._placed.numbers.get(id(piece))

    def lines_before(self, piece: Piece) -> int:
        """How many lines of the file stand before a piece, or stood there when it was there last."""
        layout = self._placed
        number = layout.numbers.get(id(piece))
        return piece.kept.line if number is None else layout.lines[number]

    def at(self, line: int, column: int) -> Spot:
        """The place of a 1-based line and column; what lies beyond the text is its nearest end."""
        lines = self._placed.lines
        number = max(bisect_right(lines, line - 1) - 1, 0)
        piece = self.pieces[number]
        within = line - lines[number]
        if within > piece.lines:
            return Spot(piece, len(piece.text))
        start = Source.offset(piece, max(within, 1), 1)
        end = start + len(Source.line(piece, max(within, 1)))
        return Spot(piece, min(max(start + column - 1, start), end) if within > 0 else start)

    def edit(self, start: Spot, end: Spot, text: str) -> None:
        """Put a text in the place of what stands from one spot up to another."""
        first, last = self._placed.numbers[id(start.piece)], self._placed.numbers[id(end.piece)]
        begin = max(first - 1, 0)
        old = self.pieces[begin : last + 1]
        before = "".join([piece.text for piece in self.pieces[begin:first]])
        changed = "".join(
            (before, start.piece.text[: start.offset], _with_line_feeds(text), end.piece.text[end.offset :])
        )
        self._put(begin, old, self._pieces(changed, old))
        if not self.pieces:
            self.pieces = [Piece(self.name, "", self.folder, whole=self)]

    def replace(self, text: str) -> None:
        """Put another text in the place of all; pieces that it has in common with the old one stay."""
        self._put(0, self.pieces, self._pieces(_as_read(text), self.pieces))

    def _put(self, begin: int, old: list[Piece], new: list[Piece]) -> None:
        """Put new pieces in the place of old ones, those that go remembering where they were."""
        stay = {id(piece) for piece in new}
        for piece in old:
            if id(piece) not in stay:
                piece.kept.line = self.lines_before(piece)
        self.pieces[begin : begin + len(old)] = new
        self._layout = None

    def _pieces(self, text: str, old: list[Piece]) -> list[Piece]:
        """The pieces of a text; of the old ones those that it begins and ends with."""
        head = preamble(text)
        texts = [*([head] if head else ()), *(chunk.text for chunk in cut(text))] or [""]
        same = _same(texts, (piece.text for piece in old))
        ends = _same(reversed(texts[same:]), (piece.text for piece in reversed(old[same:])))
        new = [Piece(self.name, each, self.folder, whole=self) for each in texts[same : len(texts) - ends]]
        return [*old[:same], *new, *old[len(old) - ends :]]

    @property
    def _placed(self) -> _Layout:
        layout = self._layout  # it may be looked at while another thread edits
        if layout is None:
            feeds = [piece.text.count("\n") for piece in self.pieces]
            numbers = {id(piece): number for number, piece in enumerate(self.pieces)}
            layout = self._layout = _Layout(numbers, [0, *accumulate(feeds[:-1])])
        return layout


def _as_read(text: str) -> str:
    """A whole text as the language reads it: lines end in line feeds, and a byte order mark is none of it."""
    return _with_line_feeds(text.removeprefix("\ufeff"))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _same(some: Iterable[str], others: Iterable[str]) -> int:
    """How many texts agree before the first that does not."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count
