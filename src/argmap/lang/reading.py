"""Files to records: the includes followed in their order, each record read by itself, and once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen
from lark import UnexpectedInput

from argmap.diagnostics import Edit, Fix
from argmap.lang import mistakes
from argmap.lang.build import build, called
from argmap.lang.mistakes import UNCLOSED
from argmap.lang.pieces import Piece, Whole
from argmap.lang.recover import salvage, unreadable
from argmap.lang.resolve import Lost
from argmap.lang.syntax import Entry, cut, parse_record
from argmap.lang.vocabulary import RECORDS
from argmap.model import Section
from argmap.source import Source, Span

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic
    from argmap.lang.recover import Fault
    from argmap.model import Record

_FIRST_WORD = re.compile(r"[\w-]+")

File = Source | Whole
"""A file as one text, or in pieces, of which those that stay the same are read once."""


class Opened(NamedTuple):
    """What an included path gave: a file, or a sentence that says why there is none."""

    source: File | None
    problems: tuple[Diagnostic, ...] = ()
    why: str = ""


Opener = Callable[[Source, str], Opened]
"""Finds the file that an include in a source names; files of one name are one file."""


class Outcome(NamedTuple):
    """What the text of one record came to.

    There is no `entry` where it could not be read, and no `record` where it is an include. `partial`
    says that a clause was lost, `lost_id` and `lost_end` name what a record that was lost seems to
    have declared and concluded, and `unclosed` that a quotation was still open at its end.
    """

    entry: Entry | None
    record: Record | None
    found: tuple[Diagnostic, ...]
    partial: bool
    unclosed: bool
    lost_id: str = ""
    lost_end: str = ""


class _Place(NamedTuple):
    """The text of one record, and where it stands: in a source, from the offset `base`."""

    source: Source
    base: int
    text: str

    def span(self, start: int, end: int) -> Span:
        return Span(self.source, self.base + start, self.base + end)


class _Open(NamedTuple):
    """A file that is being read: what is left of it, and the section in which it stands."""

    name: str
    places: Iterator[_Place]
    section: list[str | None]


def outcome(source: Source, base: int, text: str, section: str | None) -> Outcome:
    """Read the text of one record, which stands at the offset `base` of a source."""
    place = _Place(source, base, text)
    entry, found, lost_id, lost_end, unclosed = _entry(place)
    if entry is None or entry.head.keyword == "include":
        return Outcome(
            entry, None, found, partial=False, unclosed=unclosed, lost_id=lost_id, lost_end=lost_end
        )
    record, amiss = build(entry, source, base, section)
    found += tuple(amiss)
    partial = any(each.code != UNCLOSED.code for each in found)  # its words are all there
    return Outcome(entry, record, found, partial, unclosed, lost_id, lost_end)


@frozen
class Reading:
    """Reads files in the order of their includes, with a stack of its own: chains may be long."""

    opener: Opener
    sources: list[Source] = field(factory=list)
    records: list[Record] = field(factory=list)
    found: list[Diagnostic] = field(factory=list)
    lost: Lost = field(factory=lambda: Lost(set(), set(), set()))

    def read(self, file: File) -> None:
        """Read a file and what it includes."""
        names: set[str] = set()
        stack = [self._opened(file, names)]
        open_: dict[str, None] = {file.name: None}
        unclosed = False
        while stack:
            top = stack[-1]
            place = next(top.places, None)
            if place is None:
                open_.pop(stack.pop().name)
                unclosed = False
                continue
            if unclosed and not _looks_like_record(place.text):  # the rest of an unclosed quotation
                continue
            found = _remembered(place, top.section[0])
            unclosed = found.unclosed
            self._take(found, top)
            if found.record is None and found.entry is not None:
                included = self._include(place, found.entry, open_, names)
                if included is not None:
                    stack.append(self._opened(included, names))
                    open_[included.name] = None

    def _take(self, found: Outcome, file: _Open) -> None:
        """Note what a record came to, and the section that it opens."""
        self.found.extend(found.found)
        if found.lost_id:
            self.lost.ids.add(found.lost_id)
        if found.lost_end:
            self.lost.ends.add(found.lost_end)
        record = found.record
        if record is not None:
            if isinstance(record, Section):
                file.section[0] = record.id
            self.records.append(record)
            if found.partial:
                self.lost.partial.add(id(record))

    def _opened(self, file: File, names: set[str]) -> _Open:
        names.add(file.name)
        own = file.pieces if isinstance(file, Whole) else (file,)
        self.sources.extend(own)
        self.found.extend(unreadable(own))
        return _Open(file.name, _places(file), [None])

    def _include(
        self, place: _Place, entry: Entry, open_: Mapping[str, None], names: set[str]
    ) -> File | None:
        token = entry.head.values[0]
        span = place.span(token.start, token.end)
        if entry.clauses:
            keyword = entry.clauses[0].keyword
            self.found.append(
                mistakes.MISPLACED.at(
                    place.span(keyword.start, keyword.end),
                    f"an include has no clauses, and here stands `{keyword}`",
                    help=("take the clause out",),
                )
            )
        opened = self.opener(place.source, token[1:-1])
        self.found.extend(opened.problems)
        if opened.source is None:
            self.found.append(
                mistakes.MISSING_INCLUDE.at(
                    span,
                    f"`{token[1:-1]}` cannot be read: {opened.why}",
                    help=(
                        f"the path is taken from where {place.source.name} lies",
                        "or take the include out",
                    ),
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


def _places(file: File) -> Iterator[_Place]:
    if isinstance(file, Whole):
        for piece in file.pieces:
            if piece.is_record:
                yield _Place(piece, 0, piece.text)
    else:
        for chunk in cut(file.text):
            yield _Place(file, chunk.start, chunk.text)


def _remembered(place: _Place, section: str | None) -> Outcome:
    """What a record comes to; that of a piece is kept with it."""
    return came_to(place.source, section) if isinstance(place.source, Piece) else outcome(*place, section)


def came_to(piece: Piece, section: str | None) -> Outcome:
    """What the record in a piece comes to, read once for the section in which it stands."""
    known = piece.kept.outcomes
    if section not in known:
        known.clear()
        known[section] = outcome(piece, 0, piece.text, section)
    found: Outcome = known[section]
    return found


def _entry(place: _Place) -> tuple[Entry | None, tuple[Diagnostic, ...], str, str, bool]:
    """The entry, what is amiss in it, the id and the end that were lost, and whether a quotation is open."""
    try:
        return parse_record(place.text), (), "", "", False
    except UnexpectedInput:
        saved = salvage(place.text)
    record = called(saved.entry) if saved.entry else saved.lost_id
    found = tuple(
        fault.mistake.at(
            place.span(fault.start, fault.end),
            fault.message,
            record=record,
            here=fault.here,
            help=fault.help,
            fixes=_fixes(fault, place),
        )
        for fault in saved.faults
    )
    return saved.entry, found, saved.lost_id, saved.lost_end, saved.unclosed


def _fixes(fault: Fault, place: _Place) -> tuple[Fix, ...]:
    """The fix that a mend of a record is."""
    if fault.mend is None:
        return ()
    title, changes, applicability = fault.mend
    edits = (Edit(place.span(start, end), text) for start, end, text in changes)
    return (Fix(title, tuple(edits), applicability),)


def _looks_like_record(text: str) -> bool:
    word = _FIRST_WORD.match(text)
    return word is not None and word[0] in RECORDS
