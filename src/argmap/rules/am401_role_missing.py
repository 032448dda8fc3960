"""AM401 role-missing: the scheme asks for a premise that the step does not have.

## What it looks at

A step whose scheme names the roles of its premises. A role is filled by the premise tagged with it;
premises without a tag fill the remaining roles, one each; a warrant fills the role called `link`. A
role that bears the name of one of the scheme's critical questions is asked for there.

## Why it matters

A scheme is a pattern with places. An empty place is a premise that the argument uses and does not
state, so that nobody can ask whether it holds.

## Bad

```argmap
source report: "Inspector's report"
evidence finding: "The inspector found the beam cracked."
  from report p. 2
claim overloaded: "The beam had been overloaded."
inference finding(facts) => overloaded
  scheme best-explanation
  question rivals: waived "Rot and fire were looked for and not found."
  question better: waived "Nothing else was found."
```

## Good

```argmap
source report: "Inspector's report"
evidence finding: "The inspector found the beam cracked."
  from report p. 2
claim overloaded: "The beam had been overloaded."
inference finding(facts) => overloaded
  scheme best-explanation
  warrant "An overloaded beam cracks."
  question rivals: waived "Rot and fire were looked for and not found."
  question better: waived "Nothing else was found."
```

## When to ignore it

Where the missing premise is plain to everybody; though then it is soon written.

## Literature

D. Walton, C. Reed and F. Macagno, Argumentation Schemes (2008), chapter 9: the premises of each scheme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.case import Case
    from argmap.model import Inference, Role, Scheme

_LINK = "link"


def find(case: Case) -> Iterator[Finding]:
    """One finding for each step that lacks premises of its scheme."""
    for inference in case.amap.inferences.values():
        scheme = case.amap.scheme_of(inference)
        if scheme is None or inference.scheme is None:
            continue
        missing = _missing(inference, scheme)
        if not missing:
            continue
        first = missing[0]
        listed = "; ".join(f"`{role.id}`, “{role.text}”" for role in missing)
        yield Finding(
            inference.place,
            f"the step to `{inference.conclusion}` lacks a premise of its scheme: {listed}",
            inference.id,
            labels=(
                Label(inference.scheme.span, f"has the roles {', '.join(role.id for role in scheme.roles)}"),
            ),
            help=(
                f"add the premise:  + ID({first.id})"
                + ("; a warrant will do as well" if first.id == _LINK else ""),
                "or follow a scheme that asks only for what is there",
            ),
        )


def _missing(inference: Inference, scheme: Scheme) -> Sequence[Role]:
    """The roles that nothing fills; where it is open which, the last ones."""
    tagged = {support.role for support in inference.premises if support.role}
    untagged = sum(support.role is None for support in inference.premises)
    left_to_others: set[str] = {question.id for question in scheme.questions}
    if inference.has_warrant or scheme.warrant_required:
        left_to_others.add(_LINK)
    unfilled = [role for role in scheme.roles if role.id not in tagged and role.id not in left_to_others]
    return unfilled[untagged:]


RULE = Rule("AM401", "role-missing", Severity.WARNING, find)
