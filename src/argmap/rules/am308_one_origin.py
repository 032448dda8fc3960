"""AM308 one-origin: lines of support that look like several may be one.

## What it looks at

A claim with two or more inferences whose evidence is different but has the same `origin`, the source to
which it goes back; or all of whose evidence comes from witnesses with a stake in the claim (`party-to`).

And a step by `corroboration`, which lays reports side by side: two of them that have one origin, are the
word of one witness or rest on one statement are no more than one, unless the map concedes as much
(`question independent: conceded`).

## Why it matters

Two newspapers that print the telegram of one agency are one report. Adding the second shows that somebody
repeated it, not that it is so.

## Bad

```argmap
source herald: "Herald, 3 May 1921"
  origin agency
source post: "Post, 3 May 1921"
  origin agency
evidence in-herald: "The Herald reports a storm."
  from herald p. 1
evidence in-post: "The Post reports a storm."
  from post p. 2
claim storm: "There was a storm."
inference in-herald => storm
inference in-post => storm
```

Nor do they become two by being laid side by side:

```argmap
source herald: "Herald, 3 May 1921"
  origin agency
source post: "Post, 3 May 1921"
  origin agency
evidence in-herald: "The Herald reports a storm."
  from herald p. 1
evidence in-post: "The Post reports a storm."
  from post p. 2
claim storm: "There was a storm."
inference in-herald(one) + in-post(two) => storm
  scheme corroboration
  question independent: waived "The papers have different owners."
```

## Good

```argmap
source herald: "Herald, 3 May 1921"
  origin agency
source log: "Harbour log, 2 May 1921"
evidence in-herald: "The Herald reports a storm."
  from herald p. 1
evidence in-log: "The harbour master notes a storm."
  from log p. 14
claim storm: "There was a storm."
inference in-herald => storm
inference in-log => storm
```

## When to ignore it

Where the lines are kept apart on purpose, to show what each of them says.

## Literature

M. Howell and W. Prevenier, From Reliable Sources (2001), chapter 3: the independence of sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.evaluate import givens
from argmap.model import Evidence
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.case import Case
    from argmap.model import ArgMap, Claim, Inference

    Line = tuple[Inference, Evidence]


def find(case: Case) -> Iterator[Finding]:
    """At most one finding of each kind for each claim, and one for each step by corroboration."""
    amap = case.amap
    for claim in amap.claims:
        steps = [each for each in amap.supports.get(claim.id, ()) if each.scheme != givens.CORROBORATION]
        if len(steps) > 1:
            lines = [(step, evidence) for step in steps for evidence in _evidence(amap, step)]
            yield from _one_origin(amap, claim, lines)
            yield from _one_side(amap, claim, steps, lines)
    for inference in amap.inferences.values():
        if inference.scheme == givens.CORROBORATION and not _conceded(inference):
            yield from _one_report(amap, inference)


def _evidence(amap: ArgMap, step: Inference) -> Iterator[Evidence]:
    for support in step.premises:
        statement = amap.statements[support.id]
        if isinstance(statement, Evidence):
            yield statement


def _one_origin(amap: ArgMap, claim: Claim, lines: Sequence[Line]) -> Iterator[Finding]:
    seen: dict[str, Line] = {}
    for step, evidence in lines:
        for origin in _origins(amap, evidence):
            first, other = seen.setdefault(origin, (step, evidence))
            if first is not step and other is not evidence:
                yield Finding(
                    step.place,
                    f"two lines of support for `{claim.id}` go back to one origin, `{origin}`",
                    claim.id,
                    here=f"by way of `{evidence.id}`",
                    labels=(Label(first.place, f"and by way of `{other.id}`"),),
                    help=(
                        "count them as one: put the evidence into one step",
                        "or look for a line that does not go back there",
                    ),
                )
                return


def _origins(amap: ArgMap, evidence: Evidence) -> Iterator[str]:
    works = [amap.works[each.source].origin for each in evidence.citations]
    yield from dict.fromkeys(origin for origin in (evidence.origin, *works) if origin)


def _one_side(
    amap: ArgMap, claim: Claim, steps: Sequence[Inference], lines: Sequence[Line]
) -> Iterator[Finding]:
    sources = {evidence.id: evidence for _, evidence in lines}
    interested = all(givens.stake(amap, evidence) for evidence in sources.values())
    only_evidence = all(
        isinstance(amap.statements[each.id], Evidence) for step in steps for each in step.premises
    )
    if len(sources) > 1 and only_evidence and interested:
        yield Finding(
            claim.id.span,
            f"all lines of support for `{claim.id}` come from witnesses who have a stake in it",
            claim.id,
            here="attested by one side alone",
            labels=tuple(Label(step.place, "one of the lines") for step in steps),
            help=(
                "look for a witness who has nothing to gain by it",
                "or assert it for what it then is:  as plausible",
            ),
        )


def _conceded(inference: Inference) -> bool:
    return any(each.state == "conceded" for each in inference.answers if each.question == givens.INDEPENDENCE)


def _one_report(amap: ArgMap, inference: Inference) -> Iterator[Finding]:
    shared = givens.shared(amap, inference)
    if shared is not None:
        places = {str(each.id): each.id.span for each in inference.premises}
        yield Finding(
            places[shared.other],
            f"`{shared.one}` and `{shared.other}`, laid side by side for `{inference.conclusion}`, "
            f"{_IN_COMMON[shared.what]} `{shared.name}`",
            inference.id,
            here="and so does this",
            labels=(Label(places[shared.one], f"goes back to `{shared.name}`"),),
            help=(
                "count them as one report:  question independent: conceded",
                "or look for a report that does not go back there",
            ),
        )


_IN_COMMON = {
    "origin": "go back to one origin,",
    "statement": "rest on one statement,",
    "witness": "are the word of one witness,",
}


RULE = Rule("AM308", "one-origin", Severity.NOTE, find)
