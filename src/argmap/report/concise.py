"""One line for each finding: `path:line:column: level: CODE name: message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.report.columns import visible
from argmap.report.screen import PLAIN, STRONG, Screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagnostics import Diagnostic
    from argmap.report.checked import Checked


def concise(maps: Iterable[Checked], screen: Screen = PLAIN) -> Iterator[str]:
    """A line for each finding, never wrapped; nothing where nothing was found."""
    return (f"{line(each, screen)}\n" for checked in maps for each in checked.diagnostics)


def line(diagnostic: Diagnostic, screen: Screen = PLAIN) -> str:
    """The line of one finding, without its line feed."""
    paint, level = screen.paint, str(diagnostic.severity)
    place = paint(visible(str(diagnostic.span)), STRONG)
    head = f"{place}: {paint(level, level)}: {paint(diagnostic.code, level)} {diagnostic.name}"
    return f"{head}: {visible(diagnostic.message)}"
