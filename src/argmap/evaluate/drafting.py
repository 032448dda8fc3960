"""Changes of a map's texts, ready to be pasted in: new records, added clauses, words replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from argmap.diagnostics import Applicability, Edit, Fix
from argmap.lang import entries
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import ArgMap, Record
    from argmap.source import Source

GAP = "…"
"""Stands where only the writer can know the words."""


class Passage(NamedTuple):
    """Lines to paste in, and the place: an empty span where they are added, else what they replace."""

    span: Span
    text: str

    @property
    def where(self) -> str:
        """The place in words, such as `after line 12`; the file is not named."""
        first, last = self.span.line, self.span.end_line
        if self.span.start == self.span.end:
            return f"after line {first}"
        return f"in place of line {first}" if first == last else f"in place of lines {first} to {last}"


class Written(NamedTuple):
    """What is to be pasted in, for a reader and as edits that do not overlap."""

    passages: tuple[Passage, ...]
    edits: tuple[Edit, ...]

    def fix(self, title: str) -> Fix:
        """These edits as a way out: a template where there are gaps left to fill."""
        gaps = any(GAP in edit.text for edit in self.edits)
        return Fix(title, self.edits, Applicability.TEMPLATE if gaps else Applicability.UNSAFE)

    def help(self, says: str, beside: Source) -> str:
        """A way out in words, with the lines to paste in beneath."""
        shown = self.shown(beside).replace("\n\n", "\n")
        return f"{says}:\n{shown}" if len(self.passages) > 1 else f"{says}, {shown}"

    def shown(self, beside: Source | None = None, indent: str = "  ") -> str:
        """The passages for a reader of one file, each beneath its place; the file is named if another."""
        return "\n".join(
            f"{'' if beside is not None and each.span.source.file is beside.file else f'in {each.span.source.name}, '}{each.where}:\n"
            f"{indented(each.text, indent)}"
            for each in self.passages
        )


def indented(text: str, indent: str) -> str:
    """Lines moved to the right; blank ones stay blank."""
    return "\n".join(f"{indent}{line}" if line else "" for line in text.split("\n"))


class Change(NamedTuple):
    """One edit, and the id of the record that it changes; empty where it adds records."""

    record: str
    edit: Edit


@frozen
class Draft:
    """Changes of a map's texts, while they are collected."""

    amap: ArgMap
    changes: list[Change] = field(factory=list)
    taken: set[str] = field(factory=set)

    def name(self, words: str) -> str:
        """An id that nothing has yet, nor any text of the map mentions; remembered as taken."""
        number, id_ = 1, words
        while id_ in self.taken or any(id_ in source.text for source in self.amap.sources):
            number += 1
            id_ = f"{words}-{number}"
        self.taken.add(id_)
        return id_

    def append(self, record: Record, text: str) -> None:
        """Put new records after a record."""
        end = line_end(record)
        edit = Edit(Span(record.span.source, end, end), f"\n{text}")
        self.changes.append(Change("", edit))

    def add(self, record: Record, clause: str, after: tuple[str, ...] = ()) -> None:
        """Put a clause into a record, after its head and such clauses as are named."""
        at = _clause_end(record, after)
        edit = Edit(Span(record.span.source, at, at), f"\n  {clause}")
        self.changes.append(Change(record.id, edit))

    def replace(self, record: Record, span: Span, words: str) -> None:
        """Write other words in place of those that stand in a record."""
        self.changes.append(Change(record.id, Edit(span, words)))

    def written(self) -> Written:
        """All that was collected, in the order of the texts; what goes to one place is put together."""
        edits = tuple(self._edits())
        return Written(tuple(_passages(edits)), edits)

    def _edits(self) -> Iterator[Edit]:
        found: dict[tuple[int, int, int], list[Edit]] = {}
        for each in self._in_order():
            span = each.edit.span
            found.setdefault((id(span.source), span.start, span.end), []).append(each.edit)
        for same in found.values():
            yield Edit(same[0].span, "".join(edit.text for edit in same))

    def _in_order(self) -> list[Change]:
        """By place; at one place the clauses of the record before the records that follow it."""
        touched = {id(change.edit.span.source) for change in self.changes}
        several = len(touched) > 1
        order = (
            {id(source): at for at, source in enumerate(self.amap.sources)}
            if several
            else dict.fromkeys(touched, 0)
        )

        def place(change: Change) -> tuple[int, int, bool]:
            span = change.edit.span
            return order[id(span.source)], span.start, not change.record

        return sorted(self.changes, key=place)


def line_end(record: Record) -> int:
    """The offset at which the last line of a record ends, with the remarks that are indented beneath it."""
    text = record.span.source.text
    end = _end_of_line(text, record.span.end)
    while True:
        following = _end_of_line(text, end + 1)
        line = text[end + 1 : following]
        if not line.strip() or not line[0].isspace():
            return end
        end = following


def _end_of_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _clause_end(record: Record, after: tuple[str, ...]) -> int:
    """Where a clause may begin: at the end of a line, or of a clause that shares its line."""
    source, start, _ = record.span
    entry = next(entries(record.span.text))[1]
    if entry is None:  # it has a mistake in it
        return line_end(record)
    before = [entry.head, *(each for each in entry.clauses if each.keyword in after)]
    at = start + max(phrase.end for phrase in before)
    line = _end_of_line(source.text, at)
    rest = source.text[at:line].strip()
    return line if not rest or rest.startswith("#") else at


def edited(text: str, edits: Sequence[Edit], start: int = 0) -> str:
    """A text, which begins at the offset `start` of its source, after some edits of it.

    Of those at one place, what comes first is written first.
    """
    parts: list[str] = []
    at = start
    for edit in sorted(edits, key=lambda edit: edit.span.start):
        parts += text[at - start : edit.span.start - start], edit.text
        at = edit.span.end
    return "".join((*parts, text[at - start :]))


def _passages(edits: Sequence[Edit]) -> Iterator[Passage]:
    """What is added line by line as it is; else the lines as they read afterwards, neighbours together."""
    changed: list[Edit] = []
    for edit in edits:
        adds = edit.span.start == edit.span.end and edit.text.startswith("\n")
        if changed and (adds or not _next_to(changed[-1].span, edit.span)):
            yield _lines(changed)
            changed = []
        if adds:
            yield Passage(edit.span, edit.text.strip("\n"))
        else:
            changed.append(edit)
    if changed:
        yield _lines(changed)


def _next_to(one: Span, other: Span) -> bool:
    return one.source is other.source and other.line <= one.end_line + 1


def _lines(edits: Sequence[Edit]) -> Passage:
    """The whole lines in which these edits fall, as they read afterwards."""
    source = edits[0].span.source
    start = source.text.rfind("\n", 0, edits[0].span.start) + 1
    end = _end_of_line(source.text, edits[-1].span.end)
    return Passage(Span(source, start, end), edited(source.text[start:end], edits, start))
