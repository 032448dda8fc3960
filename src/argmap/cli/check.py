"""`argmap check`: report what was found in some maps."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from argmap.case import Case
from argmap.check import check as find
from argmap.check import chosen as rules_for
from argmap.cli import console
from argmap.cli.options import add_color, add_stdin_filename, choices, listed, nearest, refuse
from argmap.cli.paths import STDIN, arg_files, cannot_read, maps_first
from argmap.cli.reading import read
from argmap.diagnostics import Severity, in_order
from argmap.lang import MISTAKES
from argmap.lang.mistakes import UNKNOWN_RECORD
from argmap.report import FORMS, Checked
from argmap.rules import RULES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.check import AnyRule
    from argmap.diagnostics import Diagnostic
    from argmap.lang import Parsed

_LEVELS = {str(severity): severity for severity in Severity}
_NEVER = "never"

_MANY = 5
"""Unknown records, and how many of them to one that is known, in what is no map."""


def add(parser: argparse.ArgumentParser) -> None:
    """What `argmap check` takes."""
    parser.description = (
        "Report what is missing, circular or does not follow, with the place and two ways out."
    )
    parser.epilog = (
        "The exit code is 0 if nothing was found at or above the fail level, 1 if something was,\n"
        "and 2 if a file could not be read or the command line makes no sense.\n\n"
        "examples:\n"
        "  argmap check                          the maps in this folder\n"
        "  argmap check essay.arg --select AM2   leaps alone\n"
        "  argmap check maps --output-format json --fail-level error"
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
        help="only these rules: codes, their beginnings or names",
    )
    parser.add_argument(
        "--ignore", action="extend", default=[], type=listed, metavar="RULE,…", help="not these rules"
    )
    parser.add_argument("--pedantic", action="store_true", help="also the rules that are off by default")
    parser.add_argument(
        "--fail-level",
        default=str(Severity.WARNING),
        help="what makes the exit code 1; warning is the default",
        **choices((*_LEVELS, _NEVER)),
    )
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever was found")
    add_stdin_filename(parser)
    add_color(parser)


def run(args: argparse.Namespace) -> int:
    """Check, print, and tell by the exit code."""
    run_ = _Run(chosen(args.select, args.ignore, pedantic=args.pedantic), args.stdin_filename)
    form = FORMS[args.output_format]
    text = form.write(run_.maps(arg_files(args.paths)), console.screen(args.color))
    try:
        console.write(text, as_utf8=form.for_programs)
    except BrokenPipeError:
        console.abandon()
    for path in run_.foreign:
        console.say(
            f"argmap: {path} does not look like a map; `argmap init` writes a small one that shows how they look"
        )
    if run_.unread:
        return 2
    fails = args.fail_level != _NEVER and run_.worst <= _LEVELS[args.fail_level]
    return int(fails and not args.exit_zero)


def chosen(select: Sequence[str], ignore: Sequence[str], *, pedantic: bool) -> tuple[AnyRule, ...]:
    """The rules that are asked for. Mistakes in writing are always reported, whatever is asked for."""
    for word in (*select, *ignore):
        if not any(_fits(each.code, each.name, word) for each in (*RULES, *MISTAKES)):
            refuse(f"no rule is called `{word}`{_hint(word)}")
    for word in ignore:
        if not any(_fits(rule.code, rule.name, word) for rule in RULES):
            refuse(f"`{word}` cannot be ignored: what could not be read is always reported")
    wanted = [word for word in select if any(_fits(rule.code, rule.name, word) for rule in RULES)]
    if select and not wanted:
        return ()
    return rules_for(wanted, ignore, pedantic=pedantic)


class _Run:
    """One run over some files: what it came across on the way decides on the exit code."""

    def __init__(self, rules: Sequence[AnyRule], stdin_filename: str | None) -> None:
        self.rules = rules
        self.stdin_filename = stdin_filename
        self.unread = False
        self.foreign: list[str] = []
        self.worst: float = float("inf")
        self.said: set[tuple[str, int, str, str]] = set()
        """What was found in a part that several maps include is reported once."""

    def maps(self, files: Sequence[str]) -> Iterator[Checked]:
        """Check file after file, those that others include only as part of them."""
        first, parts = maps_first(files)
        covered: set[str] = set()
        for path in (*first, *parts):
            if path != STDIN and os.path.realpath(path) in covered:
                continue
            try:
                parsed = read(path, self.stdin_filename)
            except OSError as error:
                console.say(f"argmap: {cannot_read(path, error)}")
                self.unread = True
                continue
            covered.update(os.path.realpath(source.name) for source in parsed.map.sources)
            if _foreign(parsed):
                self.foreign.append(path)
            case = Case.of(parsed.map)
            found = tuple(
                self._new(in_order((*parsed.diagnostics, *find(case, self.rules)), case.amap.sources))
            )
            self.worst = min([self.worst, *(each.severity for each in found)])
            yield Checked(case, found)

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


def _fits(code: str, name: str, word: str) -> bool:
    return word == name or code.startswith(word.upper())


def _hint(word: str) -> str:
    near = nearest(word, (each for rule in (*RULES, *MISTAKES) for each in (rule.name, rule.code.lower())))
    if near is None:
        return "; `argmap explain` lists them"
    return f"; did you mean `{near.upper() if near.startswith('am') and near[2:].isdigit() else near}`?"
