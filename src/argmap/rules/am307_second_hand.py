"""AM307 second-hand: somebody's words reach us through somebody else.

## What it looks at

Evidence with `via`, or whose `witness` is not among the authors of any work that it cites and spoke before
that work was printed. (Whoever speaks in the year of printing is taken for an editor or a contributor.)
Left out is evidence with which the map itself reckons: used in steps by `hearsay` alone, or undermined by an
objection; and, where no `via` is given, what an official source took down from a witness.

## Why it matters

Between the witness and the page stands another hand, which chose, shortened or translated. Smith's words in
Jones's life of Smith are what Jones made of them. Where the letter itself can be read, that is the place
to cite.

## Bad

```argmap
person smith: "A. Smith"
person jones: "B. Jones"
source life: "B. Jones, Life of A. Smith, London, 1950"
  by jones; year 1950
evidence storm: "Smith wrote that there was a storm."
  from life p. 12
  witness smith
  via jones
```

## Good

```argmap
person smith: "A. Smith"
source letters: "A. Smith, Letters, London, 1921"
  by smith; year 1921; sort primary
evidence storm: "Smith writes that there was a storm."
  from letters p. 33
  witness smith
```

## When to ignore it

Where the words have come down to us in no other way; a step by `hearsay` then says so.

## Literature

M. Bloch, The Historian's Craft (1949), chapter 3, on the criticism of testimony.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import ArgMap, Evidence, Name, Work

_HEARSAY = "hearsay"
_RECORD = "official"
"""The sort of works in which statements are taken down as they are made."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each piece of evidence that is not at first hand."""
    amap = case.amap
    for evidence in amap.evidence:
        hand = evidence.via or _other_hand(amap, evidence)
        if hand is None or _reckoned_with(amap, evidence):
            continue
        whose = f"the words of `{evidence.witness}`" if evidence.witness else f"the words in `{evidence.id}`"
        yield Finding(
            hand.span,
            f"{whose} reach us through `{hand}`",
            evidence.id,
            here="at second hand",
            help=(
                "cite the place where the words stand first, if it can be consulted",
                "or let the step reckon with it:  scheme hearsay",
            ),
        )


def _reckoned_with(amap: ArgMap, evidence: Evidence) -> bool:
    """Whether the map itself says that this is hearsay, or raises a doubt about it."""
    used = amap.uses.get(evidence.id, ())
    return evidence.id in amap.attackers or (
        bool(used) and all(inference.scheme == _HEARSAY for inference in used)
    )


def _other_hand(amap: ArgMap, evidence: Evidence) -> Name | None:
    """The work through which a witness speaks who had no hand in any of the works cited."""
    if evidence.witness is None or not evidence.citations:
        return None
    works = [amap.works[each.source] for each in evidence.citations]
    if any(not work.by or work.sort == _RECORD or _had_a_hand(work, evidence) for work in works):
        return None
    return evidence.citations[0].source


def _had_a_hand(work: Work, evidence: Evidence) -> bool:
    """Whether the witness is an author, or spoke no earlier than the work was printed, as an editor does."""
    if evidence.witness in work.by:
        return True
    return bool(evidence.said and work.year and not work.year.wholly_after(evidence.said))


RULE = Rule("AM307", "second-hand", Severity.NOTE, find, near=True)
