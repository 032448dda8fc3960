"""Whether a quotation stands in a text, as a reader would judge it."""

import pytest

from argmap.texts import Found, Scattered, ellipses, find, missing, quotation
from argmap.texts.matching import APART, NEAR, ORDER, SECTIONS
from argmap.texts.reading import read


def looked_up(quote, text, name="a.txt"):
    return find(quotation(quote), read(text.encode(), name))


def passages(quote, text, name="a.txt"):
    found = looked_up(quote, text, name)
    assert isinstance(found, Found), found
    return [each.words for each in found.pieces]


TEXT = """It was not, I think, the dog’s fault
that the exam-
ple failed. He can't go; Anti-

Stalin. "The Party" (so he said) rests on l’homme and
on well-known pre- and post-war ﬁndings . . in Straße 7 … or [sic] 8.
"""


@pytest.mark.parametrize(
    "quote",
    [
        "It was not, I think, the dog's fault",
        "IT WAS NOT I THINK THE DOG",
        "fault that the example failed",
        "the Anti-Stalin “The Party”",
        "Stalin. ‘The Party’",
        "Anti",
        "homme and on well-known",
        "known pre",
        "post-war findings in Strasse 7",
        "findings … in Straße",
        "[t]he exam\xadple",
        "“It was not” … “fault”",
        "… the dog",
        "[T]he Party",
        "7 or [sic] 8",
        "He [Lenin] can't go",
        "He can't [not: cannot] go",
        "it [was] not",
        "the walk[ed] … Party … rests",
        "(so he said)",
        "go",
    ],
)
def test_words_that_stand_there(quote):
    text = TEXT if "Anti-Stalin" not in quote else TEXT.replace("go;", "go; the")
    text = text.replace("The Party", "the walk, The Party") if "walk" in quote else text
    assert isinstance(looked_up(quote, text), Found)


@pytest.mark.parametrize(
    "quote",
    ["art", "he can", "t go", "ple failed", "the exam", "walk", "findin", "dog fault", "It was the dog", "o"],
)
def test_words_that_do_not(quote):
    assert looked_up(quote, TEXT) is None


def test_half_a_word_at_a_line_end_is_one_where_both_halves_are():
    text = "a well-\nknown thing"
    assert looked_up("known thing", text) is None
    assert looked_up("known thing", f"{text}, known and well") is not None


def test_pieces_are_found_in_order_and_close_together():
    text = "one two. " + "one " * 3 + "x two three one"
    assert passages("one … three", text) == ["one", "three"]
    found = looked_up("one … x … two", text)
    assert [each.start for each in found.pieces] == sorted(each.start for each in found.pieces)
    assert [each.words for each in found.gaps] == []
    assert [each.words for each in looked_up("one … three", text).gaps] == ["x two"]


@pytest.mark.parametrize(
    ("quote", "text", "name", "why"),
    [
        ("two … one", "one two", "a.txt", ORDER),
        ("two … three … one", "one two three", "a.txt", ORDER),
        ("one … two", "one" + " x" * NEAR + " two", "a.txt", APART),
        ("one … two", "# A\none\n# B\ntwo", "a.md", SECTIONS),
        ("one … two", "A\n===\none\nB\n---\ntwo", "a.txt", SECTIONS),
        ("one … two", "one\n\nChapter 2\n\ntwo", "a.txt", SECTIONS),
        ("one … two", "<h1>A</h1>one<h2>B</h2>two", "a.html", SECTIONS),
    ],
)
def test_pieces_that_do_not_belong_together(quote, text, name, why):
    found = looked_up(quote, text, name)
    assert isinstance(found, Scattered)
    assert found.why == why
    assert len(found.pieces) == quote.count("…") + 1


def test_a_later_place_in_one_section_is_better_than_an_earlier_across_two():
    found = looked_up("one … two", "one\n# B\none x two", "a.md")
    assert [each.place for each in found.pieces] == ["line 3", "line 3"]


def test_a_quotation_in_one_piece_may_cross_a_heading():
    assert passages("end B begin", "end\n# B\nbegin", "a.md") == ["end # B begin"]


def test_an_insertion_that_the_text_has_itself():
    assert passages("they [the Party] said", "they [the Party] said") == ["they [the Party] said"]


@pytest.mark.parametrize("quote", ["我们", "们已", "经，走了", "我…走"])
def test_scripts_without_spaces(quote):
    assert isinstance(looked_up(quote, "我们已经，\n走 了"), Found)


def test_a_language_in_other_letters():
    assert passages("ЕЛКА в «лесу»", "Стояла ёлка в лесу.") == ["ёлка в лесу"]
    assert looked_up("елк", "Стояла ёлка в лесу.") is None


def test_the_piece_that_is_missing():
    text = read(b"one two", "a.txt")
    assert missing(quotation("one … four"), text).words == "four"
    assert missing(quotation("one … two"), text) is None


@pytest.mark.parametrize(
    ("quote", "pieces", "gaps"),
    [
        ("a b", ["a b"], 0),
        ("a … b... c. . . d [...] e (…) f", ["a", "b", "c", "d", "e", "f"], 5),
        ("a. … b", ["a", "b"], 1),
        ("a [sic] b [the Party] c", ["a", "b", "c"], 0),
        ("they walk[ed] home", ["they", "home"], 0),
        ("[T]he end", ["the end"], 0),
        ("…", [], 1),
        ("", [], 0),
    ],
)
def test_the_pieces_of_a_quotation(quote, pieces, gaps):
    cut = quotation(quote)
    assert ([each.words for each in cut.pieces], ellipses(quote)) == (pieces, gaps)
    assert all(quote[each.start : each.end].strip("[]") for each in cut.pieces)


def test_very_long_quotations_take_no_time():
    for part in ("a", "[", "a[", "(", ".. ", "[a", "… "):
        quotation(part * 100_000)


def test_a_quotation_without_words_is_nowhere():
    assert looked_up("…", "a").pieces == ()


def test_very_many_pieces_and_places_take_no_time():
    text = read(("a b " * 50_000).encode(), "a.txt")
    assert isinstance(find(quotation("a … " * 200 + "b"), text), Found)
    assert find(quotation("b … " * 200 + "c"), text) is None
