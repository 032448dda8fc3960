"""Texts to maps: every record and clause, exact places, includes, size."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark

from argmap import lang
from argmap.lang import Opened, parse, syntax
from argmap.lang.format import format_source
from argmap.lang.vocabulary import CLAUSES, RECORDS
from argmap.loading import decode, parse_bytes, parse_file
from argmap.loading import parse as parse_with_schemes
from argmap.model import Degree, Evidence, Objection
from argmap.schemes import shipped
from argmap.source import Source
from work import assert_linear

EVERYTHING = """map whole: "Everything"
  main end
  text "whole.txt"
  language de
section one: "One"
section two: "Two"
  within one
term party: "the Party", "CPSU"
term delegates: "delegates"
  within party
person lenin: "V. I. Lenin"
person stalin: "J. V. Stalin"
  party-to end, party
source works: "Works"
  by stalin, lenin; year 1954; volume 10; place "Cambridge (USA)"; sort primary
  text "works.txt"; url "https://example.org"; origin press
evidence said-so: "He said [[so]], with \\"quotes\\" and
    a second line."
  from works pp. 4-7, 9 + works f. 61r
  witness stalin; via lenin; when 1924-05; said 1927-10~; origin speech
  quote "so"
  quote "twice"
  value votes = 12 of 30
  value place = "here; there"
  tag a, b
  note "a remark"
  ignore AM306 "it is discussed"
  expect sustained
premise given: "Given."
  basis "Everyone grants it."
  as plausible
claim end: "The end."
  kind attitude; about party; extent most; when ../1924; as certain
  contradicts other
claim other: "Another."
inference step: said-so(sign)
    + given =>
    end
  scheme sign
  warrant given
  question other-causes: met by other
  question link: waived "seen often"
  question absence: fails by other
  rival "chance": excluded by other
  rival "will": open
  rival "fate": waived "no"
inference said-so => end
  scheme sign
  warrant "Signs speak."
  question link: conceded
objection no: "No."
  undercuts step
  rebuts end
  undermines said-so, given
  from other + works p. 3
  raised-by lenin
objection yes: "Yes."
  answers no
scheme mine: "Mine"
  role a: "A is so"
  concludes "B"
  strength possible
  strict
  sort sampling
  warrant required
  question q: "Why?" owed
  question r: "Whence?" exception
"""


@pytest.fixture(scope="module")
def amap():
    parsed = parse_with_schemes(EVERYTHING)
    assert parsed.diagnostics == ()
    return parsed.map


def test_every_record_and_clause_reaches_the_model(amap):
    said = amap["said-so"]
    assert isinstance(said, Evidence)
    assert said.text == 'He said so, with "quotes" and a second line.'
    assert [(c.source, c.locator) for c in said.citations] == [("works", "pp. 4-7, 9"), ("works", "f. 61r")]
    assert (said.witness, said.via, said.origin, said.quotes) == (
        "stalin",
        "lenin",
        "speech",
        ("so", "twice"),
    )
    assert [(v.key, v.value) for v in said.values] == [("votes", "12 of 30"), ("place", "here; there")]
    assert said.when.first == (1924, 5, 1)
    assert said.said.last == (1928, 10, 31)
    assert (said.tags, said.notes, said.ignores[0].reason) == (("a", "b"), ("a remark",), "it is discussed")
    assert (said.section, said.expect) == ("two", "sustained")
    end = amap["end"]
    assert (end.kind, end.about, end.extent, end.degree, end.contradicts) == (
        "attitude",
        ("party",),
        "most",
        Degree.CERTAIN,
        ("other",),
    )
    step = amap["step"]
    assert step.premises == (("said-so", "sign"), ("given", None))
    assert (step.conclusion, step.scheme, step.warrant_id, step.has_warrant) == ("end", "sign", "given", True)
    assert [(a.question, a.state, a.by, a.why) for a in step.answers] == [
        ("other-causes", "met", "other", None),
        ("link", "waived", None, "seen often"),
        ("absence", "fails", "other", None),
    ]
    assert [(r.text, r.state, r.by, r.why) for r in step.rivals] == [
        ("chance", "excluded", "other", None),
        ("will", "open", None, None),
        ("fate", "waived", None, "no"),
    ]
    assert amap["end#2"].warrant == "Signs speak."
    no = amap["no"]
    assert isinstance(no, Objection)
    assert [tuple(each) for each in no.attacks] == [
        ("undercuts", "step"),
        ("rebuts", "end"),
        ("undermines", "said-so"),
        ("undermines", "given"),
    ]
    assert (no.grounds, [c.source for c in no.citations], no.raised_by) == (("other",), ["works"], "lenin")
    mine = amap.schemes["mine"]
    assert (mine.strength, mine.strict, mine.sort, mine.warrant_required) == (1, True, "sampling", True)
    assert [(q.id, q.owed) for q in mine.questions] == [("q", True), ("r", False)]
    work = amap.works["works"]
    assert (work.by, work.year.first, work.volume, work.place, work.sort, work.origin) == (
        ("stalin", "lenin"),
        (1954, 1, 1),
        "10",
        "Cambridge (USA)",
        "primary",
        "press",
    )
    assert (amap.main, amap.language, amap.title) == (("end",), "de", "Everything")
    assert amap.persons["stalin"].party_to == ("end", "party")
    assert amap.sections["two"].within == "one"


def test_the_table_of_clauses_is_the_grammar_s():
    written = {match for match in EVERYTHING.split() if match in CLAUSES}
    assert written == set(CLAUSES)
    assert {line.split()[0] for line in EVERYTHING.splitlines() if line[:1].strip()} == set(RECORDS) - {
        "include"
    }


def test_every_id_clause_and_string_knows_its_place(amap):
    assert amap["end"].about[0].span.text == "party"
    assert amap["step"].premises[0].role.span.text == "sign"
    assert amap["step"].answers[1].why.span.text == '"seen often"'
    assert amap["said-so"].text.marks[0].span.text == "[[so]]"
    assert amap["said-so"].citations[0].locator.span.text == "pp. 4-7, 9"
    assert amap["said-so"].when_.span.text == "1924-05"
    assert amap["end"].span.text.endswith("contradicts other")
    assert (amap["end#2"].id.span.text, amap["end#2"].id.span.line) == ("inference", 47)
    assert str(amap["end"].id.span).startswith("<text>:")
    assert amap["end"].id.span.text == "end"


def test_positions_are_counted_in_code_points_and_utf16():
    source = Source("x", "a\r\n🙂б”x\rend")
    assert source.text == "a\n🙂б”x\nend"
    at = source.text.index("x")
    assert source.position(at) == (2, 4)
    assert source.utf16_column(at) == 5
    assert source.offset(2, 4) == at
    assert (source.line(2), source.lines, source.line(3)) == ("🙂б”x", 3, "end")


def test_moving_a_record_keeps_its_entry():
    one, two = 'claim a: "A"\n  as certain\n', 'claim b: "B"\n'
    (_, first), _ = lang.entries(one + two)
    _, (_, moved) = lang.entries(two + one)
    assert first == moved
    assert next(iter(lang.entries("clam\n")))[1] is None


def test_ids_of_any_script_and_words_of_the_language_as_ids():
    text = 'claim claim: "A"\nclaim дождь: "B"\nclaim 雨-季: "C"\nclaim हिन्दी: "D"\ninference as: claim + дождь => 雨-季\n'
    parsed = parse(text)
    assert parsed.diagnostics == ()
    assert list(parsed.map) == ["claim", "дождь", "雨-季", "हिन्दी", "as"]


def test_one_word_composed_in_two_ways_is_one_id():
    assert parse('claim caf\u00e9: "A"\nclaim b: "B"\ninference cafe\u0301 => b\n').diagnostics == ()


def test_the_grammar_has_no_colliding_terminals():
    Lark(syntax.grammar(), parser="lalr", lexer="contextual", start="record", strict=True)


def test_all_shipped_schemes_parse_and_each_is_read_when_asked_for():
    schemes = shipped()
    assert len(schemes) == 39
    assert all(schemes[id_].text and schemes[id_].roles and schemes[id_].concludes for id_ in schemes)
    assert [id_ for id_ in schemes if schemes[id_].strict] == ["deduction"]
    assert "no-such" not in schemes
    with pytest.raises(KeyError):
        schemes["no-such"]


def test_a_map_s_own_scheme_goes_before_a_shipped_one():
    amap = parse_with_schemes('scheme sign: "Own"\n  strength certain\n').map
    assert amap.schemes["sign"].strength == Degree.CERTAIN
    assert "motive" in amap.schemes


# ------------------------------------------------------------------------------------ files


def test_includes_are_read_in_place_and_once(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "main.arg").write_text(
        'section s: "S"\ninclude "sub/a.arg"\nclaim z: "Z"\ninclude "sub/../sub/a.arg"\n'
    )
    (tmp_path / "sub" / "a.arg").write_text('claim a: "A"\ninclude "b.arg"\n')
    (tmp_path / "sub" / "b.arg").write_text('claim b: "B"\n')
    parsed = parse_file(tmp_path / "main.arg")
    assert parsed.diagnostics == ()
    assert {id_: each.section for id_, each in parsed.map.statements.items()} == {
        "a": None,
        "b": None,
        "z": "s",
    }
    assert len(parsed.map.sources) == 3


def test_a_missing_include_and_an_included_folder_say_why(tmp_path):
    path = tmp_path / "main.arg"
    path.write_text('include "gone.arg"\ninclude "."\nclaim a: "A"\n')
    parsed = parse_file(path)
    assert [each.code for each in parsed.diagnostics] == ["AM014", "AM014"]
    assert "no such file" in parsed.diagnostics[0].message
    assert "a" in parsed.map


def test_a_file_that_includes_itself(tmp_path):
    path = tmp_path / "main.arg"
    path.write_text('include "main.arg"\nclaim a: "A"\n')
    assert [each.code for each in parse_file(path).diagnostics] == ["AM015"]


def test_an_include_chain_of_a_thousand(tmp_path):
    for n in range(1000):
        (tmp_path / f"{n}.arg").write_text(f'include "{n + 1}.arg"\nclaim c{n}: "C"\n')
    (tmp_path / "1000.arg").write_text('include "0.arg"\nclaim last: "L"\n')
    parsed = parse_file(tmp_path / "0.arg")
    assert len(parsed.map) == 1001
    (loop,) = parsed.diagnostics
    assert loop.code == "AM015"
    assert len(loop.message) < 1000


def test_unsaved_text_goes_before_the_file(tmp_path):
    path = tmp_path / "main.arg"
    path.write_text('include "part.arg"\n')
    part = tmp_path / "part.arg"
    part.write_text('claim a: "old"\n')
    assert parse_file(path, {str(part.resolve()): 'claim a: "new"\n'}).map["a"].text == "new"


def test_bytes_of_every_kind():
    assert parse_bytes(b'\xef\xbb\xbfclaim a: "A"\r\n  as certain\r\n', "x").map["a"].degree == Degree.CERTAIN
    parsed = parse_bytes('claim a: "ok"\nclaim b: "naïf"\n'.encode("latin-1"), "x")
    (problem,) = parsed.diagnostics
    assert (problem.code, problem.span.line, problem.span.column) == ("AM001", 2, 13)
    assert parsed.map["b"].text == "naïf"
    assert decode(b"", "x")[0].text == ""
    assert parse_bytes(b"", "x").map.statements == {}


# --------------------------------------------------------------------------------- hostility


def test_a_string_of_ten_megabytes():
    text = 'claim a: "' + "long " * 2_000_000 + '"\n  as certain\n'
    assert parse(text).map["a"].degree == Degree.CERTAIN
    assert [each.code for each in parse(text[:-14].rstrip()[:-1]).diagnostics] == ["AM003"]


def test_a_record_with_a_hundred_thousand_mistakes_ends():
    parsed = parse('claim a: "A"\n' + "  frob\n" * 100_000)
    assert len(parsed.diagnostics) == 21


def test_many_records_parse_and_the_collector_is_left_as_it_was():
    text = (
        "".join(f'claim c{n}: "C"\ninference c{n - 1} => c{n}\n' for n in range(1, 20_000))
        + 'claim c0: "C"\n'
    )
    assert len(parse(text).map) == 39_999
    assert gc.isenabled()


PIECES = st.sampled_from(
    [
        "claim",
        "inference",
        "a",
        "b",
        ":",
        '"',
        '"t"',
        "=>",
        "+",
        "\n",
        "\n  ",
        ";",
        "#",
        "(",
        ")",
        ",",
        "from",
        "p. 1",
        "question",
        "open",
        "met by",
        "rival",
        "scheme",
        "sign",
        "\\",
        "\x00",
        "“",
        "=",
        "when",
        "1924",
        "include",
        " ",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=60))
def test_no_text_is_too_strange(text):
    parsed = parse_with_schemes(text)
    for each in parsed.diagnostics:
        assert each.message
        assert 0 <= each.span.start <= each.span.end <= len(each.span.source.text) + 1
        assert each.span.line >= 1
    formatted = format_source(Source("x", text))
    if formatted.text is not None:
        assert format_source(Source("x", formatted.text)).text == formatted.text


@given(st.data())
def test_a_cut_or_changed_text_is_read_as_far_as_it_goes(data):
    text = EVERYTHING
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(at, min(len(text), at + 9)))
        text = (
            text[:at] + data.draw(st.sampled_from(["", '"', "\n", ":", "x", " ", "\\", "\n  "])) + text[end:]
        )
    parsed = parse_with_schemes(text)
    formatted = format_source(Source("x", text))
    assert (formatted.text is not None) or parsed.diagnostics


def test_an_opener_may_give_problems_of_its_own():
    problem = parse("clam").diagnostics
    parsed = parse(Source("m", 'include "x"\n'), opener=lambda _, __: Opened(Source("x", ""), problem))
    assert parsed.diagnostics == problem


def test_marks_without_end():
    """They are looked for by expressions, whose work cannot be counted: more than linear, it would never end."""
    assert parse('claim a: "' + "[[" * 1_000_000 + '"').map["a"].text == "[[" * 1_000_000


@pytest.mark.parametrize(
    "made",
    [
        lambda size: 'claim a: "A"\n' + "".join(f"inference n{n} => a\n" for n in range(size)),
        lambda size: 'claim a: "A"\n  tag ' + ",\n   ".join(f"t{n}" for n in range(size)) + " x\n",
    ],
    ids=["undefined ids", "a long list"],
)
def test_nothing_quadratic(made):
    parse(made(20_000))
    assert_linear(made, parse)


def test_a_device_or_a_pipe_is_no_file_to_include(tmp_path):
    import os

    os.mkfifo(tmp_path / "pipe")
    path = tmp_path / "main.arg"
    path.write_text('include "pipe"\ninclude "/dev/zero"\nclaim a: "A"\n')
    parsed = parse_file(path)
    assert [each.code for each in parsed.diagnostics] == ["AM014", "AM014"]
    assert "is not a file" in parsed.diagnostics[1].message
    with pytest.raises(OSError, match="not a file"):
        parse_file("/dev/zero")
