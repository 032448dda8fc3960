"""What pages hear, in whatever order and however late they ask."""

import json
import threading
import time

import pytest

from argmap.live.board import Board


def state(**pictures):
    return {"title": "Rain", "records": {"rain": {"explanation": None}}, "pictures": pictures}


def told(board, heard=0, version=0):
    heard, events = board.since(heard, version, 0)
    return heard, [(each.name, json.loads(each.data)) for each in events]


@pytest.fixture
def board():
    return Board()


def test_versions_rise_and_begin_with_the_time(board):
    one = board.show(state())
    assert board.show(state()) == one + 1
    assert abs(one / 1000 - time.time()) < 60


def test_one_who_knows_nothing_is_told_all(board):
    version = board.show(state(a="<svg/>"))
    _, [(name, data)] = told(board)
    assert name == "state"
    assert data["version"] == version
    assert data["state"]["pictures"] == {"a": "<svg/>"}
    assert data["state"]["live"] == {"version": version}
    assert data["problems"] == []


def test_one_who_is_up_to_date_is_told_nothing(board):
    version = board.show(state())
    heard, events = told(board, 0, version)
    assert events == []
    assert told(board, heard, version) == (heard, [])


def test_one_who_has_the_version_before_gets_the_pictures_that_changed(board):
    version = board.show(state(a="1", b="2"))
    board.show(state(a="1", c="3"))
    _, [(_, data)] = told(board, 0, version)
    assert data["state"]["pictures"] == {"c": "3"}


def test_one_who_missed_a_version_gets_all_pictures(board):
    version = board.show(state(a="1"))
    board.show(state(a="1", b="2"))
    board.show(state(a="1", b="2", c="3"))
    _, [(_, data)] = told(board, 0, version)
    assert data["state"]["pictures"] == {"a": "1", "b": "2", "c": "3"}


def test_a_picture_that_was_gone_and_is_back_is_sent_again(board):
    board.show(state(a="1"))
    version = board.show(state(b="2"))
    board.show(state(a="1", b="2"))
    _, [(_, data)] = told(board, 0, version)
    assert data["state"]["pictures"] == {"a": "1"}


def test_one_from_an_earlier_or_a_later_run_is_told_all(board):
    version = board.show(state(a="1"))
    for other in (1, version - 5, version + 7):
        _, [(_, data)] = told(board, 0, other)
        assert data["state"]["pictures"] == {"a": "1"}


def test_problems_leave_the_state_as_it_is(board):
    version = board.show(state(a="1"))
    heard, _ = told(board, 0, version)
    board.complain([{"message": "a colon is missing"}])
    _, events = told(board, heard, version)
    assert events == [("problems", {"version": version, "problems": [{"message": "a colon is missing"}]})]
    assert board.state()["pictures"] == {"a": "1"}
    assert board.state()["problems"] == [{"message": "a colon is missing"}]


def test_one_who_comes_while_there_are_problems_hears_of_them(board):
    version = board.show(state())
    board.complain([{"message": "a colon is missing"}])
    assert [name for name, _ in told(board)[1]] == ["state", "problems"]
    assert [name for name, _ in told(board, 0, version)[1]] == ["problems"]


def test_a_new_state_ends_all_problems(board):
    version = board.show(state())
    board.complain([{"message": "a colon is missing"}])
    board.show(state())
    assert [(name, data["problems"]) for name, data in told(board, 0, version)[1]] == [("state", [])]
    assert board.state()["problems"] == []


def test_explanations_follow_and_are_told_once(board):
    version = board.show(state())
    heard, _ = told(board, 0, version)
    board.explain({"rain": "It is bare."})
    heard, events = told(board, heard, version)
    assert events == [("details", {"version": version, "explanations": {"rain": "It is bare."}, "help": {}})]
    assert told(board, heard, version)[1] == []
    assert board.state()["records"]["rain"]["explanation"] == "It is bare."


def test_the_ways_out_of_findings_follow_too(board):
    shown = {**state(), "findings": [{"code": "AM101", "help": []}, {"code": "AM503", "help": []}]}
    version = board.show(shown)
    heard, _ = told(board, 0, version)
    board.explain({1: ["answer it"]})
    _, events = told(board, heard, version)
    assert events == [("details", {"version": version, "explanations": {}, "help": {"1": ["answer it"]}})]
    assert [each["help"] for each in board.state()["findings"]] == [[], ["answer it"]]


def test_explanations_that_were_missed_come_together(board):
    board.show({**state(), "records": {"a": {}, "b": {}}})
    board.explain({"a": 1})
    board.explain({"b": 2})
    assert [data.get("explanations") for _, data in told(board)[1]] == [None, {"a": 1, "b": 2}]


def test_explanations_belong_to_their_state(board):
    board.show(state())
    board.explain({"rain": "old"})
    version = board.show(state())
    assert told(board, 0, version)[1] == []
    assert board.state()["records"]["rain"]["explanation"] is None


def test_waiting_ends_with_the_news(board):
    version = board.show(state())
    heard, _ = told(board, 0, version)
    threading.Timer(0.05, board.show, [state()]).start()
    _, events = board.since(heard, version, 600)
    assert [each.name for each in events] == ["state"]


def test_waiting_ends_where_there_will_be_no_news(board):
    version = board.show(state())
    heard, _ = told(board, 0, version)
    threading.Timer(0.05, board.close).start()
    start = time.monotonic()
    assert board.since(heard, version, 600) == (heard, [])
    assert time.monotonic() - start < 300
    assert board.closed
    assert board.since(heard, version, 10) == (heard, [])


def test_an_event_is_one_line_of_data_whatever_it_says(board):
    board.show({**state(), "title": "two\nlines\r\u2028 and \ud800 half a letter"})
    _, [event] = board.since(0, 0, 0)
    lines = bytes(event).split(b"\n")
    assert [line.split(b":")[0] for line in lines] == [b"event", b"id", b"data", b"", b""]
    assert json.loads(lines[2].removeprefix(b"data: "))["state"]["title"].startswith(
        "two\nlines\r\u2028 and ?"
    )
