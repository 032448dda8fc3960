import pytest

from argmap.render import View, ViewError, outline, to_dot
from argmap.render.view import shown
from render.pictures import case

CASE = case()


def seen(a_case=CASE, **choices):
    part = shown(a_case, View(**choices))
    real = [id_ for id_ in (*part.statements, *part.steps) if id_ not in part.ghosts]
    return real, sorted(part.ghosts)


def test_everything_is_shown_unless_something_is_asked_for():
    assert seen() == (list(CASE.amap), [])


def test_as_argued_leaves_out_raised_objections_and_what_serves_them_alone():
    real, ghosts = seen(reading="as-argued")
    assert set(CASE.amap) - set(real) == {"illness-excuse", "told-ill"}
    assert ghosts == []


def test_as_argued_keeps_objections_that_nobody_raised_and_drops_answers_to_dropped_ones():
    text = """
person p: "P"
evidence e: "E."
claim c: "C."
objection own: "The author's."
  rebuts c
  from e
objection raised: "A critic's."
  rebuts c
  from e
  raised-by p
objection reply: "The reply."
  answers raised
"""
    assert seen(case(text), reading="as-argued") == (["e", "c", "own"], [])


def test_as_argued_drops_a_step_that_rests_on_a_raised_objection_and_keeps_its_claim():
    text = """
person p: "P"
premise a: "A."
claim c: "C."
objection o: "O."
  rebuts a
  raised-by p
inference i: o => c
"""
    parsed = case(text.replace("rebuts a", "undermines a"))
    assert seen(parsed, reading="as-argued") == (["a", "c"], [])


def test_a_section_is_shown_with_the_ends_of_its_links():
    real, ghosts = seen(sections=["esteem"])
    assert real == ["reputation", "esteem", "illness-excuse", "esteem-from-vote"]
    assert ghosts == ["retained", "told-ill"]
    real, ghosts = seen(sections=["vote"])
    assert real == ["stayed", "told-ill", "retained", "by-stalin"]
    assert ghosts == ["esteem", "esteem-from-vote"]


def test_a_section_holds_what_is_nested_in_it():
    text = 'section b: "B"\n  within a\nclaim x: "X."\nsection a: "A"\nclaim y: "Y."\nsection c: "C"\nclaim z: "Z."\n'
    assert seen(case(text), sections=["a"])[0] == ["x", "y"]


def test_tags_and_verdicts_select():
    assert seen(tags=["speech"])[0] == ["stayed"]
    assert seen(verdicts=["defeated"])[0] == ["esteem", "esteem-from-vote"]
    assert seen(verdicts=["sustained"], reading="as-argued")[0][:2] == ["stayed", "retained"]


def test_conditions_must_all_hold():
    with pytest.raises(ViewError, match="nothing in this map suits"):
        seen(tags=["speech"], sections=["esteem"])


@pytest.mark.parametrize(
    ("focus", "depth", "real"),
    [
        ("esteem", 0, ["esteem", "esteem-from-vote"]),
        (
            "esteem",
            1,
            ["retained", "reputation", "esteem", "illness-excuse", "by-stalin", "esteem-from-vote"],
        ),
        ("esteem", 2, list(CASE.amap)),
        ("by-stalin", 0, ["stayed", "retained", "by-stalin"]),
    ],
)
def test_a_focus_shows_its_neighbourhood(focus, depth, real):
    assert seen(focus=focus, depth=depth)[0] == real


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"sections": ["nowhere"]}, "there is no section `nowhere` in this map"),
        ({"tags": ["nothing"]}, "there is no tag `nothing` in this map"),
        ({"verdicts": ["splendid"]}, "there is no verdict `splendid` in this map"),
        ({"focus": "nobody"}, "there is no record `nobody` in this map"),
        ({"sections": ["estem"]}, "there is no section `estem` in this map; did you mean `esteem`"),
    ],
)
def test_a_view_of_what_is_not_there_says_so(choices, message):
    with pytest.raises(ViewError, match=message):
        to_dot(CASE, view=View(**choices))


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"sections": ["empty"]}, "no statement stands in the section `empty`; ask for another$"),
        ({"verdicts": ["defeated"]}, "no statement has the verdict `defeated`; ask for another$"),
        ({"focus": "o", "reading": "as-argued"}, "around `o`; ask for another, or for the reading with"),
    ],
)
def test_one_condition_that_nothing_suits_is_named(choices, message):
    text = 'person p: "P"\nclaim c: "C."\nobjection o: "O."\n  rebuts c\n  raised-by p\nsection empty: "E"\n'
    with pytest.raises(ViewError, match=f"there is nothing to draw, for .*{message}"):
        seen(case(text), **choices)


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"labels": "zz"}, "labels cannot be `zz`; it is one of text, id, both"),
        ({"reading": "zz"}, "reading cannot be `zz`; it is one of with-objections, as-argued"),
        ({"depth": -1}, "depth is a whole number from 0 up, and not `-1`"),
        ({"links": "{"}, "braces stand around path, line or id, and not as in `{`"),
        ({"links": "{path}#{lin}"}, "braces stand around path, line or id"),
        ({"links": "javascript:{id}"}, "links lead to http, https, mailto or a relative address, and not as"),
        ({"links": "editor://file/{path}:{line}"}, "and not as `editor://file/{path}:{line}` does"),
    ],
)
def test_a_view_that_cannot_be_says_what_can(choices, message):
    with pytest.raises(ViewError, match=message):
        View(**choices)


def test_a_section_within_itself_does_not_go_round():
    # The parser reports this and leaves the clause out; a map may be made otherwise.
    text = 'section a: "A"\nsection b: "B"\n  within a\nclaim c: "C."\n'
    a_case = case(text)
    from attrs import evolve

    inner = a_case.amap.sections["b"]
    looped = {**a_case.amap.sections, "a": evolve(a_case.amap.sections["a"], within=inner.id)}
    round_case = evolve(a_case, amap=evolve(a_case.amap, sections=looped))
    assert seen(round_case, sections=["b"])[0] == ["c"]
    assert to_dot(round_case)


def test_a_long_chain_is_no_trouble():
    text = 'claim c0: "C."\n' + "".join(
        f'claim c{i}: "C."\ninference c{i - 1} => c{i}\n' for i in range(1, 3000)
    )
    a_case = case(text)
    assert len(seen(a_case, focus="c0", depth=5000)[0]) == len(a_case.amap)


def test_the_outline_says_in_words_what_the_picture_shows():
    assert list(outline(CASE)) == [
        "Claim esteem (defeated): The Party held Stalin in high esteem. Supported by Sign from retained and reputation. That step is attacked by illness-excuse.",
        "Claim retained (sustained): The delegates to the 13th Congress kept Stalin in his post. Supported by Witness testimony from stayed.",
        "Objection illness-excuse (sustained): Having been told that he was ill, delegates could set Lenin's advice aside whatever they thought of Stalin. It rests on told-ill.",
    ]
    assert len(list(outline(CASE, View(reading="as-argued")))) == 2


def test_the_outline_names_what_attacks_a_claim_and_what_contradicts_it():
    text = 'claim a: "A."\n  contradicts b\nclaim b: "B."\nobjection o: "O."\n  rebuts b\n'
    assert list(outline(case(text)))[-2:] == [
        "Claim b (unsupported): B. Attacked by a and o.",
        "Objection o (unsupported): O.",
    ]
