"""The map as DOT: its nodes, the clusters they stand in, and the lines between them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from argmap.model import ATTACKS
from argmap.render import labels
from argmap.render.boxes import box, bundle
from argmap.render.drawing import Drawing, hashed
from argmap.render.key import heading
from argmap.render.nodes import LARGE, NORMAL, SMALL, beyond, node
from argmap.render.view import (
    CONCLUDES,
    CONTRADICTS,
    EXCLUDES,
    FAILS,
    GROUNDS,
    MEETS,
    SUPPORT,
    WARRANT,
    WHOLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphviz import Digraph

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic
    from argmap.model import ArgMap
    from argmap.render.folding import Box
    from argmap.render.view import Link, View


def to_dot(case: Case, *, findings: Sequence[Diagnostic] = (), view: View = WHOLE) -> str:
    """The part of the map that `view` selects, as DOT; the same case gives the same text.

    `findings` are shown where they belong: an unsupported leap on its step, others by their codes.
    Raises ViewError where the view names something that is not there.
    """
    return written(Drawing.of(case, findings, view))


def written(drawing: Drawing) -> str:
    """A drawing as DOT."""
    from graphviz import Digraph  # noqa: PLC0415 - costs start-up time, so imported where used

    layout = _layout(drawing)
    theme = drawing.theme
    graph = Digraph("argmap", graph_attr=_sheet(drawing, layout))
    graph.attr("node", fontname=theme.fonts, fontsize=f"{NORMAL:g}", fontcolor=theme.text, margin="0.12,0.06")
    lines = {"color": theme.support, "fontcolor": theme.support, "arrowsize": "0.8"}
    graph.attr("edge", fontname=theme.fonts, fontsize=f"{SMALL:g}", **lines)
    _draw_records(graph, drawing, layout)
    lengths = _lengths(drawing.part.links, layout.crowds)
    for link in drawing.part.links:
        length = {"minlen": str(lengths[link])} if lengths.get(link, 1) > 1 else {}
        look = _labelled(_edge(drawing, link), _around(drawing, link))
        graph.edge(drawing.names[link.tail], drawing.names[link.head], **look, **length)
    for each in drawing.part.bundles:
        look = _labelled(bundle(drawing, each), theme.paper)
        graph.edge(drawing.end(each.tail), drawing.end(each.head), **look)
    return str(graph.source)


class _Layout(NamedTuple):
    """How many records are laid out in this way, at most, and how.

    More leaves in one place than `crowds` says go on two ranks, or three.
    """

    most: float
    crowds: tuple[int, ...]
    attributes: dict[str, str]


_UP = {"rankdir": "BT", "nodesep": "0.25", "ranksep": "0.35"}
_ACROSS = {"rankdir": "LR", "nodesep": "0.1", "ranksep": "0.4"}
_SOONER = {**_ACROSS, "nslimit": "0.1", "mclimit": "0.2"}
_SOONEST = {**_ACROSS, "nslimit": "0.02", "mclimit": "0.1", "splines": "line"}
_LAYOUTS = (
    _Layout(60, (4,), _UP),
    _Layout(300, (1, 4), _ACROSS),
    _Layout(1000, (1, 4), _SOONER),
    _Layout(float("inf"), (1, 4), _SOONEST),
)
"""Conclusions on top while that fits a screen, then on the right; above, less time for little crossings.

Measured by benchmarks/pictures.py --layouts: of 3,000 records the limits halve the time and change the
width by nothing, straight lines save another tenth, and `newrank` makes the picture a quarter larger. It also
leads lines through nodes, so it is asked for only where a line is lost without it (`engines._AGAIN`).
Never `splines=ortho`: it drops labels and takes for ever.
"""


def _layout(drawing: Drawing) -> _Layout:
    return next(layout for layout in _LAYOUTS if len(drawing.part) <= layout.most)


def direction(drawing: Drawing) -> str:
    """Where conclusions stand: `BT`, on top, or `LR`, on the right."""
    return _layout(drawing).attributes["rankdir"]


_DEEPEST = 8
"""How deep clusters nest; engines do not survive any depth."""


def _sheet(drawing: Drawing, layout: _Layout) -> dict[str, str]:
    theme = drawing.theme
    return {
        "bgcolor": theme.paper,
        "fontname": theme.fonts,
        "fontcolor": theme.text,
        "fontsize": "18",
        "labelloc": "t",
        "pad": "0.2",
        **layout.attributes,
        **heading(drawing),
    }


# Records and their clusters


def _draw_records(graph: Digraph, drawing: Drawing, layout: _Layout) -> None:
    """Draw statements and steps, those of a section inside its cluster."""
    from graphviz import Digraph  # noqa: PLC0415 - costs start-up time, so imported where used

    amap, members = drawing.amap, members_of(drawing)
    folded: dict[str | None, list[Box]] = {}
    for each in drawing.part.boxes:
        folded.setdefault(each.around, []).append(each)
    nesting = nesting_of(amap)
    drawn = with_outer((*members, *folded), nesting)
    clusters = {
        section: Digraph(name, graph_attr=_cluster(drawing, section, layout))
        for section, name in hashed("cluster", amap.sections).items()
        if section in drawn
    }
    for section, target in (*clusters.items(), (None, graph)):
        for id_ in members.get(section, ()):
            target.node(drawing.names[id_], **node(drawing, id_))
        for each in folded.get(section, ()):
            target.node(drawing.boxes[each.id], **box(drawing, each))
    for section in sorted(clusters, key=lambda each: nesting[each].depth, reverse=True):
        outer = nesting[section].outer
        (graph if outer is None else clusters[outer]).subgraph(clusters[section])


def members_of(drawing: Drawing) -> dict[str | None, list[str]]:
    """What stands in each section; None stands for what is in no cluster, as ends from elsewhere are."""
    amap, part = drawing.amap, drawing.part
    members: dict[str | None, list[str]] = {}
    for id_ in (*part.statements, *part.steps):
        section = None if id_ in part.ghosts else amap[id_].section
        members.setdefault(section if section in amap.sections else None, []).append(id_)
    return members


class _Nest(NamedTuple):
    """The section around a section, and how deep that makes it."""

    outer: str | None
    depth: int


def nesting_of(amap: ArgMap) -> dict[str, _Nest]:
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


def with_outer(members: Iterable[str | None], nesting: Mapping[str, _Nest]) -> set[str]:
    """The sections that have members, and those around them."""
    found: set[str] = set()
    for member in members:
        at = member
        while at is not None and at not in found:
            found.add(at)
            at = nesting[at].outer
    return found


def _cluster(drawing: Drawing, section: str, layout: _Layout) -> dict[str, str]:
    ink = drawing.theme.section
    words = labels.clean(drawing.amap.sections[section].text)
    upwards = layout.attributes["rankdir"] == "BT"
    return {
        "label": labels.html(labels.bold(labels.lines(words, 60))),
        "fontsize": f"{LARGE:g}",
        "fontcolor": ink.text,
        "labeljust": "l",
        "labelloc": "b" if upwards else "t",  # drawn from bottom to top, engines turn this round
        "style": "rounded,filled" + ("" if ink.border == "solid" else f",{ink.border}"),
        "color": ink.line,
        "fillcolor": ink.fill,
        "penwidth": f"{ink.width:g}",
        "margin": "12",
        "class": "section",
        **beyond(drawing, [words]),
    }


# Lines


def _lengths(links: Sequence[Link], crowds: tuple[int, ...]) -> dict[Link, int]:
    """How many ranks each link spans, where that is more than one.

    Leaves that crowd one place stand on several ranks: in a single one they make the picture long.
    """
    fed = {link.head for link in links}
    uses = Counter(link.tail for link in links)
    leaves: dict[str, list[Link]] = {}
    for link in links:
        if link.how in (SUPPORT, GROUNDS) and link.tail not in fed and uses[link.tail] == 1:
            leaves.setdefault(link.head, []).append(link)
    found: dict[Link, int] = {}
    for crowd in leaves.values():
        ranks = 1 + sum(len(crowd) > most for most in crowds)
        found.update({link: 1 + at % ranks for at, link in enumerate(crowd)})
    return found


_EDGES: Mapping[str, dict[str, str]] = {
    SUPPORT: {"dir": "none"},
    WARRANT: {"dir": "none", "style": "dotted", "label": "warrant"},
    CONCLUDES: {"penwidth": "1.6"},
    GROUNDS: {"arrowhead": "open"},
    MEETS: {"style": "dotted", "arrowhead": "odot"},
    EXCLUDES: {"style": "dotted", "arrowhead": "odot"},
    **{how: {"arrowhead": "tee", "label": how} for how in (*ATTACKS, FAILS)},
    CONTRADICTS: {"dir": "both", "constraint": "false", "label": CONTRADICTS},
}


def _edge(drawing: Drawing, link: Link) -> dict[str, str]:
    look = {"class": "support", **_EDGES[link.how]}
    if link.how in (*ATTACKS, FAILS, CONTRADICTS):
        colour = drawing.theme.attack
        look |= {
            "class": "attack",
            "style": "dashed",
            "penwidth": "1.6",
            "color": colour,
            "fontcolor": colour,
        }
    elif link.how == CONCLUDES and drawing.leap(link.tail):
        look |= {"class": "support leap", "penwidth": "3", "color": drawing.theme.leap.fill}
    if link.note:
        look |= beyond(drawing, [labels.clean(f"{link.how}: {link.note}")])
    return look


def _around(drawing: Drawing, link: Link) -> str:
    """The colour of what lies behind a line: that of a section, where both its ends are in it."""
    ends = (link.tail, link.head)
    sections = {None if id_ in drawing.part.ghosts else drawing.amap[id_].section for id_ in ends}
    inside = len(sections) == 1 and sections <= drawing.amap.sections.keys()
    return drawing.theme.section.fill if inside else drawing.theme.paper


def _labelled(look: dict[str, str], colour: str) -> dict[str, str]:
    """The look of a line whose words, if it has any, stand on a ground of that colour.

    They stand beside a line that may join what is level, where others may cross them: within it they would
    want a rank of their own, and Graphviz loses other lines over it.
    """
    if "label" not in look:
        return look
    where = "xlabel" if look.get("constraint") == "false" else "label"
    return {name: each for name, each in look.items() if name != "label"} | {
        where: labels.ground(look["label"], colour)
    }
