"""What a file of a map leads to: the files that it includes or quotes from, and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.editor.index import entry
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from argmap.lang.pieces import Piece, Whole
    from argmap.lang.syntax import Token

_SCHEMES = ("http://", "https://", "mailto:")


class Link(NamedTuple):
    """Words that lead somewhere, without their quotation marks, and where: a file, or an address."""

    place: Span
    target: Path | str


def links(whole: Whole) -> Iterator[Link]:
    """What the records of a file lead to, in their order; a file that is not there leads nowhere."""
    for piece in whole.pieces:
        written = entry(piece)
        for phrase in (written.head, *written.clauses) if written else ():
            if phrase.values and (link := _link(piece, str(phrase.keyword), phrase.values[0])) is not None:
                yield link


def _link(piece: Piece, keyword: str, token: Token) -> Link | None:
    words = str(token)[1:-1]
    place = Span(piece, token.start + 1, token.end - 1)
    if keyword == "url":
        return Link(place, words) if words.lower().startswith(_SCHEMES) else None
    if keyword not in {"include", "text"} or piece.folder is None:
        return None
    try:
        path = piece.folder / words
        return Link(place, path) if path.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None
