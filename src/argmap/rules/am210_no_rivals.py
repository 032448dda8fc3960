"""AM210 no-rivals: an explanation is offered, and no other is weighed against it.

## What it looks at

Steps by a scheme that explains, such as `best-explanation` or `motive`. It fires where no other explanation
is named (`rival "…"`), or where one that is named is still `open`. A rival is dealt with when it is
`excluded by` a statement or `waived` with a reason. To answer the scheme's own question about other
explanations does not name any, so nobody can see which was looked at. Where that question is `conceded`, the
lack is granted and nothing more is said.

## Why it matters

That snow would account for a late train says little as long as nobody has asked what else would. To explain
is to prefer one explanation to the others.

## Bad

```argmap
premise late: "The train was an hour late."
  basis "So the station's log."
claim snow: "Snow blocked the line."
inference late(facts) => snow
  scheme best-explanation
  warrant "Had snow blocked the line, the train would have been late."
```

```argmap
premise late: "The train was an hour late."
  basis "So the station's log."
claim snow: "Snow blocked the line."
inference late(facts) => snow
  scheme best-explanation
  warrant "Had snow blocked the line, the train would have been late."
  rival "A signal failed.": open
```

## Good

```argmap
premise late: "The train was an hour late."
  basis "So the station's log."
premise signals: "All signals worked that night."
  basis "The signalmen's book has no entry."
claim snow: "Snow blocked the line."
inference late(facts) => snow
  scheme best-explanation
  warrant "Had snow blocked the line, the train would have been late."
  rival "A signal failed.": excluded by signals
```

## When to ignore it

Where nobody disputes the explanation and the map only records it.

## Literature

P. Lipton, Inference to the Best Explanation (2nd edition, 2004), chapter 4. J. Platt, "Strong Inference",
Science 146 (1964): several hypotheses, and what would exclude each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import Answer, Inference, Name, Rival

_ABOUT_RIVALS = ("rivals", "other-causes", "other-motives")
"""The critical questions of the shipped schemes that ask for other explanations."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each explanation whose rivals are not dealt with."""
    for inference in case.amap.inferences.values():
        scheme = case.amap.scheme_of(inference)
        if scheme is None or scheme.sort != "explanatory" or inference.scheme is None:
            continue
        open_ = [rival for rival in inference.rivals if rival.state == "open"]
        if open_:
            if not _conceded(inference):
                yield _still_open(inference, open_)
        elif not inference.rivals and not _conceded(inference):
            yield _unnamed(inference, inference.scheme)


def _conceded(inference: Inference) -> bool:
    return any(each.state == "conceded" for each in _about_rivals(inference))


def _about_rivals(inference: Inference) -> Iterator[Answer]:
    return (each for each in inference.answers if each.question in _ABOUT_RIVALS)


def _unnamed(inference: Inference, scheme: Name) -> Finding:
    return Finding(
        scheme.span,
        f"`{inference.conclusion}` is offered as an explanation, and no other is weighed",
        inference.id,
        here="no rival is named",
        help=(
            'name the likeliest other explanation and what speaks against it:  rival "…": excluded by …',
            'or accept that the step carries less:  rival "…": open, or question rivals: conceded',
        ),
    )


def _still_open(inference: Inference, rivals: list[Rival]) -> Finding:
    first, *others = rivals
    return Finding(
        first.text.span,
        f"`{inference.conclusion}` is offered as an explanation, and "
        + ("a rival is" if not others else f"{len(rivals)} rivals are")
        + " still open",
        inference.id,
        here="another explanation, not excluded",
        labels=tuple(Label(each.text.span, "not excluded either") for each in others),
        help=(
            'say what speaks against it:  excluded by …, or why it may be left aside:  waived "…"',
            "or draw a weaker conclusion",
        ),
    )


RULE = Rule("AM210", "no-rivals", Severity.WARNING, find, near=True)
