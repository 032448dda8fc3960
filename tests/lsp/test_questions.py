"""What else a client may ask or say, and what it is told of a text that is not open."""

import asyncio

import pytest
from lsprotocol import types

from lsp.talk import ESSAY, applied, at, change, place, published

pytestmark = pytest.mark.asyncio

ALL = types.Range(start=types.Position(line=0, character=0), end=types.Position(line=999, character=0))


async def test_all_uses_of_a_name_in_a_file_are_marked(client, opened):
    uri = await opened(client, ESSAY)
    found = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(**at(uri, ESSAY, "=> rain", 4))
    )
    kinds = [each.kind for each in found]
    assert kinds.count(types.DocumentHighlightKind.Write) == 1
    assert kinds.count(types.DocumentHighlightKind.Read) == 2


async def test_before_a_name_is_changed_it_is_said_which(client, opened):
    uri = await opened(client, ESSAY)
    name = await client.text_document_prepare_rename_async(
        types.PrepareRenameParams(**at(uri, ESSAY, "=> rain", 4))
    )
    assert name.placeholder == "rain"
    with pytest.raises(Exception, match="there is no name here"):
        await client.text_document_prepare_rename_async(
            types.PrepareRenameParams(**at(uri, ESSAY, "used a hose"))
        )


async def test_tokens_of_a_part_are_among_those_of_the_whole(client, opened):
    uri = await opened(client, ESSAY)
    document = types.TextDocumentIdentifier(uri=uri)
    part = await client.text_document_semantic_tokens_range_async(
        types.SemanticTokensRangeParams(
            text_document=document,
            range=types.Range(start=place(ESSAY, "claim rain"), end=place(ESSAY, "claim rain", 5)),
        )
    )
    whole = await client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(text_document=document)
    )
    assert 0 < len(part.data) < len(whole.data)


async def test_a_text_that_is_sent_whole_counts(client, opened):
    uri = await opened(client, ESSAY)
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=2),
            content_changes=[types.TextDocumentContentChangeWholeDocument(text="claim :\n")],
        )
    )
    await published(client)
    (mistake,) = client.diagnostics[uri]
    assert (mistake.code, mistake.range.start.line) == ("AM002", 0)


async def test_what_changes_on_the_disk_is_looked_at_again(client, opened, tmp_path):
    uri = await opened(client, ESSAY + '\ninclude "part.arg"\n')
    assert "`part.arg` cannot be read" in " ".join(each.message for each in client.diagnostics[uri])
    part = tmp_path / "part.arg"
    part.write_text('claim snow: "It snowed."\n  contradicts rain\n', "utf-8")
    client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            changes=[types.FileEvent(uri=part.as_uri(), type=types.FileChangeType.Created)]
        )
    )
    await published(client)
    while uri not in client.diagnostics:
        await published(client)
    assert "part.arg" not in " ".join(each.message for each in client.diagnostics[uri])


async def test_saving_looks_at_the_disk_too(client, opened, tmp_path):
    (tmp_path / "part.arg").write_text('claim snow: "It snowed."\n', "utf-8")
    text = ESSAY + '\ninclude "part.arg"\nclaim both: "Both."\n  contradicts sleet\n'
    uri = await opened(client, text)
    assert "sleet" in " ".join(each.message for each in client.diagnostics[uri])
    (tmp_path / "part.arg").write_text('claim sleet: "It sleeted."\n', "utf-8")
    client.text_document_did_save(
        types.DidSaveTextDocumentParams(text_document=types.TextDocumentIdentifier(uri=uri))
    )
    while "no statement is called `sleet`" in " ".join(each.message for each in client.diagnostics[uri]):
        await published(client)


async def test_records_are_found_in_all_folders(client, opened, tmp_path):
    await opened(client, ESSAY)
    other = tmp_path.parent / f"{tmp_path.name}-other"
    other.mkdir()
    (other / "far.arg").write_text('claim far: "Far away."\n', "utf-8")
    folder = types.WorkspaceFolder(uri=other.as_uri(), name="other")

    async def names():
        found = await client.workspace_symbol_async(types.WorkspaceSymbolParams(query="far"))
        return [each.name.partition(" ")[0] for each in found]

    assert "far" not in await names()
    client.workspace_did_change_workspace_folders(
        types.DidChangeWorkspaceFoldersParams(
            event=types.WorkspaceFoldersChangeEvent(added=[folder], removed=[])
        )
    )
    assert len(await names()) == 1
    client.workspace_did_change_workspace_folders(
        types.DidChangeWorkspaceFoldersParams(
            event=types.WorkspaceFoldersChangeEvent(added=[], removed=[folder])
        )
    )
    assert not await names()


async def test_all_safe_fixes_at_once_are_only_offered_to_who_asks(client, opened):
    text = ESSAY.replace("  undercuts i\n", '  undercuts i\n  ignore AM304 "why"\n')
    uri = await opened(client, text)

    async def offered(only):
        return await client.text_document_code_action_async(
            types.CodeActionParams(
                text_document=types.TextDocumentIdentifier(uri=uri),
                range=ALL,
                context=types.CodeActionContext(diagnostics=[], only=only),
            )
        )

    (mend,) = await offered(["source.fixAll"])
    assert mend.kind == "source.fixAll.argmap"
    assert applied(text, mend.edit.changes[uri]) == ESSAY
    assert "source.fixAll.argmap" not in {each.kind for each in await offered(None)}


async def test_files_and_addresses_can_be_followed(client, opened, tmp_path):
    (tmp_path / "part.arg").write_text('claim snow: "It snowed."\n', "utf-8")
    (tmp_path / "diary.txt").write_text("all wet", "utf-8")
    text = (
        'include "part.arg"\ninclude "lost.arg"\nsource d: "D"\n  text "diary.txt"\n'
        '  url "https://example.org/d"; url "javascript:alert(1)"\n  note "part.arg"\n'
    )
    uri = await opened(client, text)
    found = await client.text_document_document_link_async(
        types.DocumentLinkParams(text_document=types.TextDocumentIdentifier(uri=uri))
    )
    assert [each.target for each in found] == [
        (tmp_path / "part.arg").as_uri(),
        (tmp_path / "diary.txt").as_uri(),
        "https://example.org/d",
    ]
    assert found[0].range == types.Range(start=place(text, 'part.arg"\ninc'), end=place(text, '"\ninclude'))


async def test_a_text_that_is_not_open_is_answered_with_nothing(client, opened, tmp_path):
    await opened(client, ESSAY)
    uri = (tmp_path / "shut.arg").as_uri()
    document = types.TextDocumentIdentifier(uri=uri)
    here = {"text_document": document, "position": types.Position(line=0, character=0)}
    asked = [
        client.text_document_completion_async(types.CompletionParams(**here)),
        client.text_document_hover_async(types.HoverParams(**here)),
        client.text_document_definition_async(types.DefinitionParams(**here)),
        client.text_document_references_async(
            types.ReferenceParams(**here, context=types.ReferenceContext(include_declaration=True))
        ),
        client.text_document_document_highlight_async(types.DocumentHighlightParams(**here)),
        client.text_document_rename_async(types.RenameParams(**here, new_name="x")),
        client.text_document_prepare_rename_async(types.PrepareRenameParams(**here)),
        client.text_document_document_symbol_async(types.DocumentSymbolParams(text_document=document)),
        client.text_document_document_link_async(types.DocumentLinkParams(text_document=document)),
        client.text_document_folding_range_async(types.FoldingRangeParams(text_document=document)),
        client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(text_document=document)),
        client.text_document_semantic_tokens_range_async(
            types.SemanticTokensRangeParams(text_document=document, range=ALL)
        ),
        client.text_document_code_action_async(
            types.CodeActionParams(
                text_document=document, range=ALL, context=types.CodeActionContext(diagnostics=[])
            )
        ),
        client.text_document_prepare_call_hierarchy_async(types.CallHierarchyPrepareParams(**here)),
    ]
    assert not any(await asyncio.gather(*asked))
    change(client, uri, 2, types.Range(start=here["position"], end=here["position"]), "x")
    with pytest.raises(Exception, match="is not open"):
        await client.protocol.send_request_async("argmap/at", {"textDocument": {"uri": uri}})
    with pytest.raises(Exception, match="say which text is meant"):
        await client.protocol.send_request_async("argmap/where", {"id": "rain"})


async def test_a_large_map_settles_to_what_a_fresh_look_finds(client, opened):
    text = ESSAY + "".join(f'\npremise p{n}: "Point {n}."\ninference p{n} => rain\n' for n in range(250))
    uri = await opened(client, text)
    where = place(text, "Point 249", len("Point 249"))
    change(client, uri, 2, types.Range(start=where, end=where), " or so")
    again = await opened(client, text.replace("Point 249", "Point 249 or so"), "fresh/essay.arg")

    def said(of):
        return sorted((each.code, each.message, each.range.start.line) for each in client.diagnostics[of])

    async with asyncio.timeout(120):
        while said(uri) != said(again):
            await published(client)
