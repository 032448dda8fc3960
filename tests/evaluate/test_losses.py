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
                assert reading.carried(target) == Degree.NONE
            else:
                assert reading.lo[target] < reading.free[target]


def test_a_question_whose_answer_is_undecided_is_a_reason():
    scheme = 'scheme asking: "Asking"\n  role r: "R"\n  strength plausible\n  question why: "Why?" owed\n'
    amap = read(
        scheme + 'premise e0: "A."\n  basis "B"\npremise e1: "Not A."\n  basis "B"\n  contradicts e0\n'
        'source s: "S"\nevidence e2: "C."\n  from s p. 1\nclaim c1: "D."\n  as plausible\n'
        "inference e2 => c1\n  scheme asking\n  question why: met by e0\n"
    )
    assert [(loss.claim, loss.hits, loss.lowered) for loss in losses(evaluate(amap).with_objections)] == [
        ("c1", (), ("e0",))
    ]
