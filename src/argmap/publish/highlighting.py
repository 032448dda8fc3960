"""Colours for maps wherever Pygments is used: in fences, in Sphinx, in a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import Lexer
from pygments.token import (
    Comment,
    Keyword,
    Literal,
    Name,
    Operator,
    Punctuation,
    String,
    Text,
    Whitespace,
    _TokenType,
)

from argmap.lang.syntax import cut, preamble
from argmap.lang.vocabulary import CLAUSES, RECORDS, SORTS, WORDS
from argmap.model import ATTACKS

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEXEME = re.compile(
    r"""(?P<string>"(?:[^"\\\n]++|\\[^\n]|\\?\n(?:\#[^\n]*+)?)*+"?)|(?P<comment>\#[^\n]*)|(?P<blank>[^\S\n]+)|(?P<line>\n)
    |(?P<arrow>=>)|(?P<plus>\+)|(?P<mark>[;:,=>()\[\]“”„])|(?P<word>[^\s"\#;:,+=>()\[\]“”„]+)|(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_IN_STRING = re.compile(r"(?P<margin>(?<=\n)\#[^\n]*)|(?P<escape>\\[\"\\])|(?P<mark>\[\[|\]\])")
_AS_WRITTEN = ("when", "said", "year", "volume", "place")
"""Clauses whose value is words without quotes."""
_STANDING = {"open", "met", "fails", "by", "excluded", "conceded", "waived"}
_OF_QUESTIONS = {"owed", "exception"}
_CLASSES: dict[str, _TokenType] = {
    "scheme": Name.Class,
    "section": Name.Namespace,
    "map": Name.Namespace,
    "term": Name.Entity,
}

_Found = tuple[int, _TokenType, str]


class ArgmapLexer(Lexer):
    """Colours argument maps.

    Keywords are known by their place, so a claim may well be called `claim`. A record begins at every
    character in column 0, so a quotation that was not closed takes no colour from the next record.
    """

    name = "argmap"
    aliases: ClassVar[list[str]] = ["argmap", "arg"]
    filenames: ClassVar[list[str]] = ["*.arg"]
    mimetypes: ClassVar[list[str]] = ["text/x-argmap"]
    url = "https://argmap.readthedocs.io/"

    def get_tokens_unprocessed(self, text: str) -> Iterator[_Found]:
        """The tokens of a text: the offset of each, its type and its words."""
        head = preamble(text)
        for match in re.finditer(r"(?P<comment>#[^\n]*)|(?P<blank>\s+)|(?P<other>[^#\s]+)", head):
            kinds = {"comment": Comment.Single, "blank": Whitespace, "other": Text}
            yield match.start(), kinds[match.lastgroup or "other"], match[0]
        for chunk in cut(text):
            for at, kind, words in _Record(chunk.text).tokens():
                yield chunk.start + at, kind, words


class _Record:
    """One record while it is coloured: the keyword of the record, of the clause, and what came last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lexemes = list(_LEXEME.finditer(text))
        self.joined = _joined(self.lexemes)
        """The ends of lines after which the clause runs on, for the next line begins with `+` or `=>`."""
        self.record = ""
        self.clause = ""
        self.begins = True
        """Whether a clause may begin with the next word."""
        self.last = ""
        self.count = 0
        """Words of the clause so far, its keyword apart."""

    def tokens(self) -> Iterator[_Found]:
        """The tokens of the record, as it stands in its text."""
        for number, match in enumerate(self.lexemes):
            words, kind = match[0], match.lastgroup
            at = match.start()
            if kind == "string":
                yield from _string(at, words)
                self.last, self.begins = "string", False
            elif kind == "comment":
                yield at, Comment.Single, words
            elif kind == "blank":
                yield at, Whitespace, words
            elif kind == "line":
                yield at, Whitespace, words
                self.begins = self.begins or not self._goes_on(number)
            elif kind in ("arrow", "plus"):
                yield at, Operator, words
                self.last, self.begins = words, False
                self.count = 0 if self.clause == "from" else self.count
            elif kind == "mark":
                yield at, Punctuation, words
                self.last, self.begins = words, words == ";"
            elif kind == "word":
                yield at, self._word(words), words
                self.last = words
            else:
                yield at, Text, words

    def _goes_on(self, number: int) -> bool:
        """Whether the clause before a line's end runs on in the next line."""
        if self.last in ("=>", "+", ","):
            return True
        return number in self.joined

    def _word(self, words: str) -> _TokenType:
        if self.begins:
            self.begins, self.count = False, 0
            if not self.record:
                self.record = self.clause = words
                return Keyword.Declaration if words in RECORDS else Text
            self.clause = words
            if words not in CLAUSES:
                return Text
            return Keyword.Reserved if words in ATTACKS else Keyword
        self.count += 1
        return self._value(words)

    def _value(self, words: str) -> _TokenType:
        clause, first = self.clause, self.count == 1
        if clause == self.record:
            return self._in_head()
        if clause in _AS_WRITTEN or (clause == "from" and not first) or (clause == "value" and not first):
            return Literal
        known = SORTS.get(self.record, ()) if clause == "sort" else WORDS.get(clause, ())
        if words in known or (clause == "warrant" and self.record == "scheme"):
            return Keyword.Constant
        if clause in ("question", "rival"):
            return self._standing(words, first=first)
        if clause == "role" and first:
            return Name.Attribute
        return Name.Variable

    def _in_head(self) -> _TokenType:
        if self.record == "inference":
            return Name.Attribute if self.last == "(" else Name.Variable
        return _CLASSES.get(self.record, Name.Function) if self.count == 1 else Text

    def _standing(self, words: str, *, first: bool) -> _TokenType:
        if self.clause == "question" and first:
            return Name.Attribute
        if (self.last == ":" and words in _STANDING) or (words == "by" and self.last in _STANDING):
            return Keyword.Constant
        if words in _OF_QUESTIONS and self.last == "string":
            return Keyword.Constant
        return Name.Variable


def _joined(lexemes: list[re.Match[str]]) -> set[int]:
    found: set[int] = set()
    ends: list[int] = []
    for number, each in enumerate(lexemes):
        if each.lastgroup == "line":
            ends.append(number)
        elif each.lastgroup in ("arrow", "plus"):
            found.update(ends)
            ends = []
        elif each.lastgroup not in ("blank", "comment"):
            ends = []
    return found


def _string(start: int, text: str) -> Iterator[_Found]:
    """A text in quotes, with its escapes and marks; a remark in the margin is none of its words."""
    at = 0
    for match in _IN_STRING.finditer(text):
        if match.start() > at:
            yield start + at, String, text[at : match.start()]
        kind = {"margin": Comment.Single, "escape": String.Escape, "mark": String.Interpol}[
            match.lastgroup or "mark"
        ]
        yield start + match.start(), kind, match[0]
        at = match.end()
    if at < len(text):
        yield start + at, String, text[at:]
