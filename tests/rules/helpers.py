"""What the rules find in a text: by code, and whole."""

from __future__ import annotations

from argmap.case import Case
from argmap.check import check, chosen
from argmap.loading import parse


def findings(text, *, pedantic=False, select=()):
    """The diagnostics of a text that has nothing amiss in its writing."""
    parsed = parse(text)
    assert not parsed.diagnostics, "\n".join(map(str, parsed.diagnostics))
    return list(check(Case.of(parsed.map), chosen(select, pedantic=pedantic)))


def codes(text, *, pedantic=False, select=()):
    """Their codes, in the order of the text."""
    return [each.code for each in findings(text, pedantic=pedantic, select=select)]
