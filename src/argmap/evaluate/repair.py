"""What would mend a statement that is not sustained: the smallest sets of support, licence and answers."""

from __future__ import annotations

from itertools import combinations, islice
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from argmap.evaluate.carrying import sustains, upstream, weighed
from argmap.evaluate.drafting import Draft
from argmap.evaluate.givens import base
from argmap.evaluate.graph import components
from argmap.evaluate.grounding import broken_beneath, circles
from argmap.evaluate.lines import attackers, lines
from argmap.evaluate.mending import (
    asserted_less,
    licensed,
    lifted,
    opposed,
    reach,
    stands_alone,
    supported,
)
from argmap.evaluate.phrases import listed
from argmap.evaluate.program import CAPS, NONE
from argmap.evaluate.solve import Dependents, solve_again
from argmap.model import Degree, Name, Objection, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from argmap.diagnostics import Edit, Fix
    from argmap.evaluate.drafting import Passage, Written
    from argmap.evaluate.lines import Line
    from argmap.evaluate.program import Program, Table
    from argmap.evaluate.reading import Evaluation, Reading
    from argmap.evaluate.solve import Values
    from argmap.model import ArgMap
    from argmap.source import Source

_TRIALS = 1_000
"""How many proposals are tried at most; fewer in a large map."""

_WORK = 400_000
"""How many nodes may be looked at in all these trials together."""

_MOST = 10
"""How many repairs are given at most."""


_FEW = 3
"""So many mends are shown as text beside a finding."""

_NAMED = 8
"""So many mends of a repair are put in words; the rest are counted."""


class Mend(NamedTuple):
    """One thing to do: `support` a statement, `license` a step, `answer` what attacks, or `weaken` a claim.

    Support is probable, or as strong as what is to be mended is asserted; a licence lets a step
    carry what its scheme, or a warrant, can; an answer takes the attacker away; what is weakened is
    asserted no more strongly than it stands.
    """

    how: str
    id: str


class Repair(NamedTuple):
    """Mends that suffice together, what they come to in words, and the lines that carry them out.

    `passages` are what to paste in, and where; `edits` the same as changes of the map's texts. A `…`
    in them stands where only the writer can know the words.
    """

    mends: tuple[Mend, ...]
    says: str
    written: Written

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The lines to paste in, in the order of the texts."""
        return self.written.passages

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The changes of the map's texts; they do not overlap."""
        return self.written.edits

    def help(self, beside: Source) -> str:
        """The repair for a reader of one file: in words and, if its mends are few, as lines to paste in."""
        return self.written.help(self.says, beside) if len(self.mends) <= _FEW else self.says

    @property
    def fix(self) -> Fix:
        """The repair as a way out of a finding."""
        return self.written.fix(self.says)


def repairs(evaluation: Evaluation, id_: str, most: int = _MOST) -> tuple[Repair, ...]:
    """The smallest repairs after which a statement is sustained, with every objection counted.

    Candidates come from where its support fails and from what attacks it there. All repairs of one
    mend are given, else all of two, else one from which no mend can be left out and, before it, a
    line of support for the statement itself; those also where pairs are too many to be tried, and in
    a large map only the nearest candidates are looked at. At most `most` are given. Each was carried
    out as it is written, gaps and all, and evaluated. There are none where the statement is
    sustained or where these means do not suffice. KeyError where there is no such statement.
    """
    if evaluation.with_objections.verdict(id_) is Verdict.SUSTAINED:
        return ()
    part = upstream(evaluation.amap, id_)
    reading = weighed(part)

    def suffices(mends: Sequence[Mend]) -> bool:
        return sustains(part, drafted(reading, id_, mends), id_)

    def least(mends: tuple[Mend, ...]) -> tuple[Mend, ...]:
        """What is written may do more than the trial knew, by way of strict steps."""
        return _reduced(mends, suffices) if 1 < len(mends) <= _NAMED else mends

    found = dict.fromkeys(
        islice(
            (least(mends) for mends in _proposals(reading, id_) if suffices(mends)),
            most,
        )
    )
    return tuple(
        Repair(mends, _said(reading, id_, mends), drafted(reading, id_, mends).written()) for mends in found
    )


def weakened(evaluation: Evaluation, id_: str) -> Repair | None:
    """The way out of asserting a statement no more strongly than it stands.

    What is to be certain and does not stand at all is asserted as probable and mended as that: no
    other step than a strict one makes certain. None where that is no way out, or not asked for.
    KeyError where there is no such statement.
    """
    reading = evaluation.with_objections
    statement, left, wanted = evaluation.amap.statements[id_], reading.lo[id_], reading.demanded[id_]
    if statement.asserted is None or left >= wanted or (not left and wanted < Degree.CERTAIN):
        return None
    degree = left or Degree.PROBABLE
    part = upstream(evaluation.amap, id_)
    less = weighed(_asserted(part, id_, degree))
    enough = less.verdict(id_) is Verdict.SUSTAINED
    for mends in [()] if enough else islice(_proposals(less, id_), _MOST):
        draft = drafted(less, id_, mends)
        asserted_less(draft, id_, degree)
        if sustains(part, draft, id_):
            says = " and ".join(
                (f"assert `{id_}` as {degree}", *([] if enough else [_said(less, id_, mends)]))
            )
            return Repair((Mend("weaken", id_), *mends), says, draft.written())
    return None


def _asserted(amap: ArgMap, id_: str, degree: Degree) -> ArgMap:
    statement = amap.statements[id_]
    assert statement.asserted is not None  # noqa: S101 - only what is asserted is weakened
    word = Name(str(degree), *statement.asserted.span[:2], statement.asserted.width)
    return evolve(amap, statements={**amap.statements, id_: evolve(statement, asserted=word)})


def _proposals(reading: Reading, id_: str) -> Iterator[tuple[Mend, ...]]:
    """Sets of mends that suffice on trial, as `repairs` says."""
    candidates = list(dict.fromkeys(_candidates(reading, id_)))
    own = list(_of_its_own(reading, id_))
    trial = _Trial(reading, id_, [*candidates, *(each for each in own if each not in candidates)])
    trials = min(_TRIALS, _WORK // trial.size)
    candidates = candidates[: max(1, trials // 2)]
    for size in (1, 2):
        if comb(len(candidates), size) <= trials:
            found = False
            for mends in combinations(candidates, size):
                if trial.suffices(mends):
                    found = True
                    yield mends
            if found:
                return
    first: tuple[Mend, ...] = ()
    if own and own[0] not in candidates and trial.suffices(own):
        first = _reduced(own, trial.suffices)
        yield first
    if trial.suffices(candidates) and (reduced := _reduced(candidates, trial.suffices)) != first:
        yield reduced


def _of_its_own(reading: Reading, id_: str) -> Iterator[Mend]:
    """A line of support for a statement itself, and answers to what would be against that."""
    if not stands_alone(reading.amap.statements[id_]):
        yield Mend("support", id_)
        yield from (Mend("answer", by) for by in _foes(reading, id_, set()))


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
    walked: set[str] = set()
    for each in open_:
        every = [line for line in lines(reading, each) if line.step is not None]
        if _may_be_supported(reading, each) and (
            each in in_circles or all(_no_further(reading, line, wanted) for line in every)
        ):
            yield Mend("support", each)
        yield from (Mend("answer", by) for by in _foes(reading, each, walked))
        for line in lines(reading, each):
            if line.step is not None:
                yield from (Mend("answer", by) for by in _foes(reading, line.step, walked))
                if reading.strength(line.step) < min(wanted, _licensed(reading, line.step)):
                    yield Mend("license", line.step)
            for premise in _weak(reading, line, wanted):
                if premise not in seen:
                    seen.add(premise)
                    open_.append(premise)


def _may_be_supported(reading: Reading, id_: str) -> bool:
    """Whether a step may lead to a statement, or a clause lift it."""
    statement = reading.amap.statements[id_]
    return (
        not stands_alone(statement)
        or (lifted(reading.amap, statement) or 0) > base(reading.amap, statement).degree
    )


def _no_further(reading: Reading, line: Line, wanted: Degree) -> bool:
    """Whether a line falls short whatever is done for it: its step is too weak, or a leaf that it rests on."""
    return (line.step is not None and _licensed(reading, line.step) < wanted) or any(
        _highest(reading, premise) < wanted for premise in line.premises
    )


def _highest(reading: Reading, id_: str) -> Degree:
    """How strong a statement may become with support, or with the clause that it lacks."""
    statement = reading.amap.statements[id_]
    if not stands_alone(statement):
        return Degree.CERTAIN
    return max(base(reading.amap, statement).degree, lifted(reading.amap, statement) or Degree.NONE)


def _licensed(reading: Reading, step: str) -> Degree:
    """How far a step could carry if its questions were answered, or its warrant stated."""
    scheme = reading.amap.scheme_of(reading.amap.inferences[step])
    if scheme is None:
        return Degree.PROBABLE
    return reading.strength(step) if scheme.strict else scheme.strength


def _weak(reading: Reading, line: Line, wanted: Degree) -> Iterator[str]:
    """What a line rests on, or waits for, that falls short."""
    for premise in line.premises:
        if premise not in reading.absent and reading.lo[premise] < wanted:
            yield premise
    if line.step is not None:
        for _, answers in reading.program.grades[line.step].pending:
            yield from (str(by) for by in answers if reading.lo[by] < reading.demanded[by])


def _foes(reading: Reading, id_: str, walked: set[str]) -> list[str]:
    """What is, or once mended may be, against a statement or a step; by way of strict steps too.

    Left out is what was found on the way from others, whose ways are `walked`.
    """
    if id_ in walked:
        return []
    found: list[str] = []
    itself = False
    open_, seen = [id_], {id_}
    for each in open_:
        for attacker in attackers(reading, each):
            if attacker.how == "strict":
                end = str(reading.amap.inferences[attacker.by].conclusion)
                if end not in seen and end not in walked:
                    seen.add(end)
                    open_.append(end)
            elif attacker.by == id_:
                itself = True
            elif attacker.free:
                found.append(attacker.by)
    if not itself:  # else it is still to be found on the way from another
        walked |= seen
    return found


# -------------------------------------------------------------------------------------- trials


class _Change(NamedTuple):
    """What a mend does to a node: the lines that it loses, all if None, and those that it gains."""

    node: int
    loses: tuple[int, ...] | None
    gains: tuple[int, ...]


class _Trial:
    """The part of a program that a statement depends on, ready to be changed and solved again."""

    def __init__(self, reading: Reading, id_: str, mends: Sequence[Mend]) -> None:
        old = reading.program
        self.node = old.nodes[id_]
        self.wanted = reading.demanded[id_]
        self.before = reading.values
        self.target, self.table = [*old.target], [*old.table]
        self.premises, self.attacker = [*old.premises], [*old.attacker]
        self.changes = {mend: self._change(reading, mend) for mend in mends}
        self.lines = self._gained(old)
        below = self._below()
        self.program = evolve(
            old,
            lines=self.lines,
            target=self.target,
            table=self.table,
            premises=self.premises,
            attacker=self.attacker,
            groups=components(below, below),
        )
        self.dependents = Dependents.of(self.program)
        self.lines[:] = old.lines
        self.tried: dict[tuple[Mend, ...], Values] = {}
        """What single mends come to."""
        self.size = len(below)
        """How many nodes a trial may have to look at."""

    def suffices(self, mends: Sequence[Mend]) -> bool:
        """Whether the statement is sustained once all of these are done."""
        first, last = tuple(mends[:-1]), mends[-1:]
        before = self.tried.get(first)
        if before is None:
            before, last = self.before, mends
        changed = self._changed(mends)
        lines = self.lines
        kept = {node: lines[node] for node in changed}
        for node, now in changed.items():
            lines[node] = now
        touched = [change.node for mend in last for change in self.changes[mend]]
        values = solve_again(self.program, before, touched, self.dependents)
        for node, were in kept.items():
            lines[node] = were
        if len(mends) == 1:
            self.tried[tuple(mends)] = values
        return values.lo[self.node] >= self.wanted

    def _changed(self, mends: Sequence[Mend]) -> dict[int, Sequence[int]]:
        """The nodes that mends change, with the lines that these have then."""
        found: dict[int, Sequence[int]] = {}
        for mend in mends:
            for node, loses, gains in self.changes[mend]:
                now = found.get(node, self.lines[node])
                kept = () if loses is None else (line for line in now if line not in loses)
                found[node] = (*kept, *gains)
        return found

    def _change(self, reading: Reading, mend: Mend) -> tuple[_Change, ...]:
        program = reading.program
        if mend.how == "license":
            return (self._licence(reading, mend.id),)
        node = program.nodes[mend.id]
        nodes = (node, program.outside[node]) if node in program.outside else (node,)
        if mend.how == "answer":
            return tuple(_Change(each, None, ()) for each in nodes)
        table = CAPS[reach(reading.amap, mend.id, self.wanted)]
        against = program.against.get(node, NONE)
        return tuple(_Change(each, (), (self._line(each, table, (), against),)) for each in nodes)

    def _licence(self, reading: Reading, step: str) -> _Change:
        """The step's line again, without the questions that hold it down."""
        program = reading.program
        old = program.steps[step]
        gates = {gate for _, gates in program.gates.get(step, ()) for gate in gates}
        premises = tuple(each for each in program.premises[old] if each not in gates)
        table = CAPS[_licensed(reading, step)]
        node = program.target[old]
        return _Change(node, (old,), (self._line(node, table, premises, program.attacker[old]),))

    def _line(self, target: int, table: Table, premises: tuple[int, ...], attacker: int) -> int:
        self.target.append(target)
        self.table.append(table)
        self.premises.append(premises)
        self.attacker.append(attacker)
        return len(self.target) - 1

    def _gained(self, program: Program) -> list[Sequence[int]]:
        """For each node its lines and all that mends may add."""
        lines = [*program.lines]
        for changes in self.changes.values():
            for node, _, gains in changes:
                lines[node] = [*lines[node], *gains]
        return lines

    def _below(self) -> dict[int, list[int]]:
        """For all that the statement depends on, or may once it is mended, what that depends on."""
        below: dict[int, list[int]] = {}
        open_ = [self.node]
        while open_:
            node = open_.pop()
            if node in below:
                continue
            below[node] = found = []
            for line in self.lines[node]:
                found += [*self.premises[line], self.attacker[line]]
            open_ += found
        return below


# --------------------------------------------------------------------------------------- words


def drafted(reading: Reading, id_: str, mends: Sequence[Mend]) -> Draft:
    """The text of mends that are to sustain a statement; it has not been tried yet."""
    draft = Draft(reading.amap)
    for how, each in mends:
        match how:
            case "support":
                supported(draft, each, reading.demanded[id_])
            case "license":
                licensed(draft, each, reading.capped_by(each))
            case _:
                opposed(draft, each)
    return draft


def _said(reading: Reading, id_: str, mends: Sequence[Mend]) -> str:
    said = [_SAID[how](reading, each, reading.demanded[id_]) for how, each in mends[:_NAMED]]
    said += [f"mend {len(mends) - _NAMED:,} more beneath it"] if len(mends) > _NAMED else []
    return " and ".join([", ".join(said[:-1]), said[-1]] if said[1:] else said)


def _support(reading: Reading, id_: str, wanted: Degree) -> str:
    statement = reading.amap.statements[id_]
    if lifted(reading.amap, statement) is None:
        if wanted == Degree.CERTAIN:
            return f"let `{id_}` follow strictly from what is certain, as nothing else makes it so"
        return f"give `{id_}` {'stronger' if reading.free[id_] else 'some'} support"
    match base(reading.amap, statement).lowered:
        case "bare":
            return f"say why `{id_}` may be granted"
        case "interested":
            return f"support `{id_}` by a witness who has no stake in it"
        case _:
            return f"say where `{id_}` comes from"


def _license(reading: Reading, id_: str, _: Degree) -> str:
    questions = reading.capped_by(id_)
    if questions:
        return f"answer {listed(questions)} of step `{id_}`"
    return f"say what licenses step `{id_}`"


def _answer(reading: Reading, id_: str, _: Degree) -> str:
    objection = isinstance(reading.amap.statements[id_], Objection)
    return f"answer `{id_}`" if objection else f"show that `{id_}` does not hold"


_SAID = {"support": _support, "license": _license, "answer": _answer}
