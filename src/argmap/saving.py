"""Files written whole or not at all: where the library writes the disk."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


def save(path: str | os.PathLike[str], data: bytes) -> None:
    """Put `data` into a file, by way of a new file beside it that then takes its place.

    What stood there is replaced only once everything is written; its mode stays, and so does a link
    that leads to it. A device or a pipe is written to as it is. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode):
        target.write_bytes(data)
        return
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied", str(path))
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", suffix=".tmp", dir=target.parent)
    except OSError as error:  # name the file that was asked for, not the one beside it
        raise type(error)(error.errno, error.strerror, str(path)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


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
