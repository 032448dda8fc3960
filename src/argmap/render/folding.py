"""Sections drawn as one box each: what goes into a box, and which lines join boxes with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from argmap.render.parts import OUTSIDE, section_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from argmap.model import ArgMap
    from argmap.render.view import Link

ALL = "*"
"""Among the sections to collapse: each of them."""

_COUNTED: Mapping[str, tuple[str, str]] = {
    "supports": ("support", "supports"),
    "undercuts": ("undercuts", "undercut"),
    "rebuts": ("rebuts", "rebut"),
    "undermines": ("undermines", "undermine"),
    "answers": ("answers", "answer"),
    "fails": ("fails a question", "fail questions"),
    "meets": ("meets a question", "meet questions"),
    "excludes": ("excludes a rival", "exclude rivals"),
    "contradicts": ("contradicts", "contradict"),
}
"""What is said of one line, and of several."""

_NO_SECTION = "In no section"


@frozen
class Box:
    """What is drawn in place of many records: a section with all within it, or a part.

    `records` are those that it stands for, without ghosts unless it holds nothing else; `around` is
    the section in whose cluster it stands.
    """

    id: str
    title: str
    around: str | None
    records: tuple[str, ...]
    ghost: bool = False


class End(NamedTuple):
    """One end of a bundle: a record, or a box."""

    id: str
    box: bool


class Bundle(NamedTuple):
    """Lines of one kind that have the same two ends, at least one of which is a box."""

    tail: End
    head: End
    how: str
    lines: int


def home_of_collapsed(amap: ArgMap, collapsed: Collection[str]) -> dict[str, str]:
    """The section whose box each record goes into, for those that do: the outermost collapsed one."""
    if not collapsed:
        return {}
    home: dict[str | None, str | None] = {None: None}
    for section in amap.sections:
        path = []
        at: str | None = section
        while at is not None and at not in home:
            path.append(at)
            at = amap.sections[at].within
        outer = home[at]
        for each in reversed(path):
            home[each] = outer = outer or (each if each in collapsed or ALL in collapsed else None)
    found = ((id_, home[section_of(amap, id_)]) for id_ in amap)
    return {id_: section for id_, section in found if section is not None}


def boxes(
    amap: ArgMap, home: Mapping[str, str], drawn: Iterable[str], ghosts: Collection[str]
) -> tuple[Box, ...]:
    """The boxes for those records of `drawn` that have a home, in the order of the text."""
    inside: dict[str, list[str]] = {}
    for id_ in drawn:
        if id_ in home:
            inside.setdefault(home[id_], []).append(id_)
    around = _around(amap, inside)
    return tuple(
        _box(amap, id_, inside[id_], ghosts, around) for id_ in (OUTSIDE, *amap.sections) if id_ in inside
    )


def _box(
    amap: ArgMap, id_: str, records: Sequence[str], ghosts: Collection[str], around: Collection[str]
) -> Box:
    asked = tuple(each for each in records if each not in ghosts)
    section = amap.sections.get(id_)
    outer = section.within if section else None
    return Box(
        id=id_,
        title=str(section.text) if section else _NO_SECTION,
        around=id_ if id_ in around else outer,
        records=asked or tuple(records),
        ghost=not asked,
    )


def _around(amap: ArgMap, ids: Iterable[str]) -> set[str]:
    """The sections that hold one of these, at any depth."""
    found: set[str] = set()
    for id_ in ids:
        at = amap.sections[id_].within if id_ else None
        while at is not None and at not in found:
            found.add(at)
            at = amap.sections[at].within
    return found


def bundles(
    links: Iterable[Link], home: Mapping[str, str], alike: Mapping[str, str], mutual: str
) -> tuple[Bundle, ...]:
    """The lines that have an end in a box, counted; those within one box are gone.

    `alike` says which kinds of lines count as another, and `mutual` is the kind without direction.
    """
    found: dict[tuple[End, End, str], int] = {}
    for link in links:
        tail, head = (End(home.get(id_, id_), id_ in home) for id_ in (link.tail, link.head))
        if tail == head or not (tail.box or head.box):
            continue
        key = tail, head, alike.get(link.how, link.how)
        if link.how == mutual and (back := (head, tail, mutual)) in found:
            key = back
        found[key] = found.get(key, 0) + 1
    return tuple(Bundle(*key, count) for key, count in found.items())


def counted(each: Bundle) -> str:
    """How many lines of which kind, such as `3 supports`."""
    return f"{each.lines:,} {_COUNTED[each.how][each.lines > 1]}"
