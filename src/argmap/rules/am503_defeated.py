"""AM503 defeated: a claim would stand without the attacks on it, and with them it does not.

## What it looks at

A claim on the map's own side (not an objection, nor what serves objections only) that would reach
the degree asked of it if nothing were attacked, and does not reach it because an objection, or a
claim that contradicts it, is at least as strong. It is reported where the loss begins: a claim that
would stand again together with the claims beneath it is not repeated. Every claim that is lost has
one that is reported at or beneath it.

## Why it matters

Either the attack is right, and the claim should be given up or weakened; or it is wrong, and the map
does not yet say why.

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

Where the map is to show that the claim does not hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.evaluate.losses import losses
from argmap.evaluate.repair import repairs
from argmap.model import Verdict
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.case import Case
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
        mends = repairs(case.evaluation, loss.claim) if at < _MENDED else ()
        yield _finding(case, loss, mends)


def _finding(case: Case, loss: Loss, mends: Sequence[Repair]) -> Finding:
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
        help=(
            f"to mend it, {'; or '.join(repair.says for repair in mends[:_MENDS])}"
            if mends
            else "answer what is against it, or assert no more than is left",
            f"or support the claim by a line that the attack does not touch:  inference … => {loss.claim}",
        ),
    )


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
