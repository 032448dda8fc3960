"""From the paths of a command line to the files that are meant."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import console
from argmap.cli.options import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STDIN = "-"
SUFFIX = ".arg"

_INCLUDE = re.compile(rb'(?:^|[\r\n])(?:\xef\xbb\xbf)?include[ \t]+"([^"\r\n]*)"')


def arg_files(paths: Sequence[str]) -> list[str]:
    """The files that some paths mean, each once: a folder means the `.arg` files in it, sorted.

    Folders whose name begins with a dot are passed over. Raises CannotRun where a folder has none.
    """
    found: dict[str, str] = {}
    for path in paths or (os.curdir,):
        if path == STDIN:
            found.setdefault(STDIN, STDIN)
            continue
        _demand_a_path(path)
        files = [str(Path(path))] if not Path(path).is_dir() else list(_inside(path))
        if not files:
            refuse(f"there is no {SUFFIX} file in {path if paths else 'this folder'}")
        for file in files:
            found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def maps_first(files: Iterable[str]) -> tuple[list[str], list[str]]:
    """Files that no other of them includes, and files that one does: to be read as part of that."""
    files = list(files)
    if len(files) == 1:
        return files, []
    included = {part for file in files for part in _included(file)}
    real = {file: os.path.realpath(file) for file in files}
    return [file for file in files if real[file] not in included], [
        file for file in files if real[file] in included
    ]


def one_file(path: str) -> str:
    """The path of a single map; raises CannotRun for a folder."""
    _demand_a_path(path)
    if path != STDIN and Path(path).is_dir():
        refuse(f"{path} is a folder; name one of the maps in it")
    return path


def cannot_read(path: str, error: OSError) -> str:
    """The sentence about a file that could not be read."""
    return f"{path} cannot be read: {console.reason(error)}"


def _demand_a_path(path: str) -> None:
    if not path or "\0" in path:
        refuse(f"{path!r} is no path")


def _inside(folder: str) -> Iterator[str]:
    found: list[Path] = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += (Path(root, name) for name in files if name.endswith(SUFFIX))
    return (str(path) for path in sorted(found))


def _included(file: str) -> Iterator[str]:
    """The real paths that a file seems to include; what cannot be read is told when it is checked."""
    with suppress(OSError, ValueError):
        if file != STDIN and stat.S_ISREG(Path(file).stat().st_mode):
            own = os.path.realpath(file)
            for match in _INCLUDE.finditer(Path(file).read_bytes()):
                wanted = os.path.realpath(Path(file).parent / os.fsdecode(match[1]))
                if wanted != own:
                    yield wanted
