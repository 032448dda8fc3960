"""The quick way to the alternating fixpoint against the slow one, on any program."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evaluate.graph import components
from argmap.evaluate.program import CAPS, Program
from argmap.evaluate.solve import solve, solve_again

LIFT = (0, 2, 3, 3, 3)
GATE = (1, 1, 4, 4, 4)


@st.composite
def programs(draw, most=9):
    """Lines at random; those that lift a degree rest on earlier circles only, as in compiled maps."""
    size = draw(st.integers(2, most))
    node = st.integers(1, size - 1)
    lines = draw(
        st.lists(
            st.tuples(
                node,
                st.sampled_from([*CAPS[1:], LIFT, GATE]),
                st.lists(node, max_size=3, unique=True).map(tuple),
                st.integers(0, size - 1),
            ),
            max_size=2 * size,
        )
    )
    lines = [line for line in lines if line[0] not in line[2]]
    below = [[each for line in lines if line[0] == node for each in line[2]] for node in range(size)]
    circle = {node: at for at, nodes in enumerate(components(range(size), below)) for node in nodes}
    lines = [
        line
        if line[1] in CAPS or all(circle[each] != circle[line[0]] for each in line[2])
        else (line[0], CAPS[4], *line[2:])
        for line in lines
    ]
    return program(size, lines)


def program(size, lines):
    target, table, premises, attacker = zip(*lines, strict=True) if lines else ((), (), (), ())
    ends = [[at for at, end in enumerate(target) if end == node] for node in range(size)]
    below = [[each for at in ends[node] for each in (*premises[at], attacker[at])] for node in range(size)]
    return Program(
        nodes={}, denials={}, transposed={}, steps={}, grades={}, gates={}, undercutters={}, against={}, outside={},
        lines=ends, target=target, table=table, premises=premises, attacker=attacker,
        groups=components(range(size), below),
    )  # fmt: skip


def support(program, attack):
    """The least fixpoint of what lines carry against a fixed attack."""
    value = [0] * len(program.lines)
    while True:
        new = [
            max(
                (
                    carried
                    for line in lines
                    for carried in [
                        program.table[line][min((value[each] for each in program.premises[line]), default=4)]
                    ]
                    if carried > attack[program.attacker[line]]
                ),
                default=0,
            )
            for lines in program.lines
        ]
        if new == value:
            return value
        value = new


def by_definition(program):
    none = [0] * len(program.lines)
    lo, hi = none, support(program, none)
    while (after := support(program, hi)) != lo:
        lo = after
        hi = support(program, lo)
    return lo, hi, support(program, none)


def lists(values):
    return list(values.lo), list(values.hi), list(values.free)


@settings(max_examples=max(300, settings().max_examples))
@given(programs())
def test_agrees_with_the_definition(program):
    assert lists(solve(program)) == by_definition(program)


@given(programs(), st.data())
def test_looking_again_is_as_good_as_looking_anew(program, data):
    gone = data.draw(st.sets(st.integers(1, len(program.lines) - 1)))
    less, touched = program.without(gone)
    assert touched == gone
    assert lists(solve_again(less, solve(program), touched)) == lists(solve(less))


@given(programs())
def test_bases_given_later_count(program):
    more = evolve(
        program,
        lines=[*program.lines[:-1], [*program.lines[-1], len(program.target)]],
        target=(*program.target, len(program.lines) - 1),
        table=(*program.table, CAPS[3]),
        premises=(*program.premises, ()),
        attacker=(*program.attacker, 0),
    )
    assert lists(solve_again(more, solve(program), [len(program.lines) - 1])) == by_definition(more)


def test_a_circle_does_not_hold_itself_up_once_what_held_it_falls():
    held, echo, foe, shield, sword = 1, 2, 3, 4, 5
    falling = program(
        6,
        [
            (held, CAPS[4], (), foe),
            (held, CAPS[4], (echo,), 0),
            (echo, CAPS[4], (held,), 0),
            (foe, CAPS[4], (), shield),
            (shield, CAPS[4], (held,), sword),
            (sword, CAPS[4], (), 0),
        ],
    )
    assert lists(solve(falling)) == by_definition(falling)
    assert list(solve(falling).hi) == [0, 0, 0, 4, 0, 4]


def test_a_node_falls_to_the_strongest_line_that_is_left_wherever_it_stands():
    held, foe, shield, sword = 1, 2, 3, 4
    falling = program(
        5,
        [
            (held, CAPS[1], (), 0),
            (held, CAPS[4], (), foe),
            (held, CAPS[2], (), 0),
            (foe, CAPS[4], (), shield),
            (shield, CAPS[4], (held,), sword),
            (sword, CAPS[4], (), 0),
        ],
    )
    assert list(solve(falling).hi) == [0, 2, 4, 0, 4]
    assert lists(solve(falling)) == by_definition(falling)
