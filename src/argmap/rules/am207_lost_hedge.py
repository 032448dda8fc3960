"""AM207 lost-hedge: the conclusion says flatly what its support says with a reserve.

## What it looks at

Two things. First, a premise asserted by `as` more weakly than the conclusion is. Of several steps to it only
the one that carries it furthest counts, and one without such a premise is enough. Second, a reserve in the
quoted words of evidence (“perhaps”, “probably”, “it is said”) where the claim that is inferred from it has
none, neither in its words nor by `as`. The reserves are closed lists, one for each language; words that are
as often something else, such as “may” or “likely winner”, are left out of them.

## Why it matters

A reserve is easily dropped on the way from a source to a claim. “It was probably in May” becomes “in May”,
and every later step treats as settled what the source left open.

## Bad

```argmap
source memoir: "B. Jones, Memoirs"
evidence met: "Jones writes that they met in May."
  from memoir p. 40
  quote "It was probably in May that they met"
claim in-may: "They met in May."
inference met => in-may
  scheme document
  question authentic: waived "He published it himself."
```

```argmap
premise met: "They met in May."
  basis "His diary has an appointment."
  as plausible
claim agreed: "In May they agreed on a plan."
  as certain
inference met => agreed
  warrant "They never met without agreeing on something."
```

## Good

```argmap
source memoir: "B. Jones, Memoirs"
evidence met: "Jones writes that they met in May."
  from memoir p. 40
  quote "It was probably in May that they met"
claim in-may: "They met in May."
  as probable
inference met => in-may
  scheme document
  question authentic: waived "He published it himself."
```

## When to ignore it

Where the reserve in the quotation is about something else than the claim, or is mere politeness, as in “I
think I may say”.

## Literature

S. Toulmin, The Uses of Argument (1958), chapter 3: the qualifier belongs to the argument, and a claim
without one says more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostics import Confidence, Edit, Fix, Label, Severity
from argmap.evaluate.givens import CORROBORATION
from argmap.model import DEGREES, Claim, Degree, Evidence
from argmap.rule import Finding, Rule
from argmap.terms import language, place_of, runs, spoken, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.case import Case
    from argmap.model import ArgMap, Inference, Name
    from argmap.terms import Language


def find(case: Case) -> Iterator[Finding]:
    """One finding for each premise whose reserve the conclusion drops."""
    amap = case.amap
    known = language(amap.language)
    weaker = {id_: _weaker(amap, inference) for id_, inference in amap.inferences.items()}
    for inference in amap.inferences.values():
        found = weaker[inference.id]
        if found is not None:
            if found.by >= _best(weaker[each.id] for each in amap.supports[inference.conclusion]):
                yield _asserted_more(inference, found)
        elif known.hedges:
            yield from _quoted_hedges(amap, inference, known)


class _Weaker(NamedTuple):
    """A premise, what it is asserted as, and the stronger degree asserted of the conclusion."""

    premise: Name
    asserted: Name
    conclusion: Name

    @property
    def by(self) -> Degree:
        """How strongly the premise is asserted."""
        return DEGREES[self.asserted]


def _best(lines: Iterable[_Weaker | None]) -> Degree:
    """How strongly the weakest premise of the best of several lines is asserted."""
    return max(Degree.CERTAIN if line is None else line.by for line in lines)


def _weaker(amap: ArgMap, inference: Inference) -> _Weaker | None:
    """The premise that is asserted least, if less than the conclusion is."""
    conclusion = amap.statements[inference.conclusion].asserted
    if conclusion is None or inference.scheme == CORROBORATION:
        return None
    found = [
        _Weaker(id_, asserted, conclusion)
        for id_ in inference.linked
        if (asserted := amap.statements[id_].asserted) and DEGREES[asserted] < DEGREES[conclusion]
    ]
    return min(found, key=lambda each: each.by, default=None)


def _asserted_more(inference: Inference, found: _Weaker) -> Finding:
    return Finding(
        found.premise.span,
        f"`{found.premise}` is asserted as {found.asserted}, and `{inference.conclusion}`, which rests on it, "
        f"as {found.conclusion}",
        inference.id,
        here=f"{found.asserted}, offered for what is {found.conclusion}",
        labels=(Label(found.conclusion.span, "asserted more strongly"),),
        help=(
            f"assert the conclusion no more strongly:  as {found.asserted}",
            f"or say what makes `{found.premise}` surer",
        ),
        fixes=(Fix(f"write `as {found.asserted}`", (Edit(found.conclusion.span, str(found.asserted)),)),),
    )


def _quoted_hedges(amap: ArgMap, inference: Inference, known: Language) -> Iterator[Finding]:
    conclusion = amap.statements[inference.conclusion]
    if not isinstance(conclusion, Claim) or conclusion.degree not in (None, Degree.CERTAIN):
        return
    for support in inference.premises:
        evidence = amap.statements[support.id]
        if not isinstance(evidence, Evidence):
            continue
        for quote in evidence.quotes:
            said = spoken(quote)
            found = next(runs(said, known.hedges), None)
            if found is None:
                continue
            if _has_reserve(conclusion.text, known):
                return
            place = place_of(quote, said, found)
            yield Finding(
                support.id.span,
                f"the words quoted in `{evidence.id}` say “{place.text}”, and `{conclusion.id}` says it flatly",
                inference.id,
                labels=(Label(place, "a reserve that the claim drops"),),
                help=(
                    "keep the reserve in the claim, in words or by  as probable",
                    'or, if the reserve is about something else, say so:  ignore AM207 "…"',
                ),
                confidence=Confidence.MEDIUM,
            )
            break


def _has_reserve(text: str, known: Language) -> bool:
    """Whether a claim says less than flatly that something is so."""
    capital = {
        word for each in text.split() if each[:1].isupper() for word in words(each)
    }  # the month of May
    return any(runs(spoken(text), known.hedges)) or any(
        word in known.softeners and word not in capital for word in words(text)
    )


RULE = Rule("AM207", "lost-hedge", Severity.NOTE, find, near=True)
