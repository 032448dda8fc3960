"""Ways out that an editor offers: of what was found, of what does not stand, and of all that is safe to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostics import Applicability
from argmap.evaluate import repairs, weakened
from argmap.evaluate.drafting import GAP
from argmap.fixing import ignored, is_mistake
from argmap.model import Objection, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.diagnostics import Diagnostic, Edit, Fix
    from argmap.editor.project import State
    from argmap.lang.pieces import Piece

_REPAIRS = 3


class Way(NamedTuple):
    """A way out: what it does, of which findings it is one, and whether it is the one to take."""

    title: str
    edits: tuple[Edit, ...]
    about: tuple[Diagnostic, ...] = ()
    preferred: bool = False


def ways(state: State, found: Sequence[Diagnostic]) -> Iterator[Way]:
    """The ways out of some findings: their fixes, and to ignore them with a reason."""
    for each in found:
        for number, fix in enumerate(each.fixes):
            yield Way(_title(fix), fix.edits, (each,), preferred=number == 0 and _is_safe(fix))
    for each in found:
        if not is_mistake(each):
            edits = ignored(state.checked, each, GAP)
            if edits:
                yield Way(f"ignore {each.code} here, with a reason", edits, (each,))


def mends(state: State, piece: Piece) -> Iterator[Way]:
    """What would let the statement in a piece stand, if it does not: the smallest repairs."""
    evaluation = state.case.evaluation
    for id_, statement in state.amap.statements.items():
        if statement.span.source is not piece or isinstance(statement, Objection):
            continue
        if evaluation[id_].verdict is Verdict.SUSTAINED or state.amap.damaged:
            continue
        for each in repairs(evaluation, id_)[:_REPAIRS]:
            yield Way(f"so that `{id_}` stands: {each.says}", each.edits)
        less = weakened(evaluation, id_)
        if less is not None:
            yield Way(f"so that `{id_}` stands: {less.says}", less.edits)


def safe(found: Sequence[Diagnostic]) -> tuple[Edit, ...]:
    """The edits of all safe fixes that do not touch one another."""
    edits: list[Edit] = []
    for each in found:
        fix = next((fix for fix in each.fixes if _is_safe(fix)), None)
        if fix is not None and not any(_touch(edit, other) for edit in fix.edits for other in edits):
            edits += fix.edits
    return tuple(edits)


def _touch(one: Edit, other: Edit) -> bool:
    a, b = one.span, other.span
    return a.source is b.source and a.start <= b.end and b.start <= a.end


def _is_safe(fix: Fix) -> bool:
    return fix.applicability is Applicability.SAFE


def _title(fix: Fix) -> str:
    return f"{fix.title} (fill in the {GAP})" if fix.applicability is Applicability.TEMPLATE else fix.title
