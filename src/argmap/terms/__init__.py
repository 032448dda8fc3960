"""The matching of terms: the only place where the checker reads prose."""

from argmap.terms.lists import (
    AFTER_MANNER,
    ASSURANCES,
    ASSURING,
    BEFORE_MANNER,
    HEDGES,
    OF_MANNER,
    SOFTENERS,
    STOP_WORDS,
)
from argmap.terms.matching import Content, Lexicon, Mention, Scopes, Topic
from argmap.terms.words import Phrases, Placed, phrases, placed, primary, runs, spanning, words

__all__ = [
    "AFTER_MANNER",
    "ASSURANCES",
    "ASSURING",
    "BEFORE_MANNER",
    "HEDGES",
    "OF_MANNER",
    "SOFTENERS",
    "STOP_WORDS",
    "Content",
    "Lexicon",
    "Mention",
    "Phrases",
    "Placed",
    "Scopes",
    "Topic",
    "phrases",
    "placed",
    "primary",
    "runs",
    "spanning",
    "words",
]
