"""A real client and a real server, each in a process of its own."""

import pytest
from lsprotocol import types

from lsp.talk import ESSAY, applied, at, change, place, published

pytestmark = pytest.mark.asyncio


async def test_what_is_found_is_pushed_with_places_and_pages(client, opened):
    uri = await opened(client, ESSAY)
    found = {each.code: each for each in client.diagnostics[uri]}
    leap = found["AM200"]
    assert leap.severity == types.DiagnosticSeverity.Warning
    assert leap.source == "argmap"
    assert "AM200" in leap.code_description.href
    assert {each.code for each in client.diagnostics[uri]} == {"AM105", "AM200", "AM502"}
    assert ESSAY.split("\n")[leap.range.start.line].startswith("inference i")
    assert all(each.location.uri == uri for each in leap.related_information)


async def test_a_mistake_comes_and_goes_with_the_keys(client, opened):
    uri = await opened(client, ESSAY)
    start = place(ESSAY, "undercuts i", len("undercuts "))
    end = types.Position(line=start.line, character=start.character + 1)
    change(client, uri, 2, types.Range(start=start, end=end), "j")
    await published(client)
    (mistake,) = [each for each in client.diagnostics[uri] if each.code == "AM012"]
    assert mistake.range.start == start
    change(client, uri, 3, types.Range(start=start, end=end), "i")
    await published(client)
    assert "AM012" not in {each.code for each in client.diagnostics[uri]}


async def test_completion_knows_what_may_follow(client, opened):
    text = ESSAY + '\nobjection other: "Snow."\n  und'
    uri = await opened(client, text)
    offers = await client.text_document_completion_async(
        types.CompletionParams(**at(uri, text, "  und", len("  und")))
    )
    assert [each.label for each in offers.items][:2] == ["undercuts", "undermines"]
    edit = offers.items[0].text_edit
    assert applied(text, [edit]).endswith("\n  undercuts ")
    end = edit.range.end
    change(client, uri, 2, types.Range(start=end, end=end), "ercuts ")
    offers = await client.text_document_completion_async(
        types.CompletionParams(**at(uri, text + "ercuts ", "undercuts ", len("undercuts ")))
    )
    assert [each.label for each in offers.items] == ["i"]


async def test_hover_says_where_a_statement_stands(client, opened):
    uri = await opened(client, ESSAY)
    told = await client.text_document_hover_async(types.HoverParams(**at(uri, ESSAY, "=> rain", 4)))
    assert "claim `rain`: **" in told.contents.value
    assert "Supported by `i`" in told.contents.value
    assert told.range.start == place(ESSAY, "=> rain", 3)


async def test_definition_references_and_rename_go_across_files(client, opened, tmp_path):
    part = 'claim snow: "It snowed."\n  contradicts rain\n'
    (tmp_path / "part.arg").write_text(part, "utf-8")
    text = ESSAY + '\ninclude "part.arg"\n'
    uri = await opened(client, text)
    there = (tmp_path / "part.arg").as_uri()
    found = await client.text_document_definition_async(types.DefinitionParams(**at(uri, text, "=> rain", 4)))
    assert (found.uri, found.range.start) == (uri, place(text, "rain: ", 0))
    uses = await client.text_document_references_async(
        types.ReferenceParams(
            **at(uri, text, "rain: "), context=types.ReferenceContext(include_declaration=True)
        )
    )
    assert sorted({use.uri for use in uses}) == sorted({uri, there})
    edit = await client.text_document_rename_async(
        types.RenameParams(**at(uri, text, "rain: "), new_name="downpour")
    )
    assert applied(part, edit.changes[there]) == part.replace("contradicts rain", "contradicts downpour")
    after = applied(text, edit.changes[uri])
    assert "claim downpour:" in after
    assert "=> downpour" in after
    assert "main downpour" in after


async def test_a_name_that_is_taken_is_refused_in_a_sentence(client, opened):
    uri = await opened(client, ESSAY)
    with pytest.raises(Exception, match="there is a record called `seen` already"):
        await client.text_document_rename_async(
            types.RenameParams(**at(uri, ESSAY, "rain: "), new_name="seen")
        )


async def test_a_part_is_looked_at_in_its_map(client, opened, tmp_path):
    (tmp_path / "whole.arg").write_text(ESSAY + '\ninclude "part.arg"\n', "utf-8")
    part = 'objection snow: "It snowed."\n  undercuts i\n  raised-by critic\n'
    uri = await opened(client, part, "part.arg")
    assert not [each for each in client.diagnostics[uri] if each.code == "AM012"]
    found = await client.text_document_definition_async(
        types.DefinitionParams(**at(uri, part, "undercuts i", len("undercuts ")))
    )
    assert found.uri == (tmp_path / "whole.arg").as_uri()


async def test_symbols_and_folds(client, opened):
    text = ESSAY + '\nsection doubt: "Doubts"\nclaim c: "C."\n  as\n  plausible\n'
    uri = await opened(client, text)
    document = types.TextDocumentIdentifier(uri=uri)
    symbols = await client.text_document_document_symbol_async(
        types.DocumentSymbolParams(text_document=document)
    )
    assert [each.name for each in symbols][-2:] == ["hose", "doubt"]
    assert [each.name for each in symbols[-1].children] == ["c"]
    found = await client.workspace_symbol_async(types.WorkspaceSymbolParams(query="hose"))
    assert [each.name for each in found] == ["hose: Somebody used a hose."]
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(text_document=document))
    assert (0, 1) in {(each.start_line, each.end_line) for each in folds}


async def test_formatting_is_that_of_fmt(client, opened):
    text = 'claim   a:   "A."\n     kind  fact\nclaim b:"B."\n'
    uri = await opened(client, text)
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(
            text_document=types.TextDocumentIdentifier(uri=uri),
            options=types.FormattingOptions(tab_size=2, insert_spaces=True),
        )
    )
    assert applied(text, edits) == 'claim a: "A."\n  kind fact\n\nclaim b: "B."\n'


async def actions(client, uri, start, end=None, only=None):
    return await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=types.TextDocumentIdentifier(uri=uri),
            range=types.Range(start=start, end=end or start),
            context=types.CodeActionContext(diagnostics=[], only=only),
        )
    )


async def test_quick_fixes(client, opened):
    text = ESSAY.replace("undercuts i", "undercuts j").replace("scheme sign", "scheme sing")
    uri = await opened(client, text)
    ways = await actions(client, uri, place(text, "scheme sing", len("scheme ")))
    (fix,) = [each for each in ways if each.title == "write `sign`"]
    assert applied(text, fix.edit.changes[uri]) == text.replace("sing", "sign")
    assert fix.diagnostics[0].code == "AM012"


async def test_a_finding_can_be_ignored_with_a_reason(client, opened):
    uri = await opened(client, ESSAY)
    start = place(ESSAY, "inference i", len("inference "))
    ways = await actions(client, uri, start)
    (fix,) = [each for each in ways if each.title.startswith("ignore AM200")]
    assert '\n  ignore AM200 "…"\n' in applied(ESSAY, fix.edit.changes[uri])


async def test_what_does_not_stand_can_be_mended(client, opened):
    text = ESSAY.replace("  raised-by critic\n", "  raised-by critic\n  from diary p. 4\n")
    uri = await opened(client, text)
    ways = await actions(client, uri, place(text, "claim rain", 7), only=["refactor"])
    assert ways
    assert all(each.title.startswith("so that `rain` stands: ") for each in ways)


async def test_semantic_tokens_name_every_kind(client, opened):
    uri = await opened(client, ESSAY)
    tokens = await client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(text_document=types.TextDocumentIdentifier(uri=uri))
    )
    lines, at_, found = ESSAY.split("\n"), [0, 0], []
    for down, right, length, kind, declares in zip(*[iter(tokens.data)] * 5, strict=True):
        at_ = [at_[0] + down, right if down else at_[1] + right]
        found.append((lines[at_[0]][at_[1] : at_[1] + length], kind, declares))
    words = [word for word, _, _ in found]
    assert words[:3] == ["map", "essay", '"On rain"']
    assert ("rain", found[words.index("rain")][1], 1) in found
    assert "quote" in words


async def test_the_hierarchy_of_support(client, opened):
    uri = await opened(client, ESSAY)
    (item,) = await client.text_document_prepare_call_hierarchy_async(
        types.CallHierarchyPrepareParams(**at(uri, ESSAY, "claim rain", 7))
    )
    beneath = await client.call_hierarchy_outgoing_calls_async(
        types.CallHierarchyOutgoingCallsParams(item=item)
    )
    assert [each.to.name for each in beneath] == ["wet", "seen"]
    above = await client.call_hierarchy_incoming_calls_async(
        types.CallHierarchyIncomingCallsParams(item=beneath[0].to)
    )
    assert [each.from_.name for each in above] == ["rain"]


async def test_lenses_and_hints_wait_to_be_asked_for(client, opened):
    uri = await opened(client, ESSAY)
    document = types.TextDocumentIdentifier(uri=uri)
    assert not await client.text_document_code_lens_async(types.CodeLensParams(text_document=document))
    client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams(settings={"argmap": {"lenses": True, "inlayHints": True}})
    )
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(text_document=document))
    assert [each.range.start for each in lenses] == [place(ESSAY, "claim rain", 6)]
    everything = types.Range(
        start=types.Position(line=0, character=0), end=types.Position(line=99, character=0)
    )
    hints = await client.text_document_inlay_hint_async(
        types.InlayHintParams(text_document=document, range=everything)
    )
    assert len(hints) == 1


UNITS = {
    "utf-8": lambda text: len(text.encode()),
    "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "utf-32": len,
}

CURLY = 'claim rain: "“Дождь” 👩‍🔬 fell"; about 雨, снег, sky\n'


async def test_places_are_counted_as_the_client_counts(counting, opened):
    units = UNITS[counting.units]
    uri = await opened(counting, CURLY)
    found = {CURLY.rindex(name): name for name in ("雨", "снег", "sky")}
    ranges = sorted(
        (each.range.start.character, each.range.end.character)
        for each in counting.diagnostics[uri]
        if each.code == "AM012"
    )
    assert ranges == [
        (units(CURLY[:start]), units(CURLY[: start + len(name)])) for start, name in sorted(found.items())
    ]
    start = units(CURLY[: CURLY.index("снег")])
    change(
        counting,
        uri,
        2,
        types.Range(
            start=types.Position(line=0, character=start),
            end=types.Position(line=0, character=start + units("снег")),
        ),
        "🌨",
    )
    await published(counting)
    messages = {each.message.partition("\n")[0] for each in counting.diagnostics[uri]}
    assert "no term is called `🌨`" in messages
    assert "no term is called `sky`" in messages


async def test_preview_and_selection(client, opened):
    uri = await opened(client, ESSAY)
    document = {"uri": uri}
    page = await client.protocol.send_request_async("argmap/watch", {"textDocument": document})
    assert page.html.lower().startswith("<!doctype html>")
    where = place(ESSAY, "quote", 2)
    here = await client.protocol.send_request_async(
        "argmap/at",
        {"textDocument": document, "position": {"line": where.line, "character": where.character}},
    )
    assert here.id == "wet"
    assert here.map == uri
    there = await client.protocol.send_request_async("argmap/where", {"textDocument": document, "id": "wet"})
    assert there.range.start.line == place(ESSAY, "evidence wet").line


async def test_a_preview_is_told_what_is_new(client, opened):
    uri = await opened(client, ESSAY)
    about = {"textDocument": {"uri": uri}}
    page = await client.protocol.send_request_async("argmap/watch", about)
    assert (page.map, page.version) == (uri, 1)
    assert '"live":{"version":1}' in page.html
    news = await client.protocol.send_request_async("argmap/news", {**about, "since": 1})
    assert news.state is None
    assert not news.problems
    details = await client.protocol.send_request_async("argmap/details", {**about, "version": 1})
    assert details.explanations.rain
    late = await client.protocol.send_request_async("argmap/details", {**about, "version": 0})
    assert not late.explanations

    where = place(ESSAY, "rained")
    change(client, uri, 2, types.Range(start=where, end=where), '"')
    await client.wait_for_notification("argmap/changed")
    broken = await client.protocol.send_request_async("argmap/news", {**about, "since": 1})
    assert broken.state is None
    assert broken.problems[0].code.startswith("AM0")

    after = types.Position(line=where.line, character=where.character + 1)
    change(client, uri, 3, types.Range(start=where, end=after), "all ")
    await client.wait_for_notification("argmap/changed")
    mended = await client.protocol.send_request_async("argmap/news", {**about, "since": 1})
    assert mended.version == 2
    assert mended.state.records.rain.words == "It all rained."
    assert not mended.problems


async def test_a_preview_of_a_part_is_one_of_its_map(client, opened):
    part = await opened(client, 'claim sun: "It shone."\n', "part.arg")
    whole = await opened(client, f'{ESSAY}\ninclude "part.arg"\n')
    client.text_document_did_close(
        types.DidCloseTextDocumentParams(text_document=types.TextDocumentIdentifier(uri=whole))
    )
    about = {"textDocument": {"uri": part}}
    page = await client.protocol.send_request_async("argmap/watch", about)
    assert page.map == whole
    here = await client.protocol.send_request_async(
        "argmap/at", {**about, "position": {"line": 0, "character": 8}}
    )
    assert (here.id, here.map) == ("sun", whole)
    there = await client.protocol.send_request_async(
        "argmap/where", {"textDocument": {"uri": whole}, "id": "sun"}
    )
    assert there.uri == part
    await client.protocol.send_request_async("argmap/unwatch", {"textDocument": {"uri": whole}})
    again = await client.protocol.send_request_async(
        "argmap/news", {"textDocument": {"uri": whole}, "since": 0}
    )
    assert again.version == 1


async def test_a_map_that_is_not_there_has_no_preview(client, tmp_path):
    about = {"textDocument": {"uri": (tmp_path / "none.arg").as_uri()}}
    with pytest.raises(Exception, match="cannot be read"):
        await client.protocol.send_request_async("argmap/watch", about)


async def test_a_map_with_mistakes_is_shown_as_far_as_it_goes(client, opened):
    uri = await opened(client, ESSAY.replace("undercuts i", "undercuts j"))
    page = await client.protocol.send_request_async("argmap/watch", {"textDocument": {"uri": uri}})
    assert "the picture is the last one without" in page.html
    assert '"code":"AM0' in page.html


async def test_closing_takes_back_what_was_said(client, opened):
    uri = await opened(client, ESSAY)
    assert client.diagnostics[uri]
    client.text_document_did_close(
        types.DidCloseTextDocumentParams(text_document=types.TextDocumentIdentifier(uri=uri))
    )
    await published(client)
    assert not client.diagnostics[uri]
