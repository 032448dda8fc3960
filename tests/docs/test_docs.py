"""Every example in README.md and docs/ is read, run and compared with what stands beside it.

A page has a folder of its own, in which `maps` lies. The fences of a page are taken in their order:

* argmap: a map of its own. It must read without a mistake and be in the canonical form.
* console: what follows `$ ` is run, the rest is its output, whole; a line `…` stands for lines left out.
* pycon: a session, compared as doctest does. python: run, in the page's own names.
* the languages in PLAIN are not looked at; any other is an error.

Comments before a fence say more about it, and are not seen by a reader:

* `file: NAME`: the fence is what the file holds; before a console, the file is empty.
* `into: NAME`: its records are put into the file, in the place of those with the same head, else at the end.
* `given` and records below: what the example takes for granted.
* `bad: CODE`: reading and checking it gives this code, and no other mistake in the writing.
* `good: CODE`: it gives no mistake and not this code.
* `as written`: it need not be in the canonical form.

A table after a map whose first column is `statement` says how its statements are judged.
"""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from attrs import field, frozen

from argmap.case import Case
from argmap.check import check, chosen
from argmap.evaluate import evaluate
from argmap.lang.format import format_source
from argmap.lang.syntax import cut, preamble
from argmap.loading import parse, parse_file
from argmap.source import Source

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PLAIN = {"", "text", "sh", "toml", "json", "yaml", "lark", "dot", "vim", "lua", "elisp", "html", "markdown"}
MADE = "<!-- Made by docs/make.py"
PIECE = re.compile(
    r"<!--(?P<comment>.*?)-->"
    r"|^```(?P<language>\w*)\n(?P<body>.*?)^```$"
    r"|(?P<table>^\| *statement *\|[^\n]*\n(?:\|[^\n]*\n)+)",
    re.MULTILINE | re.DOTALL,
)
COMMENT = re.compile(r"([^:\n]*)[:\n]?(.*)", re.DOTALL)
FENCES = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ELLIPSIS = "…"


@frozen
class Piece:
    """A fence or a table of a page: where it stands, what it is and what the comments say of it."""

    line: int
    language: str
    body: str
    said: dict = field(factory=dict)


def name(path):
    return str(path.relative_to(ROOT))


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
            found.append(Piece(line, "table", match["table"]))
        else:
            found.append(Piece(line, match["language"], match["body"], said))
            said = {}
    return found


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_examples(page, tmp_path, monkeypatch):
    (tmp_path / "maps").symlink_to(ROOT / "maps")
    monkeypatch.chdir(tmp_path)
    reader = Reader(tmp_path, canonical=MADE not in page.read_text("utf-8"))
    wrong = [
        f"{name(page)}:{piece.line}: {problem}"
        for piece in pieces(page)
        for problem in reader.problems(piece)
    ]
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_fence_is_seen(page):
    lines = page.read_text("utf-8").splitlines()
    fences = [piece for piece in pieces(page) if piece.language != "table"]
    assert sum(line.lstrip().startswith("```") for line in lines) == 2 * len(fences)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text("utf-8")):
        path, _, heading = target.partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        goal = (page.parent / path) if path else page
        assert goal.exists(), target
        if heading:
            assert heading in headings(goal), target


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.arg")), ids=name)
def test_maps_of_the_pictures_are_in_order(path):
    source = Source(path.name, path.read_text("utf-8"))
    assert parse_file(path).diagnostics == ()
    assert format_source(source).text == source.text
    assert any(path.with_suffix(suffix).exists() for suffix in (".svg", ".png"))


def headings(page):
    """The anchors that a page's headings get where Markdown is shown as GitHub shows it."""
    titles = HEADING.findall(FENCES.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_what_make_writes_is_fresh():
    made = subprocess.run(
        [sys.executable, ROOT / "docs" / "make.py", "--check"], capture_output=True, text=True, check=False
    )
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")


def test_a_stale_page_is_told(tmp_path):
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    page = tmp_path / "docs" / "rules" / "AM101.md"
    page.write_text(page.read_text("utf-8").replace("claim", "clam"), "utf-8")
    (tmp_path / "docs" / "rules" / "AM999.md").write_text("gone", "utf-8")
    command = [sys.executable, tmp_path / "docs" / "make.py"]
    told = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (
        1,
        "docs/rules/AM101.md is stale\ndocs/rules/AM999.md is stale\n",
    )
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert page.read_text("utf-8") == (ROOT / "docs" / "rules" / "AM101.md").read_text("utf-8")
    assert subprocess.run([*command, "--check"], capture_output=True, check=False).returncode == 0


# ------------------------------------------------------------------------------------ one fence


class Reader:
    """Goes through a page: the files it has shown, its last map and its Python names."""

    def __init__(self, folder, *, canonical):
        self.folder = folder
        self.canonical = canonical
        self.amap = None
        self.exit_code = 0
        self.names = {"__name__": "__main__"}

    def problems(self, piece):
        if "file" in piece.said:
            path = self.folder / piece.said["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("" if piece.language == "console" else piece.body, "utf-8")
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

    def console(self, piece):
        wrong = []
        for command, expected in commands(piece.body):
            shown = f"{self.exit_code}\n" if command == "echo $?" else self.run(command)
            if not alike(shown, expected):
                wrong.append(f"$ {command}\nsays\n{shown}")
        return wrong

    def run(self, command):
        program, *arguments = shlex.split(command)
        assert program == "argmap", f"only argmap is run here, not {program}"
        done = subprocess.run(
            [Path(sys.executable).with_name(program), *arguments],
            cwd=self.folder,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.exit_code = done.returncode
        return done.stdout.decode("utf-8").replace("\r\n", "\n")

    def pycon(self, piece):
        test = doctest.DocTestParser().get_doctest(piece.body, self.names, "session", None, 0)
        wrong = []
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=wrong.append, clear_globs=False)
        self.names.update(test.globs)
        assert test.examples, "a session has lines that begin with >>>"
        return ["".join(wrong)] if wrong else []

    def python(self, piece):
        exec(compile(piece.body, "example", "exec"), self.names)  # noqa: S102 - our own pages
        return []


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


def commands(session):
    """The commands of a console session, each with its output."""
    _, *parts = re.split(r"^\$ ", session, flags=re.MULTILINE)
    assert parts, "a console example has a line that begins with $"
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


def alike(shown, expected):
    """Whether an output is what a page says, where a line `…` stands for any lines."""
    shown = "\n".join(line.rstrip() for line in shown.rstrip("\n").split("\n"))
    expected = expected.rstrip("\n")
    if ELLIPSIS not in expected.split("\n"):
        return shown == expected
    pattern = "\n".join(
        "*" if line == ELLIPSIS else re.sub(r"([*?[])", r"[\1]", line) for line in expected.split("\n")
    )
    return fnmatchcase(shown, pattern)


# --------------------------------------------------------------- that the tests above can fail


@pytest.mark.parametrize(
    ("language", "body", "said"),
    [
        ("argmap", 'clam rain: "It rained."\n', {}),
        ("argmap", 'claim rain:   "It rained."\n', {}),
        ("argmap", 'claim rain: "It rained."\n', {"bad": "AM002"}),
        ("argmap", 'claim rain: "It rained."\n', {"good": "AM101"}),
        ("argmap", 'clam rain: "It rained."\n', {"bad": "AM101"}),
        ("table", "| statement | verdict |\n|---|---|\n| `wet` | defeated |\n", {}),
        ("console", "$ argmap --version\nargmap 0\n", {}),
        ("pycon", ">>> 1 + 1\n3\n", {}),
        ("poem", "", {}),
    ],
)
def test_a_wrong_example_is_found(language, body, said, tmp_path):
    reader = Reader(tmp_path, canonical=True)
    reader.amap = parse('premise wet: "The street is wet."\n').map
    assert reader.problems(Piece(1, language, body, said))


def test_records_are_put_in_their_places():
    text = '# top\nclaim a: "A"\n\ninference b => a\n\nclaim b: "B"\n'
    records = 'claim c: "C"\nclaim a: "New"\n  as certain\n'
    assert put_into(text, records) == (
        '# top\nclaim a: "New"\n  as certain\n\ninference b => a\n\nclaim b: "B"\n\nclaim c: "C"\n'
    )


def test_left_out_lines_are_any_lines():
    assert alike("a\nb\nc*\n", "a\n…\nc*\n")
    assert not alike("a\nb\nc\n", "a\n…\nc*\n")
    assert not alike("a\nb\n", "a\n")
