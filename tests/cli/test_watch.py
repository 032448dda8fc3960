"""`argmap watch` as a process of its own: what it says, what it serves, and how it ends."""

import http.client
import json
import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from argmap.cli import watch

RAIN = 'claim rain: "It rained."\n'
BARE = 'premise wet: "The street is wet."\n  basis "Anyone can see it."\n'
ARGMAP = [sys.executable, "-m", "argmap"]


class Watching:
    """A running `argmap watch`, its lines as they come, and its address."""

    def __init__(self, *argv, **environment):
        self.process = subprocess.Popen(
            [*ARGMAP, "watch", *argv],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **environment},
            start_new_session=True,
        )
        self.lines = queue.Queue()
        self.reader = threading.Thread(target=self.read)
        self.reader.start()
        self.address = self.until("is shown at").split()[-1]
        self.port = int(re.search(r":(\d+)/", self.address)[1])

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def line(self):
        return self.lines.get(timeout=60)

    def until(self, words):
        while words not in (line := self.line()):
            pass
        return line

    def state(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", "/state")
        state = json.loads(connection.getresponse().read())
        connection.close()
        return state

    def end(self, how=signal.SIGINT):
        """End it; the exit code, and what it said besides."""
        self.process.send_signal(how)
        code = self.process.wait(60)
        self.reader.join(10)
        self.process.stdout.close()
        return code, list(self.lines.queue)


@pytest.fixture
def watching(here):
    running = []
    (here / "a.arg").write_text(RAIN)

    def go(*argv, **environment):
        running.append(Watching(*(argv or ("a.arg", "--port", "0")), **environment))
        return running[-1]

    yield go
    for each in running:
        if each.process.poll() is None:
            each.end(signal.SIGKILL)


def children(pid):
    """The processes that a process started and that are still there."""
    return [
        int(path.parent.name)
        for path in Path("/proc").glob("[0-9]*/stat")
        if path.exists() and path.read_text().rpartition(")")[2].split()[1] == str(pid)
    ]


# While it runs


def test_each_save_is_told_and_shown(watching, here):
    one = watching()
    assert re.fullmatch(r"\d\d:\d\d:\d\d 1 statement: 1 unsupported; 1 warning", one.line())
    assert one.state()["records"].keys() == {"rain"}
    (here / "a.arg").write_text(RAIN + 'claim snow: "It snowed."\n')
    assert one.line().endswith(" 2 statements: 2 unsupported; 3 warnings")
    assert {re.search(r"AM\d+", one.line())[0] for _ in range(2)} == {"AM106", "AM101"}
    assert one.state()["records"].keys() == {"rain", "snow"}
    (here / "a.arg").write_text(BARE)
    assert one.line().endswith("; 3 findings fewer than before")


def test_mistakes_are_told_and_the_last_good_map_stays(watching, here):
    one = watching()
    one.line()
    (here / "a.arg").write_text(RAIN.replace(":", "", 1))
    assert one.line().endswith(" 1 mistake in the text; the last good picture stays")
    assert one.line().startswith("a.arg:1:12: error: AM")
    state = one.state()
    assert state["records"].keys() == {"rain"}
    assert [each["place"]["column"] for each in state["problems"]] == [12]
    (here / "a.arg").write_text(RAIN)
    assert one.line().endswith("; 1 warning")
    assert one.state()["problems"] == []


def test_a_file_that_is_deleted_is_missed_and_welcomed_back(watching, here):
    one = watching()
    one.line()
    (here / "a.arg").unlink()
    assert one.line().endswith(" a.arg is gone; the picture is that of what was read last")
    assert one.state()["records"].keys() == {"rain"}
    (here / "a.arg").write_text(RAIN)
    assert one.line().endswith("; 1 warning")


def test_a_file_that_may_not_be_read_any_more(watching, here):
    one = watching()
    one.line()
    (here / "a.arg").unlink()
    (here / "a.arg").mkdir()
    assert one.until("cannot be read").endswith("a.arg cannot be read: is a directory")


def test_settings_count_as_in_check_and_are_watched(watching, here):
    (here / ".argmap.toml").write_text('ignore = ["AM101"]\n')
    one = watching()
    assert one.line().endswith("; no findings")
    (here / ".argmap.toml").write_text('ignor = ["AM101"]\n')
    assert "`ignor`" in one.line()
    (here / ".argmap.toml").write_text("")
    assert one.line().endswith("; 1 warning")


def test_settings_by_name_or_none(watching, here):
    (here / ".argmap.toml").write_text('ignore = ["AM101"]\n')
    assert watching("a.arg", "--port", "0", "--isolated").line().endswith("; 1 warning")
    (here / "own.toml").write_text('ignore = ["AM101"]\n')
    one = watching("a.arg", "--port", "0", "--config", "own.toml")
    assert one.line().endswith("; no findings")
    (here / "own.toml").write_text("")
    assert one.line().endswith("; 1 warning")


def test_a_part_of_a_map(watching, here):
    (here / "a.arg").write_text(f'{RAIN}section later: "Later"\n{RAIN.replace("rain", "snow")}')
    one = watching("a.arg", "--port", "0", "--section", "later", "--theme", "dark")
    assert one.state()["records"].keys() == {"snow"}
    (here / "a.arg").write_text(RAIN)
    assert "there is no section `later`" in one.until("section")
    assert one.state()["records"].keys() == {"snow"}


def test_much_at_once_is_cut_short(watching, here):
    one = watching()
    one.line()
    (here / "a.arg").write_text("".join(f'claim rain-{number}: "It rained."\n' for number in range(40)))
    one.until("40 statements")
    assert one.until("more").endswith("… and 21 more, which the page shows")


def test_explanations_follow(watching):
    one = watching()
    deadline = time.monotonic() + 60
    while one.state()["records"]["rain"]["explanation"] is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert "nothing supports it" in one.state()["records"]["rain"]["explanation"].lower()


def test_no_layout_engine(watching, here, tmp_path):
    folder = tmp_path / "without"
    folder.mkdir()
    (folder / "pygraphviz.py").write_text("raise ImportError('not here')\n")
    (here / "bin").mkdir()
    one = watching("a.arg", "--port", "0", "--engine", "dot", PATH=str(here / "bin"))
    assert "no layout engine" in (line := one.line()) or "the layout engine dot cannot be used here" in line
    state = one.state()
    assert state["records"].keys() == {"rain"}
    assert len(state["findings"]) == 1
    assert "cannot be used here" in state["problems"][0]["message"]


# The end


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(watching, how):
    one = watching()
    one.line()
    events = socket.create_connection(("127.0.0.1", one.port))
    events.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{one.port}\r\n\r\n".encode())
    assert events.recv(10)
    time.sleep(0.3)
    started = children(one.process.pid)
    code, said = one.end(how)
    events.close()
    assert (code, said) == (0, [])
    assert not any(Path(f"/proc/{pid}").exists() for pid in started)
    again = watching("a.arg", "--port", str(one.port))  # the port is free
    assert again.port == one.port


def test_it_ends_in_the_middle_of_its_work(watching, here):
    one = watching("a.arg", "--port", "0", "--timeout", "600")
    one.line()
    (here / "a.arg").write_text("".join(f'claim rain-{number}: "It rained."\n' for number in range(900)))
    time.sleep(0.25)
    started = children(one.process.pid)
    code, said = one.end()
    assert (code, [line for line in said if "Traceback" in line]) == (0, [])
    assert not any(Path(f"/proc/{pid}").exists() for pid in started)


def test_a_second_ctrl_c_is_one_too_many(watching):
    one = watching()
    one.line()
    one.process.send_signal(signal.SIGINT)
    time.sleep(0.02)
    code, said = one.end()
    assert (code, said) == (0, [])


# What it does not do


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["none.arg"], "argmap: none.arg cannot be read: no such file or directory"),
        (["-"], "argmap: standard input cannot be watched, for nobody saves it; name a file,"),
        (["."], "argmap: . is a folder; name one of the maps in it"),
        (["a.arg", "--port", "70000"], "argmap: there is no port 70000; ports go up to 65535"),
        (["a.arg", "--port", "x"], "argmap watch: --port: `x` is not a whole number from 0 up"),
        (["a.arg", "--section", "none"], "argmap: there is no section `none` in this map"),
        (["a.arg", "--theme", "drak"], "argmap: there is no theme `drak`"),
        (["a.arg", "--config", "none.toml"], "argmap: none.toml: "),
        (["a.arg", "--output", "x"], "argmap watch: there is no option `--output`"),
    ],
)
def test_what_makes_no_sense(here, run, argv, sentence):
    (here / "a.arg").write_text(RAIN)
    code, out, err = run("watch", *(argv if "--port" in argv else [*argv, "--port", "0"]))
    assert (code, out) == (2, "")
    assert err.startswith(sentence)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes by name")
def test_a_pipe_cannot_be_watched(here, run):
    os.mkfifo(here / "pipe.arg")
    code, _, err = run("watch", "pipe.arg")
    assert (code, "is not a file that can be saved again" in err) == (2, True)


def test_a_port_that_is_taken(here, run):
    (here / "a.arg").write_text(RAIN)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = run("watch", "a.arg", "--port", str(port))
    assert (code, out) == (2, "")
    assert err == (
        f"argmap: the page cannot be served at port {port}: address already in use;"
        " name another with --port, or leave it out and a free one is found\n"
    )


def test_two_maps_at_a_time(watching):
    assert watching("a.arg").port != watching("a.arg").port


def test_it_is_listed(run):
    assert "\n  watch      show a map in the browser" in run("--help")[1]
    assert "Ctrl-C ends it" in run("watch", "--help")[1]


# A browser


def test_a_browser_is_opened(watching, here):
    (here / "browser").write_text('#!/bin/sh\necho "$1" > opened\n')
    (here / "browser").chmod(0o755)
    one = watching("a.arg", "--port", "0", "--open", BROWSER=f"{here / 'browser'} %s")
    deadline = time.monotonic() + 60
    while not (opened := here / "opened").exists() or not opened.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert opened.read_text().strip() == one.address


def test_where_there_is_no_browser_the_address_is_said(capfd, monkeypatch):
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    watch._open("http://127.0.0.1:1/")
    sentence = "argmap: no browser could be opened; open http://127.0.0.1:1/ in one\n"
    assert capfd.readouterr().err == sentence
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    watch._open("http://127.0.0.1:1/")
    assert capfd.readouterr().err == sentence


@pytest.mark.skipif(shutil.which("sed") is None, reason="there is no sed")
def test_sed_saves_by_rename(watching):
    one = watching()
    one.line()
    subprocess.run([shutil.which("sed"), "-i", "s/rain:/snow:/", "a.arg"], check=True)
    one.line()
    assert one.state()["records"].keys() == {"snow"}
