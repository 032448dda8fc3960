"""The bytes of a file to a text, each form by its own reader."""

from __future__ import annotations

import codecs
import re
from array import array
from itertools import accumulate
from pathlib import PurePath
from typing import TYPE_CHECKING

from argmap.texts import html, markdown, pdf
from argmap.texts.markdown import underlined
from argmap.texts.text import PAGE, Text, UnreadableError, line_starts

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NEWLINES = re.compile(r"\r\n?")
_NO_TEXT = re.compile(r"[\x00-\x06\x0e-\x17]")
_CHAPTER = re.compile(
    r"^[ \t]*(?:chapter|part|book|section|kapitel|teil|chapitre|partie|livre|глава|часть)[ \t]+"
    r"(?:\d{1,3}|[ivxlc]{1,7})\b[^\n]{0,60}\n[ \t]*\n",
    re.IGNORECASE | re.MULTILINE,
)
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)


def read(data: bytes, name: str) -> Text:
    """The text of a file, read as its suffix says; raises UnreadableError."""
    reader = _READERS.get(PurePath(name).suffix.lower(), _plain)
    text = reader(data, name)
    if not text.plain.strip():
        why = "there are no words in it"
        raise UnreadableError(why, "see that the file holds the text, and not only its pictures")
    return text


def _plain(data: bytes, name: str) -> Text:
    text, note = _decoded(data, "utf-8")
    chapters = (match.start() for match in _CHAPTER.finditer(text))
    return _by_lines(name, text, tuple(sorted({*chapters, *underlined(text, _UNDERLINE)})), note)


def _markdown(data: bytes, name: str) -> Text:
    text, note = _decoded(data, "utf-8")
    return _by_lines(name, markdown.plain(text), markdown.headings(text), note)


def _by_lines(name: str, plain: str, sections: tuple[int, ...], note: str) -> Text:
    starts = line_starts(plain)
    return Text(name, plain, starts, range(1, len(starts) + 1), sections, note=note)


def _html(data: bytes, name: str) -> Text:
    text, note = _decoded(data, html.declared(data))
    page = html.read(text)
    return Text(name, page.plain, page.starts, page.numbers, page.headings, note=note)


def _pdf(data: bytes, name: str) -> Text:
    pages = pdf.pages(data)
    starts = array("I", accumulate((len(page) + 1 for page in pages[:-1]), initial=0))
    return Text(name, "\n".join(pages), starts, range(1, len(pages) + 1), unit=PAGE)


_READERS: dict[str, Callable[[bytes, str], Text]] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".pdf": _pdf,
}
"""By the suffix of the file; all others are plain text, if they are text at all."""


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    """The characters of a text, and what had to be assumed; a byte order mark says more than `encoding`."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], marked
            break
    note = ""
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        text = data.decode("cp1252", "replace")
        note = f"it is not {encoding.upper()} throughout, and is read as Windows-1252 (Latin-1)"
    if _NO_TEXT.search(text) or text.startswith(("%PDF-", "{\\rtf")):
        why = "it is not plain text"
        raise UnreadableError(why, "save it as plain text (.txt), and name that file")
    return _NEWLINES.sub("\n", text), note
