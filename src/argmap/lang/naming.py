"""The names in a record as it was written: where each stands, and what it is the name of."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.lang.syntax import Entry, Phrase, Token

STATEMENT = "statement"
"""The names of statements and of inferences, which share one table."""

_HEADS = {
    "map": "map",
    "section": "section",
    "term": "term",
    "person": "person",
    "source": "source",
    "scheme": "scheme",
    "evidence": STATEMENT,
    "premise": STATEMENT,
    "claim": STATEMENT,
    "objection": STATEMENT,
}
_NESTED = ("term", "section")
_CLAUSES: dict[str, tuple[str, ...]] = {
    "main": (STATEMENT,),
    "about": ("term",),
    "contradicts": (STATEMENT,),
    "witness": ("person",),
    "via": ("person", "source"),
    "origin": ("origin",),
    "undercuts": (STATEMENT,),
    "rebuts": (STATEMENT,),
    "undermines": (STATEMENT,),
    "answers": (STATEMENT,),
    "raised-by": ("person",),
    "by": ("person",),
    "party-to": (STATEMENT, "term"),
    "scheme": ("scheme",),
    "warrant": (STATEMENT,),
    "rival": (STATEMENT,),
    "tag": ("tag",),
    "value": ("value",),
    "ignore": ("rule",),
}


class Named(NamedTuple):
    """A name in a record: its place, the kinds of thing it may name, and whether it names them first.

    `within` is the scheme that a role or a critical question belongs to, if the record says so.
    """

    token: Token
    kinds: tuple[str, ...]
    declares: bool = False
    within: str = ""

    @property
    def name(self) -> str:
        """The name as the map knows it."""
        return _read(self.token)


def _read(token: Token) -> str:
    """A name in the form in which names are compared."""
    return str(token) if token.isascii() else unicodedata.normalize("NFC", token)


def names(entry: Entry) -> Iterator[Named]:
    """The names in a record, in the order of its text; words that the language defines are none."""
    keyword = str(entry.head.keyword)
    scheme = _scheme(entry)
    if keyword == "inference":
        yield from _step(entry.head, scheme)
    elif keyword in _HEADS:
        yield Named(entry.head.values[0], (_HEADS[keyword],), declares=True)
    for clause in entry.clauses:
        yield from _clause(keyword, clause, scheme)


def _scheme(entry: Entry) -> str:
    """The scheme that a record is, or that a step follows."""
    if entry.head.keyword == "scheme":
        return _read(entry.head.values[0])
    return next((_read(each.values[0]) for each in entry.clauses if each.keyword == "scheme"), "")


def _step(head: Phrase, scheme: str) -> Iterator[Named]:
    named = len(head.values) > 1 and head.values[1].type == "COLON"
    for number, token in enumerate(head.values):
        if token.type == "ROLE_ID":
            yield Named(token, ("role",), within=scheme)
        elif token.type == "ID":
            yield Named(token, (STATEMENT,), declares=named and number == 0)


def _clause(record: str, clause: Phrase, scheme: str) -> Iterator[Named]:
    keyword = str(clause.keyword)
    ids = [token for token in clause.values if token.type == "ID"]
    if keyword == "from":
        located = {before.start for before, token in pairwise(clause.values) if token.type == "LOCATOR"}
        grounds = (STATEMENT, "source") if record == "objection" else ("source",)
        yield from (Named(token, ("source",) if token.start in located else grounds) for token in ids)
    elif keyword == "within":
        yield from (Named(token, (record,)) for token in ids if record in _NESTED)
    elif keyword in ("role", "question"):
        yield from (Named(token, (keyword,), record == "scheme", scheme) for token in ids[:1])
        yield from (Named(token, (STATEMENT,)) for token in ids[1:])
    elif keyword == "warrant" and record == "scheme":
        return  # `required` is a word of the language
    elif keyword in _CLAUSES:
        yield from (Named(token, _CLAUSES[keyword]) for token in ids)
