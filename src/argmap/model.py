"""The map as values: statements, inferences and what they refer to, each knowing its place."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self

from attrs import evolve, field, frozen

from argmap import dates
from argmap.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Degree(IntEnum):
    """How strongly something stands or is asserted, on an ordinal scale of 0 to 4."""

    NONE = 0
    POSSIBLE = 1
    PLAUSIBLE = 2
    PROBABLE = 3
    CERTAIN = 4

    def __str__(self) -> str:
        return self.name.lower()


class Verdict(IntEnum):
    """Where a statement stands once everything is weighed; the lower number is the better."""

    SUSTAINED = 0
    CONTESTED = 1
    DEFEATED = 2
    OVERCLAIMED = 3
    UNSUPPORTED = 4

    def __str__(self) -> str:
        return self.name.lower()


DEGREES = {str(degree): degree for degree in Degree if degree}
VERDICTS = {str(verdict): verdict for verdict in Verdict}
KINDS = ("event", "fact", "state", "attitude", "motive", "cause", "evaluation", "norm")
EXTENTS = ("some", "many", "most", "all")
SOURCE_SORTS = ("primary", "secondary", "official")
SCHEME_SORTS = ("testimony", "sampling", "explanatory")
ATTACKS = ("undercuts", "rebuts", "undermines", "answers")
LINKS = ("link", "law", "rule", "meaning", "covers", "expected")
"""Roles of the shipped schemes in which a premise says what leads from the others to the conclusion."""


class Name(str):
    """An id or a word of the language, and where it stands."""

    __slots__ = ("source", "start", "width")
    source: Source
    start: int
    width: int

    def __new__(cls, word: str, source: Source, start: int, width: int | None = None) -> Self:
        """Make the word `word` that stands at the offset `start` of `source`.

        `width` says how much of the text it takes where that is not the word's own length.
        """
        name = super().__new__(cls, word)
        name.source = source
        name.start = start
        name.width = len(word) if width is None else width
        return name

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.source, self.start, self.start + self.width)

    def __getnewargs__(self) -> tuple[str, Source, int, int]:  # type: ignore[override]
        return str(self), self.source, self.start, self.width


class Mark(NamedTuple):
    """A `[[marked]]` stretch of prose: its words and where they stand."""

    words: str
    span: Span


class Prose(str):
    """Words as they read, white space folded, and where the text stands, quotes included."""

    __slots__ = ("marks", "span")
    span: Span
    marks: tuple[Mark, ...]

    def __new__(cls, words: str, span: Span, marks: tuple[Mark, ...] = ()) -> Self:
        """Make the prose that reads `words` and stands at `span`."""
        prose = super().__new__(cls, words)
        prose.span = span
        prose.marks = marks
        return prose

    def __getnewargs__(self) -> tuple[str, Span, tuple[Mark, ...]]:  # type: ignore[override]
        return str(self), self.span, self.marks


@frozen
class Ignore:
    """A request to leave one rule silent about one record."""

    code: Name
    reason: Prose | None


@frozen
class Citation:
    """A source and the place in it, as written (`p. 12`); the locator is empty if not given."""

    source: Name
    locator: Prose | None = None


@frozen
class Value:
    """A fact that can be compared: `value votes = 18`."""

    key: Name
    value: Prose


@frozen(kw_only=True)
class Record:
    """What every record may carry; `span` is all of it."""

    id: Name
    span: Span
    section: str | None = None
    tags: tuple[Name, ...] = ()
    notes: tuple[Prose, ...] = ()
    urls: tuple[Prose, ...] = ()
    ignores: tuple[Ignore, ...] = ()


@frozen(kw_only=True)
class Statement(Record):
    """Something said that can be supported or attacked."""

    text: Prose
    asserted: Name | None = None
    kind: Name | None = None
    about: tuple[Name, ...] = ()
    extent: Name | None = None
    when_: Prose | None = None
    said_: Prose | None = None
    contradicts: tuple[Name, ...] = ()
    expect: Name | None = None

    @property
    def degree(self) -> Degree | None:
        """The degree that `as` gives, or None where the map does not say."""
        return DEGREES[self.asserted] if self.asserted else None

    @property
    def when(self) -> dates.When | None:
        """The time of the fact."""
        return dates.parse(self.when_) if self.when_ else None

    @property
    def said(self) -> dates.When | None:
        """The time of the words."""
        return dates.parse(self.said_) if self.said_ else None


@frozen(kw_only=True)
class Evidence(Statement):
    """A located observation: what a source says."""

    citations: tuple[Citation, ...] = ()
    quotes: tuple[Prose, ...] = ()
    witness: Name | None = None
    via: Name | None = None
    origin: Name | None = None
    values: tuple[Value, ...] = ()


@frozen(kw_only=True)
class Premise(Statement):
    """Something taken as given, for now."""

    citations: tuple[Citation, ...] = ()
    basis: Prose | None = None


@frozen(kw_only=True)
class Claim(Statement):
    """Something that needs support."""


class Attack(NamedTuple):
    """What an objection is against: `how` is one of ATTACKS."""

    how: str
    target: Name


@frozen(kw_only=True)
class Objection(Statement):
    """A reason against an inference, a claim, a premise, evidence or another objection.

    `grounds` names the statements it rests on, `citations` the sources.
    """

    attacks: tuple[Attack, ...] = ()
    grounds: tuple[Name, ...] = ()
    citations: tuple[Citation, ...] = ()
    raised_by: Name | None = None


class Support(NamedTuple):
    """One linked premise of an inference and the role it plays there, if said."""

    id: Name
    role: Name | None = None


@frozen
class Answer:
    """Where a critical question stands: `state` is open, met, fails, conceded or waived."""

    question: Name
    state: Name
    by: Name | None = None
    why: Prose | None = None


@frozen
class Rival:
    """Another explanation and how it fares: `state` is open, excluded or waived."""

    text: Prose
    state: Name
    by: Name | None = None
    why: Prose | None = None


@frozen(kw_only=True)
class Inference(Record):
    """Linked premises and what they are offered for.

    An inference without an id of its own is called `conclusion#n`, n counting those of its
    conclusion in the order of the text; `id` then stands where the inference begins.
    """

    premises: tuple[Support, ...]
    conclusion: Name
    named: bool = True
    scheme: Name | None = None
    warrant: Prose | None = None
    warrant_id: Name | None = None
    answers: tuple[Answer, ...] = ()
    rivals: tuple[Rival, ...] = ()

    @property
    def has_warrant(self) -> bool:
        """Whether something is said to license the step, in words or by id."""
        return self.warrant is not None or self.warrant_id is not None

    @property
    def licensed(self) -> bool:
        """Whether a warrant, or a premise in a role that a warrant would fill, licenses the step."""
        return self.has_warrant or any(support.role in LINKS for support in self.premises)

    @property
    def place(self) -> Span:
        """Where it is named: its id, or the keyword where it has none."""
        return (
            self.id.span
            if self.named
            else Span(self.id.source, self.id.start, self.id.start + len("inference"))
        )

    @property
    def linked(self) -> tuple[Name, ...]:
        """Ids of all it rests on: the premises and, where the warrant is a statement, that."""
        ids = tuple(support.id for support in self.premises)
        return ids if self.warrant_id is None or self.warrant_id in ids else (*ids, self.warrant_id)

    @property
    def served_by(self) -> tuple[Name, ...]:
        """Ids of all that speaks for the step: what it rests on, answers its questions, excludes its rivals."""
        met = (answer.by for answer in self.answers if answer.by and answer.state == "met")
        excluding = (rival.by for rival in self.rivals if rival.by)
        return (*self.linked, *met, *excluding)

    def answer(self, question: str) -> Answer | None:
        """Where the critical question stands, or None where the map does not say."""
        return next((answer for answer in self.answers if answer.question == question), None)


@frozen(kw_only=True)
class Term(Record):
    """Words that name one thing; `within` is the broader term."""

    forms: tuple[Prose, ...]
    within: Name | None = None


@frozen(kw_only=True)
class Person(Record):
    """A witness or author; `party_to` are the claims and terms in which they have a stake."""

    text: Prose
    party_to: tuple[Name, ...] = ()

    @cached_property
    def stakes(self) -> Mapping[str, Name]:
        """Where each claim or term in which they have a stake is first named."""
        return {name: name for name in reversed(self.party_to)}


@frozen(kw_only=True)
class Work(Record):
    """A `source` record: a work that is cited."""

    text: Prose
    by: tuple[Name, ...] = ()
    year_: Prose | None = None
    volume: Prose | None = None
    place: Prose | None = None
    sort: Name | None = None
    file: Prose | None = None
    origin: Name | None = None

    @property
    def year(self) -> dates.When | None:
        """When it was printed."""
        return dates.parse(self.year_) if self.year_ else None


@frozen(kw_only=True)
class Section(Record):
    """A part of the map, drawn as one cluster; `within` nests it."""

    text: Prose
    within: Name | None = None


@frozen
class Role:
    """A part that a premise plays in a scheme, and what it must say."""

    id: Name
    text: Prose


@frozen
class Question:
    """A critical question; `owed` where the arguer must answer it, else the critic must press it."""

    id: Name
    text: Prose
    owed: bool


@frozen(kw_only=True)
class Scheme(Record):
    """A pattern of inference (Walton, Reed and Macagno, Argumentation Schemes, 2008)."""

    text: Prose
    roles: tuple[Role, ...] = ()
    concludes: Prose | None = None
    strength: Degree = Degree.PLAUSIBLE
    warrant_required: bool = False
    strict: bool = False
    sort: Name | None = None
    questions: tuple[Question, ...] = ()

    def question(self, id_: str) -> Question | None:
        """The critical question of that id, or None."""
        return next((question for question in self.questions if question.id == id_), None)


@frozen(kw_only=True)
class Header(Record):
    """The `map` record: the title and what holds for the whole map."""

    text: Prose
    main: tuple[Name, ...] = ()
    file: Prose | None = None
    language: Name | None = None


@frozen(eq=False)
class ArgMap:
    """A whole argument, as far as it could be read: frozen, and in the order of its text.

    Every reference inside it resolves: a record or clause that names something undeclared was
    reported when the map was built and left out here.
    """

    source: Source
    sources: tuple[Source, ...]
    headers: tuple[Header, ...] = ()
    statements: Mapping[str, Statement] = field(factory=dict)
    inferences: Mapping[str, Inference] = field(factory=dict)
    terms: Mapping[str, Term] = field(factory=dict)
    persons: Mapping[str, Person] = field(factory=dict)
    works: Mapping[str, Work] = field(factory=dict)
    sections: Mapping[str, Section] = field(factory=dict)
    schemes: Mapping[str, Scheme] = field(factory=dict)
    """The map's own schemes, and the shipped ones under them."""
    damaged: frozenset[str] = frozenset()
    """Ids about which something was reported and left out, so that less can be said of them."""
    default_language: str = "en"
    """The BCP 47 tag of the prose where the map itself does not say."""

    @property
    def header(self) -> Header | None:
        """The `map` record of the file that was asked for, or None."""
        return self.headers[0] if self.headers else None

    @property
    def title(self) -> str:
        """The map's title, or the name of its text."""
        return self.header.text if self.header else self.source.name

    @property
    def language(self) -> str:
        """The BCP 47 tag of the prose; the default, English as a rule, where the map does not say."""
        return str(self.header.language) if self.header and self.header.language else self.default_language

    @cached_property
    def main(self) -> tuple[Name, ...]:
        """The conclusions the map is for: what `main` names, in order; empty where it does not."""
        return tuple(id_ for header in self.headers for id_ in header.main)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of the text."""
        return tuple(each for each in self.statements.values() if isinstance(each, Claim))

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence, in the order of the text."""
        return tuple(each for each in self.statements.values() if isinstance(each, Evidence))

    @cached_property
    def premises(self) -> tuple[Premise, ...]:
        """The premises, in the order of the text."""
        return tuple(each for each in self.statements.values() if isinstance(each, Premise))

    @cached_property
    def objections(self) -> tuple[Objection, ...]:
        """The objections, in the order of the text."""
        return tuple(each for each in self.statements.values() if isinstance(each, Objection))

    @cached_property
    def supports(self) -> Mapping[str, tuple[Inference, ...]]:
        """For each conclusion the inferences that end in it; ids without any are absent."""
        found: dict[str, list[Inference]] = {}
        for inference in self.inferences.values():
            found.setdefault(inference.conclusion, []).append(inference)
        return {id_: tuple(each) for id_, each in found.items()}

    @cached_property
    def uses(self) -> Mapping[str, tuple[Inference, ...]]:
        """For each statement the inferences that rest on it; ids without any are absent."""
        found: dict[str, list[Inference]] = {}
        for inference in self.inferences.values():
            for id_ in dict.fromkeys(inference.linked):
                found.setdefault(id_, []).append(inference)
        return {id_: tuple(each) for id_, each in found.items()}

    @cached_property
    def attackers(self) -> Mapping[str, tuple[Objection, ...]]:
        """For each statement or inference the objections that name it as their target."""
        found: dict[str, list[Objection]] = {}
        for objection in self.objections:
            for target in dict.fromkeys(attack.target for attack in objection.attacks):
                found.setdefault(target, []).append(objection)
        return {id_: tuple(each) for id_, each in found.items()}

    @cached_property
    def contraries(self) -> Mapping[str, tuple[str, ...]]:
        """For each statement those that contradict it, whichever of the two says so; sorted."""
        found: dict[str, set[str]] = {}
        for statement in self.statements.values():
            for other in statement.contradicts:
                found.setdefault(statement.id, set()).add(other)
                found.setdefault(other, set()).add(statement.id)
        return {id_: tuple(sorted(each)) for id_, each in found.items()}

    @cached_property
    def own_side(self) -> frozenset[str]:
        """The map's conclusions and all that speaks for them: not objections, nor what serves these alone.

        Conclusions are what `main` names and the statements that nothing rests on. Where there is a
        `main`, a statement that nothing rests on and that contradicts another is there to be
        answered, as an objection is.
        """
        ends: set[str] = set(self.main)
        against: set[str] = {objection.id for objection in self.objections}
        for objection in self.objections:
            against.update(objection.grounds)
        used = set(against)
        for step in self.inferences.values():
            used.update(step.served_by)
            failing = {answer.by for answer in step.answers if answer.by and answer.state == "fails"}
            used |= failing
            against |= failing
        for id_ in self.statements:
            if id_ not in used:
                (against if self.main and id_ in self.contraries else ends).add(id_)
        return frozenset(self.statements).difference(self._beneath(against)) | self._beneath(ends)

    def _beneath(self, ids: Iterable[str]) -> set[str]:
        """These statements and all that speaks for them."""
        found = set(ids)
        waiting = list(found)
        while waiting:
            for step in self.supports.get(waiting.pop(), ()):
                further = set(step.served_by) - found
                found |= further
                waiting += further
        return found

    def scheme_of(self, inference: Inference) -> Scheme | None:
        """The scheme that the step follows, or None where it names none."""
        return self.schemes[inference.scheme] if inference.scheme else None

    def rests_on_testimony(self, inference: Inference) -> bool:
        """Whether a step takes somebody's word: its scheme is of that sort."""
        scheme = self.scheme_of(inference)
        return scheme is not None and scheme.sort == "testimony"

    def may_report(self, inference: Inference) -> bool:
        """Whether a step may just pass on what a source says: it has no scheme, and evidence alone."""
        return inference.scheme is None and all(
            isinstance(self.statements[support.id], Evidence) for support in inference.premises
        )

    def __getitem__(self, id_: str) -> Statement | Inference:
        """The statement or inference of that id; KeyError where there is none."""
        found = self.statements.get(id_) or self.inferences.get(id_)
        if found is None:
            raise KeyError(id_)
        return found

    def __contains__(self, id_: object) -> bool:
        return id_ in self.statements or id_ in self.inferences

    def __iter__(self) -> Iterator[str]:
        """The ids of the statements, then of the inferences."""
        yield from self.statements
        yield from self.inferences

    def __len__(self) -> int:
        return len(self.statements) + len(self.inferences)

    def without(self, objections: Iterable[str]) -> ArgMap:
        """The same map without these objections and whatever rests on them alone."""
        gone = set(objections)
        return evolve(
            self,
            statements={id_: each for id_, each in self.statements.items() if id_ not in gone},
            inferences={
                id_: each
                for id_, each in self.inferences.items()
                if each.conclusion not in gone and gone.isdisjoint(each.linked)
            },
        )
