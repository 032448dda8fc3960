"""What the tests of the command line share: a folder, a way to run, standard input."""

import io
import sys

import pytest

from argmap.cli import main


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Every test runs in a folder of its own, in an environment without wishes for colour."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def run(capfd):
    """Run a command line: its exit code, and what it printed as a result and besides."""

    def go(*argv):
        code = main(argv)
        out, err = capfd.readouterr()
        return code, out, err

    return go


@pytest.fixture
def stdin(monkeypatch):
    """Put bytes on standard input."""

    def put(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put
