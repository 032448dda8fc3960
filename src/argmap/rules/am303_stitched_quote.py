"""AM303 stitched-quote: a quotation is put together from pieces that may not belong together.

## What it looks at

Evidence with a `quote`, in three ways. Its citations name three or more places, and more places than it
has quotations. Or a quotation has more than two ellipses. Or what an ellipsis left out, in a sentence
that the quotation goes on with, holds a word that turns the meaning ("not", "never") or a reserve
("perhaps", "it is said"; closed lists for each language). The last can only be seen where the source or
the map names the file with the words: `text "diary.txt"`.

A quotation of three places that is found there in one piece is not reported for its places.

## Why it matters

Each piece may be true to its page, and the whole still say what nobody ever said. The words between the
pieces are the first that a careful reader will look up.

## Bad

In `letter.txt` stands:

```text
He is, I will not deny it, a gifted man, but I would not, unless the times
were desperate, make him a captain.
```

```argmap
source letter: "A. Smith to B. Jones, 3 May 1804"
  text "letter.txt"
evidence fit: "Smith would make him a captain."
  from letter
  quote "a gifted man, but I would … make him a captain"
```

```argmap
source memoir: "B. Jones, Memoirs"
evidence fit: "Jones thought him fit to command."
  from memoir pp. 12, 40, 113-114
  quote "He was fit … to command … and his men loved him"
```

## Good

In `letter.txt` stands:

```text
He is, I will not deny it, a gifted man, but I would not, unless the times
were desperate, make him a captain.
```

```argmap
source letter: "A. Smith to B. Jones, 3 May 1804"
  text "letter.txt"
evidence unfit: "Smith would make him a captain only if the times were desperate."
  from letter
  quote "a gifted man, but I would not … make him a captain"
```

## When to ignore it

Where what was left out changes nothing, or where each place holds the whole: the same words in several
printings, an entry that recurs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.diagnostics import Confidence, Severity
from argmap.rule import Finding, Rule
from argmap.terms import language, runs, spoken
from argmap.texts import Found, ellipses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import Evidence, Prose
    from argmap.terms import Language
    from argmap.texts import Passage, Shelf, Volume

_FEWEST_PLACES, _MOST_ELLIPSES = 3, 2
_BETWEEN_PLACES = re.compile(r"[,;&]|\b(?:and|und|et|y|e|en|i|и)\b")
_PLACE = re.compile(
    r"\s*(?:pp?|ff?|fols?|col|cols|p[aá]g|s|bl|str|с|стр|л)?\.?\s*"  # noqa: RUF001 - Russian pages
    r"\d+[a-z]?(?:\s*[-\u2013]\s*\d+[a-z]?)?\s*(?:ff?\.?)?\s*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"[.!?][\"'”’»)\]]*(?:\s+(?=[^\w\s]*[^\W\d_a-zß-ÿа-я])|\s*$)|[。！？]"  # noqa: RUF001 - Chinese
)
_MOST_SHOWN = 160


def find(case: Case) -> Iterator[Finding]:
    """One finding for each quotation from many places, with many gaps, or with a telling one."""
    shelf = case.texts
    known = language(case.amap.language)
    for evidence in case.amap.evidence:
        if not evidence.quotes:
            continue
        places = sum(_places(citation.locator) for citation in evidence.citations)
        many = places >= _FEWEST_PLACES and places > len(evidence.quotes)
        if many and not _in_one_piece(shelf, evidence):
            yield _many_places(evidence, places)
        for quote in evidence.quotes:
            gaps = ellipses(quote)
            if gaps > _MOST_ELLIPSES:
                yield _many_ellipses(evidence, quote, gaps)
            if shelf.volumes:
                yield from _telling_gaps(shelf, evidence, quote, known)


def _places(locator: Prose | None) -> int:
    """How many pages, or runs of pages, a locator names."""
    return 0 if locator is None else sum(map(_is_place, _BETWEEN_PLACES.split(locator)))


def _is_place(part: str) -> bool:
    return _PLACE.fullmatch(part) is not None


def _in_one_piece(shelf: Shelf, evidence: Evidence) -> bool:
    """Whether each quotation stands unbroken in one of the texts."""
    volumes, _ = shelf.due(evidence)
    return all(any(_pieces(shelf, quote, each) == 1 for each in volumes) for quote in evidence.quotes)


def _pieces(shelf: Shelf, quote: Prose, volume: Volume) -> int:
    found = shelf.find(quote, volume)
    return len(found.pieces) if isinstance(found, Found) else 0


def _many_places(evidence: Evidence, places: int) -> Finding:
    quotation = "one quotation" if len(evidence.quotes) == 1 else f"{len(evidence.quotes)} quotations"
    return Finding(
        evidence.quotes[0].span,
        f"`{evidence.id}` cites {places} places for {quotation}",
        evidence.id,
        here=f"from {places} places",
        help=(
            "give each place evidence of its own, with the words that stand there",
            "or cite only the place where the words stand",
        ),
    )


def _many_ellipses(evidence: Evidence, quote: Prose, gaps: int) -> Finding:
    return Finding(
        quote.span,
        f"the quotation in `{evidence.id}` leaves something out {gaps} times",
        evidence.id,
        here=f"{gaps} ellipses",
        help=(
            "quote one passage without gaps that carries the point",
            "or quote the pieces one by one, each with its place",
        ),
    )


def _telling_gaps(shelf: Shelf, evidence: Evidence, quote: Prose, known: Language) -> Iterator[Finding]:
    found = next(
        (
            each
            for volume in shelf.due(evidence).volumes
            if isinstance(each := shelf.find(quote, volume), Found)
        ),
        None,
    )
    if found is None:
        return
    for gap in found.gaps:
        telling = _telling(gap, known)
        if telling:
            what, said = telling
            yield Finding(
                quote.span,
                f"what the quotation in `{evidence.id}` leaves out holds {what}: “{said}”",
                evidence.id,
                here=f"left out: “{_shown(gap.words)}”",
                help=(
                    "quote these words as well",
                    'or, if they change nothing here, say why:  ignore AM303 "…"',
                ),
                note=f"left out on {gap.place} of {gap.text.name}",
                confidence=Confidence.MEDIUM,
            )


def _telling(gap: Passage, known: Language) -> tuple[str, str] | None:
    """The first negation or reserve in the sentences that a gap breaks into: what it is, and its words."""
    sentences = _SENTENCE_END.split(gap.between)
    for sentence in dict.fromkeys((sentences[0], sentences[-1])):
        said = spoken(sentence)
        for what, phrases in (("a negation", known.negations), ("a reserve", known.hedges)):
            for start, end in runs(said, phrases):
                return what, " ".join(filter(None, said[start:end]))
    return None


def _shown(left_out: str) -> str:
    return left_out if len(left_out) <= _MOST_SHOWN else f"{left_out[:_MOST_SHOWN].rpartition(' ')[0]} …"


RULE = Rule("AM303", "stitched-quote", Severity.NOTE, find, near=True)
