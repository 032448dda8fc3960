"""AM901 unused-ignore: an `ignore` silences nothing.

## What it looks at

An `ignore` clause whose rule finds nothing in that record, or that names a rule which does not exist. Where
the text of a source cannot be read, an `ignore AM302` or `ignore AM303` in evidence from it is left alone.

## Why it matters

An `ignore` says that somebody looked at a finding and decided. When the finding is gone, the clause would
hide the next one of its kind, at which nobody has looked.

## Bad

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
  ignore AM101 "It is plain."
```

## Good

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
```

## When to ignore it

While a map is being rewritten and the finding will be back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Applicability, Edit, Fix, Severity
from argmap.lang.mistakes import nearest
from argmap.model import Evidence
from argmap.rule import Finding, Summary
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import Ignore
    from argmap.rule import Round


def find(case: Case, found: Round) -> Iterator[Finding]:
    """One finding for each ignore that silenced nothing."""
    for record, ignore in found.unused:
        if ignore.code in _OF_TEXTS and _unread(case, record):
            continue
        if ignore.code in found.known:
            yield Finding(
                ignore.code.span,
                f"`{ignore.code}` finds nothing in `{record}`, so there is nothing to ignore",
                record,
                help=(
                    "take the `ignore` out",
                    "or, if it was meant for another rule or record, move it there",
                ),
                fixes=(Fix("take the `ignore` out", (_out(ignore),), Applicability.SAFE),),
            )
        else:
            near = _meant(ignore.code, found.known)
            yield Finding(
                ignore.code.span,
                f"no rule is called `{ignore.code}`",
                record,
                help=(
                    f"did you mean `{near}`?" if near else "argmap explain  lists the rules",
                    "or take the `ignore` out",
                ),
                fixes=(Fix(f"write `{near}`", (Edit(ignore.code.span, near),)),) if near else (),
            )


_OF_TEXTS = frozenset(("AM302", "quote-not-found", "AM303", "stitched-quote"))
"""Rules that look into the texts, by code and name."""


def _unread(case: Case, record: str) -> bool:
    """Whether evidence quotes from a text that is not at hand: nobody knows what would be found in it."""
    evidence = case.amap.statements.get(record)
    return isinstance(evidence, Evidence) and not case.texts.due(evidence).whole


def _meant(word: str, known: frozenset[str]) -> str | None:
    """The name that a word is most like, or the code it is but for letters that look like digits.

    All codes are like one another, so that none is guessed.
    """
    code = word.upper().translate(_DIGITS)
    return code if code in known else nearest(word, (name for name in sorted(known) if name.islower()))


def _out(ignore: Ignore) -> Edit:
    """The clause taken out: with its lines, if it has them for itself, else with its semicolon."""
    source, text = ignore.code.source, ignore.code.source.text
    start = text.rindex("ignore", 0, ignore.code.start)
    end = (ignore.reason or ignore.code).span.end
    line = text.rfind("\n", 0, start) + 1
    newline = text.find("\n", end)
    until = len(text) if newline < 0 else newline
    before, after = text[line:start], text[end:until]
    if not before.strip(" \t;") and not after.strip(" \t;"):
        return Edit(Span(source, line - 1, until), "")
    if after.lstrip().startswith(";"):
        further = after.lstrip()[1:].lstrip()
        return Edit(Span(source, start, until - len(further)), "")
    if before.rstrip().endswith(";"):
        return Edit(Span(source, line + len(before.rstrip()[:-1].rstrip()), end), "")
    return Edit(Span(source, start, end), "")


_DIGITS = str.maketrans("OIL", "011")

RULE = Summary("AM901", "unused-ignore", Severity.WARNING, find)
