"""Where support breaks off, against a slow search."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluate.grounding import broken_beneath, circles, unsupported
from evaluate.maps import weigh

NODES = "abcdef"
EDGES = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=14, unique=True)


def claims_with(edges):
    """Claims of which the first of each pair rests on the second, as a reading."""
    text = "".join(f'claim {node}: "C"\n' for node in NODES) + "".join(
        f"inference {b} => {a}\n" for a, b in edges
    )
    return weigh(text).with_objections


def reach(edges, start):
    found, waiting = set(), [start]
    while waiting:
        at = waiting.pop()
        for a, b in edges:
            if a == at and b not in found:
                found.add(b)
                waiting.append(b)
    return found


def girth(edges, members):
    """The length of the shortest circle among these."""
    inside = [(a, b) for a, b in edges if a in members and b in members]
    paths = {(node,) for node in members}
    while paths:
        if any((path[-1], path[0]) in inside for path in paths):
            return len(next(iter(paths)))
        paths = {(*path, b) for path in paths for a, b in inside if a == path[-1] and b not in path}
    return 0


@given(EDGES)
def test_circles_are_the_shortest_of_each_group_that_nothing_enters(edges):
    reading = claims_with(edges)
    groups = {frozenset(b for b in NODES if b in reach(edges, a) and a in reach(edges, b)) for a in NODES} - {
        frozenset()
    }
    closed = {group for group in groups if all(b in group for a, b in edges if a in group)}
    found = circles(reading)
    assert len(found) == len(closed)
    for circle in found:
        (group,) = [group for group in closed if circle[0] in group]
        assert group.issuperset(circle)
        assert all(pair in edges for pair in zip(circle, (*circle[1:], circle[0]), strict=True))
        assert len(circle) == girth(edges, group)
        assert circle[0] == min(circle)


@given(EDGES, st.sampled_from(NODES))
def test_what_is_broken_beneath_is_all_that_is_reached(edges, start):
    reading = claims_with(edges)
    broken = broken_beneath(reading, [start])
    assert broken == reach(edges, start) | {start}
    assert set(unsupported(reading.amap, broken)) == {
        node for node in broken if not any(a == node for a, _ in edges)
    }


def test_grounds_of_objections_count_as_support():
    reading = weigh(
        'claim a: "A"\nobjection o: "O"\n  rebuts b\n  from a\nclaim b: "B"\ninference o => a\n'
    ).with_objections
    assert circles(reading) == (("a", "o"),)
    assert broken_beneath(reading, ["b"]) == {"b"}


def test_circles_stand_in_the_order_of_the_text():
    reading = weigh(
        'claim z: "C"\nclaim y: "C"\nclaim a: "C"\nclaim b: "C"\n'
        "inference y => z\ninference z => y\ninference b => a\ninference a => b\n"
    ).with_objections
    assert circles(reading) == (("z", "y"), ("a", "b"))
