"""A map of about 3,000 records in twelve sections, the same every time."""

from __future__ import annotations

import random

SECTIONS, CLAIMS = 12, 86
_WORDS = [
    *("river", "bridge", "harvest", "letter", "council", "winter", "treaty"),
    *("mill", "garden", "record", "witness", "journey", "market", "harbour"),
]


def large() -> str:
    """Trees of claims that rest on premises, each section the support of others before it."""
    chance = random.Random(7)  # noqa: S311 - the same map every time is the point
    lines = ['map large: "A map of three thousand records"', "  main s0c0"]
    for section in range(SECTIONS):
        lines.append(
            f'section part{section}: "Part {section + 1}: of {_WORDS[section]} and {_WORDS[-section - 1]}"'
        )
        for claim in range(CLAIMS):
            lines += _claim(chance, section, claim)
    return "\n\n".join(lines) + "\n"


def _claim(chance: random.Random, section: int, claim: int) -> list[str]:
    name = f"s{section}c{claim}"
    lines = [f'claim {name}: "The {_said(chance)}."\n  as probable']
    supports = [f"s{section}c{child}" for child in (2 * claim + 1, 2 * claim + 2) if child < CLAIMS]
    if claim % 2 or not supports:
        lines.append(f'premise s{section}p{claim}: "Every {_said(chance)}."\n  basis "Known."')
        supports.append(f"s{section}p{claim}")
    if claim % 9 == 4:
        lines.append(f'objection s{section}o{claim}: "But {_said(chance)}."\n  rebuts {name}')
    if section + 1 < SECTIONS and claim in (5, 17, 40):
        supports.append(f"s{chance.randrange(section + 1, SECTIONS)}c{chance.randrange(3)}")
    step = f"inference s{section}i{claim}: {' + '.join(supports)} => {name}"
    return [*lines, f'{step}\n  warrant "What holds of many holds here."']


def _said(chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(6, 12)))
