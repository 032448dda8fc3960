"""From a name to where it is given and used, to what it rests on, and to another name."""

import pytest

from argmap.editor import calls
from argmap.editor.names import RenameError, defined, renameable, renamed, used


def test_where_a_name_is_given(within, at):
    assert str(defined(*within("=> rain", 3)).text) == "rain"
    assert defined(*within('"It rained', 3)) is None
    assert defined(*at('\nclaim c: "C."\n  about no|thing\n')) is None


def test_shipped_schemes_are_given_among_the_shipped(at):
    shipped = defined(*at("\ninference wet => dry\n  scheme si|gn\n"))
    assert shipped.text == "sign"
    assert shipped.source.name.endswith("shipped.arg")
    assert defined(*at("\ninference wet(si|gn) => dry\n  scheme sign\n")).source.name == shipped.source.name


def test_where_a_name_is_used(within):
    assert [use.declares for use in used(*within("=> rain", 3))] == [False, True, False, False]
    assert len(used(*within("=> rain", 3), declaration=False)) == 3
    assert not used(*within('"It rained', 3))


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("\n# no| name\n", "x", "there is no name here"),
        ('\nclaim c: "C."\n  ignore AM1|01 "why"\n', "x", "name of a rule"),
        ("\ninference wet => dry\n  scheme si|gn\n", "x", "comes with argmap"),
        ('\nclaim c: "C."\n  contradicts no|thing\n', "x", "is declared nowhere"),
        ('\nclaim c|: "C."\n', "Two Words", "is not an id"),
        ('\nclaim c|: "C."\n', "rain", "there is a record called `rain` already"),
        ('\nperson p|: "P"\n', "critic", "there is a person called `critic` already"),
        ('\nscheme s|: "S"\n', "sign", "there is a scheme called `sign` already"),
        ('\nsource s|: "S"\n', "wet", "there is a record called `wet` already"),
        ('\nsource s|: "S"\n', "critic", "there is a person called `critic` already"),
        ('\nterm s|: "S"\n', "wet", "there is a record called `wet` already"),
        (
            '\nclaim c|: "C."\ninference k: wet +  => => c\n',
            "x",
            r"`c` also stands in line \d+ of .*; mend that first",
        ),
        ('\nclaim c|: "C."\nclaim d: "D."\n  contradicts c c\n', "x", "mend that first"),
    ],
)
def test_what_cannot_have_another_name_is_refused_in_a_sentence(at, text, name, why):
    with pytest.raises(RenameError, match=why):
        renamed(*at(text), name)


def test_what_cannot_be_read_is_in_nobodys_way_if_it_does_not_name_it(at):
    text = '\nclaim c|: "C."\nclaim d: "D c."  # c\n  contradicts d d\n'
    assert len(renamed(*at(text), "x")) == 1


def test_what_an_objection_rests_on_is_the_statement_unless_a_place_is_named(at):
    text = '\nsource wet: "W"\nobjection o: "O."\n  undercuts i\n  from wet\n  from wet p. 3\n'
    state, spot = at(text.replace("source wet", "source we|t"))
    lines = text.split("\n")
    first = spot.piece.position(0)[0]
    assert [lines[edit.span.line - first + 1].strip() for edit in renamed(state, spot, "x")] == [
        'source wet: "W"',
        "from wet p. 3",
    ]


def test_a_scheme_is_the_same_in_each_form_of_its_letters(at):
    text = '\nscheme caf\u00e9: "C"\n  role ta|ste: "T"\n  concludes "C"\ninference wet(taste) => dry\n  scheme cafe\u0301\n'
    assert len(renamed(*at(text), "smell")) == 2


def test_a_name_that_stays_changes_nothing(at):
    assert renamed(*at('\nclaim c|: "C."\n'), " c ") == ()


def test_tags_are_called_otherwise_wherever_they_are_written_alike(at):
    state, spot = at('\nclaim c: "C."\n  tag ol|d\nclaim d: "D."\n  tag old, odd\n')
    assert renameable(state, spot).key.kind == "tag"
    assert [(edit.span.text, edit.text) for edit in renamed(state, spot, "odd")] == [("old", "odd")] * 2


def test_of_what_a_statement_is_made_and_what_it_makes(within):
    state, spot = within("claim rain", 7)
    assert calls.prepared(state, spot) == "rain"
    assert [(link.id, link.how) for link in calls.beneath(state.amap, "rain")] == [
        ("wet", "premise, omen"),
        ("seen", "premise"),
    ]
    assert [(link.id, link.how) for link in calls.above(state.amap, "i")] == [("rain", "conclusion")]
    assert [(link.id, link.how) for link in calls.above(state.amap, "wet")] == [
        ("rain", "conclusion"),
        ("hose", "objection"),
    ]
    assert [(link.id, link.how) for link in calls.beneath(state.amap, "hose")] == [("wet", "ground")]
    assert [(link.id, link.how) for link in calls.above(state.amap, "hose")] == [("i", "undercuts")]


def test_a_warrant_that_is_a_statement_is_rested_on(at):
    state, spot = at("\ninference x|: wet => dry\n  warrant night\n")
    assert calls.prepared(state, spot) == "x"
    assert [(link.id, link.how) for link in calls.beneath(state.amap, "x")] == [
        ("wet", "premise"),
        ("night", "warrant"),
    ]
    assert calls.prepared(*at('\nperson p|: "P"\n')) is None
