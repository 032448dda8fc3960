"""The shipped argumentation schemes: `shipped.arg` beside this file, in the language itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from argmap.lang import parse
from argmap.model import Scheme
from argmap.source import Source, Span

_FILE = Path(__file__).with_name("shipped.arg")
_RECORD = re.compile(r"^scheme ([\w-]+):.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


@cache
def shipped() -> Mapping[str, Scheme]:
    """All shipped schemes by id. A scheme is parsed when it is first asked for."""
    return _Shipped(_FILE.read_text(encoding="utf-8"))


class _Shipped(Mapping[str, Scheme]):
    """Knows every name at once and reads only what a map uses: most maps use a handful."""

    def __init__(self, text: str) -> None:
        self._records = {match[1]: match[0] for match in _RECORD.finditer(text)}
        self._schemes: dict[str, Scheme] = {}

    def __getitem__(self, id_: str) -> Scheme:
        if id_ not in self._schemes:
            parsed = parse(Source(_FILE.name, self._records[id_]))
            self._schemes[id_] = parsed.map.schemes[id_]
        return self._schemes[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def placed(id_: str) -> Span | None:
    """Where a shipped scheme is written, in the file that holds them all; None where there is no such scheme."""
    source = Source(str(_FILE), _FILE.read_text(encoding="utf-8"))
    match = next((each for each in _RECORD.finditer(source.text) if each[1] == id_), None)
    return None if match is None else Span(source, match.start(1), match.end(1))
