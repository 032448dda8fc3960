"""AM202 loose-term: a premise speaks of something that nothing else in its step speaks of.

## What it looks at

The significant terms of each premise of a step: its `[[marked]]` words and the forms of declared terms.
Each must occur in the conclusion, in another premise or in the warrant. Testimony is left alone. The rule
is off unless asked for: a premise may well say more than the step needs.

## Why it matters

Premises that work together hold hands: each is tied to another premise or to the conclusion by something
that both speak of. A term that is tied to nothing is idle, or it shows that a premise is missing.

## Bad

```argmap
premise vote: "The [[delegates]] voted for him."
  basis "The minutes say so."
premise weather: "It was a cold [[spring]]."
  basis "Kept in the station's records."
claim wanted: "The [[delegates]] wanted him to stay."
inference vote + weather => wanted
  warrant "Delegates vote for what they want."
```

## Good

```argmap
premise vote: "The [[delegates]] voted for him."
  basis "The minutes say so."
claim wanted: "The [[delegates]] wanted him to stay."
inference vote => wanted
  warrant "Delegates vote for what they want."
```

## When to ignore it

Where a premise is quoted whole and only a part of it is used.

## Literature

The name is that of the tutorials for the mapping software Rationale (Austhink): the holding hands rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Confidence, Label, Severity
from argmap.rule import Finding, Rule
from argmap.terms import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import Inference


def find(case: Case) -> Iterator[Finding]:
    """One finding for each premise of a step that speaks of something nothing else there speaks of."""
    lexicon = Lexicon(case.amap)
    for inference in case.amap.inferences.values():
        if not case.amap.rests_on_testimony(inference):
            yield from _loose(lexicon, inference)


def _loose(lexicon: Lexicon, inference: Inference) -> Iterator[Finding]:
    statements = lexicon.amap.statements
    offered = lexicon.offered(inference)
    rest = [*offered[len(inference.linked) :], lexicon.content(inference.conclusion)]
    linked = dict(zip(inference.linked, offered, strict=False))
    spoken: dict[str, int] = {}
    for content in linked.values():
        for word in (*content.terms, *set(content.stems)):
            spoken[word] = spoken.get(word, 0) + 1
    for support in inference.premises:
        premise = statements[support.id]
        own = linked[support.id]
        alone = own._replace(terms=..., stems=...)
