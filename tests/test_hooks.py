"""The hooks of pre-commit and the action of GitHub: well formed, and asking for what there is."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.cli.whole import whole

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
VERBS = whole()._subparsers._group_actions[0].choices

MAP = 'premise wet: "Wet."\n  basis "Seen."\nclaim rain: "It [[rained]]."\ninference wet => rain\n'


def tool(name):
    beside = BIN / name
    return str(beside) if beside.exists() else shutil.which(name)


def step():
    """The shell script of the action that checks the maps."""
    text = (ROOT / "action.yml").read_text("utf-8")
    script = text[text.index("        argmap=") :]
    return re.sub(r"^ {8}", "", script, flags=re.MULTILINE)


@pytest.mark.parametrize("name", [".pre-commit-hooks.yaml", "action.yml"])
def test_what_they_ask_for_is_there(name):
    text = (ROOT / name).read_text("utf-8")
    asked = re.findall(r"(?:argmap|\$argmap\")[ \t]+(check|fmt)\b([^\n]*)", text)
    assert asked
    for verb, words in asked:
        known = {option for each in VERBS[verb]._actions for option in each.option_strings}
        assert set(re.findall(r"--[\w-]+", words)) <= known
    assert set(re.findall(r"--(?:select|ignore|fail-level|exit-zero)\b", text)) <= {
        option for each in VERBS["check"]._actions for option in each.option_strings
    }


def test_nothing_that_others_write_becomes_a_command():
    text = (ROOT / "action.yml").read_text("utf-8")
    for script in re.findall(r"run: \|\n((?: {8}.*\n| *\n)+)", text):
        assert "${{" not in script


def run_step(tmp_path, **inputs):
    (tmp_path / "argmap" / "bin").mkdir(parents=True)
    (tmp_path / "argmap" / "bin" / "argmap").symlink_to(BIN / "argmap")
    wanted = {"PATHS": "", "SELECT": "", "IGNORE": "", "FAIL_LEVEL": "warning", "SARIF": ""} | inputs
    done = subprocess.run(
        [shutil.which("bash"), "-eo", "pipefail", "-c", step()],
        cwd=tmp_path,
        env=os.environ | wanted | {"RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(tmp_path / "out")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done, (tmp_path / "out").read_text("utf-8")


def test_the_action_says_what_it_finds_beside_the_lines(tmp_path):
    (tmp_path / "a map.arg").write_text(MAP, "utf-8")
    done, out = run_step(tmp_path, PATHS="a map.arg\n", SARIF="found.sarif")
    assert done.returncode == 1
    assert "::warning file=a map.arg,line=4,col=1" in done.stdout
    assert out == "findings=2\n"
    assert '"AM201"' in (tmp_path / "found.sarif").read_text("utf-8")


def test_the_action_heeds_its_inputs(tmp_path):
    (tmp_path / "map.arg").write_text(MAP, "utf-8")
    done, out = run_step(tmp_path, PATHS="map.arg", SELECT="AM2", IGNORE="AM201,AM212")
    assert (done.returncode, out) == (0, "findings=0\n")


def test_words_of_others_are_paths_and_nothing_else(tmp_path):
    done, _ = run_step(tmp_path, PATHS="$(touch hacked); touch hacked\n--fix\n")
    assert done.returncode == 2
    assert not (tmp_path / "hacked").exists()


LINTERS = [
    ("check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"),
    ("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml"),
    ("zizmor", "--offline", "--no-progress", "action.yml"),
]


@pytest.mark.heavy
@pytest.mark.parametrize("command", LINTERS, ids=lambda command: command[0])
def test_they_lint_clean(command):
    if tool(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(
        [tool(command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.heavy
@pytest.mark.skipif(tool("pre-commit") is None, reason="pre-commit is not installed")
def test_the_hooks_run_in_a_repository(tmp_path):
    """The entries as pre-commit runs them, over all files at once, with this argmap for theirs."""
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "map.arg").write_text(MAP + 'include "part.arg"\n', "utf-8")
    (maps / "part.arg").write_text('claim   b: "B."\n  contradicts rain\n', "utf-8")
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    local = re.sub(r"^", "      ", hooks.replace("language: python", "language: system"), flags=re.MULTILINE)
    local = re.sub(r"^ +minimum_pre_commit_version.*\n| +#.*\n", "", local, flags=re.MULTILINE)
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: local\n    hooks:\n{local}", "utf-8"
    )
    env = os.environ | {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
    }

    def call(*command):
        return subprocess.run(
            command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120, check=False
        )

    call("git", "init", "-q")
    call("git", "add", ".")
    done = call(tool("pre-commit"), "run", "--all-files")
    assert done.returncode == 1, done.stderr
    assert "maps/map.arg:4:1: warning: AM201" in done.stdout
    assert "AM012" not in done.stdout
    assert (maps / "part.arg").read_text("utf-8") == 'claim b: "B."\n  contradicts rain\n'
