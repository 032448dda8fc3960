"""The language: text in, a map and what is amiss in the writing out. The only room that knows Lark."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, field, fields, frozen, has
from lark import UnexpectedInput

from argmap import collector
from argmap.diagnostics import Edit, Fix, in_order
from argmap.lang import mistakes
from argmap.lang.build import build, called
from argmap.lang.mistakes import MISTAKES, UNCLOSED, Mistake
from argmap.lang.recover import salvage, unreadable
from argmap.lang.resolve import Lost, resolve
from argmap.lang.syntax import Chunk, Entry, cut, parse_record
from argmap.lang.vocabulary import RECORDS
from argmap.model import Name
from argmap.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagnostics import Diagnostic
    from argmap.lang.recover import Fault
    from argmap.model import ArgMap, Record, Scheme

__all__ = ["MISTAKES", "Mistake", "Opened", "Parsed", "entries", "parse"]

_LARGE = 100_000
_FIRST_WORD = re.compile(r"[\w-]+")


class Parsed(NamedTuple):
    """As much of a map as could be read, and what was amiss."""

    map: ArgMap
    diagnostics: tuple[Diagnostic, ...]


class Opened(NamedTuple):
    """What an included path gave: a text, or a sentence that says why there is none."""

    source: Source | None
    problems: tuple[Diagnostic, ...] = ()
    why: str = ""


Opener = Callable[[Source, str], Opened]
"""Finds the text that an include in a source names; sources of one name are one file."""


def parse(
    source: Source | str, schemes: Mapping[str, Scheme] | None = None, opener: Opener | None = None
) -> Parsed:
    """Read a text, and what it includes, into a map.

    `schemes` are those that a map may use without declaring them. Nothing is raised for what the
    text says; without an `opener`, an include is reported.
    """
    if isinstance(source, str):
        source = Source("<text>", source)
    reading = _Reading(opener or _no_files)
    with collector.at_rest(large=len(source.text) > _LARGE):
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


class _Open(NamedTuple):
    """A file that is being read: what is left of it, and the section in which it stands."""

    source: Source
    chunks: Iterator[Chunk]
    section: list[str | None]


@frozen
class _Reading:
    """Reads files in the order of their includes, with a stack of its own: chains may be long."""

    opener: Opener
    sources: list[Source] = field(factory=list)
    records: list[Record] = field(factory=list)
    found: list[Diagnostic] = field(factory=list)
    lost: Lost = field(factory=lambda: Lost(set(), set(), set()))

    def read(self, source: Source) -> None:
        names: set[str] = set()
        stack = [self._opened(source, names)]
        open_: dict[str, None] = {source.name: None}
        unclosed = False
        while stack:
            file = stack[-1]
            chunk = next(file.chunks, None)
            if chunk is None:
                open_.pop(stack.pop().source.name)
                unclosed = False
                continue
            if unclosed and not _looks_like_record(chunk.text):  # the rest of an unclosed quotation
                continue
            known = len(self.found)
            entry, unclosed = self._entry(file.source, chunk)
            if entry is None:
                continue
            if entry.head.keyword == "include":
                included = self._include(file.source, chunk, entry, open_, names)
                if included is not None:
                    stack.append(self._opened(included, names))
                    open_[included.name] = None
                continue
            record, found = build(entry, file.source, chunk.start, file.section[0])
            self.found.extend(found)
            if entry.head.keyword == "section":
                file.section[0] = record.id
            self.records.append(record)
            if any(each.code != UNCLOSED.code for each in self.found[known:]):  # its words are all there
                self.lost.partial.add(id(record))

    def _opened(self, source: Source, names: set[str]) -> _Open:
        names.add(source.name)
        self.sources.append(source)
        self.found.extend(unreadable(source))
        return _Open(source, cut(source.text), [None])

    def _entry(self, source: Source, chunk: Chunk) -> tuple[Entry | None, bool]:
        try:
            return parse_record(chunk.text), False
        except UnexpectedInput:
            saved = salvage(chunk.text)
        record = called(saved.entry) if saved.entry else saved.lost_id
        self.found.extend(
            fault.mistake.at(
                Span(source, chunk.start + fault.start, chunk.start + fault.end),
                fault.message,
                record=record,
                here=fault.here,
                help=fault.help,
                fixes=_fixes(fault, source, chunk.start),
            )
            for fault in saved.faults
        )
        if saved.lost_id:
            self.lost.ids.add(saved.lost_id)
        if saved.lost_end:
            self.lost.ends.add(saved.lost_end)
        return saved.entry, saved.unclosed

    def _include(
        self, source: Source, chunk: Chunk, entry: Entry, open_: Mapping[str, None], names: set[str]
    ) -> Source | None:
        token = entry.head.values[0]
        span = Span(source, chunk.start + token.start, chunk.start + token.end)
        if entry.clauses:
            keyword = entry.clauses[0].keyword
            place = Span(source, chunk.start + keyword.start, chunk.start + keyword.end)
            self.found.append(
                mistakes.MISPLACED.at(
                    place,
                    f"an include has no clauses, and here stands `{keyword}`",
                    help=("take the clause out",),
                )
            )
        opened = self.opener(source, token[1:-1])
        self.found.extend(opened.problems)
        if opened.source is None:
            self.found.append(
                mistakes.MISSING_INCLUDE.at(
                    span,
                    f"`{token[1:-1]}` cannot be read: {opened.why}",
                    help=(f"the path is taken from where {source.name} lies", "or take the include out"),
                )
            )
            return None
        if opened.source.name in open_:
            chain = list(open_)
            circle = [*chain[chain.index(opened.source.name) :], opened.source.name]
            shown = circle if len(circle) <= _SHOWN_FILES else [*circle[:2], "…", *circle[-2:]]
            self.found.append(
                mistakes.INCLUDE_LOOP.at(
                    span,
                    f"this file includes itself: {' → '.join(shown)}",
                    help=("take this include out", "or put what both need in a third file"),
                )
            )
            return None
        return None if opened.source.name in names else opened.source


_SHOWN_FILES = 6


def _no_files(_: Source, __: str) -> Opened:
    return Opened(None, why="this text was not read from a file; use load() on a file to follow includes")


def _fixes(fault: Fault, source: Source, base: int) -> tuple[Fix, ...]:
    """The fix that a mend of the record at the offset `base` of a source is."""
    if fault.mend is None:
        return ()
    title, changes, applicability = fault.mend
    edits = (Edit(Span(source, base + start, base + end), text) for start, end, text in changes)
    return (Fix(title, tuple(edits), applicability),)


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
        elif isinstance(value, tuple):
            waiting += value
        elif has(kind := type(value)):
            waiting += (getattr(value, each.name) for each in fields(kind))
    return found


def _looks_like_record(text: str) -> bool:
    word = _FIRST_WORD.match(text)
    return word is not None and word[0] in RECORDS
