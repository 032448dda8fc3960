"""What is reported to a writer: plain data, with a place, a reason and ways out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, overload

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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


T_co = TypeVar("T_co", covariant=True)


class Later(Sequence[T_co]):
    """A tuple that is worked out when somebody first looks into it, for what takes a while to find."""

    def __init__(self, find: Callable[[], tuple[T_co, ...]]) -> None:
        """`find` is called once."""
        self._find = find

    @cached_property
    def _found(self) -> tuple[T_co, ...]:
        return self._find()

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | Sequence[T_co]:
        return self._found[index]

    def __len__(self) -> int:
        return len(self._found)

    def __eq__(self, other: object) -> bool:
        return self._found == (other._found if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        return hash(self._found)

    def __repr__(self) -> str:
        return repr(self._found)

    def __reduce__(self) -> tuple[type[tuple[T_co, ...]], tuple[tuple[T_co, ...]]]:
        return tuple, (self._found,)


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
    help: Sequence[str] = ()
    note: str = ""
    signs: tuple[str, ...] = ()
    fixes: Sequence[Fix] = ()

    def __str__(self) -> str:
        return f"{self.span}: {self.severity}: {self.code} {self.name}: {self.message}"


def in_order(found: Iterable[Diagnostic], sources: Sequence[Source]) -> tuple[Diagnostic, ...]:
    """Diagnostics in the order of the sources, in each by place and then by code."""
    order = {id(source): index for index, source in enumerate(sources)}

    def place(each: Diagnostic) -> tuple[int, int, str]:
        return order.get(id(each.span.source), len(order)), each.span.start, each.code

    return tuple(sorted(found, key=place))
