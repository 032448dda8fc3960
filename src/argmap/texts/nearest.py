"""The passage of a text that comes nearest to words which are not in it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from argmap.texts.folding import SIGNS
from argmap.texts.text import UNIT, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.texts.text import Text

_LONGEST, _SLACK = 300, 3_000
"""Letters of a quotation that are looked for; of a longer one its beginning and its end, the end at most
so many letters from where it should be."""

_RARE_WORDS, _PLACES, _WINDOWS, _RESPELT = 8, 400, 6, 4
"""How many rare words are looked up, at how many places each; how many windows are compared; for how
many words that the text does not have the nearest that it has is taken instead."""

_RESPELT_LEAST = 70
_WORD = rf"[{SIGNS}]|[^ {SIGNS}]+"
_MARGIN, _STEPS, _FURTHER = 120, 16, 4
"""How far around a passage its ends are looked for, in letters, how many are tried for each, and how many
words further on the quotation's own first or last word may stand."""


class Near(NamedTuple):
    """A passage and how alike it is, in percent: the share of letters that both have in their order."""

    passage: Passage
    alike: int


def nearest(words: str, text: Text) -> Near | None:
    """The passage most like some folded words; None where not even one word of theirs is to be found.

    Windows are chosen by the rarest words, each voting for where the quotation would begin, and only
    these are compared letter by letter. The measure is the normalised Indel similarity.
    """
    head = words[:_LONGEST]
    low_high = ((start - len(head) // 2, start + len(head) * 5 // 2) for start in _windows(head, text))
    found = [near for bounds in low_high if (near := _best_within(head, text, *bounds))]
    near = max(found, key=lambda each: each.alike, default=None)
    return near if near is None or len(words) == len(head) else _with_end(words, text, near.passage.start)


def _best_within(words: str, text: Text, low: int, high: int) -> Near | None:
    """The passage most alike between two offsets."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where an exact match failed

    low = max(low, 0)
    aligned = fuzz.partial_ratio_alignment(words, text.folded.words[low:high])
    if aligned is None or aligned.dest_end <= aligned.dest_start:
        return None
    return _adjusted(words, text, low + aligned.dest_start, low + aligned.dest_end)


def _with_end(words: str, text: Text, start: int) -> Near:
    """The passage from an offset on that ends as a long quotation does."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where an exact match failed

    tail = words[-_LONGEST:]
    slack = min(len(words) // 2, _SLACK)
    end = start + len(words)
    last = _best_within(tail, text, max(end - len(tail) - slack, start), end + slack)
    whole = Passage(text, start, last.passage.end if last else min(end, len(text.folded.words) - 1))
    return Near(whole, int(fuzz.ratio(words, text.folded.words[whole.start : whole.end])))


def _windows(words: str, text: Text) -> list[int]:
    """Offsets at which the quotation may begin, those that most of its rare words vote for first."""
    width = max(len(words), 20)
    votes: defaultdict[int, int] = defaultdict(int)
    for offset, places in _rare(words, text):
        for bucket in {max(place - offset, 0) // width for place in places[:_PLACES]}:
            votes[bucket] += 2
            votes[bucket + 1] += 1
    chosen = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[:_WINDOWS]
    return [bucket * width for bucket in chosen]


def _rare(words: str, text: Text) -> list[tuple[int, Sequence[int]]]:
    """The rarest words of a quotation: where each stands in it, and where in the text."""
    there: dict[str, tuple[int, Sequence[int]]] = {}
    absent: dict[str, int] = {}
    for match in re.finditer(UNIT, words):
        word = match[1] or match[0]
        places = text.occurrences.get(word)
        if places is not None:
            there.setdefault(word, (match.start(), places))
        else:
            absent.setdefault(word, match.start())
    found = sorted(there.values(), key=lambda each: (len(each[1]), each[0]))[:_RARE_WORDS]
    if len(found) <= _RESPELT:
        found += _respelt(absent, text)
    return found


def _respelt(absent: dict[str, int], text: Text) -> Iterator[tuple[int, Sequence[int]]]:
    """Words that the text does not have, by the nearest that it has; the longest ones first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where an exact match failed

    known = text.occurrences
    for word in sorted(absent, key=lambda word: (-len(word), absent[word]))[:_RESPELT]:
        near = process.extractOne(word, known.keys(), scorer=fuzz.ratio, score_cutoff=_RESPELT_LEAST)
        if near is not None:
            yield absent[word], known[near[0]]


def _adjusted(words: str, text: Text, start: int, end: int) -> Near:
    """A passage of whole words at about the place given, its ends moved while that makes it more alike."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where an exact match failed

    folded = text.folded.words
    low = max(start - _MARGIN, 0)
    bounds = [match.span() for match in re.compile(_WORD).finditer(folded, low, end + _MARGIN)]

    def alike(start: int, end: int) -> float:
        return fuzz.ratio(words, folded[start:end])

    starts = sorted((each for each, _ in bounds), key=lambda each: abs(each - start))[:_STEPS]
    start = max(starts, key=lambda each: (alike(each, end), -each))
    ends = sorted((each for _, each in bounds if each > start), key=lambda each: abs(each - end))[:_STEPS]
    end = max(ends, key=lambda each: (alike(start, each), -each))
    start, end = _whole(re.compile(_WORD).findall(words), folded, start, end)
    return Near(Passage(text, start, end), int(alike(start, end)))


def _whole(quoted: Sequence[str], folded: str, start: int, end: int) -> tuple[int, int]:
    """A passage with as much at both ends as the quotation has there, so that no change goes unseen.

    The letters agree best if the words in which a quotation departs from its text are left out where
    they stand first or last; a reader has to see them.
    """
    there = re.compile(_WORD).findall(folded, start, end)
    before = [match.start() for match in re.compile(_WORD).finditer(folded, max(start - _MARGIN, 0), start)]
    after = [match.end() for match in re.compile(_WORD).finditer(folded, end, end + _MARGIN)]
    first = _lacking(quoted, there[0], folded, [(each, each + len(quoted[0])) for each in reversed(before)])
    last = _lacking(quoted[::-1], there[-1], folded, [(each - len(quoted[-1]), each) for each in after])
    return (before[-first] if first else start), (after[last - 1] if last else end)


def _lacking(quoted: Sequence[str], met: str, folded: str, beyond: Sequence[tuple[int, int]]) -> int:
    """How many words of the text to add at one end, of those `beyond` it.

    `quoted` are the words of the quotation from that end on, `met` is the word at that end of the
    passage. Words are added up to the one with which the quotation begins, if that is near, else as
    many as the quotation has more.
    """
    more = quoted.index(met) if met in quoted[:_STEPS] else 0
    if not more:
        return 0
    near = beyond[: more + _FURTHER]
    begins = [number for number, place in enumerate(near, 1) if folded[slice(*place)] == quoted[0]]
    return begins[0] if begins else min(more, len(near))
