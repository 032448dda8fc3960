import pytest

from argmap.diagnostics import Confidence
from rules.helpers import codes, findings

TERMS = """
term party: "the Party"
term delegates: "delegates"
  within party
"""


def new(text):
    return [
        (str(each.severity), [label.span.text for label in each.labels])
        for each in findings(text, select=["AM201"])
    ]


def test_each_new_term_is_shown_where_it_stands():
    text = """
premise vote: "They voted for him."
claim esteem: "They held him in [[high esteem]] and, for that, in [[office]]."
inference vote => esteem
"""
    (finding,) = findings(text, select=["AM201"])
    assert finding.message == "nothing offered for `esteem` speaks of “high esteem” or “office”"
    assert [(label.span.line, label.span.column) for label in finding.labels] == [(3, 33), (3, 67)]


def test_a_premise_may_be_about_it():
    text = (
        TERMS
        + """
premise vote: "They voted for him."
  about party
claim wanted: "The Party wanted him."
inference vote => wanted
"""
    )
    assert new(text) == []


def test_the_warrant_may_speak_of_it_in_words_or_as_a_statement():
    step = """
premise vote: "They voted for him."
claim wanted: "He had their [[trust]]."
inference vote => wanted
"""
    assert new(step) == [("warning", ["[[trust]]"])]
    assert new(step + '  warrant "Who votes trusts."\n') == []
    assert new(step + '  warrant rule\npremise rule: "Who votes trusts."\n') == []
    assert new(step + '  warrant "Who votes likes."\n') == [("warning", ["[[trust]]"])]


def test_a_narrower_term_does_not_do_and_is_pointed_out():
    text = (
        TERMS
        + """
premise vote: "The delegates voted for him."
claim wanted: "The Party wanted him."
inference vote => wanted
"""
    )
    (finding,) = findings(text, select=["AM201"])
    assert [label.span.text for label in finding.labels] == ["Party"]
    assert finding.note == (
        "“delegates” is there, and lies within “the Party”; what holds of a part is not yet so of the whole"
    )


def test_a_narrower_term_does_where_the_scheme_samples():
    text = (
        TERMS
        + """
premise vote: "The delegates voted for him."
claim wanted: "The Party voted for him."
inference vote => wanted
  scheme example
"""
    )
    assert new(text) == []
    assert new(text.replace("The Party voted", "The [[Party line]] was")) == [("warning", ["[[Party line]]"])]


def test_testimony_is_exempt_and_a_step_that_may_only_report_is_noted():
    text = """
source diary: "A. Smith, Diary"
evidence entry: "The diary notes it."
  from diary p. 3
claim rain: "It [[rained]]."
inference entry => rain
claim storm: "There was a [[storm]]."
inference entry => storm
  scheme document
"""
    assert new(text) == [("note", ["[[rained]]"])]


def test_evidence_under_another_scheme_is_not():
    text = """
source diary: "A. Smith, Diary"
evidence entry: "The diary notes wet shoes."
  from diary p. 3
claim rain: "It [[rained]]."
inference entry => rain
  scheme sign
"""
    assert new(text) == [("warning", ["[[rained]]"])]


def test_a_conclusion_with_terms_is_judged_by_them_alone():
    text = """
premise vote: "The [[vote]] was free."
claim odd: "Whatever anybody may since have alleged elsewhere, nobody cheated at this [[vote]]."
inference vote => odd
"""
    assert new(text) == []


UNMARKED = """
premise frost: "Ice covered the harbour until April."
claim hunger: "Bread prices doubled in every northern town."
inference frost => hunger
"""


def test_without_terms_a_note_where_nearly_every_word_is_new():
    assert new(UNMARKED) == [("note", ['"Bread prices doubled in every northern town."'])]


def test_no_note_where_a_warrant_says_what_licenses_the_step():
    assert new(UNMARKED + '  warrant "No ship, no grain."\n') == []


def test_no_note_where_more_than_a_quarter_is_shared():
    text = """
premise frost: "In the northern towns bread had to come by sea."
claim hunger: "Bread prices doubled in every northern town."
inference frost => hunger
"""
    assert new(text) == []


def test_no_note_on_two_or_three_words():
    text = 'premise wet: "The street is wet."\nclaim rain: "It rained."\ninference wet => rain\n'
    assert new(text) == []


def test_no_note_in_a_language_without_a_list_of_stop_words():
    assert new('map m: "M"\n  language hu\n' + UNMARKED) == []


def test_a_step_to_an_objection_is_a_step():
    text = """
premise seen: "A sprinkler stood in the street."
claim rain: "It rained."
objection sprinkler: "The [[sprinkler]] had [[leaked]]."
  rebuts rain
inference seen => sprinkler
"""
    assert new(text) == [("warning", ["[[leaked]]"])]


def test_damage_is_not_judged():
    text = """
premise vote: "They voted for him."
claim esteem: "They held him in [[esteem]]."
inference vote + unheard-of => esteem
"""
    from argmap.case import Case
    from argmap.check import check
    from argmap.loading import parse

    assert [each.code for each in check(Case.of(parse(text).map)) if each.code == "AM201"] == []


def test_it_agrees_with_codes():
    assert "AM201" in codes(UNMARKED)


def test_marks_say_what_a_claim_turns_on():
    text = (
        'term house: "house"\npremise p: "He counted them."\nclaim c: "They were for {}."\ninference p => c\n'
    )
    for words, found in (
        ("[[relief]] in the house", ["relief", "house"]),
        ("the house", ["house"]),
        ("[[counting]] in the house", []),
    ):
        labels = [
            label.span.text.strip("[]") for each in findings(text.format(words)) for label in each.labels
        ]
        assert [word for word in labels if word in {"relief", "house"}] == found


WIDENED = (
    'term party: "the Party"\nterm delegates: "delegates"\n  within party\n'
    'premise p: "The delegates esteemed him."\n  about delegates\n'
    'claim c: "The [[Party]] esteemed him{}."\n  about party\ninference p => c\n'
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (WIDENED.format(""), ["AM203"]),
        (WIDENED.format(" for [[courage]]"), ["AM200"]),  # something is new besides
        (WIDENED.format("").replace("  about delegates\n", ""), ["AM201"]),  # nothing shows the widening
        (WIDENED.format("") + '  warrant "As the delegates, so the rest."\n', ["AM201"]),
    ],
)
def test_what_is_only_a_widened_scope_is_no_new_term(text, found):
    assert [each for each in codes(text) if each[:3] == "AM2" and each != "AM212"] == found


def test_how_sure_a_note_is():
    (finding,) = findings(UNMARKED, select=["AM201"])
    assert finding.confidence is Confidence.LOW


def test_three_words_are_enough_for_a_note():
    text = 'premise ice: "Ice lay in the bay."\nclaim bread: "Bread grew dear."\ninference ice => bread\n'
    assert new(text) == [("note", ['"Bread grew dear."'])]


def test_a_term_from_elsewhere_is_no_sample():
    text = (
        TERMS
        + """
term clerks: "clerks"
premise vote: "The clerks voted for him."
claim wanted: "The Party voted for him."
inference vote => wanted
  scheme example
"""
    )
    assert new(text) == [("warning", ["Party"])]
