"""The lines of support of a statement, what attacks them, and which of them proves it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from argmap.evaluate.givens import CORROBORATION
from argmap.model import Degree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from argmap.evaluate.reading import Reading

_DEGREES = tuple(Degree)
_TOP = Degree.CERTAIN


class Line(NamedTuple):
    """One line of support: an inference, an objection's grounds, or a statement by itself.

    `lo`, `hi` and `free` are what it would carry, by the values of what it rests on, if neither it
    nor its end were attacked. It `stands` where no attacker may reach it, and is `lost` where one
    that stands does.
    """

    step: str | None
    """The id of the inference, or None."""
    premises: tuple[str, ...]
    lo: Degree
    hi: Degree
    free: Degree
    stands: bool
    lost: bool


class Attacker(NamedTuple):
    """What is against a statement or a step.

    `how` is the clause that says so: an objection's verb, `contradicts`, `fails` for what a
    question of the step fails by, or `strict`. In that case `by` is a strict step that rests on
    the statement, and what attacks its conclusion comes back on its premises.
    """

    by: str
    how: str
    target: str
    lo: Degree
    hi: Degree
    free: Degree


Measure: TypeAlias = "Callable[[Line], Degree]"
"""What counts of a line."""


def at_least(line: Line) -> Degree:
    """What a line contributes to the degree that its end reaches."""
    return line.lo if line.stands else Degree.NONE


def at_most(line: Line) -> Degree:
    """What a line contributes to the degree that its end may reach."""
    return Degree.NONE if line.lost else line.hi


def unopposed(line: Line) -> Degree:
    """What a line would contribute if nothing were attacked."""
    return line.free


def lines(reading: Reading, id_: str) -> list[Line]:
    """The lines of support of a statement, in the order of the text."""
    amap, program, values = reading.amap, reading.program, reading.values
    steps = {program.steps[step.id]: step for step in amap.supports.get(id_, ())}
    found: list[Line] = []
    for at in program.lines[program.nodes[id_]]:
        table, nodes, attacker = program.table[at], program.premises[at], program.attacker[at]
        lo, hi, free = (
            _DEGREES[table[min([value[node] for node in nodes], default=_TOP)]]
            for value in (values.lo, values.hi, values.free)
        )
        step = steps.get(at)
        premises = step.linked if step else getattr(amap.statements[id_], "grounds", ())
        found.append(
            Line(
                step=step.id if step else None,
                premises=tuple(dict.fromkeys(map(str, premises))),
                lo=lo,
                hi=hi,
                free=free,
                stands=lo > values.hi[attacker],
                lost=Degree.NONE < hi <= values.lo[attacker],
            )
        )
    return found


def attackers(reading: Reading, id_: str) -> list[Attacker]:
    """What is against a statement, or against an inference as a step."""
    return list(_against_step(reading, id_) if id_ in reading.amap.inferences else _against(reading, id_))


def proofs(reading: Reading, id_: str, measure: Measure) -> dict[str, Line]:
    """For a statement, and all that it rests on, the line by which it reaches its degree.

    The lines chosen rest on nothing that rests on their end: together they are a proof tree. Of
    several that would do, the one of the first id is chosen. Statements of degree none are left out.
    """
    best = _best(reading, id_, measure)
    order = _order(reading, best)
    chosen: dict[str, Line] = {}
    for each, at in order.items():
        early = [line for line in best[each] if all(order.get(p, at) < at for p in line.premises)]
        chosen[each] = min(early or best[each], key=lambda line: line.step or "")
    return chosen


def _best(reading: Reading, id_: str, measure: Measure) -> dict[str, list[Line]]:
    """For a statement, and all that it may rest on, the strongest of its lines."""
    best: dict[str, list[Line]] = {}
    open_ = [id_]
    while open_:
        each = open_.pop()
        if each in best or each in reading.absent:
            continue
        every = [(measure(line), line) for line in lines(reading, each)]
        most = max((degree for degree, _ in every), default=Degree.NONE)
        best[each] = [line for degree, line in every if degree == most and most]
        open_ += [premise for line in best[each] for premise in line.premises]
    return best


def _order(reading: Reading, best: Mapping[str, list[Line]]) -> dict[str, int]:
    """The order in which statements can be derived by these lines; those that cannot are left out."""
    users: dict[str, list[tuple[str, int]]] = {}
    waiting: dict[tuple[str, int], int] = {}
    for each, every in best.items():
        for at, line in enumerate(every):
            waiting[each, at] = len(line.premises)
            for premise in line.premises:
                users.setdefault(premise, []).append((each, at))
    order: dict[str, int] = {}
    ready = [each for (each, _), left in waiting.items() if not left]
    lifted = [each for each, every in best.items() if any(_lifts(reading, line) for line in every)]
    while ready or lifted:
        each = ready.pop() if ready else lifted.pop()
        if each in order:
            continue
        order[each] = len(order)
        for user, at in users.get(each, ()):
            waiting[user, at] -= 1
            if not waiting[user, at]:
                ready.append(user)
    return order


def _lifts(reading: Reading, line: Line) -> bool:
    """Whether a line may carry more than a report of it does, which may then rest on the line."""
    return line.step is not None and reading.amap.inferences[line.step].scheme == CORROBORATION


def _against(reading: Reading, id_: str) -> Iterator[Attacker]:
    amap, program, values = reading.amap, reading.program, reading.values
    for objection in amap.attackers.get(id_, ()):
        for how, target in objection.attacks:
            if target == id_ and objection.id not in reading.absent:
                yield _attacker(reading, objection.id, how, id_)
    for other in amap.contraries.get(id_, ()):
        if other in amap.statements and other not in reading.absent:
            yield _attacker(reading, other, "contradicts", id_)
    denial = program.denials.get(program.nodes[id_])
    if denial is None:
        return
    denying = sorted(program.lines[denial])
    for step in amap.uses.get(id_, ()):
        for line in _among(denying, program.transposed.get(step.id, ())):
            nodes = program.premises[line]
            lo, hi, free = (
                _DEGREES[min(value[node] for node in nodes)] for value in (values.lo, values.hi, values.free)
            )
            yield Attacker(step.id, "strict", id_, lo, hi, free)


def _among(denying: Sequence[int], transposed: Sequence[int]) -> Sequence[int]:
    """Those of the lines to a denial that come of one step, whose lines are numbered in one row."""
    if not transposed:
        return ()
    return denying[bisect_left(denying, transposed[0]) : bisect_right(denying, transposed[-1])]


def _against_step(reading: Reading, id_: str) -> Iterator[Attacker]:
    amap = reading.amap
    grade = reading.program.grades[id_]
    if grade.strict:
        return
    for objection in amap.attackers.get(id_, ()):
        if objection.id not in reading.absent:
            yield _attacker(reading, objection.id, "undercuts", id_)
    for by in grade.fails:
        if by in amap.statements and by not in reading.absent:
            yield _attacker(reading, by, "fails", id_)


def _attacker(reading: Reading, by: str, how: str, target: str) -> Attacker:
    return Attacker(str(by), how, str(target), reading.lo[by], reading.hi[by], reading.free[by])
