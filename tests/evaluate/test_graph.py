"""Components of a graph against mutual reachability."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluate.graph import components

GRAPHS = st.integers(1, 8).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, size - 1), max_size=4), min_size=size, max_size=size)
)


def reach(below, node):
    seen, open_ = {node}, [node]
    while open_:
        new = set(below[open_.pop()]) - seen
        seen |= new
        open_ += new
    return seen


@given(GRAPHS)
def test_nodes_of_a_group_reach_one_another_and_groups_come_after_what_they_need(below):
    groups = components(range(len(below)), below)
    assert sorted(node for group in groups for node in group) == list(range(len(below)))
    done = set()
    for group in groups:
        for node in group:
            reached = reach(below, node)
            assert set(group) == {other for other in reached if node in reach(below, other)}
            assert reached - set(group) <= done
        done.update(group)
