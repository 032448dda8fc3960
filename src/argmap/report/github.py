"""Workflow commands of GitHub Actions: each finding is marked at its line in the pull request."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.report.checked import Tally, counted, many
from argmap.report.columns import visible
from argmap.report.pages import address
from argmap.report.screen import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagnostics import Diagnostic
    from argmap.report.checked import Checked
    from argmap.report.screen import Screen

MOST_SHOWN = 10
"""Findings of one level that GitHub marks for one step; the others stand in its log alone."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})
"""What would end a value (the escapes of the toolkit's `core` package, `command.ts`)."""


def github(maps: Iterable[Checked], _: Screen = PLAIN) -> Iterator[str]:
    """A command for each finding, and at the end how many there are.

    The sum names no file: in a line that is no command, the runner looks for commands of an older kind.
    """
    tally = Tally()
    for checked in maps:
        tally.add(checked)
        for each in checked.diagnostics:
            yield f"{command(each)}\n"
    if tally.maps:
        hidden = any(number > MOST_SHOWN for number in tally.counts.values())
        more = f"; GitHub marks {MOST_SHOWN} of each kind, this log has them all" if hidden else ""
        yield f"argmap: {counted(tally.counts)} in {many(len(tally.files), 'file')}{more}\n"


def command(each: Diagnostic) -> str:
    """The command of one finding, without its line feed."""
    span = each.span
    properties = {
        "file": PurePath(span.source.name).as_posix(),
        "line": str(span.line),
        "col": str(span.column),
        "endLine": str(span.end_line),
        "endColumn": str(span.end_column),
        "title": f"{each.code} {each.name}",
    }
    written = ",".join(f"{key}={value.translate(_IN_PROPERTY)}" for key, value in properties.items())
    text = "\n".join(visible(line) for part in _parts(each) for line in part.split("\n"))
    return f"::{_COMMANDS[each.severity]} {written}::{text.translate(_IN_DATA)}"


def _parts(each: Diagnostic) -> Iterator[str]:
    """What is said: the places stand in it as well, since the log shows nothing else of a command."""
    yield each.message
    yield f"--> {each.span} {each.here}".rstrip()
    for label in each.labels:
        code = f" [{label.code}]" if label.code else ""
        yield f"::: {label.span} {label.message}".rstrip() + code
    yield from (f"help: {words}" for words in each.help)
    if each.note:
        yield f"note: {each.note}"
    yield address(each.code)
