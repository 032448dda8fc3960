"""What a client in these tests says, and the map it says it of."""

from lsprotocol import types

ESSAY = """\
map essay: "On rain"
  main rain
person critic: "A critic"
source diary: "A diary"

evidence wet: "The street was wet."
  from diary p. 3
  quote "all wet"
premise seen: "Anyone could see it."
claim rain: "It [[rained]]."

inference i: wet(sign) + seen => rain
  scheme sign

objection hose: "Somebody used a hose."
  undercuts i
  raised-by critic
"""


def place(text, words, after=0):
    """The position of the last such words in a text, or of a place within them."""
    before = text[: text.rindex(words) + after]
    return types.Position(line=before.count("\n"), character=len(before.rpartition("\n")[2]))


def at(uri, text, words, after=0):
    return {"text_document": types.TextDocumentIdentifier(uri=uri), "position": place(text, words, after)}


def change(client, uri, version, where, text):
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=version),
            content_changes=[types.TextDocumentContentChangePartial(range=where, text=text)],
        )
    )


def applied(text, edits):
    """A text after edits of the protocol, where a column is a code point."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)

    def offset(position):
        return starts[position.line] + position.character

    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


async def published(client):
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
