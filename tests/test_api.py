"""The library as people use it."""

import copy
import doctest
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

import argmap
import argmap.api
from argmap.render import THEMES, EngineError
from strategies import records, text

MAP = """\
map rain-map: "Did it rain?"
  main rain
section street: "The street"
person smith: "A. Smith"
source diary: "A. Smith, Diary, 1924"
  by smith; year 1924; place London
term weather: "rain", "rained"
evidence entry: "The street was wet."
  from diary p. 3
  quote "all wet"
  value wetness = 3
premise dry: "It had been dry."
  basis "Nobody doubts it."
  tag before
claim rain: "It [[rained]]."
  kind event; about weather; when 1924-05; as plausible
inference by-street: entry(sign) + dry => rain
  scheme sign
  warrant "Streets get wet that way."
  question link: open
  rival "A pipe burst.": open
section doubt: "Doubts"
person critic: "A critic"
claim hosed: "It was hosed down."
  contradicts rain
objection hose: "It may have been hosed down."
  undercuts by-street
  from entry
  raised-by critic
"""


@pytest.fixture(scope="module")
def m():
    return argmap.loads(MAP)


# ---------------------------------------------------------------------------------------- reading


def test_load_takes_any_path(tmp_path):
    (tmp_path / "part.arg").write_text('claim rain: "It rained."\n')
    (tmp_path / "a.arg").write_text('include "part.arg"\n')
    for path in (tmp_path / "a.arg", str(tmp_path / "a.arg")):
        assert list(argmap.load(path)) == ["rain"]
    assert argmap.load(tmp_path / "a.arg").files == (str(tmp_path / "a.arg"), str(tmp_path / "part.arg"))


def test_load_of_a_missing_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        argmap.load(tmp_path / "nope.arg")


def test_load_of_a_file_with_mistakes(tmp_path):
    (tmp_path / "a.arg").write_text(
        'claim rain: "It rained."\nclaim snow "It snowed."\nclaim hail "It hailed."\n'
    )
    with pytest.raises(argmap.ArgSyntaxError) as caught:
        argmap.load(tmp_path / "a.arg")
    error = caught.value
    assert isinstance(error, ValueError)
    assert (error.lineno, error.colno) == (2, 12)
    assert [each.code for each in error.diagnostics] == ["AM002", "AM002"]
    assert str(error).startswith(f"{tmp_path / 'a.arg'}:2:12: after `claim snow` comes a colon")
    assert str(error).endswith(" (and 1 more)")
    assert "\n" not in str(error)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (str(again), again.lineno) == (str(error), 2)


def test_loads_follows_includes_where_told(tmp_path):
    (tmp_path / "part.arg").write_text('claim rain: "It rained."\n')
    with pytest.raises(argmap.ArgSyntaxError):
        argmap.loads('include "part.arg"')
    assert "rain" in argmap.loads('include "part.arg"', base=tmp_path)


def test_parse_never_raises():
    for source in (
        "",
        "\0",
        "claim",
        "claim rain",
        'claim rain: "',
        "\ud800",
        "include",
        "=>" * 100,
        "[[" * 100,
    ):
        found = argmap.parse(source)
        assert isinstance(found.map, argmap.Map)
        repr(found.map)
        found.map.check()


def test_parse_keeps_what_it_can():
    found = argmap.parse('claim rain: "It rained."\nclaim snow "It snowed."\n', name="essay")
    assert found.map["rain"].text == "It rained."
    assert [str(each.span) for each in found.diagnostics] == ["essay:2:12"]


# ---------------------------------------------------------------------------------------- asking


def test_what_a_map_holds(m):
    assert m.title == "Did it rain?"
    assert [each.id for each in m.main] == ["rain"]
    assert [each.id for each in m.claims] == ["rain", "hosed"]
    assert [each.id for each in m.evidence] == ["entry"]
    assert [each.id for each in m.premises] == ["dry"]
    assert [each.id for each in m.objections] == ["hose"]
    assert [each.id for each in m.statements] == ["entry", "dry", "rain", "hosed", "hose"]
    assert [each.id for each in m.inferences] == ["by-street"]
    assert [each.id for each in m.terms] == ["weather"]
    assert [each.id for each in m.persons] == ["smith", "critic"]
    assert [each.id for each in m.sources] == ["diary"]
    assert [each.id for each in m.sections] == ["street", "doubt"]
    assert len(m) == 6
    assert list(m) == ["entry", "dry", "rain", "hosed", "hose", "by-street"]
    assert "rain" in m
    assert "snow" not in m
    assert argmap.loads("")
    assert repr(argmap.loads("")) == "<argmap.Map '<text>': empty>"
    assert repr(m) == "<argmap.Map 'Did it rain?': 2 claims, 1 evidence, 1 premise, 1 objection, 1 inference>"


def test_a_statement(m):
    rain = m["rain"]
    assert (rain.id, rain.type, rain.text, rain.section, rain.tags) == (
        "rain",
        "claim",
        "It rained.",
        "street",
        (),
    )
    assert m["dry"].tags == ("before",)
    assert argmap.loads('claim a: "x"')["a"].section is None
    assert rain.supported_by == (m["by-street"],)
    assert m["entry"].used_by == (m["by-street"],)
    assert m["hose"].attacks == (m["by-street"],)
    assert rain.attacks == ()
    assert rain.attacked_by == ()
    assert rain.contradicts == (m["hosed"],)
    assert rain.verdict is m.evaluate()["rain"].verdict is argmap.Verdict.DEFEATED
    assert rain.as_argued is argmap.Verdict.OVERCLAIMED
    assert rain.degree is argmap.Degree.NONE
    assert m["hose"].as_argued is None
    assert rain.record.kind == "event"
    assert repr(rain) == "<argmap.Statement 'rain': claim, defeated>"
    assert str(rain.explain()) == str(m.explain("rain"))


def test_an_inference(m):
    step = m["by-street"]
    assert step.premises == (m["entry"], m["dry"])
    assert step.conclusion == m["rain"]
    assert step.scheme == "sign"
    assert step.warrant == "Streets get wet that way."
    assert step.attacked_by == (m["hose"],)
    assert step.strength is argmap.Degree.POSSIBLE
    assert step.text == "entry + dry => rain"
    assert step.record.rivals[0].text == "A pipe burst."
    assert repr(step) == "<argmap.Inference 'by-street': entry + dry => rain>"
    assert "by-street" in str(step.explain())
    other = argmap.loads(
        'claim a: "x"\nclaim b: "y"\nclaim c: "z"\ninference a => b\n  warrant c\ninference b => a\n'
    )
    assert [each.warrant for each in other.inferences] == ["z", None]
    assert other.inferences[0].scheme is None
    assert other["b#1"].premises == (other["a"], other["c"])


def test_what_is_not_there(m):
    for ask in (m.__getitem__, m.explain, m.repairs, lambda id_: m.evaluate()[id_]):
        with pytest.raises(KeyError):
            ask("nope")


def test_repairs():
    m = argmap.loads('claim rain: "It rained."')
    (repair,) = m.repairs("rain")
    assert m["rain"].repairs() == (repair,)
    assert [(mend.how, mend.id) for mend in repair.mends] == [("support", "rain")]
    assert repair.says in str(m.explain("rain"))


def test_maps_are_frozen_and_hashable(m):
    with pytest.raises(FrozenInstanceError):
        m.model = None
    with pytest.raises(FrozenInstanceError):
        m["rain"].id = "snow"
    assert len({m["rain"], m["rain"], m["dry"]}) == 2
    assert m["rain"] != argmap.loads(MAP)["rain"]


def test_a_map_is_evaluated_once(m):
    assert m.evaluate() is m.evaluate()


def test_a_report():
    report = argmap.loads('claim rain: "It rained."').check(select=["AM101"])
    (finding,) = report
    assert (finding.code, len(report), report[0]) == ("AM101", 1, finding)
    assert not report
    assert (report.errors, report.warnings, report.notes) == ((), (finding,), ())
    assert report.counts == {"error": 0, "warning": 1, "note": 0}
    assert str(report).startswith(
        "warning[AM101] unsupported-claim: nothing is offered for the claim `rain`\n --> "
    )
    assert str(report).endswith("\n1 warning in <text>")
    assert repr(report).startswith("<argmap.Report\n  <text>:1:7: warning: AM101 unsupported-claim: ")


def test_a_report_with_notes_alone_counts_as_clean():
    report = argmap.loads('claim a: "x"\nobjection o: "y"\n  rebuts a\n').check(select=["AM502"])
    assert report.notes
    assert report


def test_a_report_of_a_clean_map():
    report = argmap.loads("").check()
    assert report
    assert list(report) == []
    assert str(report) == "no findings in <text>"
    assert repr(report) == "<argmap.Report>"


def test_check_takes_codes_and_names(m):
    every = {each.code for each in m.check()}
    assert {each.code[:3] for each in m.check(select=["AM4"])} == {"AM4"}
    assert {each.code for each in m.check(select="open-question")} == {"AM402"}
    assert not {each.code for each in m.check(ignore=["AM4", "overclaim"])} & {"AM402", "AM208"}
    assert {each.code for each in m.check(pedantic=True)} >= every
    with pytest.raises(ValueError, match="no rule is called `AM999`"):
        m.check(select=["AM999"])


# ---------------------------------------------------------------------------------------- drawing


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.pdf", "a.dot", "a.gv"])
def test_render(m, tmp_path, name):
    path = m.render(tmp_path / name, timeout=20)
    assert path == tmp_path / name
    assert path.stat().st_size > 500
    if name == "a.svg":
        assert path.read_text() == m.to_svg()
    if name == "a.dot":
        assert path.read_text() == m.to_dot()


def test_render_takes_a_string(m, tmp_path):
    assert m.render(str(tmp_path / "a.dot"), labels="id") == Path(tmp_path / "a.dot")


@pytest.mark.parametrize("name", ["a.jpg", "a", ".svg"])
def test_render_into_something_else(m, tmp_path, name):
    with pytest.raises(ValueError, match="a picture is one of"):
        m.render(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_drawn_into_another_form(m, tmp_path):
    with pytest.raises(
        ValueError, match="there is no picture of the form `jpg`; the forms are svg, png, pdf,"
    ):
        m.drawn("jpg")
    assert m.drawn("mermaid").decode() == m.to_mermaid()
    assert m.drawn("graphml").decode() == m.to_graphml()
    assert m.render(tmp_path / "m.mmd", labels="id").read_text("utf-8") == m.to_mermaid(labels="id")


def test_how_it_looks(m, tmp_path):
    assert m.to_dot(labels="id") != m.to_dot()
    assert m.to_dot(sections="doubt") == m.to_dot(sections=["doubt"]) != m.to_dot()
    assert m.to_dot(theme="light") == m.to_dot()
    mine = tmp_path / "mine.toml"
    mine.write_text('paper = "#fffff0"\n')
    assert m.to_dot(theme="dark") == m.to_dot(theme=THEMES["dark"]) != m.to_dot()
    assert "#fffff0" in m.to_dot(theme=mine) == m.to_dot(theme=str(mine))
    with pytest.raises(argmap.ViewError, match="there is no theme `mauve`; the themes are: light"):
        m.to_dot(theme="mauve")
    with pytest.raises(argmap.ViewError, match="there is no section `nope`"):
        m.to_dot(sections="nope")
    with pytest.raises(argmap.ViewError, match="labels cannot be `zz`"):
        m.to_dot(labels="zz")
    with pytest.raises(argmap.ViewError, match="a number above 0"):
        m.to_png(dpi=0)
    with pytest.raises(
        TypeError, match="a picture has no `lables`; what can be chosen here is reading, labels"
    ):
        m.to_dot(lables="id")


def test_a_notebook_gets_the_picture_and_the_words(m):
    shown = m._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<svg ")
    for form in ("image/svg+xml", "text/html"):
        assert "<desc id=" in shown[form]
        assert "Claim rain (defeated): It rained." in shown[form]
    assert m._repr_svg_() == m.to_svg()
    assert "Claim rain (defeated): It rained." in shown["text/plain"]
    assert m.outline() in shown["text/plain"]


def test_a_notebook_without_an_engine_gets_the_words(m, monkeypatch):
    def fail(*_, **__):
        message = "no layout engine is installed"
        raise EngineError(message)

    monkeypatch.setattr(argmap.api, "_svg", fail)
    assert m._repr_svg_() is None
    shown = m._repr_mimebundle_()
    assert list(shown) == ["text/plain"]
    assert shown["text/plain"].endswith("\n\nThere is no picture: no layout engine is installed.")


# ---------------------------------------------------------------------------------------- writing


def test_dumps_loads_again_with_the_same_verdicts(tmp_path):
    (tmp_path / "part.arg").write_text('section b: "B"\npremise wet: "Wet."\n  basis "Seen."\n')
    (tmp_path / "a.arg").write_text(
        'section a: "A"\ninclude "part.arg"\nclaim rain: "It rained."\ninference wet => rain\n'
    )
    m = argmap.load(tmp_path / "a.arg")
    again = argmap.loads(m.dumps())
    assert "include" not in m.dumps()
    assert again.dumps() == m.dumps()
    assert again.to_dict()["verdicts"] == m.to_dict()["verdicts"]
    assert {each.id: each.section for each in again.statements} == {
        each.id: each.section for each in m.statements
    }


@given(records())
def test_dumps_of_any_map(parts):
    m = argmap.loads(text(parts))
    again = argmap.loads(m.dumps())
    assert again.to_dict()["verdicts"] == m.to_dict()["verdicts"]
    assert [each.id for each in again.inferences] == [each.id for each in m.inferences]


def test_dumps_of_a_map_with_mistakes_loses_nothing():
    found = argmap.parse('claim rain "It rained."\nclaim snow: "It snowed."\n')
    assert 'claim rain "It rained."' in found.map.dumps()


def test_to_dict_is_plain_and_complete(m):
    plain = m.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain == argmap.loads(MAP).to_dict()
    assert {key: plain[key] for key in ("format_version", "title", "language", "main", "files")} == {
        "format_version": 1,
        "title": "Did it rain?",
        "language": "en",
        "main": ["rain"],
        "files": ["<text>"],
    }
    statements = {each["id"]: each for each in plain["statements"]}
    rain = statements["rain"]
    assert (
        rain.items()
        >= {
            "type": "claim",
            "text": "It rained.",
            "marks": ["rained"],
            "as": "plausible",
            "kind": "event",
            "about": ["weather"],
            "extent": None,
            "when": "1924-05",
            "section": "street",
            "tags": [],
        }.items()
    )
    assert rain["span"] == {"path": "<text>", "line": 15, "column": 1, "end_line": 16, "end_column": 56}
    assert statements["entry"]["from"] == [{"source": "diary", "locator": "p. 3"}]
    assert statements["entry"]["quotes"] == ["all wet"]
    assert statements["entry"]["values"] == [{"key": "wetness", "value": "3"}]
    assert statements["dry"]["basis"] == "Nobody doubts it."
    assert statements["hose"]["attacks"] == [{"how": "undercuts", "target": "by-street"}]
    assert statements["hose"]["grounds"] == ["entry"]
    assert statements["hose"]["raised_by"] == "critic"
    (step,) = plain["inferences"]
    assert step["premises"] == [{"id": "entry", "role": "sign"}, {"id": "dry", "role": None}]
    assert step["answers"] == [{"question": "link", "state": "open", "by": None, "why": None}]
    assert step["rivals"] == [{"text": "A pipe burst.", "state": "open", "by": None, "why": None}]
    (source,) = plain["sources"]
    assert (source["type"], source["year"], source["place"], source["by"]) == (
        "source",
        "1924",
        "London",
        ["smith"],
    )
    assert [each["type"] for each in plain["headers"]] == ["map"]
    assert [each["id"] for each in plain["schemes"]] == ["sign"]
    assert plain["schemes"][0]["strength"] == "plausible"
    assert plain["schemes"][0]["warrant_required"] is True
    assert plain["verdicts"]["rain"]["with_objections"] == "defeated"


def test_to_dict_holds_every_field_of_every_record(m):
    import attrs

    plain = m.to_dict()
    for key, records_ in (("statements", m.model.statements), ("sources", m.model.works)):
        for each in plain[key]:
            assert len(each) >= len(attrs.fields(type(records_[each["id"]])))


def test_the_maps_own_schemes_are_in_to_dict():
    m = argmap.loads('scheme own: "Own"\n  strength certain\n')
    assert [each["id"] for each in m.to_dict()["schemes"]] == ["own"]


# ---------------------------------------------------------------------------------------- the names


def test_functions_do_what_the_methods_do(m, tmp_path):
    assert argmap.check(m).diagnostics == m.check().diagnostics
    assert argmap.evaluate(m) is m.evaluate()
    assert str(argmap.explain(m, "rain")) == str(m.explain("rain"))
    assert argmap.to_dot(m) == m.to_dot()
    assert argmap.to_svg(m) == m.to_svg()
    assert argmap.to_dict(m) == m.to_dict()
    assert argmap.dumps(m) == m.dumps()
    assert argmap.render(m, tmp_path / "a.dot").read_text() == m.to_dot()


def test_public_names_are_there_and_documented():
    assert set(argmap.__all__) <= set(dir(argmap))
    for name in argmap.__all__:
        thing = getattr(argmap, name)
        assert name == "__version__" or thing.__doc__
    assert set(argmap.api.__all__) - {"Look"} == set(argmap.__all__) - {"__version__"}
    with pytest.raises(AttributeError, match="module 'argmap' has no attribute 'nope'"):
        argmap.nope  # noqa: B018


def test_rooms_do_not_hide_the_functions_of_that_name():
    code = "import argmap.check, argmap.evaluate, argmap.render, argmap as a; print(a.check.__name__, a.evaluate.__name__, a.render.__name__, type(a.check).__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["check", "evaluate", "render", "function"]
    code = "from argmap.check import chosen; from argmap import check, load; print(check.__module__, load.__module__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["argmap.api", "argmap.api"]


def test_maps_can_be_copied_and_sent(m):
    assert copy.copy(m)["rain"].text == "It rained."
    again = pickle.loads(pickle.dumps(m))  # noqa: S301 - our own
    assert again["rain"].verdict is m["rain"].verdict


@pytest.mark.parametrize("module", [argmap, argmap.api])
def test_examples(module):
    assert doctest.testmod(module).failed == 0
