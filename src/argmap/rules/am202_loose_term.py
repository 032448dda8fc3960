"""AM202 loose-term: a premise speaks of something that nothing else in its step speaks of.

## What it looks at

The words on which the premises of a step turn: those in double brackets, like `[[this]]`, and the forms of
declared terms. Each must be spoken of in the conclusion, in another premise or in the warrant. Steps by a
scheme that takes somebody's word are left alone. The rule is off unless asked for, since a premise may well
say more than its step needs.

## Why it matters

Premises that work together hold hands: each is tied to another, or to the conclusion, by something of which
both speak. A premise about the cold spring, in a step about what the delegates wanted, is idle; or the
premise that would tie it in is missing.

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

Where a premise is given in the words of its source, and only a part of it is used.

## Literature

The name is that of the tutorials for the mapping software Rationale (Austhink): the holding hands rule.
"""

from __future__ import annotations

from collections import Counter
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
        if not (case.amap.rests_on_testimony(inference) or case.amap.may_report(inference)):
            yield from _loose(lexicon, inference)


def _loose(lexicon: Lexicon, inference: Inference) -> Iterator[Finding]:
    contents = [*lexicon.offered(inference), lexicon.content(inference.conclusion)]
    terms = Counter(id_ for content in contents for id_ in content.terms)
    stems = Counter(stem for content in contents for stem in set(content.stems))
    for support in inference.premises:
        premise = lexicon.amap.statements[support.id]
        alone = [
            topic
            for topic in lexicon.topics(premise)
            if all(terms[id_] <= 1 for id_ in lexicon.about(topic))
            and all(stems[stem] <= 1 for stem in topic.stems)
        ]
        for mention in lexicon.mentions(premise.text, alone):
            yield Finding(
                support.id.span,
                f"`{premise.id}` speaks of “{mention.words}”, and nothing else in the step to "
                f"`{inference.conclusion}` does",
                inference.id,
                labels=(Label(mention.span, "tied to nothing else in this step"),),
                help=(
                    "add the premise or the warrant that takes it up",
                    "or leave out of the premise what the step does not use",
                ),
            )


RULE = Rule("AM202", "loose-term", Severity.WARNING, find, on=False, confidence=Confidence.LOW, near=True)
