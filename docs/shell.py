"""What shells and `man` know of the command line, made from its parser: written by docs/make.py."""  # noqa: INP001 - a script

from __future__ import annotations

import argparse
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from argmap.cli.completion import SHELLS
from argmap.cli.whole import takes_path, whole
from argmap.rules import RULES
from argmap.version import __version__

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "src" / "argmap" / "cli" / "completions"
MANUAL = ROOT / "docs" / "argmap.1"

_RULES = {("check", "select"), ("check", "ignore"), ("explain", "what")}
"""Where the code or the name of a rule may follow."""

_SECTIONS = {
    "exit status": """\
.TP
0
Nothing was found that counts.
.TP
1
There are findings at or above \\fB\\-\\-fail\\-level\\fR, or \\fBargmap fmt \\-\\-check\\fR would change something.
.TP
2
It could not run: an option or a setting makes no sense, a file cannot be read, nothing can lay the picture out.
.TP
130
It was stopped.""",
    "environment": """\
.TP
NO_COLOR
Nothing is coloured.
.TP
FORCE_COLOR
All is coloured, also where it is not written to a terminal.
.TP
BROWSER
What \\fBargmap watch \\-\\-open\\fR opens.""",
    "files": """\
.TP
\\&.argmap.toml, pyproject.toml
The nearest of them, from the folder of a map upwards, says which rules are asked and how; in pyproject.toml
the table \\fB[tool.argmap]\\fR does.""",
    "examples": """\
.nf
argmap init first.arg
argmap check first.arg
argmap render first.arg \\-o first.svg
argmap explain first.arg:rain
argmap watch first.arg \\-\\-open
.fi""",
}


def made() -> dict[Path, str]:
    """The scripts for each shell and the manual page."""
    parser = _for_shells()
    scripts = {SCRIPTS / f"argmap.{shell}": _script(parser, shell) for shell in SHELLS}
    return {**scripts, MANUAL: _manual()}


def _script(parser: argparse.ArgumentParser, shell: str) -> str:
    text = shtab.complete(parser, shell=shell)  # type: ignore[arg-type]  # one of those that it knows
    return "\n".join(line.rstrip() for line in text.strip().split("\n")) + "\n"


def _for_shells() -> argparse.ArgumentParser:
    """The command line, with what may follow each option."""
    parser = whole()
    rules = [word for rule in RULES for word in (rule.code, rule.name)]
    for verb, each in _verbs(parser).items():
        for action in each._actions:  # noqa: SLF001 - argparse has no other way to them
            if (verb, action.dest) in _RULES:
                action.choices = rules
            elif takes_path(action) and not action.choices:
                action.complete = shtab.FILE  # type: ignore[attr-defined]  # this is how shtab is told
    return parser


def _verbs(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            found.update(action.choices)
    return found


def _manual() -> str:
    parser = whole()
    parser._manpage = [{"heading": heading, "content": text} for heading, text in _SECTIONS.items()]  # type: ignore[attr-defined]  # noqa: SLF001 - where that library looks
    page = Manpage(
        parser,
        _data={
            "project_name": f"argmap {__version__}",
            "version": __version__,
            "manual_title": "Argument maps",
            "description": "argument maps in plain text: checked for leaps, drawn as diagrams",
            "url": "https://argmap.readthedocs.io/",
            "date": "",
        },
    )
    page.date = ""
    lines = str(page).rstrip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"
