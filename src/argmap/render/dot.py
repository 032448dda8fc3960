"""The map as DOT: what is drawn, in which shape, with which words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from attrs import field, frozen

from argmap.diagnostics import Severity
from argmap.model import Claim, Evidence, Inference, Objection, Premise, Verdict
from argmap.render import labels
from argmap.render.view import (
    CONCLUDES,
    CONTRADICTS,
    EXCLUDES,
    FAILS,
    GROUNDS,
    MEETS,
    SUPPORT,
    WARRANT,
    View,
    reading_of,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graphviz import Digraph

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic
    from argmap.evaluate import Reading
    from argmap.model import ArgMap, Record, Statement
    from argmap.render.theme import Ink, Theme
    from argmap.render.view import Link, Shown

LEAP = "AM200"
"""The code of the finding that marks a step as a leap."""

SIGNS = {
    Verdict.SUSTAINED: "✓",
    Verdict.CONTESTED: "≈",
    Verdict.DEFEATED: "✗",
    Verdict.OVERCLAIMED: "↑",
    Verdict.UNSUPPORTED: "○",
}

SHAPES: Mapping[type[Statement], dict[str, str]] = {
    Evidence: {"shape": "note", "style": "filled"},
    Premise: {"shape": "box", "style": "filled"},
    Claim: {"shape": "box", "style": "rounded,filled"},
    Objection: {"shape": "box", "style": "diagonals,filled"},
}
STEP = {"shape": "ellipse", "style": "filled", "margin": "0.02,0.01"}
LEAP_STEP = {"shape": "hexagon", "style": "filled", "margin": "0.02,0.03"}

class _Layout(NamedTuple):
    """How many records are laid out in this way, at most, and how.

    More leaves in one place than `crowds` says go on two ranks, or three.
    """

    most: float
    crowds: tuple[int, ...]
    attributes: dict[str, str]


_ACROSS = {"rankdir": "LR", "nodesep": "0.1", "ranksep": "0.4"}
_QUICK = {"nslimit": "0.1", "mclimit": "0.2"}
_LAYOUTS = (
    _Layout(60, (4,), {"rankdir": "BT", "nodesep": "0.25", "ranksep": "0.35"}),
    _Layout(600, (1, 4), _ACROSS),
    _Layout(1000, (1, 4), {**_ACROSS, **_QUICK}),
    _Layout(float("inf"), (1, 4), {**_ACROSS, **_QUICK, "splines": "line", "newrank": "true"}),
)
"""Conclusions on top while that fits a screen, then to the right; never `splines=ortho`, which drops labels."""

_DEEPEST = 8
"""How deep clusters nest; engines do not survive any depth."""

_WIDTHS = ((70, labels.WIDTH), (140, 36), (float("inf"), 46))
"""Columns of a line by the columns of the whole text: long prose in narrow lines grows too tall."""


def to_dot(case: Case, *, findings: Sequence[Diagnostic] = (), view: View = View()) -> str:  # noqa: B008 - frozen
    """The part of the map that `view` selects, as DOT; the same case gives the same text.

    `findings` are shown where they belong: an unsupported leap on its step, others by their codes.
    Raises ViewError where the view names something that is not there.
    """
    from graphviz import Digraph  # noqa: PLC0415 - imported where used: it costs start-up time

    drawing = _drawing(case, findings, view)
    graph = Digraph("argmap", graph_attr=_graph_attributes(drawing))
    graph.attr("node", fontname=view.theme.fonts, fontsize="10", margin="0.11,0.06", fontcolor=view.theme.text)
    graph.attr("edge", fontname=view.theme.fonts, fontsize="8", color=view.theme.support, arrowsize="0.8")
    _draw_records(graph, drawing)
    lengths = _lengths(drawing)
    for link in drawing.part.links:
        length = {"minlen": str(lengths[link])} if lengths.get(link, 1) > 1 else {}
        graph.edge(drawing.names[link.tail], drawing.names[link.head], **_edge(drawing, link), **length)
    return graph.source


@frozen
class _Drawing:
    """What every function here needs to know."""

    case: Case
    view: View
    part: Shown
    reading: Reading
    names: Mapping[str, str]
    findings: Mapping[str, Sequence[Diagnostic]]
    main: frozenset[str] = field(factory=frozenset)

    @property
    def layout(self) -> _Layout:
        return next(layout for layout in _LAYOUTS if len(self.part) <= layout.most)

    @property
    def amap(self) -> ArgMap:
        return self.case.amap

    @property
    def theme(self) -> Theme:
        return self.view.theme


def _drawing(case: Case, findings: Iterable[Diagnostic], view: View) -> _Drawing:
    by_record: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        by_record.setdefault(finding.record, []).append(finding)
    return _Drawing(
        case=case,
        view=view,
        part=shown(case, view),
        reading=reading_of(case, view),
        names=names(case.amap),
        findings=by_record,
        main=frozenset(case.amap.main),
    )


def names(amap: ArgMap) -> dict[str, str]:
    """The node of each statement and inference: `n0`, `n1` …, the same in every view of a map."""
    return {id_: f"n{number}" for number, id_ in enumerate(amap)}


def _graph_attributes(drawing: _Drawing) -> dict[str, str]:
    theme, view = drawing.theme, drawing.view
    rows = tuple(_heading(drawing))
    return {
        "bgcolor": theme.paper,
        "fontname": theme.fonts,
        "fontcolor": theme.text,
        "fontsize": "16",
        "labelloc": "t",
        "pad": "0.2",
        "tooltip": " ",
        **drawing.layout.attributes,
        **({"label": _table(rows)} if rows else {}),
    }


# Records and their clusters


def _draw_records(graph: Digraph, drawing: _Drawing) -> None:
    """Draw statements and steps, those of a section inside its cluster."""
    from graphviz import Digraph  # noqa: PLC0415 - imported where used: it costs start-up time

    amap, part = drawing.amap, drawing.part
    members: dict[str | None, list[str]] = {}
    for id_ in (*part.statements, *part.steps):
        section = None if id_ in part.ghosts else amap[id_].section
        members.setdefault(section if section in amap.sections else None, []).append(id_)
    nesting = _nesting(amap)
    drawn = _with_outer(members, nesting)
    clusters = {
        section: Digraph(f"cluster{number}", graph_attr=_cluster(drawing, section))
        for number, section in enumerate(amap.sections)
        if section in drawn
    }
    for section, target in (*clusters.items(), (None, graph)):
        for id_ in members.get(section, ()):
            target.node(drawing.names[id_], **_node(drawing, id_))
    for section in sorted(clusters, key=lambda each: nesting[each].depth, reverse=True):
        outer = nesting[section].outer
        (graph if outer is None else clusters[outer]).subgraph(clusters[section])


class _Nest(NamedTuple):
    """The section around a section, and how deep that makes it."""

    outer: str | None
    depth: int


def _nesting(amap: ArgMap) -> dict[str, _Nest]:
    """Where each section is drawn; what is nested too deep stands beside what would hold it."""
    found: dict[str, _Nest] = {}
    for section in amap.sections:
        path: dict[str, None] = {}
        at: str | None = section
        while at is not None and at not in found and at not in path:
            path[at] = None
            at = amap.sections[at].within
        outer = at if at in found else None
        for each in reversed(path):
            depth = found[outer].depth + 1 if outer is not None else 1
            found[each] = _Nest(outer, depth) if depth <= _DEEPEST or outer is None else found[outer]
            outer = each
    return found


def _with_outer(members: Iterable[str | None], nesting: Mapping[str, _Nest]) -> set[str]:
    """The sections that have members, and those around them."""
    found: set[str] = set()
    for member in members:
        at = member
        while at is not None and at not in found:
            found.add(at)
            at = nesting[at].outer
    return found


def _cluster(drawing: _Drawing, section: str) -> dict[str, str]:
    ink = drawing.theme.section
    heading = labels.clean(drawing.amap.sections[section].text)
    upwards = drawing.layout.attributes["rankdir"] == "BT"
    return {
        "label": f"<{_lines(heading, 60, bold=True)}>",
        "fontsize": "11",
        "fontcolor": ink.text,
        "labeljust": "l",
        "labelloc": "b" if upwards else "t",  # bottom to top, engines turn it round
        "style": "rounded,filled",
        "color": ink.line,
        "fillcolor": ink.fill,
        "penwidth": f"{ink.width:g}",
        "margin": "12",
        "class": "section",
        "tooltip": labels.plain([heading]),
    }


# Nodes


def _node(drawing: _Drawing, id_: str) -> dict[str, str]:
    record = drawing.amap[id_]
    if isinstance(record, Inference):
        attributes = _step(drawing, record)
    else:
        attributes = _statement(drawing, record)
    url = _url(drawing, record)
    return {**attributes, **({"URL": url} if url else {})}


def _statement(drawing: _Drawing, statement: Statement) -> dict[str, str]:
    verdict = drawing.reading.verdict(statement.id)
    ghost = statement.id in drawing.part.ghosts
    main = statement.id in drawing.main
    ink = drawing.theme.ghost if ghost else drawing.theme.verdicts[verdict]
    kind = next(kind for kind in SHAPES if isinstance(statement, kind))
    shape = SHAPES[kind]
    classes = (kind.__name__.lower(), str(verdict), *["main"] * main, *["elsewhere"] * ghost)
    return {
        "label": _table(_statement_rows(drawing, statement, verdict, ink)),
        **shape,
        **_inked(ink, shape["style"]),
        **({"peripheries": "2", "penwidth": "2.4", "fontsize": "12"} if main and not ghost else {}),
        **({"fontcolor": drawing.theme.quiet} if ghost else {}),
        "class": " ".join(classes),
        "tooltip": labels.plain(_statement_tooltip(drawing, statement)),
    }


def _statement_rows(
    drawing: _Drawing, statement: Statement, verdict: Verdict, ink: Ink
) -> Iterator[str]:
    theme, view = drawing.theme, drawing.view
    ghost = statement.id in drawing.part.ghosts
    badge = "  ".join(_badge(drawing, statement.id))
    yield _row(
        _font(f"{type(statement).__name__}  ", 8, theme.quiet)
        + _font(_standing_words(drawing, statement.id, verdict), 8, ink.text, bold=True)
        + (_font(f"   {statement.id}", 8, theme.quiet) if view.labels == "both" else "")
        + (_font(f"   {badge}", 8, theme.verdicts[Verdict.DEFEATED].text, bold=True) if badge else "")
    )
    words = statement.id if view.labels == "id" else labels.clean(statement.text)
    width = next(width for most, width in _WIDTHS if labels.columns(words) <= most)
    if statement.id in drawing.main and not ghost:
        yield from (_row(f"<B>{labels.markup(line)}</B>") for line in labels.wrap(words, width))
    else:
        yield _row(_lines(words, width))
    foot = _foot(drawing, statement)
    if foot:
        yield from _small(foot, 40, theme.quiet)


def _standing_words(drawing: _Drawing, id_: str, verdict: Verdict) -> str:
    """Where it stands, in two or three words, the sign first."""
    reading = drawing.reading
    words = f"{SIGNS[verdict]} {verdict}"
    if verdict is Verdict.SUSTAINED:
        return f"{words} · {reading.lo[id_]}"
    if verdict is Verdict.OVERCLAIMED:
        return f"{words} · {reading.free[id_]}, not {reading.demanded[id_]}"
    return words


def _foot(drawing: _Drawing, statement: Statement) -> str:
    """Where it is drawn from, in short; the whole citation is in the tooltip."""
    if statement.id in drawing.part.ghosts:
        section = drawing.amap.sections.get(statement.section or "")
        return f"in: {labels.clean(section.text)}" if section else ""
    raised = statement.raised_by if isinstance(statement, Objection) else None
    if raised:
        return labels.clean(f"raised by {drawing.amap.persons[raised].text}")
    cited = [f"{each.source} {each.locator or ''}".strip() for each in getattr(statement, "citations", ())]
    return labels.clean("; ".join(cited))


def _badge(drawing: _Drawing, id_: str) -> Iterator[str]:
    """The codes of what the checker warns of here, a leap aside: its step shows that."""
    for finding in drawing.findings.get(id_, ()):
        if finding.severity < Severity.NOTE and finding.code != LEAP:
            yield f"⚑{finding.code}"


def _statement_tooltip(drawing: _Drawing, statement: Statement) -> list[str]:
    amap, reading = drawing.amap, drawing.reading
    lines = [statement.id, labels.clean(statement.text), _standing(reading, statement.id)]
    for citation in getattr(statement, "citations", ()):
        work = amap.works.get(citation.source)
        cited = f"{work.text if work else citation.source}, {citation.locator or 'no page given'}"
        lines.append(labels.clean(f"Source: {cited}"))
    lines += [labels.clean(f"Quotation: “{words}”") for words in getattr(statement, "quotes", ())]
    if isinstance(statement, Premise) and statement.basis:
        lines.append(labels.clean(f"Basis: {statement.basis}"))
    lines += [labels.clean(f"Note: {note}") for note in statement.notes]
    return [*lines, *_messages(drawing, statement.id)]


def _standing(reading: Reading, id_: str) -> str:
    asked, low = reading.demanded[id_], reading.lo[id_]
    return f"Verdict: {reading.verdict(id_)} (asked: {asked}; reached: {low})"


def _messages(drawing: _Drawing, id_: str) -> list[str]:
    return [
        labels.clean(f"{finding.code} {finding.name}: {finding.message}")
        for finding in drawing.findings.get(id_, ())
    ]


def _step(drawing: _Drawing, step: Inference) -> dict[str, str]:
    theme = drawing.theme
    ghost = step.id in drawing.part.ghosts
    leap = next((each for each in drawing.findings.get(step.id, ()) if each.code == LEAP), None)
    ink = theme.ghost if ghost else theme.leap if leap else theme.step
    shape = LEAP_STEP if leap else STEP
    classes = ("step", *["leap"] * (leap is not None), *["elsewhere"] * ghost)
    return {
        "label": _table(_step_rows(drawing, step, leap, ink)),
        **shape,
        **_inked(ink, shape["style"]),
        "class": " ".join(classes),
        "tooltip": labels.plain(_step_tooltip(drawing, step)),
    }


def _step_rows(drawing: _Drawing, step: Inference, leap: Diagnostic | None, ink: Ink) -> Iterator[str]:
    if leap:
        yield _row(_font("LEAP", 12, ink.text, bold=True), align="CENTER")
    scheme = drawing.amap.scheme_of(step)
    name = labels.clean(scheme.text) if scheme else "warrant given" if step.has_warrant else "no scheme"
    if drawing.view.labels != "text" and step.named:
        yield _row(_font(step.id, 8, ink.text, bold=True), align="CENTER")
    yield from _small(name, 20, ink.text, align="CENTER")
    yield _row(_font(_strength(drawing.reading, step.id), 8, ink.text), align="CENTER")
    if leap and leap.signs:
        yield from _small(" ".join(leap.signs), 20, ink.text, align="CENTER")
    badge = " ".join(_badge(drawing, step.id))
    if badge:
        colour = ink.text if leap else drawing.theme.verdicts[Verdict.DEFEATED].text
        yield from _small(badge, 20, colour, bold=True, align="CENTER")


def _strength(reading: Reading, id_: str) -> str:
    undercut = reading.offered(id_) and not reading.carried(id_)
    return f"({reading.strength(id_)}, undercut)" if undercut else f"({reading.strength(id_)})"


def _step_tooltip(drawing: _Drawing, step: Inference) -> list[str]:
    lines = [f"{step.id}: {' + '.join(step.linked)} ⇒ {step.conclusion}"]
    scheme = drawing.amap.scheme_of(step)
    if scheme:
        lines.append(labels.clean(f"Scheme: {scheme.text}"))
    if step.warrant:
        lines.append(labels.clean(f"Warrant: {step.warrant}"))
    for answer in step.answers:
        asked = scheme.question(answer.question) if scheme else None
        lines.append(labels.clean(f"Question: {asked.text if asked else answer.question} ({answer.state})"))
    lines += [labels.clean(f"Rival: {rival.text} ({rival.state})") for rival in step.rivals]
    return [*lines, *_messages(drawing, step.id)]


def _inked(ink: Ink, style: str) -> dict[str, str]:
    border = "" if ink.border == "solid" else f",{ink.border}"
    return {
        "style": style + border,
        "color": ink.line,
        "fillcolor": ink.fill,
        "penwidth": f"{ink.width:g}",
    }


def _url(drawing: _Drawing, record: Record) -> str:
    """Back to the text where that was asked for, else the record's own address, else nothing."""
    if drawing.view.links:
        fields = {"{path}": quote(record.span.source.name), "{line}": str(record.span.line), "{id}": quote(record.id)}
        address = drawing.view.links
        for name, value in fields.items():
            address = address.replace(name, value)
    else:
        address = record.urls[0] if record.urls else ""
    return labels.plain([labels.safe_url(address)])


# Edges

def _lengths(drawing: _Drawing) -> dict[Link, int]:
    """How many ranks each link spans, where that is more than one.

    Leaves that crowd one place stand on several ranks: in a single one they make the picture long.
    """
    part = drawing.part
    fed = {link.head for link in part.links}
    uses = Counter(link.tail for link in part.links)
    leaves: dict[str, list[Link]] = {}
    for link in part.links:
        if link.how in (SUPPORT, GROUNDS) and link.tail not in fed and uses[link.tail] == 1:
            leaves.setdefault(link.head, []).append(link)
    found = {}
    for crowd in leaves.values():
        ranks = 1 + sum(len(crowd) > most for most in drawing.layout.crowds)
        found.update({link: 1 + at % ranks for at, link in enumerate(crowd)})
    return found


_ATTACK_WORDS = {"undercuts", "rebuts", "undermines", "answers", FAILS}


def _edge(drawing: _Drawing, link: Link) -> dict[str, str]:
    theme = drawing.theme
    if link.how in _ATTACK_WORDS:
        return {
            "class": "attack",
            "style": "dashed",
            "arrowhead": "tee",
            "color": theme.attack,
            "fontcolor": theme.attack,
            "penwidth": "1.6",
            "label": labels.plain([f"{link.how} {link.note}".strip()]),
        }
    if link.how == CONTRADICTS:
        return {
            "class": "attack",
            "style": "dashed",
            "dir": "both",
            "color": theme.attack,
            "fontcolor": theme.attack,
            "penwidth": "1.6",
            "constraint": "false",
            "label": "contradicts",
        }
    return {"class": "support", **_SUPPORTING[link.how], **_role(link), **_leaping(drawing, link)}


_SUPPORTING = {
    SUPPORT: {"dir": "none"},
    WARRANT: {"dir": "none", "style": "dotted", "label": "warrant"},
    CONCLUDES: {"penwidth": "1.6"},
    GROUNDS: {"arrowhead": "open"},
    MEETS: {"style": "dotted", "arrowhead": "odot", "constraint": "false"},
    EXCLUDES: {"style": "dotted", "arrowhead": "odot", "constraint": "false"},
}


def _role(link: Link) -> dict[str, str]:
    return {"tooltip": labels.plain([f"{link.how}: {labels.clean(link.note)}"])} if link.note else {}


def _leaping(drawing: _Drawing, link: Link) -> dict[str, str]:
    """The way on from a leap, in the leap's own colour."""
    found = drawing.findings.get(link.tail, ())
    if link.how != CONCLUDES or link.tail in drawing.part.ghosts or all(each.code != LEAP for each in found):
        return {}
    return {"color": drawing.theme.leap.fill, "penwidth": "3"}


# The heading: the title, and under it how to read the map

_VERDICT_WORDS = {
    Verdict.SUSTAINED: "stands as strongly as it is put",
    Verdict.CONTESTED: "attack and support are level",
    Verdict.DEFEATED: "an objection carries the day",
    Verdict.OVERCLAIMED: "put more strongly than shown",
    Verdict.UNSUPPORTED: "nothing given reaches it",
}

_SHAPE_WORDS = (
    ("Claim", "round corners; the main claims have a double line"),
    ("Premise", "square corners: taken as given"),
    ("Evidence", "a folded corner: what a source says"),
    ("Objection", "cut corners: against a statement or a step"),
)

_LINE_WORDS = (
    ("Step", "an oval: from linked premises to a conclusion"),
    ("- - -|", "an attack, with its word: undercuts, rebuts …"),
    ("· · ·o", "answers a critical question, excludes a rival"),
    ("⚑", "a finding of the checker, by its code"),
)


def _heading(drawing: _Drawing) -> Iterator[str]:
    theme, view = drawing.theme, drawing.view
    title = labels.clean(drawing.amap.title if view.title is None else view.title)
    if title:
        yield f'<TR><TD COLSPAN="3" CELLPADDING="4">{_lines(title, 60, bold=True)}</TD></TR>'
    if view.legend:
        columns = (_verdict_rows(theme), _word_rows(theme, _SHAPE_WORDS), _step_words(theme))
        cells = (f'<TD VALIGN="TOP" CELLPADDING="4">{_table(rows, spacing=2)[1:-1]}</TD>' for rows in columns)
        yield f'<TR>{"".join(cells)}</TR><TR><TD HEIGHT="10"></TD></TR>'


def _verdict_rows(theme: Theme) -> Iterator[str]:
    for verdict, ink in theme.verdicts.items():
        words = _font(f"{SIGNS[verdict]} {verdict} ", 8, ink.text, bold=True)
        yield (
            f'<TR><TD ALIGN="LEFT" BORDER="1" STYLE="{ink.border}" COLOR="{ink.line}" BGCOLOR="{ink.fill}"'
            f' CELLPADDING="2">{words}{_font(_VERDICT_WORDS[verdict], 8, ink.text)}</TD></TR>'
        )


def _word_rows(theme: Theme, words: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, meaning in words:
        text = _font(f"{name} ", 8, theme.text, bold=True) + _font(meaning, 8, theme.text)
        yield f'<TR><TD ALIGN="LEFT" CELLPADDING="3">{text}</TD></TR>'


def _step_words(theme: Theme) -> Iterator[str]:
    ink = theme.leap
    yield (
        f'<TR><TD ALIGN="LEFT" BGCOLOR="{ink.fill}" CELLPADDING="3">'
        f"{_font('LEAP ', 8, ink.text, bold=True)}{_font('a step that its premises do not cover', 8, ink.text)}</TD></TR>"
    )
    yield from _word_rows(theme, _LINE_WORDS)


# Labels: HTML-like, every word of a map passed through `labels.markup`


def _table(rows: Iterable[str], spacing: int = 0) -> str:
    look = f'BORDER="0" CELLBORDER="0" CELLSPACING="{spacing}" CELLPADDING="1"'
    return f'<<TABLE {look}>{"".join(rows)}</TABLE>>'


def _row(content: str, align: str = "LEFT") -> str:
    return f'<TR><TD ALIGN="{align}" BALIGN="{align}">{content}</TD></TR>'


def _small(words: str, width: int, colour: str, *, bold: bool = False, align: str = "LEFT") -> Iterator[str]:
    """Small print, a row to a line: engines set the lines of one cell too tight in any but its own font."""
    for line in labels.wrap(words, width):
        yield _row(_font(line, 8, colour, bold=bold), align)


def _lines(words: str, width: int, *, bold: bool = False) -> str:
    """Words over several lines, in the font of what they label."""
    markup = "<BR/>".join(labels.markup(line) for line in labels.wrap(words, width))
    return f"<B>{markup}</B>" if bold else markup


def _font(words: str, size: float, colour: str, *, bold: bool = False) -> str:
    markup = f"<B>{labels.markup(words)}</B>" if bold else labels.markup(words)
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">{markup}</FONT>'
