"""What bad writing gets: a place, a sentence, a way out, and the rest of the file."""

import pytest

from argmap.lang import Opened, parse
from argmap.lang.mistakes import nearest
from argmap.loading import parse as parse_with_schemes
from argmap.source import Source


def found(text):
    return [(each.code, each.span.line, each.span.column) for each in parse_with_schemes(text).diagnostics]


def only(text):
    (diagnostic,) = parse_with_schemes(text).diagnostics
    return diagnostic


BASE = 'premise wet: "The street is wet."\nclaim rain: "It rained."\ninference step: wet => rain\n  scheme sign\n'


@pytest.mark.parametrize(
    ("text", "code", "place", "words", "help_"),
    [
        ('claim rain "R"', "AM002", (1, 12), "after `claim rain` comes a colon", "claim id:"),
        ("claim rain: R", "AM002", (1, 13), "comes text in double quotes", ""),
        ("claim rain: “R”", "AM002", (1, 13), "straight quotes", "curly quotes may stand inside"),
        ('claim : "R"', "AM002", (1, 7), "comes an id", ""),
        ("inference a + b", "AM002", (1, 16), "`=>` and the conclusion", "premise(role) => conclusion"),
        ('claim a: "R', "AM003", (1, 10), "no closing quote", "close it"),
        ('claim a: "', "AM003", (1, 10), "no closing quote", "close it"),
        ('clam a: "R"', "AM004", (1, 1), "no record is called `clam`", "did you mean `claim`?"),
        ("as certain", "AM004", (1, 1), "`as` is a clause", "indent it"),
        ('claim a: "R"\n  knd event', "AM005", (2, 3), "no clause is called `knd`", "did you mean `kind`?"),
        ('claim a: "R"\n  claim b: "S"', "AM005", (2, 3), "begins a record", "column 0"),
        ('claim a: "R"\n  "S"', "AM005", (2, 3), "stands without a clause", "note"),
        ('claim a: "R"\n  quote "S"', "AM006", (2, 3), "belongs to evidence, not to a claim", "evidence"),
        (
            'claim a: "R"\n  as certain\n  as possible',
            "AM007",
            (3, 3),
            "already said; the first one counts",
            "take one",
        ),
        ('claim a: "R"\n  as likly', "AM008", (2, 6), "possible, plausible, probable or certain", ""),
        ('claim a: "R"\n  kind evnt', "AM008", (2, 8), "`evnt`", "did you mean `event`?"),
        ('claim a: "R"\n  when May 1924', "AM009", (2, 8), "`May 1924` is not a date", "1924-05"),
        ('claim a: "R"\n  when 1924-13', "AM009", (2, 8), "no month 13", "1924-05"),
        ('claim a: "R"\n  when 1923-02-29', "AM009", (2, 8), "no day 29", "1924-05"),
        ('claim a: "R"\n  when 1924/1913', "AM009", (2, 8), "ends before it begins", "1924-05"),
        ('claim A_b: "R"', "AM010", (1, 7), "not an id", "call it `a-b`"),
        (BASE + 'claim rain: "S"', "AM011", (5, 7), "declared twice", "another id"),
        (
            BASE + "inference wte => rain",
            "AM012",
            (5, 11),
            "no statement is called `wte`",
            "did you mean `wet`?",
        ),
        (
            BASE + "inference wet => rain\n  scheme sing",
            "AM012",
            (6, 10),
            "no scheme",
            "did you mean `sign`?",
        ),
        (
            BASE + 'claim b: "B"\n  about weather',
            "AM012",
            (6, 9),
            "no term is called",
            'term weather: "form"',
        ),
        (BASE + "inference rain => wet", "AM013", (5, 19), "ends in a claim", "make `wet` a claim"),
        (BASE + 'objection o: "O"\n  rebuts wet', "AM013", (6, 10), "`wet` is a premise", "undermines wet"),
        (BASE + 'objection o: "O"\n  undercuts rain', "AM013", (6, 13), "`rain` is a claim", "rebuts rain"),
        (
            BASE + 'objection o: "O"\n  rebuts step',
            "AM013",
            (6, 10),
            "`step` is an inference",
            "undercuts step",
        ),
        (BASE + "inference step => rain", "AM013", (5, 11), "is an inference", "`rain`"),
        ('include "other.arg"', "AM014", (1, 9), "cannot be read", "relative" * 0),
        ("  as certain\n", "AM016", (1, 3), "no record above it", "column 0"),
        (
            BASE + "inference wet(omen) => rain\n  scheme sign",
            "AM017",
            (5, 15),
            "no role `omen`",
            "it has sign, link",
        ),
        (
            BASE + "inference wet => rain\n  question lnk: open\n  scheme sign",
            "AM017",
            (6, 12),
            "no critical",
            "`link`",
        ),
        (
            BASE + "inference wet => rain\n  question link: open",
            "AM017",
            (6, 12),
            "names no scheme",
            "scheme sign",
        ),
        ('objection o: "O"', "AM018", (1, 11), "what the objection `o` is against", "undercuts INFERENCE"),
        (
            'term a: "A"\n  within b\nterm b: "B"\n  within a',
            "AM019",
            (2, 10),
            "lies within itself",
            "take one",
        ),
        ('claim a: "A"\n  contradicts a', "AM013", (2, 15), "contradict itself", "the other statement"),
        ('claim a: "A"\n  ignore AM101', "AM002", (2, 10), "nothing says why", "the reason"),
        (
            BASE + 'inference wet => rain\n  scheme sign\n  question link: "?" owed',
            "AM002",
            (7, 18),
            "asked by its",
            "",
        ),
        ('scheme s: "S"\n  question q: open', "AM002", (2, 15), "a scheme asks", "owed"),
        (
            'scheme s: "S"\n  warrant "x"',
            "AM008",
            (2, 11),
            "only that a warrant is needed",
            "warrant required",
        ),
        (
            BASE + "inference wet => rain\n  scheme sign\n  question link: opne",
            "AM002",
            (7, 18),
            "",
            "`open`",
        ),
        ('claim a: "R" as certain', "AM002", (1, 14), "end of the line", ""),
    ],
)
def test_each_mistake_has_its_code_place_words_and_way_out(text, code, place, words, help_):
    diagnostic = only(text)
    assert (diagnostic.code, (diagnostic.span.line, diagnostic.span.column)) == (code, place)
    assert words in diagnostic.message
    assert help_ in " ".join(diagnostic.help)


def test_several_mistakes_in_one_file_and_one_record_are_all_reported():
    text = 'claim a "A"\nclaim b: "B"\n  knd event\n  as certain\n  when May\nclaim c: "C"\n  about nothing\n'
    parsed = parse(text)
    assert [(each.code, each.span.line) for each in parsed.diagnostics] == [
        ("AM002", 1),
        ("AM005", 3),
        ("AM009", 5),
        ("AM012", 7),
    ]
    assert list(parsed.map.statements) == ["b", "c"]
    assert parsed.map.statements["b"].asserted == "certain"


def test_a_lost_record_does_not_make_its_id_undefined():
    assert found('claim rain "It rained."\nclaim wet: "Wet."\ninference rain => wet\n') == [("AM002", 1, 12)]


def test_an_unclosed_quote_costs_one_clause():
    text = 'claim a: "It rained.\n  as certain\n  note "x"\nclaim b: "B"\n'
    parsed = parse(text)
    assert [(each.code, each.span.line) for each in parsed.diagnostics] == [("AM003", 1)]
    assert parsed.map.statements["a"].text == "It rained."
    assert parsed.map.statements["a"].asserted == "certain"
    assert "b" in parsed.map.statements


def test_the_rest_of_an_unclosed_quotation_in_column_0_is_not_reported_again():
    assert found('claim a: "It rained\nand rained.\nclaim b: "B"\n') == [("AM003", 1, 10)]


def test_include_mistakes():
    def opener(source, wanted):
        from argmap.lang import Opened

        return Opened(Source(wanted, f'include "{ {"a": "b", "b": "a"}[wanted] }"\n'))

    parsed = parse(Source("a", 'include "b"\n'), opener=opener)
    assert [(each.code, each.message) for each in parsed.diagnostics] == [
        ("AM015", "this file includes itself: a → b → a")
    ]


def test_include_has_no_clauses():
    assert ("AM006", 2, 3) in found('include "x"\n  as certain')


def test_nearest_is_found_among_many():
    names = [f"claim-{n}" for n in range(100_000)]
    assert nearest("claim-99999x", [*names, "claim-99999"]) is not None
    assert nearest("zzz", names) is None


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x7f", "\ud800"])
def test_control_characters_are_reported_once_and_the_rest_is_read(char):
    parsed = parse(f'claim a: "A{char}{char}"\nclaim b: "B"\n')
    (diagnostic,) = parsed.diagnostics
    assert diagnostic.code == "AM001"
    assert f"U+{ord(char):04X}" in diagnostic.message
    assert "1 more" in diagnostic.message
    assert "b" in parsed.map


def test_a_lost_inference_damages_its_conclusion():
    parsed = parse(BASE.split("inference", maxsplit=1)[0] + "inference step: wet wet => rain\n")
    assert [each.code for each in parsed.diagnostics] == ["AM002"]
    assert "rain" in parsed.map.damaged


@pytest.mark.parametrize(
    "step", ["inference s: wet => rian", "inference s: wett => rain", "inference s: wet => wet"]
)
def test_an_attack_on_a_step_that_was_left_out_is_left_out_too(step):
    parsed = parse_with_schemes(BASE + step + '\nobjection o: "O"\n  undercuts s\n  from wet\n')
    assert len(parsed.diagnostics) == 1
    assert parsed.map.objections[0].attacks == ()
    assert {"o"} <= parsed.map.damaged


def test_every_reference_inside_a_damaged_map_resolves():
    text = BASE + 'claim c: "C"\ninference t: rain => c\nobjection o: "O"\n  undercuts step\n  from wet\n'
    for gone in ("wet", "rain", "step"):
        amap = parse_with_schemes(text.replace(f" {gone}:", " other:", 1)).map
        assert all(attack.target in amap for each in amap.objections for attack in each.attacks)
        assert all(id_ in amap.statements for each in amap.inferences.values() for id_ in each.linked)


def test_a_language_is_a_tag():
    assert [each.code for each in parse('map m: "M"\n  language klingonish\n').diagnostics] == ["AM008"]
    assert parse('map m: "M"\n  language pt-BR\n').map.language == "pt-BR"


def test_a_long_circle_is_cut_short_and_names_only_what_lies_on_it():
    terms = [f'term t{n}: "T{n}"\n  within t{n + 1}\n' for n in range(3000)]
    parsed = parse("".join(terms) + 'term t3000: "T"\n  within t2999\n')
    (loop,) = parsed.diagnostics
    assert loop.message == "`t2999` lies within itself, by way of `t2999`, `t3000`"


def test_one_unclosed_quotation_is_one_finding():
    assert [each.code for each in parse('scheme s: "S"\n  question side: "Ha\n').diagnostics] == ["AM003"]


HEADS = 'claim z: "Z"\n' + BASE


@pytest.mark.parametrize(
    ("text", "record", "words"),
    [
        ('include "gone.arg"', "", '"gone.arg"'),
        ('claim a: "A"\n  quote "S"', "a", "quote"),
        ('claim a: "A"\n  as certain; as possible', "a", "as"),
        ('claim a: "A"\n  as likly', "a", "likly"),
        ('claim a: "A"\n  when May 1924', "a", "May 1924"),
        ('claim a: "A"\n  ignore AM101', "a", "AM101"),
        ('claim A_: "A"', "A_", "A_"),
        ('map m: "M"\n  language klingonish', "m", "klingonish"),
        ('scheme s: "S"\n  question q: open', "s", "open"),
        ('scheme s: "S"\n  warrant "x"', "s", '"x"'),
        ('objection o: "O"', "o", "o"),
        ('claim rain: "S"', "rain", "rain"),
        ('inference t: wet => rain\n  scheme sign\n  question link: "?" owed', "t", '"?"'),
        ('inference wet => rain\n  scheme sign\n  question link: "?" owed', "inference", '"?"'),
        ("inference wet => rain\n  schem sign", "inference", "schem"),
        ("inference t: wet => rain\n  schem sign", "t", "schem"),
        ("inference t: step => rain", "t", "step"),
        ("inference t: wet => rian", "t", "rian"),
        ("inference t: wet => wet", "t", "wet"),
        ("inference t: wet => rain\n  scheme sing", "t", "sing"),
        ("inference t: wet => rain\n  warrant gone", "t", "gone"),
        ("inference t: wet(omen) => rain\n  scheme sign", "t", "omen"),
        ("inference t: wet => rain\n  scheme sign\n  question lnk: open", "t", "lnk"),
        ("inference t: wet => rain\n  scheme sign\n  question link: met by gone", "t", "gone"),
        ('inference t: wet => rain\n  scheme sign\n  rival "R": excluded by gone', "t", "gone"),
        ("inference wet => rain\n  warrant gone", "rain#2", "gone"),
        ('claim a: "A"\n  contradicts a', "a", "a"),
        ('claim a: "A"\n  about gone', "a", "gone"),
        ('claim a: "A"\n  contradicts gone', "a", "gone"),
        ('map m: "M"\n  main gone', "m", "gone"),
        ('map m: "M"\n  main step', "m", "step"),
        ('evidence e: "E"\n  from gone p. 1', "e", "gone"),
        ('evidence e: "E"\n  witness gone', "e", "gone"),
        ('evidence e: "E"\n  via gone', "e", "gone"),
        ('premise p: "P"\n  from gone p. 1', "p", "gone"),
        ('objection o: "O"\n  rebuts rain; raised-by gone', "o", "gone"),
        ('objection o: "O"\n  rebuts rain; from gone', "o", "gone"),
        ('objection o: "O"\n  rebuts wet', "o", "wet"),
        ('objection o: "O"\n  rebuts gone', "o", "gone"),
        ('objection o: "O"\n  undercuts gone', "o", "gone"),
        ('objection o: "O"\n  answers o', "o", "o"),
        ('person p: "P"\n  party-to gone', "p", "gone"),
        ('source s: "S"\n  by gone', "s", "gone"),
        ('term t: "T"\n  within gone', "t", "gone"),
        ('section s: "S"\n  within gone', "s", "gone"),
        ('term t: "T"\n  within u\nterm u: "U"\n  within t', "t", "u"),
    ],
)
def test_a_mistake_names_its_record_and_points_at_the_words(text, record, words):
    diagnostic = only(HEADS + text)
    assert (diagnostic.record, diagnostic.span.text) == (record, words)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('map m: "M"\n  main gone, rain', lambda amap: amap.main == ("rain",)),
        ('claim a: "A"\n  about gone', lambda amap: amap["a"].about == ()),
        ('claim a: "A"\n  contradicts gone, a, rain', lambda amap: amap["a"].contradicts == ("rain",)),
        ('evidence e: "E"\n  from gone p. 1', lambda amap: amap["e"].citations == ()),
        ('premise p: "P"\n  from gone p. 1', lambda amap: amap["p"].citations == ()),
        ('evidence e: "E"\n  witness gone', lambda amap: amap["e"].witness is None),
        ('evidence e: "E"\n  via gone', lambda amap: amap["e"].via is None),
        ('person p: "P"\n  party-to gone, rain', lambda amap: amap.persons["p"].party_to == ("rain",)),
        ('source s: "S"\n  by gone', lambda amap: amap.works["s"].by == ()),
        ('term t: "T"\n  within gone', lambda amap: amap.terms["t"].within is None),
        ('section s: "S"\n  within gone', lambda amap: amap.sections["s"].within is None),
        ('term t: "T"\n  within t', lambda amap: amap.terms["t"].within is None),
        ('objection o: "O"\n  rebuts wet, rain', lambda amap: [*amap["o"].attacks] == [("rebuts", "rain")]),
        ('objection o: "O"\n  answers o', lambda amap: amap["o"].attacks == ()),
        ('objection o: "O"\n  undercuts gone', lambda amap: amap["o"].attacks == ()),
        ('objection o: "O"\n  rebuts rain; raised-by gone', lambda amap: amap["o"].raised_by is None),
        ('objection o: "O"\n  rebuts rain; from gone', lambda amap: amap["o"].grounds == ()),
        ("inference t: wet => rain\n  scheme sing", lambda amap: amap["t"].scheme is None),
        ("inference t: wet => rain\n  warrant gone", lambda amap: amap["t"].warrant_id is None),
        (
            "inference t: wet(omen) => rain\n  scheme sign",
            lambda amap: [*amap["t"].premises] == [("wet", None)],
        ),
        ("inference t: wet(sign) => rain\n  scheme sing", lambda amap: amap["t"].premises[0].role is None),
        (
            "inference t: wet => rain\n  scheme sign\n  question lnk: open; question absence: open",
            lambda amap: [each.question for each in amap["t"].answers] == ["absence"],
        ),
        (
            "inference t: wet => rain\n  scheme sing\n  question link: open",
            lambda amap: amap["t"].answers == (),
        ),
        (
            "inference t: wet => rain\n  scheme sign\n  question link: met by gone",
            lambda amap: amap["t"].answers == (),
        ),
        (
            'inference t: wet => rain\n  scheme sign\n  rival "R": excluded by gone; rival "S": open',
            lambda amap: [each.text for each in amap["t"].rivals] == ["S"],
        ),
        ("inference t: step => rain", lambda amap: "t" not in amap.inferences),
        ("inference t: wet => wet", lambda amap: "t" not in amap.inferences),
        ("inference t: wet => rian", lambda amap: "t" not in amap.inferences),
    ],
)
def test_what_names_nothing_is_left_out_and_the_rest_of_the_record_stays(text, left):
    assert left(parse_with_schemes(HEADS + text).map)


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ('claim a "A"', set()),
        ("inference t: wet wet => rain", {"rain"}),
        ("inference t: wet => rian", {"t", "rian"}),
        ("inference t: wet => wet", {"t", "wet"}),
        ("inference t: step => rain", {"t", "rain"}),
        ("inference t: gone => rain", {"t", "rain"}),
        ("inference t: wet(omen) => rain\n  scheme sign", {"t"}),
        ("inference t: wet => rain\n  warrant gone", {"t"}),
        ('claim rain: "Again."', {"rain"}),
        ('claim a: "A"\n  about gone', {"a"}),
        ('objection o: "O"\n  rebuts wet', {"o"}),
        ('map m: "M"\n  main step', {"m"}),
    ],
)
def test_what_something_was_left_out_about_is_known(text, damaged):
    assert parse_with_schemes(HEADS + text).map.damaged == damaged


def test_a_clause_said_twice_is_shown_at_both_places():
    diagnostic = only(HEADS + 'claim a: "A"\n  as certain\n  as possible')
    assert diagnostic.here == "here again"
    ((first, words, _),) = [(each.span, each.message, each.code) for each in diagnostic.labels]
    assert (first.text, first.line, words) == ("as", 7, "said here first")


def test_an_id_declared_twice_is_shown_at_both_places():
    diagnostic = only(HEADS + 'claim rain: "S"')
    assert diagnostic.here == "here again"
    ((first, words, _),) = [(each.span, each.message, each.code) for each in diagnostic.labels]
    assert (first.text, first.line, words) == ("rain", 3, "declared here first")


@pytest.mark.parametrize(
    ("text", "helped"),
    [
        ('claim _A_: "A"', ("call it `a`",)),
        ('objection o: "O"\n  undercuts stp', ("did you mean `step`?", "or declare it:  inference stp:")),
        ('objection o: "O"\n  rebuts rian', ("did you mean `rain`?", "or declare it:  claim rian:")),
        ('person p: "P"\n  party-to somebody', ("declare it:  term somebody:",)),
        ('claim a: "A"\n  kind', ("it is written  kind event",)),
        ('claim a: "A"\n  tag', ("it is written  tag WORD, WORD",)),
        (
            'inference wet => rain\n  scheme sign\n  question link: "?" owed',
            ("question link: open", 'question link: waived "why"'),
        ),
        ('include "gone.arg"\n', ("the path is taken from where", "or take the include out")),
        ("inference wet(omen) => rain\n  scheme sign", ("it has sign, link",)),
        ("inference wet(sing) => rain\n  scheme sign", ("did you mean `sign`?", "it has sign, link")),
    ],
)
def test_every_way_out_is_shown(text, helped):
    ways = only(HEADS + text).help
    assert all(words in way for words, way in zip(helped, ways, strict=False))
    assert len(ways) >= len(helped)


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        ('claim A_b: "A"', "rename to `a-b`", "a-b"),
        ('claim a: "A"\n  kind evnt', "write `event`", "event"),
        ("inference wte => rain", "write `wet`", "wet"),
        ("inference wet => rain\n  scheme sing", "write `sign`", "sign"),
        ("inference wet(sing) => rain\n  scheme sign", "write `sign`", "sign"),
    ],
)
def test_the_nearest_name_is_a_fix(text, title, words):
    diagnostic = only(HEADS + text)
    (fix,) = diagnostic.fixes
    assert (fix.title, [(each.span, each.text) for each in fix.edits]) == (title, [(diagnostic.span, words)])


@pytest.mark.parametrize(
    "text",
    [
        'claim __: "A"',
        'claim a: "A"\n  kind zzzzzz',
        "inference zzzzzz => rain",
        "inference wet(zzzzzz) => rain\n  scheme sign",
    ],
)
def test_where_no_name_is_near_there_is_no_fix(text):
    diagnostic = only(HEADS + text)
    assert diagnostic.fixes == ()
    assert not any("`" in way and "mean" in way for way in diagnostic.help)


def test_where_the_form_is_wrong_the_place_says_what_comes_there():
    assert only('claim rain "R"').here == "a colon comes here"
    assert only('claim a: "R" as certain').here == "the end of the line comes here"


def test_a_text_that_ends_in_an_escaped_quote_is_open():
    parsed = parse('claim a: "He said \\"no\\"\n  as certain\nclaim b: "B \\\\"\n')
    assert [(each.code, each.span.line) for each in parsed.diagnostics] == [("AM003", 1)]
    assert list(parsed.map) == ["a", "b"]


def test_a_record_with_more_mistakes_than_are_listed_says_so():
    first, *listed = parse('claim a: "A"\n' + "  frob\n" * 25).diagnostics
    assert "more mistakes than are listed" in first.message
    assert [each.code for each in listed] == ["AM005"] * 20


def test_an_id_composed_in_two_pieces_is_marked_whole():
    assert only('claim cafe\u0301_: "A"').span.text == "cafe\u0301_"


def test_what_follows_an_unclosed_quotation_or_an_include_is_read():
    assert list(parse('claim a: "It rained\nand rained.\nclaim b: "B"\nclam c\nclaim d: "D"\n').map) == [
        "a",
        "b",
        "d",
    ]
    parsed = parse(Source("m", 'include "p"\nclam a: "A"\n'), opener=lambda _, __: Opened(Source("p", "")))
    assert [each.code for each in parsed.diagnostics] == ["AM004"]


def test_an_include_with_a_clause_says_which():
    (misplaced,) = (each for each in parse('include "x"\n  as certain').diagnostics if each.code == "AM006")
    assert misplaced.message == "an include has no clauses, and here stands `as`"


@pytest.mark.parametrize("step", ["inference rain: wet => rain", "inference wet: wet => rain"])
def test_a_step_and_a_statement_do_not_share_an_id(step):
    assert only(BASE + step).code == "AM011"


def test_a_scheme_without_that_role_is_named():
    assert only(BASE + "inference wet(omen) => rain\n  scheme sign").message == (
        "the scheme `sign` has no role `omen`"
    )


def test_the_nearest_of_many_may_share_its_end_alone():
    names = [f"name-{n:05}" for n in range(600)]
    assert nearest("treat-rain", [*names, "great-rain"]) == "great-rain"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('claim a: "R', "R"),
        ('claim a: "', "…"),
        ('claim a: "He said \\"', 'He said "'),
        ('claim a: "R\\\\\\"', 'R\\"'),
        ('claim a: "\\"', '"'),
        ('claim a: "R\\\n', "R"),
        ('claim a: "R\\\\\\', "R\\"),
        ('claim a: "\\', ""),
        ('claim a: "R\\\n  as possible', "R"),
    ],
)
def test_an_unclosed_quotation_is_closed_at_the_end(text, read):
    parsed = parse(text)
    assert [each.code for each in parsed.diagnostics] == ["AM003"]
    assert parsed.map["a"].text == read


@pytest.mark.parametrize("indent", [" ", "  ", "\t"])
def test_what_follows_an_unclosed_quotation_keeps_its_place(indent):
    parsed = parse(f'claim a: "A"\n{indent}note "x\n{indent}as certain\n{indent}kind event\nclaim b: "B"\n')
    assert [(each.code, each.span.text) for each in parsed.diagnostics] == [("AM003", '"x')]
    assert parsed.map["a"].asserted.span.text == "certain"


def test_a_stray_line_below_comments_is_marked_whole():
    diagnostic = only('# c\n\n# d\n  as certain\n  more\nclaim a: "A"\n')
    assert (diagnostic.code, diagnostic.span.line, diagnostic.span.text) == ("AM016", 4, "as certain")


def test_a_control_character_has_two_ways_out():
    assert len(only('claim a: "A\x00"').help) == 2


@pytest.mark.parametrize(
    "header",
    [
        "wet\n  + wet wet => rain",
        "wet +\n  wet wet => rain",
        "wet +   \n  wet wet => rain",
        "wet =>\t\n  rain rain",
        "wet\n  => rain rain",
    ],
)
def test_a_header_of_several_lines_is_one_mistake(header):
    diagnostic = only(HEADS + f"inference s: {header}\n  warrant gone\n")
    assert (diagnostic.code, diagnostic.record) == ("AM002", "s")
    assert diagnostic.help == (
        "a record of this kind is written  inference id: premise + premise(role) => conclusion",
    )


def test_a_clause_that_breaks_off_costs_itself_alone():
    parsed = parse('claim a: "R"\n  kind\n  as certain\n')
    assert [each.code for each in parsed.diagnostics] == ["AM002"]
    assert parsed.map["a"].asserted == "certain"


@pytest.mark.parametrize(("length", "shown"), [(34, "claim "), (35, "…laim ")])
def test_the_words_before_a_mistake_are_cut(length, shown):
    id_ = "x" * length
    assert only(f'claim {id_} "R"').message.startswith(f"after `{shown}{id_}` comes")


def test_what_a_question_of_a_scheme_is_has_a_near_name():
    assert only('scheme s: "S"\n  question q: "Q" owd\n').help[0] == "did you mean `owed`?"
    assert not any("did you mean" in way for way in only('claim a: "R" owd').help)


@pytest.mark.parametrize(
    ("text", "marked", "title"),
    [
        ("claim a: “R”", "“", "write straight quotes"),
        ('claim a "R"', '"', "put a colon"),
        ("claim a “R”", "“", "put a colon and straight quotes"),
        ("as certain", "as", "indent the clause"),
        ('claim a: "A"\n  claim b: "B"', "claim", "begin the record in column 0"),
        ('claim a: "A', '"A', "close the quotation"),
        ("clam a: “A”", "clam", None),
    ],
)
def test_what_is_mended_is_named(text, marked, title):
    first = parse(text).diagnostics[0]
    assert (first.span.text, [each.title for each in first.fixes]) == (marked, [title] if title else [])
