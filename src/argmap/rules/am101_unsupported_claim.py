"""AM101 unsupported-claim: nothing is offered in support of a claim.

## What it looks at

A claim to which no `inference` leads. Evidence and premises need none: evidence is what a source says, and
a premise is taken as given for now. Where it is for want of this claim's support that a main claim cannot
be reached, that is shown at the main claim, as AM103.

## Why it matters

A claim is what asks for support: “the minister knew” is not something that a reader can look up. Until
something is offered for it, whatever is built on it is built on nothing.

## Bad

```argmap
claim rain: "It rained."
```

## Good

```argmap
source diary: "A. Smith, Diary"
evidence entry: "The diary says that it rained."
  from diary p. 3
claim rain: "It rained."
inference entry => rain
  scheme document
  question authentic: waived "The diary is in the writer's own hand."
```

## When to ignore it

While a map is being written. In a map of somebody else's text that offers nothing for the claim: then
`ignore AM101 "the text offers nothing"` shows that it was noticed.

## Literature

S. Toulmin, The Uses of Argument (1958), chapter 3: a claim is what we are challenged to make good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.evaluate.carrying import sustains, upstream
from argmap.evaluate.drafting import Draft
from argmap.evaluate.grounding import broken_beneath
from argmap.evaluate.mending import taken_as_given
from argmap.evaluate.repair import repairs
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.diagnostics import Fix
    from argmap.model import ArgMap, Claim

_MENDED = 20
"""For so many claims repairs are looked for: each takes a while in a large map."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each claim that nothing is offered for, and that no main claim waits for."""
    supports = case.amap.supports
    shown = broken_beneath(case.evaluation.with_objections, case.amap.main)
    bare = [claim for claim in case.amap.claims if claim.id not in supports and claim.id not in shown]
    for at, claim in enumerate(bare):
        yield _finding(case, claim, mended=at < _MENDED)


def _finding(case: Case, claim: Claim, *, mended: bool) -> Finding:
    found = repairs(case.evaluation, claim.id, 1) if mended else ()
    given = _given(case.amap, claim) if mended else None
    return Finding(
        claim.id.span,
        f"nothing is offered for the claim `{claim.id}`",
        claim.id,
        here="no inference ends here",
        help=(
            *(each.help(claim.span.source) for each in found),
            *(() if found else (f"say what supports it:  inference … => {claim.id}",)),
            "or make it a premise, if it is taken as given",
        ),
        fixes=(*(each.fix for each in found), *((given,) if given else ())),
    )


def _given(amap: ArgMap, claim: Claim) -> Fix | None:
    """The claim as a premise, if it would stand as that."""
    draft = Draft(amap)
    taken_as_given(draft, claim)
    stands = sustains(upstream(amap, claim.id), draft, claim.id)
    return draft.written().fix(f"make `{claim.id}` a premise") if stands else None


RULE = Rule("AM101", "unsupported-claim", Severity.WARNING, find)
