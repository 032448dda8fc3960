"""AM302 quote-not-found: the words that evidence quotes are not in the text they are quoted from.

## What it looks at

Each `quote` of evidence whose source names a file with its words: `text "diary.txt"`. If no source of
the evidence names one, the quotation is looked up in the text of the map, where the `map` record names
the document that is mapped. Without such a file nothing is looked up.

Whole words have to agree, in their order. Capitals, punctuation, the forms of quotation marks and dashes,
line breaks, words broken at a line end, ligatures and Markdown signs make no difference. An ellipsis
(`…`, `...`, `[...]`) parts a quotation into pieces, and so does what is put in square brackets (`[sic]`,
`[the Party]`); the pieces have to follow one another within one section of the text and not far apart.
A letter in brackets, as in “[T]he”, is a letter.

Where the words are not found, the passage that comes nearest is shown, with its line or page and how many
of the letters agree. If another source of the map has them, that is named, as a warning. A file that is
missing or cannot be read is reported once, as a note, and what is quoted from it is not judged.

Files are read as plain text, as Markdown (`.md`), as HTML (`.html`, `.htm`) or as PDF (`.pdf`; this needs
`pip install 'argmap[pdf]'`).

## Why it matters

Quotation marks promise the very words. A word that slipped in or fell out may carry the whole argument,
and a reader who looks one quotation up and does not find it will trust none of the others.

## Bad

In `diary.txt` stands:

```text
14 August. A storm in the evening. It may have been lightning that set
the mill on fire, for nobody had been near it since noon.
```

```argmap
source diary: "J. Hale, Diary 1890-1895"
  text "diary.txt"
evidence struck: "The vicar put the fire down to lightning."
  from diary
  quote "It was lightning that set the mill on fire"
```

## Good

In `diary.txt` stands:

```text
14 August. A storm in the evening. It may have been lightning that set
the mill on fire, for nobody had been near it since noon.
```

```argmap
source diary: "J. Hale, Diary 1890-1895"
  text "diary.txt"
evidence struck: "The vicar thought that it might have been lightning."
  from diary
  quote "It may have been lightning that set the mill on fire … nobody had been near it"
```

## When to ignore it

Where the file is another edition or a translation, or was read so badly by a machine that no passage of
it can be trusted. A file that is right in most places can be mended instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostics import Edit, Fix, Severity
from argmap.model import Header
from argmap.rule import Finding, Rule
from argmap.texts import PAGE, Found, Scattered, Unread, missing, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.case import Case
    from argmap.model import Evidence, Prose
    from argmap.texts import Near, Passage, Piece, Shelf, Volume

_ALIKE_ENOUGH, _AT_ALL_ALIKE = 85, 65
"""Percent from which a passage is offered in the place of the quotation, and from which it is shown."""

_MOST_SHOWN = 240
_LOOK_AGAIN = "look the words up again, and quote them as they stand there"


def find(case: Case) -> Iterator[Finding]:
    """One finding for each text that cannot be read, and one for each quotation that is not in its text."""
    shelf = case.texts
    for each in shelf.named:
        if isinstance(each, Unread):
            yield _unread(each)
        elif each.text.note:
            yield _assumed(each)
    if not shelf.volumes:
        return
    for evidence in case.amap.evidence:
        volumes, whole = shelf.due(evidence) if evidence.quotes else ((), False)
        for quote in evidence.quotes if whole else ():
            if volumes and shelf.cut(quote).pieces:
                yield from _looked_up(shelf, evidence, quote, volumes)


def _unread(named: Unread) -> Finding:
    return Finding(
        named.file.span,
        f"`{named.file}`, the text of {named.belongs}, cannot be read: {named.why}",
        named.record.id,
        here="no quotation is looked up here",
        help=named.mend,
        severity=Severity.NOTE,
    )


def _assumed(volume: Volume) -> Finding:
    return Finding(
        volume.file.span,
        f"`{volume.file}`, the text of {volume.belongs}: {volume.text.note}",
        volume.record.id,
        help=("save the file as UTF-8", "or leave it, if the words come out right"),
        severity=Severity.NOTE,
    )


def _looked_up(
    shelf: Shelf, evidence: Evidence, quote: Prose, volumes: Sequence[Volume]
) -> Iterator[Finding]:
    results = [shelf.find(quote, volume) for volume in volumes]
    if any(isinstance(each, Found) for each in results):
        return
    for volume in shelf.volumes:
        elsewhere = shelf.find(quote, volume)
        if isinstance(elsewhere, Found):
            yield _elsewhere(evidence, quote, volumes, volume, elsewhere.pieces[0])
            return
    scattered = next((each for each in results if isinstance(each, Scattered)), None)
    if scattered is not None:
        yield _scattered(evidence, quote, scattered)
        return
    yield _not_there(shelf, evidence, quote, _nearest(shelf, quote, volumes))


# ------------------------------------------------------------------------ what there is to say


def _elsewhere(
    evidence: Evidence, quote: Prose, volumes: Sequence[Volume], other: Volume, there: Passage
) -> Finding:
    mapped = isinstance(other.record, Header)
    place = f"{there.place} of {there.text.name}"
    return Finding(
        quote.span,
        f"the words quoted in `{evidence.id}` are not in {_named(volumes)}, but on {place}"
        + (", the text that is mapped" if mapped else f", the text of {other.belongs}"),
        evidence.id,
        here="stands in another text",
        help=(
            "quote the words of the source itself, and say in a note that the text changes them"
            if mapped
            else f"cite where they stand:  from {other.record.id}{_page(there)}",
            "or take them as that text hands them on:  via PERSON"
            if mapped
            else f"or quote the words of {_named(volumes)}",
        ),
        severity=Severity.WARNING,
    )


def _page(there: Passage) -> str:
    return f" p. {there.place.removeprefix('page ')}" if there.text.unit == PAGE else ""


def _scattered(evidence: Evidence, quote: Prose, found: Scattered) -> Finding:
    first = found.pieces[0]
    places = ", ".join(f"“{_cut(each.words, 60)}” on {each.place}" for each in found.pieces[:4])
    return Finding(
        quote.span,
        f"the pieces quoted in `{evidence.id}` stand {found.why} in {first.text.name}",
        evidence.id,
        here="one quotation of several places",
        help=("make each a quotation of its own", "or quote them as they follow one another in the text"),
        note=f"in {first.text.name}: {places}",
    )


def _not_there(shelf: Shelf, evidence: Evidence, quote: Prose, nearest: _Nearest) -> Finding:
    piece, name, near = nearest.piece, nearest.volume.file, nearest.near
    several = len(shelf.cut(quote).pieces) > 1
    words = f"the words “{_cut(quote[piece.start : piece.end], 100)}”" if several else "the words"
    common = f"{words} quoted in `{evidence.id}` are not in {_named(nearest.volumes)}"
    if near is None or near.alike < _AT_ALL_ALIKE:
        return Finding(
            quote.span,
            common,
            evidence.id,
            here="nothing like it is there",
            help=(_LOOK_AGAIN, "or cite the source that has them:  from SOURCE p. 12"),
        )
    passage = near.passage
    fix = _fix(shelf, quote, nearest) if near.alike >= _ALIKE_ENOUGH else None
    return Finding(
        quote.span,
        common,
        evidence.id,
        here=f"{near.alike} % alike: {passage.place} of {name}",
        help=(
            f"quote what stands on {passage.place}" if fix else _LOOK_AGAIN,
            "or mend the source or the place that is cited, if the words are right",
        ),
        note=f"on {passage.place} of {name} stands: “{_cut(passage.words, _MOST_SHOWN)}”",
        fixes=(fix,) if fix else (),
    )


def _named(volumes: Sequence[Volume]) -> str:
    """The texts in which words were looked up, each with what it is the text of."""
    return " or ".join(f"{each.file}, the text of {each.belongs}" for each in volumes)


def _cut(words: str, most: int) -> str:
    """The beginning of a long passage, cut between two words where it has any."""
    if len(words) <= most:
        return words
    return f"{words[:most].rpartition(' ')[0] or words[:most]} …"


# ------------------------------------------------------------------------------- what is near


class _Nearest(NamedTuple):
    """The piece that is missing, the texts it should be in, and the passage of one that is most like it."""

    piece: Piece
    volumes: Sequence[Volume]
    volume: Volume
    near: Near | None


def _nearest(shelf: Shelf, quote: Prose, volumes: Sequence[Volume]) -> _Nearest:
    """The best that the texts have to offer for the first piece that is missing in each."""
    quotation = shelf.cut(quote)
    found: list[_Nearest] = []
    for volume in volumes:
        piece = missing(quotation, volume.text) or quotation.pieces[0]
        found.append(_Nearest(piece, volumes, volume, nearest(piece.words, volume.text)))
    return max(found, key=lambda each: each.near.alike if each.near else 0)


def _fix(shelf: Shelf, quote: Prose, nearest: _Nearest) -> Fix | None:
    """The source's own words in the place of those quoted, if the map can hold them and they are then found."""
    passage = nearest.near.passage if nearest.near else None
    if passage is None or quote.marks:
        return None
    piece = nearest.piece
    words = " ".join(f"{quote[: piece.start]}{passage.words}{quote[piece.end :]}".split())
    if "[[" in words or not isinstance(shelf.find(words, nearest.volume), Found):
        return None
    written = words.replace("\\", "\\\\").replace('"', '\\"')
    return Fix(f"quote the words on {passage.place}", (Edit(quote.span, f'"{written}"'),))


RULE = Rule("AM302", "quote-not-found", Severity.ERROR, find, near=True)
