"""One line for each finding: `path:line:column: level: CODE name: message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.report import ink
from argmap.report.columns import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagnostics import Diagnostic
    from argmap.report.checked import Checked


def concise(maps: Iterable[Checked]) -> Iterator[str]:
    """A line for each finding, never wrapped; nothing where nothing was found."""
    return (f"{line(each, ink.plain)}\n" for checked in maps for each in checked.diagnostics)


def concise_in_colour(maps: Iterable[Checked]) -> Iterator[str]:
    """The same with the place, the level and the code set off."""
    return (f"{line(each, ink.coloured)}\n" for checked in maps for each in checked.diagnostics)


def line(diagnostic: Diagnostic, paint: ink.Paint = ink.plain) -> str:
    """The line of one finding, without its line feed."""
    level = str(diagnostic.severity)
    place = paint(visible(str(diagnostic.span)), ink.STRONG)
    head = f"{place}: {paint(level, level)}: {paint(diagnostic.code, level)} {diagnostic.name}"
    return f"{head}: {visible(diagnostic.message)}"
