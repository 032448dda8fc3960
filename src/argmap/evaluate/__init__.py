"""Where each statement of a map stands: grounding, strength and defeat in one evaluation."""

from argmap.evaluate.explain import Account, Explanation, explain
from argmap.evaluate.reading import Evaluation, Reading, Standing, evaluate

__all__ = ["Account", "Evaluation", "Explanation", "Reading", "Standing", "evaluate", "explain"]
