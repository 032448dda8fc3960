"""AM503 defeated: a claim would stand if nothing spoke against it, and as things are it does not.

## What it looks at

A claim on the map's own side, that is, not one that only serves an objection. It fires where the claim would
stand as strongly as it is asserted if nothing spoke against it or against what it rests on, and does not,
because an objection, or a claim that contradicts it, is at least as strong. It is reported where the loss
begins: a claim that would stand again as soon as those beneath it do is not reported as well.

## Why it matters

Either what speaks against it is right, and the claim should be given up or weakened; or it is wrong, and the
map does not yet say why. The smallest repair is shown.

## Bad

```argmap
source plan: "Cleaning plan of the town"
premise wet: "The street is wet."
  basis "Anyone who looks out can see it."
claim rain: "It rained."
inference step: wet => rain
objection street-cleaner: "The street was hosed down this morning."
  undercuts step
  from plan p. 3
```

## Good

```argmap
source plan: "Cleaning plan of the town"
premise wet: "The street is wet."
  basis "Anyone who looks out can see it."
premise roofs-wet: "The roofs are wet."
  basis "Anyone who looks out can see it."
claim rain: "It rained."
inference step: wet => rain
inference roofs-wet => rain
objection street-cleaner: "The street was hosed down this morning."
  undercuts step
  from plan p. 3
```

## When to ignore it

Where the map is to show that the claim does not hold. `expect defeated` then says so as well, and tests it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from argmap.diagnostics import Label, Later, Severity
from argmap.evaluate.losses import losses
from argmap.evaluate.repair import repairs, weakened
from argmap.model import Verdict
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.diagnostics import Fix
    from argmap.evaluate.lines import Attacker
    from argmap.evaluate.losses import Loss
    from argmap.evaluate.repair import Repair
    from argmap.source import Span

_SHOWN = 4
"""So many attackers are named and pointed at; the rest are counted."""

_MENDED = 20
"""For so many claims repairs are looked for: each takes a while in a large map."""

_MENDS = 2
"""So many of the smallest repairs are shown."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each claim at which a defeat begins."""
    begun = [
        loss
        for loss in losses(case.evaluation.with_objections)
        if loss.verdict is Verdict.DEFEATED and loss.claim in case.amap.own_side
    ]
    for at, loss in enumerate(begun):
        yield _finding(case, loss, _Mends(case, loss.claim) if at < _MENDED else None)


@frozen
class _Mends:
    """The repairs of a claim, looked for when somebody asks: that takes longer than to find the defeat."""

    case: Case
    claim: str

    @cached_property
    def smallest(self) -> tuple[Repair, ...]:
        return repairs(self.case.evaluation, self.claim, _MENDS)

    @cached_property
    def less(self) -> Repair | None:
        return weakened(self.case.evaluation, self.claim) if self.smallest else None

    @property
    def fixes(self) -> tuple[Fix, ...]:
        return tuple(each.fix for each in (*self.smallest, self.less) if each is not None)


def _finding(case: Case, loss: Loss, mends: _Mends | None) -> Finding:
    amap, reading = case.amap, case.evaluation.with_objections
    return Finding(
        amap.statements[loss.claim].id.span,
        f"`{loss.claim}` would be {reading.free[loss.claim]} but for {_named(loss)}",
        loss.claim,
        here=f"defeated: {reading.lo[loss.claim]} is left, {reading.demanded[loss.claim]} is asked for",
        labels=(
            *(Label(_place(case, hit), _strikes(case, hit)) for hit in loss.hits[:_SHOWN]),
            *(
                Label(amap.statements[id_].id.span, f"{reading.free[id_]}, lowered to {reading.lo[id_]}")
                for id_ in loss.lowered[: 0 if loss.hits else _SHOWN]
            ),
        ),
        help=Later(lambda: _ways(case, loss, mends)),
        fixes=Later(lambda: mends.fixes) if mends else (),
    )


def _ways(case: Case, loss: Loss, mends: _Mends | None) -> tuple[str, str]:
    """The smallest repair, and a way out of another sort."""
    if mends is None or not mends.smallest:
        return (
            "answer what is against it, or assert no more than is left",
            f"or support the claim by a line that the attack does not touch:  inference … => {loss.claim}",
        )
    first, *others = mends.smallest
    less = mends.less
    source = case.amap.statements[loss.claim].span.source
    if less is not None and first.mends[0] == ("support", loss.claim):
        return less.help(source), f"or {first.says}"
    if less is not None:
        other = less.says
    elif others:
        other = others[0].says
    elif first.mends[0] == ("support", loss.claim):
        other = "answer what is against it"
    else:
        other = f"support it by a line that the attack does not touch:  inference … => {loss.claim}"
    return first.help(source), f"or {other}"


def _named(loss: Loss) -> str:
    found = [hit.by for hit in loss.hits if hit.how != "strict"]
    named = ", ".join(f"`{by}`" for by in found[:_SHOWN]) or (
        "what is against it"
        if loss.hits
        else f"what lowers {', '.join(f'`{id_}`' for id_ in loss.lowered[:_SHOWN])}"
    )
    return named + (f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else "")


def _place(case: Case, hit: Attacker) -> Span:
    step = case.amap.inferences.get(hit.by)
    return step.place if step else case.amap.statements[hit.by].id.span


def _strikes(case: Case, hit: Attacker) -> str:
    if hit.how == "strict":
        return f"follows strictly from `{hit.target}`, and is attacked"
    step = case.amap.inferences.get(hit.target)
    return f"takes the step to `{step.conclusion}` away" if step else f"speaks against `{hit.target}`"


RULE = Rule("AM503", "defeated", Severity.WARNING, find)
