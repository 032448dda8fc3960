"""The server: what a client says and asks, handed on to `editor`, and the answers sent back."""

from __future__ import annotations

import asyncio
import inspect
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter, lsp_method

from argmap import collector
from argmap.editor import calls, hints, links, names, outline, telling
from argmap.editor.completion import complete
from argmap.editor.project import Project
from argmap.editor.ways import mends, safe, ways
from argmap.lang.format import format_source
from argmap.lsp import answers
from argmap.lsp.colouring import LEGEND, Colouring
from argmap.lsp.outlining import Outlining
from argmap.lsp.places import Places
from argmap.lsp.previews import Preview
from argmap.lsp.publishing import Publishing
from argmap.render import EngineError, ViewError
from argmap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from argmap.diagnostics import Diagnostic, Edit
    from argmap.editor.project import State
    from argmap.lang import Whole
    from argmap.lang.pieces import Spot

_log = logging.getLogger(__name__)

FIX_ALL = "source.fixAll.argmap"
REST = 0.3
"""Seconds without a key after which a large map is checked as a whole."""
_QUICK = types.CodeActionKind.QuickFix
_REWRITE = types.CodeActionKind.RefactorRewrite
_MOST_LINES = 5_000
"""Lines of a file that are compared one by one when it is formatted."""


class _Place(Protocol):
    """What a question about a place holds."""

    text_document: types.TextDocumentIdentifier
    position: types.Position


class _Protocol(LanguageServerProtocol):
    """Leaves the texts to `Project`, which keeps them in pieces."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Any:  # noqa: ANN401 - as pygls has it
        yield from self._handed_on(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Any:  # noqa: ANN401
        yield from self._handed_on(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Any:  # noqa: ANN401
        yield from self._handed_on(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def send_text(self, message: str) -> None:
        """Send a message that is JSON already."""
        if self.writer is not None:
            header = f"Content-Length: {len(message)}\r\n\r\n"
            done = self.writer.write(f"{header}{message}".encode(self.CHARSET))
            if inspect.isawaitable(done):
                self._sending = asyncio.ensure_future(done)  # held, or it might be collected half sent

    def _handed_on(self, method: str, params: object) -> Generator[Any, Any, None]:
        handler = self.fm.features.get(method)
        if handler is not None:
            yield handler, (params,), None


class Server(LanguageServer):
    """A language server with the maps that its client works on."""

    protocol: _Protocol

    def __init__(self) -> None:
        super().__init__("argmap", __version__, protocol_cls=_Protocol, converter_factory=default_converter)
        self.project = Project()
        self.places = Places()
        self.lenses = False
        self.inlay_hints = False
        self.snippets = False
        self.previews: dict[str, Preview] = {}
        """The pages that are shown and kept up to date, by the path of the map."""
        self.colouring = Colouring(self.places)
        self.outlining = Outlining(self.places)
        self._publishing = Publishing(self.places)
        self._published: dict[str, str] = {}
        self._judged: dict[str, State] = {}
        """The maps as they were when what was found in them was said last."""
        self._versions: dict[str, int | None] = {}
        self._waiting = False
        self._opened = False
        self._resting: dict[str, asyncio.Handle] = {}
        self._troubles: set[str] = set()

    # -------------------------------------------------------------------------------- the texts

    def prepare(self, params: types.InitializeParams) -> None:
        """Take note of what the client can do, what it wants, and where its files are."""
        folders = [folder.uri for folder in params.workspace_folders or ()]
        if not folders and params.root_uri:
            folders = [params.root_uri]
        self.project.folders[:] = [self.places.path(uri) for uri in folders if uri.startswith("file:")]
        self.places.encoding = str(
            getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding) or "utf-16"
        )
        completion = params.capabilities.text_document and params.capabilities.text_document.completion
        item = completion.completion_item if completion else None
        self.snippets = bool(item and item.snippet_support)
        self.configure(params.initialization_options)

    def configure(self, options: object) -> None:
        """Take on settings: `lenses` and `inlayHints`, both off unless they are asked for."""
        wanted = options.get("argmap", options) if isinstance(options, dict) else _as_dict(options)
        if isinstance(wanted, dict):
            self.lenses = bool(wanted.get("lenses", self.lenses))
            self.inlay_hints = bool(wanted.get("inlayHints", self.inlay_hints))

    def opened(self, document: types.TextDocumentItem) -> None:
        """A text was opened."""
        path = self.places.path(document.uri)
        self._versions[path] = document.version
        self.project.open(path, document.text)
        self._opened = True
        self.judge_soon()

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """A text was edited."""
        path = self.places.path(params.text_document.uri)
        whole = self.project.whole(path)
        if whole is None:
            return
        self._versions[path] = params.text_document.version
        for change in params.content_changes:
            where = getattr(change, "range", None)
            if where is None:
                whole.replace(change.text)
            else:
                start = self.places.spot(whole, where.start)
                whole.edit(start, self.places.spot(whole, where.end), change.text)
        self.project.edited(path)
        self.judge_soon()

    def closed(self, uri: str) -> None:
        """A text was closed; what was said of maps that nobody has open any more is taken back."""
        path = self.places.path(uri)
        self._versions.pop(path, None)
        self.project.close(path)
        self.judge_soon()

    def forget(self, path: str) -> None:
        """A preview was closed."""
        preview = self.previews.pop(path, None)
        if preview is not None:
            preview.stop()

    def touched(self) -> None:
        """Files changed on the disk."""
        self.project.touched()
        self.judge_soon()

    # --------------------------------------------------------------------------- what was found

    def judge_soon(self) -> None:
        """Say what is found in the maps of all open files, once all that the client has sent so far was read."""
        if not self._waiting:
            self._waiting = True
            asyncio.get_running_loop().call_soon(self._judge)

    def _judge(self) -> None:
        self._waiting = False
        before, self._judged = self._judged, dict(self._states())
        other = {root for root in {*before, *self._judged} if before.get(root) is not self._judged.get(root)}
        for trouble in dict.fromkeys(state.trouble for state in self._judged.values()):
            if trouble and trouble not in {state.trouble for state in before.values()}:
                self._show(trouble)
        for root in sorted(other & self._judged.keys()):
            self._announce(self._judged[root])
            if not self._judged[root].settled:
                self._settle_later(root)
        touched = {
            name
            for root in other
            for state in (before.get(root), self._judged.get(root))
            if state
            for name in state.files
        }
        found = self._by_file()
        for name in sorted(touched, key=lambda name: (name not in self._versions, name)):
            self._send(name, found.get(name, ()))
        self._publishing.keep(each for state in self._judged.values() for each in state.diagnostics)
        if self._opened:
            self._opened = False
            collector.settle()

    def _states(self) -> Iterator[tuple[str, State]]:
        """The maps that open files belong to, each by the path of its first file."""
        for path in self.project.opened:
            try:
                yield self.project.root(path), self.project.state(path)
            except OSError as error:
                self._say(f"{path} cannot be read: {error.strerror or error}")

    def _by_file(self) -> dict[str, Sequence[Diagnostic]]:
        """What was found in each file, in all maps that it is a part of."""
        found: dict[str, dict[tuple[object, ...], Diagnostic]] = {}
        for state in self._judged.values():
            for each in state.diagnostics:
                same = (each.code, each.message, id(each.span.source), *each.span[1:])
                found.setdefault(each.span.source.name, {}).setdefault(same, each)
        return {name: tuple(several.values()) for name, several in found.items()}

    def _settle_later(self, root: str) -> None:
        """Check the whole of a large map once nobody types."""
        if root in self._resting:
            self._resting[root].cancel()
        self._resting[root] = asyncio.get_running_loop().call_later(
            REST, lambda: self._settle(root, self.project.settling(root))
        )

    def _settle(self, root: str, steps: Iterator[None]) -> None:
        for _ in steps:  # one step at a time: what the client sends meanwhile goes first
            self._resting[root] = asyncio.get_running_loop().call_soon(self._settle, root, steps)
            return
        del self._resting[root]
        self._judge()

    def _send(self, name: str, found: Sequence[Diagnostic]) -> None:
        """Publish what was found in a file, if that is not what was published last."""
        before = self._published.pop(name, None)
        known = name in self._versions
        if before is None and not found and not known:
            return
        message = self._publishing.message(name, found, self._versions.get(name))
        if before != message:
            self.protocol.send_text(message)
        if found or known:
            self._published[name] = message

    def _announce(self, state: State) -> None:
        """Let a preview know that there is something new to show."""
        for name in state.files:
            if name in self.previews:
                self.protocol.notify("argmap/changed", {"uri": self.places.uri(name)})

    def _say(self, trouble: str) -> None:
        """Show a sentence to the user, once."""
        if trouble not in self._troubles:
            self._troubles.add(trouble)
            self._show(trouble)

    def _show(self, trouble: str) -> None:
        self.window_show_message(types.ShowMessageParams(type=types.MessageType.Warning, message=trouble))

    # ------------------------------------------------------------------------------ being asked

    def state_of(self, uri: str) -> tuple[State, Whole] | None:
        """Where the map of an open file stands, and the file; None where it is not open or not read."""
        path = self.places.path(uri)
        whole = self.project.whole(path)
        if whole is None:
            return None
        try:
            return self.project.state(path), whole
        except OSError:
            return None

    def asked(self, params: _Place) -> tuple[State, Spot] | None:
        """Where the map stands, and the place that a question is about."""
        found = self.state_of(params.text_document.uri)
        if found is None:
            return None
        state, whole = found
        return state, self.places.spot(whole, params.position)

    def edits_of_format(self, whole: Whole) -> list[types.TextEdit] | None:
        """The edits that put a file into the canonical form; None where it has mistakes in it."""
        text = format_source(whole.source()).text
        if text is None:
            return None
        return [
            types.TextEdit(
                range=types.Range(
                    start=types.Position(line=first, character=0),
                    end=_line_start(whole, last, self.places),
                ),
                new_text="".join(new),
            )
            for first, last, new in _differences(_lines(whole.text), _lines(text))
        ]


def _failed(why: str) -> JsonRpcException:
    """The answer to a question that cannot be answered, in a sentence that the client shows."""
    return JsonRpcException(why, code=types.LSPErrorCodes.RequestFailed)


def _as_dict(options: object) -> object:
    """Options as pygls hands them on: an object with attributes where a client sent one of JSON."""
    return getattr(options, "_asdict", lambda: None)()


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [text.rpartition("\n")[2]]


def _line_start(whole: Whole, line: int, places: Places) -> types.Position:
    """The beginning of a line, from 0; of that after the last, the end of the text."""
    if line < whole.lines:
        return types.Position(line=line, character=0)
    last = whole.pieces[-1]
    return places.position(last, len(last.text))


def _differences(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Lines that differ: from which to which they are replaced, and by what."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where something is formatted

    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    end = 0
    while end < min(len(before), len(after)) - same and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = before[same : len(before) - end], after[same : len(after) - end]
    if len(old) > _MOST_LINES:
        yield same, same + len(old), new
        return
    for tag, first, last, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield same + first, same + last, new[begin:stop]


@contextmanager
def _passing_over(error: type[Exception]) -> Iterator[None]:
    try:
        yield
    except error:
        return


def _overlap(one: types.Range, other: types.Range) -> bool:
    return (one.start.line, one.start.character) <= (other.end.line, other.end.character) and (
        other.start.line,
        other.start.character,
    ) <= (one.end.line, one.end.character)


def make() -> Server:
    """A server that knows all it can do."""
    server = Server()
    for add in (
        _add_texts,
        _add_surroundings,
        _add_questions,
        _add_names,
        _add_shape,
        _add_ways,
        _add_hierarchy,
        _add_hints,
        _add_preview,
        _add_watching,
    ):
        add(server)
    return server


# ------------------------------------------------------------------------------------ the texts


def _add_texts(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def _(ls: Server, params: types.InitializeParams) -> None:
        ls.prepare(params)

    @server.feature(types.INITIALIZED)
    def _(ls: Server, _params: types.InitializedParams) -> None:
        watched = (
            ls.client_capabilities.workspace and ls.client_capabilities.workspace.did_change_watched_files
        )
        if watched and watched.dynamic_registration:
            patterns = ("**/*.arg", "**/.argmap.toml", "**/pyproject.toml")
            options = types.DidChangeWatchedFilesRegistrationOptions(
                watchers=[types.FileSystemWatcher(glob_pattern=each) for each in patterns]
            )
            registration = types.Registration(
                id="argmap-files", method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES, register_options=options
            )
            ls.client_register_capability(types.RegistrationParams(registrations=[registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def _(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.opened(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def _(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        ls.changed(params)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def _(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.closed(params.text_document.uri)


def _add_surroundings(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def _(ls: Server, _params: types.DidSaveTextDocumentParams) -> None:
        ls.touched()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _(ls: Server, _params: types.DidChangeWatchedFilesParams) -> None:
        ls.touched()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def _(ls: Server, params: types.DidChangeConfigurationParams) -> None:
        ls.configure(params.settings)

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def _(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
        gone = {ls.places.path(folder.uri) for folder in params.event.removed}
        new = [ls.places.path(folder.uri) for folder in params.event.added]
        ls.project.folders[:] = [*(each for each in ls.project.folders if each not in gone), *new]
        ls.touched()


# ------------------------------------------------------------------------------ at the cursor


def _add_questions(server: Server) -> None:
    options = types.CompletionOptions(trigger_characters=[" ", "(", ":", "+", ",", '"', "/"])

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, options)
    def _(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
        found = ls.asked(params)
        if found is None:
            return None
        state, spot = found
        return answers.completions(complete(state, spot), spot, ls.places, snippets=ls.snippets)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def _(ls: Server, params: types.HoverParams) -> types.Hover | None:
        found = ls.asked(params)
        told = telling.tell(*found) if found else None
        if told is None:
            return None
        contents = types.MarkupContent(kind=types.MarkupKind.Markdown, value=told.text)
        return types.Hover(contents=contents, range=ls.places.range(told.span))


def _add_names(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def _(ls: Server, params: types.DefinitionParams) -> types.Location | None:
        found = ls.asked(params)
        span = names.defined(*found) if found else None
        return ls.places.location(span) if span is not None else None

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def _(ls: Server, params: types.ReferenceParams) -> list[types.Location] | None:
        found = ls.asked(params)
        if found is None:
            return None
        uses = names.used(*found, declaration=params.context.include_declaration)
        return [ls.places.location(use.span) for use in uses]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def _(ls: Server, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
        found = ls.asked(params)
        if found is None:
            return None
        kinds = {True: types.DocumentHighlightKind.Write, False: types.DocumentHighlightKind.Read}
        return [
            types.DocumentHighlight(range=ls.places.range(use.span), kind=kinds[use.declares])
            for use in names.used(*found)
            if use.span.source.name == found[1].piece.name
        ]

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def _(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
        found = ls.asked(params)
        if found is None:
            return None
        with _refused():
            return ls.places.changes(_renamed(ls, *found, params.new_name))

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def _(ls: Server, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        found = ls.asked(params)
        if found is None:
            return None
        with _refused():
            use = names.renameable(*found)
        return types.PrepareRenamePlaceholder(range=ls.places.range(use.span), placeholder=use.key.name)


def _renamed(ls: Server, state: State, spot: Spot, name: str) -> Iterator[Edit]:
    """The edits that rename what stands at a place, in all maps that its file is a part of."""
    seen: set[tuple[object, ...]] = set()
    for each in (state, *map(ls.project.state, ls.project.roots(spot.piece.name))):
        for edit in names.renamed(each, spot, name):
            place = (id(edit.span.source), *edit.span[1:])
            if place not in seen:
                seen.add(place)
                yield edit


@contextmanager
def _refused() -> Iterator[None]:
    try:
        yield
    except names.RenameError as error:
        raise _failed(str(error)) from error


# -------------------------------------------------------------------------------- the whole file


def _add_shape(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def _(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        found = ls.state_of(params.text_document.uri)
        with collector.at_rest(large=True):
            return ls.outlining.outline(found[1]) if found else None

    @server.feature(types.WORKSPACE_SYMBOL)
    def _(ls: Server, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        states: dict[str, State] = {}
        for path in ls.project.maps():
            with _passing_over(OSError):
                states.setdefault(ls.project.root(path), ls.project.state(path))
        return [
            answers.symbol_found(each, ls.places)
            for state in states.values()
            for each in outline.all_symbols(state, params.query)
        ]

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def _(ls: Server, params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        found = ls.state_of(params.text_document.uri)
        return [answers.fold(each) for each in outline.folds(found[1])] if found else None

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
    def _(ls: Server, params: types.DocumentLinkParams) -> list[types.DocumentLink] | None:
        found = ls.state_of(params.text_document.uri)
        return [answers.link(each, ls.places) for each in links.links(found[1])] if found else None

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def _(ls: Server, params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        whole = ls.project.whole(ls.places.path(params.text_document.uri))
        return ls.edits_of_format(whole) if whole is not None else None

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, LEGEND)
    def _(ls: Server, params: types.SemanticTokensParams) -> types.SemanticTokens | None:
        found = ls.state_of(params.text_document.uri)
        with collector.at_rest(large=True):
            return ls.colouring.tokens(found[0], found[1].pieces) if found else None

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, LEGEND)
    def _(ls: Server, params: types.SemanticTokensRangeParams) -> types.SemanticTokens | None:
        found = ls.state_of(params.text_document.uri)
        if found is None:
            return None
        whole = found[1]
        first, last = (
            whole.index(ls.places.spot(whole, at).piece) or 0 for at in (params.range.start, params.range.end)
        )
        return ls.colouring.tokens(found[0], whole.pieces[first : last + 1])


def _add_ways(server: Server) -> None:
    options = types.CodeActionOptions(code_action_kinds=[_QUICK, _REWRITE, FIX_ALL])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    def _(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        found = ls.state_of(params.text_document.uri)
        if found is None:
            return None
        state, whole = found
        wanted = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
        here = [each for each in state.diagnostics if each.span.source.name == whole.name]
        actions: list[types.CodeAction] = []
        if _wants(wanted, "quickfix"):
            about = [each for each in here if _overlap(ls.places.range(each.span), params.range)]
            actions += [answers.action(each, _QUICK, ls.places) for each in ways(state, about)]
        by_hand = params.context.trigger_kind != types.CodeActionTriggerKind.Automatic
        if _wants(wanted, "refactor.rewrite") and by_hand:
            piece = ls.places.spot(whole, params.range.start).piece
            actions += [answers.action(each, _REWRITE, ls.places) for each in mends(state, piece)]
        if _wants(wanted, FIX_ALL, unasked=False) and (edits := safe(here)):
            actions.append(
                types.CodeAction(title="apply all safe fixes", kind=FIX_ALL, edit=ls.places.changes(edits))
            )
        return actions


def _wants(wanted: Sequence[str], kind: str, *, unasked: bool = True) -> bool:
    """Whether a kind of action is asked for: by itself, or by a kind that takes it in."""
    return any(each in {"", kind} or kind.startswith(f"{each}.") for each in wanted) if wanted else unasked


def _add_hierarchy(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY)
    def _(ls: Server, params: types.CallHierarchyPrepareParams) -> list[types.CallHierarchyItem] | None:
        found = ls.asked(params)
        id_ = calls.prepared(*found) if found else None
        return [answers.hierarchy_item(found[0], id_, ls.places)] if found and id_ else None

    @server.feature(types.CALL_HIERARCHY_INCOMING_CALLS)
    def _(
        ls: Server, params: types.CallHierarchyIncomingCallsParams
    ) -> list[types.CallHierarchyIncomingCall]:
        return [
            types.CallHierarchyIncomingCall(
                from_=answers.hierarchy_item(state, link.id, ls.places),
                from_ranges=answers.ranges(link, ls.places),
            )
            for state, link in _linked(ls, params.item, calls.above)
        ]

    @server.feature(types.CALL_HIERARCHY_OUTGOING_CALLS)
    def _(
        ls: Server, params: types.CallHierarchyOutgoingCallsParams
    ) -> list[types.CallHierarchyOutgoingCall]:
        return [
            types.CallHierarchyOutgoingCall(
                to=answers.hierarchy_item(state, link.id, ls.places),
                from_ranges=answers.ranges(link, ls.places),
            )
            for state, link in _linked(ls, params.item, calls.beneath)
        ]


def _linked(
    ls: Server, item: types.CallHierarchyItem, look: Callable[..., Iterator[calls.Link]]
) -> Iterator[tuple[State, calls.Link]]:
    """What is linked with an item, once each; nothing if it is not there any more."""
    try:
        state = ls.project.state(ls.places.path(item.uri))
    except OSError:
        return
    id_ = str(_member(item.data, "id"))
    if id_ not in state.amap:
        return
    seen: set[str] = set()
    for link in look(state.amap, id_):
        if link.id not in seen and link.id in state.amap:
            seen.add(link.id)
            yield state, link


def _member(data: object, name: str) -> object:
    """A member of an object of JSON, however pygls hands it on."""
    return data.get(name) if isinstance(data, dict) else getattr(data, name, None)


def _add_hints(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def _(ls: Server, params: types.CodeLensParams) -> list[types.CodeLens]:
        found = ls.state_of(params.text_document.uri) if ls.lenses else None
        return [
            types.CodeLens(
                range=ls.places.range(each.about), command=types.Command(title=each.words, command="")
            )
            for each in (hints.lenses(found[0], found[1].name) if found else ())
        ]

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    def _(ls: Server, params: types.InlayHintParams) -> list[types.InlayHint]:
        found = ls.state_of(params.text_document.uri) if ls.inlay_hints else None
        every = [
            types.InlayHint(position=ls.places.range(each.about).end, label=each.words, padding_left=True)
            for each in (hints.verdicts(found[0], found[1].name) if found else ())
        ]
        first, last = params.range.start.line, params.range.end.line
        return [each for each in every if first <= each.position.line <= last]


# ---------------------------------------------------------------------------------- the preview


def _add_preview(server: Server) -> None:
    @server.feature("argmap/at")
    def _(ls: Server, params: object) -> dict[str, str | None]:
        """The map of a place, and the id of the statement or step named there, or else of the record around it."""
        state = _asked_for(ls, params)
        uri = str(_member(_member(params, "textDocument"), "uri"))
        where = _member(params, "position")
        whole = ls.project.whole(ls.places.path(uri))
        line, character = (_member(where, each) for each in ("line", "character"))
        if whole is None or not isinstance(line, int) or not isinstance(character, int):
            return {"id": None, "map": None}
        spot = ls.places.spot(whole, types.Position(line=line, character=character))
        id_ = calls.prepared(state, spot)
        if id_ is None:
            records = (*state.amap.statements.values(), *state.amap.inferences.values())
            id_ = next((str(each.id) for each in records if each.span.source is spot.piece), None)
        return {"id": id_, "map": ls.places.uri(state.files[0])}

    @server.feature("argmap/where")
    def _(ls: Server, params: object) -> types.Location | None:
        """Where the statement or step of an id is written."""
        _, state = _shown(ls, params)
        id_ = str(_member(params, "id"))
        return ls.places.location(state.amap[id_].span) if id_ in state.amap else None


def _add_watching(server: Server) -> None:
    """A preview that stays up to date. Unlike other questions these may be about a map that is not open itself."""

    @server.feature("argmap/watch")
    async def _(ls: Server, params: object) -> dict[str, Any]:
        """The page of a map, which listens for news, its version, and the address of the map."""
        path, state = _shown(ls, params)
        preview = ls.previews.setdefault(path, Preview())
        with _drawing():
            html, version = await asyncio.to_thread(preview.page, state)
        return {"html": html, "version": version, "map": ls.places.uri(path)}

    @server.feature("argmap/news")
    async def _(ls: Server, params: object) -> dict[str, Any]:
        """What such a page has to be told that is of the version `since`."""
        path, state = _shown(ls, params)
        preview = ls.previews.setdefault(path, Preview())
        with _drawing():
            return await asyncio.to_thread(preview.news, state, _number(params, "since"))

    @server.feature("argmap/details")
    async def _(ls: Server, params: object) -> dict[str, Any] | None:
        """The explanations and ways out that such a page of this `version` is to be told."""
        path, _ = _shown(ls, params)
        preview = ls.previews.get(path)
        return await asyncio.to_thread(preview.details, _number(params, "version")) if preview else None

    @server.feature("argmap/unwatch")
    def _(ls: Server, params: object) -> None:
        """Nobody looks at the map any more."""
        ls.forget(ls.places.path(_uri(params)))

    @server.feature(types.SHUTDOWN)
    def _(ls: Server, _params: object) -> None:
        for path in tuple(ls.previews):
            ls.forget(path)


@contextmanager
def _drawing() -> Iterator[None]:
    try:
        yield
    except (EngineError, ViewError, ValueError) as error:
        raise _failed(str(error)) from error


def _number(params: object, name: str) -> int:
    given = _member(params, name)
    return given if isinstance(given, int) else 0


def _shown(ls: Server, params: object) -> tuple[str, State]:
    """The path of the map that a text belongs to, open or not, and where it stands."""
    path = ls.places.path(_uri(params))
    try:
        return ls.project.root(path), ls.project.state(path)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise _failed(message) from error


def _uri(params: object) -> str:
    uri = _member(_member(params, "textDocument"), "uri")
    if not isinstance(uri, str):
        message = "say which text is meant: {textDocument: {uri}}"
        raise JsonRpcInvalidParams(message)
    return uri


def _asked_for(ls: Server, params: object) -> State:
    uri = _uri(params)
    found = ls.state_of(uri)
    if found is None:
        message = f"{uri} is not open"
        raise _failed(message)
    return found[0]
