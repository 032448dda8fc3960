"""Files of every form to texts that know their lines."""

import io
import re
import sys

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from argmap.texts import PAGE, Text, UnreadableError, find, nearest, quotation
from argmap.texts import html as hypertext
from argmap.texts.reading import read


def place(text, words):
    return find(quotation(words), text).pieces[0].place


def as_pdf(*pages, password=""):
    """A document with these lines on its pages; a page without lines holds no text."""
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(400, 400)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        shown = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
        stream.set_data(f"BT /F1 12 Tf 50 350 Td {shown} ET".encode("latin-1"))
        page[NameObject("/Contents")] = stream
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# ------------------------------------------------------------------------------- plain text


@pytest.mark.parametrize(
    ("data", "note"),
    [
        ("één\r\ntwee".encode(), ""),
        ("\ufeffeen\ntwee".encode(), ""),
        ("een\rtwee".encode("utf-16"), ""),
        ("één\ntwee “drie”".encode("cp1252"), "Windows-1252"),
    ],
)
def test_encodings_and_line_ends(data, note):
    text = read(data, "a.txt")
    assert place(text, "twee") == "line 2"
    assert note in text.note
    assert bool(note) == bool(text.note)


def test_windows_quotes_are_quotes():
    assert "“drie”" in read("é “drie”".encode("cp1252"), "a.txt").plain


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"%PDF-1.4 \n", b"{\\rtf1 hello}", b"PK\x03\x04abc"])
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a", "a.md", "a.html"])
def test_what_is_no_text(data, name):
    with pytest.raises(UnreadableError, match="not plain text") as caught:
        read(data, name)
    assert "plain text" in caught.value.mend[0]


# --------------------------------------------------------------------------------- Markdown


def test_markdown_is_read_as_its_words():
    text = read(
        b"""# Title

The [Party](http://x.org/a_(b) "t") was *very* un**believ**able[^1] &mdash; a `code` &amp; <b>bold</b>\\*.
> quoted
> words go on
* an item __here__, ![alt](x.png) and [ref][r]; snake_case
<!-- a
remark --> after

[r]: http://x.org
""",
        "a.md",
    )
    words = text.folded.words
    assert (
        " the party was very unbelievable a code & bold quoted words go on an item here alt and ref " in words
    )
    assert "http" not in words
    assert "remark" not in words
    assert place(text, "words go on") == "line 5"
    assert find(quotation("the party … very unbelievable"), text).pieces[1].words == "very unbelievable"


def test_headings_begin_sections():
    assert read(b"a\n\n## B\nb\n\nC\n---\n", "a.markdown").sections == (3, 11)
    assert read(b"no\n---\n## no", "a.txt").sections == (0,)
    assert read(b"---\n\n---\nno\n", "a.md").sections == ()


# ------------------------------------------------------------------------------------- HTML


def test_html_is_read_as_its_words():
    page = b"""<!DOCTYPE html><html><head><title>T</title><style>p { color: red }</style>
<script>var words = "not these";</script></head>
<body><h1>One</h1><p>Un<b>believ</b>able&nbsp;&ldquo;story&rdquo;.<sup><a href="#n1">[1]</a></sup> Next<br/>line
of <i>the</i>
<div>page</div><ruby>\xe6\xbc\xa2<rt>kan<rp>)</ruby>z<h2>Two</h2>m<sup>2</sup> x<sup><a>a power</a></sup></sup></body>"""
    text = read(page, "a.HTML")
    assert text.folded.words == " t one unbelievable story next line of the page 漢z two m2 xa power "
    assert place(text, "page") == "line 5"
    assert [text.section(text.folded.words.index(word)) for word in ("t ", "one", "page", "m2")] == [
        0,
        1,
        1,
        2,
    ]


@pytest.mark.parametrize(
    ("page", "note"),
    [
        ('<meta charset="windows-1251">да'.encode("cp1251"), False),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-5">да'.encode("iso8859-5"),
            False,
        ),
        ("\ufeff<meta charset='koi8-r'>да".encode(), False),
        ("<meta charset=idna>да".encode(), False),
        ("<meta charset=no-such>да".encode(), False),
        ("<meta charset=hex>да".encode(), True),
        ("<meta charset=utf-16>да".encode(), False),
        ("да".encode("koi8-r"), True),
    ],
)
def test_the_encoding_of_a_page(page, note):
    text = read(page, "a.html")
    assert bool(text.note) == note
    assert note or text.folded.words == " да "


@pytest.mark.parametrize("part", ["<a ", "<!-- ", "<!", "</", "<a b='", "&#"])
def test_what_never_ends_takes_no_time(part):
    assert "word" in read((part * 20_000 + "word").encode(), "a.html").plain
    assert isinstance(tried((part * 20_000 + "> word").encode(), "a.html"), Text | UnreadableError)


def test_latin_1_is_what_browsers_take_it_for():
    assert (
        hypertext.declared(b"<meta charset=latin1>")
        == hypertext.declared(b"<meta charset=ascii>")
        == "cp1252"
    )


def test_a_page_with_senseless_declarations(monkeypatch):
    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr(hypertext.HTMLParser, "goahead", refuse)
    with pytest.raises(UnreadableError, match="declaration"):
        read(b"<p>a", "a.htm")


# -------------------------------------------------------------------------------------- PDF


def test_pdf_is_read_page_by_page():
    data = as_pdf(["The first exam-"], ["ple stands on two"], ["and three"])
    text = read(data, "a.pdf")
    assert text.unit == PAGE
    assert place(text, "first example stands") == "page 1"
    assert place(text, "and three") == "page 3"


def test_running_titles_do_not_break_a_sentence():
    pages = [
        [f"HISTORY {number}", words, str(number)] for number, words in enumerate(["one", "two", "three"], 8)
    ]
    assert read(as_pdf(*pages), "a.pdf").folded.words == " one two three "


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (as_pdf([]), "pictures"),
        (as_pdf(["a"], password="x"), "encrypted"),  # noqa: S106 - there is nothing to keep
        (b"%PDF-1.4\nno", "damaged"),
        (b"", "damaged"),
    ],
)
def test_pdf_that_cannot_be_read(data, why, caplog):
    with pytest.raises(UnreadableError, match=why) as caught:
        read(data, "a.pdf")
    assert len(caught.value.mend) == 2
    assert caplog.records == []


def test_pdf_without_pypdf(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(UnreadableError, match="needs pypdf") as caught:
        read(as_pdf(["a"]), "a.pdf")
    assert "argmap[pdf]" in caught.value.mend[0]


def test_a_document_that_unpacks_to_very_much_is_read_in_part(monkeypatch):
    monkeypatch.setattr("argmap.texts.pdf._LONGEST", 3)
    assert len(read(as_pdf(["one"], ["two"], ["three"], ["four"]), "a.pdf").starts) < 4


# ---------------------------------------------------------------------------------- anything

NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.doc", "a"])
BITS = re.findall(
    r"\S+",
    """<p> </p> <script> </script> <![CDATA[ <! <!-- --> &#x &amp; <sup> <a> </sup> <rt> </ruby> <h1 >
    word [a](b) ]( # \\* * é ~~ ` _""",
)
MARKUP = st.lists(st.sampled_from([*BITS, "\n", " ", "> ", "\x00"]), max_size=20).map("".join)


def tried(data, name):
    """The text, or why there is none."""
    try:
        return read(data, name)
    except UnreadableError as error:
        return error


@given(st.one_of(st.binary(max_size=200), MARKUP.map(str.encode)), NAMES, st.text(max_size=20))
def test_any_bytes_give_a_text_or_a_reason(data, name, quote):
    text = tried(data, name)
    if isinstance(text, UnreadableError):
        assert str(text)
        assert text.mend
        return
    cut = quotation(quote)
    find(cut, text)
    for piece in cut.pieces:
        near = nearest(piece.words, text)
        assert near is None or (near.passage.place and 0 <= near.alike <= 100)


@given(st.data())
def test_a_damaged_pdf_gives_a_text_or_a_reason(data):
    document = bytearray(as_pdf(["one two"], ["three"]))
    for _ in range(data.draw(st.integers(1, 6))):
        document[data.draw(st.integers(0, len(document) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(tried(bytes(document), "a.pdf"), Text | UnreadableError)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("data", [b"", b" \n\n\t", b"\xef\xbb\xbf\n"])
def test_a_file_without_words_is_no_text(name, data):
    with pytest.raises(UnreadableError, match="no words"):
        read(data, name)
