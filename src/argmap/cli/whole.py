"""The command line as one parser, for those who describe it: completion and the manual page are made from it."""

from __future__ import annotations

import argparse
from importlib import import_module

from argmap.cli import VERBS
from argmap.cli.options import Parser, add_color
from argmap.version import __version__

_PATHS = ("FILE", "PATH")


def whole() -> argparse.ArgumentParser:
    """Every verb with all its options; where one of a few words may follow, these are its `choices`."""
    parser = argparse.ArgumentParser(
        prog="argmap",
        description="Argument maps in plain text: checked for leaps, drawn as diagrams.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version", action="version", version=f"argmap {__version__}", help="show the version and stop"
    )
    add_color(parser)
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", parser_class=Parser)
    for verb, what in VERBS.items():
        import_module(f"argmap.cli.{verb}").add(verbs.add_parser(verb, help=what))
    for each in (parser, *verbs.choices.values()):
        for action in each._actions:  # noqa: SLF001 - argparse has no other way to them
            words = _words(action)
            if words and action.choices is None:
                action.choices = words
    return parser


def takes_path(action: argparse.Action) -> bool:
    """Whether the path of a file or folder may follow."""
    return isinstance(action.metavar, str) and any(word in _PATHS for word in _parts(action.metavar))


def _words(action: argparse.Action) -> list[str]:
    """The words of which one may follow, as the metavar lists them."""
    if not isinstance(action.metavar, str) or "|" not in action.metavar:
        return []
    return [word for word in action.metavar.split("|") if word == word.lower()]


def _parts(metavar: str) -> list[str]:
    return [part for word in metavar.split("|") for part in word.replace(":", ".").split(".")]
