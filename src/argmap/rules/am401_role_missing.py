"""AM401 role-missing: a scheme asks for a premise that the step does not have.

## What it looks at

A scheme is a known pattern of argument, and its premises have roles: `argmap explain best-explanation` shows
that it wants the facts to be explained and a link from the explanation to them. It fires on a step whose
scheme has a role that nothing fills. A premise fills the role that stands behind it in brackets, as in
`finding(facts)`; premises without one fill the remaining roles, one each; a warrant fills the role called
`link`. Where the scheme requires a warrant, a missing `link` is left to AM212. A role that bears the name
of one of the scheme's critical questions is asked for there (AM402).

## Why it matters

An empty role is a premise that the argument uses and does not state, so that nobody can ask whether it
holds. Here: do overloaded beams crack in this way?

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
from argmap.evaluate.drafting import Draft
from argmap.evaluate.mending import filled
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.case import Case
    from argmap.diagnostics import Fix
    from argmap.model import ArgMap, Inference, Role, Scheme

_LINK = "link"
_TEMPLATES = 100
"""For so many steps the premise is written out: each takes a while in a large map."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each step that lacks premises of its scheme."""
    left = _TEMPLATES
    for inference in case.amap.inferences.values():
        scheme = case.amap.scheme_of(inference)
        if scheme is None or inference.scheme is None:
            continue
        missing = _missing(inference, scheme)
        if not missing:
            continue
        left -= 1
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
            fixes=(_premises(case.amap, inference, missing),) if left >= 0 else (),
        )


def _premises(amap: ArgMap, inference: Inference, roles: Sequence[Role]) -> Fix:
    draft = Draft(amap)
    for role in roles:
        filled(draft, inference, role.id)
    return draft.written().fix(f"add what the scheme of the step to `{inference.conclusion}` asks for")


def _missing(inference: Inference, scheme: Scheme) -> Sequence[Role]:
    """The roles that nothing fills; where it is open which, the last ones."""
    tagged = {support.role for support in inference.premises if support.role}
    untagged = sum(support.role is None for support in inference.premises)
    left_to_others: set[str] = {question.id for question in scheme.questions}
    if inference.has_warrant or scheme.warrant_required:
        left_to_others.add(_LINK)
    unfilled = [role for role in scheme.roles if role.id not in tagged and role.id not in left_to_others]
    return unfilled[untagged:]


RULE = Rule("AM401", "role-missing", Severity.WARNING, find, near=True)
