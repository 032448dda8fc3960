"""argmap: argument maps in plain text, checked and drawn.

>>> import argmap
>>> m = argmap.loads('claim rain: "It rained."')
>>> [finding.name for finding in m.check()]
['unsupported-claim']
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from argmap.version import __version__

if TYPE_CHECKING:
    from argmap.api import (
        ArgSyntaxError,
        Degree,
        Diagnostic,
        EngineError,
        Inference,
        Map,
        Parsed,
        PictureWarning,
        Report,
        Severity,
        Statement,
        Verdict,
        ViewError,
        check,
        dumps,
        evaluate,
        explain,
        load,
        loads,
        parse,
        render,
        to_dict,
        to_dot,
        to_svg,
    )

__all__ = [
    "ArgSyntaxError",
    "Degree",
    "Diagnostic",
    "EngineError",
    "Inference",
    "Map",
    "Parsed",
    "PictureWarning",
    "Report",
    "Severity",
    "Statement",
    "Verdict",
    "ViewError",
    "__version__",
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


class _Package(ModuleType):
    """This module, with `check`, `evaluate` and `render` being functions, not the rooms of that name."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    """A public name, when it is first asked for: the command line starts without any of them."""
    if name == "load_ipython_extension":
        from argmap.publish.notebook import load_ipython_extension  # noqa: PLC0415 - IPython is an extra

        return load_ipython_extension
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from argmap import api  # noqa: PLC0415 - the point of it

    globals()[name] = found = getattr(api, name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
