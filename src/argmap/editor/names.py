"""From a name to where it is given, to where it is used, and to another name."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from argmap.diagnostics import Edit
from argmap.editor.cursor import words_at
from argmap.editor.index import FREE, Key, pieces
from argmap.lang.build import is_id
from argmap.schemes import placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.editor.index import Use
    from argmap.editor.project import State
    from argmap.lang.pieces import Spot
    from argmap.source import Span

_FIXED = ("rule",)


class RenameError(ValueError):
    """Why something cannot be called otherwise, in one sentence."""


def defined(state: State, spot: Spot) -> Span | None:
    """Where the name at a place is given: in the map, or among the shipped schemes."""
    use = state.index.at(spot.piece, spot.offset)
    if use is None:
        return None
    own = state.index.declared(use.key)
    if own is not None:
        return own.span
    scheme = use.key.name if use.key.kind == "scheme" else use.key.within
    return placed(scheme) if scheme else None


def used(state: State, spot: Spot, *, declaration: bool = True) -> Sequence[Use]:
    """Where the name at a place stands, the place itself included; `declaration` adds where it is given."""
    use = state.index.at(spot.piece, spot.offset)
    found = state.index.uses(use.key) if use else ()
    return [each for each in found if declaration or not each.declares]


def renamed(state: State, spot: Spot, name: str) -> tuple[Edit, ...]:
    """The edits that give what stands at a place another name, wherever it is named.

    Raises RenameError where there is nothing that could have another name, or not that one.
    """
    use = renameable(state, spot)
    name = unicodedata.normalize("NFC", name.strip())
    if not is_id(name):
        message = f"`{name}` is not an id: ids are lower-case words joined by hyphens"
        raise RenameError(message)
    if name == use.key.name:
        return ()
    for kind in (use.key.kind, *_ALIKE.get(use.key.kind, ())):
        other = Key(kind, name, use.key.within)
        if kind not in FREE and (other in state.index or _shipped(state, other)):
            message = f"there is a {'record' if kind == 'statement' else kind} called `{name}` already"
            raise RenameError(message)
    edits = tuple(Edit(each.span, name) for each in state.index.uses(use.key))
    _demand_readable(state, use.key.name, {(id(each.span.source), each.span.start) for each in edits})
    return edits


_ALIKE = {
    "statement": ("source", "term"),
    "source": ("statement", "person"),
    "person": ("source",),
    "term": ("statement",),
}
"""Kinds that may stand in the same place, so that one would be taken for the other."""


def _demand_readable(state: State, name: str, seen: set[tuple[int, int]]) -> None:
    """Raise RenameError where a record names something, perhaps this, in a place that cannot be read."""
    for piece in pieces(state.amap):
        if name not in piece.text or not any(came_to.found for came_to in piece.kept.outcomes.values()):
            continue
        for start in words_at(piece.text, name):
            if (id(piece), start) not in seen:
                line = piece.position(start)[0]
                message = (
                    f"`{name}` also stands in line {line} of {piece.name}, where something is amiss;"
                    " mend that first"
                )
                raise RenameError(message)


def renameable(state: State, spot: Spot) -> Use:
    """The name at a place, if it can be another. Raises RenameError."""
    use = state.index.at(spot.piece, spot.offset)
    if use is None:
        message = "there is no name here that could be another"
        raise RenameError(message)
    if use.key.kind in _FIXED:
        message = f"`{use.key.name}` is the name of a rule of the checker"
        raise RenameError(message)
    if use.key.kind not in FREE and use.key not in state.index:
        shipped = use.key.kind == "scheme" or use.key.within
        what = "belongs to a scheme that comes with argmap" if shipped else "is declared nowhere"
        message = f"`{use.key.name}` {what}, so it cannot be renamed here"
        raise RenameError(message)
    return use


def _shipped(state: State, key: Key) -> bool:
    return key.kind == "scheme" and key.name in state.amap.schemes
