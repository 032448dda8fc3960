"""Maps of any size to measure with: an argument of ordinary shape, repeated with other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PART = """
evidence report-{n}: "Report {n} says that the valve was found open on the morning of the inspection."
  from logbook p. {page}
  witness foreman; when 1999-0{month}; said 1999-0{month}
  quote "found open"
claim open-{n}: "The [[valve]] was open on the day {n}."
  kind state; about valve; when 1999-0{month}; as plausible
inference report-{n} => open-{n}
  scheme testimony
  question access: waived "The foreman did the round himself."
premise rule-{n}: "A [[valve]] that is open in the morning was not closed at night."
  basis "Nobody enters the hall at night."
claim left-{n}: "The [[valve]] was left open on the night before the day {n}."
  kind event; about valve; when 1999-0{month}; as plausible
inference step-{n}: open-{n} + rule-{n} => left-{n}
  warrant "What nobody closes stays as the [[valve]] is found."
objection drill-{n}: "A drill may have opened the [[valve]] early in the morning."
  undercuts step-{n}
  from drill
  raised-by inspector
  as possible
"""
_RECORDS_IN_PART = 7
_HEAD = """map plant: "The valve"
  main {main}
term valve: "valve"
person foreman: "The foreman"
person inspector: "The inspector"
source logbook: "Logbook of the plant"
premise drill: "Drills are held."
  as possible; from logbook p. 1
"""


def ordinary(records: int) -> str:
    """Many small arguments of seven records each, of which every second builds on the one before."""
    parts = max(1, records // _RECORDS_IN_PART)
    text = [_HEAD.format(main=f"left-{parts - 1}")]
    for n in range(parts):
        text.append(_PART.format(n=n, page=n % 900 + 1, month=n % 9 + 1))
        if n % 2:
            text.append(f"inference left-{n - 1} => open-{n}\n")
    return "".join(text)


def chain(statements: int) -> str:
    """One claim resting on another, all the way down to a single premise."""
    return _joined(
        'premise c0: "C"\n  basis "given"\n', statements, lambda n: f"inference c{n - 1} => c{n}\n"
    )


def tree(statements: int) -> str:
    """Every claim resting on two others."""
    leaf = statements // 2
    head = "".join(f'premise c{n}: "C"\n  basis "given"\n' for n in range(leaf, statements))
    steps = "".join(
        f'claim c{n}: "C"\ninference c{2 * n + 1} + c{2 * n + 2} => c{n}\n'
        for n in range(leaf)
        if 2 * n + 2 < statements
    )
    return head + steps


def dense(statements: int) -> str:
    """Every claim with four lines of support from among those before it."""

    def steps(n: int) -> str:
        return (
            "".join(f"inference c{(n * step) % n} => c{n}\n" for step in (3, 7, 11))
            + f"inference c{n - 1} => c{n}\n"
        )

    return _joined('premise c0: "C"\n  basis "given"\n', statements, steps)


def cyclic(statements: int) -> str:
    """Circles of support and of attack: every claim supports the next, the last the first."""

    def steps(n: int) -> str:
        attack = f'objection o{n}: "O"\n  rebuts c{n - 1}\n  from c{n}\n' if n % 5 == 0 else ""
        return f"inference c{n - 1} => c{n}\n{attack}"

    return _joined(
        f'claim c0: "C"\ninference c{statements - 1} => c0\npremise p: "P"\n  basis "given"\ninference p => c0\n',
        statements,
        steps,
    )


def _joined(head: str, statements: int, steps: Callable[[int], str]) -> str:
    def parts() -> Iterator[str]:
        yield head
        for n in range(1, statements):
            yield f'claim c{n}: "C"\n'
            yield steps(n)

    return "".join(parts())


SHAPES: dict[str, Callable[[int], str]] = {"chain": chain, "tree": tree, "dense": dense, "cyclic": cyclic}
