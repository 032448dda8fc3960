"""What a record is about to say at the cursor, however little of it is written yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from argmap.lang.syntax import without_margin_comments
from argmap.lang.vocabulary import CLAUSES, RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = re.compile(
    r"""(?P<string>"[^"\\]*+(?:\\.[^"\\]*+)*+"?)|(?P<comment>\#[^\n]*)|(?P<gap>[ \t\f\u00a0]+)
    |(?P<line>\n)|(?P<semicolon>;)|(?P<arrow>=>)|(?P<mark>[:,+=>()\[\]“”„])|(?P<word>[^\s"\#;:,+=>()\[\]“”„]+)""",
    re.VERBOSE | re.DOTALL,
)
_GO_ON = ("=>", "+", ",")
_JOINS = ("=>", "+")
_LOCATED = re.compile(r"\bscheme[ \t]+(\S+)")


class Lexeme(NamedTuple):
    """A piece of a record: its kind, as the pattern above names it, and its text."""

    kind: str
    text: str


class Cursor(NamedTuple):
    """Where the cursor is: in which record and clause, what stands before it there, and in what it is.

    `inside` is empty, or `string` or `comment`; `prefix` is the beginning of the word at the cursor.
    `keyword` is empty where the clause, or the record, has only begun. `before` are the lexemes
    between the keyword and the prefix. `clauses` are the keywords of the whole record.
    """

    record: str
    keyword: str
    before: tuple[Lexeme, ...]
    prefix: str
    inside: str
    clauses: tuple[str, ...]
    scheme: str

    @property
    def in_head(self) -> bool:
        """Whether the cursor is in the line that says what the record is."""
        return self.keyword == self.record

    @property
    def last(self) -> str:
        """The lexeme before the prefix, or nothing."""
        return self.before[-1].text if self.before else ""


def cursor(text: str, offset: int) -> Cursor:
    """Where an offset is in the text of one record."""
    before = text[:offset]
    margin = before.rpartition("\n")[2].startswith("#")
    phrases = list(_phrases(without_margin_comments(before)))
    inside, prefix = "comment" if margin else "", ""
    here = phrases[-1]
    if here and before.endswith(here[-1].text) and not margin:
        last = here[-1]
        if last.kind == "word":
            prefix = last.text
            here.pop()
        elif last.kind == "comment" or (last.kind == "string" and not _closed(last.text)):
            inside, prefix = last.kind, last.text[1:]
            here.pop()
    head = next(_phrases(text), [])
    record = head[0].text if head and head[0].kind == "word" else ""
    first_phrase = len(phrases) == 1
    keyword = here[0].text if here and here[0].kind == "word" else ""
    if first_phrase and not keyword:
        record = ""  # the word that says what it is, is being written
    following = tuple(each for each in _phrases(text) if each)[1:]
    found = _LOCATED.search(text)
    return Cursor(
        record=record if record in RECORDS else "",
        keyword=keyword,
        before=tuple(here[1:]),
        prefix=prefix,
        inside=inside,
        clauses=tuple(each[0].text for each in following if each[0].text in CLAUSES),
        scheme=_own_scheme(record, head) or (found[1] if found else ""),
    )


def words_at(text: str, word: str) -> Iterator[int]:
    """Where a word stands in the text of a record, outside of quotations and comments."""
    for match in _PIECE.finditer(without_margin_comments(text)):
        if match["word"] == word:
            yield match.start()


def _own_scheme(record: str, head: list[Lexeme]) -> str:
    return head[1].text if record == "scheme" and len(head) > 1 else ""


def _phrases(text: str) -> Iterator[list[Lexeme]]:
    """The head and the clauses of a record as lexemes; the last is where the text ends."""
    phrase: list[Lexeme] = []
    lexemes = [Lexeme(match.lastgroup or "", match[0]) for match in _PIECE.finditer(text)]
    for number, each in enumerate(lexemes):
        if each.kind == "comment" and number == len(lexemes) - 1:
            phrase.append(each)
        elif each.kind == "semicolon" or (each.kind == "line" and not _goes_on(phrase, lexemes, number)):
            yield phrase
            phrase = []
        elif each.kind not in ("gap", "line", "comment"):
            phrase.append(each)
    yield phrase


def _goes_on(phrase: list[Lexeme], lexemes: list[Lexeme], number: int) -> bool:
    """Whether the phrase before a line's end runs on in the next line."""
    if phrase and phrase[-1].text in _GO_ON:
        return True
    following = next((each for each in lexemes[number:] if each.kind not in ("gap", "line", "comment")), None)
    return following is not None and following.text in _JOINS


def _closed(string: str) -> bool:
    body = re.sub(r"\\.", "", string[1:], flags=re.DOTALL)
    return body.endswith('"')
