"""Several files at once: what is said of each is always what holds for the maps as they stand now."""

import asyncio

import pytest
from lsprotocol import types

from lsp.talk import change, place, published

pytestmark = pytest.mark.asyncio

PART = 'claim sun: "It shone."\n  contradicts nobody\n'
MAIN = 'include "part.arg"\nclaim rain: "It rained."\n  contradicts sun\n'


def said(client, uri):
    return sorted(each.code for each in client.diagnostics.get(uri, ()))


async def until(client, condition):
    async with asyncio.timeout(120):
        while not condition():
            await published(client)


def over(text, words):
    """The range of some words in a text."""
    start = place(text, words)
    return types.Range(start=start, end=place(text, words, len(words)))


async def test_a_part_that_is_no_longer_included_has_no_findings(client, opened, tmp_path):
    part = tmp_path / "part.arg"
    part.write_text(PART, "utf-8")
    uri = await opened(client, MAIN, "main.arg")
    await until(client, lambda: "AM012" in said(client, part.as_uri()))
    change(client, uri, 2, over(MAIN, 'include "part.arg"\n'), "")
    await until(client, lambda: not said(client, part.as_uri()))
    assert "AM012" in said(client, uri)


async def test_of_a_part_of_two_open_maps_both_are_told(client, opened):
    one = await opened(client, MAIN, "one.arg")
    two = await opened(client, MAIN.replace("rain", "snow"), "two.arg")
    part = await opened(client, 'claim sun: "It shone."\n', "part.arg")
    await until(client, lambda: "AM012" not in said(client, one) + said(client, two))
    change(client, part, 2, over('claim sun: "It shone."\n', "sun"), "moon")
    await until(client, lambda: "AM012" in said(client, one) and "AM012" in said(client, two))


async def test_includes_that_are_typed_count_at_once(client, opened):
    one = await opened(client, 'include "two.arg"\nclaim rain: "It rained."\n', "one.arg")
    text = 'include "one.arg"\nclaim sun: "It shone."\n'
    two = await opened(client, text, "two.arg")
    await until(client, lambda: "AM015" in said(client, one) + said(client, two))
    change(client, two, 2, over(text, 'include "one.arg"\n'), "")
    await until(client, lambda: "AM015" not in said(client, one) + said(client, two))


async def test_a_file_that_is_new_and_not_saved_yet_is_there(client, opened, tmp_path):
    uri = await opened(client, MAIN, "main.arg")
    assert "AM014" in said(client, uri)
    new = (tmp_path / "part.arg").as_uri()
    document = types.TextDocumentItem(
        uri=new, language_id="argmap", version=1, text='claim sun: "It shone."\n'
    )
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=document))
    await until(client, lambda: "AM014" not in said(client, uri) and "AM012" not in said(client, uri))


async def test_a_part_by_another_path_is_the_same_part(client, opened, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "part.arg").write_text('claim sun: "It shone."\n', "utf-8")
    uri = await opened(client, MAIN, "real/main.arg")
    assert "AM012" not in said(client, uri)
    text = 'claim moon: "It shone."\n'
    part = (tmp_path / "link" / "part.arg").as_uri()
    document = types.TextDocumentItem(uri=part, language_id="argmap", version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=document))
    await until(client, lambda: "AM012" in said(client, uri))
    change(client, part, 2, over(text, "moon"), "sun")
    await until(client, lambda: "AM012" not in said(client, uri))


async def test_a_name_in_a_part_is_renamed_in_all_maps_that_are_open(client, opened):
    one = await opened(client, MAIN, "one.arg")
    two = await opened(client, MAIN.replace("rain", "snow"), "two.arg")
    part = await opened(client, 'claim sun: "It shone."\n', "part.arg")
    where = {
        "text_document": types.TextDocumentIdentifier(uri=part),
        "position": place('claim sun: "It shone."\n', "sun"),
    }
    edit = await client.text_document_rename_async(types.RenameParams(**where, new_name="moon"))
    assert {uri: len(edits) for uri, edits in edit.changes.items()} == {one: 1, two: 1, part: 1}


async def test_two_large_maps_settle_both(client, opened):
    text = "".join(f'premise p{n}: "Point {n}."\n  basis "B."\n' for n in range(420)) + 'claim c: "C."\n'
    one, two = await opened(client, text, "one.arg"), await opened(client, text, "two.arg")
    gone = over(text, 'claim c: "C."\n')
    change(client, one, 2, gone, "inference p1 => d\n")
    change(client, two, 2, gone, "inference p1 => d\n")
    fresh = await opened(client, text.replace('claim c: "C."\n', "inference p1 => d\n"), "fresh.arg")
    await until(client, lambda: said(client, one) == said(client, fresh) == said(client, two))


async def test_a_byte_order_mark_is_no_mistake(client, opened):
    uri = await opened(client, '\ufeffclaim sun: "It shone."\n')
    assert not [code for code in said(client, uri) if code.startswith("AM0")]


async def test_settings_that_are_broken_once_more_are_told_once_more(client, opened, tmp_path):
    settings = tmp_path / ".argmap.toml"
    uri = await opened(client, 'claim sun: "It shone."\n')

    async def look_again():
        changes = [types.FileEvent(uri=settings.as_uri(), type=types.FileChangeType.Changed)]
        client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=changes))
        document = types.TextDocumentIdentifier(uri=uri)
        for _ in range(2):  # an answer comes after what was asked before it was looked at
            await client.text_document_document_symbol_async(
                types.DocumentSymbolParams(text_document=document)
            )

    for count in (1, 2):
        settings.write_text("ignor = []\n", "utf-8")
        await look_again()
        async with asyncio.timeout(120):
            while len(client.messages) < count:
                await client.wait_for_notification(types.WINDOW_SHOW_MESSAGE)
        settings.unlink()
        await look_again()
    assert all("did you mean `ignore`" in each.message for each in client.messages)
