"""AM304 out-of-order: a citation's date and place run against those around it.

## What it looks at

Works marked as `sort primary`, in one volume or several, from which an author's own words are cited three
times or more, with a page and a date (`said`). In the order of volumes and pages these dates commonly run
forward. It fires on words that are dated wholly before those that stand before them in the work, or wholly
after those that stand after them, while these two neighbours are in order themselves.

Volumes belong to one work if their citations differ only in volume, place and year. Only plain pages are
compared: a place with a date or a folder in it has an order of its own. Texts on one page have none, and a
work that is arranged otherwise than by date is left alone: there the neighbours disagree as well.

## Why it matters

In letters, diaries and collected works the pages mostly follow the dates. Where page 12 is dated ten years
after pages 10 and 14, a page, a volume or a date was often copied wrongly.

## Bad

```argmap
person smith: "A. Smith"
source diary: "A. Smith, Diary, London, 1950"
  by smith; year 1950; sort primary
evidence first: "It rained."
  from diary p. 10
  said 1921-03
evidence second: "It snowed."
  from diary p. 12
  said 1931-01
evidence third: "The sun shone."
  from diary p. 14
  said 1921-05
```

## Good

```argmap
person smith: "A. Smith"
source diary: "A. Smith, Diary, London, 1950"
  by smith; year 1950; sort primary
evidence first: "It rained."
  from diary p. 10
  said 1921-03
evidence second: "It snowed."
  from diary p. 212
  said 1931-01
evidence third: "The sun shone."
  from diary p. 14
  said 1921-05
```

## When to ignore it

Where you have looked the citation up and it is right: the work puts that text out of its order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostics import Confidence, Label, Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.dates import When
    from argmap.model import ArgMap, Citation, Evidence, Prose, Work

_PAGE = re.compile(r"(?:pp?\.?\s*)?(\d+)(?:\s*[-\u2013,]\s*\d+)*f{0,2}\.?")
"""A locator that is a page or several, and nothing else: one with a date or a folder has an order of its own."""
_FEWEST = 3

Edition = tuple[str, str]
"""Whose words are cited, and from what: the citation without volume, place and year."""


class _Cited(NamedTuple):
    """Words in their place: evidence, the volume and page it cites, and when it was said."""

    volume: int
    page: int
    said: When
    evidence: Evidence
    citation: Citation


def find(case: Case) -> Iterator[Finding]:
    """One finding for each citation that stands alone against its neighbours."""
    editions: dict[Edition, list[_Cited]] = {}
    for edition, cited in _citations(case.amap):
        editions.setdefault(edition, []).append(cited)
    for found in editions.values():
        if len(found) >= _FEWEST:
            found.sort(key=lambda each: (each.volume, each.page, each.said.first or (), each.evidence.id))
            yield from _against_the_order(case.amap, found)


def _citations(amap: ArgMap) -> Iterator[tuple[Edition, _Cited]]:
    for evidence in amap.evidence:
        said = evidence.said
        if said is None or evidence.via is not None:
            continue
        for citation in evidence.citations:
            work = amap.works[citation.source]
            voice = evidence.witness or next(iter(work.by), None)
            page = _PAGE.fullmatch(citation.locator.strip()) if citation.locator else None
            volume = _number(work.volume)
            if work.sort == "primary" and voice in work.by and page and volume is not None:
                yield (str(voice), _title(work)), _Cited(volume, int(page[1]), said, evidence, citation)


def _number(volume: Prose | None) -> int | None:
    """The volume as a number, 0 where the work has none; None for what is no number."""
    if volume is None:
        return 0
    return int(volume) if volume.isdecimal() else None


def _title(work: Work) -> str:
    """What a work is called, or its id if it has no volumes."""
    if work.volume is None:
        return work.id
    title = str(work.text)
    for part in (work.volume, work.place, work.year_):
        if part:
            title = re.sub(rf"\b{re.escape(part)}(?!\w)", "", title)
    return title


def _against_the_order(amap: ArgMap, cited: list[_Cited]) -> Iterator[Finding]:
    reported: _Cited | None = None
    for before, this, after in zip(cited, cited[1:], cited[2:], strict=False):
        if before.said.wholly_after(after.said) or before is reported:  # one turn is one finding
            continue
        if (this.volume, this.page) in {(each.volume, each.page) for each in (before, after)}:
            continue
        late = this.said.wholly_after(after.said)
        if not late and not before.said.wholly_after(this.said):
            continue
        reported = this
        against, how = (after, "before") if late else (before, "after")
        id_ = this.evidence.id
        yield Finding(
            this.citation.source.span,
            f"`{id_}` was said {this.said.text} and stands {_place(amap, this, against, how)}",
            id_,
            here="out of the order of dates",
            labels=(
                Label(before.citation.source.span, f"stands before it: {before.said.text}"),
                Label(after.citation.source.span, f"stands after it: {after.said.text}"),
            ),
            help=(
                "look the page and the volume up again, and mend the citation",
                f"or mend the date, if the place is right:  said {this.said.text}",
            ),
        )


def _place(amap: ArgMap, this: _Cited, against: _Cited, how: str) -> str:
    """Where words stand, and before or after which others; these may be in another volume."""
    here, there = (amap.works[each.citation.source].text for each in (this, against))
    if here == there:
        return f"{how} words of {against.said.text} in “{here}”"
    return f"in “{here}”, {how} words of {against.said.text} in “{there}”"


RULE = Rule("AM304", "out-of-order", Severity.WARNING, find, confidence=Confidence.MEDIUM)
