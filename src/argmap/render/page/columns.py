"""How the parts of a map bear on one another, and the columns in which that is best read."""

from __future__ import annotations

import heapq
from collections import Counter
from math import ceil, sqrt
from typing import TYPE_CHECKING

from argmap.render.boxes import AGAINST
from argmap.render.folding import bundles
from argmap.render.view import ALIKE, CONTRADICTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.render.folding import Bundle
    from argmap.render.view import Link

_TALL = 2.0
"""A column holds at most so many times the square root of all parts."""


def bearings(links: Iterable[Link], home: Mapping[str, str]) -> tuple[Bundle, ...]:
    """The links between parts, counted by kind; `home` is the part of each record. In the order of the text."""
    between = (link for link in links if link.tail in home and link.head in home)
    return bundles(between, home, ALIKE, CONTRADICTS)


def columns(parts: Sequence[str], links: Iterable[Bundle]) -> list[list[str]]:
    """The parts from left to right: each before what it bears on, as near to it as may be.

    Where parts bear on one another in a circle, the least is turned round. In a column the order is
    that of `parts`; parts that bear on none and on which none bears fill the shortest columns.
    """
    weights = _one_way(links)
    rank = _ranks(_in_order(parts, weights), weights)
    linked = {part for pair in weights for part in pair}
    most = max(ceil(_TALL * sqrt(len(parts))), 1)
    ranked: list[list[str]] = [[] for _ in range(max(rank.values(), default=0) + 1)]
    for part in parts:
        if part in linked:
            ranked[rank[part]].append(part)
    found = [chunk for column in ranked for chunk in _chunks(column, most)]
    return _with_others(found, [part for part in parts if part not in linked])


def _one_way(links: Iterable[Bundle]) -> dict[tuple[str, str], float]:
    """What leads from one part to another, less what leads back; any support outweighs all attacks."""
    supports, attacks = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for link in links:
        (attacks if link.how in AGAINST else supports)[link.tail.id, link.head.id] += link.lines
    pairs = dict.fromkeys((*supports, *attacks))
    both = {pair: supports[pair] + attacks[pair] / (attacks[pair] + 1) for pair in pairs}
    return {
        (tail, head): weight - both.get((head, tail), 0.0)
        for (tail, head), weight in both.items()
        if weight > both.get((head, tail), 0.0)
    }


def _in_order(parts: Sequence[str], weights: Mapping[tuple[str, str], float]) -> list[str]:
    """The parts, each when nothing that is left bears on it; in a circle, that on which least bears."""
    place = {part: at for at, part in enumerate(parts)}
    heads: dict[str, list[tuple[str, float]]] = {}
    left = dict.fromkeys(parts, 0.0)
    for (tail, head), weight in weights.items():
        heads.setdefault(tail, []).append((head, weight))
        left[head] += weight
    waiting = [(left[part], place[part], part) for part in parts]
    heapq.heapify(waiting)
    order: dict[str, None] = {}
    while waiting:
        _, _, part = heapq.heappop(waiting)
        if part in order:
            continue
        order[part] = None
        for head, weight in heads.get(part, ()):
            if head not in order:
                left[head] = max(0.0, round(left[head] - weight, 6))
                heapq.heappush(waiting, (left[head], place[head], head))
    return list(order)


def _ranks(order: Sequence[str], weights: Mapping[tuple[str, str], float]) -> dict[str, int]:
    """The column of each part, those at the end of everything in the last."""
    at = {part: number for number, part in enumerate(order)}
    forward: dict[str, list[str]] = {}
    for tail, head in weights:
        if at[tail] < at[head]:
            forward.setdefault(tail, []).append(head)
    beyond: dict[str, int] = {}
    for part in reversed(order):
        beyond[part] = max((beyond[head] + 1 for head in forward.get(part, ())), default=0)
    furthest = max(beyond.values(), default=0)
    return {part: furthest - behind for part, behind in beyond.items()}


def _chunks(column: Sequence[str], most: int) -> list[list[str]]:
    """A column as several of about the same length where it is longer than `most`."""
    size = ceil(len(column) / max(ceil(len(column) / most), 1))
    return [list(column[at : at + size]) for at in range(0, len(column), size)] if column else []


def _with_others(found: list[list[str]], others: Sequence[str]) -> list[list[str]]:
    """The columns with those parts that have no place of their own, where there is most room."""
    wanted = ceil(sqrt(len(others))) if not found else len(found)
    filled = found or [[] for _ in range(wanted)]
    room = [(len(column), number) for number, column in enumerate(filled)]
    heapq.heapify(room)
    for part in others:
        length, number = heapq.heappop(room)
        filled[number].append(part)
        heapq.heappush(room, (length + 1, number))
    return filled
