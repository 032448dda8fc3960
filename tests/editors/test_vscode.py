"""The VS Code extension, as far as it can be known without Node: its files, its words, and that they fit together."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

import argmap
from argmap.lang.vocabulary import RECORDS
from argmap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
HOME = ROOT / "editors" / "vscode"
SOURCES = {path.name: path.read_text("utf-8") for path in sorted((HOME / "src").glob("*.js"))}


def read(name: str) -> Any:
    return json.loads((HOME / name).read_text("utf-8"))


PACKAGE = read("package.json")
LANGUAGE = read("language-configuration.json")
SNIPPETS = read("snippets/argmap.json")

# -------------------------------------------------------------------------------------- snippets

DECLARED = """\
map m: "M"
person person: "P"
source source: "S"
term term: "t"
premise premise: "Premise."
premise other: "Other."
claim claim: "Claim."
inference inference: premise => claim
"""
"""A map that declares what snippets name where their gaps stand as they come."""


def as_it_comes(name: str) -> str:
    """What a snippet writes if nobody fills in anything."""
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", "\n".join(SNIPPETS[name]["body"])) + "\n"


def mistakes(text: str, folder: Path) -> list[str]:
    (folder / "part.arg").write_text('claim elsewhere: "Elsewhere."\n', "utf-8")
    return [f"{each.code} {each.message}" for each in argmap.parse(text, base=folder).diagnostics]


def test_every_record_has_a_snippet():
    assert list(SNIPPETS) == list(RECORDS)
    assert all(each["description"] for each in SNIPPETS.values())


@pytest.mark.parametrize("name", SNIPPETS)
def test_snippets_are_without_mistakes_as_they_come(name, tmp_path):
    around = DECLARED.replace('map m: "M"\n', "") if name == "map" else DECLARED
    text = as_it_comes(name)
    assert "$" not in text
    assert mistakes(around + text, tmp_path) == []


def test_a_snippet_with_a_mistake_would_be_found(tmp_path):
    assert mistakes(DECLARED, tmp_path) == []
    assert mistakes(DECLARED + as_it_comes("claim").replace(":", "", 1), tmp_path)
    assert mistakes(DECLARED + as_it_comes("evidence").replace("quote", "rebuts"), tmp_path)


def test_snippets_are_not_offered_beside_the_completion_of_the_server():
    assert not any("prefix" in each for each in SNIPPETS.values())


# -------------------------------------------------------------------------------------- the package


def paths(value: Any) -> Iterator[str]:
    """All that is a path in a value of JSON."""
    if isinstance(value, dict):
        for each in value.values():
            yield from paths(each)
    elif isinstance(value, list):
        for each in value:
            yield from paths(each)
    elif isinstance(value, str) and value.startswith("./"):
        yield value


def test_what_the_package_names_is_there():
    named = {*paths(PACKAGE), PACKAGE["icon"]}
    assert "./dist/extension.js" in named  # which `npm run bundle` makes
    assert [each for each in sorted(named - {"./dist/extension.js"}) if not (HOME / each).is_file()] == []


def test_what_the_package_names_is_packed():
    kept = [
        line[1:] for line in (HOME / ".vscodeignore").read_text("utf-8").split("\n") if line.startswith("!")
    ]
    for each in {*paths(PACKAGE), PACKAGE["icon"]}:
        assert any(PurePosixPath(each).match(pattern) for pattern in kept), each


def test_commands_are_registered_and_told():
    declared = {each["command"]: each["title"] for each in PACKAGE["contributes"]["commands"]}
    registered = re.findall(r'registerCommand\("([^"]+)"', "".join(SOURCES.values()))
    assert sorted(declared) == sorted(registered)
    used = re.findall(r'"command": "(argmap\.\w+)"', json.dumps(PACKAGE["contributes"]))
    assert set(used) == set(declared)
    readme = (HOME / "README.md").read_text("utf-8")
    assert [title for title in declared.values() if f"argmap: {title}" not in readme] == []


def test_settings_are_asked_for_and_told():
    declared = {
        name.removeprefix("argmap.") for name in PACKAGE["contributes"]["configuration"]["properties"]
    }
    asked = set(
        re.findall(r'(?:settings|getConfiguration\("argmap"\))\.get\("(\w+)"\)', SOURCES["server.js"])
    )
    assert declared == asked | {"trace.server"}  # which the client library asks for
    started = re.search(r"SETTINGS = (\[.*\])", SOURCES["server.js"])
    assert started
    assert set(json.loads(started[1])) == asked
    readme = (HOME / "README.md").read_text("utf-8")
    assert [name for name in declared if f"| `argmap.{name}` |" not in readme] == []


def test_the_version_and_the_licence_are_those_of_argmap():
    assert PACKAGE["version"] == __version__
    assert f"## {__version__} " in (HOME / "CHANGELOG.md").read_text("utf-8")
    assert (HOME / "LICENSE").read_text("utf-8") == (ROOT / "LICENSE").read_text("utf-8")


def test_the_lock_names_packages_and_no_places():
    lock = read("package-lock.json")
    assert lock["packages"][""]["devDependencies"] == PACKAGE["devDependencies"]
    assert not any("resolved" in each for each in lock["packages"].values())
    hosts = set(re.findall(r"https?://([^/\"]+)", json.dumps(lock)))
    assert {host for host in hosts if "npm" in host or "registry" in host} == set()


# ----------------------------------------------------------------------------- what it rests on


def test_what_the_server_is_asked_it_can_answer():
    server = (ROOT / "src" / "argmap" / "lsp" / "server.py").read_text("utf-8")
    asked = set(re.findall(r'"(argmap/\w+)"', "".join(SOURCES.values())))
    assert {"argmap/watch", "argmap/news", "argmap/at", "argmap/where", "argmap/changed"} <= asked
    assert [each for each in sorted(asked) if f'"{each}"' not in server] == []


def test_what_the_bridge_takes_hold_of_is_in_the_page():
    page = ROOT / "src" / "argmap" / "render" / "page"
    script, html = ((page / name).read_text("utf-8") for name in ("page.js", "page.html"))
    taken = re.findall(r"window\.(\w+)\(", SOURCES["bridge.js"])
    assert taken
    assert [name for name in taken if f"\nfunction {name}(" not in script] == []
    ids = set(re.findall(r'getElementById\("(\w+)"\)', SOURCES["bridge.js"])) - {"_defaultStyles"}
    assert [name for name in ids if f'id="{name}"' not in html] == []


def test_nothing_is_written_into_a_text():
    assert not re.search(r"WorkspaceEdit|applyEdit|\.edit\(|fs\.write|writeFile", "".join(SOURCES.values()))


def test_modules_open_with_what_they_are():
    for name, text in SOURCES.items():
        assert re.match(r"// [A-Z][^\n]+\.\n", text), name
