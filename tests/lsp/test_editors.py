"""Real editors, set up as docs/editors.md says, doing what somebody does in them all day."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"

ESSAY = """\
map essay: "“Дождь” 🌧"
  main rain
person mary: "Mary"
source diary: "A diary"
evidence wet: "The street was wet."
  from diary p. 3
  witness 
claim rain:    "It rained."
inference wet(sign) => rain
  scheme sing
"""  # noqa: W291 - a clause that is being written

pytestmark = pytest.mark.heavy


def found(name):
    """A program by its name, wherever it was installed."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


def run(command, cwd):
    """What an editor says at its end, as plain data."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    home = {"HOME": str(cwd), "XDG_CONFIG_HOME": str(cwd), "XDG_STATE_HOME": str(cwd), "PATH": path}
    done = subprocess.run(
        command, cwd=cwd, env=os.environ | home, capture_output=True, text=True, timeout=120, check=False
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    assert lines, done.stdout + done.stderr
    said = json.loads(lines[-1])
    assert not said.get("problem"), said["problem"]
    return said


def essay(tmp_path):
    path = tmp_path / "essay.arg"
    path.write_text(ESSAY, "utf-8")
    return path


AFTER = """\
map essay: "“Дождь” 🌧"
  main downpour
person mary: "Mary"
source diary: "A diary"
evidence wet: "The street was wet."
  from diary p. 3
  witness mary

claim downpour: "It rained."
inference wet(sign) => downpour
  scheme sign
"""


@pytest.mark.skipif(found("nvim") is None, reason="Neovim is not installed")
def test_neovim(tmp_path):
    config = DOCS / "editors" / "argmap.lua"
    said = run(
        [
            found("nvim"),
            "--clean",
            "--headless",
            "-u",
            config,
            essay(tmp_path),
            "-c",
            f"luafile {HERE / 'neovim.lua'}",
        ],
        tmp_path,
    )
    assert said["filetype"] == "argmap"
    assert ["AM012", 9, len("  scheme ")] in said["diagnosed"]
    assert said["offered"] == ["mary"]
    assert said["defined"] == 'claim rain:    "It rained."'
    assert said["text"] == AFTER


@pytest.mark.skipif(shutil.which("emacs") is None, reason="Emacs is not installed")
def test_emacs(tmp_path):
    config = DOCS / "editors" / "argmap.el"
    said = run(
        [
            "emacs",
            "--batch",
            "-L",
            "/usr/share/emacs/site-lisp/elpa",
            "-l",
            config,
            "-l",
            HERE / "emacs.el",
            essay(tmp_path),
        ],
        tmp_path,
    )
    assert said["mode"] == "argmap-mode"
    assert 10 in said["diagnosed"]
    assert said["offered"] == ["mary"]
    assert said["defined"] == 8
    assert said["text"] == AFTER


@pytest.mark.parametrize("name", ["argmap.lua", "argmap.el"])
def test_the_page_shows_the_files_that_are_tested(name):
    page = (DOCS / "editors.md").read_text("utf-8")
    assert (DOCS / "editors" / name).read_text("utf-8") in page
