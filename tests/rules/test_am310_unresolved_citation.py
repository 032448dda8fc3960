"""Citations that lead nowhere."""

import pytest

from rules.helpers import findings

BOOK = 'source life: "B. Jones, Life, London, 1950"\n  year 1950\n'


def unresolved(text):
    return [each.message for each in findings(text, select=["AM310"])]


@pytest.mark.parametrize(
    "record",
    ['evidence e: "E"\n', 'premise e: "E"\n', 'premise p: "P"\nobjection e: "E"\n  undermines p\n'],
    ids=["evidence", "premise", "objection"],
)
def test_a_printed_work_without_a_page(record):
    assert unresolved(BOOK + record + "  from life\n") == ["`e` cites `life` without a page"]
    assert unresolved(BOOK + record + "  from life p. 3\n") == []


@pytest.mark.parametrize("text", ["op. cit.", "Op.cit., p. 12", "ibid.", "Ibidem", "“ibid.”", "loc. cit."])
def test_backward_references(text):
    assert unresolved(f'source life: "{text}"\n') == [
        "the source `life` cannot be found from this: it points back to another citation"
    ]
    assert len(unresolved(BOOK + f'evidence e: "E"\n  from life {text.strip("“”")}\n')) == 1


def test_a_volume_where_others_have_one():
    volume = 'source v5: "A. Smith, Works, Volume 5, London, 1953"\n  volume 5; year 1953; place London\n'
    assert unresolved(volume + 'source v: "A. Smith, Works"\n') == [
        "the source `v` cannot be found from this: no volume and no year"
    ]
    assert unresolved(volume + 'source v: "A. Smith, Works, London, 1953"\n  year 1953; place London\n') == [
        "the source `v` cannot be found from this: no volume"
    ]
    assert unresolved(volume + 'source v: "A. Smith, Life"\n') == []
    assert unresolved(volume + 'source v: "A. Smith, Works and Days"\n') == []


def test_a_source_that_cannot_be_found_is_reported_once():
    text = 'source v: "A. Smith, Life, London"\n  place London\nevidence e: "E"\n  from v\n'
    assert unresolved(text) == ["the source `v` cannot be found from this: no year"]


@pytest.mark.parametrize(
    "text",
    [
        'source d: "A. Smith, Diary"\nevidence e: "E"\n  from d\n',
        'source d: "A. Smith, Diary"\n  sort primary\nevidence e: "E"\n  from d\n',
        'source d: "Page"\n  year 2001; url "https://example.org"\nevidence e: "E"\n  from d\n',
        'source d: "Book"\n  year 2001; text "book.txt"\nevidence e: "E"\n  from d\n',
        'source d: "Book, London 1950"\n  place London\nevidence e: "E"\n  from d p. 3\n',
        'source d: "Ibidem Press, Catalogue"\n'.replace("Ibidem Press", "The Ibid Press"),
        BOOK + 'evidence e: "E"\n  from life f. 61r\n',
    ],
    ids=["unprinted", "primary", "url", "text", "year in the citation", "a name", "folio"],
)
def test_what_can_be_found(text):
    assert unresolved(text) == []


def test_a_letter_has_no_pages():
    text = 'source letter: "Letter of A. Smith"\n  year 1922; sort primary\nevidence e: "E."\n  from letter\n'
    assert findings(text, select=["AM310"]) == []


def test_the_place_that_points_back_is_shown():
    (finding,) = findings(BOOK + 'evidence e: "E"\n  from life ibid.\n', select=["AM310"])
    assert (finding.span.text, finding.message) == ("ibid.", "`ibid.` says nothing once a line is moved")


@pytest.mark.parametrize("sort", ["secondary", "official"])
def test_what_is_printed_by_its_sort(sort):
    text = f'source r: "Report of 1950"\n  sort {sort}\nevidence e: "E"\n  from r\n'
    assert unresolved(text) == ["`e` cites `r` without a page"]
