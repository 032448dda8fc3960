"""What pages are told: the newest state, what is amiss in the text, and who has heard how much of it."""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

State = dict[str, Any]
"""The object that a page is made of, as `argmap.render.page.state` gives it."""


class Event(NamedTuple):
    """One thing to tell a page: `event`, `id` and `data` of a server-sent event."""

    name: str
    version: int
    data: str

    def __bytes__(self) -> bytes:
        return f"event: {self.name}\nid: {self.version}\ndata: {self.data}\n\n".encode("utf-8", "replace")


class Board:
    """Where news is put up, by one thread, and read by the threads of many pages.

    Nothing is kept for those who are slow: whoever comes back finds the newest state with all the
    pictures that changed since, and what was put up in between is gone.
    """

    def __init__(self) -> None:
        """Begin with nothing to show."""
        self._news = threading.Condition()
        self._serial = 0
        self._closed = False
        self.version = int(time.time() * 1000)
        """Of the newest state. It begins with the time, so a page of an earlier run is never taken for new."""
        self._state: State = {}
        self._born: dict[str, int] = {}
        self._problems: tuple[int, list[State]] = 0, []
        self._details: list[tuple[int, Mapping[str | int, object]]] = []
        self._written: dict[bool, Event] = {}

    # -------------------------------------------------------------------------------- putting up

    def show(self, state: State) -> int:
        """Put up a new state, which ends all problems; its version."""
        with self._news:
            self.version += 1
            self._state = {**state, "live": {"version": self.version}, "problems": []}
            there = self._state["pictures"]
            self._born = {key: self._born.get(key, self.version) for key in there}
            self._problems = 0, []
            self._details = []
            self._written = {}
            self._serial += 1
            self._news.notify_all()
            return self.version

    def complain(self, problems: Sequence[State]) -> None:
        """Say what is amiss in the text; the state that there was stays."""
        with self._news:
            self._serial += 1
            self._problems = self._serial, list(problems)
            self._news.notify_all()

    def explain(self, explanations: Mapping[str | int, object]) -> None:
        """Add to the newest state: explanations by the ids of records, ways out by the numbers of findings."""
        with self._news:
            self._serial += 1
            self._details.append((self._serial, explanations))
            self._news.notify_all()

    def close(self) -> None:
        """Send everybody home."""
        with self._news:
            self._closed = True
            self._news.notify_all()

    # ----------------------------------------------------------------------------------- reading

    @property
    def closed(self) -> bool:
        """Whether there will be no more news."""
        return self._closed

    def state(self) -> State:
        """All that is known now, as a page needs it that begins anew."""
        with self._news:
            records, findings = dict(self._state.get("records", {})), list(self._state.get("findings", ()))
            for _, explanations in self._details:
                for about, words in explanations.items():
                    if isinstance(about, int):
                        findings[about] = {**findings[about], "help": words}
                    else:
                        records[about] = {**records[about], "explanation": words}
            return {**self._state, "records": records, "findings": findings, "problems": self._problems[1]}

    def since(self, heard: int, version: int, wait: float) -> tuple[int, list[Event]]:
        """What one has missed who has heard so much and shows that version, and how much that makes.

        Waits so many seconds for news where there is none.
        """
        with self._news:
            if self._serial <= heard and not self._closed:
                self._news.wait(wait)
            return self._serial, list(self._events(heard, version))

    def _events(self, heard: int, version: int) -> list[Event]:
        found = []
        if version != self.version:
            found.append(self._stating(version))
        serial, problems = self._problems
        if problems and serial > heard:
            found.append(self._event("problems", problems=problems))
        missed = [explanations for serial, explanations in self._details if serial > heard]
        if missed:
            merged = [each for explanations in missed for each in explanations.items()]
            words = {id_: each for id_, each in merged if isinstance(id_, str)}
            ways = {number: each for number, each in merged if isinstance(number, int)}
            found.append(self._event("details", explanations=words, help=ways))
        return found

    def _stating(self, version: int) -> Event:
        """The newest state, for one who has the version before with all its pictures or has nothing yet."""
        follows = version == self.version - 1
        if follows not in self._written:
            pictures: dict[str, str] = self._state["pictures"]
            if follows:
                pictures = {key: each for key, each in pictures.items() if self._born[key] == self.version}
            state = {**self._state, "pictures": pictures}
            self._written[follows] = self._event("state", state=state, problems=[])
        return self._written[follows]

    def _event(self, name: str, **data: object) -> Event:
        return Event(name, self.version, as_json({"version": self.version, **data}))


def as_json(value: object) -> str:
    """The shortest JSON, on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
