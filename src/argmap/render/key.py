"""The heading of a picture: its title, and under it how to read what is shown, and nothing else."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from argmap.model import ATTACKS, Claim, Verdict
from argmap.render import boxes, labels
from argmap.render.nodes import NORMAL, SIGNS, SMALL, badges
from argmap.render.view import CONTRADICTS, EXCLUDES, FAILS, MEETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.render.drawing import Drawing
    from argmap.render.theme import Theme

_VERDICTS = {
    Verdict.SUSTAINED: "stands as strongly as it is put",
    Verdict.CONTESTED: "attack and support are level",
    Verdict.DEFEATED: "an objection carries the day",
    Verdict.OVERCLAIMED: "put more strongly than shown",
    Verdict.UNSUPPORTED: "nothing given reaches it",
}
_MAIN, _STEP, _LEAP, _BOX, _BADGE, _GHOST = "main", "step", "leap", "box", "badge", "ghost"
_SHAPES: Mapping[str, tuple[str, str]] = {
    "Claim": ("Claim", "round corners"),
    "Premise": ("Premise", "square corners: taken as given"),
    "Evidence": ("Evidence", "a folded corner: what a source says"),
    "Objection": ("Objection", "cut corners: against a statement or a step"),
    _MAIN: ("Double line", "a conclusion that the map is for"),
    _STEP: ("Step", "an oval: from linked premises to a conclusion"),
    _BOX: ("Folder", "a whole section, and what stands where in it"),
}
_WITH_MAIN: Mapping[str, tuple[str, str]] = {
    "Claim": ("Claim", "round corners; a main claim has a double line"),
    _BOX: ("Folder", "a whole section; one with a main claim has a double line"),
}
_ASIDES = {MEETS: "answers a critical question", EXCLUDES: "excludes a rival"}


def heading(drawing: Drawing) -> dict[str, str]:
    """The label of the whole sheet, or nothing where there is neither title nor legend."""
    rows = tuple(_rows(drawing))
    return {"label": labels.html(labels.table(rows))} if rows else {}


def key_words(drawing: Drawing) -> dict[str, object]:
    """The same for a page, which has a key of its own: verdicts with sign and meaning, shapes, and lines."""
    there = frozenset((*_occurring(drawing), _GHOST))
    return {
        "verdicts": {str(verdict): [SIGNS[verdict], meaning] for verdict, meaning in _VERDICTS.items()},
        "shapes": [list(words) for words in _shapes(there)],
        "lines": [list(words) for words in _lines(there)],
    }


def _rows(drawing: Drawing) -> Iterator[str]:
    title = labels.clean(drawing.amap.title if drawing.view.title is None else drawing.view.title)
    for line in labels.wrap(title, 60):
        yield f"<TR><TD>{labels.bold(labels.markup(line))}</TD></TR>"
    page = drawing.view.page
    if page is not None and page.part is not None:
        back = labels.font(f"← all {len(page.files):,} parts", NORMAL, drawing.theme.text)
        yield f'<TR><TD HREF="{page.overview}" TITLE="the overview">{back}</TD></TR>'
    rows = tuple(_legend(drawing)) if drawing.view.legend else ()
    if rows:
        yield f'<TR><TD CELLPADDING="4">{labels.table(rows, spacing=2)}</TD></TR><TR><TD HEIGHT="10"></TD></TR>'


def _legend(drawing: Drawing) -> Iterator[str]:
    """Verdicts, shapes and lines side by side, so far as there are any of each."""
    theme, there = drawing.theme, frozenset(_occurring(drawing))
    columns = (
        _verdict_cells(theme, there),
        _word_cells(theme, _shapes(there)),
        (*_leap_cell(theme, there), *_word_cells(theme, _lines(there))),
    )
    for cells in zip_longest(*filter(None, map(tuple, columns)), fillvalue="<TD></TD>"):
        yield f"<TR>{_GAP.join(cells)}</TR>"


_GAP = '<TD WIDTH="6"></TD>'


def _occurring(drawing: Drawing) -> Iterator[str]:
    """What there is to be explained, each by its key in the tables above."""
    amap, part = drawing.amap, drawing.part
    yield from (str(drawing.reading.verdict(id_)) for id_ in part.statements)
    yield from (type(amap.statements[id_]).__name__ for id_ in part.statements)
    for id_ in drawing.main.intersection(part.statements).difference(part.ghosts):
        yield f"{_MAIN} Claim" if isinstance(amap.statements[id_], Claim) else _MAIN
    yield from (_LEAP if drawing.leap(id_) else _STEP for id_ in part.steps)
    yield from (link.how for link in part.links)
    yield from (bundle.how for bundle in part.bundles)
    for box in part.boxes:
        yield _GHOST if box.ghost else _BOX
        if not box.ghost:
            yield from [f"{_MAIN} {_BOX}"] * boxes.has_main(drawing, box)
            yield from map(str, boxes.verdicts(drawing, box))
            yield from [_LEAP] * boxes.leaps(drawing, box)
    if any(any(badges(drawing, id_)) for id_ in (*part.statements, *part.steps)):
        yield _BADGE
    if part.ghosts:
        yield _GHOST


def _verdict_cells(theme: Theme, there: frozenset[str]) -> Iterator[str]:
    for verdict, ink in theme.verdicts.items():
        if str(verdict) in there:
            name = labels.bold(labels.font(f"{SIGNS[verdict]} {verdict} ", SMALL, ink.text))
            yield (
                f'<TD ALIGN="LEFT" BORDER="{max(1, round(ink.width))}" STYLE="{ink.border}" COLOR="{ink.line}" BGCOLOR="{ink.fill}"'
                f' CELLPADDING="2">{name}{labels.font(_VERDICTS[verdict], SMALL, ink.text)}</TD>'
            )


def _shapes(there: frozenset[str]) -> Iterator[tuple[str, str]]:
    for key, words in _SHAPES.items():
        if key in there:
            yield _WITH_MAIN[key] if f"{_MAIN} {key}" in there else words


def _leap_cell(theme: Theme, there: frozenset[str]) -> Iterator[str]:
    if _LEAP in there:
        ink = theme.leap
        name = labels.bold(labels.font("LEAP ", SMALL, ink.text))
        meaning = labels.font("a step that its premises do not cover", SMALL, ink.text)
        yield f'<TD ALIGN="LEFT" BGCOLOR="{ink.fill}" CELLPADDING="3">{name}{meaning}</TD>'


def _lines(there: frozenset[str]) -> Iterator[tuple[str, str]]:
    attacks = [how for how in (*ATTACKS, FAILS) if how in there]
    if attacks:
        yield "- - -|", f"an attack, with its word: {', '.join(attacks)}"
    if CONTRADICTS in there:
        yield "< - - >", "contradicts: not both can stand"
    asides = [meaning for how, meaning in _ASIDES.items() if how in there]
    if asides:
        yield "· · ·o", ", ".join(asides)
    if _BADGE in there:
        yield "⚑", "a finding of the checker, by its code"
    if _GHOST in there:
        yield "Pale", "is not part of what was asked for, but bears on it"


def _word_cells(theme: Theme, words: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, meaning in words:
        text = labels.bold(labels.font(f"{name} ", SMALL, theme.text)) + labels.font(
            meaning, SMALL, theme.text
        )
        yield f'<TD ALIGN="LEFT" CELLPADDING="2">{text}</TD>'
