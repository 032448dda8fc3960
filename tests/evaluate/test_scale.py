"""Depth and size: nothing here may meet a recursion limit, or take more than linear time."""

import time

import pytest

from argmap.evaluate import explain, repairs
from argmap.evaluate.graph import components
from argmap.evaluate.lines import attackers
from argmap.evaluate.program import CAPS, Program
from argmap.evaluate.solve import solve
from argmap.model import Verdict
from evaluate.maps import weigh

SIZE = 100_000


def program(rests_on, attacked_by):
    """A program with one line to each node from 1."""
    size = len(rests_on) + 1
    return Program(
        nodes={}, denials={}, transposed={}, steps={}, grades={}, gates={}, undercutters={}, against={}, outside={},
        lines=[[], *([line] for line in range(size - 1))],
        target=range(1, size),
        table=[CAPS[4]] * (size - 1),
        premises=rests_on,
        attacker=attacked_by,
        groups=components(range(size), [[], *([*a, b] for a, b in zip(rests_on, attacked_by, strict=True))]),
    )  # fmt: skip


SHAPES = {
    "chain of support": ([(), *((n,) for n in range(1, SIZE))], [0] * SIZE),
    "circle of support": ([(SIZE,), *((n,) for n in range(1, SIZE))], [0] * SIZE),
    "chain of attack": ([()] * SIZE, list(range(SIZE))),
    "circle of attack": ([()] * SIZE, [SIZE, *range(1, SIZE)]),
    "chain of attack into a circle": (
        [(), *((SIZE,) if n == 1 else () for n in range(1, SIZE))],
        list(range(SIZE)),
    ),
    "circle of support, attacked by itself": (
        [(SIZE,), *((n,) for n in range(1, SIZE))],
        [SIZE // 2, *([0] * (SIZE - 1))],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_long_chains_and_circles(shape):
    start = time.process_time()
    values = solve(program(*SHAPES[shape]))
    assert all(lo <= hi for lo, hi in zip(values.lo, values.hi, strict=True))
    assert time.process_time() - start < 5


def test_a_statement_with_very_many_attackers_each_of_which_falls_in_its_turn():
    """Each attacker is beaten by the next link of a chain, so the target is looked at again and again."""
    many = 20_000
    links = "".join(
        f'objection a{n}: "A"\n  rebuts x\n  answers a{n + 1}\n  from book\n' for n in range(many)
    )
    start = time.process_time()
    evaluation = weigh(
        'source book: "B"\nevidence e: "E"\n  from book\nclaim x: "X"\ninference e => x\n'
        f'{links}objection a{many}: "A"\n  rebuts x\n  from book\n'
    )
    assert evaluation["x"].verdict is Verdict.DEFEATED
    assert time.process_time() - start < 10


@pytest.fixture(scope="module")
def chain():
    size = 20_000
    steps = "".join(f'claim c{n}: "C"\ninference c{n - 1} => c{n}\n' for n in range(1, size))
    return weigh(f'premise c0: "C"\n  basis "given"\n{steps}')


def test_a_long_chain_is_evaluated(chain):
    assert chain["c19999"].verdict is Verdict.SUSTAINED


def test_and_explained_with_what_is_left_out_counted(chain):
    (account,) = explain(chain, "c19999").accounts
    assert len(account.points) == 40
    assert account.left_out == 10_000
    (account,) = explain(chain, "c100").accounts
    assert len(account.points) + account.left_out == 200


def test_a_large_circle_is_explained_and_mended():
    size = 2_000
    steps = "".join(f'claim c{n}: "C"\ninference c{n - 1} => c{n}\n' for n in range(1, size))
    evaluation = weigh(f'claim c0: "C"\ninference c{size - 1} => c0\n{steps}')
    assert "a circle of 2,000" in str(explain(evaluation, "c7"))
    assert repairs(evaluation, "c7")[0].says == "give `c7` some support"


def test_a_long_chain_of_strict_steps_that_is_rebutted_at_its_end_is_mended():
    size = 4_000
    steps = "".join(
        f'claim c{n}: "C"\ninference c{n - 1} => c{n}\n  scheme deduction\n' for n in range(1, size)
    )
    evaluation = weigh(
        'source book: "B"\nevidence c0: "C"\n  from book\n'
        f'{steps}objection o: "O"\n  rebuts c{size - 1}\n  from book\n'
    )
    start = time.process_time()
    assert [each.says for each in repairs(evaluation, f"c{size - 1}")] == ["answer `o`"]
    assert time.process_time() - start < 5


def test_a_strict_step_with_very_many_premises_that_is_rebutted():
    size = 8_000
    premises = "".join(f'evidence e{n}: "E"\n  from book\n' for n in range(size))
    evaluation = weigh(
        f'source book: "B"\n{premises}claim x: "X"\n'
        f"inference s: {' + '.join(f'e{n}' for n in range(size))} => x\n  scheme deduction\n"
        'objection o: "O"\n  rebuts x\n  from book\n'
    )
    start = time.process_time()
    for n in range(size):
        (attacker,) = attackers(evaluation.with_objections, f"e{n}")
        assert (attacker.by, attacker.how, attacker.target) == ("s", "strict", f"e{n}")
    assert time.process_time() - start < 3
