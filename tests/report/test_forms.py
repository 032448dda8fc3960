"""The forms of a report, as a whole."""

import json

import pytest
from attrs import evolve

from argmap.case import Case
from argmap.check import check, chosen
from argmap.diagnostics import Applicability, Edit, Fix, Label, Severity
from argmap.loading import parse
from argmap.report import FORMS, Checked, Screen
from argmap.report.screen import PLAIN, coloured

RAIN = 'claim rain: "It rained."\n'


def checked(text, name="a.arg"):
    case = Case.of(parse(text, name).map)
    return Checked(case, check(case, chosen(["AM101"])))


def written(form, *maps, screen=PLAIN):
    return "".join(FORMS[form].write(iter(maps), screen))


def test_concise_is_one_line_for_each_finding():
    assert written("concise", checked(RAIN), checked(RAIN, "b.arg")) == (
        "a.arg:1:7: warning: AM101 unsupported-claim: nothing is offered for the claim `rain`\n"
        "b.arg:1:7: warning: AM101 unsupported-claim: nothing is offered for the claim `rain`\n"
    )


def test_concise_says_nothing_where_nothing_was_found():
    assert not written("concise", checked(""))


def test_concise_never_breaks_a_line():
    one = checked(RAIN)
    hostile = evolve(one.diagnostics[0], message="one\ntwo\r\x1b[2Jthree")
    assert written("concise", evolve(one, diagnostics=(hostile,))).count("\n") == 1


def test_concise_in_colour_has_the_same_words():
    assert written("concise", checked(RAIN), screen=Screen(coloured)).startswith(
        "\x1b[1ma.arg:1:7\x1b[0m: \x1b[1;33mwarning\x1b[0m: \x1b[1;33mAM101\x1b[0m unsupported-claim: "
    )


@pytest.mark.parametrize(
    ("texts", "last"),
    [
        (("",), "no findings in a.arg"),
        ((RAIN,), "1 warning in a.arg"),
        ((RAIN + 'claim snow: "It snowed."\n',), "2 warnings in a.arg"),
        ((RAIN, ""), "1 warning in 2 files"),
        (("", ""), "no findings in 2 files"),
        ((), ""),
    ],
)
def test_full_ends_with_a_sum(texts, last):
    maps = [checked(text, f"{name}.arg") for name, text in zip("abc", texts, strict=False)]
    assert written("full", *maps).rstrip("\n").rpartition("\n")[2] == last


def test_full_names_the_files_that_a_map_includes(tmp_path):
    from argmap.loading import parse_file

    (tmp_path / "a.arg").write_text('include "b.arg"\n')
    (tmp_path / "b.arg").write_text("")
    case = Case.of(parse_file(tmp_path / "a.arg").map)
    assert written("full", Checked(case, ())) == f"no findings in {tmp_path / 'a.arg'} and 1 included file\n"


def test_full_and_concise_are_written_as_the_maps_come():
    def maps():
        yield checked(RAIN)
        message = "the second map was asked for too early"
        raise AssertionError(message)

    for form in ("full", "concise"):
        assert "AM101" in next(FORMS[form].write(maps(), Screen()))


def test_json_has_the_documented_keys():
    document = json.loads(written("json", checked(RAIN)))
    assert list(document) == ["format_version", "diagnostics", "verdicts", "files", "counts"]
    assert document["format_version"] == 1
    assert document["files"] == 1
    assert document["counts"] == {"error": 0, "warning": 1, "note": 0}
    assert document["verdicts"] == {
        "rain": {"with_objections": "unsupported", "as_argued": "unsupported", "degree": "none"}
    }
    (diagnostic,) = document["diagnostics"]
    assert (
        diagnostic.items()
        >= {
            "code": "AM101",
            "name": "unsupported-claim",
            "level": "warning",
            "confidence": "high",
            "message": "nothing is offered for the claim `rain`",
            "path": "a.arg",
            "line": 1,
            "column": 7,
            "end_line": 1,
            "end_column": 11,
            "record": "rain",
            "signs": [],
            "related": [],
            "url": "https://argmap.readthedocs.io/en/latest/rules/AM101.html",
        }.items()
    )
    assert len(diagnostic["help"]) == 2


def test_json_holds_labels_and_fixes():
    one = checked(RAIN)
    span = one.diagnostics[0].span
    more = evolve(
        one.diagnostics[0],
        severity=Severity.ERROR,
        labels=(Label(span, "see here", "AM1"),),
        fixes=(Fix("rename", (Edit(span, "hail"),), Applicability.SAFE),),
        signs=("AM1",),
    )
    (diagnostic,) = json.loads(written("json", evolve(one, diagnostics=(more,))))["diagnostics"]
    place = {"path": "a.arg", "line": 1, "column": 7, "end_line": 1, "end_column": 11}
    assert diagnostic["related"] == [{"message": "see here", "code": "AM1", **place}]
    assert diagnostic["fixes"] == [
        {"title": "rename", "applicability": "safe", "edits": [{**place, "text": "hail"}]}
    ]


def test_json_tells_ids_that_two_maps_share_apart():
    document = json.loads(written("json", checked(RAIN), checked(RAIN + 'claim snow: "…"', "b.arg")))
    assert list(document["verdicts"]) == ["a.arg:rain", "b.arg:rain", "snow"]
    assert document["files"] == 2


def test_json_of_an_objection_that_is_absent_as_argued():
    text = RAIN + 'person critic: "C"\nobjection dry: "No."\n  rebuts rain\n  raised-by critic\n'
    assert json.loads(written("json", checked(text)))["verdicts"]["dry"]["as_argued"] is None


def test_json_of_nothing():
    assert json.loads(written("json")) == {
        "format_version": 1,
        "diagnostics": [],
        "verdicts": {},
        "files": 0,
        "counts": {"error": 0, "warning": 0, "note": 0},
    }
