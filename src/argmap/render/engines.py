"""Who lays a picture out: the engine that pip installs, in a process of its own, or the system's dot."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import warnings
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.render.child import ABSENT, NO_FONT
from argmap.render.notices import PictureWarning
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

_MEASURED = re.compile(r"^argmap-em (\d\.\d+)$", re.MULTILINE)
_MISSING = re.compile(r"^argmap-missing (.+)$", re.MULTILINE)
_LINKS = re.compile(r"^argmap-links (\d+)$", re.MULTILINE)

_LOST = re.compile(r"^Error: lost \S+ \S+ edge$", re.MULTILINE)
"""How Graphviz says that it found no way for a line, and leaves it out."""

_TROUBLE = re.compile(r"^Error: (?:trouble in init_rank|lost \S+ \S+ edge)$", re.MULTILINE)
"""How it says that, or that nodes have no places that agree."""

_AGAIN = ("newrank=true", "splines=line")
"""What helps: ranks for all sections at once, and straight lines, for which no way has to be found."""


class EngineError(RuntimeError):
    """No picture could be made; the message is one sentence that says what to do."""


class Drawn(NamedTuple):
    """A picture, and the width of the measured font's average letter in em, where it is known.

    `links` is an image map of HTML, where the engine draws none itself.
    """

    data: bytes
    em: float | None
    links: bytes = b""


def draw(dot: str, form: Form, *, engine: Engine = "auto", timeout: float = 30.0, dpi: float = 144) -> bytes:
    """Lay out `dot` and draw it, within `timeout` seconds; `dpi` is for png alone.

    Raises EngineError where there is no engine, or it crashes, gives up or takes too long, and
    ViewError for a `dpi` that is not above 0.
    """
    return drawn(dot, form, engine=engine, timeout=timeout, dpi=dpi).data


def drawn(dot: str, form: Form, *, engine: Engine = "auto", timeout: float = 30.0, dpi: float = 144) -> Drawn:
    """As `draw`, with what the engine measured."""
    attributes = tuple(_attributes(form, dpi))
    name, done = _laid_out(dot, form, attributes, engine, timeout)
    if _spoilt(done):
        name, done = _laid_out(dot, form, (*attributes, *_AGAIN), engine, timeout)
    picture = _picture(done, form, name)
    said = done.stderr.decode("utf-8", "replace")
    _warn_of_lines(said)
    _warn_of_letters(said, form)
    if form == "png":
        _warn_of_shrinking(picture.data, dpi)
    return picture


def _laid_out(
    dot: str, form: Form, attributes: tuple[str, ...], engine: Engine, timeout: float
) -> tuple[str, subprocess.CompletedProcess[bytes]]:
    """The name of the first engine that is there, and what came of it."""
    for name, command in _COMMANDS.items():
        argv = command(form, attributes) if engine in ("auto", name) else None
        if argv is None:
            continue
        done = _run(argv, dot.encode(), timeout)
        if done.returncode != ABSENT:
            return name, done
    raise EngineError(_none_there(engine))


def _spoilt(done: subprocess.CompletedProcess[bytes]) -> bool:
    """Whether an engine crashed, or had troubles of which it says that something is not where it should be."""
    return done.returncode < 0 or _TROUBLE.search(done.stderr.decode("utf-8", "replace")) is not None


class Standby(NamedTuple):
    """An engine that was started before there is anything to draw, and draws one picture as svg."""

    name: str
    asked: Engine
    process: subprocess.Popen[bytes]

    def drawn(self, dot: str, timeout: float) -> Drawn:
        """Draw, as the function `drawn` does."""
        done = _finish(self.process, dot.encode(), timeout)
        if done.returncode == ABSENT or _spoilt(done):
            return drawn(dot, "svg", engine=self.asked, timeout=timeout)
        return _picture(done, "svg", self.name)

    def stop(self) -> None:
        """Let it go, whether it draws or waits."""
        _stop(self.process)


def standby(engine: Engine = "auto") -> Standby:
    """Start an engine ahead of time: to start it takes longer than to lay out a small map.

    Raises EngineError where there is none.
    """
    for name, command in _COMMANDS.items():
        argv = command("svg", ()) if engine in ("auto", name) else None
        if argv is not None:
            return Standby(name, engine, _start(argv))
    raise EngineError(_none_there(engine))


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


def _warn_of_lines(said: str) -> None:
    lost = len(set(_LOST.findall(said)))
    if lost:
        lines = "a line is" if lost == 1 else f"{lost:,} lines are"
        message = f"{lines} missing from the picture: the layout engine found no way for {'it' if lost == 1 else 'them'}; {_OTHERWISE}"
        warnings.warn(message, PictureWarning, stacklevel=5)


def _warn_of_letters(said: str, form: Form) -> None:
    missing = _MISSING.search(said)
    if missing and form in ("png", "pdf"):
        message = (
            f"no font on this machine has letters such as {' '.join(missing[1])}, so the {form} shows boxes in their"
            " place; install one, such as Noto Sans for that script, or draw svg, which takes the reader's fonts"
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


def _run(argv: list[str], text: bytes, timeout: float) -> subprocess.CompletedProcess[bytes]:
    """Run to the end or to the time limit, when the process and all it started are stopped."""
    return _finish(_start(argv), text, timeout)


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


def _finish(
    process: subprocess.Popen[bytes], text: bytes, timeout: float
) -> subprocess.CompletedProcess[bytes]:
    try:
        out, err = process.communicate(text, timeout)
    except subprocess.TimeoutExpired:
        message = (
            f"laying the map out took longer than {timeout:g} s: {WAYS_OUT}, or allow more time with"
            f" `--timeout`; {_OTHERWISE}"
        )
        raise EngineError(message) from None
    finally:
        if process.poll() is None:
            _stop(process)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def _environment() -> dict[str, str]:
    """The environment, with the engine's own file loading turned off."""
    kept = {name: value for name, value in os.environ.items() if name != "GV_FILE_PATH"}
    return {**kept, "SERVER_NAME": "argmap", "PYTHONIOENCODING": "utf-8"}


def _stop(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    process.wait()


def _picture(done: subprocess.CompletedProcess[bytes], form: Form, name: str) -> Drawn:
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode == NO_FONT:
        message = (
            f"no font is installed, so {form} would show empty boxes for letters;"
            " install one, such as DejaVu Sans, or draw svg"
        )
        raise EngineError(message)
    if done.returncode or not done.stdout:
        message = (
            f"the layout engine {name} {_end(done.returncode, said)}; try another with `--engine`:"
            f" {_OTHERWISE}"
        )
        raise EngineError(message)
    measured = _MEASURED.search(said)
    linked = _LINKS.search(said)
    end = len(done.stdout) - (int(linked[1]) if linked else 0)
    return Drawn(done.stdout[:end], float(measured[1]) if measured else None, done.stdout[end:])


def _end(code: int, said: str) -> str:
    if code < 0:
        return f"crashed ({signal.strsignal(-code) or -code})"
    lines = said.strip().splitlines()
    return f"gave up ({lines[-1]})" if lines else f"gave up with exit code {code}"


def _none_there(engine: Engine) -> str:
    missing = (
        "no layout engine can be used here"
        if engine == "auto"
        else f"the layout engine {engine} cannot be used here"
    )
    return f"{missing}; get one with `pip install pygraphviz`, or install Graphviz; {_OTHERWISE}"
