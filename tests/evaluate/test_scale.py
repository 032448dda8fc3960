"""Depth and size: nothing here may meet a recursion limit, or be more than linear work."""

import pytest

from argmap.evaluate import explain, repairs
from argmap.evaluate.graph import components
from argmap.evaluate.lines import attackers
from argmap.evaluate.program import CAPS, Program
from argmap.evaluate.solve import solve
from argmap.model import Verdict
from evaluate.maps import weigh
from work import assert_linear

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
    "chain of support": lambda size: ([(), *((n,) for n in range(1, size))], [0] * size),
    "circle of support": lambda size: ([(size,), *((n,) for n in range(1, size))], [0] * size),
    "chain of attack": lambda size: ([()] * size, list(range(size))),
    "circle of attack": lambda size: ([()] * size, [size, *range(1, size)]),
    "chain of attack into a circle": lambda size: (
        [(), *((size,) if n == 1 else () for n in range(1, size))],
        list(range(size)),
    ),
    "circle of support, attacked by itself": lambda size: (
        [(size,), *((n,) for n in range(1, size))],
        [size // 2, *([0] * (size - 1))],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_long_chains_and_circles(shape):
    values = solve(program(*SHAPES[shape](SIZE)))
    assert all(lo <= hi for lo, hi in zip(values.lo, values.hi, strict=True))


@pytest.mark.parametrize("shape", SHAPES)
def test_chains_and_circles_are_work_as_they_are_long(shape):
    assert_linear(lambda size: program(*SHAPES[shape](size)), solve)


def beaten_in_turn(many):
    """Each attacker of x is beaten by the next link of a chain, so x is looked at again and again."""
    links = "".join(
        f'objection a{n}: "A"\n  rebuts x\n  answers a{n + 1}\n  from book\n' for n in range(many)
    )
    return (
        'source book: "B"\nevidence e: "E"\n  from book\nclaim x: "X"\ninference e => x\n'
        f'{links}objection a{many}: "A"\n  rebuts x\n  from book\n'
    )


def test_a_statement_with_very_many_attackers_each_of_which_falls_in_its_turn():
    assert weigh(beaten_in_turn(20_000))["x"].verdict is Verdict.DEFEATED
    assert_linear(beaten_in_turn, weigh, 50)


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


def rebutted_at_its_end(size):
    """The evaluation of a chain of strict steps."""
    steps = "".join(
        f'claim c{n}: "C"\ninference c{n - 1} => c{n}\n  scheme deduction\n' for n in range(1, size)
    )
    return weigh(
        'source book: "B"\nevidence c0: "C"\n  from book\n'
        f'{steps}objection o: "O"\n  rebuts c{size - 1}\n  from book\n'
    )


def mended_at_its_end(evaluation):
    end = evaluation.amap["o"].attacks[0].target
    assert [each.says for each in repairs(evaluation, end)] == ["answer `o`"]


def test_a_long_chain_of_strict_steps_that_is_rebutted_at_its_end_is_mended():
    mended_at_its_end(rebutted_at_its_end(4_000))
    assert_linear(rebutted_at_its_end, mended_at_its_end, 60)


def rebutted_conclusion(size):
    """The evaluation of a strict step with many premises."""
    premises = "".join(f'evidence e{n}: "E"\n  from book\n' for n in range(size))
    return weigh(
        f'source book: "B"\n{premises}claim x: "X"\n'
        f"inference s: {' + '.join(f'e{n}' for n in range(size))} => x\n  scheme deduction\n"
        'objection o: "O"\n  rebuts x\n  from book\n'
    )


def attacked_premises(evaluation):
    for each in evaluation.amap.evidence:
        (attacker,) = attackers(evaluation.with_objections, each.id)
        assert (attacker.by, attacker.how, attacker.target) == ("s", "strict", each.id)


def test_a_strict_step_with_very_many_premises_that_is_rebutted():
    attacked_premises(rebutted_conclusion(8_000))
    assert_linear(rebutted_conclusion, attacked_premises, 60)
