"""What is reported to a writer: plain data, with a place, a reason and ways out."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.source import Source, Span


class Severity(IntEnum):
    """How much a diagnostic matters; the lower number matters more."""

    ERROR = 0
    WARNING = 1
    NOTE = 2

    def __str__(self) -> str:
        return self.name.lower()


class Confidence(Enum):
    """How sure a rule is that a careful reader would agree."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@frozen
class Label:
    """A second place that a diagnostic points at, with what is to be seen there."""

    span: Span
    message: str
    code: str = ""


@frozen
class Edit:
    """Replace the text of `span` by `text`."""

    span: Span
    text: str


class Applicability(Enum):
    """How far a fix may be applied without somebody looking at it.

    `SAFE` ones change layout, or take out what has no effect; `UNSAFE` ones change words, quotations,
    degrees or links; a `TEMPLATE` holds places (`…`) that only its writer can fill.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    TEMPLATE = "template"


@frozen
class Fix:
    """A way out as a change of the text: a short title, in the imperative, and edits that do not overlap."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.UNSAFE


@frozen
class Diagnostic:
    """One thing found in a map.

    `record` is the id of the record it is about, `signs` the codes of the findings that it sums
    up, `help` ways out and `note` a reading aid, all in plain sentences.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    confidence: Confidence = Confidence.HIGH
    record: str = ""
    here: str = ""
    labels: tuple[Label, ...] = ()
    help: tuple[str, ...] = ()
    note: str = ""
    signs: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()

    def __str__(self) -> str:
        return f"{self.span}: {self.severity}: {self.code} {self.name}: {self.message}"


def in_order(found: Iterable[Diagnostic], sources: Sequence[Source]) -> tuple[Diagnostic, ...]:
    """Diagnostics in the order of the sources, in each by place and then by code."""
    order = {id(source): index for index, source in enumerate(sources)}

    def place(each: Diagnostic) -> tuple[int, int, str]:
        return order.get(id(each.span.source), len(order)), each.span.start, each.code

    return tuple(sorted(found, key=place))
