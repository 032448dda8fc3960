"""AM212 missing-warrant: nothing says what licenses the step.

## What it looks at

Steps without a `warrant`, in words or by id, where the scheme asks for one or where there is no scheme. A
premise in the role that a warrant would fill, such as `link`, is one.

## Why it matters

The premises say what one has to go on, the warrant how one gets from there to the conclusion. A step with
neither warrant nor scheme carries no more than plausible; with a warrant it may carry probable.

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

Where the premises say the same as the conclusion in other words, or where the text that is mapped leaves
the step unsaid and that has been noticed.

## Literature

S. Toulmin, The Uses of Argument (1958), chapter 3: data, claim and warrant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import Name


def find(case: Case) -> Iterator[Finding]:
    """One finding for each step that lacks its warrant."""
    for inference in case.amap.inferences.values():
        scheme = case.amap.scheme_of(inference)
        if inference.licensed or (scheme is not None and not scheme.warrant_required):
            continue
        asked: Name | None = inference.scheme
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
        )


RULE = Rule("AM212", "missing-warrant", Severity.NOTE, find)
