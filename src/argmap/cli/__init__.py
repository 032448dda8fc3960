"""The command line: `argmap VERB …`. The one room that prints and knows exit codes."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from argmap.cli import console
from argmap.cli.options import CannotRun, Parser, add_color, nearest
from argmap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

VERBS = {
    "check": "report what is missing, circular or does not follow in a map",
    "render": "draw a map as SVG, PNG, PDF or DOT",
    "watch": "show a map in the browser, and draw it again on each save",
    "explain": "show a rule's page, or why a statement stands or falls",
    "fmt": "put maps into the canonical form",
    "lsp": "serve an editor by the Language Server Protocol",
    "init": "write a first map to start from",
    "completion": "print a script by which a shell completes command lines",
}
"""The verbs, each with what it does; each is a module here that has `add(parser)` and `run(args)`."""

CLEAN, FOUND, COULD_NOT_RUN, STOPPED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line, by default that of the process; the exit code.

    0 is clean, 1 means findings at or above `--fail-level` (or that `fmt --check` would change
    something), 2 that it could not run, 130 that it was stopped.
    """
    console.prepare()
    try:
        code = _run(sys.argv[1:] if argv is None else list(argv))
        console.finish()
    except CannotRun as error:
        console.say(str(error))
        code = COULD_NOT_RUN
    except SystemExit as done:  # argparse, once it has printed help or the version
        code = int(done.code or CLEAN)
    except BrokenPipeError:
        console.abandon()
        code = CLEAN
    except KeyboardInterrupt:
        console.say("argmap: stopped")
        code = STOPPED
    except OSError as error:
        console.say(f"argmap: the result could not be written: {console.reason(error)}")
        code = COULD_NOT_RUN
    except Exception:  # noqa: BLE001 - exit code 1 would say that something was found in a map
        from traceback import format_exc  # noqa: PLC0415 - not needed as a rule

        console.say(f"{format_exc()}argmap: this is a mistake in argmap, not in your map; please report it")
        code = COULD_NOT_RUN
    return code


def _run(argv: list[str]) -> int:
    top = _top()
    if not argv:
        console.say(top.format_help().rstrip())
        return COULD_NOT_RUN
    before = _options_before_the_verb(argv)
    top.parse_args(argv[:before])
    if before == len(argv):
        top.error(f"say what to do: {', '.join(VERBS)}")
    verb = argv[before]
    if verb == "help":  # many tools have it: `argmap help check` is `argmap check --help`
        return _run([*argv[before + 1 :], "--help"])
    if verb not in VERBS:
        near = nearest(verb, VERBS)
        hint = f"did you mean `{near}`?" if near else f"the verbs are {', '.join(VERBS)}"
        top.error(f"there is no verb `{verb}`; {hint}")
    module = import_module(f"argmap.cli.{verb}")
    parser = Parser(prog=f"argmap {verb}")
    module.add(parser)
    code: int = module.run(parser.parse_args([*argv[:before], *argv[before + 1 :]]))
    return code


def _top() -> Parser:
    verbs = "\n".join(f"  {verb:<10} {what}" for verb, what in VERBS.items())
    parser = Parser(
        prog="argmap",
        usage="argmap VERB …",
        description="Argument maps in plain text: checked for leaps, drawn as diagrams.",
        epilog=f"verbs:\n{verbs}\n\n`argmap VERB --help` says more about one. To begin:\n\n"
        "  argmap init first.arg\n  argmap check first.arg\n  argmap render first.arg -o first.svg",
    )
    parser.add_argument("--version", action="version", version=f"argmap {__version__}")
    add_color(parser)
    return parser


def _options_before_the_verb(argv: Sequence[str]) -> int:
    """How many words come before the verb; `--color` alone takes a word with it."""
    at = 0
    while at < len(argv) and argv[at].startswith("-"):
        at += 2 if argv[at] == "--color" else 1
    return min(at, len(argv))
