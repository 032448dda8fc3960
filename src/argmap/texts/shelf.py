"""The texts that a map names: each is read when it is first asked for, and only once."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from argmap import loading
from argmap.model import Work
from argmap.texts.matching import find
from argmap.texts.quotation import quotation
from argmap.texts.text import Text, UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.model import ArgMap, Evidence, Header, Prose
    from argmap.texts.matching import Found, Scattered
    from argmap.texts.quotation import Quotation

_NO_FOLDER = "this map was not read from a file, so nothing says in which folder it lies"
_OWN = "it is the map itself, in which all that it quotes stands"


class Volume(NamedTuple):
    """A `source` or a `map` and the text that it names."""

    record: Work | Header
    file: Prose
    text: Text

    @property
    def belongs(self) -> str:
        """What it is the text of, in words."""
        return _belongs(self.record)


class Unread(NamedTuple):
    """A `source` or a `map` whose text cannot be read: why, and what may be done."""

    record: Work | Header
    file: Prose
    why: str
    mend: tuple[str, ...]

    @property
    def belongs(self) -> str:
        """What it would be the text of, in words."""
        return _belongs(self.record)


class Due(NamedTuple):
    """Where the quotations of a piece of evidence should stand; `whole` if every such text could be read."""

    volumes: tuple[Volume, ...]
    whole: bool


class _Held(NamedTuple):
    """What a file holds, and its date and size when it was read."""

    stamp: tuple[int, int] | None
    text: Text | UnreadableError


@frozen(eq=False)
class Shelf:
    """The texts of a map."""

    amap: ArgMap
    _by_path: dict[str, _Held] = field(factory=dict, init=False, repr=False)
    _by_file: dict[int, Volume | Unread] = field(factory=dict, init=False, repr=False)
    _found: dict[tuple[str, int], Found | Scattered | None] = field(factory=dict, init=False, repr=False)
    _cut: dict[str, Quotation] = field(factory=dict, init=False, repr=False)

    @classmethod
    def after(cls, amap: ArgMap, before: Shelf) -> Shelf:
        """The texts of a map that was read again: those files that did not change are not read again."""
        shelf = cls(amap)
        kept = {real: held for real, held in before._by_path.items() if _stamp(real) == held.stamp}
        shelf._by_path.update(kept)
        if len(kept) == len(before._by_path):  # otherwise what was found may have been found elsewhere
            shelf._found.update(before._found)
        shelf._cut.update(before._cut)
        return shelf

    @cached_property
    def named(self) -> tuple[Volume | Unread, ...]:
        """Every source and every `map` record that names a text, in this order."""
        works = (self._named(work) for work in self.amap.works.values())
        headers = (self._named(header) for header in self.amap.headers)
        return tuple(each for each in (*works, *headers) if each is not None)

    @cached_property
    def volumes(self) -> tuple[Volume, ...]:
        """Those whose text could be read."""
        return tuple(each for each in self.named if isinstance(each, Volume))

    def due(self, evidence: Evidence) -> Due:
        """The texts of the sources that are cited; where none of these has one, that of the map.

        A file with a `map` record of its own is a map of the document that this names, or of none; all
        other files belong to the map that was asked for.
        """
        cited = dict.fromkeys(citation.source for citation in evidence.citations)
        works = (self._named(self.amap.works[id_]) for id_ in cited)
        named = [each for each in works if each is not None]
        if not named:
            header = self._headers.get(id(evidence.span.source.file), self.amap.header)
            own = self._named(header) if header is not None else None
            named = [] if own is None else [own]
        there = tuple(each for each in named if isinstance(each, Volume))
        return Due(there, whole=len(there) == len(named))

    def find(self, quote: str, volume: Volume) -> Found | Scattered | None:
        """Where a quotation stands in a text, looked up once."""
        key = quote, id(volume.text)
        if key not in self._found:
            self._found[key] = find(self.cut(quote), volume.text)
        return self._found[key]

    def cut(self, quote: str) -> Quotation:
        """A quotation in its pieces."""
        if quote not in self._cut:
            self._cut[quote] = quotation(quote)
        return self._cut[quote]

    @cached_property
    def _headers(self) -> dict[int, Header]:
        """The `map` record of each file that has one."""
        found: dict[int, Header] = {}
        for header in self.amap.headers:
            found.setdefault(id(header.span.source.file), header)
        return found

    @cached_property
    def _maps(self) -> frozenset[str]:
        """The real paths of the files that the map was read from."""
        return frozenset(os.path.realpath(source.name) for source in self.amap.sources)

    def _named(self, record: Work | Header) -> Volume | Unread | None:
        """What a record names, or None where it names no text."""
        file = record.file
        if file is None:
            return None
        if id(file) not in self._by_file:
            text = self._text(file)
            self._by_file[id(file)] = (
                Unread(record, file, str(text), text.mend)
                if isinstance(text, UnreadableError)
                else Volume(record, file, text)
            )
        return self._by_file[id(file)]

    def _text(self, file: Prose) -> Text | UnreadableError:
        path = loading.named_file(file.span.source, file)
        if path is None:
            return UnreadableError(
                _NO_FOLDER, "say so in Python:  argmap.parse(text, base=FOLDER)", *_OR_WITHOUT
            )
        try:
            real = os.path.realpath(path)
            if real in self._maps:
                return UnreadableError(_OWN, "name the file with the words of the source", *_OR_WITHOUT)
            if real not in self._by_path:
                stamp = _stamp(real)
                self._by_path[real] = _Held(stamp, _read(path, file))
            return self._by_path[real].text
        except (OSError, ValueError) as error:  # ValueError: a NUL byte in the path
            return UnreadableError(
                loading.reason(error),
                f"the path is taken from where {file.span.source.name} lies",
                *_OR_WITHOUT,
            )


def _stamp(path: str) -> tuple[int, int] | None:
    """What changes when a file is written; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - paths are texts here
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _read(path: Path, name: str) -> Text | UnreadableError:
    """The text of a file, or why it holds none; raises OSError where there is no such file."""
    from argmap.texts.reading import read  # noqa: PLC0415 - only where a map names a text

    try:
        return read(loading.read_whole(path), name)
    except UnreadableError as error:
        return error


_OR_WITHOUT = ("or take the clause out: then no quotation is looked up there",)


def _belongs(record: Work | Header) -> str:
    return f"the source `{record.id}`" if isinstance(record, Work) else "the map"
