import base64
import gzip
import hashlib
import importlib.util
import json
import re
import sys
import time
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve

import argmap
from argmap.diagnostics import Severity
from argmap.render import THEMES, EngineError, PictureWarning, View, ViewError, engines, to_dot
from argmap.render.engines import Drawn
from argmap.render.folding import Bundle, End
from argmap.render.page import explained, explanations, filled, state, to_html
from argmap.render.page.columns import bearings, columns
from argmap.render.page.layouts import layouts
from argmap.render.page.outline import Said, nested
from argmap.render.page.packing import MARK, packed
from argmap.render.page.paint import PALETTE, ROLES, painted, style
from argmap.render.page.telling import most_explained
from argmap.render.view import CONTRADICTS, MEETS, SUPPORT, WARRANT, Link
from render.pictures import CONGRESS, LOSES, case, finding, groups, xml
from work import assert_linear

CASE = case()
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def drawn(dot):
    return engines.drawn(dot, "svg")


BLANK = Drawn(
    b'<svg width="9pt" height="9pt" viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg"><g class="graph"/></svg>',
    None,
)


def blank(_):
    return BLANK


def made(a_case=CASE, **how):
    return state(a_case, **{"draw": blank, **how})


def read(html):
    """What a browser makes of the page: its elements with their attributes, and the texts in each kind."""
    page = _Page()
    page.feed(html)
    return page


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.texts, self._at = [], {}, ""

    def handle_starttag(self, tag, attrs):
        self._at = tag
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.setdefault(self._at, []).append(data)


def embedded(html):
    return json.loads(re.search(r'id="state">(.*?)</script>', html, re.DOTALL)[1])


# ------------------------------------------------------------------------------------------ the file


@pytest.fixture(scope="module")
def page():
    return to_html(
        CASE, findings=[finding(CASE, "esteem-from-vote")], address=lambda code: f"https://x/{code}"
    )


def test_one_file_needs_nothing_else(page):
    for tag, attributes in read(page).tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert not {name for name in attributes if name == "src" or name.startswith("on") or name == "style"}
        assert attributes.get("href", "#").startswith("#")
    assert "{{" not in page.replace(embedded(page)["title"], "")


def test_the_policy_lets_in_this_script_and_this_style_alone(page):
    meta = next(each for tag, each in read(page).tags if tag == "meta" and "http-equiv" in each)
    rules = dict(rule.split(" ", 1) for rule in meta["content"].split("; "))
    assert rules["default-src"] == "'none'"
    for kind, opening in (("style", "<style>"), ("script", "<script>")):
        (text,) = re.findall(f"{opening}(.*?)</{kind}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules[f"{kind}-src"] == f"'sha256-{digest}'"
    assert "connect-src" not in rules


def test_a_live_page_may_ask_where_it_came_from():
    live = {**made(), "live": {"version": 3}}
    meta = next(each for tag, each in read(filled(live)).tags if tag == "meta" and "http-equiv" in each)
    assert meta["content"].endswith("; connect-src 'self'")
    assert embedded(filled(live))["live"] == {"version": 3}


def test_the_same_map_gives_the_same_page(page):
    again = to_html(
        CASE, findings=[finding(CASE, "esteem-from-vote")], address=lambda code: f"https://x/{code}"
    )
    assert again == page


def test_light_leaves_the_choice_to_the_reader_and_others_are_set():
    assert "data-theme" not in filled(made()).partition(">")[2].partition(">")[0]
    assert dict(read(filled(made(), theme=THEMES["dark"])).tags)["html"]["data-theme"] == "dark"


def test_a_theme_of_ones_own_is_in_the_page(tmp_path):
    path = tmp_path / "sepia.toml"
    path.write_text('paper = "#fbf0d9"\n')
    html = argmap.loads(CONGRESS).to_html(theme=path)
    assert ':root[data-theme="sepia"]{--paper:#fbf0d9;' in html
    assert dict(read(html).tags)["html"]["data-theme"] == "sepia"


def test_the_packed_state_is_the_state():
    plain = made(draw=drawn)
    small = packed(plain)
    assert all(MARK in svg for svg in small["pictures"].values())
    records, node = small["records"], [each["node"] for each in plain["records"].values()]
    for key, svg in small["pictures"].items():
        whole = re.sub(
            MARK + r"(\d+) (\S+) (\S+) (\d+);",
            lambda m, key=key: (
                f'<g class="{small["shapes"][int(m[4])][0]}" id="{key}-{node[int(m[1])]}"'
                f' transform="translate({m[2]} {m[3]})">{small["shapes"][int(m[4])][1]}</g>'
            ),
            svg,
        )
        assert whole == plain["pictures"][key]
    assert all(plain["records"][id_] == {**plain["records"][id_], **each} for id_, each in records)
    assert not any({"words", "node"} & each.keys() for _, each in records)
    words = dict(re.findall(r'<a id="r-([^"]*)"[^>]*>([^<]*)</a>', plain["outline"]))
    assert {id_: words[id_].replace("&#x27;", "'") for id_, _ in records} == {
        id_: each["words"] for id_, each in plain["records"].items()
    }


# ------------------------------------------------------------------------------------------ hostile words

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>",
    "a\u2028b\u2029c",
    "lone \ud800 half",
    "{{state}} {{script}}",
    "\\u003c/script\\u003e",
    "&lt;img src=x onerror=alert(1)&gt;<img src=x onerror=alert(1)>",
    "\x7f12 3 4 5;",
    "' onclick=' \x00",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_the_words_of_a_map_stay_words(words):
    text = (
        f'map m: "{words}"\nsource w: "{words}"\n  url "javascript:alert(1)"\n'
        f'section s: "{words}"\nevidence e: "{words}"\n  from w p. 1\n  quote "{words}"\n  url "javascript:alert(1)"\n'
        f'claim c: "{words}"\n  note "{words}"\ninference e => c\n  warrant "{words}"\n'
    )
    parsed = argmap.parse(text)
    html = parsed.map.to_html()
    html.encode()
    plain = argmap.loads('claim c: "A."\nevidence e: "B."\ninference e => c\n').to_html()
    kinds = {tag for tag, _ in read(html).tags}
    assert kinds <= {tag for tag, _ in read(plain).tags}
    assert [tag for tag, _ in read(html).tags].count("script") == 2
    found = embedded(html)
    assert set(dict(found["records"])) == {"e", "c", "c#1"}
    assert "javascript:" not in html
    assert not re.search("[\u2028\u2029]", html.partition('id="state"')[2].partition("</script>")[0])


def test_hostile_names_stay_names():
    text = (
        'claim __proto__: "A."\nclaim 12: "B."\nclaim &!\'*: "C."\nclaim 7: "D."\ninference 12 => __proto__\n'
    )
    parsed = argmap.parse(text)
    html = parsed.map.to_html()
    assert [id_ for id_, _ in embedded(html)["records"]] == list(parsed.map)
    names = [each["id"] for tag, each in read(html).tags if tag == "a"]
    assert "r-&!'*" in names
    assert 'href="#r-%26%21%27%2A"' in html


# ------------------------------------------------------------------------------------------ paint


@pytest.fixture(scope="module")
def pictures():
    return state(
        CASE, draw=drawn, findings=[finding(CASE, "esteem-from-vote"), finding(CASE, "stayed", "AM105")]
    )


def test_no_colour_is_left_in_a_picture(pictures):
    for svg in pictures["pictures"].values():
        for element in xml(svg).iter():
            assert {element.get("fill", "none"), element.get("stroke", "none")} == {"none"}
            assert not COLOUR.search(" ".join(element.attrib.values()))


def test_every_class_is_a_variable_of_every_theme(pictures):
    sheet = style(THEMES.values())
    used = {
        name
        for svg in pictures["pictures"].values()
        for names in re.findall(r'class="([^"]*)"', svg)
        for name in names.split()
        if name.startswith(("f-", "s-"))
    }
    assert {
        "f-sustained-fill",
        "s-attack",
        "f-leap-fill",
        "f-quiet",
        "f-ghost-fill",
        "s-section-line",
    } <= used
    blocks = re.findall(r"\{((?:--[a-z-]+:#[0-9a-f]{6};)+)\}", sheet)
    assert len(blocks) == len(THEMES) + 3
    for name in used:
        assert f".{name}{{" in sheet
        assert all(f"--{name[2:]}:" in block for block in blocks)


def test_colours_keep_their_roles():
    svg = "".join(
        f'<text fill="{colour}" stroke="none">{role}</text><path stroke="{colour}" fill="transparent" d="M0,0"/>'
        for role, colour in PALETTE.items()
    )
    done = painted(
        f'<svg width="9pt" height="9pt" viewBox="0 0 9.00 9.00">{svg}<text fill="black">other</text></svg>'.encode(),
        key="k", title="T", description="D", stack="serif", sections={},
    )  # fmt: skip
    texts = {each.text: each.get("class") for each in xml(done) if each.tag == "text"}
    assert texts == {role: None if role == "text" else f"f-{role}" for role in ROLES} | {"other": None}
    assert [each.get("class") for each in xml(done) if each.tag == "path"] == [f"s-{role}" for role in ROLES]
    assert xml(done).get("class") == "f-text"


def test_pictures_are_named_for_those_who_do_not_see_them(pictures):
    for key, svg in pictures["pictures"].items():
        root = xml(svg)
        assert root.get("role") == "group"
        assert [each.get("id") for each in root[:2]] == [f"{key}-title", f"{key}-desc"]
        assert root[0].text
        assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (f"{key}-title", f"{key}-desc")


def test_nodes_are_found_by_the_names_of_their_records(pictures):
    names = {each["node"]: id_ for id_, each in pictures["records"].items()}
    whole = pictures["whole"]["with-objections"]
    nodes = groups(pictures["pictures"][whole], "node")
    assert {names[node.get("id").removeprefix(f"{whole}-")] for node in nodes} == set(CASE.amap)
    clusters = groups(pictures["pictures"][whole], "cluster")
    assert {each.get("data-section") for each in clusters} == {"vote", "esteem"}


def test_pictures_hold_no_links_and_no_tooltips():
    a_case = case('claim a: "A."\n  url "https://example.org"\n')
    (svg,) = state(a_case, draw=drawn)["pictures"].values()
    assert "example.org" not in svg
    assert {each.tag.rpartition("}")[2] for each in xml(svg).iter()} == {
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "text",
    }
    assert svg.count("<title") == 1


def test_a_node_is_drawn_where_it_was():
    dot = "digraph { node [shape=box] a [class=x]; a -> b; subgraph clusterq { b } c [shape=ellipse] }"
    plain, page = (
        drawn(dot).data.decode(),
        painted(
            drawn(dot).data, key="k", title="T", description="D", stack="serif", sections={"clusterq": "q"}
        ),
    )
    for node in groups(page, "node"):
        name = node.get("id").removeprefix("k-")
        x, y = map(float, re.findall(r"-?[\d.]+", node.get("transform")))
        here = node.find("{http://www.w3.org/2000/svg}text")
        there = re.search(rf'x="([^"]*)" y="([^"]*)"[^>]*>{name}<', plain)
        assert float(here.get("x")) + x == pytest.approx(float(there[1]), abs=0.1)
        assert float(here.get("y")) + y == pytest.approx(float(there[2]), abs=0.1)


def test_a_line_and_its_head_end_where_they_ended():
    svg = (
        '<svg><g class="graph"><g class="edge"><title>a</title><path d="M1.26,2C3.4,4.6 5.5,6.6 7.7,8.8 9,9 10,10'
        ' 11.11,12.12"/><path d="M1,1"/><polygon points="1,1 3,1.5 2,4 1,1"/><polyline points="1,1 3,1.5"/>'
        '<polyline points=""/></g></g></svg>'
    )
    done = painted(svg.encode(), key="k", title="T", description="D", stack="serif", sections={})
    curve, point, head, bar = re.findall(r' d="([^"]*)"', done)
    assert curve == "M1.5 2c1.5 3 4.5 5 6.5 7 1 0 2 1 3 3"
    assert (point, head, bar) == ("M1,1", "M1 1l2 0.5 -1 2.5z", "M1 1l2 0.5")


# ------------------------------------------------------------------------------------------ the state


def test_a_statement_says_all_that_is_known_of_it():
    term = evolve(finding(CASE, "esteem"), record="party", span=CASE.amap.terms["party"].span)
    found = [finding(CASE, "esteem"), term, finding(CASE, "esteem-from-vote")]
    plain = made(findings=found, address=lambda code: f"https://x/{code}")
    esteem = plain["records"]["esteem"]
    assert (esteem["kind"], esteem["words"], esteem["main"]) == (
        "claim",
        "The Party held Stalin in high esteem.",
        True,
    )
    assert esteem["verdict"] == {"with-objections": "defeated", "as-argued": "overclaimed"}
    assert esteem["standing"]["as-argued"].startswith("put as certain, without attacks possible")
    assert (esteem["part"], esteem["section"]) == ("esteem", "Esteem")
    assert (esteem["supported_by"], esteem["findings"]) == (["esteem-from-vote"], [0])
    assert esteem["place"] == {"path": "<text>", "line": 20, "column": 1}
    assert "To mend it" in esteem["explanation"]
    assert ["put as", "certain"] in esteem["facts"]
    stayed = plain["records"]["stayed"]
    assert stayed["sources"] == [{"text": "J. V. Stalin, Works, vol. 10, Moscow, 1954, p. 181", "url": None}]
    assert (stayed["quotes"], stayed["used_by"]) == (["unanimously"], ["by-stalin"])
    assert ["tags", "speech"] in stayed["facts"]
    assert [each["record"] for each in plain["findings"]] == ["esteem", None, "esteem-from-vote"]
    assert plain["findings"][0]["url"] == "https://x/AM200"


def test_a_step_and_an_objection_say_what_they_join():
    records = made(findings=[finding(CASE, "esteem-from-vote")])["records"]
    step = records["esteem-from-vote"]
    assert (step["premises"], step["conclusion"]) == (["retained", "reputation"], "esteem")
    assert (step["verdict"], step["leap"], step["attacked_by"]) == (None, True, ["illness-excuse"])
    assert step["standing"] == {"with-objections": "possible, undercut", "as-argued": "possible"}
    assert step["facts"][0][0] == "question (open)"
    objection = records["illness-excuse"]
    assert (objection["attacks"], objection["premises"]) == (["esteem-from-vote"], ["told-ill"])
    assert objection["verdict"] == {"with-objections": "sustained", "as-argued": None}
    assert ["raised by", "The analyst"] in objection["facts"]


EVERYTHING = """
person witness: "W"
source work: "A work"
  url "https://example.org/work"
evidence e: "E."
  from work
  witness witness
  via witness
  value votes = 18
  said 1924
premise p: "P."
  basis "A basis."
  note "A note."
claim c: "C."
  kind fact; extent some; when 1924
  contradicts d
claim d: "D."
objection raised: "R."
  rebuts c
  raised-by witness
inference s: e => c
  scheme sign
  question other-causes: met by p
  question link: waived "Why."
  rival "Another.": excluded by p
inference r: raised => d
  warrant "W."
inference t: p => d
  warrant p
inference u: e => d
"""


def test_what_else_a_map_may_say_is_told_too():
    parsed = argmap.parse(EVERYTHING)
    assert not parsed.diagnostics, parsed.diagnostics
    records = made(parsed.map._case)["records"]
    facts = {id_: dict(map(tuple, each["facts"])) for id_, each in records.items()}
    assert facts["e"] | {"witness": "W", "told by": "W", "votes": "18", "said": "1924"} == facts["e"]
    assert facts["p"] == {"basis": "A basis.", "note": "A note."}
    assert facts["c"] == {"kind": "fact", "extent": "some", "when": "1924"}
    assert records["e"]["sources"][0]["url"] == "https://example.org/work"
    assert records["c"]["contradicts"] == ["d"]
    assert facts["s"]["rival (excluded)"] == "Another. — by `p`"
    assert facts["s"]["question (met)"].endswith("— by `p`")
    assert facts["s"]["question (waived)"].endswith("? (Why.)")
    assert (facts["r"]["warrant"], facts["t"]["warrant"]) == ("W.", "P.")
    assert records["r"]["standing"]["as-argued"] is None
    assert records["u"]["words"] == "Step without a scheme: e ⇒ d"


def test_parts_count_what_stands_in_them():
    plain = made(findings=[finding(CASE, "esteem-from-vote")])
    vote, esteem = plain["parts"]
    assert (vote["id"], vote["title"], vote["records"], vote["sections"]) == ("vote", "The vote", 4, ["vote"])
    assert vote["verdicts"] == {"with-objections": {"sustained": 3}, "as-argued": {"sustained": 2}}
    assert (vote["leaps"], esteem["leaps"]) == (0, 1)
    assert esteem["size"]["as-argued"] == [12, 12]
    assert plain["links"]["with-objections"] == [
        {
            "from": "vote",
            "to": "esteem",
            "how": "supports",
            "against": False,
            "lines": 2,
            "words": "2 supports",
            "label": "2 supports",
        },
    ]
    (argued,) = plain["links"]["as-argued"]
    assert (argued["words"], argued["label"]) == ("1 support", "")
    assert plain["columns"] == [["vote"], ["esteem"]]
    assert set(plain["key"]) == {"verdicts", "shapes", "lines"}


def test_readings_without_raised_objections_share_their_pictures():
    plain = made(case('claim a: "A."\nevidence e: "E."\ninference e => a\n'))
    assert len(plain["pictures"]) == 1
    assert (
        plain["whole"]["as-argued"]
        == plain["whole"]["with-objections"]
        == plain["parts"][0]["pictures"]["as-argued"]
    )


def test_a_part_that_is_only_objections_is_not_there_as_argued():
    text = 'person p: "P"\nsection a: "A"\nclaim c: "C."\nsection b: "B"\nobjection o: "O."\n  rebuts c\n  raised-by p\n'
    plain = made(case(text))
    assert plain["parts"][1]["pictures"]["as-argued"] is None
    assert plain["parts"][1]["size"]["as-argued"] is None


def test_a_view_restricts_the_page():
    plain = made(view=View(sections=["esteem"]), findings=[finding(CASE, "stayed"), finding(CASE, "esteem")])
    assert [part["id"] for part in plain["parts"]] == ["esteem"]
    assert set(plain["records"]) == {
        "retained",
        "told-ill",
        "reputation",
        "esteem",
        "illness-excuse",
        "esteem-from-vote",
    }
    assert plain["records"]["told-ill"]["part"] == "esteem"
    assert [each["record"] for each in plain["findings"]] == ["esteem"]
    assert plain["summary"]["with-objections"].startswith("3 statements: 2 sustained, 1 defeated; 1 warning")


@pytest.mark.parametrize("section", ["vote", "esteem"])
def test_a_restricted_page_can_be_packed(section):
    assert packed(state(CASE, draw=drawn, view=View(sections=[section])))["shapes"]


def test_a_reading_with_nothing_to_show_is_empty():
    plain = made(view=View(focus="illness-excuse", depth=0))
    assert plain["whole"]["as-argued"] is None
    assert plain["parts"][0]["verdicts"]["as-argued"] == {}
    assert plain["links"]["as-argued"] == []


@pytest.mark.parametrize(
    "choices", [{"sections": ["nowhere"]}, {"focus": "illness-excuse", "depth": 0, "reading": "as-argued"}]
)
def test_a_view_of_nothing_is_refused(choices):
    with pytest.raises(ViewError):
        made(view=View(**choices))


def test_the_opening_reading_and_title_are_those_of_the_view():
    plain = made(view=View(reading="as-argued", title="Other"))
    assert (plain["reading"], plain["title"]) == ("as-argued", "Other")
    assert "claim, overclaimed" in plain["outline"]


NESTED = """
map m: "M"
  main top
claim loose: "Loose."
section outer: "Outer"
claim top: "Top."
inference low => top
section inner: "Inner"
  within outer
claim low: "Low."
section other: "Other"
claim beside: "Beside."
inference beside => low
"""


@pytest.mark.parametrize(
    ("asked", "closed", "parts"),
    [
        (["other"], ["other"], ["", "outer", "other"]),
        (["outer"], ["outer"], ["", "outer", "other"]),
        (["inner"], ["inner"], ["", "outer", "inner", "other"]),
        (["inner", "outer"], ["outer"], ["", "outer", "other"]),
        (["*"], ["outer", "other"], ["", "outer", "other"]),
        ([], [], ["", "outer", "other"]),
    ],
)
def test_sections_to_collapse_are_parts_that_start_closed(asked, closed, parts):
    plain = made(case(NESTED), view=View(collapsed=asked))
    assert plain["collapsed"] == closed
    assert [part["id"] for part in plain["parts"]] == parts
    assert sum(part["records"] for part in plain["parts"]) == len(plain["records"])


def test_a_section_to_collapse_that_is_not_there_is_refused_as_in_other_pictures():
    view = View(collapsed=["estem"])
    with pytest.raises(
        ViewError, match="there is no section `estem` in this map; did you mean `esteem`"
    ) as page:
        made(view=view)
    with pytest.raises(ViewError) as picture:
        to_dot(CASE, view=view)
    assert str(page.value) == str(picture.value)


def test_the_summary_is_that_of_each_reading():
    found = [finding(CASE, "esteem"), finding(CASE, "illness-excuse")]
    both = made(findings=found)["summary"]
    assert both["with-objections"].startswith("6 statements: 5 sustained, 1 defeated; 2 warnings")
    assert both["as-argued"].startswith("4 statements: 3 sustained, 1 overclaimed; 2 warnings")
    for reading in both:
        assert made(findings=found, view=View(reading=reading))["summary"] == both


def test_findings_say_which_speak_of_objections_alone():
    found = [
        finding(CASE, "esteem", "AM503"),
        finding(CASE, "esteem", "AM105"),
        finding(CASE, "illness-excuse", "AM105"),
    ]
    readings = [each["reading"] for each in made(findings=found)["findings"]]
    assert readings == ["with-objections", None, "with-objections"]


def test_an_empty_map_has_an_empty_page():
    plain = made(case('map m: "M"\n'))
    assert (plain["records"], plain["parts"], plain["columns"], plain["outline"]) == ({}, [], [], "")
    assert set(plain["summary"].values()) == {"0 statements; no findings"}
    assert plain["open"] == "whole"
    filled(plain)


def chain(count, sections=1):
    """So many claims, each from the one before, in so many sections."""
    per = count // sections
    lines = []
    for i in range(count):
        if i % per == 0:
            lines.append(f'section s{i // per}: "S{i // per}"')
        lines.append(f'claim c{i}: "Claim {i}."')
    lines += [f"inference c{i} => c{i + 1}" for i in range(count - 1)]
    return case("\n".join(lines) + "\n")


def test_large_maps_open_by_parts_and_larger_ones_closed():
    middle = made(chain(200, 4), explain=False)
    assert (middle["open"], middle["whole"], len(middle["parts"])) == ("parts", None, 4)
    large = made(chain(600, 6), explain=False)
    assert large["open"] == "collapsed"
    assert large["columns"] == [[f"s{i}"] for i in range(6)]


def test_the_page_of_three_hundred_records_is_small_to_send():
    path = Path(__file__).parents[2] / "benchmarks" / "arguments.py"
    spec = importlib.util.spec_from_file_location("arguments", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    m = argmap.loads(module.argmap(300))
    assert 300 <= len(m) <= 330
    assert len(gzip.compress(m.to_html().encode())) < 100_000


def test_parts_with_what_is_new_are_sent_to_be_laid_out_first():
    a_case = chain(200, 4)
    in_order, hurried = [], []
    made(a_case, explain=False, begin=in_order.append)
    last = a_case.amap.sections
    there = [id_ for id_, each in a_case.amap.statements.items() if each.section == list(last)[-1]]
    made(a_case, explain=False, begin=hurried.append, first={there[0]})
    assert hurried[0] == in_order[-1]
    assert sorted(hurried) == sorted(in_order)


def test_a_part_that_is_too_large_has_no_picture_unless_asked_for():
    a_case = chain(520)
    assert made(a_case, explain=False)["parts"][0]["pictures"] == {"with-objections": None, "as-argued": None}
    assert made(a_case, explain=False, view=View(large=True))["parts"][0]["pictures"]["as-argued"]


def test_pictures_that_are_known_are_not_drawn_again():
    first = made(draw=drawn)
    begun = []
    changed = case(CONGRESS.replace("world's leading", "world's foremost"))
    again = made(changed, draw=drawn, begin=begun.append, known=first["pictures"])
    fresh = set(again["pictures"]) - set(first["pictures"])
    assert len(begun) == len(fresh)
    assert 0 < len(fresh) < len(again["pictures"])
    assert made(changed, known=again["pictures"], draw=None)["pictures"] == again["pictures"]


def test_all_pictures_are_begun_before_the_first_is_drawn():
    order = []

    def draw(dot):
        order.append("draw")
        return blank(dot)

    made(begin=lambda _: order.append("begin"), draw=draw)
    assert order == ["begin"] * (len(order) // 2) + ["draw"] * (len(order) // 2)


def test_explanations_can_come_later():
    plain = made(explain=False)
    assert {each["explanation"] for each in plain["records"].values()} == {None}
    ids = explained(plain["records"], len(CASE.amap))
    assert ids[0] == "esteem"
    assert set(ids) == set(CASE.amap)
    told = explanations(CASE.evaluation, ids)
    assert told == {id_: each["explanation"] for id_, each in made()["records"].items()}


def test_large_maps_explain_what_matters_most():
    assert most_explained(0) >= most_explained(1_000) == 1_000
    assert most_explained(10_000) == 100
    plain = made(explain=False)
    assert explained(plain["records"], 400_000) == ("esteem", "retained")


def test_long_explanations_and_large_repairs_are_cut():
    text = 'claim c: "C."\n' + "".join(
        f'claim a{i}: "A{i}."\ninference a{i} => c\nobjection o{i}: "O."\n  rebuts c\nevidence e{i}: "E."\ninference e{i} => o{i}\n'
        for i in range(20)
    )
    told = explanations(case(text).evaluation, ["c"])["c"]
    assert "\n- …" in told
    assert "To mend it, " in told


def test_fonts_are_as_wide_as_those_measured():
    narrow = made(draw=lambda _: BLANK._replace(em=0.5))
    assert {"Arial" in svg for svg in narrow["pictures"].values()} == {True}


# ------------------------------------------------------------------------------------------ columns


def bundle(tail, head, lines=1, how=SUPPORT):
    return Bundle(End(tail, box=True), End(head, box=True), how, lines)


def bearing(*pairs):
    return [bundle(*pair) for pair in pairs]


def test_what_supports_stands_before_what_it_supports():
    assert columns("abcd", bearing("ab", "bd", "cd")) == [["a"], ["b", "c"], ["d"]]


def test_the_weaker_side_of_a_circle_is_turned_round():
    both = [bundle("a", "b"), bundle("b", "a", 3)]
    assert columns("ab", both) == [["b"], ["a"]]
    ring = [bundle("a", "b", 5), bundle("b", "c", 5), bundle("c", "a")]
    assert columns("abc", ring) == [["a"], ["b"], ["c"]]
    assert columns("ab", bearing("ab", "ba")) == [["a"], ["b"]]


def test_support_outweighs_attack():
    assert columns("ab", [bundle("a", "b", 9, "rebuts"), bundle("b", "a")]) == [["b"], ["a"]]


def test_parts_alone_fill_the_shortest_columns_and_long_columns_are_cut():
    assert columns("abcd", []) == [["a", "c"], ["b", "d"]]
    assert columns("abc", bearing("ac")) == [["a", "b"], ["c"]]
    many = [f"p{i}" for i in range(40)]
    found = columns([*many, "end"], [bundle(each, "end") for each in many])
    assert list(map(len, found)) == [10, 10, 10, 10, 1]
    assert found[-1] == ["end"]
    assert [each for column in found[:-1] for each in column] == many


def test_ten_thousand_parts_are_arranged_at_once():
    def parts(many):
        return [f"p{i}" for i in range(many)]

    def arranged(parts):
        return columns(parts, bearing(*pairwise(parts), *zip(parts[5:], parts, strict=False)))

    found = arranged(parts(10_000))
    assert_linear(parts, arranged)
    assert sorted(each for column in found for each in column) == sorted(parts(10_000))


def test_links_between_parts_are_counted_by_kind_as_in_other_pictures():
    links = [
        Link("x", "y", SUPPORT),
        Link("x", "z", SUPPORT),
        Link("z", "y", WARRANT),
        Link("x", "y", MEETS),
        Link("x", "y", CONTRADICTS),
        Link("y", "x", CONTRADICTS),
        Link("q", "y", SUPPORT),
    ]
    found = bearings(links, {"x": "a", "y": "b", "z": "a"})
    assert found == (bundle("a", "b", 2), bundle("a", "b", 1, MEETS), bundle("a", "b", 2, CONTRADICTS))


# ------------------------------------------------------------------------------------------ outline


def items(html):
    return [each["id"] for tag, each in read(html).tags if tag == "a" and "id" in each]


def test_the_outline_names_everything_once_from_the_main_claims_down():
    html = made()["outline"]
    assert items(html)[0] == "r-esteem"
    assert sorted(items(html)) == sorted(f"r-{id_}" for id_ in CASE.amap)
    assert xml(html) is not None
    assert '<i>undercuts</i> <a id="r-illness-excuse"' in html
    assert "<small>claim, defeated" in html


def test_what_bears_on_several_says_so_once():
    text = 'claim a: "A."\nclaim b: "B."\n  contradicts a\nevidence e: "E."\ninference i: e => a\ninference j: e => b\n'
    html = made(case(text))["outline"]
    assert len(items(html)) == 5
    assert re.search(r'<small>evidence, [a-z]+; also supports <a href="#r-[ij]">', html)


def test_a_chain_of_ten_thousand_is_no_trouble():
    ids = [f"c{i}" for i in range(10_000)]
    links = [Link(tail, head, SUPPORT) for tail, head in zip(ids[1:], ids, strict=False)]
    html = nested({id_: Said("W.", "claim") for id_ in ids}, links, ["c0", "gone"])
    assert items(html) == [f"r-{id_}" for id_ in ids]
    assert max(_depths(html)) <= 13
    assert xml(html) is not None


def _depths(html):
    depth = 0
    for step in re.findall(r"</?ul>", html):
        depth += 1 if step == "<ul>" else -1
        yield depth


# ------------------------------------------------------------------------------------------ layouts


def test_pictures_are_drawn_side_by_side_and_each_once():
    with layouts("auto", 30) as (begin, draw):
        for name in "abc":
            begin(f"digraph {{ {name} }}")
        begin("digraph { a }")
        assert b">a<" in draw("digraph { a }").data
        assert b">d<" in draw("digraph { d }").data


def _all(begin, draw, dots):
    for dot in dots:
        begin(dot)
    draw(dots[-1])


def test_the_time_limit_holds_for_each_and_ends_all(monkeypatch):
    monkeypatch.setitem(engines._COMMANDS, "pygraphviz", lambda *_: ["sleep", "600"])
    start = time.monotonic()
    with (
        pytest.raises(EngineError, match=r"took longer than 0.3 s: draw an overview .* or allow more time"),
        layouts("auto", 0.3) as (begin, draw),
    ):
        _all(begin, draw, [f"digraph {{ {name} }}" for name in "abcdef"])
    assert time.monotonic() - start < 300


def test_it_is_told_how_many_are_drawn():
    told = []
    with layouts("auto", 30, lambda *done: told.append(done)) as (begin, draw):
        for name in "ab":
            begin(f"digraph {{ {name} }}")
        for name in "aba":
            draw(f"digraph {{ {name} }}")
    assert told == [(1, 2), (2, 2), (2, 2)]


def test_lines_that_are_missing_are_told(monkeypatch):
    monkeypatch.setitem(engines._COMMANDS, "pygraphviz", lambda *_: [sys.executable, "-c", LOSES])
    with (
        pytest.warns(PictureWarning, match="a line is missing from the picture"),
        layouts("auto", 30) as (begin, draw),
    ):
        _all(begin, draw, ["digraph { a -> b }"])


def test_a_failure_ends_the_others(monkeypatch):
    monkeypatch.setitem(
        engines._COMMANDS, "pygraphviz", lambda *_: ["sh", "-c", "grep -q good && exec sleep 600; exit 1"]
    )
    start = time.monotonic()
    with pytest.raises(EngineError, match="gave up"), layouts("auto", 600) as (begin, draw):
        _all(begin, draw, ["digraph { good }", "digraph { bad }"])
    assert time.monotonic() - start < 300


def test_a_page_without_an_engine_says_so(monkeypatch):
    monkeypatch.setattr(engines, "_COMMANDS", {})
    with pytest.raises(EngineError, match="no layout engine"):
        to_html(CASE)


# ------------------------------------------------------------------------------------------ the library


def test_the_library_writes_pages(tmp_path):
    m = argmap.loads(CONGRESS)
    for name in ("map.html", "map.HTM"):
        html = m.render(tmp_path / name, reading="as-argued", sections="esteem").read_text("utf-8")
        assert html.startswith("<!doctype html>")
        assert embedded(html)["reading"] == "as-argued"
    findings = embedded(m.to_html())["findings"]
    assert [each["code"] for each in findings] == [each.code for each in m.check()]
    assert all(each["url"].endswith(f"{each['code']}.html") for each in findings)


def test_levels_are_said_in_words():
    notes = [finding(CASE, "esteem", "AM402", Severity.NOTE)]
    assert made(findings=notes)["findings"][0]["level"] == "note"
    assert made(findings=notes)["summary"]["as-argued"].endswith("; 1 note")
