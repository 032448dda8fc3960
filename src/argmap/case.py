"""All that a rule or a drawing may look at: the map and what evaluating it gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from argmap.evaluate import Evaluation, evaluate

if TYPE_CHECKING:
    from argmap.model import ArgMap


@frozen(eq=False)
class Case:
    """A map with its evaluation; its text is `amap.source`, its schemes `amap.schemes`."""

    amap: ArgMap
    evaluation: Evaluation

    @classmethod
    def of(cls, amap: ArgMap) -> Case:
        """Evaluate a map once, for all who will ask."""
        return cls(amap, evaluate(amap))
