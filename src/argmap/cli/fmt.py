"""`argmap fmt`: put maps into the canonical form."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import loading
from argmap.cli import console
from argmap.cli.changes import difference, written
from argmap.cli.options import add_color, add_stdin_filename
from argmap.cli.paths import STDIN, arg_files, cannot_read
from argmap.lang.format import Formatted, format_source
from argmap.report.columns import visible
from argmap.report.terminal import finding

if TYPE_CHECKING:
    import argparse

_SAME, _OTHER, _REFUSED = "same", "other", "refused"


def add(parser: argparse.ArgumentParser) -> None:
    """What `argmap fmt` takes."""
    parser.description = (
        "Put maps into the canonical form: layout and the order of clauses, never a word, an id or a verdict.\n"
        "Files are written in UTF-8 with LF line ends. A file with mistakes in its writing is not touched."
    )
    parser.epilog = (
        "The exit code is 0, or 1 if --check finds something to change, or 2 if a file could not be formatted.\n\n"
        "examples:\n"
        "  argmap fmt essay.arg\n"
        "  argmap fmt --check --diff maps\n"
        "  argmap fmt - < draft.arg > essay.arg"
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="maps, or folders with .arg files in them; `-` is standard input, to standard output; without any,"
        " this folder",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; list what would change")
    parser.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    add_stdin_filename(parser)
    add_color(parser)


def run(args: argparse.Namespace) -> int:
    """Format file after file; what was done is told on standard error."""
    done = [_one(path, args) for path in arg_files(args.paths)]
    if args.paths != [STDIN]:
        changed = "to be formatted" if args.check or args.diff else "formatted"
        words = {_OTHER: changed, _REFUSED: "not formatted", _SAME: "already in form"}
        console.say(
            ", ".join(f"{_files(done.count(each))} {what}" for each, what in words.items() if each in done)
        )
    return 2 if _REFUSED in done else int(args.check and _OTHER in done)


def _one(path: str, args: argparse.Namespace) -> str:
    name = (args.stdin_filename or "<stdin>") if path == STDIN else path
    try:
        data = console.read_bytes() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        console.say(f"argmap: {cannot_read(path, error)}")
        return _REFUSED
    text, reasons = formatted(data, name)
    if text is None:
        screen = console.screen(args.color, sys.stderr)
        for each in reasons:
            console.say("\n".join(finding(each, screen)) + "\n")
        console.say(f"argmap: {visible(name)} is left as it is until this is mended")
        return _REFUSED
    if args.diff:
        console.write(difference(data.decode("utf-8-sig"), text, name), as_utf8=True)
    elif args.check:
        console.write([f"{visible(name)}\n"] if text.encode() != data else ())
    elif path == STDIN:
        console.write_bytes(text.encode())
    elif text.encode() != data and not written(path, text.encode()):
        return _REFUSED
    return _SAME if text.encode() == data else _OTHER


def formatted(data: bytes, name: str) -> Formatted:
    """The text of a file in the canonical form, or None with the reasons why there is none."""
    source, problems = loading.decode(data, name)
    if problems:
        return Formatted(None, problems)
    return format_source(source)


def _files(number: int) -> str:
    return f"{number} file" if number == 1 else f"{number} files"
