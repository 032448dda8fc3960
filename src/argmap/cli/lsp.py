"""`argmap lsp`: the language server, which editors start."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from argmap.cli import console
from argmap.cli.options import refuse
from argmap.version import __version__

if TYPE_CHECKING:
    import argparse

_LEVELS = ("error", "warning", "info", "debug")


def add(parser: argparse.ArgumentParser) -> None:
    """What `argmap lsp` takes."""
    parser.description = (
        "Serve an editor by the Language Server Protocol, over standard input and output. Editors start it;\n"
        "how to tell yours is in docs/editors.md."
    )
    parser.epilog = "examples:\n  argmap lsp\n  argmap lsp --log-level debug 2> argmap.log"
    parser.add_argument("--stdio", action="store_true", help="as some editors ask for; it is so anyway")
    parser.add_argument(
        "--log-level",
        choices=_LEVELS,
        default="error",
        help="what is written to standard error; error is the default",
    )


def run(args: argparse.Namespace) -> int:
    """Serve until the client ends it."""
    try:
        from argmap.lsp.server import make  # noqa: PLC0415 - pygls is an extra
    except ImportError:
        refuse("the language server needs pygls; install it with  pip install 'argmap[lsp]'")
    if sys.stdin.isatty():
        console.say(f"argmap {__version__}: an editor speaks to this by standard input; Ctrl-C ends it")
    logging.basicConfig(
        level=args.log_level.upper(), stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s"
    )
    # The channel is the server's alone, and closed by it; whatever else is printed goes to standard error.
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with redirect_stdout(sys.stderr):
        make().start_io(stdout=channel)
    return 0
