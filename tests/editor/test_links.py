"""What a file leads to."""

import pytest

from argmap.editor.links import links
from argmap.editor.project import Project


@pytest.fixture
def led(tmp_path):
    """The places that a text leads to, by its words."""
    (tmp_path / "part.arg").write_text("", "utf-8")

    def led_(text, folder=tmp_path):
        project = Project()
        path = str(folder / "essay.arg")
        project.open(path, text)
        project.state(path)
        return [(each.place.text, str(each.target)) for each in links(project.whole(path))]

    return led_


def test_files_that_are_there(led, tmp_path):
    assert led('include "part.arg"\ninclude "lost.arg"\n') == [("part.arg", str(tmp_path / "part.arg"))]


def test_addresses_that_are_safe(led):
    text = 'source s: "S"\n  url "HTTPS://example.org"; url "file:///etc/passwd"\n'
    assert led(text) == [("HTTPS://example.org", "HTTPS://example.org")]


@pytest.mark.parametrize("text", ['include "a\0b"\n', f'include "{"x" * 5000}"\n', "include\n", "claim\n"])
def test_what_leads_nowhere(led, text):
    assert led(text) == []
