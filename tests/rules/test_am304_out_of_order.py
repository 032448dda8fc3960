"""Citations whose dates and places run against each other."""

import pytest

from rules.helpers import findings

SMITH = 'person smith: "S"\nperson jones: "J"\n'


def volume(number, year=1960):
    return (
        f'source works-{number}: "A. Smith, Works, Volume {number}, London, {year}"\n'
        f"  by smith; year {year}; volume {number}; place London; sort primary\n"
    )


def cited(*places):
    """Evidence from (source, page, said)."""
    return "".join(
        f'evidence e{at}: "E"\n  from {source} p. {page}\n  said {said}\n'
        for at, (source, page, said) in enumerate(places, 1)
    )


def out_of_order(text):
    return [each.record for each in findings(text, select=["AM304"])]


DIARY = SMITH + 'source d: "A. Smith, Diary"\n  by smith; sort primary\n'


def test_a_date_that_lies_wholly_after_the_next():
    text = DIARY + cited(("d", 10, "1921-03"), ("d", 12, "1931-01"), ("d", 14, "1921-05"))
    (finding,) = findings(text, select=["AM304"])
    assert finding.record == "e2"
    assert finding.message == "`e2` was said 1931-01 and stands before words of 1921-05 in “A. Smith, Diary”"
    assert [label.message for label in finding.labels] == [
        "stands before it: 1921-03",
        "stands after it: 1921-05",
    ]


def test_a_date_that_lies_wholly_before_the_last():
    text = DIARY + cited(("d", 10, "1921-03"), ("d", 12, "1911-01"), ("d", 14, "1921-05"))
    (finding,) = findings(text, select=["AM304"])
    assert finding.message == "`e2` was said 1911-01 and stands after words of 1921-03 in “A. Smith, Diary”"


def test_across_the_volumes_of_one_work():
    text = (
        SMITH
        + volume(1)
        + volume(2, 1964)
        + volume(3)
        + cited(("works-1", 300, 1910), ("works-2", 7, 1925), ("works-3", 100, 1912), ("works-3", 200, 1913))
    )
    assert out_of_order(text) == ["e2"]


@pytest.mark.parametrize(
    "places",
    [
        [("d", 10, "1921-03"), ("d", 212, "1931-01"), ("d", 14, "1921-05")],
        [("d", 10, "1921-03"), ("d", 12, "1931-01")],
        [("d", 10, "1921"), ("d", 12, "1921-08"), ("d", 14, "1921-02/1921-09")],
        [("d", 10, "1921-03"), ("d", 12, "1921-03"), ("d", 14, "1921-03")],
        [("d", 10, "1929"), ("d", 12, "1921"), ("d", 14, "1913")],
        [("d", 10, "1921-03"), ("d", 10, "1931-01"), ("d", 14, "1921-05")],
        [("d", 10, "1910"), ("d", 20, "1920"), ("d", 30, "1905"), ("d", 40, "1912"), ("d", 50, "1925")],
    ],
    ids=["in order", "only two", "overlapping", "one day", "backwards", "one page", "a second series"],
)
def test_what_is_in_order_or_in_no_order(places):
    assert out_of_order(DIARY + cited(*places)) == []


def test_one_turn_is_one_finding():
    text = DIARY + cited(("d", 10, 1910), ("d", 20, 1920), ("d", 30, 1915), ("d", 40, 1930))
    assert out_of_order(text) == ["e2"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sort primary", "sort secondary"),
        ("  by smith; sort primary", "  sort primary"),
        ("  said 1931-01\n", "  said 1931-01\n  witness jones\n"),
        ("  said 1931-01\n", "  said 1931-01\n  via jones\n"),
        ("  said 1931-01\n", ""),
        ("p. 12", "f. iv"),
        ("p. 12", "somewhere"),
    ],
    ids=["secondary", "no author", "another witness", "at second hand", "no date", "no number", "no page"],
)
def test_what_says_nothing_about_the_order(old, new):
    text = DIARY + cited(("d", 10, "1921-03"), ("d", 12, "1931-01"), ("d", 14, "1921-05"))
    assert out_of_order(text) == ["e2"]
    assert out_of_order(text.replace(old, new)) == []


def test_volumes_of_two_works_are_not_compared():
    text = (
        SMITH
        + volume(1)
        + volume(2).replace("Works, ", "Letters, ")
        + volume(3)
        + cited(("works-1", 300, 1910), ("works-2", 7, 1925), ("works-3", 100, 1912), ("works-3", 200, 1913))
    )
    assert out_of_order(text) == []


def test_a_volume_without_a_number_is_left_out():
    text = (
        SMITH
        + volume(1)
        + volume(2).replace("volume 2", "volume II")
        + volume(3)
        + cited(("works-1", 300, 1910), ("works-2", 7, 1925), ("works-3", 100, 1912), ("works-3", 200, 1913))
    )
    assert out_of_order(text) == []


def test_an_editors_notes_are_not_compared_with_the_authors_words():
    text = DIARY.replace("by smith", "by smith, jones") + cited(
        ("d", 10, "1921-03"), ("d", 12, "1966"), ("d", 14, "1921-05")
    )
    assert out_of_order(text) == ["e2"]
    assert out_of_order(text.replace("  said 1966\n", "  said 1966\n  witness jones\n")) == []


def test_volumes_with_and_without_an_editor_are_one_work():
    text = (
        SMITH
        + volume(1)
        + volume(2).replace("by smith", "by smith, jones")
        + volume(3)
        + cited(("works-1", 300, 1910), ("works-2", 7, 1925), ("works-3", 100, 1912), ("works-3", 200, 1913))
    )
    assert out_of_order(text) == ["e2"]


def test_what_has_no_page_or_is_in_order_does_not_hide_what_follows():
    text = DIARY + cited(("d", 1, 1910), ("d", 10, "1921-03"), ("d", 12, "1931-01"), ("d", 14, "1921-05"))
    assert out_of_order(text) == ["e3"]
    assert out_of_order('evidence e0: "E"\n  from d\n  said 1920\n' + text) == ["e3"]
    assert out_of_order(text + 'evidence e9: "E"\n  from d p. 12\n  said 1931\n') == []


@pytest.mark.parametrize("locator", ["10 January 1835 p. 2", "tab 14 p. 2", "f. 2r"])
def test_a_place_that_is_more_than_a_page_has_an_order_of_its_own(locator):
    text = DIARY + cited(("d", 10, "1921-03"), ("d", 12, "1931-01"), ("d", 14, "1921-05"))
    assert out_of_order(text.replace("p. 12", locator)) == []


@pytest.mark.parametrize("locator", ["12", "pp. 12-13", "p.12ff.", "pp. 12, 15"])
def test_ways_to_write_a_page(locator):
    text = DIARY + cited(("d", 10, "1921-03"), ("d", 12, "1931-01"), ("d", 14, "1921-05"))
    assert out_of_order(text.replace("p. 12", locator)) == ["e2"]


def test_two_turns_are_two_findings():
    said = (1921, 1931, 1922, 1923, 1933, 1924)
    assert out_of_order(DIARY + cited(*(("d", page, year) for page, year in enumerate(said, 1)))) == [
        "e2",
        "e5",
    ]


def test_words_in_another_volume_are_named_with_it():
    text = (
        SMITH
        + volume(1)
        + volume(2)
        + cited(
            ("works-1", 5, "1921"), ("works-1", 9, "1924"), ("works-2", 3, "1922"), ("works-2", 8, "1923")
        )
    )
    (finding,) = findings(text, select=["AM304"])
    assert finding.message == (
        "`e2` was said 1924 and stands in “A. Smith, Works, Volume 1, London, 1960”, before words of 1922 in "
        "“A. Smith, Works, Volume 2, London, 1960”"
    )
