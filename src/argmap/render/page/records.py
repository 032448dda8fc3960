"""Statements, steps and findings as the plain data that the page's panel shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import Claim, Evidence, Inference, Objection, Premise
from argmap.render.labels import clean, safe_url
from argmap.render.nodes import url_of
from argmap.render.parts import section_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from argmap.diagnostics import Diagnostic
    from argmap.evaluate import Reading
    from argmap.model import Answer, Record, Rival, Statement
    from argmap.render.page.scope import Scope
    from argmap.source import Span

Plain = dict[str, Any]
"""What becomes an object of JSON."""


def record(scope: Scope, id_: str, names: Mapping[str, str], findings: Sequence[int]) -> Plain:
    """All that is said of one statement or step; `findings` are their places in the list of all."""
    amap = scope.amap
    each = amap[id_]
    section = section_of(amap, id_)
    told = _step(scope, each) if isinstance(each, Inference) else _statement(scope, each)
    links = {key: [other for other in ids if other in scope.home] for key, ids in told.pop("links").items()}
    return {
        "node": names[id_],
        "part": scope.home[id_],
        "section": clean(amap.sections[section].text) if section else None,
        "main": id_ in scope.opening.main,
        "leap": scope.opening.leap(id_) is not None,
        **told,
        "facts": [[label, clean(words)] for label, words in (*told["facts"], *_facts_of_all(each))],
        **links,
        "attacked_by": [other.id for other in amap.attackers.get(id_, ()) if other.id in scope.home],
        "explanation": None,
        "findings": list(findings),
        "place": place(each.span),
        "url": url_of(scope.linking, each) or None,
    }


def place(span: Span) -> Plain:
    """Where something stands: path, and line and column, both 1-based, in code points."""
    return {"path": clean(span.source.name), "line": span.line, "column": span.column}


def finding(scope: Scope, each: Diagnostic, about: str | None, address: Callable[[str], str] | None) -> Plain:
    """A finding, but for its ways out; `about` is the id of its record, where the page has it.

    Its reading is null where it holds in both.
    """
    return {
        "code": each.code,
        "name": each.name,
        "level": str(each.severity),
        "message": clean(each.message),
        "help": [],
        "url": address(each.code) if address else None,
        "record": about,
        "reading": "with-objections" if scope.speaks_of_objections(each, about) else None,
        "place": place(each.span),
    }


def help_of(each: Diagnostic) -> list[str]:
    """What may be done about a finding; that may take a while to find."""
    return [_lines(text) for text in each.help]


def _lines(text: str) -> str:
    return "\n".join(
        line if not line.strip() else f"{_indent(line)}{clean(line)}" for line in text.split("\n")
    )


def _indent(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" ")))


# Statements

_KINDS = {Claim: "claim", Premise: "premise", Evidence: "evidence", Objection: "objection"}


def _statement(scope: Scope, each: Statement) -> Plain:
    amap, id_ = scope.amap, each.id
    return {
        "kind": _KINDS[type(each)],
        "words": clean(each.text),
        "verdict": _in_readings(scope, id_, lambda reading: str(reading.verdict(id_))),
        "standing": _in_readings(scope, id_, lambda reading: _standing(reading, id_)),
        "sources": list(_sources(scope, each)),
        "quotes": [clean(words) for words in getattr(each, "quotes", ())],
        "facts": list(_facts(scope, each)),
        "links": {
            "premises": getattr(each, "grounds", ()),
            "supported_by": [step.id for step in amap.supports.get(id_, ())],
            "used_by": [step.id for step in amap.uses.get(id_, ())],
            "attacks": [attack.target for attack in getattr(each, "attacks", ())],
            "contradicts": amap.contraries.get(id_, ()),
        },
        "conclusion": None,
    }


def _in_readings(scope: Scope, id_: str, say: Callable[[Reading], str | None]) -> dict[str, str | None]:
    """What is to be said in each reading; None in one that leaves the record out."""
    return {
        name: say(reading) if id_ not in reading.absent else None for name, reading in scope.readings.items()
    }


def _standing(reading: Reading, id_: str) -> str:
    free, lo = reading.free[id_], reading.lo[id_]
    return f"put as {reading.demanded[id_]}, without attacks {free}, with them {lo}"


def _sources(scope: Scope, each: Statement) -> Iterator[Plain]:
    for citation in getattr(each, "citations", ()):
        work = scope.amap.works[citation.source]
        words = f"{work.text}, {citation.locator}" if citation.locator else str(work.text)
        yield {"text": clean(words), "url": _address(work)}


def _address(each: Record) -> str | None:
    """The record's own address, where it is one to follow."""
    return next((url for said in each.urls if (url := safe_url(said))), None)


def _facts(scope: Scope, each: Statement) -> Iterator[tuple[str, str]]:
    amap = scope.amap
    raised = each.raised_by if isinstance(each, Objection) else None
    if raised:
        yield "raised by", amap.persons[raised].text
    if isinstance(each, Premise) and each.basis:
        yield "basis", each.basis
    if isinstance(each, Evidence):
        for label, person in (("witness", each.witness), ("told by", each.via)):
            if person:
                yield label, amap.persons[person].text if person in amap.persons else person
        for value in each.values:
            yield value.key, value.value
    if each.asserted:
        yield "put as", each.asserted
    for label, words in (
        ("kind", each.kind),
        ("extent", each.extent),
        ("when", each.when_),
        ("said", each.said_),
    ):
        if words:
            yield label, words


# Steps


def _step(scope: Scope, step: Inference) -> Plain:
    amap = scope.amap
    scheme = amap.scheme_of(step)
    name = scheme.text if scheme else "Step with a warrant" if step.has_warrant else "Step without a scheme"
    return {
        "kind": "step",
        "words": clean(f"{name}: {' + '.join(step.linked)} ⇒ {step.conclusion}"),
        "verdict": None,
        "standing": _in_readings(scope, step.conclusion, lambda reading: _strength(reading, step)),
        "sources": [],
        "quotes": [],
        "facts": list(_facts_of_step(scope, step)),
        "links": {
            "premises": step.linked,
            "supported_by": (),
            "used_by": (),
            "attacks": (),
            "contradicts": (),
        },
        "conclusion": str(step.conclusion),
    }


def _strength(reading: Reading, step: Inference) -> str | None:
    """How far a step carries; None where it rests on what the reading leaves out."""
    if not reading.absent.isdisjoint(step.linked):
        return None
    undercut = reading.offered(step.id) and not reading.carried(step.id)
    return f"{reading.strength(step.id)}, undercut" if undercut else str(reading.strength(step.id))


def _facts_of_step(scope: Scope, step: Inference) -> Iterator[tuple[str, str]]:
    amap = scope.amap
    scheme = amap.scheme_of(step)
    if step.warrant_id:
        yield "warrant", amap.statements[step.warrant_id].text
    elif step.warrant:
        yield "warrant", step.warrant
    for answer in step.answers:
        asked = scheme.question(answer.question) if scheme else None
        yield f"question ({answer.state})", _with_reason(asked.text if asked else answer.question, answer)
    for rival in step.rivals:
        yield f"rival ({rival.state})", _with_reason(rival.text, rival)


def _with_reason(words: str, each: Answer | Rival) -> str:
    by = f" by `{each.by}`" if each.by else ""
    why = f" ({each.why})" if each.why else ""
    return f"{words}{f' —{by}' if by else ''}{why}"


def _facts_of_all(each: Record) -> Iterator[tuple[str, str]]:
    for note in each.notes:
        yield "note", note
    if each.tags:
        yield "tags", ", ".join(each.tags)
