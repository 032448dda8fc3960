"""What every part of a drawing needs to know: the case, the view, and what is seen of it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from argmap.render.view import reading_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic
    from argmap.evaluate import Reading
    from argmap.model import ArgMap, Record
    from argmap.render.folding import End
    from argmap.render.theme import Theme
    from argmap.render.view import Shown, View

LEAP = "AM200"
"""The code of the finding that marks a step as a leap."""

DEFEATED = "AM503"
"""The code of the finding that objections carry the day: there is nothing to see of that as argued."""

_DIGITS = 8
"""Digits of a hash in a name: two of ten thousand ids rarely share so many."""


@frozen
class Drawing:
    """A case under a view: what is shown, how it stands, and the name of each node and of each box."""

    amap: ArgMap
    view: View
    part: Shown
    reading: Reading
    names: Mapping[str, str]
    boxes: Mapping[str, str]
    findings: Mapping[str, Sequence[Diagnostic]]
    main: frozenset[str]

    @classmethod
    def of(cls, case: Case, findings: Iterable[Diagnostic], view: View) -> Drawing:
        """Look at a case. Raises ViewError where the view names something that is not there."""
        part = shown(case, view)
        return cls(
            amap=case.amap,
            view=view,
            part=part,
            reading=reading_of(case, view),
            names=names(case.amap),
            boxes=hashed("s", (each.id for each in part.boxes)),
            findings=_by_record(case.amap, findings),
            main=frozenset(case.amap.main),
        )

    def within(self, case: Case, records: frozenset[str]) -> Drawing:
        """The drawing of these records alone, of what this one selects."""
        chosen = records if self.view.records is None else records & self.view.records
        view = evolve(self.view, records=chosen)
        part = shown(case, view)
        return evolve(self, view=view, part=part, boxes=hashed("s", (each.id for each in part.boxes)))

    @property
    def theme(self) -> Theme:
        """The colours and fonts."""
        return self.view.theme

    def end(self, end: End) -> str:
        """The node at one end of a bundle."""
        return (self.boxes if end.box else self.names)[end.id]

    def leap(self, id_: str) -> Diagnostic | None:
        """The finding that a step is a leap, or None."""
        return next((each for each in self.findings.get(id_, ()) if each.code == LEAP), None)


@lru_cache(maxsize=2)
def names(amap: ArgMap) -> dict[str, str]:
    """The node of each statement and inference, such as `n3f0a91c4`.

    It comes from the id alone, so it is the same in every view, and whatever else the map holds. The
    id itself is a writer's word, which engines shall not see.
    """
    return hashed("n", amap)


def hashed(letter: str, ids: Iterable[str]) -> dict[str, str]:
    """A name of its own for each id: `letter`, and as much of a hash as tells it from those before."""
    found: dict[str, str] = {}
    taken = set[str]()
    for id_ in ids:
        digest = hashlib.sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()
        name = next(
            name for end in range(_DIGITS, len(digest) + 1) if (name := letter + digest[:end]) not in taken
        )
        found[id_] = name
        taken.add(name)
    return found


def _by_record(amap: ArgMap, findings: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """The findings on statements and steps; a term, say, may be called what a claim is called."""
    others = (amap.terms, amap.persons, amap.works, amap.sections)
    found: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        namesakes = (table[finding.record] for table in others if finding.record in table)
        if not any(_holds(record, finding) for record in namesakes):
            found.setdefault(finding.record, []).append(finding)
    return found


def _holds(record: Record, finding: Diagnostic) -> bool:
    span, place = record.span, finding.span
    return span.source is place.source and span.start <= place.start < span.end
