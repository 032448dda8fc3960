"""AM502 empty-objection: an objection rests on nothing.

## What it looks at

An objection without grounds: it has no `from`, which may name a source or a statement, and no `inference`
leads to it.

## Why it matters

Anybody can doubt anything: the street cleaner may have been there. An objection is weighed by its grounds;
without any it is drawn, but it takes nothing away.

## Bad

```argmap
premise wet: "The street is wet."
  basis "Anyone who looks out can see it."
claim rain: "It rained."
inference step: wet => rain
objection street-cleaner: "The street cleaner may have been there."
  undercuts step
```

## Good

```argmap
source plan: "Cleaning plan of the town"
premise wet: "The street is wet."
  basis "Anyone who looks out can see it."
claim rain: "It rained."
inference step: wet => rain
objection street-cleaner: "The street cleaner may have been there."
  undercuts step
  from plan p. 3
```

## When to ignore it

Where the text that is mapped reports an objection without its grounds, only to dismiss it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case


def find(case: Case) -> Iterator[Finding]:
    """One finding for each objection without grounds."""
    amap = case.amap
    for objection in amap.objections:
        if objection.grounds or objection.citations or objection.id in amap.supports:
            continue
        yield Finding(
            objection.id.span,
            f"the objection `{objection.id}` rests on nothing, so it cannot bite",
            objection.id,
            here="no `from`",
            labels=tuple(
                Label(attack.target.span, f"`{attack.target}` is left as it was")
                for attack in objection.attacks
            ),
            help=(
                "say what it rests on:  from ID + ID, or  from SOURCE p. 12",
                "or, if it is only a doubt, ask it of the step:  question ID: open",
            ),
        )


RULE = Rule("AM502", "empty-objection", Severity.NOTE, find, near=True)
