"""What would mend a statement that is not sustained: the smallest sets of support, licence and answers."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, frozen

from argmap.evaluate.graph import components
from argmap.evaluate.grounding import broken_beneath, circles
from argmap.evaluate.lines import attackers, lines
from argmap.evaluate.phrases import listed
from argmap.evaluate.program import CAPS, NONE
from argmap.evaluate.solve import solve, solve_again
from argmap.model import Degree, Evidence, Objection, Premise, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from argmap.evaluate.lines import Line
    from argmap.evaluate.program import Program
    from argmap.evaluate.reading import Evaluation, Reading
    from argmap.evaluate.solve import Values

_TRIALS = 2_000
"""How many proposals are tried at most; fewer in a large map."""

_WORK = 2_000_000
"""How many nodes may be looked at in all these trials together."""

_PREMISES = 100
"""How many candidates are considered, the nearest first."""


class Mend(NamedTuple):
    """One thing to do: `support` a statement, `license` a step or `answer` what attacks.

    Support is taken to be probable, or as strong as what is to be mended is asserted; a licence
    lets a step carry what its scheme, or a warrant, can; an answer takes the attacker away.
    """

    how: str
    id: str


class Repair(NamedTuple):
    """Mends that suffice together, and what they come to in words."""

    mends: tuple[Mend, ...]
    says: str


def repairs(evaluation: Evaluation, id_: str) -> tuple[Repair, ...]:
    """The smallest repairs after which a statement is sustained, with every objection counted.

    Candidates come from where its support fails and from what attacks it there. Every proposal was
    evaluated. All repairs of one mend are given, else all of two, else one from which nothing can
    be left out; in a map so large that not all pairs can be tried, that one comes instead of them.
    There are none where the statement is sustained or where these means do not suffice. KeyError
    where there is no such statement.
    """
    reading = evaluation.with_objections
    if reading.verdict(id_) is Verdict.SUSTAINED:
        return ()
    candidates = list(dict.fromkeys(_candidates(reading, id_)))[:_MOST]
    trial = _Trial.of(reading, id_, candidates)
    if not trial.suffices(candidates):
        return ()
    left = min(_TRIALS, _WORK // len(trial.program.lines))
    for size in (1, 2):
        proposals = list(combinations(candidates, size))
        left -= len(proposals)
        if left < 0 and size > 1:
            break
        found = [mends for mends in proposals if trial.suffices(mends)]
        if found:
            return tuple(Repair(mends, _says(reading, mends)) for mends in found)
    mends = _reduced(candidates, trial.suffices)
    return (Repair(mends, _says(reading, mends)),)


def _reduced(mends: Sequence[Mend], suffices: Callable[[Sequence[Mend]], bool]) -> tuple[Mend, ...]:
    """Mends that suffice, without those that are not needed; the farthest are left out first."""
    kept = list(mends)
    for mend in reversed(mends):
        less = [each for each in kept if each != mend]
        if suffices(less):
            kept = less
    return tuple(kept)


# ---------------------------------------------------------------------------------- candidates


def _candidates(reading: Reading, id_: str) -> Iterator[Mend]:
    """What may be lacking beneath a statement, and what attacks there, the nearest first."""
    wanted = reading.demanded[id_]
    broken = broken_beneath(reading, [id_])
    in_circles = {each for ring in circles(reading) for each in ring if each in broken} if broken else set()
    open_, seen = [id_], {id_}
    for each in open_:
        every = [line for line in lines(reading, each) if line.step is not None]
        if each in in_circles or all(_no_further(reading, line, wanted) for line in every):
            yield Mend("support", each)
        yield from (Mend("answer", by) for by in _foes(reading, each))
        for line in lines(reading, each):
            if line.step is not None:
                yield from (Mend("answer", by) for by in _foes(reading, line.step))
                if reading.strength(line.step) < min(wanted, _licensed(reading, line.step)):
                    yield Mend("license", line.step)
            for premise in _weak(reading, line, wanted):
                if premise not in seen:
                    seen.add(premise)
                    open_.append(premise)


def _no_further(reading: Reading, line: Line, wanted: Degree) -> bool:
    return line.step is not None and _licensed(reading, line.step) < wanted


def _licensed(reading: Reading, step: str) -> Degree:
    """How far a step could carry if its questions were answered, or its warrant stated."""
    if reading.amap.inferences[step].scheme is None:
        return Degree.PROBABLE
    grade = reading.program.grades[step]
    return grade.full


def _weak(reading: Reading, line: Line, wanted: Degree) -> Iterator[str]:
    """What a line rests on, or waits for, that falls short."""
    for premise in line.premises:
        if premise not in reading.absent and reading.lo[premise] < wanted:
            yield premise
    if line.step is not None:
        for _, answers in reading.program.grades[line.step].pending:
            yield from (str(by) for by in answers if reading.lo[by] < reading.demanded[by])


def _foes(reading: Reading, id_: str) -> list[str]:
    """What stands, or may stand, against a statement or a step; by way of strict steps too."""
    found: list[str] = []
    open_, seen = [id_], {id_}
    for each in open_:
        for attacker in attackers(reading, each):
            if attacker.how == "strict":
                end = str(reading.amap.inferences[attacker.by].conclusion)
                if end not in seen:
                    seen.add(end)
                    open_.append(end)
            elif attacker.hi and attacker.by != id_:
                found.append(attacker.by)
    return found


# -------------------------------------------------------------------------------------- trials


@frozen(eq=False)
class _Trial:
    """The part of a program that a statement depends on, ready to be changed and solved again."""

    program: Program
    before: Values
    node: int
    wanted: Degree
    changes: Mapping[Mend, tuple[int, int, int]]
    """For each mend a node, a line that it loses (or -1 for all) and one that it gains (or -1)."""

    @classmethod
    def of(cls, reading: Reading, id_: str, mends: Iterable[Mend]) -> _Trial:
        """The part of a reading's program upstream of a statement, with lines for what may be mended."""
        part = _Part(reading.program)
        wanted = reading.demanded[id_]
        node = part.include(reading.program.nodes[id_])
        changes = {mend: part.prepare(reading, mend, max(wanted, Degree.PROBABLE)) for mend in mends}
        program = part.program()
        return cls(program, solve(program), node, wanted, changes)

    def suffices(self, mends: Sequence[Mend]) -> bool:
        """Whether the statement is sustained once all of these are done."""
        changed = list(self.program.lines)
        touched = []
        for mend in mends:
            node, loses, gains = self.changes[mend]
            kept = [] if mend.how == "answer" else [line for line in changed[node] if line != loses]
            changed[node] = kept if gains < 0 else [*kept, gains]
            touched.append(node)
        values = solve_again(evolve(self.program, lines=changed), self.before, touched)
        return values.lo[self.node] >= self.wanted
