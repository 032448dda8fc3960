"""Where each statement of a map stands: grounding, strength and defeat in one evaluation."""

from argmap.evaluate.reading import Evaluation, Reading, Standing, evaluate

__all__ = ["Evaluation", "Reading", "Standing", "evaluate"]
