"""What a rule is and what it hands back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from argmap.diagnostics import Confidence, Fix, Label, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from argmap.case import Case
    from argmap.model import Ignore
    from argmap.source import Span


@frozen
class Finding:
    """One place where a rule applies.

    `record` is the id of the record it is about. `here` says, in a few words, what is to be seen at
    `span` itself; `severity` and `confidence` replace the rule's own where given. `signs` are the
    codes of the findings that this one sums up, `absorbs` those that it makes needless: of the same
    record, neither are then reported on their own.
    """

    span: Span
    message: str
    record: str
    here: str = ""
    labels: tuple[Label, ...] = ()
    help: Sequence[str] = ()
    note: str = ""
    severity: Severity | None = None
    confidence: Confidence | None = None
    signs: tuple[str, ...] = ()
    absorbs: tuple[str, ...] = ()
    fixes: Sequence[Fix] = ()


@frozen
class Rule:
    """A question put to a case. The docstring of the module that defines `find` is its page.

    It is `near` where what it says of a record depends on nothing but the records within two steps
    of it, and on what names the terms, persons, sources and schemes there are.
    """

    code: str
    name: str
    severity: Severity
    find: Callable[[Case], Iterable[Finding]]
    on: bool = True
    confidence: Confidence = Confidence.HIGH
    near: bool = False


class Found(NamedTuple):
    """A finding, the code of the rule that found it, and how severe it is here."""

    code: str
    severity: Severity
    finding: Finding


@frozen
class Round:
    """What the rules have found so far, after what the map asks to ignore was dropped.

    `by_record` groups it; `unused` are the ignores, with the ids of their records, that silenced
    nothing although the rule was asked; `known` are the codes and names of all rules there are.
    """

    by_record: Mapping[str, tuple[Found, ...]]
    unused: tuple[tuple[str, Ignore], ...]
    known: frozenset[str]


@frozen
class Summary:
    """A rule about what other rules found; asked after them, in the order of its code.

    `needs` are the codes of rules that are asked on its behalf even where their own findings were
    not wanted.
    """

    code: str
    name: str
    severity: Severity
    find: Callable[[Case, Round], Iterable[Finding]]
    needs: tuple[str, ...] = ()
    on: bool = True
    confidence: Confidence = Confidence.HIGH
    near: bool = False


def page(rule: Rule | Summary) -> str:
    """The page of a rule, in Markdown: the docstring of its module."""
    return sys.modules[rule.find.__module__].__doc__ or ""
