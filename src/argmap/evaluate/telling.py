"""What to say of a statement or a step, in which order, so that each point bears out the one above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from argmap.evaluate.grounding import broken_beneath, circles, unsupported
from argmap.evaluate.lines import at_least, at_most, attackers, lines, proofs, unopposed
from argmap.evaluate.phrases import attack, by_itself, fallen, limit, listed, named, standing, words_of
from argmap.model import Degree, Inference, Objection, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.evaluate.lines import Attacker, Line, Measure
    from argmap.evaluate.reading import Reading
    from argmap.source import Span


_SHOWN = 8
"""How many members of a circle are named."""


class Point(NamedTuple):
    """One thing to be said, about one record; the points that bear it out follow, one deeper."""

    depth: int
    id: str
    says: str
    words: str
    span: Span


Telling: TypeAlias = "Iterator[Point | Telling]"
"""Points, and tellings of further points that belong in their place."""


def tell_statement(reading: Reading, id_: str) -> tuple[str, Telling]:
    """A sentence or two on where a statement stands, and the telling of why."""
    teller = _Teller(reading)
    lo, hi, free, wanted = reading.lo[id_], reading.hi[id_], reading.free[id_], reading.demanded[id_]
    asserted = reading.amap.statements[id_].asserted
    asked = f"It is asserted as {wanted}." if asserted else "No more than possible is asked of it."
    match reading.verdict(id_):
        case Verdict.SUSTAINED:
            return f"It {standing(lo, lo)}. {asked}", teller.support(id_, 0)
        case Verdict.CONTESTED:
            return f"It {standing(lo, hi)}. {asked}", teller.hangs(id_, 0)
        case Verdict.DEFEATED:
            left = f"as it is, it {standing(lo, hi)}"
            return f"If nothing were attacked it would stand as {free}; {left}. {asked}", teller.loss(id_, 0)
        case Verdict.OVERCLAIMED:
            left = "" if hi == free else f"; as it is, it {standing(lo, hi)}"
            return (
                f"{asked} Even if nothing were attacked it would stand as no more than {free}{left}.",
                teller.weakness(id_, 0),
            )
        case _:
            return teller.missing(id_)


def tell_step(reading: Reading, id_: str) -> tuple[str, Telling]:
    """A sentence on what an inference carries, and the telling of why."""
    step = reading.amap.inferences[id_]
    offered, carried = reading.offered(id_), reading.carried(id_)
    if carried:
        summary = f"It carries `{step.conclusion}` to {carried}{limit(reading, id_, carried)}."
    elif offered:
        summary = f"It would carry `{step.conclusion}` to {offered}, and is undercut as strongly."
    elif step.conclusion in reading.absent:
        summary = f"It is left out, with `{step.conclusion}`, which is an objection that somebody raised."
    else:
        lacking = [each for each in dict.fromkeys(step.linked) if not reading.lo.get(each, Degree.NONE)]
        summary = (
            f"It carries nothing, because {listed(lacking)} {'do' if lacking[1:] else 'does'} not stand."
        )
    return summary, _Teller(reading).step(step, offered)


def points(telling: Telling) -> Iterator[Point]:
    """The points of a telling, those of inner ones in their places."""
    open_ = [telling]
    while open_:
        told = next(open_[-1], None)
        if told is None:
            open_.pop()
        elif isinstance(told, Point):
            yield told
        else:
            open_.append(told)


class _Teller:
    """Tells of one reading; what was told of once is not told again."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.amap = reading.amap
        self.told: set[str] = set()
        self.proofs: dict[Measure, dict[str, Line]] = {}

    # ----------------------------------------------------------------------- what stands

    def support(self, id_: str, depth: int) -> Telling:
        """Why a statement stands as strongly as it does: a proof, and why its attackers fail."""
        if id_ in self.told:
            return
        self.told.add(id_)
        best = self._best(at_least, id_)
        degree = self.reading.lo[id_]
        if best is not None:
            yield from self._reaching(id_, best, depth, degree, "carries")
            below = depth + 1 if best.step is not None else depth
            for premise in best.premises:
                known = premise in self.told
                stands = f"{named(self.amap, premise)} {standing(self.reading.lo[premise], self.reading.lo[premise])}"
                says = f"{stands}, as shown above" if known else self._with_base(stands, premise)
                yield self._point(below, premise, says)
                yield self.support(premise, below + 1)
        for line in self._others(id_, best):
            if line.step is not None and at_least(line):
                yield self._point(depth, line.step, f"step `{line.step}` carries it as well, to {line.lo}")
        for attacker in self._against(id_, best):
            if attacker.hi < degree:
                yield self._point(
                    depth,
                    attacker.by,
                    f"{attack(self.reading, attacker)}, but {self._failing(attacker, degree)}",
                )

    def _failing(self, attacker: Attacker, degree: Degree) -> str:
        if attacker.hi:
            return f"it is too weak to bite: {attacker.hi} against {degree}"
        return fallen(self.reading, attacker)

    # ------------------------------------------------------------------------ what is lost

    def loss(self, id_: str, depth: int) -> Telling:
        """Why a statement falls below what it would be if nothing were attacked."""
        if id_ in self.told:
            return
        self.told.add(id_)
        best = self._best(unopposed, id_)
        if best is None:
            return
        yield from self._reaching(id_, best, depth, best.free, "would carry")
        yield self._biting(id_, best, depth)
        for premise in self._served(best):
            least, most, free = self._degrees(premise)
            if most < free:
                says = (
                    f"{named(self.amap, premise)} would stand as {free}; as it is, it {standing(least, most)}"
                )
                yield self._point(depth + 1, premise, says)
                yield self.loss(premise, depth + 2)
        for line in self._others(id_, best):
            if line.step is not None and line.free:
                too_little = line.free < self.reading.demanded[id_]
                why = "which is not enough" if too_little else "and fails too"
                yield self._point(
                    depth, line.step, f"step `{line.step}` would carry it to {line.free}, {why}"
                )

    def _biting(self, id_: str, line: Line, depth: int) -> Telling:
        worth = line.hi or line.free
        for attacker in self._against(id_, line):
            if attacker.lo >= worth:
                says = f"{attack(self.reading, attacker)}, and it bites: {attacker.lo} against {worth}"
                yield self._point(depth, attacker.by, says)
                yield self._behind(attacker, depth + 1)

    def _behind(self, attacker: Attacker, depth: int) -> Telling:
        """What an attacker rests on."""
        if attacker.how != "strict":
            yield self.support(attacker.by, depth)
            return
        for other in attackers(self.reading, self.amap.inferences[attacker.by].conclusion):
            if other.hi:
                yield self._point(depth, other.by, f"{attack(self.reading, other)}: {other.hi}")

    # --------------------------------------------------------------------- what is undecided

    def hangs(self, id_: str, depth: int) -> Telling:
        """What the fate of a statement hangs on."""
        if id_ in self.told:
            return
        self.told.add(id_)
        best = self._best(at_most, id_)
        if best is None:
            return
        yield from self._reaching(id_, best, depth, best.hi, "may carry")
        for attacker in self._against(id_, best):
            if attacker.hi >= best.hi > attacker.lo:
                says = f"{attack(self.reading, attacker)}, {self._undecided(attacker, id_)}"
                yield self._point(depth, attacker.by, says)
                if attacker.how == "strict":
                    yield self._behind(attacker, depth + 1)
                else:
                    yield self.hangs(attacker.by, depth + 1)
        for premise in self._served(best):
            least, most, _ = self._degrees(premise)
            if least < most:
                yield self._point(depth + 1, premise, f"{named(self.amap, premise)} {standing(least, most)}")
                yield self.hangs(premise, depth + 2)

    def _undecided(self, attacker: Attacker, id_: str) -> str:
        if attacker.how != "strict" and any(each.by == id_ for each in attackers(self.reading, attacker.by)):
            return "and is attacked by it in turn, and neither is the stronger"
        return "and whether that bites is undecided"

    # ------------------------------------------------------------- what is weak, or not there

    def weakness(self, id_: str, depth: int) -> Telling:
        """The weakest link: what keeps the best line of a statement from carrying more."""
        while id_ not in self.told:
            self.told.add(id_)
            best = self._best(unopposed, id_)
            if best is None:
                return
            yield from self._reaching(id_, best, depth, best.free, "would carry")
            yield self._biting(id_, best, depth)
            if not best.premises or (best.step is not None and self.reading.strength(best.step) <= best.free):
                return
            weakest = min(best.premises, key=lambda premise: (self.reading.free[premise], premise))
            free = self.reading.free[weakest]
            says = f"{named(self.amap, weakest)} {'stands' if self.reading.lo[weakest] == free else 'would stand'} as {free}"
            yield self._point(depth + 1, weakest, self._with_base(says, weakest))
            if not self.amap.supports.get(weakest):
                return
            id_, depth = weakest, depth + 2

    def missing(self, id_: str) -> tuple[str, Telling]:
        """Where the support of a statement breaks off, or runs in a circle."""
        broken = broken_beneath(self.reading, [id_])
        ends = unsupported(self.amap, [each for each in self.amap.statements if each in broken])
        rings = [ring for ring in circles(self.reading) if broken.issuperset(ring)]
        if ends == (id_,):
            objection = isinstance(self.amap.statements[id_], Objection)
            return ("It gives no grounds, so it cannot bite." if objection else "Nothing supports it."), iter(
                ()
            )
        why = [f"its support breaks off at {listed(ends)}"] if ends else []
        why += ["its support runs in a circle"] if rings else []
        found = [self._point(0, end, f"nothing supports {named(self.amap, end)}") for end in ends]
        found += [self._point(0, ring[0], _round(ring)) for ring in rings]
        told = " and ".join(why) or "what it rests on is left out here"
        return f"No line of support reaches it from evidence or a premise: {told}.", iter(found)

    # ------------------------------------------------------------------------------ steps

    def step(self, step: Inference, offered: Degree) -> Telling:
        """What a step rests on, and what is against it."""
        for premise in dict.fromkeys(step.linked):
            if premise in self.reading.absent:
                continue
            least, most, _ = self._degrees(premise)
            says = f"{named(self.amap, premise)} {standing(least, most)}"
            yield self._point(0, premise, self._with_base(says, premise))
            yield self.support(premise, 1) if least else iter(())
        for attacker in attackers(self.reading, step.id):
            clause = attack(self.reading, attacker)
            if attacker.lo and attacker.lo >= offered:
                yield self._point(0, attacker.by, f"{clause}, and it bites: {attacker.lo} against {offered}")
                yield self._behind(attacker, 1)
            elif attacker.hi and attacker.hi >= offered:
                yield self._point(0, attacker.by, f"{clause}, and whether that bites is undecided")
            else:
                yield self._point(0, attacker.by, f"{clause}, but {self._failing(attacker, offered)}")

    # ---------------------------------------------------------------------------- building

    def _reaching(self, id_: str, line: Line, depth: int, degree: Degree, verb: str) -> Iterator[Point]:
        """The line by which a statement reaches a degree; what stands by itself was said of it already."""
        if line.step is not None:
            scheme = self.amap.inferences[line.step].scheme
            by = f"step `{line.step}`, by `{scheme}`," if scheme else f"step `{line.step}`"
            why = limit(self.reading, line.step, degree)
            yield self._point(depth, line.step, f"{by} {verb} it to {degree}{why}")
        elif depth == 0 and (itself := by_itself(self.amap, id_)):
            yield self._point(depth, id_, itself)._replace(words="")

    def _with_base(self, says: str, id_: str) -> str:
        """A sentence on a statement, with the reason if it stands by itself."""
        itself = by_itself(self.amap, id_)
        return f"{says}: {itself}" if itself and not self.amap.supports.get(id_) else says

    def _point(self, depth: int, id_: str, says: str) -> Point:
        record = self.amap[id_]
        span = record.place if isinstance(record, Inference) else record.id.span
        return Point(depth, str(id_), says, words_of(self.amap, id_), span)

    def _degrees(self, id_: str) -> tuple[Degree, Degree, Degree]:
        if id_ in self.reading.absent:
            return Degree.NONE, Degree.NONE, Degree.NONE
        return self.reading.lo[id_], self.reading.hi[id_], self.reading.free[id_]

    def _best(self, measure: Measure, id_: str) -> Line | None:
        """The line that proves a statement, as far as it stands at all."""
        known = self.proofs.setdefault(measure, {})
        if id_ not in known:
            known |= proofs(self.reading, id_, measure)
        return known.get(id_)

    def _others(self, id_: str, best: Line | None) -> list[Line]:
        """The other lines of a statement, the strongest first, then by id."""
        others = [line for line in lines(self.reading, id_) if line != best]
        return sorted(others, key=lambda line: (-line.free, line.step or ""))

    def _against(self, id_: str, line: Line | None) -> list[Attacker]:
        """What attacks a statement, and the step of this line of it."""
        step = line.step if line is not None else None
        return attackers(self.reading, id_) + (attackers(self.reading, step) if step is not None else [])

    def _served(self, line: Line) -> tuple[str, ...]:
        """What a line rests on, and what answers the questions of its step."""
        if line.step is None:
            return line.premises
        answering = (by for _, answers in self.reading.program.grades[line.step].pending for by in answers)
        return tuple(dict.fromkeys((*line.premises, *map(str, answering))))


def _round(ring: tuple[str, ...]) -> str:
    shown = ring if len(ring) <= _SHOWN else (*ring[: _SHOWN - 2], "…", ring[-1])
    path = " → ".join(each if each == "…" else f"`{each}`" for each in (*shown, ring[0]))
    many = f" of {len(ring):,}" if len(ring) > _SHOWN else ""
    return f"a circle{many} supports nothing that no line from outside reaches: {path}"
