"""Maps as the verbs read them: from a file or from standard input."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import loading
from argmap.cli import console
from argmap.cli.options import refuse
from argmap.cli.paths import STDIN, cannot_read, one_file

if TYPE_CHECKING:
    from argmap.lang import Parsed

_STDIN_NAME = "<stdin>"


def read(path: str, stdin_filename: str | None = None) -> Parsed:
    """Read a map; raises OSError where the file cannot be read."""
    if path == STDIN:
        name = stdin_filename or _STDIN_NAME
        folder = Path(stdin_filename).parent if stdin_filename else Path(os.curdir)
        return loading.parse_bytes(console.read_bytes(), name, folder)
    return loading.parse_file(path)


def read_one(path: str, stdin_filename: str | None = None) -> Parsed:
    """Read the one map that a verb is about; raises CannotRun where that is not possible."""
    try:
        return read(one_file(path), stdin_filename)
    except OSError as error:
        refuse(cannot_read(path, error))
