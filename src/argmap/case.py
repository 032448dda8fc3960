"""All that a rule or a drawing may look at: the map, what evaluating it gave, and the texts it quotes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from argmap.evaluate import Evaluation, evaluate
from argmap.texts import Shelf

if TYPE_CHECKING:
    from argmap.model import ArgMap


@frozen(eq=False)
class Case:
    """A map with its evaluation; its text is `amap.source`, its schemes `amap.schemes`."""

    amap: ArgMap
    evaluation: Evaluation
    before: Shelf | None = None
    """The texts as they were when the map was looked at before."""

    @classmethod
    def of(cls, amap: ArgMap) -> Case:
        """Evaluate a map once, for all who will ask."""
        return cls(amap, evaluate(amap))

    @cached_property
    def texts(self) -> Shelf:
        """The texts that the map names, each read when a rule first asks for it."""
        return Shelf(self.amap) if self.before is None else Shelf.after(self.amap, self.before)
