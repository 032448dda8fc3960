"""Collapsed sections: what goes into a box, which lines join it, and how it looks."""

import pytest
from hypothesis import given

from argmap.case import Case
from argmap.loading import parse
from argmap.render import View, ViewError, outline, to_dot, to_svg
from argmap.render.drawing import Drawing, names
from argmap.render.folding import End, counted
from argmap.render.pages import pages
from argmap.render.view import shown
from render.pictures import case, clusters, edges, finding, nodes, words
from render.test_hostile import every, hostile
from strategies import records, text

CASE = case()

MANY = """
map m: "M"
  main top
section outer: "Outer"
section inner: "Inner"
  within outer
premise a: "A."
  basis "B."
premise b: "B."
  basis "B."
claim low: "Low."
inference low-from: a + b => low
  warrant "W."
section other: "Other"
claim top: "Top."
  contradicts a
inference up: a + b + low => top
objection one: "One."
  undercuts up
  from b
objection two: "Two."
  rebuts low
objection three: "Three."
  rebuts low
claim loose: "Loose."
  contradicts top
"""


def test_a_collapsed_section_is_one_box_with_all_within_it():
    part = shown(case(MANY), View(collapsed=("outer",)))
    (box,) = part.boxes
    assert (box.id, box.title, box.around, box.ghost) == ("outer", "Outer", None, False)
    assert box.records == ("a", "b", "low", "low-from")
    assert part.statements == ("top", "one", "two", "three", "loose")
    assert part.steps == ("up",)
    assert len(part) == 7


def test_lines_to_a_box_are_counted_and_those_within_it_are_gone():
    part = shown(case(MANY), View(collapsed=("inner",)))
    assert part.boxes[0].around == "outer"
    assert {(each.tail, each.head, each.how): each.lines for each in part.bundles} == {
        (End("inner", box=True), End("up", box=False), "supports"): 3,
        (End("inner", box=True), End("one", box=False), "supports"): 1,
        (End("two", box=False), End("inner", box=True), "rebuts"): 1,
        (End("three", box=False), End("inner", box=True), "rebuts"): 1,
        (End("top", box=False), End("inner", box=True), "contradicts"): 1,
    }
    assert all({link.tail, link.head}.isdisjoint(part.boxes[0].records) for link in part.links)


def test_boxes_are_joined_by_lines_with_a_count():
    a_case = case(MANY)
    kinds = {(each.how, counted(each)) for each in shown(a_case, View(collapsed=("*",))).bundles}
    assert kinds == {("supports", "4 supports"), ("rebuts", "2 rebut"), ("contradicts", "1 contradicts")}


def test_contraries_are_counted_both_ways_as_one_kind():
    mutual = """
section one: "One"
claim a: "A."
  contradicts c
claim b: "B."
section two: "Two"
claim c: "C."
claim d: "D."
  contradicts b
"""
    (each,) = shown(case(mutual), View(collapsed=("*",))).bundles
    assert counted(each) == "2 contradict"


def test_what_is_collapsed_is_what_the_other_choices_select():
    assert shown(CASE, View(collapsed=("vote",), tags=("speech",))).boxes[0].records == ("stayed",)
    part = shown(CASE, View(collapsed=("vote",), sections=("esteem",)))
    (box,) = part.boxes
    assert box.ghost
    assert box.records == ("told-ill", "retained")
    assert not part.ghosts
    part = shown(CASE, View(collapsed=("vote",), reading="as-argued"))
    assert part.boxes[0].records == ("stayed", "retained", "by-stalin")


def test_an_unknown_section_is_an_error_that_says_which_was_meant():
    with pytest.raises(ViewError, match="there is no section `vot` in this map; did you mean `vote`"):
        to_dot(CASE, view=View(collapsed=("vot",)))


def test_a_map_without_sections_has_nothing_to_collapse():
    a_case = case('claim a: "A."\n')
    assert to_dot(a_case, view=View(collapsed=("*",))) == to_dot(a_case)


def looks(a_case, findings=(), **choices):
    """The looks of the boxes, by id."""
    view = View(**choices)
    named = {name: id_ for id_, name in Drawing.of(a_case, findings, view).boxes.items()}
    found = nodes(to_dot(a_case, findings=findings, view=view))
    return {named[name]: look for name, look in found.items() if name in named}


def test_a_box_says_how_many_statements_stand_where_and_how_many_steps_are_leaps():
    leap = finding(CASE, "esteem-from-vote")
    found = looks(CASE, [leap], collapsed=("*",))
    assert words(found["vote"]["label"]) == "The vote 3 statements ✓ 3"
    assert words(found["esteem"]["label"]) == "Esteem 3 statements ✓ 2✗ 11 LEAP"
    assert "3 statements: 2 sustained, 1 defeated; 1 leap" in found["esteem"]["tooltip"]
    assert "Main: The Party held Stalin" in found["esteem"]["tooltip"]
    assert found["esteem"]["peripheries"] == "2"
    assert found["esteem"]["class"] == "collapsed main"
    assert found["vote"]["shape"] == "folder"
    assert "peripheries" not in found["vote"]


def test_a_box_of_what_was_not_asked_for_is_pale_and_counts_alone():
    (look,) = looks(CASE, collapsed=("vote",), sections=("esteem",)).values()
    assert look["class"] == "collapsed elsewhere"
    assert words(look["label"]) == "The vote 2 statements"


def test_a_box_has_its_id_where_ids_are_asked_for():
    found = looks(CASE, collapsed=("vote",), labels="both")
    assert words(found["vote"]["label"]).startswith("vote The vote")


def test_a_line_for_several_is_thicker_and_has_its_count():
    dot = to_dot(case(MANY), view=View(collapsed=("inner",)))
    bundles = [look for *_, look in edges(dot) if "bundle" in look["class"]]
    found = {(look.get("label", ""), look["class"]): look for look in bundles}
    several, single = found["3 supports", "support bundle"], found["", "support bundle"]
    assert float(several["penwidth"]) > float(single["penwidth"])
    assert several["tooltip"] == "Inner → up: 3 supports"
    assert found["rebuts", "attack bundle"]["style"] == "dashed"
    assert found["contradicts", "attack bundle"]["dir"] == "both"


def test_a_box_stands_in_the_cluster_around_it():
    a_case = case(MANY)
    dot = to_dot(a_case, view=View(collapsed=("inner",)))
    (box,) = Drawing.of(a_case, (), View(collapsed=("inner",))).boxes.values()
    assert clusters(dot)["Outer"] == {box}
    assert "Inner" not in clusters(dot)


def test_the_words_for_those_who_do_not_see_it_tell_of_boxes_too():
    found = list(outline(case(MANY), View(collapsed=("inner",))))
    assert found[0] == (
        "Section inner (3 statements: 3 sustained): Inner From top: 1 contradicts."
        " From two: 1 rebuts. From three: 1 rebuts."
    )
    assert any(line.startswith("Objection one") and "From “Inner”: 1 support." in line for line in found)


@given(records())
def test_any_map_can_be_collapsed(parts):
    a_case = Case.of(parse(text(parts)).map)
    view = View(collapsed=("*",))
    part = shown(a_case, view)
    inside = [id_ for box in part.boxes for id_ in box.records]
    assert sorted((*inside, *part.statements, *part.steps)) == sorted(a_case.amap)
    dot = to_dot(a_case, view=view)
    assert dot == to_dot(Case.of(parse(text(parts)).map), view=view)
    of = names(a_case.amap)
    assert not any(of[id_] in dot for id_ in inside)


@every
def test_hostile_words_do_not_break_out_of_boxes_or_pages(text):
    a_case = hostile(text)
    for view in (View(collapsed=("*",)), *pages(a_case, View(), "map.svg").values()):
        assert to_svg(a_case, view=view).startswith("<svg")
