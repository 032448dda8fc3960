"""Explanations in the form that the page shows: a line to a point, and no words that it has already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.evaluate.explain import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.evaluate import Evaluation, Explanation

_LOOKS = 1_000_000
"""An explanation looks at the whole map, so the larger that is, the fewer are given: so many looks in all."""

_POINTS = 12
"""How many points of one reading are shown; a click on an id goes on from there."""

_REPAIRS = 3
_MENDS = 8
"""Repairs of more mends than this are told in words, without their lines."""


def most_explained(records: int) -> int:
    """How many records of a map of that size are explained in its page."""
    return _LOOKS // max(records, 1)


def explanations(evaluation: Evaluation, ids: Iterable[str]) -> dict[str, str]:
    """Why each of these statements and steps is as it is, by its id."""
    return {id_: "\n".join(_lines(explain(evaluation, id_, _POINTS))) for id_ in ids}


def _lines(explanation: Explanation) -> Iterator[str]:
    """A paragraph for each reading with its points, indented by depth, and then the ways out."""
    for account in explanation.accounts:
        yield (f"{account.reading.capitalize()}: " if account.reading else "") + account.summary
        for point in account.points:
            yield f"{'  ' * point.depth}- {point.says}"
        if account.left_out:
            yield "- …"
    less = (explanation.weakened,) if explanation.weakened is not None else ()
    for way in (*explanation.repairs[:_REPAIRS], *less):
        yield f"To mend it, {way.says}:"
        if len(way.mends) <= _MENDS:
            yield way.written.shown()
