"""AM206 shifted-time: all that supports a claim about one time comes from later than that time.

## What it looks at

The `when` of a step's premises and of its conclusion. It fires where all premises with a date are claims and
lie wholly after the conclusion's time, and no warrant says why the later tells of the earlier. A dated piece
of evidence, or a dated `premise`, among them keeps it silent: a trace is always found later than what left
it. Left alone are steps by a scheme that explains, since effects come after their causes, steps by
`deduction`, and steps that pass on what a source says.

## Why it matters

That she trusted him in 1927 does not yet show that she trusted him in 1924. People change their minds, and
whoever writes later knows how things ended.

## Bad

```argmap
source letter: "A. Smith, Letters"
evidence said-1927: "In 1927 she says that she trusts him."
  from letter p. 12
  when 1927
claim trust-1927: "In 1927 she trusted him."
  kind attitude
  when 1927
inference said-1927 => trust-1927
  scheme document
  question authentic: waived "It is in her own hand."
claim trust-1924: "In 1924 she trusted him."
  kind attitude
  when 1924
inference trust-1927 => trust-1924
```

## Good

```argmap
source letter: "A. Smith, Letters"
evidence said-1927: "In 1927 she says that she trusts him."
  from letter p. 12
  when 1927
claim trust-1927: "In 1927 she trusted him."
  kind attitude
  when 1927
inference said-1927 => trust-1927
  scheme document
  question authentic: waived "It is in her own hand."
claim trust-1924: "In 1924 she trusted him."
  kind attitude
  when 1924
inference trust-1927 => trust-1924
  warrant "She never came to trust anybody whom she had distrusted before."
```

## When to ignore it

Where the later fact could not be as it is unless the earlier had been so, and a reader will see that.

## Literature

M. Bloch, The Historian's Craft (1949), chapter 2, on knowing the past by its tracks; D. H. Fischer,
Historians' Fallacies (1970), chapter 5, on anachronism.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.model import Claim
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.dates import When
    from argmap.model import ArgMap, Inference, Name, Prose


def find(case: Case) -> Iterator[Finding]:
    """One finding for each step from later claims to an earlier time."""
    amap = case.amap
    for inference in amap.inferences.values():
        conclusion = amap.statements[inference.conclusion]
        if conclusion.when is None or conclusion.when_ is None or _may_look_back(amap, inference):
            continue
        later = _all_later(amap, inference, conclusion.when)
        if later is not None:
            yield _shifted(amap, inference, later, conclusion.when_)


def _may_look_back(amap: ArgMap, inference: Inference) -> bool:
    scheme = amap.scheme_of(inference)
    return (
        inference.licensed
        or amap.rests_on_testimony(inference)
        or (scheme is not None and (scheme.sort == "explanatory" or scheme.strict))
    )


def _all_later(amap: ArgMap, inference: Inference, then: When) -> Name | None:
    """The first dated premise, if all dated ones are claims about a later time."""
    first: Name | None = None
    for support in inference.premises:
        premise = amap.statements[support.id]
        when = premise.when
        if when is None:
            continue
        if not isinstance(premise, Claim) or not when.wholly_after(then):
            return None
        first = first or support.id
    return first


def _shifted(amap: ArgMap, inference: Inference, premise: Name, then: Prose) -> Finding:
    later = amap.statements[premise].when_
    return Finding(
        premise.span,
        f"`{inference.conclusion}` is about {then}, and what supports it is all later",
        inference.id,
        here=f"about {later}, offered for {then}",
        labels=(Label(then.span, "earlier than every dated premise"),),
        help=(
            'say why what was so later was so before:  warrant "…"',
            "or bring what is known of the time itself, or claim it of the later time",
        ),
    )


RULE = Rule("AM206", "shifted-time", Severity.WARNING, find, near=True)
