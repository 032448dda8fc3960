"""What is remembered of the colours of a piece, against colours worked out for the first time."""

from hypothesis import given, settings

from argmap.editor.outline import symbols
from argmap.editor.project import Project
from argmap.lsp.colouring import LEGEND, Colouring
from argmap.lsp.places import Places
from editor.conftest import ESSAY
from editor.test_edits import PATH, edit, edits


def tokens(project, colouring):
    return colouring.tokens(project.state(PATH), project.whole(PATH).pieces).data


def words(text, data):
    """Each word and the name of its type, from numbers that are each counted from the word before."""
    lines, found, line, column = text.split("\n"), [], 0, 0
    for at in range(0, len(data), 5):
        down, right, length, kind, _ = data[at : at + 5]
        line, column = line + down, right + (0 if down else column)
        found.append((lines[line][column : column + length], LEGEND.token_types[kind]))
    return found


@given(edits)
@settings(max_examples=40, deadline=None)
def test_after_any_edits_the_colours_are_as_if_seen_for_the_first_time(changes):
    project = Project()
    project.open(PATH, ESSAY)
    kept = Colouring(Places("utf-32"))
    tokens(project, kept)
    for start, end, over, text in changes:
        edit(project.whole(PATH), start, end, over, text)
        project.edited(PATH)
        assert tokens(project, kept) == tokens(project, Colouring(Places("utf-32")))


def test_a_name_that_becomes_that_of_something_else_is_coloured_anew():
    project = Project()
    project.open(PATH, 'source diary: "D"\n\nclaim c: "C."\n\nobjection o: "O."\n  rebuts c\n  from diary\n')
    whole, kept = project.whole(PATH), Colouring(Places("utf-32"))
    assert words(whole.text, tokens(project, kept))[-1] == ("diary", "struct")
    whole.edit(whole.at(1, 1), whole.at(1, 7), "# above\nclaim")
    project.edited(PATH)
    found = words(whole.text, tokens(project, kept))
    assert found[:3] == [("# above", "comment"), ("claim", "keyword"), ("diary", "variable")]
    assert found[-1] == ("diary", "variable")


def test_a_part_that_could_not_be_read_at_first_has_its_colours_and_names_later(tmp_path):
    """Its map is known by the looks of an include in which there is a mistake, which takes in nothing."""
    root, part = str(tmp_path / "root.arg"), str(tmp_path / "part.arg")
    project = Project()
    project.open(root, 'include "part.arg" zzz\n')
    project.open(part, 'claim a: "A."\n\nclaim b: "B."\n')
    whole, kept = project.whole(root), Colouring(Places("utf-32"))

    def seen():
        state, some = project.state(part), project.whole(part)
        return kept.tokens(state, some.pieces).data, state.index.of_kind("statement"), symbols(some)

    seen()
    whole.edit(whole.at(1, 19), whole.at(1, 23), "")
    project.edited(root)
    data, names, outline = seen()
    fresh = Colouring(Places("utf-32")).tokens(project.state(part), project.whole(part).pieces).data
    assert len(data) > 0
    assert data == fresh
    assert names == ["a", "b"]
    assert [each.name for each in outline] == ["a", "b"]
