"""Who lays a picture out: the engine that pip installs, in a process of its own, or the system's dot."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import warnings
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from attrs import define, field

from argmap.render.child import ABSENT, NO_FONT
from argmap.render.notices import MissingLinesWarning, PictureWarning
from argmap.render.refusal import ViewError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Form = Literal["svg", "png", "pdf"]
Engine = Literal["auto", "pygraphviz", "dot"]

_LARGEST_PNG = 12_000
"""Dots of the longer side; a larger picture is drawn smaller, for programs do not open it."""

_SHARPEST = 9_600
"""Dots to an inch, at most: a hundred times those of a screen."""

_LARGEST_PDF = 199
"""Inches of the longer side, likewise."""

_OTHERWISE = "the drawing as text is still to be had with `-o map.dot`"

WAYS_OUT = (
    "draw an overview with a page for each section (`--pages`), the page for a browser (`-o map.html`),"
    " the neighbourhood of one claim (`--focus ID`), one section or tag (`--select section:ID`), or"
    " sections as boxes (`--collapse all`)"
)
"""What can be done about a map that is too large for one sheet."""

UNDIVIDED = (
    "draw the neighbourhood of one claim (`--focus ID`), what has a tag (`--select tag:WORD`), or the page for a"
    " browser (`-o map.html`), where all can be searched; or divide the map into sections, which can be drawn one by one"
)
"""The same where the map has no sections."""

_MEASURED = re.compile(r"^argmap-em (\d\.\d+)\s*$", re.MULTILINE)
_MISSING = re.compile(r"^argmap-missing (\S+)\s*$", re.MULTILINE)
_LINKS = re.compile(r"^argmap-links (\d+)\s*$", re.MULTILINE)

_ERROR = re.compile(r"^Error: .*$", re.MULTILINE)
_LOST = re.compile(r"Error: lost \S+ \S+ edge\s*")
"""How Graphviz says that it found no way for a line, and leaves it out."""

_TROUBLE = re.compile(
    rf"{_LOST.pattern}|Error: (?:trouble in init_rank|in (?:routesplines|checkpath), .*)\s*"
)
"""After which errors there is a picture, in which something is not where it should be, or not at all."""

_AGAIN = ("newrank=true", "splines=line")
"""What helps: ranks for all sections at once, and straight lines, for which no way has to be found."""

_CRASHES = [
    getattr(signal, name)
    for name in ("SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGSEGV")
    if hasattr(signal, name)
]


class EngineError(RuntimeError):
    """No picture could be made; the message is one sentence that says what to do."""


class _Done(NamedTuple):
    """What came of an engine: its exit code, what it wrote, and what it said besides."""

    code: int
    written: bytes
    said: str

    @property
    def errors(self) -> list[str]:
        """What it says went wrong, a line each."""
        return _ERROR.findall(self.said)


class Drawn(NamedTuple):
    """A picture, and the width of the measured font's average letter in em, where it is known.

    `links` is an image map of HTML, where the engine draws none itself; `lost` is how many lines are
    missing from the picture, and `letters` holds some for which there is no font.
    """

    data: bytes
    em: float | None
    links: bytes = b""
    lost: int = 0
    letters: str = ""


def draw(dot: str, form: Form, *, engine: Engine = "auto", timeout: float = 30.0, dpi: float = 144) -> bytes:
    """Lay out `dot` and draw it, within `timeout` seconds; `dpi` is for png alone.

    Raises EngineError where there is no engine, or it crashes, gives up or takes too long, and
    ViewError for a `dpi` that is not above 0. Warns (PictureWarning) where something is not in the picture.
    """
    return drawn(dot, form, engine=engine, timeout=timeout, dpi=dpi).data


def drawn(dot: str, form: Form, *, engine: Engine = "auto", timeout: float = 30.0, dpi: float = 144) -> Drawn:
    """As `draw`, with what the engine measured."""
    picture = Standby(engine, form, tuple(_attributes(form, dpi))).drawn(dot, timeout)
    warn_of_lines(picture, stacklevel=5)
    _warn_of_letters(picture, form)
    if form == "png":
        _warn_of_shrinking(picture.data, dpi)
    return picture


@define(eq=False)
class Standby:
    """An engine that was started before there is anything to draw, and draws one picture.

    To start one takes longer than to lay out a small map. Where it cannot be loaded the next one is started
    in its place, and where it crashes or draws less than it should it is started once more, with other
    settings. Raises EngineError where there is none.
    """

    _asked: Engine = "auto"
    _form: Form = "svg"
    _attributes: tuple[str, ...] = ()
    _left: Iterator[str] = field(factory=lambda: iter(tuple(_COMMANDS)), init=False)
    _name: str = field(default="", init=False)
    process: subprocess.Popen[bytes] = field(init=False)
    _killed: bool = field(default=False, init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False)

    def __attrs_post_init__(self) -> None:
        self._start_next()

    def drawn(self, dot: str, timeout: float) -> Drawn:
        """Draw, within so many seconds. Raises EngineError."""
        end = time.monotonic() + timeout

        def finish() -> _Done:
            try:
                out, err = self.process.communicate(dot.encode(), max(end - time.monotonic(), 0))
            except subprocess.TimeoutExpired:
                raise EngineError(_too_long(timeout)) from None
            return _Done(self.process.returncode, out, err.decode("utf-8", "replace"))

        try:
            return self._drawn(finish)
        finally:
            if self.process.returncode is None:
                self.stop()

    def _drawn(self, finish: Callable[[], _Done]) -> Drawn:
        """Draw by letting what was started come to its end, once and once more."""
        done = finish()
        while done.code == ABSENT:
            self._start_next()
            done = finish()
        first: Drawn | EngineError
        try:
            first = _picture(done, self._form, self._name)
        except EngineError as error:
            first = error
        if _spoilt(done):
            with suppress(EngineError):
                if self._start(self._name, (*self._attributes, *_AGAIN)):
                    again = _picture(finish(), self._form, self._name)
                    if isinstance(first, EngineError) or again.lost <= first.lost:
                        return again
        if isinstance(first, EngineError):
            raise first
        return first

    def kill(self) -> None:
        """End it and all that it started, while another thread waits for its picture."""
        with self._lock:
            self._killed = True
            if self.process.returncode is None:
                _end_all(self.process)

    def stop(self) -> None:
        """Let it go, whether it draws or waits."""
        _end_all(self.process)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self.process.wait()

    def _start_next(self) -> None:
        """Start the first engine that was not tried and may be there."""
        for name in self._left:
            if self._asked in ("auto", name) and self._start(name, self._attributes):
                return
        raise EngineError(_none_there(self._asked))

    def _start(self, name: str, attributes: tuple[str, ...]) -> bool:
        """Start an engine; whether it is there."""
        argv = _COMMANDS[name](self._form, attributes)
        if argv is None:
            return False
        with self._lock:
            if self._killed:
                message = "the layout engine was stopped"
                raise EngineError(message)
            self._name, self.process = name, _start(argv)
        return True


def _attributes(form: Form, dpi: float) -> Iterator[str]:
    if form == "png":
        if not 0 < dpi <= _SHARPEST:
            message = (
                f"dpi is how many dots go to an inch, a number above 0 and up to {_SHARPEST:,}, and not {dpi}"
            )
            raise ViewError(message)
        yield f"dpi={dpi:g}"
        yield f"size={_LARGEST_PNG / dpi:g}"
    elif form == "pdf":
        yield f"size={_LARGEST_PDF}"
        yield "margin=0"  # else a border of half an inch that no theme paints, and links beside their nodes


def warn_of_lines(picture: Drawn, *, stacklevel: int) -> None:
    """Warn (MissingLinesWarning) where lines are missing from a picture."""
    if picture.lost:
        warnings.warn(lines_missing(picture.lost), MissingLinesWarning, stacklevel=stacklevel)


def lines_missing(lost: int) -> str:
    """Says that so many lines are missing from a picture."""
    lines, them = ("a line is", "it") if lost == 1 else (f"{lost:,} lines are", "them")
    return f"{lines} missing from the picture: the layout engine found no way for {them}; {_OTHERWISE}"


def _warn_of_letters(picture: Drawn, form: Form) -> None:
    if picture.letters and form in ("png", "pdf"):
        message = (
            f"no font on this machine has letters such as {' '.join(picture.letters)}, so the {form} shows boxes in"
            " their place; install one, such as Noto Sans for that script, or draw svg, which takes the reader's fonts"
        )
        warnings.warn(message, PictureWarning, stacklevel=5)


def _warn_of_shrinking(png: bytes, dpi: float) -> None:
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    if max(width, height) >= _LARGEST_PNG - 1:
        message = (
            f"at {dpi:g} dots to the inch a side of the png would be longer than {_LARGEST_PNG:,} dots, so it was"
            f" drawn smaller, with {width:,} by {height:,}; draw one section or the neighbourhood of one claim,"
            " or draw svg or pdf, which are sharp at every size"
        )
        warnings.warn(message, PictureWarning, stacklevel=5)


def _pygraphviz(form: Form, attributes: tuple[str, ...]) -> list[str] | None:
    if not sys.executable or importlib.util.find_spec("pygraphviz") is None:
        return None
    child = Path(__file__).with_name("child.py")
    return [sys.executable, "-P", str(child), form, *attributes]


def _dot(form: Form, attributes: tuple[str, ...]) -> list[str] | None:
    found = shutil.which("dot")
    return None if found is None else [found, f"-T{form}", *(f"-G{attribute}" for attribute in attributes)]


_COMMANDS: dict[str, Callable[[Form, tuple[str, ...]], list[str] | None]] = {
    "pygraphviz": _pygraphviz,
    "dot": _dot,
}


def _start(argv: list[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter or the `dot` of the PATH, no shell
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            start_new_session=True,
        )
    except OSError as error:
        message = f"the layout engine could not be started ({error.strerror}); {_OTHERWISE}"
        raise EngineError(message) from error


def _environment() -> dict[str, str]:
    """The environment, with the engine's own file loading turned off."""
    kept = {name: value for name, value in os.environ.items() if name != "GV_FILE_PATH"}
    return {**kept, "SERVER_NAME": "argmap", "PYTHONIOENCODING": "utf-8"}


def _end_all(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _picture(done: _Done, form: Form, name: str) -> Drawn:
    if done.code == NO_FONT:
        message = (
            f"no font is installed, so {form} would show empty boxes for letters;"
            " install one, such as DejaVu Sans, or draw svg"
        )
        raise EngineError(message)
    if not (done.written and _drew(done)):
        message = f"the layout engine {name} {_end(done.code, done.said)}; try another with `--engine`: {_OTHERWISE}"
        raise EngineError(message)
    measured, linked, missing = (each.search(done.said) for each in (_MEASURED, _LINKS, _MISSING))
    end = len(done.written) - (int(linked[1]) if linked else 0)
    return Drawn(
        done.written[:end],
        float(measured[1]) if measured else None,
        done.written[end:],
        len(set(filter(_LOST.fullmatch, done.errors))),  # those of a pdf are told twice
        missing[1] if missing else "",
    )


def _spoilt(done: _Done) -> bool:
    """Whether it crashed, or had troubles that it may not have with other settings."""
    return -done.code in _CRASHES or any(map(_TROUBLE.fullmatch, done.errors))


def _drew(done: _Done) -> bool:
    """Whether there is a picture: dot leaves with exit code 1 where there were troubles."""
    errors = done.errors
    return done.code == 0 or (done.code == 1 and bool(errors) and all(map(_TROUBLE.fullmatch, errors)))


def _end(code: int, said: str) -> str:
    if code < 0:
        return f"crashed ({signal.strsignal(-code) or -code})"
    lines = said.strip().splitlines()
    return f"gave up ({lines[-1]})" if lines else f"gave up with exit code {code}"


def _too_long(timeout: float) -> str:
    return (
        f"laying the map out took longer than {timeout:g} s: {WAYS_OUT}, or allow more time with"
        f" `--timeout`; {_OTHERWISE}"
    )


def _none_there(engine: Engine) -> str:
    missing = (
        "no layout engine can be used here"
        if engine == "auto"
        else f"the layout engine {engine} cannot be used here"
    )
    return f"{missing}; get one with `pip install pygraphviz`, or install Graphviz; {_OTHERWISE}"
