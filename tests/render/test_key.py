"""The legend: one test for each thing that it explains, and that it explains nothing else."""

import pytest

from argmap.render.dot import to_dot
from argmap.render.theme import THEMES
from argmap.render.view import View
from render.everything import CASE, FINDINGS, VIEWS, drawn
from render.pictures import case, finding, read, words, xml

RAIN = 'premise wet: "Wet."\nclaim rain: "Rain."\ninference step: wet => rain\n  warrant "W."\n'


def legend(text, *findings, **view):
    """What the legend of a map explains, column by column."""
    a_case = case(text)
    found = [finding(a_case, *each) for each in findings]
    return explained(to_dot(a_case, findings=found, view=View(title="", **view)))


def explained(dot):
    label = read(dot).get("label")
    rows = xml(label).findall(".//TABLE/TR") if label else ()
    columns = zip(*rows, strict=True)
    return [
        found
        for column in columns
        for cell in column
        if (found := " ".join("".join(cell.itertext()).split()))
    ]


SUSTAINED = "✓ sustained stands as strongly as it is put"
PREMISE = "Premise square corners: taken as given"
CLAIM = "Claim round corners"
STEP = "Step an oval: from linked premises to a conclusion"


def test_what_occurs_is_explained_and_nothing_else():
    assert legend(RAIN) == [SUSTAINED, CLAIM, PREMISE, STEP]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('premise wet: "Wet."\n', SUSTAINED),
        ('claim rain: "Rain."\n', "○ unsupported nothing given reaches it"),
        (RAIN.replace('"Rain."', '"Rain."\n  as certain'), "↑ overclaimed put more strongly than shown"),
        (
            RAIN + 'objection no: "No."\n  undercuts step\n  from wet\n',
            "✗ defeated an objection carries the day",
        ),
        (
            RAIN + 'claim dry: "Dry."\n  contradicts rain\ninference wet => dry\n  warrant "W."\n',
            "≈ contested attack and support are level",
        ),
    ],
)
def test_a_verdict_is_explained_where_it_occurs(text, row):
    assert row in legend(text)


def test_a_verdict_that_stands_on_what_is_pale_is_explained_too():
    text = (
        'section a: "A"\nclaim one: "One."\nsection b: "B"\nclaim two: "Two."\ninference step: one => two\n'
    )
    text += 'objection no: "No."\n  undercuts step\npremise wet: "Wet."\n'
    found = legend(text, sections=["a"])
    assert "○ unsupported nothing given reaches it" in found
    assert SUSTAINED not in found


EVIDENCE = "Evidence a folded corner: what a source says"
OBJECTION = "Objection cut corners: against a statement or a step"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('claim rain: "Rain."\n', [CLAIM]),
        (
            'map m: "M"\n  main rain\nclaim rain: "Rain."\n',
            ["Claim round corners; a main claim has a double line"],
        ),
        ('premise wet: "Wet."\n', [PREMISE]),
        (
            'map m: "M"\n  main wet\npremise wet: "Wet."\n',
            [PREMISE, "Double line a conclusion that the map is for"],
        ),
        ('evidence e: "E."\n', [EVIDENCE]),
        ('evidence e: "E."\nobjection no: "No."\n  undermines e\n', [EVIDENCE, OBJECTION]),
        (RAIN, [CLAIM, PREMISE, STEP]),
    ],
)
def test_a_shape_is_explained_where_it_occurs(text, rows):
    signs = ("✓", "≈", "✗", "↑", "○", "- - -|")
    assert [row for row in legend(text) if not row.startswith(signs)] == rows


def test_the_main_claim_is_not_explained_where_it_is_pale():
    text = 'map m: "M"\n  main two\nsection a: "A"\nclaim one: "One."\nsection b: "B"\nclaim two: "Two."\n'
    text += "inference one => two\n"
    assert "double line" in str(legend(text))
    assert "double line" not in str(legend(text, sections=["a"]))


FOLDER = "Folder a whole section, and what stands where in it"
LEAP = "LEAP a step that its premises do not cover"


def test_a_collapsed_section_is_explained():
    text = f'section a: "A"\n{RAIN}'
    assert legend(text, collapsed=["a"]) == [SUSTAINED, FOLDER]
    assert legend(text, ("step",), collapsed=["a"]) == [SUSTAINED, FOLDER, LEAP]


def test_the_double_line_of_a_collapsed_section_is_explained_where_it_occurs():
    text = (
        f'map m: "M"\n  main rain\nsection a: "A"\n{RAIN}section b: "B"\nclaim c: "C."\ninference rain => c\n'
    )
    double = "Folder a whole section; one with a main claim has a double line"
    assert double in legend(text, collapsed=["a"])
    assert FOLDER in legend(text, collapsed=["b"])
    pale = legend(text, collapsed=["a"], sections=["b"])
    assert double not in pale
    assert FOLDER not in pale


def test_a_leap_is_explained_and_a_step_only_where_there_is_another():
    assert legend(RAIN, ("step",)) == [SUSTAINED, CLAIM, PREMISE, LEAP]
    assert {STEP, LEAP} < set(legend(RAIN + 'claim c: "C."\ninference rain => c\n', ("step",)))


ATTACKED = RAIN + 'evidence e: "E."\nobjection no: "No."\n  {how}\n  from e\n'


@pytest.mark.parametrize(
    ("clauses", "shown"),
    [
        ("undercuts step", "- - -| an attack, with its word: undercuts"),
        ("rebuts rain", "- - -| an attack, with its word: rebuts"),
        ("undercuts step\n  rebuts rain", "- - -| an attack, with its word: undercuts, rebuts"),
        (
            "undercuts step\n  rebuts rain\n  undermines wet",
            "- - -| an attack, with its word: undercuts, rebuts, undermines",
        ),
    ],
)
def test_attacks_are_explained_by_the_words_that_occur(clauses, shown):
    assert legend(ATTACKED.format(how=clauses))[-1] == shown


@pytest.mark.parametrize(
    ("clauses", "shown"),
    [
        ("question other-causes: fails by e", "- - -| an attack, with its word: fails"),
        ("question other-causes: met by e", "· · ·o answers a critical question"),
        ('rival "R": excluded by e', "· · ·o excludes a rival"),
        (
            'question other-causes: met by e\n  rival "R": excluded by e',
            "· · ·o answers a critical question, excludes a rival",
        ),
    ],
)
def test_what_belongs_to_a_step_is_explained(clauses, shown):
    text = (
        'evidence e: "E."\npremise wet: "Wet."\nclaim rain: "Rain."\ninference wet => rain\n  scheme sign\n'
    )
    assert legend(text)[-1] == STEP
    assert legend(f"{text}  {clauses}\n")[-1] == shown


def test_contraries_are_explained():
    found = legend('claim rain: "Rain."\nclaim dry: "Dry."\n  contradicts rain\n')
    assert found[-1] == "< - - > contradicts: not both can stand"
    assert "an attack" not in str(found)


def test_badges_are_explained_where_one_is_shown():
    flag = "⚑ a finding of the checker, by its code"
    assert flag not in legend(RAIN)
    assert flag not in legend(RAIN, ("step",))
    assert legend(RAIN, ("wet", "AM105"))[-1] == flag
    assert legend(RAIN, ("step", "AM402"))[-1] == flag
    text = 'section a: "A"\nclaim one: "One."\nsection b: "B"\nclaim two: "Two."\n'
    assert flag not in legend(text, ("two", "AM101"), sections=["a"])


def test_what_is_pale_is_explained():
    text = 'section a: "A"\nclaim one: "One."\nsection b: "B"\nclaim two: "Two."\ninference one => two\n'
    pale = "Pale is not part of what was asked for, but bears on it"
    assert pale not in legend(text)
    assert legend(text, sections=["a"])[-1] == pale
    assert legend(text, sections=["a"], collapsed=["b"])[-1] == pale


def test_where_nothing_is_to_be_explained_there_is_no_legend():
    assert legend("") == []
    assert legend('section a: "A"\n') == []
    assert legend(RAIN, legend=False) == []


def test_a_title_stands_alone_over_an_empty_map():
    label = read(to_dot(case('map m: "A title"\n')))["label"]
    assert words(label) == "A title"


@pytest.mark.parametrize("view", VIEWS)
def test_a_box_of_the_legend_looks_as_what_it_explains(view):
    theme = THEMES["print"]
    label = read(drawn(theme, view))["label"]
    boxes = {
        words(f"<a>{cell[0][0].text}</a>"): cell.attrib for cell in xml(label).iter("TD") if cell.get("STYLE")
    }
    assert boxes
    for name, look in boxes.items():
        ink = theme.inks[name.split()[1]]
        assert (look["STYLE"], look["COLOR"], look["BGCOLOR"]) == (ink.border, ink.line, ink.fill)
        assert int(look["BORDER"]) == round(ink.width)


def test_all_that_can_be_explained():
    found = explained(to_dot(CASE, findings=FINDINGS, view=View(title="")))
    signs = " ".join(row.partition(" ")[0] for row in found)
    assert signs == "✓ ≈ ✗ ↑ ○ Claim Premise Evidence Objection Step LEAP - < · ⚑"
