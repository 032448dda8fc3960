from pathlib import Path

import pytest

from argmap.case import Case
from argmap.check import check, chosen
from argmap.diagnostics import Applicability
from argmap.evaluate.drafting import edited
from argmap.loading import parse, parse_file
from rules.helpers import codes, findings

MAPS = Path(__file__).parents[2] / "maps"

ESTEEM = """map conclusion: "Lenin's Testament and the 13th Congress"
  main esteem
term party: "the Party", "CPSU"
term delegates: "delegates", "delegations", "delegation"
  within party
term esteem: "esteem", "high regard"
source works-10: "J. V. Stalin, Works, vol. 10, Moscow, 1954"
  year 1954
evidence stayed: "Every delegation separately and unanimously obliged Stalin to stay."
  from works-10 p. 181
  when 1924-05
premise reputation: "Lenin was reputed the world's leading Marxist."
  basis "So the newspapers of the time."
claim retained: "The delegates to the 13th Congress kept Stalin in his post."
  kind event; about delegates; when 1924-05
inference by-stalin: stayed => retained
  scheme testimony
  question access: waived "He was there."
claim esteem: "The [[Party]] held Stalin in high [[esteem]]."
  kind attitude; about party; when 1924-05; as certain
inference esteem-from-vote: retained(sign) + reputation => esteem
  scheme sign
  question link: waived "For the sake of the example."
  question other-causes: open
"""


def test_the_last_step_of_the_article():
    (leap,) = [each for each in findings(ESTEEM) if each.code == "AM200"]
    assert leap.signs == ("AM201", "AM204", "AM402")
    assert leap.record == "esteem-from-vote"
    assert leap.span.text == "esteem-from-vote"
    assert leap.message == "the step to `esteem` is not covered by what supports it"
    assert [(each.span.text, each.message, each.code) for each in leap.labels] == [
        ("[[Party]]", "in no premise of this step", "AM201"),
        ("[[esteem]]", "in no premise of this step", "AM201"),
        ("retained", "an event, offered for an attitude with no warrant", "AM204"),
        ("other-causes", "What else would produce B just as well?", "AM402"),
    ]
    assert leap.help == (
        'say what licenses the step, after line 22:\n    warrant "… Party … esteem …"',
        "or claim less: no more than the premises speak of",
    )
    assert leap.note == "this says that the step is unargued, not that the claim is false"


def test_its_signs_are_not_reported_again():
    assert {"AM201", "AM204", "AM402"}.isdisjoint(codes(ESTEEM))


def test_signs_are_summed_up_though_nobody_asked_for_them():
    assert codes(ESTEEM, select=["AM200"]) == ["AM200"]


def test_where_it_is_ignored_its_signs_stay_silent_too():
    ignoring = ESTEEM + '  ignore AM200 "The article makes the leap, and that is the point."\n'
    found = codes(ignoring)
    assert {"AM200", "AM201", "AM204", "AM212", "AM402"}.isdisjoint(found)
    assert "AM901" not in found


SURROGATE = """
source trial: "Trial"
evidence density: "Bone density rose."
  from trial p. 3
  kind state
claim fewer: "The drug prevents [[fractures]]."
  kind cause
inference by-density: density => fewer
"""


def test_a_step_without_a_scheme_from_evidence_is_no_hiding_place():
    (leap,) = [each for each in findings(SURROGATE) if each.code == "AM200"]
    assert leap.signs == ("AM201", "AM204")
    assert "AM200" not in codes(SURROGATE.replace("  kind cause\n", ""))


def test_an_open_rival_is_one_sign_where_nothing_else_is_owed():
    text = """
premise kept: "They kept him."
  basis "The minutes say so."
claim liked: "They liked him."
inference kept(act) => liked
  scheme motive
  warrant "People keep whom they like."
  question avowed: waived "They gave none."
  rival "Nobody else stood.": open
"""
    assert "AM200" not in codes(text)
    assert "AM200" in codes(text.replace('waived "They gave none."', "open"))


def test_an_ignored_sign_does_not_count():
    ignoring = ESTEEM.replace("other-causes: open", 'other-causes: waived "None."')
    ignoring += '  ignore AM201 "Another word for it."\n'
    found = codes(ignoring)
    assert "AM200" not in found
    assert "AM204" in found


def test_one_sign_is_no_leap():
    text = """
premise kept: "They kept him."
  basis "Minutes."
  kind event
claim trusted: "They trusted him."
  kind attitude
inference kept => trusted
"""
    assert "AM204" in codes(text)
    assert "AM200" not in codes(text)


def test_notes_are_no_signs():
    # hardly a word is shared (a note of AM201) and nothing licenses the step (a note of AM212)
    text = """
premise frost: "Ice covered the harbour until April."
  basis "Harbour book."
claim hunger: "Bread prices doubled in every northern town."
inference frost => hunger
"""
    assert [(each.code, str(each.severity)) for each in findings(text, select=["AM2"])] == [
        ("AM201", "note"),
        ("AM212", "note"),
    ]


def test_an_unnamed_step_is_shown_by_its_keyword():
    text = ESTEEM.replace("inference esteem-from-vote:", "inference")
    (leap,) = [each for each in findings(text) if each.code == "AM200"]
    assert leap.span.text == "inference"
    assert leap.record == "esteem#1"


def test_a_step_with_a_warrant_is_told_what_the_warrant_leaves_open():
    text = ESTEEM + '  warrant "Delegates keep those whom they like."\n'
    (leap,) = [each for each in findings(text) if each.code == "AM200"]
    assert leap.signs == ("AM201", "AM402")
    assert leap.help[0] == (
        "say what carries the step so far, in place of line 25:\n"
        '    warrant "Delegates keep those whom they like. … Party … esteem …"'
    )


def leaps(amap):
    return check(Case.of(amap), chosen(["AM200"]))


def after(amap, fixes):
    """The texts of a map after some fixes, by name."""
    edits = [edit for fix in fixes for edit in fix.edits]
    return {
        source.name: edited(source.text, [edit for edit in edits if edit.span.source is source])
        for source in amap.sources
    }


RIVAL = """
premise kept: "They kept him."
  basis "The minutes say so."
claim liked: "They liked him."
inference kept(act) => liked
  scheme motive
  warrant "People keep whom they like."
  question avowed: open
"""


@pytest.mark.parametrize(
    "text",
    [
        ESTEEM,
        ESTEEM + '  warrant "Delegates keep those whom they like."\n',
        ESTEEM + "  warrant reputation\n",
        SURROGATE,
        RIVAL,
        RIVAL + '  rival "Nobody else stood.": open\n',
    ],
)
def test_once_its_lines_are_pasted_in_it_is_a_leap_no_more(text):
    parsed = parse(text)
    assert not parsed.diagnostics
    (leap,) = leaps(parsed.map)
    for fix in leap.fixes:
        assert fix.applicability is Applicability.TEMPLATE
        (pasted,) = after(parsed.map, [fix]).values()
        again = parse(pasted)
        assert not again.diagnostics
        assert not leaps(again.map)
    assert len(leap.fixes) == 1 or "warrant reputation" in text


@pytest.mark.parametrize("path", sorted(MAPS.glob("*.arg")), ids=lambda path: path.stem)
def test_and_so_in_the_maps_that_are_shipped(path):
    amap = parse_file(path).map
    by_end = {amap.inferences[each.record].conclusion: each for each in leaps(amap) if each.fixes}
    pasted = after(amap, [each.fixes[0] for each in by_end.values()])
    unsaved = {str(Path(name).resolve()): text for name, text in pasted.items()}
    again = parse_file(path, unsaved)
    assert again.diagnostics == ()
    assert {each.record for each in by_end.values()}.isdisjoint(each.record for each in leaps(again.map))


def test_what_no_warrant_and_no_answer_mends_is_told_in_words():
    text = ESTEEM.replace(
        "  kind event; about delegates", "  kind event; extent some; about delegates"
    ).replace("  kind attitude; about party", "  kind attitude; extent all; about party")
    (leap,) = leaps(parse(text + "  warrant reputation\n").map)
    assert leap.fixes == ()
    assert leap.help[0] == "say in a premise or in the warrant what the conclusion brings in"


def test_in_a_large_map_lines_are_written_for_the_first_steps():
    kept = 'premise kept: "Kept."\n  basis "M"\n  kind event\n'
    many = "".join(
        f'claim c{at}: "They [[liked]] him."\n  kind attitude\ninference kept => c{at}\n' for at in range(101)
    )
    found = leaps(parse(kept + many).map)
    assert (len(found[99].fixes), len(found[100].fixes)) == (1, 0)


def test_a_scheme_that_carries_little_can_leap_too():
    text = """
premise a: "A happened."
  basis "x"
premise b: "B happened."
  basis "x"
claim c: "One cause lies behind both."
inference step: a(effects) + b(effects) => c
  scheme common-cause
  warrant "They look alike."
  question chance: open
  question dependence: open
  rival "Fashion.": open
"""
    (leap,) = findings(text, select=["AM200"])
    assert leap.signs == ("AM210", "AM402")


def test_a_doubt_that_is_only_noted_is_shown_among_the_signs():
    text = """
premise a: "A happened."
  basis "x"
  kind event
claim c: "They [[liked]] it."
  kind attitude
inference step: a(act) => c
  scheme motive
  question avowed: open
"""
    (leap,) = findings(text, select=["AM200"])
    assert any(label.code == "AM402" for label in leap.labels)
