"""The command line as a whole: verbs, help, exit codes, what goes where."""

import importlib
import io
import sys

import pytest

from argmap import __version__
from argmap.cli import VERBS, console, main
from argmap.cli.options import Parser


def test_the_version(run):
    assert run("--version") == (0, f"argmap {__version__}\n", "")


def test_help(run):
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    for verb in VERBS:
        assert f"\n  {verb} " in out
    assert run("-h") == run("help") == (code, out, err)
    assert run("help", "check") == run("check", "--help")


def test_without_a_verb_help_goes_to_standard_error(run):
    code, out, err = run()
    assert (code, out) == (2, "")
    assert err.startswith("usage: argmap VERB")


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_each_verb_has_an_example(run, verb):
    code, out, err = run(verb, "--help")
    assert (code, err) == (0, "")
    assert "example" in out
    assert f"  argmap {verb} " in out


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_explained(verb):
    parser = Parser(prog="argmap")
    importlib.import_module(f"argmap.cli.{verb}").add(parser)
    assert all(action.help for action in parser._actions)


@pytest.mark.parametrize("name", ["chek", "cehck", "CHECK"])
def test_a_verb_that_was_nearly_right(run, name):
    assert run(name) == (
        2,
        "",
        f"argmap: there is no verb `{name}`; did you mean `check`?\n`argmap --help` shows how it is used\n",
    )


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (
            ("zzz",),
            "argmap: there is no verb `zzz`; the verbs are check, render, watch, explain, fmt, lsp, init, completion\n",
        ),
        (("--versoin",), "argmap: there is no option `--versoin`; did you mean `--version`?\n"),
        (
            ("--color", "never"),
            "argmap: say what to do: check, render, watch, explain, fmt, lsp, init, completion\n",
        ),
        (
            ("--color", "nver", "check"),
            "argmap: --color: `nver` is not one of auto, always, never; did you mean `never`?\n",
        ),
        (("--color",), "argmap: --color: expected one argument\n"),
        (("-",), "argmap: `-` is one word too many\n"),
        (("init", "a.arg", "b.arg"), "argmap init: `b.arg` is one word too many\n"),
        (("render",), "argmap render: the following arguments are required: FILE\n"),
    ],
)
def test_command_lines_that_make_no_sense(run, argv, says):
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert err.startswith(says)


def test_options_are_not_abbreviated(run):
    assert run("check", "--fail", "note")[0] == 2


def test_the_words_of_the_process_are_the_default(monkeypatch, capfd):
    monkeypatch.setattr(sys, "argv", ["argmap", "--version"])
    assert main() == 0
    assert capfd.readouterr().out == f"argmap {__version__}\n"


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (KeyboardInterrupt(), 130, "argmap: stopped\n"),
        (
            OSError(28, "No space left on device"),
            2,
            "argmap: the result could not be written: no space left on device\n",
        ),
        (OSError("odd"), 2, "argmap: the result could not be written: odd\n"),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_what_may_come_in_between(run, monkeypatch, error, code, says):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(console, "write", fail)
    monkeypatch.setattr(console, "abandon", lambda: None)
    assert run("explain", "AM101") == (code, "", says)


def test_a_mistake_of_the_program_is_not_a_finding(run, monkeypatch):
    def fail(*_, **__):
        message = "an inner word"
        raise RuntimeError(message)

    monkeypatch.setattr(console, "write", fail)
    code, out, err = run("explain", "AM101")
    assert (code, out) == (2, "")
    assert "RuntimeError: an inner word" in err
    assert err.endswith("argmap: this is a mistake in argmap, not in your map; please report it\n")


def test_closed_streams_are_no_reason_to_fail(monkeypatch, here):
    (here / "a.arg").write_text('claim rain: "It rained."\n')
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["check", "a.arg"]) == 1
    assert main(["check", "a.arg", "--output-format", "json"]) == 1
    assert main(["check", "nope.arg"]) == 2


class Terminal(io.StringIO):
    """A stream that says it is a terminal, and has no bytes beneath it."""

    def isatty(self):
        return True


@pytest.mark.parametrize(("columns", "shown"), [("200", 192), ("100", 92), ("20", 60)])
def test_lines_are_cut_to_the_terminal(monkeypatch, columns, shown):
    monkeypatch.setenv("COLUMNS", columns)
    assert console.screen("auto", Terminal()).columns == shown
    assert console.screen("auto", io.StringIO()).columns == 140


@pytest.mark.parametrize(("term", "coloured"), [("xterm", True), ("dumb", False)])
def test_a_terminal_is_written_to_in_colour(monkeypatch, here, term, coloured):
    (here / "a.arg").write_text('claim rain: "It rained."\n')
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert main(["check", "a.arg"]) == 1
    assert ("\x1b[" in sys.stdout.getvalue()) is coloured


def test_a_stream_without_bytes_gets_text(monkeypatch, here):
    (here / "a.arg").write_text('claim rain: "雨"\n')
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main(["render", "a.arg", "-o", "-", "--format", "dot"]) == 0
    assert "雨" in sys.stdout.getvalue()
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["render", "a.arg", "-o", "-", "--format", "dot"]) == 0
