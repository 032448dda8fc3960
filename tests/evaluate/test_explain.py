"""Explanations as they are read, and that every id of any map has one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluate import evaluate, explain
from evaluate.maps import read, weigh
from strategies import CONTRARIES, Shape, records, text

ANY = st.one_of(records(Shape()), records(CONTRARIES))

STREET = """\
source book: "A book"
person critic: "A critic"
evidence drops: "Drops fell."
  from book p. 1
claim rain: "It rained."
inference fell: drops => rain
  warrant "Drops are rain."
premise rule: "Rain wets streets."
  basis "everyday"
claim wet: "The street was wet."
  as probable
inference wetting: rain + rule => wet
  warrant "plain"
inference seen: drops => wet
objection covered: "The street is covered."
  undercuts wetting
  from book p. 2
  raised-by critic
objection doubt: "Who knows?"
  rebuts rain
objection faint: "It was said to be dry."
  rebuts rain
  from book p. 3
  as plausible
"""


def told(map_text, id_):
    return str(explain(weigh(map_text), id_))


def test_why_a_statement_stands():
    assert (
        told(STREET, "rain")
        == """\
rain  (<text>:5)
  “It rained.”

Sustained. It stands as probable. No more than possible is asked of it.
  - step `fell` carries it to probable, as far as a step goes with a warrant and no scheme
    (<text>:6)
    “Drops are rain.”
    - evidence `drops` stands as certain: it is evidence that names its source  (<text>:3)
      “Drops fell.”
  - objection `doubt` rebuts it, but it gives no grounds, so it cannot bite  (<text>:19)
    “Who knows?”
  - objection `faint` rebuts it, but it is too weak to bite: plausible against probable  (<text>:21)
    “It was said to be dry.”
"""
    )


def test_why_it_falls_and_how_it_stood_as_argued():
    assert (
        told(STREET, "wet")
        == """\
wet  (<text>:10)
  “The street was wet.”

With objections: defeated. If nothing were attacked it would stand as probable; as it is, it stands
as plausible. It is asserted as probable.
  - step `wetting` would carry it to probable, as far as a step goes with a warrant and no scheme
    (<text>:12)
    “plain”
  - objection `covered` undercuts `wetting`, and it bites: certain against probable  (<text>:15)
    “The street is covered.”
  - step `seen` would carry it to plausible, which is not enough  (<text>:14)

As argued: sustained. It stands as probable. It is asserted as probable.
  - step `wetting` carries it to probable, as far as a step goes with a warrant and no scheme
    (<text>:12)
    “plain”
    - claim `rain` stands as probable  (<text>:5)
      “It rained.”
      - step `fell` carries it to probable, as far as a step goes with a warrant and no scheme
        (<text>:6)
        “Drops are rain.”
        - evidence `drops` stands as certain: it is evidence that names its source  (<text>:3)
          “Drops fell.”
      - objection `doubt` rebuts it, but it gives no grounds, so it cannot bite  (<text>:19)
        “Who knows?”
      - objection `faint` rebuts it, but it is too weak to bite: plausible against probable
        (<text>:21)
        “It was said to be dry.”
    - premise `rule` stands as probable: it is taken as given  (<text>:8)
      “Rain wets streets.”
  - step `seen` carries it as well, to plausible  (<text>:14)

What would mend it, any one of these:

  1. answer `covered`
     in <text>, after line 18:
         source source-against-covered: "…"

         objection answer-to-covered: "…"
           answers covered
           from source-against-covered p. …

  2. say what licenses step `seen`
     in <text>, after line 14:
           warrant "…"

  3. assert `wet` as plausible
     in <text>, in place of line 11:
           as plausible
"""
    )


def test_a_step():
    assert (
        told(STREET, "wetting")
        == """\
wetting  (<text>:12)
  “plain”

With objections: It would carry `wet` to probable, and is undercut as strongly.
  - claim `rain` stands as probable  (<text>:5)
    “It rained.”
    - step `fell` carries it to probable, as far as a step goes with a warrant and no scheme
      (<text>:6)
      “Drops are rain.”
      - evidence `drops` stands as certain: it is evidence that names its source  (<text>:3)
        “Drops fell.”
    - objection `doubt` rebuts it, but it gives no grounds, so it cannot bite  (<text>:19)
      “Who knows?”
    - objection `faint` rebuts it, but it is too weak to bite: plausible against probable
      (<text>:21)
      “It was said to be dry.”
  - premise `rule` stands as probable: it is taken as given  (<text>:8)
    “Rain wets streets.”
  - objection `covered` undercuts `wetting`, and it bites: certain against probable  (<text>:15)
    “The street is covered.”

As argued: It carries `wet` to probable, as far as a step goes with a warrant and no scheme.
  - claim `rain` stands as probable  (<text>:5)
    “It rained.”
    - step `fell` carries it to probable, as far as a step goes with a warrant and no scheme
      (<text>:6)
      “Drops are rain.”
      - evidence `drops` stands as certain: it is evidence that names its source  (<text>:3)
        “Drops fell.”
    - objection `doubt` rebuts it, but it gives no grounds, so it cannot bite  (<text>:19)
      “Who knows?”
    - objection `faint` rebuts it, but it is too weak to bite: plausible against probable
      (<text>:21)
      “It was said to be dry.”
  - premise `rule` stands as probable: it is taken as given  (<text>:8)
    “Rain wets streets.”
"""
    )


def test_an_objection_that_somebody_raised():
    assert told(STREET, "covered").endswith("As argued: left out, as an objection that `critic` raised.\n")


def test_a_tie():
    ending = """\
Contested. It stands as probable or not at all, which is undecided. No more than possible is asked
of it.
  - it is taken as given  (<text>:1)
  - claim `y` contradicts it, and is attacked by it in turn, and neither is the stronger  (<text>:5)
    “Y.”
    - step `i` may carry it to probable, as far as a step goes with a warrant and no scheme
      (<text>:7)
      “plain”
    - premise `x` contradicts it, and is attacked by it in turn, and neither is the stronger
      (<text>:1)
      “X.”
"""
    assert ending in told(
        """\
premise x: "X."
  basis "given"
premise p: "P."
  basis "given"
claim y: "Y."
  contradicts x
inference i: p => y
  warrant "plain"
""",
        "x",
    )


LACKING = """\
source book: "A book"
claim a: "A."
claim b: "B."
inference a => b
inference b => a
claim nowhere: "N."
claim x: "X."
inference b + nowhere => x
evidence e: "E."
claim over: "O."
  as certain
inference weak: e => over
  scheme testimony
  question access: met by nowhere
inference weaker: over => over-again
claim over-again: "O again."
  as certain
"""


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("nowhere", "Unsupported. Nothing supports it.\n"),
        (
            "a",
            "No line of support reaches it from evidence or a premise: its support runs in a circle.\n"
            "  - a circle supports nothing that no line from outside reaches: `a` → `b` → `a`  (<text>:2)\n",
        ),
        ("x", "its support breaks off at\n`nowhere` and its support runs in a circle.\n"),
        ("x", "- nothing supports claim `nowhere`  (<text>:6)\n"),
        ("over", "It is asserted as certain. Even if nothing were attacked it would stand as no more"),
        ("over", "no further while `nowhere`, which\n    should answer `access`, is not sustained"),
        ("over-again", "claim `over` stands as possible"),
        ("e", "it is evidence that names no source, which is possible at most"),
    ],
)
def test_what_is_lacking(id_, expected):
    assert expected in told(LACKING, id_)


def test_a_line_is_strongest_first_and_ids_break_ties():
    shown = told(
        """\
premise p: "P."
  basis "given"
claim x: "X."
inference d: p => x
  warrant "d"
inference c: p => x
inference b: p => x
  warrant "b"
inference a: p => x
""",
        "x",
    )
    steps = [line.split("`")[1] for line in shown.splitlines() if "- step" in line]
    assert steps == ["b", "d", "a", "c"]


def test_a_line_that_is_undecided_does_not_carry_as_well():
    shown = told(
        """\
source book: "A book"
premise p: "P."
  basis "given"
claim x: "X."
inference a: p => x
  warrant "plain"
inference b: p => x
objection o: "But."
  undercuts b
  answers q
  from book p. 1
  as plausible
objection q: "No."
  answers o
  rebuts x
  from book p. 2
  as plausible
""",
        "x",
    )
    assert "step `a` carries it to probable" in shown
    assert "step `b`" not in shown


def test_strict_steps_speak_for_themselves():
    shown = told(
        """\
source book: "A book"
premise p: "P."
  basis "given"
claim c: "C."
inference s: p => c
  scheme deduction
evidence d: "Not C."
  from book p. 1
  contradicts c
""",
        "p",
    )
    assert (
        "- step `s` leads from it strictly to `c`, so what is against `c` is against it, and it bites:\n"
        "    certain against probable  (<text>:5)\n"
        "    - evidence `d` contradicts it: certain  (<text>:7)\n"
    ) in shown


@given(ANY)
def test_every_statement_and_every_step_can_be_explained(parts):
    evaluation = evaluate(read(text(parts)))
    for id_ in evaluation.amap:
        explanation = explain(evaluation, id_, most=500)
        assert str(explanation).startswith(f"{id_}  (<text>:")
        assert all(len(line) <= 100 for line in str(explanation).splitlines())
        for account in explanation.accounts:
            assert account.left_out == 0
            assert all(point.id in evaluation.amap for point in account.points)


@given(ANY)
def test_what_falls_is_given_a_reason(parts):
    evaluation = evaluate(read(text(parts)))
    for claim in evaluation.amap.claims:
        for account in explain(evaluation, claim.id).accounts:
            assert account.points or "Nothing supports it" in account.summary or "left out" in account.summary


FAILING = """\
source book: "A book"
  by author
person author: "The author"
  party-to sight
person critic: "A critic"
term sight: "sight"
evidence e: "Seen."
  from book p. 1; about sight
claim x: "X."
inference i: e => x
  scheme deduction
  question form: fails by f
premise f: "It is not valid."
  basis "checked"
objection o: "But."
  rebuts x
  from f
  raised-by critic
objection p: "Nor."
  answers o
  from book p. 2
inference j: e + f => o
inference k: z => x
claim z: "Z."
"""


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("e", "it is the word of `author`, who has a stake in `sight`, which is plausible at most"),
        ("x", "by premise `f`, the question `form` of `i` fails, and it bites: probable against plausible"),
        ("j", "As argued: It is left out, with `o`, which is an objection that somebody raised."),
        ("k", "It carries nothing, because `z` does not stand."),
        ("i", "It would carry `x` to plausible, and is undercut as strongly."),
    ],
)
def test_what_is_said_of_particular_things(id_, expected):
    assert expected in " ".join(told(FAILING, id_).split()).replace("  ", " ")


def test_long_lists_are_cut():
    claims = "".join(f'claim c{n}: "C"\n' for n in range(9))
    shown = told(f'claim x: "X"\ninference {" + ".join(f"c{n}" for n in range(9))} => x\n{claims}', "x")
    assert "`c0`, `c1`, `c2`, `c3`, `c4` and 4 more" in " ".join(shown.split())


def test_many_ways_of_mending_are_counted():
    steps = "".join(f'claim c{n}: "C"\ninference c{n} => x\n' for n in range(8))
    assert "… or one of 5 more ways" in told(f'claim x: "X"\n{steps}', "x")
    four = "".join(f'claim c{n}: "C"\ninference c{n} => x\n' for n in range(4))
    assert "… or one more way\n" in told(f'claim x: "X"\n{four}', "x")


def test_a_way_of_very_many_mends_is_told_in_words():
    objections = "".join(f'objection o{n}: "O"\n  rebuts x\n  from b p. {n}\n' for n in range(9))
    text = told(
        f'source b: "B"\npremise p: "P"\n  basis "B"\nclaim x: "X"\ninference p => x\n{objections}', "x"
    )
    assert text.endswith("\n     answer `o7` and mend 1 more beneath it\n")


def test_only_what_is_there_can_be_explained():
    with pytest.raises(KeyError):
        explain(weigh(STREET), "snow")


RESTING = """\
source s: "S"
evidence e: "E."
  from s p. 1
claim a: "A."
inference ia: e => a
  warrant "w"
claim b: "B."
inference ib: a => b
  warrant "w"
claim c: "C."
inference ic: b + a => c
  warrant "w"
"""
BEATEN = """\
objection o: "O."
  rebuts a
  from n
claim n: "N."
inference by-n: e => n
  warrant "w"
"""
IN_DOUBT = """\
objection q: "Q."
  answers o, r
  from s p. 5
objection r: "R."
  answers q
  from s p. 6
"""
BETWEEN = """\
      - step `ib` {verb} carry it to probable, as far as a step goes with a warrant and no scheme
        (<text>:8)
        “w”
"""


def test_what_was_told_is_not_told_again():
    shown = told(RESTING, "c")
    assert shown.endswith("    - claim `a` stands as probable, as shown above  (<text>:4)\n      “A.”\n")
    assert shown.count("step `ia`") == 1


def test_a_loss_is_followed_down_to_what_strikes_it():
    assert (
        """\
    - claim `b` would stand as probable; as it is, it does not stand  (<text>:7)
      “B.”
"""
        + BETWEEN.format(verb="would")
        + """\
        - claim `a` would stand as probable; as it is, it does not stand  (<text>:4)
          “A.”
          - step `ia` would carry it to probable, as far as a step goes with a warrant and no scheme
            (<text>:5)
            “w”
          - objection `o` rebuts it, and it bites: probable against probable  (<text>:13)
            “O.”
            - claim `n` stands as probable  (<text>:16)
              “N.”
              - step `by-n` carries it to probable, as far as a step goes with a warrant and no
                scheme  (<text>:17)
                “w”
                - evidence `e` stands as certain: it is evidence that names its source  (<text>:2)
                  “E.”
    - claim `a` would stand as probable; as it is, it does not stand  (<text>:4)
      “A.”

What would mend it:

  1. answer `o`
"""
    ) in told(RESTING + BEATEN, "c")


def test_a_doubt_is_followed_down_to_where_it_begins():
    assert (
        """\
    - claim `b` stands as probable or not at all, which is undecided  (<text>:7)
      “B.”
"""
        + BETWEEN.format(verb="may")
        + """\
        - claim `a` stands as probable or not at all, which is undecided  (<text>:4)
          “A.”
          - step `ia` may carry it to probable, as far as a step goes with a warrant and no scheme
            (<text>:5)
            “w”
          - objection `o` rebuts it, and whether that bites is undecided  (<text>:13)
            “O.”
            - objection `q` answers it, and whether that bites is undecided  (<text>:19)
              “Q.”
"""
    ) in told(RESTING + BEATEN + IN_DOUBT, "c")


def test_a_doubt_behind_a_strict_step_is_one_deeper():
    shown = told(
        """\
premise p: "P."
  basis "given"
claim c: "C."
inference s: p => c
  scheme deduction
premise d: "Not C."
  basis "given"
  contradicts c
""",
        "p",
    )
    assert (
        "  - step `s` leads from it strictly to `c`, so what is against `c` is against it, and whether that\n"
        "    bites is undecided  (<text>:4)\n"
        "    - premise `d` contradicts it: probable  (<text>:6)\n"
    ) in shown


OVER = """\
source s: "S"
evidence e: "E."
claim low: "Low."
inference up: e => low
  warrant "w"
claim top: "Top."
  as certain
inference last: low => top
  warrant "w"
"""


def test_the_weakest_link_is_followed_down():
    assert (
        """\
no more than
possible.
  - step `last` would carry it to possible  (<text>:8)
    “w”
    - claim `low` stands as possible  (<text>:3)
      “Low.”
      - step `up` would carry it to possible  (<text>:4)
        “w”
        - evidence `e` stands as possible: it is evidence that names no source, which is possible at
          most  (<text>:2)
          “E.”
"""
    ) in told(OVER, "top")


def test_what_asks_too_much_may_be_attacked_too():
    shown = told(
        """\
source s: "S"
evidence e: "E."
  from s p. 1
claim top: "Top."
  as certain
inference a: e => top
  warrant "w"
inference b: e => top
objection o: "But."
  undercuts a
  from s p. 2
""",
        "top",
    )
    assert "as no more than\nprobable; as it is, it stands as plausible.\n" in shown


STRUCK = """\
source s: "S"
evidence e: "E."
  from s p. 1
claim x: "X."
claim y: "Y."
claim z: "Z."
inference i: e => x
  warrant "w"
inference j: y + z => x
objection o: "O."
  undercuts i
  from s p. 2
  as plausible
objection u: "U."
  undercuts i
  answers v
  from s p. 3
objection v: "V."
  answers u
  from s p. 4
objection bare: "Bare."
  undercuts i
"""


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("i", "`o` undercuts `i`, but it is too weak to bite: plausible against probable"),
        ("i", "`u` undercuts `i`, and whether that bites is undecided"),
        ("i", "`bare` undercuts `i`, but it gives no grounds, so it cannot bite"),
        ("j", "It carries nothing, because `y` and `z` do not stand.\n"),
        ("bare", "Unsupported. It gives no grounds, so it cannot bite.\n"),
        ("x", "\n\nWhat would mend it:\n\n  1. answer `u`"),
    ],
)
def test_attackers_of_a_step(id_, expected):
    assert expected in told(STRUCK, id_)


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("  question link: open\n", "its questions `link` and `other-causes` are open"),
        (
            "  question link: conceded\n",
            "its question `other-causes` is open and its question `link` is conceded",
        ),
        (
            "  question link: conceded\n  question other-causes: conceded\n",
            "its questions `link` and `other-causes` are conceded",
        ),
    ],
)
def test_questions_that_hold_a_step_down(clauses, expected):
    text = f'premise p: "P"\n  basis "B"\nclaim x: "X"\ninference i: p => x\n  scheme sign\n{clauses}'
    assert f"no further while {expected}" in " ".join(told(text, "x").split())


def test_grounds_of_an_objection_come_before_its_steps():
    text = (
        'premise p: "P"\n  basis "B"\nclaim x: "X"\nobjection o: "O"\n  rebuts x\n  from p\n'
        'inference a: p => o\n  warrant "W"\n'
    )
    assert "step `a` carries it as well, to probable" in told(text, "o")


@pytest.mark.parametrize(("size", "named"), [(8, "`c3` → `c2` → `c1` → `c0`"), (9, "`c4` → … → `c1` → `c0`")])
def test_a_long_circle_is_cut(size, named):
    ring = "".join(f'claim c{n}: "C"\ninference c{n} => c{(n + 1) % size}\n' for n in range(size))
    assert named in " ".join(told(ring, "c0").split())


def test_a_list_of_five_is_shown_whole():
    claims = "".join(f'claim c{n}: "C"\n' for n in range(5))
    shown = told(f'claim x: "X"\ninference {" + ".join(f"c{n}" for n in range(5))} => x\n{claims}', "x")
    assert "`c0`, `c1`, `c2`, `c3` and `c4`" in " ".join(shown.split())


@pytest.mark.parametrize("length", range(20, 30))
def test_an_id_is_never_broken(length):
    id_ = "-".join(["ab"] * length)
    shown = told(f'claim x: "X"\ninference {id_} => x\nclaim {id_}: "C"\n', "x")
    assert not any(line.endswith("-") for line in shown.splitlines())


def test_what_stands_behind_an_undercutter_is_one_deeper():
    shown = told(RESTING + BEATEN.replace("rebuts a", "undercuts ia"), "ia")
    assert "and it bites: probable against probable  (<text>:13)\n    “O.”\n    - claim `n` stands" in shown


def test_a_premise_may_stand_as_one_degree_or_another():
    shown = told(
        RESTING.replace('claim c: "C."', 'claim c: "C."\n  as probable')
        + "inference weak: e => a\n"
        + BEATEN.replace("rebuts a", "undercuts ia")
        + IN_DOUBT,
        "c",
    )
    assert "claim `b` stands as probable or as plausible, which is undecided" in shown
