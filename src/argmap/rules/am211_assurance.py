"""AM211 assurance: a word like "clearly" stands where a reason should.

## What it looks at

Two things. A claim that is argued for and has a word such as “clearly”, “obviously”, “of course” or “no
doubt” in it, where no step to it has a warrant; and a warrant that says nothing but such words. They are
closed lists, one for each language. What says how something was done (“clearly legible”), is denied or
compared (“not obviously”) or stands between quotation marks does not count, nor does a claim that only
passes on what a source says.

## Why it matters

Such words stand most often where a writer felt that something was missing. What is clear can be said in a
few words, and then it can be examined too: here, that he never otherwise ceased to praise anybody.

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
from argmap.terms import PAUSE, is_quoted, language, place_of, runs, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import Claim, Inference, Prose
    from argmap.source import Span
    from argmap.terms import Language


def find(case: Case) -> Iterator[Finding]:
    """One finding for each claim, and each warrant, that assures where it should give a reason."""
    amap = case.amap
    known = language(amap.language)
    if not known.assurances:
        return
    for claim in amap.claims:
        steps = [
            step
            for step in amap.supports.get(claim.id, ())
            if not (amap.rests_on_testimony(step) or amap.may_report(step))
        ]
        if steps and not any(step.licensed for step in steps):
            place = _assurance(claim.text, known)
            if place is not None:
                yield _in_claim(claim, steps[0], place)
    for inference in amap.inferences.values():
        if inference.warrant is not None and _only_assures(inference.warrant, known):
            yield _in_warrant(inference, inference.warrant)


def _assurance(text: Prose, known: Language) -> Span | None:
    """Where a text first assures in its own voice."""
    said = spoken(text)
    for run in runs(said, known.assurances):
        if _says_how(said, run, known):
            continue
        place = place_of(text, said, run)
        if not is_quoted(text, place):
            return place
    return None


def _says_how(said: list[str], run: tuple[int, int], known: Language) -> bool:
    """Whether a single adverb tells in what manner something was done, or is compared or denied.

    It does not at the beginning of the text or after a comma. Few adverbs tell how at all; those do at
    the end of a phrase, after words for doing and seeing, and before what is seen or made.
    """
    start, end = run
    word, before, after = said[start], said[start - 1], said[end]
    if end - start > 1 or before == PAUSE:
        return False
    return before in known.compared or (
        word in known.of_manner
        and (after == PAUSE or before in known.after_these or after in known.before_these)
    )


def _only_assures(warrant: Prose, known: Language) -> bool:
    """Whether a warrant has words that assure, and no others that carry content."""
    said = spoken(warrant)
    taken = {at for run in runs(said, known.assurances) for at in range(*run)}
    taken.update(at for at, word in enumerate(said) if word in known.assuring)
    return bool(taken) and all(
        at in taken or word in known.stop_words or not word.isalnum() for at, word in enumerate(said)
    )


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


RULE = Rule("AM211", "assurance", Severity.NOTE, find, confidence=Confidence.MEDIUM, near=True)
