"""AM305 locator-clash: a citation cannot be right beside another, or beside its own dates.

## What it looks at

* Words said (`said`) after the work that they are cited from was printed (`year`).
* One place cited for the words of the work's author and for those of another witness, with no `via`.
* One place cited for words of two decades (`said`), with no `via`: one author's own words, or the entries of
  a primary source that names no author.
* A volume of one work that is declared twice, with two years.

## Why it matters

In a long list of notes a citation is easily copied from the line above, and the page is then cited for words
that do not stand there. Smith's letters of 1921 cannot hold what Jones remembered in 1950.

## Bad

```argmap
person smith: "A. Smith"
person jones: "B. Jones"
source letters: "A. Smith, Letters, London, 1921"
  by smith; year 1921; sort primary
evidence storm: "Smith writes of a storm."
  from letters p. 33
  said 1920
evidence memory: "Jones remembers the storm."
  from letters p. 33
  witness jones
  said 1950
```

## Good

```argmap
person smith: "A. Smith"
person jones: "B. Jones"
source letters: "A. Smith, Letters, London, 1921"
  by smith; year 1921; sort primary
source memoir: "B. Jones, Memoir, London, 1950"
  by jones; year 1950
evidence storm: "Smith writes of a storm."
  from letters p. 33
  said 1920
evidence memory: "Jones remembers the storm."
  from memoir p. 33
  said 1950
```

## When to ignore it

Where the map copies the citations of another text, faults included, and says so.

## Literature

A. Grafton, The Footnote: A Curious History (1997), on what becomes of notes that are copied.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.diagnostics import Label, Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.case import Case
    from argmap.model import ArgMap, Citation, Evidence, Work

_LAST_YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d)\W*$")
_PLAIN_YEAR = re.compile(r"\d{4}")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each citation or work that clashes."""
    amap = case.amap
    early = list(_said_after_print(amap))
    yield from early
    yield from _shared_places(amap, {finding.record for finding in early})
    yield from _two_years(amap)


def _said_after_print(amap: ArgMap) -> Iterator[Finding]:
    for evidence in amap.evidence:
        for citation in evidence.citations:
            work = amap.works[citation.source]
            if (
                evidence.said_
                and evidence.said
                and work.year_
                and work.year
                and evidence.said.wholly_after(work.year)
            ):
                yield Finding(
                    citation.source.span,
                    f"`{evidence.id}` was said {evidence.said_}, after `{work.id}` was printed ({work.year_})",
                    evidence.id,
                    here=f"printed {work.year_}",
                    labels=(
                        Label(evidence.said_.span, "said after that"),
                        Label(work.year_.span, "the year of the work"),
                    ),
                    help=(
                        "cite the work in which these words stand",
                        "or mend the date of the words, or the year of the work",
                    ),
                )
                break


def _shared_places(amap: ArgMap, reported: set[str]) -> Iterator[Finding]:
    """Pages that two pieces of evidence cannot both be on."""
    places: dict[tuple[str, str], list[tuple[Evidence, Citation]]] = {}
    for evidence in amap.evidence:
        for citation in evidence.citations:
            if citation.locator and evidence.id not in reported:
                key = citation.source, re.sub(r"\W+", " ", citation.locator.casefold()).strip()
                places.setdefault(key, []).append((evidence, citation))
    for (source, _), there in places.items():
        if len(there) > 1:
            yield from _clashes(amap.works[source], there)


def _clashes(work: Work, there: Sequence[tuple[Evidence, Citation]]) -> Iterator[Finding]:
    """One finding for each citation of a page that clashes with the first citation of it."""
    first, first_citation = there[0]
    for evidence, citation in there[1:]:
        why = _other_witness(work, first, evidence) or _other_decade(work, first, evidence)
        if why:
            yield Finding(
                citation.source.span,
                f"`{evidence.id}` cites the same place as `{first.id}`, {why}",
                evidence.id,
                here="the same place",
                labels=(Label(first_citation.source.span, f"cited for `{first.id}`"),),
                help=(
                    "look up which of the two stands there, and mend the other citation",
                    "or say through whom the words reached that page:  via ID",
                ),
            )


def _other_witness(work: Work, one: Evidence, two: Evidence) -> str:
    """Why the witnesses clash: the page is an author's, and one of them is no author."""
    voices = _voice(work, one), _voice(work, two)
    if not work.by or one.via or two.via or (voices[0] in work.by) == (voices[1] in work.by):
        return ""
    return f"and the one is the word of `{voices[1]}`, the other of `{voices[0]}`"


def _other_decade(work: Work, one: Evidence, two: Evidence) -> str:
    """Why the dates clash: the words are one author's own, or those of one record, and of two decades."""
    voices = {_voice(work, one), _voice(work, two)}
    own = len(voices) == 1 and voices <= set(work.by)
    record = work.sort == "primary" and not work.by
    if not (own or record) or one.via or two.via or not (one.said and two.said):
        return ""
    decades = one.said.decades(), two.said.decades()
    apart = all(decades) and decades[0].isdisjoint(decades[1])
    return f"and the one was said {two.said_}, the other {one.said_}" if apart else ""


def _voice(work: Work, evidence: Evidence) -> str | None:
    """Whose words are cited: the witness's, or else the author's."""
    return evidence.witness or next(iter(work.by), None)


def _two_years(amap: ArgMap) -> Iterator[Finding]:
    volumes: dict[tuple[str, str], Work] = {}
    for work in amap.works.values():
        if work.volume and work.year_ and _PLAIN_YEAR.fullmatch(work.year_):
            title = _LAST_YEAR.sub("", work.text)
            first = volumes.setdefault((title, work.volume), work)
            if first.year_ and first.year_ != work.year_:
                yield Finding(
                    work.year_.span,
                    f"volume {work.volume} of one work has two years: {first.year_} in `{first.id}`, "
                    f"{work.year_} in `{work.id}`",
                    work.id,
                    here="another year",
                    labels=(Label(first.year_.span, f"the year in `{first.id}`"),),
                    help=(
                        "find out which printing was used, and let one source stand for it",
                        "or, if both were used, say so in their citations, where the pages may differ",
                    ),
                )


RULE = Rule("AM305", "locator-clash", Severity.WARNING, find)
