"""Pictures of a map: `to_dot` says what is drawn, an engine lays it out; Mermaid and GraphML need none."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from argmap.render import engines, pdf, svg
from argmap.render.dot import to_dot
from argmap.render.engines import UNDIVIDED, WAYS_OUT, EngineError
from argmap.render.graphml import to_graphml
from argmap.render.mermaid import to_mermaid
from argmap.render.notices import PictureWarning
from argmap.render.outline import outline
from argmap.render.page import to_html
from argmap.render.refusal import ViewError
from argmap.render.theme import THEMES
from argmap.render.view import WHOLE, View, shown, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic
    from argmap.render.engines import Engine

__all__ = [
    "THEMES",
    "EngineError",
    "PictureWarning",
    "View",
    "ViewError",
    "outline",
    "to_dot",
    "to_graphml",
    "to_html",
    "to_mermaid",
    "to_pdf",
    "to_png",
    "to_svg",
]

_VERDANA_EM = 0.6
"""Letters at least this wide, in em, leave room for Verdana and its kin, the widest that are common."""

_NOTHING_CLAIMED = "It holds no claim and no objection."
"""The outline of a picture whose outline in words is empty."""

_READABLE = 3_000
"""Records on one sheet, at most: people cannot read more, whatever an engine can draw."""


def to_svg(
    case: Case,
    *,
    findings: Sequence[Diagnostic] = (),
    view: View = WHOLE,
    engine: Engine = "auto",
    timeout: float = 30.0,
) -> str:
    """The picture as one SVG element, with a title and an outline in words.

    Raises ViewError where the view names something that is not there or shows too much for one
    sheet, and EngineError where no picture could be made. Warns (PictureWarning) where lines are missing
    from it.
    """
    dot = _sheet(case, findings, view)
    drawn = engines.drawn(dot, "svg", engine=engine, timeout=timeout)
    narrow = drawn.em is not None and drawn.em < _VERDANA_EM
    return svg.finished(
        drawn.data,
        salt="m" + hashlib.sha256(dot.encode()).hexdigest()[:8],
        title=title_of(case.amap, view),
        description=tuple(outline(case, view)) or (_NOTHING_CLAIMED,),
        language=case.amap.language,
        stack=view.theme.narrow_stack if narrow else view.theme.stack,
    )


def to_png(  # noqa: PLR0913 - each is a choice of its own, by keyword
    case: Case,
    *,
    findings: Sequence[Diagnostic] = (),
    view: View = WHOLE,
    engine: Engine = "auto",
    timeout: float = 30.0,
    dpi: float = 144,
) -> bytes:
    """The picture as PNG, `dpi` dots to the inch; 96 is the size on a screen.

    Raises and warns as `to_svg` does, and warns where so large a picture was drawn smaller, or letters have no font.
    """
    dot = _sheet(case, findings, view)
    return engines.draw(dot, "png", engine=engine, timeout=timeout, dpi=dpi)


def to_pdf(
    case: Case,
    *,
    findings: Sequence[Diagnostic] = (),
    view: View = WHOLE,
    engine: Engine = "auto",
    timeout: float = 30.0,
) -> bytes:
    """The picture as PDF, one page, with text that can be selected.

    Its title and links take the extra `argmap[pdf]`, the links not so where the engine is dot. Raises
    and warns as `to_svg` does, and warns where links are left out or letters have no font.
    """
    drawn = engines.drawn(_sheet(case, findings, view), "pdf", engine=engine, timeout=timeout)
    return pdf.finished(
        drawn.data,
        links=pdf.areas(drawn.links),
        title=title_of(case.amap, view),
        language=case.amap.language,
    )


def _sheet(case: Case, findings: Sequence[Diagnostic], view: View) -> str:
    """The DOT of a picture that people can read."""
    if len(case.amap) > _READABLE and not view.large:
        count = len(shown(case, view))
        if count > _READABLE:
            message = (
                f"{count:,} records are more than one sheet can show so that people can read it:"
                f" {WAYS_OUT if case.amap.sections else UNDIVIDED}; or ask for the one sheet all the same with `--large`, and for more time"
                " with `--timeout`"
            )
            raise ViewError(message)
    return to_dot(case, findings=findings, view=view)
