"""AM108 unfilled-place: a place was left open with dots, and nobody has filled it in.

## What it looks at

The words of statements, sources, warrants and bases that are nothing but dots, or that begin and end with
them, like “… esteem …”; and places in a source such as `p. …`. Quotations are not looked at, since they may
well begin in the middle of a sentence.

## Why it matters

The repairs that argmap proposes have such places, for only their writer knows the words. Pasted in and left
as they are, they count as if something had been said: a claim may then stand on “…”.

## Bad

```argmap
claim rain: "It rained."
premise reason: "…"
  basis "…"
inference reason => rain
  warrant "… rained …"
```

## Good

```argmap
claim rain: "It rained."
premise reason: "The street is wet from end to end."
  basis "Anyone who looks out can see it."
inference reason => rain
  warrant "Nothing but rain wets a whole street."
```

## When to ignore it

While a map is being written, as a list of what is still to be done.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostics import Severity
from argmap.model import Evidence, Objection, Premise
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import ArgMap, Prose

_DOTS = r"(?:…|\.\.\.)"
_OPEN = re.compile(rf"\s*{_DOTS}(?:.*{_DOTS})?\s*", re.DOTALL)
_NO_PLACE = re.compile(rf"[^\d]*{_DOTS}[^\d]*")


class _Place(NamedTuple):
    """Words that may be missing: the record they belong to, and what they are."""

    record: str
    words: Prose
    what: str


def find(case: Case) -> Iterator[Finding]:
    """One finding for each place that is left open."""
    for record, words, what in _places(case.amap):
        if (_NO_PLACE if what == "place" else _OPEN).fullmatch(words):
            yield Finding(
                words.span,
                f"the {what} in `{record}` is still to be filled in",
                record,
                here="nothing is said here yet",
                help=(
                    "write in the place of the dots what is meant",
                    "or take it out, and let the map show what is missing",
                ),
            )


def _places(amap: ArgMap) -> Iterator[_Place]:
    for statement in amap.statements.values():
        yield _Place(statement.id, statement.text, "text")
        if isinstance(statement, Premise) and statement.basis is not None:
            yield _Place(statement.id, statement.basis, "basis")
        if isinstance(statement, Evidence | Premise | Objection):
            for citation in statement.citations:
                if citation.locator is not None:
                    yield _Place(statement.id, citation.locator, "place")
    for inference in amap.inferences.values():
        if inference.warrant is not None:
            yield _Place(inference.id, inference.warrant, "warrant")
    for work in amap.works.values():
        yield _Place(work.id, work.text, "citation")


RULE = Rule("AM108", "unfilled-place", Severity.WARNING, find, near=True)
