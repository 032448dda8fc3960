"""What an engine leaves out of a PDF: its title, its language, and links over what has an address."""

from __future__ import annotations

import io
import warnings
from string import printable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit
from xml.parsers import expat

from argmap.render import labels
from argmap.render.notices import PictureWarning

if TYPE_CHECKING:
    from collections.abc import Sequence

_POINTS_PER_PIXEL = 72 / 96
"""A page is measured in points from below, the engine's areas in pixels from above."""


class Area(NamedTuple):
    """A stretch of a picture that leads to an address; in pixels, from the upper left corner."""

    url: str
    left: float
    top: float
    right: float
    bottom: float


def areas(image_map: bytes) -> tuple[Area, ...]:
    """What an image map of HTML says: the areas that have an address, and one that may be followed."""
    found: list[Area] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        url = labels.safe_url(attributes.get("href", ""))
        if tag == "area" and url:
            numbers = [float(number) for number in attributes["coords"].split(",")]
            across, down = numbers[::2], numbers[1::2]
            found.append(Area(url, min(across), min(down), max(across), max(down)))

    if image_map:
        reader = expat.ParserCreate()
        reader.StartElementHandler = start
        reader.Parse(image_map, True)  # noqa: FBT003 - expat's own signature
    return tuple(found)


def finished(picture: bytes, *, links: Sequence[Area], title: str, language: str) -> bytes:
    """The picture with what was left out, and without the time of its making: the same for the same map.

    Where pypdf is not installed it stays as it is, with a warning (PictureWarning) if that costs links.
    """
    try:
        import pypdf  # noqa: PLC0415 - an extra, and slow to import
        from pypdf import generic  # noqa: PLC0415 - likewise
    except ImportError:
        if links:
            message = (
                "the pdf is without its links, for they take pypdf: install it with"
                " `pip install 'argmap[pdf]'`, or draw svg"
            )
            warnings.warn(message, PictureWarning, stacklevel=4)
        return picture
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(picture))
    writer.metadata = None
    writer.add_metadata({"/Title": labels.clean(title), "/Creator": "argmap"})
    writer.root_object.update(
        {
            generic.NameObject("/Lang"): generic.TextStringObject(language),
            generic.NameObject("/ViewerPreferences"): generic.DictionaryObject(
                {generic.NameObject("/DisplayDocTitle"): generic.BooleanObject(value=True)}
            ),
        }
    )
    height = float(writer.pages[0].mediabox.top)
    for area in links:
        left, right = area.left * _POINTS_PER_PIXEL, area.right * _POINTS_PER_PIXEL
        low, high = height - area.bottom * _POINTS_PER_PIXEL, height - area.top * _POINTS_PER_PIXEL
        writer.add_annotation(
            0,
            {
                generic.NameObject("/Type"): generic.NameObject("/Annot"),
                generic.NameObject("/Subtype"): generic.NameObject("/Link"),
                generic.NameObject("/Rect"): generic.RectangleObject((left, low, right, high)),
                generic.NameObject("/Border"): generic.ArrayObject([generic.NumberObject(0)] * 3),
                generic.NameObject("/A"): generic.DictionaryObject(
                    {
                        generic.NameObject("/S"): generic.NameObject("/URI"),
                        generic.NameObject("/URI"): generic.TextStringObject(_address(area.url)),
                    }
                ),
            },
        )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _address(url: str) -> str:
    """The address in ASCII; of a neighbouring file with `./` before it, or browsers take that for a host."""
    near = not urlsplit(url).scheme and url[0] not in "/.#?"
    return ("./" if near else "") + quote(url, safe=printable)
