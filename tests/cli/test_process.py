"""The command line as a process of its own: start-up, pipes, encodings, signals."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

RAIN = "".join(f'claim rain-{number}: "It rained, régen, 雨."\n' for number in range(2000))
BASH = shutil.which("bash") or "bash"
ARGMAP = [sys.executable, "-m", "argmap"]


def argmap(*argv, **more):
    more.setdefault("capture_output", True)
    return subprocess.run([*ARGMAP, *argv], timeout=60, check=False, **more)


@pytest.fixture
def large(here):
    (here / "a.arg").write_text(RAIN)
    return here


def test_help_waits_for_neither_the_parser_nor_the_drawing():
    code = "import sys; from argmap.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "argmap.cli" in loaded
    assert not loaded & {"lark", "graphviz", "pygraphviz", "attr", "hypothesis", "snowballstemmer"}


def test_the_package_alone_loads_nothing_heavy():
    code = "import sys, argmap; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {"lark", "graphviz", "attr", "argmap.api"}


def test_checking_waits_neither_for_the_drawing_nor_for_texts_and_settings_that_are_not_there(here):
    code = (
        "import sys; from argmap.cli import main; main(['check', '-']); print(*sys.modules, file=sys.stderr)"
    )
    rain = 'claim rain: "It rained."\nclaim wet: "The street is wet."\ninference rain => wet\n'
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, input=rain
    )
    loaded = set(done.stderr.split())
    assert "argmap.evaluate.repair" in loaded
    assert not loaded & {"graphviz", "pygraphviz", "argmap.render", "rapidfuzz", "pypdf", "html.parser"}
    assert not loaded & {"argmap.cli.mending", "argmap.fixing", "argmap.texts.pdf", "argmap.texts.html"}


@pytest.mark.parametrize(
    "argv",
    [
        ("check", "a.arg"),
        ("check", "a.arg", "--output-format", "concise"),
        ("check", "a.arg", "--output-format", "json"),
        ("explain", "--all"),
        ("fmt", "--diff", "a.arg"),
        ("render", "a.arg", "-o", "-", "--format", "dot"),
        ("--help",),
    ],
)
def test_a_closed_pipe_ends_quietly(large, argv):
    process = subprocess.Popen([*ARGMAP, *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.read(10)
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(60) in (0, 1)
    assert "Traceback" not in said
    assert "Broken" not in said
    assert "Exception" not in said


def test_a_pipe_that_is_closed_before_anything_is_written(large):
    read, write = os.pipe()
    os.close(read)
    done = argmap("check", "a.arg", stdout=write, stderr=subprocess.PIPE, capture_output=False)
    os.close(write)
    assert done.returncode == 1
    assert not done.stderr


def test_a_closed_pipe_still_tells_by_the_exit_code(large):
    shell = f'"{sys.executable}" -m argmap check a.arg | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run([BASH, "-c", shell], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "1"
    assert done.stdout.count("\n") == 2
    assert not done.stderr


def test_a_full_disk_is_told(large):
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = argmap("check", "a.arg", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 2
    assert done.stderr.decode() == "argmap: the result could not be written: no space left on device\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "utf-8"])
def test_terminals_of_any_encoding(here, encoding):
    (here / "a.arg").write_text(RAIN[:130])
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for form in ("full", "concise"):
        done = argmap("check", "a.arg", "--output-format", form, env=environment)
        assert done.returncode == 1
        assert not done.stderr
        done.stdout.decode(encoding)
    done = argmap("check", "a.arg", "--output-format", "json", env=environment)
    assert json.loads(done.stdout.decode("utf-8"))["counts"]["warning"]


def test_results_for_programs_are_utf8_whatever_the_terminal(here):
    (here / "a.arg").write_text(RAIN[:130])
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = argmap("fmt", "-", input='claim  rain:  "雨"\n'.encode(), env=environment)
    assert done.stdout.decode("utf-8") == 'claim rain: "雨"\n'
    done = argmap("render", "a.arg", "-o", "-", "--format", "dot", "--focus", "rain-1", env=environment)
    assert "雨" in done.stdout.decode("utf-8")


def test_a_file_name_that_is_no_text(here):
    name = b"\xff\xfe.arg"
    try:
        (here / os.fsdecode(name)).write_text('claim rain: "It rained."\n')
    except OSError:
        pytest.skip("this system has no such names")
    for form in ("full", "concise", "json"):
        done = argmap(b"check", name, b"--output-format", form.encode())
        assert (done.returncode, done.stderr) == (1, b"")
        done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="signals are another matter there")
def test_it_can_be_stopped(here):
    os.mkfifo(here / "a.arg")  # opening it waits for a writer
    process = subprocess.Popen([*ARGMAP, "check", "a.arg"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert not out
    assert err == b"argmap: stopped\n"


def test_maps_from_a_process_substitution(here):
    shell = f'"{sys.executable}" -m argmap check --output-format concise <(echo \'claim rain: "It rained."\')'
    done = subprocess.run([BASH, "-c", shell], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert ":1:7: warning: AM101" in done.stdout


def test_the_installed_command():
    found = Path(sys.executable).with_name("argmap")
    if not found.exists():
        pytest.skip("the package is not installed")
    done = subprocess.run([found, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("argmap ")
