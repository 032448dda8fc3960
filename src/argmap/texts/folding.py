"""The form in which quotations are compared: words alone, and from each the way back to where it stands."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import lru_cache

from attrs import frozen

SIGNS = "\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts that are written without spaces: each sign may begin or end a word."""

_SIGN = f"[{SIGNS}]"

APOSTROPHE, HYPHEN, LINE_END = "'", "-", "\n"
"""What was taken out between two letters, so that one word is left."""

_SOFT, _DROPPED, _SEVERAL, _COMBINING = "\x01", "\x02", "\x03", "\x04"
_APOSTROPHES = "'\u2019\u2018\u201b\u02bc\u02b9\u2032`\u00b4"
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\u00ac\ufe63\uff0d"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_WORDLIKE = frozenset("%‰&§@°±×÷=<>+≤≥≠≈")  # noqa: RUF001 - signs that change what is said
_ALIKE = {"ё": "е"}  # noqa: RUF001 - Russian prints the one for the other

_BREAKS = " '\\-\x01\x02"
_IRREGULAR = rf"[^{_BREAKS}]\x04+|[{_BREAKS}]{{2,}}|['\-\x01\x02-\x04]"
_BY_WORDS = re.compile(_IRREGULAR)
_BY_SIGNS = rf"{_IRREGULAR}|(?<=[{SIGNS}]) (?=[{SIGNS}])"  # costs more to compile than most runs need
_JOINED_LINE = re.compile(rf"[\-{_SOFT}] *")
_BETWEEN = frozenset(" '-\x01\x02")


@frozen(eq=False)
class Folded:
    """The words of a text, in lower case and with one space before and after each.

    Punctuation and quotation marks are spaces, ligatures are letters; hyphens and apostrophes inside a
    word and hyphens at the end of a line are taken out, and `joints` says where. Offsets in `words` run
    beside those in the text from each of `_starts` to the next, beginning with that of `_places`.
    """

    words: str
    joints: dict[int, str]
    _starts: array[int]
    _places: array[int]

    def place(self, offset: int) -> int:
        """The offset in the text of what stands at an offset in the words."""
        run = bisect_right(self._starts, offset) - 1
        return self._places[run] + offset - self._starts[run]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text between which a part of the words stands."""
        return self.place(start), self.place(end - 1) + 1

    def offset(self, place: int) -> int:
        """The offset of the first word that stands at an offset in the text or after it."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.place(middle) < place:
                low = middle + 1
            else:
                high = middle
        return low


def fold(text: str) -> Folded:
    """Fold a text, in time and memory in proportion to its length."""
    plain = _translated(text)
    writer = _Writer()
    before = 0
    for match in (re.compile(_BY_SIGNS) if has_sign(plain) else _BY_WORDS).finditer(plain):
        start, end = match.span()
        writer.copy(plain[before:start], before)
        before = end
        if plain[start] not in _BETWEEN:
            writer.put(_several(text[start:end]), start)
            continue
        joint = _joint(plain[start:end].replace(_DROPPED, ""), text, start, end)
        if joint is None:
            writer.gap(start, before_sign=has_sign(plain[end : end + 1]))
        elif joint and writer.last != " " and end < len(plain) and plain[end] != " ":
            writer.joints[writer.length] = joint
    writer.copy(plain[before:], before)
    writer.gap(max(len(plain) - 1, 0), before_sign=False)
    return Folded("".join(writer.parts), writer.joints, writer.starts, writer.places)


def has_sign(text: str) -> bool:
    """Whether there is anything in a script without spaces."""
    return not text.isascii() and re.search(_SIGN, text) is not None


class _Writer:
    """The folded words while they are put together."""

    def __init__(self) -> None:
        self.parts = [" "]
        self.last = " "
        self.length = 1
        self.joints: dict[int, str] = {}
        self.starts = array("I", (0,))
        self.places = array("I", (0,))

    def copy(self, words: str, place: int) -> None:
        """Take over what is regular."""
        if words[:1] == " " == self.last:
            words, place = words[1:], place + 1
        if words:
            self.starts.append(self.length)
            self.places.append(place)
            self.parts.append(words)
            self.length += len(words)
            self.last = words[-1]

    def put(self, letters: str, place: int) -> None:
        """Write what one place in the text becomes."""
        for letter in letters:
            self.copy(letter, place)

    def gap(self, place: int, *, before_sign: bool) -> None:
        """Part two words, unless both are signs that need no space."""
        if not (before_sign and has_sign(self.last)):
            self.copy(" ", place)


def _joint(run: str, text: str, start: int, end: int) -> str | None:
    """What stands between two letters of one word, empty if it is nothing; None if it parts two words."""
    if run in _JOINTS:
        return _JOINTS[run]
    if _JOINED_LINE.fullmatch(run) and "\n" in text[start:end]:
        return LINE_END
    return None


_JOINTS = {"": "", _SOFT: "", HYPHEN: HYPHEN, APOSTROPHE: APOSTROPHE}


def _translated(text: str) -> str:
    """The text with each character folded to one, those that need more looking at to a mark of their kind."""
    composed = unicodedata.is_normalized("NFC", text)
    folded = _folded_composed if composed else _folded_loose
    table = {ord(char): new for char in set(text) if (new := folded(char)) != char}
    return text.translate(table) if table else text


def _several(text: str) -> str:
    return "".join(char if _is_letter(char) else " " for char in _form(text))


def _is_letter(char: str) -> bool:
    return _folded_composed(char) == char or unicodedata.combining(char) > 0


def _form(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=1 << 14)
def _folded_composed(char: str) -> str:
    """What one character becomes in a text whose letters and accents are one."""
    for chars, kind in _KINDS:
        if char in chars:
            return kind
    category = unicodedata.category(char)
    if category == "No" and unicodedata.decomposition(char).startswith("<super>"):
        return _DROPPED  # the number of a note
    if category[0] not in "LMN" and category != "Sc" and unicodedata.normalize("NFKC", char) not in _WORDLIKE:
        return " "
    form = _form(char)
    if len(form) != 1:
        return _SEVERAL
    return _ALIKE.get(form, form)


@lru_cache(maxsize=1 << 14)
def _folded_loose(char: str) -> str:
    return _COMBINING if unicodedata.combining(char) else _folded_composed(char)


_KINDS = (
    (_APOSTROPHES, APOSTROPHE),
    (_HYPHENS, HYPHEN),
    (_INVISIBLE, _DROPPED),
    ("\xad", _SOFT),
)
