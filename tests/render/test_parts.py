"""How a map is cut into parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.render.parts import parts


def cut(text: str, most: int = 300) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(each.id, each.sections, each.records) for each in parts(argmap.loads(text).model, most)]


NESTED = """
claim first: "Outside."
section a: "A"
claim in-a: "One."
section b: "B"
  within a
claim in-b: "Two."
evidence in-b-too: "Three."
inference in-b-too => in-b
inference in-b => in-a
section c: "C"
"""


def test_a_section_holds_all_within_it_and_the_rest_stands_outside():
    assert cut(NESTED) == [
        ("", (), ("first",)),
        ("a", ("a", "b"), ("in-a", "in-b", "in-b-too", "in-b#1", "in-a#1")),
    ]


def test_a_large_section_is_cut_and_a_step_goes_with_its_conclusion():
    assert cut(NESTED, 4) == [
        ("", (), ("first",)),
        ("a", ("a",), ("in-a", "in-a#1")),
        ("b", ("b",), ("in-b", "in-b-too", "in-b#1")),
    ]


def test_an_outer_section_may_be_declared_after_the_inner_one():
    text = 'section b: "B"\n  within a\nclaim x: "X."\nsection a: "A"\nclaim y: "Y."\n'
    assert cut(text) == [("a", ("b", "a"), ("x", "y"))]
    assert cut(text, 1) == [("b", ("b",), ("x",)), ("a", ("a",), ("y",))]


def test_a_section_without_records_is_no_part():
    assert [each.id for each in parts(argmap.loads('section a: "A"\n').model)] == []


def test_sections_nested_a_thousand_deep_are_cut():
    lines = ['section s0: "S"', 'claim c0: "C."']
    for at in range(1, 1000):
        lines += [f'section s{at}: "S"', f"  within s{at - 1}", f'claim c{at}: "C."']
    found = cut("\n".join(lines))
    assert len(found) == 701
    assert len(found[-1][2]) == 300


@given(st.lists(st.integers(-1, 8), min_size=9, max_size=9), st.integers(1, 12))
def test_every_record_is_in_exactly_one_part(withins, most):
    text = 'claim out: "Out."\n'
    for at, within in enumerate(withins):
        text += f'section s{at}: "S"\n' + (f"  within s{within}\n" if 0 <= within < at else "")
        text += f'claim c{at}: "C."\npremise p{at}: "P."\n  basis "B."\ninference p{at} => c{at}\n'
    amap = argmap.loads(text).model
    found = parts(amap, most)
    assert sorted(id_ for part in found for id_ in part.records) == sorted(amap)
    assert sorted(each for part in found for each in part.sections) == sorted(amap.sections)
    assert all(len(part.records) <= max(most, 3) for part in found)
    assert [part.title for part in found] == [amap.sections[p.id].text if p.id else "" for p in found]
