"""The page of a map as live mode needs it: made anew on each save, and what did not change not drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.live.layouts import Layouts
from argmap.render.engines import Drawn, EngineError, lines_missing
from argmap.render.page import explained, explanations, filled, state, ways_out
from argmap.report.pages import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic
    from argmap.live.board import State
    from argmap.model import ArgMap
    from argmap.render import View
    from argmap.render.engines import Engine

_KEPT = 300
"""Pictures that are remembered, so that what is undone is there again at once."""

_AT_A_TIME = 20
"""Records that are explained before somebody looks whether the map has changed."""

_BLANK = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt" viewBox="0 0 9 9">'
    b'<g class="graph"/></svg>'
)
"""What stands where a picture could not be drawn."""


class Pages:
    """Makes the pages of one map after another under one view."""

    def __init__(self, view: View, engine: Engine = "auto", timeout: float = 30.0) -> None:
        """Say what is shown, who lays it out, and how many seconds one picture may take."""
        self._view = view
        self._layouts = Layouts(engine, timeout)
        self._pictures: dict[str, str] = {}
        self.failure = ""
        """Why a picture could not be drawn when a state was made last."""
        self._lost = 0
        self._records: Mapping[str, object] = {}

    def state(self, case: Case, findings: Sequence[Diagnostic]) -> tuple[State, str]:
        """What a page shows, explanations apart, and a sentence where pictures or lines are missing from it.

        Raises ViewError where the view names something that is not there.
        """
        self.failure, self._lost = "", 0
        made = state(
            case,
            draw=self._drawn,
            begin=self._layouts.begin,
            findings=findings,
            view=self._view,
            explain=False,
            address=address,
            known=self._pictures,
            first=self._changed(case.amap),
        )
        if not self.failure and not self._lost:
            kept = {key: each for key, each in self._pictures.items() if key not in made["pictures"]}
            self._pictures = dict(list((kept | made["pictures"]).items())[-_KEPT:])
        return made, self.failure or (lines_missing(self._lost) if self._lost else "")

    def _changed(self, amap: ArgMap) -> set[str]:
        """The records that are new, or other than they were: their pictures are to be laid out first."""
        before, self._records = self._records, {**amap.statements, **amap.inferences}
        return {id_ for id_, record in self._records.items() if before.get(id_) is not record}

    def explain(
        self, case: Case, findings: Sequence[Diagnostic], made: State
    ) -> Iterator[Mapping[str | int, object]]:
        """The ways out of findings, by their numbers, and then the explanations of records, some at a time."""
        for number, ways in ways_out(case, findings, self._view):
            yield {number: ways}
        ids = explained(made["records"], len(case.amap))
        for start in range(0, len(ids), _AT_A_TIME):
            yield dict(explanations(case.evaluation, ids[start : start + _AT_A_TIME]).items())

    def html(self, made: State) -> str:
        """The page that shows a state."""
        return filled(made, theme=self._view.theme)

    def prepare(self) -> None:
        """Get ready for the next save."""
        self._layouts.prepare()

    def stop(self) -> None:
        """Let everything go that was started."""
        self._layouts.stop()

    def _drawn(self, dot: str) -> Drawn:
        try:
            found = self._layouts.drawn(dot)
        except EngineError as error:
            self.failure = str(error)
            return Drawn(_BLANK, None)
        self._lost += found.lost
        return found
