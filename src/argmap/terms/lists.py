"""What is known of each language: the closed lists of words that rules look for, as data.

A language is one file in the folder `languages`, named for the first part of its BCP 47 tag. Its lists
are short on purpose: a word that often means something else does more harm in a list than one that is
missing. A language without a file has empty lists, and what goes by them is not judged.

In its phrases a comma stands for any mark of punctuation, the beginning and the end, so that ", видимо,"
is found only where it is set off; and an ending with a hyphen makes a further form, as in dictionaries:
"angeblich, -e, -er".
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from argmap.terms.words import NO_PHRASES, Phrases, phrases, primary, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER = Path(__file__).with_name("languages")


@frozen
class Language:
    """The lists of one language, folded and ready to be looked for; all are empty where it has none.

    `name` is the language's in English, "" where it has no lists. `stop_words` carry no content of
    their own. `negations` turn a statement round. `hedges` say that something is less than certain,
    and so do, in a claim, the `softeners`. `assurances` claim that no reason is needed; `assuring` are
    words that, where a warrant holds no others, make it an assurance. After the words in `compared`
    an adverb assures nobody. The adverbs in `of_manner` say how something was done instead, where one
    of `before_these` follows or one of `after_these` stands before.
    """

    name: str = ""
    stop_words: frozenset[str] = frozenset()
    negations: Phrases = NO_PHRASES
    hedges: Phrases = NO_PHRASES
    softeners: frozenset[str] = frozenset()
    assurances: Phrases = NO_PHRASES
    assuring: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    of_manner: frozenset[str] = frozenset()
    before_these: frozenset[str] = frozenset()
    after_these: frozenset[str] = frozenset()

    @property
    def has_lists(self) -> bool:
        """Whether anything is known of its words."""
        return bool(self.name)


def language(tag: str) -> Language:
    """What is known of the language of a BCP 47 tag, of which the first part counts: `de` of `de-AT`."""
    return _known(primary(tag))


def languages() -> tuple[str, ...]:
    """The tags of the languages that have lists, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def _known(tag: str) -> Language:
    """The file of a language, read once; an entry without one is remembered too."""
    path = _FOLDER / f"{tag}.toml"
    if not (tag.isalpha() and path.is_file()):
        return Language()
    import tomllib  # noqa: PLC0415 - drawing a map does not need it

    said = tomllib.loads(path.read_text(encoding="utf-8"))
    innocent = _forms(said.get("innocent", ()))
    return Language(
        name=said["name"],
        negations=phrases(_forms(said["negations"]), innocent),
        hedges=phrases(_forms(said["hedges"]), innocent),
        assurances=phrases(_forms(said["assurances"]), innocent),
        **{key.replace("-", "_"): frozenset(words(said.get(key, ""))) for key in _WORDS},
    )


_WORDS = (
    "stop-words",
    "softeners",
    "assuring",
    "compared",
    "of-manner",
    "before-these",
    "after-these",
)


def _forms(listed: Sequence[str]) -> list[str]:
    """Entries with their endings written out: "angeblich, -e, -er" is three, as in a dictionary."""
    found: list[str] = []
    for each in listed:
        base, *endings = each.split(", -")
        found += (base, *(base + ending for ending in endings))
    return found
