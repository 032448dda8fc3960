"""HTML as its words, with the line of the file on which each stands."""

from __future__ import annotations

import codecs
import re
from array import array
from html.parser import HTMLParser
from typing import NamedTuple

from argmap.texts.text import UnreadableError

_INLINE = frozenset(
    re.findall(
        r"\w+",
        """
        a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q ruby s samp small
        span strike strong sub sup time tt u var wbr
        """,
    )
)
"""Elements that do not part words; all others do."""

_OVER_SIGNS = frozenset(("rt", "rp"))
_UNREAD = frozenset(("script", "style", "template")) | _OVER_SIGNS
_HEADING = re.compile(r"h[1-6]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NOTE_MARK = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[a-z]|[*†‡§]+)\s*[\])]?\s*")
_CHARSET = re.compile(rb"<meta[^>]{0,1000}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_NOT_FOR_FILES = frozenset(("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7"))
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8"}
"""What a page means that says these of itself (WHATWG, Encoding Standard, 4.2, and HTML, 13.2.3.2)."""


class Page(NamedTuple):
    """The words of a page; where they pass to another line of the file, and which; where headings begin."""

    plain: str
    starts: array[int]
    numbers: array[int]
    headings: tuple[int, ...]


def read(markup: str) -> Page:
    """The words of a page; raises UnreadableError for what cannot be taken for one."""
    reader = _Reader()
    try:
        reader.feed(_closed(markup))
        reader.close()
    except AssertionError as error:  # so the parser puts it where a declaration makes no sense
        why = "it holds a declaration that cannot be read"
        raise UnreadableError(why, "open it in a browser and save it as text, and name that file") from error
    return Page("".join(reader.parts), reader.starts, reader.numbers, tuple(reader.headings))


def _closed(markup: str) -> str:
    """The markup without what begins a tag or a comment that never ends: the parser would look far for each."""
    comments, tags = markup.rfind("-->") + 1, markup.rfind(">") + 1
    kept, tail = markup[:comments], markup[comments:tags].replace("<!--", "    ")
    return kept + tail + markup[tags:].replace("<", " ")


def declared(data: bytes) -> str:
    """The encoding that a page says it has, if that is one; else UTF-8."""
    found = _CHARSET.search(data[:4096])
    if found is None:
        return "utf-8"
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name
    except LookupError:
        return "utf-8"
    name = _AS_BROWSERS_DO.get(name, name)
    return "utf-8" if name in _NOT_FOR_FILES else name


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.length = 0
        self.starts, self.numbers = array("I", (0,)), array("I", (1,))
        self.headings: list[int] = []
        self._unread: list[str] = []
        self._raised: int | None = None
        self._linked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its form
        if tag in _UNREAD:
            self._unread.append(tag)
        if _HEADING.fullmatch(tag):
            self.headings.append(self.length)
        if tag == "sup":
            self._raised, self._linked = len(self.parts), False
        self._linked |= tag == "a"
        self._part(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its form
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        if tag == "ruby":  # what is read aloud over signs need not be closed by itself
            self._unread = [each for each in self._unread if each not in _OVER_SIGNS]
        if tag == "sup" and self._raised is not None:
            self._without_note_mark(self._raised)
            self._raised = None
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        line, _ = self.getpos()
        for number, words in enumerate(_LINE.findall(data), line):
            if number != self.numbers[-1]:
                self.starts.append(self.length)
                self.numbers.append(number)
            self._write(words)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE and tag not in _OVER_SIGNS:
            self._write("\n")

    def _write(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def _without_note_mark(self, start: int) -> None:
        """Take out the number of a note: it is raised and a link."""
        words = "".join(self.parts[start:])
        if self._linked and _NOTE_MARK.fullmatch(words):
            self.parts[start:] = ["\u200b" * len(words)]
