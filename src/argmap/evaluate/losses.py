"""Which attacks tell, and where a claim is first lost to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.evaluate.givens import base
from argmap.evaluate.graph import components
from argmap.evaluate.lines import attackers
from argmap.model import Claim, Degree, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.evaluate.lines import Attacker
    from argmap.evaluate.reading import Reading
    from argmap.model import Inference, Name

_LOST = (Verdict.CONTESTED, Verdict.DEFEATED)
_DEGREES = tuple(Degree)


class Loss(NamedTuple):
    """A claim that would stand without the attacks, and those that tell on it or on its steps.

    Each attacker is listed once, with the first that it strikes. Where there is none, the claim
    asks for more than is left of `lowered`: the premises of its steps, and what answers their questions,
    that attacks have lowered.
    """

    claim: str
    verdict: Verdict
    hits: tuple[Attacker, ...]
    lowered: tuple[str, ...]


def bitten(reading: Reading) -> Mapping[str, tuple[Name, ...]]:
    """For each objection that bites, the targets that it blocks or lowers.

    Other objections are no such targets: what they lose shows in what they attack.
    """
    exposed: dict[str, Degree] = {}
    found: dict[str, tuple[Name, ...]] = {}
    for objection in reading.amap.objections:
        if objection.id in reading.absent or reading.verdict(objection.id) is not Verdict.SUSTAINED:
            continue
        targets = [attack.target for attack in objection.attacks if attack.how != "answers"]
        for target in targets:
            if target not in exposed:
                exposed[target] = _exposed(reading, target)
        degree = reading.lo[objection.id]
        struck = tuple(target for target in targets if Degree.NONE < exposed[target] <= degree)
        if struck:
            found[objection.id] = struck
    return found


def losses(reading: Reading) -> tuple[Loss, ...]:
    """The claims at which a loss begins, in the order of the text.

    A claim that is lost only because a claim beneath it is lost is left out: if some step would
    carry it once the claims that the step rests on stood again, they are what to look at.
    """
    amap = reading.amap
    lost: dict[str, Verdict] = {
        claim.id: verdict for claim in amap.claims if (verdict := reading.verdict(claim.id)) in _LOST
    }
    group = _groups(reading, lost)
    return tuple(
        Loss(id_, verdict, tuple(_hits(reading, id_).values()), tuple(_lowered(reading, id_)))
        for id_, verdict in lost.items()
        if not _inherited(reading, id_, lost, group)
    )


def _exposed(reading: Reading, target: str) -> Degree:
    """What an attack must reach to tell against a target; none where there is nothing to lose.

    Where something beneath takes all from a step, an attack on it tells if it would do so alone.
    """
    amap = reading.amap
    if target in amap.inferences:
        step = amap.inferences[target]
        return Degree.NONE if reading.program.grades[target].strict else _reached(reading, step)
    steps = [reading.carried(step.id) for step in amap.supports.get(target, ())]
    return max([base(amap, amap.statements[target]).degree, *steps]) or max(
        (_unopposed(reading, step) for step in amap.supports.get(target, ())), default=Degree.NONE
    )


def _reached(reading: Reading, step: Inference) -> Degree:
    """What a step offers, or if that is nothing, what it would offer if nothing were attacked."""
    return reading.offered(step.id) or _unopposed(reading, step)


def _groups(reading: Reading, lost: Mapping[str, Verdict]) -> Mapping[str, int]:
    """For each lost claim the number of its group; those in a group rest on one another."""
    ids = list(lost)
    number = {id_: at for at, id_ in enumerate(ids)}
    below = [
        [
            number[each]
            for step in reading.amap.supports.get(id_, ())
            for each in step.served_by
            if each in number
        ]
        for id_ in ids
    ]
    return {ids[at]: group for group, nodes in enumerate(components(range(len(ids)), below)) for at in nodes}


def _inherited(reading: Reading, claim: str, lost: Mapping[str, Verdict], group: Mapping[str, int]) -> bool:
    """Whether some step would carry a claim but for lost claims that the step rests on."""
    pressed = _strongest(reading, claim)
    return any(
        _rests_on_loss(reading, step, lost, group)
        and max(pressed, _strongest(reading, step.id)) < _unopposed(reading, step)
        for step in reading.amap.supports.get(claim, ())
    )


def _rests_on_loss(
    reading: Reading, step: Inference, lost: Mapping[str, Verdict], group: Mapping[str, int]
) -> bool:
    """Whether a step would carry enough if the lost claims beneath its conclusion stood again."""
    wanted = min(reading.demanded[step.conclusion], reading.free[step.conclusion])
    beneath = {each for each in step.served_by if each in lost and group[each] != group[step.conclusion]}
    return (
        bool(beneath)
        and _unopposed(reading, step) >= wanted
        and all(each in beneath or reading.lo[each] >= wanted for each in step.linked)
        and all(each in beneath or reading.verdict(each) not in _LOST for each in step.served_by)
    )


def _strongest(reading: Reading, target: str) -> Degree:
    """The degree of the strongest of what attacks a statement or a step."""
    return max((attacker.hi for attacker in attackers(reading, target)), default=Degree.NONE)


def _unopposed(reading: Reading, step: Inference) -> Degree:
    """The degree that a step would pass on if nothing were attacked."""
    program, free = reading.program, reading.values.free
    line = program.steps[step.id]
    return _DEGREES[program.table[line][min(free[each] for each in program.premises[line])]]


def _hits(reading: Reading, claim: str) -> Mapping[str, Attacker]:
    """The attacks that tell on a claim, on its steps, or on what is no claim beneath these; by attacker."""
    amap = reading.amap
    steps = amap.supports.get(claim, ())
    exposed: dict[str, Degree] = {step.id: _reached(reading, step) for step in steps}
    exposed[claim] = max(exposed.values(), default=Degree.NONE)
    for id_ in dict.fromkeys(each for step in steps for each in step.linked):
        if not isinstance(amap.statements[id_], Claim) and reading.lo[id_] < reading.free[id_]:
            exposed[id_] = reading.free[id_]
    found: dict[str, Attacker] = {}
    for target, degree in exposed.items():
        for attacker in attackers(reading, target):
            if Degree.NONE < degree <= attacker.hi:
                found.setdefault(attacker.by, attacker)
    return found


def _lowered(reading: Reading, claim: str) -> Mapping[str, None]:
    served = (each for step in reading.amap.supports.get(claim, ()) for each in step.served_by)
    return {str(each): None for each in served if reading.lo[each] < reading.free[each]}
