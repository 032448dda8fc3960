"""Colours, lines and fonts as data: the themes that are shipped, and those that somebody writes."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from attrs import evolve, frozen

from argmap.lang.mistakes import nearest
from argmap.model import Verdict
from argmap.render.labels import clean
from argmap.render.refusal import ViewError


class Ink(NamedTuple):
    """How one kind of thing is drawn: colours as `#rrggbb`, widths in points.

    `border` is a line style of Graphviz: solid, dashed or dotted.
    """

    line: str
    fill: str
    text: str
    width: float = 1.0
    border: str = "solid"


@frozen
class Theme:
    """All that a picture takes from taste. Nothing in it comes from a map.

    `fonts` are the families to measure with, the first one found wins; `stack` is what the SVG asks
    for, families with the same widths first; `narrow_stack` where a narrower family was measured.
    """

    name: str
    fonts: str
    stack: str
    narrow_stack: str
    paper: str
    text: str
    quiet: str
    verdicts: Mapping[Verdict, Ink]
    step: Ink
    leap: Ink
    ghost: Ink
    section: Ink
    support: str
    attack: str

    @property
    def inks(self) -> dict[str, Ink]:
        """Every ink by its name: `sustained` and the other verdicts, `step`, `leap`, `ghost`, `section`."""
        verdicts = {str(verdict): ink for verdict, ink in self.verdicts.items()}
        return {**verdicts, **{name: getattr(self, name) for name in _INKS}}

    def colours(self) -> dict[str, str]:
        """Every colour by its role: `paper`, `text` …, and of each ink such as `leap-line`."""
        found: dict[str, str] = {role: getattr(self, role) for role in _ALONE}
        for name, ink in self.inks.items():
            found |= {f"{name}-{part}": getattr(ink, part) for part in _PAINTS}
        return found

    def with_colours(self, colours: Mapping[str, str]) -> Theme:
        """The same with other colours, by their roles. Raises KeyError for a role that there is not."""
        for role in colours.keys() - self.colours().keys():
            raise KeyError(role)
        alone = {role: colours[role] for role in _ALONE if role in colours}
        inks = {
            name: {part: colours[role] for part in _PAINTS if (role := f"{name}-{part}") in colours}
            for name in self.inks
        }
        return _changed(self, alone, inks)


_ALONE = ("paper", "text", "quiet", "support", "attack")
"""Colours that belong to no ink."""

_INKS = ("step", "leap", "ghost", "section")
"""The inks beside those of the verdicts."""

_PAINTS = ("line", "fill", "text")
"""The colours of an ink."""


def _changed(theme: Theme, alone: Mapping[str, Any], inks: Mapping[str, Mapping[str, Any]]) -> Theme:
    """A theme with some fields changed, and some parts of its inks."""
    new = {name: ink._replace(**inks.get(name, {})) for name, ink in theme.inks.items()}
    fields: dict[str, Any] = {**alone, **{name: new[name] for name in _INKS}}
    return evolve(theme, verdicts={each: new[str(each)] for each in theme.verdicts}, **fields)


# ---------------------------------------------------------------------------------- by name or file


def named(word: str | os.PathLike[str]) -> Theme:
    """A shipped theme by its name, or the one that a file ending in .toml describes.

    Raises ViewError where there is no such theme, or where the file cannot be read or makes no sense.
    """
    name = os.fspath(word)
    if name in THEMES:
        return THEMES[name]
    if name.lower().endswith(SUFFIX):
        return _from_file(Path(name))
    message = f"there is no theme `{_short(name)}`; {_instead(name, f', or a file that ends in {SUFFIX}')}"
    raise ViewError(message)


SUFFIX = ".toml"
"""How the name of a file that describes a theme ends."""

_LARGEST = 100_000
"""Bytes of such a file, at most."""


def _from_file(path: Path) -> Theme:
    """What a file describes; the parts of it that it leaves out are those of its base."""
    said = _table(_content(path), path)
    base = said.pop("base", "light")
    if not isinstance(base, str) or base not in THEMES:
        instead = _instead(base if isinstance(base, str) else "")
        raise _amiss(path, f"there is no theme `{_short(base)}` to begin from; {instead}")
    return _described(said, path, evolve(THEMES[base], name=_name(path)))


def _instead(word: str, more: str = "") -> str:
    near = nearest(word, _SHIPPED)
    return f"did you mean `{near}`?" if near else f"the themes are: {', '.join(_SHIPPED)}{more}"


def _name(path: Path) -> str:
    """What a theme of one's own is called: letters, digits and hyphens, and not as a shipped one is."""
    name = re.sub(r"[^a-z0-9]+", "-", path.stem.casefold()).strip("-") or "own"
    return f"own-{name}" if name in THEMES else name


def _content(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            why = "it is no file"
        else:
            with path.open("rb") as file:
                content = file.read(_LARGEST + 1)
            if len(content) <= _LARGEST:
                return content.decode("utf-8-sig").replace("\r\n", "\n")
            why = "it is too large for one"
    except UnicodeDecodeError:
        why = "it is not UTF-8"
    except (OSError, ValueError) as error:
        why = ((error.strerror if isinstance(error, OSError) else None) or str(error)).lower()
    raise _amiss(
        path, f"the theme cannot be read: {why}; name a file that can, or one of {', '.join(_SHIPPED)}"
    )


def _table(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except ValueError as error:
        words = str(error)
        why = words[:1].lower() + words[1:]
    except RecursionError:
        why = "it is nested too deep"
    raise _amiss(path, f'this is not TOML: {_short(why)}; a line is e.g.  paper = "#ffffff"')


def _described(said: Mapping[str, Any], path: Path, base: Theme) -> Theme:
    alone: dict[str, Any] = {}
    inks: dict[str, dict[str, Any]] = {}
    for key, value in said.items():
        if key in base.inks:
            inks[key] = _ink(value, key, path)
        elif key in _ALONE_KINDS:
            alone[key.replace("-", "_")] = _ALONE_KINDS[key](value, key, path)
        else:
            raise _unknown(key, path)
    if "fonts" in alone:  # who is content with one list of families wants to see these, too
        alone = {"stack": alone["fonts"], "narrow_stack": alone["fonts"], **alone}
    return _changed(base, alone, inks)


def _ink(value: object, name: str, path: Path) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _amiss(path, f'`{name}` is several things; write e.g.  {name}.line = "#57606a"')
    found = {}
    for part, each in value.items():
        key = f"{name}.{part}"
        if part not in _INK_KINDS:
            raise _unknown(key, path)
        found[part] = _INK_KINDS[part](each, key, path)
    return found


def _unknown(key: str, path: Path) -> ViewError:
    known = ("base", *_ALONE_KINDS, *(f"{ink}.{part}" for ink in _BLANK.inks for part in _INK_KINDS))
    near = nearest(key, known)
    keys = f"base, {', '.join(_ALONE_KINDS)}, and {', '.join(_INK_KINDS)} of {', '.join(_BLANK.inks)}"
    hint = f"did you mean `{near}`?" if near else f"what it may say is {keys}"
    return _amiss(path, f"a theme has no `{_short(key)}`; {hint}")


def _amiss(path: Path, says: str) -> ViewError:
    return ViewError(f"{_short(path)}: {says}")


def _short(word: object) -> str:
    """Somebody's word, fit to be quoted in a sentence."""
    try:
        words = clean(str(word))
    except ValueError:  # Python writes out no number of thousands of digits
        words = "a very large number"
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


_LONGEST = 200
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FAMILY = r"-?[^\W_]+(?:[ -]+[^\W_]+)*"
"""Letters, digits and little else: names of fonts stand in attributes of DOT and of SVG."""

_MEASURED = re.compile(rf"{_FAMILY}(?: *, *{_FAMILY})*")
_STACK = re.compile(rf"(?:{_FAMILY}|'{_FAMILY}')(?: *, *(?:{_FAMILY}|'{_FAMILY}'))*")
_BORDERS = ("solid", "dashed", "dotted")
_THINNEST, _WIDEST = 0.1, 10.0


def _colour(value: object, key: str, path: Path) -> str:
    if isinstance(value, str) and _COLOUR.fullmatch(value):
        return value.lower()
    says = f'`{key}` is a colour, and not `{_short(value)}`; write `#` and six digits, e.g.  "#1c2128"'
    raise _amiss(path, says)


def _measured(value: object, key: str, path: Path) -> str:
    return _families(_MEASURED, "Georgia, DejaVu Serif, serif", value, key, path)


def _stack(value: object, key: str, path: Path) -> str:
    return _families(_STACK, "Georgia, 'DejaVu Serif', serif", value, key, path)


def _families(pattern: re.Pattern[str], example: str, value: object, key: str, path: Path) -> str:
    if isinstance(value, str) and len(value) <= _LONGEST and pattern.fullmatch(value):
        return value
    says = (
        f"`{key}` is a list of fonts, and not `{_short(value)}`; their names have letters, digits, spaces and"
        f' hyphens, and commas stand between them, e.g.  "{example}"'
    )
    raise _amiss(path, says)


def _border(value: object, key: str, path: Path) -> str:
    if isinstance(value, str) and value in _BORDERS:
        return value
    raise _amiss(path, f"`{key}` is one of {', '.join(_BORDERS)}, and not `{_short(value)}`")


def _width(value: object, key: str, path: Path) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and _THINNEST <= value <= _WIDEST:
        return float(value)
    says = f"`{key}` is a width in points, from {_THINNEST:g} to {_WIDEST:g}, and not `{_short(value)}`"
    raise _amiss(path, says)


_Kind = Callable[[object, str, Path], Any]
_ALONE_KINDS: Mapping[str, _Kind] = {
    "fonts": _measured,
    "stack": _stack,
    "narrow-stack": _stack,
    **dict.fromkeys(_ALONE, _colour),
}
_INK_KINDS: Mapping[str, _Kind] = {**dict.fromkeys(_PAINTS, _colour), "width": _width, "border": _border}
"""What a file may say, and how it is read."""


# ------------------------------------------------------------------------------------------ shipped


_SHIPPED = ("light", "dark", "print", "colour-blind")

_INK = Ink("#000000", "#ffffff", "#000000")
_BLANK = Theme(
    name="",
    fonts="sans-serif",
    stack="sans-serif",
    narrow_stack="sans-serif",
    paper="#ffffff",
    text="#000000",
    quiet="#000000",
    verdicts=dict.fromkeys(Verdict, _INK),
    step=_INK,
    leap=_INK,
    ghost=_INK,
    section=_INK,
    support="#000000",
    attack="#000000",
)


def _read_shipped() -> dict[str, Theme]:
    """The themes in the folder beside this file; the first begins from nothing, the others from it."""
    found: dict[str, Theme] = {}
    for name in _SHIPPED:
        path = Path(__file__).with_name("themes") / f"{name}{SUFFIX}"
        said = _table(_content(path), path)
        base = found[said.pop("base")] if "base" in said else _BLANK
        found[name] = _described(said, path, evolve(base, name=name))
    return found


THEMES: Mapping[str, Theme] = _read_shipped()
LIGHT = THEMES["light"]
