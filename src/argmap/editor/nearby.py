"""What an edit may have changed, in a map that is too large to be checked as a whole at every key."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, Any

from attrs import evolve, fields

from argmap.case import Case
from argmap.check import check, downstream_of_damage
from argmap.evaluate import Evaluation, Reading, evaluate
from argmap.model import Inference, Objection, Person, Statement, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.check import AnyRule
    from argmap.diagnostics import Diagnostic
    from argmap.editor.project import State
    from argmap.model import ArgMap, Record

_WORDS = (
    "id", "text", "span", "section", "notes", "urls", "tags", "ignores", "quotes", "expect", "when_", "said_",
    "extent", "kind", "year_", "volume", "place", "file", "sort",
)  # fmt: skip
"""Fields that have no weight: with others in their place, everything stands where it stood."""

_PRESENT = ("warrant", "basis")
"""Fields of which only that they are there has weight."""


def weighed(amap: ArgMap, changed: Iterable[str], before: Case) -> Evaluation:
    """The evaluation of a map in which some records changed; that from before, where only words did."""
    old = before.amap
    if _same_rest(old, amap) and all(_same_weight(one, other) for one, other in _pairs(old, amap, changed)):
        full, argued = before.evaluation.with_objections, before.evaluation.as_argued
        now = Reading(amap, full.program, full.values, full.absent)
        same = argued is full
        return Evaluation(
            amap, now, now if same else Reading(amap, argued.program, argued.values, argued.absent)
        )
    return evaluate(amap)


def _same_rest(old: ArgMap, new: ArgMap) -> bool:
    """Whether two maps have the same order and schemes of their own, and persons and works of one weight."""
    if _own_schemes(old) != _own_schemes(new):
        return False
    if list(old.statements) != list(new.statements) or list(old.inferences) != list(new.inferences):
        return False
    for name in ("persons", "works"):
        one, other = getattr(old, name), getattr(new, name)
        if one.keys() != other.keys() or not all(
            each is other[id_] or _same_weight(each, other[id_]) for id_, each in one.items()
        ):
            return False
    return True


def _own_schemes(amap: ArgMap) -> list[int]:
    """Which schemes a map declares itself, as objects."""
    own = amap.schemes.maps[0] if isinstance(amap.schemes, ChainMap) else {}
    return [id(each) for each in own.values()]


def _pairs(old: ArgMap, new: ArgMap, changed: Iterable[str]) -> Iterator[tuple[Record | None, Record | None]]:
    for id_ in changed:
        for name in ("statements", "inferences"):
            one, other = getattr(old, name).get(id_), getattr(new, name).get(id_)
            if one is not other:
                yield one, other


def _same_weight(one: Record | None, other: Record | None) -> bool:
    """Whether there are two records that differ in words alone."""
    if (
        one is None
        or type(one) is not type(other)
        or not isinstance(other, Statement | Inference | Person | Work)
    ):
        return False
    own = {each.name for each in fields(type(one))}
    like: dict[str, Any] = {name: getattr(one, name) for name in _WORDS if name in own}
    for name in _PRESENT:
        if getattr(one, name, None) is not None and getattr(other, name, None) is not None:
            like[name] = getattr(one, name)
    alike: bool = evolve(other, **like) == one
    return alike


def differences(old: ArgMap, new: ArgMap) -> set[str]:
    """The statements and steps that one of two maps has and the other has not, or not as it is there."""
    found: set[str] = set()
    for name in ("statements", "inferences"):
        one, other = getattr(old, name), getattr(new, name)
        found.update(one.keys() ^ other.keys())
        for id_, record in other.items():
            before = one.get(id_)
            if before is not record and before is not None and not _alike(before, record):
                found.add(id_)
    return found | {id_ for id_ in old.damaged ^ new.damaged if id_ in new}


def _alike(one: Record, other: Record) -> bool:
    """Whether two records come of the same text."""
    return one.span == other.span and one == other


def checked_nearby(
    case: Case, changed: Iterable[str], before: State, rules: Sequence[AnyRule]
) -> tuple[Diagnostic, ...]:
    """What was found before, with what near rules find now of the records that changed and their neighbours.

    What other rules find, and what a change means far away, is left as it was.
    """
    near = [rule for rule in rules if rule.near]
    codes = {rule.code for rule in near}
    changed = set(changed)
    asked = _around(case.amap, changed, 1) | _around(before.amap, changed, 1)
    part = _part(case.amap, _around(case.amap, asked, 2))
    found = check(_within(case, part), near)
    unjudged = downstream_of_damage(case.amap)
    sources = {id(source) for source in case.amap.sources}
    kept = (
        each
        for each in before.findings
        if id(each.span.source) in sources
        and not (each.code in codes and each.record in asked)
        and each.record not in unjudged
        and all(id(label.span.source) in sources for label in each.labels)
    )
    return (*kept, *(each for each in found if each.record in asked and each.record not in unjudged))


def _around(amap: ArgMap, ids: set[str], steps: int) -> set[str]:
    """Statements and steps that are so many links away from some of them, or fewer."""
    found = set(ids)
    edge = found
    for _ in range(steps):
        edge = {other for id_ in edge for other in _linked(amap, id_) if other in amap} - found
        found = found | edge
    return found


def _linked(amap: ArgMap, id_: str) -> Iterator[str]:
    """What a statement or a step has to do with."""
    step = amap.inferences.get(id_)
    if step is not None:
        yield from step.linked
        yield step.conclusion
        yield from (answer.by for answer in step.answers if answer.by)
        yield from (rival.by for rival in step.rivals if rival.by)
    yield from (each.id for each in amap.attackers.get(id_, ()))
    statement = amap.statements.get(id_)
    if statement is None:
        return
    yield from (each.id for each in amap.supports.get(id_, ()))
    yield from (each.id for each in amap.uses.get(id_, ()))
    yield from amap.contraries.get(id_, ())
    if isinstance(statement, Objection):
        yield from statement.grounds
        yield from (attack.target for attack in statement.attacks)


def _part(amap: ArgMap, ids: set[str]) -> ArgMap:
    """The map with these statements and steps, and what their clauses name, alone."""
    steps = {id_: amap.inferences[id_] for id_ in ids if id_ in amap.inferences}
    named = set(ids)
    for step in steps.values():
        named.update(step.linked)
        named.add(step.conclusion)
        named.update(answer.by for answer in step.answers if answer.by)
        named.update(rival.by for rival in step.rivals if rival.by)
    for id_ in tuple(named):
        statement = amap.statements.get(id_)
        if statement is not None:
            named.update(statement.contradicts)
        if isinstance(statement, Objection):
            named.update(statement.grounds)
            named.update(attack.target for attack in statement.attacks)
    steps.update({id_: amap.inferences[id_] for id_ in named if id_ in amap.inferences and id_ not in steps})
    for step in list(steps.values()):
        named.update(step.linked)
        named.add(step.conclusion)
    statements = {id_: each for id_, each in amap.statements.items() if id_ in named}
    return evolve(amap, statements=statements, inferences=steps)


def _within(case: Case, part: ArgMap) -> Case:
    """A part of a map, weighed as it is in the whole."""
    full, argued = case.evaluation.with_objections, case.evaluation.as_argued
    now = Reading(part, full.program, full.values, full.absent)
    then = now if argued is full else Reading(part, argued.program, argued.values, argued.absent)
    return Case(part, Evaluation(part, now, then), case.texts)
