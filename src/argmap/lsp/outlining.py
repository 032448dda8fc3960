"""The outline of a file: the symbol of a record is made once, as long as it stands in the same lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from attrs import define, field
from lsprotocol import types

from argmap.editor.outline import shortened, symbols
from argmap.lsp.answers import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from argmap.editor.outline import Symbol
    from argmap.lang.pieces import Piece, Whole
    from argmap.lsp.places import Places


class _Known(NamedTuple):
    """The symbol of a record, before which so many lines stood."""

    line: int
    made: types.DocumentSymbol


@define(eq=False)
class Outlining:
    """Tells what records there are in files."""

    places: Places
    _known: MutableMapping[Piece, _Known] = field(factory=WeakKeyDictionary, init=False)

    def outline(self, whole: Whole) -> list[types.DocumentSymbol]:
        """The records of a file; those of a section lie within it."""
        return [self._section(each) if each.within else self._of(each) for each in symbols(whole)]

    def _section(self, each: Symbol) -> types.DocumentSymbol:
        made = self._new(each)
        made.children = [self._of(inner) for inner in each.within]
        return made

    def _of(self, each: Symbol) -> types.DocumentSymbol:
        line = each.first.whole.lines_before(each.first)
        known = self._known.get(each.first)
        if known is None or known.line != line:
            known = self._known[each.first] = _Known(line, self._new(each))
        return known.made

    def _new(self, each: Symbol) -> types.DocumentSymbol:
        end = self.places.position(each.last, len(each.last.text.rstrip()))
        return types.DocumentSymbol(
            name=each.name or each.kind,
            detail=shortened(f"{each.kind}: {each.words}" if each.words else each.kind),
            kind=SYMBOLS[each.kind],
            range=types.Range(start=self.places.position(each.first, 0), end=end),
            selection_range=self.places.range(each.place),
            children=[],
        )
