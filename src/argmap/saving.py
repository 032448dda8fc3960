"""Files written whole or not at all: where the library writes the disk."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def save(path: str | os.PathLike[str], data: bytes) -> None:
    """Put `data` into a file, by way of a new file beside it that then takes its place.

    What stood there is replaced only once everything is written; its mode stays, and so does a link
    that leads to it. A device or a pipe is written to as it is. Raises OSError.
    """
    save_all({path: data})


def save_all(files: Mapping[str | os.PathLike[str], bytes]) -> None:
    """Put what belongs together into files as `save` does, and none into its place before all are written."""
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            target = Path(os.path.realpath(path))
            mode = _mode(target)
            if mode is not None and not stat.S_ISREG(mode):
                target.write_bytes(data)
                continue
            waiting.append((_new_beside(target, path, mode), target))
            _fill(waiting[-1][0], data, mode)
        for new, target in waiting:
            new.replace(target)
    except BaseException:
        for new, _ in waiting:
            with suppress(OSError):
                new.unlink()
        raise


def _new_beside(target: Path, path: str | os.PathLike[str], mode: int | None) -> Path:
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied", str(path))
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", suffix=".tmp", dir=target.parent)
    except OSError as error:  # name the file that was asked for, not the one beside it
        raise type(error)(error.errno, error.strerror, str(path)) from None
    os.close(handle)
    return Path(name)


def _fill(new: Path, data: bytes, mode: int | None) -> None:
    with new.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    new.chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _umask() -> int:
    """The permissions that new files do not get; the only way to ask is to set them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
