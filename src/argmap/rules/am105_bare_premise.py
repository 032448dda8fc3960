"""AM105 bare-premise: a premise with neither a source nor a reason to grant it.

## What it looks at

A premise without `from` and without `basis`.

## Why it matters

A premise is taken as given, for now. One for which nothing at all is said is no more than possible,
and what rests on it is no stronger; one sentence on why it may be granted is enough to lift it.

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

Where the text that is mapped asserts something without a word of support, and the map is to show
just that: the premise is then rightly weak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case


def find(case: Case) -> Iterator[Finding]:
    """One finding for each premise about which nothing is said."""
    for premise in case.amap.premises:
        if not premise.citations and premise.basis is None:
            yield Finding(
                premise.id.span,
                f"nothing says why the premise `{premise.id}` may be granted, so it is no more than possible",
                premise.id,
                here="neither `from` nor `basis`",
                help=(
                    'say why it may be granted:  basis "…", or where it is written:  from SOURCE p. 12',
                    "or make it a claim and argue for it",
                ),
            )


RULE = Rule("AM105", "bare-premise", Severity.WARNING, find)
