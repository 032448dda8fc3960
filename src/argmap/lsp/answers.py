"""What `editor` answers, as values of the protocol."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.diagnostics import Severity
from argmap.editor.outline import shortened
from argmap.model import Inference
from argmap.report.pages import address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagnostics import Diagnostic, Label
    from argmap.editor.calls import Link as Support
    from argmap.editor.completion import Offer, Offers
    from argmap.editor.links import Link
    from argmap.editor.outline import Fold, Symbol
    from argmap.editor.project import State
    from argmap.editor.ways import Way
    from argmap.lang.pieces import Spot
    from argmap.lsp.places import Places

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
SYMBOLS = {
    "map": types.SymbolKind.File,
    "include": types.SymbolKind.File,
    "section": types.SymbolKind.Namespace,
    "term": types.SymbolKind.TypeParameter,
    "person": types.SymbolKind.Object,
    "source": types.SymbolKind.Package,
    "evidence": types.SymbolKind.Constant,
    "premise": types.SymbolKind.Variable,
    "claim": types.SymbolKind.Property,
    "inference": types.SymbolKind.Function,
    "objection": types.SymbolKind.Event,
    "scheme": types.SymbolKind.Class,
}
_OFFERED = {
    "keyword": types.CompletionItemKind.Keyword,
    "word": types.CompletionItemKind.EnumMember,
    "rule": types.CompletionItemKind.Reference,
    "file": types.CompletionItemKind.File,
    "scheme": types.CompletionItemKind.Class,
    "role": types.CompletionItemKind.Field,
    "question": types.CompletionItemKind.Field,
    "inference": types.CompletionItemKind.Function,
    "evidence": types.CompletionItemKind.Constant,
    "premise": types.CompletionItemKind.Variable,
    "claim": types.CompletionItemKind.Property,
    "objection": types.CompletionItemKind.Event,
    "person": types.CompletionItemKind.Text,
    "section": types.CompletionItemKind.Module,
    "source": types.CompletionItemKind.Module,
    "term": types.CompletionItemKind.TypeParameter,
}


def diagnostic(each: Diagnostic, places: Places) -> types.Diagnostic:
    """A finding: its place, what is to be seen elsewhere, its ways out in words, and its rule's page."""
    return types.Diagnostic(
        range=places.range(each.span),
        severity=severity(each),
        code=each.code,
        code_description=types.CodeDescription(href=address(each.code)),
        source="argmap",
        message=words(each),
        related_information=[
            types.DiagnosticRelatedInformation(
                location=places.location(label.span), message=words_of_label(label)
            )
            for label in each.labels
        ],
    )


def severity(each: Diagnostic) -> types.DiagnosticSeverity:
    """How much a finding matters, as editors have it."""
    return _SEVERITIES[each.severity]


def words(each: Diagnostic) -> str:
    """What is said of a finding: the message, and beneath it ways out and a note."""
    return "\n".join((each.message, *(f"help: {line}" for line in _ways_out(each)), *_note(each)))


def words_of_label(label: Label) -> str:
    """What is to be seen at another place."""
    return f"{label.message} [{label.code}]" if label.code else label.message


def _ways_out(each: Diagnostic) -> Iterable[str]:
    """Ways out that are known already: those that have to be searched for are offered as quick fixes."""
    return each.help if isinstance(each.help, tuple) else ()


def _note(each: Diagnostic) -> Iterable[str]:
    return (f"note: {each.note}",) if each.note else ()


def completions(found: Offers, spot: Spot, places: Places, *, snippets: bool) -> types.CompletionList:
    """Ways to go on, each as an edit of what is already written."""
    start = places.position(spot.piece, spot.offset - len(found.prefix))
    end = places.position(spot.piece, spot.offset)
    written = types.Range(start=start, end=end)
    items = [
        _item(each, written, f"{number:04}", snippets=snippets) for number, each in enumerate(found.offers)
    ]
    return types.CompletionList(is_incomplete=not found.whole, items=items)


def _item(each: Offer, written: types.Range, order: str, *, snippets: bool) -> types.CompletionItem:
    as_snippet = each.snippet and snippets
    text = each.text or each.label
    return types.CompletionItem(
        label=each.label,
        kind=_OFFERED.get(each.kind, types.CompletionItemKind.Text),
        detail=each.detail or None,
        documentation=each.words or None,
        sort_text=order,
        filter_text=each.label,
        insert_text_format=types.InsertTextFormat.Snippet if as_snippet else types.InsertTextFormat.PlainText,
        text_edit=types.TextEdit(range=written, new_text=text if as_snippet else _bare(each, text)),
    )


def _bare(each: Offer, text: str) -> str:
    """What a snippet comes to in an editor that knows none: what stands before its first gap."""
    return text.partition("${")[0].removesuffix('"') if each.snippet else text


def symbol_found(each: Symbol, places: Places) -> types.WorkspaceSymbol:
    """A record among those of all maps."""
    return types.WorkspaceSymbol(
        name=f"{each.name}: {shortened(each.words)}" if each.words else each.name,
        kind=SYMBOLS[each.kind],
        location=places.location(each.place),
        container_name=each.kind,
    )


def fold(each: Fold) -> types.FoldingRange:
    """Lines that fold."""
    kinds = {"comment": types.FoldingRangeKind.Comment, "section": types.FoldingRangeKind.Region}
    return types.FoldingRange(start_line=each.first - 1, end_line=each.last - 1, kind=kinds.get(each.kind))


def link(each: Link, places: Places) -> types.DocumentLink:
    """Words that lead to a file or to an address."""
    target = each.target if isinstance(each.target, str) else places.uri(os.path.normpath(each.target))
    return types.DocumentLink(range=places.range(each.place), target=target)


def action(each: Way, kind: types.CodeActionKind, places: Places) -> types.CodeAction:
    """A way out as something to choose."""
    return types.CodeAction(
        title=each.title,
        kind=kind,
        diagnostics=[diagnostic(found, places) for found in each.about] or None,
        is_preferred=each.preferred or None,
        edit=places.changes(each.edits),
    )


def hierarchy_item(state: State, id_: str, places: Places) -> types.CallHierarchyItem:
    """A statement or a step in the hierarchy of support."""
    record = state.amap[id_]
    kind = type(record).__name__.lower()
    place = record.place if isinstance(record, Inference) else record.id.span
    words = getattr(record, "text", "")
    verdict = f"{state.case.evaluation[id_].verdict} " if id_ in state.case.evaluation else ""
    return types.CallHierarchyItem(
        name=id_,
        kind=SYMBOLS[kind],
        detail=shortened(f"{verdict}{kind}{': ' if words else ''}{words}"),
        uri=places.uri(place.source.name),
        range=places.range(record.span),
        selection_range=places.range(place),
        data={"id": id_},
    )


def ranges(link: Support, places: Places) -> list[types.Range]:
    """Where a link is said."""
    return [places.range(span) for span in link.said]
