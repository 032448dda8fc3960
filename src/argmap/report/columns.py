"""How a text looks on a terminal: what would act on the screen is made visible, columns are counted."""

from __future__ import annotations

import re
import unicodedata

_TAB = "    "
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_PICTURES = 0x2400
_DELETE, _PICTURE_OF_DELETE = "\x7f", "\u2421"
_OTHER = "\ufffd"


def visible(text: str) -> str:
    """The text on one line, where control characters and marks of direction show and do nothing."""
    return _HIDDEN.sub(_shown, text)


def width(text: str) -> int:
    """How many columns a visible text takes: wide characters two, those that join on to others none."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    if char == "\t":
        return _TAB
    if char == _DELETE:
        return _PICTURE_OF_DELETE
    return chr(_PICTURES + ord(char)) if char < " " else _OTHER


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
