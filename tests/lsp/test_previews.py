"""The picture beside the text, when not all of it could be drawn."""

import pytest

from argmap.editor.project import Project
from argmap.lsp.previews import Preview
from argmap.render.engines import EngineError
from live.doubles import PICTURE, Layouts

PATH = "/nowhere/essay.arg"


@pytest.fixture
def preview():
    preview = Preview()
    preview._pages.stop()
    preview._pages._layouts = Layouts()
    return preview


def looked_at(preview, words):
    project = Project()
    project.open(PATH, f'claim rain: "{words}"\n')
    return preview.news(project.state(PATH), preview.version)


def test_a_picture_without_some_lines_is_shown_and_that_is_told(preview):
    looked_at(preview, "It rained.")
    preview._pages._layouts.pictures = [PICTURE._replace(lost=1)]
    news = looked_at(preview, "It snowed.")
    assert news["version"] == 2
    assert news["state"]["records"]["rain"]["words"] == "It snowed."
    assert [each["message"][:14] for each in news["problems"]] == ["a line is miss"]


def test_where_nothing_was_drawn_the_last_picture_stays(preview):
    looked_at(preview, "It rained.")
    preview._pages._layouts.pictures = [EngineError("it gave up")]
    news = looked_at(preview, "It snowed.")
    assert (news["version"], news["state"]) == (1, None)
    assert [each["message"] for each in news["problems"]] == ["it gave up"]
