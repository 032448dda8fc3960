"""A map after edits that leave its names as they are: only the records that changed are read and looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from argmap.lang.pieces import Piece, Whole
from argmap.lang.reading import came_to
from argmap.lang.recover import controls
from argmap.lang.resolve import looked_up
from argmap.model import Inference, Person, Statement, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.model import ArgMap, Record

_MOST = 20
"""Records that may have changed; with more it is as quick to read all."""


def read_again(amap: ArgMap, files: Iterable[Whole]) -> tuple[ArgMap, frozenset[str]] | None:
    """The map as its files are now, and the ids of the records that changed.

    `files` are those it was read from, in their order, and it has no mistakes in it. None where an
    edit reached further than into single records, so that the map must be read anew.
    """
    sources = tuple(piece for whole in files for piece in whole.pieces)
    if len(sources) != len(amap.sources) or amap.damaged:
        return None
    changed = [(old, new) for old, new in zip(amap.sources, sources, strict=True) if old is not new]
    if len(changed) > _MOST:
        return None
    records: list[Record] = []
    for old, new in changed:
        record = _changed(amap, old, new)
        if record is None:
            return None
        records.append(record)
    first = sources[0]
    return evolve(amap, source=first, sources=sources, **_tables(amap, records)), frozenset(
        str(record.id) for record in records
    )


def _changed(amap: ArgMap, old: object, new: Piece) -> Record | None:
    """The record in a piece that took the place of another, if it declares what that one did."""
    if not isinstance(old, Piece) or old.file is not new.file or not old.kept.outcomes or controls(new):
        return None
    section, before = next(iter(old.kept.outcomes.items()))
    after = came_to(new, section)
    one, other = before.record, after.record
    if one is None or other is None or type(one) is not type(other) or after.found or after.unclosed:
        return None
    if isinstance(one, Inference) and isinstance(other, Inference):
        if one.named != other.named or one.conclusion != other.conclusion:
            return None
        same = [each for each in amap.supports.get(one.conclusion, ()) if each.span.source is old]
        key = same[0].id if same else None
    else:
        key = one.id
    if key is None or (other.id != one.id and not isinstance(one, Inference)):
        return None
    if isinstance(one, Inference) and isinstance(other, Inference) and one.named and one.id != other.id:
        return None
    return looked_up(amap, other, str(key))


def _tables(amap: ArgMap, records: Sequence[Record]) -> dict[str, Any]:
    """The tables of a map in which some records took the place of others of their names."""
    changed: dict[str, dict[str, Any]] = {}
    for record in records:
        name = next(name for kind, name in _TABLES if isinstance(record, kind))
        table = changed.setdefault(name, dict(getattr(amap, name)))
        table[str(record.id)] = record
    return changed


_TABLES = ((Statement, "statements"), (Inference, "inferences"), (Person, "persons"), (Work, "works"))
