"""Files that change under the watcher's eyes, in the ways in which editors save."""

import os
import threading
import time

import pytest

from argmap.live import watching
from argmap.live.watching import settled, stamps


@pytest.fixture
def essay(tmp_path):
    path = tmp_path / "essay.arg"
    path.write_text('claim rain: "It rained."\n')
    return path


@pytest.fixture
def looks(monkeypatch):
    """The files that were looked at, each time."""
    seen = []
    monkeypatch.setattr(watching, "stamps", lambda paths: seen.append(paths) or stamps(paths))
    return seen


def later(seconds, work, *args):
    timer = threading.Timer(seconds, work, args)
    timer.start()
    return timer


def test_what_is_not_touched_has_not_changed(essay):
    assert stamps([str(essay)]) == stamps([str(essay)])


def test_a_file_written_again_has_changed_though_it_is_as_long_as_before(essay):
    before = stamps([str(essay)])
    time.sleep(0.02)
    essay.write_text(essay.read_text().replace("rained", "snowed"))
    assert stamps([str(essay)]) != before


def test_a_file_that_takes_the_place_of_another_has_changed_though_size_and_date_are_the_same(essay):
    before = stamps([str(essay)])
    found = essay.stat()
    other = essay.with_suffix(".new")
    other.write_text(essay.read_text().replace("rained", "snowed"))
    os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))
    other.replace(essay)
    assert stamps([str(essay)]) != before


def test_a_file_that_is_missing_or_cannot_be_has_no_stamp(tmp_path):
    paths = [str(tmp_path / "none.arg"), "a\0b"]
    assert stamps(paths) == dict.fromkeys(paths)


def test_a_file_at_rest_is_settled_when_two_looks_agree(essay, looks):
    before = stamps([str(essay)])
    assert settled(before) == before
    assert len(looks) == 2


def test_a_file_that_is_moved_away_and_comes_back_was_never_gone(essay):
    before = stamps([str(essay)])
    backup = essay.with_suffix(".arg~")
    essay.rename(backup)
    timer = later(0.06, essay.write_text, 'claim snow: "It snowed a little."\n')
    after = settled(before)
    timer.join()
    assert after == stamps([str(essay)])
    assert after[str(essay)].size == 34


def test_a_file_that_is_emptied_and_filled_again_was_never_empty(essay):
    before = stamps([str(essay)])
    essay.write_text("")
    timer = later(0.06, essay.write_text, 'claim snow: "It snowed."\n')
    after = settled(before)
    timer.join()
    assert after[str(essay)].size == 25


def test_a_file_that_stays_empty_is_believed_to_be(essay, looks):
    before = stamps([str(essay)])
    essay.write_text("")
    start = time.monotonic()
    assert settled(before)[str(essay)].size == 0
    assert time.monotonic() - start > watching._RETURN
    looks.clear()
    settled(stamps([str(essay)]))  # once believed, it is not waited for again
    assert len(looks) == 2


def test_a_file_that_stays_away_is_believed_to_be_gone(essay):
    before = stamps([str(essay)])
    essay.unlink()
    assert settled(before) == {str(essay): None}


def test_a_file_that_grows_is_waited_for(essay):
    before = stamps([str(essay)])

    def write():
        with essay.open("a") as file:
            for number in range(30):
                file.write(f'claim rain-{number}: "It rained."\n')
                file.flush()
                time.sleep(0.004)

    writer = threading.Thread(target=write)
    writer.start()
    after = settled(before)
    writer.join()
    assert after == stamps([str(essay)])


def test_a_file_that_never_comes_to_rest_is_read_all_the_same(essay, monkeypatch):
    monkeypatch.setattr(watching, "_PATIENCE", 0.1)
    sizes = iter(range(10**6))
    monkeypatch.setattr(watching, "stamps", lambda _: {"a": watching.Stamp(0, 0, next(sizes), 0, 0)})
    settled({"a": None})
    assert next(sizes) > 2
