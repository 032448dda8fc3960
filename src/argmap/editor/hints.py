"""What an editor may write between the lines, if somebody wants it: where each statement stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.editor.project import State
    from argmap.model import Statement
    from argmap.source import Span


class Hint(NamedTuple):
    """A few words, and the name of the statement that they are about."""

    words: str
    about: Span


def verdicts(state: State, name: str) -> Iterator[Hint]:
    """The verdict of each claim in a file."""
    for each in _claims(state, name):
        yield Hint(str(state.case.evaluation[each.id].verdict), each.id.span)


def lenses(state: State, name: str) -> Iterator[Hint]:
    """Above each claim in a file: its verdict, and how much speaks for and against it."""
    for each in _claims(state, name):
        steps, against = state.amap.supports.get(each.id, ()), state.amap.attackers.get(each.id, ())
        standing = state.case.evaluation[each.id]
        yield Hint(
            f"{standing.verdict}, {standing.degree} · {_many(len(steps), 'step')} for it"
            f" · {_many(len(against), 'objection')}",
            each.id.span,
        )


def _claims(state: State, name: str) -> Iterator[Statement]:
    for each in state.amap.statements.values():
        if isinstance(each, Claim) and each.id.source.name == name:
            yield each


def _many(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}" if number == 1 else f"{number or 'no'} {noun}s"
