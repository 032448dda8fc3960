"""What the tests of drawing share: a small case, a leap in it, and ways to look at DOT and SVG."""

from __future__ import annotations

import json
import re
from functools import cache
from xml.etree import ElementTree as ET

from argmap.case import Case
from argmap.diagnostics import Diagnostic, Severity
from argmap.loading import parse
from argmap.render.engines import draw

CONGRESS = """
map congress: "Lenin's Testament and the 13th Congress"
  main esteem
term party: "the Party"
person analyst: "The analyst"
source works-10: "J. V. Stalin, Works, vol. 10, Moscow, 1954"
  year 1954
section vote: "The vote"
evidence stayed: "Every delegation separately and unanimously obliged Stalin to stay."
  from works-10 p. 181
  quote "unanimously"
  tag speech
evidence told-ill: "Delegates heard the letter with the explanation that Lenin had been ill."
  from works-10 p. 110
claim retained: "The delegates to the 13th Congress kept Stalin in his post."
inference by-stalin: stayed => retained
  scheme testimony
section esteem: "Esteem"
premise reputation: "Lenin was reputed the world's leading Marxist."
claim esteem: "The [[Party]] held Stalin in high [[esteem]]."
  as certain
inference esteem-from-vote: retained(sign) + reputation => esteem
  scheme sign
  question other-causes: open
objection illness-excuse: "Having been told that he was ill, delegates could set Lenin's advice aside
  whatever they thought of Stalin."
  undercuts esteem-from-vote
  from told-ill
  raised-by analyst
"""

_SVG = "{http://www.w3.org/2000/svg}"


def case(text=CONGRESS):
    """The case of a text that has nothing amiss in its writing."""
    parsed = parse(text)
    assert not parsed.diagnostics, "\n".join(map(str, parsed.diagnostics))
    return Case.of(parsed.map)


def finding(a_case, record, code="AM200", severity=Severity.WARNING):
    """A finding on a record, as the checker would hand it over."""
    span = a_case.amap[record].span
    signs = ("AM201", "AM204") if code == "AM200" else ()
    return Diagnostic(code, "a-name", severity, "a message", span, record=record, signs=signs)


@cache
def read(dot):
    """DOT as an engine reads it: subgraphs and nodes in `objects`, lines in `edges`."""
    return json.loads(draw(dot, "json0"))


def nodes(dot):
    """The nodes of a drawing, each with its attributes."""
    return {
        each["name"]: each
        for each in read(dot).get("objects", ())
        if "nodes" not in each and not _is_cluster(each)
    }


def clusters(dot):
    """The headings of the clusters, each with the names of the nodes in it, inner ones included."""
    objects = read(dot).get("objects", ())
    return {
        each["label"].strip("<>/B"): {objects[node]["name"] for node in each.get("nodes", ())}
        for each in objects
        if _is_cluster(each)
    }


LOSES = "import sys\nprint('Error: lost a b edge', file=sys.stderr)\nprint('<svg/>')"
"""The program of an engine that leaves a line out of every picture."""


def edges(dot):
    """The lines of a drawing: both ends and the attributes, of the label in or beside it its words alone."""
    drawing = read(dot)
    name = [each["name"] for each in drawing.get("objects", ())]
    return [
        (
            name[each["tail"]],
            name[each["head"]],
            {**each, "label": words(each.get("label") or each.get("xlabel") or "<i/>")},
        )
        for each in drawing.get("edges", ())
    ]


def _is_cluster(each):
    return each["name"].startswith("cluster")


def xml(text):
    """The root of a text that is XML, or an error where it is not."""
    return ET.fromstring(text)  # noqa: S314 - our own output, that is what is tested


def words(label):
    """The words of an HTML-like label."""
    rows = xml(label.replace("<BR/>", " ").replace("</TR>", " </TR>"))
    return " ".join("".join(rows.itertext()).replace("\\\\", "\\").split())


def groups(svg, kind):
    """The groups of an SVG that are nodes, edges or clusters."""
    root = xml(svg)
    return [each for each in root.iter(f"{_SVG}g") if each.get("class", "").split()[:1] == [kind]]


def texts(group):
    """The text elements of a group."""
    return list(group.iter(f"{_SVG}text"))


def corners(group):
    """The least and the largest x and y of the shapes of a group."""
    places = []
    for shape in group.iter():
        outline = shape.get("points") or shape.get("d") or ""
        places += [tuple(map(float, place)) for place in re.findall(r"(-?[\d.]+),(-?[\d.]+)", outline)]
        if shape.tag == f"{_SVG}ellipse":
            cx, cy, rx, ry = (float(shape.get(name)) for name in ("cx", "cy", "rx", "ry"))
            places += [(cx - rx, cy - ry), (cx + rx, cy + ry)]
    across, down = zip(*places, strict=True)
    return min(across), max(across), min(down), max(down)
