"""`argmap check`, through its command line."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

CLEAN = 'premise wet: "The street is wet."\n  basis "Anyone can see it."\n'
RAIN = 'claim rain: "It rained."\n'
BROKEN = 'claim rain "It rained."\n'
ONE = "AM101"


def concise(run, *argv):
    code, out, _ = run("check", "--select", ONE, "--output-format", "concise", *argv)
    return code, [line.split(": ")[0] for line in out.splitlines()]


def test_a_clean_map(run, here):
    (here / "a.arg").write_text(CLEAN)
    assert run("check", "a.arg", "--select", ONE) == (0, "no findings in a.arg\n", "")


def test_a_finding(run, here):
    (here / "a.arg").write_text(RAIN)
    code, out, err = run("check", "a.arg", "--select", ONE)
    assert code == 1
    assert not err
    assert out == (
        """\
warning[AM101] unsupported-claim: nothing is offered for the claim `rain`
 --> a.arg:1:7
  |
1 | claim rain: "It rained."
  |       ^^^^ no inference ends here
  |
  = help: give `rain` some support, after line 1:
            premise reason-for-rain: "…"
              basis "…"
            inference reason-for-rain => rain
              warrant "…"
  = help: or make it a premise, if it is taken as given

1 warning in a.arg
"""
    )


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (RAIN, (), 1),
        (RAIN, ("--fail-level", "warning"), 1),
        (RAIN, ("--fail-level", "note"), 1),
        (RAIN, ("--fail-level", "error"), 0),
        (RAIN, ("--fail-level=never",), 0),
        (RAIN, ("--exit-zero",), 0),
        (BROKEN, ("--fail-level", "error"), 1),
        (BROKEN, ("--fail-level", "never"), 0),
        (BROKEN, ("--exit-zero",), 0),
        (RAIN, ("--ignore", "AM"), 0),
        (RAIN, ("--ignore", "AM1,am2", "--ignore", "unsupported-claim"), 0),
        (RAIN, ("--select", "am1"), 1),
        (RAIN, ("--select", "unsupported-claim"), 1),
        (RAIN, ("--select", "AM901"), 0),
        (BROKEN, ("--select", "AM901"), 1),
        (RAIN, ("--select", "AM002"), 0),
        (BROKEN, ("--select", "AM002"), 1),
        (RAIN, ("--pedantic", "--select", "AM309"), 0),
    ],
)
def test_exit_codes(run, here, text, options, code):
    (here / "a.arg").write_text(text)
    assert run("check", "a.arg", *options)[0] == code


def test_the_folder_that_we_are_in(run, here):
    (here / "b.arg").write_text(RAIN)
    (here / "a.arg").write_text(RAIN)
    (here / "notes.txt").write_text(BROKEN)
    (here / "in").mkdir()
    (here / "in" / "c.arg").write_text(RAIN)
    (here / ".hidden").mkdir()
    (here / ".hidden" / "d.arg").write_text(RAIN)
    assert concise(run) == (1, ["a.arg:1:7", "b.arg:1:7", str(Path("in", "c.arg:1:7"))])


def test_a_file_named_twice_is_checked_once(run, here):
    (here / "a.arg").write_text(RAIN)
    assert concise(run, "a.arg", "./a.arg", ".") == (1, ["a.arg:1:7"])


def test_an_included_file_is_checked_as_part_of_what_includes_it(run, here):
    (here / "part.arg").write_text("inference wet => rain\n" + RAIN)
    (here / "whole.arg").write_text('include "part.arg"\n' + CLEAN)
    assert concise(run) == (0, [])
    assert concise(run, "part.arg")[0] == 1
    assert run("check", ".", "--select", ONE)[1] == "no findings in whole.arg and 1 included file\n"


def test_parts_that_several_maps_include_are_reported_once(run, here):
    (here / "part.arg").write_text(RAIN)
    for name in ("a.arg", "b.arg"):
        (here / name).write_text('include "part.arg"\n')
    assert concise(run) == (1, ["part.arg:1:7"])


def test_files_that_include_each_other_are_still_checked(run, here):
    (here / "a.arg").write_text('include "b.arg"\n' + RAIN)
    (here / "b.arg").write_text('include "a.arg"\nclaim snow: "It snowed."\n')
    (here / "self.arg").write_text('include "self.arg"\nclaim hail: "It hailed."\n')
    code, places = concise(run)
    assert code == 1
    assert {"a.arg:2:7", "b.arg:2:7", "self.arg:2:7"} < set(places)


def test_what_only_looks_like_an_include_hides_no_file(run, here):
    (here / "a.arg").write_text(CLEAN + 'include "b.arg" and more\n')
    (here / "b.arg").write_text(RAIN)
    assert "b.arg:1:7" in concise(run)[1]


def test_mistakes_stand_among_the_findings(run, here):
    (here / "a.arg").write_text(RAIN + BROKEN.replace("rain", "snow") + 'claim hail: "It hailed."\n')
    assert concise(run, "a.arg") == (1, ["a.arg:1:7", "a.arg:2:12", "a.arg:3:7"])


def test_standard_input(run, stdin):
    stdin(RAIN.encode())
    assert concise(run, "-") == (1, ["<stdin>:1:7"])


def test_standard_input_by_another_name(run, here, stdin):
    (here / "in").mkdir()
    (here / "in" / "part.arg").write_text(CLEAN)
    stdin(b'include "part.arg"\n' + RAIN.encode())
    assert concise(run, "-", "--stdin-filename", "in/new.arg") == (1, ["in/new.arg:2:7"])


def test_standard_input_includes_from_here(run, here, stdin):
    (here / "part.arg").write_text(RAIN)
    stdin(b'include "part.arg"\n')
    assert concise(run, "-") == (1, ["part.arg:1:7"])


def test_standard_input_without_bytes(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(RAIN))
    assert concise(run, "-")[0] == 1


def test_no_standard_input_is_an_empty_map(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert concise(run, "-") == (0, [])


# ------------------------------------------------------------------------------- what cannot be done


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("nope.arg",), "argmap: nope.arg cannot be read: no such file or directory\n"),
        (("empty",), "argmap: there is no .arg file in empty\n"),
        (("",), "argmap: '' is no path\n"),
        (("a\0b",), "argmap: 'a\\x00b' is no path\n"),
        (("--select", "AM999"), "argmap: no rule is called `AM999`; `argmap explain` lists them\n"),
        (
            ("--select", "unsuported-claim"),
            "argmap: no rule is called `unsuported-claim`; did you mean `unsupported-claim`?\n",
        ),
        (("--ignore", "zzzzzz"), "argmap: no rule is called `zzzzzz`; `argmap explain` lists them\n"),
        (
            ("--ignore", "AM002"),
            "argmap: `AM002` cannot be ignored: what could not be read is always reported\n",
        ),
        (("--select", "AM1,,AM2"), "argmap check: --select: `AM1,,AM2` lacks a word"),
        (("--fail-level", "warn"), "is not one of error, warning, note, never; did you mean `warning`?"),
        (("--output-format", "jsn"), "did you mean `json`?"),
        (("--selct", "AM1"), "argmap check: there is no option `--selct`; did you mean `--select`?"),
        (("--fail-level",), "argmap check: --fail-level: expected one argument"),
        (("-x",), "argmap check: there is no option `-x`"),
    ],
)
def test_what_cannot_be_run(run, here, argv, says):
    (here / "empty").mkdir()
    code, out, err = run("check", *argv)
    assert (code, out) == (2, "")
    assert says in err


def test_one_missing_file_does_not_keep_the_others_from_being_checked(run, here):
    (here / "a.arg").write_text(RAIN)
    code, out, err = run("check", "nope.arg", "a.arg", "--output-format", "concise", "--select", ONE)
    assert code == 2
    assert out.startswith("a.arg:1:7: warning")
    assert err.startswith("argmap: nope.arg cannot be read")


def test_this_folder_without_maps(run):
    assert run("check") == (2, "", "argmap: there is no .arg file in this folder\n")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read(run, here):
    (here / "a.arg").write_text(RAIN)
    (here / "a.arg").chmod(0)
    assert run("check", "a.arg") == (2, "", "argmap: a.arg cannot be read: permission denied\n")


# -------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (b"", []),
        (b"\n\n# only a comment\n", []),
        (b"\xef\xbb\xbf" + RAIN.encode(), ["AM101"]),
        (RAIN.replace("\n", "\r\n").encode(), ["AM101"]),
        (RAIN.replace("\n", "\r").encode(), ["AM101"]),
        ('claim rain: "Regen über Nacht."\n'.encode("latin-1"), ["AM101", "AM001"]),
        (b'claim rain: "It \x00 rained."\n', ["AM101", "AM001"]),
        (b"\xff\xfe" + "claim rain".encode("utf-16-le"), None),
        (b"\x00" * 1000, None),
        (b'claim rain: "It rained.', ["AM101", "AM003"]),
        (b"[[[[[[" * 1000, None),
        (b'claim \xed\xa0\x80: "x"\n', None),
    ],
)
def test_bad_bytes_are_reported_and_no_more(run, here, data, codes):
    (here / "a.arg").write_bytes(data)
    for form in ("full", "concise", "json"):
        code, out, err = run("check", "a.arg", "--select", ONE, "--output-format", form)
        assert code in (0, 1)
        assert not err
    if codes is not None:
        assert [each["code"] for each in json.loads(out)["diagnostics"]] == codes


def test_a_text_of_ten_megabytes(run, here):
    (here / "a.arg").write_text('claim rain: "' + "It rained. " * 900_000 + '"\n')
    code, out, _ = run("check", "a.arg", "--select", ONE)
    assert code == 1
    assert len(out) < 2000


def test_a_folder_that_looks_like_a_map(run, here):
    (here / "a.arg").mkdir()
    assert run("check", "a.arg")[0] == 2
    (here / "a.arg" / "b.arg").write_text(CLEAN)
    assert run("check", "a.arg", "--select", ONE)[0] == 0


def test_an_include_that_is_missing_or_a_folder(run, here):
    (here / "in").mkdir()
    (here / "a.arg").write_text('include "nope.arg"\ninclude "in"\ninclude "a\\0"\n')
    assert concise(run, "a.arg")[0] == 1


# ----------------------------------------------------------------------------------------- json


def test_json_is_one_document_even_where_nothing_was_found(run, here):
    (here / "a.arg").write_text(CLEAN)
    code, out, _ = run("check", "a.arg", "--output-format", "json", "--select", ONE)
    assert code == 0
    document = json.loads(out)
    assert document["verdicts"]["wet"]["with_objections"] == "sustained"
    assert document["counts"] == {"error": 0, "warning": 0, "note": 0}


def test_json_of_several_maps(run, here):
    for name in ("a.arg", "b.arg"):
        (here / name).write_text(RAIN)
    _, out, _ = run("check", "--output-format", "json", "--select", ONE)
    document = json.loads(out)
    assert document["files"] == 2
    assert [each["path"] for each in document["diagnostics"]] == ["a.arg", "b.arg"]
    assert list(document["verdicts"]) == ["a.arg:rain", "b.arg:rain"]


# --------------------------------------------------------------------------------------- colours


@pytest.mark.parametrize(
    ("options", "environment", "coloured"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "", "NO_COLOR": ""}, False),
    ],
)
def test_colours(run, here, monkeypatch, options, environment, coloured):  # noqa: PLR0913, PLR0917 - three fixtures, three columns
    (here / "a.arg").write_text(RAIN)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for form in ("full", "concise"):
        assert ("\x1b" in run("check", "a.arg", *options, "--output-format", form)[1]) is coloured
    assert "\x1b" not in run("check", "a.arg", *options, "--output-format", "json")[1]


def test_the_option_for_colour_may_stand_before_the_verb(run, here):
    (here / "a.arg").write_text(RAIN)
    assert "\x1b" in run("--color", "always", "check", "a.arg")[1]
    assert "\x1b" in run("--color=always", "check", "a.arg")[1]


def test_what_is_no_map_is_said_to_be_none(run, here):
    (here / "README.md").write_text("".join(f"{word} is written here\n\n" for word in "abcdefgh"))
    code, _, err = run("check", "README.md")
    assert code == 1
    assert err.startswith("argmap: README.md does not look like a map; ")
    (here / "a.arg").write_text('clam rain: "It rained."\n')
    assert run("check", "a.arg")[2] == ""
