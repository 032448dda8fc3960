"""AM200 unsupported-leap: several signs together say that a step is not covered by what supports it.

## What it looks at

A leap shows in several signs at once. Each is a rule of its own, with a page of its own; it fires where two
or more of them meet on one step, and reports them together, each in its place:

* a new term: the conclusion turns on a word that nothing offered for it speaks of (AM201);
* a widened scope: from a part to the whole (AM203);
* a changed kind: from what was done to what was thought or willed (AM204);
* a widened quantity: from some to all (AM205);
* a shifted time: from later to earlier (AM206);
* one fact that has to serve two explanations (AM209);
* no other explanation weighed (AM210);
* a critical question of the step's scheme that the arguer has to answer and has left open (AM402).

A missing warrant (AM212) is part of the leap and is not reported again. Some new terms are only noted when
they stand alone, since a step from evidence may just pass on what a source says; beside another sign they
count. Where the only question left open asks for other explanations, that and an open `rival` are one sign.

## Why it matters

Each sign alone may be a loose wording. Several on one step are how a conclusion looks that was not argued
for. From “they kept him in his post” to “they held him in high esteem” the word is new, an act has become a
feeling, and nobody has asked why else they might have kept him. It may still be so: the finding says that
the step is unargued, not that the claim is wrong.

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
from argmap.evaluate.drafting import Draft
from argmap.evaluate.givens import unanswered
from argmap.evaluate.mending import answered, warranted
from argmap.rule import Finding, Summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.evaluate.drafting import Written
    from argmap.model import Inference
    from argmap.rule import Found, Round

_SIGNS = ("AM201", "AM203", "AM204", "AM205", "AM206", "AM209", "AM210", "AM402")
_NO_WARRANT = "AM212"
_ASK_FOR_RIVALS = {"rivals", "other-causes", "other-motives"}
_BY_A_WARRANT = {"AM203", "AM204", "AM206"}
"""Signs that are none where a warrant licenses the step."""
_ENOUGH = 2
_TEMPLATES = 100
"""For so many steps the licence is written out: each takes a while in a large map."""


def find(case: Case, found: Round) -> Iterator[Finding]:
    """One finding for each step that shows two signs or more."""
    left = _TEMPLATES
    for inference in case.amap.inferences.values():
        noted = found.by_record.get(inference.id, ())
        signs = [each for each in noted if each.code in _SIGNS and _counts(each)]
        codes = {each.code for each in signs}
        lacks = codes - {"AM402"} if "AM210" in codes and _owes_rivals_alone(case, inference) else codes
        if len(lacks) >= _ENOUGH and any(each.severity <= Severity.WARNING for each in signs):
            left -= 1
            written = _licence(case, inference, signs, lacks) if left >= 0 else None
            yield _leap(inference, [each for each in noted if each.code in codes], written)


def _counts(found: Found) -> bool:
    """Whether a finding is a sign: a warning, or a new term that only the lack of a scheme makes a note."""
    by_terms = found.code == "AM201" and found.finding.confidence is not Confidence.LOW
    return found.severity <= Severity.WARNING or by_terms


def _owes_rivals_alone(case: Case, inference: Inference) -> bool:
    return {each.id for each in unanswered(case.amap, inference)} <= _ASK_FOR_RIVALS


def _leap(inference: Inference, signs: list[Found], written: Written | None) -> Finding:
    codes = tuple(sorted({each.code for each in signs}))
    says = "say what licenses the step" if not inference.licensed else "say what carries the step so far"
    return Finding(
        inference.place,
        f"the step to `{inference.conclusion}` is not covered by what supports it",
        inference.id,
        labels=tuple(dict.fromkeys(label for each in signs for label in _labels(each))),
        help=(
            written.help(says, inference.span.source) if written else _license(inference, codes),
            "or claim less: no more than the premises speak of",
        ),
        note="this says that the step is unargued, not that the claim is false",
        signs=codes,
        absorbs=(_NO_WARRANT,),
        fixes=(written.fix(says),) if written else (),
    )


def _licence(case: Case, inference: Inference, signs: list[Found], lacks: set[str]) -> Written | None:
    """The least that leaves fewer signs than make a leap: a warrant, the answers that are owed, or both.

    None where these do not suffice.
    """
    draft, left = Draft(case.amap), set(lacks)
    new = _new_terms(case, inference, signs)
    by_warrant = left & (_BY_A_WARRANT | ({"AM201"} if new else set()))
    if by_warrant and (inference.warrant is not None or not inference.has_warrant):
        warranted(draft, inference, new)
        left -= by_warrant
    if len(left) >= _ENOUGH:
        for question in unanswered(case.amap, inference):
            answered(draft, inference, question.id)
            left -= {"AM402", "AM210"} if question.id in _ASK_FOR_RIVALS else {"AM402"}
    return draft.written() if len(left) < _ENOUGH else None


def _new_terms(case: Case, inference: Inference, signs: list[Found]) -> tuple[str, ...]:
    """The words of the conclusion that are new there, in the order in which it says them."""
    text = case.amap.statements[inference.conclusion].text.span
    labels = [label.span for each in signs if each.code == "AM201" for label in each.finding.labels]
    return tuple(span.text for span in labels if span.source is text.source)


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


RULE = Summary("AM200", "unsupported-leap", Severity.WARNING, find, needs=_SIGNS, near=True)
