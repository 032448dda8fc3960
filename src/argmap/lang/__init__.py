"""The language: text in, a map and what is amiss in the writing out. The only room that knows Lark."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, fields, has
from lark import UnexpectedInput

from argmap import collector
from argmap.diagnostics import Edit, in_order
from argmap.lang import mistakes
from argmap.lang.again import read_again
from argmap.lang.mistakes import MISTAKES, Mistake
from argmap.lang.pieces import Whole
from argmap.lang.reading import Opened, Opener, Reading
from argmap.lang.resolve import resolve
from argmap.lang.syntax import Chunk, Entry, cut, parse_record
from argmap.model import Name
from argmap.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.diagnostics import Diagnostic
    from argmap.lang.reading import File
    from argmap.model import ArgMap, Record, Scheme

__all__ = ["MISTAKES", "Mistake", "Opened", "Opener", "Parsed", "Whole", "entries", "parse", "read_again"]

_LARGE = 100_000


class Parsed(NamedTuple):
    """As much of a map as could be read, and what was amiss."""

    map: ArgMap
    diagnostics: tuple[Diagnostic, ...]


def parse(
    source: File | str, schemes: Mapping[str, Scheme] | None = None, opener: Opener | None = None
) -> Parsed:
    """Read a text, and what it includes, into a map. Of a file in pieces, those are read that are new.

    `schemes` are those that a map may use without declaring them. Nothing is raised for what the
    text says; without an `opener`, an include is reported.
    """
    if isinstance(source, str):
        source = Source("<text>", source)
    reading = Reading(opener or _no_files)
    with collector.at_rest(large=source.size > _LARGE):
        reading.read(source)
        amap, found = resolve(tuple(reading.sources), reading.records, schemes or {}, reading.lost)
    mistaken = _renamed_throughout((*reading.found, *found), reading.records)
    return Parsed(amap, in_order(mistaken, reading.sources))


def entries(text: str) -> Iterator[tuple[Chunk, Entry | None]]:
    """The records of one text as they were written; None where one has a mistake in it."""
    for chunk in cut(text):
        try:
            yield chunk, parse_record(chunk.text)
        except UnexpectedInput:
            yield chunk, None


def _no_files(_: Source, __: str) -> Opened:
    return Opened(None, why="this text was not read from a file; use load() on a file to follow includes")


def _renamed_throughout(found: Iterable[Diagnostic], records: Iterable[Record]) -> Iterator[Diagnostic]:
    """The diagnostics, where a fix that renames a record does so wherever it is named."""
    spans: dict[str, list[Span]] | None = None
    for each in found:
        if each.code != mistakes.BAD_ID.code or not each.fixes:
            yield each
            continue
        if spans is None:
            spans = _places(records)
        (fix,) = each.fixes
        own = each.span
        places = next(among for among in spans.values() if own in among)
        edits = tuple(Edit(place, fix.edits[0].text) for place in sorted(places, key=lambda at: at.start))
        yield evolve(each, fixes=(evolve(fix, edits=edits),))


def _places(records: Iterable[Record]) -> dict[str, list[Span]]:
    """Where each name stands in some records."""
    found: dict[str, list[Span]] = defaultdict(list)
    waiting: list[object] = list(records)
    while waiting:
        value = waiting.pop()
        if isinstance(value, Name):
            found[value].append(value.span)
        elif isinstance(value, Span):  # a place leads to its file, and on to all that is in it
            continue
        elif isinstance(value, tuple):
            waiting += value
        elif has(kind := type(value)):
            waiting += (getattr(value, each.name) for each in fields(kind))
    return found
