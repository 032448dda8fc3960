"""The words of the language: its records, its clauses, and which clause belongs to which record."""

from __future__ import annotations

import re

from attrs import frozen

from argmap.model import DEGREES, EXTENTS, KINDS, SCHEME_SORTS, SOURCE_SORTS, VERDICTS

STATEMENTS = ("evidence", "premise", "claim", "objection")
RECORDS = (
    "map",
    "include",
    "section",
    "term",
    "person",
    "source",
    *STATEMENTS[:3],
    "inference",
    "objection",
    "scheme",
)
_ANY = tuple(record for record in RECORDS if record != "include")


@frozen
class ClauseKind:
    """A clause: the records it belongs to, whether it may be repeated, and how one is written."""

    name: str
    homes: tuple[str, ...]
    form: str
    many: bool = False


_CLAUSES = (
    ClauseKind("main", ("map",), "main ID, ID", many=True),
    ClauseKind("language", ("map",), "language de"),
    ClauseKind("from", ("evidence", "premise", "objection"), "from SOURCE p. 12", many=True),
    ClauseKind("basis", ("premise",), 'basis "why it may be granted"'),
    ClauseKind("undercuts", ("objection",), "undercuts INFERENCE", many=True),
    ClauseKind("rebuts", ("objection",), "rebuts CLAIM", many=True),
    ClauseKind("undermines", ("objection",), "undermines EVIDENCE", many=True),
    ClauseKind("answers", ("objection",), "answers OBJECTION", many=True),
    ClauseKind("as", STATEMENTS, "as probable"),
    ClauseKind("kind", STATEMENTS, "kind event"),
    ClauseKind("about", STATEMENTS, "about TERM, TERM", many=True),
    ClauseKind("extent", STATEMENTS, "extent most"),
    ClauseKind("when", STATEMENTS, "when 1924-05"),
    ClauseKind("said", STATEMENTS, "said 1927-10"),
    ClauseKind("quote", ("evidence",), 'quote "the words"', many=True),
    ClauseKind("witness", ("evidence",), "witness PERSON"),
    ClauseKind("via", ("evidence",), "via PERSON"),
    ClauseKind("by", ("source",), "by PERSON", many=True),
    ClauseKind("year", ("source",), "year 1954"),
    ClauseKind("volume", ("source",), "volume 10"),
    ClauseKind("place", ("source",), "place Moscow"),
    ClauseKind("origin", ("source", "evidence"), "origin NAME"),
    ClauseKind("value", ("evidence",), "value votes = 18", many=True),
    ClauseKind("contradicts", ("evidence", "premise", "claim"), "contradicts CLAIM", many=True),
    ClauseKind("raised-by", ("objection",), "raised-by PERSON"),
    ClauseKind("within", ("term", "section"), "within ID"),
    ClauseKind("party-to", ("person",), "party-to CLAIM, TERM", many=True),
    ClauseKind("scheme", ("inference",), "scheme sign"),
    ClauseKind("role", ("scheme",), 'role sign: "B is observed"', many=True),
    ClauseKind("concludes", ("scheme",), 'concludes "A"'),
    ClauseKind("strength", ("scheme",), "strength plausible"),
    ClauseKind("strict", ("scheme",), "strict"),
    ClauseKind("sort", ("source", "scheme"), "sort primary"),
    ClauseKind("warrant", ("inference", "scheme"), 'warrant "what licenses the step"'),
    ClauseKind("question", ("inference", "scheme"), "question other-causes: open", many=True),
    ClauseKind("rival", ("inference",), 'rival "another explanation": open', many=True),
    ClauseKind("text", ("map", "source"), 'text "file.txt"'),
    ClauseKind("tag", _ANY, "tag WORD, WORD", many=True),
    ClauseKind("url", _ANY, 'url "https://…"', many=True),
    ClauseKind("note", _ANY, 'note "a remark"', many=True),
    ClauseKind("expect", STATEMENTS, "expect sustained"),
    ClauseKind("ignore", tuple(home for home in _ANY if home != "scheme"), 'ignore AM201 "why"', many=True),
)
CLAUSES = {clause.name: clause for clause in _CLAUSES}
"""The clauses, in the order in which the canonical form puts them."""

WORDS = {
    "as": tuple(DEGREES),
    "strength": tuple(DEGREES),
    "kind": KINDS,
    "extent": EXTENTS,
    "expect": tuple(VERDICTS),
}
"""The words that may follow a clause which knows only a few."""

SORTS = {"source": SOURCE_SORTS, "scheme": SCHEME_SORTS}
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
"""What may follow `language`: a BCP 47 tag, as far as its form goes."""
LANGUAGE_TAGS = {
    "chinese": "zh", "deutsch": "de", "dutch": "nl", "english": "en", "español": "es", "francais": "fr",
    "français": "fr", "french": "fr", "german": "de", "greek": "el", "italian": "it", "italiano": "it",
    "japanese": "ja", "latin": "la", "polish": "pl", "portuguese": "pt", "russian": "ru", "spanish": "es",
    "swedish": "sv", "русский": "ru",
}  # fmt: skip
"""The tags of languages by the names that are sometimes written instead."""
STATES = ("open", "met by", "fails by", "conceded", "waived")
