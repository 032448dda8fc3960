"""The interactive page: one file with the map's pictures, all that is said of each record, and a script."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.render.page.layouts import layouts
from argmap.render.page.packing import packed
from argmap.render.page.paint import style
from argmap.render.page.state import explained, state, ways_out
from argmap.render.page.telling import explanations
from argmap.render.theme import THEMES
from argmap.render.view import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from argmap.case import Case
    from argmap.diagnostics import Diagnostic
    from argmap.render.engines import Engine
    from argmap.render.theme import Theme
    from argmap.render.view import View

__all__ = ["explained", "explanations", "filled", "state", "to_html", "ways_out"]

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_THEMES = "/*{{themes}}*/"

_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""Characters that could end a script or a line of it, as JSON may write them inside of strings."""


def to_html(  # noqa: PLR0913 - each is a choice of its own, by keyword
    case: Case,
    *,
    findings: Sequence[Diagnostic] = (),
    view: View = WHOLE,
    engine: Engine = "auto",
    timeout: float = 30.0,
    address: Callable[[str], str] | None = None,
    told: Callable[[int, int], None] = lambda *_: None,
) -> str:
    """The page as one HTML document that needs nothing else.

    Each of its pictures may take `timeout` seconds; `told` is called after each with how many are
    done, and of how many. `address` says where the page of a code can be read. Raises ViewError and
    EngineError.
    """
    with layouts(engine, timeout, told) as (begin, draw):
        made = state(case, draw=draw, begin=begin, findings=findings, view=view, address=address)
    return filled(made, theme=view.theme)


def filled(state: Mapping[str, Any], *, theme: Theme = WHOLE.theme) -> str:
    """The page of a state; where that is `live`, the page may ask where it came from for more.

    It opens in `theme`; where that is the light one, the reader's system chooses between light and dark.
    """
    themes = {each.name: each for each in (*THEMES.values(), theme)}
    looks = _part("page.css").replace(_THEMES, style(themes.values()))
    script = _part("page.js")
    parts = {
        "title": escape(state["title"]),
        "language": escape(state["language"]),
        "theme": "" if theme.name == WHOLE.theme.name else f' data-theme="{escape(theme.name)}"',
        "policy": escape(_policy(script, looks, live=state["live"] is not None)),
        "style": looks,
        "script": script,
        "outline": state["outline"],
        "state": _as_json(packed(state)),
    }
    page = _PLACE.sub(lambda match: parts[match[1]], _part("page.html"))
    return page.encode("utf-8", "replace").decode()


def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _policy(script: str, looks: str, *, live: bool) -> str:
    """What the page may do: run this script, use this style, and nothing else."""
    rules = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(looks),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        **({"connect-src": "'self'"} if live else {}),
    }
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _as_json(state: Mapping[str, Any]) -> str:
    return json.dumps(state, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
