"""Maps in notebooks: `%load_ext argmap`, then `%%argmap` above a map shows it, with the findings below."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from IPython.core.display_functions import publish_display_data
from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_cell_magic, magics_class

from argmap.publish.page import (
    OPTIONS,
    Options,
    Unfit,
    findings_html,
    in_words,
    marked,
    mistakes_html,
    read,
    read_file,
    said,
)
from argmap.render.embedding import in_notebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from IPython.core.interactiveshell import InteractiveShell

    from argmap.publish.page import Shown

_CELL = "cell"
"""What the text of a cell is called where something in it is reported."""

_ELSEWHERE = ("alt", "fail-level", "source")
"""Options that say nothing in a notebook: the text is there, and no build can fail."""

_BASE = Options(findings=True)
_KNOWN = " ".join(f"--{name}" for name in OPTIONS if name not in _ELSEWHERE)


def load_ipython_extension(ipython: InteractiveShell) -> None:
    """Give a session the magic `argmap`, for cells and for lines."""
    ipython.register_magics(ArgmapMagics)


@magics_class
class ArgmapMagics(Magics):
    """The magic `argmap`: `%%argmap [NAME]` above a map, `%argmap FILE [NAME]` for a file."""

    @line_cell_magic
    def argmap(self, line: str, cell: str | None = None) -> None:
        """Show a map, what it is called in words, and what was found in it.

        `%%argmap [NAME] [--option value …]` stands above a map; the map is then in the variable NAME.
        `%argmap FILE [NAME] [--option value …]` shows a file. Nothing is put into NAME where there are mistakes in
        the writing. The options are those of `argmap render` and `argmap check`.
        """
        try:
            asked = _asked(line)
            options = said(dict(asked.options), _BASE)
            file, name = _file_and_name(asked.words, in_cell=cell is not None)
            shown = (
                read_file(Path(file), folder=Path(), options=options)
                if cell is None
                else read(cell, name=_CELL, folder=Path(), options=options, above=1)
            )
            _show(shown)
        except Unfit as error:
            raise UsageError(str(error)) from None
        if name and self.shell is not None and not shown.mistakes:
            self.shell.push({name: shown.map})


class _Asked(NamedTuple):
    """The words of a line, and the options, each with its value or None."""

    words: tuple[str, ...]
    options: tuple[tuple[str, str | None], ...]


def _asked(line: str) -> _Asked:
    try:
        words = shlex.split(line)
    except ValueError as error:
        message = f"the line cannot be read: {str(error).lower()}"
        raise Unfit(message) from None
    alone: list[str] = []
    options: list[tuple[str, str | None]] = []
    queue = iter(words)
    for word in queue:
        if not word.startswith("--"):
            alone.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        if name in _ELSEWHERE or name not in OPTIONS:
            message = f"there is no option `--{name}` here; there are {_KNOWN}"
            raise Unfit(message)
        options.append((name, value if equals else _value(name, queue)))
    return _Asked(tuple(alone), tuple(options))


def _value(name: str, queue: Iterator[str]) -> str | None:
    """The next word, for an option that takes one."""
    return None if OPTIONS[name].alone else next(queue, None)


def _file_and_name(words: tuple[str, ...], *, in_cell: bool) -> tuple[str, str]:
    if in_cell:
        words = ("", *words)
    elif not words:
        message = "name a file: `%argmap FILE [NAME]`; or write `%%argmap` above a map"
        raise Unfit(message)
    file, *names = words
    if len(names) > 1:
        message = f"`{names[1]}` is one word too many; a value of several words stands in quotes"
        raise Unfit(message)
    name = names[0] if names else ""
    if name and not name.isidentifier():
        message = f"`{name}` cannot be the name of a variable"
        raise Unfit(message)
    return file, name


def _show(shown: Shown) -> None:
    """Show a map, or what is amiss with it; as HTML, as a picture and as text. Raises Unfit."""
    if shown.mistakes:
        publish_display_data(
            {"text/html": mistakes_html(shown.mistakes), "text/plain": in_words(shown.mistakes)}
        )
        return
    below, words = "", f"{shown.map!r}\n{shown.outline()}"
    if shown.options.findings:
        below = findings_html(shown, shown.findings)
        words += f"\n\n{in_words(shown.findings)}"
    try:
        picture = in_notebook(shown.svg())
    except Unfit as error:
        picture = {"text/html": f"<p>There is no picture: {marked(str(error))}.</p>"}
        words += f"\n\nThere is no picture: {error}."
    publish_display_data({**picture, "text/html": picture["text/html"] + below, "text/plain": words})
