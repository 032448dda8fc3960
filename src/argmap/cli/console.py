"""Where everything is printed: results to standard output, all else to standard error."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.report import Screen

_NARROWEST = 60


def prepare() -> None:
    """Make both streams replace what they cannot show, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write(chunks: Iterable[str], *, as_utf8: bool = False) -> None:
    """Print a result, each chunk as soon as it is there; `as_utf8` is for what is read by programs."""
    for chunk in chunks:
        if as_utf8:
            write_bytes(chunk.encode("utf-8", "replace"))
        elif sys.stdout is not None:
            sys.stdout.write(chunk)
            sys.stdout.flush()


def write_bytes(data: bytes) -> None:
    """Print a result that is no text, or text whose bytes matter."""
    if sys.stdout is None:
        return
    sys.stdout.flush()
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.write(data.decode("utf-8", "replace"))
    else:
        raw.write(data)
        raw.flush()


def say(sentence: str) -> None:
    """Print what is not a result."""
    if sys.stderr is None:
        return
    with suppress(OSError):
        sys.stderr.write(sentence + "\n")
        sys.stderr.flush()


def progress(one: str, more: str) -> Callable[[int, int], None]:
    """What to call with how many are done, and of how many: a line on a terminal, nothing in a pipe."""

    def told(done: int, total: int) -> None:
        if _is_terminal(sys.stderr):
            line = f"{done:,} of {total:,} {one if total == 1 else more}"
            with suppress(OSError):
                sys.stderr.write(f"\r{line}" if done < total else f"\r{' ' * len(line)}\r")
                sys.stderr.flush()

    return told


def read_bytes() -> bytes:
    """All of standard input."""
    if sys.stdin is None:
        return b""
    raw = getattr(sys.stdin, "buffer", None)
    data: bytes = raw.read() if raw is not None else sys.stdin.read().encode("utf-8", "surrogatepass")
    return data


def finish() -> None:
    """See that everything printed has arrived, while a failure can still be told."""
    if sys.stdout is not None:
        sys.stdout.flush()


def abandon() -> None:
    """Nobody reads the output any more: let the rest go nowhere, without a word at exit."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def screen(color: str, stream: TextIO | None = None) -> Screen:
    """How to write for a stream, by default standard output, given the `--color` that was asked for."""
    from shutil import get_terminal_size  # noqa: PLC0415 - `argmap --help` need not wait for these

    from argmap.report.screen import Screen, coloured, plain  # noqa: PLC0415

    stream = stream or sys.stdout
    paint = coloured if _in_colour(color, stream) else plain
    if not _is_terminal(stream):
        return Screen(paint)
    return Screen(paint, max(_NARROWEST, get_terminal_size().columns - len("12345 | ")))


def is_terminal() -> bool:
    """Whether results go to a screen."""
    return _is_terminal(sys.stdout)


def reason(error: OSError) -> str:
    """Why a file could not be read or written, as the second half of a sentence."""
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]


def _in_colour(color: str, stream: TextIO | None) -> bool:
    """Decide by option, then by environment (no-color.org, force-color.org), then by the stream."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return _is_terminal(stream) and os.environ.get("TERM") != "dumb"


def _is_terminal(stream: TextIO | None) -> bool:
    with suppress(ValueError, AttributeError):
        return stream is not None and stream.isatty()
    return False
