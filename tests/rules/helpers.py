"""What the rules find in a text: by code, and whole."""

from __future__ import annotations

from argmap.case import Case
from argmap.check import check, chosen
from argmap.loading import parse


def findings(text, *, pedantic=False, select=(), base=None):
    """The diagnostics of a text that has nothing amiss in its writing and lies in the folder `base`, if any."""
    parsed = parse(text, base=base)
    assert not parsed.diagnostics, "\n".join(map(str, parsed.diagnostics))
    found = list(check(Case.of(parsed.map), chosen(select, pedantic=pedantic)))
    for each in found:
        _is_whole(each)
    return found


_ONE_WAY_OUT = {"AM901"}
_SAYS_ALL_IN_ITS_MESSAGE = {"AM200", "AM201", "AM202", "AM207", "AM302", "AM401", "AM402", "AM901"}


def _is_whole(finding):
    """A finding has all its parts, two ways out among them, and none of them is the wrong kind of thing."""
    texts = (finding.message, *finding.help, *(label.message for label in finding.labels))
    assert all(isinstance(each, str) and each for each in (*texts, finding.record)), finding
    assert isinstance(finding.here, str), finding
    assert all(0 <= each.start < each.end for each in (finding.span, *(at.span for at in finding.labels)))
    assert len(finding.help) >= (1 if finding.code in _ONE_WAY_OUT else 2), finding
    assert finding.here or finding.code in _SAYS_ALL_IN_ITS_MESSAGE, finding


def codes(text, *, pedantic=False, select=()):
    """Their codes, in the order of the text."""
    return [each.code for each in findings(text, pedantic=pedantic, select=select)]
