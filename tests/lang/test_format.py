"""The canonical form: idempotent, complete, and it changes no word."""

import re

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
