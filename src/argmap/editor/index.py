"""Where the names of a map stand: declared in one place, used in others."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from argmap.lang.naming import names
from argmap.lang.pieces import Piece
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.lang.naming import Named
    from argmap.lang.syntax import Entry
    from argmap.model import ArgMap

FREE = ("origin", "tag", "value")
"""What nothing declares: these names are the same wherever they are written alike."""


class Key(NamedTuple):
    """What a name is the name of: a kind, the name, and the scheme for roles and critical questions."""

    kind: str
    name: str
    within: str = ""


class Use(NamedTuple):
    """A name where it stands; `declares` says that it is given there."""

    key: Key
    span: Span
    declares: bool


@frozen(eq=False)
class Index:
    """The names of a map by what they name, in the order of the text.

    After every key it is another, so it keeps no more than what is declared: uses are looked for.
    """

    amap: ArgMap

    def __contains__(self, key: Key) -> bool:
        """Whether something is given in the map."""
        return key in self._declared

    def declared(self, key: Key) -> Use | None:
        """Where it is given."""
        place = self._declared.get(key)
        return None if place is None else Use(key, span(*place), declares=True)

    def uses(self, key: Key) -> list[Use]:
        """Where it stands, also where it is given."""
        return [
            Use(key, span(piece, each), each.declares)
            for piece, each in self._named()
            if each.name == key.name and self.meant(each) == key
        ]

    def at(self, piece: Piece, offset: int) -> Use | None:
        """The name that stands at an offset, or ends there."""
        for each in named(piece):
            if each.token.start <= offset <= each.token.end:
                return Use(self.meant(each), span(piece, each), each.declares)
        return None

    def of_kind(self, kind: str) -> list[str]:
        """The names of a kind, in the order of the text."""
        if kind in FREE:
            return list(
                dict.fromkeys(each.name for _, each in self._named() if self.meant(each).kind == kind)
            )
        return [key.name for key in self._declared if key.kind == kind]

    def meant(self, each: Named) -> Key:
        """What a name is the name of: of several kinds that for which it is declared."""
        first, *others = (Key(kind, each.name, each.within) for kind in each.kinds)
        return next((key for key in (first, *others) if key in self._declared), first) if others else first

    @cached_property
    def _declared(self) -> dict[Key, tuple[Piece, Named]]:
        found: dict[Key, tuple[Piece, Named]] = {}
        for piece, each in self._named():
            if each.declares:
                found.setdefault(Key(each.kinds[0], each.name, each.within), (piece, each))
        return found

    def _named(self) -> Iterator[tuple[Piece, Named]]:
        return ((piece, each) for piece in pieces(self.amap) for each in named(piece))


def entry(piece: Piece) -> Entry | None:
    """The record in a piece as it was written; None before it has been read, and where none could be."""
    return next((came_to.entry for came_to in piece.kept.outcomes.values()), None)


def named(piece: Piece) -> Sequence[Named]:
    """The names in a piece, in their order; none as long as it has not been read."""
    if piece.kept.names is None:
        written = entry(piece)
        if written is None:
            return ()
        piece.kept.names = tuple(names(written))
    return piece.kept.names


def span(piece: Piece, each: Named) -> Span:
    """Where a name stands."""
    return Span(piece, each.token.start, each.token.end)


def pieces(amap: ArgMap, name: str = "") -> Iterator[Piece]:
    """The pieces of a map's files, or of one of them."""
    for source in amap.sources:
        if isinstance(source, Piece) and (not name or source.name == name):
            yield source
