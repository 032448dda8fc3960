"""The nodes: what a statement or a step looks like, and the words it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.diagnostics import Severity
from argmap.model import Claim, Evidence, Inference, Objection, Premise, Verdict
from argmap.render import labels
from argmap.render.drawing import DEFEATED, LEAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.diagnostics import Diagnostic
    from argmap.model import Record, Statement
    from argmap.render.drawing import Drawing
    from argmap.render.theme import Ink

SIGNS = {
    Verdict.SUSTAINED: "✓",
    Verdict.CONTESTED: "≈",
    Verdict.DEFEATED: "✗",
    Verdict.OVERCLAIMED: "↑",
    Verdict.UNSUPPORTED: "○",
}

SMALL, NORMAL, LARGE = 8.25, 10.5, 12.0
"""Sizes of small print, of words and of what stands out, in points.

They are whole pixels at 96 dots an inch: at other sizes engines measure letters up to four in a
hundred narrower than they are drawn elsewhere, and text runs out of its box.
"""

_SHAPES: Mapping[type[Statement], dict[str, str]] = {
    Evidence: {"shape": "note", "style": "filled"},
    Premise: {"shape": "box", "style": "filled"},
    Claim: {"shape": "box", "style": "rounded,filled"},
    Objection: {"shape": "box", "style": "diagonals,filled"},
}
_STEP = {"shape": "ellipse", "style": "filled", "margin": "0.02,0.01"}
_LEAP_STEP = {"shape": "hexagon", "style": "filled", "margin": "0.02,0.03"}

_WIDTHS = ((70, labels.WIDTH), (140, 36), (float("inf"), 46))
"""Columns of a line by the columns of the whole text: long prose in narrow lines grows too tall."""

_STEP_WIDTH, _FOOT_WIDTH = 20, 40

_WIDEST_MAIN = 3.2
"""Engines draw the two lines of a main claim 4 points apart: wider ones would run together."""

_GAP = "\u00a0\u00a0"


def node(drawing: Drawing, id_: str) -> dict[str, str]:
    """The attributes of the node that stands for a statement or an inference."""
    record = drawing.amap[id_]
    if isinstance(record, Inference):
        look, tooltip = _step(drawing, record), _step_tooltip(drawing, record)
    else:
        look, tooltip = _statement(drawing, record), _statement_tooltip(drawing, record)
    return {**look, **beyond(drawing, tooltip, url_of(drawing, record))}


def beyond(drawing: Drawing, tooltip: Iterable[str], url: str = "") -> dict[str, str]:
    """The attributes that show nothing in the picture itself: its tooltip, and where it leads."""
    if drawing.view.bare:
        return {}
    return {"tooltip": labels.plain(tooltip), **({"URL": labels.plain([url])} if url else {})}


# Statements


def _statement(drawing: Drawing, statement: Statement) -> dict[str, str]:
    theme = drawing.theme
    verdict = drawing.reading.verdict(statement.id)
    ghost = statement.id in drawing.part.ghosts
    main = statement.id in drawing.main and not ghost
    ink = theme.ghost if ghost else theme.verdicts[verdict]
    width = min(ink.width + 1, _WIDEST_MAIN)
    kind = next(kind for kind in _SHAPES if isinstance(statement, kind))
    classes = (kind.__name__.lower(), str(verdict), *["main"] * main, *["elsewhere"] * ghost)
    return {
        "label": labels.html(labels.table(_statement_rows(drawing, statement, verdict, ink))),
        **_inked(ink, _SHAPES[kind]),
        **({"peripheries": "2", "penwidth": f"{width:g}", "fontsize": f"{LARGE:g}"} if main else {}),
        **({"fontcolor": theme.quiet} if ghost else {}),
        "class": " ".join(classes),
    }


def _statement_rows(drawing: Drawing, statement: Statement, verdict: Verdict, ink: Ink) -> Iterator[str]:
    theme, view = drawing.theme, drawing.view
    badge = " ".join(badges(drawing, statement.id))
    yield labels.row(
        labels.font(f"{type(statement).__name__}{_GAP}", SMALL, theme.quiet)
        + labels.bold(labels.font(standing(drawing, statement.id, verdict), SMALL, ink.text))
        + (labels.font(f"{_GAP}{statement.id}", SMALL, theme.quiet) if view.labels == "both" else "")
        + (labels.font(_GAP + badge, SMALL, theme.attack) if badge else "")
    )
    words = statement.id if view.labels == "id" else labels.clean(statement.text)
    width = next(width for most, width in _WIDTHS if labels.columns(words) <= most)
    if statement.id in drawing.main and statement.id not in drawing.part.ghosts:
        # a row to a line, as in `_small`
        yield from (labels.row(labels.bold(labels.markup(line))) for line in labels.wrap(words, width))
    else:
        yield labels.row(labels.lines(words, width))
    foot = attribution(drawing, statement)
    if foot:
        yield from _small(foot, _FOOT_WIDTH, theme.quiet)


def standing(drawing: Drawing, id_: str, verdict: Verdict) -> str:
    """Where it stands, in two or three words, the sign first."""
    reading = drawing.reading
    words = f"{SIGNS[verdict]} {verdict}"
    if verdict is Verdict.SUSTAINED:
        return f"{words} · {reading.lo[id_]}"
    if verdict is Verdict.OVERCLAIMED:
        return f"{words} · {reading.free[id_]}, not {reading.demanded[id_]}"
    return words


def attribution(drawing: Drawing, statement: Statement) -> str:
    """Whose voice it is or where it is drawn from, in short; the whole citation is in the tooltip."""
    if statement.id in drawing.part.ghosts:
        section = drawing.amap.sections.get(statement.section or "")
        return labels.clean(f"in: {section.text}") if section else ""
    raised = statement.raised_by if isinstance(statement, Objection) else None
    if raised:
        return labels.clean(f"raised by {drawing.amap.persons[raised].text}")
    cited = (f"{each.source} {each.locator or ''}".strip() for each in getattr(statement, "citations", ()))
    return labels.clean("; ".join(cited))


def _statement_tooltip(drawing: Drawing, statement: Statement) -> Iterator[str]:
    reading, id_ = drawing.reading, statement.id
    yield id_
    yield labels.clean(statement.text)
    degrees = (
        f"put as {reading.demanded[id_]}, without attacks {reading.free[id_]}, with them {reading.lo[id_]}"
    )
    yield f"Verdict: {reading.verdict(id_)} ({degrees})"
    for citation in getattr(statement, "citations", ()):
        work = drawing.amap.works[citation.source]
        yield labels.clean(f"Source: {work.text}, {citation.locator or 'no place given'}")
    for words in getattr(statement, "quotes", ()):
        yield labels.clean(f"Quotation: “{words}”")
    if isinstance(statement, Premise) and statement.basis:
        yield labels.clean(f"Basis: {statement.basis}")
    for note in statement.notes:
        yield labels.clean(f"Note: {note}")
    yield from _messages(drawing, id_)


# Steps


def _step(drawing: Drawing, step: Inference) -> dict[str, str]:
    theme = drawing.theme
    ghost, leap = step.id in drawing.part.ghosts, drawing.leap(step.id)
    ink = theme.ghost if ghost else theme.leap if leap else theme.step
    classes = ("step", *["leap"] * bool(leap), *["elsewhere"] * ghost)
    return {
        "label": labels.html(labels.table(_step_rows(drawing, step, leap, ink))),
        **_inked(ink, _LEAP_STEP if leap else _STEP),
        "class": " ".join(classes),
    }


def _step_rows(drawing: Drawing, step: Inference, leap: Diagnostic | None, ink: Ink) -> Iterator[str]:
    if leap:
        yield labels.row(labels.bold(labels.font("LEAP", LARGE, ink.text)), "CENTER")
    if drawing.view.labels != "text" and step.named:
        yield from _small(step.id, _STEP_WIDTH, ink.text, "CENTER")
    scheme = drawing.amap.scheme_of(step)
    name = scheme.text if scheme else "with a warrant" if step.has_warrant else "no scheme"
    yield from _small(labels.clean(name), _STEP_WIDTH, ink.text, "CENTER")
    yield from _small(strength(drawing, step.id), _STEP_WIDTH, ink.text, "CENTER")
    codes = (*(leap.signs if leap else ()), *badges(drawing, step.id))
    yield from _small(" ".join(codes), _STEP_WIDTH, ink.text if leap else drawing.theme.attack, "CENTER")


def strength(drawing: Drawing, id_: str) -> str:
    """How far a step carries, in brackets, and whether it is undercut."""
    reading = drawing.reading
    undercut = reading.offered(id_) and not reading.carried(id_)
    return f"({reading.strength(id_)}, undercut)" if undercut else f"({reading.strength(id_)})"


def _step_tooltip(drawing: Drawing, step: Inference) -> Iterator[str]:
    scheme = drawing.amap.scheme_of(step)
    yield labels.clean(f"{step.id}: {' + '.join(step.linked)} ⇒ {step.conclusion}")
    if scheme:
        yield labels.clean(f"Scheme: {scheme.text}")
    if step.warrant:
        yield labels.clean(f"Warrant: {step.warrant}")
    for answer in step.answers:
        asked = scheme.question(answer.question) if scheme else None
        yield labels.clean(f"Question ({answer.state}): {asked.text if asked else answer.question}")
    for rival in step.rivals:
        yield labels.clean(f"Rival ({rival.state}): {rival.text}")
    yield from _messages(drawing, step.id)


# Both


def _inked(ink: Ink, shape: Mapping[str, str]) -> dict[str, str]:
    border = "" if ink.border == "solid" else f",{ink.border}"
    return {
        **shape,
        "style": shape["style"] + border,
        "color": ink.line,
        "fillcolor": ink.fill,
        "penwidth": f"{ink.width:g}",
    }


def _small(words: str, width: int, colour: str, align: str = "LEFT") -> Iterator[str]:
    """Small print, a row to a line: in any font but its own, a cell sets its lines too tight."""
    for line in labels.wrap(words, width):
        yield labels.row(labels.font(line, SMALL, colour), align)


def badges(drawing: Drawing, id_: str) -> Iterator[str]:
    """The codes of what the checker warns of here, a leap aside: its step shows that."""
    elsewhere = (LEAP, DEFEATED) if drawing.view.reading == "as-argued" else (LEAP,)
    for finding in drawing.findings.get(id_, ()):
        if finding.severity < Severity.NOTE and finding.code not in elsewhere:
            yield f"⚑{finding.code}"


def _messages(drawing: Drawing, id_: str) -> Iterator[str]:
    for finding in drawing.findings.get(id_, ()):
        yield labels.clean(f"{finding.code} {finding.name}: {finding.message}")


def url_of(drawing: Drawing, record: Record) -> str:
    """Back to the text where that was asked for, else the record's own address, else nothing.

    What stands on another page, and here only as an end, leads to that page.
    """
    page = drawing.view.page
    elsewhere = page.address_of(record.id) if page and record.id in drawing.part.ghosts else ""
    if elsewhere:
        return elsewhere
    address = drawing.view.links or next(iter(record.urls), "")
    if drawing.view.links:
        places = {"path": record.span.source.name, "line": str(record.span.line), "id": record.id}
        for name, value in places.items():
            address = address.replace(f"{{{name}}}", quote(value, errors="replace"))
    return labels.safe_url(address)
