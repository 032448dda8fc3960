"""Pictures that are begun before they are asked for."""

import shutil
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest

from argmap.live import layouts as module
from argmap.live.layouts import Layouts
from argmap.render import engines
from argmap.render.engines import Drawn, EngineError

DOT = "digraph { a -> b }"


@pytest.fixture
def layouts():
    layouts = Layouts()
    yield layouts
    layouts.stop()


class Engine:
    """Stands for an engine that draws the DOT itself, and takes as long as it says."""

    started: ClassVar = []
    at_work: ClassVar = [0]
    lock: ClassVar = threading.Lock()

    def __init__(self, asked="auto"):
        self.asked = asked
        self.alive = True
        self.killed = threading.Event()
        self.process = SimpleNamespace(poll=lambda: None if self.alive else 1)
        self.kill = self.killed.set
        Engine.started.append(self)

    def drawn(self, dot, _):
        if dot == "broken":
            message = "the layout engine gave up"
            raise EngineError(message)
        Engine.counted(1)
        killed = self.killed.wait(float(dot.partition(" ")[0]))
        Engine.counted(-1)
        if killed:
            message = "it was killed"
            raise EngineError(message)
        return Drawn(dot.encode(), 0.6)

    @classmethod
    def counted(cls, change):
        with cls.lock:
            cls.at_work.append(cls.at_work[-1] + change)

    def stop(self):
        self.alive = False


@pytest.fixture
def engine(monkeypatch):
    Engine.started = []
    Engine.at_work = [0]
    monkeypatch.setattr(module, "Standby", Engine)
    return Engine


def test_a_real_picture(layouts):
    layouts.prepare()
    assert b"<svg" in layouts.drawn(DOT).data
    assert b"<svg" in layouts.drawn("digraph { c }").data


def test_a_picture_is_laid_out_once(engine, layouts):
    assert layouts.drawn("0 a") == layouts.drawn("0 a") == Drawn(b"0 a", 0.6)
    assert len(engine.started) == 1


def test_two_at_a_time(engine, layouts):
    for letter in "abcd":
        layouts.begin(f"0.1 {letter}")
    for letter in "abcd":
        layouts.drawn(f"0.1 {letter}")
    assert max(engine.at_work) == 2


def test_engines_are_started_ahead(engine, layouts):
    layouts.prepare()
    layouts.prepare()
    assert len(engine.started) == 2
    for letter in "abc":
        layouts.drawn(f"0 {letter}")
    assert len(engine.started) == 3


def test_an_engine_that_died_while_it_waited_is_passed_over(engine, layouts):
    layouts.prepare()
    engine.started[0].alive = False
    assert layouts.drawn("0 a").data == b"0 a"
    assert len(engine.started) == 2
    engine.started[1].alive = False
    assert layouts.drawn("0 b").data == b"0 b"
    assert len(engine.started) == 3


def test_what_failed_is_tried_again_and_what_is_being_drawn_is_not(engine, layouts):
    for _ in range(2):
        with pytest.raises(EngineError, match="gave up"):
            layouts.drawn("broken")
    assert len(engine.started) == 2
    layouts.begin("0.05 a")
    layouts.begin("0.05 a")
    layouts.drawn("0.05 a")
    assert len(engine.started) == 3


def test_the_oldest_is_forgotten(engine, layouts, monkeypatch):
    monkeypatch.setattr(module, "_KEPT", 2)
    for letter in "abcac":
        layouts.drawn(f"0 {letter}")
    assert len(engine.started) == 4  # a was forgotten for c, b for a


def test_without_an_engine(layouts, monkeypatch):
    monkeypatch.setattr(engines, "_COMMANDS", {})
    layouts.prepare()
    with pytest.raises(EngineError, match="no layout engine can be used here"):
        layouts.drawn(DOT)


def test_the_end_stops_what_is_at_work(engine):
    layouts = Layouts()
    layouts.prepare()
    for letter in "abcd":
        layouts.begin(f"600 {letter}")
    time.sleep(0.05)
    layouts.prepare()
    start = time.monotonic()
    layouts.stop()
    assert time.monotonic() - start < 300
    assert all(each.killed.is_set() or not each.alive for each in engine.started)
    layouts.prepare()
    assert len(engine.started) == 4


def test_what_begins_in_the_last_moment_is_stopped_too(engine, monkeypatch):
    layouts = Layouts()
    layouts._stopped = True
    with pytest.raises(EngineError, match="killed"):
        layouts._lay_out("600 a")
    layouts.stop()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="there is no list of processes")
def test_no_process_is_left(monkeypatch):
    layouts = Layouts()
    layouts.prepare()
    waiting = layouts._waiting.get()
    layouts._waiting.put(waiting)
    assert waiting.process.poll() is None
    layouts.stop()
    assert waiting.process.poll() is not None
    assert not Path(f"/proc/{waiting.process.pid}").exists()


@pytest.mark.skipif(shutil.which("dot") is None, reason="there is no dot")
def test_another_engine():
    layouts = Layouts("dot")
    assert b"<svg" in layouts.drawn(DOT).data
    layouts.stop()
