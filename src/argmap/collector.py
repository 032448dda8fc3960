"""The garbage collector, kept from walking a large map again and again while it is built."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def at_rest(*, large: bool) -> Iterator[None]:
    """Pause automatic collection for the length of a block that makes many values which stay.

    Nothing is done where the work is not `large`, or where collection is off already.
    """
    if not large or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def settle() -> None:
    """Let all that is there now count as lasting: for a server that holds large maps while it waits.

    What lasts is not walked again and again while small things come and go.
    """
    gc.collect()
    gc.freeze()
