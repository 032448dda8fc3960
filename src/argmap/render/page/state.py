"""The object that the page is made from: records, parts, pictures and findings as plain data."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import frozen

from argmap.diagnostics import Severity
from argmap.model import Verdict
from argmap.render.boxes import AGAINST, label
from argmap.render.dot import written
from argmap.render.drawing import hashed, names
from argmap.render.folding import counted
from argmap.render.key import key_words
from argmap.render.labels import clean
from argmap.render.page.columns import bearings, columns
from argmap.render.page.outline import Said, nested
from argmap.render.page.paint import painted
from argmap.render.page.records import finding, help_of, record
from argmap.render.page.scope import READINGS, Scope
from argmap.render.page.telling import explanations, most_explained
from argmap.render.parts import SHEET
from argmap.render.view import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic
    from argmap.render.drawing import Drawing
    from argmap.render.engines import Drawn
    from argmap.render.folding import Bundle
    from argmap.render.parts import Part
    from argmap.render.view import View

VERSION = 2
"""Of the object: raised when a key changes its meaning or goes; new keys may come without."""

_OPEN = 1_000
"""Records up to which all parts are open at first."""

_PICTURE = 1_000
"""Records of a part that is drawn, at most: larger pictures take long, and nobody reads them."""

_NARROW = 0.6
"""Letters narrower than this, in em, ask for narrow fonts."""

_SIZE = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')
_PIXELS = 4 / 3
"""In a point, at 96 to the inch."""

Plain = dict[str, Any]
"""What becomes an object of JSON."""


def state(  # noqa: PLR0913 - each is a choice of its own, by keyword
    case: Case,
    *,
    draw: Callable[[str], Drawn],
    begin: Callable[[str], None] = lambda _: None,
    findings: Sequence[Diagnostic] = (),
    view: View = WHOLE,
    explain: bool = True,
    address: Callable[[str], str] | None = None,
    known: Mapping[str, str] | None = None,
    first: Container[str] = (),
) -> Plain:
    """All that the page shows, ready for JSON.

    `begin` is told every DOT there is before `draw` is asked for the first picture. `address` says
    where the page of a code can be read. With `explain` off the explanations are null, and findings
    are without their help: both take a while. `known` are the pictures of an earlier state: what is
    among them is not drawn again. Parts with records in `first` are sent to be laid out before others.

    Raises ViewError where the view names something that is not there, and what `draw` raises.
    """
    known = known or {}
    scope = Scope.of(case, findings, view)
    sheets: dict[str, _Sheet] = {}

    def begun(group: _Sheets) -> _Sheets:
        """The sheets, each sent to be laid out while the next are being written."""
        for sheet in group.values():
            if sheet is not None and sheet.key not in sheets:
                sheets[sheet.key] = sheet
                if sheet.key not in known:
                    begin(sheet.dot)
        return group

    whole = begun(_whole(scope))
    soonest = sorted(scope.parts, key=lambda part: not any(id_ in first for id_ in part.records))
    by_part = {part.id: begun(_of_part(case, scope, part)) for part in soonest}
    records = _records(scope)
    found = [finding(scope, each, about, address) for each, about in scope.findings]
    links = {
        reading: bearings(drawing.part.links if drawing else (), scope.home)
        for reading, drawing in scope.drawings.items()
    }
    outline = _outline(scope, records)
    clusters = {name: id_ for id_, name in hashed("cluster", case.amap.sections).items()}
    pictures = {  # not sooner, since they are being laid out meanwhile
        key: known[key] if key in known else _picture(sheet, view, draw, clusters)
        for key, sheet in sheets.items()
    }
    if explain:
        for id_, text in explanations(case.evaluation, explained(records, len(case.amap))).items():
            records[id_]["explanation"] = text
        for plain, (each, _) in zip(found, scope.findings, strict=True):
            plain["help"] = help_of(each)
    return {
        "version": VERSION,
        "title": scope.title,
        "language": case.amap.language,
        "reading": view.reading,
        "open": _opening(scope),
        "collapsed": _closed(scope),
        "records": records,
        "parts": [_part(scope, part, by_part[part.id], pictures) for part in scope.parts],
        "whole": {reading: _key(sheet) for reading, sheet in whole.items()} if whole else None,
        "columns": columns(
            [part.id for part in scope.parts], (each for found in links.values() for each in found)
        ),
        "links": {reading: [_link(each) for each in found] for reading, found in links.items()},
        "pictures": pictures,
        "findings": found,
        "summary": {reading: _summary(scope, reading) for reading in READINGS},
        "key": key_words(scope.opening),
        "outline": outline,
        "live": None,
        "problems": [],
    }


def ways_out(
    case: Case, findings: Sequence[Diagnostic], view: View = WHOLE
) -> Iterator[tuple[int, list[str]]]:
    """The help of each finding of a state that was made without explanations, with its number there."""
    for number, (each, _) in enumerate(Scope.of(case, findings, view).findings):
        if each.help:
            yield number, help_of(each)


def explained(records: Mapping[str, Plain], size: int) -> tuple[str, ...]:
    """Which records are explained in a map of that size: all, or if they are too many those that matter most."""
    main = (id_ for id_, each in records.items() if each["main"])
    argued = (id_ for id_, each in records.items() if each["supported_by"] or each["kind"] == "step")
    return tuple(dict.fromkeys((*main, *argued, *records)))[: most_explained(size)]


# Pictures


@frozen
class _Sheet:
    """A picture before it is drawn; `key` is the same as long as it would look the same."""

    dot: str
    title: str

    @cached_property
    def key(self) -> str:
        """A hash of all that is in the picture; its ids begin so."""
        words = f"{self.title}\0{self.dot}"
        return "p" + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:10]


_DESCRIPTION = "The outline of this page says the same in words."

_Sheets = dict[str, "_Sheet | None"]


def _whole(scope: Scope) -> _Sheets:
    """The whole on one sheet, in each reading, or nothing where it is too much to be read."""
    if len(scope.opening.part) > SHEET:
        return {}
    return {
        reading: _Sheet(written(drawing), scope.title) if drawing else None
        for reading, drawing in scope.drawings.items()
    }


def _of_part(case: Case, scope: Scope, part: Part) -> _Sheets:
    """A part in each reading, None where there is nothing to see of it, or far too much."""
    if len(part.records) > _PICTURE and not scope.view.large:
        return dict.fromkeys(READINGS)
    records = frozenset(part.records)
    return {
        reading: _Sheet(written(drawing.within(case, records)), part.title or scope.title)
        if drawing and not records.isdisjoint(scope.real[reading])
        else None
        for reading, drawing in scope.drawings.items()
    }


def _picture(sheet: _Sheet, view: View, draw: Callable[[str], Drawn], clusters: Mapping[str, str]) -> str:
    drawn = draw(sheet.dot)
    narrow = drawn.em is not None and drawn.em < _NARROW
    return painted(
        drawn.data,
        key=sheet.key,
        title=sheet.title,
        description=_DESCRIPTION,
        stack=view.theme.narrow_stack if narrow else view.theme.stack,
        sections=clusters,
    )


def _key(sheet: _Sheet | None) -> str | None:
    return None if sheet is None else sheet.key


def _size(sheet: _Sheet | None, pictures: Mapping[str, str]) -> list[int] | None:
    """Width and height in pixels."""
    found = None if sheet is None else _SIZE.search(pictures[sheet.key])
    return [round(float(points) * _PIXELS) for points in found.groups()] if found else None


# Parts, records and findings


def _part(scope: Scope, part: Part, sheets: _Sheets, pictures: Mapping[str, str]) -> Plain:
    return {
        "id": part.id,
        "title": clean(part.title),
        "sections": list(part.sections),
        "records": len(part.records),
        "verdicts": {
            reading: _verdicts(drawing, part.records) if drawing else {}
            for reading, drawing in scope.drawings.items()
        },
        "leaps": sum(1 for id_ in part.records if scope.opening.leap(id_)),
        "pictures": {reading: _key(sheet) for reading, sheet in sheets.items()},
        "size": {reading: _size(sheet, pictures) for reading, sheet in sheets.items()},
    }


def _verdicts(drawing: Drawing, ids: Iterable[str]) -> dict[str, int]:
    """How many of these statements stand where, of those that are seen; the best verdict first."""
    seen = set(drawing.part.statements)
    counts = Counter(drawing.reading.verdict(id_) for id_ in ids if id_ in seen)
    return {str(verdict): counts[verdict] for verdict in Verdict if counts[verdict]}


def _opening(scope: Scope) -> str:
    """How the page opens."""
    if len(scope.opening.part) <= SHEET:
        return "whole"
    return "parts" if len(scope.records) <= _OPEN else "collapsed"


def _closed(scope: Scope) -> list[str]:
    """The parts that are collapsed at first."""
    return [part.id for part in scope.parts] if _opening(scope) == "collapsed" else list(scope.closed)


def _link(each: Bundle) -> Plain:
    """What leads from one part to another: in words, and what of them stands at its arrow."""
    return {
        "from": each.tail.id,
        "to": each.head.id,
        "how": each.how,
        "against": each.how in AGAINST,
        "lines": each.lines,
        "words": counted(each),
        "label": label(each),
    }


def _records(scope: Scope) -> dict[str, Plain]:
    node = names(scope.amap)
    found: dict[str, list[int]] = {}
    for number, (_, about) in enumerate(scope.findings):
        if about is not None:
            found.setdefault(about, []).append(number)
    return {id_: record(scope, id_, node, found.get(id_, ())) for id_ in scope.records}


def _summary(scope: Scope, reading: str) -> str:
    """How many statements stand where in a reading, and how much was found, on one line."""
    drawing = scope.drawings[reading]
    part = drawing.part if drawing else None
    statements = [id_ for id_ in part.statements if id_ not in part.ghosts] if part else []
    counts = _verdicts(drawing, statements) if drawing else {}
    stand = ", ".join(f"{many} {verdict}" for verdict, many in counts.items())
    levels = Counter(each.severity for each, _ in scope.findings)
    found = ", ".join(_many(levels[each], str(each)) for each in Severity if levels[each])
    return f"{_many(len(statements), 'statement')}{': ' if stand else ''}{stand}; {found or 'no findings'}"


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _outline(scope: Scope, records: Mapping[str, Plain]) -> str:
    said = {id_: Said(each["words"], _stands(scope, each)) for id_, each in records.items()}
    links = dict.fromkeys(
        link for drawing in scope.drawings.values() if drawing for link in drawing.part.links
    )
    return nested(said, tuple(links), scope.amap.main)


def _stands(scope: Scope, plain: Plain) -> str:
    """What a record is and how it stands, in the reading with which the page opens."""
    kind = plain["kind"] if not plain["leap"] else "leap"
    stands = (plain["verdict"] or plain["standing"])[scope.view.reading]
    return f"{kind}, {stands}" if stands else str(kind)
