"""AM209 one-fact-two-explanations: one fact has to speak for two explanations that are not joined.

## What it looks at

Steps by a scheme that explains, such as `best-explanation`. It fires where two of them, with different
conclusions, lean on the same premise and neither conclusion supports the other, directly or by further
steps. Left alone are two conclusions that the map says contradict one another, for then it weighs them
itself, and a conclusion of the map's own beside one that only serves an objection. Where the premises of a
step have roles, only one in the role of what is explained counts, such as `late(facts)`. A step is reported
once, beside the first that it shares a fact with.

## Why it matters

If snow explains why the train was late, its lateness no longer speaks for a strike. Both may still be
right, each in part, but then the map should say how they go together: neither gets the whole weight of the
fact.

## Bad

```argmap
premise late: "The train was an hour late."
  basis "So the station's log."
claim snow: "Snow blocked the line."
inference late => snow
  scheme best-explanation
  rival "A signal failed.": open
claim strike: "The signalmen were on strike."
inference late => strike
  scheme best-explanation
  rival "A signal failed.": open
```

## Good

The two conclusions are joined: the storm is offered for the snow.

```argmap
premise late: "The train was an hour late."
  basis "So the station's log."
claim storm: "There was a snowstorm in the night."
inference late => storm
  scheme best-explanation
  rival "A signal failed.": open
claim snow: "Snow blocked the line."
inference late => snow
  scheme best-explanation
  rival "A signal failed.": open
inference storm => snow
  scheme cause-to-effect
```

## When to ignore it

Where both causes were needed for the effect, and a reader sees that they were.

## Literature

H. H. Kelley, "The processes of causal attribution", American Psychologist 28 (1973): the discounting
principle. J. Pearl, Probabilistic Reasoning in Intelligent Systems (1988), on explaining away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostics import Confidence, Label, Severity
from argmap.model import LINKS, Objection
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.case import Case
    from argmap.model import ArgMap, Inference, Name

_EARLIER = 8
"""With how many earlier explanations of one fact each further one is compared."""

_FAR = 64
"""How many statements are looked at before two conclusions are taken to be joined after all."""


class _Lean(NamedTuple):
    """A step that explains a fact, and where it names the fact."""

    step: Inference
    fact: Name


def find(case: Case) -> Iterator[Finding]:
    """One finding for each step that explains what an earlier one explains otherwise."""
    amap = case.amap
    against = _serving_objections(amap)
    leaning: dict[str, list[_Lean]] = {}
    for step in amap.inferences.values():
        scheme = amap.scheme_of(step)
        if scheme is None or scheme.sort != "explanatory":
            continue
        shared: dict[str, list[tuple[Name, _Lean]]] = {}
        for fact in _facts(step):
            earlier = leaning.setdefault(fact, [])
            for lean in earlier[-_EARLIER:]:
                shared.setdefault(lean.step.id, []).append((fact, lean))
            earlier.append(_Lean(step, fact))
        apart = [
            pairs
            for pairs in reversed(shared.values())
            if (pairs[0][1].step.conclusion in against) == (step.conclusion in against)
            and _apart(amap, pairs[0][1].step.conclusion, step.conclusion)
        ]
        if apart:
            yield _twice(amap, step, max(apart, key=len))


def _facts(step: Inference) -> Iterable[Name]:
    """What a step explains: where some premises are given a role, those, and no link or law."""
    plays = [support for support in step.premises if support.role is not None and support.role not in LINKS]
    return dict.fromkeys(support.id for support in plays or step.premises if support.role not in LINKS)


def _apart(amap: ArgMap, one: str, two: str) -> bool:
    """Whether two conclusions are different, neither supports the other and neither speaks against it."""
    return (
        one != two
        and two not in amap.contraries.get(one, ())
        and not _supports(amap, one, two)
        and not _supports(amap, two, one)
    )


def _supports(amap: ArgMap, lower: str, upper: str) -> bool:
    """Whether a path of support leads from one to the other; where it would be long to tell, yes."""
    seen = {lower}
    waiting = [lower]
    while waiting:
        for step in amap.uses.get(waiting.pop(), ()):
            if step.conclusion == upper or len(seen) > _FAR:
                return True
            if step.conclusion not in seen:
                seen.add(step.conclusion)
                waiting.append(step.conclusion)
    return False


def _serving_objections(amap: ArgMap) -> set[str]:
    """Statements from which support leads to objections and to no conclusion of the map's own."""
    grounds = {ground for objection in amap.objections for ground in objection.grounds}
    main = set(amap.main)
    ends = (
        id_
        for id_, each in amap.statements.items()
        if id_ in main or not (isinstance(each, Objection) or id_ in grounds or id_ in amap.uses)
    )
    return _beneath(amap, (*(each.id for each in amap.objections), *grounds)) - _beneath(amap, ends)


def _beneath(amap: ArgMap, ids: Iterable[str]) -> set[str]:
    """These statements and all that support leads from to them."""
    found = set(ids)
    waiting = list(found)
    while waiting:
        for step in amap.supports.get(waiting.pop(), ()):
            further = set(step.linked) - found
            found |= further
            waiting += further
    return found


def _twice(amap: ArgMap, step: Inference, pairs: list[tuple[Name, _Lean]]) -> Finding:
    fact, lean = pairs[0]
    other = lean.step.conclusion
    facts = f"`{fact}`" if len(pairs) == 1 else f"`{fact}` and {len(pairs) - 1} more"
    return Finding(
        fact.span,
        f"{facts} {'is' if len(pairs) == 1 else 'are'} explained by `{step.conclusion}` here and by `{other}` "
        "elsewhere, and nothing joins the two",
        step.id,
        here=f"explained here, and also by `{other}`",
        labels=(Label(lean.fact.span, f"there it is explained by {_short(amap.statements[other].text)}"),),
        help=(
            f"say how the two go together: let one support the other, or  contradicts {other}",
            "or let the fact speak for one of them alone",
        ),
    )


def _short(text: str, most: int = 60) -> str:
    return f"“{text}”" if len(text) <= most else f"“{text[: most - 1].rstrip()}…”"


RULE = Rule("AM209", "one-fact-two-explanations", Severity.WARNING, find, confidence=Confidence.MEDIUM)
