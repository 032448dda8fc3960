"""The map as a Mermaid flowchart, for the places that draw such text themselves."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from argmap.model import ATTACKS, Inference
from argmap.render import labels
from argmap.render.boxes import leaps, said, statements, verdicts
from argmap.render.dot import direction, members_of, nesting_of, with_outer
from argmap.render.drawing import Drawing, hashed
from argmap.render.folding import counted
from argmap.render.nodes import attribution, badges, standing, strength, url_of
from argmap.render.notices import PictureWarning
from argmap.render.view import (
    CONCLUDES,
    CONTRADICTS,
    EXCLUDES,
    FAILS,
    GROUNDS,
    MEETS,
    SUPPORT,
    WARRANT,
    WHOLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic
    from argmap.model import Statement
    from argmap.render.folding import Box, Bundle
    from argmap.render.theme import Ink
    from argmap.render.view import Link, View

_LARGEST_TEXT, _MOST_LINES = 50_000, 500
"""What Mermaid draws where its page says nothing else: characters (`maxTextSize`), lines (`maxEdges`)."""


def to_mermaid(case: Case, *, findings: Sequence[Diagnostic] = (), view: View = WHOLE) -> str:
    """The part of the map that `view` selects, as a Mermaid flowchart; the same case gives the same text.

    It shows what the DOT shows, a legend and tooltips aside. Raises ViewError where the view names
    something that is not there, and warns (PictureWarning) of what Mermaid does not draw unasked.
    """
    drawing = Drawing.of(case, findings, view)
    body = "".join(f"{line}\n" for line in _chart(drawing))
    _warn_of_limits(body, len(drawing.part.links) + len(drawing.part.bundles))
    return "".join(f"{line}\n" for line in _front_matter(drawing)) + body


def _warn_of_limits(body: str, lines: int) -> None:
    characters = len(body.encode("utf-16-le")) // 2  # counted as scripts in pages count them
    over = [
        f"{number:,} {things} where it stops at {most:,} unless {name} says more"
        for number, most, things, name in (
            (characters, _LARGEST_TEXT, "characters", "maxTextSize"),
            (lines, _MOST_LINES, "lines", "maxEdges"),
        )
        if number > most
    ]
    if over:
        message = (
            f"this is more than Mermaid draws by itself, with {' and '.join(over)}; draw one section or the"
            " neighbourhood of one claim, set that in the page's own mermaid.initialize, or draw svg"
        )
        warnings.warn(message, PictureWarning, stacklevel=3)


# The chart


def _front_matter(drawing: Drawing) -> Iterator[str]:
    """The title, and the theme's colours for what no class reaches."""
    theme, view = drawing.theme, drawing.view
    title = labels.clean(drawing.amap.title if view.title is None else view.title)
    colours = {
        "background": theme.paper,
        "primaryTextColor": theme.text,
        "titleColor": theme.text,
        "lineColor": theme.support,
        "edgeLabelBackground": theme.paper,
        "clusterBkg": theme.section.fill,
        "clusterBorder": theme.section.line,
    }
    yield "---"
    if title:
        yield f"title: {_yaml(title)}"
    yield "config:"
    yield "  theme: base"
    yield "  themeVariables:"
    yield from (f'    {name}: "{colour}"' for name, colour in colours.items())
    yield "---"


def _yaml(words: str) -> str:
    """A scalar in double quotes: letters, digits and some signs as they are, all others as codes."""
    apart = _TOGETHER.sub(_APART, words).translate(_NO_TAGS)
    return f'"{_YAML_UNSAFE.sub(_yaml_code, apart)}"'


_NO_TAGS = {ord("<"): 0x2039, ord(">"): 0x203A}
"""A title has no codes, and Mermaid takes out of it what looks like a tag."""

_YAML_UNSAFE = re.compile(r"[^\w .,;!?()'-]")


def _yaml_code(match: re.Match[str]) -> str:
    return f"\\U{ord(match[0]):08x}"


def _chart(drawing: Drawing) -> Iterator[str]:
    yield f"flowchart {direction(drawing)}"
    yield from _sections(drawing)
    yield from (_line(drawing, link) for link in drawing.part.links)
    yield from (_bundle(drawing, each) for each in drawing.part.bundles)
    yield from _classes(drawing)
    yield from _line_styles(drawing)
    yield from _links(drawing)


# Records and the sections they stand in


def _sections(drawing: Drawing) -> Iterator[str]:
    """The nodes, those of a section inside its subgraph; what stands in none comes last."""
    members, nesting = members_of(drawing), nesting_of(drawing.amap)
    folded: dict[str | None, list[Box]] = {}
    for box in drawing.part.boxes:
        folded.setdefault(box.around, []).append(box)
    drawn = with_outer((*members, *folded), nesting)
    names = hashed("cluster", drawing.amap.sections)
    inner: dict[str | None, list[str]] = {}
    for each in drawing.amap.sections:
        if each in drawn:
            inner.setdefault(nesting[each].outer, []).append(each)
    waiting: list[tuple[str | None, int, bool]] = [(None, 0, True)]
    while waiting:
        section, depth, opens = waiting.pop()
        indent = "  " * depth
        if not opens:
            yield f"{indent}end"
            continue
        if section is not None:
            yield f"{indent}subgraph {names[section]}[{_quoted([drawing.amap.sections[section].text])}]"
            yield f"{indent}  direction {direction(drawing)}"  # else Mermaid turns those without outer lines
            waiting.append((section, depth, False))
        yield from (f"{indent}  {_node(drawing, id_)}" for id_ in members.get(section, ()))
        yield from (f"{indent}  {_box(drawing, box)}" for box in folded.get(section, ()))
        waiting += ((each, depth + 1, True) for each in reversed(inner.get(section, ())))


_SHAPES = {
    "evidence": ("[(", ")]"),
    "premise": ("[", "]"),
    "claim": ("(", ")"),
    "objection": ("{{", "}}"),
    "step": ("([", "])"),
}


def _node(drawing: Drawing, id_: str) -> str:
    record = drawing.amap[id_]
    if isinstance(record, Inference):
        kind, rows = "step", _step_rows(drawing, record)
    else:
        kind, rows = type(record).__name__.lower(), _statement_rows(drawing, record)
    left, right = _SHAPES[kind]
    return f"{drawing.names[id_]}{left}{_quoted(rows)}{right}:::{_class(drawing, id_)}"


def _statement_rows(drawing: Drawing, statement: Statement) -> Iterator[str]:
    id_, view = statement.id, drawing.view
    kind = type(statement).__name__
    yield " ".join(
        (
            f"Main {kind.lower()}" if _main(drawing, id_) else kind,
            standing(drawing, id_, drawing.reading.verdict(id_)),
            *([id_] if view.labels == "both" else ()),
            *badges(drawing, id_),
        )
    )
    yield id_ if view.labels == "id" else statement.text
    yield attribution(drawing, statement)


def _step_rows(drawing: Drawing, step: Inference) -> Iterator[str]:
    leap = drawing.leap(step.id)
    scheme = drawing.amap.scheme_of(step)
    yield "LEAP" if leap else ""
    yield step.id if drawing.view.labels != "text" and step.named else ""
    yield scheme.text if scheme else "with a warrant" if step.has_warrant else "no scheme"
    yield strength(drawing, step.id)
    yield " ".join((*(leap.signs if leap else ()), *badges(drawing, step.id)))


def _box(drawing: Drawing, box: Box) -> str:
    """A whole section: its title, and what is in it."""
    many = len(statements(drawing, box))
    inside = said(
        f"{many:,} statement{'' if many == 1 else 's'}", verdicts(drawing, box), leaps(drawing, box)
    )
    look = "elsewhere" if box.ghost else "collapsed"
    return f"{drawing.boxes[box.id]}[[{_quoted([box.title, inside])}]]:::{look}"


def _main(drawing: Drawing, id_: str) -> bool:
    return id_ in drawing.main and id_ not in drawing.part.ghosts


# Words


_UNSAFE = re.compile(r"[\x22-\x26*;<>@\x5b-\x60\x7b-\x7e\u2028\u2029]|:(?!\s)")
"""What could mean something to Mermaid or to a page: a code stands for each."""

_TOGETHER = re.compile(r"(?<=\$)(?=\$)|(?<=\\)(?=[nN])|(?<=:)(?=fa-)|(?<=\ufb02)(?=\xb0)|(?<=\xb6)(?=\xdf)")
"""What Mermaid takes for formulas, line ends, icons and its own codes, though codes stand for it."""

_APART = "\u200b"


def _quoted(rows: Iterable[str]) -> str:
    """Words as a label, of which nothing is read as anything but words."""
    cleaned = (_TOGETHER.sub(_APART, labels.clean(row)) for row in rows)
    return '"' + ("<br/>".join(_UNSAFE.sub(_code, row) for row in cleaned if row) or " ") + '"'


def _code(match: re.Match[str]) -> str:
    return f"#{ord(match[0])};"


# Lines

_ARROWS: Mapping[str, str] = {
    SUPPORT: "---",
    WARRANT: '-.-|"warrant"|',
    CONCLUDES: "-->",
    GROUNDS: "-->",
    MEETS: '-.-o|"answers a question"|',
    EXCLUDES: '-.-o|"excludes a rival"|',
    **{how: f'-.-x|"{how}"|' for how in (*ATTACKS, FAILS)},
    CONTRADICTS: f'x-.-x|"{CONTRADICTS}"|',
}


def _line(drawing: Drawing, link: Link) -> str:
    arrow = "==>" if _leaps(drawing, link) else _ARROWS[link.how]
    return f"  {drawing.names[link.tail]} {arrow} {drawing.names[link.head]}"


def _bundle(drawing: Drawing, bundle: Bundle) -> str:
    """A line that stands for several."""
    arrow = "==>" if bundle.how == SUPPORT else _ARROWS[bundle.how].partition("|")[0]
    return f"  {drawing.end(bundle.tail)} {arrow}|{_quoted([counted(bundle)])}| {drawing.end(bundle.head)}"


def _leaps(drawing: Drawing, link: Link) -> bool:
    return link.how == CONCLUDES and drawing.leap(link.tail) is not None


def _line_styles(drawing: Drawing) -> Iterator[str]:
    """The colours of attacks and leaps, by the numbers that Mermaid gives to lines."""
    theme, links = drawing.theme, drawing.part.links
    kinds = [*(link.how for link in links), *(bundle.how for bundle in drawing.part.bundles)]
    attacks = [at for at, how in enumerate(kinds) if how in (*ATTACKS, FAILS, CONTRADICTS)]
    leaping = [at for at, link in enumerate(links) if _leaps(drawing, link)]
    for numbers, look in (
        (attacks, f"stroke:{theme.attack},color:{theme.attack}"),
        (leaping, f"stroke:{theme.leap.fill},stroke-width:4px"),
    ):
        if numbers:
            yield f"  linkStyle {','.join(map(str, numbers))} {look}"


# Looks

_DASHES = {"dashed": ",stroke-dasharray:6 4", "dotted": ",stroke-dasharray:2 3"}


def _class(drawing: Drawing, id_: str) -> str:
    """What a node looks like, in one word: a verdict, or what goes before that."""
    if drawing.leap(id_):
        return "leap"
    if id_ in drawing.part.ghosts:
        return "elsewhere"
    return "step" if id_ in drawing.amap.inferences else str(drawing.reading.verdict(id_))


def _classes(drawing: Drawing) -> Iterator[str]:
    """The classes that are used, with the theme's colours, and the main claims' double width."""
    theme = drawing.theme
    inks = {
        **{str(verdict): ink for verdict, ink in theme.verdicts.items()},
        "step": theme.step,
        "leap": theme.leap,
        "elsewhere": theme.ghost,
        "collapsed": theme.section,
    }
    there = (*drawing.part.statements, *drawing.part.steps)
    used = {_class(drawing, id_) for id_ in there}
    used |= {"elsewhere" if box.ghost else "collapsed" for box in drawing.part.boxes}
    yield from (f"  classDef {name} {_look(ink)}" for name, ink in inks.items() if name in used)
    main = [drawing.names[id_] for id_ in there if _main(drawing, id_)]
    if main:
        yield "  classDef main stroke-width:5px,font-weight:bold"
        yield f"  class {','.join(main)} main"


def _look(ink: Ink) -> str:
    return (
        f"fill:{ink.fill},stroke:{ink.line},color:{ink.text},stroke-width:{ink.width:g}px"
        f"{_DASHES.get(ink.border, '')}"
    )


# Links


def _links(drawing: Drawing) -> Iterator[str]:
    for id_ in (*drawing.part.statements, *drawing.part.steps):
        url = url_of(drawing, drawing.amap[id_])
        if url:
            yield f'  click {drawing.names[id_]} href "{url.replace(";", "%3B")}" _blank'
