"""A picture as a part of somebody's page: it fits, its ids are its own, and its colours follow the page's."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from argmap.render.page.paint import PALETTE
from argmap.render.theme import LIGHT, THEMES
from argmap.render.view import UNTITLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

AUTO = "auto"
"""The name of the theme that is light or dark as the page is."""

PAINTABLE = LIGHT.with_colours(PALETTE)
"""The theme in which a picture is drawn that is to be `repainted`: each colour tells which role it plays."""

DARK = (
    '[data-md-color-scheme="slate"]',
    '[data-theme="dark"]',
    '[data-bs-theme="dark"]',
    '[data-jp-theme-light="false"]',
    'html[theme="dark"]',
    ".vscode-dark",
    ".vscode-high-contrast:not(.vscode-high-contrast-light)",
)
"""How pages say that they are dark: Material and Zensical, Furo and PyData, Bootstrap, Jupyter, Colab, VS Code."""

UNDECIDED = '[data-theme="auto"]'
"""How Furo says that the reader's system chooses."""

_CLASS = "argmap-auto"
_PAPER = "paper"
_PAINTS = {"fill": "f", "stroke": "s"}
_ROLES = {colour: role for role, colour in PALETTE.items()}
_LABELLED = re.compile(r' aria-labelledby="([^" ]+)-title [^" ]+-desc"')
_PAINTED = re.compile(r"<[a-z]+ [^<>]*>")
_COLOUR = re.compile(r' (fill|stroke)="(#[0-9a-f]{6})"')
_WIDE = re.compile(r'^<svg[^<>]* width="([\d.]+)pt"')

_LEAST = 0.62
"""How much smaller than it was laid out a picture may be shown: small print has nine points, and should keep six."""

_NARROW = 480.0
"""Points that are as good as always there in a page."""


class Shelf:
    """The pictures that stand in one page so far, so that the same picture can have other ids each time."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()

    def number(self, svg: str) -> int:
        """How many times a picture stands in the page, with this one."""
        salt = _salt(svg)
        self._times[salt] += 1
        return self._times[salt]


def figure(  # noqa: PLR0913 - each is a choice of its own, by keyword
    svg: str,
    *,
    number: int = 1,
    alt: str = "",
    caption: str = "",
    id_: str = "",
    classes: Sequence[str] = (),
) -> str:
    """A picture of `to_svg` as an HTML figure, which scrolls sideways where the page is too narrow for it.

    `number` is from a `Shelf`. `alt` is what the picture is called, instead of its title and outline;
    `caption` is HTML.
    """
    attributes = f' id="{escape(id_)}"' if id_ else ""
    attributes += f' class="{escape(" ".join(("argmap", *classes)))}"'
    below = f"\n<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure{attributes}>\n{embedded(svg, number=number, alt=alt)}{below}\n</figure>\n"


def embedded(svg: str, *, number: int = 1, alt: str = "") -> str:
    """A picture of `to_svg` as one HTML element: as wide as there is room, and never too small to be read."""
    salt = _salt(svg)
    if salt and number > 1:
        svg = svg.replace(f"{salt}-", f"{salt}-{number}-")
    if alt:
        svg = _LABELLED.sub(f' aria-label="{escape(alt)}"', svg, count=1)
    found = _WIDE.search(svg)
    width = float(found[1]) if found else 0.0
    sized = svg.replace(
        "<svg ", f'<svg style="min-width:{width * _LEAST:.0f}pt;max-width:100%;height:auto" ', 1
    )
    # What scrolls can be reached with the keyboard.
    scrolls = f' tabindex="0" role="group" aria-label="{UNTITLED}"' if width * _LEAST > _NARROW else ""
    return f'<div style="overflow-x:auto"{scrolls}>{sized.strip()}</div>'


_HERE = Shelf()


def in_notebook(svg: str) -> dict[str, str]:
    """A picture by media types, as notebooks want it; no two of one session share their ids."""
    return {"text/html": figure(svg, number=_HERE.number(svg)), "image/svg+xml": svg}


def _salt(svg: str) -> str:
    """What the ids of a picture begin with: the same for the same picture."""
    found = _LABELLED.search(svg)
    return found[1] if found else ""


def repainted(svg: str) -> str:
    """A picture that was drawn in PAINTABLE, in light colours, and in dark ones where the page is dark.

    Its paper is left out, so that it stands on the page's own.
    """
    used: set[tuple[str, str]] = set()

    def element(match: re.Match[str]) -> str:
        classes: list[str] = []

        def colour(found: re.Match[str]) -> str:
            role = _ROLES.get(found[2])
            if role is None:
                return found[0]
            if role == _PAPER:
                return f' {found[1]}="none"'
            used.add((found[1], role))
            classes.append(f"{_PAINTS[found[1]]}-{role}")
            return f' {found[1]}="{_LIGHT[role]}"'

        painted = _COLOUR.sub(colour, match[0])
        if not classes:
            return painted
        end = "/>" if painted.endswith("/>") else ">"
        return f'{painted.removesuffix(end).rstrip()} class="{" ".join(classes)}"{end}'

    painted = _PAINTED.sub(element, svg)
    sheet = "".join(_sheet(sorted(used)))
    return painted.replace("<svg ", f'<svg class="{_CLASS}" ', 1).replace(
        "</desc>", f"</desc>\n<style>{sheet}</style>", 1
    )


_LIGHT, _DARKER = THEMES["light"].colours(), THEMES["dark"].colours()


def _sheet(used: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The rules that hold where the page is dark; elsewhere the picture is in the colours of its attributes."""
    rules = "".join(f".{_CLASS} .{_PAINTS[paint]}-{role}{{{paint}:{_DARKER[role]}}}" for paint, role in used)
    yield f":is({','.join(DARK)}){{{rules}}}"
    yield f"@media (prefers-color-scheme:dark){{{UNDECIDED}{{{rules}}}}}"
