"""Fixes applied to texts, and `ignore` clauses written into them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import fixing
from argmap.case import Case
from argmap.check import check, chosen
from argmap.diagnostics import Applicability, Edit, Fix, Severity, in_order
from argmap.evaluate import evaluate
from argmap.lang.format import format_source
from argmap.loading import parse, parse_file
from argmap.report import Checked
from argmap.source import Source, Span
from docs.pages import ROOT
from strategies import BROAD, PREAMBLE, records, text

SAFE = frozenset((Applicability.SAFE,))
UNSAFE = SAFE | {Applicability.UNSAFE}
WET = 'premise wet: "The street is wet."\n  basis "Anyone can see it."\n'
RAIN_ALONE = 'claim rain: "It rained."\n'
STEP = (
    WET
    + 'claim rain: "It rained."\ninference step: wet => rain\n  scheme sign\n  question link: waived "W"\n'
)


def looking(written, rules=None):
    """Looks at a text, or at another in its place."""

    def look(texts):
        parsed = parse(texts.get("<text>", written))
        case = Case.of(parsed.map)
        return Checked(case, in_order((*parsed.diagnostics, *check(case, rules)), case.amap.sources))

    return look


def fixed(written, allowed=SAFE):
    """The outcome, and the text after it."""
    outcome = fixing.fix(looking(written), lambda _: written, allowed)
    return outcome, outcome.texts.get("<text>", written)


def ignored(written, reason="accepted", level=Severity.WARNING):
    outcome = fixing.ignore(looking(written), lambda _: written, reason, lambda each: each.severity <= level)
    return outcome, outcome.texts.get("<text>", written)


def codes(checked):
    return [each.code for each in checked.diagnostics]


def errors(checked):
    return [str(each) for each in checked.diagnostics if each.severity is Severity.ERROR]


# ---------------------------------------------------------------------------------- what is mended


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('claim rain "It rained."\n', 'claim rain: "It rained."\n'),
        ('claim rain  "It rained."\n', 'claim rain:  "It rained."\n'),
        ("claim rain: “It rained.”\n", 'claim rain: "It rained."\n'),
        ("claim rain “It’s rained.”\n", 'claim rain: "It’s rained."\n'),
        ("claim rain: „Es regnete.“\n", 'claim rain: "Es regnete."\n'),
        ("claim rain: «Il pleuvait.»\n", 'claim rain: "Il pleuvait."\n'),
        ('claim rain: "It rained.\n', 'claim rain: "It rained."\n'),
        ('claim rain: "It rained.  \n  as possible\n', 'claim rain: "It rained."  \n  as possible\n'),
        ('claim rain: "It rained.', 'claim rain: "It rained."'),
        ('claim rain: "It rained.\n\n# next\nclaim b: "B"\n', 'claim rain: "It rained."\n\n# next\nclaim b: "B"\n'),
        ('claim rain: "It rained."\nas possible\n  kind event\n', 'claim rain: "It rained."\n  as possible\n  kind event\n'),
        ('claim rain: "It rained."\n  claim b: "B"\n  kind event\n', 'claim rain: "It rained."\nclaim b: "B"\n  kind event\n'),
        (WET + 'claim rain: "R"\ninference wet -> rain\n', WET + 'claim rain: "R"\ninference wet => rain\n'),
        (WET + 'claim rain: "R"\ninference s: wet → rain\n', WET + 'claim rain: "R"\ninference s: wet => rain\n'),
        (STEP.replace("link: w", "link w"), STEP),
        (STEP + "  question other-causes open\n", STEP + "  question other-causes: open\n"),
        (STEP + '  rival "A hose" open\n', STEP + '  rival "A hose": open\n'),
        ('term a: "x", “y”\n', 'term a: "x", "y"\n'),
        ('scheme s: "S"\n  role r "R"\n  question q “Q” owed\n', 'scheme s: "S"\n  role r: "R"\n  question q: "Q" owed\n'),
    ],
)  # fmt: skip
def test_layout_is_mended(before, after):
    outcome, now = fixed(before)
    assert now == after
    assert not outcome.refused
    assert not errors(outcome.left)


@pytest.mark.parametrize(
    "written",
    [
        "claim rain: It rained.\n",
        'claim rain: “It "really" rained.”\n',
        "claim rain: “It rained\n  all day.”\n",
        'claim rain: "\n',
        'claim rain: "It rained.  # all day\n',
        'claim rain: "It rained; as possible\n',
        'claim rain: "It rained\\\n',
        'claim rain: "It rained\n  all day.\n',
        'claim rain: "It rained\n  by many\n',
        'claim rain: "It rained.\n  by many\n',
        'claim rain: "It rained\n  as certain\n',
        'claim rain: "R"; claim b: "B"\n',
        'claim rain: "R"\n  claim b "B"\n',
        "as most people say\n",
        'inference step "S"\n',
        'include "x.arg\n  as possible\n',
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left(written):
    outcome, now = fixed(written)
    assert now == written
    assert errors(outcome.left)


def test_two_mistakes_of_one_record_are_mended_one_after_the_other():
    outcome, now = fixed('claim rain "It rained."\n  note “n”\n  url “u”\n')
    assert now == 'claim rain: "It rained."\n  note "n"\n  url "u"\n'
    assert len(outcome.done) == 3


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('clam rain: "It rained."\n', 'claim rain: "It rained."\n'),
        ('claim rain: "It rained."\n  knd event\n', 'claim rain: "It rained."\n  kind event\n'),
        ('claim rain: "It rained."\n  kind evnt\n', 'claim rain: "It rained."\n  kind event\n'),
        ('scheme s: "S"\n  sort testimoni\n', 'scheme s: "S"\n  sort testimony\n'),
        (STEP.replace("step: wet", "step: wett"), STEP),
        (STEP.replace("scheme sign", "scheme sgn"), STEP),
        (STEP.replace("question link", "question lnk"), STEP),
        (STEP.replace("wet =>", "wet(sgn) =>"), STEP.replace("wet =>", "wet(sign) =>")),
        (STEP.replace("waived", "waved"), STEP),
        (STEP.replace(": waived", ": met bye wet  # "), STEP.replace(": waived", ": met bye wet  # ")),
        (
            'claim Big_Rain: "R"\ninference wet => Big_Rain\n  question Big_Rain: open\n' + WET,
            'claim Big_Rain: "R"\ninference wet => Big_Rain\n  question Big_Rain: open\n' + WET,
        ),
        (
            'claim Big_Rain: "R"\n  about Wet_Things\ninference wet => Big_Rain\nterm Wet_Things: "things"\n' + WET,
            'claim big-rain: "R"\n  about wet-things\ninference wet => big-rain\nterm wet-things: "things"\n' + WET,
        ),
    ],
)  # fmt: skip
def test_words_are_mended_only_where_that_is_asked_for(before, after):
    assert fixed(before)[1] == before
    outcome, now = fixed(before, UNSAFE)
    assert now == after
    if before != after:
        assert not errors(outcome.left)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('  ignore AM105 "old"\n', ""),
        ('  ignore AM105 "old"', None),
        ('  as probable\n  ignore AM105 "old"\n  note "n"\n', '  as probable\n  note "n"\n'),
        ('  ignore AM105 "old"; as probable\n', "  as probable\n"),
        ('  as probable; ignore AM105 "old"\n', "  as probable\n"),
        ('  as probable ;  ignore AM105 "old"  # c\n', "  as probable  # c\n"),
        ('  as probable; ignore AM105 "old"; note "n"\n', '  as probable; note "n"\n'),
        ('  as probable\n  ;ignore AM105 "old" ;\n  note "n"\n', '  as probable\n  note "n"\n'),
        ('  ignore AM105 "old"  # why\n', "    # why\n"),
        ('  ignore AM105\n    "old"\n', None),
        ('  ignore AM105 "a long\n    reason"\n  note "n"\n', '  note "n"\n'),
        ('  ignore AM105 "old"\n  ignore AM212 "old"\n', ""),
        ('  ignore bare-premise "old"\n', ""),
    ],
)
def test_an_unused_ignore_is_taken_out(before, after):
    outcome, now = fixed(WET + before)
    if after is None:
        after = before if "\n    " in before else ""
        assert now.rstrip("\n") == (WET + after).rstrip("\n")
    else:
        assert now == WET + after
        assert codes(outcome.left) == []


def test_on_the_line_of_the_head_too():
    assert fixed('premise wet: "W"; basis "B"; ignore AM105 "old"\n')[1] == 'premise wet: "W"; basis "B"\n'
    assert fixed('premise wet: "W"; ignore AM105 "old"; basis "B"\n')[1] == 'premise wet: "W"; basis "B"\n'


def test_an_ignore_of_a_rule_that_is_misspelt_gets_the_right_name():
    before = 'claim rain: "It rained."\n  ignore {} "later"\n'
    for wrong, right in (("AM1O1", "AM101"), ("unsuported-claim", "unsupported-claim")):
        assert fixed(before.format(wrong))[1] == before.format(wrong)
        outcome, now = fixed(before.format(wrong), UNSAFE)
        assert now == before.format(right)
        assert codes(outcome.left) == []
    assert fixed(before.format("xyzzy"), UNSAFE)[1] == before.format("xyzzy")


def test_an_ignore_stays_while_something_could_not_be_read():
    written = WET + '  ignore AM503 "known"\n'
    objection = 'objecton dry: "It is dry."\n  undermines wet\n'
    assert fixed(written)[1] == WET
    assert fixed(written + objection)[1] == written + objection


def test_a_backslash_at_the_end_of_an_unclosed_text_draws_no_quotes_after_it():
    written = 'claim a: "It rained\\\nclaim b: "B"\n'
    outcome, now = fixed(written, UNSAFE)
    assert (outcome.done, now) == ((), written)


def test_what_is_overclaimed_is_asserted_as_it_stands():
    before = WET + 'claim rain: "It rained."\n  as certain\ninference wet => rain\n  warrant "W"\n'
    assert codes(fixed(before)[0].left) == ["AM208"]
    outcome, now = fixed(before, UNSAFE)
    assert now == before.replace("as certain", "as probable")
    assert codes(outcome.left) == []


def test_not_where_the_map_expects_it():
    expected = WET + (
        'claim rain: "It rained."\n  as certain\n  expect overclaimed\ninference wet => rain\n  warrant "W"\n'
    )
    assert fixed(expected, UNSAFE)[1] == expected
    wanted = expected.replace("expect overclaimed", "expect sustained")
    outcome, now = fixed(wanted, UNSAFE)
    assert now == wanted.replace("as certain", "as probable")
    assert not errors(outcome.left)


def test_what_rests_on_a_reserve_is_asserted_with_it():
    before = WET + (
        '  as plausible\nclaim rain: "It rained."\n  as probable\ninference wet => rain\n  warrant "W"\n'
    )
    assert "AM207" in codes(fixed(before)[0].left)
    outcome, now = fixed(before, UNSAFE)
    assert now == before.replace("as probable", "as plausible")
    assert codes(outcome.left) == []


# ------------------------------------------------------------------------------------- with what care


def test_a_fix_that_leads_to_another_mistake_is_left_out_and_told():
    before = 'claim Big_Rain: "R"\nclaim big-rain: "R"\nclam snow: "S"\nclam hail: "S"\nclam fog: "F"\n'
    outcome, now = fixed(before, UNSAFE)
    assert now == before.replace("clam", "claim")
    assert [(each.about[0].code, each.fix.title) for each in outcome.refused] == [
        ("AM010", "rename to `big-rain`")
    ]
    assert len(outcome.done) == 3


def test_what_a_fix_uncovers_is_no_reason_against_it():
    outcome, now = fixed("claim rain “R”\n  about nothing\n  note “n”\n  knd event\n")
    assert now == 'claim rain: "R"\n  about nothing\n  note "n"\n  knd event\n'
    assert codes(outcome.left) == ["AM012", "AM005"]


def test_what_a_fix_leads_to_is_one():
    before = 'claim rain: "It was seen\nand heard\nclaim a: "A"\n'
    outcome, now = fixed(before)
    assert now == before
    assert len(outcome.refused) == 1


def test_a_clause_that_would_belong_nowhere_is_not_indented():
    outcome, now = fixed('quote "x"\nclaim rain: "R"\nfrom book\n')
    assert now == 'quote "x"\nclaim rain: "R"\nfrom book\n'
    assert len(outcome.refused) == 2


def test_what_was_refused_is_tried_again_after_something_else_was_mended():
    outcome, now = fixed(WET + 'claim Big_Rain: "R"\ninference wet → Big_Rain\n', UNSAFE)
    assert now == WET + 'claim big-rain: "R"\ninference wet => big-rain\n'
    assert not outcome.refused


def test_templates_are_never_applied():
    case = Case.of(parse(WET).map)
    source = case.amap.source
    fix = Fix("write …", (Edit(Span(source, 0, 1), "…"),), Applicability.TEMPLATE)
    diagnostic = parse("x").diagnostics[0]
    from attrs import evolve

    finding = evolve(diagnostic, span=Span(source, 0, 1), fixes=(fix,))
    outcome = fixing.fix(lambda _: Checked(case, (finding,)), lambda _: WET, frozenset(Applicability))
    assert outcome.texts == {}


def test_a_text_that_may_not_be_changed_is_not():
    written = 'claim rain "It rained."\n'
    outcome = fixing.fix(looking(written), lambda _: None)
    assert (outcome.texts, outcome.done, outcome.refused) == ({}, (), ())


def test_a_fix_that_mends_nothing_is_not_applied_for_ever():
    case = Case.of(parse(WET).map)

    def look(texts):
        source = Source("<text>", texts.get("<text>", WET))
        edit = Edit(Span(source, 0, 0), "#")
        return Checked(case, (case_diagnostic(source, Fix("comment", (edit,), Applicability.SAFE)),))

    outcome = fixing.fix(look, lambda _: WET)
    assert 1 < len(outcome.done) < 100


def case_diagnostic(source, fix):
    from attrs import evolve

    return evolve(parse("x").diagnostics[0], code="AM999", span=Span(source, 0, 1), fixes=(fix,))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_stay(newline):
    before = (WET + '  ignore AM105 "old"\nclaim rain “R”\nas possible\n').replace("\n", newline)
    outcome, now = fixed(before)
    assert now == (WET + 'claim rain: "R"\n  as possible\n').replace("\n", newline)
    outcome, now = ignored(now)
    assert now.endswith(f'  as possible{newline}  ignore AM101 "accepted"{newline}')
    assert codes(outcome.left) == []


def test_line_ends_of_several_kinds_stay():
    before = "claim a “A”\r\n  as possible\n\nclaim b “B”\r\nclaim c “C”\r\n"
    assert fixed(before)[1] == 'claim a: "A"\r\n  as possible\n\nclaim b: "B"\r\nclaim c: "C"\r\n'


@given(
    st.text(alphabet="a\r\n", max_size=30),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 4), st.sampled_from(["", "x", "y\n"])), max_size=5),
)
def test_edits_count_as_a_source_does(written, places):
    source = Source("<text>", written)
    edits, at = [], 0
    for skip, length, words in places:
        start = at + skip
        if start + length <= len(source.text):
            edits.append(Edit(Span(source, start, start + length), words))
            at = start + length
    plain = source.text
    for edit in reversed(edits):
        plain = plain[: edit.span.start] + edit.text + plain[edit.span.end :]
    now = fixing.edited(written, edits)
    if "\r" in written and any("\n" in edit.text for edit in edits):
        now = now.replace("\r\n", "\n").replace("\r", "\n")  # a carriage return may meet a new line feed
        assert now.replace("\n", "") == plain.replace("\n", "")
    else:
        assert len(Source("<text>", now).text) <= len(plain)
        assert now.replace("\r", "").replace("\n", "") == plain.replace("\n", "")


def test_thousands_of_fixes_take_one_look():
    before = "".join(f'claim c{number} “C”\n  ignore AM101 "later"\n' for number in range(2000))
    before = 'map m: "M"\n  ignore AM106 "many"\n' + before
    looks = []
    look = looking(before, chosen(["AM101", "AM901"]))
    outcome = fixing.fix(lambda texts: looks.append(texts) or look(texts), lambda _: before)
    assert len(outcome.done) == 2000
    assert len(looks) == 2


def test_thousands_of_mistakes_that_are_uncovered_cost_no_more():
    before = "".join(f"claim c{number} “C”\n  note “n”\n" for number in range(1000))
    outcome = fixing.fix(looking(before, []), lambda _: before)
    assert len(outcome.done) == 2000
    assert not outcome.left.diagnostics


# -------------------------------------------------------------------------------------- add-ignore


def test_findings_are_ignored_in_their_records():
    before = (
        'premise p: "P"  # as said\n\nclaim c: "C"\n\tas certain\n# next\ninference p => c; scheme sign\n'
    )
    outcome, now = ignored(before, "old")
    assert now == (
        'premise p: "P"  # as said\n  ignore AM105 "old"\n\n'
        'claim c: "C"\n\tas certain\n\tignore AM208 "old"\n# next\n'
        'inference p => c; scheme sign\n  ignore AM402 "old"\n'
    )
    assert {each.severity for each in outcome.left.diagnostics} <= {Severity.NOTE}


def test_a_text_without_a_last_line_feed():
    assert ignored('claim c: "C"')[1] == 'claim c: "C"\n  ignore AM101 "accepted"'


def test_several_rules_of_one_record_and_one_rule_found_twice():
    outcome, now = ignored('claim c: "C"\nclaim d: "D"\n', level=Severity.NOTE)
    assert now == (
        'claim c: "C"\n  ignore AM101 "accepted"\n  ignore AM106 "accepted"\n'
        'claim d: "D"\n  ignore AM101 "accepted"\n'
    )
    assert codes(outcome.left) == []


def test_a_claim_and_a_term_of_one_name():
    _, now = ignored('term c: "c"\nclaim c: "C"\n')
    assert now == 'term c: "c"\nclaim c: "C"\n  ignore AM101 "accepted"\n'


def test_a_reason_is_written_as_the_language_has_it():
    outcome, now = ignored('claim c: "C"\n', 'see "Map 2" \\ page\t3\n  [[x]] # {}')
    assert now == 'claim c: "C"\n  ignore AM101 "see \\"Map 2\\" \\\\ page 3 [[x]] # {}"\n'
    (ignore,) = outcome.left.case.amap.statements["c"].ignores
    assert ignore.reason == 'see "Map 2" \\ page 3 x # {}'


@pytest.mark.parametrize("reason", ["", "  \n", "a\x00b", "a\ud800"])
def test_a_reason_that_cannot_be_written(reason):
    with pytest.raises(ValueError, match="reason"):
        ignored('claim c: "C"\n', reason)


@given(st.text(min_size=1))
def test_any_other_reason_is_read_again(reason):
    try:
        outcome, _ = ignored('claim c: "C"\n', reason)
    except ValueError:
        return
    assert codes(outcome.left) == []


def test_a_long_reason_is_in_the_canonical_form():
    _, now = ignored('claim c: "C"\n', "a reason of many words and, at-the-end, none too long " * 6)
    assert format_source(Source("<text>", now)).text == now
    assert codes(ignored(now)[0].left) == []


def test_mistakes_are_not_ignored():
    before = 'claim c: "C"\nclaim d: "D"\n  knd event\n'
    outcome, now = ignored(before)
    assert "ignore AM101" in now
    assert "AM005" in codes(outcome.left)
    assert "AM005" not in now


def test_no_ignore_is_written_into_a_text_that_is_not_closed():
    written = 'evidence e: "It rained;\n  and it poured.\n' + RAIN_ALONE
    outcome, now = ignored(written)
    assert now == written + '  ignore AM101 "accepted"\n'
    assert [each.about[0].record for each in outcome.done] == ["rain"]
    assert "AM301" in codes(outcome.left)


def test_an_unused_ignore_may_be_accepted_too():
    before = WET + '  ignore AM105 "old"\n'
    outcome, now = ignored(before)
    assert now == before + '  ignore AM901 "accepted"\n'
    assert codes(outcome.left) == []


def settled(before, level=Severity.WARNING):
    """Ignore all that counts, and see that nothing else became of the map."""
    outcome, now = ignored(before, "accepted 2026-11", level)
    assert [str(each) for each in outcome.left.diagnostics if each.severity <= level] == []
    assert ignored(now, "again", level)[1] == now
    lines = [line for line in now.split("\n") if '"accepted 2026-11"' not in line]
    assert "\n".join(lines) == before
    return outcome


@given(records(BROAD), st.sampled_from([Severity.ERROR, Severity.WARNING, Severity.NOTE]))
def test_after_that_nothing_counts_and_no_verdict_changed(parts, level):
    outcome = settled(text(parts), level)
    now, then = outcome.left.case.evaluation, evaluate(parse(text(parts)).map)
    assert {id_: now[id_].verdict for id_ in now} == {id_: then[id_].verdict for id_ in then}


def test_of_the_generators_preamble_alone():
    settled(PREAMBLE)


@pytest.mark.parametrize("path", sorted((ROOT / "maps").glob("*.arg")), ids=lambda path: path.stem)
@pytest.mark.parametrize("level", [Severity.WARNING, Severity.NOTE])
def test_the_maps_and_their_parts(path, level):
    def look(texts):
        parsed = parse_file(path, dict(texts.items()))
        case = Case.of(parsed.map)
        return Checked(case, in_order((*parsed.diagnostics, *check(case)), case.amap.sources))

    def counts(each):
        return each.severity <= level

    outcome = fixing.ignore(look, lambda source: source.text, "accepted 2026-11", counts)
    assert not any(map(counts, outcome.left.diagnostics))
    before = {source.name: source.text for source in look({}).case.amap.sources}
    for name, now in outcome.texts.items():
        assert "\n".join(line for line in now.split("\n") if "accepted 2026-11" not in line) == before[name]
    now, then = outcome.left.case.evaluation, look({}).case.evaluation
    assert {id_: now[id_] for id_ in now} == {id_: then[id_] for id_ in then}
