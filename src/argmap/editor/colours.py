"""What each word of a file is, for editors that colour by meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from argmap.editor.index import entry, named
from argmap.lang.syntax import without_margin_comments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.editor.project import State
    from argmap.lang.pieces import Piece

_COMMENT = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|(?P<comment>#[^\n]*)', re.DOTALL)
_MARGIN = re.compile(r"^#[^\n]*", re.MULTILINE)
_KINDS = {
    "ARROW": "operator",
    "STRING": "string",
    "WORDS": "number",
    "LOCATOR": "number",
}
_STANDING = ("OPEN", "MET", "FAILS", "EXCLUDED", "CONCEDED", "WAIVED", "OWED", "EXCEPTION")

KINDS = (
    "keyword", "comment", "string", "number", "operator", "word",
    "statement", "inference", "term", "person", "source", "section", "scheme", "role", "question",
    "map", "origin", "tag", "value", "rule",
)  # fmt: skip


class Colour(NamedTuple):
    """A stretch of a piece, within one line, and one of KINDS; `declares` where a name is given."""

    start: int
    end: int
    kind: str
    declares: bool = False


def kinds(state: State, piece: Piece) -> tuple[str, ...]:
    """What each name in a piece is the name of: all that its colours depend on besides its text."""
    return tuple(
        "inference" if kind == "statement" and each.name in state.amap.inferences else kind
        for each in named(piece)
        for kind in [state.index.meant(each).kind]
    )


def colours(piece: Piece, kinds: Sequence[str]) -> Iterator[Colour]:
    """What the words of a piece are, in their order, where its names are of these kinds."""
    lines = sorted(
        each._replace(start=start, end=end)
        for each in _found(piece, kinds)
        for start, end in _lines(piece.text, each.start, each.end)
    )
    at = 0
    for each in lines:
        if each.start >= at and each.end > each.start:
            yield each
            at = each.end


def _found(piece: Piece, kinds: Sequence[str]) -> Iterator[Colour]:
    text = piece.text
    yield from (Colour(match.start(), match.end(), "comment") for match in _MARGIN.finditer(text))
    for match in _COMMENT.finditer(without_margin_comments(text)):
        if match["comment"]:
            yield Colour(match.start(), match.end(), "comment")
    written = entry(piece)
    if written is None:
        return
    names = {each.token.start: (each, kind) for each, kind in zip(named(piece), kinds, strict=True)}
    for phrase in (written.head, *written.clauses):
        yield Colour(phrase.keyword.start, phrase.keyword.end, "keyword")
        for token in phrase.values:
            if token.start in names:
                each, kind = names[token.start]
                yield Colour(token.start, token.end, kind, each.declares)
            elif token.type in _STANDING or token.type == "ID":
                yield Colour(token.start, token.end, "word")
            elif token.type in _KINDS:
                yield Colour(token.start, token.end, _KINDS[token.type])


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch cut at the ends of lines, without the blanks at either end and without margin comments."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = text[start:stop]
        if not (line.startswith("#") and (start == 0 or text[start - 1] == "\n")) or start + len(line) == end:
            yield start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        start = stop + 1
