"""Where support breaks off: statements for which nothing is offered, and circles with no way in."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from argmap.evaluate.graph import components
from argmap.model import Degree, Objection

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from argmap.evaluate.reading import Reading
    from argmap.model import ArgMap

Circle = tuple[str, ...]
"""Statements each of which rests on the next, and the last on the first."""

_EFFORT = 50
"""How often, on average, a link inside a circle is looked at in search of a shorter one."""


def broken_beneath(reading: Reading, ids: Iterable[str]) -> frozenset[str]:
    """Those of the statements that cannot be derived, and all such that they rest on.

    What cannot be derived is so even with every attack left out.
    """
    found = {id_ for id_ in ids if not reading.free[id_]}
    waiting = list(found)
    while waiting:
        for id_ in _lacking(reading, waiting.pop()):
            if id_ not in found:
                found.add(id_)
                waiting.append(id_)
    return frozenset(found)


def unsupported(amap: ArgMap, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the statements, none of them evidence or a premise, for which nothing is offered."""
    return tuple(id_ for id_ in ids if not _lines(amap, id_))


def circles(reading: Reading) -> tuple[Circle, ...]:
    """For each group of statements that support one another, with no way in, its shortest circle.

    There is no way in where every line to every member rests on another member. A circle begins
    with the member that stands first in the text; so do the circles.
    """
    amap = reading.amap
    broken = [id_ for id_ in amap.statements if id_ not in reading.absent and not reading.free[id_]]
    number = {id_: at for at, id_ in enumerate(broken)}
    below = [[number[each] for each in _lacking(reading, id_)] for id_ in broken]
    found: list[Circle] = []
    for group in components(range(len(broken)), below):
        if len(group) == 1 and group[0] not in below[group[0]]:
            continue
        members = {broken[at] for at in group}
        if all(not members.isdisjoint(line) for id_ in members for line in _lines(amap, id_)):
            found.append(tuple(broken[at] for at in _shortest(sorted(group), below)))
    return tuple(sorted(found, key=lambda circle: number[circle[0]]))


def _lines(amap: ArgMap, id_: str) -> list[Sequence[str]]:
    """What a statement rests on, line by line."""
    lines: list[Sequence[str]] = [step.linked for step in amap.supports.get(id_, ())]
    statement = amap.statements[id_]
    if isinstance(statement, Objection) and statement.grounds:
        lines.append(statement.grounds)
    return lines


def _lacking(reading: Reading, id_: str) -> Iterator[str]:
    """What a statement rests on that cannot be derived."""
    for line in _lines(reading.amap, id_):
        for each in line:
            if not reading.free.get(each, Degree.NONE) and each not in reading.absent:
                yield each


def _shortest(group: Sequence[int], below: Sequence[Sequence[int]]) -> list[int]:
    """The shortest circle in a group, from its least member; of a very large group, a short one."""
    inside = set(group)
    left = _EFFORT * sum(len(below[at]) for at in group)
    best: list[int] = []
    for start in group:
        circle, looked_at = _through(start, inside, below, len(best))
        best = circle or best
        left -= looked_at
        if left < 0 or len(best) == 1:
            break
    least = best.index(min(best))
    return best[least:] + best[:least]


def _through(
    start: int,
    inside: Collection[int],
    below: Mapping[int, Sequence[int]] | Sequence[Sequence[int]],
    shorter: int,
) -> tuple[list[int], int]:
    """The shortest circle through a node, if shorter than asked (0: any), and how many links were seen."""
    came_from: dict[int, int] = {}
    length = {start: 1}
    queue = deque([start])
    seen = 0
    while queue:
        at = queue.popleft()
        if shorter and length[at] >= shorter:
            break
        for other in below[at]:
            seen += 1
            if other == start:
                path = [at]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return path[::-1], seen
            if other in inside and other not in length:
                length[other] = length[at] + 1
                came_from[other] = at
                queue.append(other)
    return [], seen
