"""The canonical form: idempotent, complete, and it changes no word."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.lang import parse
from argmap.lang.format import WIDTH, flattened, format_source
from argmap.loading import parse as parse_with_schemes
from argmap.source import Source


def fmt(text):
    return format_source(Source("x.arg", text)).text


def test_clauses_are_put_in_order_and_comments_stay():
    text = """# first

# about the claim
claim rain: "It rained."   # beside
  as certain

  # why the kind
  kind event;   about weather
  # last

inference wet => rain
"""
    assert (
        fmt(text)
        == """# first

# about the claim
claim rain: "It rained."  # beside
  # why the kind
  kind event; about weather; as certain
  # last
inference wet => rain
"""
    )


def test_a_claim_and_what_supports_it_stand_together():
    assert fmt(
        'premise a: "A"\n\n\n\nclaim b: "B"\n\ninference a => b\n\ninference c => b\nclaim d: "D"\n'
    ) == ('premise a: "A"\n\nclaim b: "B"\ninference a => b\ninference c => b\n\nclaim d: "D"\n')


def test_long_prose_is_wrapped_and_indented():
    text = fmt(f'claim a: "{"word " * 60}"\n')
    assert all(len(line) <= WIDTH for line in text.splitlines())
    assert all(line.startswith("  ") for line in text.splitlines()[1:])
    assert text.count("word") == 60


def test_a_long_header_is_broken_before_plus():
    premises = " + ".join(f"premise-number-{n}(role)" for n in range(12))
    text = fmt(f"inference step: {premises} => conclusion\n")
    assert all(len(line) <= WIDTH for line in text.splitlines())
    assert re.search(r"\n    \+ ", text)
    assert fmt(text) == text


def test_comments_inside_a_header_and_a_quotation_are_lifted_not_lost():
    text = fmt('claim a: "one\n# margin\n  two" # beside\ninference x + # why\n  y => a\n')
    assert "# margin" in text
    assert "# beside" in text
    assert "# why" in text
    assert '"one two"' in text


def test_a_margin_comment_below_a_record_belongs_to_the_next():
    text = 'claim a: "A"\n  as certain\n# on b\nclaim b: "B"\n'
    assert fmt(text) == 'claim a: "A"\n  as certain\n\n# on b\nclaim b: "B"\n'


def test_a_comment_at_the_end_stays():
    assert fmt('claim a: "A"\n\n# end\n').endswith('"A"\n\n# end\n')
    assert fmt("# only\n") == "# only\n"
    assert fmt("") == ""


@pytest.mark.parametrize(
    "text", ['claim a: "open\n', "claim a\n", 'clam a: "A"\n', 'claim a: "A"\n  frob 3\n', "  stray\n"]
)
def test_a_text_with_mistakes_is_not_touched(text):
    assert fmt(text) is None


def test_hash_and_brackets_inside_quotes_are_text():
    text = 'claim a: "No. #1 [[of]] \\"many\\" \\\\ things; a + b => c"\n'
    assert fmt(text) == text


def test_flattened_keeps_every_record_in_its_section():
    main = Source("m", 'claim top: "T"\ninclude "p.arg"\nsection one: "One"\nclaim a: "A"\n')
    part = Source("p", 'claim loose: "L"\nsection two: "Two"\nclaim b: "B"\n')
    amap = parse(flattened([main, part])).map
    assert {id_: each.section for id_, each in amap.statements.items()} == {
        "top": None,
        "loose": None,
        "a": "one",
        "b": "two",
    }


@pytest.mark.parametrize(
    ("home", "part", "written"),
    [
        ("a", "a/b", 'text "b/d \\"x\\".txt"'),
        ("a/b", "a", 'text "../d \\"x\\".txt"'),
        ("a", "a", 'text "d \\"x\\".txt"'),
        ("a", None, 'text "d \\"x\\".txt"'),
    ],
)
def test_flattened_names_files_from_where_the_first_lies(home, part, written):
    main = Source("m", 'source t: "T"\n  text "t.txt"\n', Path(home))
    record = 'source s: "A text"\n  year 1900; text "d \\"x\\".txt"; note "text"\n'
    included = Source("p", f'claim text: "A text"\nsource u: "text"\n{record}', part and Path(part))
    text = flattened([main, included]).text
    assert f"year 1900; {written}; note" in text
    assert 'text "t.txt"' in text
    assert 'source u: "text"' in text


def test_flattened_names_files_of_another_drive_whole(monkeypatch):
    def refuse(*_):
        raise ValueError

    monkeypatch.setattr("os.path.relpath", refuse)
    main, part = Source("m", "", Path("a")), Source("p", 'source s: "S"\n  text "s.txt"\n', Path("/b"))
    assert 'text "/b/s.txt"' in flattened([main, part]).text


# ------------------------------------------------------------------------------- properties

WORDS = st.text(alphabet="ab é#;:+=>[]()“”'\\\n\t,\"", max_size=30).map(
    lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\n   ") + '"'
)
IDS = st.sampled_from(["rain", "wet", "as", "claim", "дождь", "雨"])
GAPS = st.sampled_from(["\n  ", "; ", " # why\n  ", "\n# margin\n  ", "\n\n  ", "\n  # own\n  "])
CLAUSES = st.one_of(
    st.sampled_from(["as certain", "kind event", "about t", "when 1924", "said ../1920", "tag a,b"]),
    WORDS.map(lambda words: f"note {words}"),
    IDS.map(lambda id_: f"contradicts {id_}"),
)
RECORDS = st.one_of(
    st.builds(
        lambda id_, words, clauses, gaps: (
            f"claim {id_}: {words}"
            + "".join(gap + clause for gap, clause in zip(gaps, clauses, strict=False))
        ),
        IDS,
        WORDS,
        st.lists(CLAUSES, max_size=4),
        st.lists(GAPS, min_size=4, max_size=4),
    ),
    st.builds("inference {} +\n {} => {}".format, IDS, IDS, IDS),
    st.sampled_from(["# comment", "", 'term t: "a",\n "b"', 'source s: "S"\n  year 1954; by p']),
)
TEXTS = st.lists(RECORDS, max_size=8).map("\n".join)


def words_of(text):
    parsed = parse_with_schemes(text).map
    return [
        (id_, each.text, each.asserted, each.kind, each.about, each.notes, each.contradicts, each.tags)
        for id_, each in parsed.statements.items()
    ], [(each.id, each.premises, each.conclusion) for each in parsed.inferences.values()]


@given(TEXTS)
def test_formatting_twice_changes_nothing_and_no_word_is_lost(text):
    once = fmt(text)
    assert once is not None
    assert fmt(once) == once
    assert words_of(once) == words_of(text)
    assert sorted(re.findall(r"# (?:why|own|margin|comment)$", text, re.MULTILINE)) == sorted(
        re.findall(r"# (?:why|own|margin|comment)$", once, re.MULTILINE)
    )


def test_odd_line_ends_inside_a_comment_are_no_line_ends():
    text = fmt('inference p #odd\u2028z\n  => a\n  warrant "w"\npremise p: "y"\n  basis "b"\nclaim a: "x"\n')
    assert fmt(text) == text
    assert not parse(text).diagnostics
    assert fmt('# one\x0ctwo\nclaim a: "x"\n') is not None


def test_why_a_text_is_not_touched():
    assert [each.code for each in format_source(Source("x", '  stray\nclaim a: "A\x00"\n')).diagnostics] == [
        "AM001",
        "AM016",
    ]


@pytest.mark.parametrize(
    "text",
    [
        'premise a: "A"\npremise b: "B"\n',
        'premise a: "A"\n\npremise b: "B"\n',
        'claim b: "B"\n\ninference a => c\n',
        'claim b: "B"\ninference a => c\n',
        'premise b: "B"\n\ninference a => b\n',
        '# first\n\nclaim a: "A"\n',
        '# first\nclaim a: "A"\n',
        '# one\n\n# two\n# three\nclaim a: "A"\n',
        'claim a: "A"\n\n# of the next\n\npremise b: "B"\n',
        'premise a: "A"\n# of the next\npremise b: "B"\n',
        'premise a: "A"\n  # below\n\n# of the next\npremise b: "B"\n',
        'claim a: "A"  # beside\n',
        'claim a: "A"  #close\n',
        'claim a: "A"\n  kind event; as certain  # beside\n',
        'claim a: "A"\n  kind event  # the kind\n  as certain  # the degree\n',
        'claim a: "A"\n  # the kind\n  kind event\n  # the degree\n  as certain\n',
        'claim a: "A"\n  quote "Q"\n  note "N"  # of the note\n',
        'section one: "S"\n\nclaim a: "A"\n\nsection two: "T"\n\nsection three: "H"\n',
        'claim a: "A"\n\n# end\n',
        'term t: "one", "two"\n',
        'source s: "S"\n  by a, b; year 1954; volume 10; place Moscow; sort primary\n',
        'evidence e: "E"\n  from a pp. 4-7 + b f. 61r + c\n  value votes = 12 of 30\n',
        'inference a(one) + b + c(two) => d\n  question q: met by e\n  rival "R": waived "W"\n',
    ],
)
def test_what_is_in_the_canonical_form_stays_as_it_is(text):
    assert fmt(text) == text


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('claim a: "A"#close\n', 'claim a: "A"  #close\n'),
        ('claim a: "A"\n  as certain#close\n', 'claim a: "A"\n  as certain  #close\n'),
        ('claim a: "A" # beside   \n', 'claim a: "A"  # beside\n'),
        ('claim a: "A"\n\n# end  \n\n\n', 'claim a: "A"\n\n# end\n'),
        ('\n\n\nclaim a: "A"\n\n\n', 'claim a: "A"\n'),
        ('premise a: "A"\n\n\n\npremise b: "B"\n', 'premise a: "A"\n\npremise b: "B"\n'),
        ('claim a: "A"\nclaim b: "B"\n', 'claim a: "A"\n\nclaim b: "B"\n'),
        (
            'premise a: "A"\nclaim b: "B"\n\n\ninference a => b\n',
            'premise a: "A"\n\nclaim b: "B"\ninference a => b\n',
        ),
        (
            'claim a: "A"\n  as certain # two\n  kind event # one\n',
            'claim a: "A"\n  kind event  # one\n  as certain  # two\n',
        ),
        ('evidence e: "E"\n  from a  p.   4 +b\n', 'evidence e: "E"\n  from a p. 4 + b\n'),
        ('claim a: "A"\n  tag one,two ,three\n', 'claim a: "A"\n  tag one, two, three\n'),
        ('section one: "S"\nclaim a: "A"\n', 'section one: "S"\n\nclaim a: "A"\n'),
    ],
)
def test_what_is_laid_out_otherwise_is_put_in_the_canonical_form(text, form):
    assert fmt(text) == form
    assert fmt(form) == form


def test_clauses_that_do_not_fit_on_one_line_have_lines_of_their_own():
    terms = ", ".join(f"term-number-{n}" for n in range(6))
    assert fmt(f'claim a: "A"\n  as certain; about {terms}\n') == (
        f'claim a: "A"\n  about {terms}\n  as certain\n'
    )


def test_a_line_is_filled_to_its_width_and_no_further():
    for words, lines in (("w" * (WIDTH - 13), 1), ("w" * (WIDTH - 12), 2)):
        assert len(fmt(f'claim a: "o {words}"\n  as certain\n').splitlines()) == lines + 1, words


def test_flattened_keeps_comments_and_leaves_includes_out():
    main = Source("m", '# on the whole\n\ninclude "p.arg"\nclaim a: "A"\n')
    part = Source("p", '# on the part\nclaim b: "B"\nsection one: "One"\n')
    whole = flattened([main, part])
    assert whole.name == "m"
    assert (
        whole.text
        == '# on the whole\n\nclaim a: "A"\n\n# on the part\n\nclaim b: "B"\n\nsection one: "One"\n'
    )


@pytest.mark.parametrize(
    ("text", "code", "words", "help_"),
    [
        ('claim z: "Z"\nclaim a "A"\n', "AM002", '"', "a record of this kind is written"),
        ('claim z: "Z"\nclaim a: "A"\n  zzzz 3\n', "AM005", "zzzz", "can be kept as"),
    ],
)
def test_what_stands_in_the_way_is_shown_at_its_place(text, code, words, help_):
    (diagnostic,) = format_source(Source("x", text)).diagnostics
    assert (diagnostic.code, diagnostic.span.text) == (code, words)
    assert help_ in diagnostic.help[0]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('premise a: "A"\n# end\n', 'premise a: "A"\n# end\n'),
        ("# one\n\n\n# two", "# one\n\n# two\n"),
        ("inference a + # why\n  b => c\n", "# why\ninference a + b => c\n"),
        (
            'premise z: "Z"\nclaim a: "A"\n  about x, # why\n    y\n',
            'premise z: "Z"\n\nclaim a: "A"\n  # why\n  about x, y\n',
        ),
        (
            'claim a: "A"\n  as certain\n# margin  \n  kind event\n',
            'claim a: "A"\n  # margin\n  kind event; as certain\n',
        ),
    ],
)
def test_comments_find_their_place(text, form):
    assert fmt(text) == form
