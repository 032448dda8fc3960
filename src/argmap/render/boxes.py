"""Collapsed sections: how the box of one looks, and the lines that join it with the rest."""

from __future__ import annotations

from collections import Counter
from math import log2
from typing import TYPE_CHECKING

from argmap.model import ATTACKS, Verdict
from argmap.render import labels
from argmap.render.folding import counted
from argmap.render.nodes import LARGE, SIGNS, SMALL, beyond
from argmap.render.view import CONTRADICTS, EXCLUDES, FAILS, MEETS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.render.drawing import Drawing
    from argmap.render.folding import Box, Bundle, End

_WIDTH = 32
_THINNEST, _THICKEST = 1.2, 5.0

AGAINST = (*ATTACKS, FAILS, CONTRADICTS)
"""Lines that speak against what they lead to."""

_QUIET = {"style": "dotted", "arrowhead": "odot"}
_LOOKS: Mapping[str, dict[str, str]] = {
    MEETS: _QUIET,
    EXCLUDES: _QUIET,
    **{how: {"style": "dashed", "arrowhead": "tee"} for how in AGAINST},
    CONTRADICTS: {"style": "dashed", "dir": "both", "constraint": "false"},
}


def box(drawing: Drawing, box: Box) -> dict[str, str]:
    """The attributes of the node that stands for a whole section."""
    theme, page = drawing.theme, drawing.view.page
    ink = theme.ghost if box.ghost else theme.section
    main = not box.ghost and has_main(drawing, box)
    url = page.files.get(box.id, "") if page else ""
    return {
        "label": labels.html(labels.table(_rows(drawing, box), spacing=2)),
        "shape": "folder",
        "style": "filled",
        "color": ink.line,
        "fillcolor": ink.fill,
        "fontcolor": ink.text,
        "penwidth": "2" if main else "1.2",
        **({"peripheries": "2"} if main else {}),
        "margin": "0.14,0.08",
        "class": " ".join(("collapsed", *["main"] * main, *["elsewhere"] * box.ghost)),
        **beyond(drawing, _tooltip(drawing, box), url),
    }


def _rows(drawing: Drawing, box: Box) -> Iterator[str]:
    theme = drawing.theme
    ink = theme.ghost if box.ghost else theme.section
    if drawing.view.labels != "text" and box.id:
        yield labels.row(labels.font(box.id, SMALL, theme.quiet))
    for line in labels.wrap(labels.clean(box.title), _WIDTH):
        yield labels.row(labels.bold(labels.font(line, LARGE, ink.text)))
    yield labels.row(labels.font(_many(len(statements(drawing, box)), "statement"), SMALL, theme.quiet))
    if not box.ghost:
        cells = "".join(_cells(drawing, box))
        yield f'<TR><TD ALIGN="LEFT"><TABLE ALIGN="LEFT" BORDER="0" CELLSPACING="3"><TR>{cells}</TR></TABLE></TD></TR>'


def _cells(drawing: Drawing, box: Box) -> Iterator[str]:
    """A small frame for each verdict that occurs, and one for the leaps."""
    theme = drawing.theme
    for verdict, count in verdicts(drawing, box).items():
        ink = theme.verdicts[verdict]
        look = f'BORDER="1" STYLE="{ink.border}" COLOR="{ink.line}" BGCOLOR="{ink.fill}"'
        words = labels.font(f"{SIGNS[verdict]} {count:,}", SMALL, ink.text)
        yield f'<TD {look} CELLPADDING="3">{labels.bold(words)}</TD>'
    count = leaps(drawing, box)
    if count:
        words = labels.font(_many(count, "LEAP", "LEAPS"), SMALL, theme.leap.text)
        yield f'<TD BGCOLOR="{theme.leap.fill}" CELLPADDING="4">{labels.bold(words)}</TD>'


def statements(drawing: Drawing, box: Box) -> tuple[str, ...]:
    """The statements that a box stands for."""
    return tuple(id_ for id_ in box.records if id_ in drawing.amap.statements)


def verdicts(drawing: Drawing, box: Box) -> dict[Verdict, int]:
    """How many of its statements stand where; only what occurs."""
    found = Counter(drawing.reading.verdict(id_) for id_ in statements(drawing, box))
    return {verdict: found[verdict] for verdict in Verdict if found[verdict]}


def has_main(drawing: Drawing, box: Box) -> bool:
    """Whether a main claim is among its records."""
    return not drawing.main.isdisjoint(box.records)


def leaps(drawing: Drawing, box: Box) -> int:
    """How many of its steps are leaps."""
    return sum(drawing.leap(id_) is not None for id_ in box.records)


def _tooltip(drawing: Drawing, box: Box) -> Iterator[str]:
    yield labels.clean(box.title)
    yield said(_many(len(statements(drawing, box)), "statement"), verdicts(drawing, box), leaps(drawing, box))
    for id_ in box.records:
        if id_ in drawing.main:
            yield labels.clean(f"Main: {drawing.amap.statements[id_].text}")


def said(many: str, standing: Mapping[Verdict, int], leaping: int) -> str:
    """What is in a box, as half a sentence."""
    stand = ", ".join(f"{count:,} {verdict}" for verdict, count in standing.items())
    return f"{many}: {stand}" + (f"; {_many(leaping, 'leap')}" if leaping else "")


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"


# Lines


def bundle(drawing: Drawing, each: Bundle) -> dict[str, str]:
    """The attributes of the line that stands for several."""
    theme = drawing.theme
    against = each.how in AGAINST
    colour = theme.attack if against else theme.support
    width = min(_THICKEST, _THINNEST + 0.6 * log2(each.lines))
    words = label(each)
    ends = " → ".join(_title(drawing, end) for end in (each.tail, each.head))
    return {
        "class": "attack bundle" if against else "support bundle",
        "color": colour,
        "fontcolor": colour,
        "penwidth": f"{width:.2g}",
        **({"label": words} if words else {}),
        **beyond(drawing, [labels.clean(f"{ends}: {counted(each)}")]),
        **_LOOKS.get(each.how, {}),
    }


def label(each: Bundle) -> str:
    """What is written at a line that stands for several: an attack alone without its number, a support not at all."""
    return counted(each) if each.lines > 1 else each.how if each.how in AGAINST else ""


def _title(drawing: Drawing, end: End) -> str:
    if not end.box:
        return end.id
    return next(each.title for each in drawing.part.boxes if each.id == end.id)
