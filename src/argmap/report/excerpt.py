"""The lines of a text that marks stand in, with what is to be seen at each mark written under them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from argmap.report.columns import visible, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.source import Source, Span

_MOST_LINES = 6
"""Lines of a single mark that are shown; of more, the first and the last ones are."""

_BEFORE, _AFTER = 24, 48
"""Characters shown to the left and right of either end of a mark where a line is cut."""

_CUT = " … "
_BETWEEN = 3
"""Columns between the longest words under the lines and the codes to the right of them."""

_CODE = len("[AM402]")


class Mark(NamedTuple):
    """A place, what is to be seen there, a code that goes with it, and how it is drawn."""

    span: Span
    words: str
    code: str
    sign: str
    style: str


class Run(NamedTuple):
    """A stretch of one line in one style."""

    text: str
    style: str = ""


class Row(NamedTuple):
    """A line as it is written, with its number if it is one of the text; `gap` stands for lines left out."""

    runs: tuple[Run, ...]
    number: str = ""
    code: str = ""
    gap: bool = False


class Excerpt(NamedTuple):
    """The marked lines of one text; `place` is where its first mark stands."""

    place: Span
    rows: tuple[Row, ...]


def excerpts(marks: Sequence[Mark], columns: int) -> list[Excerpt]:
    """One excerpt for each text that is marked, in the order in which the marks name them.

    Lines are cut around their marks to about `columns`.
    """
    texts: dict[int, list[Mark]] = {}
    for mark in marks:
        texts.setdefault(id(mark.span.source), []).append(mark)
    return [Excerpt(each[0].span, tuple(_rows(each, columns))) for each in texts.values()]


class _Part(NamedTuple):
    """The part of a mark that lies in one line, from one 0-based character up to another."""

    start: int
    end: int
    mark: Mark
    words: str
    code: str


def _rows(marks: Sequence[Mark], columns: int) -> Iterator[Row]:
    source = marks[0].span.source
    lines: dict[int, list[_Part]] = {}
    for mark in marks:
        for number, part in _parts(mark):
            lines.setdefault(number, []).append(part)
    rows: list[Row] = []
    before = 0
    for number in sorted(lines):
        if before and number == before + 2:
            rows.append(_text_row(source, before + 1, columns))
        elif before and number > before + 2:
            rows.append(Row((), gap=True))
        text, places = _cut(source.line(number), lines[number], columns)
        rows.append(Row((Run(text),), number=str(number)))
        rows += _under([_placed(part, places) for part in lines[number]])
        before = number
    return _with_codes(rows, columns)


def _text_row(source: Source, number: int, columns: int) -> Row:
    text, _ = _cut(source.line(number), (), columns)
    return Row((Run(text),), number=str(number))


def _parts(mark: Mark) -> Iterator[tuple[int, _Part]]:
    """The lines of a mark that are shown, each with its part of the mark; words stand under the last."""
    span = mark.span
    first, last = span.line, span.end_line
    if last > first and span.end_column == 1:
        last -= 1
    shown = list(range(first, last + 1))
    if len(shown) > _MOST_LINES:
        shown = [*shown[: _MOST_LINES // 2], *shown[-_MOST_LINES // 2 :]]
    for number in shown:
        text = span.source.line(number) if first < last else ""
        start = span.column - 1 if number == first else len(text) - len(text.lstrip())
        end = span.end_column - 1 if number == span.end_line else len(text.rstrip())
        if end > start or number in (first, last):
            said = number == last
            words, code = (visible(mark.words), mark.code) if said else ("", "")
            yield number, _Part(start, max(end, start), mark, words, code)


# ------------------------------------------------------------------------------ cutting lines


class _Piece(NamedTuple):
    """Characters of a line that are shown, and the column in which they begin."""

    start: int
    end: int
    column: int
    text: str


def _cut(line: str, parts: Sequence[_Part], columns: int) -> tuple[str, list[_Piece]]:
    """The line as it is shown and where its pieces stand; what is far from any mark is left out."""
    line = line.rstrip()
    if len(line) <= columns:
        shown = visible(line)
        if width(shown) <= columns:
            return shown, [_Piece(0, len(line), 0, line)]
    pieces: list[_Piece] = []
    shown = ""
    end = 0
    for start, end in _windows(parts, len(line), columns):
        shown += _CUT.lstrip() if not pieces and start else _CUT if pieces else ""
        pieces.append(_Piece(start, end, width(shown), line[start:end]))
        shown += visible(line[start:end])
    return shown + (_CUT.rstrip() if end < len(line) else ""), pieces


def _windows(parts: Sequence[_Part], length: int, columns: int) -> list[tuple[int, int]]:
    """The stretches of a long line that are shown: around both ends of each mark, else its beginning."""
    around = [
        (max(0, place - _BEFORE), min(length, place + _AFTER))
        for part in parts
        for place in (min(part.start, length), min(part.end, length))
    ]
    windows: list[tuple[int, int]] = []
    for start, end in sorted(around or [(0, columns)]):
        if windows and start <= windows[-1][1] + len(_CUT):
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    room = columns - sum(end - start for start, end in windows)
    if room > 0:
        start, end = windows[-1]
        windows[-1] = (start, min(length, end + room))
    return windows


# ------------------------------------------------------------------------- what stands under them


class _Placed(NamedTuple):
    """A part of a mark with the columns it takes on the screen."""

    start: int
    end: int
    part: _Part


def _placed(part: _Part, pieces: Sequence[_Piece]) -> _Placed:
    start = _column(part.start, pieces)
    return _Placed(start, max(_column(part.end, pieces), start + 1), part)


def _column(place: int, pieces: Sequence[_Piece]) -> int:
    """The column of a character."""
    piece = pieces[max(0, bisect_right(pieces, place, key=lambda each: each.start) - 1)]
    inside = piece.text[: place - piece.start]
    beyond = max(0, min(place - piece.start - len(piece.text), 1))
    return piece.column + width(visible(inside)) + beyond


def _under(placed: Sequence[_Placed]) -> Iterator[Row]:
    """The rows under one line: its marks, and what is to be said of them from right to left."""
    spoken = sorted(_spoken(placed), key=lambda each: (each.end, each.start))
    size = max(each.end for each in placed)
    last = spoken.pop() if spoken and spoken[-1].end == size else None
    runs = list(_signs(placed, size))
    if last is None:
        yield Row(tuple(runs))
    else:
        words = [Run(" " + last.part.words, last.part.mark.style)] if last.part.words else []
        yield Row((*runs, *words), code=last.part.code)
    spoken.sort(key=lambda each: each.start)
    if spoken:
        yield Row(tuple(_bars(spoken)))
    while spoken:
        each = spoken.pop()
        bars = list(_bars([left for left in spoken if left.start < each.start]))
        gap = Run(" " * (each.start - sum(len(run.text) for run in bars)))
        yield Row((*bars, gap, Run(each.part.words, each.part.mark.style)), code=each.part.code)


def _spoken(placed: Iterable[_Placed]) -> Iterator[_Placed]:
    """Those about which something is said; what is said of several on a line is said of the last."""
    in_order = sorted(placed, key=lambda each: (each.start, each.end))
    said = {(each.part.words, each.part.code): each for each in in_order if each.part.words or each.part.code}
    return iter(said.values())


def _signs(placed: Sequence[_Placed], size: int) -> Iterator[Run]:
    """The row of signs; where marks overlap, the first of them is drawn over the others."""
    cells: list[Mark | None] = [None] * size
    for each in reversed(placed):
        cells[each.start : each.end] = [each.part.mark] * (each.end - each.start)
    at = 0
    while at < size:
        mark, start = cells[at], at
        while at < size and cells[at] is mark:
            at += 1
        yield Run(mark.sign * (at - start), mark.style) if mark else Run(" " * (at - start))


def _bars(placed: Iterable[_Placed]) -> Iterator[Run]:
    """A bar under the beginning of each, leading down to what is said of it."""
    at = 0
    for each in placed:
        if each.start >= at:
            yield Run(" " * (each.start - at))
            yield Run("|", each.part.mark.style)
            at = each.start + 1


def _with_codes(rows: Sequence[Row], columns: int) -> Iterator[Row]:
    """The rows with their codes one under the other to the right of what is said, where there is room."""
    sizes = [sum(width(run.text) for run in row.runs) for row in rows]
    widest = max((size for row, size in zip(rows, sizes, strict=True) if row.code), default=0)
    edge = min(widest + _BETWEEN, columns - _CODE)
    for row, size in zip(rows, sizes, strict=True):
        if row.code:
            gap = " " * max(_BETWEEN, edge - size)
            yield row._replace(runs=(*row.runs, Run(f"{gap}[{row.code}]")))
        else:
            yield row
