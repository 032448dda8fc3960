"""Colours of a terminal: text with a style, written with it or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

ERROR, WARNING, NOTE = (str(severity) for severity in Severity)
STRONG, GUTTER, LABEL, HELP = "strong", "gutter", "label", "help"

_CODES = {
    ERROR: "1;31",
    WARNING: "1;33",
    NOTE: "1;36",
    STRONG: "1",
    GUTTER: "34",
    LABEL: "36",
    HELP: "32",
}

Paint = Callable[[str, str], str] if TYPE_CHECKING else None
"""Puts a style on a text."""


def plain(text: str, _: str) -> str:
    """The text as it is."""
    return text


def coloured(text: str, style: str) -> str:
    """The text in the colour of its style (ECMA-48, select graphic rendition)."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if style in _CODES and text else text
