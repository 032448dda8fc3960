"""The heading of a picture: its title, and under it how to read the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Verdict
from argmap.render import labels
from argmap.render.nodes import SIGNS, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.render.drawing import Drawing
    from argmap.render.theme import Theme

_VERDICTS = {
    Verdict.SUSTAINED: "stands as strongly as it is put",
    Verdict.CONTESTED: "attack and support are level",
    Verdict.DEFEATED: "an objection carries the day",
    Verdict.OVERCLAIMED: "put more strongly than shown",
    Verdict.UNSUPPORTED: "nothing given reaches it",
}
_SHAPES = (
    ("Claim", "round corners; a main claim has a double line"),
    ("Premise", "square corners: taken as given"),
    ("Evidence", "a folded corner: what a source says"),
    ("Objection", "cut corners: against a statement or a step"),
    ("Step", "an oval: from linked premises to a conclusion"),
)
_LINES = (
    ("- - -|", "an attack, with its word: undercuts, rebuts …"),
    ("· · ·o", "answers a critical question, excludes a rival"),
    ("⚑", "a finding of the checker, by its code"),
)
_PALE = ("Pale", "is not part of what was asked for, but bears on it")


def heading(drawing: Drawing) -> dict[str, str]:
    """The label of the whole sheet, or nothing where there is neither title nor legend."""
    rows = tuple(_rows(drawing))
    return {"label": labels.html(labels.table(rows))} if rows else {}


def _rows(drawing: Drawing) -> Iterator[str]:
    theme, view = drawing.theme, drawing.view
    title = labels.clean(drawing.amap.title if view.title is None else view.title)
    for line in labels.wrap(title, 60):
        yield f'<TR><TD COLSPAN="3">{labels.bold(labels.markup(line))}</TD></TR>'
    if view.legend:
        columns = (_verdict_rows(theme), _word_rows(theme, _SHAPES), _line_rows(drawing))
        cells = (f'<TD VALIGN="TOP" CELLPADDING="4">{labels.table(rows, spacing=2)}</TD>' for rows in columns)
        yield f'<TR>{"".join(cells)}</TR><TR><TD HEIGHT="10"></TD></TR>'


def _verdict_rows(theme: Theme) -> Iterator[str]:
    for verdict, ink in theme.verdicts.items():
        name = labels.bold(labels.font(f"{SIGNS[verdict]} {verdict} ", SMALL, ink.text))
        yield (
            f'<TR><TD ALIGN="LEFT" BORDER="1" STYLE="{ink.border}" COLOR="{ink.line}" BGCOLOR="{ink.fill}"'
            f' CELLPADDING="2">{name}{labels.font(_VERDICTS[verdict], SMALL, ink.text)}</TD></TR>'
        )


def _word_rows(theme: Theme, words: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, meaning in words:
        text = labels.bold(labels.font(f"{name} ", SMALL, theme.text)) + labels.font(
            meaning, SMALL, theme.text
        )
        yield f'<TR><TD ALIGN="LEFT" CELLPADDING="2">{text}</TD></TR>'


def _line_rows(drawing: Drawing) -> Iterator[str]:
    theme = drawing.theme
    ink = theme.leap
    name = labels.bold(labels.font("LEAP ", SMALL, ink.text))
    meaning = labels.font("a step that its premises do not cover", SMALL, ink.text)
    yield f'<TR><TD ALIGN="LEFT" BGCOLOR="{ink.fill}" CELLPADDING="3">{name}{meaning}</TD></TR>'
    yield from _word_rows(theme, (*_LINES, _PALE) if drawing.part.ghosts else _LINES)
