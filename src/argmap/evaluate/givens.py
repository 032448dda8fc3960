"""What a map gives a statement or a step before anything is weighed: how strong it starts, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from argmap.model import Claim, Degree, Evidence, Objection, Premise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Answer, ArgMap, Inference, Name, Question, Scheme, Statement

CORROBORATION = "corroboration"
INDEPENDENCE = "independent"
"""The premise role of `corroboration` that is no report but says that the reports are independent."""
RELUCTANT = "reluctant-testimony"
RIVALS = "rivals"
"""The critical question that is also met once every rival is excluded or waived."""


class Base(NamedTuple):
    """The degree of a statement before anything supports it, and what lowered it.

    `lowered` is empty or says `uncited` (evidence that names no source), `interested` (its witness
    has a stake in what is attested) or `bare` (a premise with neither a source nor a basis).
    """

    degree: Degree
    lowered: str = ""


_NOTHING = Base(Degree.NONE)


class Stake(NamedTuple):
    """A person whose word the evidence is, and the claim or term in which they declare a stake."""

    person: str
    what: Name


class Pending(NamedTuple):
    """A critical question that is met only while all of these statements are sustained."""

    question: str
    by: tuple[str, ...]


@frozen
class Grade:
    """How far a step can carry, before any of its questions is looked at and after.

    `full` is what its scheme carries, `held` the questions that hold it at possible whatever else
    stands (open though owed, or conceded), `pending` those that do so while their answers are not
    sustained, and `fails` the statements by which a question is said to fail: each undercuts.
    """

    full: Degree
    held: tuple[str, ...] = ()
    pending: tuple[Pending, ...] = ()
    fails: tuple[str, ...] = ()
    strict: bool = False

    @property
    def degree(self) -> Degree:
        """What it carries while every pending question is met."""
        return min(self.full, Degree.POSSIBLE) if self.held else self.full


_UNSAID = {False: Grade(Degree.PLAUSIBLE), True: Grade(Degree.PROBABLE)}
"""A step without a scheme, by whether anything is said to license it."""


def base(amap: ArgMap, statement: Statement) -> Base:
    """How strongly a statement stands by itself; a claim or an objection does not."""
    if isinstance(statement, Evidence):
        degree = statement.degree or Degree.CERTAIN
        if not statement.citations:
            return _lower(degree, Degree.POSSIBLE, "uncited")
        if stake(amap, statement):
            return _lower(degree, Degree.PLAUSIBLE, "interested")
        return Base(degree)
    if isinstance(statement, Premise):
        degree = statement.degree or Degree.PROBABLE
        if not statement.citations and statement.basis is None:
            return _lower(degree, Degree.POSSIBLE, "bare")
        return Base(degree)
    return _NOTHING


def demanded(statement: Statement) -> Degree:
    """The degree that a statement must reach to be sustained."""
    return statement.degree or Degree.POSSIBLE


def witnesses(amap: ArgMap, evidence: Evidence) -> tuple[tuple[str, ...], ...]:
    """Whose word the evidence is: the witness if named, else the authors of each work it cites."""
    if evidence.witness is not None:
        return ((evidence.witness,),)
    return tuple(amap.works[each.source].by for each in evidence.citations if each.source in amap.works)


def stake(amap: ArgMap, evidence: Evidence) -> Stake | None:
    """The interest of a witness in what they attest, or None.

    Evidence attests what it is about itself, and the claims inferred from it, with what those are
    about, in steps that take its word: by a scheme of testimony, or by none and from evidence alone.
    It counts as interested if, for each work it cites, an author is; so one disinterested work is
    enough. Steps of testimony against interest do not count, nor does what the evidence is about
    where it is used in such steps alone.
    """
    found: Stake | None = None
    for people in witnesses(amap, evidence):
        stakes = [(each, amap.persons[each].stakes) for each in people if each in amap.persons]
        if not any(declared for _, declared in stakes):
            return None
        attested = set(_attested(amap, evidence))
        interested = next(
            (
                Stake(person, min(shared, key=lambda name: name.span.start))
                for person, declared in stakes
                if (shared := [declared[each] for each in attested if each in declared])
            ),
            None,
        )
        if interested is None:
            return None
        found = found or interested
    return found


def grade(amap: ArgMap, inference: Inference) -> Grade:
    """How far a step can carry: its scheme's strength, and the questions that hold it down."""
    scheme = amap.scheme_of(inference)
    if scheme is None:
        return _UNSAID[inference.has_warrant]
    full = Degree.CERTAIN if scheme.strict else scheme.strength
    if not inference.answers and not inference.rivals:
        owed = _owed(scheme)
        return Grade(full, held=owed, strict=scheme.strict and not owed)
    answers: dict[str, Answer] = {}
    for answer in inference.answers:
        answers.setdefault(answer.question, answer)
    held: list[str] = []
    pending: list[Pending] = []
    for question in scheme.questions:
        state, by = _standing(inference, answers.get(question.id), question.id)
        if state == "conceded" or (state == "open" and question.owed):
            held.append(question.id)
        elif state == "met" and question.owed and by:
            pending.append(Pending(question.id, by))
    fails = tuple(answer.by for answer in answers.values() if answer.state == "fails" and answer.by)
    strict = scheme.strict and not held and not fails
    return Grade(full, tuple(held), tuple(pending), fails, strict)


def unanswered(amap: ArgMap, inference: Inference) -> Iterator[Question]:
    """The critical questions that the arguer owes and the map leaves open."""
    scheme = amap.scheme_of(inference)
    for question in scheme.questions if scheme else ():
        if question.owed and _standing(inference, inference.answer(question.id), question.id)[0] == "open":
            yield question


def reports(inference: Inference) -> tuple[str, ...]:
    """The reports that a step by corroboration lays side by side, each once."""
    return tuple(dict.fromkeys(each.id for each in inference.premises if each.role != INDEPENDENCE))


def independent(amap: ArgMap, inference: Inference) -> bool:
    """Whether a step by corroboration has several reports, and no two of them share anything."""
    return len(reports(inference)) > 1 and shared(amap, inference) is None


class Shared(NamedTuple):
    """A `statement`, `origin` or `witness` on which two reports rest, and these two."""

    what: str
    name: str
    one: str
    other: str


def shared(amap: ArgMap, inference: Inference) -> Shared | None:
    """The first thing that two reports of a step by corroboration have in common, or None.

    Two reports share what no line of the one and no line of the other is free of, looking at the
    reports themselves and at what directly supports them. (A line that is free of it would carry
    the report without it; and so more support never costs a report its independence.)
    """
    seen: dict[tuple[str, str], str] = {}
    for id_ in reports(inference):
        marks = _marks(amap, id_)
        found = sorted(mark for mark in marks if mark in seen)
        if found:
            return Shared(*found[0], seen[found[0]], id_)
        seen.update(dict.fromkeys(marks, id_))
    return None


def _lower(degree: Degree, most: Degree, why: str) -> Base:
    return Base(most, why) if degree > most else Base(degree)


def _attested(amap: ArgMap, evidence: Evidence) -> Iterator[str]:
    used = amap.uses.get(evidence.id, ())
    willing = [each for each in used if each.scheme != RELUCTANT]
    if willing or not used:
        yield from evidence.about
    for inference in willing:
        conclusion = amap.statements.get(inference.conclusion)
        taken = amap.rests_on_testimony(inference) or amap.may_report(inference)
        if taken and isinstance(conclusion, Claim):
            yield conclusion.id
            yield from conclusion.about


def _owed(scheme: Scheme) -> tuple[str, ...]:
    return tuple(question.id for question in scheme.questions if question.owed)


def _standing(inference: Inference, answer: Answer | None, question: str) -> tuple[str, tuple[str, ...]]:
    """The state of a question, open where the map does not say, and the statements that meet it."""
    if answer is not None and answer.state != "open":
        return answer.state, (answer.by,) if answer.by else ()
    if question == RIVALS and inference.rivals and all(each.state != "open" for each in inference.rivals):
        return "met", tuple(each.by for each in inference.rivals if each.by)
    return "open", ()


def _marks(amap: ArgMap, id_: str) -> set[tuple[str, str]]:
    """What every line of a report rests on: statements, witnesses and origins."""
    statement = amap.statements[id_]
    lines: list[Sequence[Name]] = [each.linked for each in amap.supports.get(id_, ())]
    if isinstance(statement, Evidence | Premise):
        lines.append(())
    if isinstance(statement, Objection) and statement.grounds:
        lines.append(statement.grounds)
    found = [{mark for each in line for mark in _own_marks(amap, each)} for line in lines]
    shared = set.intersection(*found) if found else set()
    return shared | set(_own_marks(amap, id_))


def _own_marks(amap: ArgMap, id_: str) -> Iterator[tuple[str, str]]:
    yield "statement", id_
    evidence = amap.statements.get(id_)
    if not isinstance(evidence, Evidence):
        return
    works = [amap.works[each.source] for each in evidence.citations if each.source in amap.works]
    for origin in (evidence.origin, *(work.origin for work in works)):
        if origin is not None:
            yield "origin", origin
    for people in witnesses(amap, evidence):
        for person in people:
            yield "witness", person
