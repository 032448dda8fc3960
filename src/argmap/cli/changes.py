"""Texts that changed: shown as a difference, or written."""

from __future__ import annotations

import re
from difflib import unified_diff
from typing import TYPE_CHECKING

from argmap.cli import console
from argmap.report.columns import visible
from argmap.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_UNENDED = "\n\\ No newline at end of file\n"


def difference(before: str, after: str, name: str) -> Iterator[str]:
    """What changes, as a unified diff that `patch -p0` and `git apply -p0` take."""
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), name, name)
    return (line if line.endswith("\n") else line + _UNENDED for line in lines)


def written(path: str, data: bytes) -> bool:
    """Whether a file could be written, whole; said to the one who asked, if not."""
    try:
        save(path, data)
    except OSError as error:
        console.say(f"argmap: {visible(path)} cannot be written: {console.reason(error)}")
        return False
    return True
