"""The parts of a map that are pictures of their own: sections, cut further where they are large."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.model import ArgMap

SHEET = 300
"""Records that people can read on one sheet, at most."""

OUTSIDE = ""
"""The id of the part that holds what stands in no section."""


@frozen
class Part:
    """What is drawn together: `sections` are all that it covers, `records` its statements and steps."""

    id: str
    title: str
    sections: tuple[str, ...]
    records: tuple[str, ...]


def parts(amap: ArgMap, most: int = SHEET, apart: Collection[str] = ()) -> tuple[Part, ...]:
    """The parts that have records, in the order of the text; every record is in exactly one.

    A section with all within it is one part where that is at most `most` records; otherwise its own
    records are a part, and each section within it is looked at in its turn. A section that is to stand
    `apart` is cut out of the one around it. A step belongs where its conclusion stands.
    """
    home = _homes(amap, most, apart)
    records: dict[str, list[str]] = {}
    for id_ in amap:
        records.setdefault(home[section_of(amap, id_) or OUTSIDE], []).append(id_)
    sections: dict[str, list[str]] = {}
    for section in amap.sections:
        sections.setdefault(home[section], []).append(section)
    return tuple(
        Part(
            id=part,
            title=str(amap.sections[part].text) if part else "",
            sections=tuple(sections.get(part, ())),
            records=tuple(records[part]),
        )
        for part in (OUTSIDE, *amap.sections)
        if part in records
    )


def section_of(amap: ArgMap, id_: str) -> str | None:
    """The section in which a record is drawn: that of its conclusion, where it is a step."""
    step = amap.inferences.get(id_)
    section = amap.statements[step.conclusion if step else id_].section
    return section if section in amap.sections else None


def _homes(amap: ArgMap, most: int, apart: Collection[str]) -> dict[str, str]:
    """The part in which the records of each section stand."""
    order = _outermost_first(amap)
    size = Counter(section_of(amap, id_) for id_ in amap)
    for section in reversed(order):
        size[amap.sections[section].within] += size[section]
    home = {OUTSIDE: OUTSIDE}
    for section in order:
        around = amap.sections[section].within
        whole = around is not None and section not in apart and size[home[around]] <= most
        home[section] = home[around] if whole and around is not None else section
    return home


def _outermost_first(amap: ArgMap) -> list[str]:
    """The sections, each after the one around it."""
    inner: dict[str | None, list[str]] = {}
    for section in amap.sections.values():
        inner.setdefault(section.within, []).append(section.id)
    order: list[str] = []
    queue = inner.get(None, [])
    while queue:
        order += queue
        queue = [each for section in queue for each in inner.get(section, ())]
    return order
