"""The SARIF log. That it is valid is for the public validator to say, in `.ci/run`."""

import json
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from attrs import evolve

from argmap.case import Case
from argmap.check import check, chosen
from argmap.diagnostics import Applicability, Edit, Fix, Label, Severity
from argmap.loading import parse, parse_file
from argmap.report import FORMS, Checked, sarif
from argmap.report.pages import pages
from argmap.source import Source, Span

RAIN = 'claim rain: "It rained."\n'
MISTAKES = Path(__file__).with_name("mistakes.arg")


def checked(text, name="a.arg"):
    parsed = parse(text, name)
    case = Case.of(parsed.map)
    return Checked(case, (*parsed.diagnostics, *check(case, chosen(["AM101"]))))


def run_of(*maps):
    (text,) = FORMS["sarif"].write(iter(maps))
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def results(*maps):
    return run_of(*maps)["results"]


def changed(**more):
    """A map with one finding, which has been changed."""
    one = checked(RAIN)
    return evolve(one, diagnostics=(evolve(one.diagnostics[0], **more),))


def uri(name):
    (result,) = results(checked(RAIN, name))
    return result["locations"][0]["physicalLocation"]["artifactLocation"]


def fingerprints(*maps):
    return [each["partialFingerprints"]["argmapRecord/v1"] for each in results(*maps)]


def span(start, end, name="a.arg"):
    return Span(Source(name, RAIN), start, end)


# -------------------------------------------------------------------------------------- the run


def test_a_finding_as_a_result():
    (result,) = results(changed(here="nothing ends here"))
    index = next(number for number, page in enumerate(pages()) if page.code == "AM101")
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("AM101", index, "warning")
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a.arg", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 11},
            },
            "message": {"text": "nothing ends here"},
            "logicalLocations": [{"name": "rain", "kind": "record"}],
        }
    ]
    assert result["properties"] == {"confidence": "high", "signs": []}
    assert not result.keys() & {"fixes", "relatedLocations"}


def test_every_code_is_among_the_rules():
    rules = run_of()["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == [page.code for page in pages()]
    for rule, page in zip(rules, pages(), strict=True):
        assert rule["helpUri"] == page.address
        assert page.address in rule["help"]["markdown"]
        assert page.text in rule["help"]["text"]
        assert rule["name"].isalnum()
        assert rule["shortDescription"]["text"].endswith(".")
        assert 20 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["properties"]["tags"][0] == "argument"


def test_a_rule():
    rule = next(each for each in run_of()["tool"]["driver"]["rules"] if each["id"] == "AM202")
    assert rule["name"] == "LooseTerm"
    assert rule["shortDescription"]["text"] == (
        "Loose term: a premise speaks of something that nothing else in its step speaks of."
    )
    assert rule["defaultConfiguration"] == {"enabled": False, "level": "warning"}
    assert rule["properties"] == {
        "tags": ["argument", "leap"],
        "precision": "low",
        "problem.severity": "warning",
    }


def test_a_long_opening_is_cut():
    page = evolve(pages()[0], text="## What\n\n" + "long " * 400)
    assert len(sarif._opening(page)) == 1024
    assert sarif._opening(page).endswith("…")


def test_of_the_run_itself():
    run = run_of(checked("", "clean.arg"))
    assert run["results"] == []
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["artifacts"] == [
        {
            "location": {"uri": "clean.arg", "uriBaseId": "%SRCROOT%"},
            "encoding": "UTF-8",
            "roles": ["analysisTarget"],
        }
    ]
    assert "invocations" not in run
    assert "automationDetails" not in run


def test_mistakes_in_writing_are_results():
    (result,) = results(checked('claim rain "It rained."\n'))
    assert (result["ruleId"], result["level"]) == ("AM002", "error")


# -------------------------------------------------------------------------------- what it says


def test_a_message_is_sentences():
    one = changed(
        message="nothing supports `rain`", help=("argue for it", "or is it granted?"), note="a word"
    )
    assert results(one)[0]["message"]["text"] == (
        "Nothing supports `rain`.\nArgue for it.\nOr is it granted?\nA word."
    )


def test_lines_of_a_map_in_a_message_stay_as_they_are():
    one = changed(message="m", help=('say why, after line 1:\n  basis "…"', "or not"))
    assert results(one)[0]["message"]["text"] == 'M.\nSay why, after line 1:\n  basis "…"\nOr not.'


def test_labels_are_linked_in_the_message():
    labels = (
        Label(span(0, 5), "no [term] of this step", "AM201"),
        Label(span(6, 7), "", "AM402"),
        Label(span(7, 8), ""),
    )
    (result,) = results(changed(labels=labels, help=(), message="m", here="look here"))
    assert result["message"]["text"] == "M.\n" + r"See [no \[term\] of this step (AM201)](1); [AM402](2)."
    related = result["relatedLocations"]
    assert [each["id"] for each in related] == [1, 2, 3]
    assert [each.get("message", {}).get("text") for each in related] == [
        "no [term] of this step (AM201)",
        "AM402",
        None,
    ]
    assert result["locations"][0]["message"]["text"] == "look here"


def test_columns_count_code_points():
    text = 'claim rain: "🌧 It rained."; foo\n'
    result = next(each for each in results(checked(text)) if each["ruleId"] == "AM005")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["startColumn"] == text.index("foo") + 1


# ------------------------------------------------------------------------------------ the fixes


def test_complete_fixes_are_offered_and_templates_are_not():
    fixes = (
        Fix("call it snow", (Edit(span(6, 10), "snow"), Edit(span(0, 0, "b.arg"), "# New\n"))),
        Fix("give a basis", (Edit(span(0, 0), 'basis "…"'),), Applicability.TEMPLATE),
        Fix("drop it", (Edit(span(0, 5), ""),), Applicability.SAFE),
    )
    (result,) = results(changed(fixes=fixes))
    call, drop = result["fixes"]
    assert call["description"]["text"] == "Call it snow."
    assert [each["properties"]["applicability"] for each in (call, drop)] == ["unsafe", "safe"]
    first, second = call["artifactChanges"]
    assert first == {
        "artifactLocation": {"uri": "a.arg", "uriBaseId": "%SRCROOT%"},
        "replacements": [
            {
                "deletedRegion": {"startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 11},
                "insertedContent": {"text": "snow"},
            }
        ],
    }
    assert second["artifactLocation"]["uri"] == "b.arg"
    assert second["replacements"][0]["deletedRegion"]["endColumn"] == 1


def test_a_template_alone_is_no_fix():
    template = Fix("give a basis", (Edit(span(0, 0), "…"),), Applicability.TEMPLATE)
    assert "fixes" not in results(changed(fixes=(template,)))[0]


# ----------------------------------------------------------------------------------- the places


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("maps/a b.arg", "maps/a%20b.arg"),
        ("maps/été.arg", "maps/%C3%A9t%C3%A9.arg"),
        ("./maps/x/../a.arg", "maps/a.arg"),
        ("../a.arg", "../a.arg"),
        ("c:a#1?.arg", "c%3Aa%231%3F.arg"),
        ("100%.arg", "100%25.arg"),
        ("bad-\udcff.arg", "bad-%FF.arg"),
    ],
)
def test_a_path_is_relative_to_the_source_root(name, expected):
    assert uri(name) == {"uri": expected, "uriBaseId": "%SRCROOT%"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (PurePosixPath("/home/me/a b.arg"), {"uri": "file:///home/me/a%20b.arg"}),
        (PureWindowsPath("C:\\maps\\a b.arg"), {"uri": "file:///C:/maps/a%20b.arg"}),
        (PureWindowsPath("\\\\host\\share\\a.arg"), {"uri": "file://host/share/a.arg"}),
        (PureWindowsPath("maps\\a.arg"), {"uri": "maps/a.arg", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_absolute_and_windows_paths(path, expected):
    assert sarif.artifact(path) == expected


def test_standard_input_lies_in_no_folder():
    assert uri("<stdin>") == {"uri": "%3Cstdin%3E"}


def test_words_that_are_no_text_are_written_all_the_same():
    (text,) = FORMS["sarif"].write(iter([changed(message="a lone \ud800")]))
    assert json.loads(text.encode("utf-8", "replace"))


# ----------------------------------------------------------------------------- the fingerprints


def test_a_fingerprint_stays_when_lines_move_and_words_change():
    moved = '# A comment.\n\nclaim rain: "It rained all day."\n  as possible\n'
    assert fingerprints(checked(RAIN)) == fingerprints(checked(moved))


def test_a_fingerprint_tells_records_files_and_rules_apart():
    two = RAIN + 'claim snow: "It snowed."\n'
    found = fingerprints(checked(two), checked(RAIN, "b.arg"), changed(code="AM102"))
    assert len(set(found)) == 4


def test_findings_of_one_record_are_numbered():
    one = checked(RAIN)
    found = fingerprints(evolve(one, diagnostics=one.diagnostics * 2))
    assert [each.rpartition(":")[2] for each in found] == ["1", "2"]
    assert found[0].rpartition(":")[0] == found[1].rpartition(":")[0]


def test_where_no_record_is_known_the_words_stand_for_it():
    before, after = (
        fingerprints(changed(record="", span=Span(Source("a.arg", text), at, at + 1)))
        for text, at in (("stray one\n", 0), ("\n\nstray one\n", 2))
    )
    other = fingerprints(changed(record="", span=Span(Source("a.arg", "other\n"), 0, 1)))
    assert before == after != other


def test_the_fingerprints_of_a_map_are_all_different():
    parsed = parse_file(MISTAKES)
    case = Case.of(parsed.map)
    found = fingerprints(Checked(case, (*parsed.diagnostics, *check(case))))
    assert len(found) == len(set(found)) > 5


# ----------------------------------------------------------------------------------- the limits


def test_what_github_would_refuse_is_left_out_and_told(monkeypatch):
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    levels = (Severity.NOTE, Severity.ERROR, Severity.NOTE, Severity.WARNING)
    one = checked(RAIN)
    run = run_of(evolve(one, diagnostics=tuple(evolve(one.diagnostics[0], severity=each) for each in levels)))
    assert [each["level"] for each in run["results"]] == ["error", "warning"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    (note,) = invocation["toolExecutionNotifications"]
    assert note["level"] == "warning"
    assert note["message"]["text"].startswith("2 of 4 findings are left out, the least severe ones, since")


def test_places_beyond_what_github_shows_are_left_out_and_told(monkeypatch):
    monkeypatch.setattr(sarif, "MOST_LOCATIONS", 3)
    run = run_of(changed(labels=tuple(Label(span(at, at + 1), f"here {at}") for at in range(5))))
    assert len(run["results"][0]["relatedLocations"]) == 2
    assert "(3)" not in run["results"][0]["message"]["text"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("3 places that AM101 at a.arg:1:7 points at are left out")
