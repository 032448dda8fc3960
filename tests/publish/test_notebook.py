"""The magic `argmap`: a map in a cell, its picture and its findings; first in a shell, then in a real notebook."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

import argmap
from argmap.api import EngineError

RAIN = 'premise wet: "The street is wet."\n  basis "Seen."\nclaim rain: "It rained."\ninference step: wet => rain\n'


@pytest.fixture(scope="module")
def session():
    config = Config()
    config.HistoryManager.enabled = False
    shell = InteractiveShell.instance(config=config)
    shell.run_line_magic("load_ext", "argmap")
    yield shell
    InteractiveShell.clear_instance()


@pytest.fixture
def shell(session, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    session.reset(new_session=False)
    return session


def run(shell, line, cell=RAIN):
    """What a cell shows, by media types."""
    with capture_output() as shown:
        shell.run_cell(f"%%argmap {line}\n{cell}", store_history=False)
    assert not shown.stderr, shown.stderr
    (output,) = shown.outputs
    return output.data


def refused(shell, cell):
    with capture_output() as shown:
        shell.run_cell(cell, store_history=False)
    assert not shown.outputs
    assert "Traceback" not in shown.stdout + shown.stderr
    return shown.stderr.strip()


def test_a_cell_shows_the_picture_its_words_and_the_findings(shell):
    data = run(shell, "street")
    assert set(data) == {"text/html", "image/svg+xml", "text/plain"}
    assert 'role="img"' in data["text/html"]
    assert "<desc id=" in data["text/html"]
    assert "Claim rain (sustained): It rained." in data["text/plain"]
    assert re.search(
        r'<strong>note</strong>, line 5, <a href="[^"]*AM212.html">AM212 missing-warrant</a>: nothing says'
        r" what licenses the step to <code>rain</code><ul><li>",
        data["text/html"],
    )
    assert "note[AM212] missing-warrant" in data["text/plain"]
    assert " --> cell:5:11" in data["text/plain"]
    assert isinstance(shell.user_ns["street"], argmap.Map)


def test_mistakes_are_shown_and_the_variable_stays(shell):
    run(shell, "street")
    before = shell.user_ns["street"]
    data = run(shell, "street", 'claim rain "It <rained>."\n')
    assert set(data) == {"text/html", "text/plain"}
    assert "2 | claim rain &quot;It &lt;rained&gt;.&quot;" in data["text/html"]
    assert data["text/plain"].startswith("error[AM002]")
    assert data["text/plain"].endswith("1 error")
    assert shell.user_ns["street"] is before


def test_options_are_those_of_the_command_line(shell):
    assert "argmap-auto" not in run(shell, "--theme dark")["text/html"]
    assert "AM212" not in run(shell, "--ignore AM212 --no-legend")["text/plain"]
    assert "argmap-findings" not in run(shell, "--findings=no")["text/html"]
    assert ">Wet<" in run(shell, "--title 'Wet'")["text/html"]


def test_a_file_is_shown_and_kept(shell, tmp_path):
    (tmp_path / "street.arg").write_text(RAIN)
    with capture_output() as shown:
        shell.run_cell("%argmap street.arg street --as-argued", store_history=False)
    assert " --> street.arg:4:11" in shown.outputs[0].data["text/plain"]
    assert "rain" in shell.user_ns["street"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("%argmap", "UsageError: name a file: `%argmap FILE [NAME]`; or write `%%argmap` above a map"),
        ("%argmap nope.arg", "UsageError: the map `nope.arg` cannot be read: no such file or directory"),
        ("%argmap 'a", "UsageError: the line cannot be read: no closing quotation"),
        (
            f"%%argmap a b\n{RAIN}",
            "UsageError: `b` is one word too many; a value of several words stands in quotes",
        ),
        (f"%%argmap 1a\n{RAIN}", "UsageError: `1a` cannot be the name of a variable"),
        (f"%%argmap --focus\n{RAIN}", "UsageError: `focus` takes a value"),
        (f"%%argmap --focus nope\n{RAIN}", "UsageError: there is no record `nope` in this map"),
    ],
)
def test_what_is_unfit_is_said_in_a_sentence(shell, line, sentence):
    assert refused(shell, line) == sentence


def test_options_that_say_nothing_here_are_refused(shell):
    for name in ("alt", "fail-level", "nope"):
        said = refused(shell, f"%%argmap --{name} x\n{RAIN}")
        assert said.startswith(f"UsageError: there is no option `--{name}` here; there are --section --tag")


def test_without_a_picture_there_are_the_words(shell, monkeypatch):
    def fail(*_, **__):
        message = "no layout engine is installed"
        raise EngineError(message)

    monkeypatch.setattr(argmap.api, "_svg", fail)
    data = run(shell, "street")
    assert set(data) == {"text/html", "text/plain"}
    assert "<p>There is no picture: no layout engine is installed.</p>" in data["text/html"]
    assert data["text/plain"].endswith("There is no picture: no layout engine is installed.")
    assert "AM212" in data["text/html"]
    assert "street" in shell.user_ns


def test_the_package_alone_knows_nothing_of_notebooks():
    code = "import argmap, sys; argmap.load_ipython_extension; print('IPython' in sys.modules)"
    for part, known in (("import argmap, sys; print('IPython' in sys.modules)", "False"), (code, "True")):
        done = subprocess.run([sys.executable, "-c", part], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == known


# ------------------------------------------------------------------------------- a real notebook


@pytest.mark.heavy
@pytest.mark.skipif(
    not (find_spec("nbclient") and find_spec("ipykernel")),
    reason="`pip install argmap[sites]` brings nbclient",
)
def test_a_notebook_that_is_run(tmp_path):
    program = tmp_path / "run.py"
    program.write_text(NOTEBOOK)
    (tmp_path / "street.arg").write_text(RAIN)
    done = subprocess.run(
        [sys.executable, program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "JUPYTER_PLATFORM_DIRS": "1", "IPYTHONDIR": str(tmp_path / "ipython")},
    )
    assert done.returncode == 0, done.stderr
    pages = done.stdout.split("\f")[:-1]
    assert len(pages) == 4
    found = [re.findall(r'\bid="([^"]*)"', page) for page in pages]
    for page, ids in zip(pages, found, strict=True):
        assert "Claim rain (sustained): It rained." in page.partition("<desc id=")[2]
        (labelled,) = re.findall(r'role="img" aria-labelledby="([^"]*)"', page)
        assert set(labelled.split()) <= set(ids)
    everything = [each for ids in found for each in ids]
    assert len(everything) == len(set(everything))


NOTEBOOK = """
import nbformat
from nbclient import NotebookClient

cells = [
    "%load_ext argmap",
    "import argmap\\nm = argmap.load('street.arg')\\nm",
    "m",
    "%%argmap n\\n" + open("street.arg").read(),
    "%argmap street.arg",
    "%%argmap n\\nclaim rain",
    "assert 'rain' in n",
]
notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
NotebookClient(notebook, kernel_name="python3", timeout=120).execute()
for cell in notebook.cells:
    for output in cell.outputs:
        if "image/svg+xml" in output.get("data", {}):
            print(output.data["text/html"], end="\\f")
        else:
            assert "AM0" in output.data["text/plain"], output
"""
