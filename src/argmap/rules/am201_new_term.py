"""AM201 new-term: the conclusion turns on a term that nothing offered for it speaks of.

## What it looks at

The words on which a conclusion turns: those in double brackets, like `[[this]]`, and the forms of declared
terms; nothing else. Where a conclusion has brackets, they say what it turns on: a declared term outside them
is then reported only if a word inside them is new too. Each must be spoken of in what is offered for the
conclusion: in a premise, in what a premise is `about`, in the warrant, or in what answers one of the step's
critical questions. Case, inflection and possessives do not matter, and any form of a declared term will do. A
narrower term does not stand for a broader one, except where the scheme reasons from a sample, nor a broader
one for a narrower.

Steps by a scheme that takes somebody's word, such as `document`, are left alone. In a step without a scheme
from evidence alone, which may just pass on in other words what a source says, a new term is a note.

A conclusion with no such words at all is looked at as a whole: if at least three in four of the words that
carry its content are in nothing that is offered for it, a note says so.

## Why it matters

A rabbit that comes out of a hat was put there first. If the conclusion is about esteem, something that
supports it must be about esteem. Else the step rests on a thought that was left unsaid, here that one keeps
in office only those whom one esteems, and nobody can ask whether it is so.

## Bad

```argmap
premise vote: "Every delegate voted to keep him in his post."
  basis "The minutes say so."
claim esteem: "The delegates held him in high [[esteem]]."
inference vote => esteem
```

A term that is only narrower does not do:

```argmap
term party: "the Party"
term delegates: "delegates"
  within party
premise vote: "The delegates esteemed him."
  basis "The minutes say so."
claim esteem: "The Party held him in esteem."
inference vote => esteem
```

## Good

```argmap
premise vote: "Every delegate voted to keep him in his post."
  basis "The minutes say so."
claim esteem: "The delegates held him in high [[esteem]]."
inference vote => esteem
  warrant "Delegates keep in office only those whom they hold in high esteem."
```

## When to ignore it

Where the new term is another word for one that is there, and the choice of the word matters in both places.
If it does not matter, declare the two as forms of one `term`.

## Literature

The name is that of the tutorials for the mapping software Rationale (Austhink): the rabbit rule. D.
Hitchcock, "Enthymematic Arguments", Informal Logic 7 (1985): what such a step assumes is a generalisation
over what its premises and its conclusion do not share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from argmap.diagnostics import Confidence, Label, Severity
from argmap.rule import Finding, Rule
from argmap.terms import Lexicon, Scopes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.case import Case
    from argmap.model import ArgMap, Inference, Name, Statement
    from argmap.terms import Content, Mention, Topic

_FEWEST_WORDS = 3


def find(case: Case) -> Iterator[Finding]:
    """One finding for each step whose conclusion brings in a term."""
    amap = case.amap
    lexicon, scopes = Lexicon(amap), Scopes(amap)
    for inference in amap.inferences.values():
        if amap.rests_on_testimony(inference):
            continue
        conclusion = amap.statements[inference.conclusion]
        topics = lexicon.topics(conclusion)
        offered = lexicon.offered(inference)
        if topics:
            lacking = lexicon.lacking(topics, offered)
            if lacking and _samples(amap, inference):
                lacking = [topic for topic in lacking if not _sampled(scopes, topic, offered)]
            wholes = {whole for whole, _ in scopes.widened(inference)} if lacking else ()
            if wholes:
                lacking = [topic for topic in lacking if not _is_whole(topic, wholes)]
            if lacking and lexicon.turns_on(conclusion, lacking):
                mentions = lexicon.mentions(conclusion.text, lacking)
                found = _new_terms(inference, mentions, _narrower(lexicon, scopes, mentions, offered))
                passed_on = amap.may_report(inference) and not inference.licensed
                yield (
                    evolve(found, severity=Severity.NOTE, confidence=Confidence.MEDIUM)
                    if passed_on
                    else found
                )
        elif not inference.licensed and _all_new(lexicon, conclusion, offered):
            yield _new_throughout(inference, conclusion)


def _samples(amap: ArgMap, inference: Inference) -> bool:
    scheme = amap.scheme_of(inference)
    return scheme is not None and scheme.sort == "sampling"


def _sampled(scopes: Scopes, topic: Topic, offered: list[Content]) -> bool:
    """Whether all that a topic comes to are terms that are there, or of which a part is."""
    return not topic.stems and all(
        any(
            id_ in content.terms or scopes.within(content.terms, id_) for content in offered for id_ in owners
        )
        for owners in topic.terms
    )


def _is_whole(topic: Topic, wholes: set[Name]) -> bool:
    """Whether a topic is only the whole of what each premise is about in part: that is a widened scope."""
    return not topic.stems and all(not wholes.isdisjoint(owners) for owners in topic.terms)


def _narrower(lexicon: Lexicon, scopes: Scopes, mentions: list[Mention], offered: list[Content]) -> str:
    """A remark on a narrower term that is there, if one is."""
    for mention in mentions:
        for outer in sorted(lexicon.about(mention.topic)):
            for content in offered:
                inner = scopes.within(sorted(content.terms), outer)
                if inner is not None:
                    narrow, broad = lexicon.amap.terms[inner].forms[0], lexicon.amap.terms[outer].forms[0]
                    return f"“{narrow}” is there, and lies within “{broad}”; what holds of a part is not yet so of the whole"
    return ""


def _all_new(lexicon: Lexicon, conclusion: Statement, offered: list[Content]) -> bool:
    content = lexicon.content_stems(conclusion.text)
    if len(content) < _FEWEST_WORDS:
        return False
    there = {stem for each in offered for stem in each.stems}
    new = content - there
    if 4 * len(new) < 3 * len(content):
        return False
    new -= lexicon.stems_of_terms({id_ for each in offered for id_ in each.terms})
    return 4 * len(new) >= 3 * len(content)


def _new_terms(inference: Inference, mentions: list[Mention], narrower: str) -> Finding:
    return Finding(
        inference.place,
        f"nothing offered for `{inference.conclusion}` speaks of {_listed([each.words for each in mentions])}",
        inference.id,
        labels=tuple(Label(each.span, "in no premise of this step") for each in mentions),
        help=(
            f'say what leads to {"it" if len(mentions) == 1 else "them"} in a premise, or in the step:  warrant "…"',
            "or leave out of the conclusion what the premises do not speak of",
        ),
        note=narrower,
    )


def _new_throughout(inference: Inference, conclusion: Statement) -> Finding:
    return Finding(
        inference.place,
        f"hardly a word of `{inference.conclusion}` occurs in what is offered for it",
        inference.id,
        labels=(Label(conclusion.text.span, "new from beginning to end, or nearly so"),),
        help=(
            'say what leads from the one to the other:  warrant "…"',
            "or mark the words on which the step turns, like [[this]], and use them in a premise too",
        ),
        severity=Severity.NOTE,
        confidence=Confidence.LOW,
    )


def _listed(words: list[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


RULE = Rule("AM201", "new-term", Severity.WARNING, find, near=True)
