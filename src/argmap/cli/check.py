"""`argmap check`: report what was found in some maps."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from argmap import settings as project
from argmap.case import Case
from argmap.check import check as find
from argmap.cli import console
from argmap.cli.options import add_color, add_settings, add_stdin_filename, choices, listed, refuse
from argmap.cli.paths import STDIN, arg_files, cannot_read, maps_first
from argmap.cli.reading import Reader
from argmap.diagnostics import in_order
from argmap.lang.mistakes import UNKNOWN_RECORD
from argmap.report import FORMS, Checked
from argmap.report.json import FORMAT_VERSION

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.cli.mending import Mended
    from argmap.diagnostics import Diagnostic
    from argmap.lang import Parsed
    from argmap.settings import Settings

_MANY = 5
"""Unknown records, and how many of them to one that is known, in what is no map."""


def add(parser: argparse.ArgumentParser) -> None:
    """What `argmap check` takes."""
    parser.description = (
        "Report what is missing, circular or does not follow, with the place and two ways out."
    )
    parser.epilog = (
        "The exit code is 0 if nothing was found at or above the fail level, 1 if something was,\n"
        "and 2 if a file could not be read, or the command line or the settings make no sense.\n\n"
        "examples:\n"
        "  argmap check                          the maps in this folder\n"
        "  argmap check essay.arg --select AM2   leaps alone\n"
        "  argmap check maps --output-format json --fail-level error\n"
        "  argmap check --diff                   what --fix would mend\n"
        '  argmap check old.arg --add-ignore "accepted in 2026-11"'
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="maps, or folders with .arg files in them; `-` is standard input; without any, this folder",
    )
    parser.add_argument("--output-format", default="full", help="full is the default", **choices(FORMS))
    parser.add_argument(
        "--select",
        action="extend",
        default=[],
        type=listed,
        metavar="RULE,…",
        help="only these rules: codes, their beginnings or names; the settings' own choice is passed over",
    )
    parser.add_argument(
        "--ignore",
        action="extend",
        default=[],
        type=listed,
        metavar="RULE,…",
        help="not these rules, nor those that the settings ignore",
    )
    parser.add_argument("--pedantic", action="store_true", help="also the rules that are off by default")
    parser.add_argument(
        "--fail-level",
        help="what makes the exit code 1; warning is the default",
        **choices(project.FAIL_LEVELS),
    )
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever was found")
    change = parser.add_argument_group("what is written into the maps")
    change.add_argument(
        "--fix",
        action="store_true",
        help="mend what can be mended without changing a word: layout, and ignores that silence nothing",
    )
    change.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="with --fix or --diff: also what changes words, degrees or links; look at it afterwards",
    )
    change.add_argument(
        "--add-ignore",
        metavar="REASON",
        help="ignore, with this reason, all that would make the exit code 1: for old maps",
    )
    change.add_argument(
        "--diff",
        action="store_true",
        help="write nothing; show what --fix or --add-ignore would change, and exit with 1 if that is anything",
    )
    add_settings(parser)
    parser.add_argument(
        "--show-settings",
        action="store_true",
        help="check nothing; show the settings that hold for the paths, and where each comes from",
    )
    add_stdin_filename(parser)
    add_color(parser)


def run(args: argparse.Namespace) -> int:
    """Check, print, and tell by the exit code."""
    _demand_sense(args)
    look = Look.of(args)
    if args.show_settings:
        _show_settings(look, args)
        return 0
    files = arg_files(args.paths)
    mended = _mended(look, files, args) if args.fix or args.diff or args.add_ignore is not None else None
    if mended is not None and args.diff:
        return 2 if mended.failed else int(mended.changed and not args.exit_zero)
    run_ = _Run(look)
    form = FORMS[args.output_format]
    aside = mended is not None and STDIN in files
    screen = console.screen(args.color, sys.stderr if aside else None)
    text = form.write(run_.maps(files), screen)
    try:
        if aside:
            console.say("".join(text).rstrip("\n"))
        else:
            console.write(text, as_utf8=form.for_programs)
    except BrokenPipeError:
        console.abandon()
    for path in run_.foreign:
        console.say(
            f"argmap: {path} does not look like a map; `argmap init` writes a small one that shows how they look"
        )
    if look.unread or (mended is not None and mended.failed):
        return 2
    return int(run_.failed and not args.exit_zero)


def _mended(look: Look, files: Sequence[str], args: argparse.Namespace) -> Mended:
    from argmap.cli.mending import mend  # noqa: PLC0415 - most checks change nothing

    return mend(look, files, args)


def _demand_sense(args: argparse.Namespace) -> None:
    """See that the options for changing maps go together."""
    if args.add_ignore is not None and (args.fix or args.unsafe_fixes):
        refuse("--fix and --add-ignore are two steps: first mend what can be mended, then ignore the rest")
    if args.unsafe_fixes and not (args.fix or args.diff):
        refuse("--unsafe-fixes widens what is mended: add --fix to write it, or --diff to see it")


class Examined(NamedTuple):
    """A map that was checked, and the settings that hold for it."""

    path: str
    parsed: Parsed
    checked: Checked
    settings: Settings

    @property
    def foreign(self) -> bool:
        """Whether this is hardly a map at all."""
        return _foreign(self.parsed)


@frozen
class Look:
    """Checks maps as a command line and the settings of each ask for."""

    reader: Reader
    asked: Mapping[str, object]
    unread: list[str] = field(factory=list)
    """The paths that could not be read."""

    @classmethod
    def of(cls, args: argparse.Namespace) -> Look:
        """What a command line asks for; raises CannotRun where it names rules that there are not."""
        asked = {name: getattr(args, name) for name in ("select", "ignore", "pedantic", "fail_level")}
        look = cls(Reader.of(args), asked)
        look.beside(project.Settings())
        return look

    def settings(self, path: str) -> Settings:
        """What holds for a map; raises CannotRun where that makes no sense."""
        return self.beside(self.reader.settings(path))

    def beside(self, settings: Settings) -> Settings:
        """Settings with what the command line says instead."""
        try:
            return project.from_command_line(settings, **self.asked)  # type: ignore[arg-type]  # by name, as argparse has them
        except project.SettingsError as error:
            refuse(str(error))

    def at(self, path: str, unsaved: Mapping[str, str] | None = None) -> Examined:
        """Check a map; `unsaved` gives the text of files by their real path instead. Raises OSError."""
        settings = self.settings(path)
        parsed = self.reader.read(path, unsaved)
        case = Case.of(parsed.map)
        found = in_order((*parsed.diagnostics, *find(case, settings.rules)), case.amap.sources)
        return Examined(path, parsed, Checked(case, tuple(settings.reported(found))), settings)

    def each(self, files: Sequence[str], unsaved: Mapping[str, str] | None = None) -> Iterator[Examined]:
        """Check file after file, those that others include only as part of them.

        What cannot be read is told, and remembered in `unread`.
        """
        first, parts = maps_first(files)
        covered: set[str] = set()
        for path in (*first, *parts):
            if path != STDIN and os.path.realpath(path) in covered:
                continue
            try:
                examined = self.at(path, unsaved)
            except OSError as error:
                if path not in self.unread:
                    console.say(f"argmap: {cannot_read(path, error)}")
                    self.unread.append(path)
                continue
            covered.update(os.path.realpath(source.name) for source in examined.parsed.map.sources)
            yield examined


class _Run:
    """One run over some files: what it came across on the way decides on the exit code."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.foreign: list[str] = []
        self.failed = False
        self.said: set[tuple[str, int, str, str]] = set()
        """What was found in a part that several maps include is reported once."""

    def maps(self, files: Sequence[str]) -> Iterator[Checked]:
        """Check map after map."""
        for examined in self.look.each(files):
            if examined.foreign:
                self.foreign.append(examined.path)
            found = tuple(self._new(examined.checked.diagnostics))
            self.failed |= any(examined.settings.fails(each.severity) for each in found)
            yield Checked(examined.checked.case, found)

    def _new(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        for each in diagnostics:
            key = (each.span.source.name, each.span.start, each.code, each.message)
            if key not in self.said:
                self.said.add(key)
                yield each


def _foreign(parsed: Parsed) -> bool:
    """Whether hardly anything was read, and much begins as no record does."""
    unknown = sum(each.name == UNKNOWN_RECORD.name for each in parsed.diagnostics)
    amap = parsed.map
    named = (amap.statements, amap.inferences, amap.terms, amap.persons, amap.works, amap.sections)
    read_ = len(amap.headers) + sum(map(len, named))
    return unknown >= _MANY and unknown > _MANY * read_


# --------------------------------------------------------------------------------- --show-settings


def _show_settings(look: Look, args: argparse.Namespace) -> None:
    found = [(path, look.settings(path)) for path in args.paths or (os.curdir,)]
    if args.output_format == "json":
        document = {"format_version": FORMAT_VERSION, "settings": [_plain(*each) for each in found]}
        console.write([json.dumps(document, ensure_ascii=False, indent=2) + "\n"], as_utf8=True)
    else:
        console.write(["\n".join(_table(*each) for each in found)])


def _plain(path: str, settings: Settings) -> dict[str, object]:
    return {
        "path": path,
        "file": settings.file or None,
        "settings": {key: {"value": value, "from": origin} for key, value, origin in settings.shown()},
    }


def _table(path: str, settings: Settings) -> str:
    rows = [(key, json.dumps(value, ensure_ascii=False), origin) for key, value, origin in settings.shown()]
    wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = (f"  {key:{wide[0]}}  {value:{wide[1]}}  {origin}" for key, value, origin in rows)
    where = f"from {settings.file}" if settings.file else "from no settings file"
    return "\n".join((f"{path}: {where}", *lines, ""))
