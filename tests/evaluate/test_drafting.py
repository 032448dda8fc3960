"""Changes of a text: where they go, under which names, and how they are shown."""

import pytest

from argmap.case import Case
from argmap.check import check
from argmap.diagnostics import Applicability, Edit
from argmap.evaluate import evaluate, repairs
from argmap.evaluate.carrying import carried_out, sustains, upstream
from argmap.evaluate.drafting import Draft, edited
from argmap.evaluate.mending import filled, granted, taken_as_given, warranted
from argmap.lang import parse
from argmap.lang.format import format_source
from argmap.loading import parse_file
from argmap.model import Verdict
from argmap.schemes import shipped
from argmap.source import Source, Span
from evaluate.maps import read


def after(map_text, change):
    """The text after a change of its map."""
    amap = parse(map_text, shipped()).map
    draft = Draft(amap)
    change(draft, amap)
    return edited(map_text, draft.written().edits)


@pytest.mark.parametrize(
    ("map_text", "expected"),
    [
        ('premise p: "P"', 'premise p: "P"\n  basis "…"'),
        ('premise p: "P"\n', 'premise p: "P"\n  basis "…"\n'),
        ('premise p: "P"; kind fact\n', 'premise p: "P"\n  basis "…"; kind fact\n'),
        ('premise p: "P"  # why?\n  kind fact\n', 'premise p: "P"  # why?\n  basis "…"\n  kind fact\n'),
        ('premise p: "P\n\n  Q"\n  kind fact\n', 'premise p: "P\n\n  Q"\n  basis "…"\n  kind fact\n'),
        (
            'premise p: "P"\n  bosis "B"\n  kind fact\n',
            'premise p: "P"\n  bosis "B"\n  kind fact\n  basis "…"\n',
        ),
    ],
)
def test_a_clause_goes_to_the_end_of_a_line_or_of_what_stands_before_it(map_text, expected):
    assert after(map_text, lambda draft, amap: granted(draft, amap.premises[0])) == expected


@pytest.mark.parametrize(
    ("map_text", "expected"),
    [
        ('claim c: "C"', 'claim c: "C"\nNEW'),
        ('claim c: "C"  # why?\n\nclaim d: "D"\n', 'claim c: "C"  # why?\nNEW\n\nclaim d: "D"\n'),
        (
            'claim c: "C"\n  # a remark\n# of d\nclaim d: "D"\n',
            'claim c: "C"\n  # a remark\nNEW\n# of d\nclaim d: "D"\n',
        ),
        ('claim c: "C"\n  kynd fact\nclaim d: "D"\n', 'claim c: "C"\n  kynd fact\nNEW\nclaim d: "D"\n'),
    ],
)
def test_records_go_after_another_and_the_remarks_in_it(map_text, expected):
    assert after(map_text, lambda draft, amap: draft.append(amap.claims[0], "NEW")) == expected


def test_names_are_such_as_no_text_mentions():
    draft = Draft(read('claim reason-for-c: "C"\n  note "not reason-for-c-2"\n'))
    assert [draft.name("reason-for-c"), draft.name("reason-for-c"), draft.name("other")] == [
        "reason-for-c-3",
        "reason-for-c-4",
        "other",
    ]


def test_support_goes_beneath_the_steps_that_stand_there():
    text = 'claim c: "C"\ninference a => c\n\ninference b => c\n# of a\nclaim a: "A"\nclaim b: "B"\ninference a + b => c\n'
    amap = read(text)
    found = repairs(evaluate(amap), "c", 3)
    assert [each.passages[0].where for each in found] == ["after line 6", "after line 7"]
    certain = read(text.replace('claim c: "C"\n', 'claim c: "C"\n  as certain\n'))
    (repair,) = repairs(evaluate(certain), "c")
    assert repair.passages[0].where == "after line 5"


def test_a_long_head_is_broken():
    name = "-".join(["long"] * 10)
    amap = read(f'claim {name}: "C"\n')
    (repair,) = repairs(evaluate(amap), name)
    assert f"inference reason-for-{name}\n    => {name}\n" in repair.passages[0].text


def test_a_role_is_filled_where_the_premises_are_listed():
    text = 'premise p: "P"\n  basis "B"\nclaim c: "C"\ninference i: p(similar) => c\n  scheme analogy\n'
    found = after(text, lambda draft, amap: filled(draft, amap.inferences["i"], "known"))
    assert (
        "inference i: p(similar) + known-for-c(known) => c\n  scheme analogy\npremise known-for-c:" in found
    )
    untagged = after(
        text.replace("(similar)", ""), lambda draft, amap: filled(draft, amap.inferences["i"], "known")
    )
    assert "inference i: p + known-for-c(known) => c\n" in untagged


def test_a_warrant_speaks_of_what_it_is_asked_to():
    text = 'premise p: "P"\nclaim c: "C"\ninference i: p => c\n  warrant "W"\n'
    found = after(text, lambda draft, amap: warranted(draft, amap.inferences["i"], ("rain", "snow")))
    assert found.endswith('  warrant "W … rain … snow …"\n')


def test_support_speaks_of_what_is_marked():
    marks = " and ".join(f"[[rain number\n  {number}]]" for number in range(9))
    text = f'claim c: "It is about {marks}, and [[rain number 0]]."\n'
    amap = read(format_source(Source("<text>", text)).text)
    (repair,) = repairs(evaluate(amap), "c")
    assert '  warrant "… rain number 0 … rain number 1 …' in repair.passages[0].text
    assert repair.passages[0].text.count("rain number 0") == 1
    after = edited(amap.source.text, repair.edits)
    assert max(map(len, after.split("\n"))) > 90
    assert format_source(Source("<text>", after)).text == after
    assert "AM201" not in [each.code for each in check(Case.of(read(after)))]
    certain = read(format_source(Source("<text>", f"{text}  as certain\n")).text)
    after = edited(certain.source.text, repairs(evaluate(certain), "c")[0].edits)
    assert format_source(Source("<text>", after)).text == after
    assert "AM201" not in [each.code for each in check(Case.of(read(after)))]


def test_a_claim_becomes_a_premise():
    amap = read('claim c: "C"; kind fact\n')
    draft = Draft(amap)
    taken_as_given(draft, amap.claims[0])
    written = draft.written()
    assert edited(amap.source.text, written.edits) == 'premise c: "C"\n  basis "…"; kind fact\n'
    assert written.help("do so", amap.source) == (
        'do so:\nin place of line 1:\n  premise c: "C"; kind fact\nafter line 1:\n    basis "…"'
    )
    assert sustains(upstream(amap, "c"), draft, "c")


def test_replacements_that_lie_apart_are_shown_apart():
    amap = read('claim c: "C"\n  as certain\n\nclaim d: "D"\n  as certain\n')
    draft = Draft(amap)
    for claim in amap.claims:
        draft.replace(claim, claim.asserted.span, "possible")
    written = draft.written()
    assert [(each.where, each.text) for each in written.passages] == [
        ("in place of line 2", "  as possible"),
        ("in place of line 5", "  as possible"),
    ]
    assert written.fix("less").applicability is Applicability.UNSAFE


def test_a_record_with_a_mistake_in_it_is_left_as_it_is():
    amap = parse(
        'premise p: "P"\n  bosis "B"\nclaim c: "C"\n  as probable\ninference p => c\n', shipped()
    ).map
    draft = Draft(amap)
    granted(draft, amap.premises[0])
    assert carried_out(amap, draft).statements["p"] == amap.statements["p"]


def test_files_are_named_where_there_are_several(tmp_path):
    (tmp_path / "part.arg").write_text('claim rain: "It rained."\n')
    (tmp_path / "map.arg").write_text(
        'include "part.arg"\nclaim wet: "The street is wet."\ninference rain => wet\n  warrant "Rain wets."\n'
    )
    amap = parse_file(tmp_path / "map.arg").map
    (repair,) = repairs(evaluate(amap), "wet")
    part = next(source for source in amap.sources if source.name.endswith("part.arg"))
    assert {edit.span.source for edit in repair.edits} == {part}
    assert repair.help(amap.source).startswith(
        f"give `rain` some support, in {part.name}, after line 1:\n  premise"
    )
    assert repair.help(part).startswith("give `rain` some support, after line 1:\n  premise")


def test_edits_are_made_in_their_order():
    source = read('claim c: "C"\n').source
    edits = [Edit(Span(source, 5, 5), "a"), Edit(Span(source, 0, 5), "b"), Edit(Span(source, 5, 5), "c")]
    assert edited("claim c", edits) == "bac c"


def test_an_objection_without_grounds_is_given_some():
    text = (
        'source b: "B"\nevidence e: "E"\n  from b p. 1\nclaim c: "C"\ninference i: e => c\nobjection o: "O"\n'
        '  undercuts i\n  from e\nobjection p: "P"\n  answers o\n  kind fact\n'
    )
    amap = read(text)
    (repair,) = repairs(evaluate(amap), "p")
    assert repair.says == "say where `p` comes from"
    assert repair.passages[0].where == "after line 10"
    assert evaluate(read(edited(text, repair.edits)))["c"].verdict is Verdict.SUSTAINED
