"""What an editor says of a name or a keyword."""

import pytest

from argmap.editor import hints
from argmap.editor.telling import plain, tell
from argmap.lang.pieces import Spot
from argmap.lang.vocabulary import CLAUSES, RECORDS


@pytest.fixture
def told(within):
    def told_(words, after=0):
        found = tell(*within(words, after))
        return found.text if found else None

    return told_


def test_of_a_claim_where_it_stands_and_on_what(told):
    text = told("claim rain", 7)
    assert text.startswith("claim `rain`: **")
    assert "It rained." in text
    assert "Supported by `i`" in text
    assert "Contradicts `dry`" in text


def test_of_a_claim_that_an_objection_changed_both_verdicts(at):
    text = tell(*at('\nobjection o: "O."\n  rebuts d|ry\n  from diary p. 9\n  raised-by critic\n')).text
    assert "Attacked by `o`" in text
    assert "; as argued **" in text


def test_of_evidence_its_source_and_its_words(told):
    text = told("evidence wet", 10)
    assert "From A diary, p. 3" in text
    assert "> all wet" in text
    assert "Supports `rain`" in text


def test_of_a_premise_its_words_as_they_are_written(told):
    assert r"Anyone could \*see\* it." in told("premise seen", 9)


def test_of_a_step_its_parts_its_warrant_and_what_was_found(told):
    text = told("inference i:", 10)
    assert "by From an omen" in text
    assert "- `wet` (omen): The street was wet." in text
    assert "⇒ `rain`: It rained." in text
    assert "Attacked by `hose`" in text
    assert "Warrant: Darkness is dry." in told("inference ii", 11)


def test_of_what_was_found_about_it(within):
    state, _ = within("claim rain")
    one = next(each for each in state.diagnostics if each.record in state.amap.statements)
    name = state.amap[one.record].id.span
    assert f"- {one.severity} {one.code}: " in tell(state, Spot(name.source, name.start)).text


def test_of_an_objection_what_it_is_against(told):
    assert "Against `i`" in told("objection hose", 11)


def test_of_other_names_their_words_and_how_often_they_are_used(told):
    assert told("raised-by critic", 11) == "**person** `critic`: A critic\n\nnamed once"
    assert told("source letters", 8) == "**source** `letters`: Letters"
    assert told("term street", 6).startswith("**term** `street`: street, road")
    assert told("section facts", 9) == "**section** `facts`: The facts"


def test_of_a_scheme_its_roles_and_questions(told):
    text = told("  scheme omen", 10)
    assert text.startswith("**scheme** `omen`: From an omen; carries possible")
    assert "- role `omen`: an omen was seen" in text
    assert "⇒ what it stands for is so" in text
    assert "- question `sure` (owed): Was it seen?" in text
    assert "- question `other` (exception): " in text


def test_of_a_role_and_a_question(told, at):
    assert told("wet(omen", 5) == "**role** `omen`: an omen was seen"
    asked = tell(*at("\ninference seen => dry\n  scheme omen\n  question su|re: open\n")).text
    assert asked == "**critical question** `sure` (owed by the arguer): Was it seen?"
    pressed = tell(*at("\ninference seen => dry\n  scheme omen\n  question oth|er: open\n")).text
    assert "for the critic to press" in pressed


def test_of_a_rule_its_page(at):
    text = tell(*at('\nclaim c: "C."\n  ignore AM2|00 "why"\n')).text
    assert text.startswith("**AM200** ")
    assert "[Its page](" in text


def test_of_a_name_that_names_nothing(at):
    assert tell(*at('\nclaim c: "C."\n  about no|thing\n')) is None
    assert tell(*at('\nobjection o: "O."\n  undercuts no|thing\n  raised-by critic\n')) is None


@pytest.mark.parametrize("keyword", [each for each in RECORDS if each not in ("include", "inference", "map")])
def test_of_the_keyword_of_a_record_its_clauses(at, keyword):
    text = tell(*at(f'\n{keyword[0]}|{keyword[1:]} x: "X."\n')).text
    assert text.startswith(f"**{keyword}**")
    for name, kind in CLAUSES.items():
        assert (f"`{name}`" in text) == (keyword in kind.homes)


def test_of_the_keyword_of_a_clause_its_form_and_its_words(told, at):
    text = told("contradicts rain", 3)
    assert text.startswith("**contradicts**")
    assert f"`{CLAUSES['contradicts'].form}`" in text
    assert "One of " in told("strength possible", 2)
    assert "Of a source: " in tell(*at('\nsource s: "S"\n  so|rt book\n')).text


def test_words_and_gaps_say_nothing(told, at):
    assert told('"It rained', 4) is None
    assert tell(*at("\n# a com|ment\n")) is None


def test_names_are_listed_up_to_a_dozen(at):
    steps = "".join(f'\npremise p{n}: "P."\ninference p{n} => c\n' for n in range(14))
    text = tell(*at(f'{steps}\nclaim |c: "C."\n')).text
    assert " and 2 more" in text


def test_markdown_is_not_read_into_words():
    assert plain("a *b* [c](d) <e>\n  f") == r"a \*b\* \[c\](d) \<e\> f"


def test_between_the_lines_stands_where_claims_stand(within):
    state, spot = within("claim rain")
    name = spot.piece.name
    assert [each.about.text for each in hints.verdicts(state, name)] == ["rain", "dry"]
    assert [each.words.partition(" · ")[2] for each in hints.lenses(state, name)] == [
        "1 step for it · no objections",
        "1 step for it · no objections",
    ]
    assert not list(hints.verdicts(state, "another.arg"))
