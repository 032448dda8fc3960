"""The map as nested lists, each statement and step once: the page's equivalent in words, for all readers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from argmap.render.view import CONCLUDES, CONTRADICTS, EXCLUDES, GROUNDS, MEETS, SUPPORT, WARRANT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.render.view import Link

_DEEPEST = 12
"""How deep lists nest; what lies deeper goes on in the innermost, and still says what it bears on."""

_BEARS: Mapping[str, str] = {
    SUPPORT: "supports",
    WARRANT: "licenses",
    CONCLUDES: "leads to",
    GROUNDS: "bears out",
    MEETS: "answers a question of",
    EXCLUDES: "excludes a rival of",
}
"""How a link is said where it is not its own word."""


class Said(NamedTuple):
    """What the outline says of a record: its words, and in few more what it is and how it stands."""

    words: str
    stands: str


class _Entry(NamedTuple):
    """A record in the outline, and by what link it hangs on the one above it."""

    id: str
    depth: int
    link: Link | None


def nested(records: Mapping[str, Said], links: Sequence[Link], main: Iterable[str]) -> str:
    """The outline as HTML, from the main claims downwards, or nothing where there are no records."""
    return "".join(_html(records, [link for link in links if _within(link, records)], main))


def anchor(id_: str) -> str:
    """What leads to the entry of a record, in an address."""
    return f"r-{quote(id_, safe='', errors='replace')}"


def _within(link: Link, records: Mapping[str, Said]) -> bool:
    return link.tail in records and link.head in records


def _html(records: Mapping[str, Said], links: Sequence[Link], main: Iterable[str]) -> Iterator[str]:
    out: dict[str, list[Link]] = {}
    for link in links:
        out.setdefault(link.tail, []).append(link)
    lists = 0
    for id_, depth, by in _walk(records, links, (*main, *(each for each in records if each not in out))):
        if depth == lists:  # one deeper than the entry before, or the first of all
            yield "<ul>"
        else:
            yield "</li>" + "</ul></li>" * (lists - depth - 1)
        lists = depth + 1
        yield f"<li>{_item(id_, records[id_], by, out.get(id_, ()))}"
    yield "</li></ul>" * lists


def _walk(records: Mapping[str, Said], links: Iterable[Link], first: Iterable[str]) -> Iterator[_Entry]:
    """Every record once, what bears on it after it and one deeper."""
    into: dict[str, list[Link]] = {}
    for link in links:
        into.setdefault(link.head, []).append(link)
        if link.how == CONTRADICTS:
            into.setdefault(link.tail, []).append(link)
    seen: set[str] = set()
    for start in (*first, *records):
        waiting = [_Entry(start, 0, None)] if start in records else []
        while waiting:
            entry = waiting.pop()
            if entry.id in seen:
                continue
            seen.add(entry.id)
            yield entry
            deeper = min(entry.depth + 1, _DEEPEST)
            waiting += (
                _Entry(link.head if link.tail == entry.id else link.tail, deeper, link)
                for link in reversed(into.get(entry.id, ()))
            )


def _item(id_: str, said: Said, link: Link | None, out: Sequence[Link]) -> str:
    """One entry: by what it hangs here, its words, how it stands, and on what else it bears."""
    others = [each for each in out if each is not link]
    also = ", ".join(
        f'{_how(each)} <a href="#{anchor(each.head)}">{escape(each.head)}</a>' for each in others
    )
    return (
        (f"<i>{_how(link)}</i> " if link else "")
        + f'<a id="r-{escape(id_)}" href="#{anchor(id_)}">{escape(said.words)}</a> <small>{escape(said.stands)}'
        + (f"; also {also}</small>" if also and link else f"; {also}</small>" if also else "</small>")
    )


def _how(link: Link) -> str:
    return _BEARS.get(link.how, link.how)
