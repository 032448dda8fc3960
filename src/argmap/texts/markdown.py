"""Markdown as its words: what only marks them is made invisible or blank, so that every offset stays."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_UNSEEN = "\u200b"


def _blank(match: re.Match[str]) -> str:
    """Spaces in the place of a sign that parts words."""
    return re.sub(r"[^\n]", " ", match[0])


def _hide(match: re.Match[str]) -> str:
    """Nothing to be seen in the place of a sign that may stand inside a word."""
    return re.sub(r"[^\n]", _UNSEEN, match[0])


def _hide_around(match: re.Match[str]) -> str:
    """The words of a link without its brackets and address."""
    return _UNSEEN * len(match[1]) + match[2] + _UNSEEN * len(match[3])


def _entity(match: re.Match[str]) -> str:
    char = unescape(match[0])
    return char + _UNSEEN * (len(match[0]) - len(char)) if len(char) < len(match[0]) else match[0]


_ADDRESS = r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)"

_MARKS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL), _blank),
    (re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE), _blank),
    (re.compile(r"^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+", re.MULTILINE), _blank),
    (re.compile(r"^ {0,3}\[[^\]\n]+\]:[^\n]*", re.MULTILINE), _blank),
    (re.compile(r"\[\^[^\]\n]+\]"), _hide),
    (re.compile(rf"(!?\[)([^\[\]]*)(\](?:{_ADDRESS}|\[[^\]\n]*\]))"), _hide_around),
    (re.compile(r"</?[a-zA-Z][^<>\n]*>"), _hide),
    (re.compile(r"&#?\w{1,31};"), _entity),
    (re.compile(r"\\(?=[!-/:-@\[-`{-~])"), _hide),
    (re.compile(r"(?<=\S)(?:\*+|~~|`+)|(?:\*+|~~|`+)(?=\S)|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)"), _hide),
)
"""Comments; quoted blocks; items of a list; definitions; marks of notes; links; tags; entities; escapes;
emphasis. All other marks part words as punctuation does."""

_HEADING = re.compile(r"^ {0,3}#{1,6}(?=[ \t]|$)", re.MULTILINE)
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})[ \t]*$", re.MULTILINE)


def plain(text: str) -> str:
    """The words of a Markdown text, each where it stands in the file."""
    for pattern, shown in _MARKS:
        text = pattern.sub(shown, text)
    return text


def headings(text: str) -> tuple[int, ...]:
    """The offsets at which headings begin, both those with `#` and the underlined ones."""
    marked = (match.start() for match in _HEADING.finditer(text))
    return tuple(sorted((*marked, *underlined(text, _UNDERLINE))))


def underlined(text: str, underline: re.Pattern[str]) -> Iterator[int]:
    """The offsets of the lines with words in them that such a line follows."""
    for match in underline.finditer(text):
        start = text.rfind("\n", 0, max(match.start() - 1, 0)) + 1
        if re.search(r"\w", text[start : match.start()]):
            yield start
