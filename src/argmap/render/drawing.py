"""What every part of a drawing needs to know: the case, the view, and what is seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from argmap.render.view import reading_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic
    from argmap.evaluate import Reading
    from argmap.model import ArgMap, Record
    from argmap.render.theme import Theme
    from argmap.render.view import Shown, View

LEAP = "AM200"
"""The code of the finding that marks a step as a leap."""


@frozen
class Drawing:
    """A case under a view: what is shown, how it stands, and the name of each node."""

    amap: ArgMap
    view: View
    part: Shown
    reading: Reading
    names: Mapping[str, str]
    findings: Mapping[str, Sequence[Diagnostic]]
    main: frozenset[str]

    @classmethod
    def of(cls, case: Case, findings: Iterable[Diagnostic], view: View) -> Drawing:
        """Look at a case. Raises ViewError where the view names something that is not there."""
        return cls(
            amap=case.amap,
            view=view,
            part=shown(case, view),
            reading=reading_of(case, view),
            names=names(case.amap),
            findings=_by_record(case.amap, findings),
            main=frozenset(case.amap.main),
        )

    @property
    def theme(self) -> Theme:
        """The colours and fonts."""
        return self.view.theme

    def leap(self, id_: str) -> Diagnostic | None:
        """The finding that a step is a leap, or None."""
        return next((each for each in self.findings.get(id_, ()) if each.code == LEAP), None)


def names(amap: ArgMap) -> dict[str, str]:
    """The node of each statement and inference: `n0`, `n1` …, the same in every view of a map."""
    return {id_: f"n{number}" for number, id_ in enumerate(amap)}


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
