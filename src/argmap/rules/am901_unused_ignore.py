"""AM901 unused-ignore: an `ignore` that silences nothing.

## What it looks at

An `ignore` clause whose rule finds nothing in that record, or that names a rule which does not exist.

## Why it matters

An ignore says that somebody looked and decided. Once the reason is gone, it would hide the next
finding, which nobody has looked at.

## Bad

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
  ignore AM101 "It is plain."
```

## Good

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
```

## When to ignore it

Hardly ever: take the clause out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.rule import Finding, Summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.rule import Round


def find(_: Case, found: Round) -> Iterator[Finding]:
    """One finding for each ignore that silenced nothing."""
    for record, ignore in found.unused:
        known = ignore.code in found.known
        yield Finding(
            ignore.code.span,
            f"`{ignore.code}` finds nothing in `{record}`, so there is nothing to ignore"
            if known
            else f"no rule is called `{ignore.code}`",
            record,
            help=("take the `ignore` out",) if known else ("argmap explain --all lists the rules",),
        )


RULE = Summary("AM901", "unused-ignore", Severity.WARNING, find)
