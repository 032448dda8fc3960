"""`argmap render --theme`, through the command line."""

import pytest

from argmap.render.theme import THEMES

RAIN = 'claim rain: "It rained."\n'


@pytest.fixture
def draw(run, here):
    """Draw a small map as DOT: the exit code, the DOT and what was said besides."""
    (here / "a.arg").write_text(RAIN)
    return lambda *argv: run("render", "a.arg", "--format", "dot", "-o", "-", *argv)


@pytest.mark.parametrize("name", THEMES)
def test_a_shipped_theme(draw, name):
    code, out, err = draw("--theme", name)
    assert code == 0
    assert f'bgcolor="{THEMES[name].paper}"' in out
    assert err.count("\n") == 1


def test_a_file(draw, here):
    (here / "mine.toml").write_text('base = "dark"\npaper = "#010203"\n')
    code, out, err = draw("--theme", "mine.toml")
    assert code == 0
    assert 'bgcolor="#010203"' in out
    assert THEMES["dark"].text in out
    assert err.count("\n") == 1


def test_words_that_are_hard_to_read_are_drawn_and_told(draw, here):
    (here / "mine.toml").write_text('text = "#999999"\nleap.text = "#ff0000"\n')
    code, out, err = draw("--theme", "mine.toml")
    assert code == 0
    assert "#999999" in out
    assert err.startswith(
        "argmap: mine.toml: words in `text` are hard to read on `defeated.fill` and on 5 more: their contrast"
        " is 2.6, and should be 4.5 or more; words in `leap.text` are hard to read"
        " on `leap.fill`: "
    )
    assert err.count("\n") == 2


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("drak", "there is no theme `drak`; did you mean `dark`?"),
        ("absent.toml", "absent.toml: the theme cannot be read: no such file or directory; "),
        ("mine.toml", "mine.toml: a theme has no `papr`; did you mean `paper`?"),
    ],
)
def test_a_theme_that_cannot_be_had(draw, here, word, said):
    (here / "mine.toml").write_text('papr = "#ffffff"\n')
    code, out, err = draw("--theme", word)
    assert (code, out) == (2, "")
    assert err.startswith(f"argmap: {said}")
    assert err.count("\n") == 1


def test_a_picture_does_not_take_the_place_of_its_theme(run, draw, here):
    (here / "mine.toml").write_text("")
    code, _, err = run("render", "a.arg", "--format", "svg", "-o", "./mine.toml", "--theme", "mine.toml")
    assert (code, err) == (2, "argmap: ./mine.toml is the theme itself; name another file with -o\n")
    assert (here / "mine.toml").read_text() == ""


def test_the_themes_are_in_the_help(run):
    _, out, _ = run("render", "--help")
    assert "--theme light|dark|print|colour-blind|FILE.toml" in out
