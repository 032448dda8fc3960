"""AM103 ungrounded: no support reaches a main claim, whatever becomes of the objections.

## What it looks at

The claims that the map is for, named by `main` on the `map` record. From each, follow the steps downwards:
from the claim to what it rests on, and on to what that rests on. It fires if no way down ends in evidence
or in a premise, even with every objection left out. Shown are the places where the ways break off: claims
for which nothing is offered, and claims that only support one another. AM101 and AM102 do not repeat them.

## Why it matters

One claim without support, far down, is enough to leave the whole hanging in the air. Here the street is
slippery because it is wet, and wet because it rained, but that it rained is only said.

## Bad

```argmap
map street: "The street this morning"
  main slippery
claim rain: "It rained."
claim wet: "The street is wet."
inference rain => wet
claim slippery: "The street is slippery."
inference wet => slippery
```

## Good

```argmap
map street: "The street this morning"
  main slippery
source diary: "A. Smith, Diary"
evidence entry: "The diary says that it rained."
  from diary p. 3
claim rain: "It rained."
inference entry => rain
claim wet: "The street is wet."
inference rain => wet
claim slippery: "The street is slippery."
inference wet => slippery
```

## When to ignore it

While a map is being written from the top down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.evaluate.grounding import broken_beneath, circles, unsupported
from argmap.evaluate.repair import repairs
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.case import Case
    from argmap.evaluate.grounding import Circle
    from argmap.evaluate.repair import Repair

_SHOWN = 5
"""So many places of a frontier are named and pointed at; the rest are counted."""
_WALKED = 100_000
"""So many statements are looked at in search of frontiers; main claims after that are named alone."""
_MENDED = 20
"""For so many claims repairs are looked for, if little lies beneath them."""
_MENDED_OF = 20_000
"""So many statements may lie beneath the claims for which repairs are looked for."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each main claim that no support reaches."""
    amap, reading = case.amap, case.evaluation.with_objections
    hanging = [id_ for id_ in dict.fromkeys(amap.main) if not reading.free[id_]]
    if not hanging:
        return
    all_circles = circles(reading)
    order = {id_: at for at, id_ in enumerate(amap.statements)}
    left = _WALKED
    in_circles = sum(map(len, all_circles))
    for at, id_ in enumerate(hanging):
        if left <= 0:
            yield _finding(case, id_, (), (), ())
            continue
        beneath = broken_beneath(reading, [id_])
        left -= len(beneath) + in_circles
        ends = sorted(unsupported(amap, beneath), key=order.__getitem__)
        mended = at < _MENDED and _WALKED - left <= _MENDED_OF
        mends = repairs(case.evaluation, id_, 1) if mended else ()
        rings = [circle for circle in all_circles if not beneath.isdisjoint(circle)]
        yield _finding(case, id_, ends, rings, mends)


def _finding(
    case: Case, id_: str, ends: Sequence[str], circles: Sequence[Circle], mends: Sequence[Repair]
) -> Finding:
    statement = case.amap.statements[id_]
    named = ["it" if each == id_ else f"`{each}`" for each in ends[:_SHOWN]]
    why = [f"nothing is offered for {' and '.join(named)}"] if named else []
    why += [f"`{circle[0]}` rests on itself" for circle in circles[:_SHOWN]]
    more = max(len(ends) - _SHOWN, 0) + max(len(circles) - _SHOWN, 0)
    why += [f"and so in {more} more places"] if more else []
    start = ends[0] if ends else circles[0][0] if circles else id_
    return Finding(
        statement.id.span,
        f"no support reaches the main claim `{id_}` yet{': ' if why else ''}{'; '.join(why)}",
        str(id_),
        here="no chain of support reaches evidence or a premise",
        labels=(
            *(_label(case, each, "nothing is offered for this") for each in ends[:_SHOWN] if each != id_),
            *(
                _label(case, circle[0], f"rests on itself, by way of {_way(circle)}")
                for circle in circles[:_SHOWN]
                if circle != (id_,)
            ),
        ),
        help=(
            *(each.help(statement.span.source) for each in mends),
            *(() if mends else (f"say what supports it:  inference … => {start}",)),
            f"or take `{start}` as given: make it a premise",
        ),
        fixes=tuple(each.fix for each in mends),
    )


def _label(case: Case, id_: str, message: str) -> Label:
    return Label(case.amap.statements[id_].id.span, message)


def _way(circle: Circle) -> str:
    others = [f"`{each}`" for each in circle[1 : _SHOWN + 1]]
    if len(circle) > _SHOWN + 1:
        others.append("others")
    return ", ".join(others) or "one step"


RULE = Rule("AM103", "ungrounded", Severity.WARNING, find)
