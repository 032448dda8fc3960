"""A map that changes while it is watched, from file to board."""

import time
from pathlib import Path

import pytest

from argmap import loading
from argmap.check import check
from argmap.live.board import Board
from argmap.live.session import Project, Session, Trouble
from argmap.render import ViewError

RAIN = 'claim rain: "It rained."\n'
BROKEN = 'claim rain "It rained."\n'


class Drawing:
    """Stands for the page: a state is made of ids alone."""

    def __init__(self):
        self.trouble = ""
        self.explained = []

    def state(self, case, findings):
        records = {str(id_): {"explanation": None} for id_ in case.amap}
        findings = [each.code for each in findings]
        return {"records": records, "findings": findings, "pictures": {}}, self.trouble

    def explain(self, _, __, state):
        for id_ in state["records"]:
            self.explained.append(id_)
            yield {id_: f"{id_} is bare"}


@pytest.fixture
def essay(tmp_path):
    path = tmp_path / "essay.arg"
    path.write_text(RAIN)
    return path


@pytest.fixture
def drawing():
    return Drawing()


@pytest.fixture
def session(essay, drawing):
    def read():
        try:
            return loading.parse_file(essay)
        except OSError as error:
            raise Trouble(loading.reason(error)) from error

    return Session(Project((str(essay),), read, check, drawing.state, drawing.explain), Board())


def shown(session):
    state = session.board.state()
    return list(state["records"]), [each["message"] for each in state["problems"]]


def test_what_is_read_is_shown(session):
    turn = session.turn()
    assert shown(session) == (["rain"], [])
    assert turn.state["records"].keys() == {"rain"}
    assert [each.code for each in turn.findings] == ["AM101"]
    assert (turn.mistakes, turn.trouble) == ((), "")
    assert not session.changed


def test_what_is_saved_is_shown(session, essay):
    session.turn()
    essay.write_text(RAIN.replace("rain", "snow"))
    assert session.changed
    session.turn()
    assert shown(session) == (["snow"], [])
    assert not session.changed


def test_the_last_good_map_stays_while_there_are_mistakes(session, essay):
    session.turn()
    version = session.board.version
    essay.write_text(BROKEN)
    turn = session.turn()
    assert (turn.state, [each.name for each in turn.mistakes]) == (None, ["syntax"])
    [problem] = session.board.state()["problems"]
    assert problem["place"]["line"] == 1
    assert (problem["code"], problem["level"]) == (turn.mistakes[0].code, "error")
    assert list(session.board.state()["records"]) == ["rain"]
    assert session.board.version == version
    essay.write_text(RAIN)
    session.turn()
    assert shown(session) == (["rain"], [])
    assert session.board.version == version + 1


def test_what_can_be_read_is_shown_where_nothing_was_good_yet(session, essay):
    essay.write_text(BROKEN + 'claim wet: "The street is wet."\n')
    turn = session.turn()
    assert turn.state is not None
    assert len(turn.mistakes) == 1
    records, problems = shown(session)
    assert "wet" in records
    assert len(problems) == 1
    essay.write_text(BROKEN + 'claim cold: "It is cold."\n')
    session.turn()
    assert "cold" in shown(session)[0]


def test_a_file_that_is_deleted_and_comes_back(session, essay):
    session.turn()
    essay.unlink()
    assert session.changed
    turn = session.turn()
    assert turn.trouble == "no such file or directory"
    assert shown(session) == (["rain"], ["no such file or directory"])
    assert not session.changed
    essay.write_text(RAIN)
    assert session.changed
    session.turn()
    assert shown(session) == (["rain"], [])


def test_a_problem_without_a_place(session, essay):
    essay.unlink()
    session.turn()
    assert session.board.state()["problems"] == [
        {
            "code": None,
            "name": None,
            "help": [],
            "place": None,
            "level": "error",
            "message": "no such file or directory",
        }
    ]


def test_a_view_that_does_not_suit_any_more(session, essay, drawing, monkeypatch):
    session.turn()

    def refuse(case, findings):
        message = "there is no section `rain`"
        raise ViewError(message)

    session.project = session.project._replace(state=refuse)
    essay.write_text(RAIN * 1 + "\n")
    assert session.turn().trouble == "there is no section `rain`"
    assert shown(session) == (["rain"], ["there is no section `rain`"])


def test_a_state_from_which_pictures_are_missing(session, drawing):
    drawing.trouble = "no layout engine can be used here"
    turn = session.turn()
    assert turn.state is not None
    assert shown(session) == (["rain"], ["no layout engine can be used here"])


def test_explanations_follow(session, drawing, essay):
    essay.write_text("".join(f'claim rain-{number}: "It rained."\n' for number in range(3)))
    session.turn()
    assert drawing.explained == []
    turns = 0
    while session.explain():
        turns += 1
    assert turns == 3
    assert drawing.explained == [f"rain-{number}" for number in range(3)]
    assert session.board.state()["records"]["rain-2"]["explanation"] == "rain-2 is bare"
    assert not session.explain()


def test_explanations_of_what_is_not_shown_any_more_are_not_made(session, drawing, essay):
    session.turn()
    essay.write_text(RAIN.replace("rain", "snow"))
    session.turn()
    while session.explain():
        pass
    assert drawing.explained == ["snow"]


def test_an_included_file_is_watched(session, essay):
    part = essay.with_name("part.arg")
    part.write_text('claim wet: "The street is wet."\n')
    essay.write_text(RAIN + 'include "part.arg"\n')
    session.turn()
    assert shown(session)[0] == ["rain", "wet"]
    part.write_text('claim dry: "The street is dry, all of it."\n')
    assert session.changed
    session.turn()
    assert shown(session)[0] == ["rain", "dry"]


def test_an_include_that_is_missing_is_waited_for(session, essay):
    session.turn()
    essay.write_text(RAIN + 'include "part.arg"\n')
    assert [each.name for each in session.turn().mistakes] == ["missing-include"]
    assert not session.changed
    essay.with_name("part.arg").write_text('claim wet: "The street is wet."\n')
    assert session.changed
    session.turn()
    assert shown(session) == (["rain", "wet"], [])


def test_what_is_included_no_more_is_not_watched(session, essay):
    part = essay.with_name("part.arg")
    part.write_text('claim wet: "The street is wet."\n')
    essay.write_text(RAIN + 'include "part.arg"\n')
    session.turn()
    essay.write_text(RAIN)
    session.turn()
    part.write_text("")
    assert not session.changed


def test_a_text_that_is_quoted_from_is_watched(session, essay):
    text = essay.with_name("letter.txt")
    essay.write_text(
        'source letter: "A letter"\n  text "letter.txt"\n'
        'evidence wet: "The street was wet."\n  cite letter "1"\n  quote "all the street was under water"\n'
    )
    before = session.turn()
    text.write_text("Yesterday all the street was under water.\n")
    assert session.changed
    after = session.turn()
    assert {each.code for each in before.findings} != {each.code for each in after.findings}
    assert not session.changed


def test_a_text_of_no_place_names_no_file(session, essay):
    parsed = loading.parse('source letter: "A letter"\n  text "letter.txt"\n')
    session.project = session.project._replace(read=lambda: parsed)
    session.turn()
    assert set(session._stamps) == {str(essay), "<text>"}


def test_a_file_that_changes_while_it_is_read_is_read_again(session, essay):
    session.turn()
    essay.write_text(BROKEN)
    reading = session.project.read
    reads = []

    def read():
        reads.append(reading())
        if len(reads) == 1:
            time.sleep(0.02)
            essay.write_text(RAIN.replace("rain", "snow"))
        return reads[-1]

    session.project = session.project._replace(read=read)
    session.turn()
    assert len(reads) == 2
    assert shown(session) == (["snow"], [])


def test_a_file_that_always_changes_is_shown_all_the_same(session, essay):
    reading = session.project.read

    def read():
        parsed = reading()
        essay.write_text(essay.read_text() + "\n")
        return parsed

    session.project = session.project._replace(read=read)
    session.turn()
    assert shown(session) == (["rain"], [])
    assert session.changed


def test_saving_by_rename_is_one_change(session, essay):
    session.turn()
    new = Path(f"{essay}.new")
    new.write_text(RAIN.replace("rain", "snow"))
    new.replace(essay)
    assert session.changed
    session.turn()
    assert shown(session) == (["snow"], [])
    assert not session.changed
