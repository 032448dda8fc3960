import re

import pytest

from argmap.model import Verdict
from argmap.render.theme import THEMES, contrast

TEXT, GRAPHICS = 4.5, 3.0
"""The least contrast of words and of lines that mean something (WCAG 2.2, level AA, 1.4.3 and 1.4.11)."""

every = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def test_contrast_is_what_the_definition_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@every
def test_words_can_be_read(theme):
    inks = (*theme.verdicts.values(), theme.step, theme.leap, theme.ghost, theme.section)
    pairs = [(ink.text, ink.fill) for ink in inks]
    pairs += [(theme.text, ink.fill) for ink in theme.verdicts.values()]
    grounds = [theme.paper, theme.section.fill, *(ink.fill for ink in theme.verdicts.values())]
    pairs += [(colour, ground) for colour in (theme.quiet, theme.attack) for ground in grounds]
    assert [pair for pair in pairs if contrast(*pair) < TEXT] == []


@every
def test_lines_can_be_seen(theme):
    inks = (*theme.verdicts.values(), theme.step, theme.leap, theme.ghost)
    lines = [theme.support, theme.attack, theme.leap.fill, theme.section.line, *(ink.line for ink in inks)]
    pairs = [(line, ground) for line in lines for ground in (theme.paper, theme.section.fill)]
    pairs += [(ink.line, ink.fill) for ink in theme.verdicts.values()]
    assert [pair for pair in pairs if contrast(*pair) < GRAPHICS] == []


@every
def test_every_verdict_has_a_look_of_its_own(theme):
    assert set(theme.verdicts) == set(Verdict)
    assert len({ink.line for ink in theme.verdicts.values()}) == len(Verdict)
    assert {ink.border for ink in theme.verdicts.values()} <= {"solid", "dashed", "dotted"}


@every
def test_colours_are_written_in_full(theme):
    inks = (*theme.verdicts.values(), theme.step, theme.leap, theme.ghost, theme.section)
    colours = [theme.paper, theme.text, theme.quiet, theme.support, theme.attack]
    colours += [colour for ink in inks for colour in ink[:3]]
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours)
