"""Texts and files to maps, with the shipped schemes at hand: where the library reads the disk."""

from __future__ import annotations

import errno
import os
import stat
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

from argmap import lang
from argmap.diagnostics import Diagnostic, Severity
from argmap.lang import Opened, Parsed, Whole, mistakes
from argmap.schemes import shipped
from argmap.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 64 << 20
"""Bytes in the largest file that is read for a `text` clause."""


def parse(text: str, name: str = "<text>", base: str | os.PathLike[str] | None = None) -> Parsed:
    """Read a text. Files that it names are looked for only where `base` says in which folder. Never raises."""
    folder = None if base is None else Path(base)
    source = Source(name, text, _kept(folder))
    return lang.parse(source, shipped(), _opener(folder, {}) if folder else None)


def parse_bytes(data: bytes, name: str, base: str | os.PathLike[str] | None = None) -> Parsed:
    """Read the bytes of a text, as `parse` does; what is not UTF-8 is reported and read as Latin-1."""
    folder = None if base is None else Path(base)
    source, problems = decode(data, name, _kept(folder))
    parsed = lang.parse(source, shipped(), _opener(folder, {}) if folder else None)
    return Parsed(parsed.map, (*problems, *parsed.diagnostics))


def parse_file(path: str | os.PathLike[str], unsaved: Mapping[str, str] | None = None) -> Parsed:
    """Read a file and what it includes. `unsaved` gives the text of files by their real path instead.

    Raises OSError where the file itself cannot be read; a missing include is a diagnostic.
    """
    path = Path(path)
    source, problems = _read(path, str(path), unsaved or {}, pipes=True)
    parsed = lang.parse(source, shipped(), _opener(path.parent, unsaved or {}, path))
    return Parsed(parsed.map, (*problems, *parsed.diagnostics))


class _Read(NamedTuple):
    """A file as it was read: when it was written, its pieces, and what was amiss with its bytes."""

    stamp: tuple[int, int]
    whole: Whole
    problems: tuple[Diagnostic, ...]


@define(eq=False)
class Desk:
    """Files in pieces, for a map that is read again and again: those that somebody has open, and the rest.

    What is open counts as it stands there, saved or not; other files are read when they change.
    """

    _open: dict[str, Whole] = field(factory=dict, init=False)
    _closed: dict[str, _Read] = field(factory=dict, init=False)

    def open(self, path: str, text: str) -> Whole:
        """Let a text stand for a file from now on; it is edited by means of what is returned."""
        whole = self._open[os.path.realpath(path)] = Whole.of(path, text, _kept(Path(path).parent))
        return whole

    def close(self, path: str) -> None:
        """Let the file on the disk stand for itself again."""
        self._open.pop(os.path.realpath(path), None)

    def file(self, path: str) -> tuple[Whole, tuple[Diagnostic, ...]]:
        """A file, open or on the disk, and what is amiss with its bytes. Raises OSError and ValueError."""
        real = os.path.realpath(path)
        if (whole := self._open.get(real)) is not None:
            return whole, ()
        found = Path(path).stat()
        stamp = found.st_mtime_ns, found.st_size
        known = self._closed.get(real)
        if known is None or known.stamp != stamp:
            source, problems = decode(_bytes(Path(path), pipes=False), path, _kept(Path(path).parent))
            if known is None or known.whole.name != path:
                whole = Whole.of(path, source.text, source.folder)
            else:
                whole = known.whole
                whole.replace(source.text)
            known = self._closed[real] = _Read(stamp, whole, problems)
        return known.whole, known.problems

    def parse(self, path: str) -> Parsed:
        """Read a map, and what it includes, as they stand now. Raises OSError where it cannot be read."""
        whole, problems = self.file(path)
        parsed = lang.parse(whole, shipped(), self._opener(whole))
        return Parsed(parsed.map, (*problems, *parsed.diagnostics))

    def _opener(self, first: Whole) -> lang.Opener:
        names = {os.path.realpath(first.name): first.name}

        def opened(source: Source, wanted: str) -> Opened:
            path = Path(source.name).parent / wanted
            try:
                real = os.path.realpath(path)
                whole, problems = self.file(names.setdefault(real, os.path.normpath(path)))
            except (OSError, ValueError) as error:
                return Opened(None, why=reason(error))
            return Opened(whole, problems)

        return opened


def named_file(source: Source, wanted: str) -> Path | None:
    """Where the file lies that a text names; None if the text itself lies nowhere."""
    return None if source.folder is None else source.folder / wanted


def read_whole(path: Path) -> bytes:
    """What a file of any kind holds, if that is not more than LARGEST.

    Raises OSError, and ValueError for what cannot be the name of a file.
    """
    if path.stat().st_size > LARGEST:
        raise OSError(errno.EFBIG, f"it holds more than {LARGEST >> 20} million bytes", str(path))
    return _bytes(path, pipes=False)


def decode(data: bytes, name: str, folder: Path | None = None) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The text of UTF-8 bytes, without a byte order mark.

    Other bytes are read as Latin-1, so that nothing is lost to the other checks, and reported.
    """
    try:
        return Source(name, data.decode("utf-8-sig"), folder), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        byte = data[error.start]
    source = Source(name, data.decode("latin-1"), folder)
    line = before.count("\n") + 1
    at = source.offset(line, 1) if line <= source.lines else 0
    place = source.text.find(chr(byte), at)
    problem = Diagnostic(
        mistakes.UNREADABLE.code,
        mistakes.UNREADABLE.name,
        Severity.ERROR,
        f"the file is not UTF-8: the byte 0x{byte:02X} stands here",
        Span(source, max(place, 0), max(place, 0) + 1),
        help=("save the file as UTF-8; for now it is read as if it were Latin-1",),
    )
    return source, (problem,)


def reason(error: OSError | ValueError) -> str:
    """Why a file could not be read, as the second half of a sentence."""
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return why[:1].lower() + why[1:]


def _read(
    path: Path, name: str, unsaved: Mapping[str, str], *, pipes: bool = False
) -> tuple[Source, tuple[Diagnostic, ...]]:
    if unsaved and (text := unsaved.get(os.path.realpath(path))) is not None:
        return Source(name, text, _kept(path.parent)), ()
    return decode(_bytes(path, pipes=pipes), name, _kept(path.parent))


def _kept(folder: Path | None) -> Path | None:
    """A folder that stays the same where the program goes on to another."""
    return None if folder is None else folder.absolute()


def _bytes(path: Path, *, pipes: bool) -> bytes:
    """What a file holds. A device, or a pipe that nobody named on purpose, could go on for ever."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or (pipes and stat.S_ISFIFO(mode))):
        raise OSError(errno.EINVAL, "it is not a file", str(path))
    return path.read_bytes()


def _opener(folder: Path, unsaved: Mapping[str, str], first: Path | None = None) -> lang.Opener:
    """Follows includes on the disk; a file reached by two paths is one source."""
    names = {os.path.realpath(first): str(first)} if first is not None else {}
    folders = {name: Path(name).parent for name in names.values()}
    return partial(_open, folder, folders, names, unsaved)


def _open(  # noqa: PLR0913, PLR0917 - the first four are bound once, by `_opener`
    folder: Path,
    folders: dict[str, Path],
    names: dict[str, str],
    unsaved: Mapping[str, str],
    source: Source,
    wanted: str,
) -> Opened:
    path = folders.get(source.name, folder) / wanted
    try:
        real = os.path.realpath(path)
        name = names.setdefault(real, os.path.normpath(path))
        folders[name] = path.parent
        included, problems = _read(path, name, unsaved)
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the path
        return Opened(None, why=reason(error))
    return Opened(included, problems)
