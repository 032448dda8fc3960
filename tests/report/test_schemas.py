"""The published schemas: what is written fits them, and every key of it is described there."""

import copy
import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from argmap.case import Case
from argmap.check import check, chosen
from argmap.cli import main
from argmap.diagnostics import Applicability, Confidence, Severity, in_order
from argmap.loading import parse, parse_bytes, parse_file
from argmap.model import Degree, Verdict
from argmap.report import FORMS, Checked
from argmap.report.pages import DOCUMENTATION, RULE_PAGES, pages

ROOT = Path(__file__).parents[2]
MISTAKES = Path(__file__).with_name("mistakes.arg")
MAPS = [*sorted((ROOT / "maps").glob("*.arg")), MISTAKES]


def schema(name):
    return json.loads(files("argmap").joinpath(f"schemas/{name}.schema.json").read_text("utf-8"))


def objects(node):
    """Every object in a schema that names keys."""
    if isinstance(node, dict):
        if "properties" in node:
            yield node
        for each in node.values():
            yield from objects(each)
    elif isinstance(node, list):
        for each in node:
            yield from objects(each)


def exact(name):
    """A schema that admits no key that it does not describe."""
    strict = copy.deepcopy(schema(name))
    for each in objects(strict):
        each["additionalProperties"] = False
    return Draft202012Validator(strict, format_checker=Draft202012Validator.FORMAT_CHECKER)


def checked(parsed):
    case = Case.of(parsed.map)
    found = (*parsed.diagnostics, *check(case, chosen(pedantic=True)))
    return Checked(case, in_order(found, case.amap.sources))


def written(*maps):
    return json.loads("".join(FORMS["json"].write(iter(maps))))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_what_check_writes_of_a_map(path):
    exact("check").validate(written(checked(parse_file(path))))


def test_what_check_writes_of_several_maps():
    document = written(*(checked(parse_file(path)) for path in MAPS))
    exact("check").validate(document)
    for key in ("related", "fixes", "signs"):
        assert any(each[key] for each in document["diagnostics"]), key


def test_what_check_writes_of_standard_input():
    document = written(checked(parse_bytes(b'claim rain "It rained."', "<stdin>")))
    exact("check").validate(document)
    assert document["diagnostics"][0]["path"] == "<stdin>"


def test_what_check_writes_of_an_objection_that_somebody_raised():
    text = 'claim rain: "R"\nperson critic: "C"\nobjection dry: "No."\n  rebuts rain\n  raised-by critic\n'
    document = written(checked(parse(text)))
    exact("check").validate(document)
    assert document["verdicts"]["dry"]["as_argued"] is None


def test_what_explain_writes(capsys):
    assert main(["explain", "--all", "--output-format", "json"]) == 0
    exact("explain").validate(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("spoil", ["message", "related", "line"])
def test_what_is_wrong_is_told(spoil):
    document = written(checked(parse_file(MISTAKES)))
    del document["diagnostics"][0][spoil]
    assert not exact("check").is_valid(document)
    document["diagnostics"][0] |= {spoil: None}
    assert not exact("check").is_valid(document)


def test_a_key_without_a_description_is_told():
    document = written(checked(parse_file(MISTAKES)))
    document["diagnostics"][0]["new"] = 1
    assert not exact("check").is_valid(document)
    Draft202012Validator(schema("check")).validate(document)


@pytest.mark.parametrize("name", ["check", "explain"])
def test_a_schema_is_a_schema_and_describes_every_key(name):
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$id"] == f"{DOCUMENTATION}en/latest/schemas/{name}.schema.json"
    for each in objects(schema(name)):
        assert each["description"]
        assert each["additionalProperties"] is True
        assert each["required"] == list(each["properties"])
        for key, said in each["properties"].items():
            described = (
                schema(name)["$defs"][said["$ref"].rpartition("/")[2]] if set(said) == {"$ref"} else said
            )
            assert described["description"], key


def test_the_words_of_a_scale_are_those_of_the_library():
    kinds = schema("check")["$defs"]
    found = kinds["diagnostic"]["properties"]
    assert found["level"]["enum"] == list(map(str, Severity))
    assert found["confidence"]["enum"] == [each.value for each in Confidence]
    assert kinds["fix"]["properties"]["applicability"]["enum"] == [each.value for each in Applicability]
    assert kinds["verdict"]["enum"] == list(map(str, Verdict))
    assert kinds["standing"]["properties"]["degree"]["enum"] == list(map(str, Degree))


# ------------------------------------------------------------------------------ the rules' pages


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.code)
def test_every_code_has_a_page_at_its_address(page):
    assert (ROOT / "docs" / "rules" / f"{page.code}.md").is_file()
    assert page.address == f"{DOCUMENTATION}en/latest/rules/{page.code}.html"


def test_the_address_is_that_of_the_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["urls"]["Documentation"] == DOCUMENTATION
    assert RULE_PAGES.startswith(DOCUMENTATION)
