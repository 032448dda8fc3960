"""`argmap check --fix`, `--unsafe-fixes`, `--add-ignore` and `--diff`, through the command line."""

import codecs
import json
import os
import subprocess

import pytest

WET = 'premise wet: "The street is wet."\n  basis "Seen."\n'
LOOSE = (
    WET
    + '  ignore AM105 "old"\nclaim rain "It rained."\n  as possible\ninference wet => rain\n  warrant "W"\n'
)
TIGHT = WET + 'claim rain: "It rained."\n  as possible\ninference wet => rain\n  warrant "W"\n'
HIGH = TIGHT.replace("possible", "certain")
RAIN = 'claim rain: "It rained."\n'


def test_what_is_certain_is_mended(run, here):
    (here / "a.arg").write_text(LOOSE)
    assert run("check", "--fix") == (0, "no findings in a.arg\n", "argmap: 2 fixed in 1 file\n")
    assert (here / "a.arg").read_text() == TIGHT
    assert run("check", "--fix") == (0, "no findings in a.arg\n", "argmap: nothing to fix\n")


def test_a_file_in_order_is_not_written(run, here):
    (here / "a.arg").write_text(TIGHT)
    before = (here / "a.arg").stat().st_mtime_ns
    run("check", "--fix")
    assert (here / "a.arg").stat().st_mtime_ns == before


def test_what_changes_words_waits_to_be_asked_for(run, here):
    (here / "a.arg").write_text(LOOSE.replace("possible", "certain"))
    code, out, err = run("check", "--fix", "--output-format", "concise")
    assert (code, err) == (1, "argmap: 2 fixed in 1 file, 1 more with --unsafe-fixes\n")
    assert "AM208" in out
    assert run("check", "--fix")[2] == "argmap: nothing to fix, 1 with --unsafe-fixes\n"
    assert run("check", "--fix", "--unsafe-fixes") == (
        0,
        "no findings in a.arg\n",
        "argmap: 1 fixed in 1 file\n",
    )
    assert (here / "a.arg").read_text() == HIGH.replace("certain", "probable")


def test_diff_shows_and_writes_nothing(run, here):
    (here / "a.arg").write_text(LOOSE)
    (here / "b.arg").write_text(HIGH)
    code, out, err = run("check", "--diff", "a.arg")
    assert (code, err) == (1, "argmap: 2 would be fixed in 1 file\n")
    assert out.startswith("--- a.arg\n+++ a.arg\n@@ -1,7 +1,6 @@\n")
    assert '-claim rain "It rained."\n+claim rain: "It rained."\n' in out
    assert (here / "a.arg").read_text() == LOOSE
    assert run("check", "--fix", "--diff", "--exit-zero", "a.arg")[0] == 0
    assert run("check", "--diff", "b.arg") == (0, "", "argmap: nothing to fix, 1 with --unsafe-fixes\n")
    assert "+  as probable\n" in run("check", "--diff", "--unsafe-fixes", "b.arg")[1]


@pytest.mark.parametrize(
    "text", [LOOSE, LOOSE.rstrip("\n"), LOOSE.replace("\n", "\r\n"), WET + '  ignore AM105 "o"']
)
def test_a_diff_can_be_applied(run, here, text):
    (here / "a.arg").write_bytes(text.encode())
    (here / "a.diff").write_text(run("check", "--diff", "a.arg")[1], newline="")
    subprocess.run(["git", "apply", "-p0", "--unsafe-paths", "a.diff"], check=True, cwd=here)  # noqa: S607 - any git will do
    before = (here / "a.arg").read_bytes()
    (here / "a.arg").write_bytes(text.encode())
    run("check", "--fix", "a.arg")
    assert (here / "a.arg").read_bytes() == before


def test_line_ends_the_mark_of_byte_order_and_the_mode_stay(run, here):
    (here / "a.arg").write_bytes(codecs.BOM_UTF8 + LOOSE.replace("\n", "\r\n").encode())
    (here / "a.arg").chmod(0o640)
    assert run("check", "--fix")[0] == 0
    assert (here / "a.arg").read_bytes() == codecs.BOM_UTF8 + TIGHT.replace("\n", "\r\n").encode()
    assert (here / "a.arg").stat().st_mode & 0o777 == 0o640


def test_parts_are_mended_too_and_once(run, here):
    (here / "in").mkdir()
    (here / "in" / "part.arg").write_text(LOOSE)
    for name in ("a", "b"):
        (here / f"{name}.arg").write_text('include "in/part.arg"\n')
    code, _, err = run("check", "--fix", "a.arg", "b.arg")
    assert (code, err) == (0, "argmap: 2 fixed in 1 file\n")
    assert (here / "in" / "part.arg").read_text() == TIGHT


def test_one_diff_for_a_part_of_several_maps(run, here):
    (here / "part.arg").write_text(LOOSE)
    for name in ("a", "b"):
        (here / f"{name}.arg").write_text('include "part.arg"\n')
    assert run("check", "--diff")[1].count("--- part.arg\n") == 1


def test_an_ignore_that_one_of_two_maps_needs_stays(run, here):
    part = RAIN + '  ignore AM101 "the other map argues for it"\n'
    (here / "part.arg").write_text(part + '  ignore AM302 "of no use to any"\n')
    (here / "a.arg").write_text('include "part.arg"\n')
    (here / "b.arg").write_text(
        'include "part.arg"\npremise wet: "Wet."\n  basis "B"\ninference wet => rain\n  warrant "W"\n'
    )
    assert run("check", "--fix")[2] == "argmap: 1 fixed in 1 file\n"
    assert (here / "part.arg").read_text() == part


def test_what_is_not_utf_8_is_not_touched(run, here):
    data = ("claim rain “Es hat über Nacht geregnet.”\n" + LOOSE).encode("cp1252")
    (here / "a.arg").write_bytes(data)
    for options in (("--fix", "--unsafe-fixes"), ("--add-ignore", "old")):
        assert run("check", *options)[0] == 1
        assert (here / "a.arg").read_bytes() == data


def test_what_is_no_map_is_not_touched(run, here):
    words = "".join(f'clam {word}: "x"\n\n' for word in "abcdefgh")
    (here / "README.md").write_text(words)
    assert "does not look like a map" in run("check", "--fix", "--unsafe-fixes", "README.md")[2]
    assert (here / "README.md").read_text() == words


def test_a_fix_that_would_do_harm_is_left_out(run, here):
    (here / "a.arg").write_text('claim Rain: "R"\nclaim rain: "R"\n')
    code, _, err = run("check", "--fix", "--unsafe-fixes")
    assert code == 1
    assert err == (
        "argmap: nothing to fix\n"
        "argmap: left as it is, since the fix would lead to another mistake in the writing: a.arg:1:7 AM010\n"
    )


def test_a_file_that_cannot_be_written(run, here, monkeypatch):
    (here / "a.arg").write_text(LOOSE)

    def fail(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("argmap.cli.changes.save", fail)
    code, out, err = run("check", "--fix", "--output-format", "concise")
    assert code == 2
    assert "AM002" in out
    assert err.startswith("argmap: a.arg cannot be written: read-only file system\n")


def test_a_file_that_cannot_be_read_does_not_keep_the_others_waiting(run, here):
    (here / "a.arg").write_text(LOOSE)
    code, _, err = run("check", "--fix", "nope.arg", "a.arg")
    assert code == 2
    assert err.count("nope.arg cannot be read") == 1
    assert (here / "a.arg").read_text() == TIGHT
    assert run("check", "--diff", "nope.arg")[0] == 2


def test_a_file_that_changes_meanwhile_is_not_touched(run, here, monkeypatch):
    from argmap.cli.mending import _Draft
    from argmap.source import Source

    assert _Draft.of(Source("a", RAIN), b"other") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_only_read(run, here):
    os.mkfifo(here / "pipe")
    process = subprocess.Popen(["sh", "-c", "printf 'claim rain \"R\"\\n' > pipe"], cwd=here)  # noqa: S607 - any shell will do
    code, out, _ = run("check", "--fix", "pipe")
    process.wait()
    assert (code, out[:12]) == (1, "error[AM002]")


# ---------------------------------------------------------------------------------- standard input


def test_standard_input_goes_mended_to_standard_output(run, stdin):
    stdin(LOOSE.replace("possible", "certain").encode())
    code, out, err = run("check", "--fix", "-", "--output-format", "concise")
    assert (code, out) == (1, HIGH)
    assert err.startswith(
        "argmap: 2 fixed in 1 file, 1 more with --unsafe-fixes\n<stdin>:4:6: warning: AM208"
    )


@pytest.mark.parametrize(
    "data", [TIGHT.encode(), 'claim rain: "\xe4"\n'.encode("latin-1"), b"\xef\xbb\xbf", b""]
)
def test_standard_input_with_nothing_to_mend_goes_on_as_it_is(stdin, capfdbinary, here, data):
    from argmap.cli import main

    stdin(data)
    main(["check", "--fix", "-"])
    assert capfdbinary.readouterr().out == data


def test_the_parts_of_standard_input_stay(run, here, stdin):
    (here / "part.arg").write_text(LOOSE)
    stdin(b'include "part.arg"\nclaim snow "S"\n')
    code, out, _ = run("check", "--fix", "-", "--stdin-filename", "new.arg")
    assert (code, out) == (1, 'include "part.arg"\nclaim snow: "S"\n')
    assert (here / "part.arg").read_text() == LOOSE
    assert not (here / "new.arg").exists()


def test_a_diff_of_standard_input(run, stdin):
    stdin(LOOSE.encode())
    code, out, _ = run("check", "--diff", "-", "--stdin-filename", "a.arg")
    assert code == 1
    assert out.startswith("--- a.arg\n+++ a.arg\n")


# ---------------------------------------------------------------------------------------- ignoring


def test_what_counts_is_ignored_with_a_reason(run, here):
    (here / "part.arg").write_text('premise p: "P"\n')
    (here / "a.arg").write_text('include "part.arg"\n' + RAIN + "inference p => rain\n")
    code, out, err = run("check", "--add-ignore", "accepted 2026-11", "--output-format", "concise")
    assert (code, err) == (0, "argmap: 1 finding is ignored from now on in 1 file\n")
    assert [line.split(": ")[2][:5] for line in out.splitlines()] == ["AM212"]
    assert (here / "part.arg").read_text() == 'premise p: "P"\n  ignore AM105 "accepted 2026-11"\n'
    assert run("check")[0] == 0
    assert run("check", "--add-ignore", "again")[2] == "argmap: nothing to ignore\n"


def test_the_fail_level_says_what_counts(run, here):
    (here / "a.arg").write_text(RAIN + 'claim snow: "S"\n')
    assert run("check", "--add-ignore", "old", "--fail-level", "error")[2] == "argmap: nothing to ignore\n"
    assert run("check", "--add-ignore", "old", "--fail-level", "never")[2] == "argmap: nothing to ignore\n"
    code, _, err = run("check", "--add-ignore", "old", "--fail-level", "note", "--diff")
    assert (code, err) == (1, "argmap: 3 findings would be ignored in 1 file\n")
    assert "ignore" not in (here / "a.arg").read_text()


def test_mistakes_in_the_writing_are_not_ignored(run, here):
    (here / "a.arg").write_text(RAIN + "".join(f'claim c{number}: "C"\n  knd event\n' for number in range(6)))
    code, _, err = run("check", "--add-ignore", "old")
    assert code == 1
    assert "mistakes in the writing cannot be ignored, only mended: a.arg:4:3 AM005, " in err
    assert err.endswith(" and 1 more\n")


def test_standard_input_is_ignored_in_too(run, stdin):
    stdin(RAIN.encode())
    assert run("check", "--add-ignore", "old", "-")[:2] == (0, RAIN + '  ignore AM101 "old"\n')


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--unsafe-fixes",), "--unsafe-fixes widens what is mended: add --fix to write it, or --diff to see it"),
        (("--fix", "--add-ignore", "x"), "--fix and --add-ignore are two steps"),
        (("--unsafe-fixes", "--diff", "--add-ignore", "x"), "--fix and --add-ignore are two steps"),
        (("--add-ignore", " "), "an `ignore` says why: the reason is empty"),
        (("--add-ignore", "a\x07"), "there is a character in the reason"),
        (("--add-ignore",), "--add-ignore: expected one argument"),
        (("--fx",), "there is no option `--fx`; did you mean `--fix`?"),
    ],
)  # fmt: skip
def test_options_that_make_no_sense(run, here, options, says):
    (here / "a.arg").write_text(RAIN)
    code, out, err = run("check", *options)
    assert (code, out) == (2, "")
    assert says in err
    assert (here / "a.arg").read_text() == RAIN


def test_json_after_mending(run, here):
    (here / "a.arg").write_text(LOOSE)
    _, out, _ = run("check", "--fix", "--output-format", "json")
    assert json.loads(out)["diagnostics"] == []
