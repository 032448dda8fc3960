import re
import subprocess
import sys
import warnings

import pytest

from argmap.model import Verdict
from argmap.render import PictureWarning, View, to_mermaid
from argmap.render.drawing import names
from argmap.render.labels import clean
from argmap.render.theme import LIGHT
from render.pictures import case, finding
from render.test_hostile import HOSTILE, hostile

MERMAID = {
    **HOSTILE,
    "markdown": "`**bold** _x_`",
    "directive": "%%{init: {'securityLevel': 'loose'}}%% %% x",
    "the word end": "end",
    "click": 'click n0 call alert(1) "x"',
    "brackets": "]) }} [[ (( /] -->|x| subgraph ;; :::defeated @{ shape: x }",
    "front matter": "--- title: x config: ---",
    "style": "style a:b#35;c; classDef x:y#z;",
    "its own codes": "#lt; #60; \ufb02\xb0\xb060\xb6\xdf \ufb02\xb0lt\xb6\xdf",
    "formula": "$$x^2$$",
    "icon": "fa:fa-car",
    "yaml": "\\\" : {a: b} !!js/function #c '",
}
LINE = re.compile(
    r"---|title: \"[^\"\n]*\"|config:|  theme: base|  themeVariables:|    \w+: \"#[0-9a-f]{6}\""
    r"|flowchart (BT|LR)|\s+direction (BT|LR)|\s+end"
    r"|\s+subgraph cluster[0-9a-f]+\[\"[^\"]+\"\]"
    r"|\s+[ns][0-9a-f]+(\[|\(|\{)[\[({]?\"[^\"]+\"[\])}]?(\]|\)|\}):::[a-z]+"
    r"|  [ns][0-9a-f]+ (x-\.-x|-\.-[xo]?|---|-->|==>)(\|\"[^\"]+\"\|)? [ns][0-9a-f]+"
    r"|  classDef [a-z]+ [-#:,\w. ]+|  class [\w,]+ main|  linkStyle [\d,]+ [-#:,\w]+"
    r"|  click n[0-9a-f]+ href \"[^\"\s;]+\" _blank"
)
"""All that may stand on a line."""


def shown(text):
    """The words of a label as Mermaid shows them."""
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), text).replace("\u200b", "")


def labelled(chart):
    """The label of each node, and the class."""
    found = re.findall(r"^\s+([ns][0-9a-f]+)\W+\"([^\"]*)\"\W+:::(\w+)$", chart, re.MULTILINE)
    return {name: (label.split("<br/>"), look) for name, label, look in found}


def test_the_whole_chart():
    a_case = case(
        'map m: "Rain & <sun>"\n  main rain\nsection out: "Outside"\npremise wet: "The street is wet."\n'
        '  basis "Seen."\nclaim rain: "It rained."\ninference wet => rain\n  warrant "What wets a street is rain."\n'
        'person town: "The town"\nobjection hose: "A hose did it."\n  rebuts rain\n  from bill p. 1\n  raised-by town\nsource bill: "Bill"\n'
    )
    of = names(a_case.amap)
    chart = to_mermaid(a_case, view=View(links="https://example.org/{id};#L{line}"))
    for id_, name in of.items():
        chart = chart.replace(name, id_.replace("#", ""))
    assert re.sub(r"cluster[0-9a-f]{8}", "cluster", chart) == (
        "---\n"
        'title: "Rain \\U00000026 \\U00002039sun\\U0000203a"\n'
        "config:\n"
        "  theme: base\n"
        "  themeVariables:\n"
        '    background: "#ffffff"\n'
        '    primaryTextColor: "#1c2128"\n'
        '    titleColor: "#1c2128"\n'
        '    lineColor: "#3f4a56"\n'
        '    edgeLabelBackground: "#ffffff"\n'
        '    clusterBkg: "#f8f9fb"\n'
        '    clusterBorder: "#868e98"\n'
        "---\n"
        "flowchart BT\n"
        '  subgraph cluster["Outside"]\n'
        "    direction BT\n"
        '    wet["Premise ✓ sustained · probable<br/>The street is wet."]:::sustained\n'
        '    rain("Main claim ✗ defeated<br/>It rained."):::defeated\n'
        '    hose{{"Objection ✓ sustained · certain<br/>A hose did it.<br/>raised by The town"}}:::sustained\n'
        '    rain1(["with a warrant<br/>(probable)"]):::step\n'
        "  end\n"
        "  wet --- rain1\n"
        "  rain1 --> rain\n"
        '  hose -.-x|"rebuts"| rain\n'
        "  classDef sustained fill:#f0f9f5,stroke:#0b6b4f,color:#0b5a43,stroke-width:1.4px\n"
        "  classDef defeated fill:#fdf0ef,stroke:#b3261e,color:#9b1c15,stroke-width:2.2px\n"
        "  classDef step fill:#e9edf2,stroke:#6b7785,color:#24292f,stroke-width:1px\n"
        "  classDef main stroke-width:5px,font-weight:bold\n"
        "  class rain main\n"
        "  linkStyle 2 stroke:#a0320c,color:#a0320c\n"
        '  click wet href "https://example.org/wet%3B#L4" _blank\n'
        '  click rain href "https://example.org/rain%3B#L6" _blank\n'
        '  click hose href "https://example.org/hose%3B#L10" _blank\n'
        '  click rain1 href "https://example.org/rain%231%3B#L7" _blank\n'
    )


def test_a_leap_is_said_and_shown():
    a_case = case()
    chart = to_mermaid(
        a_case, findings=[finding(a_case, "esteem-from-vote"), finding(a_case, "stayed", "AM306")]
    )
    of = names(a_case.amap)
    rows, look = labelled(chart)[of["esteem-from-vote"]]
    assert (rows[0], rows[-1], look) == ("LEAP", "AM201 AM204", "leap")
    assert f"{of['esteem-from-vote']} ==> {of['esteem']}" in chart
    assert re.search(rf"linkStyle \d+ stroke:{LIGHT.leap.fill},stroke-width:4px", chart)
    assert "⚑AM306" in labelled(chart)[of["stayed"]][0][0]


def test_it_follows_the_view():
    a_case = case()
    of = names(a_case.amap)
    part = labelled(to_mermaid(a_case, view=View(sections=("esteem",), labels="both")))
    assert part[of["retained"]][1] == "elsewhere"
    assert part[of["esteem"]][0][0].startswith("Main claim")
    assert "esteem-from-vote" in part[of["esteem-from-vote"]][0]
    assert of["stayed"] not in part
    argued = to_mermaid(a_case, view=View(reading="as-argued", labels="id", title=""))
    assert of["illness-excuse"] not in argued
    assert "title:" not in argued
    assert labelled(argued)[of["esteem"]][0][1] == "esteem"
    assert "class " not in to_mermaid(a_case, view=View(sections=("vote",), focus="stayed", depth=0))


def test_a_collapsed_section_is_one_box():
    chart = to_mermaid(case(), view=View(collapsed=("vote",)))
    (rows,) = [rows for name, (rows, _) in labelled(chart).items() if name.startswith("s")]
    assert rows == ["The vote", "3 statements: 3 sustained"]
    assert re.search(r'^  s\w+ ==>\|"1 support"\| n\w+$', chart, re.MULTILINE)
    assert ":::collapsed" in chart
    assert "classDef collapsed" in chart


def test_many_records_go_from_left_to_right():
    many = "".join(f'premise p{number}: "P"\n' for number in range(61))
    assert "flowchart LR\n" in to_mermaid(case(many))
    assert "flowchart BT\n" in to_mermaid(case(many), view=View(focus="p1"))


def test_every_kind_of_line_has_a_form():
    a_case = case(
        'premise a: "A"\nclaim b: "B"\n  contradicts c\nclaim c: "C"\npremise w: "W"\n'
        'scheme own: "Own"\n  question why: "Why?" owed\n  question who: "Who?" exception\n'
        "inference step: a => b\n  scheme own\n  warrant w\n  question why: met by c\n"
        '  question who: fails by c\n  rival "R": excluded by c\n'
        'objection o: "O"\n  undermines a\n  from c\n'
    )
    chart = to_mermaid(a_case)
    for arrow in (
        "---",
        '-.-|"warrant"|',
        "-->",
        '-.-o|"answers a question"|',
        '-.-o|"excludes a rival"|',
        '-.-x|"fails"|',
        '-.-x|"undermines"|',
        'x-.-x|"contradicts"|',
    ):
        assert f" {arrow} n" in chart, arrow


@pytest.mark.filterwarnings("ignore::argmap.render.PictureWarning")
@pytest.mark.parametrize("text", MERMAID.values(), ids=MERMAID)
def test_words_are_never_anything_else(text):
    a_case = hostile(text)
    chart = to_mermaid(a_case, view=View(links="https://example.org/{path}#{id}", labels="both"))
    for line in chart.splitlines():
        assert LINE.fullmatch(line), line
    body = chart.partition("\nflowchart ")[2]
    for label in re.findall(r"\"([^\"]*)\"[\])}]", body):
        bare = re.sub(r"#\d+;", "", label.replace("<br/>", ""))
        assert not re.search(r"[#;<>&`%{}\[\]\\$|@\"*_~^\x00-\x1f\ud800-\udfff]|:\S", bare), bare
        assert not re.search(
            r"\$\$|\\[nN]|:fa-|\ufb02\xb0|\xb6\xdf", re.sub(r"#(\d+);", lambda m: chr(int(m[1])), label)
        )
    rows, _ = labelled(chart)[names(a_case.amap)["said"]]
    assert clean(text).strip() in shown("".join(rows[1:])) or not text.strip()


def test_the_title_is_one_scalar():
    (title,) = re.findall(r"^title: (.*)$", to_mermaid(case('map m: "a: b # c % d"\n')), re.MULTILINE)
    assert title == r'"a\U0000003a b \U00000023 c \U00000025 d"'


def test_what_mermaid_does_not_draw_unasked_is_told():
    long = "".join(f'premise p{number}: "{"word " * 40}"\n' for number in range(240))
    with pytest.warns(
        PictureWarning, match=r"characters where it stops at 50,000 unless maxTextSize says more; draw"
    ):
        to_mermaid(case(long))
    many = "".join(f'premise p{n}: "P"\nclaim c{n}: "C"\ninference p{n} => c{n}\n' for n in range(251))
    with pytest.warns(PictureWarning, match="and 502 lines where it stops at 500 unless maxEdges says more"):
        to_mermaid(case(many))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        to_mermaid(case())


def test_every_verdict_has_its_look():
    inks = LIGHT.verdicts
    assert set(inks) == set(Verdict)
    chart = to_mermaid(case('claim a: "A"\n'))
    assert "classDef unsupported" in chart
    assert "stroke-dasharray:2 3" in chart


def test_the_same_map_gives_the_same_text():
    script = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from render.pictures import case\nfrom argmap.render import to_graphml, to_mermaid\n"
        "sys.stdout.buffer.write((to_mermaid(case()) + to_graphml(case())).encode())"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12"
    ]
    assert made[0] == made[1]
