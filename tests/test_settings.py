"""Settings: where they are found, what they may say, and what is said of those that make no sense."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import attrs
import jsonschema
import pytest

from argmap.loading import parse
from argmap.settings import (
    SETTINGS,
    Finder,
    PerFile,
    Settings,
    SettingsError,
    from_command_line,
    read,
)

SCHEMA = json.loads(files("argmap").joinpath("schemas/settings.schema.json").read_text("utf-8"))
ALL = """\
select = ["AM2", "dangling"]
ignore = ["AM212"]
fail-level = "error"
language = "de"
pedantic = true

[per-file-ignores]
"drafts/**" = ["AM2", "unsupported-claim"]
"""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(text, name=".argmap.toml"):
    Path(name).write_text(text, encoding="utf-8")
    return read(name)


def amiss(text, name=".argmap.toml"):
    with pytest.raises(SettingsError) as caught:
        settings(text, name)
    return str(caught.value)


# -------------------------------------------------------------------------------------- what it says


def test_every_setting_is_read(here):
    found = settings(ALL)
    assert found == Settings(
        select=("AM2", "dangling"),
        ignore=("AM212",),
        per_file_ignores=(PerFile("drafts/**", ("AM2", "unsupported-claim")),),
        fail_level="error",
        language="de",
        pedantic=True,
        file=".argmap.toml",
        folder=str(here),
        origins={
            "select": ".argmap.toml:1",
            "ignore": ".argmap.toml:2",
            "fail-level": ".argmap.toml:3",
            "language": ".argmap.toml:4",
            "pedantic": ".argmap.toml:5",
            "per-file-ignores": ".argmap.toml:7",
        },
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[tool.argmap]\nlanguage = "de"\n', 2),
        ('[project]\nname = "x"\n\n[ tool . "argmap" ]\n\'language\' = "de"\n', 5),
        ('[tool]\nargmap.language = "de"\n', 2),
        ('tool.argmap.language = "de"\n', 1),
        ('[tool]\nargmap = {language = "de"}\n', None),
    ],
)
def test_a_table_of_pyproject_toml_is_read(text, line):
    found = settings(text, "pyproject.toml")
    assert found.language == "de"
    assert found.origins == {"language": f"pyproject.toml:{line}" if line else "pyproject.toml"}


def test_line_ends_and_a_mark_of_byte_order_do_not_matter(here):
    (here / ".argmap.toml").write_bytes(b"\xef\xbb\xbf" + ALL.replace("\n", "\r\n").encode())
    assert read(".argmap.toml").origins["pedantic"] == ".argmap.toml:5"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('fail-level = "note"\nselct = ["AM2"]', ".argmap.toml:2: there is no setting `selct`; did you mean `select`?"),
        ("per_file_ignores = {}", ".argmap.toml:1: there is no setting `per_file_ignores`; did you mean `per-file-ignores`?"),
        ("xyz = 1", ".argmap.toml:1: there is no setting `xyz`; the settings are select, ignore, per-file-ignores, "
                    "fail-level, language, pedantic"),
        ('select = "AM2"', '.argmap.toml:1: `select` is a list of rules, such as ["AM2", "dangling"], not `"AM2"`'),
        ("select = []", "not an empty list"),
        ('select = ["AM2", 3]', "not a list"),
        ("ignore = 3", "not `3`"),
        ("ignore = false", "not `false`"),
        ("ignore = 2026-11-23", "not a date or a time"),
        ('select = ["dangel"]', ".argmap.toml:1: no rule is called `dangel`; did you mean `dangling`? (in `select`)"),
        ('select = ["AM2001"]', "did you mean `AM201`? (in `select`)"),
        ('select = [""]', "no rule is called ``; `argmap explain` lists them (in `select`)"),
        ('ignore = ["AM002"]', "`AM002` cannot be ignored: what could not be read is always reported (in `ignore`)"),
        ('per-file-ignores = ["AM2"]', "`per-file-ignores` is a table, such as"),
        ('[per-file-ignores]\n"a.arg" = ["AM2"]\n"b.arg" = ["AM999"]', ".argmap.toml:3: no rule is called `AM999`"),
        ('[per-file-ignores]\n"a.arg" = ["AM012"]', ".argmap.toml:2: `AM012` cannot be ignored"),
        ('per-file-ignores = {"a.arg" = "AM2"}', ".argmap.toml:1: `a.arg` is a list of rules"),
        ('[per-file-ignores]\n"" = ["AM2"]', ".argmap.toml:2: `` is no pattern of files: it is empty"),
        ('[per-file-ignores]\n"/a" = ["AM2"]', "it begins at the folder of the settings"),
        ('[per-file-ignores]\n"../a" = ["AM2"]', "it begins at the folder of the settings"),
        ("[per-file-ignores]\n'a\\b' = [\"AM2\"]", "has `/` between names"),
        ('[per-file-ignores]\n"a/b**" = ["AM2"]', "`**` stands alone between two `/`"),
        ('[per-file-ignores]\n"a[b" = ["AM2"]', "a `[` is not closed"),
        ('fail-level = "warn"', '.argmap.toml:1: `fail-level` is one of error, warning, note, never, not `"warn"`; '
                                "did you mean `warning`?"),
        ("fail-level = 1.5", "not `1.5`"),
        ('fail-level = ""', "not an empty text"),
        ('language = "klingonish"', '`language` is a BCP 47 tag, such as de, fr or pt-BR, not `"klingonish"`'),
        ("language = {}", "not a table"),
        ('pedantic = "yes"', '`pedantic` is true or false, not `"yes"`'),
        ("select = [", ".argmap.toml: this is not TOML: invalid value"),
        ("select AM2", ".argmap.toml:1: this is not TOML: expected '=' after a key"),
    ],
)  # fmt: skip
def test_what_makes_no_sense(text, says):
    assert says in amiss(text)
    assert "\n" not in amiss(text)


def test_a_file_that_cannot_be_read(here):
    with pytest.raises(SettingsError, match=r"no\.toml: the settings cannot be read: no such file"):
        read("no.toml")
    (here / "latin.toml").write_bytes(b'language = "\xe4"')
    with pytest.raises(SettingsError, match=r"latin\.toml: the settings cannot be read: it is not UTF-8"):
        read("latin.toml")


def test_a_pyproject_toml_that_says_nothing_of_argmap():
    assert amiss("[tool.other]\nx = 1\n", "pyproject.toml") == (
        "pyproject.toml: there is no table `[tool.argmap]` in it"
    )
    assert amiss("[tool]\nargmap = 1\n", "pyproject.toml") == (
        "pyproject.toml: `tool.argmap` is a table of settings"
    )


# ---------------------------------------------------------------------------------- finding the file


def test_the_nearest_file_upwards_holds(here):
    (here / "a" / "b").mkdir(parents=True)
    (here / ".argmap.toml").write_text('language = "de"\n')
    (here / "a" / "pyproject.toml").write_text('[tool.argmap]\nlanguage = "fr"\n')
    finder = Finder()
    assert finder.of("x.arg").language == "de"
    assert finder.of(here / "a" / "x.arg").language == "fr"
    assert finder.of(here / "a" / "b" / "x.arg").language == "fr"
    assert finder.of("a/b").language == "fr"
    assert finder.of(".").file == ".argmap.toml"
    assert finder.of("a/b").file == str(Path("a", "pyproject.toml"))


def test_in_one_folder_the_file_of_its_own_goes_first(here):
    (here / ".argmap.toml").write_text('language = "de"\n')
    (here / "pyproject.toml").write_text('[tool.argmap]\nlanguage = "fr"\n')
    assert Finder().of("x.arg").language == "de"


@pytest.mark.parametrize("text", ['[project]\nname = "x"\n', '[project]\nname = "argmap"\n', "[broken\n"])
def test_a_pyproject_toml_of_others_is_passed_over(here, text):
    (here / "a").mkdir()
    (here / ".argmap.toml").write_text('language = "de"\n')
    (here / "a" / "pyproject.toml").write_text(text)
    assert Finder().of("a/x.arg").language == "de"


def test_a_broken_pyproject_toml_that_speaks_of_argmap_is_told(here):
    (here / "pyproject.toml").write_text("[tool.argmap\n")
    with pytest.raises(SettingsError, match=r"^pyproject\.toml:1: this is not TOML"):
        Finder().of("x.arg")


def test_each_file_is_read_once(here):
    (here / ".argmap.toml").write_text('language = "de"\n')
    finder = Finder()
    first = finder.of("x.arg")
    (here / ".argmap.toml").write_text("broken")
    assert finder.of("y.arg") is first
    (here / "other.toml").write_text('language = "fr"\n')
    assert finder.at("other.toml").language == "fr"
    assert finder.at("other.toml") is finder.at("other.toml")


def test_without_a_file_the_defaults_hold():
    assert Finder().of("x.arg") == Settings()


# --------------------------------------------------------------------------------- the command line


def test_a_selection_begins_anew():
    said = from_command_line(settings(ALL), select=["AM1"])
    assert (said.select, said.ignore) == (("AM1",), ())
    assert said.origins["select"] == "command line"
    assert "ignore" not in said.origins
    assert from_command_line(said, select=["AM1"], ignore=["AM104"]).ignore == ("AM104",)


def test_what_is_ignored_is_added():
    said = from_command_line(settings(ALL), ignore=["AM201"])
    assert said.ignore == ("AM212", "AM201")
    assert said.origins["ignore"] == ".argmap.toml:2 and command line"
    assert from_command_line(Settings(), ignore=["AM201"]).origins == {"ignore": "command line"}


def test_the_other_options_replace():
    said = from_command_line(settings('language = "de"\n'), pedantic=True, fail_level="note")
    assert (said.pedantic, said.fail_level, said.language) == (True, "note", "de")
    assert said.origins == {
        "language": ".argmap.toml:1",
        "pedantic": "command line",
        "fail-level": "command line",
    }


def test_nothing_said_is_nothing_changed():
    found = settings(ALL)
    assert from_command_line(found) is found


# ------------------------------------------------------------------------------------ what follows


def test_the_rules_that_are_asked():
    codes = [rule.code for rule in settings('select = ["AM10"]\nignore = ["dangling"]\n').rules]
    assert "AM101" in codes
    assert "AM104" not in codes
    assert Settings(select=("AM002",)).rules == ()
    assert "AM309" not in {rule.code for rule in Settings().rules}
    assert "AM309" in {rule.code for rule in Settings(pedantic=True).rules}


def test_what_fails():
    diagnostic = parse("x").diagnostics[0]
    assert Settings().fails(diagnostic.severity)
    assert not Settings(fail_level="never").fails(diagnostic.severity)


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("a.arg", "a.arg", True),
        ("a.arg", "in/deep/a.arg", True),
        ("*.arg", "in/a.arg", True),
        ("?.arg", "in/ab.arg", False),
        ("[ab].arg", "b.arg", True),
        ("./a.arg", "a.arg", False),
        ("in/a.arg", "in/a.arg", True),
        ("in/*", "in/a.arg", True),
        ("in/*", "in/deep/a.arg", False),
        ("in/*", "out/in/a.arg", False),
        ("in/**", "in/deep/er/a.arg", True),
        ("in/", "in/deep/a.arg", True),
        ("**/a.arg", "a.arg", True),
        ("**/deep/*.arg", "in/deep/a.arg", True),
        ("in/**/a.arg", "in/a.arg", True),
        ("in/**/**/a.arg", "in/x/y/a.arg", True),
        ("in/**/b/a.arg", "in/b/c/b/a.arg", True),
        ("in/**/b/a.arg", "in/b/c/a.arg", False),
        ("IN/a.arg", "in/a.arg", False),
        ("a*/**", "../a/x.arg", False),
        ("x.arg", "../a/x.arg", True),
    ],
)
def test_patterns_of_files(pattern, path, fits):
    found = settings(f'[per-file-ignores]\n"{pattern}" = ["AM101"]\n')
    assert ("AM101" in found._silent_in(path)) is fits


def test_mistakes_are_reported_in_any_file():
    found = settings('[per-file-ignores]\n"*" = ["AM"]\n')
    mistakes = parse("claim a\n").diagnostics
    assert mistakes
    assert tuple(found.reported(mistakes)) == mistakes


def test_settings_as_plain_data():
    shown = {key: (value, origin) for key, value, origin in settings(ALL).shown()}
    assert shown["per-file-ignores"] == (
        {"drafts/**": ["AM2", "unsupported-claim"]},
        ".argmap.toml:7",
    )
    assert json.dumps(shown)
    assert {origin for *_, origin in Settings().shown()} == {"default"}


# ------------------------------------------------------------------------------------- the schema


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_schema_and_reader_know_the_same_settings():
    assert list(SCHEMA["properties"]) == list(SETTINGS)
    fields = {each.name for each in attrs.fields(Settings)}
    assert {setting.name for setting in SETTINGS.values()} == fields - {"file", "folder", "origins"}


def test_schema_and_reader_know_the_same_defaults():
    defaults = {key: each["default"] for key, each in SCHEMA["properties"].items() if "default" in each}
    assert defaults == {key: value for key, value, _ in Settings().shown() if key in defaults}


@pytest.mark.parametrize(
    "text",
    [
        "",
        ALL,
        'select = ["am1", "AM", "AM002"]',
        'ignore = ["AM101", "unsupported-leap"]',
        "per-file-ignores = {}",
        *(
            f'[per-file-ignores]\n"{pattern}" = ["AM2"]'
            for pattern in ("a", "a/**", "**/b", "[ab]*.arg", "a/..b/c", "x/", "**")
        ),
        *(f'fail-level = "{level}"' for level in ("error", "warning", "note", "never")),
        *(f'language = "{tag}"' for tag in ("de", "pt-BR", "zh-Hant-TW", "EN")),
        "pedantic = false",
    ],
)
def test_what_the_reader_takes_the_schema_takes(text):
    settings(text)
    jsonschema.validate(tomllib.loads(text), SCHEMA)


@pytest.mark.parametrize(
    "text",
    [
        "selct = []",
        "select = []",
        'select = "AM2"',
        "select = [2]",
        'select = [""]',
        'ignore = ["AM002"]',
        'ignore = ["am0"]',
        "per-file-ignores = []",
        '[per-file-ignores]\n"a" = []',
        '[per-file-ignores]\n"a" = ["AM012"]',
        *(
            f"[per-file-ignores]\n'{pattern}' = [\"AM2\"]"
            for pattern in ("", " ", "/a", "a\\b", "../a", "a/..", "a/../b", "a**", "**b/c", "[a", "a/[b/c]")
        ),
        'fail-level = "warn"',
        'language = "klingonish"',
        'language = ""',
        'language = "de-"',
        "pedantic = 1",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(text):
    amiss(text)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), SCHEMA)
