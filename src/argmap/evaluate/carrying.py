"""Drafts carried out: the part of a map that a statement depends on, read again as it would then be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from argmap.evaluate.drafting import edited, line_end
from argmap.evaluate.program import compile_map
from argmap.evaluate.reading import Reading
from argmap.evaluate.solve import solve
from argmap.lang import entries
from argmap.lang.build import build
from argmap.model import Evidence, Inference, Name, Objection, Statement, Verdict, Work
from argmap.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagnostics import Edit
    from argmap.evaluate.drafting import Draft
    from argmap.model import ArgMap, Record


def upstream(amap: ArgMap, id_: str) -> ArgMap:
    """The part of a map in which a statement stands just as it does in the whole.

    That is all that it rests on and all that attacks there. Of what evidence is used for, the next
    statements alone are kept, since they say in what its witness has a stake.
    """
    steps: dict[str, Inference] = {}
    beside: dict[str, Inference] = {}
    open_, seen = [id_], {id_}
    for each in open_:
        found = [*_beneath(amap, each)]
        for step in amap.supports.get(each, ()):
            steps[step.id] = step
            found += [*_serving(step), *(objection.id for objection in amap.attackers.get(step.id, ()))]
        for step in amap.uses.get(each, ()):
            scheme = amap.scheme_of(step)
            if scheme is not None and scheme.strict:
                found.append(step.conclusion)
            elif isinstance(amap.statements[each], Evidence):
                beside[step.id] = step
        fresh = [other for other in dict.fromkeys(found) if other not in seen]
        seen.update(fresh)
        open_ += fresh
    further = (other for step in beside.values() for other in (step.conclusion, *step.linked))
    return evolve(
        amap,
        statements={each: _alone(amap.statements[each]) for each in further}
        | {each: amap.statements[each] for each in open_},
        inferences=steps | beside,
    )


def _alone(statement: Statement) -> Statement:
    """A statement without what it rests on, which is not kept."""
    return evolve(statement, grounds=()) if isinstance(statement, Objection) else statement


def weighed(amap: ArgMap) -> Reading:
    """A part of a map with every objection counted."""
    program = compile_map(amap)
    return Reading(amap, program, solve(program))


def sustains(part: ArgMap, draft: Draft, id_: str) -> bool:
    """Whether a statement is sustained once a draft is carried out; `part` is what is upstream of it."""
    return weighed(carried_out(part, draft)).verdict(id_) is Verdict.SUSTAINED


def carried_out(amap: ArgMap, draft: Draft) -> ArgMap:
    """The map with what a draft changes or adds read anew, and all else as it is."""
    statements, inferences, works = dict(amap.statements), dict(amap.inferences), dict(amap.works)
    for number, record in enumerate(_records(amap, draft)):
        match record:
            case Inference(named=False) if record.id not in inferences:
                key = f"{record.conclusion}#new-{number}"
                inferences[key] = evolve(record, id=Name(key, record.id.source, record.id.start))
            case Inference():
                inferences[record.id] = record
            case Statement():
                statements[record.id] = record
            case _:
                assert isinstance(record, Work)  # noqa: S101 - drafts hold nothing else
                works[record.id] = record
    return evolve(amap, statements=statements, inferences=inferences, works=works)


def _beneath(amap: ArgMap, id_: str) -> Iterator[str]:
    """What a statement rests on without a step, and what attacks it."""
    yield from getattr(amap.statements[id_], "grounds", ())
    yield from amap.contraries.get(id_, ())
    yield from (each.id for each in amap.attackers.get(id_, ()))


def _serving(step: Inference) -> Iterator[str]:
    """What a step rests on, and whatever its questions and rivals name."""
    yield from step.linked
    yield from (answer.by for answer in step.answers if answer.by is not None)
    yield from (rival.by for rival in step.rivals if rival.by is not None)


def _records(amap: ArgMap, draft: Draft) -> Iterator[Record]:
    """The records that a draft changes, then those that it adds."""
    changed: dict[str, list[Edit]] = {}
    for change in draft.changes:
        if change.record:
            changed.setdefault(change.record, []).append(change.edit)
    for id_, edits in changed.items():
        old = amap[id_]
        source, start, _ = old.span
        for new in _read(edited(source.text[start : line_end(old)], edits, start)):
            yield _as_before(old, new)
    yield from _read("".join(each.edit.text for each in draft.changes if not each.record))


def _read(text: str) -> Iterator[Record]:
    source = Source("draft", text)
    for chunk, entry in entries(text):
        if entry is not None:  # else there was a mistake in it before
            yield build(entry, source, chunk.start, None)[0]


def _as_before(old: Record, new: Record) -> Record:
    """A record read again, with what was looked up in the whole map when it was read first."""
    if isinstance(old, Inference) and isinstance(new, Inference):
        return evolve(new, id=old.id, scheme=old.scheme)
    if isinstance(old, Objection) and isinstance(new, Objection):
        cited = tuple(each for each in new.citations if each.source not in old.grounds)
        return evolve(new, attacks=old.attacks, grounds=old.grounds, citations=cited)
    return new
