"""Findings mended in the text: fixes applied until nothing changes, and `ignore` clauses written."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from bisect import bisect_left, bisect_right, insort
from collections import Counter, deque
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from argmap.diagnostics import Applicability, Edit, Fix
from argmap.lang import MISTAKES, entries
from argmap.lang.format import WIDTH
from argmap.lang.mistakes import UNCLOSED
from argmap.lang.syntax import cut
from argmap.rules.am901_unused_ignore import RULE as UNUSED_IGNORE
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from argmap.diagnostics import Diagnostic
    from argmap.model import ArgMap, Record
    from argmap.report import Checked
    from argmap.source import Source

    Look = Callable[[Mapping[str, str]], Checked]
    Original = Callable[[Source], str | None]

_MOST_ROUNDS = 20
_MOST_LOOKS = 200
_INDENT = "  "
_MISTAKES = frozenset(mistake.code for mistake in MISTAKES)
_OF_FORM = frozenset(("AM002", "AM003", "AM004", "AM005"))
"""Mistakes after which the rest of a record may be read as something else than was meant."""


class Proposal(NamedTuple):
    """A change of the text, and the findings that it is about."""

    fix: Fix
    about: tuple[Diagnostic, ...]


@frozen
class Outcome:
    """What became of a map: the texts that changed, by the names of their sources, and why.

    `done` are the proposals that were taken, `refused` those that would have led to new mistakes in
    the writing, `left` is the map as it is after the last change.
    """

    texts: Mapping[str, str]
    done: tuple[Proposal, ...]
    refused: tuple[Proposal, ...]
    left: Checked


def fix(
    look: Look,
    original: Original,
    allowed: frozenset[Applicability] = frozenset((Applicability.SAFE,)),
) -> Outcome:
    """Apply the fixes that are allowed, until none is left.

    `look` checks the map, some of whose sources have other texts than before, by their names;
    `original` gives the text of a source with its own line ends, or None where it may not be
    changed. Fixes that overlap wait for the next round. One that leads to a mistake in the writing
    which was not there before is left out. Templates are never applied.
    """
    return _settled(look, original, lambda checked: _fixes(checked.diagnostics, allowed))


def ignore(
    look: Look,
    original: Original,
    reason: str,
    counts: Callable[[Diagnostic], bool],
) -> Outcome:
    """Write an `ignore` clause with a reason for every finding that counts, and that can be ignored.

    Raises ValueError where the reason cannot be written into a map.
    """
    quoted = _quoted(reason)

    def proposals(checked: Checked) -> Iterator[Proposal]:
        return _ignores(checked, counts, quoted)

    return _settled(look, original, proposals)


def ignored(checked: Checked, diagnostic: Diagnostic, reason: str) -> tuple[Edit, ...]:
    """The edits that ignore one finding for a reason; none where nothing can bear that.

    Raises ValueError where the reason cannot be written into a map.
    """
    quoted = _quoted(reason)
    found = _ignores(checked, lambda each: each is diagnostic, quoted)
    return tuple(edit for proposal in found for edit in proposal.fix.edits)


def fixable(diagnostics: Iterable[Diagnostic], applicability: Applicability) -> int:
    """How many findings have a fix that may be applied as far as that."""
    return sum(any(fix.applicability is applicability for fix in each.fixes) for each in diagnostics)


def is_mistake(diagnostic: Diagnostic) -> bool:
    """Whether it is a mistake in the writing, which nothing can ignore."""
    return diagnostic.code in _MISTAKES


# --------------------------------------------------------------------------------- round by round


def _settled(
    look: Look,
    original: Original,
    proposals: Callable[[Checked], Iterable[Proposal]],
) -> Outcome:
    """Take what is proposed, look again, and so on until nothing more is."""
    run = _Run(look, original)
    left = look({})
    done: list[Proposal] = []
    refused: list[Proposal] = []
    for _ in range(_MOST_ROUNDS):
        proposed = [each for each in _apart(proposals(left)) if run.may_change(each)]
        taken, refused, left = run.round(proposed, left)
        done += taken
        if not taken:
            break
    return Outcome(run.texts, tuple(done), tuple(refused), left)


@frozen
class _Run:
    """The texts as they are so far, and how often they were looked at."""

    look: Look
    original: Original
    texts: dict[str, str] = field(factory=dict)
    _originals: dict[str, str | None] = field(factory=dict)
    _looks: list[None] = field(factory=list)

    def may_change(self, proposal: Proposal) -> bool:
        """Whether all that a proposal touches may be changed."""
        return all(self._text(edit.span.source) is not None for edit in proposal.fix.edits)

    def round(
        self, proposed: Sequence[Proposal], before: Checked
    ) -> tuple[list[Proposal], list[Proposal], Checked]:
        """Take the proposals that lead to no new mistake: all at once, else half by half."""
        taken: list[Proposal] = []
        refused: list[Proposal] = []
        left = before
        waiting = deque([list(proposed)] if proposed else [])
        while waiting and len(self._looks) < _MOST_LOOKS:
            some = waiting.popleft()
            self._looks.append(None)
            changed = self._changed([*taken, *some])
            after = self.look({**self.texts, **changed})
            if all(map(_uncovered(before, [*taken, *some]), _new_mistakes(before, after))):
                taken += some
                left = after
            elif len(some) == 1:
                refused += some
            else:
                middle = len(some) // 2
                waiting.extendleft((some[middle:], some[:middle]))
        self.texts.update(self._changed(taken))
        return taken, refused, left

    def _text(self, source: Source) -> str | None:
        if source.name in self.texts:
            return self.texts[source.name]
        if source.name not in self._originals:
            self._originals[source.name] = self.original(source)
        return self._originals[source.name]

    def _changed(self, proposals: Iterable[Proposal]) -> dict[str, str]:
        edits: dict[Source, list[Edit]] = {}
        for proposal in proposals:
            for edit in proposal.fix.edits:
                edits.setdefault(edit.span.source, []).append(edit)
        return {source.name: edited(self._text(source) or "", some) for source, some in edits.items()}


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text after some edits that do not overlap; it keeps its line ends, whatever they are.

    The edits count as a Source does, where every line ends in one line feed.
    """
    pairs = [match.start() - index for index, match in enumerate(re.finditer("\r\n", text))]
    newline = _newline(text)
    done: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda each: (each.span.start, each.span.end)):
        start, end = (offset + bisect_left(pairs, offset) for offset in edit.span[1:])
        done += (text[at:start], edit.text.replace("\n", newline))
        at = end
    return "".join((*done, text[at:]))


def _newline(text: str) -> str:
    """How most lines of a text end."""
    windows = text.count("\r\n")
    ends = {"\n": text.count("\n") - windows, "\r\n": windows, "\r": text.count("\r") - windows}
    return max(ends, key=lambda end: ends[end])


def _new_mistakes(before: Checked, after: Checked) -> Iterator[Diagnostic]:
    """The mistakes in the writing that were not there before, wherever they now stand."""

    def key(each: Diagnostic) -> tuple[str, str, str]:
        return each.span.source.name, each.code, each.span.text

    old = Counter(key(each) for each in before.diagnostics if is_mistake(each))
    for each in after.diagnostics:
        if is_mistake(each):
            old[key(each)] -= 1
            if old[key(each)] < 0:
                yield each


def _uncovered(before: Checked, taken: Sequence[Proposal]) -> Callable[[Diagnostic], bool]:
    """Whether a mistake was there all along, and only the parser could not get so far.

    That is so in a record whose form was mended: of further mistakes of form, and of all others if
    nothing of the record could be read before.
    """
    beginning = _beginnings()
    edits: dict[str, list[Edit]] = {}
    for proposal in taken:
        for edit in proposal.fix.edits:
            edits.setdefault(edit.span.source.name, []).append(edit)
    earlier = {name: _earlier(some) for name, some in edits.items()}
    mended = {
        (each.about[0].span.source.name, beginning(each.about[0].span))
        for each in taken
        if each.about[0].code in _OF_FORM
    }
    read = {
        (record.span.source.name, record.span.start)
        for some in _bearers(before.case.amap).values()
        for record in some
    }

    def there_all_along(mistake: Diagnostic) -> bool:
        name = mistake.span.source.name
        if name not in earlier:
            return False
        place = (name, earlier[name](beginning(mistake.span)))
        return place in mended and (mistake.code in _OF_FORM or place not in read)

    return there_all_along


def _earlier(edits: Iterable[Edit]) -> Callable[[int], int]:
    """Where an offset stood before some edits that do not overlap."""
    after: list[int] = [-1]
    shifts: list[int] = [0]
    for edit in sorted(edits, key=lambda each: each.span.start):
        after.append(edit.span.start - shifts[-1] + 1)
        shifts.append(shifts[-1] + edit.span.end - edit.span.start - len(edit.text))
    return lambda offset: offset + shifts[bisect_right(after, offset) - 1]


def _beginnings() -> Callable[[Span], int]:
    """Where the record begins in which a span stands; -1 above the first."""
    starts: dict[Source, list[int]] = {}

    def beginning(span: Span) -> int:
        if span.source not in starts:
            starts[span.source] = [-1, *(chunk.start for chunk in cut(span.source.text))]
        return starts[span.source][bisect_right(starts[span.source], span.start) - 1]

    return beginning


def _apart(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """The proposals that touch no place which one before them touches."""
    touched: dict[Source, list[tuple[int, int]]] = {}
    for proposal in proposals:
        spans = [edit.span for edit in proposal.fix.edits]
        if not any(_touches(span, touched.get(span.source, [])) for span in spans):
            for span in spans:
                insort(touched.setdefault(span.source, []), span[1:])
            yield proposal


def _touches(span: Span, touched: Sequence[tuple[int, int]]) -> bool:
    """Whether a span meets one of these, which are in order and do not meet."""
    at = bisect_left(touched, span[1:])
    before, after = touched[max(at - 1, 0) : at], touched[at : at + 1]
    return any(span.start <= end for _, end in before) or any(start <= span.end for start, _ in after)


# ---------------------------------------------------------------------------------- what is proposed


def _fixes(diagnostics: Sequence[Diagnostic], allowed: frozenset[Applicability]) -> Iterator[Proposal]:
    """The first fix of each finding that is allowed, except where something before it is to be mended first.

    What follows a mistake in the form of a record may only be its doing; and as long as anything could
    not be read, an `ignore` that silences nothing may be for what is to be found in that.
    """
    allowed -= {Applicability.TEMPLATE}
    unread = any(map(is_mistake, diagnostics))
    beginning = _beginnings()
    first: dict[tuple[Source, int], Diagnostic] = {}
    for each in diagnostics:
        if each.code in _OF_FORM:
            first.setdefault((each.span.source, beginning(each.span)), each)
    for each in diagnostics:
        fix = next((fix for fix in each.fixes if fix.applicability in allowed), None)
        if unread and each.code == UNUSED_IGNORE.code:
            continue
        if fix is not None and all(
            not first or first.get((edit.span.source, beginning(edit.span)), each) is each
            for edit in fix.edits
        ):
            yield Proposal(fix, (each,))


def _ignores(checked: Checked, counts: Callable[[Diagnostic], bool], quoted: str) -> Iterator[Proposal]:
    """For each record the clauses that ignore what was found in it.

    In a record with a text that is not closed, they would be words of that text.
    """
    bearers = _bearers(checked.case.amap)
    beginning = _beginnings()
    unclosed = {
        (each.span.source, beginning(each.span)) for each in checked.diagnostics if each.code == UNCLOSED.code
    }
    found: dict[Span, tuple[Record, list[Diagnostic]]] = {}
    for each in filter(counts, checked.diagnostics):
        record = _bearer(each, bearers.get(each.record, ()))
        if record is not None and not is_mistake(each):
            found.setdefault(record.span, (record, []))[1].append(each)
    for record, about in found.values():
        source = record.span.source
        if (source, record.span.start) in unclosed:
            continue
        end = source.text.find("\n", record.span.end)
        at = len(source.text) if end < 0 else end
        indent = _indent(record)
        codes = dict.fromkeys(each.code for each in about)
        clauses = "".join(f"\n{_clause(code, quoted, indent)}" for code in codes)
        yield Proposal(Fix("ignore what is found", (Edit(Span(source, at, at), clauses),)), tuple(about))


def _bearers(amap: ArgMap) -> dict[str, list[Record]]:
    """The records that can bear an `ignore`, by their ids: a claim and a term may share one."""
    found: dict[str, list[Record]] = {}
    tables = (amap.statements, amap.inferences, amap.terms, amap.persons, amap.works, amap.sections)
    for record in (*(each for table in tables for each in table.values()), *amap.headers):
        found.setdefault(record.id, []).append(record)
    return found


def _bearer(diagnostic: Diagnostic, records: Sequence[Record]) -> Record | None:
    """The record that a finding is about: the one in which it stands, if they share an id."""
    place = diagnostic.span
    there = (
        each
        for each in records
        if each.span.source is place.source and each.span.start <= place.start < each.span.end
    )
    return next(iter((*there, *records)), None)


def _indent(record: Record) -> str:
    """How the clauses of a record are indented: as the first that begins a line."""
    text = record.span.text
    _, entry = next(entries(text))
    for clause in entry.clauses if entry else ():
        before = text[text.rfind("\n", 0, clause.start) + 1 : clause.start]
        if before.isspace():
            return before
    return _INDENT


def _clause(code: str, quoted: str, indent: str) -> str:
    """The clause in the canonical form: a long reason is broken between its words."""
    tied = f"ignore\0{code}\0{quoted}"
    lines = textwrap.wrap(
        tied,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent * 2,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines).replace("\0", " ")


def _quoted(reason: str) -> str:
    """A reason as the language writes it; raises ValueError where it cannot be written."""
    words = " ".join(reason.split())
    if not words:
        message = "an `ignore` says why: the reason is empty"
        raise ValueError(message)
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in words):
        message = "there is a character in the reason that cannot be seen or written; take it out"
        raise ValueError(message)
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
