"""The matching of terms: the only place where the checker reads prose."""

from argmap.terms.lists import ASSURANCES, HEDGES
from argmap.terms.matching import Content, Lexicon, Mention, Scopes, Topic
from argmap.terms.words import Placed, Phrases, phrases, placed, primary, runs, words

__all__ = [
    "ASSURANCES",
    "HEDGES",
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
    "words",
]
