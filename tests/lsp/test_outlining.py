"""What is remembered of the outline of a file, against one that is made for the first time."""

from hypothesis import given, settings

from argmap.editor.project import Project
from argmap.lsp.outlining import Outlining
from argmap.lsp.places import Places
from editor.conftest import ESSAY
from editor.test_edits import PATH, edit, edits


@given(edits)
@settings(max_examples=40, deadline=None)
def test_after_any_edits_the_outline_is_as_if_made_for_the_first_time(changes):
    project, kept = Project(), Outlining(Places())
    project.open(PATH, ESSAY)
    project.state(PATH)
    whole = project.whole(PATH)
    kept.outline(whole)
    for start, end, over, text in changes:
        edit(whole, start, end, over, text)
        project.edited(PATH)
        project.state(PATH)
        fresh = Project()
        fresh.open(PATH, whole.text)
        fresh.state(PATH)
        assert kept.outline(whole) == Outlining(Places()).outline(fresh.whole(PATH))
