"""AM200 unsupported-leap: several signs together say that a step is not covered by what supports it.

## What it looks at

Two or more of these on one step: a new term (AM201), a widened scope (AM203), a changed kind (AM204), a
widened quantity (AM205), a shifted time (AM206), one fact with two explanations (AM209), no rivals
weighed (AM210) and an open critical question that the arguer owes (AM402). They are then reported as one
finding, which lists them in their places.

Some new terms are only noted, since the step, from evidence and without a scheme, may just pass on what
a source says; beside another sign they count. A missing warrant (AM212) is part of the leap and not
reported again. Where the only question that is owed asks for rival explanations, an open rival is one
sign and not two.

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

Where the text that is mapped makes the leap and that has been noticed; `ignore AM200` silences it with all
its signs.

## Literature

S. Toulmin, The Uses of Argument (1958), chapter 3. D. Walton, C. Reed and F. Macagno, Argumentation Schemes
(2008), chapter 1: an argument stands as long as its critical questions are answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Confidence, Label, Severity
from argmap.model import Degree
from argmap.rule import Finding, Summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import Inference
    from argmap.rule import Found, Round

_SIGNS = ("AM201", "AM203", "AM204", "AM205", "AM206", "AM209", "AM210", "AM402")
_NO_WARRANT = "AM212"
_ASK_FOR_RIVALS = {"rivals", "other-causes", "other-motives"}
_ENOUGH = 2


def find(case: Case, found: Round) -> Iterator[Finding]:
    """One finding for each step that shows two signs or more."""
    for inference in case.amap.inferences.values():
        noted = found.by_record.get(inference.id, ())
        signs = [each for each in noted if each.code in _SIGNS and _counts(each)]
        codes = {each.code for each in signs}
        lacks = codes - {"AM402"} if "AM210" in codes and _owes_rivals_alone(case, inference) else codes
        if len(lacks) >= _ENOUGH and any(each.severity <= Severity.WARNING for each in signs):
            yield _leap(case, inference, signs, tuple(sorted({each.code for each in signs})))


def _counts(found: Found) -> bool:
    """Whether a finding is a sign: a warning, or a new term that only the lack of a scheme makes a note."""
    by_terms = found.code == "AM201" and found.finding.confidence is not Confidence.LOW
    return found.severity <= Severity.WARNING or by_terms


def _owes_rivals_alone(case: Case, inference: Inference) -> bool:
    return set(case.evaluation.with_objections.capped_by(inference.id)) <= _ASK_FOR_RIVALS


def _leap(case: Case, inference: Inference, signs: list[Found], codes: tuple[str, ...]) -> Finding:
    return Finding(
        inference.place,
        f"the step to `{inference.conclusion}` is not covered by what supports it",
        inference.id,
        labels=tuple(dict.fromkeys(label for each in signs for label in _labels(each))),
        help=(_license(inference, codes), _weaken(case, inference)),
        note="this says that the step is unargued, not that the claim is false",
        signs=codes,
        absorbs=(_NO_WARRANT,),
    )


def _labels(sign: Found) -> Iterator[Label]:
    finding = sign.finding
    if finding.here:
        yield Label(finding.span, finding.here, sign.code)
    for label in finding.labels:
        yield Label(label.span, label.message, sign.code)


_WITH_A_WARRANT = {
    "AM201": "say in a premise or in the warrant what the conclusion brings in",
    "AM210": "say what speaks against the other explanation, and answer what the step still owes",
    "AM402": "answer what the step still owes:  question …: met by …",
}
"""A way out, by the first sign that has one of its own, where the step has its warrant."""


def _license(inference: Inference, codes: tuple[str, ...]) -> str:
    if not inference.licensed:
        return 'say what licenses the step, e.g.  warrant "…"'
    general = "say in a premise or in the warrant what carries the step so far"
    return next((_WITH_A_WARRANT[code] for code in codes if code in _WITH_A_WARRANT), general)


def _weaken(case: Case, inference: Inference) -> str:
    degree = case.amap.statements[inference.conclusion].degree
    if degree is not None and degree > Degree.POSSIBLE:
        return "or weaken the claim, e.g.  as possible"
    return "or claim less: no more than the premises speak of"


RULE = Summary("AM200", "unsupported-leap", Severity.WARNING, find, needs=_SIGNS)
