"""The full form: each finding with the lines it is about, what to see there, and ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.report.checked import Tally
from argmap.report.columns import visible
from argmap.report.excerpt import Mark, excerpts
from argmap.report.screen import GUTTER, HELP, LABEL, NOTE, PLAIN, STRONG, Screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.diagnostics import Diagnostic
    from argmap.report.checked import Checked
    from argmap.report.excerpt import Row


def full(maps: Iterable[Checked], screen: Screen = PLAIN) -> Iterator[str]:
    """Every finding in full, a blank line after each, and at the end how many there are."""
    tally = Tally()
    for checked in maps:
        tally.add(checked)
        for each in checked.diagnostics:
            yield "\n".join(finding(each, screen)) + "\n\n"
    if tally.maps:
        yield f"{tally}\n"


def finding(diagnostic: Diagnostic, screen: Screen = PLAIN) -> Iterator[str]:
    """The lines of one finding."""
    paint, level = screen.paint, str(diagnostic.severity)
    head = paint(f"{level}[{diagnostic.code}]", level)
    yield f"{head} {diagnostic.name}: {paint(visible(diagnostic.message), STRONG)}"
    marks = (
        Mark(diagnostic.span, diagnostic.here, "", "^", level),
        *(Mark(label.span, label.message, label.code, "-", LABEL) for label in diagnostic.labels),
    )
    found = excerpts(marks, screen.columns)
    gutter = max(len(row.number) for excerpt in found for row in excerpt.rows)
    bar = paint("|", GUTTER)
    for arrow, excerpt in zip(("-->", *[":::"] * len(found)), found, strict=False):
        yield f"{' ' * gutter}{paint(arrow, GUTTER)} {visible(str(excerpt.place))}"
        yield f"{' ' * gutter} {bar}"
        yield from (_line(row, gutter, screen) for row in excerpt.rows)
    yield from _advice(diagnostic, gutter, screen)


def _line(row: Row, gutter: int, screen: Screen) -> str:
    paint = screen.paint
    if row.gap:
        return paint("...", GUTTER)
    words = "".join(paint(run.text, run.style) for run in row.runs)
    number = row.number.rjust(gutter)
    return f"{paint(number, GUTTER) if row.number else number} {paint('|', GUTTER)} {words}".rstrip()


def _advice(diagnostic: Diagnostic, gutter: int, screen: Screen) -> Iterator[str]:
    paint = screen.paint
    advice: Sequence[tuple[str, str, str]] = (
        *(("help", HELP, words) for words in diagnostic.help),
        *(("note", NOTE, words) for words in [diagnostic.note] if words),
    )
    if advice:
        yield f"{' ' * gutter} {paint('|', GUTTER)}"
    for kind, style, words in advice:
        first, *more = words.split("\n")
        yield f"{' ' * gutter} {paint('=', GUTTER)} {paint(kind, style)}: {visible(first)}"
        yield from (f"{' ' * (gutter + len(kind) + 5)}{visible(each)}" for each in more)
