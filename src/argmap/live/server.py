"""The page, its state and its news over HTTP: for browsers on this machine and pages of its own alone."""

from __future__ import annotations

import errno
import os
import re
import socket
import threading
import time
from contextlib import contextmanager
from html import unescape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from argmap.live.board import as_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.live.board import Board, State

ADDRESS = "127.0.0.1"
PORT = 8765
"""Where the page is to be found, if that port is free."""

_TRIED = 50
_PAGES = 100
"""Pages that may listen at a time."""

_PING = 15.0
_GLANCE = 0.5
"""Seconds after which one that waits for news looks whether the page is still there."""

_SLOW = 30.0
"""Seconds that a page may take to accept a piece of news."""

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
_NOTHING = "default-src 'none'"
_OWN_SITES = ("same-origin", "none")
_LONG = 16
"""Digits that no version has."""

_TAKEN = (errno.EADDRINUSE, errno.EACCES)
_GUARDED = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Headers of every answer."""


class Server(ThreadingHTTPServer):
    """Serves what is on a board; `serve` begins and `stop` ends it."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name != "nt"  # there it would let two programs listen at one port
    request_queue_size = 64

    def __init__(self, board: Board, html: Callable[[State], str], port: int | None = None) -> None:
        """Take a port: PORT or one soon after it, where none is given; 0 is any that is free.

        Raises OSError where it cannot be had.
        """
        self.board = board
        self.html = html
        self._places = threading.BoundedSemaphore(_PAGES)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True)
        for wanted in (port,) if port is not None else (*range(PORT, PORT + _TRIED), 0):
            try:
                super().__init__((ADDRESS, wanted), _Handler)
            except OSError as error:
                if wanted in (port, 0) or error.errno not in _TAKEN:
                    raise
            else:
                break

    def server_bind(self) -> None:
        """Bind, and ask nobody what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, int(self.server_address[1])

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{ADDRESS}:{self.server_port}/"

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser on this machine may call it."""
        return frozenset(f"{name}:{self.server_port}" for name in (ADDRESS, "localhost", "[::1]"))

    def serve(self) -> None:
        """Answer from now on, in threads of its own."""
        self._thread.start()

    def stop(self) -> None:
        """End all answers and give the port back."""
        self.board.close()
        if self._thread.is_alive():
            self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that went away in the middle of an answer is nothing to speak of."""

    @contextmanager
    def place(self) -> Iterator[bool]:
        """A place among the pages that listen, if there is one left."""
        there = self._places.acquire(blocking=False)
        try:
            yield there
        finally:
            if there:
                self._places.release()


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = _SLOW

    def do_GET(self) -> None:
        """Answer, if the one who asks may know."""
        refused = self._refused()
        if refused is not None:
            self._send(*refused)
            return
        answer = _ANSWERS.get(self.path.partition("?")[0])
        if answer is None:
            self._send(HTTPStatus.NOT_FOUND, "there is nothing here; the page is at /")
        else:
            answer(self)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def page(self) -> None:
        """The page as it is now."""
        html = self.server.html(self.server.board.state())
        found = _POLICY.search(html)
        policy = unescape(found[1]) if found else _NOTHING
        self._send(HTTPStatus.OK, html, "text/html", policy)

    def state(self) -> None:
        """All that the page shows."""
        self._send(HTTPStatus.OK, as_json(self.server.board.state()), "application/json")

    def events(self) -> None:
        """News as long as the page is there to hear it."""
        with self.server.place() as place:
            if not place:
                self._send(HTTPStatus.SERVICE_UNAVAILABLE, "too many pages are open; close some of them")
                return
            self._begin(HTTPStatus.OK, "text/event-stream", _NOTHING)
            if self.command != "HEAD":
                self.wfile.write(b"retry: 500\n\n")
                for news in self._news():
                    self.wfile.write(news)

    def _news(self) -> Iterator[bytes]:
        board, version, heard = self.server.board, self._version(), 0
        spoken = time.monotonic()
        while not board.closed and not self._away():
            heard, events = board.since(heard, version, _GLANCE)
            for event in events:
                version = event.version
                yield bytes(event)
            if events:
                spoken = time.monotonic()
            elif time.monotonic() - spoken > _PING:
                spoken = time.monotonic()
                yield b"event: ping\ndata: {}\n\n"

    def _version(self) -> int:
        """What the page shows: what it heard last, or else what it says in its question."""
        asked = parse_qs(urlsplit(self.path).query).get("version", ["0"])[-1]
        said = self.headers.get("Last-Event-ID", asked)
        return int(said) if said.isascii() and said.isdigit() and len(said) < _LONG else 0

    def _away(self) -> bool:
        """Whether the page has hung up."""
        self.connection.settimeout(0)
        try:
            return not self.connection.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True
        finally:
            self.connection.settimeout(_SLOW)

    def _refused(self) -> tuple[HTTPStatus, str] | None:
        """Why the one who asks may not know: another name for this place, or a page from elsewhere.

        A name that somebody else owns can be led here, and his page could then read what it likes.
        """
        hosts = self.server.hosts
        named = self.headers.get_all("Host", [])
        if len(named) != 1 or named[0].lower() not in hosts:
            return HTTPStatus.MISDIRECTED_REQUEST, f"ask for {self.server.address}; other names are refused"
        origin = self.headers.get("Origin")
        if origin is not None and origin.lower().removeprefix("http://") not in hosts:
            return HTTPStatus.FORBIDDEN, "pages from elsewhere may not read this one"
        site = self.headers.get("Sec-Fetch-Site", "none")
        if site not in _OWN_SITES and self.headers.get("Sec-Fetch-Dest") != "document":
            return HTTPStatus.FORBIDDEN, "pages from elsewhere may not read this one"
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse a request that is none, or asks for more than to be told something."""
        del message, explain
        if code == HTTPStatus.NOT_IMPLEMENTED:
            self._send(HTTPStatus.METHOD_NOT_ALLOWED, "one can only read here, with GET or HEAD")
        else:
            self._send(HTTPStatus(code), "that is no question that can be answered here")

    def _send(self, status: HTTPStatus, text: str, form: str = "text/plain", policy: str = _NOTHING) -> None:
        if form == "text/plain":
            text += "\n"
        data = text.encode("utf-8", "replace")
        self._begin(status, form, policy, len(data))
        if self.command != "HEAD":
            self.wfile.write(data)

    def _begin(self, status: HTTPStatus, form: str, policy: str, length: int | None = None) -> None:
        self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Type", f"{form}; charset=utf-8")
        self.send_header("Content-Security-Policy", f"{policy}; frame-ancestors 'none'")
        for name, value in _GUARDED.items():
            self.send_header(name, value)
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()

    def version_string(self) -> str:
        """Say who answers, and not by which version of what."""
        return "argmap"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing on the terminal, which belongs to the findings."""


_ANSWERS: dict[str, Callable[[_Handler], None]] = {
    "/": _Handler.page,
    "/state": _Handler.state,
    "/events": _Handler.events,
}
