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
    from argmap.evaluate.lines import Attacker
    from argmap.evaluate.losses import Loss
    from argmap.source import Span

_SHOWN = 4
"""So many attackers are named and pointed at; the rest are counted."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each claim at which a defeat begins."""
    for loss in losses(case.evaluation.with_objections):
        if loss.verdict is Verdict.DEFEATED and loss.claim in case.amap.own_side:
            yield _finding(case, loss)


def _finding(case: Case, loss: Loss) -> Finding:
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
            _answer(case, loss.hits[0])
            if loss.hits
            else "answer what lowers it, or assert no more than is left",
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


def _answer(case: Case, hit: Attacker) -> str:
    if hit.how == "strict":
        return f"say what is wrong with what is against `{case.amap.inferences[hit.by].conclusion}`"
    if isinstance(case.amap.statements[hit.by], Objection):
        return f'answer the objection, if there is an answer:  objection ID: "…"  answers {hit.by}'
    return f'say what is wrong with `{hit.by}`:  objection ID: "…"  rebuts {hit.by}'


RULE = Rule("AM503", "defeated", Severity.WARNING, find)
