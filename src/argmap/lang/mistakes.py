"""What can be wrong with the writing itself: the AM0xx family, its pages and its did-you-mean."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from attrs import frozen

from argmap.diagnostics import Diagnostic, Fix, Label, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.source import Span

_MANY_NAMES = 150
_NEAR_LENGTH = 3
_NEAR_CUTOFF = 0.65


@frozen
class Mistake:
    """A kind of mistake in writing: its code, its name, what it is in a few words, its page in Markdown."""

    code: str
    name: str
    summary: str
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
    "the file is not UTF-8 text, or holds control characters",
    """
## What it looks at

The bytes of the file. They must be UTF-8, the encoding in which nearly every editor saves today, with no
control characters (invisible signs that are no letters); a byte order mark and Windows line ends are fine.

## Why it matters

A file in another encoding shows wrong letters, “Ã©” for “é”, and its quotations then match no source. The
rest of the file is still read, so that the other findings are not lost, but `argmap fmt` will not touch it.

## What to do

Save the file as UTF-8 in your editor (“Save with encoding …”), or take out the sign that the message
points to.
""",
)
SYNTAX = Mistake(
    "AM002",
    "syntax",
    "a record or clause does not have the form that it should",
    """
## What it looks at

The form of a record, which begins at the left margin, or of a clause, indented below it: an id, a colon,
text in double quotes, `=>` before a conclusion. The message says what was expected and what stands there
instead. Only the clause at fault is left out; the rest of its record and of the file is read.

## Why it matters

What cannot be read counts for nothing. A missing colon may cost a claim, and with it every step to it.

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
    "a text opens with a double quote and never closes",
    """
## What it looks at

A text that opens with a double quote and never closes. It is taken to end before the next clause, or else
where its record ends, so one forgotten quote costs one record at most. A double quote that is part of the text is written `\\"`, or “so”.

## Why it matters

Without its end nobody can tell which words belong to the text and which are clauses of the record.

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
    "a line at the left margin begins with no record's name",
    """
## What it looks at

The first word of a line that begins at the left margin. It must be one of map, include, section, term,
person, source, evidence, premise, claim, inference, objection, scheme.

## Why it matters

A record begins where a line begins without a space. A continued sentence or a clause must be
indented, else it is taken for a record of its own.

## Bad

```argmap
claims rain: "It rained."
```

```argmap
claim rain: "It rained."
kind event
```

## Good

```argmap
claim rain: "It rained."
```

```argmap
claim rain: "It rained."
  kind event
```
""",
)
UNKNOWN_CLAUSE = Mistake(
    "AM005",
    "unknown-clause",
    "an indented line begins with no clause's name",
    """
## What it looks at

The first word of an indented line, or of what follows a `;`. It must be the name of a clause, such as
`from`, `kind` or `warrant`; the message offers the nearest one.

## Why it matters

A clause that is not known is left out, and the record then says less than its writer meant.

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
    "a clause stands in a record that has no use for it",
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
    "a clause that is said once only is said twice",
    """
## What it looks at

A clause that can be said only once in a record and is said twice. The first one counts.

## Why it matters

The two may say different things, as in the example below, and a reader cannot know which is meant.

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
    "a clause that takes a few words only is followed by another word",
    """
## What it looks at

Clauses that take one of a few words: `as` a degree (possible, plausible, probable, certain), `kind`,
`extent`, `sort`, `expect`. And `language`, which takes a tag such as `de`, not the name of a language. The
message lists the words or offers the nearest.

## Why it matters

Such words are what the checker reckons with. One that it does not know it has to leave out.

## Bad

```argmap
claim rain: "It rained."
  as likely
```

```argmap
map letters: "The letters of 1922"
  language german
claim praise: "Die Briefe loben sie."
```

## Good

```argmap
claim rain: "It rained."
  as probable
```

```argmap
map letters: "The letters of 1922"
  language de
claim praise: "Die Briefe loben sie."
```
""",
)
BAD_DATE = Mistake(
    "AM009",
    "bad-date",
    "a date is not written in a form that can be compared",
    """
## What it looks at

The dates after `when`, `said` and `year`. They are written as in EDTF (ISO 8601-2), the year first:

| written | means |
|---|---|
| `1924`, `1924-05`, `1924-05-23` | a year, a month, a day |
| `1828~` | about 1828 |
| `1913/1922` | from 1913 to 1922 |
| `../1755` | up to 1755 |
| `0751`, `-0043` | the year 751; the year 44 before Christ |

## Why it matters

Only a date that can be compared tells whether a cause came before its effect, or a letter before the
book that prints it.

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
    "an id is not made of lower-case words joined by hyphens",
    """
## What it looks at

The id of a record: the short name right after its first word, by which other records speak of it. Ids are
lower-case words joined by hyphens; letters and digits of any script.

## Why it matters

With one way of writing them, nobody has to remember whether a claim was `BigRain` or `big_rain`.

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
    "two records bear one id",
    """
## What it looks at

Two records that bear one id. Statements and inferences share their names; terms, persons, sources,
sections and schemes have names of their own, so a person and a claim may share one. The first record
counts.

## Why it matters

A step that rests on `rain` would rest on either of two claims.

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
    "an id is used that no record declares",
    """
## What it looks at

An id that no record declares, in this file or in those it includes. The nearest name is offered.

## Why it matters

Mostly it is a slip of the pen, and the step would lack a premise. What names nothing is left out, and
nothing more is said of the records concerned until it is mended.

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
    "a clause names a record of the wrong kind",
    """
## What it looks at

An id that is declared, but as another kind of record than the clause asks for. An inference ends in a claim
(or supports an objection); `undercuts` names an inference, `rebuts` a claim, `undermines` evidence or a
premise, `answers` an objection.

## Why it matters

Each attack does something else. To undercut is to take away one step and leave its conclusion open; to
rebut is to speak against the conclusion itself; to undermine is to take away the ground it stands on.

## Bad

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
objection sprinkler: "Only one end of the street is wet."
  rebuts wet
```

## Good

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
objection sprinkler: "Only one end of the street is wet."
  undermines wet
```
""",
)
MISSING_INCLUDE = Mistake(
    "AM014",
    "missing-include",
    "an included file cannot be read",
    """
## What it looks at

An `include` whose file cannot be read. The path is relative to the file in which the include stands.

## Why it matters

Everything that the file declares is missing from the map, and what rests on it hangs in the air.

## What to do

Correct the path, or write the file that is meant.
""",
)
INCLUDE_LOOP = Mistake(
    "AM015",
    "include-loop",
    "a file includes itself, at once or by way of others",
    """
## What it looks at

A file that includes itself, by way of others or at once. Each file is read once only.

## Why it matters

Nothing is lost, but the files no longer say which of them is the whole and which a part.

## What to do

Take out the `include` that closes the loop, or move what both files need into a third.
""",
)
STRAY = Mistake(
    "AM016",
    "stray-text",
    "indented text stands before the first record",
    """
## What it looks at

Indented text before the first record. A clause belongs to the record above it, and here there is none.

## Why it matters

Most often a line was moved, or a record begins with a space too many.

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
    "a role or a question that the step's scheme does not have",
    """
## What it looks at

A scheme is a known pattern of argument; it gives its premises roles and asks critical questions
(`argmap explain sign` shows those of one). It fires on a role in brackets, such as `wet(omen)`, or a
`question` that the step's scheme does not have, and on either in a step that names no scheme.

## Why it matters

The role that the scheme does have stays empty, and the question that it asks stays open.

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
    "an objection does not say what it is against",
    """
## What it looks at

An objection with none of `undercuts` (against a step), `rebuts` (against a claim), `undermines` (against
evidence or a premise) and `answers` (against another objection).

## Why it matters

An objection against nothing changes nothing, however good it is.

## Bad

```argmap
objection sprinkler: "Only one end of the street is wet."
```

## Good

```argmap
premise wet: "The street is wet."
  basis "Anyone can see it."
objection sprinkler: "Only one end of the street is wet."
  undermines wet
```
""",
)
WITHIN_LOOP = Mistake(
    "AM019",
    "within-loop",
    "terms or sections lie within one another in a circle",
    """
## What it looks at

Terms or sections that lie within one another in a circle. The first of them is taken to be the
outermost.

## Why it matters

`within` says which of two terms is the narrower; in a circle each would be narrower than itself.

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
