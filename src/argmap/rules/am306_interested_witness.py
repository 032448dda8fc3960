"""AM306 interested-witness: the witness has a stake in what they attest.

## What it looks at

Evidence whose witness, or whose author where no witness is named, is said to be `party-to` what they attest:
to a term that the evidence is `about`, to a claim that a step from it takes on their word, or to a term that
this claim is `about`. A step takes their word if it goes by a scheme of testimony, or by no scheme and from
evidence alone; what an arguer makes of their words in another step is not theirs.

Left alone are steps by `reluctant-testimony`, in which the witness speaks against their own interest;
evidence that is entered `as plausible` or less; and, where no witness is named, evidence that cites another
work too, of which no author has a stake.

## Why it matters

A baker who praises the bread may be right, but the praise alone does not show it: it would have been given
in either case. The checker takes such evidence for plausible at most.

## Bad

```argmap
person baker: "The baker"
  party-to fresh
source leaflet: "The baker's leaflet"
  by baker
evidence praise: "The leaflet says that the bread was fresh."
  from leaflet p. 1
claim fresh: "The bread was fresh."
inference praise => fresh
```

## Good

```argmap
person baker: "The baker"
  party-to fresh
person customer: "A customer"
source letter: "A customer's letter to her sister"
  by customer
evidence praise: "The letter says that the bread was fresh."
  from letter p. 1
claim fresh: "The bread was fresh."
inference praise => fresh
```

## When to ignore it

Where the interest is plain to every reader and the word is weighed all the same. It still counts as no more
than plausible.

## Literature

D. Walton, C. Reed and F. Macagno, Argumentation Schemes (2008), chapter 9: argument from position to
know and argument from witness testimony; the critical question of bias.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.evaluate import givens
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case


def find(case: Case) -> Iterator[Finding]:
    """One finding for each piece of evidence that an interest makes weaker."""
    amap = case.amap
    for evidence in amap.evidence:
        stake = givens.stake(amap, evidence)
        if stake is None or givens.base(amap, evidence).lowered != "interested":
            continue
        yield Finding(
            evidence.witness.span if evidence.witness else evidence.id.span,
            f"`{stake.person}` has a stake in `{stake.what}`, so `{evidence.id}` is no more than plausible",
            evidence.id,
            here="speaks on their own behalf",
            labels=(Label(stake.what.span, "the stake is declared here"),),
            help=(
                "enter it for what it is:  as plausible; a line from a witness who has no stake may carry further",
                "or, if it cost them something to say it, name the scheme:  reluctant-testimony",
            ),
        )


RULE = Rule("AM306", "interested-witness", Severity.WARNING, find, near=True)
