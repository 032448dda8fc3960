import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render import labels
from argmap.render.labels import LONGEST, clean, columns, markup, plain, safe_url, wrap
from work import assert_linear


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("It rained.", ["It rained."]),
        (
            "The delegates to the 13th Congress kept Stalin in his post.",
            ["The delegates to the", "13th Congress kept", "Stalin in his post."],
        ),
        (
            "Delegates heard the letter with the explanation that Lenin had been ill.",
            ["Delegates heard the letter", "with the explanation", "that Lenin had been ill."],
        ),
        ("x" * 60, ["x" * 28, "x" * 28, "x" * 4]),
        ("党" * 20, ["党" * 10, "党" * 10]),
        ("屋顶上的雪在一月十二日融化了。", ["屋顶上的雪在一", "月十二日融化了。"]),
        (
            "屋顶朝北，整个冬天都照不到阳光，温度计却挂在南墙上。",
            ["屋顶朝北，整个冬天都照不到", "阳光，温度计却挂在南墙上。"],
        ),
        (
            "他说「雪」化了，" * 4,
            ["他说「雪」化了，他说", "「雪」化了，他说「雪」", "化了，他说「雪」化了，"],
        ),
        ("一" * 14 + "。", ["一" * 7, "一" * 7 + "。"]),
        ("用Python写的2026年报告（初稿）", ["用Python写的2026", "年报告（初稿）"]),
        ("서울의 지붕 위에 쌓인 눈이 모두 녹았다", ["서울의 지붕 위에", "쌓인 눈이 모두 녹았다"]),
    ],
)
def test_wrapping_by_sense(text, lines):
    assert wrap(text) == lines


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.integers(1, 60))
def test_wrapping_keeps_every_word_and_the_width(text, width):
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns(line) <= max(width, 2) for line in lines)


@pytest.mark.parametrize("text", ["a ", "a", "a\u0301\u0302"])
def test_wrapping_is_work_as_a_label_is_long(text):
    assert_linear(lambda size: text * size, wrap, LONGEST // len(text) // 4)


@given(st.text())
def test_what_is_cleaned_can_be_written_and_read_as_xml(text):
    cleaned = clean(text)
    cleaned.encode()
    assert len(cleaned) <= LONGEST
    assert not set(cleaned) & {chr(code) for code in (*range(32), 0x7F, 0x85, 0xFFFE, 0xFFFF)}


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\ufffeb", "a\ufffdb"),
        ("a\U0001fffeb", "a\ufffdb"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
        (" a \n\t b\u2028c ", "a b c"),
        ("a\u202eb\u2066c", "abc"),
        ("👩‍🔬 नमस्ते", "👩‍🔬 नमस्ते"),
    ],
)
def test_what_cannot_be_drawn_is_replaced(text, cleaned):
    assert clean(text) == cleaned


@pytest.mark.parametrize("text", ["word ", "x", " ", "\x00"])
def test_a_label_of_ten_megabytes_is_cut_before_it_is_looked_at(monkeypatch, text):
    seen = []
    monkeypatch.setattr(labels, "_drawable", lambda short: seen.append(len(short)) or short)
    assert len(clean(text * (10_000_000 // len(text)))) == LONGEST
    assert seen == [2 * LONGEST]


def test_what_was_cut_says_so():
    assert clean("word " * LONGEST).endswith("…")


def test_markup_and_plain_text_are_escaped():
    assert markup(r"<b>&amp;\N</b>") == r"&lt;b&gt;&amp;amp;\\N&lt;/b&gt;"
    assert plain([r"<b>\n", "&lt;"]) == r"<b>\\n\n&amp;lt;"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("notes/page.html#x", "notes/page.html#x"),
        ("javascript:alert(1)", ""),
        ("  JavaScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("file:///etc/passwd", ""),
        ("\x01javascript:alert(1)", "%01javascript:alert(1)"),
        ("java\nscript:alert(1)", "java%0Ascript:alert(1)"),
        ('https://example.org/"<>\\ \ud800', "https://example.org/%22%3C%3E%5C%20%3F"),
    ],
)
def test_addresses(url, safe):
    assert safe_url(url) == safe
