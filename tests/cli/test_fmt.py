"""`argmap fmt`, through its command line."""

import pytest

LOOSE = 'claim   rain:\n   "It rained."\n'
TIGHT = 'claim rain: "It rained."\n'
BROKEN = 'claim rain "It rained."\n'


def test_a_file_is_rewritten(run, here):
    (here / "a.arg").write_text(LOOSE)
    assert run("fmt", "a.arg") == (0, "", "1 file formatted\n")
    assert (here / "a.arg").read_text() == TIGHT
    assert run("fmt", "a.arg") == (0, "", "1 file already in form\n")


def test_a_file_in_form_is_not_written(run, here):
    (here / "a.arg").write_text(TIGHT)
    before = (here / "a.arg").stat().st_mtime_ns
    run("fmt", "a.arg")
    assert (here / "a.arg").stat().st_mtime_ns == before


def test_check_lists_what_would_change_and_writes_nothing(run, here):
    (here / "a.arg").write_text(LOOSE)
    (here / "b.arg").write_text(TIGHT)
    assert run("fmt", "--check") == (1, "a.arg\n", "1 file to be formatted, 1 file already in form\n")
    assert (here / "a.arg").read_text() == LOOSE
    assert run("fmt", "--check", "b.arg")[0] == 0


def test_diff_shows_what_would_change_and_writes_nothing(run, here):
    (here / "a.arg").write_text(LOOSE)
    code, out, _ = run("fmt", "--diff", "a.arg")
    assert code == 0
    assert (
        out
        == '--- a.arg\n+++ a.arg\n@@ -1,2 +1 @@\n-claim   rain:\n-   "It rained."\n+claim rain: "It rained."\n'
    )
    assert (here / "a.arg").read_text() == LOOSE
    assert run("fmt", "--diff", "--check", "a.arg")[0] == 1


def test_standard_input_to_standard_output(run, stdin):
    stdin(LOOSE.encode())
    assert run("fmt", "-") == (0, TIGHT, "")


def test_standard_input_with_check(run, stdin):
    stdin(LOOSE.encode())
    assert run("fmt", "-", "--check", "--stdin-filename", "a.arg") == (1, "a.arg\n", "")
    stdin(TIGHT.encode())
    assert run("fmt", "-", "--check") == (0, "", "")


def test_other_line_ends_and_a_mark_of_byte_order_are_put_right(run, here):
    (here / "a.arg").write_bytes(b"\xef\xbb\xbf" + TIGHT.replace("\n", "\r\n").encode())
    assert run("fmt", "--check", "a.arg")[0] == 1
    assert "-claim rain" in run("fmt", "--diff", "a.arg")[1]
    run("fmt", "a.arg")
    assert (here / "a.arg").read_bytes() == TIGHT.encode()


def test_letters_of_any_script_stay(run, stdin):
    text = 'claim régen: "Es hat über Nacht geregnet: 雨, дождь, 🌧."\n'
    stdin(text.replace("claim ", "claim  ").encode())
    assert run("fmt", "-") == (0, text, "")


@pytest.mark.parametrize(
    "data",
    [
        BROKEN.encode(),
        'claim rain: "Es hat über Nacht geregnet."\n'.encode("latin-1"),
        b'claim rain: "It \x00 rained."\n',
        b'  as certain\nclaim rain: "It rained."\n',
        b'claim rain: "It rained.\n',
    ],
)
def test_what_cannot_be_read_is_left_as_it_is(run, here, data):
    (here / "a.arg").write_bytes(data)
    (here / "b.arg").write_text(LOOSE)
    code, out, err = run("fmt")
    assert (code, out) == (2, "")
    assert err.startswith("error[AM0")
    assert "argmap: a.arg is left as it is until this is mended\n" in err
    assert (here / "a.arg").read_bytes() == data
    assert (here / "b.arg").read_text() == TIGHT


def test_an_empty_file_stays_empty(run, here):
    (here / "a.arg").write_bytes(b"")
    assert run("fmt", "a.arg")[0] == 0
    assert (here / "a.arg").read_bytes() == b""


def test_the_mode_of_a_file_stays(run, here):
    (here / "a.arg").write_text(LOOSE)
    (here / "a.arg").chmod(0o640)
    run("fmt", "a.arg")
    assert (here / "a.arg").stat().st_mode & 0o777 == 0o640


def test_a_missing_file_does_not_keep_the_others_waiting(run, here):
    (here / "a.arg").write_text(LOOSE)
    code, _, err = run("fmt", "nope.arg", "a.arg")
    assert code == 2
    assert (
        err
        == "argmap: nope.arg cannot be read: no such file or directory\n1 file formatted, 1 file not formatted\n"
    )
    assert (here / "a.arg").read_text() == TIGHT


def test_a_file_that_cannot_be_written(run, here, monkeypatch):
    (here / "a.arg").write_text(LOOSE)

    def fail(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("argmap.cli.changes.save", fail)
    code, _, err = run("fmt", "a.arg")
    assert code == 2
    assert "argmap: a.arg cannot be written: read-only file system\n" in err
