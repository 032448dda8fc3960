"""Where each statement of a map stands: grounding, strength and defeat in one evaluation."""

from argmap.evaluate.explain import Account, Explanation, explain
from argmap.evaluate.reading import Evaluation, Reading, Standing, evaluate
from argmap.evaluate.repair import Mend, Repair, repairs, weakened

__all__ = [
    "Account",
    "Evaluation",
    "Explanation",
    "Mend",
    "Reading",
    "Repair",
    "Standing",
    "evaluate",
    "explain",
    "repairs",
    "weakened",
]
