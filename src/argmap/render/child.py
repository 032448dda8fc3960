"""The layout engine's own process: DOT on standard input, the picture on standard output.

Run by file name, apart from the package, so that it starts quickly and a crash stays here. The
arguments are the form, svg, png or pdf, and then graph attributes such as `dpi=144`. Exit codes: 0
drawn, 1 failed, 3 no engine here, 4 no font to draw words with.
"""

from __future__ import annotations

import sys

ABSENT, NO_FONT = 3, 4

_PROBE = "mmmmmmmmmmiiiiiiiiiinnnnnnnnnneeeeeeeeee"
_EMPTY_BOXES = 0.7
"""Letters this wide, in em, belong to no font: they are the boxes that stand for missing ones."""


def main(arguments: list[str]) -> int:
    """Lay out and draw; the exit code is 0 when the whole picture was written."""
    _leave_no_core()
    try:
        from pygraphviz import AGraph  # noqa: PLC0415 - where it is missing, the exit code says so
    except ImportError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the parent reads it
        return ABSENT
    form, *attributes = arguments
    graph = AGraph(string=sys.stdin.buffer.read().decode("utf-8"))
    em = _letter_width(AGraph, _family(graph))
    print(f"argmap-em {em:.3f}", file=sys.stderr)  # noqa: T201 - the parent reads it
    if em > _EMPTY_BOXES and form != "svg":
        return NO_FONT
    for attribute in attributes:
        name, _, value = attribute.partition("=")
        graph.graph_attr[name] = value
    picture = graph.draw(format=form, prog="dot")
    if not picture:
        return 1
    sys.stdout.buffer.write(picture)
    sys.stdout.buffer.flush()
    return 0


def _family(graph) -> str:  # type: ignore[no-untyped-def] # noqa: ANN001 - a class without types
    return graph.graph_attr["fontname"] or "" if "fontname" in graph.graph_attr else ""


def _letter_width(new, family: str) -> float:  # type: ignore[no-untyped-def] # noqa: ANN001 - a class without types
    """The average letter of the font that is used for `family`, in em."""
    graph = new(directed=True)
    graph.add_node(
        "a", label=_PROBE, fontname=family, fontsize="10", shape="box", margin="0", width="0", height="0"
    )
    shape = graph.draw(format="plain", prog="dot").decode().split("\nnode a ")[1].split()
    points_per_inch = 72
    return float(shape[2]) * points_per_inch / 10 / len(_PROBE)


def _leave_no_core() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
