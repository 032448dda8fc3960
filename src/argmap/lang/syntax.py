"""A record as it was written: tokens in their places, before anything is said about their sense.

Offsets are counted from the record's own beginning, so a record that only moves stays the same value.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lark import Lark, Token, Transformer, v_args

if TYPE_CHECKING:
    from collections.abc import Iterator

_GRAMMAR = "argmap.lark"
_CUT = re.compile(r"^(?=[^\s#])", re.MULTILINE)
_COLUMN_0_COMMENT = re.compile(r"^#[^\n]*", re.MULTILINE)


def start_of(token: Token) -> int:
    """Where a token begins, counted from its record's beginning."""
    return token.start_pos or 0


def end_of(token: Token) -> int:
    """Where a token ends, counted from its record's beginning."""
    return token.end_pos or 0


class Phrase(NamedTuple):
    """A record's head or one of its clauses: its keyword and the tokens that follow."""

    keyword: Token
    values: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins, counted from the record's beginning."""
        return start_of(self.keyword)

    @property
    def end(self) -> int:
        """Where its last token ends, counted from the record's beginning."""
        return end_of(self.values[-1] if self.values else self.keyword)


class Entry(NamedTuple):
    """One record: its head and its clauses in their order."""

    head: Phrase
    clauses: tuple[Phrase, ...]

    @property
    def end(self) -> int:
        """Where its last token ends, counted from its beginning."""
        return (self.clauses[-1] if self.clauses else self.head).end


class Chunk(NamedTuple):
    """The stretch of a text that belongs to one record, and the offset at which it begins."""

    start: int
    text: str


def cut(text: str) -> Iterator[Chunk]:
    """The stretches of a text that begin in column 0; what stands before the first is left out."""
    starts = [match.start() for match in _CUT.finditer(text)]
    for start, end in pairwise((*starts, len(text))):
        yield Chunk(start, text[start:end])


def preamble(text: str) -> str:
    """What stands before the first record: blank lines and comments, if all is well."""
    first = _CUT.search(text)
    return text[: first.start()] if first else text


def parse_record(text: str) -> Entry:
    """Parse the text of one record, as `cut` hands it out.

    Raises lark's UnexpectedInput where the text is no record.
    """
    return parser().parse(without_margin_comments(text))  # type: ignore[return-value]  # what `_Reader.record` returns


def without_margin_comments(text: str) -> str:
    """Blank out the comments in column 0, which may stand anywhere, also inside a quotation."""
    if "\n#" not in text:
        return text
    return _COLUMN_0_COMMENT.sub(lambda match: " " * len(match[0]), text)


@v_args(inline=True)
class _Reader(Transformer[Token, Entry]):
    """Embedded in the parser, so that no tree is ever built."""

    def record(self, head: Phrase, *clauses: Phrase) -> Entry:
        return Entry(head, clauses)

    def head(self, keyword: Token, *values: Token) -> Phrase:
        return Phrase(keyword, values)

    def clause(self, keyword: Token, *values: Token) -> Phrase:
        return Phrase(keyword, values)


@cache
def parser() -> Lark:
    """The parser of one record, built when first needed."""
    return Lark(grammar(), parser="lalr", lexer="contextual", start="record", transformer=_Reader())


def grammar() -> str:
    """The text of the grammar: inside the installed package, or beside a checkout's `src`."""
    package = Path(__file__).parents[1]
    for folder in (package, package.parents[1] / "grammar"):
        path = folder / _GRAMMAR
        if path.is_file():
            return path.read_text(encoding="utf-8")
    message = f"argmap is not wholly installed: {_GRAMMAR} is missing; install it again"
    raise FileNotFoundError(message)
