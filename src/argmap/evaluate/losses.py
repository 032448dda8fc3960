"""Which attacks tell, and where a claim is first lost to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.evaluate.givens import base
from argmap.evaluate.graph import components
from argmap.model import Claim, Degree, Objection, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.evaluate.reading import Reading
    from argmap.model import Inference, Name

_LOST = (Verdict.CONTESTED, Verdict.DEFEATED)
_DEGREES = tuple(Degree)


class Hit(NamedTuple):
    """An attack that tells: the statement `by` strikes `on`, a step or a statement."""

    by: str
    on: str


class Loss(NamedTuple):
    """A claim that would stand without the attacks, and the attacks that strike it or its steps."""

    claim: str
    verdict: Verdict
    hits: tuple[Hit, ...]


def bitten(reading: Reading, objection: Objection) -> tuple[Name, ...]:
    """The targets that an objection blocks or lowers; none if it is not sustained itself.

    Other objections are left out: what they lose shows in what they attack.
    """
    if reading.verdict(objection.id) is not Verdict.SUSTAINED:
        return ()
    degree = reading.lo[objection.id]
    return tuple(
        attack.target
        for attack in objection.attacks
        if attack.how != "answers" and Degree.NONE < _exposed(reading, attack.target) <= degree
    )


def losses(reading: Reading) -> tuple[Loss, ...]:
    """The claims at which a loss begins, in the order of the text.

    A claim that is lost only because a claim beneath it is lost is left out: if some line of its
    support would carry it once the claims in that line stood again, they are what to look at.
    """
    amap = reading.amap
    lost: dict[str, Verdict] = {
        claim.id: verdict for claim in amap.claims if (verdict := reading.verdict(claim.id)) in _LOST
    }
    circle = _circles(reading, lost)
    return tuple(
        Loss(id_, verdict, tuple(_hits(reading, id_)))
        for id_, verdict in lost.items()
        if not any(_inherits(reading, step, lost, circle) for step in amap.supports.get(id_, ()))
    )


def _exposed(reading: Reading, target: str) -> Degree:
    """What an attack must reach to tell against a target; none where there is nothing to lose."""
    amap = reading.amap
    if target in amap.inferences:
        return Degree.NONE if reading.program.grades[target].strict else reading.offered(target)
    steps = [reading.carried(step.id) for step in amap.supports.get(target, ())]
    return max([base(amap, amap.statements[target]).degree, *steps])


def _circles(reading: Reading, lost: Mapping[str, Verdict]) -> Mapping[str, int]:
    """For each lost claim the number of its group; in a group, lost claims rest on one another."""
    number = {id_: at for at, id_ in enumerate(lost)}
    below = [
        [
            number[each]
            for step in reading.amap.supports.get(id_, ())
            for each in step.served_by
            if each in number
        ]
        for id_ in lost
    ]
    ids = list(lost)
    return {ids[at]: group for group, nodes in enumerate(components(range(len(ids)), below)) for at in nodes}


def _inherits(
    reading: Reading, step: Inference, lost: Mapping[str, Verdict], circle: Mapping[str, int]
) -> bool:
    """Whether a step would carry its conclusion but for lost claims that it rests on."""
    wanted = reading.demanded[step.conclusion]
    unopposed = _unopposed(reading, step)
    beneath = [each for each in step.served_by if each in lost and circle[each] != circle[step.conclusion]]
    return (
        bool(beneath)
        and unopposed >= wanted
        and all(each in beneath or reading.lo[each] >= wanted for each in step.linked)
        and all(each in beneath or reading.verdict(each) not in _LOST for each in step.served_by)
        and not any(reading.hi[each] >= unopposed for each in _attackers(reading, step))
    )


def _unopposed(reading: Reading, step: Inference) -> Degree:
    """The degree that a step would pass on if nothing were attacked."""
    program, free = reading.program, reading.values.free
    line = program.steps[step.id]
    return _DEGREES[program.table[line][min(free[each] for each in program.premises[line])]]


def _hits(reading: Reading, claim: str) -> Iterator[Hit]:
    """The attacks that tell on a claim, on its steps, or on evidence and premises beneath these."""
    amap = reading.amap
    steps = amap.supports.get(claim, ())
    offered = {step.id: reading.offered(step.id) or _unopposed(reading, step) for step in steps}
    struck = [(claim, max(offered.values(), default=Degree.NONE), _against(reading, claim))]
    struck += [(step.id, offered[step.id], _undercutting(reading, step)) for step in steps]
    struck += [
        (id_, reading.free[id_], _against(reading, id_))
        for id_ in dict.fromkeys(each for step in steps for each in step.linked)
        if not isinstance(amap.statements[id_], Claim) and reading.lo[id_] < reading.free[id_]
    ]
    for on, exposed, attackers in struck:
        yield from (Hit(by, on) for by in attackers if Degree.NONE < exposed <= reading.hi[by])


def _attackers(reading: Reading, step: Inference) -> Iterator[str]:
    yield from _against(reading, step.conclusion)
    yield from _undercutting(reading, step)


def _against(reading: Reading, id_: str) -> Iterator[str]:
    """What attacks a statement itself: objections and what contradicts it."""
    amap = reading.amap
    found = (*(each.id for each in amap.attackers.get(id_, ())), *amap.contraries.get(id_, ()))
    return (each for each in found if each not in reading.absent)


def _undercutting(reading: Reading, step: Inference) -> Iterator[str]:
    """What attacks a step itself: objections and statements by which a question fails."""
    if reading.program.grades[step.id].strict:
        return
    failing = (answer.by for answer in step.answers if answer.by and answer.state == "fails")
    found = (*(each.id for each in reading.amap.attackers.get(step.id, ())), *failing)
    yield from (each for each in dict.fromkeys(found) if each not in reading.absent)
