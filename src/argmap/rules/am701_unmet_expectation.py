"""AM701 unmet-expectation: a statement does not come out as the map expects it to.

## What it looks at

A statement with `expect` and a verdict: sustained, contested, overclaimed, defeated or unsupported. It fires
where the evaluation, all objections counted, gives another.

## Why it matters

`expect` is a test inside the map: it says what the writer counted on when the rest was written. When it
fails, something further down has changed, and you hear of it before your readers do.

## Bad

```argmap
premise wet: "The street is wet."
  basis "Anyone who looks out can see it."
claim rain: "It rained."
  as certain
  expect sustained
inference wet => rain
```

## Good

```argmap
premise wet: "The street is wet."
  basis "Anyone who looks out can see it."
claim rain: "It rained."
  as plausible
  expect sustained
inference wet => rain
```

## When to ignore it

Never: change the map, or what is expected of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case


def find(case: Case) -> Iterator[Finding]:
    """One finding for each statement that stands elsewhere than expected."""
    reading = case.evaluation.with_objections
    for statement in case.amap.statements.values():
        expected = statement.expect
        if expected is None:
            continue
        verdict = reading.verdict(statement.id)
        if str(verdict) != expected:
            degree = reading.lo[statement.id]
            reached = f"it reaches {degree}" if degree else "nothing carries it"
            yield Finding(
                expected.span,
                f"`{statement.id}` was expected to be {expected} and is {verdict}: {reached}, "
                f"and {reading.demanded[statement.id]} is asked for",
                statement.id,
                here=f"is {verdict}",
                help=(
                    f"`argmap explain FILE:{statement.id}` says why it stands there, and what would mend it",
                    f"or, if that is right, write  expect {verdict}",
                ),
            )


RULE = Rule("AM701", "unmet-expectation", Severity.ERROR, find, near=True)
