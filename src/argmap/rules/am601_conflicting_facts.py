"""AM601 conflicting-facts: one fact has two values, or two contradicting claims both hold up.

## What it looks at

`value` clauses of evidence, such as `value members = 18`, that give one key different values. Capitals and
spaces make no difference, nor do different ways of writing a number; a date and a part of it agree.

And two claims that contradict each other, where each would stand if the other were not there. The
evaluation then leaves both undecided. Where one is stronger it stands, and what becomes of the other is
reported as AM503.

## Why it matters

At most one of them can be right. Often two sources differ, and the argument has used now the one, now the
other: eighteen members for the quorum, twenty for the majority.

## Bad

```argmap
source minutes: "Minutes of the club"
source letter: "The secretary's letter"
evidence in-minutes: "Eighteen members were there."
  from minutes p. 2
  value members = 18
evidence in-letter: "Twenty members were there."
  from letter p. 1
  value members = 20
```

## Good

```argmap
source minutes: "Minutes of the club"
source letter: "The secretary's letter"
evidence in-minutes: "Eighteen members were there."
  from minutes p. 2
  value members = 18
evidence in-letter: "Twenty people were there, guests included."
  from letter p. 1
  value members-and-guests = 20
```

## When to ignore it

Where the map is to show the conflict and leave it standing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from argmap import dates
from argmap.diagnostics import Label, Severity
from argmap.evaluate.givens import base
from argmap.model import Verdict
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import Evidence, Value
    from argmap.source import Span

    Entry = tuple[Evidence, Value]

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SHOWN = 6
"""So many other values are pointed at."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each key with several values, and for each pair of claims."""
    by_key: dict[str, list[Entry]] = {}
    for evidence in case.amap.evidence:
        for value in evidence.values:
            by_key.setdefault(value.key, []).append((evidence, value))
    for key, entries in by_key.items():
        yield from _values(key, entries)
    yield from _claims(case)


def _values(key: str, entries: list[Entry]) -> Iterator[Finding]:
    """At most one finding: at the first value that does not agree with those before it."""
    agreed = str(entries[0][1].value)
    distinct: dict[str, Entry] = {}
    clash: Entry | None = None
    for evidence, value in entries:
        distinct.setdefault(value.value, (evidence, value))
        if clash is None:
            narrower = _agreeing(agreed, value.value)
            if narrower is None:
                clash = evidence, value
            else:
                agreed = narrower
    if clash is None:
        return
    evidence, value = clash
    others = [each for each in distinct.values() if each[1].value != value.value][:_SHOWN]
    yield Finding(
        value.value.span,
        f"`{key}` is {value.value} in `{evidence.id}` and "
        + ", ".join(f"{other.value} in `{where.id}`" for where, other in others),
        evidence.id,
        here="here",
        labels=tuple(Label(other.value.span, f"in `{where.id}`") for where, other in others),
        help=(
            "find out which is right, and mend the other; or leave its `value` out, and say in a note that it errs",
            f"or give them different keys, if they measure different things or times:  value {key}-… = {value.value}",
        ),
    )


def _agreeing(one: str, two: str) -> str | None:
    """The narrower of two values that agree, or None where they do not."""
    if _folded(one) == _folded(two):
        return one
    days, other_days = _days(one), _days(two)
    if days is None or other_days is None:
        return None
    if days[0] <= other_days[0] and other_days[1] <= days[1]:
        return two
    return one if other_days[0] <= days[0] and days[1] <= other_days[1] else None


def _folded(value: str) -> Decimal | str:
    number = value.replace(",", "") if _GROUPED.fullmatch(value) else value
    return Decimal(number) if _NUMBER.fullmatch(number) else " ".join(value.casefold().split())


def _days(value: str) -> tuple[dates.Day, dates.Day] | None:
    try:
        when = dates.parse(value)
    except ValueError:
        return None
    return (when.first, when.last) if when.first and when.last else None


def _claims(case: Case) -> Iterator[Finding]:
    amap, reading = case.amap, case.evaluation.with_objections
    overcome_by: dict[str, frozenset[str] | None] = {}
    seen: set[tuple[str, ...]] = set()
    for one in amap.statements.values():
        for other in one.contradicts:
            pair = tuple(sorted((str(one.id), str(other)), key=lambda id_: (id_ not in amap.own_side, id_)))
            if pair in seen or any(reading.verdict(id_) is not Verdict.CONTESTED for id_ in pair):
                continue
            seen.add(pair)
            for id_ in pair:
                if id_ not in overcome_by:
                    overcome_by[id_] = _overcome_by(case, id_)
            first, second = pair
            if overcome_by[first] == frozenset({second}) and overcome_by[second] == frozenset({first}):
                yield _contradiction(case, first, second, other.span)


def _contradiction(case: Case, first: str, second: str, said: Span) -> Finding:
    statements = case.amap.statements
    return Finding(
        statements[first].id.span,
        f"`{first}` and `{second}` contradict each other, and each would stand without the other",
        first,
        here="contested",
        labels=(
            Label(statements[second].id.span, "contested as well"),
            Label(said, "said to contradict each other here"),
        ),
        help=(
            'say why the one or the other does not hold:  objection ID: "…"  undercuts INFERENCE',
            "or assert only what both leave open",
        ),
        absorbs=("AM504",),
    )


def _overcome_by(case: Case, id_: str) -> frozenset[str] | None:
    """What is as strong as a statement and against it, or None where it would not stand in any case."""
    amap, reading = case.amap, case.evaluation.with_objections
    degrees = [reading.carried(step.id) for step in amap.supports.get(id_, ())]
    best = max([base(amap, amap.statements[id_]).degree, *degrees])
    against = (*(objection.id for objection in amap.attackers.get(id_, ())), *amap.contraries[id_])
    return (
        frozenset(each for each in against if reading.hi[each] >= best)
        if best >= reading.demanded[id_]
        else None
    )


RULE = Rule("AM601", "conflicting-facts", Severity.WARNING, find)
