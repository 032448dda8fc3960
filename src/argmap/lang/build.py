"""From records as written to records as meant: each clause is put where it belongs or reported."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from argmap import dates
from argmap.diagnostics import Edit, Fix, Label
from argmap.lang import mistakes
from argmap.lang.mistakes import nearest
from argmap.lang.vocabulary import CLAUSES, LANGUAGE_TAG, LANGUAGE_TAGS, SORTS, WORDS
from argmap.model import (
    ATTACKS,
    DEGREES,
    Answer,
    Attack,
    Citation,
    Claim,
    Evidence,
    Header,
    Ignore,
    Inference,
    Mark,
    Name,
    Objection,
    Person,
    Premise,
    Prose,
    Question,
    Record,
    Rival,
    Role,
    Scheme,
    Section,
    Support,
    Term,
    Value,
    Work,
)
from argmap.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.diagnostics import Diagnostic
    from argmap.lang.syntax import Entry, Phrase, Token

_PLAIN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MARK = re.compile(r"\[\[((?:(?!\[\[|\]\]).)*+)\]\]", re.DOTALL)
_ESCAPE = re.compile(r"\\([\"\\])")
_SEPARATORS = re.compile(r"[\W_]+")


def build(entry: Entry, source: Source, base: int, section: str | None) -> tuple[Record, list[Diagnostic]]:
    """The record that an entry at the offset `base` of `source` means, and what is amiss in it.

    Ids that it refers to are not looked up here: that needs the whole map.
    """
    reader = _Reader(entry, source, base, section)
    record = _BUILDERS[entry.head.keyword](reader)
    return record, reader.found


def called(entry: Entry) -> str:
    """What a record is called in a finding: its id, or its keyword where it has none."""
    keyword, values = entry.head
    named = len(values) > 1 and values[1].type == "COLON"
    return str(values[0] if named else keyword)


def slug(word: str) -> str:
    """The id nearest to a word: lower case, hyphens between."""
    return _SEPARATORS.sub("-", word.lower()).strip("-")


class _Reader:
    """One entry's clauses by name, and the diagnostics that come up while they are read."""

    def __init__(self, entry: Entry, source: Source, base: int, section: str | None) -> None:
        self.entry = entry
        self.source = source
        self.base = base
        self.section = section
        self.found: list[Diagnostic] = []
        self.clauses: dict[str, list[Phrase]] = {}
        keyword = entry.head.keyword
        for phrase in entry.clauses:
            kind = CLAUSES[phrase.keyword]
            if keyword not in kind.homes:
                self._misplaced(phrase, kind.homes)
            elif phrase.keyword not in self.clauses:
                self.clauses[str(phrase.keyword)] = [phrase]
            elif kind.many:
                self.clauses[phrase.keyword].append(phrase)
            else:
                self._repeated(phrase, self.clauses[phrase.keyword][0])

    # -------------------------------------------------------------------------- the head

    @property
    def span(self) -> Span:
        return Span(self.source, self.base, self.base + self.entry.end)

    @property
    def record(self) -> str:
        return called(self.entry)

    def own_id(self) -> Name:
        name = self.name(self.entry.head.values[0])
        self.check_id(name)
        return name

    def check_id(self, name: Name) -> None:
        if _PLAIN_ID.fullmatch(name) or is_id(name):
            return
        better = slug(name)
        self.found.append(
            mistakes.BAD_ID.at(
                name.span,
                f"`{name}` is not an id: ids are lower-case words joined by hyphens",
                record=self.record,
                help=(
                    *((f"call it `{better}`",) if better else ()),
                    "or give it any other such name, in any script",
                ),
                fixes=(Fix(f"rename to `{better}`", (Edit(name.span, better),)),) if better else (),
            )
        )

    def text(self) -> Prose:
        return self.prose(self.entry.head.values[2])

    # ---------------------------------------------------------------------- single values

    def name(self, token: Token) -> Name:
        word = str(token) if token.isascii() else unicodedata.normalize("NFC", token)
        return Name(word, self.source, self.base + token.start, len(token))

    def place(self, token: Token) -> Span:
        return Span(self.source, self.base + token.start, self.base + token.end)

    def prose(self, token: Token) -> Prose:
        """The words of a quoted text or of a few bare words, folded, with their marks."""
        if token.type != "STRING":
            words = token.rstrip()
            start = self.base + token.start
            return Prose(words, Span(self.source, start, start + len(words)))
        span = self.place(token)
        raw = token[1:-1]
        marks: tuple[Mark, ...] = ()
        if "[[" in raw:
            marks = tuple(
                Mark(
                    _fold(match[1]),
                    Span(self.source, span.start + 1 + match.start(), span.start + 1 + match.end()),
                )
                for match in _MARK.finditer(raw)
            )
            raw = _MARK.sub(r"\1", raw)
        return Prose(_fold(raw), span, marks)

    # ------------------------------------------------------------------------ whole clauses

    def phrases(self, clause: str) -> Sequence[Phrase]:
        return self.clauses.get(clause, ())

    def names(self, clause: str) -> tuple[Name, ...]:
        found = self.clauses.get(clause)
        if found is None:
            return ()
        return tuple(self.name(token) for phrase in found for token in phrase.values)

    def one(self, clause: str) -> Name | None:
        found = self.clauses.get(clause)
        return self.name(found[0].values[0]) if found is not None else None

    def word(self, clause: str, known: Sequence[str] = ()) -> Name | None:
        """A word of the few that the clause knows, or None after saying that it is not."""
        name = self.one(clause)
        known = known or WORDS.get(clause, ())
        if name is None or name in known:
            return name
        near = nearest(name, known)
        self.found.append(
            mistakes.UNKNOWN_WORD.at(
                name.span,
                f"`{clause}` is followed by {_listed(known)}, and here stands `{name}`",
                record=self.record,
                help=(
                    f"did you mean `{near}`?" if near else f"write one of these after `{clause}`",
                    f"or take the `{clause}` clause out",
                ),
                fixes=(Fix(f"write `{near}`", (Edit(name.span, near),)),) if near else (),
            )
        )
        return None

    def words(self, clause: str) -> Prose | None:
        found = self.clauses.get(clause)
        return self.prose(found[0].values[0]) if found is not None else None

    def all_words(self, clause: str) -> tuple[Prose, ...]:
        found = self.clauses.get(clause)
        return () if found is None else tuple(self.prose(phrase.values[0]) for phrase in found)

    def date(self, clause: str) -> Prose | None:
        words = self.words(clause)
        if words is None:
            return None
        try:
            dates.parse(words)
        except ValueError as error:
            self.found.append(
                mistakes.BAD_DATE.at(
                    words.span,
                    str(error),
                    record=self.record,
                    help=(f"dates are written {dates.FORMS}", "or keep it in words:  note “…”"),
                )
            )
            return None
        return words

    def citations(self) -> tuple[Citation, ...]:
        found = self.clauses.get("from")
        if found is None:
            return ()
        cited: list[Citation] = []
        for phrase in found:
            for token in phrase.values:
                if token.type == "ID":
                    cited.append(Citation(self.name(token)))
                else:
                    cited[-1] = Citation(cited[-1].source, self.prose(token))
        return tuple(cited)

    def common(self) -> dict[str, Any]:
        """What any record may carry, as arguments by name."""
        common: dict[str, Any] = {"span": self.span, "section": self.section}
        if self.clauses:
            common["tags"] = self.names("tag")
            common["notes"] = self.all_words("note")
            common["urls"] = self.all_words("url")
            common["ignores"] = tuple(self._ignore(*phrase.values) for phrase in self.phrases("ignore"))
        return common

    def _ignore(self, code: Token, reason: Token | None = None) -> Ignore:
        if reason is None:
            self.found.append(
                mistakes.SYNTAX.at(
                    self.place(code),
                    f"nothing says why `{code}` is to be ignored here",
                    record=self.record,
                    help=(
                        f'say why:  ignore {code} "the reason, for whoever reads this next"',
                        "or take the `ignore` out",
                    ),
                )
            )
        return Ignore(self.name(code), self.prose(reason) if reason else None)

    def statement(self) -> dict[str, Any]:
        """What any statement may carry, as arguments by name."""
        common = self.common()
        common["id"] = self.own_id()
        common["text"] = self.text()
        if self.clauses:
            common["asserted"] = self.word("as")
            common["kind"] = self.word("kind")
            common["about"] = self.names("about")
            common["extent"] = self.word("extent")
            common["when_"] = self.date("when")
            common["said_"] = self.date("said")
            common["contradicts"] = self.names("contradicts")
            common["expect"] = self.word("expect")
        return common

    # --------------------------------------------------------------------------- reports

    def _misplaced(self, phrase: Phrase, homes: tuple[str, ...]) -> None:
        keyword = self.entry.head.keyword
        self.found.append(
            mistakes.MISPLACED.at(
                self.place(phrase.keyword),
                f"`{phrase.keyword}` belongs to {_listed([_with_article(home) for home in homes])}, "
                f"not to {_with_article(keyword)}",
                record=self.record,
                help=(
                    "take the clause out, or keep it as  note “…”",
                    *_other_clause(phrase.keyword, keyword),
                ),
            )
        )

    def _repeated(self, phrase: Phrase, first: Phrase) -> None:
        self.found.append(
            mistakes.REPEATED.at(
                self.place(phrase.keyword),
                f"`{phrase.keyword}` was already said; the first one counts",
                record=self.record,
                here="here again",
                labels=(Label(self.place(first.keyword), "said here first"),),
                help=("take one of them out", "or keep the words of one as  note “…”"),
            )
        )


def is_id(name: str) -> bool:
    """Whether an id in any script is made of lower-case words and hyphens."""
    words = name.split("-")
    return all(words) and all(
        unicodedata.category(char)[0] in "LMN" and char == char.lower() for word in words for char in word
    )


def _fold(words: str) -> str:
    if "\\" in words:
        words = _ESCAPE.sub(r"\1", words)
    return " ".join(words.split())


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _with_article(record: str) -> str:
    if record == "evidence":
        return record
    return f"an {record}" if record[0] in "aeiou" else f"a {record}"


_INSTEAD = {
    (
        "from",
        "claim",
    ): "what a source says is evidence: make this an `evidence` record, or add one and infer the claim",
    (
        "quote",
        "claim",
    ): "what a source says is evidence: make this an `evidence` record, or add one and infer the claim",
    ("basis", "claim"): "what is granted without argument is a premise: make this a `premise` record",
    ("warrant", "claim"): "a warrant licenses a step: put it under the inference",
    ("scheme", "claim"): "a scheme belongs to a step: put it under the inference",
    ("by", "evidence"): "whose word it is: `witness`",
    ("raised-by", "claim"): "only an objection has a voice of its own",
}


def _other_clause(clause: str, record: str) -> tuple[str, ...]:
    return (_INSTEAD[clause, record],) if (clause, record) in _INSTEAD else ()


# ------------------------------------------------------------------------------- the records


def _header(reader: _Reader) -> Header:
    return Header(
        id=reader.own_id(),
        text=reader.text(),
        main=reader.names("main"),
        file=reader.words("text"),
        language=_language(reader),
        **reader.common(),
    )


def _language(reader: _Reader) -> Name | None:
    tag = reader.one("language")
    if tag is None or LANGUAGE_TAG.fullmatch(tag):
        return tag
    near = _nearest_tag(tag)
    reader.found.append(
        mistakes.UNKNOWN_WORD.at(
            tag.span,
            f"`language` is followed by a short tag (BCP 47), and here stands `{tag}`",
            record=reader.record,
            help=(
                f"did you mean `{near}`?" if near else "write a tag such as de, fr or pt-BR",
                "or leave the clause out, if the map is in English",
            ),
        )
    )
    return None


def _nearest_tag(written: str) -> str | None:
    """The tag that is meant by the name of a language, or by a tag with other marks in it."""
    tag = written.replace("_", "-")
    if LANGUAGE_TAG.fullmatch(tag):
        return tag
    name = nearest(written, LANGUAGE_TAGS)
    return LANGUAGE_TAGS[name] if name else None


def _section(reader: _Reader) -> Section:
    return Section(id=reader.own_id(), text=reader.text(), within=reader.one("within"), **reader.common())


def _term(reader: _Reader) -> Term:
    forms = tuple(reader.prose(token) for token in reader.entry.head.values[2:])
    return Term(id=reader.own_id(), forms=forms, within=reader.one("within"), **reader.common())


def _person(reader: _Reader) -> Person:
    return Person(
        id=reader.own_id(), text=reader.text(), party_to=reader.names("party-to"), **reader.common()
    )


def _work(reader: _Reader) -> Work:
    return Work(
        id=reader.own_id(),
        text=reader.text(),
        by=reader.names("by"),
        year_=reader.date("year"),
        volume=reader.words("volume"),
        place=reader.words("place"),
        sort=reader.word("sort", SORTS["source"]),
        file=reader.words("text"),
        origin=reader.one("origin"),
        **reader.common(),
    )


def _evidence(reader: _Reader) -> Evidence:
    return Evidence(
        citations=reader.citations(),
        quotes=reader.all_words("quote"),
        witness=reader.one("witness"),
        via=reader.one("via"),
        origin=reader.one("origin"),
        values=tuple(
            Value(reader.name(phrase.values[0]), reader.prose(phrase.values[2]))
            for phrase in reader.phrases("value")
        ),
        **reader.statement(),
    )


def _premise(reader: _Reader) -> Premise:
    return Premise(citations=reader.citations(), basis=reader.words("basis"), **reader.statement())


def _claim(reader: _Reader) -> Claim:
    return Claim(**reader.statement())


def _objection(reader: _Reader) -> Objection:
    attacks = tuple(Attack(how, target) for how in ATTACKS for target in reader.names(how))
    objection = Objection(
        attacks=attacks, citations=reader.citations(), raised_by=reader.one("raised-by"), **reader.statement()
    )
    if not attacks:
        reader.found.append(
            mistakes.NO_TARGET.at(
                objection.id.span,
                f"nothing says what the objection `{objection.id}` is against",
                record=objection.id,
                help=(
                    "undercuts INFERENCE takes one step away; rebuts CLAIM speaks against the claim itself",
                    "undermines EVIDENCE or PREMISE takes the ground away; answers OBJECTION meets an objection",
                ),
            )
        )
    return objection


def _inference(reader: _Reader) -> Inference:
    tokens = list(reader.entry.head.values)
    named = tokens[1].type == "COLON"
    conclusion = reader.name(tokens[-1])
    premises: list[Support] = []
    for token in tokens[2 if named else 0 : -2]:
        if token.type == "ROLE_ID":
            premises[-1] = Support(premises[-1].id, reader.name(token))
        else:
            premises.append(Support(reader.name(token)))
    warrants = reader.phrases("warrant")
    warrant = warrants[0].values[0] if warrants else None
    return Inference(
        id=reader.own_id() if named else Name(reader.entry.head.keyword, reader.source, reader.base),
        named=named,
        premises=tuple(premises),
        conclusion=conclusion,
        scheme=reader.one("scheme"),
        warrant=reader.prose(warrant) if warrant is not None and warrant.type == "STRING" else None,
        warrant_id=reader.name(warrant) if warrant is not None and warrant.type == "ID" else None,
        answers=_answers(reader),
        rivals=tuple(
            Rival(reader.prose(text), _state(reader, state), *_reason(reader, rest))
            for text, _, state, *rest in (phrase.values for phrase in reader.phrases("rival"))
        ),
        **reader.common(),
    )


def _answers(reader: _Reader) -> tuple[Answer, ...]:
    answers: list[Answer] = []
    for phrase in reader.phrases("question"):
        question, _, state, *rest = phrase.values
        if state.type == "STRING":
            reader.found.append(
                mistakes.SYNTAX.at(
                    reader.place(state),
                    f"the critical question `{question}` is asked by its scheme; a step says where it stands",
                    record=reader.record,
                    help=(f"question {question}: open", f'question {question}: waived "why"'),
                )
            )
            continue
        answers.append(Answer(reader.name(question), _state(reader, state), *_reason(reader, rest)))
    return tuple(answers)


def _state(reader: _Reader, token: Token) -> Name:
    return Name(token.split()[0], reader.source, reader.base + token.start)


def _reason(reader: _Reader, rest: Sequence[Token]) -> tuple[Name | None, Prose | None]:
    """Who or what answers, as an id or in words."""
    if not rest:
        return None, None
    return (None, reader.prose(rest[0])) if rest[0].type == "STRING" else (reader.name(rest[0]), None)


def _scheme(reader: _Reader) -> Scheme:
    strength = reader.word("strength")
    warrants = reader.phrases("warrant")
    questions = []
    for phrase in reader.phrases("question"):
        question, _, text, *burden = phrase.values
        if text.type != "STRING":
            reader.found.append(
                mistakes.SYNTAX.at(
                    reader.place(text),
                    "a scheme asks its critical questions; where they stand is said in each step",
                    record=reader.record,
                    help=(
                        f'write what is asked:  question {question}: "What would have to be asked?" owed',
                        "or take it out here, and say it in the steps that follow the scheme",
                    ),
                )
            )
            continue
        questions.append(Question(reader.name(question), reader.prose(text), burden[0] == "owed"))
    if warrants and warrants[0].values[0] != "required":
        reader.found.append(
            mistakes.UNKNOWN_WORD.at(
                reader.place(warrants[0].values[0]),
                "a scheme says only that a warrant is needed",
                record=reader.record,
                help=("write  warrant required", "or take it out, if its steps need none"),
            )
        )
    return Scheme(
        id=reader.own_id(),
        text=reader.text(),
        roles=tuple(
            Role(reader.name(phrase.values[0]), reader.prose(phrase.values[2]))
            for phrase in reader.phrases("role")
        ),
        concludes=reader.words("concludes"),
        strength=DEGREES[strength] if strength else DEGREES["plausible"],
        warrant_required=bool(warrants),
        strict=bool(reader.phrases("strict")),
        sort=reader.word("sort", SORTS["scheme"]),
        questions=tuple(questions),
        **reader.common(),
    )


_BUILDERS: dict[str, Callable[[_Reader], Record]] = {
    "map": _header,
    "section": _section,
    "term": _term,
    "person": _person,
    "source": _work,
    "evidence": _evidence,
    "premise": _premise,
    "claim": _claim,
    "objection": _objection,
    "inference": _inference,
    "scheme": _scheme,
}
