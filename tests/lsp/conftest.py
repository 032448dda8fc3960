import sys

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

COMMAND = [sys.executable, "-m", "argmap", "lsp"]


async def _initialized(client, folder, encoding=None):
    general = types.GeneralClientCapabilities(position_encodings=[encoding]) if encoding else None
    item = types.ClientCompletionItemOptions(snippet_support=True)
    text_document = types.TextDocumentClientCapabilities(
        completion=types.CompletionClientCapabilities(completion_item=item),
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True),
    )
    return await client.initialize_session(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(general=general, text_document=text_document),
            workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name="maps")],
        )
    )


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND))
async def client(lsp_client: LanguageClient, tmp_path):
    await _initialized(lsp_client, tmp_path)
    yield lsp_client
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=COMMAND),
    params=["utf-8", "utf-16", "utf-32"],
)
async def counting(request, lsp_client: LanguageClient, tmp_path):
    """A client that counts columns in its own units."""
    answer = await _initialized(lsp_client, tmp_path, types.PositionEncodingKind(request.param))
    assert answer.capabilities.position_encoding == request.param
    lsp_client.units = request.param
    yield lsp_client
    await lsp_client.shutdown_session()


@pytest.fixture
def opened(tmp_path):
    """Opens a text in a client, as a file of that name; its address."""

    async def open_(client, text, name="essay.arg"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        client.text_document_did_open(
            types.DidOpenTextDocumentParams(
                text_document=types.TextDocumentItem(
                    uri=path.as_uri(), language_id="argmap", version=1, text=text
                )
            )
        )
        while path.as_uri() not in client.diagnostics:
            await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return path.as_uri()

    return open_
