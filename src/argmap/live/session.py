"""One map that is being watched: read on each save, and what came of it put up on a board."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

from argmap import collector, loading
from argmap.case import Case
from argmap.evaluate import evaluate
from argmap.lang.mistakes import MISSING_INCLUDE
from argmap.live.watching import Stamps, settled, stamps
from argmap.render import ViewError
from argmap.report.json import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from argmap.diagnostics import Diagnostic
    from argmap.lang import Parsed
    from argmap.live.board import Board, State

_READINGS = 5
"""How often a map is read that changes while it is read."""


class Trouble(Exception):  # noqa: N818 - it is no mistake of the program
    """Why there is nothing new to show, in one sentence."""


class Project(NamedTuple):
    """How a map is read, judged and drawn.

    `read` and `find` raise Trouble. `state` makes the object that a page shows, with explanations to
    follow, and a sentence where something is missing from it; it raises ViewError. `explain` gives the
    explanations of records and the ways out of findings, by their numbers, some at a time. `files` are the map itself and what else decides on it, such as settings.
    """

    files: tuple[str, ...]
    read: Callable[[], Parsed]
    find: Callable[[Case], Sequence[Diagnostic]]
    state: Callable[[Case, Sequence[Diagnostic]], tuple[State, str]]
    explain: Callable[[Case, Sequence[Diagnostic], State], Iterator[Mapping[str | int, object]]]


class Turn(NamedTuple):
    """What came of reading a map: the state, and what was found; what is amiss in the writing.

    There is no state where the last good one was kept. `trouble` is a sentence where something kept the
    map from being read, judged or drawn, or drawn in full.
    """

    state: State | None = None
    findings: tuple[Diagnostic, ...] = ()
    mistakes: tuple[Diagnostic, ...] = ()
    trouble: str = ""


@define(eq=False)
class Session:
    """Keeps a board up to date with a map."""

    project: Project
    board: Board
    _stamps: Stamps = field(init=False)
    _good: bool = field(default=False, init=False)
    """Whether the board shows a map without mistakes."""
    _case: Case | None = field(default=None, init=False)
    _unexplained: Iterator[Mapping[str | int, object]] = field(default=iter(()), init=False)

    @_stamps.default
    def _of_the_first_files(self) -> Stamps:
        return stamps(self.project.files)

    @property
    def changed(self) -> bool:
        """Whether a file of the map is other than it was when it was read."""
        return stamps(self._stamps) != self._stamps

    def turn(self) -> Turn:
        """Read the map, once its files are whole, and put up what came of it."""
        with collector.at_rest(large=True):
            turn = self._turn()
        if turn.state is not None:
            self.board.show(turn.state)
        if turn.mistakes or turn.trouble:
            self.board.complain([*map(problem, turn.mistakes), *_sentence(turn.trouble)])
        return turn

    def explain(self) -> bool:
        """Put up some more explanations of the newest state; whether there were any."""
        explanations = next(self._unexplained, {})
        if explanations:
            self.board.explain(explanations)
        return bool(explanations)

    def _turn(self) -> Turn:
        mistakes: tuple[Diagnostic, ...] = ()
        try:
            parsed = self._read()
            mistakes = parsed.diagnostics
            if mistakes and self._good:
                return Turn(mistakes=mistakes)
            case = Case(parsed.map, evaluate(parsed.map), self._case.texts if self._case else None)
            self._case = case
            findings = tuple(self.project.find(case))
            state, trouble = self.project.state(case, findings)
        except (Trouble, ViewError) as error:
            return Turn(mistakes=mistakes, trouble=str(error))
        self._good = not mistakes
        self._unexplained = self.project.explain(case, findings, state)
        return Turn(state, findings, mistakes, trouble)

    def _read(self) -> Parsed:
        """Read what is whole: once more where something changed meanwhile, or was not watched before."""
        for _ in range(_READINGS):
            self._stamps = settled(self._stamps)
            parsed = self.project.read()
            watched = self._stamps
            self._stamps = {path: watched.get(path) for path in self._files(parsed)}
            if not self.changed:
                break
        return parsed

    def _files(self, parsed: Parsed) -> Iterator[str]:
        """The files on which a map rests: its own, those that it names, and those that are missing."""
        amap = parsed.map
        yield from self.project.files
        yield from (source.name for source in amap.sources)
        named = (*(work.file for work in amap.works.values()), *(header.file for header in amap.headers))
        wanted = [(file.span.source, str(file)) for file in named if file is not None]
        wanted += [
            (each.span.source, each.span.text[1:-1])
            for each in parsed.diagnostics
            if each.code == MISSING_INCLUDE.code
        ]
        for source, name in wanted:
            path = loading.named_file(source, name)
            if path is not None:
                yield str(path)


def problem(mistake: Diagnostic) -> State:
    """A mistake of writing, as a page tells it."""
    return {
        "code": mistake.code,
        "name": mistake.name,
        "level": str(mistake.severity),
        "message": mistake.message,
        "help": list(mistake.help),
        "place": place(mistake.span),
    }


def _sentence(trouble: str) -> Iterator[State]:
    if trouble:
        nowhere: State = {"code": None, "name": None, "help": [], "place": None}
        yield {**nowhere, "level": "error", "message": trouble}
