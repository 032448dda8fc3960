"""AM301 uncited: evidence names no source, or words are quoted that no evidence holds.

## What it looks at

Evidence without `from`. And, as a note, words in quotation marks inside a claim or a premise that stand in no
`quote` of the map. Words that are a form of a declared term or part of a title are names and no quotations;
a premise with `from` says itself where its words stand. An ellipsis or square brackets inside the quotation
part it into pieces that are looked for one by one; capitals, punctuation and the form of the quotation marks
make no difference. Where a source or the map names a file with its words (`text "diary.txt"`) and the
quotation stands there, the note says where.

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

Where the marks only hold words at arm's length, as in: the “friends” of the king.

## Literature

A. Grafton, The Footnote: A Curious History (1997): what it means that a reader can look it up.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, islice
from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.evaluate.drafting import Draft
from argmap.evaluate.mending import cited
from argmap.model import Work
from argmap.rule import Finding, Rule
from argmap.texts import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.case import Case
    from argmap.diagnostics import Fix
    from argmap.model import ArgMap, Claim, Evidence, Premise
    from argmap.texts import Passage, Shelf, Volume

    _Standing = tuple[Volume, Passage]

Words = tuple[str, ...]

_QUOTED = re.compile(
    '"([^"]+)"|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»'
    r"|(?<!\w)\u2018([^\u2018]+?)\u2019(?!\w)"  # not the apostrophe inside a word or after it
)
_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[…⋯]|\.(?:\s*\.)+|\[[^\]]*\]")


_TEMPLATES = 100
"""For so many pieces of evidence the clause is written out."""
_NEAREST = 3
"""Sources that are offered: those that were cited last before."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each piece of evidence without a source and each quotation without one."""
    left = _TEMPLATES
    far_to_near = dict.fromkeys(reversed(tuple(case.amap.works)))
    for evidence in case.amap.evidence:
        for citation in evidence.citations:
            far_to_near.pop(citation.source, None)
            far_to_near[citation.source] = None
        if not evidence.citations:
            left -= 1
            yield Finding(
                evidence.id.span,
                f"the evidence `{evidence.id}` names no source, so it is no more than possible",
                evidence.id,
                here="no `from`",
                help=(
                    "say where it is found:  from SOURCE p. 12",
                    "or make it a premise, if it is only taken as given",
                ),
                fixes=tuple(_ways(case.amap, evidence, islice(reversed(far_to_near), _NEAREST)))
                if left >= 0
                else (),
            )
    yield from _quotations(case)


def _ways(amap: ArgMap, evidence: Evidence, sources: Iterable[str]) -> Iterator[Fix]:
    """To cite one of some sources, or one that is yet to be named."""
    for source in sources:
        draft = Draft(amap)
        cited(draft, evidence, source)
        yield draft.written().fix(f"cite `{source}`")
    draft = Draft(amap)
    cited(draft, evidence)
    yield draft.written().fix("cite a new source")


def _quotations(case: Case) -> Iterator[Finding]:
    amap = case.amap
    quoting = [(each, pieces) for each in _may_quote(amap) if (pieces := list(_pieces(each.text)))]
    if not quoting:
        return
    sought = {words for _, pieces in quoting for _, words in pieces}
    held = _held(sought, _texts(amap))
    for statement, pieces in quoting:
        for quoted in {quoted.casefold(): quoted for quoted, words in pieces if words not in held}.values():
            yield _unheld(statement, quoted, _standing(case.texts, quoted))


def _unheld(statement: Claim | Premise, quoted: str, there: _Standing | None) -> Finding:
    """What to say of quoted words: how to add the evidence, more closely where a text has them."""
    message = f"no evidence holds the words “{quoted}”, which `{statement.id}` puts in quotation marks"
    source = "SOURCE"
    if there is not None:
        volume, passage = there
        message += f"; they stand on {passage.place} of {volume.file}, the text of {volume.belongs}"
        if isinstance(volume.record, Work):
            source = volume.record.id
    return Finding(
        statement.text.span,
        message,
        statement.id,
        here="quoted here",
        help=(
            f'add evidence with the words:  quote "{quoted}"'
            + ("" if there is None else f", and  from {source}"),
            "or say it in your own words, without quotation marks",
        ),
        severity=Severity.NOTE,
    )


def _standing(shelf: Shelf, quoted: str) -> _Standing | None:
    """The first text that has the words, and where in it."""
    for volume in shelf.volumes:
        found = shelf.find(quoted, volume)
        if isinstance(found, Found):
            return volume, found.pieces[0]
    return None


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
