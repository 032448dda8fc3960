"""Where losses begin, and which objections bite: what holds on any map."""

import pytest
from hypothesis import given

from argmap.evaluate import evaluate
from argmap.evaluate.losses import bitten, losses
from argmap.model import Degree, Verdict
from evaluate.maps import read
from strategies import BROAD, CONTRARIES, records, text


def beneath(amap, id_):
    found, waiting = {id_}, [id_]
    while waiting:
        for step in amap.supports.get(waiting.pop(), ()):
            further = {*step.served_by} - found
            found |= further
            waiting += further
    return found


@pytest.mark.parametrize("shape", [BROAD, CONTRARIES], ids=["broad", "contraries"])
def test_every_lost_claim_has_a_loss_at_or_beneath_it_and_each_loss_has_a_reason(shape):
    @given(records(shape))
    def hold(parts):
        amap = read(text(parts))
        reading = evaluate(amap).with_objections
        found = losses(reading)
        begun = {loss.claim for loss in found}
        for claim in amap.claims:
            if reading.verdict(claim.id) in {Verdict.DEFEATED, Verdict.CONTESTED}:
                assert begun & beneath(amap, claim.id)
        for loss in found:
            assert loss.verdict in {Verdict.DEFEATED, Verdict.CONTESTED}
            assert loss.hits or loss.lowered

    hold()


@given(records(BROAD))
def test_a_step_that_an_objection_bites_carries_nothing(parts):
    amap = read(text(parts))
    reading = evaluate(amap).with_objections
    for by, targets in bitten(reading).items():
        assert reading.verdict(by) is Verdict.SUSTAINED
        for target in targets:
            if target in amap.inferences:
                assert reading.offered(target) > reading.carried(target) == Degree.NONE
            else:
                assert reading.lo[target] < reading.free[target]
