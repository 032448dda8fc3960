import io
import re

import networkx as nx
import pytest

from argmap.case import Case
from argmap.loading import parse
from argmap.render import View, ViewError, to_graphml
from argmap.render.graphml import KEYS
from render.pictures import case, finding, xml
from render.test_hostile import HOSTILE, hostile

SPACE = "{http://graphml.graphdrawing.org/xmlns}"

FULL = """
map m: "Full"
  main rain
  language de
person town: "The town"
source bill: "The water bill"
source book: "A book"
section out: "Outside"
evidence seen: "The street was seen wet."
  from bill p. 1
  from book
  tag street
  url "https://example.org/a?b=1&c=2"
premise law: "What wets a street is rain."
claim rain: "It rained."
inference step: seen(sign) => rain
  scheme sign
  warrant law
  question other-causes: met by law
inference law => rain
  warrant "It is so."
objection hose: "A hose did it."
  undercuts step
  raised-by town
"""


def read(text):
    return nx.read_graphml(io.BytesIO(text.encode()))


def test_networkx_reads_all_that_is_said():
    a_case = case(FULL)
    found = [finding(a_case, "step"), finding(a_case, "seen", "AM306")]
    graph = read(to_graphml(a_case, findings=found, view=View(links="https://example.org/{id}")))
    assert graph.is_directed()
    assert {key: graph.graph[key] for key in ("title", "language", "reading")} == {
        "title": "Full",
        "language": "de",
        "reading": "with-objections",
    }
    assert graph.nodes["seen"] == {
        "label": "The street was seen wet.",
        "record": "seen",
        "kind": "evidence",
        "words": "The street was seen wet.",
        "verdict": "sustained",
        "verdict_as_argued": "sustained",
        "degree": "certain",
        "level": 4,
        "main": False,
        "elsewhere": False,
        "findings": "AM306",
        "section": "Outside",
        "section_id": "out",
        "sources": "The water bill, p. 1; A book",
        "tags": "street",
        "url": "https://example.org/seen",
        "path": "<text>",
        "line": 9,
    }
    assert graph.nodes["step"] == {
        "label": "Sign",
        "record": "step",
        "kind": "step",
        "words": "seen => rain",
        "degree": str(a_case.evaluation.with_objections.strength("step")),
        "level": int(a_case.evaluation.with_objections.strength("step")),
        "leap": True,
        "elsewhere": False,
        "findings": "AM200",
        "section": "Outside",
        "section_id": "out",
        "scheme": "sign",
        "warrant": "What wets a street is rain.",
        "url": "https://example.org/step",
        "path": "<text>",
        "line": 16,
    }
    assert graph.nodes["rain"]["main"] is True
    assert graph.nodes["rain_2"]["record"] == "rain#2"
    assert graph.nodes["rain_2"]["label"] == "step"
    assert graph.nodes["rain_2"]["warrant"] == "It is so."
    assert graph.nodes["hose"]["raised_by"] == "The town"
    assert "verdict_as_argued" not in graph.nodes["hose"]
    lines = [
        (tail, head, each["kind"], each.get("role"), each["count"])
        for tail, head, each in graph.edges(data=True)
    ]
    assert sorted(lines, key=str) == [
        ("hose", "step", "undercuts", None, 1),
        ("law", "rain_2", "supports", None, 1),
        ("law", "step", "meets", "other-causes", 1),
        ("law", "step", "warrants", None, 1),
        ("rain_2", "rain", "concludes", None, 1),
        ("seen", "step", "supports", "sign", 1),
        ("step", "rain", "concludes", None, 1),
    ]


def test_every_key_is_declared_once_and_in_plain_letters():
    root = xml(to_graphml(case(FULL)))
    declared = {each.get("id"): each for each in root.iter(f"{SPACE}key")}
    assert len(declared) == len(KEYS)
    assert all(re.fullmatch("[a-z_]+", each.get("attr.name")) for each in declared.values())
    for element in root.iter():
        for datum in element.findall(f"{SPACE}data"):
            key = declared[datum.get("key")]
            assert key.get("for") == element.tag.removeprefix(SPACE)
            assert key.get("attr.type") != "boolean" or datum.text in ("true", "false")
            assert key.get("attr.type") != "int" or datum.text.isdigit()


def test_it_follows_the_view():
    a_case = case()
    part = read(to_graphml(a_case, view=View(sections=("esteem",), labels="id")))
    assert "stayed" not in part
    assert part.nodes["retained"]["elsewhere"] is True
    assert part.nodes["esteem"]["label"] == "esteem"
    argued = read(to_graphml(a_case, view=View(reading="as-argued", labels="both", title="T")))
    assert "illness-excuse" not in argued
    assert argued.graph["reading"] == "as-argued"
    assert argued.graph["title"] == "T"
    assert argued.nodes["esteem"]["degree"] == str(a_case.evaluation.as_argued.lo["esteem"])
    assert argued.nodes["esteem"]["label"].startswith("esteem: The Party")
    with pytest.raises(ViewError, match="there is no section `no`"):
        to_graphml(a_case, view=View(sections=("no",)))


def test_a_collapsed_section_is_one_node():
    a_case = case()
    graph = read(to_graphml(a_case, findings=[finding(a_case, "by-stalin")], view=View(collapsed=("vote",))))
    (box,) = [(name, each) for name, each in graph.nodes(data=True) if each["kind"] == "collapsed"]
    name, said = box
    assert said == {
        "label": "The vote",
        "kind": "collapsed",
        "main": False,
        "leap": True,
        "elsewhere": False,
        "section": "The vote",
        "section_id": "vote",
        "statements": 3,
    }
    assert graph.edges[name, "esteem-from-vote"]["count"] == 1
    assert "stayed" not in graph


def test_names_are_tokens_and_never_the_same():
    odd = 'premise a: "A"\nclaim b_1: "B1"\nclaim b: "B"\ninference a => b\nclaim \U0001f642é<&: "x"\n'
    a_case = Case.of(parse(odd).map)
    graph = read(to_graphml(a_case))
    assert {each["record"] for _, each in graph.nodes(data=True)} == set(a_case.amap)
    assert len(graph) == len(a_case.amap)
    assert all(re.fullmatch(r"[\w.:\U0001f642-]+", name) for name in graph)
    assert graph.nodes["\U0001f642é__"]["words"] == "x"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_stay_words(text):
    a_case = hostile(text)
    graph = read(to_graphml(a_case))
    calm = read(to_graphml(hostile("calm")))
    assert set(graph) == set(calm)
    assert list(graph.edges) == list(calm.edges)
    assert not graph.nodes["seen"].get("url", "").lower().startswith("javascript")
