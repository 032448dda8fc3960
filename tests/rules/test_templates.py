"""Lines that findings offer to paste in: that they can be read, and that the finding is gone with them."""

import pytest

from argmap.case import Case
from argmap.check import check
from argmap.diagnostics import Applicability
from argmap.evaluate import evaluate
from argmap.evaluate.drafting import edited
from argmap.loading import parse
from argmap.model import Verdict
from rules.helpers import findings
from rules.test_pages import RULE_PAGES

CODES = ("AM101", "AM103", "AM105", "AM200", "AM212", "AM301", "AM401", "AM402", "AM501", "AM503")
NOTHING_TO_PASTE = {("AM301", 1)}
"""Words are quoted there, and only the writer knows whose they are."""
BAD = [
    pytest.param(page.code, block.text, id=f"{page.code}-{number}")
    for page in RULE_PAGES
    if page.code in CODES
    for number, block in enumerate(page.blocks("Bad"))
    if (page.code, number) not in NOTHING_TO_PASTE
]


@pytest.mark.parametrize(("code", "text"), BAD)
def test_with_what_is_offered_the_finding_is_gone(code, text):
    found = [each for each in findings(text, select=[code[:3]]) if each.code == code]
    fixes = [(each, fix) for each in found for fix in each.fixes]
    assert fixes
    for finding, fix in fixes:
        assert fix.applicability is Applicability.TEMPLATE
        pasted = edited(text, fix.edits)
        again = findings(pasted, select=[code])
        assert (finding.code, finding.record) not in [(each.code, each.record) for each in again]
        if code in {"AM101", "AM103", "AM503"}:
            assert evaluate(parse(pasted).map)[finding.record].verdict is Verdict.SUSTAINED


def first(text, code):
    return next(each for each in findings(text, select=[code]) if each.code == code)


def test_what_gives_support_is_shown_where_nothing_is_offered():
    finding = first('claim rain: "It rained."\n', "AM101")
    assert finding.help == (
        'give `rain` some support, after line 1:\n  premise reason-for-rain: "…"\n    basis "…"\n'
        '  inference reason-for-rain => rain\n    warrant "…"',
        "or make it a premise, if it is taken as given",
    )
    assert [each.title for each in finding.fixes] == ["give `rain` some support", "make `rain` a premise"]


def test_a_claim_that_would_not_stand_as_a_premise_is_not_made_one():
    text = 'source s: "S"\nclaim rain: "It rained."\nobjection o: "O"\n  rebuts rain\n  from s p. 1\n'
    finding = first(text, "AM101")
    assert [each.title for each in finding.fixes] == ["give `rain` some support and answer `o`"]


def test_where_no_repair_is_found_it_is_said_in_general():
    text = 'map m: "M"\n  main c\nclaim c: "C"\n  contradicts d\nclaim d: "D"\n'
    assert first(text, "AM103").help[0].startswith("give `c` some support, after line 4:")
    many = "".join(f'claim c{n}: "C"\n' for n in range(21))
    found = [each for each in findings(many, select=["AM101"]) if each.code == "AM101"]
    assert (len(found[19].fixes), len(found[20].fixes)) == (2, 0)
    assert found[20].help[0] == "say what supports it:  inference … => c20"
    mains = f'map m: "M"\n  main {", ".join(f"c{n}" for n in range(21))}\n{many}'
    found = [each for each in findings(mains, select=["AM103"]) if each.code == "AM103"]
    assert (len(found[19].fixes), len(found[20].fixes)) == (1, 0)
    assert found[20].help[0] == "say what supports it:  inference … => c20"


def test_what_is_beyond_repair_is_said_in_general_too():
    text = 'claim c: "C"\n  contradicts d\nclaim d: "D"\ninference c => d\n  scheme deduction\n'
    assert first(text, "AM101").help == (
        "say what supports it:  inference … => c",
        "or make it a premise, if it is taken as given",
    )
    assert first(text, "AM101").fixes == ()
    assert (
        first(f'map m: "M"\n  main c\n{text}', "AM103").help[0] == "say what supports it:  inference … => c"
    )


LOST = """\
source s: "S"
evidence e: "E"
  from s p. 1
claim c: "C"
  as probable
inference i: e => c
  warrant "W"
objection o: "O"
  undercuts i
  from s p. 2
"""


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (LOST, "or support it by a line that the attack does not touch:  inference … => c"),
        (LOST + "inference e => c\n", "or assert `c` as plausible"),
        (LOST.replace("undercuts i", "rebuts c").replace("p. 2", "p. 2\n  as possible"), None),
        (
            LOST
            + 'premise p: "P"\n  basis "B"\nclaim d: "D"\ninference p => d\n  warrant "W"\ninference j: d => c\n'
            '  warrant "W"\nobjection q: "Q"\n  undercuts j\n  from s p. 3\n',
            "or answer `q`",
        ),
        (
            LOST.replace("  as probable\n", "  as certain\n"),
            "or let `c` follow strictly from what is certain, as nothing else makes it so",
        ),
    ],
)
def test_the_other_way_out_of_a_defeat(text, other):
    found = [each for each in findings(text, select=["AM503"]) if each.code == "AM503"]
    assert [each.help[1] for each in found] == ([] if other is None else [other])


def test_to_say_less_comes_before_a_proof():
    text = LOST.replace("  as probable\n", "  as certain\n")
    assert first(text, "AM503").help[0].startswith("assert `c` as probable and answer `o`:")


def test_the_other_way_out_where_only_a_line_of_its_own_would_do():
    text = (
        'person w: "W"\n  party-to c\nsource s: "S"\nevidence u: "U"\n  from s p. 1\n  witness w\nclaim c: "C"\n  as probable\n'
        'inference i: u => c\n  warrant "W"\nobjection o: "O"\n  undercuts i\n  from s p. 2\n'
    )
    finding = first(text, "AM503")
    assert finding.help[0].startswith("give `c` stronger support, after line 10:")
    assert finding.help[1] == "or answer what is against it"


def test_what_is_defeated_once_is_pointed_at_from_its_attacker():
    assert first(LOST, "AM501").help == (
        'answer it:  objection ID: "…"; answers o; from …',
        "or accept it: AM503 at `c` says what else would do",
    )


@pytest.mark.parametrize("code", ["AM401", "AM402", "AM501"])
def test_in_a_large_map_lines_are_written_for_the_first_findings(code):
    step = {
        "AM401": '  scheme analogy\n  question respect: waived "W"\n',
        "AM402": "  scheme testimony\n",
        "AM501": "",
    }[code]
    text = 'source s: "S"\nevidence e: "E"\n  from s p. 1\n' + "".join(
        f'claim c{n}: "C"\ninference i{n}: e => c{n}\n{step}' for n in range(101)
    )
    if code == "AM501":
        text += "".join(f'objection o{n}: "O"\n  undercuts i{n}\n  from s p. 2\n' for n in range(101))
    found = [each for each in check(Case.of(parse(text).map)) if each.code == code]
    assert (len(found[99].fixes), len(found[100].fixes)) == (1, 0)


@pytest.mark.parametrize(
    ("code", "record"),
    [("AM105", 'premise p{0}: "P"\n'), ("AM212", 'claim c{0}: "C"\ninference e => c{0}\n')],
)
def test_so_are_the_clauses_of_many_more(code, record):
    text = 'source s: "S"\nevidence e: "E"\n  from s p. 1\n' + "".join(map(record.format, range(1001)))
    found = [each for each in check(Case.of(parse(text).map)) if each.code == code]
    assert (len(found[999].fixes), len(found[1000].fixes)) == (1, 0)
