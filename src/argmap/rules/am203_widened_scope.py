"""AM203 widened-scope: the premises are about a part, and the conclusion is about the whole.

## What it looks at

What the statements of a step are `about`, and which terms lie `within` which, however deep. It fires where
every premise is about something that lies within what the conclusion is about, and none about that itself.
Steps by a scheme that reasons from a sample or puts parts together are left alone, since such a scheme asks
for the missing link itself; so are steps with a warrant, steps by `deduction`, and steps that pass on what
a source says.

## Why it matters

What a delegation did, its party need not have done. The wider the claim, the more it says that the
premises did not.

## Bad

```argmap
term party: "the Party"
term delegates: "delegates"
  within party
premise vote: "The delegates voted to keep him."
  basis "The minutes say so."
  about delegates
claim wanted: "The Party wanted to keep him."
  about party
inference vote => wanted
```

## Good

```argmap
term party: "the Party"
term delegates: "delegates"
  within party
premise vote: "The delegates voted to keep him."
  basis "The minutes say so."
  about delegates
claim wanted: "The Party wanted to keep him."
  about party
inference vote => wanted
  warrant "The delegates had been told by the Party's branches how to vote."
```

## When to ignore it

Where the part stands for the whole by its very role, as whoever signs for a firm binds the firm. A warrant
can say so in one sentence.

## Literature

Aristotle, Sophistical Refutations 5, on taking what holds in a respect for what holds without
qualification. D. H. Fischer, Historians' Fallacies (1970), chapter 8: fallacies of composition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.rule import Finding, Rule
from argmap.terms import Scopes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import ArgMap, Inference, Name


def find(case: Case) -> Iterator[Finding]:
    """One finding for each step from a part to the whole."""
    amap = case.amap
    scopes = Scopes(amap)
    for inference in amap.inferences.values():
        for whole, parts in scopes.widened(inference):
            yield _widened(amap, inference, whole, parts)
            break


def _widened(amap: ArgMap, inference: Inference, whole: Name, parts: tuple[Name, ...]) -> Finding:
    premise, part = inference.premises[0].id, parts[0]
    broad, narrow = amap.terms[whole].forms[0], amap.terms[part].forms[0]
    return Finding(
        premise.span,
        f"what supports `{inference.conclusion}` is about “{narrow}”, and the claim is about “{broad}”",
        inference.id,
        here=f"about “{narrow}”, a part of “{broad}”",
        labels=(Label(whole.span, f"about the whole of “{broad}”"),),
        help=(
            'say what carries over from the part to the whole:  warrant "…"',
            f"or claim it of the part:  about {part}",
        ),
    )


RULE = Rule("AM203", "widened-scope", Severity.WARNING, find, near=True)
