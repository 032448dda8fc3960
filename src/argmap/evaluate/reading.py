"""What evaluating a map gives: readings of it, and where each statement stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from argmap import collector
from argmap.evaluate.givens import demanded
from argmap.evaluate.program import compile_map
from argmap.evaluate.solve import solve, solve_again
from argmap.model import Degree, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.evaluate.program import Program
    from argmap.evaluate.solve import Values
    from argmap.model import ArgMap

_DEGREES = tuple(Degree)
_LARGE = 2_000


def evaluate(amap: ArgMap) -> Evaluation:
    """Weigh every statement of a map, with its objections and as argued."""
    raised = frozenset(each.id for each in amap.objections if each.raised_by is not None)
    with collector.at_rest(large=len(amap) > _LARGE):
        program = compile_map(amap)
        values = solve(program)
        full = Reading(amap, program, values)
        if not raised:
            return Evaluation(amap, full, full)
        if program.outside:  # what is left out may have closed a circle
            bare = compile_map(amap, raised)
            return Evaluation(amap, full, Reading(amap, bare, solve(bare), raised))
        bare, touched = program.without(program.nodes[id_] for id_ in raised)
        return Evaluation(amap, full, Reading(amap, bare, solve_again(bare, values, touched), raised))


@frozen
class Standing:
    """Where a statement stands.

    `verdict` and `degree` count every objection; `as_argued` leaves out those that somebody raised,
    and is None for such an objection itself, which as argued is not there. `demanded` is the degree
    that it must reach to be sustained.
    """

    id: str
    verdict: Verdict
    as_argued: Verdict | None
    degree: Degree
    demanded: Degree


@frozen(eq=False)
class Evaluation:
    """A map's two readings; where no objection is `raised-by` anybody they are the same object."""

    amap: ArgMap
    with_objections: Reading
    as_argued: Reading

    def __getitem__(self, id_: str) -> Standing:
        """Where the statement of that id stands; KeyError where there is none."""
        full = self.with_objections
        return Standing(
            id=id_,
            verdict=full.verdict(id_),
            as_argued=None if id_ in self.as_argued.absent else self.as_argued.verdict(id_),
            degree=full.lo[id_],
            demanded=full.demanded[id_],
        )

    def __contains__(self, id_: object) -> bool:
        return id_ in self.amap.statements

    def __iter__(self) -> Iterator[str]:
        """The ids of the statements, in the order of the text."""
        return iter(self.amap.statements)


@frozen(eq=False)
class Reading:
    """Degrees and verdicts when some objections, the absent ones, are left out.

    For statements `lo` is the degree that is reached whatever is undecided, `hi` the most that the
    undecided leaves possible, `free` the degree with every attack left out, and `demanded` the one
    it must reach. An absent objection is in none of the four.
    """

    amap: ArgMap
    program: Program
    values: Values
    absent: frozenset[str] = frozenset()

    @cached_property
    def lo(self) -> Mapping[str, Degree]:
        """The degree that each statement reaches."""
        return self._by_id(self.values.lo)

    @cached_property
    def hi(self) -> Mapping[str, Degree]:
        """The degree that each statement may reach, as far as the undecided allows."""
        return self._by_id(self.values.hi)

    @cached_property
    def free(self) -> Mapping[str, Degree]:
        """The degree that each statement would reach if nothing were attacked."""
        return self._by_id(self.values.free)

    @cached_property
    def demanded(self) -> Mapping[str, Degree]:
        """The degree that each statement must reach: what `as` says, otherwise possible."""
        statements = self.amap.statements
        return _ById(self.program.nodes, self.absent, lambda id_: demanded(statements[id_]))

    def verdict(self, id_: str) -> Verdict:
        """Where a statement stands; KeyError where there is none, or where it is left out."""
        wanted = self.demanded[id_]
        if self.lo[id_] >= wanted:
            return Verdict.SUSTAINED
        if self.hi[id_] >= wanted:
            return Verdict.CONTESTED
        free = self.free[id_]
        if free >= wanted or (free and not self.hi[id_]):  # attacks took all, though it was less than asked
            return Verdict.DEFEATED
        return Verdict.OVERCLAIMED if free else Verdict.UNSUPPORTED

    def strength(self, key: str) -> Degree:
        """How far an inference can carry: its scheme's strength, less what its questions cost."""
        strength = self.program.grades[key].degree
        return min(strength, Degree.POSSIBLE) if self._unmet(key) else strength

    def capped_by(self, key: str) -> tuple[str, ...]:
        """The critical questions that keep an inference below its scheme's strength."""
        grade = self.program.grades[key]
        return (*grade.held, *self._unmet(key)) if grade.full > Degree.POSSIBLE else ()

    def carried(self, key: str) -> Degree:
        """The degree that an inference passes on to its conclusion; none where it is undercut.

        What attacks the conclusion itself does not enter.
        """
        carried = self.offered(key)
        undercutter = self.program.undercutters.get(key)
        undercut = undercutter is not None and self.values.hi[undercutter] >= carried
        return Degree.NONE if undercut else carried

    def offered(self, key: str) -> Degree:
        """The degree that an inference would pass on if nothing undercut it."""
        line, lo = self.program.steps[key], self.values.lo
        if self.amap.inferences[key].conclusion in self.absent:
            return Degree.NONE
        return _DEGREES[self.program.table[line][min(lo[each] for each in self.program.premises[line])]]

    def _unmet(self, key: str) -> tuple[str, ...]:
        lo = self.values.lo
        return tuple(
            question
            for question, gates in self.program.gates.get(key, ())
            if any(lo[gate] < Degree.CERTAIN for gate in gates)
        )

    def _by_id(self, values: bytearray) -> Mapping[str, Degree]:
        nodes = self.program.nodes
        return _ById(nodes, self.absent, lambda id_: _DEGREES[values[nodes[id_]]])


@frozen(eq=False)
class _ById(Mapping[str, Degree]):
    """A degree for each statement that is there, looked up when asked for."""

    nodes: Mapping[str, int]
    absent: frozenset[str]
    look_up: Callable[[str], Degree]

    def __getitem__(self, id_: str) -> Degree:
        if id_ in self.absent:
            raise KeyError(id_)
        return self.look_up(id_)

    def __iter__(self) -> Iterator[str]:
        return (id_ for id_ in self.nodes if id_ not in self.absent)

    def __len__(self) -> int:
        return len(self.nodes) - len(self.absent)
