"""Settings as the verbs heed them: the nearest file, the command line before it, and what is shown of them."""

import json
from pathlib import Path

import pytest

RAIN = 'claim rain: "It rained."\n'
HEDGED = (
    'source buch: "B"\nevidence e: "E"\n  from buch p. 3\n  quote "Es war vermutlich im Mai"\n'
    'claim c: "Sie trafen sich."\ninference e => c\n  scheme document\n  question authentic: waived "W"\n'
)


def codes(run, *argv):
    _, out, _ = run("check", "--output-format", "json", *argv)
    return [each["code"] for each in json.loads(out)["diagnostics"]]


def test_select_and_ignore(run, here):
    (here / "a.arg").write_text(RAIN + 'claim snow: "S"\n  ignore AM101 "later"\npremise p: "P"\n')
    assert codes(run) == ["AM101", "AM106", "AM105"]
    (here / ".argmap.toml").write_text('select = ["AM10"]\nignore = ["no-main-claim"]\n')
    assert codes(run) == ["AM101", "AM105"]
    assert codes(run, "--select", "AM106") == ["AM106"]
    assert codes(run, "--ignore", "AM105") == ["AM101"]
    assert codes(run, "--isolated") == ["AM101", "AM106", "AM105"]


def test_the_fail_level(run, here):
    (here / "a.arg").write_text(RAIN)
    (here / "pyproject.toml").write_text('[tool.argmap]\nfail-level = "error"\n')
    assert run("check")[0] == 0
    assert run("check", "--fail-level", "warning")[0] == 1
    assert run("check", "--isolated")[0] == 1


def test_every_map_has_the_settings_of_its_folder(run, here):
    for name in ("strict", "mild"):
        (here / name).mkdir()
        (here / name / "a.arg").write_text(RAIN)
    (here / "mild" / ".argmap.toml").write_text('fail-level = "never"\n')
    (here / ".argmap.toml").write_text('ignore = ["AM101"]\n')
    assert codes(run) == ["AM101"]
    assert run("check")[0] == 0
    assert run("check", "--config", "mild/.argmap.toml")[0] == 0
    assert codes(run, "--config", "mild/.argmap.toml") == ["AM101", "AM101"]


def test_rules_are_silent_in_files(run, here):
    (here / "drafts").mkdir()
    (here / "drafts" / "part.arg").write_text(RAIN)
    (here / "whole.arg").write_text('include "drafts/part.arg"\nclaim snow: "S"\n  ignore AM101 "later"\n')
    (here / ".argmap.toml").write_text('[per-file-ignores]\n"drafts/**" = ["AM101", "AM106"]\n')
    assert codes(run, "whole.arg", "--isolated") == ["AM101", "AM106"]
    assert codes(run, "whole.arg") == []
    assert codes(run, "drafts/part.arg") == []


def test_an_ignore_of_a_rule_that_is_switched_off_is_left_in_peace(run, here):
    (here / "a.arg").write_text('premise p: "P"\n  basis "B"\n  ignore AM105 "seen"\n')
    assert codes(run) == ["AM901"]
    (here / ".argmap.toml").write_text('ignore = ["AM105"]\n')
    assert codes(run) == []
    run("check", "--fix")
    assert "ignore AM105" in (here / "a.arg").read_text()


def test_an_ignore_stays_of_use_where_its_rule_is_silent_in_the_file(run, here):
    (here / "a.arg").write_text('premise p: "P"\n  ignore AM105 "seen"\n')
    (here / ".argmap.toml").write_text('[per-file-ignores]\n"a.arg" = ["AM105"]\n')
    assert codes(run) == []


def test_pedantic(run, here):
    (here / "a.arg").write_text(RAIN)
    (here / ".argmap.toml").write_text("pedantic = true\n")
    shown = json.loads(run("check", "--show-settings", "--output-format", "json")[1])
    assert shown["settings"][0]["settings"]["pedantic"] == {"value": True, "from": ".argmap.toml:1"}


def test_the_language_holds_for_all_verbs(run, here):
    (here / "a.arg").write_text(HEDGED)
    assert "AM207" not in codes(run)
    (here / ".argmap.toml").write_text('language = "de"\n')
    assert "AM207" in codes(run)
    assert "AM207" not in codes(run, "--isolated")
    from argmap.cli.reading import Reader, read_one

    assert read_one("a.arg").map.language == "de"
    assert read_one("a.arg", reader=Reader(isolated=True)).map.language == "en"
    (here / "a.arg").write_text('map m: "M"\n  language fr\n')
    assert read_one("a.arg").map.language == "fr"
    for argv in (("explain", "a.arg:m"), ("render", "a.arg", "-o", "-", "--format", "dot")):
        (here / ".argmap.toml").write_text("language = 3\n")
        assert run(*argv)[0] == 2
        assert run(*argv, "--isolated")[2] != run(*argv)[2]


def test_standard_input_has_the_settings_of_where_it_is_said_to_lie(run, here, stdin):
    (here / "in").mkdir()
    (here / "in" / ".argmap.toml").write_text('fail-level = "never"\n')
    stdin(RAIN.encode())
    assert run("check", "-")[0] == 1
    stdin(RAIN.encode())
    assert run("check", "-", "--stdin-filename", "in/a.arg")[0] == 0


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ((), "argmap: .argmap.toml:2: there is no setting `selct`; did you mean `select`?\n"),
        (("--config", "nope.toml"), "argmap: nope.toml: the settings cannot be read: no such file or directory\n"),
        (("--config", "pyproject.toml"), "argmap: pyproject.toml: there is no table `[tool.argmap]` in it\n"),
        (("--config", "a.toml", "--isolated"), "--isolated: not allowed with argument --config"),
        (("--show-settings",), "argmap: .argmap.toml:2: there is no setting `selct`"),
        (("--fix",), "argmap: .argmap.toml:2: there is no setting `selct`"),
    ],
)  # fmt: skip
def test_settings_that_make_no_sense(run, here, argv, says):
    (here / "a.arg").write_text(RAIN)
    (here / "pyproject.toml").write_text("[project]\n")
    (here / ".argmap.toml").write_text('# settings\nselct = ["AM2"]\n')
    code, out, err = run("check", *argv)
    assert (code, out) == (2, "")
    assert says in err


# --------------------------------------------------------------------------------- --show-settings


def test_settings_are_shown_with_where_they_come_from(run, here):
    (here / "in").mkdir()
    (here / ".argmap.toml").write_text('ignore = ["AM212"]\n\n[per-file-ignores]\n"in/**" = ["AM2"]\n')
    assert run("check", "--show-settings", "--ignore", "AM1", "--fail-level", "note") == (
        0,
        """\
.: from .argmap.toml
  select            []                  default
  ignore            ["AM212", "AM1"]    .argmap.toml:1 and command line
  per-file-ignores  {"in/**": ["AM2"]}  .argmap.toml:3
  fail-level        "note"              command line
  language          "en"                default
  pedantic          false               default
""",
        "",
    )


def test_settings_of_several_paths_as_json(run, here):
    (here / "in").mkdir()
    (here / "in" / "pyproject.toml").write_text('[tool.argmap]\nlanguage = "de"\n')
    code, out, _ = run("check", "--show-settings", "--output-format", "json", "x.arg", "in", "-")
    shown = json.loads(out)
    assert (code, shown["format_version"]) == (0, 1)
    assert [each["path"] for each in shown["settings"]] == ["x.arg", "in", "-"]
    assert [each["file"] for each in shown["settings"]] == [None, str(Path("in", "pyproject.toml")), None]
    assert shown["settings"][1]["settings"]["language"] == {
        "value": "de",
        "from": f"{Path('in', 'pyproject.toml')}:2",
    }
