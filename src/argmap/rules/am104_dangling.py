"""AM104 dangling: nothing leads from a statement to any main claim.

## What it looks at

Only maps that name what they are for, by `main` on the `map` record. Whatever else is stated should bear on
a main claim in the end: support it or something beneath it, speak against something there or contradict it,
be a warrant, or answer a critical question. It fires on claims, evidence, premises and objections that do
nothing of the kind. Of statements that hang together only one
is reported, a claim in which they end.

## Why it matters

A reader who finds a good piece of evidence on the map takes it to count. If no arrow leads on from it, it
does not. Either a step was forgotten, and the map says less than its writer means; or the material is
beside the point, and only seems to add weight.

## Bad

```argmap
map weather: "Did it rain?"
  main rain
source diary: "A. Smith, Diary"
source log: "Log of the weather station"
evidence entry: "The diary says that it rained."
  from diary p. 3
evidence gauge: "The log gives two inches in the rain gauge."
  from log p. 14
claim rain: "It rained."
inference entry => rain
```

## Good

```argmap
map weather: "Did it rain?"
  main rain
source diary: "A. Smith, Diary"
source log: "Log of the weather station"
evidence entry: "The diary says that it rained."
  from diary p. 3
evidence gauge: "The log gives two inches in the rain gauge."
  from log p. 14
claim rain: "It rained."
inference entry => rain
inference gauge => rain
```

## When to ignore it

Where the text that is mapped digresses, and the map is to show that it does.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.model import Claim, Objection
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.case import Case
    from argmap.model import ArgMap, Inference

_SHOWN = 5
"""So many statements of a group are pointed at; the rest are counted."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each group of statements that leads to no main claim."""
    amap = case.amap
    if not amap.main or amap.damaged:
        return
    leads = _leads(amap)
    back = _reversed(leads)
    reached = _from(amap.main, back)
    for group in _groups([id_ for id_ in amap.statements if id_ not in reached], leads, back):
        end = _end(amap, group, leads)
        others = [id_ for id_ in group if id_ != end]
        also = f", nor from the {len(others)} beside it" if len(others) > 1 else ""
        yield Finding(
            amap.statements[end].id.span,
            f"nothing leads from `{end}` to a main claim{also}",
            end,
            here="leads nowhere",
            labels=tuple(
                Label(amap.statements[id_].id.span, f"hangs together with `{end}`") for id_ in others[:_SHOWN]
            ),
            help=(
                f"say what it is offered for, or against:  inference {end} => …, or  objection …; from {end}",
                "or take it out; or, if the map is for this as well, name it under `main`",
            ),
        )


def _leads(amap: ArgMap) -> Mapping[str, Sequence[str]]:
    """For each statement those that it bears on directly."""
    leads: dict[str, list[str]] = {id_: list(amap.contraries.get(id_, ())) for id_ in amap.statements}
    for inference in amap.inferences.values():
        for id_ in _borne_by(inference):
            leads[id_].append(inference.conclusion)
    for objection in amap.objections:
        for id_ in objection.grounds:
            leads[id_].append(objection.id)
        for attack in objection.attacks:
            step = amap.inferences.get(attack.target)
            leads[objection.id].append(step.conclusion if step else attack.target)
    return leads


def _borne_by(inference: Inference) -> Iterator[str]:
    """What a step rests on, and what is said to answer or exclude something in it."""
    yield from inference.linked
    yield from (answer.by for answer in inference.answers if answer.by)
    yield from (rival.by for rival in inference.rivals if rival.by)


def _reversed(leads: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    back: dict[str, list[str]] = {id_: [] for id_ in leads}
    for id_, others in leads.items():
        for other in others:
            back[other].append(id_)
    return back


def _from(start: Iterable[str], edges: Mapping[str, Sequence[str]]) -> set[str]:
    reached = set(start)
    queue = deque(reached)
    while queue:
        for id_ in edges[queue.popleft()]:
            if id_ not in reached:
                reached.add(id_)
                queue.append(id_)
    return reached


def _groups(
    ids: Sequence[str], leads: Mapping[str, Sequence[str]], back: Mapping[str, Sequence[str]]
) -> Iterator[list[str]]:
    """The ids that hang together, each group in the order of the text."""
    group_of: dict[str, int] = dict.fromkeys(ids, -1)
    count = 0
    for id_ in ids:
        if group_of[id_] >= 0:
            continue
        group_of[id_] = count
        queue = deque([id_])
        while queue:
            at = queue.popleft()
            for other in (*leads[at], *back[at]):
                if group_of.get(other) == -1:
                    group_of[other] = count
                    queue.append(other)
        count += 1
    groups: list[list[str]] = [[] for _ in range(count)]
    for id_ in ids:
        groups[group_of[id_]].append(id_)
    yield from groups


def _end(amap: ArgMap, group: Sequence[str], leads: Mapping[str, Sequence[str]]) -> str:
    """Where a group ends: a claim that bears on nothing else, if there is one."""
    ends = [id_ for id_ in group if not leads[id_]] or [
        id_ for id_ in group if not isinstance(amap.statements[id_], Objection)
    ]
    claims = (id_ for id_ in ends if isinstance(amap.statements[id_], Claim))
    return next(claims, ends[0] if ends else group[0])


RULE = Rule("AM104", "dangling", Severity.NOTE, find)
