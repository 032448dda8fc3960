"""AM310 unresolved-citation: a citation does not let anybody find the place.

## What it looks at

* A source or a locator that is nothing but "op. cit.", "ibid." or the like.
* A printed work without its year, or without its volume where other volumes of it are declared.
* Evidence, a premise or an objection that cites a printed work without saying where in it.

A work counts as printed if it has a year, a place, a volume or the sort `secondary` or `official`;
one that has a `url` or a `text` of its own can be searched and needs no page.

## Why it matters

A reference is an offer to be checked. “Ibid.” loses its meaning as soon as a line is moved, and in a work of
forty volumes nobody finds a passage without the number of one.

## Bad

```argmap
source life: "B. Jones, Life of A. Smith, London, 1950"
  year 1950; sort secondary
evidence storm: "Jones tells of a storm."
  from life
```

## Good

```argmap
source life: "B. Jones, Life of A. Smith, London, 1950"
  year 1950; sort secondary
evidence storm: "Jones tells of a storm."
  from life p. 12
```

## When to ignore it

Where the text that is mapped cites it so, and the map is to show that.

## Literature

A. Grafton, The Footnote: A Curious History (1997).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.model import Evidence, Objection, Premise
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from argmap.case import Case
    from argmap.model import ArgMap, Citation, Work

_BACKWARD = re.compile(r"\W*(?:op\.?\s*cit|loc\.?\s*cit|ibid|ibidem|idem)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each source and each citation that leads nowhere."""
    amap = case.amap
    volumes = _volumes(amap)
    unresolved: set[str] = set()
    for work in amap.works.values():
        lacking = _lacking(work, volumes)
        if lacking:
            unresolved.add(work.id)
            yield Finding(
                work.text.span,
                f"the source `{work.id}` cannot be found from this: {lacking}",
                work.id,
                here=lacking,
                help=(
                    "complete it:  volume 10; place Moscow; year 1954",
                    "or say where it can be read:  url “…”",
                ),
            )
    for statement in amap.statements.values():
        if isinstance(statement, Evidence | Premise | Objection):
            yield from _without_place(amap, statement.id, statement.citations, unresolved)


def _without_place(
    amap: ArgMap, record: str, citations: Sequence[Citation], unresolved: Container[str]
) -> Iterator[Finding]:
    for citation in citations:
        work = amap.works[citation.source]
        locator = citation.locator
        if locator is not None and _BACKWARD.match(locator):
            why = f"`{locator}` says nothing once a line is moved"
        elif locator is None and _printed(work) and not _searchable(work) and work.id not in unresolved:
            why = f"`{record}` cites `{work.id}` without a page"
        else:
            continue
        yield Finding(
            locator.span if locator else citation.source.span,
            why,
            record,
            here="where in it?",
            help=(
                f"say where it stands:  from {work.id} p. 12",
                f"or, if the text is at hand, name it in the source:  source {work.id} … text “file.txt”",
            ),
        )


def _lacking(work: Work, volumes: Container[str]) -> str:
    """What a source lacks to be found, in a few words; empty where nothing."""
    if _BACKWARD.match(work.text):
        return "it points back to another citation"
    if _searchable(work):
        return ""
    volume = work.volume is None and _title(work, work.text) in volumes
    year = (volume or _printed(work)) and work.year_ is None and not _YEAR.search(work.text)
    return " and ".join(f"no {part}" for part, lacks in (("volume", volume), ("year", year)) if lacks)


def _printed(work: Work) -> bool:
    """Whether a work has pages to cite; a letter, primary and with a year alone, has none."""
    dated = work.year_ is not None and work.sort != "primary"
    return bool(work.place or work.volume) or dated or work.sort in ("secondary", "official")


def _searchable(work: Work) -> bool:
    return bool(work.urls) or work.file is not None


def _volumes(amap: ArgMap) -> set[str]:
    """The titles of works of which a volume is declared: what stands before its number or that word."""
    titles: set[str] = set()
    for work in amap.works.values():
        if work.volume:
            before = re.split(rf"\b{re.escape(work.volume)}\b", work.text, maxsplit=1)[0].rstrip()
            titles |= {_title(work, before), _title(work, before.rpartition(" ")[0])}
    return titles


def _title(work: Work, text: str) -> str:
    """A citation, or its beginning, without place, year and the punctuation at the end."""
    for part in (work.place, work.year_):
        if part:
            text = text.replace(part, "")
    return text.rstrip(" ,.;:()").casefold()


RULE = Rule("AM310", "unresolved-citation", Severity.WARNING, find)
