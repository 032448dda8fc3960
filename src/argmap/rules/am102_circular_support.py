"""AM102 circular-support: claims support one another in a circle, and nothing from outside supports any of them.

## What it looks at

Claims that rest on one another in a ring, the first on the second, the second on the third and so back to
the first, where no step leads into the ring from evidence, a premise or another claim. The shortest such
ring is shown. A ring that has support from outside as well is sound. Where it is because of the ring that a
main claim cannot be reached, that is shown at the main claim, as AM103.

## Why it matters

If the charter is genuine because the chronicle mentions it, and the chronicle reliable because the charter
bears it out, then whoever doubts the one is handed the other, and in the end the one that was doubted. The
two may both be forged. Support has to come in somewhere.

## Bad

```argmap
claim reliable: "The chronicle is reliable."
claim genuine: "The charter is genuine."
inference reliable => genuine
  warrant "The chronicle mentions the charter."
inference genuine => reliable
  warrant "The charter bears the chronicle out."
```

## Good

```argmap
source report: "The archive's report on the charter"
evidence seal: "The archive found the bishop's seal on the charter unbroken."
  from report p. 2
claim reliable: "The chronicle is reliable."
claim genuine: "The charter is genuine."
inference seal => genuine
  warrant "The bishop sealed nothing that he had not read."
inference reliable => genuine
  warrant "The chronicle mentions the charter."
inference genuine => reliable
  warrant "The charter bears the chronicle out."
```

## When to ignore it

In a map of somebody else's text that argues in a circle, when that is what the map is to show. In an
argument of your own, take one step out or find support for one of the claims.

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
