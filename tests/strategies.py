"""Hypothesis generators of small maps, as texts in the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

PREAMBLE = """\
source book: "A book"
person critic: "A critic"
scheme sure: "Carries anything"
  strength certain
scheme faint: "Carries little"
  strength possible
scheme asking: "Owes an answer"
  strength probable
  question why: "Why so?" owed
  question really: "Is it really?" exception
"""
"""What the generated records refer to."""

_DEGREES = ("possible", "plausible", "probable", "certain")
_FORMS = ("", "  scheme sure\n", "  scheme faint\n", "  scheme deduction\n", '  warrant "because"\n')
_STATES = ("open", "conceded", 'waived "settled"')


@frozen
class Shape:
    """What a generator may use.

    With `contraries` most contradictions are between derived claims, strict steps abound and
    degrees are close, so that ties come up; `lifting` allows what may raise a degree, corroboration
    and questions that wait for an answer; `attacks` are the ways of attacking that occur.
    """

    contraries: bool = False
    lifting: bool = True
    attacks: tuple[str, ...] = ("undercuts", "rebuts", "undermines", "answers", "contradicts", "fails")
    raised: bool = True
    most: int = 4


BROAD = Shape()
CONTRARIES = Shape(contraries=True)


@st.composite
def records(draw: st.DrawFn, shape: Shape = BROAD, prefix: str = "") -> tuple[str, ...]:
    """The records of a small map, each a text of its own; `PREAMBLE` goes before them."""
    count = st.integers(0, shape.most)
    leaves = [f"{prefix}e{i}" for i in range(draw(st.integers(1, shape.most)))]
    claims = [f"{prefix}c{i}" for i in range(draw(st.integers(1, shape.most)))]
    attacking = any(each not in ("contradicts", "fails") for each in shape.attacks)
    objections = [f"{prefix}o{i}" for i in range(draw(count) if attacking else 0)]
    steps = [f"{prefix}i{i}" for i in range(draw(st.integers(1, 2 * shape.most)))]
    writer = _Writer(draw, shape, leaves, claims, objections, steps)
    return (
        *(writer.leaf(id_) for id_ in leaves),
        *(writer.claim(id_) for id_ in claims),
        *(writer.step(id_) for id_ in steps),
        *(writer.objection(id_) for id_ in objections),
    )


def text(parts: Sequence[str]) -> str:
    """The map that these records make."""
    return PREAMBLE + "".join(parts)


@frozen
class _Writer:
    draw: st.DrawFn
    shape: Shape
    leaves: list[str]
    claims: list[str]
    objections: list[str]
    steps: list[str]

    def leaf(self, id_: str) -> str:
        """Evidence or a premise."""
        if self.draw(st.booleans()):
            cited = self._maybe("  from book p. 1\n", often=True)
            return f'evidence {id_}: "Seen."\n{cited}{self._degree()}{self._contradicts(id_, self.leaves)}'
        granted = self.draw(
            st.sampled_from(("", "  from book p. 2\n", '  basis "granted"\n', '  basis "given"\n'))
        )
        return f'premise {id_}: "Taken."\n{granted}{self._degree()}{self._contradicts(id_, self.leaves)}'

    def claim(self, id_: str) -> str:
        return f'claim {id_}: "Said."\n{self._degree()}{self._contradicts(id_, self.claims)}'

    def step(self, id_: str) -> str:
        draw = self.draw
        pool = [*self.leaves, *self.claims, *(self.objections if not self.shape.contraries else ())]
        premises = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=3, unique=True))
        ends = self.claims if self.shape.contraries else [*self.claims, *self.claims, *self.objections]
        end = draw(st.sampled_from(ends))
        form = self._form([*self.leaves, *self.claims, *self.objections])
        return f"inference {id_}: {' + '.join(premises)} => {end}\n{form}"

    def objection(self, id_: str) -> str:
        draw = self.draw
        ways = {
            "undercuts": self.steps,
            "rebuts": self.claims,
            "undermines": self.leaves,
            "answers": [each for each in self.objections if each != id_],
        }
        open_ = [how for how, targets in ways.items() if how in self.shape.attacks and targets]
        chosen = draw(st.lists(st.sampled_from(open_), min_size=1, max_size=2, unique=True)) if open_ else []
        attacks = "".join(f"  {how} {draw(st.sampled_from(ways[how]))}\n" for how in chosen)
        pool = [*self.leaves, *self.claims, *(each for each in self.objections if each != id_)]
        grounds = draw(st.lists(st.sampled_from(["book p. 3", *pool]), max_size=2, unique=True))
        grounds = grounds or ["book p. 4"][: draw(st.integers(0, 3))]
        said = f"  from {' + '.join(grounds)}\n" if grounds else ""
        raised = self._maybe("  raised-by critic\n") if self.shape.raised else ""
        return f'objection {id_}: "But."\n{attacks}{said}{self._degree()}{raised}'

    def _form(self, pool: list[str]) -> str:
        draw = self.draw
        if self.shape.contraries and draw(st.booleans()):
            return "  scheme deduction\n"
        choice = draw(st.integers(0, 9))
        if choice <= len(_FORMS):
            form = _FORMS[choice % len(_FORMS)]
            return (
                form
                if draw(st.integers(0, 5)) or "warrant" in form
                else f"{form}  warrant {draw(st.sampled_from(pool))}\n"
            )
        if choice == len(_FORMS) + 1 and self.shape.lifting:
            return '  scheme corroboration\n  question independent: waived "looked at"\n'
        states = [*_STATES]
        if "fails" in self.shape.attacks:
            states.append(f"fails by {draw(st.sampled_from(pool))}")
        if self.shape.lifting:
            states.append(f"met by {draw(st.sampled_from(pool))}")
        return f"  scheme asking\n  question why: {draw(st.sampled_from(states))}\n"

    def _degree(self) -> str:
        few = _DEGREES[2:] if self.shape.contraries else _DEGREES
        return self.draw(st.sampled_from(("", *(f"  as {degree}\n" for degree in few))))

    def _contradicts(self, id_: str, nearby: list[str]) -> str:
        if "contradicts" not in self.shape.attacks:
            return ""
        wide = [*self.leaves, *self.claims]
        pool = [each for each in (nearby if self.shape.contraries else wide) if each != id_]
        if not pool or not self.draw(st.booleans()):
            return ""
        return f"  contradicts {self.draw(st.sampled_from(pool))}\n"

    def _maybe(self, clause: str, *, often: bool = False) -> str:
        return clause if self.draw(st.integers(0, 3)) < (3 if often else 1) else ""
