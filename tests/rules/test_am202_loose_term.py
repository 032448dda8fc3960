from rules.helpers import codes, findings

TEXT = """
premise vote: "The [[delegates]] voted for him."
premise spring: "It was a cold [[spring]]."
claim wanted: "The [[delegates]] wanted him."
inference vote + spring => wanted
  warrant "Who votes wants."
"""


def test_a_term_that_nothing_else_takes_up():
    (finding,) = findings(TEXT, select=["AM202"])
    assert finding.message == "`spring` speaks of “spring”, and nothing else in the step to `wanted` does"
    assert finding.record == "wanted#1"


def test_it_is_off_unless_asked_for():
    assert "AM202" not in codes(TEXT)
    assert "AM202" in codes(TEXT, pedantic=True)


def test_another_premise_or_the_warrant_may_take_it_up():
    assert codes(TEXT.replace("wants.", "wants, in any spring."), select=["AM202"]) == []
    assert codes(TEXT.replace("voted for him", "voted in springtime and in spring"), select=["AM202"]) == []


def test_testimony_is_exempt():
    text = 'source s: "S"\nevidence e: "A [[comet]]."\n  from s p. 1\nclaim c: "So."\ninference e => c\n'
    assert codes(text, select=["AM202"]) == []


def test_a_declared_term_may_be_taken_up_in_another_form():
    text = 'term spring: "spring", "thaw"\n' + TEXT
    assert codes(text, select=["AM202"]) == ["AM202"]
    assert codes(text.replace("wanted him", "wanted him at the thaw"), select=["AM202"]) == []
