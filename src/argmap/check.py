"""Ask the rules, drop what the map asks to ignore, sort: a case to its diagnostics."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from argmap import collector
from argmap.diagnostics import Diagnostic, in_order
from argmap.model import Objection
from argmap.rule import Found, Round, Rule, Summary
from argmap.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from argmap.case import Case
    from argmap.model import ArgMap, Ignore, Record
    from argmap.rule import Finding

AnyRule = Rule | Summary
_LARGE = 2_000


def chosen(
    select: Iterable[str] = (), ignore: Iterable[str] = (), *, pedantic: bool = False
) -> tuple[AnyRule, ...]:
    """The rules to ask: those on by default, or `select`; without `ignore`.

    Both take codes, beginnings of codes (`AM2`) and names; `pedantic` adds what is off by default.
    Raises ValueError for a word that fits no rule.
    """
    select, ignore = tuple(select), tuple(ignore)
    for word in (*select, *ignore):
        if not any(_fits(rule, word) for rule in RULES):
            message = f"no rule is called `{word}`"
            raise ValueError(message)
    return tuple(
        rule
        for rule in RULES
        if (any(_fits(rule, word) for word in select) if select else rule.on or pedantic)
        and not any(_fits(rule, word) for word in ignore)
    )


def check(case: Case, rules: Sequence[AnyRule] | None = None) -> tuple[Diagnostic, ...]:
    """What the rules find in a case, in the order of its text.

    `rules` are those to ask, by default all that are on. What is known only in part, because
    something in it could not be read, is not judged.
    """
    with collector.at_rest(large=len(case.amap) > _LARGE):
        steps = gradually(case, rules)
        while True:
            try:
                next(steps)
            except StopIteration as done:
                found: tuple[Diagnostic, ...] = done.value
                return found


def gradually(
    case: Case, rules: Sequence[AnyRule] | None = None
) -> Generator[None, None, tuple[Diagnostic, ...]]:
    """What `check` finds, rule by rule: between two of them something else may be done."""
    asked = tuple(rules) if rules is not None else chosen()
    unjudged = downstream_of_damage(case.amap)
    ignores = _Ignores.of(case.amap, asked)
    found: list[Found] = []
    absorbed: set[tuple[str, str]] = set()
    for rule in (*(each for each in asked if isinstance(each, Rule)), *_needed(asked)):
        findings = tuple(rule.find(case))
        absorbed.update(_absorbed(findings) if rule in asked else ())
        found += _found(rule, findings, unjudged, ignores)
        yield
    for summary in (each for each in asked if isinstance(each, Summary)):
        findings = tuple(summary.find(case, _round(found, ignores)))
        absorbed.update(_absorbed(findings))
        found += _found(summary, findings, unjudged, ignores)
    codes = {rule.code: rule for rule in asked}
    kept = (each for each in found if each.code in codes and (each.finding.record, each.code) not in absorbed)
    return in_order((_diagnostic(codes[each.code], each) for each in kept), case.amap.sources)


def _fits(rule: AnyRule, word: str) -> bool:
    return rule.name == word or rule.code.startswith(word.upper())


def _needed(asked: Sequence[AnyRule]) -> Iterator[Rule]:
    """Rules whose findings a summary sums up, though they themselves were not asked for."""
    codes = {code for rule in asked if isinstance(rule, Summary) for code in rule.needs}
    return (rule for rule in RULES if isinstance(rule, Rule) and rule.code in codes and rule not in asked)


class _Ignores(NamedTuple):
    """The ignores by record and rule, and which of them were of use."""

    of_record: dict[tuple[str, str], list[tuple[Record, Ignore]]]
    used: set[int]
    asked: frozenset[str]

    @classmethod
    def of(cls, amap: ArgMap, asked: Iterable[AnyRule]) -> _Ignores:
        of_record: dict[tuple[str, str], list[tuple[Record, Ignore]]] = {}
        tables = (amap.statements, amap.inferences, amap.terms, amap.persons, amap.works, amap.sections)
        for record in (*(each for table in tables for each in table.values()), *amap.headers):
            for ignore in record.ignores:
                of_record.setdefault((record.id, ignore.code), []).append((record, ignore))
        return cls(of_record, set(), frozenset(word for rule in asked for word in (rule.code, rule.name)))

    def drop(self, rule: AnyRule, finding: Finding) -> bool:
        """Whether the record of a finding asks to ignore it; remembered, if so."""
        asking = [
            each for word in (rule.code, rule.name) for each in self.of_record.get((finding.record, word), ())
        ]
        there = [each for each in asking if _lies_in(finding, each[0])]
        for _, ignore in there or asking:  # a claim and a term may share an id: the place tells them apart
            self.used.add(id(ignore))
            return True
        return False

    def unused(self) -> Iterator[tuple[str, Ignore]]:
        known = {word for rule in RULES for word in (rule.code, rule.name)}
        for (record, _), ignores in self.of_record.items():
            for _, ignore in ignores:
                if id(ignore) not in self.used and (ignore.code in self.asked or ignore.code not in known):
                    yield record, ignore


def _absorbed(findings: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """What need not be reported beside these, as records and codes; also where they are ignored."""
    return ((each.record, code) for each in findings for code in (*each.signs, *each.absorbs))


def _lies_in(finding: Finding, record: Record) -> bool:
    span = record.span
    return finding.span.source is span.source and span.start <= finding.span.start < span.end


def _found(
    rule: AnyRule, findings: Iterable[Finding], unjudged: set[str], ignores: _Ignores
) -> Iterator[Found]:
    for finding in findings:
        if finding.record not in unjudged and not ignores.drop(rule, finding):
            severity = rule.severity if finding.severity is None else finding.severity
            yield Found(rule.code, severity, finding)


def _round(found: Iterable[Found], ignores: _Ignores) -> Round:
    by_record: dict[str, list[Found]] = {}
    for each in found:
        by_record.setdefault(each.finding.record, []).append(each)
    return Round(
        {record: tuple(each) for record, each in by_record.items()},
        tuple(ignores.unused()),
        frozenset(word for rule in RULES for word in (rule.code, rule.name)),
    )


def downstream_of_damage(amap: ArgMap) -> set[str]:
    """Records that were read in part, and all that rests on them or is attacked by them."""
    reached = set(amap.damaged)
    queue = deque(reached)
    while queue:
        at = queue.popleft()
        further: list[str] = []
        for inference in amap.uses.get(at, ()):
            further += (inference.id, inference.conclusion)
        if at in amap.inferences:
            further.append(amap.inferences[at].conclusion)
        statement = amap.statements.get(at)
        if isinstance(statement, Objection):
            further += (attack.target for attack in statement.attacks)
        for id_ in further:
            if id_ not in reached:
                reached.add(id_)
                queue.append(id_)
    return reached


def _diagnostic(rule: AnyRule, found: Found) -> Diagnostic:
    finding = found.finding
    return Diagnostic(
        rule.code,
        rule.name,
        found.severity,
        finding.message,
        finding.span,
        confidence=finding.confidence or rule.confidence,
        record=finding.record,
        here=finding.here,
        labels=finding.labels,
        help=finding.help,
        note=finding.note,
        signs=finding.signs,
        fixes=finding.fixes,
    )
