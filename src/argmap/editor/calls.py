"""Support as a hierarchy: what a statement rests on, and what rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.model import Inference, Objection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.editor.project import State
    from argmap.lang.pieces import Spot
    from argmap.model import ArgMap
    from argmap.source import Span


class Link(NamedTuple):
    """A statement or an attacked step that is linked with another, and where it is said."""

    id: str
    how: str
    said: tuple[Span, ...]


def prepared(state: State, spot: Spot) -> str | None:
    """The id of the statement or step that is named at a place, or None."""
    use = state.index.at(spot.piece, spot.offset)
    return (
        use.key.name
        if use is not None and use.key.kind == "statement" and use.key.name in state.amap
        else None
    )


def beneath(amap: ArgMap, id_: str) -> Iterator[Link]:
    """What a statement or a step rests on."""
    record = amap[id_]
    steps = (record,) if isinstance(record, Inference) else amap.supports.get(id_, ())
    for step in steps:
        for support in step.premises:
            yield Link(
                str(support.id), f"premise, {support.role}" if support.role else "premise", (support.id.span,)
            )
        if step.warrant_id is not None:
            yield Link(str(step.warrant_id), "warrant", (step.warrant_id.span,))
    if isinstance(record, Objection):
        yield from (Link(str(ground), "ground", (ground.span,)) for ground in record.grounds)


def above(amap: ArgMap, id_: str) -> Iterator[Link]:
    """What rests on a statement; of an objection, also what it is against."""
    record = amap[id_]
    if isinstance(record, Inference):
        yield Link(str(record.conclusion), "conclusion", (record.conclusion.span,))
        return
    for step in amap.uses.get(id_, ()):
        said = tuple(name.span for name in step.linked if name == id_)
        yield Link(str(step.conclusion), "conclusion", said)
    for objection in amap.objections:
        said = tuple(ground.span for ground in objection.grounds if ground == id_)
        if said:
            yield Link(str(objection.id), "objection", said)
    if isinstance(record, Objection):
        yield from (Link(str(each.target), each.how, (each.target.span,)) for each in record.attacks)
