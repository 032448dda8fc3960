"""AM102 circular-support: claims support one another, and nothing from outside supports any of them.

## What it looks at

Claims each of which rests on the next and the last on the first, where every inference to any of them
takes another of them as a premise. The shortest such circle is shown. One that also has a line of
support from outside is sound, and one for want of which a main claim cannot be derived is shown there
instead, as AM103.

## Why it matters

Whoever doubts one of the claims is given the next, and in the end the one that was doubted. Support
has to come in somewhere.

## Bad

```argmap
claim honest: "The witness is honest."
claim robbed: "The shop was robbed, as the witness says."
inference honest => robbed
inference robbed => honest
```

## Good

```argmap
source records: "Police records"
evidence broken-lock: "The police found the lock broken."
  from records p. 2
claim honest: "The witness is honest."
claim robbed: "The shop was robbed, as the witness says."
inference honest => robbed
inference robbed => honest
inference broken-lock => robbed
```

## When to ignore it

Never: take one step out, or find support for one of the claims.

## Literature

D. Walton, Begging the Question (1991).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.evaluate.grounding import broken_beneath, circles
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.evaluate.grounding import Circle

_SHOWN = 8
"""So many claims of a circle are pointed at and named; the rest are counted."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each group of claims that support one another, and that no main claim waits for."""
    reading = case.evaluation.with_objections
    shown = broken_beneath(reading, case.amap.main)
    for circle in circles(reading):
        if shown.isdisjoint(circle):
            yield _shown(case, circle)


def _shown(case: Case, circle: Circle) -> Finding:
    statements = case.amap.statements
    first = circle[0]
    nexts = (*circle[1:], first)
    path = [f"`{each}`" for each in nexts[:_SHOWN]]
    if len(nexts) > _SHOWN:
        path.append(f"{len(nexts) - _SHOWN} more and so on back to `{first}`")
    return Finding(
        statements[first].id.span,
        f"`{first}` rests on itself" + (f": on {', that on '.join(path)}" if len(circle) > 1 else ""),
        first,
        here=f"rests on `{nexts[0]}`",
        labels=tuple(
            Label(statements[each].id.span, f"rests on `{next_}`")
            for each, next_ in list(zip(circle, nexts, strict=True))[1:_SHOWN]
        ),
        help=(
            f"support one of them from outside:  inference … => {first}",
            "or take the step out that closes the circle",
        ),
    )


RULE = Rule("AM102", "circular-support", Severity.ERROR, find)
