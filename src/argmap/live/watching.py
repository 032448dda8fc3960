"""Which of some files have changed, found by looking again and again, and when they are whole."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LOOK = 0.015
"""Seconds between two looks: too short for anybody to notice, and a look costs next to nothing."""

_AGREE = 0.012
"""Seconds between two looks that must agree before a file is read.

More than a tick of the clocks by which systems date files, so what is written later has another date.
"""

_RETURN = 0.25
"""Seconds that a file may be gone, or empty, in the middle of being saved."""

_PATIENCE = 2.0
"""Seconds after which a file that never comes to rest is read as it is."""


class Stamp(NamedTuple):
    """What changes when a file is written, or when another takes its place."""

    written: int
    changed: int
    size: int
    file: int
    device: int


Stamps = dict[str, Stamp | None]
"""The stamp of each path; None where there is no file."""


def stamps(paths: Iterable[str]) -> Stamps:
    """How some files are now."""
    return {path: _stamp(path) for path in paths}


def settled(before: Mapping[str, Stamp | None]) -> Stamps:
    """How files are once nobody writes in them, given how they were.

    Editors save in many ways: some empty the file and fill it again, some move it away and put a new
    one in its place. So what is suddenly gone or empty is given a moment to come back.
    """
    start = time.monotonic()
    now = stamps(before)
    while (waited := time.monotonic() - start) < _PATIENCE:
        time.sleep(_AGREE)
        then, now = now, stamps(before)
        if now == then and (waited > _RETURN or not _vanished(before, now)):
            break
    return now


def _vanished(before: Mapping[str, Stamp | None], now: Mapping[str, Stamp | None]) -> bool:
    """Whether some file that held something holds nothing."""
    return any(stamp is not None and stamp.size and not _size(now[path]) for path, stamp in before.items())


def _size(stamp: Stamp | None) -> int:
    return stamp.size if stamp is not None else 0


def _stamp(path: str) -> Stamp | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - this runs thirty times a second for every file
    except (OSError, ValueError):  # ValueError: a NUL byte in the path
        return None
    return Stamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev)
