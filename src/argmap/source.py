"""A text and the places in it: offsets, lines, columns and excerpts."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

if TYPE_CHECKING:
    from pathlib import Path

_NEWLINES = re.compile(r"\r\n?")


def _with_line_feeds(text: str) -> str:
    return _NEWLINES.sub("\n", text) if "\r" in text else text


@frozen(eq=False)
class Source:
    """One text, with line feeds only, and the name under which it is reported.

    Offsets count code points from 0. Lines and columns are 1-based and count code points too;
    `utf16_column` is for editors that count otherwise. The `folder` is where the files lie that the
    text names; None for a text that lies nowhere.
    """

    name: str
    text: str = field(converter=_with_line_feeds, repr=False)
    folder: Path | None = field(default=None, repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @property
    def size(self) -> int:
        """How many characters there are."""
        return len(self.text)

    @property
    def file(self) -> object:
        """What stands for the whole file: the source itself, unless it is a piece of one."""
        return self

    def between(self, start: int, other: Source, end: int) -> str | None:
        """The text from an offset to one in another source, or None where that does not follow in the file."""
        return self.text[start:end] if other is self and start <= end else None

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both 1-based, in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column; the inverse of `position`."""
        return self._starts[line - 1] + column - 1

    def utf16_column(self, offset: int) -> int:
        """The 1-based column of an offset in UTF-16 code units, as most editors count."""
        line, _ = self.position(offset)
        before = self.text[self._starts[line - 1] : offset]
        return len(before) + sum(ord(char) > 0xFFFF for char in before) + 1  # noqa: PLR2004 - the end of plane 0

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its line feed."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end]

    @property
    def lines(self) -> int:
        """How many lines there are; an empty text has one."""
        return len(self._starts)


class Span(NamedTuple):
    """A stretch of one source, from the offset `start` up to, not including, `end`."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words that stand there."""
        return self.source.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The 1-based line of the first character."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """The 1-based column of the first character, in code points."""
        return self.source.position(self.start)[1]

    @property
    def end_line(self) -> int:
        """The 1-based line of the place after the last character."""
        return self.source.position(self.end)[0]

    @property
    def end_column(self) -> int:
        """The 1-based column of the place after the last character, in code points."""
        return self.source.position(self.end)[1]

    def __str__(self) -> str:
        return f"{self.source.name}:{self.line}:{self.column}"
