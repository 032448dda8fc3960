"""`argmap render`: draw a map."""

from __future__ import annotations

import argparse
import os
import warnings
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from argmap.api import PICTURES, EngineError, Map, PictureWarning, ViewError, picture_form
from argmap.cli import console
from argmap.cli.options import add_settings, add_stdin_filename, choices, listed, one_of, refuse
from argmap.cli.paths import STDIN, SUFFIX, one_file
from argmap.cli.reading import Reader, read_one
from argmap.lang.build import slug
from argmap.model import VERDICTS, Verdict
from argmap.render.contrast import faint
from argmap.render.engines import Engine
from argmap.render.theme import THEMES, Theme, named
from argmap.report.checked import counted
from argmap.saving import save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from argmap.api import Look

_TEXT = "dot", "svg", "mermaid", "graphml"
"""Forms that may be shown on a screen."""

_KINDS = ("section", "tag", "verdict")
_LONGEST = 86_400.0
_SCREEN = 96
"""Dots to the inch at which a picture has the size that it has on a screen."""
_LEAST_SCALE, _LARGEST_SCALE = 0.1, 10.0


def add(parser: argparse.ArgumentParser) -> None:
    """What `argmap render` takes."""
    parser.description = "Draw a map. A summary of the verdicts goes to standard error."
    parser.epilog = (
        "examples:\n"
        "  argmap render essay.arg -o essay.svg\n"
        "  argmap render essay.arg -o esteem.png --focus esteem --depth 1 --dpi 200\n"
        "  argmap render essay.arg -o essay.html\n"
        "  argmap render essay.arg -o - --format dot | less"
    )
    parser.add_argument("file", metavar="FILE", help="the map; `-` is standard input")
    parser.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help="where the picture goes, its suffix says which: .svg, .html, .png, .pdf, .dot …; `-` is standard output;"
        " without it, beside the map as .svg, and a part as essay-PART.svg",
    )
    parser.add_argument("--format", help="the form of the picture, whatever the suffix", **choices(_forms()))
    what, how = add_look(parser)
    what.add_argument(
        "--pages",
        action="store_true",
        help="an overview, and beside it a page for each section, as essay-SECTION.svg, linked with each other",
    )
    what.add_argument("--large", action="store_true", help="one sheet, even if it is too large to be read")
    how.add_argument("--no-legend", dest="legend", action="store_false", help="without the key to the shapes")
    dots = how.add_mutually_exclusive_group()
    dots.add_argument(
        "--dpi",
        type=at_least(1),
        default=144,
        metavar="N",
        help="dots to the inch of a png; 144 is the default",
    )
    dots.add_argument(
        "--scale",
        dest="dpi",
        type=_scale,
        metavar="N",
        help="the same by size: 1 is that on a screen, 1.5 the default",
    )
    add_settings(parser)
    add_stdin_filename(parser)


def add_look(parser: argparse.ArgumentParser) -> tuple[argparse._ArgumentGroup, argparse._ArgumentGroup]:
    """What is drawn and how, for every verb that draws; the two groups of options."""
    what = parser.add_argument_group("what is drawn")
    reading = what.add_mutually_exclusive_group()
    reading.add_argument(
        "--with-objections",
        dest="reading",
        action="store_const",
        const="with-objections",
        default="with-objections",
        help="every objection (the default)",
    )
    reading.add_argument(
        "--as-argued",
        dest="reading",
        action="store_const",
        const="as-argued",
        help="without the objections that somebody raised",
    )
    what.add_argument(
        "--select",
        action="extend",
        default=[],
        type=_selections,
        metavar="KIND:NAME,…",
        help="only a section:ID, tag:WORD or verdict:WORD",
    )
    what.add_argument(
        "--section",
        action="extend",
        default=[],
        type=listed,
        metavar="ID,…",
        help="only these sections: --select section:ID",
    )
    what.add_argument(
        "--collapse",
        action="extend",
        default=[],
        type=listed,
        metavar="ID,…|all",
        help="draw each of these sections as one box",
    )
    what.add_argument("--focus", metavar="ID", help="only what surrounds this statement or step")
    what.add_argument(
        "--depth",
        type=at_least(0),
        default=2,
        metavar="N",
        help="how many steps around it; 2 is the default",
    )
    how = parser.add_argument_group("how it is drawn")
    how.add_argument(
        "--labels", default="text", help="text is the default", **choices(("id", "text", "both"))
    )
    how.add_argument("--title", metavar="TEXT", help="another title than the map's")
    how.add_argument(
        "--theme",
        default="light",
        metavar="|".join((*THEMES, "FILE.toml")),
        help="the colours; light is the default, and a file describes others",
    )
    how.add_argument(
        "--links",
        default="",
        metavar="PATTERN",
        help="link records to the text, e.g. https://example.org/{path}#L{line}",
    )
    how.add_argument(
        "--engine", default="auto", help="who lays it out; auto is the default", **choices(get_args(Engine))
    )
    how.add_argument(
        "--timeout",
        type=_seconds,
        default=30.0,
        metavar="SECONDS",
        help="how long each picture may take; 30 is the default",
    )
    return what, how


def run(args: argparse.Namespace) -> int:
    """Draw, and sum up on standard error."""
    one_file(args.file)
    output = _beside(args) if args.output is None else args.output
    form = _form(args, output)
    if output == STDIN and form not in _TEXT and console.is_terminal():
        refuse(f"a {form} cannot be shown on a screen; name a file with -o, or send the output into one")
    _refuse_to_replace(output, args)
    theme = _theme(args.theme)
    parsed = read_one(args.file, reader=Reader.of(args))
    drawn = Map(parsed.map)
    if output != STDIN and os.path.realpath(output) in map(os.path.realpath, drawn.files):
        refuse(f"{output} is a part of the map; name another file with -o")
    where = _draw_pages(drawn, output, args) if args.pages else _draw_one(drawn, form, output, args)
    if hard := "; ".join(faint(theme)):
        console.say(f"argmap: {args.theme}: {hard}")
    if parsed.diagnostics:
        console.say(
            f"argmap: what could not be read is left out of the picture; `argmap check {args.file}` lists it"
        )
    console.say(summary(drawn, args.reading) + (where and f"; drawn in {where}"))
    return 0


def _draw_one(drawn: Map, form: str, output: str, args: argparse.Namespace) -> str:
    """Draw one sheet, and say where."""
    told = console.progress("picture", "pictures")
    try:
        with _warnings_told():
            data = drawn.drawn(
                form, engine=args.engine, timeout=args.timeout, dpi=args.dpi, told=told, **look(args)
            )
    except (ViewError, EngineError) as error:
        refuse(str(error))
    if output == STDIN:
        console.write_bytes(data)
        return ""
    try:
        save(output, data)
    except OSError as error:
        refuse(f"{output} cannot be written: {console.reason(error)}")
    return output


def _draw_pages(drawn: Map, output: str, args: argparse.Namespace) -> str:
    """Draw an overview and the pages beside it, and say where."""
    if output == STDIN:
        refuse("--pages draws several files; name the first with -o, such as -o map.svg")
    if args.format and _form(args, output) != picture_form(output):
        refuse("--pages goes by the suffix of -o; leave --format out")
    told = console.progress("page", "pages")
    try:
        with _warnings_told():
            paths = drawn.render_pages(
                output, engine=args.engine, timeout=args.timeout, dpi=args.dpi, told=told, **look(args)
            )
    except OSError as error:
        refuse(f"{error.filename or output} cannot be written: {console.reason(error)}")
    except (ValueError, EngineError) as error:
        refuse(str(error))
    more = len(paths) - 1
    return f"{output} and {more:,} {'page' if more == 1 else 'pages'} beside it"


@contextmanager
def _warnings_told() -> Iterator[None]:
    """Say what a picture is drawn without, or not as asked for, a sentence to a line."""
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always", PictureWarning)
        yield
    for message in dict.fromkeys(str(each.message) for each in found):
        console.say(f"argmap: {message}")


def summary(drawn: Map, reading: str) -> str:
    """How many statements stand where, and how much the checker found, on one line."""
    evaluation = drawn.evaluate()
    part = evaluation.as_argued if reading == "as-argued" else evaluation.with_objections
    verdicts = Counter(part.verdict(id_) for id_ in part.lo)
    stand = ", ".join(f"{verdicts[each]} {each}" for each in Verdict if verdicts[each])
    found = counted(Counter(each.severity for each in drawn.check()))
    total = sum(verdicts.values())
    return f"{total} {'statement' if total == 1 else 'statements'}{': ' if stand else ''}{stand}; {found}"


def _forms() -> tuple[str, ...]:
    return tuple(dict.fromkeys(PICTURES.values()))


def _beside(args: argparse.Namespace) -> str:
    """Where the picture goes if nobody says: beside the map, or where the map came from.

    The picture of a part is called after it, so as not to take the place of the whole map's.
    """
    if args.file == STDIN:
        return STDIN
    path = Path(args.file)
    part = (*args.section, *(name for _, name in args.select), *([args.focus] if args.focus else ()))
    stem = "-".join((path.stem, *(slug(name) for name in part)))
    suffix = next(suffix for suffix, form in PICTURES.items() if form == (args.format or "svg"))
    return str(path.with_name(stem + suffix))


def _refuse_to_replace(output: str, args: argparse.Namespace) -> None:
    if output == STDIN:
        return
    path = os.path.realpath(output)
    for what, given in (("map", args.file), ("theme", args.theme)):
        if path == os.path.realpath(given):
            refuse(f"{output} is the {what} itself; name another file with -o")
    if path.lower().endswith(SUFFIX):
        refuse(f"{output} is a name for a map, and a picture would take its place; name another file with -o")


def _theme(word: str) -> Theme:
    try:
        return named(word)
    except ViewError as error:
        refuse(str(error))


def _form(args: argparse.Namespace, output: str) -> str:
    if args.format:
        form: str = args.format
        return form
    if output == STDIN:
        return "svg"
    try:
        return picture_form(Path(output).name or output)
    except ValueError as error:
        refuse(f"{error}; or say --format")


def look(args: argparse.Namespace) -> Look:
    """What of the map is shown, and how, as a command line asks for it."""
    return {
        "reading": args.reading,
        "labels": args.labels,
        "focus": args.focus,
        "depth": args.depth,
        "title": args.title,
        "legend": args.legend,
        "theme": args.theme,
        "links": args.links,
        "large": args.large,
        "sections": (*args.section, *_selected("section", args.select)),
        "tags": _selected("tag", args.select),
        "verdicts": _selected("verdict", args.select),
        "collapse": args.collapse,
    }


def _selected(kind: str, selections: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(name for each, name in selections if each == kind)


def _selections(text: str) -> list[tuple[str, str]]:
    """A type for arguments such as `section:history,tag:draft`."""
    return [_selection(each) for each in listed(text)]


def _selection(text: str) -> tuple[str, str]:
    kind, colon, name = text.partition(":")
    if not colon or not name or kind not in _KINDS:
        message = f"`{text}` is not one of section:ID, tag:WORD, verdict:WORD"
        raise argparse.ArgumentTypeError(message)
    if kind == "verdict":
        one_of(tuple(VERDICTS))(name)
    return kind, name


def at_least(least: int) -> Callable[[str], int]:
    """A type for arguments that are whole numbers."""

    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or int(text) < least:
            message = f"`{text}` is not a whole number from {least} up"
            raise argparse.ArgumentTypeError(message)
        return int(text)

    return number


def _scale(text: str) -> float:
    """A type for arguments that are a scale: the dots to the inch that it stands for."""
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not _LEAST_SCALE <= scale <= _LARGEST_SCALE:
        message = f"`{text}` is not a number from {_LEAST_SCALE:g} to {_LARGEST_SCALE:g}"
        raise argparse.ArgumentTypeError(message)
    return scale * _SCREEN


def _seconds(text: str) -> float:
    """A type for arguments that are a time."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < _LONGEST:
        message = f"`{text}` is not a number of seconds"
        raise argparse.ArgumentTypeError(message)
    return seconds
