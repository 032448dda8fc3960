"""An engine's SVG made fit for a page: checked, named, described, and with fonts that are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

from argmap.render.engines import EngineError
from argmap.render.labels import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAINT = {"fill", "stroke", "stroke-width", "stroke-dasharray", "fill-opacity", "stroke-opacity"}
_FONT = {"font-family", "font-size", "font-weight", "font-style", "text-anchor", "xml:space"}
ALLOWED: dict[str, frozenset[str]] = {
    "svg": frozenset({"width", "height", "viewBox", "xmlns", "xmlns:xlink"}),
    "g": frozenset({"id", "class", "transform"}),
    "a": frozenset({"xlink:href", "xlink:title"}),
    "title": frozenset(),
    "desc": frozenset(),
    "polygon": frozenset(_PAINT | {"points"}),
    "polyline": frozenset(_PAINT | {"points"}),
    "path": frozenset(_PAINT | {"d"}),
    "ellipse": frozenset(_PAINT | {"cx", "cy", "rx", "ry"}),
    "text": frozenset(_PAINT | _FONT | {"x", "y"}),
}
"""The elements that may come from an engine, each with its attributes; anything else is refused."""

_FOLLOWED = re.compile(r"(?:https?:|mailto:|(?![a-z][a-z0-9+.-]*:))[^\x00-\x20]*", re.IGNORECASE)
_LABELLED = ("node", "edge", "cluster")


class UnsafeSvgError(EngineError):
    """The picture holds something that has no place in a page; the message names it."""


def finished(  # noqa: PLR0913 - each is a thing of its own, by keyword
    svg: bytes, *, salt: str, title: str, description: Sequence[str], language: str, stack: str
) -> str:
    """The picture as text for a file or a page.

    Ids begin with `salt`, so that two maps fit on one page; `description` are the lines of an
    outline in words; `language` is a BCP 47 tag; `stack` are the font families to ask for. Raises
    UnsafeSvgError.
    """
    root = parsed(svg)
    for element in tuple(root.iter()):
        if element.tag == "g":
            _name(element, salt)
        elif element.tag == "text":
            element.attrib.pop("font-family", None)
            element.attrib.pop("xml:space", None)
    labelled = f"{salt}-title {salt}-desc"
    root.attrib.update(
        {
            "xml:lang": language,
            "role": "img",
            "aria-labelledby": labelled,
            "font-family": stack,
        }
    )
    for place, (tag, words) in enumerate((("title", title), ("desc", "\n".join(map(clean, description))))):
        element = Element(tag, {"id": f"{salt}-{tag}"})
        element.text = clean(words) if tag == "title" else words
        element.tail = "\n"
        root.insert(place, element)
    return tostring(root, encoding="unicode") + "\n"


def parsed(svg: bytes) -> Element:
    """The root of a picture, every element and attribute of which is on the list."""
    builder = TreeBuilder()
    reader = expat.ParserCreate()
    reader.buffer_text = True
    reader.StartElementHandler = lambda tag, attributes: builder.start(tag, _checked(tag, attributes))
    reader.EndElementHandler = builder.end
    reader.CharacterDataHandler = builder.data
    reader.EntityDeclHandler = _refuse_entity
    try:
        reader.Parse(svg, True)  # noqa: FBT003 - expat's own signature
        return builder.close()
    except (expat.ExpatError, AssertionError) as error:
        message = f"the layout engine wrote SVG that cannot be read ({error})"
        raise UnsafeSvgError(message) from error


def _checked(tag: str, attributes: dict[str, str]) -> dict[str, str]:
    if tag not in ALLOWED:
        message = f"the picture holds an element `{clean(tag)}`, which is not let into a page"
        raise UnsafeSvgError(message)
    for name, value in attributes.items():
        if name not in ALLOWED[tag] or "url(" in value.lower():
            message = (
                f"the picture holds an attribute `{clean(name)}` of `{tag}`, which is not let into a page"
            )
            raise UnsafeSvgError(message)
        if name == "xlink:href" and not _FOLLOWED.fullmatch(value):
            message = f"the picture holds a link to `{clean(value)[:60]}`, which is not let into a page"
            raise UnsafeSvgError(message)
    return attributes


def _refuse_entity(*_: object) -> None:
    message = "the picture declares an entity, which is not let into a page"
    raise UnsafeSvgError(message)


def _name(group: Element, salt: str) -> None:
    """Give a group its salted id, and its tooltip, where it has one, as title."""
    kind = group.get("class", "").partition(" ")[0]
    title = group.find("title")
    if kind not in _LABELLED or title is None:
        group.attrib.pop("id", None)
        if title is not None:
            group.remove(title)
        return
    name = group.get("id", "") if kind == "edge" else title.text
    group.set("id", f"{salt}-{name}")
    tooltip = ""
    for wrapper in group.findall("g"):
        link = wrapper.find("a")
        if link is None:
            continue
        tooltip = tooltip or link.attrib.pop("xlink:title", "").strip()
        if "xlink:href" not in link.attrib:
            group.remove(wrapper)
            group.extend(link)
    if tooltip:
        title.text = tooltip
    else:
        group.remove(title)
