"""A text that is quoted from: its words, its sections, and the line or page on which each word stands."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from argmap.texts.folding import SIGNS, fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.texts.folding import Folded

LINE, PAGE = "line", "page"

UNIT = rf"(?=([{SIGNS}]{{1,2}}))[{SIGNS}]|[^ {SIGNS}]+"
"""A word; of scripts without spaces each sign, with the one after it as a group."""

_BROKEN_WORD = re.compile(r"(?<=\w)[-\u2010\xac\xad][ \t]*\n\s*(?=[^\W\d_])")
_UNSEEN = re.compile("[\xad\u200b\u2060\ufeff]+")


class UnreadableError(ValueError):
    """A file that is not the text it should be: why, and what may be done."""

    def __init__(self, why: str, *mend: str) -> None:
        super().__init__(why)
        self.mend = mend


class Passage(NamedTuple):
    """A stretch of a text, by offsets in its folded words."""

    text: Text
    start: int
    end: int

    @property
    def words(self) -> str:
        """How it reads, on one line, with words that a line end had broken made whole."""
        start, end = self.text.folded.stretch(self.start, self.end)
        while end < len(self.text.plain) and unicodedata.combining(self.text.plain[end]):
            end += 1
        return _on_one_line(self.text.plain[start:end])

    @property
    def between(self) -> str:
        """The same with all that stands between it and the words before and after it."""
        folded = self.text.folded
        start = folded.place(self.start - 2) + 1 if self.start > 1 else 0
        end = folded.place(self.end + 1) if self.end + 1 < len(folded.words) else len(self.text.plain)
        return _on_one_line(self.text.plain[start:end])

    @property
    def place(self) -> str:
        """The line or page on which it begins, such as `line 12`."""
        return f"{self.text.unit} {self.text.number(self.text.folded.place(self.start))}"


@frozen(eq=False)
class Text:
    """The plain text of a file.

    `plain` is what is read, `starts` the offsets in it at which its lines or pages begin and `numbers`
    what these are called, `sections` the offsets at which a section begins. `note` says what had to
    be assumed in reading the file.
    """

    name: str
    plain: str = field(repr=False)
    starts: Sequence[int] = field(repr=False)
    numbers: Sequence[int] = field(repr=False)
    sections: tuple[int, ...] = ()
    unit: str = LINE
    note: str = ""

    @cached_property
    def folded(self) -> Folded:
        """Its words as they are compared."""
        return fold(self.plain)

    @cached_property
    def _heads(self) -> list[int]:
        return [self.folded.offset(place) for place in self.sections]

    @cached_property
    def occurrences(self) -> Mapping[str, Sequence[int]]:
        """Where each word begins in the folded words; of scripts without spaces, each pair of signs."""
        found: dict[str, array[int]] = {}
        for match in re.finditer(UNIT, self.folded.words):
            word = match[1] or match[0]
            places = found.get(word)
            if places is None:
                places = found[word] = array("I")
            places.append(match.start())
        return found

    def number(self, offset: int) -> int:
        """The 1-based line or page of what stands at an offset in the plain text."""
        return self.numbers[max(bisect_right(self.starts, offset) - 1, 0)]

    def section(self, offset: int) -> int:
        """Which section an offset in the folded words lies in; 0 is what stands before the first."""
        return bisect_right(self._heads, offset)


def line_starts(plain: str) -> array[int]:
    """The offsets at which the lines of a text begin."""
    return array("I", (0, *(match.end() for match in re.finditer("\n", plain))))


def _on_one_line(plain: str) -> str:
    whole = _BROKEN_WORD.sub(lambda match: "-" if plain[match.end()].isupper() else "", plain)
    return " ".join("".join(map(_printed, _UNSEEN.sub("", whole))).split())


def _printed(char: str) -> str:
    return " " if char < " " or char == "\x7f" or "\ud800" <= char <= "\udfff" else char
