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
    """The names of a map by what they name, in the order of the text; worked out when they are asked for."""

    amap: ArgMap

    @cached_property
    def declared(self) -> dict[Key, Use]:
        """Where each is given."""
        found: dict[Key, Use] = {}
        for piece, each in self._named:
            if each.declares:
                key = Key(each.kinds[0], each.name, each.within)
                found.setdefault(key, Use(key, span(piece, each), declares=True))
        return found

    @cached_property
    def uses(self) -> dict[Key, list[Use]]:
        """Where each stands, also where it is given."""
        found: dict[Key, list[Use]] = {}
        for piece, each in self._named:
            key = self._meant(each)
            found.setdefault(key, []).append(Use(key, span(piece, each), each.declares))
        return found

    @cached_property
    def _named(self) -> list[tuple[Piece, Named]]:
        return [(piece, each) for piece in pieces(self.amap) for each in named(piece)]

    def at(self, piece: Piece, offset: int) -> Use | None:
        """The name that stands at an offset, or ends there."""
        for each in named(piece):
            if each.token.start <= offset <= each.token.end:
                return Use(self._meant(each), span(piece, each), each.declares)
        return None

    def of_kind(self, kind: str, within: str = "") -> list[str]:
        """The names of a kind, in the order of the text; of roles and questions, those of one scheme."""
        table = self.uses if kind in FREE else self.declared
        return [key.name for key in table if key.kind == kind and key.within == within]

    def _meant(self, each: Named) -> Key:
        """What a name is the name of: of several kinds that for which it is declared."""
        keys = [Key(kind, each.name, each.within) for kind in each.kinds]
        return next((key for key in keys if key in self.declared), keys[0])


def entry(piece: Piece) -> Entry | None:
    """The record in a piece as it was written, once it has been read."""
    return next((came_to.entry for came_to in piece.kept.outcomes.values()), None)


def named(piece: Piece) -> Sequence[Named]:
    """The names in a piece, in their order."""
    if piece.kept.names is None:
        written = entry(piece)
        piece.kept.names = tuple(names(written)) if written is not None else ()
    return piece.kept.names


def span(piece: Piece, each: Named) -> Span:
    """Where a name stands."""
    return Span(piece, each.token.start, each.token.end)


def pieces(amap: ArgMap, name: str = "") -> Iterator[Piece]:
    """The pieces of a map's files, or of one of them."""
    for source in amap.sources:
        if isinstance(source, Piece) and (not name or source.name == name):
            yield source
