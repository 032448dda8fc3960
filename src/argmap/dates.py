"""Dates as historians write them: a small part of EDTF (ISO 8601-2, 2019, levels 0 and 1)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MINYEAR
from functools import lru_cache
from typing import NamedTuple

Day = tuple[int, int, int]
"""Year, month and day; years before 1 are astronomical, so 44 BC is -43."""

_POINT = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)
_SHOWN = 40
_OPEN = ("..", "")
_CIRCA_YEARS = 5

FORMS = "1924, 1924-05, 1924-05-23, 1828~ (about), 1913/1922 (from, to) or ../1755 (up to)"


class When(NamedTuple):
    """A stretch of time: its first and last day, `None` where it is open."""

    text: str
    first: Day | None
    last: Day | None

    def wholly_after(self, other: When) -> bool:
        """Whether all of this lies later than all of `other`; an open end is never passed."""
        return self.first is not None and other.last is not None and self.first > other.last

    def years_after(self, other: When) -> int:
        """Whole years from the end of `other` to the start of this; 0 where either is open."""
        if self.first is None or other.last is None:
            return 0
        return max(0, self.first[0] - other.last[0] - (self.first[1:] < other.last[1:]))

    def decades(self) -> set[int]:
        """The decades it touches, each by its first year; none where an end is open."""
        if self.first is None or self.last is None:
            return set()
        return set(range(self.first[0] // 10 * 10, self.last[0] + 1, 10))


@lru_cache(maxsize=65536)
def parse(text: str) -> When:
    """Read a date or an interval.

    Raises ValueError, with a sentence for the writer, where `text` is neither.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return When(text, *_point(text, text))
    if start in _OPEN and end in _OPEN:
        message = f"`{text}` is open at both ends"
        raise ValueError(message)
    first = None if start in _OPEN else _point(start, text)[0]
    last = None if end in _OPEN else _point(end, text)[1]
    if first is not None and last is not None and first > last:
        message = f"`{text}` ends before it begins"
        raise ValueError(message)
    return When(text, first, last)


def _point(text: str, whole: str) -> tuple[Day, Day]:
    match = _POINT.fullmatch(text)
    if match is None:
        message = f"`{whole if len(whole) <= _SHOWN else whole[:_SHOWN] + '…'}` is not a date"
        raise ValueError(message)
    year, month, day = (int(part) if part else 0 for part in match.group(1, 2, 3))
    about = match[4] in ("~", "%") and match[4] != ""
    if match[2] and not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        message = f"`{whole}` has no month {match[2]}"
        raise ValueError(message)
    if match[3] and not 1 <= day <= _days(year, month):
        message = f"`{whole}` has no day {match[3]} in that month"
        raise ValueError(message)
    if day:
        return _widen((year, month, day), (year, month, day), months=1 if about else 0)
    if month:
        return _widen((year, month, 1), (year, month, _days(year, month)), months=12 if about else 0)
    return _widen((year, 1, 1), (year, 12, 31), months=12 * _CIRCA_YEARS if about else 0)


def _days(year: int, month: int) -> int:
    leap_cycle = 400
    return monthrange(year if year >= MINYEAR else year % leap_cycle + leap_cycle, month)[1]


def _widen(first: Day, last: Day, months: int) -> tuple[Day, Day]:
    """Move both ends apart; "about" means five years, a year or a month, by how exact the date is."""
    return _shift(first, -months), _shift(last, months)


def _shift(day: Day, months: int) -> Day:
    year, month = divmod(day[0] * 12 + day[1] - 1 + months, 12)
    return year, month + 1, day[2]
