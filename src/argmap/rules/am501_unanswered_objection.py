"""AM501 unanswered-objection: an objection takes something away, and nothing answers it.

## What it looks at

An objection to a step (`undercuts`), to a claim (`rebuts`) or to a ground (`undermines`) that is at least as
strong as what it attacks, and that no other objection `answers`. An objection that itself answers another, or
that speaks against what serves only objections, need not be answered.

## Why it matters

If the street was hosed down this morning, the wet street no longer speaks for rain. That support is lost
until somebody replies, and a reader wants to see the reply, or that there is none.

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
source notice: "Notice of the town"
premise wet: "The street is wet."
  basis "Anyone who looks out can see it."
claim rain: "It rained."
inference step: wet => rain
objection street-cleaner: "The street was hosed down this morning."
  undercuts step
  from plan p. 3
objection strike: "The street cleaners were on strike."
  answers street-cleaner
  from notice p. 1
```

## When to ignore it

Where the objection is right, and the map is to show what it costs.

## Literature

P. M. Dung, On the acceptability of arguments, Artificial Intelligence 77 (1995): an argument is
acceptable if whatever attacks it is attacked in turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.evaluate.drafting import Draft
from argmap.evaluate.losses import bitten, losses
from argmap.evaluate.mending import opposed
from argmap.model import Verdict
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.diagnostics import Fix
    from argmap.evaluate.reading import Reading
    from argmap.model import ArgMap, Objection

_SHOWN = 6
"""So many targets are pointed at; all are counted."""
_TEMPLATES = 100
"""For so many objections an answer is written out: each takes a while in a large map."""
_DONE = {"undercuts": "is blocked", "rebuts": "is lost or lowered", "undermines": "is lost"}


def find(case: Case) -> Iterator[Finding]:
    """One finding for each objection that bites and has no answer."""
    amap, reading = case.amap, case.evaluation.with_objections
    bites, defeats, left = bitten(reading), _defeats(reading), _TEMPLATES
    for objection in amap.objections:
        if objection.id in amap.attackers:
            continue
        struck = {each for each in bites.get(objection.id, ()) if _matters(amap, each)}
        hits = [attack for attack in objection.attacks if attack.target in struck]
        if hits:
            left -= 1
            yield Finding(
                objection.id.span,
                f"nothing answers `{objection.id}`, which {_said(amap, hits[0].how, hits[0].target)}"
                + (f" and {len(hits) - 1} more" if len(hits) > 1 else ""),
                objection.id,
                here="it bites",
                labels=tuple(
                    Label(attack.target.span, f"`{attack.target}` {_DONE[attack.how]}")
                    for attack in hits[:_SHOWN]
                ),
                help=(
                    f'answer it:  objection ID: "…"; answers {objection.id}; from …',
                    f"or accept it: AM503 at `{defeats[objection.id]}` says what else would do"
                    if objection.id in defeats
                    else "or accept it: assert less, or support the claim by a line that it does not touch",
                ),
                fixes=(_answer(amap, objection),) if left >= 0 else (),
            )


def _defeats(reading: Reading) -> dict[str, str]:
    """For each attacker a claim at which a defeat by it begins: there AM503 shows the smallest repair."""
    return {
        hit.by: loss.claim
        for loss in reversed(losses(reading))
        if loss.verdict is Verdict.DEFEATED and loss.claim in reading.amap.own_side
        for hit in loss.hits
    }


def _answer(amap: ArgMap, objection: Objection) -> Fix:
    draft = Draft(amap)
    opposed(draft, objection.id)
    return draft.written().fix(f"answer `{objection.id}`")


def _matters(amap: ArgMap, target: str) -> bool:
    """Whether a target is on the map's own side, and not there for objections alone."""
    step = amap.inferences.get(target)
    return (step.conclusion if step else target) in amap.own_side


def _said(amap: ArgMap, how: str, target: str) -> str:
    step = amap.inferences.get(target)
    return f"{how} the step to `{step.conclusion}`" if step else f"{how} `{target}`"


RULE = Rule("AM501", "unanswered-objection", Severity.WARNING, find)
