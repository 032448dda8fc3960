"""AM211 assurance: a word like "clearly" stands where a reason should.

## What it looks at

A claim that is argued for, with words such as "clearly", "obviously", "of course" or "no doubt" in it (a
closed list for each language), where no step to it has a warrant; and a warrant that says nothing but such
words. An adverb that says how something was done, as in "clearly legible", does not count, nor does a claim
that only reports a testimony.

## Why it matters

Such words stand most often where a writer felt that something was missing. What is clear can be said in a
few words, and then it can be examined too.

## Bad

```argmap
premise change: "His letters of 1922 praise her and those of 1923 do not."
  basis "All of them are printed."
claim quarrel: "Clearly something had come between the two."
inference change => quarrel
```

```argmap
premise change: "His letters of 1922 praise her and those of 1923 do not."
  basis "All of them are printed."
claim quarrel: "Something had come between the two."
inference change => quarrel
  warrant "This is obvious."
```

## Good

```argmap
premise change: "His letters of 1922 praise her and those of 1923 do not."
  basis "All of them are printed."
claim quarrel: "Something had come between the two."
inference change => quarrel
  warrant "He never otherwise ceased to praise anybody."
```

## When to ignore it

Where the words belong to the text that is mapped and are kept for that reason.

## Literature

D. Dennett, Intuition Pumps and Other Tools for Thinking (2013), chapter 10: the "surely" operator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Confidence, Severity
from argmap.rule import Finding, Rule
from argmap.terms import (
    AFTER_MANNER,
    ASSURANCES,
    ASSURING,
    BEFORE_MANNER,
    OF_MANNER,
    STOP_WORDS,
    phrases,
    placed,
    primary,
    runs,
    spanning,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import Claim, Inference, Prose
    from argmap.source import Span
    from argmap.terms import Phrases

_ENDS = ".!?;:,…"
_NEAR = 80
"""How many characters around a word are looked at for marks of punctuation."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each claim, and each warrant, that assures where it should give a reason."""
    amap = case.amap
    language = primary(amap.language)
    listed = phrases(ASSURANCES.get(language, ()))
    if not listed:
        return
    for claim in amap.claims:
        steps = [
            step
            for step in amap.supports.get(claim.id, ())
            if not (amap.rests_on_testimony(step) or amap.may_report(step))
        ]
        if steps and not any(step.licensed for step in steps):
            place = _assurance(claim.text, listed, language)
            if place is not None:
                yield _in_claim(claim, steps[0], place)
    empty = frozenset(words(STOP_WORDS.get(language, "")))
    assuring = frozenset(words(ASSURING.get(language, "")))
    for inference in amap.inferences.values():
        if inference.warrant is not None and _only_assures(inference.warrant, listed, assuring, empty):
            yield _in_warrant(inference, inference.warrant)


def _assurance(text: Prose, listed: Phrases, language: str) -> Span | None:
    """Where a text first assures; an adverb of manner does not."""
    found = words(text)
    for start, end in runs(found, listed):
        span = spanning(text, placed(text)[start:end])
        if end - start > 1 or not _says_how(found, start, span, language):
            return span
    return None


def _says_how(found: list[str], at: int, span: Span, language: str) -> bool:
    """Whether a single adverb tells in what manner something was done.

    Few do at all. They do not at the beginning of the text or between commas; they do at the end of
    a phrase, compared, or before a word for what is seen or heard.
    """
    text = span.source.text
    before, after = (
        text[max(0, span.start - _NEAR) : span.start].rstrip(" \n\t[")[-1:],
        text[span.end : span.end + _NEAR].lstrip("]")[:1],
    )
    if at == 0 or before == "," or found[at] not in words(OF_MANNER.get(language, "")):
        return False
    return (
        at + 1 == len(found)
        or after in _ENDS
        or found[at - 1] in words(BEFORE_MANNER.get(language, ""))
        or found[at + 1] in words(AFTER_MANNER.get(language, ""))
    )


def _only_assures(warrant: Prose, listed: Phrases, assuring: frozenset[str], empty: frozenset[str]) -> bool:
    """Whether a warrant has words that assure, and no others that carry content."""
    found = words(warrant)
    taken = {at for start, end in runs(found, listed) for at in range(start, end)}
    taken.update(at for at, word in enumerate(found) if word in assuring)
    return bool(taken) and all(at in taken or word in empty for at, word in enumerate(found))


def _in_claim(claim: Claim, step: Inference, place: Span) -> Finding:
    return Finding(
        place,
        f"`{claim.id}` says “{place.text}” where nothing says what licenses the step to it",
        claim.id,
        here="an assurance, in the place of a reason",
        help=(
            f'say what makes it so, in the inference {step.id if step.named else f"to {claim.id}"}:  warrant "…"',
            f"or leave “{place.text}” out",
        ),
    )


def _in_warrant(inference: Inference, warrant: Prose) -> Finding:
    return Finding(
        warrant.span,
        f"the warrant of the step to `{inference.conclusion}` only assures that it holds",
        inference.id,
        here="an assurance, in the place of a reason",
        help=(
            "say what leads from the premises to the conclusion",
            "or take the warrant out, and let the step count for less",
        ),
    )


RULE = Rule("AM211", "assurance", Severity.NOTE, find, confidence=Confidence.MEDIUM)
