"""What each word of a file is, for editors that colour by meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from argmap.editor.index import entry, named
from argmap.lang.syntax import without_margin_comments

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def colours(state: State, piece: Piece) -> Iterator[Colour]:
    """What the words of a piece are, in their order."""
    lines = sorted(
        each._replace(start=start, end=end)
        for each in _found(state, piece)
        for start, end in _lines(piece.text, each.start, each.end)
    )
    at = 0
    for each in lines:
        if each.start >= at and each.end > each.start:
            yield each
            at = each.end


def _found(state: State, piece: Piece) -> Iterator[Colour]:
    text = piece.text
    yield from (Colour(match.start(), match.end(), "comment") for match in _MARGIN.finditer(text))
    for match in _COMMENT.finditer(without_margin_comments(text)):
        if match["comment"]:
            yield Colour(match.start(), match.end(), "comment")
    written = entry(piece)
    if written is None:
        return
    names = {each.token.start: each for each in named(piece)}
    for phrase in (written.head, *written.clauses):
        yield Colour(phrase.keyword.start, phrase.keyword.end, "keyword")
        for token in phrase.values:
            each = names.get(token.start)
            if each is not None:
                use = state.index.at(piece, token.start)
                kind = use.key.kind if use else each.kinds[0]
                if kind == "statement" and each.name in state.amap.inferences:
                    kind = "inference"
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
