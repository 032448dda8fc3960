"""Circles in a graph: its strongly connected components, each after those it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_CLOSED = 1 << 60


def components(
    nodes: Iterable[int], below: Sequence[Sequence[int]] | Mapping[int, Sequence[int]]
) -> list[list[int]]:
    """Group nodes that depend on one another; `below[n]` are the nodes that `n` depends on.

    A group comes after every group it depends on. The path-based algorithm of H. N. Gabow
    ("Path-based depth-first search", Information Processing Letters 74, 2000), with its own stack,
    because a chain of support may be longer than the interpreter's.
    """
    place = dict.fromkeys(nodes, 0)
    """0 before a node is visited, then its place among the open ones from 1, then `_CLOSED`."""
    found: list[list[int]] = []
    opened: list[int] = []
    bounds: list[int] = []
    """The places at which a group may still begin."""
    for root in place:
        if place[root]:
            continue
        opened.append(root)
        place[root] = len(opened)
        bounds.append(len(opened))
        path = [(root, iter(below[root]))]
        while path:
            node, rest = path[-1]
            for other in rest:
                at = place[other]
                if not at:
                    opened.append(other)
                    place[other] = at = len(opened)
                    bounds.append(at)
                    path.append((other, iter(below[other])))
                    break
                while bounds[-1] > at:
                    bounds.pop()
            else:
                path.pop()
                at = place[node]
                if bounds[-1] == at:
                    bounds.pop()
                    group = opened[at - 1 :]
                    del opened[at - 1 :]
                    for each in group:
                        place[each] = _CLOSED
                    found.append(group)
    return found
