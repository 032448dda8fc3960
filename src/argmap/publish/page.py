"""What notebooks, Sphinx and Markdown have in common: options by name, a map read and judged, and it as HTML."""

from __future__ import annotations

import os
import re
import warnings
from collections import Counter
from html import escape
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from attrs import evolve, field, frozen

from argmap import loading
from argmap.api import EngineError, Map, PictureWarning, ViewError
from argmap.diagnostics import Severity
from argmap.lang.mistakes import nearest
from argmap.loading import named_file, reason
from argmap.render.embedding import AUTO, PAINTABLE, repainted
from argmap.render.engines import Engine
from argmap.render.notices import MissingLinesWarning
from argmap.render.theme import THEMES
from argmap.render.view import UNTITLED
from argmap.report.checked import counted
from argmap.report.pages import address
from argmap.report.terminal import finding
from argmap.settings import FAIL_LEVELS, NEVER, Finder, SettingsError, from_command_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from argmap.diagnostics import Diagnostic
    from argmap.lang import Parsed
    from argmap.model import Header, Work
    from argmap.render.theme import Theme


class Unfit(ValueError):  # noqa: N818 - what a writer asked for is unfit, no program is in error
    """An option that there is not, or a value that it does not take; the message is one sentence."""


# ----------------------------------------------------------------------------------- what is asked for


@frozen(kw_only=True)
class Options:
    """What somebody asks for: which part of a map is drawn, how, and what is shown with it.

    `look` is what `Map.to_svg` takes, but for the theme, which may be `auto`: light or dark as the page is.
    `rules` are the words for select, ignore and pedantic. Findings at the `fail_level` and above make a
    map broken; mistakes in the writing always do.
    """

    look: Mapping[str, Any] = field(factory=dict)
    theme: str = AUTO
    engine: Engine = "auto"
    timeout: float = 30.0
    rules: Mapping[str, Any] = field(factory=dict)
    findings: bool = False
    source: bool = False
    fail_level: str = str(Severity.ERROR)
    alt: str = ""


def said(words: Mapping[str, str | None], base: Options | None = None) -> Options:
    """What options say that stand as words beside their names; None is what a name says alone.

    `base` holds for what is not said. In a name, `_` is as good as `-`. Raises Unfit.
    """
    found: dict[str, Any] = {}
    parts: dict[str, dict[str, Any]] = {"look": {}, "rules": {}}
    for written, value in words.items():
        name = written.replace("_", "-")
        if name not in OPTIONS:
            near = nearest(name, OPTIONS)
            hint = f"did you mean `{near}`?" if near else f"there are {', '.join(OPTIONS)}"
            message = f"there is no option `{written}`; {hint}"
            raise Unfit(message)
        option = OPTIONS[name]
        given = option.read(name, (value or "").strip())
        parts.get(option.of, found)[option.called or name] = given
    options = base or Options()
    return evolve(
        options,
        look={**options.look, **parts["look"]},
        rules={**options.rules, **parts["rules"]},
        **found,
    )


def _words(name: str, value: str) -> tuple[str, ...]:
    words = tuple(word for word in re.split(r"[,\s]+", value) if word)
    if not words:
        message = f"`{name}` takes names with commas between them"
        raise Unfit(message)
    return words


def _text(name: str, value: str) -> str:
    if not value:
        message = f"`{name}` takes a value"
        raise Unfit(message)
    return value


def _number(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        message = f"`{name}` is a whole number from 0 up, and not `{value}`"
        raise Unfit(message)
    return int(value)


def _seconds(name: str, value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _LONGEST:
        message = f"`{name}` is a number of seconds, and not `{value}`"
        raise Unfit(message)
    return seconds


_LONGEST = 86_400.0

_TRUTH = {"": True, "yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


def _flag(name: str, value: str) -> bool:
    truth = {**_TRUTH, name: True, name.replace("-", "_"): True}
    if value.lower() not in truth:
        message = f"`{name}` is yes or no, and not `{value}`"
        raise Unfit(message)
    return truth[value.lower()]


def _one_of(*known: str) -> Callable[[str, str], str]:
    def word(name: str, value: str) -> str:
        if value not in known:
            near = nearest(value, known)
            message = f"`{name}` is one of {', '.join(known)}, and not `{value}`" + (
                f"; did you mean `{near}`?" if near else ""
            )
            raise Unfit(message)
        return value

    return word


def _reading(name: str, value: str) -> str:
    return "as-argued" if _flag(name, value) else "with-objections"


def _no(name: str, value: str) -> bool:
    return not _flag(name, value)


def _theme(name: str, value: str) -> str:
    if value.lower().endswith(".toml"):
        return value
    return _one_of(AUTO, *THEMES)(name, value)


class _Option(NamedTuple):
    """How an option is read, what it is part of, and how it is called there if otherwise."""

    read: Callable[[str, str], Any]
    of: str = ""
    called: str = ""

    @property
    def alone(self) -> bool:
        """Whether it is said by its name alone."""
        return self.read in (_flag, _reading, _no)


OPTIONS: Mapping[str, _Option] = {
    "section": _Option(_words, "look", "sections"),
    "tag": _Option(_words, "look", "tags"),
    "verdict": _Option(_words, "look", "verdicts"),
    "collapse": _Option(_words, "look"),
    "focus": _Option(_text, "look"),
    "depth": _Option(_number, "look"),
    "as-argued": _Option(_reading, "look", "reading"),
    "labels": _Option(_one_of("text", "id", "both"), "look"),
    "title": _Option(_text, "look"),
    "no-legend": _Option(_no, "look", "legend"),
    "links": _Option(_text, "look"),
    "large": _Option(_flag, "look"),
    "theme": _Option(_theme),
    "engine": _Option(_one_of(*get_args(Engine))),
    "timeout": _Option(_seconds),
    "findings": _Option(_flag),
    "source": _Option(_flag),
    "select": _Option(_words, "rules"),
    "ignore": _Option(_words, "rules"),
    "pedantic": _Option(_flag, "rules"),
    "fail-level": _Option(_one_of(*FAIL_LEVELS), called="fail_level"),
    "alt": _Option(_text),
}
"""Every option that there is in all three places; the command line calls them so, too."""


# ------------------------------------------------------------------------------------- reading a map


@frozen(kw_only=True)
class Shown:
    """A map that was read for a page.

    `mistakes` are those in the writing; where there are any, `map` is what is left. `findings` are those
    of the rules. `folder` is where the files lie that the options name.
    """

    map: Map
    mistakes: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]
    options: Options
    folder: Path

    @property
    def title(self) -> str:
        """What the picture is called."""
        given = self.options.look.get("title") or (self.map.title if self.map.model.header else "")
        return given or UNTITLED

    @property
    def text(self) -> str:
        """Its own text, as it was written."""
        return self.map.model.source.text

    @property
    def broken(self) -> tuple[Diagnostic, ...]:
        """Why it is not fit for the page: mistakes, and findings at the fail level and above."""
        level = self.options.fail_level
        worst = -1 if level == NEVER else Severity[level.upper()]
        return (*self.mistakes, *(each for each in self.findings if each.severity <= worst))

    def svg(self, theme: str | None = None) -> str:
        """The picture, in another theme than was asked for if one is named. Raises Unfit."""
        theme = theme or self.options.theme
        if theme == AUTO:
            return repainted(self._drawn("svg", PAINTABLE).decode())
        return self._drawn("svg", self._themed(theme)).decode()

    def pdf(self) -> bytes:
        """The picture as PDF; on paper it is light, unless another theme was asked for. Raises Unfit."""
        theme = self.options.theme
        return self._drawn("pdf", self._themed("light" if theme == AUTO else theme))

    def outline(self) -> str:
        """What is drawn, in words. Raises Unfit."""
        try:
            return self.map.outline(**_look(self.map, self.options))
        except ViewError as error:
            raise Unfit(str(error)) from error

    def files(self) -> Iterator[Path]:
        """The files from which the map, the findings and the picture come, and that may change."""
        amap = self.map.model
        for source in amap.sources:
            if source.folder is not None:
                yield source.folder / Path(source.name).name
        records: tuple[Work | Header, ...] = (*amap.works.values(), *amap.headers)
        for record in records:
            path = None if record.file is None else named_file(record.file.span.source, record.file)
            if path is not None:
                yield path
        if self.options.theme.lower().endswith(".toml"):
            yield self.folder / self.options.theme

    def _themed(self, theme: str) -> str | Path:
        return theme if theme in THEMES else self.folder / theme

    def _drawn(self, form: str, theme: str | Path | Theme) -> bytes:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PictureWarning)
            warnings.simplefilter("error", MissingLinesWarning)
            try:
                return self.map.drawn(
                    form,
                    engine=self.options.engine,
                    timeout=self.options.timeout,
                    theme=theme,
                    **_look(self.map, self.options),
                )
            except (EngineError, MissingLinesWarning, ViewError) as error:
                raise Unfit(str(error)) from error


def _look(amap: Map, options: Options) -> Any:  # noqa: ANN401 - the options above are those of a look
    """What is drawn; a map without a title is not called after the page in which it stands."""
    return {**({} if amap.model.header else {"title": ""}), **options.look}


def read(text: str, *, name: str, folder: Path, options: Options, above: int = 0) -> Shown:
    """Read a map that stands in a page, `above` lines of which stand above it.

    Places are those in the page, where it is called `name`. What is named in the map lies in `folder`, and
    so do the settings that hold for it, or above. Raises Unfit where there are no such rules, or where
    the settings make no sense.
    """
    parsed = loading.parse("\n" * above + text, name, folder)
    return _judged(parsed, options, folder)


def read_file(path: Path, *, folder: Path, options: Options) -> Shown:
    """Read a map that is a file; `folder` is where the files lie that the options name.

    Raises Unfit as `read` does, and where the file cannot be read.
    """
    try:
        parsed = loading.parse_file(called(path))
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the path
        message = f"the map `{called(path)}` cannot be read: {reason(error)}"
        raise Unfit(message) from error
    return _judged(parsed, options, folder)


def called(path: Path) -> str:
    """A path as people read it: from here, if it lies below."""
    whole = Path(os.path.normpath(path))
    here = Path.cwd()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)


def _judged(parsed: Parsed, options: Options, folder: Path) -> Shown:
    source = parsed.map.source
    try:
        found = Finder().within(source.folder or folder.absolute())
        settings = from_command_line(found, **options.rules)
    except SettingsError as error:
        raise Unfit(str(error)) from error
    amap = Map(evolve(parsed.map, default_language=settings.language))
    codes = [rule.code for rule in settings.rules]
    findings = settings.reported(amap.check(select=codes)) if codes else ()
    return Shown(
        map=amap,
        mistakes=parsed.diagnostics,
        findings=tuple(_of_part(amap, options, findings)),
        options=options,
        folder=folder,
    )


_PARTS = ("sections", "tags", "verdicts", "focus")


def _of_part(amap: Map, options: Options, findings: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """The findings about what is drawn, where that is a part of the map. Raises Unfit."""
    if not any(part in options.look for part in _PARTS):
        return findings
    try:
        part = amap.shown(**_look(amap, options))
    except ViewError as error:
        raise Unfit(str(error)) from error
    return (each for each in findings if each.record in part)


# ---------------------------------------------------------------------------------- what is amiss


class Problem(NamedTuple):
    """Why a map is not shown: where, in a sentence, and what may be done; a `line` of 0 is the whole file."""

    path: str
    line: int
    sentence: str
    ways: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The path, and the line where it is known."""
        return f"{self.path}:{self.line}" if self.line else self.path

    @property
    def words(self) -> str:
        """The sentence, and the ways out below it."""
        return "\n".join((self.sentence, *(f"  {line}" for way in self.ways for line in way.split("\n"))))

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


def problems(shown: Shown) -> list[Problem]:
    """What makes a map unfit for the page, each with its place."""
    return [
        Problem(
            each.span.source.name,
            each.span.line,
            f"{each.code} {each.name}: {each.message}",
            tuple(each.help),
        )
        for each in shown.broken
    ]


# ------------------------------------------------------------------------------- what is found, as HTML


class Told(NamedTuple):
    """One finding in words; `place` is where it stands, as readers of the page say it."""

    level: str
    code: str
    name: str
    address: str
    place: str
    message: str
    ways: tuple[str, ...]


def told(shown: Shown, diagnostics: Iterable[Diagnostic], *, lines_of: str = "") -> list[Told]:
    """Findings in words, in their order; `lines_of` says whose the lines are of the map's own text."""
    own = shown.map.model.source
    return [
        Told(
            str(each.severity),
            each.code,
            each.name,
            address(each.code),
            f"line {each.span.line}{lines_of}"
            if each.span.source is own
            else f"line {each.span.line} of {each.span.source.name}",
            each.message,
            (*each.help, *([each.note] if each.note else [])),
        )
        for each in diagnostics
    ]


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How much was found, such as `1 warning, 2 notes`."""
    return counted(Counter(each.severity for each in diagnostics))


def findings_html(shown: Shown, diagnostics: Sequence[Diagnostic]) -> str:
    """Findings as an HTML list: the level in words, the code linked to its page, the place, the ways out."""
    items = "".join(map(_item, told(shown, diagnostics)))
    listed = f"\n<ul>\n{items}</ul>" if items else ""
    return f'<div class="argmap-findings">\n<p>{_sentence(summary(diagnostics))}</p>{listed}\n</div>\n'


def _item(each: Told) -> str:
    code = f'<a href="{escape(each.address)}">{each.code} {escape(each.name)}</a>'
    ways = "".join(f"<li>{_way(way)}</li>" for way in each.ways)
    listed = f"<ul>{ways}</ul>" if ways else ""
    return f"<li><strong>{each.level}</strong>, {escape(each.place)}, {code}: {marked(each.message)}{listed}</li>\n"


def _way(way: str) -> str:
    first, _, lines = way.partition("\n")
    return marked(first) + (f"<pre>{escape(dedent(lines))}</pre>" if lines else "")


def marked(sentence: str) -> str:
    """A sentence as HTML; what stands between backticks in it is code."""
    return _CODE.sub(r"<code>\1</code>", escape(sentence, quote=False))


_CODE = re.compile(r"`([^`]+)`")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def mistakes_html(diagnostics: Iterable[Diagnostic]) -> str:
    """Mistakes in the writing as HTML, each with the lines that it is about."""
    return "".join(
        f'<pre class="argmap-mistake" style="font-family:monospace;overflow-x:auto">{escape(chr(10).join(finding(each)))}</pre>\n'
        for each in diagnostics
    )


def in_words(diagnostics: Sequence[Diagnostic]) -> str:
    """Findings in full as text, with how many there are at the end."""
    return "\n\n".join((*("\n".join(finding(each)) for each in diagnostics), summary(diagnostics)))
