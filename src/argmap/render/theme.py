"""Colours, lines and fonts as data: one theme today, others when they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from argmap.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping


class Ink(NamedTuple):
    """How one kind of thing is drawn: colours as `#rrggbb`, widths in points.

    `border` is a line style of Graphviz: solid, dashed or dotted.
    """

    line: str
    fill: str
    text: str
    width: float = 1.0
    border: str = "solid"


@frozen
class Theme:
    """All that a picture takes from taste. Nothing in it comes from a map.

    `fonts` are the families to measure with, the first one found wins; `stack` is what the SVG asks
    for, families with the same widths first; `narrow_stack` where a narrower family was measured.
    """

    name: str
    fonts: str
    stack: str
    narrow_stack: str
    paper: str
    text: str
    quiet: str
    verdicts: Mapping[Verdict, Ink]
    step: Ink
    leap: Ink
    ghost: Ink
    section: Ink
    support: str
    attack: str


LIGHT = Theme(
    name="light",
    fonts="DejaVu Sans,Verdana,sans-serif",
    stack="Verdana, 'DejaVu Sans', sans-serif",
    narrow_stack="Arial, Helvetica, 'Liberation Sans', sans-serif",
    paper="#ffffff",
    text="#1c2128",
    quiet="#57606a",
    verdicts={
        Verdict.SUSTAINED: Ink("#0b6b4f", "#f0f9f5", "#0b5a43", 1.4),
        Verdict.CONTESTED: Ink("#8a5a00", "#fff8e3", "#744b00", 1.8, "dashed"),
        Verdict.DEFEATED: Ink("#b3261e", "#fdf0ef", "#9b1c15", 2.2),
        Verdict.OVERCLAIMED: Ink("#6f3cc3", "#f6f1ff", "#5f2fb0", 2.2, "dashed"),
        Verdict.UNSUPPORTED: Ink("#57606a", "#f3f4f6", "#484f58", 1.8, "dotted"),
    },
    step=Ink("#6b7785", "#e9edf2", "#24292f"),
    leap=Ink("#6d0010", "#c1121f", "#ffffff", 3.0),
    ghost=Ink("#7d8590", "#ffffff", "#57606a", 0.8),
    section=Ink("#868e98", "#f8f9fb", "#24292f", 0.8),
    support="#3f4a56",
    attack="#a0320c",
)

THEMES = {theme.name: theme for theme in (LIGHT,)}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    bend = 0.04045
    return channel / 12.92 if channel <= bend else ((channel + 0.055) / 1.055) ** 2.4
