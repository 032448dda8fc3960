"""Workflow commands, taken apart as the runner of GitHub Actions does (`ActionCommand.cs`, `TryParseV2`)."""

import pytest
from attrs import evolve

from argmap.case import Case
from argmap.check import check, chosen
from argmap.diagnostics import Label, Severity
from argmap.loading import parse
from argmap.report import FORMS, Checked

RAIN = 'claim rain: "It rained."\n'
PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
DATA = {key: PROPERTY[key] for key in ("%0D", "%0A", "%25")}


def checked(text, name="a.arg"):
    case = Case.of(parse(text, name).map)
    return Checked(case, check(case, chosen(["AM101"])))


def changed(name="a.arg", **more):
    one = checked(RAIN, name)
    return evolve(one, diagnostics=(evolve(one.diagnostics[0], **more),))


def written(*maps):
    return "".join(FORMS["github"].write(iter(maps)))


def unescaped(text, table):
    for escape, char in table.items():
        text = text.replace(escape, char)
    return text


def command(*maps):
    """The first line as the runner reads it: its command, its properties and its text."""
    line = written(*maps).split("\n")[0]
    assert line.startswith("::")
    head, text = line.removeprefix("::").split("::", 1)
    name, properties = head.split(" ", 1)
    pairs = (each.split("=", 1) for each in properties.split(","))
    return name, {key: unescaped(value, PROPERTY) for key, value in pairs}, unescaped(text, DATA)


def test_a_finding_is_a_command():
    one = changed(message="nothing supports `rain`", here="", help=("argue for it",))
    assert written(one) == (
        "::warning file=a.arg,line=1,col=7,endLine=1,endColumn=11,title=AM101 unsupported-claim"
        "::nothing supports `rain`"
        "%0A--> a.arg:1:7"
        "%0Ahelp: argue for it"
        "%0Ahttps://argmap.readthedocs.io/en/latest/rules/AM101.html\n"
        "argmap: 1 warning in 1 file\n"
    )


@pytest.mark.parametrize(
    ("severity", "name"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")],
)
def test_levels(severity, name):
    assert command(changed(severity=severity))[0] == name


def test_all_that_is_said_stands_in_the_text():
    one = changed()
    labels = (Label(one.diagnostics[0].span, "see here", "AM201"), Label(one.diagnostics[0].span, ""))
    _, _, text = command(changed(here="it begins", labels=labels, help=("one:\n  two",), note="mind"))
    assert text.split("\n")[1:-1] == [
        "--> a.arg:1:7 it begins",
        "::: a.arg:1:7 see here [AM201]",
        "::: a.arg:1:7",
        "help: one:",
        "  two",
        "note: mind",
    ]


def test_what_would_end_a_value_is_escaped():
    name = "a, b:c=100%0A%.arg"
    kind, properties, text = command(changed(name, message="50%\r\n::error::x%0A, y: z", here=""))
    assert (kind, properties["file"], properties["line"]) == ("warning", name, "1")
    assert text.startswith("50%␍\n::error::x%0A, y: z\n--> a, b:c=100%0A%.arg:1:7\n")


def test_a_finding_is_one_line_whatever_it_says():
    hostile = changed("a\nb.arg", message="one\ntwo\r\x1b[2J\u2028three", here="x\ny", note="::add-mask::y")
    first, second, rest = written(hostile).split("\n")
    assert first.startswith("::warning ")
    assert second == "argmap: 1 warning in 1 file"
    assert not rest
    assert "\x1b" not in first


def test_the_sum_names_no_file():
    assert written(checked("", "##[add-mask]x")) == "argmap: no findings in 1 file\n"


def test_the_sum_says_that_github_shows_few():
    many = checked("".join(f'claim rain-{number}: "R"\n' for number in range(11)))
    assert written(many).endswith(
        "argmap: 11 warnings in 1 file; GitHub marks 10 of each kind, this log has them all\n"
    )
    assert written(many).count("\n::warning") == 10


def test_nothing_is_written_of_nothing():
    assert not written()


def test_commands_are_written_as_the_maps_come():
    def maps():
        yield checked(RAIN)
        message = "the second map was asked for too early"
        raise AssertionError(message)

    assert next(FORMS["github"].write(maps(), None)).startswith("::warning")
