"""AM101 unsupported-claim: no inference reaches the claim.

## What it looks at

A claim in which no inference ends. Evidence and premises need none: the one is what a source says, the
other is taken as given for now. A claim for want of which a main claim cannot be derived is shown there
instead, as AM103.

## Why it matters

A claim is what asks for support. Until something is offered for it, whatever rests on it rests on
nothing.

## Bad

```argmap
claim rain: "It rained."
```

## Good

```argmap
source diary: "A. Smith, Diary"
evidence entry: "The diary says that it rained."
  from diary p. 3
claim rain: "It rained."
inference entry => rain
  scheme document
  question authentic: waived "The diary is in the writer's own hand."
```

## When to ignore it

While a map is being written, or where the text that is mapped itself offers nothing for the claim and
that has been noticed.

## Literature

S. Toulmin, The Uses of Argument (1958), chapter 3: a claim is what we are challenged to make good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.evaluate.grounding import broken_beneath
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case


def find(case: Case) -> Iterator[Finding]:
    """One finding for each claim that nothing is offered for, and that no main claim waits for."""
    supports = case.amap.supports
    shown = broken_beneath(case.evaluation.with_objections, case.amap.main)
    for claim in case.amap.claims:
        if claim.id not in supports and claim.id not in shown:
            yield Finding(
                claim.id.span,
                f"nothing is offered for the claim `{claim.id}`",
                claim.id,
                here="no inference ends here",
                help=(
                    f"say what supports it:  inference … => {claim.id}",
                    "or make it a premise, if it is taken as given",
                ),
            )


RULE = Rule("AM101", "unsupported-claim", Severity.WARNING, find)
