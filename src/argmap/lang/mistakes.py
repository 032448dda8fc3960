"""What can be wrong with the writing itself: the AM0xx family, its pages and its did-you-mean."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from attrs import frozen

from argmap.diagnostics import Diagnostic, Fix, Label, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.source import Span

_MANY_NAMES = 500
_NEAR_LENGTH = 3
_NEAR_CUTOFF = 0.65


@frozen
class Mistake:
    """A kind of mistake in writing: its code, its name and its page in Markdown."""

    code: str
    name: str
    doc: str

    def at(  # noqa: PLR0913 - a diagnostic has that many parts, all by name
        self,
        span: Span,
        message: str,
        *,
        record: str = "",
        here: str = "",
        labels: tuple[Label, ...] = (),
        help: tuple[str, ...] = (),  # noqa: A002 - the word that a reader sees
        fixes: tuple[Fix, ...] = (),
    ) -> Diagnostic:
        """This mistake, found at a place."""
        return Diagnostic(
            self.code,
            self.name,
            Severity.ERROR,
            message,
            span,
            record=record,
            here=here,
            labels=labels,
            help=help,
            fixes=fixes,
        )


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like `word`, or None where none is near; quick also among 100,000 names."""
    candidates = list(names)
    if len(candidates) > _MANY_NAMES:
        candidates = [
            name
            for name in candidates
            if abs(len(name) - len(word)) <= _NEAR_LENGTH and (name[:2] == word[:2] or name[-2:] == word[-2:])
        ][:_MANY_NAMES]
    found = get_close_matches(word.lower(), candidates, n=1, cutoff=_NEAR_CUTOFF)
    return found[0] if found else None


def did_you_mean(word: str, names: Iterable[str]) -> tuple[str, ...]:
    """A help line that names the nearest name, or nothing."""
    near = nearest(word, names)
    return (f"did you mean `{near}`?",) if near else ()


UNREADABLE = Mistake(
    "AM001",
    "unreadable-text",
    """
## What it looks at

The bytes of the file. They must be UTF-8 text without control characters; a byte order mark and
Windows line ends are fine.

## Why it matters

A file in another encoding shows wrong letters, and its quotations then match no source. The rest of
the file is still read, so that the other findings are not lost, but `argmap fmt` will not touch it.

## What to do

Save the file as UTF-8 in your editor, or take the control character out.
""",
)
SYNTAX = Mistake(
    "AM002",
    "syntax",
    """
## What it looks at

The form of a record or a clause: an id, a colon, text in double quotes, `=>` before a conclusion.
The message says what was expected and what stands there instead. Only the clause at fault is left
out; the rest of its record and of the file is read.

## Bad

```argmap
claim rain "It rained."
```

## Good

```argmap
claim rain: "It rained."
```
""",
)
UNCLOSED = Mistake(
    "AM003",
    "unclosed-quote",
    """
## What it looks at

A text that opens with a double quote and never closes. It ends where its record ends, so one
forgotten quote costs one record.

## Bad

```argmap
claim rain: "It rained.
claim wet: "The street is wet."
```

## Good

```argmap
claim rain: "It rained."
claim wet: "The street is wet."
```
""",
)
UNKNOWN_RECORD = Mistake(
    "AM004",
    "unknown-record",
    """
## What it looks at

The first word of a line that begins in column 0. It must be one of map, include, section, term,
person, source, evidence, premise, claim, inference, objection, scheme.

## Why it matters

A record begins where a line begins without a space. A continued sentence or a clause must be
indented, else it is taken for a record of its own.

## Bad

```argmap
claims rain: "It rained."
```

## Good

```argmap
claim rain: "It rained."
```
""",
)
UNKNOWN_CLAUSE = Mistake(
    "AM005",
    "unknown-clause",
    """
## What it looks at

The first word of an indented line, or after `;`. It must be the name of a clause.

## Bad

```argmap
claim rain: "It rained."
  sort-of event
```

## Good

```argmap
claim rain: "It rained."
  kind event
```
""",
)
MISPLACED = Mistake(
    "AM006",
    "misplaced-clause",
    """
## What it looks at

A clause in a record that has no use for it, such as `quote` in a claim.

## Why it matters

What is said there would count for nothing. Often the record should be of another kind: what a source
says is evidence, what follows from it is a claim.

## Bad

```argmap
claim rain: "It rained."
  quote "rain all day"
```

## Good

```argmap
source diary: "A. Smith, Diary"
evidence rain: "The diary says that it rained."
  from diary p. 3
  quote "rain all day"
```
""",
)
REPEATED = Mistake(
    "AM007",
    "repeated-clause",
    """
## What it looks at

A clause that can be said once only and is said twice in one record. The first one counts.

## Bad

```argmap
claim rain: "It rained."
  as certain
  as possible
```

## Good

```argmap
claim rain: "It rained."
  as certain
```
""",
)
UNKNOWN_WORD = Mistake(
    "AM008",
    "unknown-word",
    """
## What it looks at

A clause that knows only a few words and is followed by another: degrees (possible, plausible,
probable, certain), kinds, extents, sorts, verdicts.

## Bad

```argmap
claim rain: "It rained."
  as likely
```

## Good

```argmap
claim rain: "It rained."
  as probable
```
""",
)
BAD_DATE = Mistake(
    "AM009",
    "bad-date",
    """
## What it looks at

The dates after `when`, `said` and `year`. They are written in EDTF (ISO 8601-2): 1924, 1924-05,
1924-05-23, 1828~ for "about", 1913/1922 for "from, to", ../1755 for "up to", 0751 and -0043 for early
years.

## Why it matters

Only a date that can be compared tells whether a cause came before its effect.

## Bad

```argmap
claim rain: "It rained."
  when May 1924
```

## Good

```argmap
claim rain: "It rained."
  when 1924-05
```
""",
)
BAD_ID = Mistake(
    "AM010",
    "bad-id",
    """
## What it looks at

The id of a record. Ids are lower-case words joined by hyphens; letters and digits of any script.

## Bad

```argmap
claim Big_Rain: "It rained."
```

## Good

```argmap
claim big-rain: "It rained."
```
""",
)
DUPLICATE = Mistake(
    "AM011",
    "duplicate-id",
    """
## What it looks at

Two records that bear one id. Statements and inferences share their names; terms, persons, sources,
sections and schemes have names of their own. The first record counts.

## Bad

```argmap
claim rain: "It rained."
claim rain: "It rained hard."
```

## Good

```argmap
claim rain: "It rained."
claim hard-rain: "It rained hard."
```
""",
)
UNDEFINED = Mistake(
    "AM012",
    "undefined-id",
    """
## What it looks at

An id that no record declares, in this file or in those it includes. The nearest name is offered.

## Bad

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
claim rain: "It rained."
inference wett => rain
```

## Good

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
claim rain: "It rained."
inference wet => rain
  warrant "Nothing else wets the whole street."
```
""",
)
WRONG_TARGET = Mistake(
    "AM013",
    "wrong-target",
    """
## What it looks at

A reference to a record of another kind than the clause asks for. An inference ends in a claim (or
supports an objection); `undercuts` names an inference, `rebuts` a claim, `undermines` evidence or a
premise, `answers` an objection.

## Why it matters

Each attack does something else: an undercut leaves the conclusion open and takes one step away from
it, a rebuttal speaks against the conclusion itself, an underminer takes the ground away.

## Bad

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
objection sprinkler: "A sprinkler had been running."
  rebuts wet
```

## Good

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
objection sprinkler: "A sprinkler had been running."
  undermines wet
```
""",
)
MISSING_INCLUDE = Mistake(
    "AM014",
    "missing-include",
    """
## What it looks at

An `include` whose file cannot be read. The path is relative to the file in which the include stands.

## What to do

Correct the path, or write the file that is meant.
""",
)
INCLUDE_LOOP = Mistake(
    "AM015",
    "include-loop",
    """
## What it looks at

A file that includes itself, by way of others or at once. Each file is read once; take the include that
closes the loop out.
""",
)
STRAY = Mistake(
    "AM016",
    "stray-text",
    """
## What it looks at

Indented text before the first record. A clause needs a record above it.

## Bad

```argmap
  as certain
claim rain: "It rained."
```

## Good

```argmap
claim rain: "It rained."
  as certain
```
""",
)
NOT_IN_SCHEME = Mistake(
    "AM017",
    "not-in-scheme",
    """
## What it looks at

A role or a critical question that the step's scheme does not have, or one in a step that names no
scheme.

## Bad

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
claim rain: "It rained."
inference wet(omen) => rain
  scheme sign
```

## Good

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
claim rain: "It rained."
inference wet(sign) => rain
  scheme sign
```
""",
)
NO_TARGET = Mistake(
    "AM018",
    "no-target",
    """
## What it looks at

An objection that does not say what it is against.

## Bad

```argmap
objection sprinkler: "A sprinkler had been running."
```

## Good

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
objection sprinkler: "A sprinkler had been running."
  undermines wet
```
""",
)
WITHIN_LOOP = Mistake(
    "AM019",
    "within-loop",
    """
## What it looks at

Terms or sections that lie within one another in a circle. The first of them is taken to be the
outermost.

## Bad

```argmap
term party: "the Party"
  within congress
term congress: "the Congress"
  within party
```

## Good

```argmap
term party: "the Party"
term congress: "the Congress"
  within party
```
""",
)

MISTAKES = (
    UNREADABLE,
    SYNTAX,
    UNCLOSED,
    UNKNOWN_RECORD,
    UNKNOWN_CLAUSE,
    MISPLACED,
    REPEATED,
    UNKNOWN_WORD,
    BAD_DATE,
    BAD_ID,
    DUPLICATE,
    UNDEFINED,
    WRONG_TARGET,
    MISSING_INCLUDE,
    INCLUDE_LOOP,
    STRAY,
    NOT_IN_SCHEME,
    NO_TARGET,
    WITHIN_LOOP,
)
