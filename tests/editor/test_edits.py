"""A text that is edited anyhow: every question is answered, and with what a fresh look would answer."""

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.editor import calls, colours, completion, hints, links, names, outline, telling
from argmap.editor.project import Project
from argmap.editor.ways import mends, safe, ways
from editor.conftest import ESSAY

PATH = "/nowhere/essay.arg"
TYPED = (
    "", "x", '"', "\n", "\n\n", "  ", ";", ":", "=>", " + ", "(", ")", "#", "\\", "[[", "]]", "…", "“", "\0", "\r", "\t",
    "\u2028", "雨", "👩‍🔬", "Rain", "claim ", 'claim x: "Y"\n', 'section s: "T"\n', 'include "part.arg"\n', 'include "',
    "scheme omen", "question sure: met by ", "inference wet => dry\n", 'ignore AM200 "x"\n',
)  # fmt: skip
places = st.tuples(st.integers(1, 45), st.integers(1, 50))
edits = st.lists(st.tuples(places, places, st.booleans(), st.sampled_from(TYPED)), min_size=1, max_size=6)


def edit(whole, start, end, over, text):
    """Put a text in at a place, or over all up to another."""
    spots = sorted(
        (whole.at(*start), whole.at(*(end if over else start))),
        key=lambda spot: (whole.index(spot.piece), spot.offset),
    )
    whole.edit(*spots, text)


def said(state):
    return [(each.code, each.message, each.span.line, each.span.column) for each in state.diagnostics]


def ask(state, whole, place):
    """Ask all there is to ask about a place and about the file."""
    spot = whole.at(*place)
    completion.complete(state, spot)
    telling.tell(state, spot)
    names.defined(state, spot)
    list(names.used(state, spot))
    calls.prepared(state, spot)
    list(mends(state, spot.piece))
    try:
        list(names.renamed(state, spot, "other"))
    except names.RenameError as error:
        assert str(error)  # noqa: PT017 - that it is refused is as good
    list(outline.symbols(whole))
    list(outline.folds(whole))
    list(links.links(whole))
    list(hints.lenses(state, PATH))
    list(ways(state, state.diagnostics))
    safe(state.diagnostics)
    for piece in whole.pieces:
        list(colours.colours(piece, colours.kinds(state, piece)))


@given(edits)
@settings(max_examples=60, deadline=None)
def test_after_any_edits_all_is_as_if_looked_at_for_the_first_time(changes):
    project = Project()
    project.open(PATH, ESSAY)
    project.state(PATH)
    whole = project.whole(PATH)
    for start, end, over, text in changes:
        edit(whole, start, end, over, text)
        project.edited(PATH)
        ask(project.state(PATH), whole, end)
    fresh = Project()
    fresh.open(PATH, whole.text)
    assert said(project.state(PATH)) == said(fresh.state(PATH))


def test_a_name_that_cannot_be_one_is_renamed_wherever_it_stands():
    project = Project()
    project.open(PATH, 'claim Rain: "It rained."\n\nclaim b: "B."\n  contradicts Rain\n')
    (mistake,) = [each for each in project.state(PATH).mistakes if each.fixes]
    assert {(edit.span.line, edit.text) for edit in mistake.fixes[0].edits} == {(1, "rain"), (4, "rain")}
