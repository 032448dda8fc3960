"""What must hold of every map: the sixteen invariants of the design, numbered as there.

Each is tried on two kinds of maps, broad ones and ones with many contraries between derived claims.
3 to 6 are the rationality postulates of Caminada and Amgoud (2007).
"""

from collections import defaultdict

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evaluate import evaluate
from argmap.evaluate.givens import base, grade
from argmap.model import Degree, Objection
from evaluate.maps import read, values
from strategies import Shape, records, text

BROAD = records(Shape())
CONTRARIES = records(Shape(contraries=True))
ANY = st.one_of(BROAD, CONTRARIES)
PLAIN = st.one_of(records(Shape(lifting=False)), records(Shape(lifting=False, contraries=True)))
"""Maps in which nothing raises a degree: no corroboration, no question that waits for an answer."""
UNATTACKED = records(Shape(attacks=()))


def readings(parts):
    evaluation = evaluate(read(text(parts)))
    return [evaluation.with_objections, evaluation.as_argued]


def strict_steps(amap):
    return [each for each in amap.inferences.values() if grade(amap, each).strict]


def contrary_pairs(reading):
    return [(a, b) for a, others in reading.amap.contraries.items() for b in others]


@given(ANY, st.randoms(use_true_random=False))
def test_1_order_never_matters(parts, random):
    shuffled = list(parts)
    random.shuffle(shuffled)
    for one, other in zip(readings(parts), readings(shuffled), strict=True):
        assert values(one) == values(other)
        assert {id_: one.carried(id_) for id_ in one.amap.inferences} == {
            id_: other.carried(id_) for id_ in one.amap.inferences
        }


@given(ANY)
def test_2_at_least_is_never_more_than_at_most(parts):
    for reading in readings(parts):
        assert all(lo <= hi <= free for lo, hi, free in values(reading).values())


@given(ANY)
def test_3_no_two_contraries_stand(parts):
    for reading in readings(parts):
        assert not [pair for pair in contrary_pairs(reading) if all(reading.lo[id_] for id_ in pair)]


@given(ANY)
def test_4_nor_do_they_in_what_follows_strictly(parts):
    for reading in readings(parts):
        inside = {id_ for id_, degree in reading.lo.items() if degree}
        steps = strict_steps(reading.amap)
        while more := {each.conclusion for each in steps if inside.issuperset(each.linked)} - inside:
            inside |= more
        assert not [pair for pair in contrary_pairs(reading) if inside.issuperset(pair)]


@given(ANY)
def test_5_what_follows_strictly_stands_as_strongly(parts):
    for reading in readings(parts):
        for step in strict_steps(reading.amap):
            if reading.strength(step.id) == Degree.CERTAIN and reading.absent.isdisjoint(
                [*step.linked, step.conclusion]
            ):
                assert reading.lo[step.conclusion] >= min(reading.lo[id_] for id_ in step.linked)


@given(PLAIN)
def test_6_what_stands_can_be_rebuilt_from_leaves(parts):
    for reading in readings(parts):
        inside = {id_: degree for id_, degree in reading.lo.items() if degree}
        rebuilt = set()
        while more := {
            id_ for id_ in inside if id_ not in rebuilt and inside[id_] in carried_from(rebuilt, reading, id_)
        }:
            rebuilt |= more
        assert rebuilt == set(inside)


@given(PLAIN)
def test_7_nothing_exceeds_its_strongest_leaf(parts):
    for reading in readings(parts):
        amap = reading.amap
        leaf = {id_: base(amap, each).degree for id_, each in amap.statements.items()}
        for objection in amap.objections:
            if objection.citations:
                leaf[objection.id] = Degree.CERTAIN
        below = support(amap)
        for id_, degree in reading.free.items():
            assert degree <= max(leaf[each] for each in reach(below, id_))


@given(UNATTACKED, st.data())
def test_8_more_support_never_lowers_anything(parts, data):
    before = evaluate(read(text(parts))).with_objections
    end = data.draw(st.sampled_from([each.id for each in before.amap.claims]))
    cited = data.draw(st.sampled_from(("", "  from book p. 9\n")))
    more = (f'evidence new: "More."\n{cited}', f"inference another: new => {end}\n  scheme sure\n")
    after = evaluate(read(text((*parts, *more)))).with_objections
    assert all(after.lo[id_] >= degree for id_, degree in before.lo.items())


@given(records(Shape(attacks=(), lifting=False)), st.data())
def test_8_nor_does_another_step_between_what_is_there(parts, data):
    before = evaluate(read(text(parts))).with_objections
    start = data.draw(st.sampled_from(list(before.amap.statements)))
    end = data.draw(st.sampled_from([each.id for each in before.amap.claims]))
    after = evaluate(
        read(text((*parts, f"inference another: {start} => {end}\n  scheme sure\n")))
    ).with_objections
    assert all(after.lo[id_] >= degree for id_, degree in before.lo.items())


@given(ANY)
def test_9_every_inference_twice_changes_nothing(parts):
    doubled = []
    for part in parts:
        if part.startswith("inference "):
            doubled += [part, part.replace("inference ", "inference again-", 1)]
        else:
            doubled.append(
                "".join(
                    f"{line.rstrip()}, again-{line.split()[1]}\n" if line.startswith("  undercuts ") else line
                    for line in part.splitlines(keepends=True)
                )
            )
    for one, other in zip(readings(parts), readings(doubled), strict=True):
        assert values(one) == values(other)


@given(ANY, st.data())
def test_10_what_is_not_upstream_does_not_matter(parts, data):
    amap = read(text(parts))
    id_ = data.draw(st.sampled_from(list(amap.statements)))
    edges = dependence(amap)
    for step in strict_steps(amap):
        for premise in step.linked:
            edges[f"not {premise}"].add(step.conclusion)
    kept = reach(edges, id_)
    less = evolve(
        amap,
        statements={each: statement for each, statement in amap.statements.items() if each in kept},
        inferences={each: step for each, step in amap.inferences.items() if step.conclusion in kept},
    )
    for one, other in zip(
        *([e.with_objections, e.as_argued] for e in (evaluate(amap), evaluate(less))), strict=True
    ):
        assert values(one).get(id_) == values(other).get(id_)


@given(BROAD, records(Shape(contraries=True), prefix="x"))
def test_11_maps_side_by_side_leave_one_another_alone(parts, others):
    for one, other, both in zip(readings(parts), readings(others), readings((*parts, *others)), strict=True):
        assert values(both) == values(one) | values(other)


@given(ANY)
def test_12_everything_is_decided_unless_a_circle_passes_through_an_attack(parts):
    amap = read(text(parts))
    edges = dependence(amap)
    hostile = [
        (a, b)
        for a, others in dependence(amap, attacks_alone=True).items()
        for b in others
        if a in reach(edges, b)
    ]
    if not hostile:
        assert all(lo == hi for lo, hi, _ in values(evaluate(amap).with_objections).values())


@given(PLAIN, st.data())
def test_13_attacking_a_claim_never_raises_it(parts, data):
    before, _ = readings(parts)
    claim = data.draw(st.sampled_from([each.id for each in before.amap.claims]))
    degree = data.draw(st.sampled_from(("possible", "plausible", "probable", "certain")))
    after, _ = readings(
        (*parts, f'objection new: "No."\n  rebuts {claim}\n  from book p. 9\n  as {degree}\n')
    )
    assert after.lo[claim] <= before.lo[claim]
    assert after.hi[claim] <= before.hi[claim]


@given(ANY, st.data())
def test_14_a_beaten_attacker_leaves_no_trace(parts, data):
    before, _ = readings(parts)
    claim = data.draw(st.sampled_from([each.id for each in before.amap.claims]))
    step = data.draw(st.sampled_from(list(before.amap.inferences)))
    beaten = f'objection new: "No."\n  rebuts {claim}\n  undercuts {step}\n  from book p. 9\n'
    answer = 'objection reply: "Yes."\n  answers new\n  from book p. 10\n'
    after, _ = readings((*parts, beaten, answer))
    assert values(after).items() >= values(before).items()


@given(st.data())
def test_15_objections_alone_are_labelled_as_dung_does(data):
    ids = [f"o{i}" for i in range(data.draw(st.integers(1, 8)))]
    answers = {id_: data.draw(st.sets(st.sampled_from(ids), max_size=3)) - {id_} for id_ in ids}
    parts = ['claim root: "Said."\n']
    for id_, others in answers.items():
        answering = f"  answers {', '.join(sorted(others))}\n" if others else ""
        parts.append(f'objection {id_}: "But."\n  rebuts root\n{answering}  from book p. 1\n')
    label = {}
    while True:
        for id_ in ids:
            attackers = [label.get(each) for each in ids if id_ in answers[each]]
            if id_ not in label and all(each == "out" for each in attackers):
                label[id_] = "in"
                break
            if id_ not in label and "in" in attackers:
                label[id_] = "out"
                break
        else:
            break
    degrees = {"in": (4, 4, 4), "out": (0, 0, 4), None: (0, 4, 4)}
    reading, _ = readings(parts)
    assert values(reading) == {id_: degrees[label.get(id_)] for id_ in ids} | {"root": (0, 0, 0)}


@given(ANY)
def test_16_a_value_rests_on_an_unattacked_line_and_a_lost_one_has_an_attacker_that_stands(parts):
    reading, _ = readings(parts)
    program, lo, hi = reading.program, reading.values.lo, reading.values.hi
    for node in program.nodes.values():
        lines = [
            (
                program.table[line][min([lo[each] for each in program.premises[line]], default=4)],
                program.table[line][min([hi[each] for each in program.premises[line]], default=4)],
                program.attacker[line],
            )
            for line in program.lines[node]
        ]
        if lo[node]:
            assert any(low == lo[node] and hi[attacker] < low for low, _, attacker in lines)
        assert all(lo[attacker] >= high for _, high, attacker in lines if high > hi[node])


@pytest.mark.parametrize("parts", [CONTRARIES, BROAD])
def test_the_generators_reach_what_is_lost_and_what_is_undecided(parts):
    """Not an invariant: generators that never made a defeat or a tie would try little."""
    seen = set()

    @settings(max_examples=200)
    @given(parts)
    def look(each):
        reading, _ = readings(each)
        for claim in reading.amap.claims:
            seen.add(
                (reading.lo[claim.id] < reading.hi[claim.id], reading.hi[claim.id] < reading.free[claim.id])
            )

    look()
    assert seen >= {(False, False), (False, True), (True, False)}


# ------------------------------------------------------------------------ what rests on what


def carried_from(rebuilt, reading, id_):
    """The degrees of a statement's lines that rest on nothing but what is rebuilt already."""
    amap, statement = reading.amap, reading.amap.statements[id_]
    found = {base(amap, statement).degree}
    if isinstance(statement, Objection) and rebuilt.issuperset(statement.grounds):
        most = statement.degree or Degree.CERTAIN
        found.add(min([most, *(reading.lo[each] for each in statement.grounds)]))
    found.update(
        reading.carried(step.id) for step in amap.supports.get(id_, ()) if rebuilt.issuperset(step.linked)
    )
    return found


def support(amap):
    """For each statement what may hold it up, directly."""
    below = defaultdict(set)
    for step in amap.inferences.values():
        below[step.conclusion].update(step.linked)
    for objection in amap.objections:
        below[objection.id].update(objection.grounds)
    return below


def dependence(amap, *, attacks_alone=False):
    """For each statement, and each `not s` of a strict premise `s`, what its value depends on."""
    against = defaultdict(set)
    for objection in amap.objections:
        for how, target in objection.attacks:
            against[amap.inferences[target].conclusion if how == "undercuts" else target].add(objection.id)
    for id_, others in amap.contraries.items():
        against[id_].update(others)
    below = defaultdict(set) if attacks_alone else support(amap)
    for step in amap.inferences.values():
        against[step.conclusion].update(grade(amap, step).fails)
    denied = {id_ for step in strict_steps(amap) for id_ in step.linked}
    for id_ in denied:
        against[id_].add(f"not {id_}")
    for id_, others in against.items():
        below[id_].update(others)
    if attacks_alone:
        return below
    for step in amap.inferences.values():
        for pending in grade(amap, step).pending:
            below[step.conclusion].update(pending.by)
    for step in strict_steps(amap):
        for id_ in step.linked:
            below[f"not {id_}"].update({*against[step.conclusion], *step.linked} - {id_})
            for pending in grade(amap, step).pending:
                below[f"not {id_}"].update(pending.by)
    return below


def reach(below, id_):
    """What a statement depends on, itself included."""
    seen, open_ = {id_}, [id_]
    while open_:
        new = set(below.get(open_.pop(), ())) - seen
        seen |= new
        open_ += new
    return seen
