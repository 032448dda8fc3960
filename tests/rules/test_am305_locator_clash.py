"""Citations that cannot be right."""

import pytest

from rules.helpers import findings

PEOPLE = 'person smith: "S"\nperson jones: "J"\n'
LETTERS = PEOPLE + 'source l: "A. Smith, Letters, London, 1921"\n  by smith; year 1921\n'


def clashes(text):
    return findings(text, select=["AM305"])


def evidence(id_, place="p. 33", **clauses):
    return f'evidence {id_}: "E"\n  from l {place}\n' + "".join(
        f"  {clause} {value}\n" for clause, value in clauses.items()
    )


def test_words_said_after_they_were_printed():
    (finding,) = clashes(LETTERS + evidence("e", said="1950"))
    assert finding.message == "`e` was said 1950, after `l` was printed (1921)"
    assert [label.message for label in finding.labels] == ["said after that", "the year of the work"]


@pytest.mark.parametrize("said", ["1921", "1921-12-31", "1920", "1920/1922", "1921~"])
def test_words_said_before_or_in_the_year_of_printing(said):
    assert clashes(LETTERS + evidence("e", said=said)) == []


def test_one_page_for_the_author_and_another():
    (finding,) = clashes(LETTERS + evidence("e") + evidence("f", witness="jones"))
    assert finding.record == "f"
    assert finding.message == (
        "`f` cites the same place as `e`, and the one is the word of `jones`, the other of `smith`"
    )


def test_one_page_for_two_decades():
    (finding,) = clashes(LETTERS + evidence("e", said="1909") + evidence("f", place="p.33", said="1920"))
    assert finding.message == "`f` cites the same place as `e`, and the one was said 1920, the other 1909"


def test_a_citation_is_reported_once():
    assert [
        each.record for each in clashes(LETTERS + evidence("e") + evidence("f", witness="jones", said="1950"))
    ] == ["f"]


@pytest.mark.parametrize(
    "text",
    [
        LETTERS + evidence("e") + evidence("f"),
        LETTERS + evidence("e") + evidence("f", witness="smith"),
        LETTERS + evidence("e") + evidence("f", place="p. 34", witness="jones"),
        LETTERS + evidence("e") + evidence("f", witness="jones", via="smith"),
        LETTERS + evidence("e", witness="jones", via="smith") + evidence("f"),
        LETTERS.replace("by smith; ", "") + evidence("e", witness="smith") + evidence("f", witness="jones"),
        LETTERS + evidence("e", said="1919") + evidence("f", said="1919/1921"),
        LETTERS + evidence("e", said="1909") + evidence("f", said="../1920"),
        LETTERS + evidence("e", said="1909", witness="jones") + evidence("f", said="1920", witness="jones"),
        LETTERS.replace("by smith; ", "") + evidence("e", said="1909") + evidence("f", said="1920"),
        LETTERS.replace("by smith", "by smith, jones")
        + evidence("e", said="1909")
        + evidence("f", said="1920", witness="jones"),
        LETTERS + evidence("e", said="1909") + evidence("f", said="1920", via="jones"),
    ],
    ids=[
        "one voice",
        "named or not",
        "another page",
        "via",
        "the first via",
        "no author",
        "one decade",
        "open date",
        "somebody else's words",
        "no author, two decades",
        "an editor's note",
        "via, another decade",
    ],
)
def test_one_page_may_be_cited_twice(text):
    assert clashes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'source l: "A. Smith, Letters, 1914-1918, London, 1921"\n  year 1921\n',
        'source l: "G. Orwell, 1984, London"\n  year 1949\n',
        'source l: "Census of 1950"\n  year 1951\n',
        'source l: "K. Smith, Europe 1914 to 1918"\n  year 1998\n',
        'source l: "Letters of 1912, ms."\n  year 1921\n',
        'source l: "A. Smith, Letters, London, 1921"\n  year 1921~\n',
        'source l: "A. Smith, Letters, London, 1921"\n',
    ],
)
def test_other_numbers_in_a_citation_are_no_clash(text):
    assert clashes(text) == []


def test_one_volume_with_two_years():
    text = (
        'source a: "A. Smith, Works, Volume 5, London, 1953"\n  volume 5; year 1953\n'
        'source b: "A. Smith, Works, Volume 5, London, 1961"\n  volume 5; year 1961\n'
    )
    (finding,) = clashes(text)
    assert finding.message == "volume 5 of one work has two years: 1953 in `a`, 1961 in `b`"
    assert (
        clashes(
            text.replace("Volume 5, London, 1961", "Volume 6, London, 1961").replace(
                "volume 5; year 1961", "volume 6; year 1961"
            )
        )
        == []
    )


def test_two_printings_of_a_book_without_volumes_are_no_clash():
    text = (
        'source a: "A. Smith, Life, London, 1953"\n  year 1953\n'
        'source b: "A. Smith, Life, London, 1961"\n  year 1961\n'
    )
    assert clashes(text) == []


def test_words_that_came_through_somebody_may_be_on_a_page_of_nobody_s():
    text = LETTERS.replace("by smith; ", "") + evidence("e", witness="smith")
    assert clashes(text + evidence("f", witness="jones", via="smith")) == []
    assert clashes(text + evidence("f", via="smith")) == []


def test_the_other_place_is_shown():
    (finding,) = clashes(LETTERS + evidence("e") + evidence("f", witness="jones"))
    assert [(label.span.line, label.message) for label in finding.labels] == [(6, "cited for `e`")]
    assert finding.here == "the same place"


@pytest.mark.parametrize(
    ("clauses", "found"),
    [("sort primary", ["e2"]), ("sort secondary", []), ("", [])],
)
def test_one_page_of_a_record_for_two_decades(clauses, found):
    text = (
        'person v: "V"\nperson w: "W"\nsource book: "B"\n'
        + (f"  {clauses}\n" if clauses else "")
        + 'evidence e1: "E"\n  from book f. 23r\n  witness v\n  said 1706\n'
        'evidence e2: "F"\n  from book f. 23r\n  witness w\n  said 1731\n'
    )
    assert [each.record for each in findings(text, select=["AM305"])] == found
