"""The engine against proof trees, and as argued against a map without the objections raised."""

import pytest
from hypothesis import assume, given

from argmap.evaluate import evaluate
from evaluate.maps import read, values
from evaluate.oracle import Oracle, TooManyError
from strategies import Shape, records, text

PLAIN = Shape(lifting=False)
CONTRARIES = Shape(lifting=False, contraries=True)


@pytest.mark.parametrize("shape", [PLAIN, CONTRARIES], ids=["broad", "contraries"])
def test_proof_trees_agree(shape):
    @given(records(shape))
    def agree(parts):
        amap = read(text(parts))
        evaluation = evaluate(amap)
        raised = frozenset(each.id for each in amap.objections if each.raised_by)
        try:
            assert values(evaluation.with_objections) == Oracle(amap).values()
            assert values(evaluation.as_argued) == Oracle(amap, raised).values()
        except TooManyError:
            assume(condition=False)

    agree()
