"""AM105 bare-premise: a premise says neither where it comes from nor why it may be granted.

## What it looks at

A premise without `from` (a source) and without `basis` (a sentence on why it may be taken as given).

## Why it matters

A premise is taken as given, for now. One for which nothing at all is said counts as no more than possible,
and what rests on it counts for no more either. “Anyone who looks out can see it” is enough to lift it.

## Bad

```argmap
premise wet: "The street is wet."
claim rain: "It rained."
inference wet => rain
```

## Good

```argmap
premise wet: "The street is wet."
  basis "Anyone who looks out can see it."
claim rain: "It rained."
inference wet => rain
  warrant "Streets here get wet by rain alone."
```

## When to ignore it

Where the text that is mapped asserts something without a word of support, and the map is to show just that:
the premise is then rightly weak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.evaluate.drafting import Draft
from argmap.evaluate.mending import granted
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.diagnostics import Fix
    from argmap.model import ArgMap, Premise


_TEMPLATES = 1_000
"""For so many premises the clause is written out."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each premise about which nothing is said."""
    left = _TEMPLATES
    for premise in case.amap.premises:
        if not premise.citations and premise.basis is None:
            left -= 1
            yield Finding(
                premise.id.span,
                f"nothing says why the premise `{premise.id}` may be granted, so it is no more than possible",
                premise.id,
                here="neither `from` nor `basis`",
                help=(
                    'say why it may be granted:  basis "…", or where it is written:  from SOURCE p. 12',
                    "or make it a claim and argue for it",
                ),
                fixes=(_basis(case.amap, premise),) if left >= 0 else (),
            )


def _basis(amap: ArgMap, premise: Premise) -> Fix:
    draft = Draft(amap)
    granted(draft, premise)
    return draft.written().fix(f"say why `{premise.id}` may be granted")


RULE = Rule("AM105", "bare-premise", Severity.WARNING, find, near=True)
