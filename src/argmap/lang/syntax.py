"""A record as it was written: tokens in their places, before anything is said about their sense.

Offsets are counted from the record's own beginning, so a record that only moves stays the same value.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import lark
from lark import Lark, Transformer, v_args
from lark.parsers.lalr_analysis import Shift

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_GRAMMAR = "argmap.lark"
_CUT = re.compile(r"^(?=[^\s#])", re.MULTILINE)
_COLUMN_0_COMMENT = re.compile(r"^#[^\n]*", re.MULTILINE)


class Token(str):
    """A piece of a record: its words, its terminal in the grammar, and where it stands in the record."""

    __slots__ = ("end", "start", "type")
    type: str
    start: int
    end: int

    def __new__(cls, words: str, type_: str, start: int, end: int) -> Self:
        """Make the token of the terminal `type_` that stands from `start` to `end`."""
        token = super().__new__(cls, words)
        token.type = type_
        token.start = start
        token.end = end
        return token


class Phrase(NamedTuple):
    """A record's head or one of its clauses: its keyword and the tokens that follow."""

    keyword: Token
    values: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins, counted from the record's beginning."""
        return self.keyword.start

    @property
    def end(self) -> int:
        """Where its last token ends, counted from the record's beginning."""
        return (self.values[-1] if self.values else self.keyword).end


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
    text = without_margin_comments(text)
    return driver().parse(text) or parse_by_lark(text)


def parse_by_lark(text: str) -> Entry:
    """Parse one record with Lark itself: the reference, and what explains a mistake.

    Raises lark's UnexpectedInput where the text is no record.
    """
    return parser().parse(text)  # type: ignore[return-value]  # what `_Reader.record` returns


def without_margin_comments(text: str) -> str:
    """Blank out the comments in column 0, which may stand anywhere, also inside a quotation."""
    if "\n#" not in text:
        return text
    return _COLUMN_0_COMMENT.sub(lambda match: " " * len(match[0]), text)


@v_args(inline=True)
class _Reader(Transformer[lark.Token, Entry]):
    """Embedded in the parser, so that no tree is ever built."""

    def record(self, head: Phrase, *clauses: Phrase) -> Entry:
        return Entry(head, clauses)

    def head(self, *tokens: lark.Token) -> Phrase:
        keyword, *values = map(_own, tokens)
        return Phrase(keyword, tuple(values))

    clause = head


def _own(token: lark.Token) -> Token:
    return Token(token, token.type, token.start_pos or 0, token.end_pos or 0)


@cache
def parser() -> Lark:
    """The parser of one record, built when first needed."""
    return Lark(grammar(), parser="lalr", lexer="contextual", start="record", transformer=_Reader())


@cache
def driver() -> Driver:
    """The tables of `parser`, driven by a loop of our own."""
    return Driver(parser())


class _Reduce(NamedTuple):
    """A rule to reduce by: how many values it takes, its left side, and what becomes of them."""

    size: int
    left: str
    make: Callable[[list[Any]], Any]


class Driver:
    """Lark's own LALR tables and terminals, run by a shorter loop that gives up at a mistake.

    It takes about half the time: blanks are skipped by the same match that finds the next token,
    and punctuation becomes no token at all. A grammar that is LALR(1) is unambiguous, so what it
    accepts, it reads as Lark does; tests hold the two together.
    """

    def __init__(self, lark_: Lark) -> None:
        """Read the tables of a parser with a contextual lexer."""
        table = lark_.parser.parser._parse_table  # noqa: SLF001 - Lark is pinned for this
        lexers = lark_.parser.lexer.lexers
        kept = {terminal.name for terminal in lark_.terminals if not terminal.name.startswith("_")} - {
            "LPAR",
            "RPAR",
        }
        self._start: int = table.start_states["record"]
        self._end: int = table.end_states["record"]
        self._match: dict[int, Callable[[str, int], re.Match[str] | None]] = {}
        self._actions: dict[int, dict[str, Any]] = {}  # a state to go to, or a _Reduce
        self._kept = kept
        for state, actions in table.states.items():
            self._actions[state] = {
                name: argument if action is Shift else _reduction(argument)
                for name, (action, argument) in actions.items()
            }
            if state in lexers:
                self._match[state] = _pattern(lexers[state], ends="$END" in actions).match

    def parse(self, text: str) -> Entry | None:
        """The record that a text is, or None where it has a mistake."""
        matches, actions, kept = self._match, self._actions, self._kept
        state = self._start
        states = [state]
        values: list[Any] = []
        at = 0
        while True:
            match = matches[state](text, at)
            if match is None:
                return None
            kind = match.lastgroup or ""
            at = match.end()
            action = actions[state].get(_END if kind == "_END" else kind)
            while action.__class__ is _Reduce:
                size = len(values) - action.size
                made = action.make(values[size:])
                del values[size:]
                del states[size + 1 :]
                values.append(made)
                state = actions[states[-1]][action.left]
                states.append(state)
                if state == self._end:
                    return values[-1] if kind == "_END" else None
                action = actions[state].get(_END if kind == "_END" else kind)
            if action is None:
                return None
            state = action
            states.append(state)
            values.append(Token(match[kind], kind, match.start(kind), at) if kind in kept else None)


_END = "$END"


def _pattern(lexer: Any, *, ends: bool) -> re.Pattern[str]:  # noqa: ANN401 - Lark's BasicLexer, which it does not type
    """All that may follow in one state: blanks first, then the terminals in Lark's order."""
    ignored = "|".join(
        each.pattern.to_regexp() for each in lexer.terminals if each.name in lexer.ignore_types
    )
    names = [
        f"(?P<{each.name}>{each.pattern.to_regexp()})"
        for each in lexer.terminals
        if each.name not in lexer.ignore_types
    ]
    end = [r"(?P<_END>\Z)"] if ends else []
    return re.compile(f"(?:{ignored})*+(?:{'|'.join([*end, *names])})")


def _reduction(rule: Any) -> _Reduce:  # noqa: ANN401 - Lark's Rule, which it does not export
    left = rule.origin.name
    return _Reduce(len(rule.expansion), left, _MAKE.get(left, _flat))


def _flat(values: list[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if value.__class__ is list:
            found += value
        elif value is not None:
            found.append(value)
    return found


def _phrase(values: list[Any]) -> Phrase:
    keyword, *rest = _flat(values)
    return Phrase(keyword, tuple(rest))


def _entry(values: list[Any]) -> Entry:
    head, *clauses = _flat(values)
    return Entry(head, tuple(clauses))


_MAKE: dict[str, Callable[[list[Any]], Any]] = {"record": _entry, "head": _phrase, "clause": _phrase}


def grammar() -> str:
    """The text of the grammar: inside the installed package, or beside a checkout's `src`."""
    package = Path(__file__).parents[1]
    for folder in (package, package.parents[1] / "grammar"):
        path = folder / _GRAMMAR
        if path.is_file():
            return path.read_text(encoding="utf-8")
    message = f"argmap is not wholly installed: {_GRAMMAR} is missing; install it again"
    raise FileNotFoundError(message)
