"""From a key to the findings: a real language server, asked over its pipes, beside a check of the whole text.

    python benchmarks/keys.py                  500 and 10,000 records, about a minute
    python benchmarks/keys.py --sizes 500
    python benchmarks/keys.py --questions      what editors ask after a key, instead of the findings

For each size a map is opened and typed in: within a sentence, a term with its marks, a new step from its first
letter to its last, and a claim whose quotation is still open, with a pause between the keys. Times are wall
milliseconds from sending a key until the findings of that text have come back; `whole` is reading, weighing
and checking the same text from the beginning, in a process of its own. Trust the ratios, not the milliseconds.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import texts

_PAUSE = 0.02
_SCREEN = 30
_TIMES = 11
_URI = "file:///nowhere/map.arg"
_WORDS = " and nobody saw it, not even the foreman"
_MARKED = " of the [[valve]]"
_STEP = "inference typed: report-1 + rule-2 => left-3\n  scheme sign\n"


class Client:
    """Speaks to one server."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "argmap", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.version = 1
        self.asking = 2
        self.send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1)
        while self.receive().get("id") != 1:
            pass
        self.send("initialized", {})

    def send(self, method: str, params: object, **more: object) -> None:
        """Send one message."""
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self) -> dict:
        """The next message."""
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return json.loads(self.process.stdout.read(length))

    def open(self, text: str) -> None:
        """Open a text, and wait for what is found in it."""
        document = {"uri": _URI, "languageId": "argmap", "version": self.version, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})
        self.found()

    def found(self) -> None:
        """Wait for the findings of the newest text."""
        while True:
            message = self.receive()
            published = message.get("method") == "textDocument/publishDiagnostics"
            if published and message["params"].get("version") == self.version:
                return

    def key(self, line: int, column: int, char: str) -> float:
        """Type one character; milliseconds until its findings are there."""
        place = {"line": line, "character": column}
        change = {"range": {"start": place, "end": place}, "text": char}
        self.version += 1
        begun = time.perf_counter()
        self.send(
            "textDocument/didChange",
            {"textDocument": {"uri": _URI, "version": self.version}, "contentChanges": [change]},
        )
        self.found()
        return (time.perf_counter() - begun) * 1000

    def asked(self, method: str, params: object) -> float:
        """Ask something; milliseconds until the answer is there."""
        self.asking += 1
        begun = time.perf_counter()
        self.send(f"textDocument/{method}", params, id=self.asking)
        while (answer := self.receive()).get("id") != self.asking:
            pass
        assert "error" not in answer, answer
        return (time.perf_counter() - begun) * 1000

    def end(self) -> None:
        """Let the server go."""
        self.send("shutdown", None, id=2)
        self.send("exit", None)
        self.process.wait(timeout=10)


def typed(client: Client, line: int, column: int, words: str) -> list[float]:
    """Type some words, one key after the other."""
    taken = []
    for char in words:
        taken.append(client.key(line, column, char))
        line, column = (line + 1, 0) if char == "\n" else (line, column + 1)
        time.sleep(_PAUSE)
    return taken


def whole(records: int) -> float:
    """Milliseconds to read, weigh and check the text from the beginning, the best of three."""
    from argmap.case import Case
    from argmap.check import check
    from argmap.loading import parse

    text = texts.ordinary(records)
    parse(texts.ordinary(20))
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        check(Case.of(parse(text).map))
        best = min(best, (time.perf_counter() - begun) * 1000)
    return best


def middle(text: str) -> tuple[int, int]:
    """The line of a claim in the middle of a text, and the column in which its sentence ends."""
    lines = text.split("\n")
    line = next(
        at for at, each in enumerate(lines) if at > len(lines) // 2 and each.startswith("claim left-")
    )
    return line, lines[line].index('."')


def measure(records: int) -> None:
    """Print the figures of one size."""
    text = texts.ordinary(records)
    line, column = middle(text)
    client = Client()
    try:
        client.open(text)
        times = {"words": typed(client, line, column, _WORDS)}
        times["a term"] = typed(client, line, column, _MARKED)
        client.key(line, 0, "\n")
        times["a new step"] = typed(client, line, 0, _STEP)
        client.key(line, 0, "\n")
        times["open quotes"] = typed(client, line, 0, 'claim open: "words')
    finally:
        client.end()
    done = subprocess.run(
        [sys.executable, __file__, "--whole", str(records)], check=True, capture_output=True, text=True
    )
    beside = float(done.stdout)
    for name, taken in times.items():
        median = statistics.median(taken)
        high = statistics.quantiles(taken, n=20)[-1]
        print(
            f"{records:>8} {name:<12}{median:>8.1f}{high:>8.1f}{max(taken):>8.1f}"
            f"{beside:>10.1f}{beside / median:>8.1f} x"
        )


def questions(records: int) -> None:
    """Print how long each question of an editor takes that is asked right after a key."""
    text = texts.ordinary(records)
    line, column = middle(text)
    file = {"textDocument": {"uri": _URI}}
    name = {**file, "position": {"line": line, "character": len("claim l")}}
    begin, end = ({"line": line + away, "character": 0} for away in (-_SCREEN, _SCREEN))
    screen = {**file, "range": {"start": begin, "end": end}}
    asked = {
        "hover": name,
        "definition": name,
        "references": {**name, "context": {"includeDeclaration": True}},
        "completion": {**file, "position": {"line": line, "character": len("clai")}},
        "inlayHint": screen,
        "semanticTokens/range": screen,
        "semanticTokens/full": file,
        "documentSymbol": file,
        "foldingRange": file,
    }
    times: dict[str, list[float]] = {method: [] for method in asked}
    client = Client()
    try:
        client.open(text)
        for _ in range(_TIMES):
            for method, params in asked.items():
                client.key(line, column, "x")
                times[method].append(client.asked(method, params))
                time.sleep(_PAUSE)
    finally:
        client.end()
    for method, taken in times.items():
        print(f"{records:>8} {method:<22}{statistics.median(taken):>8.1f}{max(taken):>8.1f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 10_000], metavar="N")
    parser.add_argument("--whole", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--questions", action="store_true")
    options = parser.parse_args()
    if options.whole:
        print(whole(options.whole))
        return
    if options.questions:
        print(f"{'records':>8} {'asked':<22}{'median':>8}{'worst':>8}")
        for size in options.sizes:
            questions(size)
        return
    print(f"{'records':>8} {'typed':<12}{'median':>8}{'95 %':>8}{'worst':>8}{'whole':>10}{'ratio':>10}")
    for size in options.sizes:
        measure(size)


if __name__ == "__main__":
    main()
