"""AM204 changed-kind: a step passes from one kind of thing to another, and nothing says why it may.

## What it looks at

The `kind` of a step's premises and of its conclusion, in steps without a warrant. No step leads of itself

* from an event to an attitude, a motive, a cause or an evaluation;
* from a state or an attitude to a cause or an evaluation;
* from a fact, an event, a state or a cause to a norm, that is, to what ought to be.

It fires where a premise and the conclusion are such a pair. A premise beside it that leads across is enough
to keep it silent: one of the conclusion's own kind or of one close to it, as a motive is to an attitude and a
norm to an evaluation, or one in a role such as `value` or `goal`. In a step by a scheme that reasons from a
sample or puts parts together, only the premise that is the sample, or the part, is looked at. Left alone are
steps by `deduction` and steps that pass on what a source says.

## Why it matters

What people did is seen; what they thought, why they did it and whether it was right is not. That delegates
kept a man in his post is in the minutes, that they esteemed him is not. It may well be inferred, but the
inference needs a reason, and it is the reason that can be examined.

## Bad

```argmap
premise kept: "The delegates kept him in his post."
  basis "The minutes say so."
  kind event
claim esteem: "The delegates esteemed him."
  kind attitude
inference kept => esteem
```

Nor does a fact say by itself what ought to be done:

```argmap
premise cost: "The bridge costs twice what the ferry costs."
  basis "Both are in the council's accounts."
  kind fact
claim stop: "The bridge should not be built."
  kind norm
inference cost => stop
```

## Good

```argmap
premise kept: "The delegates kept him in his post."
  basis "The minutes say so."
  kind event
claim esteem: "The delegates esteemed him."
  kind attitude
inference kept => esteem
  warrant "Delegates keep in office only those whom they esteem."
```

## When to ignore it

Where a `kind` was chosen loosely and the step does not turn on it; better then to change the `kind`.

## Literature

D. Hume, A Treatise of Human Nature (1739-40), 3.1.1, on the passage from "is" to "ought". S. Toulmin, The
Uses of Argument (1958), chapter 3: what a warrant is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import ArgMap, Inference, Name, Support

_LEAPS = {
    "event": ("attitude", "motive", "cause", "evaluation", "norm"),
    "fact": ("norm",),
    "state": ("cause", "evaluation", "norm"),
    "attitude": ("cause", "evaluation"),
    "cause": ("norm",),
}
"""From which kind to which others no step leads by itself."""

_CLOSE = {"attitude": ("motive",), "motive": ("attitude",), "evaluation": ("norm",), "norm": ("evaluation",)}
"""Kinds so close to one another that a premise of the one makes a way to the other."""

_BRIDGES = ("value", "goal", "bad", "known", "earlier")
"""Roles of the shipped schemes in which a premise is already of the kind that is concluded."""


def find(case: Case) -> Iterator[Finding]:
    """One finding for each step that changes the kind."""
    amap = case.amap
    for inference in amap.inferences.values():
        kind = amap.statements[inference.conclusion].kind
        if kind is None or inference.licensed or amap.rests_on_testimony(inference):
            continue
        scheme = amap.scheme_of(inference)
        if scheme is not None and scheme.strict:
            continue
        leap = _leap(amap, inference, kind)
        if leap is not None:
            yield _changed(amap, inference, leap, kind)


def _leap(amap: ArgMap, inference: Inference, kind: str) -> Name | None:
    """The first premise from which no step leads to that kind, unless another one does."""
    near = (kind, *_CLOSE.get(kind, ()))
    found: Name | None = None
    for support in _looked_at(amap, inference):
        own = amap.statements[support.id].kind
        if own in near or support.role in _BRIDGES:
            return None
        if own is None:
            continue
        if found is None and kind in _LEAPS.get(own, ()):
            found = support.id
    return found


def _looked_at(amap: ArgMap, inference: Inference) -> tuple[Support, ...]:
    """The premises whose kind matters: all, or where a scheme samples those that are the sample."""
    scheme = amap.scheme_of(inference)
    if scheme is None or scheme.sort != "sampling" or not scheme.roles:
        return inference.premises
    return tuple(each for each in inference.premises if each.role == scheme.roles[0].id) or inference.premises


def _changed(amap: ArgMap, inference: Inference, premise: Name, kind: Name) -> Finding:
    own = amap.statements[premise].kind
    return Finding(
        premise.span,
        f"nothing says how `{premise}`, {_a(own)}, supports `{inference.conclusion}`, {_a(kind)}",
        inference.id,
        here=f"{_a(own)}, offered for {_a(kind)} with no warrant",
        help=(
            f'say how one tells {_a(kind)} from {_a(own)}:  warrant "…"',
            f"or claim no more than {_a(own)}:  kind {own}",
        ),
    )


def _a(kind: str | None) -> str:
    return f"an {kind}" if str(kind)[0] in "aeiou" else f"a {kind}"


RULE = Rule("AM204", "changed-kind", Severity.WARNING, find, near=True)
