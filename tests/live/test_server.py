"""The server over real sockets: who is answered, with what, and who is not."""

import http.client
import json
import socket
import threading
import time

import pytest

from argmap.live import server as serving
from argmap.live.board import Board
from argmap.live.server import Server

PAGE = (
    '<html><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; connect-src'
    ' &#39;self&#39;"><title>{title}</title>{version}</html>'
)


def html(state):
    return PAGE.format(title=state["title"], version=state["live"]["version"])


def state(title="Rain"):
    return {"title": title, "records": {"rain": {}}, "pictures": {"a": "<svg/>"}}


@pytest.fixture
def board():
    board = Board()
    board.show(state())
    return board


@pytest.fixture
def server(board):
    server = Server(board, html, 0)
    server.serve()
    yield server
    server.stop()


@pytest.fixture
def ask(server):
    """Ask for a path, with headers as a browser would send them or others."""

    def go(path="/", method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Host": f"127.0.0.1:{server.server_port}", **headers}.items():
            if value is not None:
                connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer, text

    return go


class Listener:
    """One that listens for events, as a browser does."""

    def __init__(self, server, path="/events", **headers):
        self.socket = socket.create_connection(("127.0.0.1", server.server_port), timeout=60)
        lines = [f"GET {path} HTTP/1.1", f"Host: localhost:{server.server_port}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self.file = self.socket.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        self.headers = dict(line.split(b": ", 1) for line in iter(lambda: self.file.readline().strip(), b""))

    def next(self):
        """The name and the data of the next event."""
        while True:
            fields = {}
            for line in iter(self.file.readline, b"\n"):
                name, _, value = line.decode().rstrip("\n").partition(": ")
                fields[name] = value
                if not line:
                    return None, None
            if "event" in fields:
                return fields["event"], json.loads(fields["data"])

    def close(self):
        self.file.close()
        self.socket.close()


@pytest.fixture
def listen(server):
    listeners = []

    def go(path="/events", **headers):
        listeners.append(Listener(server, path, **headers))
        return listeners[-1]

    yield go
    for each in listeners:
        each.close()


# What is there


def test_the_page(ask, board):
    answer, text = ask("/")
    assert answer.status == 200
    assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
    assert f"<title>Rain</title>{board.version}" in text
    assert answer.getheader("Content-Security-Policy") == (
        "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"
    )


def test_a_page_without_a_policy_may_do_nothing(board):
    server = Server(board, lambda _: "<p>Rain", 0)
    server.serve()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request("GET", "/")
    answer = connection.getresponse()
    assert answer.getheader("Content-Security-Policy") == "default-src 'none'; frame-ancestors 'none'"
    connection.close()
    server.stop()


def test_the_page_whatever_is_asked_of_it(ask):
    assert ask("/?theme=dark")[0].status == 200


def test_the_state(ask, board):
    answer, text = ask("/state")
    assert answer.getheader("Content-Type") == "application/json; charset=utf-8"
    assert json.loads(text) == {**state(), "findings": [], "live": {"version": board.version}, "problems": []}


@pytest.mark.parametrize("path", ["/", "/state", "/none", "/events"])
def test_every_answer_is_guarded(server, path):
    one = Listener(server, path)
    assert one.headers[b"Cache-Control"] == b"no-store"
    assert one.headers[b"X-Content-Type-Options"] == b"nosniff"
    assert one.headers[b"Referrer-Policy"] == b"no-referrer"
    assert one.headers[b"X-Frame-Options"] == b"DENY"
    assert one.headers[b"Cross-Origin-Resource-Policy"] == b"same-origin"
    assert b"frame-ancestors 'none'" in one.headers[b"Content-Security-Policy"]
    assert b"default-src 'none'" in one.headers[b"Content-Security-Policy"]
    assert not any(name.lower().startswith(b"access-control") for name in one.headers)
    assert one.headers[b"Server"] == b"argmap"
    one.close()


@pytest.mark.parametrize("path", ["/", "/state", "/events"])
def test_a_head_without_a_body(ask, path):
    answer, text = ask(path, "HEAD")
    assert (answer.status, text) == (200, "")


# What is not


@pytest.mark.parametrize(
    "path",
    [
        "/none",
        "/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/essay.arg",
        "//etc/passwd",
        "/state/",
        "/index.html",
        "/./",
        "/\\etc\\passwd",
        "/%00",
        "*",
    ],
)
def test_there_is_nothing_else(ask, path):
    answer, text = ask(path)
    assert (answer.status, text) == (404, "there is nothing here; the page is at /\n")


def test_another_server_is_not_asked_through_this_one(ask):
    assert ask("http://example.org/")[0].status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW"])
def test_one_can_only_read(ask, method):
    answer, text = ask("/", method)
    assert (answer.status, answer.getheader("Allow")) == (405, "GET, HEAD")
    assert text == "one can only read here, with GET or HEAD\n"


def test_what_is_no_request(server):
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=60) as one:
        one.sendall(b"\x16\x03\x01\x02\x00\x01\r\n\r\n")
        assert b"that is no question that can be answered here" in one.recv(1000)


# Who is not answered


@pytest.mark.parametrize("name", ["127.0.0.1:{}", "localhost:{}", "LocalHost:{}", "[::1]:{}"])
def test_names_of_this_machine(ask, server, name):
    assert ask(Host=name.format(server.server_port))[0].status == 200


@pytest.mark.parametrize(
    "name",
    [
        "evil.example",
        "evil.example:{}",
        "localhost.evil.example:{}",
        "127.0.0.1.evil.example:{}",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:1",
        "0.0.0.0:{}",
        "127.0.0.2:{}",
        "",
        None,
    ],
)
@pytest.mark.parametrize("path", ["/", "/state", "/events", "/none"])
def test_a_name_that_somebody_else_owns_is_refused(ask, server, name, path):
    answer, text = ask(path, Host=name and name.format(server.server_port))
    assert (answer.status, text) == (421, f"ask for {server.address}; other names are refused\n")


def test_two_names_are_refused(server):
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=60) as one:
        name = f"Host: localhost:{server.server_port}\r\n"
        one.sendall(f"GET /state HTTP/1.1\r\n{name}{name}\r\n".encode())
        assert b" 421 " in one.recv(1000)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "https://127.0.0.1:{}", "http://localhost:1", "null"]
)
@pytest.mark.parametrize("path", ["/", "/state", "/events"])
def test_pages_from_elsewhere_are_refused(ask, server, origin, path):
    answer, text = ask(path, Origin=origin.format(server.server_port))
    assert (answer.status, text) == (403, "pages from elsewhere may not read this one\n")


def test_the_page_itself_is_answered(ask, server):
    assert ask("/state", Origin=f"http://127.0.0.1:{server.server_port}")[0].status == 200
    assert ask("/state", Sec_Fetch_Site="same-origin", Sec_Fetch_Dest="empty")[0].status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_from_elsewhere_may_be_followed_and_nothing_more(ask, site):
    assert ask("/", Sec_Fetch_Site=site, Sec_Fetch_Dest="document")[0].status == 200
    for dest in ("image", "script", "iframe", "empty"):
        assert ask("/", Sec_Fetch_Site=site, Sec_Fetch_Dest=dest)[0].status == 403


def test_it_listens_on_this_machine_alone(server):
    assert server.socket.getsockname()[0] == "127.0.0.1"


# Events


def test_events(listen, board):
    version = board.version
    one = listen(f"/events?version={version}")
    assert one.headers[b"Content-Type"] == b"text/event-stream; charset=utf-8"
    board.show(state("Snow"))
    name, data = one.next()
    assert (name, data["version"], data["state"]["title"]) == ("state", version + 1, "Snow")
    board.complain([{"message": "a colon is missing"}])
    assert one.next() == (
        "problems",
        {"version": version + 1, "problems": [{"message": "a colon is missing"}]},
    )
    board.explain({"rain": "It is bare."})
    assert one.next()[0] == "details"


def test_one_who_comes_back_says_what_he_heard_last(listen, board):
    one = listen("/events?version=1", Last_Event_ID=board.version)
    board.complain([])
    board.complain([{"message": "a colon is missing"}])
    assert one.next()[0] == "problems"


@pytest.mark.parametrize("version", ["", "?version=x", "?version=-1", "?version=" + "9" * 5000, "?version=²"])
def test_one_who_says_nothing_sensible_is_told_all(listen, version):
    assert listen(f"/events{version}").next()[0] == "state"


def test_pings(listen, board, monkeypatch):
    monkeypatch.setattr(serving, "_PING", 0.05)
    monkeypatch.setattr(serving, "_GLANCE", 0.02)
    one = listen(f"/events?version={board.version}")
    assert [one.next(), one.next()] == [("ping", {})] * 2


def test_many_listen(listen, board):
    listeners = [listen(f"/events?version={board.version}") for _ in range(30)]
    board.show(state("Snow"))
    assert {each.next()[1]["state"]["title"] for each in listeners} == {"Snow"}


def test_there_are_so_many_places_and_who_goes_leaves_his(board, monkeypatch):
    monkeypatch.setattr(serving, "_PAGES", 2)
    server = Server(board, html, 0)
    server.serve()
    first, second = Listener(server), Listener(server)
    third = Listener(server)
    assert third.status == 503
    assert third.file.read() == b"too many pages are open; close some of them\n"
    first.close()
    deadline = time.monotonic() + 60
    while (again := Listener(server)).status == 503 and time.monotonic() < deadline:
        again.close()
        time.sleep(0.05)
    assert again.status == 200
    for each in (second, third, again):
        each.close()
    server.stop()


def test_one_who_goes_frees_his_thread(listen, board):
    before = threading.active_count()
    listeners = [listen(f"/events?version={board.version}") for _ in range(5)]
    assert threading.active_count() >= before + 5
    for each in listeners:
        each.close()
    deadline = time.monotonic() + 60
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.02)
    assert threading.active_count() <= before


def test_one_who_is_slow_holds_nobody_up(listen, board, ask):
    slow = listen()
    quick = listen(f"/events?version={board.version}")
    large = "x" * 4_000_000
    for number in range(8):  # more than what lies between two sockets
        board.show({**state(str(number)), "pictures": {"a": f"{large}{number}"}})
    titles = []
    while not titles or titles[-1] != "7":
        titles.append(quick.next()[1]["state"]["title"])
    assert ask("/state")[0].status == 200
    heard = []
    while not heard or heard[-1] != "7":
        heard.append(slow.next()[1]["state"]["title"])
    assert heard[-1] == "7"
    assert len(heard) < 9  # what came in between is skipped
    board.explain({"rain": "It is bare."})
    assert slow.next()[0] == quick.next()[0] == "details"


# Ports, and the end


def test_the_next_port_where_one_is_taken(board, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(serving, "PORT", port)
        server = Server(board, html)
        assert server.server_port > port
        server.stop()


def test_any_port_where_all_are_taken(board, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr(serving, "PORT", taken.getsockname()[1])
        monkeypatch.setattr(serving, "_TRIED", 1)
        server = Server(board, html)
        assert server.server_port
        server.stop()


def test_a_port_that_was_asked_for_and_is_taken(board):
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        Server(board, html, taken.getsockname()[1])


def test_the_end(board, monkeypatch):
    monkeypatch.setattr(serving, "_GLANCE", 600)
    server = Server(board, html, 0)
    server.serve()
    one = Listener(server, f"/events?version={board.version}")
    start = time.monotonic()
    server.stop()
    assert time.monotonic() - start < 300
    assert one.next() == (None, None)
    one.close()
    again = Server(Board(), html, server.server_port)  # the port is free
    again.stop()
