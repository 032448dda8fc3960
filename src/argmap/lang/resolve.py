"""From records to a map: ids are looked up, and what names nothing is reported and left out."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from attrs import evolve, field, frozen

from argmap.diagnostics import Edit, Fix, Label
from argmap.lang import mistakes
from argmap.lang.mistakes import did_you_mean, nearest
from argmap.lang.pieces import Piece
from argmap.model import (
    ArgMap,
    Citation,
    Claim,
    Evidence,
    Header,
    Inference,
    Name,
    Objection,
    Person,
    Premise,
    Record,
    Scheme,
    Section,
    Statement,
    Term,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.diagnostics import Diagnostic
    from argmap.source import Source

R = TypeVar("R", bound=Record)
W = TypeVar("W", Term, Section)

_WHAT = {
    Claim: "a claim",
    Evidence: "evidence",
    Premise: "a premise",
    Objection: "an objection",
    Inference: "an inference",
}


class _Target(NamedTuple):
    """What an attack may name, as types, as a noun and with its article."""

    kinds: tuple[type[Record], ...]
    what: str
    words: str


_TARGETS = {
    "undercuts": _Target((Inference,), "inference", "an inference"),
    "rebuts": _Target((Claim,), "claim", "a claim"),
    "undermines": _Target((Evidence, Premise), "evidence or premise", "evidence or a premise"),
    "answers": _Target((Objection,), "objection", "an objection"),
}


class Lost(NamedTuple):
    """What could not be read.

    `ids` seem to be declared by records that were lost, `ends` are the conclusions of steps that
    were, and `partial` the identities (`id`) of records that lost a clause.
    """

    ids: set[str]
    ends: set[str]
    partial: set[int]


def resolve(
    sources: tuple[Source, ...], records: Iterable[Record], schemes: Mapping[str, Scheme], lost: Lost
) -> tuple[ArgMap, list[Diagnostic]]:
    """The map of these records, in their order, and what is amiss between them.

    To name what was lost is no mistake, but what names it is left out too.
    """
    resolver = _Resolver(lost.ids, {}, lost.partial, damaged=set(lost.ends))
    for record in records:
        resolver.declare(record)
    return resolver.map(sources, schemes), resolver.found


def looked_up(amap: ArgMap, record: Record, key: str) -> Record | None:
    """A record that takes the place of the one called `key`, with its names looked up in the map.

    None where something is amiss with it, or it is not of a kind that can be changed by itself.
    """
    resolver = _Resolver(
        lost=set(),
        own_schemes={},
        partial=set(),
        statements=_table(amap.statements),
        inferences=_table(amap.inferences),
        terms=_table(amap.terms),
        persons=_table(amap.persons),
        works=_table(amap.works),
    )
    found = resolver.resolved(record, key, amap.schemes)
    return None if resolver.found or resolver.damaged else found


def _table(table: Mapping[str, R]) -> dict[str, R]:
    """A table that is only looked into, as the resolver has it."""
    return cast("dict[str, R]", table)


class _Names(NamedTuple):
    """The names of a map: what they name, and the named steps that came to nothing.

    As long as they are the same, `to_steps` and `to_statements` are the same objects, and so is whatever a
    record becomes in which all names were found.
    """

    declared: tuple[object, ...]
    dropped: frozenset[str]
    to_steps: object
    to_statements: object


def _settled(names: object, record: R, key: str) -> R | None:
    """What a record in a piece became among these very names, if all that it names was found."""
    source = record.span.source
    known = source.kept.settled if isinstance(source, Piece) else None
    if known is None or known[0] is not names or known[1] is not record or known[2] != key:
        return None
    found: R = known[3]
    return found


def _before(record: R) -> R | None:
    """What a record in a piece became when its names were last looked up."""
    source = record.span.source
    known = source.kept.resolved if isinstance(source, Piece) else None
    return known[2] if known is not None and known[0] is record else None


def _with(record: R, changes: dict[str, Any]) -> R:
    """A record with some fields changed: the same object as before, if the same was asked of it before."""
    source = record.span.source
    if not isinstance(source, Piece):
        return evolve(record, **changes)
    known = source.kept.resolved
    if known is None or known[0] is not record or known[1] != changes:
        known = source.kept.resolved = (record, changes, evolve(record, **changes))
    found: R = known[2]
    return found


@frozen
class _Resolver:
    """The names declared so far, one table for each namespace."""

    lost: set[str]
    own_schemes: dict[str, Scheme]
    partial: set[int]
    headers: list[Header] = field(factory=list)
    statements: dict[str, Statement] = field(factory=dict)
    inferences: dict[str, Inference] = field(factory=dict)
    steps: list[Inference] = field(factory=list)
    terms: dict[str, Term] = field(factory=dict)
    persons: dict[str, Person] = field(factory=dict)
    works: dict[str, Work] = field(factory=dict)
    sections: dict[str, Section] = field(factory=dict)
    found: list[Diagnostic] = field(factory=list)
    damaged: set[str] = field(factory=set)
    dropped: set[str] = field(factory=set)
    """Named inferences that were left out: to attack them is no mistake, and comes to nothing."""

    # --------------------------------------------------------------------------- declaring

    def declare(self, record: Record) -> None:
        match record:
            case Statement():
                self.damaged.update([record.id] if id(record) in self.partial else ())
                self._declare(record, self.statements, self.inferences)
            case Inference():
                if not record.named or self._declare(record, self.inferences, self.statements):
                    self.steps.append(record)
            case Term():
                self._declare(record, self.terms)
            case Person():
                self._declare(record, self.persons)
            case Work():
                self._declare(record, self.works)
            case Section():
                self._declare(record, self.sections)
            case Scheme():
                self._declare(record, self.own_schemes)
            case Header():
                self.headers.append(record)

    def _declare(self, record: R, table: dict[str, R], *others: Mapping[str, Record]) -> bool:
        first: Record | None = table.get(record.id)
        for names in others:
            first = first or names.get(record.id)
        if first is None:
            table[record.id] = record
            return True
        self.damaged.add(record.id)
        self.found.append(
            mistakes.DUPLICATE.at(
                record.id.span,
                f"`{record.id}` is declared twice; the first one counts",
                record=record.id,
                here="here again",
                labels=(Label(first.id.span, "declared here first"),),
                help=("give one of them another id", "or take one of them out, if they say the same"),
            )
        )
        return False

    # --------------------------------------------------------------------------- looking up

    def resolved(self, record: Record, key: str, schemes: Mapping[str, Scheme]) -> Record | None:
        """One record with its names looked up, an inference under its key; None for what stands not alone."""
        match record:
            case Statement():
                return self._statement(record)
            case Inference():
                return self._keyed(record, key, schemes)
            case Person():
                return self._person(record)
            case Work():
                return self._work(record)
        return None

    def map(self, sources: tuple[Source, ...], shipped: Mapping[str, Scheme]) -> ArgMap:
        schemes = ChainMap(self.own_schemes, shipped) if self.own_schemes else shipped  # type: ignore[arg-type]  # only read
        names = self._names(sources[0])
        inferences = self._inferences(schemes, names.to_steps)
        self.dropped.update(self.inferences.keys() - inferences.keys())
        among = self._without_dropped(sources[0], names).to_statements
        statements = {id_: self._once(each, among) for id_, each in self.statements.items()}
        return ArgMap(
            source=sources[0],
            sources=sources,
            headers=tuple(self._header(header) for header in self.headers),
            statements=statements,
            inferences=inferences,
            terms=self._nested(self.terms, "term"),
            persons={id_: self._person(each) for id_, each in self.persons.items()},
            works={id_: self._work(each) for id_, each in self.works.items()},
            sections=self._nested(self.sections, "section"),
            schemes=schemes,
            damaged=frozenset(self.damaged),
        )

    def _names(self, first: Source) -> _Names:
        """The names declared, the same object as before where they are the same as before.

        A text that is no file in pieces is read once, and nothing about it is remembered.
        """
        if not isinstance(first, Piece):
            return _Names((), frozenset(), object(), object())
        kinds = {id_: type(each) for id_, each in self.statements.items()}
        others = (self.inferences, self.terms, self.persons, self.works, self.own_schemes)
        declared = (kinds, *(frozenset(each) for each in others), tuple(self.own_schemes.values()))
        before = first.whole.names
        if isinstance(before, _Names) and before.declared == declared:
            return before
        return _Names(declared, frozenset(), object(), object())

    def _without_dropped(self, first: Source, names: _Names) -> _Names:
        """The same names, now that it is known which steps came to nothing; remembered with the first file."""
        if names.dropped != self.dropped:
            names = names._replace(dropped=frozenset(self.dropped), to_statements=object())
        if isinstance(first, Piece):
            first.whole.names = names
        return names

    def _known(self, name: Name, what: str, record: str, *tables: Mapping[str, object]) -> bool:
        """Whether an id is declared in one of the tables; said to the writer where it is not."""
        for table in tables:
            if name in table:
                return True
        self.damaged.add(record)
        if name in self.lost:
            return False
        guess = len(self.found) < _GUESSES
        near = nearest(name, (id_ for table in tables for id_ in table)) if guess else None
        self.found.append(
            mistakes.UNDEFINED.at(
                name.span,
                f"no {what} is called `{name}`",
                record=record,
                help=(
                    *((f"did you mean `{near}`?",) if near else ()),
                    f"{'or ' if near else ''}declare it:  {_DECLARE[what].format(name)}",
                ),
                fixes=(Fix(f"write `{near}`", (Edit(name.span, near),)),) if near else (),
            )
        )
        return False

    def _all_known(
        self, names: tuple[Name, ...], what: str, record: str, *tables: Mapping[str, object]
    ) -> tuple[Name, ...]:
        kept = [name for name in names if self._known(name, what, record, *tables)]
        return names if len(kept) == len(names) else tuple(kept)

    def _one_known(
        self, name: Name | None, what: str, record: str, *tables: Mapping[str, object]
    ) -> Name | None:
        return name if name is not None and self._known(name, what, record, *tables) else None

    def _citations(self, cited: tuple[Citation, ...], record: str) -> tuple[Citation, ...]:
        kept = [each for each in cited if self._known(each.source, "source", record, self.works)]
        return cited if len(kept) == len(cited) else tuple(kept)

    def _is_statement(self, name: Name, record: str) -> bool:
        if name in self.statements:
            return True
        if name in self.inferences:
            self.damaged.add(record)
            self.found.append(
                mistakes.WRONG_TARGET.at(
                    name.span,
                    f"`{name}` is an inference, and here a statement is named",
                    record=record,
                    help=(
                        f"name its conclusion, `{self.inferences[name].conclusion}`",
                        "or another claim, evidence, premise or objection",
                    ),
                )
            )
            return False
        return self._known(name, "statement", record, self.statements)

    # ------------------------------------------------------------------------- record by record

    def _header(self, header: Header) -> Header:
        main = tuple(name for name in header.main if self._is_statement(name, header.id))
        return header if main == header.main else evolve(header, main=main)

    def _once(self, statement: Statement, names: object) -> Statement:
        """A statement with its names looked up, once for as long as the names are the same."""
        known = _settled(names, statement, statement.id)
        if known is not None:
            return known
        mistakes_before = len(self.found)
        found = self._statement(statement)
        self._settle(names, statement, statement.id, found, mistakes_before)
        return found

    def _settle(self, names: object, record: Record, key: str, found: Record, mistakes_before: int) -> None:
        """Remember what a record became, if all that it names was found."""
        source = record.span.source
        if isinstance(source, Piece) and len(self.found) == mistakes_before and key not in self.damaged:
            source.kept.settled = (names, record, key, found)

    def _statement(self, statement: Statement) -> Statement:
        changed = {}
        for name, value in self._looked_up(statement).items():
            before = getattr(statement, name)
            if value is not before and value != before:
                changed[name] = value
        return _with(statement, changed) if changed else statement

    def _looked_up(self, statement: Statement) -> dict[str, Any]:
        """What becomes of the clauses of a statement that name something."""
        named: dict[str, Any] = {}
        if statement.about:
            named["about"] = self._all_known(statement.about, "term", statement.id, self.terms)
        if statement.contradicts:
            named["contradicts"] = tuple(
                name for name in statement.contradicts if self._contradicts(statement, name)
            )
        if isinstance(statement, Evidence):
            if statement.citations:
                named["citations"] = self._citations(statement.citations, statement.id)
            if statement.witness:
                named["witness"] = self._one_known(statement.witness, "person", statement.id, self.persons)
            if statement.via:
                named["via"] = self._one_known(
                    statement.via, "person or source", statement.id, self.persons, self.works
                )
        elif isinstance(statement, Premise) and statement.citations:
            named["citations"] = self._citations(statement.citations, statement.id)
        elif isinstance(statement, Objection):
            named |= self._objection(statement)
        return named

    def _contradicts(self, statement: Statement, name: Name) -> bool:
        if not self._is_statement(name, statement.id):
            return False
        if name != statement.id:
            return True
        self.found.append(
            mistakes.WRONG_TARGET.at(
                name.span,
                f"`{name}` is said to contradict itself",
                record=statement.id,
                help=("name the other statement that it cannot stand beside", "or take the clause out"),
            )
        )
        return False

    def _objection(self, objection: Objection) -> dict[str, Any]:
        grounds: list[Name] = []
        cited: list[Citation] = []
        for each in objection.citations:
            if each.locator is None and each.source in self.statements:
                grounds.append(each.source)
            elif each.source in self.works:
                cited.append(each)
            else:
                self._known(each.source, "statement or source", objection.id, self.statements, self.works)
        return {
            "attacks": tuple(
                attack
                for attack in objection.attacks
                if self._may_attack(objection, attack.how, attack.target)
            ),
            "grounds": tuple(grounds),
            "citations": tuple(cited),
            "raised_by": self._one_known(objection.raised_by, "person", objection.id, self.persons),
        }

    def _may_attack(self, objection: Objection, how: str, target: Name) -> bool:
        wanted = _TARGETS[how]
        found = self.statements.get(target) or self.inferences.get(target)
        if found is None:
            table: Mapping[str, Record] = self.inferences if how == "undercuts" else self.statements
            return self._known(target, wanted.what, objection.id, table)
        right = isinstance(found, wanted.kinds) and target != objection.id
        if right and target not in self.dropped:
            return True
        self.damaged.add(objection.id)
        if right:
            return False
        if target == objection.id:
            message, better = f"`{target}` is said to answer itself", None
        else:
            message = f"`{how}` is said of {wanted.words}, and `{target}` is {_WHAT[type(found)]}"
            better = next(verb for verb, each in _TARGETS.items() if isinstance(found, each.kinds))
        self.found.append(
            mistakes.WRONG_TARGET.at(
                target.span,
                message,
                record=objection.id,
                help=(
                    *((f"{better} {target}",) if better else ("name the objection that it answers",)),
                    *((_UNNAMED,) if how == "undercuts" else ()),
                ),
            )
        )
        return False

    def _person(self, person: Person) -> Person:
        known = self._all_known(person.party_to, "claim or term", person.id, self.statements, self.terms)
        return person if known == person.party_to else evolve(person, party_to=known)

    def _work(self, work: Work) -> Work:
        by = self._all_known(work.by, "person", work.id, self.persons)
        return work if by == work.by else evolve(work, by=by)

    # ------------------------------------------------------------------------------ inferences

    def _inferences(self, schemes: Mapping[str, Scheme], names: object) -> dict[str, Inference]:
        kept: dict[str, Inference] = {}
        counts: dict[str, int] = {}
        for inference in self.steps:
            count = counts[inference.conclusion] = counts.get(inference.conclusion, 0) + 1
            key = str(inference.id) if inference.named else f"{inference.conclusion}#{count}"
            if id(inference) in self.partial:
                self.damaged.add(key)
            checked = _settled(names, inference, key)
            if checked is None:
                mistakes_before = len(self.found)
                checked = self._keyed(inference, key, schemes)
                if checked is not None:
                    self._settle(names, inference, key, checked, mistakes_before)
            if checked is not None:
                kept[checked.id] = checked
        return kept

    def _keyed(self, inference: Inference, key: str, schemes: Mapping[str, Scheme]) -> Inference | None:
        """The inference with what it names looked up, called by its key; None where a part of it is lacking."""
        checked = self._inference(inference, key, schemes)
        if checked is None or checked.named or checked.id == key:
            return checked
        before = _before(checked)
        if before is not None and before.id == key:
            return before
        return _with(checked, {"id": Name(key, *inference.id.span[:2], inference.id.width)})

    def _inference(self, inference: Inference, key: str, schemes: Mapping[str, Scheme]) -> Inference | None:
        """The inference with what it names looked up; None where a premise or its end is lacking."""
        known = [self._is_statement(support.id, key) for support in inference.premises]
        if not self._is_conclusion(inference.conclusion, key) or not all(known):
            self.damaged.add(inference.conclusion)
            return None
        changed: dict[str, Any] = {}
        if inference.scheme and not self._known(inference.scheme, "scheme", key, schemes):
            changed["scheme"] = None
        if inference.warrant_id and not self._is_statement(inference.warrant_id, key):
            changed["warrant_id"] = None
        scheme = schemes[inference.scheme] if inference.scheme and "scheme" not in changed else None
        if [support.role for support in inference.premises if support.role]:
            premises = tuple(
                support if self._role(support.role, inference, scheme, key) else support._replace(role=None)
                for support in inference.premises
            )
            if premises != inference.premises:
                changed["premises"] = premises
        if inference.answers:
            answers = tuple(
                answer
                for answer in inference.answers
                if self._question(answer.question, inference, scheme, key)
                and (answer.by is None or self._is_statement(answer.by, key))
            )
            if len(answers) != len(inference.answers):
                changed["answers"] = answers
        if inference.rivals:
            rivals = tuple(
                rival for rival in inference.rivals if rival.by is None or self._is_statement(rival.by, key)
            )
            if len(rivals) != len(inference.rivals):
                changed["rivals"] = rivals
        return evolve(inference, **changed) if changed else inference

    def _is_conclusion(self, name: Name, record: str) -> bool:
        found = self.statements.get(name)
        if found is None or isinstance(found, Claim | Objection):
            return self._is_statement(name, record)
        self.damaged.add(record)
        self.found.append(
            mistakes.WRONG_TARGET.at(
                name.span,
                f"an inference ends in a claim, and `{name}` is {_WHAT[type(found)]}",
                record=record,
                help=(
                    f"make `{name}` a claim, if it is argued for",
                    "or take the inference out, if it is taken as given",
                ),
            )
        )
        return False

    def _role(self, role: Name | None, inference: Inference, scheme: Scheme | None, record: str) -> bool:
        if role is None or (scheme is not None and any(each.id == role for each in scheme.roles)):
            return True
        if scheme is None and inference.scheme is not None:  # an unknown scheme was reported already
            return False
        known = [each.id for each in scheme.roles] if scheme else []
        return self._not_in_scheme(role, "role", known, scheme, record)

    def _question(self, question: Name, inference: Inference, scheme: Scheme | None, record: str) -> bool:
        if scheme is not None and scheme.question(question):
            return True
        if scheme is None and inference.scheme is not None:
            return False
        known = [each.id for each in scheme.questions] if scheme else []
        return self._not_in_scheme(question, "critical question", known, scheme, record)

    def _not_in_scheme(
        self, name: Name, what: str, known: Iterable[str], scheme: Scheme | None, record: str
    ) -> bool:
        known = list(known)
        near = nearest(name, known)
        self.damaged.add(record)
        self.found.append(
            mistakes.NOT_IN_SCHEME.at(
                name.span,
                f"the scheme `{scheme.id}` has no {what} `{name}`"
                if scheme
                else f"the step names no scheme, so it has no {what} `{name}`",
                record=record,
                help=(
                    *did_you_mean(name, known),
                    f"it has {', '.join(known)}"
                    if known
                    else "name the scheme that the step follows:  scheme sign",
                ),
                fixes=(Fix(f"write `{near}`", (Edit(name.span, near),)),) if near else (),
            )
        )
        return False

    # --------------------------------------------------------------------------------- nesting

    def _nested(self, table: dict[str, W], what: str) -> dict[str, W]:
        """The table with unknown outer records left out and every circle cut open."""
        known: dict[str, W] = {}
        for id_, each in table.items():
            outer = self._one_known(each.within, what, id_, table)
            known[id_] = each if outer == each.within else evolve(each, within=None)
        done: set[str] = set()
        for id_ in known:
            path: dict[str, None] = {}
            at: str | None = id_
            while at is not None and at not in done and at not in path:
                path[at] = None
                at = known[at].within
            if at is not None and at in path and (within := known[at].within) is not None:
                walked = list(path)
                circle: list[str] = walked[walked.index(at) :]
                shown = circle if len(circle) <= _SHOWN else [*circle[: _SHOWN - 1], "…"]
                self.found.append(
                    mistakes.WITHIN_LOOP.at(
                        within.span,
                        f"`{at}` lies within itself, by way of {', '.join(f'`{each}`' for each in shown)}",
                        record=at,
                        help=("take one `within` of the circle out", "or let both lie within a third"),
                    )
                )
                known[at] = evolve(known[at], within=None)
            done.update(path)
        return known


_GUESSES = 100
"""With so many mistakes found no near names are looked for any more: each costs a walk through all names."""
_SHOWN = 6
_UNNAMED = "to take away a step that has no id, give it one:  inference my-step: … => …"
_DECLARE = {
    "term": 'term {}: "form"',
    "person": 'person {}: "Name"',
    "source": 'source {}: "Citation"',
    "person or source": 'person {}: "Name"',
    "statement": 'claim {}: "…"',
    "statement or source": 'evidence {}: "…"',
    "claim or term": 'term {}: "form"',
    "claim": 'claim {}: "…"',
    "evidence or premise": 'premise {}: "…"',
    "objection": 'objection {}: "…"',
    "inference": "inference {}: premise => conclusion",
    "scheme": 'scheme {}: "Name"',
    "section": 'section {}: "Heading"',
}
