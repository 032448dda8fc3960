"""A map that was changed anywhere still answers every question put to it."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.case import Case
from argmap.check import check
from argmap.loading import parse
from argmap.render import outline, to_dot

TEXT = (Path(__file__).parents[1] / "maps" / "lease.arg").read_text(encoding="utf-8")
BITS = [
    "",
    '"',
    "\n",
    "x",
    " ",
    "-",
    ":",
    ";",
    "=>",
    "+",
    "#",
    "\n  ",
    "[[",
    "objection",
    "undercuts",
    "rebuts",
]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 12), st.sampled_from(BITS)), max_size=4))
def test_a_changed_map_is_checked_explained_and_drawn(changes):
    text = TEXT
    for at, length, bit in changes:
        text = text[:at] + bit + text[at + length :]
    parsed = parse(text)
    case = Case.of(parsed.map)
    found = check(case)
    assert to_dot(case, findings=found)
    assert outline(case) is not None
    view = argmap.parse(text).map
    for id_ in [*parsed.map.statements][:3]:
        assert str(view.explain(id_))
        assert view[id_].attacked_by is not None
    for each in parsed.map.objections:
        assert all(attack.target in parsed.map for attack in each.attacks)
