"""Maps that are being written: found again after each edit as if they were looked at for the first time."""

import os
import random
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import loading
from argmap.case import Case
from argmap.check import check
from argmap.diagnostics import in_order
from argmap.editor.project import Project
from argmap.lang.pieces import Spot
from argmap.rules import RULES
from strategies import PREAMBLE, records
from strategies import text as joined

MAPS = Path(__file__).parents[2] / "maps"


def said(diagnostics):
    return [
        (
            each.code,
            each.severity,
            each.message,
            each.record,
            str(each.span),
            each.span.text,
            each.here,
            each.note,
            each.signs,
            *tuple((label.message, str(label.span)) for label in each.labels),
            *tuple(each.help),
            *tuple(
                (fix.title, fix.applicability, *((str(edit.span), edit.text) for edit in fix.edits))
                for fix in each.fixes
            ),
        )
        for each in diagnostics
    ]


def fresh(path, unsaved):
    parsed = loading.parse_file(path, unsaved)
    case = Case.of(parsed.map)
    return in_order((*parsed.diagnostics, *check(case)), parsed.map.sources)


@pytest.mark.parametrize("name", ["testament", "clinic", "bridge", "lease"])
def test_a_map_in_pieces_is_found_to_be_as_it_is_in_one(name):
    path = str(MAPS / f"{name}.arg")
    project = Project()
    project.open(path, Path(path).read_text("utf-8"))
    assert said(project.state(path).diagnostics) == said(fresh(path, {}))


@given(records(), st.data())
def test_after_each_edit_it_is_as_if_looked_at_for_the_first_time(parts, data):
    path = "/nowhere/essay.arg"
    text = PREAMBLE + joined(parts)
    project = Project()
    project.open(path, text)
    project.state(path)
    whole = project.whole(path)
    for _ in range(3):
        lines = whole.text.split("\n")
        line = data.draw(st.integers(1, len(lines)))
        start, end = sorted(data.draw(st.integers(1, len(lines[line - 1]) + 1)) for _ in range(2))
        new = data.draw(st.sampled_from(("", "x", "\n", '"', "e0", "c1", " + e1", '\n  warrant "w"', "#")))
        whole.edit(whole.at(line, start), whole.at(line, end), new)
        project.edited(path)
        assert said(project.state(path).diagnostics) == said(loaded_as_unsaved(path, whole.text))


NEAR = {rule.code for rule in RULES if rule.near}


@given(records(), st.data())
@settings(max_examples=200)
def test_in_a_large_map_what_is_near_is_found_at_once_and_the_rest_when_it_settles(parts, data):
    path = "/nowhere/essay.arg"
    project = Project()
    project.open(path, PREAMBLE + joined(parts))
    with mock.patch("argmap.editor.project._LARGE", 1):
        project.state(path)
        whole = project.whole(path)
        for _ in range(4):
            lines = whole.text.split("\n")
            line = data.draw(st.integers(1, len(lines)))
            start, end = sorted(data.draw(st.integers(1, len(lines[line - 1]) + 1)) for _ in range(2))
            new = data.draw(
                st.sampled_from(("", "x", "\n", '"', "e0", "c1", " + e1", '\n  warrant "w"', "#"))
            )
            whole.edit(whole.at(line, start), whole.at(line, end), new)
            project.edited(path)
            state = project.state(path)
            full = loaded_as_unsaved(path, whole.text)
            for _ in project.settling(path):
                pass
            state = project.state(path)
            assert state.settled
            assert said(state.diagnostics) == said(full)
            fresh_case = Case.of(loading.parse(whole.text, path).map)
            for id_ in fresh_case.evaluation:
                assert state.case.evaluation[id_] == fresh_case.evaluation[id_]


def test_what_is_near_an_edit_is_found_before_the_map_settles():
    path = str(MAPS / "testament.arg")
    project = Project()
    project.open(path, Path(path).read_text("utf-8"))
    part = next(name for name in project.state(path).files if name.endswith("history.arg"))
    project.open(part, Path(part).read_text("utf-8"))
    with mock.patch("argmap.editor.project._LARGE", 1):
        before = project.state(part)
        whole = project.whole(part)
        rng = random.Random(1)  # noqa: S311 - which sentences are edited is no secret
        for _ in range(40):
            step = rng.choice(
                [each for each in before.amap.statements.values() if each.span.source.file is whole]
            )
            end = step.text.span.end - 1
            spot = Spot(step.span.source, end)
            whole.edit(spot, spot, " most [[remarkable]]ly")
            project.edited(part)
            state = project.state(part)
            assert not state.settled
            fresh_case = Case.of(project.desk.parse(path).map)
            full = check(fresh_case)
            changed = {str(step.id), *(each.id for each in state.amap.supports.get(step.id, ()))}
            assert by(state.findings, changed) == by(full, changed)
            for _ in project.settling(part):
                pass
            before = project.state(part)
            assert [each.message for each in before.findings] == [each.message for each in full]


def by(found, changed):
    """What near rules found of some records; AM200 also sums up rules that are not near."""
    return sorted(
        (each.code, each.record, each.message)
        for each in found
        if each.record in changed and each.code in NEAR - {"AM200"}
    )


def loaded_as_unsaved(path, text):
    parsed = loading.parse(text, path)
    case = Case.of(parsed.map)
    return in_order((*parsed.diagnostics, *check(case)), parsed.map.sources)


def test_a_part_belongs_to_the_map_that_includes_it(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "map.arg").write_text('include "parts/one.arg"\n', "utf-8")
    (tmp_path / "parts" / "one.arg").write_text('include "two.arg"\n', "utf-8")
    (tmp_path / "parts" / "two.arg").write_text('claim a: "A."\n', "utf-8")
    part = str(tmp_path / "parts" / "two.arg")
    project = Project()
    project.open(part, 'claim b: "B."\n')
    assert project.root(part) == str(tmp_path / "map.arg")
    assert list(project.state(part).amap) == ["b"]
    project.close(part)
    project.open(str(tmp_path / "map.arg"), 'claim c: "C."\n')
    project.open(part, 'claim b: "B."\n')
    assert project.root(part) == str(tmp_path / "parts" / "one.arg")


def test_a_part_whose_include_is_taken_out_is_a_map_of_its_own(tmp_path):
    path, part = str(tmp_path / "map.arg"), str(tmp_path / "part.arg")
    project = Project()
    project.open(path, 'include "part.arg"\n')
    project.open(part, 'claim a: "A."\n')
    assert project.root(part) == path
    project.whole(path).replace('claim b: "B."\n')
    project.edited(path)
    assert project.root(part) == part


def test_of_several_maps_that_include_a_part_the_open_one_counts(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.arg").write_text('include "part.arg"\n', "utf-8")
    part = tmp_path / "part.arg"
    part.write_text('claim a: "A."\n', "utf-8")
    project = Project([str(tmp_path)])
    project.open(str(part), part.read_text("utf-8"))
    assert project.root(str(part)) == str(tmp_path / "one.arg")
    project.open(str(tmp_path / "two.arg"), 'include "part.arg"\n')
    assert project.root(str(part)) == str(tmp_path / "two.arg")


def test_what_changes_on_the_disk_is_read_again(tmp_path):
    path, part = tmp_path / "map.arg", tmp_path / "part.arg"
    path.write_text('include "part.arg"\n', "utf-8")
    project = Project()
    project.open(str(path), path.read_text("utf-8"))
    assert [each.name for each in project.state(str(path)).mistakes] == ["missing-include"]
    part.write_text('claim a: "A."\n', "utf-8")
    project.touched()
    assert "a" in project.state(str(path)).amap
    part.write_text('claim b: "B."\n', "utf-8")
    os.utime(part, (1, 1))
    project.touched()
    assert list(project.state(str(path)).amap) == ["b"]


def test_settings_hold_as_they_do_for_check(tmp_path):
    (tmp_path / ".argmap.toml").write_text('ignore = ["AM101"]\n', "utf-8")
    path = str(tmp_path / "map.arg")
    project = Project()
    project.open(path, 'claim a: "A."\n')
    assert not [each for each in project.state(path).diagnostics if each.code == "AM101"]
    (tmp_path / ".argmap.toml").write_text('ignor = ["AM101"]\n', "utf-8")
    project.touched()
    state = project.state(path)
    assert "did you mean `ignore`" in state.trouble
    assert [each for each in state.diagnostics if each.code == "AM101"]


def test_after_a_save_only_what_is_new_on_the_disk_is_looked_at_again(tmp_path):
    diary = tmp_path / "diary.txt"
    diary.write_text("it rained", "utf-8")
    essay = 'source d: "D"\n  text "diary.txt"\nevidence e: "E."\n  from d p. 1\n  quote "it snowed"\n'
    essay += "".join(f'premise p{n}: "Point {n}."\n  basis "B."\n' for n in range(450))
    path = str(tmp_path / "map.arg")
    project = Project()
    project.open(path, essay)
    before = project.state(path)
    assert "AM302" in {each.code for each in before.diagnostics}
    diary.write_text("it snowed, then", "utf-8")
    project.touched()
    after = project.state(path)
    assert after.amap["p7"] is before.amap["p7"]
    assert not after.settled
    list(project.settling(path))
    assert "AM302" not in {each.code for each in project.state(path).diagnostics}


def test_what_was_amiss_with_the_settings_of_a_large_map_is_not_said_for_ever(tmp_path):
    settings = tmp_path / ".argmap.toml"
    settings.write_text("ignor = []\n", "utf-8")
    path = str(tmp_path / "map.arg")
    project = Project()
    project.open(path, "".join(f'premise p{n}: "Point {n}."\n  basis "B."\n' for n in range(450)))
    assert project.state(path).trouble
    settings.unlink()
    project.touched()
    assert not project.state(path).trouble
