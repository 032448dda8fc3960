"""The state as it stands in the page's file: what is said or drawn several times stands there once.

The script puts it together again before anything else (`unpacked` in page.js).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

MARK = "\x7f"
"""Stands before what is told elsewhere. No picture holds it: it is cleaned out of the words of maps."""

_NODE = re.compile(
    r'<g class="(?P<look>node [^"]*)" id="\w+-(?P<name>\w+)" transform="translate\((?P<place>[^)]*)\)">'
    r"(?P<shape>.*?)</g>",
    re.DOTALL,
)

_ELSEWHERE = ("words", "node")


def packed(state: Mapping[str, Any]) -> dict[str, Any]:
    """The same state, smaller.

    In pictures a node is `MARK`, the number of its record, its place, and the number of its look and
    shape in `shapes`. Records are pairs in a list, for scripts put names that are numbers first; their
    words are left out, for they stand in the outline, and their nodes, for they are numbered.
    """
    number = {record["node"]: at for at, record in enumerate(state["records"].values())}
    shapes: dict[tuple[str, str], int] = {}

    def short(match: re.Match[str]) -> str:
        shape = shapes.setdefault((match["look"], match["shape"]), len(shapes))
        return f"{MARK}{number[match['name']]} {match['place']} {shape};"

    return {
        **state,
        "outline": "",
        "records": [
            [id_, {key: each for key, each in record.items() if key not in _ELSEWHERE}]
            for id_, record in state["records"].items()
        ],
        "pictures": {key: _NODE.sub(short, svg) for key, svg in state["pictures"].items()},
        "shapes": list(shapes),
    }
