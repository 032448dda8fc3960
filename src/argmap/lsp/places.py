"""Places as editors count them: lines from 0, columns in the units that the client asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import define, field
from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagnostics import Edit
    from argmap.lang import Whole
    from argmap.lang.pieces import Spot
    from argmap.source import Source, Span

_BASIC = 0xFFFF


@define(eq=False)
class Places:
    """Translates between places in files and those of the protocol.

    `encoding` says in which units a column is counted: `utf-8`, `utf-16` or `utf-32`.
    """

    encoding: str = "utf-16"
    _uris: dict[str, str] = field(factory=dict, init=False)

    # -------------------------------------------------------------------------------- the files

    def path(self, uri: str) -> str:
        """The path of a file, absolute; what is no file keeps its address as a name."""
        path = os.path.normpath(to_fs_path(uri) or uri) if uri.startswith("file:") else uri
        self._uris.setdefault(path, uri)
        return path

    def uri(self, path: str) -> str:
        """The address of a file, as the client wrote it if it did."""
        return self._uris.get(path) or from_fs_path(path) or path

    # ------------------------------------------------------------------------------ the columns

    def units(self, text: str) -> int:
        """How long a text is in the client's units."""
        if text.isascii() or self.encoding == "utf-32":
            return len(text)
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(ord(char) > _BASIC for char in text)

    def column(self, line: str, units: int) -> int:
        """The 1-based column, in code points, at so many units into a line; at most its end."""
        if line.isascii() or self.encoding == "utf-32":
            return min(units, len(line)) + 1
        at = 0
        for number, char in enumerate(line):
            if at >= units:
                return number + 1
            at += self.units(char)
        return len(line) + 1

    # ------------------------------------------------------------------------------- the places

    def spot(self, whole: Whole, position: types.Position) -> Spot:
        """The place of a position in a file; what lies beyond the text is its nearest end."""
        begin = whole.at(position.line + 1, 1)
        line = begin.piece.text[begin.offset :].partition("\n")[0]
        if position.line + 1 > whole.lines:
            return begin
        return whole.at(position.line + 1, self.column(line, position.character))

    def position(self, source: Source, offset: int) -> types.Position:
        """The position of an offset in a source."""
        line, column = source.position(offset)
        return types.Position(line=line - 1, character=self.units(source.text[offset - column + 1 : offset]))

    def range(self, span: Span) -> types.Range:
        """The range of a span."""
        source, start, end = span
        return types.Range(start=self.position(source, start), end=self.position(source, end))

    def location(self, span: Span) -> types.Location:
        """The file and the range of a span."""
        return types.Location(uri=self.uri(span.source.name), range=self.range(span))

    # ------------------------------------------------------------------------------ the changes

    def changes(self, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        """Edits of several files as one change."""
        found: dict[str, list[types.TextEdit]] = {}
        for edit in edits:
            uri = self.uri(edit.span.source.name)
            found.setdefault(uri, []).append(types.TextEdit(range=self.range(edit.span), new_text=edit.text))
        return types.WorkspaceEdit(changes=found)
