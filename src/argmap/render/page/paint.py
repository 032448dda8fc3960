"""A picture for the page: colours become classes, and what a page does not need is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from argmap.render.labels import clean
from argmap.render.svg import parsed
from argmap.render.theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.render.theme import Theme

ROLES = tuple(THEMES["light"].colours())
"""The parts that colours play, in every theme."""

PALETTE = {role: f"#{number:06x}" for number, role in enumerate(ROLES, start=1)}
"""A colour of its own for each role, by which it is known again in what an engine drew."""

_ROLE = {colour: role for role, colour in PALETTE.items()}
_OTHERWISE = "text"
"""The role of a colour that an engine chose by itself."""

_NO_COLOUR = ("none", "transparent")
_PAINTS = {"fill": "f", "stroke": "s"}

_WORDS = "10.5"
"""The size that most words have, in points."""

_DEFAULTS = {"font-size": ("10.5", "10.50"), "text-anchor": ("start",), "stroke-width": ("1", "1.00")}
"""Attributes that say what holds anyway."""

_MEASURES = {
    "points",
    "d",
    "x",
    "y",
    "cx",
    "cy",
    "rx",
    "ry",
    "transform",
    "viewBox",
    "font-size",
    "stroke-width",
}
"""Attributes that hold numbers."""

_NEEDLESS = ("font-family", "xml:space")
_NUMBER = re.compile(r"-?\d+\.\d+")
_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
_MOVED = re.compile(r"translate\([^)]*\)")


def painted(  # noqa: PLR0913 - each is a choice of its own, by keyword
    svg: bytes, *, key: str, title: str, description: str, stack: str, sections: Mapping[str, str]
) -> str:
    """What an engine drew in the colours of PALETTE, made fit for the page.

    Ids begin with `key`; nodes and clusters are called as in the DOT, and `sections` says for which
    section each cluster stands. Raises UnsafeSvgError.
    """
    root = parsed(svg)
    for name in ("width", "height", "xmlns:xlink"):
        root.attrib.pop(name, None)
    for graph in root.findall("g"):
        _without_paper(graph)
        for group in graph.findall("g"):
            _name(group, key, sections)
            _place(group)
    for element in root.iter():
        _lighten(element)
        _classify(element)
    root.attrib.update(
        {
            "class": f"f-{_OTHERWISE}",
            "role": "group",
            "aria-labelledby": f"{key}-title",
            "aria-describedby": f"{key}-desc",
            "font-family": stack,
            "font-size": _WORDS,
        }
    )
    for place, (tag, words) in enumerate((("title", title), ("desc", description))):
        element = Element(tag, {"id": f"{key}-{tag}"})
        element.text = clean(words)
        root.insert(place, element)
    return tostring(root, encoding="unicode")


def style(themes: Iterable[Theme], classes: Iterable[str] = ROLES) -> str:
    """The style sheet of the colours: the themes as variables, and the classes that use them.

    The first theme holds unless the reader's system asks for dark or for paper.
    """
    return "\n".join((*_variables(tuple(themes)), *_classes(classes)))


def _variables(themes: tuple[Theme, ...]) -> Iterator[str]:
    said = {
        theme.name: "".join(f"--{role}:{colour};" for role, colour in theme.colours().items())
        for theme in themes
    }
    yield f":root{{{said[themes[0].name]}}}"
    yield f"@media (prefers-color-scheme:dark){{:root:not([data-theme]){{{said['dark']}}}}}"
    for name, colours in said.items():
        yield f':root[data-theme="{name}"]{{{colours}}}'
    yield f"@media print{{:root:not([data-theme]),:root[data-theme]{{{said['print']}}}}}"


def _classes(roles: Iterable[str]) -> Iterator[str]:
    for role in roles:
        yield f".f-{role}{{fill:var(--{role})}}.s-{role}{{stroke:var(--{role})}}"


def _without_paper(graph: Element) -> None:
    """Leave out the sheet that everything lies on, the name of the graph, and how it is not turned."""
    for tag in ("title", "polygon"):
        for each in graph.findall(tag):
            graph.remove(each)
    graph.attrib.pop("id", None)
    moved = _MOVED.search(graph.get("transform", ""))
    if moved:
        graph.set("transform", moved[0])


def _name(group: Element, key: str, sections: Mapping[str, str]) -> None:
    """Give a group its id, and take out tooltips and the links that bear them."""
    title = group.find("title")
    name = (title.text if title is not None else None) or ""
    kind = group.get("class", "").partition(" ")[0]
    group.attrib.pop("id", None)
    if kind != "edge":
        group.set("id", f"{key}-{name}")
    if kind == "cluster" and name in sections:
        group.set("data-section", sections[name])
    if title is not None:
        group.remove(title)
    for wrapper in group.findall("g"):
        for link in wrapper.findall("a"):
            at = list(group).index(wrapper)
            group[at:at] = list(link)
        group.remove(wrapper)


def _place(group: Element) -> None:
    """Say where a node or a line is once, and all in it from there."""
    kind = group.get("class", "").partition(" ")[0]
    if kind == "edge":
        for shape in group:
            _shorten(shape)
    elif kind == "node" and len(group):
        _move(group, *_corner(group[0]))


def _move(group: Element, left: float, top: float) -> None:
    """Let a node read the same wherever it is."""
    group.set("transform", f"translate({left:.2f} {top:.2f})")
    for element in group:
        for name, value in element.attrib.items():
            if name in ("points", "d"):
                element.set(
                    name, _POINT.sub(lambda point: f"{_from(point[1], left)},{_from(point[2], top)}", value)
                )
            elif name in _ORIGINS:
                element.set(name, _from(value, left if name in ("x", "cx") else top))


_ORIGINS = ("x", "cx", "y", "cy")


def _corner(shape: Element) -> tuple[float, float]:
    """The left and upper ends of a shape."""
    if shape.tag == "ellipse":
        cx, cy, rx, ry = (float(shape.get(name, "0")) for name in ("cx", "cy", "rx", "ry"))
        return cx - rx, cy - ry
    points = _POINT.findall(shape.get("points", "") + shape.get("d", ""))
    return min((float(x) for x, _ in points), default=0.0), min((float(y) for _, y in points), default=0.0)


def _from(number: str, origin: float) -> str:
    """As far from the origin, where engines are not exact enough to tell halves from what is less."""
    return _short(float(number) - origin + 0.012)


def _short(number: float) -> str:
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


_OUTLINES = {"polygon": "z", "polyline": ""}


def _shorten(shape: Element) -> None:
    """Say each point of a line or of its head from the one before.

    What lies between the ends of a curve is said to the nearest point, and its ends to half a point, which
    nobody sees.
    """
    points = [(float(x), float(y)) for x, y in _POINT.findall(shape.get("d", "") + shape.get("points", ""))]
    places = [(round(x, 1), round(y, 1)) for x, y in points]
    if shape.tag == "path" and len(places) > 1:
        first, last = ((round(x * 2) / 2, round(y * 2) / 2) for x, y in (points[0], points[-1]))
        between = [(float(round(x)), float(round(y))) for x, y in points[1:-1]]
        shape.set("d", _relative("c", [first, *between, last], every=3))
    elif shape.tag in _OUTLINES and places:
        end = _OUTLINES[shape.tag]
        open_ = places[:-1] if end and places[-1] == places[0] else places
        shape.tag = "path"
        del shape.attrib["points"]
        shape.set("d", _relative("l", open_, every=1) + end)


def _relative(letter: str, places: Sequence[tuple[float, float]], *, every: int) -> str:
    """A path whose points are told from the last that ended a stretch, each of which has `every` points."""
    (left, top), *others = places
    steps = []
    for number, (x, y) in enumerate(others):
        x0, y0 = places[number - number % every]
        steps.append(f"{_short(x - x0)} {_short(y - y0)}")
    return f"M{_short(left)} {_short(top)}{letter}{' '.join(steps)}"


def _lighten(element: Element) -> None:
    """Leave out white space, what holds anyway, and decimals that nobody sees."""
    element.tail = None
    if element.tag != "text":
        element.text = None
    for name in _NEEDLESS:
        element.attrib.pop(name, None)
    for name, value in tuple(element.attrib.items()):
        if value in _DEFAULTS.get(name, ()):
            del element.attrib[name]
        elif name in _MEASURES:
            element.set(name, _NUMBER.sub(lambda number: _short(float(number[0])), value))


def _classify(element: Element) -> None:
    """Turn colours into classes; a text in the colour of most needs none."""
    found = []
    for paint, letter in _PAINTS.items():
        colour = element.attrib.pop(paint, None)
        if colour in _NO_COLOUR:
            element.set(paint, "none")
        elif colour is not None:
            role = _ROLE.get(colour, _OTHERWISE)
            if element.tag != "text" or role != _OTHERWISE:
                found.append(f"{letter}-{role}")
    if found:
        element.set("class", " ".join((*element.get("class", "").split(), *found)))
