"""Where the numbers come from: each row of the design's table, in the smallest map that shows it."""

import pytest

from argmap.evaluate.givens import base, grade, independent, stake
from argmap.model import Degree
from evaluate.maps import read, weigh

HEAD = """\
source book: "A book"
  by author
source letters: "Letters"
  origin archive
source anonymous: "A pamphlet"
person author: "The author"
  party-to guilty, honour
person neighbour: "A neighbour"
claim guilty: "He did it."
term honour: "honour"
term weather: "weather"
scheme asking: "Owes an answer"
  strength probable
  question why: "Why so?" owed
  question really: "Is it really?" exception
scheme firm: "Firm"
  strength certain
scheme surely: "Strict, and owes an answer"
  strict
  question form: "Is it valid?" owed
scheme telling: "With rivals"
  strength probable
  question rivals: "Which others?" owed
"""


def degree(text, id_="x"):
    """The degree that a statement reaches, as a word."""
    return str(weigh(HEAD + text)[id_].degree)


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("from anonymous p. 1", "certain"),
        ("from anonymous p. 1; as plausible", "plausible"),
        ("as certain", "possible"),
        ('note "nothing else"', "possible"),
        ("from book p. 1; about weather", "certain"),
        ("from book p. 1; about honour", "plausible"),
        ("from book p. 1; about honour; witness neighbour", "certain"),
        ("from anonymous p. 1; about honour; witness author", "plausible"),
        ("from book p. 1 + anonymous; about honour", "certain"),
        ("from book p. 1; about honour; as possible", "possible"),
        ("about honour; as certain", "possible"),
    ],
)
def test_evidence(clauses, expected):
    assert degree(f'evidence x: "Seen."\n  {clauses}\n') == expected


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ('basis "why not"', "probable"),
        ("from book p. 1", "probable"),
        ("from book p. 1; as certain", "certain"),
        ("as certain", "possible"),
        ('basis "why not"; as plausible', "plausible"),
        ('note "bare"', "possible"),
    ],
)
def test_premise(clauses, expected):
    assert degree(f'premise x: "Given."\n  {clauses}\n') == expected


INTEREST = """\
evidence e: "He was not there."
  from book p. 1
claim other: "It rained."
claim honourable: "He is a man of honour."
  about honour
"""


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("inference e => guilty\n", "plausible"),
        ("inference e => honourable\n", "plausible"),
        ("inference e => other\n", "certain"),
        ("inference e => guilty\n  scheme reluctant-testimony\n", "certain"),
        ("inference e => guilty\n  scheme reluctant-testimony\ninference e => honourable\n", "plausible"),
    ],
)
def test_a_witness_with_a_stake_in_what_is_inferred(steps, expected):
    assert degree(INTEREST + steps, "e") == expected


def test_the_stake_is_named():
    amap = read(HEAD + INTEREST + "inference e => guilty\n")
    assert stake(amap, amap.statements["e"]) == ("author", "guilty")
    assert base(amap, amap.statements["e"]) == (Degree.PLAUSIBLE, "interested")


def test_testimony_against_interest_frees_what_the_evidence_itself_is_about():
    text = 'evidence e: "I was a coward."\n  from book p. 1; about honour\nclaim other: "It rained."\n'
    assert degree(text + "inference e => other\n  scheme reluctant-testimony\n", "e") == "certain"
    assert degree(text + "inference e => other\n", "e") == "plausible"


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("", "plausible"),
        ('warrant "because"', "probable"),
        ("warrant p", "possible"),
        ("scheme firm", "certain"),
        ("scheme asking", "possible"),
        ("scheme asking; question why: open", "possible"),
        ("scheme asking; question why: conceded", "possible"),
        ('scheme asking; question why: waived "plain"', "probable"),
        ("scheme asking; question why: met by e", "probable"),
        ("scheme asking; question why: met by unfounded", "possible"),
        ("scheme asking; question why: met by much", "possible"),
        ('scheme asking; question why: waived "plain"; question really: open', "probable"),
        ('scheme asking; question why: waived "plain"; question really: conceded', "possible"),
        ('scheme asking; question why: waived "plain"; question really: met by unfounded', "probable"),
        ('scheme asking; question why: waived "plain"; question really: fails by e', "none"),
        ('scheme asking; question why: waived "plain"; question really: fails by p', "probable"),
        ("scheme asking; question why: fails by unfounded", "probable"),
        ("scheme deduction", "certain"),
        ("scheme deduction; question form: open", "certain"),
        ("scheme deduction; question form: fails by e", "none"),
        ("scheme surely", "possible"),
        ('scheme surely; question form: waived "checked"', "certain"),
        ("scheme telling", "possible"),
        ('scheme telling; rival "Or so": open', "possible"),
        ('scheme telling; rival "Or so": waived "silly"', "probable"),
        ('scheme telling; rival "Or so": excluded by e; rival "Or thus": waived "silly"', "probable"),
        ('scheme telling; rival "Or so": excluded by e; rival "Or thus": open', "possible"),
        ('scheme telling; rival "Or so": excluded by unfounded', "possible"),
        ('scheme telling; rival "Or so": waived "silly"; question rivals: open', "probable"),
        ('scheme telling; rival "Or so": waived "silly"; question rivals: conceded', "possible"),
    ],
)
def test_inference(clauses, expected):
    text = f"""\
evidence e: "Seen."
  from anonymous p. 1
premise p: "Given, and bare."
claim unfounded: "Said."
claim much: "Said too loudly."
  as certain
inference p => much
claim x: "So."
inference i: e => x
  {clauses}
"""
    assert degree(text) == expected


def test_a_question_met_or_excluded_by_what_an_objection_takes_away_is_open_again():
    text = (
        HEAD
        + """\
evidence e: "Seen."
  from anonymous p. 1
claim answer: "Because."
inference why: e => answer
claim x: "So."
inference i: e => x
  scheme asking
  question why: met by answer
objection o: "Not because."
  undercuts why
  from anonymous p. 2
  raised-by neighbour
"""
    )
    evaluation = weigh(text)
    assert evaluation.with_objections.strength("i") == Degree.POSSIBLE
    assert evaluation.with_objections.capped_by("i") == ("why",)
    assert evaluation.as_argued.strength("i") == Degree.PROBABLE
    assert evaluation.as_argued.capped_by("i") == ()
    assert (evaluation.with_objections.lo["x"], evaluation.as_argued.lo["x"]) == (1, 3)


def test_an_answer_that_rests_on_the_conclusion_meets_nothing():
    text = """\
evidence e: "Seen."
  from anonymous p. 1
claim x: "So."
inference i: e => x
  scheme asking
  question why: met by y
claim y: "Therefore."
inference x => y
  warrant "plain"
"""
    assert degree(text) == "possible"
    assert degree(text + 'inference e => y\n  warrant "also"\n') == "probable"
    assert degree(text.replace("met by y", "met by x")) == "possible"


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("from e", "certain"),
        ("from anonymous p. 3", "certain"),
        ("from anonymous p. 3; as plausible", "plausible"),
        ("from e + p", "possible"),
        ("from anonymous p. 3 + p", "possible"),
        ("from unfounded", "none"),
        ("as certain", "none"),
    ],
)
def test_objection(clauses, expected):
    text = f"""\
evidence e: "Seen."
  from anonymous p. 1
premise p: "Given, and bare."
claim unfounded: "Said."
objection x: "But."
  rebuts unfounded
  {clauses}
"""
    assert degree(text) == expected


REPORTS = """\
evidence one: "One says so."
  from anonymous p. 1; as plausible
evidence two: "Two says so."
  from letters p. 1; as plausible; witness neighbour
evidence copy: "A copy says so."
  from letters p. 2; as plausible
evidence again: "Two says so again."
  from anonymous p. 9; as plausible; witness neighbour
evidence faint: "Three mumbles."
  from anonymous p. 3; as possible
evidence sure: "It is plain."
  from anonymous p. 4
evidence sure-too: "It is plain again."
  from anonymous p. 5
premise apart: "They never met."
  basis "known"
premise perhaps: "They may never have met."
claim by-two: "So says two."
inference two => by-two
  scheme firm
claim x: "So."
"""


@pytest.mark.parametrize(
    ("premises", "expected"),
    [
        ("one(one) + two(two)", "probable"),
        ("one(one) + two(two) + apart(independent)", "probable"),
        ("one(one) + two(two) + perhaps(independent)", "possible"),
        ("one(one) + faint(two)", "plausible"),
        ("sure(one) + sure-too(two)", "probable"),
        ("two(one) + copy(two)", "plausible"),
        ("two(one) + again(two)", "plausible"),
        ("by-two(one) + again(two)", "plausible"),
        ("by-two(one) + two(two)", "plausible"),
        ("by-two(one) + one(two)", "probable"),
        ("one(one) + two(two) + again(two)", "plausible"),
        ("one(one)", "plausible"),
    ],
)
def test_corroboration(premises, expected):
    assert (
        degree(
            f'{REPORTS}inference {premises} => x\n  scheme corroboration\n  question independent: waived "no"\n'
        )
        == expected
    )


def test_a_second_line_free_of_what_is_shared_makes_a_report_independent_again():
    text = (
        REPORTS
        + "inference one => by-two\n  scheme firm\ninference s: by-two(one) + again(two) => x\n  scheme corroboration\n"
    )
    amap = read(HEAD + text)
    assert independent(amap, amap.inferences["s"])


def test_a_report_that_rests_on_what_it_corroborates_adds_nothing():
    text = """\
evidence one: "One says so."
  from anonymous p. 1; as possible
claim x: "So."
claim echo: "So it is said."
inference x => echo
  scheme firm
inference one => x
  scheme firm
inference one(one) + echo(two) => x
  scheme corroboration
  question independent: waived "no"
"""
    assert degree(text) == "possible"


def test_grade_says_what_holds_a_step_down():
    amap = read(
        HEAD
        + """\
evidence e: "Seen."
  from anonymous p. 1
claim x: "So."
inference held: e => x
  scheme asking
  question really: conceded
inference waits: e => x
  scheme asking
  question why: met by e
inference failing: e => x
  scheme deduction
  question form: fails by e
"""
    )
    held, waits, failing = (grade(amap, amap.inferences[id_]) for id_ in ("held", "waits", "failing"))
    assert (held.held, held.degree, held.full) == (("why", "really"), Degree.POSSIBLE, Degree.PROBABLE)
    assert (waits.pending, waits.degree) == ((("why", ("e",)),), Degree.PROBABLE)
    assert (failing.fails, failing.strict) == (("e",), False)


def test_of_several_stakes_the_one_declared_first_is_named():
    text = INTEREST.replace('"He was not there."\n', '"He was not there."\n  about honour\n')
    steps = "inference e => guilty\n"
    head = HEAD.replace("party-to guilty, honour", "party-to honour, guilty")
    for first, way in (("guilty", HEAD), ("honour", head)):
        amap = read(way + text + steps)
        assert stake(amap, amap.statements["e"]) == ("author", first)


def test_nobody_has_a_stake_in_what_cites_no_work():
    amap = read(HEAD + 'evidence e: "Seen."\n  about honour\n')
    assert stake(amap, amap.statements["e"]) is None


def test_a_report_may_lie_on_a_circle_that_only_an_attack_closes():
    text = """\
evidence one: "One says so."
  from anonymous p. 1; as plausible
evidence two: "Two says so."
  from letters p. 1; as plausible
claim heard: "It was heard."
inference u: two => heard
  scheme firm
claim told: "It was told."
inference heard => told
  scheme firm
claim x: "So."
inference one(one) + told(two) => x
  scheme corroboration
  question independent: waived "no"
objection o: "But."
  rebuts heard
  from x
  as possible
"""
    assert degree(text) == "probable"


@pytest.mark.parametrize("premises", ["p", "p + p"])
def test_a_premise_named_twice_counts_once(premises):
    text = f"""\
premise p: "Given."
  basis "why not"
claim x: "So."
inference s: {premises} => x
  scheme deduction
  question form: waived "plain"
objection o: "But."
  rebuts x
  from anonymous p. 3
"""
    assert [str(weigh(HEAD + text)[id_].verdict) for id_ in ("x", "p")] == ["defeated", "defeated"]


def test_objections_with_one_ground_are_no_independent_reports():
    text = (
        REPORTS
        + 'objection o: "O"\n  rebuts by-two\n  from {}\nobjection p: "P"\n  rebuts by-two\n  from two\n'
        "inference s: o(one) + p(two) => x\n  scheme corroboration\n"
    )
    for ground, apart in (("two", False), ("one", True)):
        amap = read(HEAD + text.format(ground))
        assert independent(amap, amap.inferences["s"]) is apart
