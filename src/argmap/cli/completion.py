"""`argmap completion`: what a shell needs to complete the words of a command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import console
from argmap.cli.options import choices, refuse

if TYPE_CHECKING:
    import argparse

SHELLS = ("bash", "zsh", "fish")
_SCRIPTS = Path(__file__).with_name("completions")
"""One script for each shell, made from the parser by `python docs/make.py`."""


def add(parser: argparse.ArgumentParser) -> None:
    """What `argmap completion` takes."""
    parser.description = "Print a script by which a shell completes verbs, options, rules and files."
    parser.epilog = (
        "to have it for good:\n"
        "  bash   argmap completion bash > ~/.local/share/bash-completion/completions/argmap\n"
        "  zsh    argmap completion zsh > ~/.zfunc/_argmap     with  fpath+=~/.zfunc  before compinit\n"
        "  fish   argmap completion fish > ~/.config/fish/completions/argmap.fish\n\n"
        "examples:\n"
        "  argmap completion bash\n"
        '  eval "$(argmap completion bash)"'
    )
    parser.add_argument(
        "shell", nargs="?", help="which shell; without it that of the variable SHELL", **choices(SHELLS)
    )


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    shell = args.shell or Path(os.environ.get("SHELL", "")).name
    if shell not in SHELLS:
        said = f"`{shell}` is none of them" if shell else "the variable SHELL does not say which"
        refuse(f"say for which shell, {', '.join(SHELLS)}; {said}")
    console.write([(_SCRIPTS / f"argmap.{shell}").read_text(encoding="utf-8")], as_utf8=True)
    return 0
