"""AM301 uncited: evidence that names no source, or quoted words that no evidence holds.

## What it looks at

Evidence without `from`. And, as a note, words in quotation marks inside a claim or a premise that
stand in no `quote` of the map. Words that are a form of a declared term or part of a title are names
and no quotations; a premise with `from` says itself where its words stand. An ellipsis or square
brackets inside the quotation separate pieces that are looked for one by one; capitals, punctuation
and the form of the quotation marks make no difference.

## Why it matters

Evidence is what can be looked up. Without a source nobody can, so the checker takes it for no more
than possible. Quotation marks promise the same: somebody's very words, to be found somewhere.

## Bad

```argmap
evidence entry: "The diary says that it rained."
claim rain: "It rained."
inference entry => rain
```

```argmap
source diary: "A. Smith, Diary"
evidence entry: "The diary says that it rained heavily."
  from diary p. 3
  quote "rained cats and dogs"
claim rain: "It rained “from dawn to dusk”."
inference entry => rain
```

## Good

```argmap
source diary: "A. Smith, Diary"
evidence entry: "The diary says that it rained heavily."
  from diary p. 3
  quote "It rained cats and dogs."
claim rain: "It rained “cats and dogs”."
inference entry => rain
```

## When to ignore it

Where the marks hold words at arm's length and quote nobody.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.case import Case
    from argmap.model import ArgMap, Claim, Premise

Words = tuple[str, ...]

_QUOTED = re.compile(
    '"([^"]+)"|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»'
    r"|(?<!\w)\u2018([^\u2018]+?)\u2019(?!\w)"  # not the apostrophe inside a word or after it
)
_WORD = re.compile(r"\w+")
_GAP = re.compile(r"…|\.(?:\s*\.)+|\[[^\]]*\]")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each piece of evidence without a source and each quotation without one."""
    for evidence in case.amap.evidence:
        if not evidence.citations:
            yield Finding(
                evidence.id.span,
                f"the evidence `{evidence.id}` names no source, so it is no more than possible",
                evidence.id,
                here="no `from`",
                help=(
                    "say where it is found:  from SOURCE p. 12",
                    "or make it a premise, if it is only taken as given",
                ),
            )
    yield from _quotations(case.amap)


def _quotations(amap: ArgMap) -> Iterator[Finding]:
    quoting = [(each, pieces) for each in _may_quote(amap) if (pieces := list(_pieces(each.text)))]
    if not quoting:
        return
    sought = {words for _, pieces in quoting for _, words in pieces}
    held = _held(sought, _texts(amap))
    for statement, pieces in quoting:
        for quoted in {quoted.casefold(): quoted for quoted, words in pieces if words not in held}.values():
            yield Finding(
                statement.text.span,
                f"no evidence holds the words “{quoted}”, which `{statement.id}` puts in quotation marks",
                statement.id,
                here="quoted here",
                help=(
                    f'add evidence with the words:  quote "{quoted}"',
                    "or say it in your own words, without quotation marks",
                ),
                severity=Severity.NOTE,
            )


def _may_quote(amap: ArgMap) -> Iterator[Claim | Premise]:
    """Statements that should have their quotations from elsewhere."""
    yield from amap.claims
    yield from (premise for premise in amap.premises if not premise.citations)


def _pieces(text: str) -> Iterator[tuple[str, Words]]:
    """Each quotation in a text, with the words of each unbroken piece of it."""
    for match in _QUOTED.finditer(text):
        quoted = next(group for group in match.groups() if group is not None)
        for piece in _GAP.split(quoted):
            words = _words(piece)
            if words:
                yield quoted, words


def _texts(amap: ArgMap) -> Iterator[str]:
    """Where quoted words may stand: quotations, the forms of terms, titles, names."""
    yield from chain.from_iterable(evidence.quotes for evidence in amap.evidence)
    yield from chain.from_iterable(term.forms for term in amap.terms.values())
    yield from (work.text for work in amap.works.values())
    yield from (person.text for person in amap.persons.values())
    yield from (section.text for section in amap.sections.values())
    yield from (header.text for header in amap.headers)


def _held(sought: set[Words], texts: Iterable[str]) -> set[Words]:
    """Those of the word sequences that occur in one of the texts."""
    lengths = sorted({len(words) for words in sought})
    found: set[Words] = set()
    for text in texts:
        words = _words(text)
        for length in lengths:
            if length > len(words):
                break
            found |= sought.intersection(words[at : at + length] for at in range(len(words) - length + 1))
    return found


def _words(text: str) -> Words:
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


RULE = Rule("AM301", "uncited", Severity.ERROR, find)
