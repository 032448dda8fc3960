"""The pages of the documentation as pieces, and what happens when a piece is read or run.

A page has a folder of its own, in which `maps` and `docs` lie. The fences of a page are taken in their order:

* argmap: a map of its own. It must read without a mistake and be in the canonical form.
* console: what follows `$ ` is run, the rest is its output, whole; a line `…` stands for lines left out.
* pycon: what follows `>>> ` is run, in the page's own names, and compared in the same way.
* python: run, in the same names.
* ipython: one cell of a notebook, run in a session of its own page; nothing goes to standard error.
* the languages in PLAIN are not looked at; any other is an error.

Comments before a fence say more about it, and are not seen by a reader:

* `file: NAME`: the fence is what the file holds; before a console, the file is empty.
* `into: NAME`: its records are put into the file, in the place of those with the same head, else at the end.
* `given` and records below: what the example takes for granted.
* `bad: CODE`: reading and checking it gives this code, and no other mistake in the writing.
* `good: CODE`: it gives no mistake and not this code.
* `as written`: it need not be in the canonical form.

A picture that a session draws, and whose name one in docs/images bears, shows the same words as that.

A table after a map whose first column is `statement` says how its statements are judged.
"""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from fnmatch import fnmatchcase
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from attrs import field, frozen

from argmap.case import Case
from argmap.check import check, chosen
from argmap.evaluate import evaluate
from argmap.lang.format import format_source
from argmap.lang.syntax import cut, preamble
from argmap.loading import parse, parse_file
from argmap.source import Source

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PLAIN = {
    "",
    "text",
    "sh",
    "toml",
    "json",
    "yaml",
    "lark",
    "dot",
    "vim",
    "lua",
    "elisp",
    "html",
    "markdown",
    "rst",
}
PROGRAMS = {"argmap": "argmap", "sphinx-build": "sphinx", "mkdocs": "material", "zensical": "zensical"}
"""What is run, and the package without which it is not; its output is then taken to be as the page says."""
MADE = "<!-- Made by docs/make.py"
PIECE = re.compile(
    r"<!--(?P<comment>.*?)-->"
    r"|^```(?P<language>\w*)\n(?P<body>.*?)^```$"
    r"|(?P<table>^\| *statement *\|[^\n]*\n(?:\|[^\n]*\n)+)",
    re.MULTILINE | re.DOTALL,
)
COMMENT = re.compile(r"([^:\n]*)[:\n]?(.*)", re.DOTALL)
PROMPT = {"console": "$ ", "pycon": ">>> "}
GIVEN = re.compile(r"([^\n]*(?:\n\.\.\.[^\n]*)*)\n?(.*)", re.DOTALL)
"""A command with its further lines, and its output."""
ELLIPSIS = "…"


@frozen
class Piece:
    """A fence or a table of a page: its line, where its body begins, what it is and what is said of it."""

    line: int
    start: int
    language: str
    body: str
    said: dict = field(factory=dict)


class Exchange(NamedTuple):
    """One command of a session: what was given, what it showed and what the page says that it shows."""

    given: str
    shown: str
    expected: str


def pieces(page):
    """The fences and tables of a page, in their order."""
    text = page.read_text("utf-8")
    said = {}
    found = []
    for match in PIECE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if match["comment"] is not None:
            word, rest = COMMENT.fullmatch(match["comment"].strip()).groups()
            said[word] = rest.strip()
        elif match["table"]:
            found.append(Piece(line, match.start(), "table", match["table"]))
        else:
            found.append(Piece(line, match.start("body"), match["language"], match["body"], said))
            said = {}
    return found


class Reader:
    """Goes through a page: the files it has shown, its last map and its Python names."""

    def __init__(self, folder, *, canonical):
        self.folder = folder
        self.canonical = canonical
        self.amap = None
        self.exit_code = 0
        self.installed = True
        self.names = {"__name__": "__main__"}
        self.cells = []

    def write(self, piece):
        """Write the file that a piece shows, if it does."""
        if "file" in piece.said:
            path = self.folder / piece.said["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("" if piece.language == "console" else piece.body, "utf-8")

    def problems(self, piece):
        """Read or run a piece; a sentence for each thing that is not as the page says."""
        self.write(piece)
        if piece.language in PLAIN:
            return []
        look = getattr(self, piece.language, None)
        return look(piece) if look else [f"no such kind of example: {piece.language}"]

    def argmap(self, piece):
        parsed = self.read(piece)
        self.amap = parsed.map
        mistakes = {each.code for each in parsed.diagnostics}
        judged = check(Case.of(self.amap), chosen(pedantic=True))
        found = mistakes.union(*({each.code, *each.signs} for each in judged))
        bad = set(re.findall(r"AM\d{3}", piece.said.get("bad", "")))
        good = set(re.findall(r"AM\d{3}", piece.said.get("good", "")))
        wrong = [str(each) for each in parsed.diagnostics if each.code not in bad]
        wrong += [f"{code} is not found" for code in sorted(bad - found)]
        wrong += [f"{code} is found" for code in sorted(good & found)]
        if self.canonical and not bad and "as written" not in piece.said:
            form = format_source(Source("x", piece.body)).text
            if form != piece.body:
                wrong.append(f"not in the canonical form, which is\n{form}")
        return wrong

    def read(self, piece):
        given = piece.said.get("given", "")
        if "into" in piece.said:
            path = self.folder / piece.said["into"]
            path.write_text(put_into(path.read_text("utf-8"), piece.body), "utf-8")
            return parse_file(path)
        if "file" in piece.said:
            return parse_file(self.folder / piece.said["file"])
        return parse(f"{piece.body}\n{given}\n", base=self.folder)

    def table(self, piece):
        """Compare a table of verdicts with those of the map above it."""
        header, _, *rows = [
            [cell.strip(" `") for cell in row.strip("|").split("|")] for row in piece.body.splitlines()
        ]
        evaluation = evaluate(self.amap)
        wrong = []
        for row in rows:
            standing = evaluation[row[0]]
            is_ = {
                "statement": standing.id,
                "degree": str(standing.degree),
                "verdict": str(standing.verdict),
                "with objections": str(standing.verdict),
                "as argued": str(standing.as_argued),
                "without attacks": str(evaluation.with_objections.free[row[0]]),
                "at most": str(evaluation.with_objections.hi[row[0]]),
            }
            wrong += [
                f"{row[0]} is {is_[column]} in the column {column}, not {cell}"
                for column, cell in zip(header, row, strict=True)
                if is_[column] != cell
            ]
        return wrong

    def session(self, piece):
        """Run a session; each of its commands with what it showed."""
        run = {"console": self.run, "pycon": self.calculate}[piece.language]
        _, *parts = re.split(rf"^{re.escape(PROMPT[piece.language])}", piece.body, flags=re.MULTILINE)
        assert parts, f"an example of this kind has a line that begins with {PROMPT[piece.language]}"
        for part in parts:
            given, expected = GIVEN.fullmatch(part).groups()
            if piece.language == "console" and not self.there(given):
                yield Exchange(given, expected.rstrip("\n"), expected.rstrip("\n"))
                continue
            shown = "\n".join(line.rstrip() for line in run(given).rstrip("\n").split("\n"))
            yield Exchange(given, shown, expected.rstrip("\n"))

    def console(self, piece):
        return [
            f"{PROMPT[piece.language]}{given}\nsays\n{shown}"
            for given, shown, expected in self.session(piece)
            if not alike(shown, expected)
        ]

    pycon = console

    def there(self, command):
        """Whether the program of a command, or of the one before, is installed."""
        if command != "echo $?":
            program = shlex.split(command)[0]
            assert program in PROGRAMS, f"only {', '.join(PROGRAMS)} are run here, not {program}"
            self.installed = find_spec(PROGRAMS[program]) is not None
        return self.installed

    def run(self, command):
        if command == "echo $?":
            return f"{self.exit_code}\n"
        program, *arguments = shlex.split(command)
        done = subprocess.run(
            [Path(sys.executable).with_name(program), *arguments],
            cwd=self.folder,
            env={
                **os.environ,
                "NO_COLOR": "1",
                "COLUMNS": "100",
                "PYTHONUTF8": "1",
                "NO_MKDOCS_2_WARNING": "1",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.exit_code = done.returncode
        return done.stdout.decode("utf-8").replace("\r\n", "\n")

    def calculate(self, given):
        source = re.sub(r"^\.\.\. ?", "", given, flags=re.MULTILINE)
        with contextlib.redirect_stdout(io.StringIO()) as shown:
            exec(compile(source + "\n", "example", "single"), self.names)  # noqa: S102 - our own pages
        return shown.getvalue()

    def python(self, piece):
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(piece.body, "example", "exec"), self.names)  # noqa: S102 - our own pages
        return []

    def ipython(self, piece):
        """Run a cell; what it says to standard error."""
        program = f"{NOTEBOOK}\nfor cell in {[*self.cells, piece.body]!r}:\n    shell.run_cell(cell)\n"
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=self.folder, capture_output=True, text=True, check=False
        )
        self.cells.append(piece.body)
        return [done.stderr + done.stdout] if done.stderr or "Error" in done.stdout else []


NOTEBOOK = """
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config
config = Config()
config.HistoryManager.enabled = False
shell = InteractiveShell.instance(config=config)
"""


def furnish(folder):
    """Lay into the folder of a page what its examples find there."""
    for name in ("maps", "docs"):
        (folder / name).symlink_to(ROOT / name)


def outdated(folder, images=IMAGES, *, anew=False):
    """The pictures drawn in a folder that show other words than their namesakes in the documentation, or all."""
    return [
        drawn
        for drawn in sorted(folder.glob("*.svg"))
        if (images / drawn.name).exists() and (anew or words(drawn) != words(images / drawn.name))
    ]


def words(picture):
    """The words that an SVG shows, or tells those who do not see it."""
    root = ET.parse(picture).getroot()  # noqa: S314 - drawn by ourselves
    return sorted(text.strip() for text in root.itertext() if text.strip())


def put_into(text, records):
    """A text with these records in the place of those with the same head, the others at its end."""
    kept = {head(chunk.text): chunk.text for chunk in cut(text)}
    added = []
    for chunk in cut(records):
        before = kept.get(head(chunk.text))
        if before is None:
            added.append(chunk.text)
        else:
            kept[head(chunk.text)] = chunk.text.rstrip("\n") + before[len(before.rstrip("\n")) :]
    whole = (preamble(text) + "".join(kept.values())).rstrip("\n")
    return "\n\n".join(filter(None, [whole, "".join(added).rstrip("\n")])) + "\n"


def head(record):
    """What a record is known by: its keyword and id, or its first line where it has no id."""
    named = re.match(r"\S+ +[^\s:]+:", record)
    return named[0] if named else record.partition("\n")[0]


def alike(shown, expected):
    """Whether an output is what a page says, where a line `…` stands for any lines."""
    if ELLIPSIS not in expected.split("\n"):
        return shown == expected
    pattern = "\n".join(
        "*" if line == ELLIPSIS else re.sub(r"([*?[])", r"[\1]", line) for line in expected.split("\n")
    )
    return fnmatchcase(shown, pattern)
