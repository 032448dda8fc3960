"""One JSON object for programs, with all that was found and where every statement stands."""

from __future__ import annotations

import json as standard
from collections import Counter
from typing import TYPE_CHECKING

from argmap.report.checked import Tally, count
from argmap.report.pages import address
from argmap.report.screen import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.diagnostics import Diagnostic, Fix, Label
    from argmap.evaluate import Evaluation, Standing
    from argmap.report.checked import Checked
    from argmap.report.screen import Screen
    from argmap.source import Span

FORMAT_VERSION = 1
"""Raised when a key changes its meaning or goes; new keys may come without."""

Plain = dict[str, object]
"""What becomes an object of JSON."""


def json(maps: Iterable[Checked], _: Screen = PLAIN) -> Iterator[str]:
    """The whole run as one object; lines and columns are 1-based, columns count code points."""
    tally = Tally()
    diagnostics: list[Diagnostic] = []
    evaluations: list[Evaluation] = []
    for checked in maps:
        tally.add(checked)
        diagnostics += checked.diagnostics
        evaluations.append(checked.case.evaluation)
    document = {
        "format_version": FORMAT_VERSION,
        "diagnostics": [diagnostic(each) for each in diagnostics],
        "verdicts": _verdicts(evaluations),
        "files": len(tally.files),
        "counts": count(diagnostics),
    }
    yield standard.dumps(document, ensure_ascii=False, indent=2) + "\n"


def diagnostic(each: Diagnostic) -> Plain:
    """One finding as plain data."""
    return {
        "code": each.code,
        "name": each.name,
        "level": str(each.severity),
        "confidence": each.confidence.value,
        "message": each.message,
        **place(each.span),
        "record": each.record,
        "here": each.here,
        "signs": list(each.signs),
        "help": list(each.help),
        "note": each.note,
        "url": address(each.code),
        "related": [_related(label) for label in each.labels],
        "fixes": [_fix(fix) for fix in each.fixes],
    }


def place(span: Span) -> Plain:
    """Where something stands; `end_column` is the one after its last character."""
    return {
        "path": span.source.name,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def verdicts(evaluation: Evaluation) -> dict[str, Plain]:
    """Where each statement stands, by id; `as_argued` is null for an objection that somebody raised."""
    return {id_: _standing(evaluation[id_]) for id_ in evaluation}


def _verdicts(evaluations: Sequence[Evaluation]) -> Mapping[str, Plain]:
    """Those of all maps. An id that several maps use is written `path:id`, as `explain` takes it."""
    uses = Counter(id_ for evaluation in evaluations for id_ in evaluation)
    return {
        id_ if uses[id_] == 1 else f"{evaluation.amap.source.name}:{id_}": standing
        for evaluation in evaluations
        for id_, standing in verdicts(evaluation).items()
    }


def _standing(standing: Standing) -> Plain:
    return {
        "with_objections": str(standing.verdict),
        "as_argued": None if standing.as_argued is None else str(standing.as_argued),
        "degree": str(standing.degree),
    }


def _related(label: Label) -> Plain:
    return {"message": label.message, "code": label.code, **place(label.span)}


def _fix(fix: Fix) -> Plain:
    return {
        "title": fix.title,
        "applicability": fix.applicability.value,
        "edits": [{**place(edit.span), "text": edit.text} for edit in fix.edits],
    }
