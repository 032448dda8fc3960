"""Plain words for what an evaluation knows of one record: a statement, a step or an attacker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.evaluate.givens import CORROBORATION, base, independent, reports, stake
from argmap.evaluate.lines import attackers, lines
from argmap.model import Claim, Degree, Evidence, Inference, Objection, Premise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.evaluate.lines import Attacker
    from argmap.evaluate.reading import Reading
    from argmap.model import ArgMap

_NAMED = 5
"""How many ids of a list are named."""

_NOUNS = {Claim: "claim", Evidence: "evidence", Premise: "premise", Objection: "objection"}

_BASES = {
    (Evidence, ""): "it is evidence that names its source",
    (Evidence, "uncited"): "it is evidence that names no source, which is possible at most",
    (Premise, ""): "it is taken as given",
    (Premise, "bare"): "it is taken as given, with neither a source nor a basis, which is possible at most",
}


def words_of(amap: ArgMap, id_: str) -> str:
    """The words of a statement, or of a step's warrant, in quotation marks; empty where there are none."""
    record = amap[id_]
    words = record.warrant if isinstance(record, Inference) else record.text
    return f"“{words}”" if words else ""


def named(amap: ArgMap, id_: str) -> str:
    """What a statement is, and its id."""
    return f"{_NOUNS[type(amap.statements[id_])]} `{id_}`"


def listed(ids: Sequence[str]) -> str:
    """Some ids in a row, the first few if they are many."""
    shown = [f"`{each}`" for each in ids[:_NAMED]]
    if len(ids) > _NAMED:
        return f"{', '.join(shown)} and {len(ids) - _NAMED:,} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown)


def standing(least: Degree, most: Degree) -> str:
    """Where something stands, as a verb."""
    if least == most:
        return f"stands as {most}" if most else "does not stand"
    return f"stands as {most} or {f'as {least}' if least else 'not at all'}, which is undecided"


def by_itself(amap: ArgMap, id_: str) -> str:
    """Why a statement stands without any step to it; empty for one that does not."""
    statement = amap.statements[id_]
    given = base(amap, statement)
    if isinstance(statement, Evidence) and given.lowered == "interested":
        interest = stake(amap, statement)
        assert interest is not None  # noqa: S101 - it is what lowered the base
        return (
            f"it is the word of `{interest.person}`, who has a stake in `{interest.what}`, "
            "which is plausible at most"
        )
    return _BASES.get((type(statement), given.lowered), "")


def limit(reading: Reading, id_: str, degree: Degree) -> str:
    """What keeps a step from carrying more than it does."""
    step = reading.amap.inferences[id_]
    questions = reading.capped_by(id_)
    if degree == Degree.CERTAIN:
        return ""
    if questions and degree == Degree.POSSIBLE:
        return f", and no further while {_waiting(reading, id_, questions)}"
    if degree < reading.strength(id_):
        return _weakest(reading.amap, step)
    if step.scheme:
        return ", as far as that scheme goes"
    without = "a warrant and no scheme" if step.has_warrant else "neither scheme nor warrant"
    return f", as far as a step goes with {without}"


def attack(reading: Reading, attacker: Attacker) -> str:
    """Who attacks what, as a clause."""
    amap, by = reading.amap, attacker.by
    match attacker.how:
        case "strict":
            end = amap.inferences[by].conclusion
            return f"step `{by}` leads from it strictly to `{end}`, so what is against `{end}` is against it"
        case "fails":
            step = amap.inferences[attacker.target]
            question = next(each.question for each in step.answers if each.by == by and each.state == "fails")
            return f"by {named(amap, by)}, the question `{question}` of `{attacker.target}` fails"
        case "undercuts":
            return f"{named(amap, by)} undercuts `{attacker.target}`"
        case how:
            return f"{named(amap, by)} {how} it"


def fallen(reading: Reading, attacker: Attacker) -> str:
    """Why an attacker does not stand."""
    if attacker.how == "strict":
        return "nothing that is against it stands"
    if not attacker.free:
        statement = reading.amap.statements[attacker.by]
        bare = isinstance(statement, Objection) and not lines(reading, attacker.by)
        return "it gives no grounds, so it cannot bite" if bare else "nothing supports it"
    steps = [line.step for line in lines(reading, attacker.by) if line.step is not None]
    beaten = [each for id_ in (attacker.by, *steps) for each in attackers(reading, id_) if each.lo]
    beaten.sort(key=lambda each: each.by == attacker.target)  # something else tells a reader more
    if beaten:
        return f"it does not stand itself: {attack(reading, beaten[0])}"
    return "what it rests on does not stand"


def _weakest(amap: ArgMap, step: Inference) -> str:
    """How what a step rests on sets its limit."""
    told = reports(step)
    if step.scheme != CORROBORATION or len(told) == 1:
        return ", as far as the weakest of its premises goes" if len(step.linked) > 1 else ""
    if independent(amap, step):
        return f", one degree above the weaker of {listed(told)}, because they are independent"
    return f", no further than the weaker of {listed(told)}, because they are not independent"


def _waiting(reading: Reading, id_: str, questions: Sequence[str]) -> str:
    """What a step waits for, by its questions that hold it down."""
    step = reading.amap.inferences[id_]
    pending = dict(reading.program.grades[id_].pending)
    conceded = [
        each.question for each in step.answers if each.state == "conceded" and each.question in questions
    ]
    open_ = [each for each in questions if each not in pending and each not in conceded]
    said = [_questions(each, how) for each, how in ((open_, "open"), (conceded, "conceded")) if each]
    said += [
        f"{listed(pending[each])}, which should answer `{each}`, {'is' if len(pending[each]) == 1 else 'are'} not sustained"
        for each in questions
        if each in pending
    ]
    return " and ".join(said)


def _questions(ids: Sequence[str], how: str) -> str:
    return f"its {'questions' if ids[1:] else 'question'} {listed(ids)} {'are' if ids[1:] else 'is'} {how}"
