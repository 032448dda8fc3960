"""One map that was checked, and what is said of several of them together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import field, frozen

from argmap.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic


@frozen
class Checked:
    """A map and all that was found in it, in the order of its text."""

    case: Case
    diagnostics: tuple[Diagnostic, ...]


@frozen
class Tally:
    """Counts what passes by, so that a sum can be given at the end."""

    counts: Counter[Severity] = field(factory=Counter)
    maps: dict[str, None] = field(factory=dict)
    files: set[str] = field(factory=set)

    def add(self, checked: Checked) -> None:
        """Count one more map."""
        self.counts.update(each.severity for each in checked.diagnostics)
        self.maps[checked.case.amap.source.name] = None
        self.files.update(source.name for source in checked.case.amap.sources)

    def __str__(self) -> str:
        """One line: how much was found, and where."""
        return f"{counted(self.counts)} in {self._where()}"

    def _where(self) -> str:
        if len(self.maps) != 1:
            return f"{len(self.files)} files"
        (name,) = self.maps
        more = len(self.files) - 1
        return f"{name} and {many(more, 'included file')}" if more else name


def counted(counts: Counter[Severity]) -> str:
    """How many of each severity there are, such as `1 error, 2 notes`."""
    return ", ".join(many(counts[each], str(each)) for each in Severity if counts[each]) or "no findings"


def count(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many there are of each severity, by name."""
    counts = Counter(each.severity for each in diagnostics)
    return {str(severity): counts[severity] for severity in Severity}


def many(number: int, thing: str) -> str:
    """So many of a thing, such as `1 file` or `2 files`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
