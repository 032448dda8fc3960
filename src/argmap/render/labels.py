"""What becomes of a writer's words on their way into DOT: cleaned, wrapped, escaped."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST = 8_000
"""Characters of a label that are drawn; what follows is cut off with an ellipsis."""

WIDTH = 28
"""Columns of a line that is easy to take in at a glance."""

_COMMAS, _STOPS = ",\uff0c\u3001", ".;:!?—)\u3002\uff1b\uff1a\uff01\uff1f\uff09"
_AFTER = {**dict.fromkeys(_COMMAS, -15.0), **dict.fromkeys(_STOPS, -25.0)}
_SMALL, _SMALL_WORD = 3, 30.0
"""What it costs to end a line after a sign, or after a word of so few letters."""

_IDEOGRAM = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")
_OPENING, _CLOSING = {"Ps", "Pi"}, {"Pe", "Pf", "Po", "Lm", "Mn", "Mc", "Me"}
"""General categories of the signs that belong to what follows, and to what stands before."""

_UNDRAWABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(map(chr, (plane << 16 | low for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))))
    + "]"
)
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of text; cutting text into lines would leave them unclosed."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LONGEST_URL = 4_000
_SCHEMES = ("http:", "https:", "mailto:")
_URL_UNSAFE = re.compile(r"""[\x00-\x20"'<>\\^`{|}\x7f-\x9f\ud800-\udfff\ufffe\uffff]""")


def clean(text: str) -> str:
    """`text` on one line, without what an engine or an XML reader cannot take, and not endless."""
    short = text[: 2 * LONGEST]
    drawable = _drawable(short)
    if len(drawable) > LONGEST or len(text) > len(short):
        return drawable[: LONGEST - 1] + "…"
    return drawable


@lru_cache(maxsize=8_192)  # as below
def _drawable(text: str) -> str:
    folded = " ".join(_DIRECTION.sub("", text).split())
    return _UNDRAWABLE.sub("\ufffd", folded)


def wrap(text: str, width: int = WIDTH) -> list[str]:
    """The lines of `text`, about `width` columns each, broken where the sense allows.

    Even lines are preferred, then ends at punctuation; a line does not end in a small word if
    that can be helped. Chinese and Japanese may break between any two characters, but for the signs
    that belong to what stands before or after them. A word longer than a line is cut.
    """
    return list(_wrapped(text, width))


@lru_cache(maxsize=8_192)  # the same words stand in many pictures of a map, one after another
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    pieces = list(_pieces(text, width))
    best = [0.0] * (len(pieces) + 1)
    ends = [0] * len(pieces)
    for first in range(len(pieces) - 1, -1, -1):
        best[first], ends[first] = min(_lines_from(pieces, first, width, best))
    lines, at = [], 0
    while at < len(pieces):
        line = pieces[at : ends[at]]
        lines.append("".join(" " * each.gap + each.text for each in line).lstrip(" "))
        at = ends[at]
    return tuple(lines)


class _Piece(NamedTuple):
    """What is not divided: its text, its columns, and how many spaces stand before it."""

    text: str
    size: int
    gap: int


def _lines_from(
    pieces: Sequence[_Piece], first: int, width: int, best: Sequence[float]
) -> list[tuple[float, int]]:
    """Every end the line that starts at `first` may have, with what the lines from there cost."""
    found, used = [], -pieces[first].gap
    for last in range(first, len(pieces)):
        used += pieces[last].gap + pieces[last].size
        if used > width and last > first:
            break
        end = last + 1
        found.append(((width - used) ** 2 + _break_cost(pieces, end) + best[end], end))
    return found


def _break_cost(pieces: Sequence[_Piece], end: int) -> float:
    if end == len(pieces):
        return 0.0
    text = pieces[end - 1].text
    small = pieces[end].gap and len(text) <= _SMALL
    return _AFTER.get(text[-1], _SMALL_WORD if small else 0.0)


def _pieces(text: str, width: int) -> Iterator[_Piece]:
    for word in text.split():
        gap = 1
        for unit in _units(word) if _IDEOGRAM.search(word) else [word]:
            for part in _parts(unit, width):
                yield _Piece(part, columns(part), gap)
                gap = 0


def _units(word: str) -> Iterator[str]:
    """Each ideogram with the signs that belong to it, and what stands between such."""
    unit, binds, ends = "", True, False
    for char in word:
        category = unicodedata.category(char)
        ideogram = _IDEOGRAM.match(char) is not None
        if not binds and category not in _CLOSING and (ends or ideogram or category in _OPENING):
            yield unit
            unit, ends = "", False
        unit += char
        binds = category in _OPENING
        ends = ends or ideogram
    yield unit


def _parts(word: str, width: int) -> list[str]:
    """A word, cut where it is wider than a line; marks that stack on one letter stay few."""
    if columns(word) <= width and len(word) <= 2 * width:
        return [word]
    parts, part, used = [], "", 0
    for char in word:
        size = columns(char)
        if part and (used + size > width or len(part) >= 2 * width):
            parts.append(part)
            part, used = "", 0
        part += char
        used += size
    return [*parts, part]


def columns(text: str) -> int:
    """How wide `text` is, in columns: full-width characters count two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(char) for char in text)


def _columns_of(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def plain(lines: Iterable[str]) -> str:
    """Lines as a label or tooltip that is never taken for markup."""
    from graphviz import nohtml  # noqa: PLC0415 - costs start-up time, so imported where used

    pieces = (line[at : at + _UNBROKEN] for line in lines for at in range(0, len(line) or 1, _UNBROKEN))
    escaped = (piece.replace("&", "&amp;").replace("\\", "\\\\") for piece in pieces)
    label: str = nohtml("\\n".join(escaped))
    return label


_UNBROKEN = 3_000
"""Characters of a plain line: engines take no more than 16,384 bytes at a time, and `&amp;` is five."""

_INDENT = "\n\t\t"


# HTML-like labels. Only `markup` takes words of a map; the others take what it gave.


def markup(text: str) -> str:
    r"""`text` as it must stand inside an HTML-like label, where `\N` and `\G` would be filled in."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\\", "\\\\")


def lines(text: str, width: int) -> str:
    """Words over several lines."""
    return "<BR/>".join(markup(line) for line in wrap(text, width))


def font(text: str, size: float, colour: str) -> str:
    """Words in a size and colour of their own."""
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">{markup(text)}</FONT>'


def bold(content: str) -> str:
    """The same in bold."""
    return f"<B>{content}</B>"


def row(content: str, align: str = "LEFT") -> str:
    """One row with one cell."""
    return f'<TR><TD ALIGN="{align}" BALIGN="{align}">{content}</TD></TR>'


def table(rows: Iterable[str], spacing: int = 0) -> str:
    """A table without lines, its rows on lines of their own so that the DOT can be read."""
    look = f'BORDER="0" CELLBORDER="0" CELLSPACING="{spacing}" CELLPADDING="1"'
    return f"<TABLE {look}>{''.join(f'{_INDENT}{each}' for each in rows)}</TABLE>"


def ground(text: str, colour: str) -> str:
    """Words beside a line, on a ground that hides it where it runs behind them."""
    look = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1"'
    gap = '<TD WIDTH="4" HEIGHT="1" FIXEDSIZE="TRUE"></TD>'
    return html(f'<TABLE {look}><TR>{gap}<TD BGCOLOR="{colour}">{markup(text)}</TD></TR></TABLE>')


def html(content: str) -> str:
    """A whole label, in the brackets that tell DOT to read it as markup."""
    return f"<{content}>"


# Addresses


def safe_url(url: str) -> str:
    """The address, percent-encoded where it must be, or nothing where it is not one to follow."""
    if len(url) > _LONGEST_URL:
        return ""
    address = _URL_UNSAFE.sub(_percent, url.strip())
    scheme = _SCHEME.match(address)
    if scheme and scheme[0].lower() not in _SCHEMES:
        return ""
    return address


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
