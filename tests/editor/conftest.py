import pytest

from argmap.editor.project import Project

ESSAY = """\
map essay: "On rain"
  main rain
term street: "street", "road"
person critic: "A critic"
source diary: "A diary"
source letters: "Letters"
scheme omen: "From an omen"
  role omen: "an omen was seen"
  concludes "what it stands for is so"
  strength possible
  question sure: "Was it seen?" owed
  question other: "Could it mean something else?" exception

section facts: "The facts"

evidence wet: "The street was wet."
  from diary p. 3
  quote "all wet"
premise seen: "Anyone could *see* it."
premise night: "It was a dark [[street]]."
  about street
claim rain: "It rained."
claim dry: "It was dry."
  contradicts rain

inference i: wet(omen) + seen => rain
  scheme omen
inference ii: night => dry
  warrant "Darkness is dry."

section doubts: "Doubts"

objection hose: "Somebody used a hose."
  undercuts i
  from wet
  raised-by critic
"""
MARK = "|"


@pytest.fixture
def at(tmp_path):
    """Where the map stands and the place of a mark, in a text that stands after the essay."""

    def at_(text, essay=ESSAY):
        whole_text = text if MARK in essay else essay + text
        path = str(tmp_path / "essay.arg")
        project = Project()
        project.open(path, whole_text.replace(MARK, ""))
        before = whole_text[: whole_text.index(MARK)]
        spot = project.whole(path).at(before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        return project.state(path), spot

    return at_


@pytest.fixture
def within(at):
    """Where the essay stands, and the place of some of its words: of the last such, `after` letters on."""

    def within_(words, after=0):
        place = ESSAY.rindex(words) + after
        return at(f"{ESSAY[:place]}{MARK}{ESSAY[place:]}", "")

    return within_
