"""One argument of any size, written both for argmap and for Argdown: what pictures are measured with.

It has sections of about fifty records; in each, claims stand in a tree, each carried by a step from two
or three premises, and every sixth step or claim meets an objection. A section's own claim is a premise
in an earlier section, and some claims are used once more in another.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAIMS = 12
"""Claims of a section; with their premises, steps and objections they come to about fifty records."""

_SECTION = 53
_WORDS = (  # noqa: SIM905 - sentences are easier to read than lists
    "the letter was read to each delegation in the evening and nobody asked who had signed it first"
    " because every member of the committee held that a copy in another hand could not have been made"
    " before the vote of which two witnesses speak in notes that were printed years later abroad"
).split(" ")
_SHORTEST, _LONGEST = 6, 18


class Step(NamedTuple):
    """From premises to a conclusion, by id."""

    id: str
    premises: tuple[str, ...]
    conclusion: str


class Objection(NamedTuple):
    """Against a step or a claim, on the ground of one piece of evidence."""

    id: str
    words: str
    target: str
    undercuts: bool


class Section(NamedTuple):
    """A part of the argument; `claims` and `leaves` are words by id."""

    id: str
    claims: dict[str, str]
    leaves: dict[str, str]
    steps: list[Step]
    objections: list[Objection]

    def __len__(self) -> int:
        return sum(map(len, self[1:]))


def sections(records: int) -> list[Section]:
    """The argument with about so many statements and steps; the same for the same number."""
    chance = random.Random(records)  # noqa: S311 - to be the same each time, and not secret
    count = max(1, round(records / _SECTION))
    found = [_section(number, chance) for number in range(count)]
    for number, section in enumerate(found[1:], start=1):
        earlier = found[(number - 1) // 3]
        _use(section, earlier, chance)
        if number % 4 == 0:
            _use(section, found[chance.randrange(count)], chance)
    return found


def _section(number: int, chance: random.Random) -> Section:
    claims = {f"c{number}-{at}": _sentence(chance) for at in range(_CLAIMS)}
    ids = list(claims)
    section = Section(f"s{number}", claims, {}, [], [])
    for at, claim in enumerate(ids):
        inner = ids[2 * at + 1 : 2 * at + 3]
        leaves = [f"p{number}-{at}-{leaf}" for leaf in range(max(1, chance.choice((2, 3)) - len(inner)))]
        section.leaves.update({leaf: _sentence(chance) for leaf in leaves})
        section.steps.append(Step(f"i{number}-{at}", (*inner, *leaves), claim))
        if at % 3 == 1:
            ground = f"e{number}-{at}"
            section.leaves[ground] = _sentence(chance)
            undercuts = at % 2 == 1
            section.objections.append(
                Objection(
                    f"o{number}-{at}", _sentence(chance), f"i{number}-{at}" if undercuts else claim, undercuts
                )
            )
    return section


def _use(section: Section, by: Section, chance: random.Random) -> None:
    """Make the first claim of a section one more premise of a step in another."""
    if section is by:
        return
    at = chance.randrange(len(by.steps))
    step = by.steps[at]
    first = next(iter(section.claims))
    if first not in step.premises:
        by.steps[at] = step._replace(premises=(*step.premises, first))


def _sentence(chance: random.Random) -> str:
    start = chance.randrange(len(_WORDS))
    words = [_WORDS[(start + at) % len(_WORDS)] for at in range(chance.randint(_SHORTEST, _LONGEST))]
    return f"{' '.join(words).capitalize()}, as item {chance.randrange(10_000)} says."


def argmap(records: int) -> str:
    """The argument as argmap reads it."""
    return "".join(_argmap(sections(records)))


def _argmap(found: list[Section]) -> Iterator[str]:
    yield 'map big: "The vote and the letter"\n  main c0-0\n'
    for section in found:
        yield f'section {section.id}: "Question {section.id[1:]}"\n'
        for leaf, words in section.leaves.items():
            yield f'premise {leaf}: "{words}"\n  basis "The files say so."\n'
        for claim, words in section.claims.items():
            yield f'claim {claim}: "{words}"\n'
        for step in section.steps:
            yield f"inference {step.id}: {' + '.join(step.premises)} => {step.conclusion}\n"
        for each in section.objections:
            how = "undercuts" if each.undercuts else "rebuts"
            ground = each.id.replace("o", "e")
            yield f'objection {each.id}: "{each.words}"\n  {how} {each.target}\n  from {ground}\n'


def argdown(records: int) -> str:
    """The same argument as Argdown reads it: the same statements, steps and lines."""
    return "".join(_argdown(sections(records)))


def _argdown(found: list[Section]) -> Iterator[str]:
    yield "===\ntitle: The vote and the letter\n===\n\n"
    for section in found:
        yield f"# Question {section.id[1:]}\n\n"
        for id_, words in (*section.leaves.items(), *section.claims.items()):
            yield f"[{id_}]: {words}\n\n"
        for step in section.steps:
            yield f"<{step.id}>: With a warrant.\n"
            yield "".join(f"  + [{premise}]\n" for premise in step.premises)
            yield f"  +> [{step.conclusion}]\n\n"
        for each in section.objections:
            yield f"[{each.id}]: {each.words}\n  + [{each.id.replace('o', 'e')}]\n"
            target = f"<{each.target}>" if each.undercuts else f"[{each.target}]"
            yield f"  {'_>' if each.undercuts else '->'} {target}\n\n"
