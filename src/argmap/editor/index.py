"""Where the names of a map stand: declared in one place, used in others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

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
    """The names of a map by what they name, in the order of the text."""

    uses: dict[Key, list[Use]] = field(factory=dict)
    declared: dict[Key, Use] = field(factory=dict)

    @classmethod
    def of(cls, amap: ArgMap) -> Index:
        """The names in the files of a map."""
        index = cls()
        found = [(piece, each) for piece in amap.sources if isinstance(piece, Piece) for each in named(piece)]
        for piece, each in found:
            if each.declares:
                key = Key(each.kinds[0], each.name, each.within)
                index.declared.setdefault(key, Use(key, span(piece, each), declares=True))
        for piece, each in found:
            key = index._meant(each)
            index.uses.setdefault(key, []).append(Use(key, span(piece, each), each.declares))
        return index

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
