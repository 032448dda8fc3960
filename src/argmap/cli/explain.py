"""`argmap explain`: a rule's page, or why a statement stands or falls."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.api import Map
from argmap.cli import console
from argmap.cli.options import add_color, add_stdin_filename, choices, nearest, refuse
from argmap.cli.pages import Page, pages
from argmap.cli.reading import read_one
from argmap.report.columns import visible
from argmap.report.json import FORMAT_VERSION
from argmap.report.screen import NOTE, STRONG

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.model import Record
    from argmap.report import Screen


def add(parser: argparse.ArgumentParser) -> None:
    """What `argmap explain` takes."""
    parser.description = (
        "Show a rule's page, or why a statement of a map stands or falls and what would mend it.\n"
        "Without anything to explain, all rules are listed."
    )
    parser.epilog = (
        "examples:\n"
        "  argmap explain AM201\n"
        "  argmap explain unsupported-leap\n"
        "  argmap explain essay.arg:esteem\n"
        "  argmap explain --all --output-format json"
    )
    parser.add_argument(
        "what", nargs="?", metavar="CODE|NAME|FILE:ID", help="a rule by code or name, or an id in a map"
    )
    parser.add_argument("--all", action="store_true", help="the pages of all rules")
    parser.add_argument("--output-format", default="full", help="full is the default", **choices(("full", "json")))
    add_stdin_filename(parser)
    add_color(parser)


def run(args: argparse.Namespace) -> int:
    """Find what is meant, and print what there is to say of it."""
    screen = console.screen(args.color)
    as_json = args.output_format == "json"
    if args.what is None:
        found = pages()
        write = _json if as_json else _in_full if args.all else _list
        console.write(write(found, screen), as_utf8=as_json)
        return 0
    named = [each for each in pages() if args.what.upper() == each.code or args.what == each.name]
    if named:
        console.write((_json if as_json else _in_full)(named, screen), as_utf8=as_json)
        return 0
    file, colon, id_ = args.what.rpartition(":")
    if not colon or not file or not id_:
        _refuse_word(args.what)
    return _explain_record(file, id_, args)
