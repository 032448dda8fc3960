"""Maps that a client shows beside their text: the page once, and after that what is new on it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from attrs import define, field

from argmap.live.pages import Pages
from argmap.live.session import problem
from argmap.render import EngineError, View, ViewError

if TYPE_CHECKING:
    from argmap.editor.project import State

_ALL = View(large=True)
Plain = dict[str, Any]
"""What becomes an object of JSON."""


@define(eq=False)
class Preview:
    """The page of one map. It may be asked from several threads; they wait for one another.

    As long as the text has mistakes in it the last picture without them stays, and so it does where a
    new one cannot be drawn.
    """

    version: int = 0
    """Of what was drawn last; 0 is nothing yet."""
    _pages: Pages = field(factory=lambda: Pages(_ALL))
    _seen: State | None = None
    _shown: State | None = None
    _made: Plain = field(factory=dict)
    _problems: list[Plain] = field(factory=list)
    _lock: threading.Lock = field(factory=threading.Lock)

    def page(self, state: State) -> tuple[str, int]:
        """The page, which listens for news, and its version. Raises EngineError and ViewError where there is nothing to see."""
        with self._lock:
            self._see(state)
            if self._shown is None:
                raise EngineError(self._problems[0]["message"])
            return self._pages.html(self._full()), self.version

    def news(self, state: State, since: int) -> Plain:
        """What is amiss in the text, and the state of the page if that is not of version `since`."""
        with self._lock:
            self._see(state)
            fresh = self._shown is not None and self.version != since
            return {
                "version": self.version,
                "state": self._full() if fresh else None,
                "problems": self._problems,
            }

    def details(self, version: int) -> Plain:
        """Explanations by the ids of records, and ways out by the numbers of findings, if that version is shown."""
        with self._lock:
            if self._shown is None or self.version != version:
                return {"explanations": {}, "help": {}}
            told: dict[str | int, object] = {}
            for each in self._pages.explain(self._shown.case, self._shown.findings, self._made):
                told.update(each)
        return {
            "explanations": {about: words for about, words in told.items() if isinstance(about, str)},
            "help": {str(about): words for about, words in told.items() if isinstance(about, int)},
        }

    def stop(self) -> None:
        """Let everything go that was started."""
        self._pages.stop()

    def _see(self, state: State) -> None:
        if state is self._seen:
            return
        self._problems = [problem(each) for each in state.mistakes]
        if not state.mistakes or self._shown is None or self._shown.mistakes:
            try:
                made, trouble = self._pages.state(state.case, state.findings)
            except ViewError as error:
                made, trouble = {}, str(error)
            if trouble:
                self._problems.append(_sentence(trouble))
            if made and not (self._pages.failure and self._shown):
                self._made, self._shown = made, state
                self.version += 1
        self._seen = state

    def _full(self) -> Plain:
        return {**self._made, "live": {"version": self.version}, "problems": self._problems}


def _sentence(trouble: str) -> Plain:
    return {"code": None, "name": None, "level": "error", "message": trouble, "help": [], "place": None}
