"""The map as GraphML, for programs that draw, measure or search graphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from argmap.model import Inference, Objection
from argmap.render import labels
from argmap.render.boxes import leaps, statements
from argmap.render.drawing import Drawing
from argmap.render.nodes import url_of
from argmap.render.view import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic
    from argmap.model import ArgMap, Statement
    from argmap.render.folding import Box
    from argmap.render.view import View

    Value = str | int | bool | None

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA = f"{_SPACE} {_SPACE}/1.0/graphml.xsd"


class Key(NamedTuple):
    """One kind of datum: what it stands at, its name, its type, and what it says."""

    of: str
    name: str
    type: str
    says: str


KEYS = (
    Key("graph", "title", "string", "the map's title"),
    Key("graph", "language", "string", "the BCP 47 tag of the prose"),
    Key("graph", "reading", "string", "the reading that `degree` and `strength` belong to"),
    Key("node", "label", "string", "what a program may write on it"),
    Key("node", "record", "string", "the id in the map"),
    Key(
        "node",
        "kind",
        "string",
        "evidence, premise, claim, objection, step, or collapsed for a whole section",
    ),
    Key("node", "words", "string", "the statement, or the step as `a + b => c`"),
    Key("node", "verdict", "string", "where a statement stands with every objection"),
    Key("node", "verdict_as_argued", "string", "the same without the objections that somebody raised"),
    Key("node", "degree", "string", "the degree that a statement reaches, or the most that a step can carry"),
    Key("node", "level", "int", "the same as a number, 0 (none) to 4 (certain)"),
    Key("node", "main", "boolean", "whether it is a conclusion that the map is for"),
    Key("node", "leap", "boolean", "whether the checker calls the step a leap"),
    Key("node", "elsewhere", "boolean", "whether it was not asked for and is there as the end of a line"),
    Key("node", "findings", "string", "the codes of what the checker found"),
    Key("node", "section", "string", "the title of the section"),
    Key("node", "section_id", "string", "the id of the section"),
    Key("node", "scheme", "string", "the pattern that a step follows"),
    Key("node", "warrant", "string", "what licenses a step, in words"),
    Key("node", "sources", "string", "the works and the places in them"),
    Key("node", "raised_by", "string", "who raised an objection"),
    Key("node", "tags", "string", "its labels"),
    Key("node", "url", "string", "where it leads to"),
    Key("node", "path", "string", "the file"),
    Key("node", "line", "int", "the line in it, from 1"),
    Key("node", "statements", "int", "how many a collapsed section stands for"),
    Key("edge", "kind", "string", "supports, warrants, concludes, grounds, undercuts, rebuts, answers …"),
    Key("edge", "role", "string", "the role of a premise, or the question or rival that it speaks to"),
    Key("edge", "count", "int", "how many lines it stands for"),
)
"""All that a file may say, in this order; what does not apply is left out."""

_IDS = {(key.of, key.name): f"{key.of}_{key.name}" for key in KEYS}


def to_graphml(case: Case, *, findings: Sequence[Diagnostic] = (), view: View = WHOLE) -> str:
    """The part of the map that `view` selects, as GraphML; the same case gives the same text.

    Steps are nodes as statements are, since objections may be against them. Raises ViewError where
    the view names something that is not there.
    """
    drawing = Drawing.of(case, findings, view)
    root = Element(
        "graphml",
        {
            "xmlns": _SPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": _SCHEMA,
        },
    )
    for key in KEYS:
        about = {"id": _IDS[key.of, key.name], "for": key.of, "attr.name": key.name, "attr.type": key.type}
        SubElement(SubElement(root, "key", about), "desc").text = key.says
    graph = SubElement(root, "graph", {"id": "argmap", "edgedefault": "directed"})
    _put(graph, "graph", _of_map(drawing))
    names = _names(drawing)
    for id_ in (*drawing.part.statements, *drawing.part.steps):
        _put(SubElement(graph, "node", {"id": names[id_]}), "node", _of_record(drawing, case, id_))
    for box in drawing.part.boxes:
        _put(SubElement(graph, "node", {"id": drawing.boxes[box.id]}), "node", _of_box(drawing, box))
    for number, line in enumerate(_lines(drawing, names)):
        ends = {"id": f"e{number}", "source": line.source, "target": line.target}
        _put(SubElement(graph, "edge", ends), "edge", line.data)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _put(element: Element, of: str, data: Mapping[str, Value]) -> None:
    """Write the data that there are, in the order of KEYS, without what XML cannot hold."""
    for key in KEYS:
        value = data.get(key.name) if key.of == of else None
        if value is not None and value != "":
            text = str(value).lower() if isinstance(value, bool) else str(value)
            SubElement(element, "data", {"key": _IDS[of, key.name]}).text = labels.clean(text)


_NO_TOKEN = re.compile(
    r"[^-.:_0-9A-Za-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040"
    r"\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
)
"""What may not stand in the name of a node (XML 1.0, 5th edition, production 4a)."""


def _names(drawing: Drawing) -> dict[str, str]:
    """A name for each record that XML allows: its id with `_` for other signs, if that is still free."""
    found: dict[str, str] = {}
    taken = set(drawing.boxes.values())
    for id_, name in drawing.names.items():
        token = _NO_TOKEN.sub("_", id_)
        found[id_] = name if token in taken else token
        taken.add(found[id_])
    return found


# What is said of each


def _of_map(drawing: Drawing) -> dict[str, Value]:
    view, amap = drawing.view, drawing.amap
    title = amap.title if view.title is None else view.title
    return {"title": title, "language": amap.language, "reading": view.reading}


def _of_record(drawing: Drawing, case: Case, id_: str) -> dict[str, Value]:
    record = drawing.amap[id_]
    special = (
        _of_step(drawing, record) if isinstance(record, Inference) else _of_statement(drawing, case, record)
    )
    return {
        "record": id_,
        **special,
        "elsewhere": id_ in drawing.part.ghosts,
        "findings": " ".join(each.code for each in drawing.findings.get(id_, ())),
        **_of_section(drawing.amap, record.section),
        "tags": " ".join(record.tags),
        "url": url_of(drawing, record),
        "path": record.span.source.name,
        "line": record.span.line,
    }


def _of_section(amap: ArgMap, id_: str | None) -> dict[str, Value]:
    section = amap.sections.get(id_ or "")
    return {"section": str(section.text), "section_id": str(section.id)} if section else {}


def _of_statement(drawing: Drawing, case: Case, statement: Statement) -> dict[str, Value]:
    id_, amap = statement.id, drawing.amap
    standing, degree = case.evaluation[id_], drawing.reading.lo[id_]
    cited = (
        f"{amap.works[each.source].text}{f', {each.locator}' if each.locator else ''}"
        for each in getattr(statement, "citations", ())
    )
    raised = statement.raised_by if isinstance(statement, Objection) else None
    return {
        "label": _label(drawing, id_, str(statement.text)),
        "kind": type(statement).__name__.lower(),
        "words": str(statement.text),
        "verdict": str(standing.verdict),
        "verdict_as_argued": None if standing.as_argued is None else str(standing.as_argued),
        "degree": str(degree),
        "level": int(degree),
        "main": id_ in drawing.main,
        "sources": "; ".join(cited),
        "raised_by": str(amap.persons[raised].text) if raised else None,
    }


def _of_step(drawing: Drawing, step: Inference) -> dict[str, Value]:
    amap = drawing.amap
    scheme, degree = amap.scheme_of(step), drawing.reading.strength(step.id)
    by_statement = step.warrant_id and amap.statements[step.warrant_id].text
    return {
        "label": _label(drawing, step.id, str(scheme.text) if scheme else "step"),
        "kind": "step",
        "words": f"{' + '.join(each.id for each in step.premises)} => {step.conclusion}",
        "degree": str(degree),
        "level": int(degree),
        "leap": drawing.leap(step.id) is not None,
        "scheme": step.scheme,
        "warrant": step.warrant or by_statement,
    }


def _label(drawing: Drawing, id_: str, words: str) -> str:
    return {"text": words, "id": id_, "both": f"{id_}: {words}"}[drawing.view.labels]


def _of_box(drawing: Drawing, box: Box) -> dict[str, Value]:
    return {
        "label": box.title,
        "kind": "collapsed",
        "main": not drawing.main.isdisjoint(box.records),
        "leap": leaps(drawing, box) > 0,
        "elsewhere": box.ghost,
        **_of_section(drawing.amap, box.id),
        "statements": len(statements(drawing, box)),
    }


class _Line(NamedTuple):
    source: str
    target: str
    data: dict[str, Value]


def _lines(drawing: Drawing, names: Mapping[str, str]) -> Iterator[_Line]:
    for link in drawing.part.links:
        yield _Line(names[link.tail], names[link.head], {"kind": link.how, "role": link.note, "count": 1})
    for each in drawing.part.bundles:
        source, target = (
            drawing.boxes[end.id] if end.box else names[end.id] for end in (each.tail, each.head)
        )
        yield _Line(source, target, {"kind": each.how, "count": each.lines})
