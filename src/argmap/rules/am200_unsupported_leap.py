"""AM200 unsupported-leap: several signs together say that a step is not covered by what supports it.

## What it looks at

Two or more of these on one step: a new term (AM201), a widened scope (AM203), a changed kind (AM204), a
widened quantity (AM205), a shifted time (AM206), one fact with two explanations (AM209), no rivals weighed
(AM210) and an open critical question that the arguer owes (AM402). They are then reported as one finding,
which lists them in their places.

## Why it matters

Each sign alone may be a loose wording. Several on one step are how a conclusion looks that was not argued
for: it speaks of something new, of another kind, of more, and nobody has asked what else might be so.

## Bad

```argmap
premise kept: "The delegates kept him in his post."
  basis "The minutes say so."
  kind event
claim esteem: "The delegates held him in high [[esteem]]."
  kind attitude
inference kept(sign) => esteem
  scheme sign
  question link: waived "It is the custom of the house."
  question other-causes: open
```

## Good

```argmap
premise kept: "The delegates kept him in his post."
  basis "The minutes say so."
  kind event
premise no-rival: "Nobody else stood for the post, and nobody had been told whom to choose."
  basis "The minutes say so."
claim esteem: "The delegates held him in high [[esteem]]."
  kind attitude
inference kept(sign) => esteem
  scheme sign
  warrant "Delegates who are free to choose keep in office those whom they hold in esteem."
  question link: waived "It is the custom of the house."
  question other-causes: met by no-rival
```

## When to ignore it

Where the text that is mapped makes the leap and that has been noticed; then `ignore AM200` silences the sum
of the signs, and they are reported one by one.

## Literature

S. Toulmin, The Uses of Argument (1958), chapter 3. D. Walton, C. Reed and F. Macagno, Argumentation Schemes
(2008), chapter 1: an argument stands as long as its critical questions are answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.model import Degree
from argmap.rule import Finding, Summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import Inference
    from argmap.rule import Found, Round

_SIGNS = ("AM201", "AM203", "AM204", "AM205", "AM206", "AM209", "AM210", "AM402")
_ENOUGH = 2


def find(case: Case, found: Round) -> Iterator[Finding]:
    """One finding for each step that shows two signs or more."""
    for inference in case.amap.inferences.values():
        signs = [
            each
            for each in found.by_record.get(inference.id, ())
            if each.code in _SIGNS and each.severity <= Severity.WARNING
        ]
        codes = tuple(sorted({each.code for each in signs}))
        if len(codes) >= _ENOUGH:
            yield _leap(case, inference, signs, codes)


def _leap(case: Case, inference: Inference, signs: list[Found], codes: tuple[str, ...]) -> Finding:
    return Finding(
        inference.place,
        f"the step to `{inference.conclusion}` is not covered by what supports it",
        inference.id,
        labels=tuple(dict.fromkeys(label for each in signs for label in _labels(each))),
        help=(_license(inference, codes), _weaken(case, inference)),
        note="this says that the step is unargued, not that the claim is false",
        signs=codes,
    )


def _labels(sign: Found) -> Iterator[Label]:
    finding = sign.finding
    if finding.here:
        yield Label(finding.span, finding.here, sign.code)
    for label in finding.labels:
        yield Label(label.span, label.message, sign.code)


def _license(inference: Inference, codes: tuple[str, ...]) -> str:
    if not inference.licensed:
        return 'say what licenses the step, e.g.  warrant "…"'
    if codes[0] == "AM201":
        return "say in a premise or in the warrant what the conclusion brings in"
    return "say in a premise or in the warrant what carries the step so far"


def _weaken(case: Case, inference: Inference) -> str:
    degree = case.amap.statements[inference.conclusion].degree
    if degree is not None and degree > Degree.POSSIBLE:
        return "or weaken the claim, e.g.  as possible"
    return "or claim less: no more than the premises speak of"


RULE = Summary("AM200", "unsupported-leap", Severity.WARNING, find, needs=_SIGNS)
