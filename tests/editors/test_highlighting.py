"""Every highlighter knows every keyword of the grammar, and colours what it should."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pygments.token import Keyword

from argmap.lang.syntax import grammar
from argmap.publish.highlighting import ArgmapLexer

EDITORS = Path(__file__).parents[2] / "editors"
KEYWORDS = sorted(
    {
        word.replace(r"[ \t]+", " ")
        for word in re.findall(r'^[A-Z_]+:\s+["/]([^"/]+)["/] _BREAK$', grammar(), re.MULTILINE)
    }
)
RECORDS = {
    "map", "include", "section", "term", "person", "source", "evidence", "premise", "claim", "inference",
    "objection", "scheme",
}  # fmt: skip
STANDING = {"open", "met by", "fails by", "excluded by", "conceded", "waived"}
OF_QUESTIONS = {"owed", "exception"}


def example(word):
    """A record in which a keyword stands where it is one, and where that is."""
    if word in RECORDS:
        text = f'{word} name: "Words."\n'
        return text, 0
    if word in STANDING:
        text = f"inference a => b\n  question why: {word} c\n"
    elif word in OF_QUESTIONS:
        text = f'scheme s: "S"\n  question why: "Why?" {word}\n'
    else:
        text = f'claim name: "Words."\n  {word} thing\n'
    return text, text.rindex(f" {word}") + 1


def test_the_grammar_has_keywords():
    assert {"claim", "raised-by", "met by", "exception"} <= set(KEYWORDS)
    assert len(KEYWORDS) > 55


@pytest.mark.parametrize("word", KEYWORDS)
def test_pygments_knows(word):
    text, start = example(word)
    found = {at: (kind, words) for at, kind, words in ArgmapLexer().get_tokens_unprocessed(text)}
    at = start
    for part in word.split():
        at = text.index(part, at)
        kind, words = found[at]
        assert words == part
        assert kind in Keyword


def make():
    spec = importlib.util.spec_from_file_location("make", EDITORS / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "name",
    [
        "vim/syntax/argmap.vim",
        "vscode/syntaxes/argmap.tmLanguage.json",
        "vscode/snippets/argmap.json",
        "highlightjs/argmap.js",
    ],
)
def test_the_files_are_as_they_are_written(name):
    assert (EDITORS / name).read_text("utf-8") == make().written()[EDITORS / name]


def textmate(text, start):
    """The scopes that the patterns of the TextMate grammar, tried in their order, give a place in a line."""
    rules = json.loads((EDITORS / "vscode/syntaxes/argmap.tmLanguage.json").read_text("utf-8"))
    line_start = text.rfind("\n", 0, start) + 1
    line = text[line_start:].partition("\n")[0]
    heads = [each for each in rules["patterns"] if "match" in each]
    clauses = rules["repository"]["clause"]["patterns"]
    body = [each for each in rules["repository"]["body"]["patterns"] if "match" in each]
    for rule in (*heads, *clauses, *body):
        for match in re.finditer(rule["match"].replace("(?<=;)|^", "^|(?<=;)"), line):
            for group, capture in rule.get("captures", {}).items():
                if match.span(int(group))[0] == start - line_start:
                    yield capture["name"]


@pytest.mark.parametrize("word", KEYWORDS)
def test_textmate_knows(word):
    text, start = example(word)
    first = next(textmate(text, start))
    assert first.startswith(("keyword.", "constant.language."))


HIGHLIGHT = EDITORS / "highlightjs"
ASK = """
import hljs from "highlight.js/lib/core";
import argmap from "./argmap.js";
import { readFileSync } from "node:fs";
hljs.registerLanguage("argmap", argmap);
const texts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((text) => hljs.highlight(text, { language: "argmap" }).value)));
"""


class Spans(HTMLParser):
    """The class of each stretch of a text in HTML, by where it begins."""

    def __init__(self, html):
        super().__init__()
        self.found, self._length, self._open = {}, 0, [""]
        self.feed(html)

    def handle_starttag(self, _, attrs):
        self._open.append(dict(attrs)["class"])

    def handle_endtag(self, _):
        self._open.pop()

    def handle_data(self, data):
        self.found[self._length] = (self._open[-1], data)
        self._length += len(data)


def highlighted(texts):
    done = subprocess.run(
        [shutil.which("node"), "--input-type=module", "-e", ASK],
        cwd=HIGHLIGHT,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return [Spans(html).found for html in json.loads(done.stdout)]


with_highlightjs = pytest.mark.skipif(
    not (HIGHLIGHT / "node_modules" / "highlight.js").is_dir(),
    reason="npm ci was not run in editors/highlightjs",
)


@pytest.mark.heavy
@with_highlightjs
def test_highlightjs_knows():
    asked = [example(word) for word in KEYWORDS]
    for word, (_, start), found in zip(
        KEYWORDS, asked, highlighted([text for text, _ in asked]), strict=True
    ):
        assert found[start] == (f"hljs-{'literal' if word in STANDING | OF_QUESTIONS else 'keyword'}", word)


@pytest.mark.heavy
@with_highlightjs
def test_highlightjs_keeps_words_apart_from_keywords():
    text = (
        'claim claim: "A \\"b\\" [[c]] claim\n# margin\n  claim"\n  kind event; when 1924-05 # claim\n'
        'claim x: "open\nпосылка y: "Z"\ninference a(sign) + kind => x\n'
    )
    (found,) = highlighted([text])
    places = {
        6: ("hljs-title function_", "claim"), 13: ("hljs-string", '"A '), 16: ("hljs-char escape_", '\\"'),
        22: ("hljs-punctuation", "[["), text.index("# margin"): ("hljs-comment", "# margin"),
        text.index("event"): ("hljs-literal", "event"), text.index("1924"): ("hljs-number", "1924-05 "),
        text.index("посылка"): ("hljs-variable", "посылка"), text.index("sign"): ("hljs-attr", "sign"),
        text.index("kind =>"): ("hljs-variable", "kind"),
    }  # fmt: skip
    assert {at: found.get(at) for at in places} == places


def neovim():
    beside = Path(sys.executable).parent / "nvim"
    return str(beside) if beside.exists() else shutil.which("nvim")


@pytest.mark.heavy
@pytest.mark.skipif(neovim() is None, reason="Neovim is not installed")
def test_vim_knows(tmp_path):
    asked = []
    text = ""
    for word in KEYWORDS:
        record, start = example(word)
        at = len(text) + start
        text += record
        asked.append((word, text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1))
    extra = 'claim claim: "A \\"b\\" [[c]] claim\n# margin\n  claim"\n  kind event; when 1924-05 # claim\nclaim x: "open\nclaim y: "Z"\n'
    first = text.count("\n") + 1
    path = tmp_path / "all.arg"
    path.write_text(text + extra, "utf-8")
    others = [
        (7, first, "Declared"), (14, first, "Text"), (28, first, "Text"), (1, first + 1, "Margin"), (3, first + 2, "Text"),
        (8, first + 3, "Word"), (20, first + 3, "Written"), (29, first + 3, "Comment"), (12, first + 4, "Text"),
        (1, first + 5, "Record"), (7, first + 5, "Declared"),
    ]  # fmt: skip
    script = tmp_path / "ask.lua"
    places = [(line, column) for _, line, column in asked] + [(line, column) for column, line, _ in others]
    script.write_text(
        "".join(
            f'print(vim.fn.synIDattr(vim.fn.synID({line}, {column}, 1), "name"))\n' for line, column in places
        )
        + 'vim.cmd("qall!")\n',
        "utf-8",
    )
    command = [
        neovim(),
        "--clean",
        "--headless",
        "--cmd",
        f"set rtp^={EDITORS / 'vim'}",
        "-c",
        "syntax on",
        path,
    ]
    done = subprocess.run(
        [*command, "-c", f"luafile {script}"],
        env=os.environ | {"XDG_STATE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    said = [
        line.strip()
        for line in (done.stderr + done.stdout).split("\n")
        if line.strip().startswith("argmap") or not line.strip()
    ]
    said = [line for line in said if line]
    got = dict(zip([word for word, _, _ in asked], said[: len(asked)], strict=True))
    wrong = {
        word: group
        for word, group in got.items()
        if group not in {"argmapRecord", "argmapClause", "argmapAttack", "argmapWord"}
    }
    assert not wrong
    assert said[len(asked) :] == [f"argmap{name}" for _, _, name in others]
