"""AM106 no-main-claim: the map ends in several claims and does not say which it is for.

## What it looks at

Claims in which the map ends: on which no step, no objection and no answer to a critical question rests.
Where there are several of them and no `main`, the map does not say what it sets out to show. Claims that
contradict each other are two answers to one question and count as one.

## Why it matters

A reader needs to know which conclusion to hold the argument to. Without it the checker cannot tell either
what the whole stands or falls with (AM103), or what is beside the point (AM104).

## Bad

```argmap
premise wet: "The street is wet."
  basis "Anyone who looks out can see it."
claim rain: "It rained."
inference wet => rain
claim slippery: "The street is slippery."
inference wet => slippery
```

## Good

```argmap
map street: "The street this morning"
  main slippery
premise wet: "The street is wet."
  basis "Anyone who looks out can see it."
claim rain: "It rained."
inference wet => rain
claim slippery: "The street is slippery."
inference wet + rain => slippery
```

## When to ignore it

In a file that is only ever included by others, which name the main claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.case import Case
    from argmap.model import ArgMap, Claim

_SHOWN = 6
"""So many claims are pointed at; the rest are counted."""


def find(case: Case) -> Iterator[Finding]:
    """At most one finding, for the whole map."""
    amap = case.amap
    if amap.main or amap.damaged:
        return
    ends = _final(amap)
    if _questions(amap, ends) < 2:  # noqa: PLR2004 - one conclusion needs no name
        return
    header = amap.header
    shown = ends[:_SHOWN] if header else ends[1:_SHOWN]
    rest = len(ends) - _SHOWN
    yield Finding(
        header.id.span if header else ends[0].id.span,
        f"the map ends in {len(ends)} claims and does not say which of them it is for",
        header.id if header else ends[0].id,
        here="no `main` clause" if header else "nothing rests on this claim",
        labels=tuple(Label(claim.id.span, "nothing rests on this claim") for claim in shown),
        help=(
            f"name what it is for:  main {ends[-1].id}"
            if header
            else f'begin with  map ID: "Title"  and name what it is for:  main {ends[-1].id}',
            "or say what the others are offered for:  inference … => …",
        ),
        note=f"{rest} more are not shown" if rest > 0 else "",
    )


def _final(amap: ArgMap) -> Sequence[Claim]:
    """The claims that nothing rests on; what contradicts a claim in use is there for its sake."""
    used = set(amap.uses)
    for objection in amap.objections:
        used.update(objection.grounds)
    for inference in amap.inferences.values():
        used.update(answer.by for answer in inference.answers if answer.by)
        used.update(rival.by for rival in inference.rivals if rival.by)
    return [
        claim
        for claim in amap.claims
        if claim.id not in used and used.isdisjoint(amap.contraries.get(claim.id, ()))
    ]


def _questions(amap: ArgMap, ends: Sequence[Claim]) -> int:
    """How many questions the claims answer; those that contradict each other answer one."""
    left: dict[str, None] = dict.fromkeys(claim.id for claim in ends)
    count = 0
    while left:
        at = [left.popitem()[0]]
        count += 1
        while at:
            others = [id_ for id_ in amap.contraries.get(at.pop(), ()) if id_ in left]
            for id_ in others:
                del left[id_]
            at += others
    return count


RULE = Rule("AM106", "no-main-claim", Severity.WARNING, find)
