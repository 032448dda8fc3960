"""The library as people use it: load a map, ask it, draw it."""

from __future__ import annotations

import os
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypedDict, Unpack, cast

import attrs
from attrs import evolve, field, frozen

from argmap import loading
from argmap import model as records
from argmap.case import Case
from argmap.check import check as find
from argmap.check import chosen
from argmap.diagnostics import Diagnostic, Severity
from argmap.evaluate import explain as _why
from argmap.evaluate import repairs as _mend
from argmap.lang.format import flattened, format_source
from argmap.model import Degree, Verdict
from argmap.render import EngineError, PictureWarning, View, ViewError, outline, pages
from argmap.render import to_dot as _dot
from argmap.render import to_graphml as _graphml
from argmap.render import to_html as _html
from argmap.render import to_mermaid as _mermaid
from argmap.render import to_pdf as _pdf
from argmap.render import to_png as _png
from argmap.render import to_svg as _svg
from argmap.render.embedding import PAINTABLE, in_notebook, repainted
from argmap.render.theme import Theme, named
from argmap.render.view import shown
from argmap.report.checked import Checked, count
from argmap.report.concise import line
from argmap.report.json import place, verdicts
from argmap.report.pages import address
from argmap.report.terminal import full
from argmap.saving import save, save_all
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from argmap.evaluate import Evaluation, Explanation, Repair
    from argmap.model import ArgMap
    from argmap.render.engines import Engine

__all__ = [
    "ArgSyntaxError",
    "Degree",
    "Diagnostic",
    "EngineError",
    "Inference",
    "Look",
    "Map",
    "Parsed",
    "PictureWarning",
    "Report",
    "Severity",
    "Statement",
    "Verdict",
    "ViewError",
    "check",
    "dumps",
    "evaluate",
    "explain",
    "load",
    "loads",
    "parse",
    "render",
    "to_dict",
    "to_dot",
    "to_svg",
]

FORMAT_VERSION = 1
"""Of `to_dict`: raised when a key changes its meaning or goes; new keys may come without."""


# ------------------------------------------------------------------------------------ reading


class ArgSyntaxError(ValueError):
    """A text that cannot be read as it stands; the message is one sentence with the first place.

    `diagnostics` are all the mistakes in it, `lineno` and `colno` the place of the first, 1-based
    and in code points.
    """

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        first = diagnostics[0]
        more = len(diagnostics) - 1
        super().__init__(f"{first.span}: {first.message}" + (f" (and {more} more)" if more else ""))
        self.diagnostics = diagnostics
        self.lineno = first.span.line
        self.colno = first.span.column

    def __reduce__(self) -> tuple[type[ArgSyntaxError], tuple[tuple[Diagnostic, ...]]]:
        return ArgSyntaxError, (self.diagnostics,)


class Parsed(NamedTuple):
    """As much of a map as could be read, and what was amiss in the writing."""

    map: Map
    diagnostics: tuple[Diagnostic, ...]


def load(path: str | os.PathLike[str]) -> Map:
    """Read a map, and the files that it includes.

    Raises OSError where the file cannot be read, and ArgSyntaxError where there are mistakes in it
    or in a file that it includes.
    """
    return _without_mistakes(loading.parse_file(path))


def loads(text: str, *, name: str = "<text>", base: str | os.PathLike[str] | None = None) -> Map:
    """Read a map from a text, which is called `name` in what is reported.

    Includes are followed where `base` says from which folder. Raises ArgSyntaxError where there
    are mistakes.

    >>> import argmap
    >>> argmap.loads('claim rain: "It rained."')
    <argmap.Map '<text>': 1 claim>
    >>> argmap.loads('claim rain "It rained."')
    Traceback (most recent call last):
        ...
    argmap.api.ArgSyntaxError: <text>:1:12: after `claim rain` comes a colon, and here stands `"`
    """
    return _without_mistakes(loading.parse(text, name, base))


def parse(text: str, *, name: str = "<text>", base: str | os.PathLike[str] | None = None) -> Parsed:
    """As much of a text as can be read, and what is amiss in it. Never raises for what it says.

    >>> import argmap
    >>> found = argmap.parse('claim rain: "It rained.')
    >>> found.map["rain"].text, [each.name for each in found.diagnostics]
    ('It rained.', ['unclosed-quote'])
    """
    parsed = loading.parse(text, name, base)
    return Parsed(Map(parsed.map), parsed.diagnostics)


def _without_mistakes(parsed: tuple[ArgMap, tuple[Diagnostic, ...]]) -> Map:
    amap, diagnostics = parsed
    if diagnostics:
        raise ArgSyntaxError(diagnostics)
    return Map(amap)


# ------------------------------------------------------------------------------------ the map


class Look(TypedDict, total=False):
    """How a picture looks and what of the map it shows; all may be left out.

    `sections`, `tags` and `verdicts` select statements, `focus` is an id and `depth` how many steps
    around it are shown; `collapse` are sections that are each drawn as one box, or `all` of them;
    `links` is a pattern such as `https://example.org/{path}#L{line}`; `theme` is
    light, dark, print, colour-blind or the path of a .toml file that describes another; `large` draws on
    one sheet what is too much to be read there.
    """

    reading: Literal["with-objections", "as-argued"]
    labels: Literal["id", "text", "both"]
    sections: Iterable[str] | str
    tags: Iterable[str] | str
    verdicts: Iterable[str] | str
    collapse: Iterable[str] | str
    focus: str | None
    depth: int
    title: str | None
    legend: bool
    theme: str | os.PathLike[str] | Theme
    links: str
    large: bool


@frozen(eq=False, repr=False)
class Map:
    """A whole argument: frozen, in the order of its text, evaluated once when first asked.

    >>> import argmap
    >>> m = argmap.loads('''
    ... premise wet: "The street is wet."
    ...   basis "Anyone can see it."
    ... claim rain: "It rained."
    ... inference wet => rain
    ...   warrant "Nothing else wets a whole street."
    ... ''')
    >>> m["rain"].verdict
    <Verdict.SUSTAINED: 0>
    >>> m["rain"].supported_by
    (<argmap.Inference 'rain#1': wet => rain>,)
    """

    model: ArgMap
    """The map as the rules see it: records with every clause and its place."""

    @cached_property
    def _case(self) -> Case:
        return Case.of(self.model)

    @cached_property
    def _findings(self) -> tuple[Diagnostic, ...]:
        return find(self._case)

    @property
    def title(self) -> str:
        """The map's title, or the name of its text."""
        return str(self.model.title)

    @property
    def main(self) -> tuple[Statement, ...]:
        """The conclusions that the map is for."""
        return self._statements(self.model.main)

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the texts it was read from, the including one first."""
        return tuple(source.name for source in self.model.sources)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Evidence, premises, claims and objections."""
        return self._statements(self.model.statements)

    @property
    def claims(self) -> tuple[Statement, ...]:
        """What needs support."""
        return self._of_type(records.Claim)

    @property
    def evidence(self) -> tuple[Statement, ...]:
        """What sources say."""
        return self._of_type(records.Evidence)

    @property
    def premises(self) -> tuple[Statement, ...]:
        """What is taken as given."""
        return self._of_type(records.Premise)

    @property
    def objections(self) -> tuple[Statement, ...]:
        """What speaks against something."""
        return self._of_type(records.Objection)

    @cached_property
    def inferences(self) -> tuple[Inference, ...]:
        """The steps."""
        return tuple(Inference(self, id_) for id_ in self.model.inferences)

    @property
    def terms(self) -> tuple[records.Term, ...]:
        """Words that name one thing, as records."""
        return tuple(self.model.terms.values())

    @property
    def persons(self) -> tuple[records.Person, ...]:
        """Witnesses and authors, as records."""
        return tuple(self.model.persons.values())

    @property
    def sources(self) -> tuple[records.Work, ...]:
        """The works that are cited, as records."""
        return tuple(self.model.works.values())

    @property
    def sections(self) -> tuple[records.Section, ...]:
        """The parts of the map, as records."""
        return tuple(self.model.sections.values())

    def __getitem__(self, id_: str) -> Statement | Inference:
        """The statement or inference of that id; KeyError where there is none."""
        if id_ in self.model.statements:
            return Statement(self, id_)
        if id_ in self.model.inferences:
            return Inference(self, id_)
        raise KeyError(id_)

    def __contains__(self, id_: object) -> bool:
        return id_ in self.model

    def __iter__(self) -> Iterator[str]:
        """The ids of the statements, then of the inferences."""
        return iter(self.model)

    def __len__(self) -> int:
        return len(self.model)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        counts = Counter(type(each).__name__.lower() for each in self.model.statements.values())
        counts["inference"] = len(self.model.inferences)
        parts = [
            f"{number} {kind if number == 1 or kind == 'evidence' else kind + 's'}"
            for kind in ("claim", "evidence", "premise", "objection", "inference")
            if (number := counts[kind])
        ]
        return f"<argmap.Map {self.title!r}: {', '.join(parts) or 'empty'}>"

    # -------------------------------------------------------------------------------- asking

    def check(
        self, *, select: Iterable[str] = (), ignore: Iterable[str] = (), pedantic: bool = False
    ) -> Report:
        """What the rules find, in the order of the text.

        `select` and `ignore` take codes, their beginnings (`AM2`) and names; `pedantic` adds the
        rules that are off by default. Raises ValueError for a word that fits no rule.
        """
        select, ignore = _several(select), _several(ignore)
        if not (select or ignore or pedantic):
            return Report(self._case, self._findings)
        return Report(self._case, find(self._case, chosen(select, ignore, pedantic=pedantic)))

    def evaluate(self) -> Evaluation:
        """Where every statement stands: `m.evaluate()["rain"].verdict`, `.as_argued`, `.degree`."""
        return self._case.evaluation

    def explain(self, id_: str) -> Explanation:
        """Why a statement stands or falls, or what a step carries; KeyError where there is neither.

        `str()` of it is the text that `argmap explain` prints; `.accounts` holds it point by point.
        """
        return _why(self._case.evaluation, id_)

    def repairs(self, id_: str) -> tuple[Repair, ...]:
        """The smallest sets of mends after which a statement is sustained, each in words and as text.

        `.says` is a sentence; `.passages` are the lines to paste in, each with `.where` and `.text`, in
        which `…` stands for words that only the writer knows; `.edits` are the same as changes of the
        map's texts. Each was pasted in and evaluated. Empty where the statement is sustained or nothing
        of the kind suffices; KeyError where it is not there.
        """
        return _mend(self._case.evaluation, id_)

    # ------------------------------------------------------------------------------- drawing

    def render(
        self,
        path: str | os.PathLike[str],
        *,
        engine: Engine = "auto",
        timeout: float = 30.0,
        dpi: float = 144,
        **look: Unpack[Look],
    ) -> Path:
        """Draw into a file; its suffix says how: it is one of PICTURES. Returns its path.

        What the checker found is shown where it belongs. `engine` is auto, pygraphviz or dot, and
        `timeout` is in seconds; `dpi` is for png, 96 is the size on a screen. Warns (PictureWarning)
        where the picture is not quite what was asked for. Raises ValueError for another suffix or a look that does not suit
        the map, EngineError where no picture could be made, and OSError.
        """
        path = Path(path)
        data = self.drawn(picture_form(path.name), engine=engine, timeout=timeout, dpi=dpi, **look)
        save(path, data)
        return path

    def drawn(
        self,
        form: str,
        *,
        engine: Engine = "auto",
        timeout: float = 30.0,
        dpi: float = 144,
        told: Callable[[int, int], None] = lambda *_: None,
        **look: Unpack[Look],
    ) -> bytes:
        """The bytes that `render` writes; `form` is svg, png, pdf, dot … Raises as `render` does.

        A page of many pictures calls `told` after each with how many are done, and of how many.
        """
        if form not in _DRAWN:
            message = f"there is no picture of the form `{form}`; the forms are {', '.join(_DRAWN)}"
            raise ValueError(message)
        return _DRAWN[form](self, {"engine": engine, "timeout": timeout, "told": told}, dpi, look)

    def render_pages(
        self,
        path: str | os.PathLike[str],
        *,
        engine: Engine = "auto",
        timeout: float = 30.0,
        dpi: float = 144,
        told: Callable[[int, int], None] | None = None,
        **look: Unpack[Look],
    ) -> tuple[Path, ...]:
        """Draw an overview into a file and each part of the map into one beside it; returns their paths.

        The overview shows each part as one box. A part is a section, and a section of more than 300
        records is cut further. With `map.svg` the pages are called `map-SECTION.svg`; boxes and pale
        ends lead to the page they are on. The form is svg, png, pdf or dot, and `timeout` holds for
        each page. No file is written before all are drawn. `told` is called after each with how many
        are done, and of how many. Raises as `render` does.
        """
        path = Path(path)
        form = picture_form(path.name)
        if form not in _PAGED:
            message = f"`{path.name}` is one file by itself; several pages are of {', '.join(_PAGED)}"
            raise ValueError(message)
        sheets = pages.pages(self._case, view_of(look), path.name)
        own = {os.path.realpath(name) for name in self.files}
        for name in sheets:
            if os.path.realpath(path.with_name(name)) in own:
                message = f"{path.with_name(name)} is a part of the map, and a picture would take its place"
                raise ValueError(message)
        seen = {"findings": self._findings, "engine": engine, "timeout": timeout, "dpi": dpi}
        done = pages.drawn(sheets, lambda view: _PAGED[form](self._case, view, seen), told)
        save_all({path.with_name(name): data for name, data in done.items()})
        return tuple(path.with_name(name) for name in done)

    def to_dot(self, **look: Unpack[Look]) -> str:
        """The picture as DOT, the same text for the same map. Raises ViewError."""
        return _dot(self._case, findings=self._findings, view=view_of(look))

    def to_svg(self, *, engine: Engine = "auto", timeout: float = 30.0, **look: Unpack[Look]) -> str:
        """The picture as one SVG element. Raises ViewError and EngineError, and warns (PictureWarning) as `render` does."""
        return _svg(self._case, findings=self._findings, view=view_of(look), engine=engine, timeout=timeout)

    def to_png(
        self, *, engine: Engine = "auto", timeout: float = 30.0, dpi: float = 144, **look: Unpack[Look]
    ) -> bytes:
        """The picture as PNG, `dpi` dots to the inch. Raises ViewError and EngineError, and warns as `render` does."""
        return _png(
            self._case, findings=self._findings, view=view_of(look), engine=engine, timeout=timeout, dpi=dpi
        )

    def to_pdf(self, *, engine: Engine = "auto", timeout: float = 30.0, **look: Unpack[Look]) -> bytes:
        """The picture as PDF, one page. Raises ViewError and EngineError, and warns as `render` does."""
        return _pdf(self._case, findings=self._findings, view=view_of(look), engine=engine, timeout=timeout)

    def to_html(self, *, engine: Engine = "auto", timeout: float = 30.0, **look: Unpack[Look]) -> str:
        """The interactive page: one HTML document that needs nothing else. Raises ViewError and EngineError.

        `timeout` holds for each of its pictures. The reader's system chooses between light and dark
        where no `theme` is asked for.
        """
        return self._page({"engine": engine, "timeout": timeout}, look)

    def _page(self, by: dict[str, Any], look: Look) -> str:
        return _html(self._case, findings=self._findings, view=view_of(look), address=address, **by)

    def to_mermaid(self, **look: Unpack[Look]) -> str:
        """The picture as a Mermaid flowchart, for places that draw such text themselves. Raises ViewError."""
        return _mermaid(self._case, findings=self._findings, view=view_of(look))

    def to_graphml(self, **look: Unpack[Look]) -> str:
        """The map as a graph with its data, for programs that work on graphs. Raises ViewError."""
        return _graphml(self._case, findings=self._findings, view=view_of(look))

    def outline(self, **look: Unpack[Look]) -> str:
        """The map in words, from the main claims downwards: the picture's alternative text. Raises ViewError."""
        return "\n".join(outline(self._case, view_of(look)))

    def shown(self, **look: Unpack[Look]) -> frozenset[str]:
        """The ids of the statements and steps that a picture is about, without those at its pale ends.

        What lies in a collapsed section is among them. Raises ViewError.
        """
        view = view_of(look)
        part = shown(self._case, evolve(view, collapsed=()))
        return frozenset((*part.statements, *part.steps)) - part.ghosts

    def _repr_svg_(self) -> str | None:
        try:
            return self.to_svg()
        except (EngineError, ViewError):
            return None

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """For notebooks: the picture, described, and the map in words; words alone where nothing can draw it.

        As HTML the picture keeps its title and description, which are lost where SVG is shown as an image.
        """
        del include, exclude
        words = f"{self!r}\n{self.outline()}"
        try:
            svg = self.to_svg(theme=PAINTABLE, title=None if self.model.header else "")
        except (EngineError, ViewError) as error:
            return {"text/plain": f"{words}\n\nThere is no picture: {error}."}
        return {**in_notebook(repainted(svg)), "text/plain": words}

    # ------------------------------------------------------------------------------- writing

    def dumps(self) -> str:
        """The whole map as one text in the canonical form, without includes; it loads again."""
        one = flattened(self.model.sources)
        return format_source(one).text or one.text

    def to_dict(self) -> dict[str, Any]:
        """Everything in the map as plain data, ready for JSON.

        Keys: `format_version`, `title`, `language`, `main`, `files`, and lists of records under
        `headers`, `statements`, `inferences`, `terms`, `persons`, `sources`, `sections` and
        `schemes` (the map's own and those that it uses), in the order of the text; `verdicts` is
        that of `argmap check --output-format json`. A record has its `type`, its `id`, every clause
        that its type knows (null or empty where it is not said) and its `span`, where it stands.
        """
        amap = self.model
        used = {each.scheme for each in amap.inferences.values()}
        own = set(map(id, amap.sources))
        schemes = (amap.schemes[name] for name in sorted(amap.schemes))
        return {
            "format_version": FORMAT_VERSION,
            "title": self.title,
            "language": amap.language,
            "main": [str(id_) for id_ in amap.main],
            "files": list(self.files),
            "headers": [_record(each) for each in amap.headers],
            "statements": [_record(each) for each in amap.statements.values()],
            "inferences": [_record(each) for each in amap.inferences.values()],
            "terms": [_record(each) for each in amap.terms.values()],
            "persons": [_record(each) for each in amap.persons.values()],
            "sources": [_record(each) for each in amap.works.values()],
            "sections": [_record(each) for each in amap.sections.values()],
            "schemes": [_record(each) for each in schemes if each.id in used or id(each.span.source) in own],
            "verdicts": verdicts(self._case.evaluation),
        }

    def _statements(self, ids: Iterable[str]) -> tuple[Statement, ...]:
        return tuple(Statement(self, id_) for id_ in ids)

    def _of_type(self, kind: type[records.Statement]) -> tuple[Statement, ...]:
        return self._statements(id_ for id_, each in self.model.statements.items() if isinstance(each, kind))


_DRAWN: Mapping[str, Callable[[Map, dict[str, Any], float, Look], bytes]] = {
    "svg": lambda m, by, _, look: m.to_svg(**_without(by, "told"), **look).encode(),
    "png": lambda m, by, dpi, look: m.to_png(**_without(by, "told"), dpi=dpi, **look),
    "pdf": lambda m, by, _, look: m.to_pdf(**_without(by, "told"), **look),
    "html": lambda m, by, _, look: m._page(by, look).encode(),  # noqa: SLF001 - a method of this class
    "dot": lambda m, _, __, look: m.to_dot(**look).encode(),
    "mermaid": lambda m, _, __, look: m.to_mermaid(**look).encode(),
    "graphml": lambda m, _, __, look: m.to_graphml(**look).encode(),
}
"""The forms of pictures."""

_PAGED: Mapping[str, Callable[[Case, View, dict[str, Any]], bytes]] = {
    "svg": lambda case, view, by: _svg(case, view=view, **_without(by, "dpi")).encode(),
    "png": lambda case, view, by: _png(case, view=view, **by),
    "pdf": lambda case, view, by: _pdf(case, view=view, **_without(by, "dpi")),
    "dot": lambda case, view, by: _dot(case, view=view, findings=by["findings"]).encode(),
}
"""Those that can be several pages."""


def _without(choices: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in choices.items() if key != name}


PICTURES = {
    ".svg": "svg",
    ".png": "png",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".graphml": "graphml",
}
"""The suffixes of pictures, and their forms; a form's first suffix is the one that it is given."""


def picture_form(name: str) -> str:
    """The form that the suffix of a file's name stands for; raises ValueError for any other."""
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a name, not a path
    if suffix not in PICTURES:
        has = f"`{suffix}`" if suffix else "no suffix"
        message = f"`{name}` has {has}, and a picture is one of {', '.join(PICTURES)}"
        raise ValueError(message)
    return PICTURES[suffix]


def view_of(look: Look) -> View:
    """The choices of `look` as they are drawn. Raises ViewError and TypeError for what cannot be had."""
    chosen_ = cast(dict[str, Any], look)
    for name in chosen_:
        if name not in Look.__annotations__:
            message = (
                f"a picture has no `{name}`; what can be chosen here is {', '.join(Look.__annotations__)}"
            )
            raise TypeError(message)
    for name in ("sections", "tags", "verdicts"):
        if name in chosen_:
            chosen_[name] = _several(chosen_[name])
    if "theme" in chosen_:
        theme = chosen_["theme"]
        chosen_["theme"] = theme if isinstance(theme, Theme) else named(theme)
    if "collapse" in chosen_:
        collapsed = _several(chosen_.pop("collapse"))
        chosen_["collapsed"] = ("*",) if "all" in collapsed else collapsed
    return View(**chosen_)


def _several(words: Iterable[str] | str) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


# ------------------------------------------------------------------- statements and inferences


@frozen(repr=False)
class Statement:
    """One statement of a map, seen together with what bears on it."""

    map: Map
    id: str = field(converter=str)

    @property
    def record(self) -> records.Statement:
        """Every clause, with its place."""
        return self.map.model.statements[self.id]

    @property
    def type(self) -> str:
        """What it is: evidence, premise, claim or objection."""
        return type(self.record).__name__.lower()

    @property
    def text(self) -> str:
        """Its words, without marks."""
        return str(self.record.text)

    @property
    def section(self) -> str | None:
        """The id of the section in which it stands."""
        return None if self.record.section is None else str(self.record.section)

    @property
    def tags(self) -> tuple[str, ...]:
        """Its labels."""
        return tuple(map(str, self.record.tags))

    @property
    def supported_by(self) -> tuple[Inference, ...]:
        """The inferences that end in it."""
        return tuple(Inference(self.map, each.id) for each in self.map.model.supports.get(self.id, ()))

    @property
    def used_by(self) -> tuple[Inference, ...]:
        """The inferences that rest on it."""
        return tuple(Inference(self.map, each.id) for each in self.map.model.uses.get(self.id, ()))

    @property
    def attacked_by(self) -> tuple[Statement, ...]:
        """The objections to it."""
        return tuple(Statement(self.map, each.id) for each in self.map.model.attackers.get(self.id, ()))

    @property
    def contradicts(self) -> tuple[Statement, ...]:
        """Statements that cannot stand beside it, whichever of the two says so."""
        return tuple(Statement(self.map, id_) for id_ in self.map.model.contraries.get(self.id, ()))

    @property
    def attacks(self) -> tuple[Statement | Inference, ...]:
        """What an objection is against; empty for all other statements."""
        record = self.record
        targets = record.attacks if isinstance(record, records.Objection) else ()
        return tuple(self.map[each.target] for each in targets)

    @property
    def verdict(self) -> Verdict:
        """Where it stands with every objection."""
        return self.map.evaluate()[self.id].verdict

    @property
    def as_argued(self) -> Verdict | None:
        """Where it stands without the objections that somebody raised; None for such an objection."""
        return self.map.evaluate()[self.id].as_argued

    @property
    def degree(self) -> Degree:
        """How strongly it stands with every objection."""
        return self.map.evaluate()[self.id].degree

    def explain(self) -> Explanation:
        """Why it stands or falls, and what would mend it."""
        return self.map.explain(self.id)

    def repairs(self) -> tuple[Repair, ...]:
        """The smallest sets of mends after which it is sustained."""
        return self.map.repairs(self.id)

    def __repr__(self) -> str:
        return f"<argmap.Statement {self.id!r}: {self.type}, {self.verdict}>"


@frozen(repr=False)
class Inference:
    """One step of a map."""

    map: Map
    id: str = field(converter=str)

    @property
    def record(self) -> records.Inference:
        """Every clause, with its place."""
        return self.map.model.inferences[self.id]

    @property
    def text(self) -> str:
        """The step as it is written, such as `a + b => c`."""
        return f"{' + '.join(each.id for each in self.record.premises)} => {self.record.conclusion}"

    @property
    def premises(self) -> tuple[Statement, ...]:
        """What it rests on, the warrant included where that is a statement."""
        return tuple(Statement(self.map, id_) for id_ in self.record.linked)

    @property
    def conclusion(self) -> Statement:
        """What it is offered for."""
        return Statement(self.map, self.record.conclusion)

    @property
    def scheme(self) -> str | None:
        """The id of the pattern that it follows."""
        return None if self.record.scheme is None else str(self.record.scheme)

    @property
    def warrant(self) -> str | None:
        """What licenses it, in words: the words of a statement where that is the warrant."""
        record = self.record
        if record.warrant_id is not None:
            return str(self.map.model.statements[record.warrant_id].text)
        return None if record.warrant is None else str(record.warrant)

    @property
    def attacked_by(self) -> tuple[Statement, ...]:
        """The objections that undercut it."""
        return tuple(Statement(self.map, each.id) for each in self.map.model.attackers.get(self.id, ()))

    @property
    def strength(self) -> Degree:
        """How far it can carry, with its open questions."""
        return self.map.evaluate().with_objections.strength(self.id)

    def explain(self) -> Explanation:
        """What it carries, and what keeps it from carrying more."""
        return self.map.explain(self.id)

    def __repr__(self) -> str:
        return f"<argmap.Inference {self.id!r}: {self.text}>"


# ------------------------------------------------------------------------------------ reports


@frozen(repr=False, eq=False)
class Report:
    """What the rules found: iterable, and true when there is no error and no warning in it.

    >>> import argmap
    >>> report = argmap.loads('claim rain: "It rained."').check()
    >>> bool(report), report.counts
    (False, {'error': 0, 'warning': 1, 'note': 0})
    """

    _case: Case
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that are errors."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The findings that are warnings."""
        return self._of(Severity.WARNING)

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """The findings that are notes."""
        return self._of(Severity.NOTE)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, by its name."""
        return count(self.diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __len__(self) -> int:
        return len(self.diagnostics)

    def __getitem__(self, index: int) -> Diagnostic:
        return self.diagnostics[index]

    def __bool__(self) -> bool:
        return not (self.errors or self.warnings)

    def __str__(self) -> str:
        """The findings in full, as `argmap check` prints them."""
        return "".join(full([Checked(self._case, self.diagnostics)])).rstrip("\n")

    def __repr__(self) -> str:
        return "\n".join(["<argmap.Report", *(f"  {line(each)}" for each in self.diagnostics)]) + ">"

    def _of(self, severity: Severity) -> tuple[Diagnostic, ...]:
        return tuple(each for each in self.diagnostics if each.severity is severity)


# --------------------------------------------------------------------- the same as functions


def check(
    m: Map, *, select: Iterable[str] = (), ignore: Iterable[str] = (), pedantic: bool = False
) -> Report:
    """What the rules find in a map: `m.check()`."""
    return m.check(select=select, ignore=ignore, pedantic=pedantic)


def evaluate(m: Map) -> Evaluation:
    """Where every statement of a map stands: `m.evaluate()`."""
    return m.evaluate()


def explain(m: Map, id_: str) -> Explanation:
    """Why a statement or a step of a map is as it is: `m.explain(id)`."""
    return m.explain(id_)


def render(
    m: Map,
    path: str | os.PathLike[str],
    *,
    engine: Engine = "auto",
    timeout: float = 30.0,
    dpi: float = 144,
    **look: Unpack[Look],
) -> Path:
    """Draw a map into a file: `m.render(path)`."""
    return m.render(path, engine=engine, timeout=timeout, dpi=dpi, **look)


def to_dot(m: Map, **look: Unpack[Look]) -> str:
    """A map's picture as DOT: `m.to_dot()`."""
    return m.to_dot(**look)


def to_svg(m: Map, *, engine: Engine = "auto", timeout: float = 30.0, **look: Unpack[Look]) -> str:
    """A map's picture as SVG: `m.to_svg()`."""
    return m.to_svg(engine=engine, timeout=timeout, **look)


def to_dict(m: Map) -> dict[str, Any]:
    """Everything in a map as plain data: `m.to_dict()`."""
    return m.to_dict()


def dumps(m: Map) -> str:
    """A map as one text: `m.dumps()`."""
    return m.dumps()


# ---------------------------------------------------------------------------------- plain data

_KEYS = {
    "asserted": "as",
    "citations": "from",
    "file": "text_file",
}
"""Where a key is called otherwise than the field of the record."""

_TYPES = {"Work": "source", "Header": "map"}


def _record(record: records.Record) -> dict[str, Any]:
    """A record with its type first and its place last."""
    kind = type(record).__name__
    plain = {"type": _TYPES.get(kind, kind.lower()), **_fields(record)}
    if isinstance(record, records.Statement):
        plain["marks"] = [mark.words for mark in record.text.marks]
    plain["span"] = plain.pop("span")
    return plain


def _fields(value: attrs.AttrsInstance) -> dict[str, Any]:
    names = (each.name for each in attrs.fields(type(value)))
    return {_KEYS.get(name, name.rstrip("_")): _plain(getattr(value, name)) for name in names}


def _plain(value: object) -> object:
    for kind, convert in _CONVERT.items():
        if isinstance(value, kind):
            return convert(value)
    return _fields(cast(attrs.AttrsInstance, value))


_CONVERT: Mapping[type | tuple[type, ...], Callable[[Any], object]] = {
    (bool, type(None)): lambda value: value,
    (str, Degree): str,
    Span: place,
    (records.Support, records.Attack): lambda value: {
        key: _plain(each) for key, each in value._asdict().items()
    },
    tuple: lambda value: [_plain(each) for each in value],
}
"""How what stands in a record becomes plain data, the first that fits; records within go by field."""
