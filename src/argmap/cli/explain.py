"""`argmap explain`: a rule's page, a scheme, or why a statement stands or falls."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from argmap.api import Map
from argmap.cli import console
from argmap.cli.options import add_color, add_settings, add_stdin_filename, choices, nearest, refuse
from argmap.cli.reading import Reader, read_one
from argmap.lang import mistakes
from argmap.report.columns import visible
from argmap.report.json import FORMAT_VERSION, place
from argmap.report.pages import Page, pages
from argmap.report.screen import STRONG
from argmap.schemes import shipped

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.evaluate import Explanation, Repair
    from argmap.model import ArgMap, Record
    from argmap.report import Screen


_ENOUGH_TO_SEARCH = 3


def add(parser: argparse.ArgumentParser) -> None:
    """What `argmap explain` takes."""
    parser.description = (
        "Show a rule's page, a shipped scheme with its roles and critical questions, or why a statement of a\n"
        "map stands or falls and what would mend it.\n"
        "Without anything to explain, all rules are listed."
    )
    parser.epilog = (
        "examples:\n"
        "  argmap explain AM201\n"
        "  argmap explain unsupported-leap\n"
        "  argmap explain collective-decision\n"
        "  argmap explain essay.arg:esteem\n"
        "  argmap explain --all --output-format json"
    )
    parser.add_argument(
        "what",
        nargs="?",
        metavar="CODE|NAME|FILE:ID",
        help="a rule by code or name, a scheme, or an id in a map",
    )
    parser.add_argument("--all", action="store_true", help="the pages of all rules")
    parser.add_argument(
        "--output-format", default="full", help="full is the default", **choices(("full", "json"))
    )
    add_settings(parser)
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
    if args.what in shipped():
        scheme = shipped()[args.what]
        text = _document(_written(scheme)) if as_json else _as_written(scheme, screen)
        console.write([text], as_utf8=as_json)
        return 0
    file, colon, id_ = args.what.rpartition(":")
    if not colon or not file or not id_ or Path(args.what).is_file():
        _refuse_word(args.what)
    return _explain_record(file, id_, args)


# --------------------------------------------------------------------------- a record of a map


def _explain_record(file: str, id_: str, args: argparse.Namespace) -> int:
    """Say of a statement or a step why it is as it is; show any other record as it is written."""
    parsed = read_one(file, reader=Reader.of(args))
    amap = parsed.map
    as_json = args.output_format == "json"
    if id_ in amap:
        told = Map(amap).explain(id_)
        text = _document(_explanation(told)) if as_json else "\n".join(map(visible, str(told).split("\n")))
    else:
        record = _record(amap, id_)
        text = _document(_written(record)) if as_json else _as_written(record, console.screen(args.color))
    console.write([text], as_utf8=as_json)
    if parsed.diagnostics:
        console.say(f"argmap: what could not be read is left out of this; `argmap check {file}` lists it")
    return 0


def _record(amap: ArgMap, id_: str) -> Record:
    """A record that is no statement; statements have been looked for before."""
    tables: Sequence[Mapping[str, Record]] = (
        amap.terms,
        amap.persons,
        amap.works,
        amap.sections,
        amap.schemes,
    )
    found = next((table[id_] for table in tables if id_ in table), None)
    if found is None:
        names = dict.fromkeys((*amap, *(name for table in tables for name in table)))
        near = mistakes.nearest(id_, names)
        refuse(
            f"nothing in {amap.source.name} is called `{id_}`" + (f"; did you mean `{near}`?" if near else "")
        )
    return found


def _as_written(record: Record, screen: Screen) -> str:
    words = "\n".join(f"  {visible(line)}" for line in record.span.text.split("\n"))
    return f"{screen.paint(record.id, STRONG)}  ({visible(str(record.span))})\n\n{words}\n"


def _written(record: Record) -> Mapping[str, object]:
    return {"id": str(record.id), "text": record.span.text, **place(record.span)}


def _explanation(told: Explanation) -> Mapping[str, object]:
    return {
        "id": told.id,
        "text": told.words,
        **place(told.span),
        "accounts": [
            {
                "reading": account.reading,
                "verdict": None if account.verdict is None else str(account.verdict),
                "summary": account.summary,
                "points": [
                    {
                        "depth": each.depth,
                        "id": each.id,
                        "says": each.says,
                        "text": each.words,
                        **place(each.span),
                    }
                    for each in account.points
                ],
                "left_out": account.left_out,
            }
            for account in told.accounts
        ],
        "repairs": [_repair(each) for each in told.repairs],
        "weakened": None if told.weakened is None else _repair(told.weakened),
    }


def _repair(repair: Repair) -> Mapping[str, object]:
    return {
        "says": repair.says,
        "mends": [{"how": mend.how, "id": mend.id} for mend in repair.mends],
        "text": repair.written.shown(),
        "edits": [{**place(edit.span), "text": edit.text} for edit in repair.edits],
    }


# ------------------------------------------------------------------------------- a rule's page


def _list(found: Iterable[Page], screen: Screen) -> Iterator[str]:
    """One line for each rule."""
    for each in found:
        level = str(each.level)
        off = "" if each.on else " (off by default)"
        yield f"{screen.paint(each.code, STRONG)}  {screen.paint(f'{level:7}', level)}  {each.name}: {each.summary}{off}\n"


def _in_full(found: Iterable[Page], screen: Screen) -> Iterator[str]:
    for number, each in enumerate(found):
        heading = screen.paint(f"{each.code} {each.name}", STRONG)
        text = "\n".join(
            screen.paint(line, STRONG) if line.startswith("#") else line for line in each.text.split("\n")
        )
        gap = "\n\n" if number else ""
        yield f"{gap}{heading}: {each.summary}\n({screen.paint(each.standing, str(each.level))})\n\n{text}\n"


def _json(found: Iterable[Page], _: Screen) -> Iterator[str]:
    rules = [
        {
            "code": each.code,
            "name": each.name,
            "level": str(each.level),
            "on": each.on,
            "confidence": each.confidence.value,
            "summary": each.summary,
            "url": each.address,
            "page": each.text,
        }
        for each in found
    ]
    yield _document({"rules": rules})


def _document(content: Mapping[str, object]) -> str:
    return json.dumps({"format_version": FORMAT_VERSION, **content}, ensure_ascii=False, indent=2) + "\n"


def _refuse_word(word: str) -> NoReturn:
    names = {name.lower(): name for each in pages() for name in (each.code, each.name)}
    names.update((name, name) for name in shipped())
    within = [name for name in names if len(word) >= _ENOUGH_TO_SEARCH and word.lower() in name]
    near = within[0] if within else nearest(word, names)
    hint = f"did you mean `{names[near]}`?" if near else "`argmap explain` lists the rules"
    if Path(word).is_file():
        hint = f"say which record of the map is meant: {word}:ID"
    refuse(f"no rule and no scheme is called `{word}`; {hint}")
