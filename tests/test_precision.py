"""The corpus that the rules are judged by: whole, judged, and no worse than the documentation says."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

from argmap.loading import parse_file

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "precision" / "run.py"
SPEC = importlib.util.spec_from_file_location("measured_precision", SCRIPT)
run = sys.modules[SPEC.name] = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(run)

ON = {rule.code for rule in run.RULES if rule.on}


@pytest.fixture(scope="module", params=run.ROUNDS)
def round_(request):
    return request.param


@pytest.fixture(scope="module")
def result(round_):
    return run.outcome(round_)


def test_every_argument_can_be_read(round_):
    paths = sorted((run.HERE / round_).glob("*/*.arg"))
    assert len(paths) >= 80
    for path in paths:
        assert parse_file(path).diagnostics == (), path


def test_each_planted_argument_has_one_label(round_, result):
    planted = {path.name for path in (run.HERE / round_ / "planted").glob("*.arg")}
    assert planted == {Path(fault.file).name for fault in result.faults}
    for fault in result.faults:
        amap = parse_file(run.HERE / round_ / fault.file).map
        named = (*amap, *amap.works, *(header.id for header in amap.headers))
        assert fault.record in named, fault
        assert fault.code in ON, fault


def test_somebody_has_judged_every_finding(result):
    assert [each for each in result.found if each.code in ON and each.verdict == run.OPEN] == []


def test_what_is_found_is_right_and_most_is_found(result):
    verdicts = Counter(each.verdict for each in result.found if each.code in ON)
    assert run.precision(verdicts) >= 0.9
    assert sum(fault.caught for fault in result.faults) >= 46
    assert sum(each.file.startswith("sound") for each in result.found if each.code in ON) <= 10
