"""What of a map the page shows: its records and parts, and what of them is seen in each reading."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from attrs import evolve, frozen

from argmap.render.drawing import DEFEATED, Drawing
from argmap.render.folding import home_of_collapsed
from argmap.render.page.paint import PALETTE
from argmap.render.parts import parts
from argmap.render.refusal import ViewError
from argmap.render.view import demand_collapsed, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic
    from argmap.evaluate import Reading
    from argmap.model import ArgMap
    from argmap.render.parts import Part
    from argmap.render.view import Link, View

READINGS: tuple[Literal["with-objections", "as-argued"], ...] = ("with-objections", "as-argued")


@frozen
class Scope:
    """A case as the page sees it.

    `readings` are what was weighed, and `drawings` what is seen of it, None for a reading in which
    there is nothing to draw; `records` all that is drawn in one of them, in the order of the text,
    and `home` the part in which each is found. `real` is what a reading shows for its own sake.
    `parts` hold what was asked for, not what stands there as the end of a link; `closed` are those of
    them that the view collapses.
    """

    amap: ArgMap
    view: View
    found: tuple[Diagnostic, ...]
    readings: Mapping[str, Reading]
    drawings: Mapping[str, Drawing | None]
    parts: tuple[Part, ...]
    closed: tuple[str, ...]
    records: tuple[str, ...]
    home: Mapping[str, str]
    real: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, case: Case, findings: Sequence[Diagnostic], view: View) -> Scope:
        """Look at a case. Raises ViewError where the view names what is not there or selects nothing."""
        demand_collapsed(case.amap, view)
        plain = picture_view(view)
        drawings: dict[str, Drawing | None] = {
            reading: _drawing(case, findings, evolve(plain, reading=reading), asked=reading == view.reading)
            for reading in READINGS
        }
        there = [each for each in drawings.values() if each is not None]
        seen = {
            reading: frozenset(_real(each)) if each else frozenset() for reading, each in drawings.items()
        }
        real = frozenset[str]().union(*seen.values())
        drawn = {id_ for each in there for id_ in (*each.part.statements, *each.part.steps)}
        folded = home_of_collapsed(case.amap, view.collapsed)
        kept = tuple(
            evolve(part, records=records)
            for part in parts(case.amap, apart=frozenset(folded.values()))
            if (records := tuple(id_ for id_ in part.records if id_ in real))
        )
        closed = tuple(part.id for part in kept if part.records[0] in folded)
        records = tuple(id_ for id_ in case.amap if id_ in drawn)
        home = _homes(kept, records, [link for each in there for link in each.part.links])
        readings = {
            "with-objections": case.evaluation.with_objections,
            "as-argued": case.evaluation.as_argued,
        }
        return cls(case.amap, view, tuple(findings), readings, drawings, kept, closed, records, home, seen)

    @property
    def title(self) -> str:
        """What the page is called."""
        return title_of(self.amap, self.view)

    @cached_property
    def findings(self) -> tuple[tuple[Diagnostic, str | None], ...]:
        """What was found, each with the id of its record in the page; of a part, only what is about it."""
        about = {id(each): id_ for id_, found in self.opening.findings.items() for each in found}
        found = ((each, about.get(id(each))) for each in self.found)
        whole = len(self.records) == len(self.amap)
        return tuple(
            (each, id_ if id_ in self.home else None) for each, id_ in found if whole or id_ in self.home
        )

    def speaks_of_objections(self, finding: Diagnostic, about: str | None) -> bool:
        """Whether a finding is about what objections do, or about what is only there for them."""
        return finding.code == DEFEATED or (about is not None and about not in self._argued)

    @cached_property
    def _argued(self) -> frozenset[str]:
        """All that is drawn as argued."""
        drawing = self.drawings["as-argued"]
        return frozenset((*drawing.part.statements, *drawing.part.steps) if drawing else ())

    @property
    def opening(self) -> Drawing:
        """The reading with which the page opens."""
        opening = self.drawings[self.view.reading]
        assert opening is not None  # noqa: S101 - a view without anything in it was refused
        return opening

    @cached_property
    def linking(self) -> Drawing:
        """The same with the addresses that its records have in the page."""
        return evolve(self.opening, view=evolve(self.view, page=None))


def picture_view(view: View) -> View:
    """The view for pictures: the page has its own heading, key, links and colours."""
    return evolve(
        view,
        title="",
        legend=False,
        bare=True,
        collapsed=(),
        page=None,
        theme=view.theme.with_colours(PALETTE),
    )


def _drawing(case: Case, findings: Sequence[Diagnostic], view: View, *, asked: bool) -> Drawing | None:
    """The case in one reading, or None where there is nothing in one that was not asked for."""
    try:
        return Drawing.of(case, findings, view)
    except ViewError:
        if asked:
            raise
        return None


def _real(drawing: Drawing) -> Iterator[str]:
    """What is drawn for its own sake."""
    part = drawing.part
    return (id_ for id_ in (*part.statements, *part.steps) if id_ not in part.ghosts)


def _homes(kept: Sequence[Part], records: Sequence[str], links: Sequence[Link]) -> dict[str, str]:
    """The part in whose picture each record is found: its own, or one in which it is the end of a link."""
    own = {id_: part.id for part in kept for id_ in part.records}
    near: dict[str, str] = {}
    for _ in range(2):  # what leads on from a step that is itself only an end lies two links away
        for link in links:
            for one, other in ((link.tail, link.head), (link.head, link.tail)):
                part = own.get(one, near.get(one))
                if part is not None:
                    near.setdefault(other, part)
    return {id_: own.get(id_, near.get(id_, "")) for id_ in records}
