"""Many pictures laid out side by side, each within its limit of time."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from argmap.render.engines import EngineError, Standby, warn_of_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.render.engines import Drawn, Engine

_AT_ONCE = 2
"""Engines at work at the same time, each in a process of its own."""


class Layouts(NamedTuple):
    """`begin` has a picture laid out, and `draw` waits for it."""

    begin: Callable[[str], None]
    draw: Callable[[str], Drawn]


_GIVEN_UP = "another picture could not be drawn"
"""Why a picture is not begun, which nobody waits for any more."""


@contextmanager
def layouts(
    engine: Engine, timeout: float, told: Callable[[int, int], None] = lambda *_: None
) -> Iterator[Layouts]:
    """Lay out what is begun, each picture within `timeout` seconds; nothing is left running.

    `draw` raises EngineError where there is no picture, warns (PictureWarning) where there is less of it than
    there should be, and tells how many were drawn, and of how many.
    """
    drawn: set[str] = set()
    begun: dict[str, Future[Drawn]] = {}
    at_work: set[Standby] = set()
    lock = threading.Lock()
    closed = threading.Event()

    def lay_out(dot: str) -> Drawn:
        with lock:
            if closed.is_set():
                raise EngineError(_GIVEN_UP)
            started = Standby(engine)
            at_work.add(started)
        try:
            return started.drawn(dot, timeout)
        finally:
            with lock:
                at_work.discard(started)

    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="layout") as pool:

        def begin(dot: str) -> None:
            if dot not in begun:
                begun[dot] = pool.submit(lay_out, dot)

        def draw(dot: str) -> Drawn:
            begin(dot)
            found = begun[dot].result()
            drawn.add(dot)
            told(len(drawn), len(begun))
            warn_of_lines(found, stacklevel=2)
            return found

        try:
            yield Layouts(begin, draw)
        finally:
            closed.set()
            pool.shutdown(wait=False, cancel_futures=True)
            with lock:
                for each in at_work:
                    each.kill()
