"""Mends in the language itself: the lines that give support, license a step or answer what attacks."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from argmap.evaluate.drafting import GAP, Draft
from argmap.evaluate.givens import RIVALS, base, stake
from argmap.lang.format import WIDTH
from argmap.model import Claim, Degree, Evidence, Objection, Premise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgMap, Inference, Record, Statement

_ATTACKS = ("undercuts", "rebuts", "undermines", "answers")


def supported(draft: Draft, id_: str, wanted: Degree) -> None:
    """Lines that support a statement, as far as `reach` says.

    What only lacks its source or its basis is given that; anything else a step from something new.
    No step without strictness is certain, so what is to be certain follows strictly from evidence.
    """
    statement = draft.amap.statements[id_]
    if lifted(draft.amap, statement) is not None:
        _cite(draft, statement)
        return
    place = _last_support(draft.amap, statement)
    words = _speaking_of(mark.span.text for mark in statement.text.marks)
    reason = draft.name(f"reason-for-{id_}")
    step = _inference(reason, id_)
    if wanted < Degree.CERTAIN:
        draft.append(place, f"{_premise(reason)}\n{step}\n  {_wrapped(f'warrant {words}')}")
        return
    premise = _wrapped(f"premise {reason}: {words}", 0)
    draft.append(place, f'{premise}\n  basis "{GAP}"\n  as certain\n{step}\n  scheme deduction')


def reach(amap: ArgMap, id_: str, wanted: Degree) -> Degree:
    """How strong the support is that `supported` gives: `wanted`, or as much as a clause can lift."""
    degree = lifted(amap, amap.statements[id_])
    return max(wanted, Degree.PROBABLE) if degree is None else degree


def lifted(amap: ArgMap, statement: Statement) -> Degree | None:
    """How strongly a statement would stand by itself with the clause that it lacks; None where it lacks none."""
    full = statement.degree or Degree.CERTAIN
    if isinstance(statement, Objection):
        return None if statement.grounds or statement.citations else full
    match base(amap, statement).lowered:
        case "bare":
            return statement.degree or Degree.PROBABLE
        case "uncited":
            assert isinstance(statement, Evidence)  # noqa: S101 - nothing else is uncited
            return min(full, Degree.PLAUSIBLE) if stake(amap, statement) else full
        case "interested" if getattr(statement, "witness", None) is None:
            return full
        case _:
            return None


def stands_alone(statement: Statement) -> bool:
    """Whether a statement is one that no step may lead to."""
    return isinstance(statement, Evidence | Premise)


def licensed(draft: Draft, id_: str, questions: tuple[str, ...]) -> None:
    """Clauses that answer these questions of a step, or a warrant for one that follows no scheme."""
    step = draft.amap.inferences[id_]
    if step.scheme is None:
        warranted(draft, step)
    for question in questions:
        answered(draft, step, question)


def warranted(draft: Draft, step: Inference, words: tuple[str, ...] = ()) -> None:
    """A warrant for a step that has none in words; `words` are those that it is to speak of."""
    text = _speaking_of(words)
    if step.warrant is None:
        draft.add(step, _wrapped(f"warrant {text}"), ("scheme",))
    else:
        draft.replace(step, step.warrant.span, f"{step.warrant.span.text[:-1]} {text[1:]}")


def answered(draft: Draft, step: Inference, question: str) -> None:
    """An answer to a critical question, by a new premise; to the one for rivals, one for each that is left."""
    answer = step.answer(question)
    if question == RIVALS and step.rivals and (answer is None or answer.state == "open"):
        for rival in step.rivals:
            if rival.state != "waived":
                new = _granted(draft, step, question)
                end = rival.by.span.end if rival.by else rival.state.span.end
                place = rival.state.span._replace(end=end)
                draft.replace(step, place, f"excluded by {new}")
        return
    new = _granted(draft, step, question)
    if answer is None:
        draft.add(step, f"question {question}: met by {new}", ("scheme", "warrant", "question"))
        return
    ends = [part.span.end for part in (answer.state, answer.by, answer.why) if part is not None]
    draft.replace(step, answer.state.span._replace(end=max(ends)), f"met by {new}")


def filled(draft: Draft, step: Inference, role: str) -> None:
    """A new premise in a role of the step's scheme."""
    new = _granted(draft, step, role)
    last = step.premises[-1]
    end = (last.role or last.id).span.end + (last.role is not None)
    place = last.id.span._replace(start=end, end=end)
    draft.replace(step, place, f" + {new}({role})")


def opposed(draft: Draft, id_: str) -> None:
    """A new objection to what attacks, sure enough to take anything away."""
    attacker = draft.amap.statements[id_]
    source = draft.name(f"source-against-{id_}")
    answer = draft.name(f"answer-to-{id_}")
    how = _how(attacker)
    draft.append(
        _last_support(draft.amap, attacker),
        f'\n{_source(source)}\n\nobjection {answer}: "{GAP}"\n  {how} {id_}\n  from {source} p. {GAP}',
    )


def asserted_less(draft: Draft, id_: str, degree: Degree) -> None:
    """A lower degree after `as`."""
    statement = draft.amap.statements[id_]
    assert statement.asserted is not None  # noqa: S101 - else nothing is asked that could be less
    draft.replace(statement, statement.asserted.span, str(degree))


def granted(draft: Draft, premise: Premise) -> None:
    """A basis for a premise that has none."""
    draft.add(premise, f'basis "{GAP}"')


def taken_as_given(draft: Draft, claim: Claim) -> None:
    """A claim made into a premise with a basis."""
    keyword = claim.span._replace(end=claim.span.start + len("claim"))
    draft.replace(claim, keyword, "premise")
    draft.add(claim, f'basis "{GAP}"')


def cited(draft: Draft, statement: Statement, source: str | None = None) -> None:
    """A place in a source for a statement that names none: in a new one, where no id is given."""
    new = draft.name(f"source-for-{statement.id}") if source is None else source
    draft.add(statement, f"from {new} p. {GAP}", (*_ATTACKS, "from"))
    if source is None:
        draft.append(statement, _source(new))


def _cite(draft: Draft, statement: Statement) -> None:
    if isinstance(statement, Premise):
        granted(draft, statement)
    else:
        cited(draft, statement)


def _granted(draft: Draft, step: Inference, what: str) -> str:
    """A new premise with a basis, after a step; its id."""
    new = draft.name(f"{what}-for-{step.conclusion}")
    draft.append(step, _premise(new))
    return new


def _how(attacker: Statement) -> str:
    if isinstance(attacker, Objection):
        return "answers"
    return "rebuts" if isinstance(attacker, Claim) else "undermines"


def _last_support(amap: ArgMap, statement: Statement) -> Record:
    """The last of the steps that stand right beneath a statement and lead to it, or the statement itself."""
    last: Record = statement
    for step in amap.supports.get(statement.id, ()):
        between = last.span.source.between(last.span.end, step.span.source, step.span.start)
        if between is None or any(line.strip() and not line[0].isspace() for line in between.split("\n")[1:]):
            break
        last = step
    return last


def _speaking_of(words: Iterable[str]) -> str:
    """A text with gaps around some words, each once and without its brackets if it is marked."""
    plain = dict.fromkeys(" ".join(word.strip("[]").split()) for word in words)
    return f'"{" ".join((GAP, *(part for word in plain for part in (word, GAP))))}"'


def _wrapped(line: str, indent: int = 2) -> str:
    """A clause or a head as the canonical form breaks it into lines, less the indent of the first."""
    lines = wrap(line, WIDTH - indent, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    return f"\n{' ' * indent}".join(lines)


def _premise(id_: str) -> str:
    return f'premise {id_}: "{GAP}"\n  basis "{GAP}"'


def _source(id_: str) -> str:
    return f'source {id_}: "{GAP}"'


def _inference(premise: str, end: str) -> str:
    head = f"inference {premise} => {end}"
    return head if len(head) <= WIDTH else f"inference {premise}\n    => {end}"
