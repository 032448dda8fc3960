"""AM205 widened-quantity: the conclusion speaks of more cases than its premises do.

## What it looks at

The `extent` of a step's premises and of its conclusion: some, many, most or all. It fires where the
conclusion's is greater than any that a premise states. Steps by a scheme that reasons from a sample are left
alone, since it asks how large the sample was and how it was chosen; so are steps that pass on what a source
says.

## Why it matters

From “some members signed” to “all members agreed” is a generalisation. Whether it holds depends on how many
there were and who they were. A step that names no scheme of generalisation is never asked that.

## Bad

```argmap
premise three: "Some of the members signed."
  basis "Their names are on the sheet."
  extent some
claim all-agreed: "All members agreed."
  extent all
inference three => all-agreed
  warrant "Who signs agrees."
```

## Good

```argmap
premise three: "Some of the members signed."
  basis "Their names are on the sheet."
  extent some
claim all-agreed: "All members agreed."
  extent all
inference three => all-agreed
  scheme sample-to-population
  question size: waived "Nine of the ten members signed."
  question selection: waived "The sheet was laid before all of them."
  question period: waived "They signed on one evening, and it is of that evening that the claim speaks."
```

## When to ignore it

Where the premises together leave no other case: the cases are counted one by one, and there are no more.

## Literature

D. Walton, C. Reed and F. Macagno, Argumentation Schemes (2008), chapter 9: argument from a random sample to
a population. F. Bacon, Novum Organum (1620), 1.105: to generalise from a few cases with no look for
contrary ones is childish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.model import EXTENTS
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import ArgMap, Inference, Name


def find(case: Case) -> Iterator[Finding]:
    """One finding for each step that raises the extent."""
    amap = case.amap
    for inference in amap.inferences.values():
        extent = amap.statements[inference.conclusion].extent
        if extent is None or amap.rests_on_testimony(inference):
            continue
        most = _most(amap, inference)
        if most is not None and EXTENTS.index(extent) > EXTENTS.index(most[1]):
            yield _widened(inference, *most, extent)


def _most(amap: ArgMap, inference: Inference) -> tuple[Name, Name] | None:
    """The premise of the greatest extent and that extent, or None where none is stated or any may do."""
    scheme = amap.scheme_of(inference)
    if scheme is not None and scheme.sort == "sampling":
        return None
    extents = [(id_, amap.statements[id_].extent) for id_ in inference.linked]
    stated = [(id_, extent) for id_, extent in extents if extent is not None]
    if scheme is not None and scheme.strict and len(stated) < len(extents):
        return None  # what has no extent may be a rule without exception
    return max(stated, key=lambda each: EXTENTS.index(each[1]), default=None)


def _widened(inference: Inference, premise: Name, most: Name, extent: Name) -> Finding:
    return Finding(
        premise.span,
        f"`{inference.conclusion}` speaks of {extent}, and what supports it of {most} at most",
        inference.id,
        here=f"extent {most}, offered for {extent}",
        labels=(Label(extent.span, f"{extent}, where the premises say {most}"),),
        help=(
            "reason from a sample, and answer its questions:  scheme sample-to-population",
            f"or claim no more than the premises:  extent {most}",
        ),
    )


RULE = Rule("AM205", "widened-quantity", Severity.WARNING, find, near=True)
