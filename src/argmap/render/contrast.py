"""Whether people can read what is drawn: the contrast of words and lines with what they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.render.theme import Theme

READABLE, VISIBLE = 4.5, 3.0
"""The least contrast of words, and of lines that mean something (WCAG 2.2, 1.4.3 and 1.4.11, level AA)."""

_SHEET = ("paper", "section-fill")
_VERDICTS = tuple(map(str, Verdict))
_FILLS = tuple(f"{verdict}-fill" for verdict in _VERDICTS)

WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("text", ("paper", *_FILLS)),
    ("quiet", ("section-fill", "ghost-fill", *_FILLS)),
    ("support", _SHEET),
    ("attack", (*_SHEET, "ghost-fill", "step-fill", *_FILLS)),
    *((f"{ink}-text", (f"{ink}-fill",)) for ink in (*_VERDICTS, "step", "leap", "ghost", "section")),
)
"""The colours of words by their roles, and on which others they stand."""

LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((colour, _SHEET) for colour in ("support", "attack", "leap-line", "leap-fill", "section-line")),
    *((f"{ink}-line", (*_SHEET, f"{ink}-fill")) for ink in (*_VERDICTS, "step", "ghost")),
)
"""The colours of lines and borders, and from which others they are to be told."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def faint(theme: Theme) -> Iterator[str]:
    """What in a theme is hard to read, a sentence for each colour of words."""
    colours = theme.colours()
    for role, grounds in WORDS:
        found = {ground: contrast(colours[role], colours[ground]) for ground in grounds}
        poor = {ground: ratio for ground, ratio in found.items() if ratio < READABLE}
        if poor:
            worst = min(poor, key=lambda ground: poor[ground])
            more = f" and on {len(poor) - 1} more" if len(poor) > 1 else ""
            yield (
                f"words in `{_key(role)}` are hard to read on `{_key(worst)}`{more}:"
                f" their contrast is {poor[worst]:.1f}, and should be {READABLE} or more"
            )


def _key(role: str) -> str:
    """A role as theme files write it."""
    return role.replace("-", ".")


def _luminance(colour: str) -> float:
    """How bright a colour is, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of a colour as amounts of light, 0 to 1 (IEC 61966-2-1)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def _linear(channel: float) -> float:
    bend = 0.04045
    return channel / 12.92 if channel <= bend else ((channel + 0.055) / 1.055) ** 2.4
