"""What a project settles for its maps, in `.argmap.toml` or in `[tool.argmap]` of pyproject.toml."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve, field, frozen

from argmap.check import chosen
from argmap.diagnostics import Severity
from argmap.lang.mistakes import MISTAKES, nearest
from argmap.lang.vocabulary import LANGUAGE_TAG
from argmap.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from argmap.check import AnyRule
    from argmap.diagnostics import Diagnostic

OWN, SHARED = ".argmap.toml", "pyproject.toml"
"""Files that hold settings: all of the one, `[tool.argmap]` of the other; the first goes before the second."""

NEVER = "never"
FAIL_LEVELS = (*(str(severity) for severity in Severity), NEVER)
DEFAULT = "default"
COMMAND_LINE = "command line"


class SettingsError(ValueError):
    """Why settings make no sense, in one sentence that names the file and, where it is known, the line."""


class PerFile(NamedTuple):
    """Rules that are not reported in the files that a pattern fits."""

    pattern: str
    rules: tuple[str, ...]


@frozen
class Settings:
    """What holds for one map.

    `select`, `ignore` and `per_file_ignores` name rules by code, by the beginning of codes or by
    name; an empty `select` means the rules that are on by default. `folder` is where the patterns
    of `per_file_ignores` begin, absolute; `file` is where the settings were read, or empty.
    `origins` says where a setting comes from, by its key in the file; what is absent there is the
    default.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[PerFile, ...] = ()
    fail_level: str = str(Severity.WARNING)
    language: str = "en"
    pedantic: bool = False
    file: str = ""
    folder: str = ""
    origins: Mapping[str, str] = field(factory=dict)

    @property
    def rules(self) -> tuple[AnyRule, ...]:
        """The rules to ask. Mistakes in the writing are reported whatever is asked for."""
        wanted = [word for word in self.select if _among(RULES, word)]
        if self.select and not wanted:
            return ()
        return chosen(wanted, self.ignore, pedantic=self.pedantic)

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of that severity counts against a map."""
        return self.fail_level != NEVER and severity <= Severity[self.fail_level.upper()]

    def reported(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Those that `per_file_ignores` does not silence in the file in which they stand."""
        if not self.per_file_ignores:
            yield from diagnostics
            return
        silent = cache(self._silent_in)
        rules = {rule.code for rule in RULES}
        for each in diagnostics:
            if each.code not in rules or each.code not in silent(each.span.source.name):
                yield each

    def _silent_in(self, path: str) -> frozenset[str]:
        """The codes of the rules that are silent in a file."""
        return frozenset(
            rule.code
            for per_file in self.per_file_ignores
            if _matches(path, per_file.pattern, self.folder)
            for rule in RULES
            if any(_fits(rule.code, rule.name, word) for word in per_file.rules)
        )

    def shown(self) -> Iterator[tuple[str, Any, str]]:
        """Each setting by its key in the file, as plain data, and where it comes from."""
        for key, setting in SETTINGS.items():
            yield key, setting.plain(getattr(self, setting.name)), self.origins.get(key, DEFAULT)


def from_command_line(
    settings: Settings,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    pedantic: bool = False,
    fail_level: str | None = None,
) -> Settings:
    """The settings, with what a command line says instead.

    A `select` begins anew: what the file selects and ignores is passed over. `ignore` is added.
    Raises SettingsError for a word that names no rule.
    """
    said: dict[str, Any] = {}
    origins = dict(settings.origins)
    if select:
        _demand_rules(select)
        said |= {"select": tuple(select), "ignore": ()}
        origins |= {"select": COMMAND_LINE}
        origins.pop("ignore", None)
    if ignore:
        _demand_rules(ignore, to_be_ignored=True)
        before = () if select else settings.ignore
        said["ignore"] = (*before, *ignore)
        origins["ignore"] = " and ".join([*([origins["ignore"]] if before else []), COMMAND_LINE])
    if pedantic:
        said["pedantic"] = True
        origins["pedantic"] = COMMAND_LINE
    if fail_level is not None:
        said["fail_level"] = fail_level
        origins["fail-level"] = COMMAND_LINE
    return evolve(settings, **said, origins=origins) if said else settings


# ------------------------------------------------------------------------------ finding the file


@frozen
class Finder:
    """Finds the settings of maps, each file read once."""

    _known: dict[Path, Settings] = field(factory=dict)

    def of(self, path: str | os.PathLike[str]) -> Settings:
        """What holds for a map: the nearest settings from its folder upwards, or the defaults.

        In a folder, `.argmap.toml` goes before pyproject.toml, which counts only where it has a
        table `[tool.argmap]`. Raises SettingsError where they cannot be read or make no sense.
        """
        folder = Path(os.path.abspath(path))  # noqa: PTH100 - a link in the path is not followed
        return self.within(folder if folder.is_dir() else folder.parent)

    def at(self, file: str | os.PathLike[str]) -> Settings:
        """What a settings file says, wherever the maps lie. Raises SettingsError."""
        path = Path(file)
        if path not in self._known:
            self._known[path] = read(path)
        return self._known[path]

    def within(self, folder: Path) -> Settings:
        """What holds for the maps in a folder, whose path is absolute."""
        passed: list[Path] = []
        found: Settings | None = None
        for each in (folder, *folder.parents):
            found = self._known.get(each) or _in_folder(each)
            passed.append(each)
            if found is not None:
                break
        settings = found or Settings()
        self._known.update(dict.fromkeys(passed, settings))
        return settings


def _in_folder(folder: Path) -> Settings | None:
    own = folder / OWN
    if own.is_file():
        return read(own)
    shared = folder / SHARED
    text = _text(shared) if shared.is_file() else ""
    if "argmap" not in text:
        return None
    table = _table(text, shared)
    return None if table is None else _settings(table, text, shared)


def read(path: str | os.PathLike[str]) -> Settings:
    """The settings that a file holds: `[tool.argmap]` of a pyproject.toml, all of any other.

    Raises SettingsError where it cannot be read, or where something in it makes no sense.
    """
    path = Path(path)
    text = _text(path)
    table = _table(text, path)
    if table is None:
        raise SettingsError(_sentence(path, None, "there is no table `[tool.argmap]` in it"))
    return _settings(table, text, path)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
    except UnicodeDecodeError:
        why = "it is not UTF-8"
    raise SettingsError(_sentence(path, None, f"the settings cannot be read: {why}"))


def _table(text: str, path: Path) -> dict[str, Any] | None:
    """The table that holds settings, or None where a pyproject.toml has none."""
    import tomllib  # noqa: PLC0415 - most folders have no settings

    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", str(error))
        line = int(at[1]) if at and at[1] else None
        words = str(error)[: at.start()] if at else str(error)
        raise SettingsError(
            _sentence(path, line, f"this is not TOML: {words[:1].lower()}{words[1:]}")
        ) from None
    if path.name != SHARED:
        return dict(table)
    for name in _SHARED_TABLE:
        table = table.get(name)
        if table is None:
            return None
        if not isinstance(table, dict):
            raise SettingsError(_sentence(path, None, "`tool.argmap` is a table of settings"))
    return dict(table)


_SHARED_TABLE = ("tool", "argmap")


# -------------------------------------------------------------------------------- what it says


class _At(NamedTuple):
    """A settings file, its text, and where in it its settings stand."""

    path: Path
    text: str
    table: tuple[str, ...]

    def amiss(self, key: str, says: str, *within: str) -> SettingsError:
        """What is amiss with a setting."""
        return SettingsError(_sentence(self.path, self.line(key, *within), says))

    def line(self, key: str, *within: str) -> int | None:
        """The 1-based line on which a key stands, or its table; None where it is written otherwise."""
        wanted = (*self.table, *within, key)
        table: tuple[str, ...] = ()
        for number, line in enumerate(self.text.split("\n"), 1):
            header = _HEADER.match(line)
            if header:
                table = _keys(header[1])
            assigned = None if header else _ASSIGNED.match(line)
            at = (*table, *_keys(assigned[1])) if assigned else table if header else ()
            if at == wanted:
                return number
        return self.line(*reversed(within)) if within else None

    @property
    def name(self) -> str:
        return _relative(self.path)


_KEY = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"[ \t]*\[[ \t]*({_DOTTED})[ \t]*\]")
_ASSIGNED = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(key.strip("\"'") for key in re.findall(_KEY, dotted))


def _settings(table: Mapping[str, Any], text: str, path: Path) -> Settings:
    at = _At(path, text, _SHARED_TABLE if path.name == SHARED else ())
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for key, value in table.items():
        if key not in SETTINGS:
            near = nearest(key, SETTINGS)
            hint = f"did you mean `{near}`?" if near else f"the settings are {', '.join(SETTINGS)}"
            raise at.amiss(key, f"there is no setting `{key}`; {hint}")
        values[SETTINGS[key].name] = SETTINGS[key].read(value, key, at)
        line = at.line(key)
        origins[key] = at.name if line is None else f"{at.name}:{line}"
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - compared as text with other paths
    return Settings(**values, file=at.name, folder=folder, origins=origins)


def _rules(value: object, key: str, at: _At, *within: str, to_be_ignored: bool = False) -> tuple[str, ...]:
    words = [word for word in value if isinstance(word, str)] if isinstance(value, list) else []
    if not words or not isinstance(value, list) or len(words) != len(value):
        raise at.amiss(
            key, f'`{key}` is a list of rules, such as ["AM2", "dangling"], not {_shown(value)}', *within
        )
    try:
        _demand_rules(words, to_be_ignored=to_be_ignored)
    except SettingsError as error:
        raise at.amiss(key, f"{error} (in `{key}`)", *within) from None
    return tuple(words)


def _select(value: object, key: str, at: _At) -> tuple[str, ...]:
    return _rules(value, key, at)


def _ignore(value: object, key: str, at: _At) -> tuple[str, ...]:
    return _rules(value, key, at, to_be_ignored=True)


def _per_file_ignores(value: object, key: str, at: _At) -> tuple[PerFile, ...]:
    if not isinstance(value, dict):
        raise at.amiss(key, f'`{key}` is a table, such as {{"drafts/**" = ["AM2"]}}, not {_shown(value)}')
    found: list[PerFile] = []
    for pattern, rules in value.items():
        amiss = _amiss(pattern)
        if amiss:
            raise at.amiss(pattern, f"`{pattern}` is no pattern of files: {amiss}", key)
        found.append(PerFile(pattern, _rules(rules, pattern, at, key, to_be_ignored=True)))
    return tuple(found)


def _fail_level(value: object, key: str, at: _At) -> str:
    if isinstance(value, str) and value in FAIL_LEVELS:
        return value
    near = nearest(value, FAIL_LEVELS) if isinstance(value, str) else None
    hint = f"; did you mean `{near}`?" if near else ""
    raise at.amiss(key, f"`{key}` is one of {', '.join(FAIL_LEVELS)}, not {_shown(value)}{hint}")


def _language(value: object, key: str, at: _At) -> str:
    if isinstance(value, str) and LANGUAGE_TAG.fullmatch(value):
        return value
    raise at.amiss(key, f"`{key}` is a BCP 47 tag, such as de, fr or pt-BR, not {_shown(value)}")


def _pedantic(value: object, key: str, at: _At) -> bool:
    if isinstance(value, bool):
        return value
    raise at.amiss(key, f"`{key}` is true or false, not {_shown(value)}")


class Setting(NamedTuple):
    """A setting: its field in Settings, how its value is read, and how it becomes plain data."""

    name: str
    read: Callable[[object, str, _At], object]
    plain: Callable[[Any], object]


SETTINGS: Mapping[str, Setting] = {
    "select": Setting("select", _select, list),
    "ignore": Setting("ignore", _ignore, list),
    "per-file-ignores": Setting(
        "per_file_ignores", _per_file_ignores, lambda each: {pattern: list(rules) for pattern, rules in each}
    ),
    "fail-level": Setting("fail_level", _fail_level, str),
    "language": Setting("language", _language, str),
    "pedantic": Setting("pedantic", _pedantic, bool),
}
"""The settings by their keys in the file; the published schema has the same."""


def _shown(value: object) -> str:
    """What stands in a file, in the words of TOML; long values by what they are."""
    for kind, what in _KINDS.items():
        if isinstance(value, kind):
            return what(value)
    return "a date or a time"


_KINDS: Mapping[type | tuple[type, ...], Callable[[Any], str]] = {
    bool: lambda value: f"`{str(value).lower()}`",
    (int, float): lambda value: f"`{value}`",
    str: lambda value: f'`"{value}"`' if value else "an empty text",
    list: lambda value: "a list" if value else "an empty list",
    dict: lambda _: "a table",
}


def _sentence(path: Path, line: int | None, says: str) -> str:
    place = _relative(path) if line is None else f"{_relative(path)}:{line}"
    return f"{place}: {says}"


def _relative(path: Path) -> str:
    """A path as it is reported: from the folder that we are in, where it lies there."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a link in the path is not followed
    return str(absolute.relative_to(Path.cwd())) if absolute.is_relative_to(Path.cwd()) else str(absolute)


# ---------------------------------------------------------------------------------- rules by name


def _demand_rules(words: Iterable[str], *, to_be_ignored: bool = False) -> None:
    for word in words:
        if not _among((*RULES, *MISTAKES), word):
            message = f"no rule is called `{word}`{_hint(word)}"
            raise SettingsError(message)
        if to_be_ignored and not _among(RULES, word):
            message = f"`{word}` cannot be ignored: what could not be read is always reported"
            raise SettingsError(message)


def _among(rules: Iterable[Any], word: str) -> bool:
    return any(_fits(rule.code, rule.name, word) for rule in rules)


def _fits(code: str, name: str, word: str) -> bool:
    return word == name or (word != "" and code.startswith(word.upper()))


def _hint(word: str) -> str:
    near = nearest(word, (each for rule in (*RULES, *MISTAKES) for each in (rule.name, rule.code.lower())))
    if near is None:
        return "; `argmap explain` lists them"
    return f"; did you mean `{near.upper() if near.startswith('am') and near[2:].isdigit() else near}`?"


# ------------------------------------------------------------------------------ patterns of files


def _amiss(pattern: str) -> str:
    """Why this is no pattern, or nothing."""
    parts = pattern.split("/")
    if not pattern.strip():
        return "it is empty"
    if pattern.startswith("/") or "\\" in pattern or ".." in parts:
        return "it begins at the folder of the settings and has `/` between names"
    if any("**" in part and part != "**" for part in parts):
        return "`**` stands alone between two `/`"
    if re.search(r"\[(?![^\]/]+\])", pattern):
        return "a `[` is not closed"
    return ""


def _matches(path: str, pattern: str, folder: str) -> bool:
    """Whether a pattern fits a file: its name, or with a `/` in it, its path from the folder.

    `*` and `?` stay between two `/`; `**` is any number of folders. A pattern that ends in `/` means
    all that lies in that folder.
    """
    absolute = os.path.abspath(path)  # noqa: PTH100 - a link in the path is not followed
    if "/" not in pattern:
        return fnmatchcase(os.path.basename(absolute), pattern)  # noqa: PTH119 - it is text by now
    if os.path.splitdrive(absolute)[0] != os.path.splitdrive(folder)[0]:
        return False
    parts = Path(os.path.relpath(absolute, folder)).parts
    wanted = [part for part in (f"{pattern}**" if pattern.endswith("/") else pattern).split("/") if part]
    at = _skipped({0}, wanted)
    for part in parts:
        further = {
            place if wanted[place] == "**" else place + 1
            for place in at
            if place < len(wanted) and (wanted[place] == "**" or fnmatchcase(part, wanted[place]))
        }
        at = _skipped(further, wanted)
    return len(wanted) in at


def _skipped(places: set[int], wanted: Sequence[str]) -> set[int]:
    """The places in a pattern where matching may go on: `**` may also stand for nothing."""
    found = set(places)
    for place, part in enumerate(wanted):
        if place in found and part == "**":
            found.add(place + 1)
    return found
