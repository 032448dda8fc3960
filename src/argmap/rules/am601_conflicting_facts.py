"""AM601 conflicting-facts: one fact with two values, or two contradicting claims that both hold up.

## What it looks at

The `value` clauses of evidence that give one key different values. Capitals and spaces make no
difference, nor do different ways of writing a number; a date and a part of it agree. Values are not
compared where the evidence for both says `when`, and the one time is over before the other begins.

And two claims that contradict each other where each would be sustained if the other were not there.
The evaluation then leaves both contested. Where one of them is stronger it stands, and what becomes
of the other is reported as defeated.

## Why it matters

At most one of them can be right. Often it shows that two sources differ, and the argument has used
now the one, now the other.

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

_Moment = tuple[int, ...]
"""A day, or what comes before or after every day."""
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_NEVER: _Moment = (99_999,)
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
    """At most one finding: at a value that does not agree with another of the same time."""
    clash = _clash(entries)
    if clash is None:
        return
    evidence, value = clash
    begin, end = _time(evidence)
    distinct: dict[str, Entry] = {}
    for where, other in entries:
        begun, ended = _time(where)
        if other.value != value.value and begun <= end and begin <= ended:
            distinct.setdefault(other.value, (where, other))
    others = [*distinct.values()][:_SHOWN]
    yield Finding(
        value.value.span,
        f"`{key}` is {value.value} in `{evidence.id}` and "
        + ", ".join(f"{other.value} in `{where.id}`" for where, other in others),
        evidence.id,
        here="here",
        labels=tuple(Label(other.value.span, f"in `{where.id}`") for where, other in others),
        help=(
            "say which is right and why: a claim for each, the one contradicting the other",
            "or give them different keys, if they do not measure the same thing",
            "or say `when` for each, if both are so at different times",
        ),
    )


def _clash(entries: list[Entry]) -> Entry | None:
    """The later in the text of the first two, in the order of time, that meet and do not agree."""
    latest = -1
    until: _Moment = ()
    for at in sorted(range(len(entries)), key=lambda at: _time(entries[at][0])[0]):
        evidence, value = entries[at]
        begin, end = _time(evidence)
        if latest >= 0 and begin <= until:
            agreed = entries[latest][1].value
            narrower = _agreeing(agreed, value.value)
            if narrower is None:
                return entries[max(at, latest)]
            if end < until or (end == until and narrower == agreed):
                continue
        latest, until = at, end
    return None


def _time(evidence: Evidence) -> tuple[_Moment, _Moment]:
    """The first and last day of what the evidence is about; where it does not say, all of time."""
    when = evidence.when
    return (when and when.first) or (), (when and when.last) or _NEVER


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
