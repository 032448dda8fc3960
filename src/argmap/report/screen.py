"""The screen that is written to: how wide it is, and whether it shows colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    GUTTER: "1;34",
    LABEL: "36",
    HELP: "32",
}


def plain(text: str, _: str) -> str:
    """The text as it is."""
    return text


def coloured(text: str, style: str) -> str:
    """The text in the colour of its style (ECMA-48, select graphic rendition)."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if style in _CODES and text else text


class Screen(NamedTuple):
    """`paint` puts a style on a text; lines of the map are cut to `columns`, messages never."""

    paint: Callable[[str, str], str] = plain
    columns: int = 140


PLAIN = Screen()
