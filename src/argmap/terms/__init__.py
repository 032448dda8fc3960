"""The matching of terms: the only place where the checker reads prose."""

from argmap.terms.lists import Language, language, languages
from argmap.terms.matching import Content, Lexicon, Mention, Scopes, Topic
from argmap.terms.words import (
    PAUSE,
    Phrases,
    Placed,
    has_stems,
    is_quoted,
    phrases,
    place_of,
    placed,
    primary,
    runs,
    spanning,
    spoken,
    words,
)

__all__ = [
    "PAUSE",
    "Content",
    "Language",
    "Lexicon",
    "Mention",
    "Phrases",
    "Placed",
    "Scopes",
    "Topic",
    "has_stems",
    "is_quoted",
    "language",
    "languages",
    "phrases",
    "place_of",
    "placed",
    "primary",
    "runs",
    "spanning",
    "spoken",
    "words",
]
