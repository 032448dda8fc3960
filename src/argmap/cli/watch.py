"""`argmap watch`: a map in the browser while it is being written."""

from __future__ import annotations

import os
import signal
import stat
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from attrs import define, field

from argmap.api import view_of
from argmap.check import check
from argmap.cli import console
from argmap.cli.check import Look
from argmap.cli.options import CannotRun, add_color, add_settings, refuse
from argmap.cli.paths import STDIN, cannot_read, one_file
from argmap.cli.reading import Reader
from argmap.cli.render import add_look, at_least, look
from argmap.live.board import Board
from argmap.live.pages import Pages
from argmap.live.server import PORT, Server
from argmap.live.session import Project, Session, Trouble
from argmap.live.watching import LOOK
from argmap.loading import Desk
from argmap.render import EngineError, ViewError
from argmap.report.checked import many
from argmap.report.concise import line
from argmap.settings import OWN, SHARED

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic
    from argmap.lang import Parsed
    from argmap.live.session import Turn
    from argmap.report import Screen

_PORTS = 65_535
_SHOWN = 20
"""Lines about one save, at most; the page has them all."""


def add(parser: argparse.ArgumentParser) -> None:
    """What `argmap watch` takes."""
    parser.description = (
        "Show a map in the browser, and draw it again on each save. While there are mistakes in the text,\n"
        "the last good picture stays. Ctrl-C ends it."
    )
    parser.epilog = (
        "Only browsers on this machine are answered.\n\n"
        "examples:\n"
        "  argmap watch essay.arg --open\n"
        "  argmap watch essay.arg --section history --port 9000"
    )
    parser.add_argument("file", metavar="FILE", help="the map; what it includes is watched as well")
    parser.add_argument("--open", action="store_true", help="open the page in a browser")
    parser.add_argument(
        "--port",
        type=at_least(0),
        metavar="N",
        help=f"where the page is served; without it {PORT}, or the next that is free; 0 is any that is free",
    )
    add_look(parser)
    parser.set_defaults(legend=True, large=True)
    add_settings(parser)
    add_color(parser)


def run(args: argparse.Namespace) -> int:
    """Watch until somebody ends it."""
    _demand_a_file(args)
    pages = _pages(args)
    board = Board()
    server = _server(board, pages, args.port)
    session = Session(_project(args, pages), board)
    report = _Report(console.screen(args.color))
    with _ended_by_a_signal():
        try:
            turn = session.turn()
            if turn.state is None:
                refuse(turn.trouble)
            server.serve()
            console.write([f"{args.file} is shown at {server.address}\n"])
            report.say(turn)
            if args.open:
                Thread(target=_open, args=(server.address,), daemon=True).start()
            _follow(session, pages, report)
        finally:
            _stop(server, pages)
    return 0


def _follow(session: Session, pages: Pages, report: _Report) -> None:
    """Take turn after turn, and explain in between what was shown."""
    while True:
        pages.prepare()
        while not session.changed:
            if not session.explain():
                time.sleep(LOOK)
        report.say(session.turn())


# --------------------------------------------------------------------------------- the beginning


def _demand_a_file(args: argparse.Namespace) -> None:
    if args.file == STDIN:
        refuse(
            "standard input cannot be watched, for nobody saves it; name a file,"
            " or draw it once with `argmap render -`"
        )
    if args.port is not None and args.port > _PORTS:
        refuse(f"there is no port {args.port}; ports go up to {_PORTS}")
    try:
        mode = Path(one_file(args.file)).stat().st_mode
    except OSError as error:
        refuse(cannot_read(args.file, error))
    if not stat.S_ISREG(mode):
        refuse(f"{args.file} is not a file that can be saved again and again; name one that is")


def _pages(args: argparse.Namespace) -> Pages:
    try:
        return Pages(view_of(look(args)), engine=args.engine, timeout=args.timeout)
    except (ViewError, EngineError) as error:
        refuse(str(error))


def _server(board: Board, pages: Pages, port: int | None) -> Server:
    try:
        return Server(board, pages.html, port)
    except OSError as error:
        refuse(
            f"the page cannot be served at port {PORT if port is None else port}: {console.reason(error)};"
            " name another with --port, or leave it out and a free one is found"
        )


def _project(args: argparse.Namespace, pages: Pages) -> Project:
    """How this command line reads the map and judges it: as `argmap check` does, settings and all."""
    desk = Desk()

    def judge() -> Look:
        return Look(Reader(None, args.config, args.isolated, desk), {})  # anew: settings change too

    def read() -> Parsed:
        with _troubles(args.file):
            return judge().reader.read(args.file)

    def find(case: Case) -> Sequence[Diagnostic]:
        with _troubles(args.file):
            settings = judge().settings(args.file)
        return tuple(settings.reported(check(case, settings.rules)))

    return Project((args.file, *_settings_files(args)), read, find, pages.state, pages.explain)


@contextmanager
def _troubles(path: str) -> Iterator[None]:
    """What would end another verb is a trouble here, that may pass."""
    try:
        yield
    except FileNotFoundError as error:
        sentence = f"{path} is gone; the picture is that of what was read last"
        raise Trouble(sentence) from error
    except OSError as error:
        raise Trouble(cannot_read(path, error)) from error
    except CannotRun as error:
        raise Trouble(str(error).removeprefix("argmap: ")) from error


def _settings_files(args: argparse.Namespace) -> Iterator[str]:
    """The files that hold the settings, or would."""
    if args.config is not None:
        yield args.config
    elif not args.isolated:
        for folder in Path(os.path.abspath(args.file)).parents:  # noqa: PTH100 - a link in the path is not followed
            yield from (str(folder / OWN), str(folder / SHARED))


def _open(address: str) -> None:
    """Open a browser, which may take a while; none that would take the terminal over."""
    import webbrowser  # noqa: PLC0415 - only where it is asked for

    if not _has_windows() or not webbrowser.open(address):
        console.say(f"argmap: no browser could be opened; open {address} in one")


def _has_windows() -> bool:
    """Whether a browser can show itself; those that need no windows would take over the terminal."""
    wanted = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in wanted)


# --------------------------------------------------------------------------------------- the end


_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def _ended_by_a_signal() -> Iterator[None]:
    """Let a request to end, from wherever it comes, be as good as Ctrl-C: nothing else is amiss then."""
    before = {each: signal.signal(each, signal.default_int_handler) for each in _SIGNALS}
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _stop(server: Server, pages: Pages) -> None:
    for each in _SIGNALS:  # a second Ctrl-C does not keep the first from tidying up
        signal.signal(each, signal.SIG_IGN)
    server.stop()
    pages.stop()


# ------------------------------------------------------------------------------------ what is said


@define
class _Report:
    """Says on the terminal what each save changed."""

    screen: Screen
    _known: Counter[tuple[str, str, str]] | None = field(default=None, init=False)
    """The findings of the last good state, without their places: those change with every line."""

    def say(self, turn: Turn) -> None:
        """Say what came of one save."""
        said = [f"{time.strftime('%H:%M:%S')} {'; '.join(self._sentences(turn))}"]
        said += _few([line(each, self.screen) for each in (*turn.mistakes, *self._new(turn))])
        console.write(["\n".join(said) + "\n"])
        if turn.state is not None:
            self._known = Counter(map(_key, turn.findings))

    def _sentences(self, turn: Turn) -> Iterator[str]:
        if turn.mistakes:
            yield f"{many(len(turn.mistakes), 'mistake')} in the text"
        if turn.trouble:
            yield turn.trouble
        if turn.state is not None:
            yield turn.state["summary"][turn.state["reading"]]
            gone = (self._known or Counter()) - Counter(map(_key, turn.findings))
            if gone:
                yield f"{many(gone.total(), 'finding')} fewer than before"
        elif turn.mistakes:
            yield "the last good picture stays"

    def _new(self, turn: Turn) -> Iterator[Diagnostic]:
        """The findings that were not there before; none at first, for `argmap check` lists them."""
        known = Counter(map(_key, turn.findings)) if self._known is None else self._known.copy()
        for each in turn.findings:
            if known[_key(each)]:
                known[_key(each)] -= 1
            else:
                yield each


def _key(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.code, finding.record, finding.message


def _few(lines: Sequence[str]) -> Iterable[str]:
    """So many lines as can be taken in, and how many more there are."""
    if len(lines) <= _SHOWN:
        return lines
    return (*lines[:_SHOWN], f"… and {len(lines) - _SHOWN} more, which the page shows")
