"""AM212 missing-warrant: nothing says what licenses the step from the premises to the conclusion.

## What it looks at

Steps without a `warrant`, either in words or as the id of a statement, where the scheme asks for one or where
there is no scheme. A premise in the role that a warrant would fill, such as `custom(link)`, counts as a
warrant.

## Why it matters

The premises say what one has to go on; the warrant says how one gets from there to the conclusion. “They
kept him, so they were content with him” goes through only if delegates who are not content choose another.
Once that is said, a reader can ask whether they were free to. A step with neither warrant nor scheme carries
no more than plausible, with a warrant up to probable.

## Bad

```argmap
premise kept: "The delegates kept him in his post."
  basis "The minutes say so."
claim content: "The delegates were content with him."
inference kept => content
```

```argmap
premise kept: "The delegates kept him in his post."
  basis "The minutes say so."
claim content: "The delegates were content with him."
inference kept(sign) => content
  scheme sign
```

## Good

```argmap
premise kept: "The delegates kept him in his post."
  basis "The minutes say so."
claim content: "The delegates were content with him."
inference kept => content
  warrant "Delegates who are not content with an official choose another."
```

## When to ignore it

Where the premises say in other words just what the conclusion says, or where the text that is mapped leaves
the step unsaid and that has been noticed.

## Literature

S. Toulmin, The Uses of Argument (1958), chapter 3: data, claim and warrant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.evaluate.drafting import Draft
from argmap.evaluate.mending import warranted
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.diagnostics import Fix
    from argmap.model import ArgMap, Inference, Name


_TEMPLATES = 1_000
"""For so many steps the clause is written out."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each step that lacks its warrant."""
    left = _TEMPLATES
    for inference in case.amap.inferences.values():
        scheme = case.amap.scheme_of(inference)
        if inference.licensed or (scheme is not None and not scheme.warrant_required):
            continue
        asked: Name | None = inference.scheme
        left -= 1
        yield Finding(
            asked.span if asked else inference.place,
            f"nothing says what licenses the step to `{inference.conclusion}`",
            inference.id,
            here="this pattern asks for a warrant" if asked else "neither a warrant nor a scheme",
            help=(
                'say what leads from the premises to the conclusion:  warrant "…"',
                "or name a pattern that needs no warrant:  scheme …"
                if asked
                else "or name the pattern that the step follows:  scheme …",
            ),
            fixes=(_warrant(case.amap, inference),) if left >= 0 else (),
        )


def _warrant(amap: ArgMap, inference: Inference) -> Fix:
    draft = Draft(amap)
    warranted(draft, inference)
    return draft.written().fix(f"say what licenses the step to `{inference.conclusion}`")


RULE = Rule("AM212", "missing-warrant", Severity.NOTE, find, near=True)
