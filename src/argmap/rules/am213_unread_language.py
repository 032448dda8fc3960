"""AM213 unread-language: some rules say nothing, for want of lists of words in the map's language.

## What it looks at

The `language` of the `map` record. A few rules read single words, and go by lists that argmap has for
some languages only: words of reserve (AM207), words that assure (AM211), negations that an ellipsis left
out (AM303), and the words without content of their own that AM201 leaves aside. In any other language
these rules are silent. Where argmap cannot bring the forms of a word together either ("word", "words"), a
term is found only in the very forms in which it is declared.

Nothing is said of a map that has neither a step nor a quotation, for then nothing goes unread. Everything
else that is checked does not depend on the language.

## Why it matters

Silence looks like praise. Whoever maps a Swedish treatise and sees no word about lost reserves should know
that nobody looked for any.

## Bad

```argmap
map harvest: "Varför skörden slog fel"
  language sv
premise frost: "Det var frost i augusti."
  basis "Väderstationens dagbok."
claim failed: "Skörden slog fel."
inference frost => failed
  warrant "Frost i augusti förstör säden."
```

## Good

```argmap
map harvest: "Warum die Ernte ausfiel"
  language de-AT
premise frost: "Im August gab es Frost."
  basis "Das Tagebuch der Wetterwarte."
claim failed: "Die Ernte fiel aus."
inference frost => failed
  warrant "Frost im August verdirbt das Korn."
```

## When to ignore it

Once you know it: `ignore AM213 "we look ourselves"` on the `map` record. To teach argmap the words of a
language takes one file; docs/ARCHITECTURE.md says how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Severity
from argmap.rule import Finding, Rule
from argmap.terms import has_stems, language, languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import Header, Name


def find(case: Case) -> Iterator[Finding]:
    """At most one finding for a map, at its `language` clause."""
    amap = case.amap
    header = amap.header
    if header is None or header.language is None or language(header.language).has_lists:
        return
    if amap.inferences or any(each.quotes for each in amap.evidence):
        yield _unread(header, header.language, by_stems=has_stems(header.language))


def _unread(header: Header, tag: Name, *, by_stems: bool) -> Finding:
    also = "" if by_stems else ", and terms are found only in the very forms in which they are declared"
    return Finding(
        tag.span,
        f"argmap has no lists of words for the language `{tag}`: lost reserves (AM207), assurances (AM211) and "
        f"negations left out of quotations (AM303) are not looked for{also}",
        header.id,
        here="a language whose words are not known here",
        help=(
            "if the prose is in another language, name that one here"
            if by_stems
            else 'declare every form in which a term occurs:  term id: "form", "other form"',
            'or look for these yourself, and say so here:  ignore AM213 "we look ourselves"',
        ),
        note=f"there are lists for {', '.join(languages())}",
    )


RULE = Rule("AM213", "unread-language", Severity.NOTE, find)
