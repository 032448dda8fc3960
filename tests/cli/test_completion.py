"""Completion as the shells do it, by scripts made from the parser."""

import os
import shutil
import subprocess
from pathlib import Path

import pexpect
import pytest

from argmap.cli import VERBS
from argmap.cli.completion import SHELLS
from argmap.cli.whole import whole

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "src" / "argmap" / "cli" / "completions"


def needs(name):
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_a_script(run, shell):
    code, out, err = run("completion", shell)
    assert (code, err) == (0, "")
    assert out == (SCRIPTS / f"argmap.{shell}").read_text("utf-8")


def test_the_shell_is_known_by_its_variable(run, monkeypatch):
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert run("completion")[1] == (SCRIPTS / "argmap.fish").read_text("utf-8")
    monkeypatch.setenv("SHELL", "/bin/ksh")
    code, out, err = run("completion")
    assert (code, out) == (2, "")
    assert err == "argmap: say for which shell, bash, zsh, fish; `ksh` is none of them\n"
    monkeypatch.delenv("SHELL")
    assert "the variable SHELL does not say which" in run("completion")[2]
    assert "`tcsh` is not one of bash, zsh, fish" in run("completion", "tcsh")[2]


def test_the_whole_parser_knows_every_verb_and_its_words():
    parser = whole()
    verbs = parser._subparsers._group_actions[0].choices
    assert list(verbs) == list(VERBS)
    (engine,) = [each for each in verbs["render"]._actions if each.dest == "engine"]
    assert engine.choices == ["auto", "pygraphviz", "dot"]


ASKED = [
    (("ch",), ["check"]),
    (("render", "--th"), ["--theme"]),
    (("render", "--theme", "d"), ["dark"]),
    (("check", "--select", "AM20"), [f"AM20{digit}" for digit in range(10)]),
    (("check", "--select", "unsupported-l"), ["unsupported-leap"]),
    (("explain", "unmet-e"), ["unmet-expectation"]),
    (("check", "es"), ["essay.arg"]),
    (("render", "essay.arg", "--engine", "py"), ["pygraphviz"]),
    (("completion", "f"), ["fish"]),
    (("check", "--no-such"), []),
]

BASH = """
source {script}
COMP_WORDS=(argmap {words}); COMP_CWORD={last}
$(complete -p argmap | sed 's/.*-F \\([^ ]*\\).*/\\1/')
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@needs("bash")
@pytest.mark.parametrize(("words", "offered"), ASKED)
def test_bash(tmp_path, words, offered):
    (tmp_path / "essay.arg").touch()
    script = BASH.format(script=SCRIPTS / "argmap.bash", words=" ".join(words), last=len(words))
    done = subprocess.run(
        [shutil.which("bash"), "--norc", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    assert [line.strip() for line in done.stdout.split("\n") if line.strip()] == offered


@needs("fish")
@pytest.mark.heavy
@pytest.mark.parametrize(("words", "offered"), ASKED)
def test_fish(tmp_path, words, offered):
    (tmp_path / "essay.arg").touch()
    script = f"source {SCRIPTS / 'argmap.fish'}; complete -C 'argmap {' '.join(words)}'"
    done = subprocess.run(
        [shutil.which("fish"), "--no-config", "-c", script],
        cwd=tmp_path,
        env=os.environ | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    found = [line.partition("\t")[0] for line in done.stdout.split("\n") if line]
    assert [word for word in found if word.startswith(words[-1])] == offered


@needs("zsh")
@pytest.mark.heavy
def test_zsh(tmp_path):
    """What the menu of zsh lists, in a terminal of its own."""
    (tmp_path / "essay.arg").touch()
    shell = pexpect.spawn(
        "zsh",
        ["-f"],
        cwd=tmp_path,
        env=os.environ | {"HOME": str(tmp_path), "TERM": "dumb"},
        encoding="utf-8",
        timeout=120,
    )
    shell.setecho(state=False)
    shell.sendline("PS1='> '; unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u -D")
    shell.sendline(f'eval "$(<{SCRIPTS / "argmap.zsh"})"; print REA""DY')
    shell.expect("READY")
    for words, offered in ASKED:
        if len(offered) == 1:
            shell.send(f"argmap {' '.join(words)}\t")
            shell.expect_exact(offered[0])
            shell.sendcontrol("u")
    shell.close(force=True)


@pytest.mark.heavy
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["bash", "-n", "argmap.bash"], marks=needs("bash")),
        pytest.param(["zsh", "-n", "argmap.zsh"], marks=needs("zsh")),
        pytest.param(["fish", "--no-execute", "argmap.fish"], marks=needs("fish")),
        pytest.param(
            ["mandoc", "-T", "lint", "-W", "error", str(ROOT / "docs" / "argmap.1")], marks=needs("mandoc")
        ),
    ],
    ids=lambda command: command[0],
)
def test_the_shells_themselves_take_the_scripts(command):
    done = subprocess.run(command, cwd=SCRIPTS, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_manual_tells_of_every_verb_and_option():
    text = (ROOT / "docs" / "argmap.1").read_text("utf-8").replace("\\-", "-")
    for verb, parser in whole()._subparsers._group_actions[0].choices.items():
        assert f"argmap {verb}" in text
        for action in parser._actions:
            assert all(option in text for option in action.option_strings if option not in {"-h", "--help"})
    for heading in ("EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"):
        assert f".SH {heading}" in text
