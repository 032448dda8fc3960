"""What is said of a name or a keyword when somebody points at it: Markdown."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from argmap.editor.completion import words_of
from argmap.editor.index import entry
from argmap.lang.syntax import grammar
from argmap.lang.vocabulary import CLAUSES, RECORDS, SORTS, WORDS
from argmap.model import Evidence, Inference, Objection
from argmap.report.pages import pages
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.editor.index import Key
    from argmap.editor.project import State
    from argmap.lang.pieces import Spot
    from argmap.model import Scheme, Statement

_MOST = 12
"""Names that are listed of each sort."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|&~!])")
_RULE = re.compile(r"^\s+(?:clause:|head:|\|)\s+(?P<keyword>[A-Z_]+)[^/\n]*//\s*(?P<words>.+)$", re.MULTILINE)


class Told(NamedTuple):
    """Markdown, and what it is about."""

    text: str
    span: Span


def tell(state: State, spot: Spot) -> Told | None:
    """What there is to say of what stands at a place, or None."""
    use = state.index.at(spot.piece, spot.offset)
    if use is not None:
        said = "\n\n".join(_named(state, use.key))
        return Told(said, use.span) if said else None
    written = entry(spot.piece)
    for phrase in (written.head, *written.clauses) if written else ():
        keyword = phrase.keyword
        if keyword.start <= spot.offset <= keyword.end:
            said = _record(str(keyword)) if phrase is written.head else _clause(str(keyword))  # type: ignore[union-attr]  # there is one
            return Told(said, Span(spot.piece, keyword.start, keyword.end))
    return None


def plain(text: str) -> str:
    """Words as Markdown that reads as they do."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _named(state: State, key: Key) -> Iterator[str]:
    amap = state.amap
    if key.kind == "statement" and key.name in amap.statements:
        yield from _statement(state, amap.statements[key.name])
    elif key.kind == "statement" and key.name in amap.inferences:
        yield from _step(state, amap.inferences[key.name])
    elif key.kind == "scheme" and key.name in amap.schemes:
        yield from _scheme(amap.schemes[key.name])
    elif key.kind in ("role", "question") and key.within in amap.schemes:
        yield from _of_scheme(amap.schemes[key.within], key)
    elif key.kind == "rule":
        yield from _rule(key.name)
    else:
        yield from _other(state, key)


def _of_scheme(scheme: Scheme, key: Key) -> Iterator[str]:
    """A role or a critical question."""
    if key.kind == "role":
        yield from (
            f"**role** `{each.id}`: {plain(each.text)}" for each in scheme.roles if each.id == key.name
        )
    elif (asked := scheme.question(key.name)) is not None:
        owed = "owed by the arguer" if asked.owed else "for the critic to press"
        yield f"**critical question** `{asked.id}` ({owed}): {plain(asked.text)}"


def _rule(word: str) -> Iterator[str]:
    for page in pages():
        if word in (page.code, page.name):
            yield f"**{page.code}** {page.name} ({page.standing})"
            yield f"{plain(page.summary)}. [Its page]({page.address})"


def _other(state: State, key: Key) -> Iterator[str]:
    words = words_of(state.amap, key)
    if words:
        yield f"**{key.kind}** `{key.name}`: {plain(words)}"
        uses = [use for use in state.index.uses(key) if not use.declares]
        if uses:
            yield f"named {len(uses)} times" if len(uses) > 1 else "named once"


def _statement(state: State, each: Statement) -> Iterator[str]:
    amap, standing = state.amap, state.case.evaluation[each.id]
    kind = type(each).__name__.lower()
    verdict = f"**{standing.verdict}**, {standing.degree}"
    if standing.as_argued is not None and standing.as_argued != standing.verdict:
        verdict += f"; as argued **{standing.as_argued}**"
    yield f"{kind} `{each.id}`: {verdict}"
    yield plain(each.text)
    if isinstance(each, Evidence) and each.citations:
        yield "From " + "; ".join(
            plain(f"{amap.works[cited.source].text}{f', {cited.locator}' if cited.locator else ''}")
            for cited in each.citations
        )
    for quote in getattr(each, "quotes", ()):
        yield f"> {plain(quote)}"
    yield from _listed("Supported by", [step.id for step in amap.supports.get(each.id, ())])
    yield from _listed("Attacked by", [other.id for other in amap.attackers.get(each.id, ())])
    yield from _listed("Contradicts", list(amap.contraries.get(each.id, ())))
    yield from _listed("Supports", [step.conclusion for step in amap.uses.get(each.id, ())])
    if isinstance(each, Objection):
        yield from _listed("Against", [attack.target for attack in each.attacks])
    yield from _found(state, each.id)


def _step(state: State, step: Inference) -> Iterator[str]:
    amap, reading = state.amap, state.case.evaluation.with_objections
    scheme = amap.scheme_of(step)
    yield f"inference `{step.id}`: carries **{reading.carried(step.id)}**" + (
        f" by {plain(scheme.text)}" if scheme else ""
    )
    for support in step.premises:
        role = f" ({support.role})" if support.role else ""
        yield f"- `{support.id}`{role}: {plain(amap.statements[support.id].text)}"
    yield f"⇒ `{step.conclusion}`: {plain(amap.statements[step.conclusion].text)}"
    if step.warrant:
        yield f"Warrant: {plain(step.warrant)}"
    yield from _listed("Attacked by", [other.id for other in amap.attackers.get(step.id, ())])
    yield from _found(state, step.id)


def _found(state: State, id_: str) -> Iterator[str]:
    about = [each for each in state.diagnostics if each.record == id_]
    yield from (f"- {each.severity} {each.code}: {plain(each.message)}" for each in about[:_MOST])


def _scheme(scheme: Scheme) -> Iterator[str]:
    yield f"**scheme** `{scheme.id}`: {plain(scheme.text)}; carries {'certain' if scheme.strict else scheme.strength}"
    yield from (f"- role `{each.id}`: {plain(each.text)}" for each in scheme.roles)
    if scheme.concludes:
        yield f"⇒ {plain(scheme.concludes)}"
    for each in scheme.questions:
        yield f"- question `{each.id}` ({'owed' if each.owed else 'exception'}): {plain(each.text)}"


def _listed(says: str, ids: list[str]) -> Iterator[str]:
    if ids:
        more = f" and {len(ids) - _MOST} more" if len(ids) > _MOST else ""
        yield f"{says} {', '.join(f'`{each}`' for each in ids[:_MOST])}{more}"


def _record(keyword: str) -> str:
    clauses = ", ".join(f"`{name}`" for name, kind in CLAUSES.items() if keyword in kind.homes)
    said = [f"**{keyword}**" + (f": {_remark(keyword)}" if _remark(keyword) else "")]
    return "\n\n".join((*said, f"Its clauses: {clauses}") if keyword in RECORDS and clauses else said)


def _clause(keyword: str) -> str:
    kind = CLAUSES[keyword]
    remark = _remark("uses" if keyword == "scheme" else keyword)
    said = [f"**{keyword}**" + (f": {remark}" if remark else ""), f"`{kind.form}`"]
    words = WORDS.get(keyword, ())
    if words:
        said.append(f"One of {', '.join(words)}")
    if keyword == "sort":
        said += [f"Of a {record}: {', '.join(sorts)}" for record, sorts in SORTS.items()]
    said.append(f"In {', '.join(kind.homes)}" if kind.homes else "")
    return "\n\n".join(filter(None, said))


def _remark(keyword: str) -> str:
    return _remarks().get(keyword.upper().replace("-", "_"), "")


@cache
def _remarks() -> dict[str, str]:
    """What the grammar remarks on each keyword."""
    found: dict[str, str] = {}
    for match in _RULE.finditer(grammar()):
        found.setdefault(match["keyword"], match["words"])
    return found
