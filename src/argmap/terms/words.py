"""From prose to words and stems, and from a word back to the place where it stands."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from argmap.model import Prose

_QUOTES = dict.fromkeys((0x60, 0xB4, 0x2B9, 0x2BC, 0x2018, 0x2019, 0x201A, 0x201B, 0x2032), "'")
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_HYPHENS = dict.fromkeys((0x2010, 0x2011), "-")
_FOLDED = {**_QUOTES, **_INVISIBLE, **_HYPHENS}

# A word is letters and digits; hyphens and apostrophes part words, and an 's that follows is no part
# of one. Scripts whose vowels are marks of their own keep them; those that are written without
# spaces count each sign as a word, so that a term is found wherever its signs stand together.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTERS = r"[^\W_]+"
_ANY_LETTERS = rf"[{_SIGNS}]|(?:(?![{_SIGNS}])(?:[^\W_]|[{_MARKS}]))+"
_POSSESSIVE = r"(?:'s(?![^\W_]))?"
_WORD = re.compile(rf"({_LETTERS}){_POSSESSIVE}")
_ANY_WORD = re.compile(rf"({_ANY_LETTERS}){_POSSESSIVE}")

PAUSE, HYPHEN = "", "-"
_BETWEEN = r"(?<=[^\W_])-(?=[^\W_])"
_PAUSE = r"[,;:.!?()\u2013\u2014\u3001\u3002]+|(?<=\s)-(?=\s)"
_SPOKEN = re.compile(rf"({_LETTERS}|{_BETWEEN}){_POSSESSIVE}|{_PAUSE}")
_ANY_SPOKEN = re.compile(rf"({_ANY_LETTERS}|{_BETWEEN}){_POSSESSIVE}|{_PAUSE}")

_PIECE = re.compile(r"\S+")
_MARK = re.compile(r"\[\[((?:(?!\[\[|\]\]).)*+)\]\]", re.DOTALL)
_ESCAPE = re.compile(r"\\([\"\\])")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«")
_MARGIN_COMMENT = re.compile(r"^#[^\n]*", re.MULTILINE)

_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Snowball's names of languages, by the first part of a BCP 47 tag."""

_CACHED_WORDS = 1 << 17


class Placed(NamedTuple):
    """A folded word and the offsets in the source between which it stands."""

    word: str
    start: int
    end: int


def primary(language: str) -> str:
    """The first part of a BCP 47 tag: `de` of `de-AT`."""
    return language.partition("-")[0].lower()


def fold(text: str) -> str:
    """A text in the form in which words are compared: NFKC, no case, one kind of apostrophe.

    Russian is mostly printed without the two dots, so they are left out.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text.translate(_FOLDED)).casefold())
    return folded.replace("\u0451", "\u0435")


def words(text: str) -> list[str]:
    """The folded words of a text, possessives dropped and hyphens split."""
    folded = fold(text)
    return (_WORD if folded.isascii() else _ANY_WORD).findall(folded)


def spoken(text: str) -> list[str]:
    """The folded words of a text with what goes between them: PAUSE and HYPHEN.

    A pause is a mark of punctuation, and there is one at either end.
    """
    folded = fold(text)
    said = (PAUSE, *(_SPOKEN if folded.isascii() else _ANY_SPOKEN).findall(folded), PAUSE)
    return [*(each for each, following in pairwise(said) if each or following), PAUSE]


def has_stems(language: str) -> bool:
    """Whether the inflected forms of a word can be brought together in a language."""
    return stemmer(language) is not str


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """What takes a folded word to its stem, by M. F. Porter's Snowball; to itself in other languages.

    Words with digits in them are left as they are. A first letter loses its accent in French, where
    capitals are often printed without.
    """
    name = _STEMMERS.get(primary(language))
    if name is None:
        return str
    import snowballstemmer  # noqa: PLC0415 - costs as much time as reading a small map

    if name not in snowballstemmer.algorithms():
        return str
    algorithm = snowballstemmer.stemmer(name)
    lock = Lock()  # an algorithm keeps the word that it is at work on

    @lru_cache(maxsize=_CACHED_WORDS)
    def stem(word: str) -> str:
        if not word.isalpha():
            return word
        if name == "french":
            word = unicodedata.normalize("NFD", word[0])[0] + word[1:]
        with lock:
            return str(algorithm.stemWord(word))

    return stem


def placed(prose: Prose) -> list[Placed]:
    """The words of a prose, as `words` gives them, each with the place where it stands.

    Where folding changes the length of a piece of text, its words are placed at the whole piece.
    """
    visible, offsets = _visible(prose.span)
    if visible.isascii():
        return [
            Placed(match[1], offsets[match.start(1)], offsets[match.end(1) - 1] + 1)
            for match in _WORD.finditer(fold(visible))
        ]
    found: list[Placed] = []
    for piece in _PIECE.finditer(visible):
        folded = fold(piece[0])
        exact = len(folded) == len(piece[0])
        for match in _ANY_WORD.finditer(folded):
            start, end = match.span(1) if exact else (0, len(piece[0]))
            first, last = offsets[piece.start() + start], offsets[piece.start() + end - 1]
            found.append(Placed(match[1], first, last + 1))
    return found


def spanning(prose: Prose, there: Sequence[Placed]) -> Span:
    """The place of some words of a prose that follow one another."""
    return Span(prose.span.source, there[0].start, there[-1].end)


@frozen
class Phrases:
    """Sequences of what is `spoken`, ready to be looked for.

    Both tables are by the first word, the longest first. `innocent` are phrases within which those
    `listed` mean something else: "no doubt" in "left no doubt". Without any listed it is false.
    """

    listed: Mapping[str, tuple[tuple[str, ...], ...]]
    innocent: Mapping[str, tuple[tuple[str, ...], ...]]

    def __bool__(self) -> bool:
        return bool(self.listed)


NO_PHRASES = Phrases({}, {})


def phrases(listed: Iterable[str], innocent: Iterable[str] = ()) -> Phrases:
    """Phrases as they are written, made ready; one that is itself listed is not innocent.

    A comma is written where there must be a pause: ", возможно,". A hyphen counts.
    """
    wanted = dict.fromkeys(map(_phrase, listed))
    others = dict.fromkeys(map(_phrase, innocent))
    return Phrases(_by_first(wanted), _by_first(each for each in others if each not in wanted))


def place_of(prose: Prose, said: Sequence[str], run: tuple[int, int]) -> Span:
    """The place of a run among what is `spoken` in a prose: that of its words, without the pauses."""
    start, end = (_words_in(said[:at]) for at in run)
    return spanning(prose, placed(prose)[start:end])


def is_quoted(prose: Prose, place: Span) -> bool:
    """Whether a place within a prose lies between quotation marks."""
    visible, offsets = _visible(prose.span)
    return any(
        offsets[match.start()] < place.start and place.end <= offsets[match.end() - 1]
        for match in _QUOTED.finditer(visible)
    )


def _words_in(said: Sequence[str]) -> int:
    return sum(each not in {PAUSE, HYPHEN} for each in said)


def runs(said: Sequence[str], phrases: Phrases) -> Iterator[tuple[int, int]]:
    """Where one of the phrases stands among what is `spoken`: first index and the one after the last.

    At each word the longest counts; one that lies within an innocent phrase does not.
    """
    cleared = 0
    for start, word in enumerate(said):
        if word in phrases.innocent:
            cleared = max(cleared, start + _longest(said, start, phrases.innocent[word]))
        if word in phrases.listed:
            end = start + _longest(said, start, phrases.listed[word])
            if end > max(start, cleared):
                yield start, end


def _phrase(written: str) -> tuple[str, ...]:
    said = spoken(written)
    return tuple(said[0 if written[0] == "," else 1 : None if written[-1] == "," else -1])


def _longest(said: Sequence[str], start: int, phrases: Iterable[tuple[str, ...]]) -> int:
    """How many words the first of these phrases has that begins here; 0 where none does."""
    return next((len(each) for each in phrases if tuple(said[start : start + len(each)]) == each), 0)


def _by_first(listed: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in listed:
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(each, key=len, reverse=True)) for first, each in found.items()}


def _visible(span: Span) -> tuple[str, Sequence[int]]:
    """The text inside the quotes without brackets and backslashes, and the offset of each character."""
    text = span.text
    offsets: Sequence[int] = range(span.start, span.end)
    if "\n#" in text:
        text = _MARGIN_COMMENT.sub(lambda match: " " * len(match[0]), text)
    if text[:1] == '"':
        end = len(text) - 1 if len(text) > 1 and text[-1] == '"' else len(text)
        text, offsets = text[1:end], offsets[1:end]
    if "[[" in text:
        text, offsets = _kept(text, offsets, _MARK)
    if "\\" in text:
        text, offsets = _kept(text, offsets, _ESCAPE)
    return text, offsets


def _kept(text: str, offsets: Sequence[int], pattern: re.Pattern[str]) -> tuple[str, list[int]]:
    """The text with each match replaced by its group 1, and where the characters left come from."""
    pieces: list[str] = []
    kept: list[int] = []
    at = 0
    for match in pattern.finditer(text):
        for start, end in ((at, match.start()), match.span(1)):
            pieces.append(text[start:end])
            kept += offsets[start:end]
        at = match.end()
    pieces.append(text[at:])
    kept += offsets[at:]
    return "".join(pieces), kept
