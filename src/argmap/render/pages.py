"""A large map as several pictures: an overview of its parts, and a page for each, linked both ways."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import quote

from attrs import evolve, frozen

from argmap.render.parts import parts
from argmap.render.view import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from argmap.case import Case
    from argmap.render.parts import Part
    from argmap.render.view import View

_AT_ONCE = 2
"""Pictures that are laid out at the same time, each in a process of its own."""

_LONGEST = 60
"""Characters of a section's id in the name of a file."""

_UNSAFE = re.compile(r"[^\w]+|_+")
_OUTSIDE = "other"


@frozen(eq=False)
class Page:
    """One of several pages; on the overview, `part` is None.

    `home` says in which part each record is; `files` are the addresses of the parts' pages, and
    `overview` is that of the overview, all relative and ready for a link.
    """

    part: Part | None
    home: Mapping[str, str]
    files: Mapping[str, str]
    overview: str

    def address_of(self, id_: str) -> str:
        """The page on which a record is, or nothing where it is on none."""
        return self.files.get(self.home[id_], "")


def pages(case: Case, view: View, name: str) -> dict[str, View]:
    """The names of the files and what is drawn in each; the first, called `name`, is the overview.

    Parts of which the view selects nothing have no page. Raises ViewError where the view names
    something that is not there.
    """
    every = parts(case.amap)
    home = {id_: part.id for part in every for id_ in part.records}
    overview = Page(None, home, {}, quote(name, safe=""))
    there = {box.id for box in shown(case, evolve(view, page=overview)).boxes if not box.ghost}
    drawn = [part for part in every if part.id in there]
    names = _names([part.id for part in drawn], name)
    overview = evolve(overview, files={part: quote(each, safe="") for part, each in names.items()})
    title = case.amap.title if view.title is None else view.title
    found = {name: evolve(view, page=overview)}
    for part in drawn:
        records = frozenset(part.records)
        found[names[part.id]] = evolve(
            view,
            records=records if view.records is None else view.records & records,
            title=": ".join(filter(None, (title, part.title))),
            page=evolve(overview, part=part),
        )
    return found


def drawn(
    sheets: Mapping[str, View],
    draw: Callable[[View], bytes],
    told: Callable[[int, int], None] | None = None,
) -> dict[str, bytes]:
    """Every sheet, drawn two at a time; the first that cannot be drawn ends it with its error.

    `told` is called after each with how many are done, and of how many.
    """
    found: dict[str, bytes] = {}
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        for name, data in zip(sheets, pool.map(draw, sheets.values()), strict=True):
            found[name] = data
            if told is not None:
                told(len(found), len(sheets))
    finally:
        pool.shutdown(cancel_futures=True)
    return found


def _names(ids: Iterable[str], name: str) -> dict[str, str]:
    """A file for each part beside the overview; no two are the same where letter case is not told apart."""
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    found: dict[str, str] = {}
    taken = {name.casefold()}
    for id_ in ids:
        slug = _UNSAFE.sub("-", id_.lower())[:_LONGEST].strip("-") or _OUTSIDE
        number = 1
        file = f"{stem}-{slug}{suffix}"
        while file.casefold() in taken:
            number += 1
            file = f"{stem}-{slug}-{number}{suffix}"
        found[id_] = file
        taken.add(file.casefold())
    return found
