"""AM504 contested: what speaks for a claim and what speaks against it balance.

## What it looks at

A claim on the map's own side, that is, not one that only serves an objection. It fires where the claim would
stand if nothing spoke against it, and attack and defence are a draw: two claims contradict each other and
are equally strong, or objections answer one another in a circle. It is reported where the doubt begins, and
of two claims that contest each other for one of them. Where each of the two would stand without the other,
AM601 says so, and this is not repeated.

## Why it matters

The plan says that the street was cleaned, the notice that the plan was void, and each is offered against the
other. The map gives a reader no way to decide. One more reason on either side would settle it, or another
look at which of the two really speaks against the other.

## Bad

```argmap
source plan: "Cleaning plan of the town"
source notice: "Notice of the town"
premise wet: "The street is wet."
  basis "Anyone who looks out can see it."
claim rain: "It rained."
inference step: wet => rain
objection street-cleaner: "The street was hosed down this morning, as planned."
  undercuts step
  from plan p. 3
  answers strike
objection strike: "The plan was void: the street cleaners were on strike."
  answers street-cleaner
  from notice p. 1
```

## Good

```argmap
source plan: "Cleaning plan of the town"
source notice: "Notice of the town"
premise wet: "The street is wet."
  basis "Anyone who looks out can see it."
claim rain: "It rained."
inference step: wet => rain
objection street-cleaner: "The street was hosed down this morning, as planned."
  undercuts step
  from plan p. 3
objection strike: "The plan was void: the street cleaners were on strike."
  answers street-cleaner
  from notice p. 1
```

## When to ignore it

Where the question is open, and the map is to leave it so. `expect contested` then says so as well, and
tests it.

## Literature

P. M. Dung, On the acceptability of arguments, Artificial Intelligence 77 (1995): what attacks and defends
itself equally is neither accepted nor rejected.
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

_SHOWN = 4
"""So many attackers are named and pointed at."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each claim at which a doubt begins; of two that contradict each other, for one."""
    amap = case.amap
    contested = {
        loss.claim: loss
        for loss in losses(case.evaluation.with_objections)
        if loss.verdict is Verdict.CONTESTED and loss.claim in amap.own_side
    }
    shown: set[str] = set()
    for id_ in sorted(contested):
        if shown.isdisjoint(amap.contraries.get(id_, ())):
            shown.add(id_)
            yield _finding(case, contested[id_])


def _finding(case: Case, loss: Loss) -> Finding:
    amap, reading = case.amap, case.evaluation.with_objections
    shown = [hit for hit in loss.hits if hit.how != "strict"][:_SHOWN]
    named = ", ".join(f"`{hit.by}`" for hit in shown)
    return Finding(
        amap.statements[loss.claim].id.span,
        f"whether `{loss.claim}` stands is undecided: it is as strong as what is against it"
        + (f", {named}" if named else ""),
        loss.claim,
        here=f"contested: {reading.demanded[loss.claim]} is asked for",
        labels=tuple(Label(amap.statements[hit.by].id.span, _strikes(case, hit)) for hit in shown),
        help=(
            f"say which side gives way, and why:  {_reply(case, shown[0])}"
            if shown
            else "say which side gives way, and why",
            f"or support the claim by a line that the attack does not touch:  inference … => {loss.claim}",
        ),
    )


def _strikes(case: Case, hit: Attacker) -> str:
    if hit.how == "contradicts":
        return f"cannot stand beside `{hit.target}`"
    step = case.amap.inferences.get(hit.target)
    return f"may take the step to `{step.conclusion}` away" if step else f"may take `{hit.target}` away"


def _reply(case: Case, hit: Attacker) -> str:
    objection = isinstance(case.amap.statements[hit.by], Objection)
    return f'objection ID: "…"  {"answers" if objection else "rebuts"} {hit.by}'


RULE = Rule("AM504", "contested", Severity.WARNING, find)
