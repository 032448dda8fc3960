"""Which part of a map is drawn, and how: the choices of a reader, and what they select."""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from attrs import field, frozen

from argmap.lang.mistakes import nearest
from argmap.model import VERDICTS, Claim, Objection
from argmap.render.folding import ALL, boxes, bundles, home_of_collapsed
from argmap.render.labels import clean, safe_url
from argmap.render.refusal import ViewError
from argmap.render.theme import LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from attrs import Attribute

    from argmap.case import Case
    from argmap.evaluate import Reading
    from argmap.model import ArgMap, Statement
    from argmap.render.folding import Box, Bundle
    from argmap.render.pages import Page

SUPPORT, WARRANT, CONCLUDES, GROUNDS, MEETS, EXCLUDES = (
    "supports",
    "warrants",
    "concludes",
    "grounds",
    "meets",
    "excludes",
)
FAILS, CONTRADICTS = "fails", "contradicts"
ALIKE = dict.fromkeys((WARRANT, CONCLUDES, GROUNDS), SUPPORT)
"""What lines to and from boxes are counted as."""

_WORDS = {"reading": ("with-objections", "as-argued"), "labels": ("text", "id", "both")}
_PLACES = re.compile(r"\{(?:path|line|id)\}")

_HOLDS = {
    "sections": "stands in the section",
    "tags": "has the tag",
    "verdicts": "has the verdict",
    "focus": "is left around",
}
"""What is to be said of the statements that a condition selects."""


def _known(_: View, attribute: Attribute[str], word: object) -> None:
    words = _WORDS[attribute.name]
    if word not in words:
        message = f"{attribute.name} cannot be `{word}`; it is one of {', '.join(words)}"
        raise ViewError(message)


def _whole(_: View, attribute: Attribute[int], number: object) -> None:
    if not isinstance(number, int) or number < 0:
        message = f"{attribute.name} is a whole number from 0 up, and not `{number}`"
        raise ViewError(message)


def _pattern(_: View, attribute: Attribute[str], text: str) -> None:
    rest = _PLACES.sub("", text)
    if "{" in rest or "}" in rest:
        message = (
            f"in {attribute.name}, braces stand around path, line or id, and not as in `{text}`;"
            " write e.g. https://example.org/{path}#L{line}"
        )
        raise ViewError(message)
    if text and not safe_url(text):
        message = (
            f"{attribute.name} lead to http, https, mailto or a relative address, and not as `{text}` does"
        )
        raise ViewError(message)


@frozen(kw_only=True)
class View:
    """What to draw of a map and in which manner.

    Sections, tags, verdicts and `records`, which are ids, select statements, and where several are
    given a statement must suit them all; `focus` is an id, `depth` how many steps around it are
    shown. `links` is a pattern such as `https://example.org/{path}#L{line}` that leads back to the
    text; empty is off; a `bare` picture has neither links nor tooltips. `collapsed` are sections that are each drawn as one box, `*` stands for all;
    `page` says which of several pages this is. `large` asks for one sheet even where there is too
    much for people to read it.
    """

    reading: Literal["with-objections", "as-argued"] = field(default="with-objections", validator=_known)
    labels: Literal["id", "text", "both"] = field(default="text", validator=_known)
    sections: tuple[str, ...] = field(default=(), converter=tuple)
    tags: tuple[str, ...] = field(default=(), converter=tuple)
    verdicts: tuple[str, ...] = field(default=(), converter=tuple)
    records: frozenset[str] | None = None
    collapsed: tuple[str, ...] = field(default=(), converter=tuple)
    focus: str | None = None
    depth: int = field(default=2, validator=_whole)
    title: str | None = None
    legend: bool = True
    theme: Theme = LIGHT
    links: str = field(default="", validator=_pattern)
    bare: bool = False
    large: bool = False
    page: Page | None = None


WHOLE = View()
"""All of a map, as it stands with every objection."""


UNTITLED = "Argument map"
"""What a picture is called that has no title, and whose map has none."""


def title_of(amap: ArgMap, view: View) -> str:
    """What a picture is called where it is read aloud: never nothing."""
    return clean(amap.title if view.title is None else view.title).strip() or UNTITLED


class Link(NamedTuple):
    """A line of the picture, from one id to another; `how` is its meaning, `note` what it carries."""

    tail: str
    head: str
    how: str
    note: str = ""


@frozen
class Shown:
    """What of a map is drawn: statements and steps in the order of the text.

    `ghosts` are those among them that were not asked for and stand there, faintly, as the ends of
    links. What lies in a collapsed section is not among them: `boxes` stand for it, and `bundles`
    for its lines.
    """

    statements: tuple[str, ...]
    steps: tuple[str, ...]
    ghosts: frozenset[str]
    links: tuple[Link, ...]
    boxes: tuple[Box, ...] = ()
    bundles: tuple[Bundle, ...] = ()

    def __len__(self) -> int:
        return len(self.statements) + len(self.steps) + len(self.boxes)


def shown(case: Case, view: View) -> Shown:
    """The part of the map that a view selects.

    Raises ViewError where it names a section, tag, verdict or id that is not there.
    """
    amap = case.amap
    alive = _alive(amap, view.reading)
    chosen = alive.statements
    for choose in (_by_record, _by_section, _by_tag, _by_verdict, _by_focus):
        selected = choose(case, view, alive)
        chosen = chosen if selected is None else chosen & selected
    if not chosen and (view.sections or view.tags or view.verdicts or view.focus):
        raise ViewError(_nothing(view))
    kept, steps = _with_ends(amap, chosen, alive)
    there = kept | steps
    return _folded(
        amap,
        view,
        Shown(
            statements=alive.in_order(kept),
            steps=alive.in_order(steps),
            ghosts=frozenset(kept - chosen)
            | {id_ for id_ in steps if amap.inferences[id_].conclusion not in chosen},
            links=tuple(link for link in alive.links_of(there) if link.tail in there and link.head in there),
        ),
    )


def _folded(amap: ArgMap, view: View, part: Shown) -> Shown:
    """The same with what is collapsed in boxes: sections, or on an overview of pages all parts."""
    demand_collapsed(amap, view)
    overview = view.page is not None and view.page.part is None
    home = view.page.home if view.page and overview else home_of_collapsed(amap, view.collapsed)
    if not home:
        return part
    return Shown(
        statements=tuple(id_ for id_ in part.statements if id_ not in home),
        steps=tuple(id_ for id_ in part.steps if id_ not in home),
        ghosts=frozenset(id_ for id_ in part.ghosts if id_ not in home),
        links=tuple(link for link in part.links if link.tail not in home and link.head not in home),
        boxes=boxes(amap, home, (*part.statements, *part.steps), part.ghosts),
        bundles=bundles(part.links, home, ALIKE, CONTRADICTS),
    )


def demand_collapsed(amap: ArgMap, view: View) -> None:
    """Raise ViewError where a section that is to be collapsed is not there."""
    _demand((each for each in view.collapsed if each != ALL), amap.sections, "section")


def _nothing(view: View) -> str:
    """Why nothing is selected, in one sentence."""
    focus = () if view.focus is None else (view.focus,)
    conditions = {"sections": view.sections, "tags": view.tags, "verdicts": view.verdicts, "focus": focus}
    given = [(what, names) for what, names in conditions.items() if names]
    if len(given) > 1:
        return "nothing in this map suits the selection; leave out one of its conditions"
    what, names = given[0]
    otherwise = ", or for the reading with objections" if view.reading == "as-argued" else ""
    wanted = " or ".join(f"`{name}`" for name in names)
    return f"there is nothing to draw, for no statement {_HOLDS[what]} {wanted}; ask for another{otherwise}"


def reading_of(case: Case, view: View) -> Reading:
    """The evaluation in the reading that the view asks for."""
    evaluation = case.evaluation
    return evaluation.as_argued if view.reading == "as-argued" else evaluation.with_objections


@frozen(eq=False)
class _Alive:
    """What is seen of a whole map in one reading: its statements, its lines, and which lines end where."""

    statements: frozenset[str]
    links: tuple[Link, ...]
    at: Mapping[str, Sequence[int]]
    place: Mapping[str, int]

    def links_of(self, ids: Iterable[str]) -> list[Link]:
        """The lines that begin or end in one of these, in the order of the text."""
        return [
            self.links[number] for number in sorted({each for id_ in ids for each in self.at.get(id_, ())})
        ]

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The same ids in the order of the text."""
        return tuple(sorted(ids, key=self.place.__getitem__))


@lru_cache(maxsize=4)
def _alive(amap: ArgMap, reading: str) -> _Alive:
    """Kept for the next picture of the same map, such as one of its pages."""
    every = tuple(dict.fromkeys(links(amap)))
    hidden = _only_for_objections(amap, every) if reading == "as-argued" else frozenset()
    alive = tuple(link for link in every if link.tail not in hidden and link.head not in hidden)
    at: dict[str, list[int]] = {}
    for number, link in enumerate(alive):
        at.setdefault(link.tail, []).append(number)
        at.setdefault(link.head, []).append(number)
    return _Alive(
        statements=frozenset(id_ for id_ in amap.statements if id_ not in hidden),
        links=alive,
        at=at,
        place={id_: number for number, id_ in enumerate(amap)},
    )


def links(amap: ArgMap) -> Iterator[Link]:
    """Every line between two records, in the order of the text."""
    for step in amap.inferences.values():
        for support in step.premises:
            yield Link(support.id, step.id, SUPPORT, support.role or "")
        if step.warrant_id is not None and step.warrant_id in step.linked[len(step.premises) :]:
            yield Link(step.warrant_id, step.id, WARRANT)
        yield Link(step.id, step.conclusion, CONCLUDES)
        for answer in step.answers:
            if answer.by is not None:
                yield Link(answer.by, step.id, FAILS if answer.state == "fails" else MEETS, answer.question)
        for rival in step.rivals:
            if rival.by is not None:
                yield Link(rival.by, step.id, EXCLUDES, rival.text)
    for statement in amap.statements.values():
        yield from _links_of(statement, amap)


def _links_of(statement: Statement, amap: ArgMap) -> Iterator[Link]:
    for other in statement.contradicts:
        said_before = statement.id in amap.statements[other].contradicts and other < statement.id
        if not said_before:
            yield Link(statement.id, other, CONTRADICTS)
    if isinstance(statement, Objection):
        for ground in statement.grounds:
            yield Link(ground, statement.id, GROUNDS)
        for how, target in statement.attacks:
            yield Link(statement.id, target, how)


def _only_for_objections(amap: ArgMap, every: Iterable[Link]) -> frozenset[str]:
    """The objections that somebody raised, what serves nothing else, and the steps that rest on one."""
    users: dict[str, int] = {}
    feeders: dict[str, list[str]] = {}
    for link in every:
        users[link.tail] = users.get(link.tail, 0) + 1
        feeders.setdefault(link.head, []).append(link.tail)
    raised = frozenset[str](objection.id for objection in amap.objections if objection.raised_by)
    queue, hidden = deque(raised), set(raised)
    while queue:
        for id_ in feeders.get(queue.popleft(), ()):
            users[id_] -= 1
            if not users[id_] and id_ not in hidden and id_ not in amap.main:
                hidden.add(id_)
                queue.append(id_)
    resting = (step.id for step in amap.inferences.values() if not raised.isdisjoint(step.linked))
    return frozenset(hidden.union(resting))


def _by_section(case: Case, view: View, _: object) -> set[str] | None:
    amap = case.amap
    if not view.sections:
        return None
    _demand(view.sections, amap.sections, "section")
    inside: dict[str, bool] = dict.fromkeys(view.sections, True)
    for section in amap.sections:
        path: dict[str, None] = {}
        at: str | None = section
        while at is not None and at not in inside and at not in path:
            path[at] = None
            at = amap.sections[at].within
        inside.update(dict.fromkeys(path, inside.get(at or "", False)))
    return {id_ for id_, each in amap.statements.items() if inside.get(each.section or "", False)}


def _by_tag(case: Case, view: View, _: object) -> set[str] | None:
    statements = case.amap.statements
    if not view.tags:
        return None
    _demand(view.tags, {tag for each in statements.values() for tag in each.tags}, "tag")
    return {id_ for id_, each in statements.items() if not set(view.tags).isdisjoint(each.tags)}


def _by_verdict(case: Case, view: View, _: object) -> set[str] | None:
    if not view.verdicts:
        return None
    _demand(view.verdicts, VERDICTS, "verdict")
    reading = reading_of(case, view)
    return {id_ for id_ in reading.lo if str(reading.verdict(id_)) in view.verdicts}


def _by_record(_: Case, view: View, __: object) -> frozenset[str] | None:
    return view.records


def _by_focus(case: Case, view: View, alive: _Alive) -> set[str] | None:
    """Statements at most `depth` steps from the focus; a step and all it joins are one step away."""
    amap = case.amap
    if view.focus is None:
        return None
    _demand((view.focus,), amap, "record")
    around: dict[str, list[str]] = {}
    for link in alive.links:
        around.setdefault(link.tail, []).append(link.head)
        around.setdefault(link.head, []).append(link.tail)
    seen = {view.focus}
    ring = [view.focus]
    if view.focus in amap.inferences:
        ring = _neighbours(ring, around, seen, lambda _: True)
    for _ in range(view.depth):
        near = _neighbours(ring, around, seen, lambda _: True)
        steps = [id_ for id_ in near if id_ in amap.inferences]
        ring = [id_ for id_ in near if id_ in amap.statements]
        ring += _neighbours(steps, around, seen, amap.statements.__contains__)
    return seen & amap.statements.keys()


def _neighbours(
    ring: Iterable[str], around: Mapping[str, list[str]], seen: set[str], wanted: Callable[[str], bool]
) -> list[str]:
    """What lies one link beyond `ring` and is not yet in `seen`, where it is then noted."""
    found = []
    for id_ in ring:
        for other in around.get(id_, ()):
            if other not in seen and wanted(other):
                seen.add(other)
                found.append(other)
    return found


def _with_ends(amap: ArgMap, chosen: frozenset[str], alive: _Alive) -> tuple[set[str], set[str]]:
    """The chosen statements with their steps, and what must stand at the other end of their links."""
    near = alive.links_of(chosen)
    steps = {link.tail for link in near if link.how == CONCLUDES and link.head in chosen}
    kept = set(chosen)
    beyond: set[str] = set()
    for link in {*near, *alive.links_of(steps)}:
        if link.head in steps or link.head in chosen:
            if link.tail in amap.statements:
                kept.add(link.tail)
        elif link.tail in chosen and _leads_on(amap, link):
            (kept if link.head in amap.statements else beyond).add(link.head)
    kept.update(amap.inferences[id_].conclusion for id_ in beyond)
    return kept, steps | beyond


def _leads_on(amap: ArgMap, link: Link) -> bool:
    """Whether a link out of the chosen part is worth an end of its own: claims and objections are."""
    return isinstance(amap.statements[link.tail], (Claim, Objection))


def _demand(wanted: Iterable[str], there: Iterable[str] | ArgMap, what: str) -> None:
    known = set(there)
    for name in wanted:
        if name not in known:
            near = nearest(name, sorted(known))
            message = f"there is no {what} `{name}` in this map" + (
                f"; did you mean `{near}`?" if near else ""
            )
            raise ViewError(message)
