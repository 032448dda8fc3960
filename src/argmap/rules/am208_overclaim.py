"""AM208 overclaim: a claim is asserted more strongly than its support carries.

## What it looks at

How strongly a claim is asserted (`as certain`, `probable`, `plausible` or `possible`), and how strongly it
stands once its lines of support and all objections are weighed. It fires where it stands, but less strongly
than it is asserted, and not because of objections alone. The weakest link of its best line of support is
named. Where the claim would reach its degree if only the claims beneath it reached theirs, it is a note,
since mending those mends this.

## Why it matters

A chain carries as much as its weakest link. “They certainly esteemed him” promises more than a vote and a
rule of thumb about voters can give.

## Bad

```argmap
premise vote: "Every delegate voted to keep him."
  basis "The minutes say so."
claim esteem: "The delegates esteemed him."
  as certain
inference vote => esteem
  warrant "Delegates keep in office only those whom they esteem."
```

## Good

```argmap
premise vote: "Every delegate voted to keep him."
  basis "The minutes say so."
claim esteem: "The delegates esteemed him."
  as probable
inference vote => esteem
  warrant "Delegates keep in office only those whom they esteem."
```

## When to ignore it

Where the map reports somebody else's assertion, and the gap between it and its support is the point. Say so
rather with `expect overclaimed`: then the map is tested for it.

## Literature

J. Pollock, "Defeasible reasoning and degrees of justification", Argument and Computation 1 (2010): the
weakest link principle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostics import Edit, Fix, Label, Severity
from argmap.evaluate.givens import base
from argmap.model import Degree, Inference, Statement, Verdict
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from argmap.case import Case
    from argmap.model import Name


class _Link(NamedTuple):
    """The part of a line of support that carries least: a step, or a statement that nothing supports."""

    record: Inference | Statement
    degree: Degree


def find(case: Case) -> Iterator[Finding]:
    """One finding for each claim that is asserted more strongly than it stands."""
    reading = case.evaluation.with_objections
    over = {
        claim.id: claim.asserted
        for claim in case.amap.claims
        if claim.asserted and reading.verdict(claim.id) is Verdict.OVERCLAIMED
    }
    links: dict[str, _Link] = {}
    for id_, asserted in over.items():
        if not reading.lo[id_]:
            yield _even_unopposed(case, id_, asserted)
            continue
        link = _weakest(case, id_, links)
        yield _overclaimed(case, id_, asserted, link, inherited=_inherited(case, id_, over))


def _even_unopposed(case: Case, claim: Name, asserted: Name) -> Finding:
    """A claim that would fall short even if what is in dispute beneath it were settled in its favour."""
    free = case.evaluation.with_objections.free[claim]
    return Finding(
        asserted.span,
        f"`{claim}` is asserted as {asserted}; its support would make it no more than {free}, and rests on what "
        "is in dispute",
        claim,
        here=f"{free} at most, and nothing while that is open",
        help=(
            f"assert no more than the support could carry:  as {free}",
            "or support it by what nobody disputes:  inference … => " + claim,
        ),
    )


def _weakest(case: Case, id_: str, known: dict[str, _Link]) -> _Link:
    """The weakest link of the best line of a statement; what is found on the way is remembered."""
    seen = {id_: None}
    waiting = [id_]
    link: _Link | None = None
    while waiting and link is None:
        link, further = _next(case, waiting.pop(), known)
        for each in further:
            if each not in seen:
                seen[each] = None
                waiting.append(each)
    if link is None:  # a circle that carries itself: no map gives one
        link = _Link(case.amap.statements[id_], case.evaluation.with_objections.lo[id_])
    known.update(dict.fromkeys(seen, link))
    return link


def _next(case: Case, id_: str, known: Mapping[str, _Link]) -> tuple[_Link | None, list[str]]:
    """The weakest link, if it is this statement or a step to it; else the premises to look beneath."""
    if id_ in known:
        return known[id_], []
    reading = case.evaluation.with_objections
    steps = [each for each in case.amap.supports.get(id_, ()) if reading.carried(each.id) >= reading.lo[id_]]
    if not steps:
        return _Link(case.amap.statements[id_], reading.lo[id_]), []
    further: list[str] = []
    for step in steps:
        least = min(step.linked, key=lambda premise: reading.lo[premise])
        if reading.strength(step.id) <= reading.lo[least]:
            return _Link(step, reading.strength(step.id)), []
        further.append(least)
    return None, further


def _inherited(case: Case, claim: str, over: Container[str]) -> bool:
    """Whether a claim would stand as asserted, if the claims beneath it that do not did."""
    reading = case.evaluation.with_objections
    return any(
        any(premise in over for premise in step.linked)
        and all(
            degree >= reading.demanded[claim]
            for degree in (
                reading.strength(step.id),
                *((reading.demanded if premise in over else reading.lo)[premise] for premise in step.linked),
            )
        )
        for step in case.amap.supports.get(claim, ())
    )


def _overclaimed(case: Case, claim: Name, asserted: Name, link: _Link, *, inherited: bool) -> Finding:
    degree = case.evaluation.with_objections.lo[claim]
    return Finding(
        asserted.span,
        f"`{claim}` is asserted as {asserted}, and its support makes it no more than {degree}",
        claim,
        here=f"{degree}, as far as its support goes",
        labels=(_shown(case, link),),
        help=(f"assert no more than the support carries:  as {degree}", _remedy(case, link)),
        note="it is the claims beneath it that fall short; once they are mended, so is this"
        if inherited
        else "",
        severity=Severity.NOTE if inherited else None,
        fixes=_weakened(case, claim, asserted, degree),
    )


def _weakened(case: Case, claim: Name, asserted: Name, degree: Degree) -> tuple[Fix, ...]:
    """The claim asserted as its support carries it; not where the map itself expects the gap."""
    if case.amap.statements[claim].expect == str(Verdict.OVERCLAIMED):
        return ()
    return (Fix(f"write `as {degree}`", (Edit(asserted.span, str(degree)),)),)


def _shown(case: Case, link: _Link) -> Label:
    record = link.record
    if isinstance(record, Inference):
        return Label(record.place, f"the weakest link: {_limit(case, record)} {link.degree}")
    why = _LOWERED[base(case.amap, record).lowered]
    return Label(record.id.span, f"the weakest link: {link.degree}{why}")


def _limit(case: Case, step: Inference) -> str:
    open_ = case.evaluation.with_objections.capped_by(step.id)
    if open_:
        return f"while `{open_[0]}` is not answered, this step carries no more than"
    if step.scheme:
        return f"the scheme {step.scheme} carries no more than"
    return (
        "with a warrant and no scheme, a step carries"
        if step.has_warrant
        else "with no warrant, a step carries"
    )


def _remedy(case: Case, link: _Link) -> str:
    record = link.record
    if not isinstance(record, Inference):
        return f"or find better support than `{record.id}`, or more for it"
    open_ = case.evaluation.with_objections.capped_by(record.id)
    if open_:
        others = f", and likewise {', '.join(f'`{each}`' for each in open_[1:])}" if open_[1:] else ""
        return f"or answer what the step still owes:  question {open_[0]}: met by …{others}"
    if not record.scheme and not record.has_warrant:
        return 'or say what licenses the step:  warrant "…"'
    return f"or support `{record.conclusion}` by a stronger kind of step"


_LOWERED = {
    "": "",
    "uncited": ", since it names no source",
    "interested": ", since its witness has a stake in it",
    "bare": ", since nothing is said why it may be granted",
}
"""Why a statement starts lower than it is asserted, by what `base` calls it."""


RULE = Rule("AM208", "overclaim", Severity.WARNING, find)
