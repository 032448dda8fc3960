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
from argmap.model import Objection, Verdict
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.evaluate.losses import Loss

_SHOWN = 4
"""So many attackers are named and pointed at; the rest are counted."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each claim at which a defeat begins."""
    for loss in losses(case.evaluation.with_objections):
        if loss.verdict is Verdict.DEFEATED and loss.claim in case.amap.own_side:
            yield _finding(case, loss)


def _finding(case: Case, loss: Loss) -> Finding:
    amap, reading = case.amap, case.evaluation.with_objections
    claim = amap.statements[loss.claim]
    attackers = list(dict.fromkeys(hit.by for hit in loss.hits))
    named = ", ".join(f"`{by}`" for by in attackers[:_SHOWN])
    more = f" and {len(attackers) - _SHOWN} more" if len(attackers) > _SHOWN else ""
    return Finding(
        claim.id.span,
        f"`{loss.claim}` would be {reading.free[loss.claim]} but for {named or 'what attacks it'}{more}",
        loss.claim,
        here=f"defeated: {reading.lo[loss.claim]} is left, {reading.demanded[loss.claim]} is asked for",
        labels=tuple(
            Label(amap.statements[by].id.span, _strikes(case, loss, by)) for by in attackers[:_SHOWN]
        ),
        help=(
            *(_answer(case, attackers[0]) if attackers else ()),
            f"or support the claim by a line that the attack does not touch:  inference … => {loss.claim}",
        ),
    )


def _strikes(case: Case, loss: Loss, by: str) -> str:
    on = next(hit.on for hit in loss.hits if hit.by == by)
    step = case.amap.inferences.get(on)
    return f"takes the step to `{step.conclusion}` away" if step else f"speaks against `{on}`"


def _answer(case: Case, by: str) -> tuple[str]:
    if isinstance(case.amap.statements[by], Objection):
        return (f'answer the objection, if there is an answer:  objection ID: "…"  answers {by}',)
    return (f'say what is wrong with `{by}`:  objection ID: "…"  rebuts {by}',)


RULE = Rule("AM503", "defeated", Severity.WARNING, find)
