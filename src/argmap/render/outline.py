"""A map in words: what stands, on what, and against what, for those who do not see the picture."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING

from argmap.model import ATTACKS, Claim, Objection, Verdict
from argmap.render.folding import End, counted
from argmap.render.view import CONCLUDES, CONTRADICTS, GROUNDS, WHOLE, reading_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.case import Case
    from argmap.model import ArgMap
    from argmap.render.folding import Box
    from argmap.render.view import Link, Shown, View


def outline(case: Case, view: View = WHOLE) -> Iterator[str]:
    """One line for each claim and objection that is shown, from the main claims downwards.

    A collapsed section is one line, before all that are not collapsed.
    """
    part = shown(case, view)
    joined = _joined(part)
    for box in part.boxes:
        yield " ".join((_box(case, view, box), *joined.get(End(box.id, box=True), ())))
    amap, reading = case.amap, reading_of(case, view)
    into: dict[str, list[Link]] = {}
    for link in part.links:
        into.setdefault(link.head, []).append(link)
        if link.how == CONTRADICTS:
            into.setdefault(link.tail, []).append(link._replace(tail=link.head, head=link.tail))
    for id_ in _downwards(amap, part, into):
        statement = amap.statements[id_]
        if isinstance(statement, (Claim, Objection)):
            kind = type(statement).__name__
            parts = [f"{kind} {id_} ({reading.verdict(id_)}): {statement.text}"]
            parts += _reasons(amap, id_, into)
            parts += joined.get(End(id_, box=False), ())
            yield " ".join(parts)


def _downwards(amap: ArgMap, part: Shown, into: Mapping[str, list[Link]]) -> Iterator[str]:
    """The statements shown, each once: the main claims first and what bears on them next."""
    there = set(part.statements)
    seen: set[str] = set()
    for start in (*amap.main, *part.statements):
        queue = deque([start] if start in there and start not in seen else [])
        seen.update(queue)
        while queue:
            id_ = queue.popleft()
            if id_ in there:
                yield id_
            fresh = dict.fromkeys(link.tail for link in into.get(id_, ()) if link.tail not in seen)
            seen.update(fresh)
            queue.extend(fresh)


def _reasons(amap: ArgMap, id_: str, into: Mapping[str, list[Link]]) -> Iterator[str]:
    """Sentences on the lines of support, the grounds and the attacks of one statement."""
    links = into.get(id_, ())
    for link in links:
        if link.how == CONCLUDES:
            step = amap.inferences[link.tail]
            scheme = amap.scheme_of(step)
            by = f" by {scheme.text}" if scheme else ""
            yield f"Supported{by} from {' and '.join(step.linked)}."
            yield from (
                f"That step is attacked by {each.tail}."
                for each in into.get(step.id, ())
                if each.how in ATTACKS
            )
    grounds = [link.tail for link in links if link.how == GROUNDS]
    if grounds:
        yield f"It rests on {' and '.join(grounds)}."
    attackers = [link.tail for link in links if link.how in (*ATTACKS, CONTRADICTS)]
    if attackers:
        yield f"Attacked by {' and '.join(attackers)}."


def _box(case: Case, view: View, box: Box) -> str:
    """How many statements a collapsed section has, and where they stand."""
    amap, reading = case.amap, reading_of(case, view)
    statements = [id_ for id_ in box.records if id_ in amap.statements]
    found = Counter(reading.verdict(id_) for id_ in statements)
    stand = ", ".join(f"{found[verdict]:,} {verdict}" for verdict in Verdict if found[verdict])
    many = f"{len(statements):,} {'statement' if len(statements) == 1 else 'statements'}"
    return f"Section {box.id or box.title} ({many}{stand and f': {stand}'}): {box.title}"


def _joined(part: Shown) -> dict[End, list[str]]:
    """Sentences on the lines that join boxes with the rest, by the end that they lead to."""
    titles = {box.id: box.title for box in part.boxes}
    found: dict[End, list[str]] = {}
    for bundle in part.bundles:
        tail = f"“{titles[bundle.tail.id]}”" if bundle.tail.box else bundle.tail.id
        found.setdefault(bundle.head, []).append(f"From {tail}: {counted(bundle)}.")
    return found
