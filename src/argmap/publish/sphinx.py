"""Maps in Sphinx: the directive `argmap`, drawn while the pages are built; a broken map fails the build."""

from __future__ import annotations

import hashlib
from html import escape
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.errors import ConfigError
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from argmap.publish.page import (
    Problem,
    Unfit,
    called,
    problems,
    read,
    read_file,
    said,
    summary,
    told,
)
from argmap.render.embedding import AUTO, Shelf, embedded
from argmap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

    from argmap.publish.page import Shown, Told

_log = logging.getLogger(__name__)

_BROKEN = "argmap_broken"
"""What the environment keeps: the pages whose maps cannot be shown. They are read again in the next build."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx of the directive, of its node, and of what is to be looked after."""
    app.add_config_value("argmap_fail_level", "error", "env", frozenset({str}))
    app.add_config_value("argmap_theme", AUTO, "env", frozenset({str}))
    app.add_node(picture, html=(_html, None), latex=(_latex, None))
    app.add_directive("argmap", Argmap)
    app.add_transform(Misread)
    app.connect("config-inited", _check_settings)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("env-get-outdated", _again)
    app.connect("doctree-resolved", _in_words)
    app.connect("build-finished", _fail)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


class picture(nodes.General, nodes.Element):  # noqa: N801 - docutils calls its nodes so
    """A map in a page: `svg` is the picture, `title` and `outline` are the words, `paper` is what a PDF is drawn from."""


# ------------------------------------------------------------------------------------- the directive


class _Any(dict[str, Any]):
    """The options of a directive, whatever they are called: unknown ones are told by name, and fail the build."""

    def __missing__(self, _: str) -> Callable[[str | None], str | None]:
        return lambda value: value


class Argmap(SphinxDirective):
    """`.. argmap:: FILE`, or a map below `.. argmap::`."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = _Any(
        {"name": directives.unchanged, "class": directives.class_option}
    )

    def run(self) -> list[Node]:
        """The nodes of a map; none where it cannot be shown, which is told and remembered."""
        try:
            paper = self._paper()
            if paper["file"]:
                self.env.note_dependency(paper["file"])
            shown = _read(paper)
            for file in shown.files():
                self.env.note_dependency(str(file))
            found = problems(shown)
            return self._broken(found) if found else list(self._nodes(shown, paper))
        except Unfit as error:
            path, line = self.get_source_info()
            return self._broken([Problem(called(Path(path)), line, str(error))])

    @property
    def _above(self) -> int:
        """How many lines of the page stand above the map that it holds.

        MyST counts the lines of a directive from its first.
        """
        return int(self.content.offset(0)) or self.lineno + self.content_offset

    def _words(self) -> dict[str, str | None]:
        """The options that say how the map is shown, as they are written, with the project's own before them."""
        words = {
            "fail-level": self.config.argmap_fail_level,
            "theme": self.config.argmap_theme,
            **{name: value for name, value in self.options.items() if name not in _OF_THE_PAGE},
        }
        theme = words["theme"] or ""
        if theme.lower().endswith(".toml"):
            words["theme"] = (
                self._path(theme) if "theme" in self.options else str(Path(self.env.srcdir) / theme)
            )
        return words

    def _path(self, name: str) -> str:
        """Where a file lies that the page names: beside it, or with `/` in the source folder."""
        return self.env.relfn2path(name)[1]

    def _paper(self) -> dict[str, Any]:
        """All that it takes to read the map, as plain data, since Sphinx keeps it between two builds."""
        page, line = self.get_source_info()
        if self.arguments and self.content:
            message = f"the directive holds a map and names `{self.arguments[0]}`; let it do one of the two"
            raise Unfit(message)
        if not (self.arguments or self.content):
            message = "there is no map; write it below the directive, or name a file after `argmap::`"
            raise Unfit(message)
        file = self._path(self.arguments[0]) if self.arguments else ""
        text = "" if file else "\n".join(self.content) + "\n"
        return {
            "page": page,
            "line": line,
            "file": file,
            "text": text,
            "above": 0 if file else self._above,
            "words": self._words(),
        }

    def _broken(self, found: Iterable[Problem]) -> list[Node]:
        for each in found:
            _tell(each)
        _broken_in(self.env).add(self.env.docname)
        return []

    def _nodes(self, shown: Shown, paper: dict[str, Any]) -> Iterator[Node]:
        outline = shown.outline()
        drawn = picture(
            svg=shown.svg(),
            title=shown.title,
            outline=outline,
            alt=shown.options.alt,
            paper=paper,
            classes=self.options.get("class", []),
        )
        self.set_source_info(drawn)
        yield from self._captioned(drawn)
        # Readers of the page count the lines of the map, and not of the page that it was written in.
        alone = shown if paper["file"] else _read({**paper, "above": 0})
        if shown.options.source:
            source = nodes.literal_block(alone.text, alone.text, language="argmap")
            source["linenos"] = shown.options.findings
            self.set_source_info(source)
            yield source
        if shown.options.findings:
            yield from _findings(alone)

    def _captioned(self, drawn: picture) -> Iterator[Node]:
        words = self.options.get("caption")
        messages: list[system_message] = []
        outer: nodes.Element = drawn
        if words:
            inline, messages = self.parse_inline(words, lineno=self.lineno)
            caption = nodes.caption(words, "", *inline)
            outer = nodes.figure("", drawn, caption)
            self.set_source_info(caption)
            self.set_source_info(outer)
        if "align" in self.options:
            outer["align"] = _align(self.options["align"])
        self.add_name(outer)
        yield outer
        yield from messages


_OF_THE_PAGE = ("name", "class", "caption", "align")
"""Options that say where the map stands in the page, and not how it is shown."""

_SIDES = ("left", "center", "right")


def _align(value: str | None) -> str:
    if value not in _SIDES:
        message = f"`align` is one of {', '.join(_SIDES)}, and not `{value or ''}`"
        raise Unfit(message)
    return value


def _read(paper: dict[str, Any]) -> Shown:
    """The map of a directive. Raises Unfit."""
    options = said(paper["words"])
    folder = Path(paper["page"]).parent
    if paper["file"]:
        return read_file(Path(paper["file"]), folder=folder, options=options)
    return read(
        paper["text"], name=called(Path(paper["page"])), folder=folder, options=options, above=paper["above"]
    )


class Misread(SphinxTransform):
    """What docutils itself cannot read of a directive breaks the page, too; docutils has told it."""

    default_priority = 700
    """Before quotes are made smart, at 855, and messages are taken out of the page, at 870."""

    def apply(self, **_: object) -> None:
        """Look for what docutils left in the page."""
        for message in self.document.findall(nodes.system_message):
            if 'Error in "argmap" directive' in message.astext():
                _broken_in(self.env).add(self.env.docname)


# ------------------------------------------------------------------------------ findings, as nodes


def _findings(shown: Shown) -> Iterator[Node]:
    """How much was found, and a list of it."""
    words = summary(shown.findings)
    within = nodes.container("", nodes.paragraph("", f"{words[:1].upper()}{words[1:]}."))
    within["classes"].append("argmap-findings")
    if shown.findings:
        within += nodes.bullet_list("", *map(_finding, told(shown, shown.findings)), bullet="*")
    yield within


def _finding(each: Told) -> nodes.list_item:
    item = nodes.list_item(
        "",
        _paragraph(
            nodes.strong("", each.level),
            nodes.Text(f", {each.place}, "),
            nodes.reference("", f"{each.code} {each.name}", refuri=each.address, internal=False),
            nodes.Text(": "),
            *_inline(each.message),
        ),
    )
    if each.ways:
        item += nodes.bullet_list("", *map(_way, each.ways), bullet="*")
    return item


def _way(way: str) -> nodes.list_item:
    first, _, lines = way.partition("\n")
    item = nodes.list_item("", _paragraph(*_inline(first)))
    if lines:
        text = dedent(lines)
        item += nodes.literal_block(text, text, language="argmap")
    return item


def _paragraph(*parts: Node) -> nodes.paragraph:
    """A paragraph whose quotes stay as they are: they are to be typed into a map."""
    return nodes.paragraph("", "", *parts, support_smartquotes=False)


def _inline(sentence: str) -> Iterator[Node]:
    """A sentence as nodes; what stands between backticks in it is code."""
    for number, words in enumerate(sentence.split("`")):
        if words:
            yield nodes.literal("", words) if number % 2 else nodes.Text(words)


# --------------------------------------------------------------------------------- what is written


def _html(self: HTML5Translator, node: picture) -> None:
    """The picture within the page; a file beside it in an EPUB, whose readers want that."""
    if self.builder.name == "epub":
        name = f"argmap-{_hash(node['svg'])}.svg"
        _write(Path(self.builder.outdir) / self.builder.imagedir / name, node["svg"].encode())
        alt = node["alt"] or f"{node['title']}\n{node['outline']}"
        html = f'<img src="{escape(self.builder.imgpath)}/{name}" alt="{escape(alt)}" />'
    else:
        shelf = self.__dict__.setdefault("argmap_shelf", Shelf())
        html = embedded(node["svg"], number=shelf.number(node["svg"]), alt=node["alt"])
    align = [f"align-{node['align']}"] if "align" in node else []
    self.body.append(self.starttag(node, "div", CLASS=" ".join(("argmap", *align))))
    self.body.append(f"{html}</div>\n")
    raise nodes.SkipNode


def _latex(self: LaTeXTranslator, node: picture) -> None:
    """The picture as a PDF beside the document, no wider than the text."""
    try:
        pdf = _read(node["paper"]).pdf()
    except Unfit as error:
        paper = node["paper"]
        _tell(Problem(called(Path(paper["page"])), paper["line"], str(error)))
        _broken_in(self.builder.env).add(self.builder.config.root_doc)
        raise nodes.SkipNode from None
    name = f"argmap-{_hash(node['svg'])}.pdf"
    _write(Path(self.builder.outdir) / name, pdf)
    self.body.append(f"\n\n\\noindent\\sphinxincludegraphics{{{name}}}\n\n")
    raise nodes.SkipNode


def _in_words(app: Sphinx, page: nodes.document, _: str) -> None:
    """Put the outline in the place of each picture, wherever neither HTML nor LaTeX is written."""
    if app.builder.format in ("html", "latex"):
        return
    for node in list(page.findall(picture)):
        lines = (nodes.list_item("", nodes.paragraph("", line)) for line in node["outline"].split("\n"))
        node.replace_self(
            [nodes.paragraph("", node["alt"] or node["title"]), nodes.bullet_list("", *lines, bullet="*")]
        )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


# ------------------------------------------------------------------------------------- the build


def _tell(problem: Problem) -> None:
    _log.error("%s", problem.words, location=problem.place if problem.line else f"{problem.path}:")


def _broken_in(env: BuildEnvironment) -> set[str]:
    """The pages whose maps cannot be shown, as the environment keeps them."""
    found: set[str] = env.__dict__.setdefault(_BROKEN, set())
    return found


def _check_settings(_: Sphinx, config: Config) -> None:
    try:
        said({"fail-level": config.argmap_fail_level, "theme": config.argmap_theme})
    except Unfit as error:
        message = f"{error}; it is set in conf.py as `argmap_fail_level` or `argmap_theme`"
        raise ConfigError(message) from None


def _purge(_: Sphinx, env: BuildEnvironment, page: str) -> None:
    _broken_in(env).discard(page)


def _merge(_: Sphinx, env: BuildEnvironment, pages: Iterable[str], other: BuildEnvironment) -> None:
    _broken_in(env).update(_broken_in(other).intersection(pages))


def _again(_: Sphinx, env: BuildEnvironment, *__: object) -> Iterable[str]:
    """Pages to read again although they did not change: those that were broken, so that it is told again."""
    return sorted(_broken_in(env) & env.found_docs)


def _fail(app: Sphinx, error: Exception | None) -> None:
    if error is None and _broken_in(app.env):
        app.statuscode = 1
