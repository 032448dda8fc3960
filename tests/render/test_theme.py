import itertools
import math
import re
from pathlib import Path

import pytest
from attrs import evolve

from argmap.model import Verdict
from argmap.render import theme as theme_module
from argmap.render.contrast import LINES, READABLE, VISIBLE, WORDS, contrast, faint, linear
from argmap.render.engines import draw
from argmap.render.refusal import ViewError
from argmap.render.theme import LIGHT, THEMES, named
from render.everything import VIEWS, drawn
from render.pictures import edges, nodes, read, xml

FOLDER = Path(theme_module.__file__).with_name("themes")

every = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


# ----------------------------------------------------------------------------------------- contrast


def test_contrast_of_known_pairs():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0b6b4f", "#0b6b4f") == 1


@every
def test_words_can_be_read(theme):
    assert low(theme, WORDS, READABLE) == {}
    assert not list(faint(theme))


@every
def test_lines_can_be_seen(theme):
    assert low(theme, LINES, VISIBLE) == {}


def low(theme, pairs, least):
    """The pairs of colours that are too much alike."""
    colours = theme.colours()
    ratios = {
        (role, ground): contrast(colours[role], colours[ground])
        for role, grounds in pairs
        for ground in grounds
    }
    return {pair: ratio for pair, ratio in ratios.items() if ratio < least}


def test_low_contrast_is_found():
    pale = LIGHT.with_colours({"quiet": "#909090", "attack": "#ff9060", "support": "#909090"})
    assert {role for role, _ in low(pale, WORDS, READABLE)} == {"quiet", "attack", "support"}
    assert {role for role, _ in low(pale, LINES, VISIBLE)} == {"attack"}
    assert [sentence.partition(":")[0] for sentence in faint(pale)] == [
        "words in `quiet` are hard to read on `defeated.fill` and on 6 more",
        "words in `support` are hard to read on `section.fill` and on 1 more",
        "words in `attack` are hard to read on `step.fill` and on 8 more",
    ]
    black = LIGHT.with_colours({"leap-fill": "#300000", "leap-text": "#400000"})
    assert list(faint(black)) == [
        "words in `leap.text` are hard to read on `leap.fill`: their contrast is 1.1, and should be 4.5"
        " or more"
    ]


# What is drawn in a theme whose colours are all different says which colour stands on which.


UNIQUE = LIGHT.with_colours({role: f"#0000{number:02x}" for number, role in enumerate(LIGHT.colours(), 1)})
ROLE = {colour: role for role, colour in UNIQUE.colours().items()}
OUTSIDE = ("paper", "section-fill")
"""What lines and the words beside them may run across."""


def pairs(table):
    return {(role, ground) for role, grounds in table for ground in grounds}


def words_drawn(view):
    """Every colour of words with the ground that they stand on, by their roles."""
    dot = drawn(UNIQUE, view)
    for each in (read(dot), *read(dot)["objects"]):
        if each.get("label", "").startswith("<"):
            ground = each.get("fillcolor") or each["bgcolor"]
            yield from words_in(xml(f"<a>{each['label']}</a>"), each["fontcolor"], ground)
    for _, _, each in edges(dot):
        if each["label"]:
            yield from ((ROLE[each["fontcolor"]], ground) for ground in OUTSIDE)


def words_in(element, colour, ground):
    ground = element.get("BGCOLOR", ground)
    inner = element.get("COLOR", colour) if element.tag == "FONT" else colour
    if (element.text or "").strip():
        yield ROLE[inner], ROLE[ground]
    for child in element:
        yield from words_in(child, inner, ground)
        if (child.tail or "").strip():
            yield ROLE[inner], ROLE[ground]


def lines_drawn(view):
    """Every colour of lines and borders with what they stand on, or in."""
    dot = drawn(UNIQUE, view)
    for each in nodes(dot).values():
        line, fill = ROLE[each["color"]], ROLE[each["fillcolor"]]
        yield from ((line, ground) for ground in OUTSIDE)
        if line != "leap-line":  # solid as it is, a leap is known without its border
            yield line, fill
    for _, _, each in edges(dot):
        yield from ((ROLE[each["color"]], ground) for ground in OUTSIDE)
    for line, fill in re.findall(r'<TD[^>]* COLOR="([^"]*)" BGCOLOR="([^"]*)"', dot):
        yield ROLE[line], ROLE[fill]
    yield from (("section-line", ground) for ground in OUTSIDE)


def test_all_words_that_are_drawn_are_in_the_table():
    found = set(itertools.chain.from_iterable(map(words_drawn, VIEWS)))
    assert found == pairs(WORDS)


def test_all_lines_that_are_drawn_are_in_the_table():
    found = set(itertools.chain.from_iterable(map(lines_drawn, VIEWS)))
    assert found == pairs(LINES)


@every
def test_only_colours_of_the_theme_are_drawn(theme):
    for view in VIEWS:
        assert set(re.findall(r"#[0-9a-f]{6}", drawn(theme, view))) <= set(theme.colours().values())


# --------------------------------------------------------------------------------- without colours


@every
def test_every_verdict_has_a_border_of_its_own(theme):
    assert set(theme.verdicts) == set(Verdict)
    assert len({(ink.border, ink.width) for ink in theme.verdicts.values()}) == len(Verdict)


@every
def test_a_leap_stands_out_from_its_paper_as_nothing_else_does(theme):
    by_ground = {name: contrast(ink.fill, theme.paper) for name, ink in theme.inks.items()}
    assert by_ground.pop("leap") > 2 * max(by_ground.values())
    assert theme.leap.width >= 3


def test_print_is_black_and_grey_on_white_paper():
    theme = THEMES["print"]
    for colour in theme.colours().values():
        assert len({colour[1:3], colour[3:5], colour[5:7]}) == 1, colour
    grounds = {ink.fill for name, ink in theme.inks.items() if name != "leap"}
    assert grounds | {theme.paper} == {"#ffffff"}
    widths = {name: ink.width for name, ink in theme.inks.items()}
    assert all(abs(widths[one] - widths[other]) >= 1 for one, other in ALIKE_IN_STYLE)


ALIKE_IN_STYLE = (("sustained", "defeated"), ("contested", "overclaimed"))


# ------------------------------------------------------------------------------- without some cones

SEEN_BY = {
    "all three cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopes": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopes": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopes": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What becomes of red, green and blue light: Machado, Oliveira and Fernandes 2009, severity 1.0.

(A physiologically-based model for simulation of color vision deficiency, IEEE Transactions on
Visualization and Computer Graphics 15 (6), 1291-1298.)
"""

APART = {"line": 20, "text": 15, "fill": 5}
"""How far apart the colours of verdicts are at least, in CIELAB; 2.3 is a difference just noticed."""


def distance(one, other, eyes):
    """How different two colours are, as the distance in CIELAB (CIE 1976), under D65."""
    return math.dist(lab(seen(one, eyes)), lab(seen(other, eyes)))


def seen(colour, eyes):
    light = linear(colour)
    return [min(1.0, max(0.0, sum(map(math.prod, zip(row, light, strict=True))))) for row in SEEN_BY[eyes]]


def lab(light):
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        root(sum(map(math.prod, zip(row, light, strict=True))) / most)
        for row, most in zip(to_xyz, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def root(share):
    bend = 6 / 29
    return math.cbrt(share) if share > bend**3 else share / (3 * bend**2) + 4 / 29


def too_near(theme, eyes):
    """What cannot be told apart by these eyes."""
    found = []
    for part, least in APART.items():
        for (one, ink), (other, second) in itertools.combinations(theme.verdicts.items(), 2):
            if distance(getattr(ink, part), getattr(second, part), eyes) < least:
                found.append((part, str(one), str(other)))
    if distance(theme.support, theme.attack, eyes) < 40:
        found.append(("support", "attack"))
    return found


def test_known_distances():
    """Red and green of one lightness look alike to deuteranopes, blue and yellow do not."""
    assert lab(linear("#ffffff")) == pytest.approx((100, 0, 0), abs=0.1)
    assert lab(linear("#ff0000")) == pytest.approx((53.2, 80.1, 67.2), abs=0.1)
    assert distance("#b06000", "#707000", "all three cones") > 35
    assert distance("#b06000", "#707000", "deuteranopes") < 12
    assert distance("#0000ff", "#ffff00", "deuteranopes") > 150


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_verdicts_and_lines_of_the_colour_blind_theme_are_told_apart_by_all_eyes(eyes):
    assert too_near(THEMES["colour-blind"], eyes) == []


def test_verdicts_of_the_colour_blind_theme_differ_in_lightness():
    lightness = sorted(lab(linear(ink.line))[0] for ink in THEMES["colour-blind"].verdicts.values())
    assert min(more - less for less, more in itertools.pairwise(lightness)) > 7


def test_what_is_not_told_apart_is_found():
    brown, olive = "#b06000", "#707000"
    theme = THEMES["colour-blind"].with_colours(
        {"support": olive, "attack": brown, "sustained-line": olive, "defeated-line": brown}
    )
    assert ("line", "sustained", "defeated") not in too_near(theme, "all three cones")
    assert {("line", "sustained", "defeated"), ("support", "attack")} <= set(too_near(theme, "deuteranopes"))
    assert too_near(LIGHT, "deuteranopes")


# ---------------------------------------------------------------------------------- names and files


def test_the_shipped_themes_are_the_files_in_the_folder():
    assert sorted(THEMES) == sorted(path.stem for path in FOLDER.glob("*.toml"))
    assert all(named(name) is theme and theme.name == name for name, theme in THEMES.items())
    assert next(iter(THEMES)) == "light"


@pytest.mark.parametrize("name", THEMES)
def test_shipped_themes_leave_no_colour_to_their_base(name):
    text = (FOLDER / f"{name}.toml").read_text("utf-8")
    assert text.count('"#') == len(LIGHT.colours())


def test_colours_can_be_changed_by_their_roles():
    theme = THEMES["dark"]
    assert theme.with_colours({}) == theme
    assert theme.with_colours(theme.colours()) == theme
    changed = theme.with_colours({"paper": "#000000", "sustained-line": "#00ff00", "leap-fill": "#ff0000"})
    different = {
        role: colour for role, colour in changed.colours().items() if colour != theme.colours()[role]
    }
    assert different == {"paper": "#000000", "sustained-line": "#00ff00", "leap-fill": "#ff0000"}
    assert changed.leap.width == theme.leap.width
    with pytest.raises(KeyError, match="leap-colour"):
        theme.with_colours({"leap-colour": "#ff0000"})


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write a theme of one's own, in the folder that we are in."""
    monkeypatch.chdir(tmp_path)

    def put(text, name="mine.toml"):
        content = text if isinstance(text, bytes) else text.encode()
        Path(name).write_bytes(content)
        return name

    return put


def test_a_file_says_what_it_changes(write):
    theme = named(
        write(
            """
            base = "dark"
            paper = "#00000A"
            leap.fill = "#ffee00"
            [sustained]
            border = "dotted"
            width = 3
            """
        )
    )
    dark = THEMES["dark"]
    ink = dark.verdicts[Verdict.SUSTAINED]._replace(border="dotted", width=3.0)
    assert theme == evolve(
        dark,
        name="mine",
        paper="#00000a",
        leap=dark.leap._replace(fill="#ffee00"),
        verdicts={**dark.verdicts, Verdict.SUSTAINED: ink},
    )
    assert drawn(theme) != drawn(dark)


@pytest.mark.parametrize("text", ["", "\ufeff", 'base = "light"', "# nothing\r\n"])
def test_what_a_file_leaves_out_is_as_in_the_light_theme(write, text):
    assert named(write(text)) == evolve(LIGHT, name="mine")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("mine.toml", "mine"),
        ("My Theme.TOML", "my-theme"),
        ("dark.toml", "own-dark"),
        ("тёмная.toml", "own"),
        ('a"<b>.toml', "a-b"),
    ],
)
def test_what_a_theme_of_ones_own_is_called(write, file, name):
    assert named(Path(write("", file))).name == name


def test_fonts_of_a_file(write):
    alone = named(write('fonts = "Georgia, DejaVu Serif, serif"'))
    assert (alone.fonts, alone.stack, alone.narrow_stack) == ("Georgia, DejaVu Serif, serif",) * 3
    both = named(write('stack = "Georgia, \'Times New Roman\'"\nfonts = "-apple-system"'))
    assert (both.fonts, both.stack, both.narrow_stack) == (
        "-apple-system",
        "Georgia, 'Times New Roman'",
        "-apple-system",
    )


NOT_FONTS = (
    "",
    " ",
    ",",
    "a,,b",
    'a"b',
    "a<b>",
    "a;b",
    "a:b",
    "a/b",
    "a\\b",
    "a\nb",
    "url(x)",
    "a_b",
    "a" * 201,
    "'a",
)


@pytest.mark.parametrize("key", ["fonts", "stack", "narrow-stack"])
@pytest.mark.parametrize("families", NOT_FONTS)
def test_only_names_of_fonts_get_into_attributes(write, key, families):
    escaped = families.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    with pytest.raises(ViewError, match=f"^mine.toml: `{key}` is a list of fonts, and not `"):
        named(write(f'{key} = "{escaped}"'))


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("drak", "there is no theme `drak`; did you mean `dark`?"),
        ("color-blind", "there is no theme `color-blind`; did you mean `colour-blind`?"),
        (
            "mauve",
            "there is no theme `mauve`; the themes are: light, dark, print, colour-blind, or a file that ends in"
            " .toml",
        ),
        ("x" * 300, f"there is no theme `{'x' * 199}…`; "),
        ("a\x1b[31m", "there is no theme `a\ufffd[31m`; "),
    ],
)
def test_a_name_that_there_is_not(word, said):
    with pytest.raises(ViewError) as error:
        named(word)
    assert str(error.value).startswith(said)


OTHERS = "name a file that can, or one of light, dark, print, colour-blind"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, f"the theme cannot be read: no such file or directory; {OTHERS}"),
        (b"\xff\xfe", f"the theme cannot be read: it is not UTF-8; {OTHERS}"),
        (b"#" * 100_001, f"the theme cannot be read: it is too large for one; {OTHERS}"),
        (
            "paper = #ffffff",
            'this is not TOML: invalid value (at line 1, column 9); a line is e.g.  paper = "#ffffff"',
        ),
        ("a = " + "[" * 3000, 'this is not TOML: it is nested too deep; a line is e.g.  paper = "#ffffff"'),
        ('base = "drak"', "there is no theme `drak` to begin from; did you mean `dark`?"),
        (
            "base = 3",
            "there is no theme `3` to begin from; the themes are: light, dark, print, colour-blind",
        ),
        ('papr = "#ffffff"', "a theme has no `papr`; did you mean `paper`?"),
        ('leap-fill = "#ffffff"', "a theme has no `leap-fill`; did you mean `leap.fill`?"),
        ('narrow_stack = "Arial"', "a theme has no `narrow_stack`; did you mean `narrow-stack`?"),
        ('leap.fil = "#ffffff"', "a theme has no `leap.fil`; did you mean `leap.fill`?"),
        (
            "xyzzy = 1",
            "a theme has no `xyzzy`; what it may say is base, fonts, stack, narrow-stack, paper, text, quiet,"
            " support, attack, and line, fill, text, width, border of sustained, contested, defeated,"
            " overclaimed, unsupported, step, leap, ghost, section",
        ),
        ('leap = "#ffffff"', '`leap` is several things; write e.g.  leap.line = "#57606a"'),
        (
            'paper = "white"',
            '`paper` is a colour, and not `white`; write `#` and six digits, e.g.  "#1c2128"',
        ),
        ('paper = "#fff"', '`paper` is a colour, and not `#fff`; write `#` and six digits, e.g.  "#1c2128"'),
        (
            'leap.fill = "#ffffff\\n"',
            '`leap.fill` is a colour, and not `#ffffff`; write `#` and six digits, e.g.  "#1c2128"',
        ),
        ("paper = 7", '`paper` is a colour, and not `7`; write `#` and six digits, e.g.  "#1c2128"'),
        (
            f"paper = 0x{'f' * 9000}",
            '`paper` is a colour, and not `a very large number`; write `#` and six digits, e.g.  "#1c2128"',
        ),
        ('leap.border = "double"', "`leap.border` is one of solid, dashed, dotted, and not `double`"),
        ("leap.border = 1", "`leap.border` is one of solid, dashed, dotted, and not `1`"),
        ("leap.width = 11", "`leap.width` is a width in points, from 0.1 to 10, and not `11`"),
        ("leap.width = 0", "`leap.width` is a width in points, from 0.1 to 10, and not `0`"),
        ("leap.width = nan", "`leap.width` is a width in points, from 0.1 to 10, and not `nan`"),
        ("leap.width = true", "`leap.width` is a width in points, from 0.1 to 10, and not `True`"),
        ('leap.width = "3"', "`leap.width` is a width in points, from 0.1 to 10, and not `3`"),
    ],
)
def test_a_mistake_in_a_file_is_told_in_a_sentence(write, text, said):
    if text is not None:
        write(text)
    with pytest.raises(ViewError) as error:
        named("mine.toml")
    assert str(error.value) == f"mine.toml: {said}"


def test_a_folder_is_no_theme(write):
    Path("mine.toml").mkdir()
    with pytest.raises(ViewError, match=r"^mine\.toml: the theme cannot be read: it is no file; name "):
        named("mine.toml")


def test_a_name_that_no_file_can_have():
    with pytest.raises(ViewError, match=r"the theme cannot be read: .*null"):
        named("mine\0.toml")


def test_frames_of_sections_have_the_border_that_the_theme_says():
    frames = {
        theme.name: set(re.findall(r'style="(rounded,filled.*?)" tooltip="By', drawn(theme)))
        for theme in THEMES.values()
    }
    assert frames["light"] == {"rounded,filled"}
    assert frames["print"] == {"rounded,filled,dashed"}


@every
def test_every_theme_can_be_laid_out(theme):
    assert draw(drawn(theme), "svg").startswith(b"<?xml")
