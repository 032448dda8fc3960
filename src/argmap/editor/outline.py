"""The shape of a file: its records as symbols, what folds, and what each piece of it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from argmap.editor.index import entry, named, pieces, span
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.editor.project import State
    from argmap.lang.pieces import Piece, Whole
    from argmap.lang.syntax import Entry, Phrase

_SHOWN = 80


class Symbol(NamedTuple):
    """A record: its keyword, name and words, the place of its name, and all that belongs to it."""

    kind: str
    name: str
    words: str
    place: Span
    first: Piece
    last: Piece
    """The piece in which it begins, and that in which the last of what belongs to it ends."""
    within: tuple[Symbol, ...] = ()


class Fold(NamedTuple):
    """Lines that fold, 1-based; `kind` is `record`, `section` or `comment`."""

    first: int
    last: int
    kind: str


def symbols(whole: Whole) -> tuple[Symbol, ...]:
    """The records of a file; those of a section lie within it."""
    found: list[Symbol] = []
    held: list[Symbol] = []
    section: Symbol | None = None

    def close() -> None:
        if section is not None:
            found.append(section._replace(within=tuple(held), last=held[-1].last if held else section.last))
            held.clear()

    for piece in whole.pieces:
        each = symbol(piece)
        if each is None:
            continue
        if each.kind == "section":
            close()
            section = each
        elif section is not None:
            held.append(each)
        else:
            found.append(each)
    close()
    return tuple(found)


def symbol(piece: Piece) -> Symbol | None:
    """The record in a piece, or None where there is none that could be read."""
    written = entry(piece)
    if written is None:
        return None
    if piece.kept.symbol is None:
        piece.kept.symbol = _symbol(piece, written)
    return cast(Symbol, piece.kept.symbol)


def _symbol(piece: Piece, written: Entry) -> Symbol:
    keyword = str(written.head.keyword)
    own = next((each for each in named(piece) if each.declares), None)
    words = _words(written)
    if own is None:
        place = Span(piece, written.head.start, written.head.end)
        name = words.strip('"') if keyword == "include" else _step(written.head)
        return Symbol(keyword, name, "", place, piece, piece)
    return Symbol(keyword, own.name, words, span(piece, own), piece, piece)


def _words(written: Entry) -> str:
    if written.head.keyword == "inference":
        return _step(written.head)
    texts = [" ".join(token[1:-1].split()) for token in written.head.values if token.type == "STRING"]
    return ", ".join(texts)


def _step(head: Phrase) -> str:
    tokens = head.values[2:] if len(head.values) > 1 and head.values[1].type == "COLON" else head.values
    ids = [str(token) for token in tokens if token.type == "ID"]
    return f"{' + '.join(ids[:-1])} => {ids[-1]}" if ids else ""


def all_symbols(state: State, query: str) -> Iterator[Symbol]:
    """The records of a map in whose name or words the letters of a query come, in their order."""
    wanted = query.casefold()
    for piece in pieces(state.amap):
        each = symbol(piece)
        if (
            each is not None
            and each.kind != "include"
            and _comes(wanted, f"{each.name} {each.words}".casefold())
        ):
            yield each


def _comes(query: str, text: str) -> bool:
    return all(word in text for word in query.split())


def shortened(words: str) -> str:
    """Words that fit into a line of a list."""
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"


def folds(whole: Whole) -> Iterator[Fold]:
    """What folds in a file: records of several lines, sections, and comments of several lines."""
    section: int | None = None
    last = 0
    for piece in whole.pieces:
        lines = piece.text.rstrip().count("\n") + 1
        first = whole.lines_before(piece) + 1
        written = entry(piece)
        if written is not None and written.head.keyword == "section":
            if section is not None and last > section:
                yield Fold(section, last, "section")
            section = first
        elif written is not None:
            end = first + piece.text.count("\n", 0, written.end)
            if end > first:
                yield Fold(first, end, "record")
        yield from _comments(piece, first)
        last = first + lines - 1
    if section is not None and last > section:
        yield Fold(section, last, "section")


def _comments(piece: Piece, first: int) -> Iterator[Fold]:
    begun: int | None = None
    lines = piece.text.split("\n")
    for number, line in enumerate((*lines, "")):
        if line.startswith("#"):
            begun = number if begun is None else begun
        elif begun is not None:
            if number - begun > 1:
                yield Fold(first + begun, first + number - 1, "comment")
            begun = None
