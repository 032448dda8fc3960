"""AM107 idle-premise: a premise only weakens its step and has nothing to do with the rest of it.

## What it looks at

Premises that are joined by `+` are all needed, and together they carry no more than the weakest of them. It
fires where that weakest premise drags the conclusion down and is, going by its `about`, about something of
which neither the conclusion nor the other premises are: not the same term, nor a narrower or broader one.
Where a part of the step has no `about`, where the premise has a role, or where the step has a warrant,
nothing is said.

## Why it matters

That the cats are indoors, which the owner merely thinks, makes “it rained in the street” merely possible,
although it adds nothing to the wet street. Such a premise may belong to another step, or to none.

## Bad

```argmap
term street: "street"
term cats: "cats"
premise wet: "The street is wet."
  about street
  basis "Anyone who looks out can see it."
premise cats-indoors: "The cats are indoors."
  about cats
  as possible
  basis "The owner thinks so."
claim rain: "It rained in the street."
  about street
inference wet + cats-indoors => rain
```

## Good

The premise now speaks of the street as well. It still weakens the step, but has something to do with it:

```argmap
term street: "street"
term cats: "cats"
premise wet: "The street is wet."
  about street
  basis "Anyone who looks out can see it."
premise cats-avoid-rain: "The cats avoid the street when it rains."
  about cats, street
  as possible
  basis "The owner thinks so."
claim rain: "It rained in the street."
  about street
inference wet + cats-avoid-rain => rain
```

## When to ignore it

Where the premise is needed and the `about` of the step hides that; better then to mend the `about`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Confidence, Label, Severity
from argmap.evaluate.givens import CORROBORATION
from argmap.model import Degree
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.case import Case
    from argmap.model import ArgMap, Inference, Support


def find(case: Case) -> Iterator[Finding]:
    """One finding for each premise that its step would be stronger without."""
    amap = case.amap
    for inference in amap.inferences.values():
        # reports that are laid side by side are of one thing, and carry more together than the weaker one
        if len(inference.premises) < 2 or inference.has_warrant or inference.scheme == CORROBORATION:  # noqa: PLR2004 - linked are two or more
            continue
        support = _weakest(case, inference)
        if support is None or support.role or not _apart(amap, inference, support):
            continue
        statement = amap.statements[support.id]
        yield Finding(
            support.id.span,
            f"the step to `{inference.conclusion}` would carry further without `{support.id}`, "
            "and nothing shows what it does there",
            inference.id,
            here="weakest of the linked premises",
            labels=(Label(statement.text.span, "shares no term with the rest of the step"),),
            help=(
                f'say what ties it to the others:  warrant "…", or name its role:  {support.id}(role)',
                "or take it out of this step, and give it one of its own",
            ),
        )


def _weakest(case: Case, inference: Inference) -> Support | None:
    """The one premise that alone keeps the conclusion from standing higher, if there is one."""
    reading = case.evaluation.with_objections
    degrees = sorted((reading.lo[support.id], at) for at, support in enumerate(inference.premises))
    (least, at), (next_least, _) = degrees[:2]
    carried, without = reading.carried(inference.id), min(next_least, reading.strength(inference.id))
    if carried != reading.offered(inference.id) or least == Degree.NONE:
        return None
    return inference.premises[at] if without > reading.lo[inference.conclusion] >= carried else None


def _apart(amap: ArgMap, inference: Inference, support: Support) -> bool:
    """Whether a premise is about something that has nothing to do with what the rest is about."""
    rest = [amap.statements[each.id].about for each in inference.premises if each.id != support.id]
    rest.append(amap.statements[inference.conclusion].about)
    own = amap.statements[support.id].about
    if not own or not all(rest):
        return False
    others = {term for about in rest for term in about}
    return not _broader(amap, own) & others and not _broader(amap, others) & set(own)


def _broader(amap: ArgMap, terms: Iterable[str]) -> set[str]:
    """The terms themselves and all that they lie within."""
    found: set[str] = set()
    for term in terms:
        at: str | None = term
        while at is not None and at not in found:
            found.add(at)
            at = amap.terms[at].within
    return found


RULE = Rule("AM107", "idle-premise", Severity.NOTE, find, confidence=Confidence.MEDIUM, near=True)
