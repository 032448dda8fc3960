"""The canonical form: one way to lay out a text, with its comments, that changes no word of it."""

from __future__ import annotations

import os
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from argmap import collector
from argmap.lang import syntax
from argmap.lang.recover import salvage, unreadable
from argmap.lang.vocabulary import CLAUSES
from argmap.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from argmap.diagnostics import Diagnostic
    from argmap.lang.syntax import Chunk, Entry, Phrase, Token

WIDTH = 100
_LARGE = 100_000
_SPACE = re.compile(r"[ \t\n\f]+")
_COMMENT = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|(#[^\n]*)', re.DOTALL)
_MARGIN_COMMENT = re.compile(r"^#[^\n]*", re.MULTILINE)

_LISTS = frozenset(
    ("about", "main", "by", "party-to", "tag", "contradicts", "undercuts", "rebuts", "undermines", "answers")
)
_LINES = (
    ("by", "year", "volume", "place", "sort"),
    ("kind", "about", "extent", "when", "said", "as"),
    ("witness", "via", "origin"),
    ("strength", "strict"),
)
"""Clauses that share a line where they fit; all others have lines of their own."""

_ORDER = {
    name: place
    for place, name in enumerate(
        (
            *("main", "language", "within", "party-to"),
            *("undercuts", "rebuts", "undermines", "answers", "from", "basis"),
            *("witness", "via", "origin", "kind", "about", "extent", "when", "said", "as"),
            *("by", "year", "volume", "place"),
            *("contradicts", "quote", "value", "raised-by", "scheme"),
            *("role", "concludes", "strength", "strict", "sort", "warrant", "question", "rival"),
            *("text", "tag", "url", "note", "expect", "ignore"),
        )
    )
}
_APART = frozenset(("map", "section", "claim", "objection", "scheme"))
"""Records that a blank line always goes before."""


class Formatted(NamedTuple):
    """A text in the canonical form, or None with the reasons why it was not touched."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def format_source(source: Source) -> Formatted:
    """Lay a text out in the canonical form.

    A text that cannot be read to its last clause is not touched: what is not understood cannot be
    put in its place.
    """
    with collector.at_rest(large=len(source.text) > _LARGE):
        return _formatted(source)


def _formatted(source: Source) -> Formatted:
    records: list[_Written] = []
    refused = list(unreadable((source,)))
    loose = _Loose.of(syntax.preamble(source.text)) or _Loose((), blank_at_end=False)
    for chunk in syntax.cut(source.text):
        saved = salvage(chunk.text)
        refused += (
            fault.mistake.at(
                Span(source, chunk.start + fault.start, chunk.start + fault.end),
                fault.message,
                here=fault.here,
                help=fault.help,
            )
            for fault in saved.faults
        )
        if saved.entry is not None and not refused:
            record, loose = _written(chunk, saved.entry, loose)
            records.append(record)
    if refused:
        return Formatted(None, tuple(refused))
    return Formatted(_text(records, loose))


def flattened(sources: Sequence[Source]) -> Source:
    """One text with the records of all these, the first being the one that includes the others.

    What stands before the first section of each comes first, so that every record keeps its section;
    what a `text` names is named from where the first of them lies.
    """
    before: list[str] = []
    inside: list[str] = []
    for source in sources:
        part = before
        part.append(syntax.preamble(source.text).rstrip())
        for chunk in syntax.cut(source.text):
            if re.match(r"section\b", chunk.text):
                part = inside
            if not re.match(r"include\b", chunk.text):
                part.append(_rebased(chunk.text.rstrip(), source, sources[0]))
    text = "\n\n".join(text for text in (*before, *inside) if text) + "\n"
    return Source(sources[0].name, text, sources[0].folder)


def _rebased(record: str, source: Source, home: Source) -> str:
    """A record with the file that its `text` names as it is reached from where `home` lies."""
    if source.folder is None or home.folder is None or source.folder == home.folder:
        return record
    named = re.search(r"\btext\b", record) and re.match(r"(?:map|source)\b", record)
    entry = salvage(record).entry if named else None
    for phrase in entry.clauses if entry else ():
        if phrase.keyword == "text":
            token = phrase.values[0]
            path = _reached(source.folder / re.sub(r'\\(["\\])', r"\1", token[1:-1]), home.folder)
            written = path.replace("\\", "\\\\").replace('"', '\\"')
            return f'{record[: token.start]}"{written}"{record[token.end :]}'
    return record


def _reached(path: Path, folder: Path) -> str:
    try:
        return PurePath(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # they lie on two drives
        return path.as_posix()


# ------------------------------------------------------------------------- comments and gaps


class _Comment(NamedTuple):
    """A comment on a line of its own, and whether a blank line stood before it."""

    text: str
    after_blank: bool


class _Loose(NamedTuple):
    """What stands between two records: comments, and whether a blank line ends them."""

    comments: tuple[_Comment, ...]
    blank_at_end: bool

    @classmethod
    def of(cls, text: str) -> _Loose | None:
        """Read blank lines and comments; None where there is anything else."""
        comments: list[_Comment] = []
        blank = False
        for line in text.split("\n")[:-1] if text.endswith("\n") else text.split("\n"):
            words = line.strip()
            if not words:
                blank = True
            elif words.startswith("#"):
                comments.append(_Comment(words, blank))
                blank = False
            else:
                return None
        return cls(tuple(comments), blank)


@frozen
class _Line:
    """A head or clause to be written: its unbreakable runs and the comments that belong to it."""

    keyword: str
    runs: tuple[str, ...]
    above: tuple[str, ...] = ()
    beside: str = ""


@frozen
class _Written:
    """One record to be written, with what stands before it."""

    keyword: str
    id: str
    before: _Loose
    head: _Line
    clauses: tuple[_Line, ...] = ()
    below: tuple[str, ...] = field(default=())


def _written(chunk: Chunk, entry: Entry, before: _Loose) -> tuple[_Written, _Loose]:
    """The record, and what stands after it and belongs to the next one."""
    end, after = _end_of_record(chunk.text, entry)
    phrases = (entry.head, *entry.clauses)
    above: dict[int, list[str]] = {}
    beside: dict[int, str] = {}
    below: list[str] = []
    lifted: list[_Comment] = []
    for start, comment in _comments(chunk.text[:end]):
        index = sum(phrase.start < start for phrase in phrases) - 1
        phrase = phrases[index]
        if start < phrase.end:
            if index == 0:
                lifted.append(_Comment(comment, after_blank=False))
            else:
                above.setdefault(index, []).append(comment)
        elif "\n" not in chunk.text[phrase.end : start] and index not in beside:
            beside[index] = comment
        elif index + 1 < len(phrases):
            above.setdefault(index + 1, []).append(comment)
        else:
            below.append(comment)
    lines = [
        _Line(str(phrase.keyword), tuple(_runs(phrase)), tuple(above.get(index, ())), beside.get(index, ""))
        for index, phrase in enumerate(phrases)
    ]
    clauses = sorted(lines[1:], key=lambda line: _ORDER[line.keyword])
    before = _Loose((*before.comments, *lifted), before.blank_at_end and not lifted)
    head = entry.head
    id_ = head.values[-1] if head.keyword == "inference" else head.values[0]
    return _Written(str(head.keyword), str(id_), before, lines[0], tuple(clauses), tuple(below)), after


def _end_of_record(text: str, entry: Entry) -> tuple[int, _Loose]:
    """Where the record's own text ends: comments in column 0 below it belong to the next one."""
    end = entry.end
    newline = text.find("\n", end)
    if newline < 0:
        return len(text), _Loose((), blank_at_end=False)
    margin = re.compile(r"^#", re.MULTILINE).search(text, newline)
    own = len(text) if margin is None else margin.start()
    tail = text[newline:own]
    blank = tail.rstrip(" \t\n") + "\n" != tail and tail.count("\n", len(tail.rstrip())) > 1
    after = _Loose.of(text[own:]) if margin else _Loose((), blank)
    after = after or _Loose((), blank_at_end=True)
    if margin and after.comments:
        first = _Comment(after.comments[0].text, after_blank=blank)
        after = _Loose((first, *after.comments[1:]), after.blank_at_end)
    return own, after


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """The comments in a record's text, each with where it begins."""
    if "#" not in text:
        return
    margin = {match.start(): match[0].rstrip() for match in _MARGIN_COMMENT.finditer(text)}
    found = dict(margin)
    for match in _COMMENT.finditer(syntax.without_margin_comments(text)):
        if match[1]:
            found[match.start()] = match[1].rstrip()
    yield from sorted(found.items())


# -------------------------------------------------------------------------------- one phrase


def _runs(phrase: Phrase) -> Iterator[str]:
    """The words of a head or clause; a line may be broken between two of them."""
    keyword = str(phrase.keyword)
    run = keyword
    previous = ""
    for token in phrase.values:
        kind = token.type
        if kind == "STRING":
            first, *rest = _words(token)
            if previous == "STRING":  # the forms of a term
                yield run + ","
                run = first
            else:
                run += " " + first
            for word in rest:
                yield run
                run = word
        elif kind == "COLON":
            run += ":"
        elif kind == "ROLE_ID":
            run += f"({token})"
        elif kind == "ARROW":
            yield run
            run = "=>"
        elif kind == "ID" and previous in ("ID", "ROLE_ID", "LOCATOR"):
            comma = keyword in _LISTS
            yield run + "," if comma else run
            run = str(token) if comma else f"+ {token}"
        else:
            run += " " + _SPACE.sub(" ", token).strip()
        previous = kind
    yield run


def _words(token: Token) -> list[str]:
    words = [word for word in _SPACE.split(token[1:-1]) if word] or [""]
    words[0] = '"' + words[0]
    words[-1] += '"'
    return words


def _filled(runs: Iterable[str], first: str, further: str) -> Iterator[str]:
    line = first
    empty = True
    for run in runs:
        if empty:
            line += run
        elif len(line) + 1 + len(run) <= WIDTH:
            line += " " + run
        else:
            yield line
            line = further + run
        empty = False
    yield line


# --------------------------------------------------------------------------------- the whole


def _text(records: Sequence[_Written], end: _Loose) -> str:
    lines: list[str] = []
    previous: _Written | None = None
    for record in records:
        _append_loose(
            lines, record.before, blank_after=_blank_before(record, previous), at_top=previous is None
        )
        lines += _record(record)
        previous = record
    _append_loose(lines, end, blank_after=False, at_top=previous is None)
    return "\n".join(lines).rstrip("\n") + "\n" if lines else ""


def _blank_before(record: _Written, previous: _Written | None) -> bool:
    """Whether a blank line goes before a record: never between a claim and what supports it."""
    if previous is None:
        return record.before.blank_at_end
    if (
        record.keyword == "inference"
        and previous.keyword in ("claim", "inference")
        and record.id == previous.id
    ):
        return False
    return (
        record.before.blank_at_end
        or record.keyword in _APART
        or record.keyword != previous.keyword == "section"
    )


def _append_loose(lines: list[str], loose: _Loose, *, blank_after: bool, at_top: bool) -> None:
    """Write comments between records, at most one blank line in a row."""
    wanted = blank_after
    for index, comment in enumerate(loose.comments):
        first_of_gap = index == 0 and not at_top
        if (comment.after_blank or (first_of_gap and wanted)) and lines:
            lines.append("")
        lines.append(comment.text)
    if loose.comments:
        if loose.blank_at_end:
            lines.append("")
    elif blank_after and not at_top:
        lines.append("")


def _record(record: _Written) -> Iterator[str]:
    yield from record.head.above
    head = list(_filled(record.head.runs, "", "    " if record.keyword == "inference" else "  "))
    if record.head.beside:
        head[-1] += "  " + record.head.beside
    yield from head
    waiting: list[_Line] = []
    for line in record.clauses:
        if waiting and (line.above or waiting[-1].beside or not _share_a_line(waiting[-1], line)):
            yield from _clauses(waiting)
            waiting = []
        yield from ("  " + comment for comment in line.above)
        waiting.append(line)
    if waiting:
        yield from _clauses(waiting)
    yield from ("  " + comment for comment in record.below)


def _share_a_line(one: _Line, other: _Line) -> bool:
    return any(one.keyword in line and other.keyword in line for line in _LINES)


def _clauses(lines: Sequence[_Line]) -> Iterator[str]:
    """Clauses that may share a line: joined by `;` where they fit, else on lines of their own."""
    texts = [" ".join(line.runs) for line in lines]
    joined = "  " + "; ".join(texts)
    if len(joined) <= WIDTH or len(lines) == 1:
        shared = list(
            _filled([run for line in lines for run in _with_semicolon(line, lines[-1])], "  ", "    ")
        )
        if lines[-1].beside:
            shared[-1] += "  " + lines[-1].beside
        yield from shared
        return
    for line in lines:
        yield from _clauses([line])


def _with_semicolon(line: _Line, last: _Line) -> Iterator[str]:
    *before, end = line.runs
    yield from before
    yield end if line is last else end + ";"


assert set(_ORDER) == set(CLAUSES), "every clause has its place in the canonical form"  # noqa: S101 - a table of this file
