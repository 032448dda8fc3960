"""What checking found, in a form to read or to pass on: one file per form, and a table of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.report import concise, github, json, sarif, terminal
from argmap.report.checked import Checked
from argmap.report.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["FORMS", "Checked", "Form", "Screen"]


class Form(NamedTuple):
    """A way to write down what was found.

    `write` takes the maps one by one, as they are checked, and yields text as soon as there is
    some. What is meant for programs is UTF-8 whatever the terminal shows.
    """

    write: Callable[[Iterable[Checked], Screen], Iterator[str]]
    for_programs: bool = False


FORMS = {
    "full": Form(terminal.full),
    "concise": Form(concise.concise),
    "json": Form(json.json, for_programs=True),
    "sarif": Form(sarif.sarif, for_programs=True),
    "github": Form(github.github, for_programs=True),
}
