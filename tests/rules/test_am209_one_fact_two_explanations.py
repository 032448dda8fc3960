import pytest

from rules.helpers import codes, findings

TWO = """
premise late: "The train was late."
claim snow: "Snow lay on the line."
inference late => snow
  scheme best-explanation
claim strike: "The signalmen struck."
inference late => strike
  scheme effect-to-cause
"""


def test_the_second_step_is_reported():
    (finding,) = findings(TWO, select=["AM209"])
    assert finding.message == (
        "`late` is explained by `strike` here and by `snow` elsewhere, and nothing joins the two"
    )
    assert (finding.span.line, finding.labels[0].span.line) == (7, 4)
    assert finding.record == "strike#1"


def test_several_facts_are_one_finding():
    text = 'premise cold: "It was cold."\n' + TWO.replace("inference late", "inference late + cold")
    (finding,) = findings(text, select=["AM209"])
    assert finding.message.startswith("`late` and 1 more are explained by")


@pytest.mark.parametrize(
    "text",
    [
        TWO + "inference snow => strike\n",  # the one supports the other
        TWO
        + 'claim cold: "It was cold."\ninference strike => cold\ninference cold => snow\n',  # by way of a third
        TWO.replace('struck."\n', 'struck."\n  contradicts snow\n'),  # the map weighs them
        TWO.replace("late => strike", "late => snow"),  # one explanation, twice
        TWO.replace("scheme effect-to-cause", "scheme sign"),  # a sign is no explanation
        TWO.replace("late => strike", "other => strike") + 'premise other: "O"\n',
        # the law is no fact that is explained
        TWO.replace("late => strike", "hail(effect) + late(link) => strike") + 'premise hail: "It hailed."\n',
        # only what plays the part of a fact is explained
        TWO.replace("late => strike", "hail(effect) + late => strike") + 'premise hail: "It hailed."\n',
        # another explanation that serves an objection to the first
        TWO + 'objection why-not: "It may have been a strike."\n  rebuts snow\n  from strike\n',
    ],
)
def test_looks_alike_but_is_not(text):
    assert codes(text, select=["AM209"]) == []


def test_many_explanations_of_one_fact_stay_quick():
    count = 2000
    text = 'premise late: "L"\n' + "".join(
        f'claim c{at}: "C"\ninference late => c{at}\n  scheme best-explanation\n' for at in range(count)
    )
    assert len(codes(text, select=["AM209"])) == count - 1


def test_what_serves_an_objection_and_a_conclusion_as_well_is_reported():
    objection = 'objection why-not: "It may have been a strike."\n  rebuts snow\n  from strike\n'
    own = 'claim talks: "There will be talks."\ninference strike => talks\n'
    assert codes(TWO + objection, select=["AM209"]) == []
    assert codes(TWO + objection + own, select=["AM209"]) == ["AM209"]


def test_the_other_explanation_is_shown_in_its_words_and_cut_where_they_are_long():
    def shown(text):
        (finding,) = findings(text, select=["AM209"])
        return finding.labels[0].message

    assert shown(TWO) == "there it is explained by “Snow lay on the line.”"
    long = shown(TWO.replace("Snow lay on the line.", "Snow lay on the line " * 4))
    assert long == "there it is explained by “Snow lay on the line Snow lay on the line Snow lay on the l…”"
