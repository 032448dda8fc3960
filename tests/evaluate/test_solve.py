"""The quick way to the alternating fixpoint against the slow one, on any program."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evaluate.graph import components
from argmap.evaluate.program import CAPS, Program
from argmap.evaluate.solve import solve, solve_again
from evaluate.maps import weigh

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


@pytest.mark.parametrize("undercut", ["one", "other"])
def test_what_lies_on_a_circle_stands_by_its_other_line_when_one_falls(undercut):
    evaluation = weigh(f"""\
source book: "A book"
scheme sure: "Carries anything"
  strength certain
evidence e: "Seen."
  from book p. 1
evidence f: "Heard."
  from book p. 2
claim a: "A"
inference one: e => a
  scheme sure
inference other: f => a
  scheme sure
claim b: "B"
inference a => b
  scheme sure
inference b => a
  scheme sure
claim r: "R"
inference e => r
  scheme sure
inference b => r
  scheme sure
objection o: "But."
  undercuts {undercut}
  from r
""").with_objections
    assert {id_: (evaluation.lo[id_], evaluation.hi[id_]) for id_ in "abro"} == dict.fromkeys("abro", (4, 4))
    assert evaluation.carried(undercut) == 0


AS_ARGUED = """\
source book: "A book"
person critic: "A critic"
evidence e: "Seen."
  from book p. 1
"""


def test_without_an_objection_what_was_out_is_undecided_and_so_is_what_rests_on_it():
    evaluation = weigh(
        AS_ARGUED + 'claim x: "X"\ninference i: e => x\nclaim y: "Y"\ninference x => y\nclaim z: "Z"\n'
        'inference y => z\nclaim u: "U"\n  contradicts x\ninference e => u\n'
        'objection o: "But."\n  undercuts i\n  from book p. 2; raised-by critic\n'
        'objection v: "But."\n  rebuts u\n  from u\n'
    )
    full, argued = evaluation.with_objections, evaluation.as_argued
    assert [(full.lo[id_], full.hi[id_]) for id_ in "xyz"] == [(0, 0)] * 3
    assert [(argued.lo[id_], argued.hi[id_]) for id_ in "xyz"] == [(0, 2)] * 3


def test_without_an_objection_what_only_it_supported_has_nothing_even_unattacked():
    evaluation = weigh(
        AS_ARGUED + 'objection o: "But."\n  rebuts w\n  from book p. 2; raised-by critic\nclaim w: "W"\n'
        'objection p: "No."\n  answers o\n  from book p. 3\n'
        'claim y: "Y"\ninference o => y\nclaim z: "Z"\ninference y => z\n'
    )
    assert [evaluation.with_objections.free[id_] for id_ in "yz"] == [2, 2]
    assert [evaluation.as_argued.free[id_] for id_ in "yz"] == [0, 0]


@pytest.mark.parametrize(("first", "second"), [("one", "other"), ("other", "one")])
def test_the_other_line_may_fall_in_its_turn(first, second):
    """The objection `o` takes one line of `a` away and lets `p` stand, which takes away the other."""
    reading = weigh(f"""\
source book: "A book"
scheme sure: "Carries anything"
  strength certain
evidence e: "Seen."
  from book p. 1
claim a: "A"
inference one: e => a
  scheme sure
inference other: e => a
  scheme sure
claim b: "B"
inference a => b
  scheme sure
inference b => a
  scheme sure
claim r: "R"
inference e => r
  scheme sure
inference b => r
  scheme sure
objection o: "But."
  undercuts {first}, k
  from r
claim w: "W"
inference k: e => w
  scheme sure
objection z: "No."
  answers p
  from w
objection p: "Nor so."
  undercuts {second}
  from e
""").with_objections
    assert {id_: (reading.lo[id_], reading.hi[id_]) for id_ in "abwzrop"} == {
        **dict.fromkeys("abwz", (0, 0)),
        **dict.fromkeys("rop", (4, 4)),
    }


def test_what_loses_its_strong_line_falls_back_on_a_weak_one_before_it():
    reading = weigh("""\
source book: "A book"
scheme sure: "Carries anything"
  strength certain
evidence e: "Seen."
  from book p. 1
claim a: "A"
inference weak: e => a
inference strong: e => a
  scheme sure
claim r: "R"
inference e => r
  scheme sure
inference a => r
  scheme sure
objection o: "But."
  undercuts strong
  from r
""").with_objections
    assert (reading.lo["a"], reading.hi["a"], reading.free["a"]) == (2, 2, 4)
