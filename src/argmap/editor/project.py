"""The maps that somebody works on: which file belongs to which, and where each map stands now."""

from __future__ import annotations

import os
import re
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from argmap.case import Case
from argmap.check import check, gradually
from argmap.diagnostics import in_order
from argmap.editor.index import Index
from argmap.editor.nearby import checked_nearby, differences, weighed
from argmap.evaluate import evaluate
from argmap.lang import read_again
from argmap.loading import Desk
from argmap.report.checked import Checked
from argmap.settings import Finder, Settings, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagnostics import Diagnostic
    from argmap.lang import Whole
    from argmap.model import ArgMap

SUFFIX = ".arg"
_INCLUDE = re.compile(r'^include[ \t]+"([^"\n\0]*)"', re.MULTILINE)
_MOST_FILES = 5_000
"""Maps that are looked for in a folder, at most."""
_MOST_FOLDERS = 2_000
"""Folders in which they are looked for, at most."""
_LARGE = 400
"""Statements and steps in a map that is not checked as a whole at every key."""
_MANY = 100
"""Records that may have changed before the whole map is checked at once."""
_UPWARDS = 4
"""Folders above a file in which maps are looked for that may include it."""
_MARKS = (".git", ".argmap.toml", "pyproject.toml")
"""What lies in the outermost folder of somebody's work."""


@lru_cache(maxsize=10_000)
def _real(path: str) -> str:
    """Where a file really lies; asked at every key, so remembered until something changes on the disk."""
    return os.path.realpath(path)


@frozen(eq=False)
class State:
    """Where a map stands: as much of it as could be read, what was found, and what holds for it.

    `trouble` is a sentence where its settings make no sense; the defaults hold then.
    """

    case: Case
    mistakes: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]
    settings: Settings
    trouble: str = ""
    settled: bool = True
    """Whether the whole map was checked, and not only what an edit touched."""

    @property
    def amap(self) -> ArgMap:
        """The map."""
        return self.case.amap

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is to be reported, in the order of the text."""
        found = in_order((*self.mistakes, *self.findings), self.amap.sources)
        return tuple(self.settings.reported(found))

    @cached_property
    def checked(self) -> Checked:
        """The map with all that is to be reported."""
        return Checked(self.case, self.diagnostics)

    @cached_property
    def index(self) -> Index:
        """The names in the map, and where they stand."""
        return Index(self.amap)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The names of the files that it was read from, the including one first."""
        return tuple(dict.fromkeys(source.name for source in self.amap.sources))

    @cached_property
    def real(self) -> frozenset[str]:
        """Where these files really lie."""
        return frozenset(map(_real, self.files))


@define(eq=False)
class Project:
    """The maps in some folders, and the files that are open in an editor.

    Paths are absolute. A part that another map includes is looked at as a part of that map.
    """

    folders: list[str] = field(factory=list)
    desk: Desk = field(factory=Desk)
    _states: dict[str, State] = field(factory=dict, init=False)
    _before: dict[str, State] = field(factory=dict, init=False)
    """The state of each map before it was edited, or may have been."""
    _open: dict[str, Whole] = field(factory=dict, init=False)
    _roots: dict[str, str] = field(factory=dict, init=False)
    _includes: dict[str, list[str]] = field(factory=dict, init=False)
    """The records of open files that include others, as they were written."""
    _finder: Finder = field(factory=Finder, init=False)

    # ------------------------------------------------------------------------------ what is open

    def open(self, path: str, text: str) -> None:
        """Somebody opened a file, whose text counts from now on."""
        whole = self._open[path] = self.desk.open(path, text)
        self._includes[path] = _including(whole)
        self._forget()

    def close(self, path: str) -> None:
        """Somebody closed a file: what is on the disk counts."""
        self._open.pop(path, None)
        self.desk.close(path)
        self._includes.pop(path, None)
        self._forget()
        self._before.pop(path, None)

    def whole(self, path: str) -> Whole | None:
        """An open file, which may be edited; `edited` is to be told."""
        return self._open.get(path)

    @property
    def opened(self) -> tuple[str, ...]:
        """The paths of the files that are open."""
        return tuple(self._open)

    def edited(self, path: str) -> None:
        """An open file has another text now."""
        includes = _including(self._open[path])
        if self._includes[path] != includes:
            self._forget()
        self._includes[path] = includes
        real = _real(path)
        for root in [root for root, state in self._states.items() if real in state.real or root == path]:
            self._before[root] = self._states.pop(root)

    def touched(self) -> None:
        """Something may have changed on the disk: maps, their parts, texts or the settings."""
        self._forget()
        self._finder = Finder()
        _real.cache_clear()

    def _forget(self) -> None:
        """Any map may stand elsewhere now, and files may belong to others."""
        self._before.update(self._states)
        self._states.clear()
        self._roots.clear()

    # --------------------------------------------------------------------------- where it stands

    def state(self, path: str) -> State:
        """Where the map stands that a file is, or is a part of. Raises OSError where it cannot be read."""
        root = self.root(path)
        if root not in self._states:
            self._states[root] = self._looked_at(root)
        return self._states[root]

    def root(self, path: str) -> str:
        """The map that a file is a part of, or the file itself; of several maps one that is open, or the first."""
        if path not in self._roots:
            includers = self._includers()
            found: list[str] = []
            seen, waiting = {path}, [path]
            while waiting:
                above = [
                    each for each in includers.get(os.path.realpath(waiting.pop()), ()) if each not in seen
                ]
                seen.update(above)
                waiting += above
                found += [each for each in above if not includers.get(os.path.realpath(each))]
            found.sort(key=lambda each: (each not in self._open, each))
            self._roots[path] = next(iter(found), path)
        return self._roots[path]

    def settling(self, path: str) -> Iterator[None]:
        """Check the whole map of a file, rule by rule, where only what an edit touched was checked.

        Between two rules something else may be done. Where the map is edited meanwhile, this comes to
        nothing.
        """
        root = self.root(path)
        state = self._states.get(root)
        if state is None or state.settled:
            return
        findings = yield from gradually(state.case, state.settings.rules)
        if self._states.get(root) is state:
            self._states[root] = evolve(state, findings=findings, settled=True)

    def _looked_at(self, root: str) -> State:
        settings, trouble = self._settings(root)
        before = self._before.pop(root, None)
        if before is not None and before.settings == settings:
            after = self._looked_at_again(before, trouble)
            if after is not None:
                return after
        parsed = self.desk.parse(root)
        amap = evolve(parsed.map, default_language=settings.language)
        if before is not None and before.settings == settings and len(amap) >= _LARGE:
            changed = differences(before.amap, amap)
            if len(changed) < _MANY:
                case = Case(amap, weighed(amap, changed, before.case), before.case.texts)
                findings = checked_nearby(case, changed, before, settings.rules)
                return State(case, parsed.diagnostics, findings, settings, trouble, settled=False)
        shelf = before.case.texts if before is not None else None
        case = Case(amap, evaluate(amap), shelf)
        return State(case, parsed.diagnostics, check(case, settings.rules), settings, trouble)

    def _looked_at_again(self, before: State, trouble: str) -> State | None:
        """The state after an edit within some records of a large map; None where more may have changed."""
        if before.mistakes or len(before.amap) < _LARGE:
            return None
        found = read_again(before.amap, self._wholes(before))
        if found is None:
            return None
        amap, changed = found
        case = Case(amap, weighed(amap, changed, before.case), before.case.texts)
        findings = checked_nearby(case, changed, before, before.settings.rules)
        return State(case, (), findings, before.settings, trouble, settled=False)

    def _wholes(self, state: State) -> Iterator[Whole]:
        """The files of a map as they are now."""
        for name in state.files:
            try:
                yield self.desk.file(name)[0]
            except (OSError, ValueError):
                return

    def _settings(self, path: str) -> tuple[Settings, str]:
        try:
            return self._finder.of(path), ""
        except SettingsError as error:
            return Settings(), str(error)

    # ----------------------------------------------------------------------------- which there are

    def maps(self) -> tuple[str, ...]:
        """The paths of the maps that are open and of those in the folders."""
        found = dict.fromkeys(self._open)
        for folder in self.folders:
            found.update(dict.fromkeys(islice(_inside(folder), _MOST_FILES)))
        return tuple(found)

    def roots(self, path: str) -> tuple[str, ...]:
        """All maps that are open, or have a part that is, and that a file belongs to."""
        real = _real(path)
        found = dict.fromkeys([self.root(path), *map(self.root, self._open)])
        return tuple(root for root in found if real in self.state(root).real)

    def _nearby(self) -> Iterator[str]:
        """The maps that may include a file that is open in none of the folders."""
        for path in self._open:
            if not any(Path(path).is_relative_to(folder) for folder in self.folders):
                yield from _around(path)

    def _includers(self) -> dict[str, list[str]]:
        """For each file the maps that include it, as far as they can be read."""
        found: dict[str, list[str]] = {}
        for path in dict.fromkeys((*self.maps(), *self._nearby())):
            for wanted in _INCLUDE.findall(self._text(path)):
                part = os.path.realpath(Path(path).parent / wanted)
                if part != os.path.realpath(path):
                    found.setdefault(part, []).append(path)
        return found

    def _text(self, path: str) -> str:
        whole = self._open.get(path)
        if whole is not None:
            return whole.text
        try:
            return Path(path).read_text("utf-8", "replace")
        except (OSError, ValueError):
            return ""


def _including(whole: Whole) -> list[str]:
    """The records of a file that include others, as they are written."""
    return [piece.text for piece in whole.pieces if piece.text.startswith("include")]


def _inside(folder: str) -> Iterator[str]:
    """The maps in a folder and beneath, but for what is hidden."""
    for where, folders, files in islice(os.walk(folder), _MOST_FOLDERS):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        yield from (os.path.join(where, name) for name in sorted(files) if name.endswith(SUFFIX))  # noqa: PTH118


def _around(path: str) -> Iterable[str]:
    """The maps beside a file and in the folders above it, up to the outermost of somebody's work."""
    for folder in islice(Path(path).parents, _UPWARDS):
        try:
            yield from sorted(str(each) for each in folder.glob(f"*{SUFFIX}"))
        except OSError:
            return
        if any((folder / mark).exists() for mark in _MARKS):
            return
