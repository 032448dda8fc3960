"""`argmap explain`, through its command line."""

import json

import pytest

from argmap.lang import MISTAKES
from argmap.report.pages import pages
from argmap.rules import RULES

MAP = """\
person rain: "A person called Rain"
term wind: "wind", "gale"
premise wet: "The street is wet."
  basis "Anyone can see it."
claim rain: "It rained."
inference by-street: wet => rain
claim alone: "Nothing supports this."
"""


@pytest.mark.parametrize("word", ["AM101", "am101", "unsupported-claim"])
def test_the_page_of_a_rule(run, word):
    code, out, err = run("explain", word)
    assert (code, err) == (0, "")
    assert out.startswith(
        "AM101 unsupported-claim: nothing is offered in support of a claim\n(warning, on by default)\n\n## What"
    )
    assert "```argmap" in out


def test_the_page_of_a_mistake_in_writing(run):
    _, out, _ = run("explain", "unclosed-quote")
    assert out.startswith("AM003 unclosed-quote: ")
    assert "(error, always reported)\n" in out


def test_a_rule_that_is_off(run):
    assert "(warning, off by default)\n" in run("explain", "AM202")[1]


def test_a_page_as_json(run):
    code, out, _ = run("explain", "AM101", "--output-format", "json")
    (rule,) = json.loads(out)["rules"]
    assert code == 0
    assert rule["page"].startswith("## What it looks at")
    del rule["page"]
    assert rule == {
        "code": "AM101",
        "name": "unsupported-claim",
        "level": "warning",
        "on": True,
        "confidence": "high",
        "summary": "nothing is offered in support of a claim",
        "url": "https://argmap.readthedocs.io/en/latest/rules/AM101.html",
    }


def test_all_pages(run):
    _, out, _ = run("explain", "--all")
    for each in (*RULES, *MISTAKES):
        assert f"\n{each.code} {each.name}: " in f"\n{out}"
    document = json.loads(run("explain", "--all", "--output-format", "json")[1])
    assert [each["code"] for each in document["rules"]] == sorted(each.code for each in (*RULES, *MISTAKES))


def test_the_list_of_all_rules(run):
    code, out, _ = run("explain")
    assert code == 0
    assert len(out.splitlines()) == len(RULES) + len(MISTAKES)
    assert "AM101  warning  unsupported-claim: nothing is offered in support of a claim\n" in out


def test_every_page_says_something():
    for each in pages():
        assert each.summary
        assert not each.summary.endswith(".")
        assert each.text.startswith("## ")
    assert len({each.code for each in pages()}) == len({each.name for each in pages()}) == len(pages())


def test_headings_are_set_off_in_colour(run):
    assert "\x1b[1m## " in run("explain", "AM101", "--color", "always")[1]


def test_a_statement(run, here):
    (here / "a.arg").write_text(MAP)
    code, out, err = run("explain", "a.arg:rain")
    assert (code, err) == (0, "")
    assert out.startswith("rain  (a.arg:5)\n")
    assert "It rained." in out
    assert "wet" in out


def test_a_statement_as_json(run, here):
    (here / "a.arg").write_text(MAP)
    document = json.loads(run("explain", "a.arg:rain", "--output-format", "json")[1])
    assert document["format_version"] == 1
    assert (document["id"], document["path"], document["line"]) == ("rain", "a.arg", 5)
    (account,) = document["accounts"]
    assert account["verdict"] == "sustained"
    assert account["points"][0]["id"] == "by-street"
    assert document["repairs"] == []
    (repair,) = json.loads(run("explain", "a.arg:alone", "--output-format", "json")[1])["repairs"]
    assert repair["mends"] == [{"how": "support", "id": "alone"}]
    assert repair["text"].startswith("in a.arg, after line ")
    assert 'premise reason-for-alone: "…"' in repair["text"]
    (edit,) = repair["edits"]
    assert (edit["path"], edit["line"], edit["column"]) == ("a.arg", edit["end_line"], edit["end_column"])
    assert edit["text"].startswith('\npremise reason-for-alone: "…"\n')
    assert document["weakened"] is None


def test_what_may_be_asserted_less_as_json(run, here):
    (here / "a.arg").write_text(
        MAP.replace('claim rain: "It rained."', 'claim rain: "It rained."\n  as certain')
    )
    less = json.loads(run("explain", "a.arg:rain", "--output-format", "json")[1])["weakened"]
    assert less["mends"][0] == {"how": "weaken", "id": "rain"}
    assert less["edits"][0]["text"] in {"possible", "plausible", "probable"}


def test_a_step(run, here):
    (here / "a.arg").write_text(MAP)
    assert "It carries `rain`" in run("explain", "a.arg:by-street")[1]
    document = json.loads(run("explain", "a.arg:by-street", "--output-format", "json")[1])
    assert document["accounts"][0]["verdict"] is None


def test_another_record_is_shown_as_it_is_written(run, here):
    (here / "a.arg").write_text(MAP)
    assert run("explain", "a.arg:wind")[1] == 'wind  (a.arg:2:1)\n\n  term wind: "wind", "gale"\n'
    document = json.loads(run("explain", "a.arg:wind", "--output-format", "json")[1])
    assert (document["id"], document["text"]) == ("wind", 'term wind: "wind", "gale"')


def test_a_shipped_scheme(run, here):
    (here / "a.arg").write_text(MAP)
    assert 'scheme sign: "Sign"' in run("explain", "a.arg:sign")[1]


def test_standard_input(run, stdin):
    stdin(MAP.encode())
    assert run("explain", "-:rain")[1].startswith("rain  (<stdin>:5)")


def test_a_map_with_mistakes_is_explained_as_far_as_it_goes(run, here):
    (here / "a.arg").write_text(MAP + 'claim broken "x"\n')
    code, out, err = run("explain", "a.arg:rain")
    assert code == 0
    assert out
    assert err == "argmap: what could not be read is left out of this; `argmap check a.arg` lists it\n"


def test_nothing_in_a_map_acts_on_the_screen(run, here):
    (here / "a.arg").write_text('claim rain: "It \x1b[2J rained."\nterm wind: "\x1b[2J"\n')
    assert "\x1b" not in run("explain", "a.arg:rain")[1]
    assert "\x1b" not in run("explain", "a.arg:wind")[1]


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("AM999", "argmap: no rule and no scheme is called `AM999`; did you mean `AM"),
        (
            "unsuported-leap",
            "argmap: no rule and no scheme is called `unsuported-leap`; did you mean `unsupported-leap`?\n",
        ),
        ("qqqq", "argmap: no rule and no scheme is called `qqqq`; `argmap explain` lists the rules\n"),
        (
            "a.arg",
            "argmap: no rule and no scheme is called `a.arg`; say which record of the map is meant: a.arg:ID\n",
        ),
        ("a.arg:", "argmap: no rule and no scheme is called `a.arg:`"),
        (":rain", "argmap: no rule and no scheme is called `:rain`"),
        ("a.arg:ran", "argmap: nothing in a.arg is called `ran`; did you mean `rain`?\n"),
        ("a.arg:qqqq", "argmap: nothing in a.arg is called `qqqq`\n"),
        ("nope.arg:rain", "argmap: nope.arg cannot be read: no such file or directory\n"),
        (".:rain", "argmap: . is a folder; name one of the maps in it\n"),
        ("C:\\maps\\a.arg:rain", "argmap: C:\\maps\\a.arg cannot be read: no such file or directory\n"),
    ],
)
def test_what_cannot_be_explained(run, here, what, says):
    (here / "a.arg").write_text(MAP)
    code, out, err = run("explain", what)
    assert (code, out) == (2, "")
    assert err.startswith(says)
