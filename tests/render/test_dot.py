import re

import pytest
from attrs import evolve
from hypothesis import given

from argmap.case import Case
from argmap.diagnostics import Severity
from argmap.loading import parse
from argmap.render import View, drawing, to_dot
from argmap.render.drawing import names
from argmap.render.theme import THEMES
from render.pictures import CONGRESS, case, clusters, edges, finding, nodes, read, words
from strategies import records, text

CONGRESS_CASE = case()
NAMES = names(CONGRESS_CASE.amap)


def drawn(record, dot=None):
    return nodes(dot or to_dot(CONGRESS_CASE))[NAMES[record]]


def line(tail, head, dot):
    return next(look for one, other, look in edges(dot) if (one, other) == (NAMES[tail], NAMES[head]))


def test_kinds_differ_in_shape_and_not_in_colour_alone():
    looks = {
        record: (drawn(record)["shape"], drawn(record)["style"].split(",")[0])
        for record in ("stayed", "reputation", "retained", "illness-excuse", "by-stalin")
    }
    assert len(set(looks.values())) == len(looks)


def test_a_verdict_is_told_by_word_sign_colour_and_border():
    good, bad = drawn("retained"), drawn("esteem")
    assert "✓ sustained" in words(good["label"])
    assert "✗ defeated" in words(bad["label"])
    assert good["color"] != bad["color"]
    argued = drawn("esteem", to_dot(CONGRESS_CASE, view=View(reading="as-argued")))
    assert "↑ overclaimed · possible, not certain" in words(argued["label"])
    assert "dashed" in argued["style"]
    assert "dashed" not in good["style"]


def test_a_main_claim_stands_out():
    assert drawn("esteem")["peripheries"] == "2"
    assert "peripheries" not in drawn("retained")
    for theme in THEMES.values():
        dot = to_dot(CONGRESS_CASE, view=View(theme=theme))
        assert float(drawn("esteem", dot)["penwidth"]) < 4, "the two lines run together"


def test_a_pale_main_claim_does_not_stand_out():
    look = drawn("esteem", to_dot(CONGRESS_CASE, view=View(sections=("vote",))))
    assert "peripheries" not in look
    assert look["label"].count("<B>") == 1, "only where it stands is bold"


def test_linked_premises_meet_in_one_node_that_carries_scheme_and_strength():
    dot = to_dot(CONGRESS_CASE)
    assert words(drawn("esteem-from-vote")["label"]) == "Sign (possible, undercut)"
    assert words(drawn("by-stalin")["label"]) == "Witness testimony (possible)"
    for premise in ("retained", "reputation"):
        assert line(premise, "esteem-from-vote", dot)["dir"] == "none"
    assert line("esteem-from-vote", "esteem", dot)


def test_an_undercut_ends_on_the_step_dashed_and_named():
    look = line("illness-excuse", "esteem-from-vote", to_dot(CONGRESS_CASE))
    assert (look["label"], look["style"], look["arrowhead"]) == ("undercuts", "dashed", "tee")


def test_words_on_a_line_hide_it_on_the_colour_that_lies_behind():
    grounds = dict(re.findall(r'BGCOLOR="(#\w+)">(undercuts|rebuts)<', to_dot(case(
        'section s: "S"\nclaim a: "A."\nevidence e: "E."\ninference i: e => a\nobjection o: "O."\n  undercuts i\n'
        'section t: "T"\nobjection p: "P."\n  rebuts a\n'
    ))))  # fmt: skip
    light = THEMES["light"]
    assert grounds == {light.section.fill: "undercuts", light.paper: "rebuts"}


def test_contraries_have_one_line_with_two_heads():
    dot = to_dot(case('claim a: "A."\n  contradicts b\nclaim b: "B."\n  contradicts a\n'))
    (look,) = [look for _, _, look in edges(dot)]
    assert (look["dir"], look["style"], look["label"]) == ("both", "dashed", "contradicts")
    assert "xlabel" in look  # beside the line, which may join what is level: see _labelled


def test_a_leap_that_was_not_asked_for_is_pale_like_all_that_was_not():
    leap = finding(CONGRESS_CASE, "esteem-from-vote")
    step = drawn("esteem-from-vote", to_dot(CONGRESS_CASE, findings=[leap], view=View(sections=["vote"])))
    assert step["class"] == "step leap elsewhere"
    assert step["color"] == THEMES["light"].ghost.line


def test_a_leap_is_marked_on_the_step_itself():
    leap = finding(CONGRESS_CASE, "esteem-from-vote")
    dot = to_dot(CONGRESS_CASE, findings=[leap])
    look = drawn("esteem-from-vote", dot)
    assert look["shape"] == "hexagon"
    assert words(look["label"]) == "LEAP Sign (possible, undercut) AM201 AM204"
    assert "AM200 a-name: a message" in look["tooltip"]
    assert line("esteem-from-vote", "esteem", dot)["penwidth"] == "3"
    assert drawn("by-stalin", dot)["shape"] == "ellipse"


def test_other_findings_are_badges_unless_they_are_notes():
    found = [
        finding(CONGRESS_CASE, "esteem", "AM208"),
        finding(CONGRESS_CASE, "esteem", "AM104", Severity.NOTE),
    ]
    look = drawn("esteem", to_dot(CONGRESS_CASE, findings=found))
    assert "⚑AM208" in words(look["label"])
    assert "AM104" not in look["label"]
    assert "AM104 a-name" in look["tooltip"]


@pytest.mark.parametrize(("reading", "shown"), [("with-objections", True), ("as-argued", False)])
def test_as_argued_nothing_is_defeated_by_what_is_not_there(reading, shown):
    found = [finding(CONGRESS_CASE, "esteem", code) for code in ("AM208", "AM503")]
    look = drawn("esteem", to_dot(CONGRESS_CASE, findings=found, view=View(reading=reading)))
    assert "⚑AM208" in words(look["label"])
    assert ("⚑AM503" in words(look["label"])) is shown


def test_a_finding_on_a_namesake_in_another_room_is_not_shown_here():
    text = 'term esteem: "esteem"\nclaim esteem: "The Party held him in esteem."\n'
    a_case = case(text)
    elsewhere = finding(a_case, "esteem", "AM208").__class__(
        "AM208", "a-name", Severity.WARNING, "a message", a_case.amap.terms["esteem"].span, record="esteem"
    )
    assert "AM208" not in to_dot(a_case, findings=[elsewhere])
    assert "AM208" in to_dot(a_case, findings=[finding(a_case, "esteem", "AM208")])


@pytest.mark.parametrize("collapsed", [(), ("vote",)])
def test_a_bare_picture_lacks_tooltips_and_links_and_nothing_else(collapsed):
    view = View(links="https://example.org/{id}", collapsed=collapsed)
    full, bare = (to_dot(CONGRESS_CASE, view=each) for each in (view, evolve(view, bare=True)))
    assert "tooltip=" in full
    assert "URL=" in full
    hidden = {"tooltip", "URL"}
    assert not re.search("tooltip|URL", bare)
    assert nodes(bare) == {
        name: {key: each for key, each in look.items() if key not in hidden}
        for name, look in nodes(full).items()
    }
    assert edges(bare) == [
        (tail, head, {key: each for key, each in look.items() if key not in hidden})
        for tail, head, look in edges(full)
    ]


def test_evidence_shows_its_source_in_short_and_in_full_on_a_tooltip():
    look = drawn("stayed")
    assert words(look["label"]).endswith("works-10 p. 181")
    assert "Source: J. V. Stalin, Works, vol. 10, Moscow, 1954, p. 181" in look["tooltip"]
    assert "Quotation: “unanimously”" in look["tooltip"]


def test_an_objection_shows_whose_voice_it_is():
    assert words(drawn("illness-excuse")["label"]).endswith("raised by The analyst")


def test_sections_are_clusters_with_headings():
    found = clusters(to_dot(CONGRESS_CASE))
    assert list(found) == ["The vote", "Esteem"]
    assert found["The vote"] == {NAMES[id_] for id_ in ("stayed", "told-ill", "retained", "by-stalin")}


def test_sections_nest_and_may_be_declared_in_any_order():
    a_case = case('section b: "Inner"\n  within a\nclaim c: "C."\nsection a: "Outer"\n')
    dot = to_dot(a_case)
    within = set(names(a_case.amap).values())
    assert clusters(dot) == {"Outer": within, "Inner": within}
    assert dot.index("Outer") < dot.index("Inner")


def test_sections_nested_beyond_reason_are_drawn_beside_each_other():
    depth = 400
    sections = "".join(
        f'section s{i}: "S"\n' + (f"  within s{i - 1}\n" if i else "") + f'claim c{i}: "C."\n'
        for i in range(depth)
    )
    dot = to_dot(case(sections))
    opened = [line.count("\t") for line in dot.splitlines() if "subgraph" in line]
    assert len(opened) == depth
    assert max(opened) == 8


def test_labels_are_ids_or_words_or_both():
    seen = {
        labels: words(drawn("esteem", to_dot(CONGRESS_CASE, view=View(labels=labels)))["label"])
        for labels in ("id", "text", "both")
    }
    assert seen == (
        {
            "id": "Claim ✗ defeated esteem",
            "text": "Claim ✗ defeated The Party held Stalin in high esteem.",
            "both": "Claim ✗ defeated esteem The Party held Stalin in high esteem.",
        }
    )


def test_title_and_legend_can_be_left_out():
    assert "folded corner" in to_dot(CONGRESS_CASE)
    assert "folded corner" not in to_dot(CONGRESS_CASE, view=View(legend=False))
    assert not read(to_dot(CONGRESS_CASE, view=View(legend=False, title="")))["label"]
    assert "Another title" in to_dot(CONGRESS_CASE, view=View(title="Another title"))


def test_the_legend_explains_pale_nodes_where_there_are_any():
    assert ">Pale " not in to_dot(CONGRESS_CASE)
    assert ">Pale " in to_dot(CONGRESS_CASE, view=View(sections=["vote"]))


def test_links_lead_back_to_the_text_only_where_asked():
    assert not any(look.get("URL") for look in nodes(to_dot(CONGRESS_CASE)).values())
    view = View(links="https://example.org/{path}#L{line}")
    assert drawn("stayed", to_dot(CONGRESS_CASE, view=view))["URL"] == "https://example.org/%3Ctext%3E#L9"


def test_a_warrant_that_is_a_statement_is_one_more_link():
    a_case = case('premise w: "W."\nevidence e: "E."\nclaim c: "C."\ninference i: e => c\n  warrant w\n')
    ids = {name: id_ for id_, name in names(a_case.amap).items()}
    assert sorted(
        (ids[one], ids[other], look.get("label")) for one, other, look in edges(to_dot(a_case))
    ) == [
        ("e", "i", ""),
        ("i", "c", ""),
        ("w", "i", "warrant"),
    ]


@pytest.mark.parametrize("count", [3, 200, 1200])
def test_every_size_of_map_has_a_layout(count):
    text = "".join(f'claim c{i}: "C."\n' for i in range(count))
    dot = to_dot(case(text))
    assert len(nodes(dot)) == count
    assert "ortho" not in dot


def test_leaves_that_crowd_one_step_stand_on_several_ranks():
    text = "".join(f'evidence e{i}: "E."\n' for i in range(8)) + 'claim c: "C."\n'
    text += f"inference i: {' + '.join(f'e{i}' for i in range(8))} => c\n"
    a_case = case(text)
    step = names(a_case.amap)["i"]
    spans = {look.get("minlen") for _, other, look in edges(to_dot(a_case)) if other == step}
    assert spans == {None, "2"}


def test_a_record_keeps_its_name_whatever_else_is_in_the_map():
    more = case('claim first: "F."\n' + CONGRESS)
    assert NAMES.items() < names(more.amap).items()


def test_names_that_would_be_the_same_are_told_apart(monkeypatch):
    monkeypatch.setattr(drawing, "_DIGITS", 1)
    ids = [f"c{number}" for number in range(40)]
    found = drawing.hashed("n", ids)
    assert len(set(found.values())) == len(ids)
    assert found == drawing.hashed("n", ids)
    assert {len(name) for name in found.values()} >= {2, 3}


def test_an_empty_map_is_an_empty_sheet():
    assert nodes(to_dot(case(""))) == {}


@given(records())
def test_the_same_map_gives_the_same_text_and_every_record_a_node(parts):
    a_case = Case.of(parse(text(parts)).map)
    dot = to_dot(a_case)
    assert dot == to_dot(Case.of(parse(text(parts)).map))
    assert sorted(re.findall(r"^\t+(n[0-9a-f]+) \[", dot, re.MULTILINE)) == sorted(
        names(a_case.amap).values()
    )


@given(records())
def test_any_map_can_be_drawn_as_argued(parts):
    a_case = Case.of(parse(text(parts)).map)
    dot = to_dot(a_case, view=View(reading="as-argued"))
    raised = {each.id for each in a_case.amap.objections if each.raised_by}
    there = re.findall(r"^\t+(n[0-9a-f]+) \[", dot, re.MULTILINE)
    assert set(there).isdisjoint(names(a_case.amap)[id_] for id_ in raised)


def test_the_order_of_findings_of_other_records_does_not_matter():
    found = [finding(CONGRESS_CASE, id_, "AM208") for id_ in ("esteem", "retained", "stayed")]
    dot = to_dot(CONGRESS_CASE, findings=found)
    assert to_dot(CONGRESS_CASE, findings=found[::-1]) == dot


def test_the_dot_can_be_read():
    dot = to_dot(case('claim rain: "It rained."\n'), view=View(legend=False))
    assert (
        "\n".join(dot.splitlines()[5:])
        == """	n319b44c5 [label=<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">
		<TR><TD ALIGN="LEFT" BALIGN="LEFT"><FONT POINT-SIZE="8.25" COLOR="#57606a">Claim  </FONT><B><FONT POINT-SIZE="8.25" COLOR="#484f58">○ unsupported</FONT></B></TD></TR>
		<TR><TD ALIGN="LEFT" BALIGN="LEFT">It rained.</TD></TR></TABLE>> class="claim unsupported" color="#57606a" fillcolor="#f3f4f6" penwidth=1.8 shape=box style="rounded,filled,dotted" tooltip="rain\\nIt rained.\\nVerdict: unsupported (put as possible, without attacks none, with them none)"]
}"""
    )
