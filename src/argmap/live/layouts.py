"""Pictures laid out ahead of being asked for, two at a time, each once, by engines that are started already."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from argmap.render.engines import Drawn, EngineError, Standby

if TYPE_CHECKING:
    from argmap.render.engines import Engine

_AT_ONCE = 2
_KEPT = 40
"""Pictures that are remembered: more than are drawn for one save, as a rule."""


class Layouts:
    """Lays DOT out as SVG; `begin` starts, and `drawn` waits for what was begun."""

    def __init__(self, engine: Engine = "auto", timeout: float = 30.0) -> None:
        """Say who lays out, and how many seconds one picture may take."""
        self._engine = engine
        self._timeout = timeout
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="layout")
        self._begun: dict[str, Future[Drawn]] = {}
        self._waiting: SimpleQueue[Standby] = SimpleQueue()
        self._at_work: set[Standby] = set()
        self._lock = threading.Lock()
        self._stopped = False

    def begin(self, dot: str) -> None:
        """Have a picture laid out, if that was not done before."""
        known = self._begun.pop(dot, None)
        if known is None or (known.done() and known.exception() is not None):
            known = self._pool.submit(self._lay_out, dot)
        self._begun[dot] = known  # the last of those that are remembered
        while len(self._begun) > _KEPT:
            self._begun.pop(next(iter(self._begun))).cancel()

    def drawn(self, dot: str) -> Drawn:
        """The picture. Raises EngineError where there is none."""
        self.begin(dot)
        return self._begun[dot].result()

    def prepare(self) -> None:
        """Start the engines for the next pictures, while nobody waits."""
        with suppress(EngineError):
            while self._waiting.qsize() < _AT_ONCE and not self._stopped:
                self._waiting.put(Standby(self._engine))

    def stop(self) -> None:
        """Let all engines go, also those that are at work."""
        self._stopped = True
        self._pool.shutdown(wait=False, cancel_futures=True)
        with suppress(Empty):
            while True:
                self._waiting.get_nowait().stop()
        with self._lock:
            for each in self._at_work:
                each.kill()
        self._pool.shutdown()

    def _lay_out(self, dot: str) -> Drawn:
        engine = self._ready()
        with self._lock:
            self._at_work.add(engine)
            if self._stopped:
                engine.kill()
        try:
            return engine.drawn(dot, self._timeout)
        finally:
            with self._lock:
                self._at_work.discard(engine)

    def _ready(self) -> Standby:
        """An engine that is alive: one that waited may have ended in the meantime."""
        with suppress(Empty):
            while (waiting := self._waiting.get_nowait()).process.poll() is not None:
                waiting.stop()
            return waiting
        return Standby(self._engine)
