"""Quotations put together from places that may not belong together."""

import pytest

from argmap.diagnostics import Confidence
from rules.helpers import findings

SOURCE = 'source s: "S"\n  text "s.txt"\n'
TEXT = """He is, I will not deny it, a gifted man. I would not, unless the times were
desperate, make him a captain; he was, it is said, brave. He had no money. He
drank not only wine. He left perhaps
in May and, I am told, came back.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "s.txt").write_text(TEXT, "utf-8")
    return tmp_path


def stitched(quote, *, base=None, source=SOURCE, cited="s", language="en"):
    quotes = "".join(f'  quote "{each}"\n' for each in ([quote] if isinstance(quote, str) else quote))
    text = f'map m: "M"\n  language {language}\n{source}evidence e: "E"\n  from {cited}\n{quotes}'
    return findings(text, select=["AM303"], base=base)


# ------------------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    "cited",
    ["s pp. 12, 40, 113-114", "s p. 12 and 40 + s f. 9r", "s 1; s 2; s 3", "s p. 1 + s p. 2 + s p. 3ff."],
)
def test_many_places_for_one_quotation(cited):
    source, cited = 'source s: "S"\n', cited.replace("; ", "\n  from ")
    (finding,) = stitched("some words … and others", source=source, cited=cited)
    assert str(finding.severity) == "note"
    assert finding.message == "`e` cites 3 places for one quotation"


@pytest.mark.parametrize(
    "cited",
    [
        "s p. 12",
        "s pp. 12-14, 16",
        "s vol. 3, p. 12, n. 3",
        "s tab 14, 3 May 1804, p. 203",
        "s",
        "s ch. 3, 5",
    ],
)
def test_few_places(cited):
    assert stitched("some words", source='source s: "S"\n', cited=cited) == []


def test_each_quotation_may_have_its_place():
    cited = "s pp. 1, 2, 3"
    assert stitched(["one", "two", "three"], source='source s: "S"\n', cited=cited) == []
    (finding,) = stitched(["one … one", "two"], source='source s: "S"\n', cited=cited)
    assert finding.message == "`e` cites 3 places for 2 quotations"


def test_what_is_not_quoted_is_not_stitched():
    assert stitched([], source='source s: "S"\n', cited="s pp. 1, 2, 3") == []


def test_words_that_stand_in_one_place_may_be_cited_in_three(folder):
    assert stitched("a gifted man", base=folder, cited="s pp. 1, 2, 3") == []
    assert len(stitched("gifted … would", base=folder, cited="s pp. 1, 2, 3")) == 1


# ----------------------------------------------------------------------------------- ellipses


def test_many_ellipses():
    (finding,) = stitched("a … b ... c [. . .] d")
    assert finding.message == "the quotation in `e` leaves something out 3 times"
    assert stitched("a … b … c") == []
    assert stitched("a [sic] b [x] c [y] d") == []


# --------------------------------------------------------------------- what an ellipsis leaves out


@pytest.mark.parametrize(
    ("quote", "what", "left_out"),
    [
        ("I would … make him", "a negation: “not”", "not, unless the times were desperate"),
        ("he was … brave", "a reserve: “it is said”", "it is said"),
        ("He is … a gifted man", "a negation: “not”", "I will not deny it"),
        ("in May … came back", "a reserve: “i am told”", "and, I am told"),
        ("He left [...] in May", "a reserve: “perhaps”", "perhaps"),
        ("a captain … no money", "a reserve: “it is said”", "he was, it is said, brave. He had"),
    ],
)
def test_what_an_ellipsis_swallows(quote, what, left_out, folder):
    (finding,) = stitched(quote, base=folder)
    assert finding.message == f"what the quotation in `e` leaves out holds {what}"
    assert finding.here == f"left out: “{left_out}”"
    assert finding.note.startswith("left out on line ")


@pytest.mark.parametrize(
    "quote",
    [
        "not … make him",
        "he was, it is said … He had no money",
        "brave … He drank",
        "drank … wine",
        "in May … I am told, came back",
        "he is not there",
        "gifted man [sic] I would",
    ],
)
def test_what_changes_nothing(quote, folder):
    assert stitched(quote, base=folder) == []


def test_a_long_gap_is_cut(folder):
    (folder / "s.txt").write_text("one not " + "very " * 100 + "two", "utf-8")
    (finding,) = stitched("one … two", base=folder)
    assert finding.here.endswith("very …”")


def test_how_sure_it_is_of_what_a_gap_holds(folder):
    (finding,) = stitched("he was … brave", base=folder)
    assert finding.confidence is Confidence.MEDIUM


def test_other_languages(folder):
    (folder / "s.txt").write_text("Er kam nicht nach Hause.", "utf-8")
    assert len(stitched("Er kam … nach Hause", base=folder, language="de")) == 1
    assert stitched("Er kam … nach Hause", base=folder, language="en") == []
    assert stitched("Er kam … nach Hause", base=folder, language="tlh") == []
