"""Which terms a text speaks of, and which a step brings in that nothing offered for it speaks of."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from attrs import field, frozen

from argmap.model import Evidence
from argmap.terms.lists import language
from argmap.terms.words import placed, spanning, stemmer, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from argmap.model import ArgMap, Inference, Mark, Name, Prose, Statement
    from argmap.source import Span

Id = TypeVar("Id", bound=str)
Owners = tuple[str, ...]
"""The ids of the declared terms that one form stands for: one, unless two terms share the form."""


class Topic(NamedTuple):
    """What one significant term comes to: declared terms, and stems that belong to none of them.

    A declared form is one declared term. A marked text may be more, such as "high" beside the term
    `esteem` in `[[high esteem]]`; all of it must then be present.
    """

    terms: frozenset[Owners]
    stems: frozenset[str] = frozenset()


class Mention(NamedTuple):
    """A topic, the words that name it in a text, and where these stand."""

    topic: Topic
    words: str
    span: Span


class Content(NamedTuple):
    """What a text speaks of: declared terms by id, the stems of its words, and the forms found.

    `forms` are the first index and the one after the last of each.
    """

    terms: frozenset[str]
    stems: tuple[str, ...]
    forms: tuple[tuple[int, int], ...] = ()

    @property
    def loose(self) -> frozenset[str]:
        """The stems that are part of no declared form: there, a form's words may stand apart."""
        taken = {at for start, end in self.forms for at in range(start, end)}
        return frozenset(stem for at, stem in enumerate(self.stems) if at not in taken)


_REMEMBERED = 2048
_NOTHING: frozenset[str] = frozenset()


@frozen(eq=False)
class Lexicon:
    """The declared terms of one map, ready to be found.

    Only what was lately read is remembered: statements are mostly used near to where they stand, and
    a large map need not be held in memory twice.
    """

    amap: ArgMap
    _contents: dict[str, Content] = field(factory=dict, init=False)

    def content(self, id_: str) -> Content:
        """What a statement speaks of: in its words, in the words it quotes and by `about`."""
        found = self._contents.get(id_)
        if found is None:
            statement = self.amap.statements[id_]
            text: str = statement.text
            if isinstance(statement, Evidence) and statement.quotes:
                text = " … ".join((text, *statement.quotes))
            if len(self._contents) >= _REMEMBERED:
                self._contents.clear()
            found = self._contents[id_] = self._content(text, statement.about)
        return found

    def offered(self, inference: Inference) -> list[Content]:
        """What is offered for a step: its premises, its warrant, and what meets its questions."""
        met = (answer.by for answer in inference.answers if answer.state == "met" and answer.by)
        found = [self.content(id_) for id_ in (*inference.linked, *met)]
        if inference.warrant is not None:
            found.append(self._content(inference.warrant))
        return found

    def topics(self, statement: Statement) -> set[Topic]:
        """The significant terms that occur in a statement's text."""
        text = statement.text
        found = set(map(self._topic_of_mark, text.marks))
        if self._forms:
            quoting = isinstance(statement, Evidence) and statement.quotes
            content = self._content(text) if quoting else self.content(statement.id)
            found.update(self._topic_of_form[content.stems[start:end]] for start, end in content.forms)
        return found

    def turns_on(self, statement: Statement, topics: Iterable[Topic]) -> bool:
        """Whether a statement marks one of these topics, or marks nothing at all."""
        marked = set(map(self._topic_of_mark, statement.text.marks))
        return not marked or not marked.isdisjoint(topics)

    def lacking(self, topics: Iterable[Topic], offered: Sequence[Content]) -> list[Topic]:
        """Those of the topics that none of the contents speaks of, or not of all that they come to."""
        terms = _NOTHING.union(*(content.terms for content in offered))
        stems = _NOTHING.union(*(content.stems for content in offered))

        def present(owners: Owners) -> bool:
            if not terms.isdisjoint(owners):
                return True
            forms = [form for id_ in owners for form in self._long_forms.get(id_, ()) if form <= stems]
            return bool(forms) and any(form <= content.loose for content in offered for form in forms)

        return [topic for topic in topics if not (topic.stems <= stems and all(map(present, topic.terms)))]

    def mentions(self, text: Prose, topics: Iterable[Topic]) -> list[Mention]:
        """Where a text first mentions each of these topics of its own, in the order of the text.

        A mention inside a longer one is left out.
        """
        wanted = set(topics)
        found: list[Mention] = [
            Mention(topic, mark.words, mark.span)
            for mark in text.marks
            if (topic := self._topic_of_mark(mark)) in wanted
        ]
        if self._forms:
            there = placed(text)
            stems = tuple(map(self._stem, (each.word for each in there)))
            for start, end in self._find(stems):
                topic = self._topic_of_form[stems[start:end]]
                if topic in wanted:
                    span = spanning(text, there[start:end])
                    found.append(Mention(topic, _unmarked(span.text), span))
        return _first_and_outermost(found)

    def about(self, topic: Topic) -> frozenset[str]:
        """The ids of the declared terms that a topic comes to."""
        return frozenset(id_ for owners in topic.terms for id_ in owners)

    def content_stems(self, text: Prose) -> frozenset[str]:
        """The stems of the words that carry content; none in a language without a list of stop words."""
        if not self._stop:
            return frozenset()
        return frozenset(map(self._stem, (word for word in words(text) if word not in self._stop)))

    def stems_of_terms(self, ids: Iterable[str]) -> frozenset[str]:
        """The stems of all the forms of these terms."""
        terms = self.amap.terms
        return frozenset(
            stem
            for id_ in ids
            if id_ in terms
            for form in terms[id_].forms
            for stem in map(self._stem, words(form))
        )

    # ---------------------------------------------------------------------------- declared terms

    @cached_property
    def _stem(self) -> Callable[[str], str]:
        return stemmer(self.amap.language)

    @cached_property
    def _stop(self) -> frozenset[str]:
        return language(self.amap.language).stop_words

    @cached_property
    def _owners(self) -> Mapping[tuple[str, ...], Owners]:
        """The terms that each form stands for, a form being its stems without articles and the like.

        A form that is nothing but such a word ("WHO") is not looked for in words.
        """
        found: dict[tuple[str, ...], dict[str, None]] = {}
        for term in self.amap.terms.values():
            for form in term.forms:
                core = self._core(form)
                if core:
                    found.setdefault(tuple(map(self._stem, core)), {})[term.id] = None
        return {stems: tuple(ids) for stems, ids in found.items()}

    @cached_property
    def _forms(self) -> Mapping[str, tuple[int, ...]]:
        """For the first stem of each form the lengths to try, the longest first."""
        found: dict[str, set[int]] = {}
        for stems in self._owners:
            found.setdefault(stems[0], set()).add(len(stems))
        return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}

    @cached_property
    def _long_forms(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        """For each term its forms of more than one word, as sets."""
        found: dict[str, list[frozenset[str]]] = {}
        for stems, owners in self._owners.items():
            if len(stems) > 1:
                for id_ in owners:
                    found.setdefault(id_, []).append(frozenset(stems))
        return {id_: tuple(forms) for id_, forms in found.items()}

    def _core(self, text: str) -> list[str]:
        """The words of a form or a mark, without the stop words at its ends."""
        listed = words(text)
        content = [at for at, word in enumerate(listed) if self._carries(word)]
        return listed[content[0] : content[-1] + 1] if content else []

    def _carries(self, word: str) -> bool:
        return word not in self._stop

    def _find(self, stems: Sequence[str]) -> list[tuple[int, int]]:
        """Where declared forms stand, the longest first and none across another, in the text's order."""
        found: list[tuple[int, int]] = []
        for at, stem in enumerate(stems):
            if stem in self._forms:
                found += (
                    (at, at + length)
                    for length in self._forms[stem]
                    if at + length <= len(stems) and tuple(stems[at : at + length]) in self._owners
                )
        return found if len(found) < 2 else _apart(found)  # noqa: PLR2004 - one form stands apart

    # ---------------------------------------------------------------------------------- contents

    def _content(self, text: str, about: Sequence[str] = ()) -> Content:
        stems = tuple(map(self._stem, words(text)))
        forms = tuple(self._find(stems)) if self._forms else ()
        if not forms:
            return Content(frozenset(about) if about else _NOTHING, stems)
        terms = {id_ for start, end in forms for id_ in self._owners[stems[start:end]]}
        return Content(frozenset(terms.union(about)), stems, forms)

    @cached_property
    def _topic_of_form(self) -> Mapping[tuple[str, ...], Topic]:
        return {stems: Topic(frozenset((owners,))) for stems, owners in self._owners.items()}

    def _topic_of_mark(self, mark: Mark) -> Topic:
        core = self._core(mark.words) or words(mark.words)
        stems = tuple(map(self._stem, core))
        forms = self._find(stems)
        taken = {at for start, end in forms for at in range(start, end)}
        terms = frozenset(self._owners[stems[start:end]] for start, end in forms)
        rest = frozenset(stem for at, stem in enumerate(stems) if at not in taken and self._carries(core[at]))
        return Topic(terms, rest if rest or terms else frozenset(stems))


@frozen(eq=False)
class Scopes:
    """Which declared terms lie within which, however deep, without walking up from each."""

    amap: ArgMap

    def within(self, inner: Iterable[Id], outer: str) -> Id | None:
        """One of `inner` that lies strictly within `outer`, or None."""
        first, last = self._extent.get(outer, (0, 0))
        return next((id_ for id_ in inner if first < self._extent.get(id_, (0, 0))[0] <= last), None)

    def widened(self, inference: Inference) -> Iterator[tuple[Name, tuple[Name, ...]]]:
        """What a conclusion is about while each premise is about a part of it, and these parts.

        None where something allows for it: a warrant, a scheme that samples, reports or is strict.
        """
        about = self.amap.statements[inference.conclusion].about
        if not about or not self.amap.terms or self._may_widen(inference):
            return
        for whole in dict.fromkeys(about):
            parts = [self._part(support.id, whole) for support in inference.premises]
            found = tuple(part for part in parts if part is not None)
            if found and len(found) == len(parts):
                yield whole, found

    def _may_widen(self, inference: Inference) -> bool:
        scheme = self.amap.scheme_of(inference)
        return (
            inference.licensed
            or self.amap.rests_on_testimony(inference)
            or (scheme is not None and (scheme.sort == "sampling" or scheme.strict))
        )

    def _part(self, id_: str, whole: str) -> Name | None:
        """What a statement is about that lies strictly within the whole, if it is not about all of it."""
        about = self.amap.statements[id_].about
        return None if whole in about else self.within(about, whole)

    @cached_property
    def _extent(self) -> Mapping[str, tuple[int, int]]:
        """For each term its number and the last number within it: a walk through the whole forest."""
        inside: dict[str | None, list[str]] = {}
        for term in self.amap.terms.values():
            inside.setdefault(term.within, []).append(term.id)
        found: dict[str, tuple[int, int]] = {}
        number = 0
        path: list[tuple[str, int, Iterator[str]]] = []
        for root in inside.get(None, ()):
            number += 1
            path.append((root, number, iter(inside.get(root, ()))))
            while path:
                id_, first, rest = path[-1]
                child = next(rest, None)
                if child is None:
                    found[id_] = first, number
                    path.pop()
                else:
                    number += 1
                    path.append((child, number, iter(inside.get(child, ()))))
        return found


def _unmarked(text: str) -> str:
    """Words as they read: a form may reach into a mark."""
    return " ".join(text.replace("[[", "").replace("]]", "").split())


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of stretches that may overlap the longest, then the earliest; those that overlap one are left out."""
    taken: set[int] = set()
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda each: (each[0] - each[1], each[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end))
    return sorted(kept)


def _first_and_outermost(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    seen: set[Topic] = set()
    reached = -1
    for mention in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if mention.span.end > reached and mention.topic not in seen:
            kept.append(mention)
            seen.add(mention.topic)
        reached = max(reached, mention.span.end)
    return kept
