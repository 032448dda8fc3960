"""The layout engine's own process: DOT on standard input, the picture on standard output.

Run by file name, apart from the package, so that it starts quickly and a crash stays here. The
arguments are the form, svg, png or pdf, and then graph attributes such as `dpi=144`. After a pdf comes
an image map of HTML, which says what is a link, and on standard error the number of its bytes. Exit
codes: 0 drawn, 1 failed, 3 no engine here, 4 no font to draw words with.
"""

from __future__ import annotations

import sys
import unicodedata

ABSENT, NO_FONT = 3, 4

_PROBE = "mmmmmmmmmmiiiiiiiiiinnnnnnnnnneeeeeeeeee"
_EMPTY_BOXES = 0.7
"""Letters this wide, in em, belong to no font: they are the boxes that stand for missing ones."""

_NOBODYS = "\u0378\U0004fff0"
"""Characters that do not exist, of four and of five digits: their boxes differ in width.

Not those for private use: many fonts, such as come with TeX, have signs of their own there.
"""

_MOST_SAMPLES = 60


def main(arguments: list[str]) -> int:
    """Lay out and draw; the exit code is 0 when the whole picture was written."""
    _leave_no_core()
    try:
        from pygraphviz import AGraph  # noqa: PLC0415 - where it is missing, the exit code says so
    except ImportError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the parent reads it
        return ABSENT
    form, *attributes = arguments
    text = sys.stdin.buffer.read().decode("utf-8")
    graph = AGraph(string=text)
    em = _widths(AGraph, _family(graph), [_PROBE], 10)[0] / len(_PROBE)
    print(f"argmap-em {em:.3f}", file=sys.stderr)  # noqa: T201 - the parent reads it
    if form != "svg":
        if em > _EMPTY_BOXES:
            return NO_FONT
        missing = "".join(_missing(AGraph, _family(graph), _samples(text)))
        print(f"argmap-missing {missing}", file=sys.stderr)  # noqa: T201 - the parent reads it
    for attribute in attributes:
        name, _, value = attribute.partition("=")
        graph.graph_attr[name] = value
    picture, links = _with_links(graph) if form == "pdf" else (graph.draw(format=form, prog="dot"), b"")
    if not picture:
        return 1
    print(f"argmap-links {len(links)}", file=sys.stderr)  # noqa: T201 - the parent reads it
    sys.stdout.buffer.write(picture + links)
    sys.stdout.buffer.flush()
    return 0


def _with_links(graph) -> tuple[bytes, bytes]:  # type: ignore[no-untyped-def] # noqa: ANN001 - a class without types
    """A pdf, which this engine draws without links, and from the same layout where they would be."""
    from pygraphviz import graphviz as engine  # noqa: PLC0415 - as above

    context = engine.gvContextWithBuiltins()
    if engine.gvLayout(context, graph.handle, b"dot"):
        return b"", b""
    (failed, picture), (failed_too, links) = (
        engine.gvRenderData(context, graph.handle, form) for form in (b"pdf", b"cmapx")
    )
    return (b"", b"") if failed or failed_too else (picture, links)


def _family(graph) -> str:  # type: ignore[no-untyped-def] # noqa: ANN001 - a class without types
    return graph.graph_attr["fontname"] or "" if "fontname" in graph.graph_attr else ""


def _samples(text: str) -> list[str]:
    """One letter of each script that is not Latin, and every symbol, while they are few."""
    found: dict[str, str] = {}
    for char in sorted(set(text)):
        category = unicodedata.category(char)
        if category[0] in "LS" and not char.isascii():
            script = unicodedata.name(char, char).partition(" ")[0]
            found.setdefault(script if category[0] == "L" else char, char)
    return list(found.values())[:_MOST_SAMPLES]


def _missing(new, family: str, samples: list[str]) -> list[str]:  # type: ignore[no-untyped-def] # noqa: ANN001 - a class without types
    """Those that no font has: they are as wide as the box of a character that belongs to nobody."""
    if not samples:
        return []
    sizes = zip(*(_widths(new, family, [*_NOBODYS, *samples], size) for size in (10, 37)), strict=True)
    boxes = [next(sizes) for _ in _NOBODYS]
    return [char for char, size in zip(samples, sizes, strict=True) if size in boxes]


def _widths(new, family: str, texts: list[str], size: int) -> list[float]:  # type: ignore[no-untyped-def] # noqa: ANN001 - a class without types
    """How wide texts are in the font that is used for `family`, in em."""
    graph = new(directed=True)
    graph.node_attr.update(
        fontname=family, fontsize=str(size), shape="box", margin="0", width="0", height="0"
    )
    for number, text in enumerate(texts):
        graph.add_node(f"a{number}", label=text)
    lines = (line.split() for line in graph.draw(format="plain", prog="dot").decode().splitlines())
    points_per_inch = 72
    found = {words[1]: float(words[4]) * points_per_inch / size for words in lines if words[0] == "node"}
    return [found[f"a{number}"] for number in range(len(texts))]


def _leave_no_core() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
