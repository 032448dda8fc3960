"""Which rules are asked, and what is left out: by `ignore`, by choice, and where the map is damaged."""

import pytest

from argmap.case import Case
from argmap.check import check, chosen
from argmap.loading import parse
from argmap.rules import RULES
from rules.helpers import codes, findings

CLAIM = 'claim c: "It rained."\n'
BARE = 'premise p: "The street is wet."\n'


def found(text):
    """What the rules find, also in a text with mistakes in it."""
    return [(each.code, each.record) for each in check(Case.of(parse(text).map))]


@pytest.mark.parametrize("word", ["AM101", "unsupported-claim"])
def test_a_rule_is_silenced_by_its_code_or_its_name(word):
    assert codes(CLAIM) == ["AM101"]
    assert codes(CLAIM + f'  ignore {word} "to be argued for later"\n') == []


def test_an_ignore_silences_one_rule_in_one_record():
    text = BARE + CLAIM + '  ignore AM101 "later"\nclaim d: "It snowed."\n'
    assert found(text) == [("AM105", "p"), ("AM106", "c"), ("AM101", "d")]


def test_an_inference_without_an_id_can_carry_one():
    step = BARE.replace("\n", '\n  basis "B"\n') + CLAIM + "inference p => c\n"
    assert codes(step) == ["AM212"]
    assert codes(step + '  ignore AM212 "plain"\n') == []


def test_a_source_and_the_map_record_can_carry_one():
    text = 'source s: "ibid."\n'
    assert codes(text) == ["AM310"]
    assert codes(text + '  ignore AM310 "as the article has it"\n') == []
    text = 'map m: "M"\n{}' + CLAIM + '  ignore AM101 "later"\nclaim d: "D"\n  ignore AM101 "later"\n'
    assert codes(text.format("")) == ["AM106"]
    assert codes(text.format('  ignore AM106 "two questions"\n')) == []


def test_an_ignore_without_a_reason_is_a_mistake_in_writing():
    parsed = parse(CLAIM + "  ignore AM101\n")
    (mistake,) = parsed.diagnostics
    assert "nothing says why `AM101` is to be ignored" in mistake.message


def test_an_ignore_that_silences_nothing_is_reported():
    (finding,) = findings(BARE + '  basis "B"\n  ignore AM105 "seen"\n')
    assert (finding.code, finding.record) == ("AM901", "p")
    assert finding.span.text == "AM105"
    assert finding.message == "`AM105` finds nothing in `p`, so there is nothing to ignore"


def test_the_second_of_two_alike_silences_nothing():
    assert codes(CLAIM + '  ignore AM101 "later"\n  ignore AM101 "later still"\n') == ["AM901"]


@pytest.mark.parametrize("word", ["AM999", "AM1", "am101", "unsupported"])
def test_an_unknown_rule_in_an_ignore(word):
    assert codes(CLAIM + f'  ignore {word} "why"\n') == ["AM101", "AM901"]
    assert findings(CLAIM + f'  ignore {word} "why"\n')[1].message == f"no rule is called `{word}`"


_OF_TEXTS = ["AM302", "AM303", "AM901"]


@pytest.mark.parametrize("word", ["AM302", "stitched-quote"])
def test_an_ignore_of_what_a_text_would_show_stays_while_that_is_not_at_hand(word, tmp_path):
    (tmp_path / "here.txt").write_text("It rained.")

    def unused(name):
        text = f'source s: "S"\n  text "{name}"\nevidence e: "E"\n  from s\n  quote "It rained."\n'
        found = findings(f'{text}  ignore {word} "Another edition."\n', select=_OF_TEXTS, base=tmp_path)
        return [each.code for each in found if each.record == "e"]

    assert unused("gone.txt") == []
    assert unused("here.txt") == ["AM901"]


def test_a_rule_that_was_not_asked_leaves_its_ignores_in_peace():
    text = BARE + '  basis "B"\n  ignore AM105 "seen"\n'
    assert codes(text, select=["AM901", "AM105"]) == ["AM901"]
    assert codes(text, select=["AM901"]) == []
    assert codes(BARE.replace("\n", '\n  basis "B"\n') + '  ignore AM309 "off"\n') == []
    assert codes(BARE.replace("\n", '\n  basis "B"\n') + '  ignore AM309 "on"\n', pedantic=True) == ["AM901"]


def test_an_ignore_of_an_unused_ignore():
    assert (
        codes(BARE + '  basis "B"\n  ignore AM105 "may come back"\n  ignore AM901 "kept on purpose"\n') == []
    )


def test_what_was_read_in_part_is_not_judged():
    assert found(BARE + "  from nowhere p. 3\n") == []
    assert found(CLAIM + "inference typo => c\n") == []


def test_nor_what_rests_on_it_or_is_attacked_by_it():
    text = (
        'map m: "M"\n  main d\npremise q: "Q"\n  basis "B"\nclaim d: "D"\n  expect unsupported\n'
        'claim c: "C"\ninference q + typo => c\ninference c => d\n  warrant "W"\n'
    )
    assert found(text) == []
    assert found(text.replace(" + typo", "")) == [("AM701", "d"), ("AM212", "c#1")]
    attack = 'objection o: "O"\n  rebuts e, typo\nclaim e: "E"\n'
    assert found(attack) == []


def test_the_rest_of_a_damaged_map_is_judged():
    assert found(BARE + 'premise r: "R"\n  from nowhere\n') == [("AM105", "p")]


def test_select_takes_codes_beginnings_and_names():
    assert [rule.code for rule in chosen(["AM101"])] == ["AM101"]
    assert [rule.code for rule in chosen(["am10"])] == [
        rule.code for rule in RULES if rule.code.startswith("AM10")
    ]
    assert [rule.code for rule in chosen(["dangling", "AM701"])] == ["AM104", "AM701"]


def test_select_takes_what_is_off_too():
    assert [rule.code for rule in chosen(["AM309"])] == ["AM309"]


def test_ignore_goes_before_select():
    assert [rule.code for rule in chosen(["AM10"], ["AM101", "dangling"])] == [
        rule.code for rule in RULES if rule.code.startswith("AM10") and rule.code not in {"AM101", "AM104"}
    ]


def test_pedantic_adds_what_is_off():
    off = {rule.code for rule in RULES if not rule.on}
    assert "AM309" in off
    assert {rule.code for rule in chosen(pedantic=True)} - {rule.code for rule in chosen()} == off
    assert "AM309" not in {rule.code for rule in chosen(ignore=["AM3"], pedantic=True)}


@pytest.mark.parametrize("words", [{"select": ["AM999"]}, {"ignore": ["dangle"]}])
def test_a_word_that_fits_no_rule(words):
    with pytest.raises(ValueError, match="no rule is called"):
        chosen(**words)


def test_findings_are_in_the_order_of_the_text():
    text = 'claim b: "B"\nclaim a: "A"\n' + BARE
    assert found(text) == [("AM101", "b"), ("AM106", "b"), ("AM101", "a"), ("AM105", "p")]
