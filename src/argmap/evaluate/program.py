"""A map as nodes and lines of support, with all that the theory needs made plain: what is solved."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from argmap.evaluate.givens import CORROBORATION, base, demanded, grade, independent, reports
from argmap.evaluate.graph import components
from argmap.model import Degree, Objection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.evaluate.givens import Grade
    from argmap.model import ArgMap, Inference

Table = tuple[int, ...]
"""What a line carries, by the least degree of its premises."""

NONE = 0
"""The node that never stands: what an unattacked line is attacked by."""

CAPS: tuple[Table, ...] = tuple(tuple(min(least, most) for least in range(5)) for most in range(5))
"""The table of a step that carries at most that degree."""

SAME = CAPS[Degree.CERTAIN]
_LIFT: Table = (0, *(min(least + 1, Degree.PROBABLE) for least in range(1, 5)))
"""Independent reports carry one degree more than the weaker one, at most probable."""

_MET: tuple[Table, ...] = tuple(
    tuple(int(Degree.CERTAIN if least >= degree else Degree.POSSIBLE) for least in range(5)) for degree in range(5)
)
"""How far a step may carry, by the degree of what is said to meet its question."""


@frozen
class Step:
    """An inference as compiled: its line, its grade and the nodes that open its pending questions."""

    line: int
    grade: Grade
    gates: tuple[tuple[str, tuple[int, ...]], ...] = ()
    attacker: int = NONE
    """What undercuts it."""


@frozen(eq=False)
class Program:
    """Lines of support: each ends in a node, rests on nodes and is attacked by one.

    A line carries `table[line][least degree among its premises]`, unless its attacker stands as
    strongly; a node stands as strongly as its strongest line. Statements are nodes; so are the
    gates, groups of attackers and denials that `compile_map` adds.
    """

    nodes: Mapping[str, int]
    steps: Mapping[str, Step]
    denials: Mapping[str, int]
    """For statements that strict steps rest on, the node that says no to them."""
    lines: Sequence[Sequence[int]]
    """For each node the lines that end in it."""
    target: Sequence[int]
    table: Sequence[Table]
    premises: Sequence[tuple[int, ...]]
    attacker: Sequence[int]
    groups: Sequence[Sequence[int]]
    """Nodes that depend on one another, each group after those it depends on."""

    def without(self, nodes: Iterable[int]) -> Program:
        """The same without any line to these nodes."""
        lines = list(self.lines)
        for node in nodes:
            lines[node] = ()
        return evolve(self, lines=lines)


def compile_map(amap: ArgMap) -> Program:
    """Turn a map into lines of support.

    Strict steps are closed under transposition (M. Caminada and L. Amgoud, "On the evaluation of
    argumentation formalisms", Artificial Intelligence 171, 2007, section 5; S. Modgil and
    H. Prakken, "A general account of argumentation with preferences", Artificial Intelligence 195,
    2013, definition 12): whatever attacks the conclusion of a strict step is, together with all of
    its premises but one, a reason against that one. The map has no name for the contrary of a
    premise, so a node of its own, the denial, stands for it; like every strict conclusion in Modgil
    and Prakken, it is not attacked head-on but through what it rests on.
    """
    return _Compiler(amap).program()


@frozen
class _Compiler:
    amap: ArgMap
    lines: list[list[int]] = field(init=False)
    nodes: dict[str, int] = field(init=False)
    target: list[int] = field(factory=list)
    table: list[Table] = field(factory=list)
    premises: list[tuple[int, ...]] = field(factory=list)
    attacker: list[int] = field(factory=list)
    joined: dict[tuple[int, ...], int] = field(factory=dict)
    gates: dict[int, int] = field(factory=dict)
    lifts: list[int] = field(factory=list)
    """Lines that carry more than their premises stand for."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "nodes", {id_: node for node, id_ in enumerate(self.amap.statements, 1)})
        object.__setattr__(self, "lines", [[] for _ in range(len(self.nodes) + 1)])
