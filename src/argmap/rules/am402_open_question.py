"""AM402 open-question: a critical question of the scheme is not answered.

## What it looks at

A scheme is a known pattern of argument, and comes with the questions that a critic would ask of it (`argmap
explain sign` shows those of one). Some are owed: whoever argues has to answer them, by `met by` a statement,
by `conceded`, or by `waived` with a reason. To leave one out is to leave it open. The question `rivals` is
met as well where the step names rivals and every one is excluded or waived. Other questions are exceptions,
which it is for the critic to press: such a one is shown, as a note, only where the map itself says `open`.

Where the statement that answers a question does not itself stand, the step carries no more than if the
question were open. That is only a note: the question was answered, and what the answer lacks is reported
where the answer is stated.

## Why it matters

The questions are the known ways in which steps of this pattern fail. Wilted leaves are a sign of dry soil
unless something else wilts them as well; until that is asked, the step carries no further than possible.

## Bad

```argmap
source report: "Gardener's report"
evidence wilted: "The gardener found the leaves wilted."
  from report p. 2
claim dry: "The soil was dry."
inference wilted(sign) => dry
  scheme sign
  warrant "Leaves wilt when the soil is dry."
  question link: waived "Any gardener knows it."
  question other-causes: open
```

## Good

```argmap
source report: "Gardener's report"
evidence wilted: "The gardener found the leaves wilted."
  from report p. 2
evidence no-blight: "The gardener found no blight."
  from report p. 3
claim dry: "The soil was dry."
inference wilted(sign) => dry
  scheme sign
  warrant "Leaves wilt when the soil is dry."
  question link: waived "Any gardener knows it."
  question other-causes: met by no-blight
```

## When to ignore it

Where the text that is mapped leaves the question open, and the map is to show just that. `conceded`
says it better: the point is granted, and the step carries less.

## Literature

D. Walton, C. Reed and F. Macagno, Argumentation Schemes (2008), chapter 1; T. Gordon, H. Prakken and
D. Walton, The Carneades model of argument and burden of proof, Artificial Intelligence 171 (2007),
for questions that are owed and exceptions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from argmap.diagnostics import Label, Severity
from argmap.evaluate.drafting import Draft
from argmap.evaluate.givens import RIVALS, unanswered
from argmap.evaluate.mending import answered
from argmap.model import Degree, Verdict
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.case import Case
    from argmap.diagnostics import Fix
    from argmap.model import ArgMap, Inference, Name, Question, Scheme
    from argmap.source import Span


_TEMPLATES = 100
"""For so many steps the answers are written out: each takes a while in a large map."""


class _Open(NamedTuple):
    """A question that stands open, where that is to be seen, and what is to be seen there."""

    question: Question
    span: Span
    seen: str


def find(case: Case) -> Iterator[Finding]:
    """For each step at most one finding of each sort: questions owed, answers fallen, doubts open."""
    left = _TEMPLATES
    for inference in case.amap.inferences.values():
        scheme = case.amap.scheme_of(inference)
        if scheme is None or inference.scheme is None:
            continue
        owed = list(_owed(case.amap, inference, inference.scheme))
        if owed:
            left -= 1
            words = f"the step to `{inference.conclusion}` owes {_counted(owed)}"
            found = _finding(inference, scheme, owed, words, Severity.WARNING)
            yield evolve(found, fixes=(_answers(case.amap, inference, owed),)) if left >= 0 else found
        fallen = list(_fallen(case, inference, scheme))
        if fallen:
            yield _answers_fallen(inference, fallen)
        pressed = list(_pressed(inference, scheme))
        if pressed:
            words = f"the step to `{inference.conclusion}` leaves a doubt open"
            yield _finding(inference, scheme, pressed, words, Severity.NOTE)


def _counted(found: Sequence[_Open]) -> str:
    return "an answer" if len(found) == 1 else f"{len(found)} answers"


def _finding(
    inference: Inference, scheme: Scheme, found: Sequence[_Open], words: str, severity: Severity
) -> Finding:
    first, *others = dict.fromkeys(each.question.id for each in found)
    them = f", and likewise {', '.join(f'`{each}`' for each in others)}" if others else ""
    listed = "; ".join(f"{each.question.text} (`{each.question.id}`)" for each in found)
    return Finding(
        inference.place,
        f"{words}: {listed}",
        inference.id,
        labels=tuple(Label(each.span, each.seen) for each in found),
        help=(
            f'answer it:  question {first}: met by ID, or  question {first}: waived "why"{them}',
            f"or grant the point{_cost(scheme)}:  question {first}: conceded",
        ),
        note=_letters(inference, scheme, listed),
        severity=severity,
    )


def _cost(scheme: Scheme) -> str:
    """What it costs to concede a question, where the scheme carries further than that."""
    dear = scheme.strict or scheme.strength > Degree.POSSIBLE
    return ", and let the step carry no further than possible" if dear else ""


def _letters(inference: Inference, scheme: Scheme, listed: str) -> str:
    """What the letters in the questions of a scheme stand for, by its roles; "" where there are none."""
    if not _LETTER.search(listed):
        return ""
    roles = "; ".join(role.text for role in scheme.roles)
    return f"the letters are those of the scheme `{inference.scheme}`: {roles}; therefore {scheme.concludes}"


def _answers(amap: ArgMap, inference: Inference, found: Sequence[_Open]) -> Fix:
    draft = Draft(amap)
    for each in dict.fromkeys(each.question.id for each in found):
        answered(draft, inference, each)
    return draft.written().fix(f"answer what the step to `{inference.conclusion}` owes")


def _answers_fallen(inference: Inference, found: Sequence[_Open]) -> Finding:
    listed = "; ".join(f"`{each.question.id}`, as {each.seen}" for each in found)
    return Finding(
        inference.place,
        f"the step to `{inference.conclusion}` has answers that do not hold up: {listed}",
        inference.id,
        labels=tuple(Label(each.span, each.seen) for each in found),
        help=("mend what answers it", "or answer the question by something else"),
        severity=Severity.NOTE,
    )


def _owed(amap: ArgMap, inference: Inference, follows: Name) -> Iterator[_Open]:
    """The questions that the arguer owes and has not answered; `follows` is where the scheme is named."""
    for question in unanswered(amap, inference):
        left = next((each for each in inference.rivals if each.state == "open"), None)
        answer = inference.answer(question.id)
        if question.id == RIVALS and left is not None:
            yield _Open(question, left.text.span, "this rival is still open")
        else:
            yield _Open(question, answer.question.span if answer else follows.span, str(question.text))


def _fallen(case: Case, inference: Inference, scheme: Scheme) -> Iterator[_Open]:
    """The questions owed whose answer is given and is not itself sustained."""
    reading = case.evaluation.with_objections
    for question in scheme.questions:
        answer = inference.answer(question.id)
        given = [answer.by] if answer is not None and answer.state == "met" else []
        if question.id == RIVALS and answer is None:
            given = [rival.by for rival in inference.rivals]
        for by in given if question.owed else ():
            if by is not None and (verdict := reading.verdict(by)) is not Verdict.SUSTAINED:
                yield _Open(question, by.span, f"`{by}` is {verdict}")


def _pressed(inference: Inference, scheme: Scheme) -> Iterator[_Open]:
    """The exceptions that the map itself calls open."""
    for answer in inference.answers:
        question = scheme.question(answer.question)
        if question is not None and not question.owed and answer.state == "open":
            yield _Open(question, answer.question.span, str(question.text))


_LETTER = re.compile(r"\b[A-Z]\b")

RULE = Rule("AM402", "open-question", Severity.WARNING, find, near=True)
