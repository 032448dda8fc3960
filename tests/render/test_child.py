"""The process that draws, in this one: what it writes to its parent."""

import io
import sys

import pytest

from argmap.render import child

DOT = 'digraph { node [fontname="DejaVu Sans"] a [label="Words", URL="https://example.org/"] a -> b }'


@pytest.fixture
def drawn(monkeypatch, capfdbinary):
    """The exit code, and what was written for a form: the picture, and the lines beside it."""

    def drawn_(form, *attributes, dot=DOT):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(dot.encode())))
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
        monkeypatch.setattr(sys, "stderr", io.StringIO())
        code = child.main([form, *attributes])
        capfdbinary.readouterr()
        told = dict(line.split(" ", 1) for line in sys.stderr.getvalue().splitlines() if " " in line)
        return code, sys.stdout.buffer.getvalue(), told

    return drawn_


def test_a_picture_and_how_wide_its_letters_are(drawn):
    code, picture, told = drawn("svg")
    assert code == 0
    assert b"<svg" in picture
    assert b">Words<" in picture
    assert 0 < float(told["argmap-em"]) < 2
    assert told["argmap-links"] == "0"


def test_attributes_of_the_graph_are_taken(drawn):
    pytest.importorskip("pygraphviz")
    lying = drawn("svg", "rankdir=LR")[1]
    assert lying != drawn("svg")[1]


def test_after_a_pdf_comes_what_is_a_link_in_it(drawn):
    code, written, told = drawn("pdf")
    if code == child.NO_FONT:
        pytest.skip("there is no font here")
    links = written[len(written) - int(told["argmap-links"]) :]
    assert written.startswith(b"%PDF")
    assert b'href="https://example.org/"' in links


def test_letters_that_no_font_has_are_told(drawn):
    code, _, told = drawn("png", dot=DOT.replace("Words", "Words \U000f1234 ж"))
    assert code in (0, child.NO_FONT)
    if code == 0:
        assert "argmap-missing" in told


def test_without_an_engine_the_exit_code_says_so(drawn, monkeypatch):
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    code, picture, _ = drawn("svg")
    assert (code, picture) == (child.ABSENT, b"")


def test_of_each_script_one_letter_is_looked_for():
    assert set(child._samples("abc дж ⇒⇒")) == {"д", "⇒"}
