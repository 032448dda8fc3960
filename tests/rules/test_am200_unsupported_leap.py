from rules.helpers import codes, findings

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
        'say what licenses the step, e.g.  warrant "…"',
        "or weaken the claim, e.g.  as possible",
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
    assert leap.help[0] == "say in a premise or in the warrant what the conclusion brings in"
