"""AM309 late-testimony: somebody testifies long after what they tell of.

## What it looks at

Evidence whose words (`said`) are more than twenty years later than the facts they tell of (`when`). It is off
by default, since it cannot tell a witness, whose memory fades, from a historian, who always writes later.

## Why it matters

After twenty years a memory has been told many times, and has taken in what others tell. A memoir of 1957 is
a source for 1957 first, and for 1921 with care.

## Bad

```argmap
source memoir: "A. Smith, Memoir"
evidence storm: "Smith remembers the storm."
  from memoir p. 3
  when 1921-05
  said 1957
```

## Good

```argmap
source diary: "A. Smith, Diary"
evidence storm: "Smith notes the storm."
  from diary p. 3
  when 1921-05
  said 1921-05
```

## When to ignore it

Where the writer works from records and not from memory.

## Literature

F. C. Bartlett, Remembering (1932): what is told again and again is made over each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case

_LATE = 20
"""Years."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each piece of evidence that came late."""
    for evidence in case.amap.evidence:
        said, when = evidence.said, evidence.when
        if said is None or when is None or evidence.said_ is None or evidence.when_ is None:
            continue
        years = said.years_after(when)
        if years > _LATE:
            yield Finding(
                evidence.said_.span,
                f"`{evidence.id}` was said {years} years after what it tells of",
                evidence.id,
                here="the time of the words",
                labels=(Label(evidence.when_.span, "the time of the fact"),),
                help=(
                    "look for something written nearer the time",
                    "or say what the writer had it from:  via, origin or a note",
                ),
            )


RULE = Rule("AM309", "late-testimony", Severity.NOTE, find, on=False, near=True)
