"""One SARIF 2.1.0 log for code scanning and for editors, kept within what GitHub takes."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote_from_bytes

from argmap.diagnostics import Applicability, Severity
from argmap.report.pages import DOCUMENTATION, pages
from argmap.report.screen import PLAIN
from argmap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.diagnostics import Diagnostic, Edit, Fix, Label
    from argmap.report.checked import Checked
    from argmap.report.pages import Page
    from argmap.report.screen import Screen
    from argmap.source import Source, Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"

MOST_RESULTS = 25_000
"""GitHub refuses a run with more (docs.github.com, "SARIF results exceed one or more limits")."""

MOST_LOCATIONS = 100
"""Places of one finding that GitHub shows (same page), its own place among them."""

_MOST_WORDS = 1024
"""Characters of a description that GitHub keeps (docs.github.com, "SARIF support for code scanning")."""

_FAMILIES = {
    "AM0": "writing",
    "AM1": "structure",
    "AM2": "leap",
    "AM3": "source",
    "AM4": "question",
    "AM5": "objection",
    "AM6": "conflict",
    "AM7": "expectation",
    "AM9": "ignore",
}
"""What the rules of a family look at, for filtering findings."""

_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
"""CodeQL's words for severities, by which GitHub sorts rules."""

_COMPLETE = (Applicability.SAFE, Applicability.UNSAFE)
"""Fixes that can be applied as they are; a template has gaps, and its words are among the ways out."""

_END_OF_SENTENCE = (".", "?", "!", "…")
_HERE = 80
"""Characters at a place that tell it from others where no record does."""

Plain = dict[str, object]
"""What becomes an object of JSON."""


def sarif(maps: Iterable[Checked], _: Screen = PLAIN) -> Iterator[str]:
    """The whole run as one log; columns count code points, paths are relative to where argmap ran.

    There is no `automationDetails`: GitHub's upload action fills it in from its `category`, and only
    where it is absent.
    """
    diagnostics: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for checked in maps:
        diagnostics += checked.diagnostics
        sources.update((source.name, source) for source in checked.case.amap.sources)
    run = _run(_worst(diagnostics), sources, list(_what_was_left_out(diagnostics)))
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(diagnostics: Sequence[Diagnostic], sources: Iterable[str], left_out: Sequence[str]) -> Plain:
    all_pages = pages()
    index = {page.code: number for number, page in enumerate(all_pages)}
    run: Plain = {
        "tool": {
            "driver": {
                "name": "argmap",
                "semanticVersion": __version__,
                "informationUri": DOCUMENTATION,
                "rules": [_rule(page) for page in all_pages],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {ROOT: {"description": _words("The folder in which argmap ran.")}},
        "artifacts": [
            {"location": _file(name), "encoding": "UTF-8", "roles": ["analysisTarget"]} for name in sources
        ],
        "results": [
            _result(each, index[each.code], fingerprint)
            for each, fingerprint in zip(diagnostics, _fingerprints(diagnostics), strict=True)
        ],
    }
    if left_out:
        notes = [{"level": "warning", "message": _words(words)} for words in left_out]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notes}]
    return run


# ----------------------------------------------------------------------------------- the rules


def _rule(page: Page) -> Plain:
    name = page.name.replace("-", " ")
    heading = f"# {page.code} {page.name}\n\n{_sentence(page.summary)}"
    return {
        "id": page.code,
        "name": name.title().replace(" ", ""),
        "shortDescription": _words(_sentence(f"{name}: {page.summary}")),
        "fullDescription": _words(_opening(page)),
        "help": {
            "text": f"{heading}\n\n{page.text}",
            "markdown": f"{heading}\n\n{page.text}\n\n[{page.code} on the web]({page.address})",
        },
        "helpUri": page.address,
        "defaultConfiguration": {"enabled": page.on, "level": str(page.level)},
        "properties": {
            "tags": ["argument", _FAMILIES[page.code[:3]]],
            "precision": page.confidence.value,
            "problem.severity": _PROBLEM[page.level],
        },
    }


def _opening(page: Page) -> str:
    """The first paragraph of a page, without its heading."""
    paragraph = " ".join(page.text.split("\n\n")[1].split())
    return paragraph if len(paragraph) <= _MOST_WORDS else paragraph[: _MOST_WORDS - 1] + "…"


# ---------------------------------------------------------------------------------- the results


def _result(each: Diagnostic, index: int, fingerprint: str) -> Plain:
    labels = each.labels[: MOST_LOCATIONS - 1]
    place = _location(each.span, each.here)
    if each.record:
        place["logicalLocations"] = [{"name": each.record, "kind": "record"}]
    result: Plain = {
        "ruleId": each.code,
        "ruleIndex": index,
        "level": str(each.severity),
        "message": _words(_message(each, labels)),
        "locations": [place],
        "partialFingerprints": {"argmapRecord/v1": fingerprint},
        "properties": {"confidence": each.confidence.value, "signs": list(each.signs)},
    }
    if labels:
        result["relatedLocations"] = [
            {"id": number, **_location(label.span, _seen(label))} for number, label in enumerate(labels, 1)
        ]
    fixes = [_fix(fix) for fix in each.fixes if fix.applicability in _COMPLETE]
    if fixes:
        result["fixes"] = fixes
    return result


def _message(each: Diagnostic, labels: Sequence[Label]) -> str:
    """The message, the places to see and the ways out, a sentence on each line.

    GitHub shows a related place only where the message has a link to it (SARIF 2.1.0, section 3.11.6).
    """
    links = [
        f"[{_in_link(_seen(label))}]({number})" for number, label in enumerate(labels, 1) if _seen(label)
    ]
    see = [f"See {'; '.join(links)}."] if links else []
    note = [each.note] if each.note else []
    return "\n".join([*map(_sentence, (each.message,)), *see, *map(_sentence, (*each.help, *note))])


def _seen(label: Label) -> str:
    return f"{label.message} ({label.code})" if label.message and label.code else label.message or label.code


def _in_link(words: str) -> str:
    return words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _sentence(words: str) -> str:
    """The words with a capital at the beginning and a full stop at the end, unless lines of a map end them."""
    whole = words.endswith(_END_OF_SENTENCE) or "\n" in words
    return words[:1].upper() + words[1:] + ("" if whole else ".")


def _fix(fix: Fix) -> Plain:
    by_file: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_file.setdefault(edit.span.source.name, []).append(edit)
    return {
        "description": _words(_sentence(fix.title)),
        "artifactChanges": [
            {"artifactLocation": _file(name), "replacements": [_replacement(edit) for edit in edits]}
            for name, edits in by_file.items()
        ],
        "properties": {"applicability": fix.applicability.value},
    }


def _replacement(edit: Edit) -> Plain:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """What each finding is known by when its lines have moved: rule, file and record, and which of these.

    Where no record is known, the words at the place stand for it.
    """
    from hashlib import sha256  # noqa: PLC0415 - the other forms need not wait for it

    seen: Counter[str] = Counter()
    for each in diagnostics:
        span = each.span
        what = each.record or span.source.text[span.start : span.start + _HERE].partition("\n")[0]
        key = "\0".join((each.code, PurePath(span.source.name).as_posix(), what))
        seen[key] += 1
        yield f"{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}:{seen[key]}"


# ----------------------------------------------------------------------------------- the places


def _location(span: Span, words: str) -> Plain:
    place: Plain = {
        "physicalLocation": {"artifactLocation": _file(span.source.name), "region": _region(span)}
    }
    return {**place, "message": _words(words)} if words else place


def _region(span: Span) -> Plain:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _file(name: str) -> Mapping[str, str]:
    """A source by its name; what is no file, such as `<stdin>`, lies in no folder."""
    if name.startswith("<") and name.endswith(">"):
        return {"uri": quote_from_bytes(name.encode("utf-8", "surrogatepass"))}
    return artifact(PurePath(os.path.normpath(name)))


def artifact(path: PurePath) -> Mapping[str, str]:
    """A path as SARIF names it: relative to the source root, or as a file URI if it is absolute."""
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote_from_bytes(path.as_posix().encode("utf-8", "surrogateescape")), "uriBaseId": ROOT}


def _words(text: str) -> Mapping[str, str]:
    return {"text": text}


# ----------------------------------------------------------------------------------- the limits


def _worst(diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """As many as GitHub takes, in their order; those that matter least are left out."""
    if len(diagnostics) <= MOST_RESULTS:
        return diagnostics
    by_severity = sorted(range(len(diagnostics)), key=lambda at: diagnostics[at].severity)
    return [diagnostics[at] for at in sorted(by_severity[:MOST_RESULTS])]


def _what_was_left_out(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """A sentence on each limit that was reached."""
    more = len(diagnostics) - MOST_RESULTS
    if more > 0:
        yield (
            f"{more} of {len(diagnostics)} findings are left out, the least severe ones, since GitHub takes no"
            f" more than {MOST_RESULTS} at once; `--output-format json` has them all, and `--select` or"
            " fewer files make them fewer."
        )
    for each in _worst(diagnostics):
        more = len(each.labels) - (MOST_LOCATIONS - 1)
        if more > 0:
            yield (
                f"{more} places that {each.code} at {each.span} points at are left out, since GitHub shows no"
                f" more than {MOST_LOCATIONS} for one finding; `--output-format json` has them all."
            )
