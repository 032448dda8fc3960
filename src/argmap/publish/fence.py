"""Maps in Markdown: a fence for pymdownx.superfences, drawn while Material for MkDocs or Zensical builds the site."""

from __future__ import annotations

import logging
import re
import sys
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown.postprocessors import Postprocessor
from pymdownx.superfences import SuperFencesException

from argmap.publish.page import (
    Problem,
    Unfit,
    called,
    findings_html,
    marked,
    problems,
    read,
    read_file,
    said,
)
from argmap.render.embedding import Shelf, figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from markdown import Markdown

    from argmap.publish.page import Options, Shown

_log = logging.getLogger("mkdocs.argmap")

_OWN = ("file", "caption")
"""Options that only a fence has."""


class BrokenMapError(SuperFencesException):  # type: ignore[misc]  # it has no types
    """Why maps of a page cannot be shown, each with its place; `problems` has them one by one."""

    def __init__(self, found: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, found)))
        self.problems = tuple(found)


def validator(
    language: str, inputs: Mapping[str, str], options: dict[str, Any], attrs: dict[str, Any], md: Markdown
) -> bool:
    """Take every option as it is: what is amiss with one is told where the map is drawn, with its place."""
    del language, attrs, md
    options.update(inputs)
    return True


def fence(  # noqa: PLR0913 - superfences' own signature
    source: str,
    language: str,
    class_name: str,
    options: Mapping[str, str | None],
    md: Markdown,
    *,
    classes: Sequence[str] = (),
    id_value: str = "",
    base: Mapping[str, Any] | None = None,
    **more: object,
) -> str:
    """A fence as HTML: the picture of the map that stands in it, or of the file that it names.

    `base` holds options for all fences. What is amiss is kept until the whole page was read, and then
    raised as BrokenMapError, for all maps of the page together.
    """
    del language, more
    page = _page(md)
    words = {**(base or {}), **options}
    file, caption = (words.pop(name, None) or "" for name in _OWN)
    line = page.line_of(source, file)
    try:
        shown = _read(source, file, said(words), page, line)
        if found := problems(shown):
            page.broken(found)
            return ""
        svg = shown.svg()
        html = figure(
            svg,
            number=page.shelf.number(svg),
            alt=shown.options.alt,
            caption=marked(caption),
            id_=id_value,
            classes=[name for name in (class_name, *classes) if name != _NAME],
        )
        # Readers of the page count the lines of the map, and not of the page that it was written in.
        alone = shown if file else _read(source, "", shown.options, page, 0)
    except Unfit as error:
        page.broken([Problem(page.place.name, line, str(error))])
        return ""
    if shown.options.source:
        html += _highlighted(alone.text, md)
    if shown.options.findings:
        html += findings_html(alone, alone.findings)
    return html


def with_options(**options: object) -> Callable[..., str]:
    """A fence function with options that hold for all fences, such as `with_options(theme="dark", findings=True)`."""
    return partial(fence, base={name: _as_word(value) for name, value in options.items()})


def _as_word(value: object) -> str:
    """An option's value as it would stand in a fence."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _read(source: str, file: str, options: Options, page: Page, line: int) -> Shown:
    """The map of a fence, or of the file that it names. Raises Unfit."""
    folder = page.place.folder
    if not file:
        if not source.strip():
            message = 'the fence is empty; write the map into it, or name one with  file="…"'
            raise Unfit(message)
        return read(source, name=page.place.name, folder=folder, options=options, above=line)
    if source.strip():
        message = f"the fence holds a map and names `{file}`; let it do one of the two"
        raise Unfit(message)
    return read_file(page.place.path(file), folder=folder, options=options)


def _highlighted(text: str, md: Markdown) -> str:
    """A map's text as superfences shows code."""
    blocks: Any = md.preprocessors["fenced_code_block"]
    html = blocks.highlight(
        src=text.rstrip("\n"), language="argmap", options={}, md=md, classes=[], id_value="", attrs={}
    )
    return f"{html}\n"


# ------------------------------------------------------------------------------------------ the page


class Place(NamedTuple):
    """Where a page lies: what it is called, its folder, that of all pages, and its text if it is known."""

    name: str
    folder: Path
    root: Path
    text: str = ""

    def path(self, file: str) -> Path:
        """Where a file lies that the page names: beside it, or with `/` in the folder of all pages."""
        return self.root / file.lstrip("/") if file.startswith("/") else self.folder / file


class Page(Postprocessor):
    """A page while it is read: which pictures it has, and which maps cannot be shown."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.place = _place(md)
        self._begin()

    def _begin(self) -> None:
        self.shelf = Shelf()
        self._broken: list[Problem] = []
        self._openings = list(_openings(self.place.text))

    def broken(self, found: Sequence[Problem]) -> None:
        """Remember why a map cannot be shown."""
        self._broken += found

    def line_of(self, source: str, file: str) -> int:
        """The line in which a fence begins, by what it holds and which file it names; 0 where that is not known."""
        body = [line.strip() for line in source.rstrip().split("\n")]
        for opening in self._openings:
            if opening.body == body and file in opening.words:
                self._openings.remove(opening)
                return opening.line
        return 0

    def run(self, text: str) -> str:
        """The page as it is. Raises BrokenMapError where a map in it cannot be shown."""
        found = self._broken
        self._begin()
        if found:
            raise _fatal(found)
        return text


def _page(md: Markdown) -> Page:
    if _NAME not in md.postprocessors:
        md.postprocessors.register(Page(md), _NAME, 0)
    page = md.postprocessors[_NAME]
    assert isinstance(page, Page)  # noqa: S101 - nobody else has this name
    return page


_NAME = "argmap"


def _place(md: Markdown) -> Place:
    """Where the page lies that is being read, if MkDocs or Zensical reads it; otherwise here."""
    for room, name, ask in (
        (md.treeprocessors, "relpath", _in_mkdocs),
        (md.preprocessors, "rendering_context", _in_zensical),
    ):
        if name in room:
            return ask(room[name])
    return Place("page", Path(), Path())


def _in_mkdocs(processor: Any) -> Place:  # noqa: ANN401 - a class of MkDocs, which need not be there
    file = processor.file
    path = Path(file.abs_src_path or file.src_uri)
    root = Path(file.src_dir) if file.src_dir else Path()
    return Place(called(path), path.parent, root, file.content_string)


def _in_zensical(processor: Any) -> Place:  # noqa: ANN401 - a class of Zensical, which need not be there
    root = Path(processor.config.get("root_dir") or "") / processor.config["docs_dir"]
    path = root / processor.page.path
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    return Place(called(path), path.parent, root, text)


class _Opening(NamedTuple):
    """A fence as it stands in a page: its line, what is said after its marks, and the lines in it."""

    line: int
    words: str
    body: list[str]


_FENCE = re.compile(r"[\s>]*(`{3,}|~{3,})(.*)")


def _openings(text: str) -> Iterator[_Opening]:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if (found := _FENCE.fullmatch(line)) and "argmap" in found[2]:
            rest = (each.strip().removeprefix(">").strip() for each in lines[number + 1 :])
            body = list(takewhile(lambda each, marks=found[1]: not each.startswith(marks), rest))  # type: ignore[misc]
            while body and not body[-1]:
                body.pop()
            yield _Opening(number + 1, found[2], body or [""])


def _fatal(found: Sequence[Problem]) -> BrokenMapError:
    """What ends the build: in MkDocs also one of its own errors, which it tells without a traceback."""
    exceptions = sys.modules.get("mkdocs.exceptions")
    if exceptions is None:
        for each in found:
            _log.error("%s", each)  # Zensical reads on, and tells the last words of one page only
        return BrokenMapError(found)
    both = type("BrokenMapError", (BrokenMapError, exceptions.BuildError), {})
    error: BrokenMapError = both(found)
    return error
