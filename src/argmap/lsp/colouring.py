"""The words of a file and what they are, as numbers: those of a piece are known as long as it is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from attrs import define, field
from lsprotocol import types

from argmap.editor.colours import KINDS, colours, kinds
from argmap.editor.index import entry

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping

    from argmap.editor.project import State
    from argmap.lang.pieces import Piece
    from argmap.lsp.places import Places

_COLOURS = {
    "word": "enumMember",
    "statement": "variable",
    "inference": "function",
    "term": "type",
    "person": "parameter",
    "source": "struct",
    "section": "namespace",
    "map": "namespace",
    "scheme": "class",
    "role": "property",
    "question": "property",
    "origin": "decorator",
    "tag": "decorator",
    "value": "decorator",
    "rule": "macro",
}

LEGEND = types.SemanticTokensLegend(
    token_types=list(dict.fromkeys(_COLOURS.get(kind, kind) for kind in KINDS)),
    token_modifiers=["declaration"],
)
_TYPE = {kind: LEGEND.token_types.index(_COLOURS.get(kind, kind)) for kind in KINDS}


class _Coloured(NamedTuple):
    """The numbers of a piece whose names are of these kinds, and where its last word begins.

    The first is counted from the beginning of the piece, and so is the line of the last.
    """

    kinds: tuple[str, ...]
    data: list[int]
    line: int
    column: int


@define(eq=False)
class Colouring:
    """Tells what the words of files are."""

    places: Places
    _known: MutableMapping[Piece, _Coloured] = field(factory=WeakKeyDictionary, init=False)

    def tokens(self, state: State, some: Iterable[Piece]) -> types.SemanticTokens:
        """The words of some pieces and what they are, each counted from the one before."""
        data: list[int] = []
        line, column = 0, 0
        for piece in some:
            own = self._of(state, piece)
            if own.data:
                before = piece.whole.lines_before(piece)
                moved = before + own.data[0] - line
                data += (moved, own.data[1] - (0 if moved else column), *own.data[2:])
                line, column = before + own.line, own.column
        return types.SemanticTokens(data=data)

    def _of(self, state: State, piece: Piece) -> _Coloured:
        of_names = kinds(state, piece)
        if entry(piece) is None:  # it may still be read
            return self._new(piece, of_names)
        known = self._known.get(piece)
        if known is None or known.kinds != of_names:
            known = self._known[piece] = self._new(piece, of_names)
        return known

    def _new(self, piece: Piece, of_names: tuple[str, ...]) -> _Coloured:
        data: list[int] = []
        before = piece.whole.lines_before(piece)
        line, column = 0, 0
        for each in colours(piece, of_names):
            at = self.places.position(piece, each.start)
            moved = at.line - before - line
            data += (
                moved,
                at.character - (0 if moved else column),
                self.places.units(piece.text[each.start : each.end]),
                _TYPE[each.kind],
                int(each.declares),
            )
            line, column = at.line - before, at.character
        return _Coloured(of_names, data, line, column)
