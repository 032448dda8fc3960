"""Why a statement stands or falls, and why a step carries what it does: `explain`."""

from __future__ import annotations

from itertools import islice
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, frozen

from argmap.evaluate.drafting import indented
from argmap.evaluate.phrases import words_of
from argmap.evaluate.repair import repairs, weakened
from argmap.evaluate.telling import points, tell_statement, tell_step
from argmap.model import Inference, Objection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.evaluate.reading import Evaluation, Reading
    from argmap.evaluate.repair import Repair
    from argmap.evaluate.telling import Point
    from argmap.model import Verdict
    from argmap.source import Span

_MOST = 40
"""How many points of one reading are shown; the rest is counted."""

_COUNTED = 10_000
"""How far what is left out is counted."""

_REPAIRS = 3
"""How many repairs the text shows, beside the one that asserts less."""

_MENDS = 8
"""Repairs of more mends than this are told in words, without their lines."""

_WIDTH = 100
_DEEPEST = 8
"""Points that lie deeper are indented no further."""


class Account(NamedTuple):
    """How things are in one reading: a summary, and the points that bear it out.

    `reading` is `with objections`, `as argued`, or empty where both say the same. The verdict is
    None for a step, and for an objection that the reading leaves out. `left_out` counts the points
    that were too many to show.
    """

    reading: str
    verdict: Verdict | None
    summary: str
    points: tuple[Point, ...] = ()
    left_out: int = 0


@frozen
class Explanation:
    """Why a statement, or a step, is as it is, in the readings that differ; its text is `str()`.

    `repairs` are the smallest ones after which it would be sustained with every objection counted,
    and `weakened` is the way out of asserting it less, if there is one; they are not looked for
    where it is a step or an objection.
    """

    id: str
    words: str
    span: Span
    accounts: tuple[Account, ...]
    repairs: tuple[Repair, ...] = ()
    weakened: Repair | None = None

    def __str__(self) -> str:
        return as_text(self)


def explain(evaluation: Evaluation, id_: str, most: int = _MOST) -> Explanation:
    """Explain a statement or an inference, in at most so many points for each reading.

    KeyError where the map has neither of that id.
    """
    record = evaluation.amap[id_]
    full, argued = evaluation.with_objections, evaluation.as_argued
    readings = {"": full} if _agree(full, argued, id_) else {"with objections": full, "as argued": argued}
    accounts = tuple(_account(reading, name, id_, most) for name, reading in readings.items())
    span = record.place if isinstance(record, Inference) else record.id.span
    told = Explanation(str(id_), words_of(evaluation.amap, id_), span, accounts)
    if isinstance(record, Inference | Objection):
        return told
    return evolve(told, repairs=repairs(evaluation, id_), weakened=weakened(evaluation, id_))


def as_text(explanation: Explanation) -> str:
    """An explanation as lines for a terminal, wrapped at 100 columns."""
    found = [f"{explanation.id}  ({_where(explanation.span)})", *_indented(explanation.words, "  ")]
    for account in explanation.accounts:
        heading = f"{account.reading.capitalize()}: " if account.reading else ""
        found += ["", *_indented(heading + account.summary, "")]
        for point in account.points:
            indent = "  " * min(point.depth + 1, _DEEPEST)
            found += _indented(f"- {point.says}  ({_where(point.span)})", indent, f"{indent}  ")
            found += _indented(point.words, f"{indent}  ")
        if account.left_out:
            many = f"{account.left_out:,}" if account.left_out < _COUNTED else f"{_COUNTED:,} or"
            found.append(f"  … and {many} more points; to go on from there, ask about an id named above")
    return "\n".join((*found, *_ways(explanation))) + "\n"


def _ways(explanation: Explanation) -> Iterator[str]:
    """What would mend it: numbered ways, each with the lines to paste in and their places."""
    less = (explanation.weakened,) if explanation.weakened is not None else ()
    more = explanation.repairs[:_REPAIRS]
    new = any(each.mends[0] == ("support", explanation.id) for each in more[:1])
    ways = (*less, *more) if new else (*more, *less)  # to say less is nearer than to find support
    if not ways:
        return
    yield ""
    yield "What would mend it:" if len(ways) == 1 else "What would mend it, any one of these:"
    for number, way in enumerate(ways, 1):
        yield ""
        yield from _indented(f"{number}. {way.says}", "  ", "     ")
        if len(way.mends) <= _MENDS:
            yield from indented(way.written.shown(indent="    "), "     ").split("\n")
    left = len(explanation.repairs) - _REPAIRS
    if left > 0:
        yield from ("", f"  … or {'one more way' if left == 1 else f'one of {left} more ways'}")


def _account(reading: Reading, name: str, id_: str, most: int) -> Account:
    if id_ in reading.absent:
        voice = getattr(reading.amap.statements[id_], "raised_by", None)
        return Account(name, None, f"left out, as an objection that `{voice}` raised.")
    if id_ in reading.amap.inferences:
        verdict = None
        summary, telling = tell_step(reading, id_)
    else:
        verdict = reading.verdict(id_)
        summary, telling = tell_statement(reading, id_)
        summary = f"{verdict}. {summary}"
    told = points(telling)
    shown = tuple(islice(told, most))
    left_out = sum(1 for _ in islice(told, _COUNTED))
    return Account(name, verdict, summary if name else summary[0].upper() + summary[1:], shown, left_out)


def _agree(one: Reading, other: Reading, id_: str) -> bool:
    """Whether two readings say the same of a statement or a step."""
    if one is other:
        return True
    if id_ in one.amap.inferences:
        return one.carried(id_) == other.carried(id_) and one.strength(id_) == other.strength(id_)
    return id_ not in other.absent and (one.lo[id_], one.hi[id_]) == (other.lo[id_], other.hi[id_])


def _indented(text: str, first: str, rest: str | None = None) -> list[str]:
    following = first if rest is None else rest
    return wrap(text, _WIDTH, initial_indent=first, subsequent_indent=following, break_on_hyphens=False)


def _where(span: Span) -> str:
    return f"{span.source.name}:{span.line}"
