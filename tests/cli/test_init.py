"""`argmap init`, and the map that it writes."""

import argmap


def test_the_first_map_is_clean_and_in_form(run, here):
    assert run("init") == (0, "", "first.arg is written; now try:  argmap check first.arg\n")
    assert run("check", "first.arg", "--pedantic", "--fail-level", "note")[:2] == (
        0,
        "no findings in first.arg\n",
    )
    assert run("fmt", "--check", "first.arg")[0] == 0


def test_the_first_map_shows_an_objection_that_is_answered(run, here):
    run("init", "essay.arg")
    m = argmap.load("essay.arg")
    assert m["rain"].verdict is argmap.Verdict.SUSTAINED
    assert m["burst-pipe"].verdict is argmap.Verdict.DEFEATED


def test_what_it_tells_to_try_has_something_to_show(run, here):
    run("init")
    text = (here / "first.arg").read_text()
    assert "argmap explain first.arg:rain" in text
    assert run("explain", "first.arg:rain")[0] == 0
    (here / "first.arg").write_text(text.replace("as plausible", "as certain"))
    assert "AM208" in run("check", "first.arg", "--output-format", "concise")[1]
    lines = [line for line in text.splitlines() if "  warrant" not in line]
    (here / "first.arg").write_text("\n".join(lines))
    assert run("check", "first.arg")[1].count("[AM") >= 1
    (here / "first.arg").write_text(text[: text.index("objection flows-down")])
    assert argmap.load("first.arg")["rain"].verdict is argmap.Verdict.DEFEATED


def test_nothing_is_overwritten(run, here):
    (here / "first.arg").write_text("mine")
    assert run("init") == (2, "", "argmap: first.arg is there already; name another file\n")
    assert (here / "first.arg").read_text() == "mine"


def test_a_link_that_leads_nowhere_counts_as_there(run, here):
    (here / "first.arg").symlink_to(here / "elsewhere.arg")
    assert run("init")[0] == 2
    assert not (here / "elsewhere.arg").exists()


def test_the_id_comes_from_the_name(run, here):
    run("init", "Mein Text 2.arg")
    text = (here / "Mein Text 2.arg").read_text()
    assert "map mein-text-2: " in text
    assert "argmap check 'Mein Text 2.arg'" in text
    assert run("check", "Mein Text 2.arg")[0] == 0
    run("init", "---.arg")


def test_to_standard_output(run, stdin):
    code, out, err = run("init", "-")
    assert (code, err) == (0, "")
    stdin(out.encode())
    assert run("check", "-")[0] == 0


def test_only_maps_are_written(run, here):
    assert run("init", "essay.txt") == (
        2,
        "",
        "argmap: maps are called something.arg, and this would be `essay.txt`\n",
    )


def test_a_name_that_is_no_text(run, here):
    assert run("init", "m\udcff.arg")[0] == 0
    assert run("check", "m\udcff.arg")[0] == 0


def test_a_folder_that_is_not_there(run, here):
    assert run("init", "no/essay.arg") == (
        2,
        "",
        "argmap: no/essay.arg cannot be written: no such file or directory\n",
    )
