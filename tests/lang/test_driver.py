"""The shorter loop reads exactly what Lark reads."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lark import UnexpectedInput

from argmap.lang import syntax

MAPS = Path(__file__).parents[2] / "maps"
RECORDS = sorted(
    {chunk.text for path in MAPS.rglob("*.arg") for chunk in syntax.cut(path.read_text(encoding="utf-8"))}
    | {chunk.text for chunk in syntax.cut((MAPS.parent / "src/argmap/schemes/shipped.arg").read_text())}
)
BITS = [
    "",
    '"',
    "\n",
    "\n  ",
    ":",
    ";",
    "x",
    " ",
    "\\",
    "#",
    "# c\n",
    "+",
    "=>",
    "(",
    ")",
    ",",
    "met by",
    " open",
    "\x00",
    "“",
]


def by_lark(text):
    try:
        return plain(syntax.parse_by_lark(text))
    except UnexpectedInput:
        return None


def plain(entry):
    """Everything that tells two readings apart; blanks around `=>` and after `:` are no part of it."""
    return entry and [
        (str(token).strip(), token.type)
        + ((token.start, token.end) if token.type not in ("ARROW", "COLON") else ())
        for phrase in (entry.head, *entry.clauses)
        for token in (phrase.keyword, *phrase.values)
    ]


def test_every_record_of_the_maps():
    assert len(RECORDS) > 400
    for text in RECORDS:
        assert plain(syntax.driver().parse(text)) == by_lark(text) is not None


@given(
    st.sampled_from(RECORDS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from(BITS)), max_size=3),
)
def test_every_change_of_them(text, changes):
    for place, length, bit in changes:
        at = int(place * len(text))
        text = text[:at] + bit + text[at + length :]
    assert plain(syntax.driver().parse(text)) == by_lark(text)
