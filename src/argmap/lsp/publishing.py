"""What was found, as the text of the protocol's messages: of a large map nearly all of it is known from before.

A finding that stays the same object is written once, with gaps for its line numbers; at each key
only these are filled in. So the cost of a key does not grow with what there is to say of the whole map.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field
from pygls.protocol import JsonRPCProtocol

from argmap.lang.pieces import Piece
from argmap.lsp.answers import severity, words, words_of_label
from argmap.report.pages import address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagnostics import Diagnostic
    from argmap.lsp.places import Places
    from argmap.source import Source, Span


class _Written(NamedTuple):
    """A finding as text with gaps, and where the lines in them begin to be counted: in which piece, and its line."""

    finding: Diagnostic
    text: str
    lines: tuple[tuple[Source, int], ...]

    def __str__(self) -> str:
        return self.text % tuple(
            [
                line + (source.whole.lines_before(source) if isinstance(source, Piece) else 0)
                for source, line in self.lines
            ]
        )


@define(eq=False)
class Publishing:
    """Writes the messages by which findings are published."""

    places: Places
    _written: dict[int, _Written] = field(factory=dict, init=False)

    def message(self, path: str, found: Iterable[Diagnostic], version: int | None) -> str:
        """The message that says what was found in a file; what was found of it before is remembered."""
        listed = ",".join([str(self._of(each)) for each in found])
        params = f'"uri":{json.dumps(self.places.uri(path))},"diagnostics":[{listed}]'
        if version is not None:
            params += f',"version":{version}'
        return (
            f'{{"jsonrpc":"{JsonRPCProtocol.VERSION}","method":"textDocument/publishDiagnostics",'
            f'"params":{{{params}}}}}'
        )

    def keep(self, found: Iterable[Diagnostic]) -> None:
        """Forget all but these."""
        kept = {id(each) for each in found}
        for key in [key for key in self._written if key not in kept]:
            del self._written[key]

    def _of(self, finding: Diagnostic) -> _Written:
        known = self._written.get(id(finding))
        if known is None:
            known = self._written[id(finding)] = self._new(finding)
        return known

    def _new(self, finding: Diagnostic) -> _Written:
        lines: list[tuple[Source, int]] = []
        related = [
            f'{{"location":{{"uri":{_text(self.places.uri(label.span.source.name))},'
            f'"range":{self._range(label.span, lines)}}},"message":{_text(words_of_label(label))}}}'
            for label in finding.labels
        ]
        own: list[tuple[Source, int]] = []
        place = self._range(finding.span, own)
        members = (
            f'"range":{place}',
            f'"severity":{severity(finding).value}',
            f'"code":{_text(finding.code)}',
            f'"codeDescription":{{"href":{_text(address(finding.code))}}}',
            '"source":"argmap"',
            f'"message":{_text(words(finding))}',
            f'"relatedInformation":[{",".join(related)}]',
        )
        return _Written(finding, f"{{{','.join(members)}}}", (*own, *lines))

    def _range(self, span: Span, lines: list[tuple[Source, int]]) -> str:
        source = span.source
        before = source.whole.lines_before(source) if isinstance(source, Piece) else 0
        ends = []
        for offset in span[1:]:
            at = self.places.position(source, offset)
            lines.append((source, at.line - before))
            ends.append(f'{{"line":%d,"character":{at.character}}}')
        return f'{{"start":{ends[0]},"end":{ends[1]}}}'


def _text(words: str) -> str:
    """A text of JSON in which nothing counts as a gap."""
    return json.dumps(words).replace("%", "%%")
