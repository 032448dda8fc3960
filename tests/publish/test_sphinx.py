"""The directive `argmap` in real builds: HTML, LaTeX, text and EPUB; what is broken fails them, again and again."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec

import pytest

RAIN = """premise wet: "The street is wet."
  basis "Anyone can see it."

claim rain: "It rained."
inference step: wet => rain
"""
CONF = 'project = "Streets"\nextensions = ["argmap.publish.sphinx"]\n'


class Project:
    """A small project, and what a build of it says."""

    def __init__(self, folder):
        self.folder = folder
        self.write("conf.py", CONF)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def build(self, form="html", *more):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "sphinx",
                "-q",
                "--color",
                "-N",
                "-b",
                form,
                ".",
                f"out/{form}",
                "-d",
                "out/tree",
                *more,
            ],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONWARNINGS": "error::DeprecationWarning:argmap"},
        )
        self.said = done.stderr.strip()
        return done.returncode

    def read(self, name):
        return (self.folder / "out" / name).read_text("utf-8")


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def page(*directives):
    return "\n".join(("Streets", "=======", "", *directives))


def directive(**options):
    said = [f":{name.replace('_', '-')}: {value}" for name, value in options.items()]
    return ".. argmap::\n" + "".join(f"   {line}\n" for line in (*said, "", *RAIN.splitlines()))


FILE = ".. argmap:: maps/rain.arg\n"


def test_a_page_shows_the_picture_with_its_words(project):
    project.write("maps/rain.arg", RAIN)
    project.write(
        "index.rst",
        page(
            "See :ref:`here <street>`.\n",
            directive(name="street", caption="A *street*, ``wet``", align="center", source="", findings=""),
            FILE,
            FILE + "   :alt: A street\n   :class: wide\n   :align: left\n",
        ),
    )
    assert project.build("html", "-W") == 0, project.said
    html = project.read("html/index.html")
    assert html.count('role="img"') == 3
    assert "Claim rain (sustained): It rained." in html
    assert re.search(r'<figure class="align-center" id="street">\s*<div class="argmap">', html)
    assert "A <em>street</em>" in html
    assert '<div class="wide argmap align-left">' in html
    assert 'aria-label="A street"' in html
    found = re.findall(r'\bid="([^"]*)"', html)
    assert len(found) == len(set(found))
    assert '<div class="highlight-argmap notranslate">' in html
    assert '<span class="kd">premise</span>' in html
    assert '<strong>note</strong>, line 5, <a class="reference external" href="https://' in html
    assert "warrant &quot;…&quot;" in html
    assert '<span class="pre">rain</span></code>' in html


def test_latex_gets_a_pdf_and_others_the_words(project):
    project.write("maps/rain.arg", f'map street: "The street"\n{RAIN}')
    project.write("index.rst", page(FILE, directive(caption="Wet", alt="A wet street", findings="")))
    assert project.build("latex", "-W") == 0, project.said
    tex = next((project.folder / "out/latex").glob("*.tex")).read_text("utf-8")
    names = re.findall(r"\\sphinxincludegraphics\{(argmap-\w+\.pdf)\}", tex)
    assert len(set(names)) == 2
    assert all((project.folder / "out/latex" / name).read_bytes().startswith(b"%PDF") for name in names)
    for form, name in (("text", "index.txt"), ("man", "streets.1"), ("xml", "index.xml")):
        assert project.build(form) == 0, project.said
        words = " ".join(project.read(f"{form}/{name}").replace("\\-", "-").split())
        assert "The street" in words
        assert "A wet street" in words
        assert words.count("Claim rain (sustained): It rained.") == 2


def test_an_epub_gets_a_file(project):
    project.write("index.rst", page(directive()))
    assert project.build("epub") == 0, project.said
    html = project.read("epub/index.xhtml")
    (name,) = re.findall(r'<img src="(_images/argmap-\w+\.svg)" alt="Argument map\nClaim rain', html)
    assert project.read(f"epub/{name}").startswith("<svg ")
    assert name in project.read("epub/content.opf")


BROKEN = page(
    ".. argmap:: nope.arg\n",
    ".. argmap::\n",
    '.. argmap:: a.arg\n\n   claim a: "A"\n',
    '.. argmap::\n\n   claim rain "It rained."\n',
    directive(them="dark"),
    directive(section="nope"),
    directive(align="middle"),
    directive(fail_level="note"),
)
TOLD = (
    "index.rst:4: ERROR: the map `nope.arg` cannot be read: no such file or directory",
    "index.rst:6: ERROR: there is no map; write it below the directive, or name a file after `argmap::`",
    "index.rst:8: ERROR: the directive holds a map and names `a.arg`; let it do one of the two",
    'index.rst:14: ERROR: AM002 syntax: after `claim rain` comes a colon, and here stands `"`',
    "index.rst:16: ERROR: there is no option `them`; did you mean `theme`?",
    "index.rst:25: ERROR: there is no section `nope` in this map",
    "index.rst:34: ERROR: `align` is one of left, center, right, and not `middle`",
    "index.rst:50: ERROR: AM212 missing-warrant: nothing says what licenses the step to `rain`",
)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_all_that_is_broken_is_told_with_its_place_and_fails_every_build(project, jobs):
    project.write("index.rst", BROKEN)
    for number in range(6):
        project.write(f"more/{number}.rst", ":orphan:\n\n" + page(directive()))
    for form in ("html", "html", "text"):
        assert project.build(form, "-j", jobs) == 1
        told = [line for line in project.said.splitlines() if "ERROR" in line]
        assert [line.removeprefix(f"{project.folder}/") for line in told] == list(TOLD)
    project.write("index.rst", page(directive()))
    assert project.build("html", "-j", jobs) == 0, project.said


def test_what_docutils_cannot_read_of_a_directive_fails_the_build_too(project):
    project.write("index.rst", page(".. argmap::\n   :alt: a\n   claim b\n"))
    for _ in range(2):
        assert project.build() == 1
        assert 'Error in "argmap" directive' in project.said


def test_a_mistake_in_a_file_is_told_where_it_stands_and_mending_it_is_seen(project):
    project.write("index.rst", page(FILE))
    project.write("maps/rain.arg", 'include "part.arg"\n')
    project.write("maps/part.arg", 'claim rain "It rained."\n')
    assert project.build() == 1
    assert project.said.startswith("maps/part.arg:1: ERROR: AM002")
    project.write("maps/part.arg", RAIN)
    assert project.build() == 0, project.said
    assert "It rained." in project.read("html/index.html")
    project.write("maps/part.arg", RAIN.replace("It rained", "It poured"))
    assert project.build() == 0, project.said
    assert "It poured." in project.read("html/index.html")


def test_the_project_says_what_fails_it_and_how_pictures_look(project):
    project.write("index.rst", page(directive(), directive(theme="/own.toml")))
    project.write("own.toml", 'paper = "#fffff0"\n')
    project.write("conf.py", CONF + 'argmap_theme = "own.toml"\n')
    assert project.build() == 0, project.said
    assert project.read("html/index.html").count('fill="#fffff0"') >= 2
    project.write("conf.py", CONF + 'argmap_fail_level = "note"\n')
    assert project.build() == 1
    project.write("conf.py", CONF + 'argmap_fail_level = "nothing"\n')
    assert project.build() == 2
    assert "`fail-level` is one of error, warning, note, never, and not `nothing`" in project.said


def test_a_picture_that_cannot_be_drawn_fails_the_build(project):
    broken = "\nimport argmap.api\ndef fail(*_, **__):\n    raise argmap.api.EngineError('no engine')\n"
    project.write("index.rst", page(directive()))
    project.write("conf.py", f"{CONF}{broken}argmap.api._pdf = fail\n")
    assert project.build("latex") == 1
    assert "index.rst:4: ERROR: no engine" in project.said
    project.write("conf.py", f"{CONF}{broken}argmap.api._svg = fail\n")
    assert project.build("html", "-E") == 1
    assert "index.rst:4: ERROR: no engine" in project.said


@pytest.mark.heavy
@pytest.mark.skipif(not find_spec("myst_parser"), reason="`pip install argmap[sites]` brings MyST")
def test_markdown_by_myst(project):
    project.write("conf.py", CONF.replace("]", ', "myst_parser"]'))
    project.write("maps/rain.arg", RAIN)
    body = f"# Streets\n\n```{{argmap}} maps/rain.arg\n:findings:\n```\n\n```{{argmap}}\n{RAIN}```\n"
    project.write("index.md", body)
    assert project.build("html", "-W") == 0, project.said
    assert project.read("html/index.html").count('role="img"') == 2
    project.write(
        "index.md",
        f'{body}\n```{{argmap}}\n:them: dark\n\nclaim a "A"\n```\n\n```{{argmap}}\nclaim a "A"\n```\n',
    )
    assert project.build() == 1
    assert "index.md:15: ERROR: there is no option `them`; did you mean `theme`?" in project.said
    assert "index.md:22: ERROR: AM002 syntax" in project.said
