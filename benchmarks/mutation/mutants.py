"""Chooses mutants of some modules and prints them as JSON; runs where mutmut is installed, without argmap.

    python mutants.py NUMBER SEED MODULE.py ...
    python mutants.py FILE SEED MODULE.py ...        those whose keys the file lists

The operators are those of mutmut. Unlike mutmut itself, decorated functions are changed too, since the runner
exchanges a function's code and leaves its decorators alone; what runs once, at import, is not changed.
The choice is spread over the modules by their share of all mutants. It hangs on a digest of each mutant, so
that a change in one function leaves the choice in the others as it was.
"""

from __future__ import annotations

import ast
import difflib
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import libcst as cst
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation import file_mutation
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

if TYPE_CHECKING:
    from mutmut.mutation.file_mutation import Mutation

_PROSE = " "
"""A string with a space in it is a piece of a message: its wording is not changed."""


_KEY = 10
"""So many letters of its digest are the name of a mutant."""


class _Visitor(file_mutation.MutationVisitor):
    """mutmut's own, which also knows the parents and looks into decorated functions."""

    METADATA_DEPENDENCIES = (*file_mutation.MutationVisitor.METADATA_DEPENDENCIES, ParentNodeProvider)

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef):
            return node.name.value in file_mutation.NEVER_MUTATE_FUNCTION_NAMES
        return isinstance(node, cst.Param) or super()._skip_node_and_children(node)

    def place(self, node: cst.CSTNode) -> tuple[int, int]:
        """The first and last line of a node, counted from 1."""
        span = self.get_metadata(PositionProvider, node)
        return span.start.line, span.end.line

    def function(self, node: cst.CSTNode) -> str:
        """The qualified name of the outermost function around a node, empty at the level of a module."""
        names: list[str] = []
        outermost = 0
        at: cst.CSTNode | None = node
        while at is not None:
            if isinstance(at, cst.FunctionDef | cst.ClassDef):
                names.append(at.name.value)
                if isinstance(at, cst.FunctionDef):
                    outermost = len(names)
            at = self.get_metadata(ParentNodeProvider, at, None)
        return ".".join(reversed(names[outermost - 1 :])) if outermost else ""


class _Module:
    """A module's text and all its mutants: a digest, the function and its lines, and the change itself."""

    def __init__(self, path: Path, seed: str) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.mutants: list[tuple[str, dict[str, Any], Mutation]] = []
        wrapper = MetadataWrapper(cst.parse_module(self.text))
        visitor = _Visitor(mutation_operators, IgnoredCode(set(), set(), set()))
        spans = _spans(ast.parse(self.text))
        self.module = wrapper.module
        seen: Counter[tuple[str, str, str]] = Counter()
        with visitor.resolve(wrapper):
            self.module.visit(visitor)
            for each in visitor.mutations:
                function = visitor.function(each.original_node)
                if not function or _is_prose(each.original_node):
                    continue
                before, after = (
                    self.module.code_for_node(node) for node in (each.original_node, each.mutated_node)
                )
                seen[function, before, after] += 1
                key = "\n".join(
                    (seed, path.name, function, before, after, str(seen[function, before, after]))
                )
                first, last = visitor.place(each.original_node)
                least = min(
                    (span for span in spans if span[0] <= first <= span[1]),
                    key=lambda span: span[1] - span[0],
                )
                about = {"function": function, "line": first, "lines": [least[0], max(last, least[1])]}
                self.mutants.append((hashlib.sha256(key.encode()).hexdigest(), about, each))
        self.mutants.sort(key=lambda each: each[0])

    def written(self, digest: str, about: dict[str, Any], change: Mutation) -> dict[str, Any]:
        """A mutant with the whole module as it changes it."""
        code = self.module.deep_replace(change.original_node, change.mutated_node).code  # type: ignore[arg-type]
        lines = difflib.unified_diff(self.text.splitlines(), code.splitlines(), lineterm="", n=0)
        diff = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
        return {"key": digest[:_KEY], "path": str(self.path), **about, "diff": diff, "code": code}


def chosen(paths: list[Path], seed: str, number: int) -> dict[str, Any]:
    """How many mutants there are in all, and about so many of them, at least one of each module."""
    modules = [_Module(path, seed) for path in paths]
    total = sum(len(each.mutants) for each in modules)
    share = min(1.0, number / max(1, total))
    written = [
        module.written(*each)
        for module in modules
        for each in module.mutants[: max(1, round(len(module.mutants) * share))]
    ]
    return {"total": total, "mutants": written}


def named(paths: list[Path], seed: str, keys: set[str]) -> dict[str, Any]:
    """Those mutants that were tried before under these keys, as far as their functions still hold them."""
    modules = [_Module(path, seed) for path in paths]
    written = [
        module.written(*each) for module in modules for each in module.mutants if each[0][:_KEY] in keys
    ]
    return {"total": len(keys), "mutants": written}


def _is_prose(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.SimpleString) and _PROSE in node.value


def _spans(tree: ast.Module) -> list[tuple[int, int]]:
    """First and last line of each statement; of one with a body, of its head."""
    found = [(1, 1 << 30)]
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None) or getattr(node, "cases", None)
            last = node.end_lineno if not body else getattr(body[0], "lineno", node.lineno + 1) - 1
            found.append((node.lineno, max(node.lineno, last or node.lineno)))
    return found


if __name__ == "__main__":
    choice, seed, *names = sys.argv[1:]
    paths = [Path(name) for name in names]
    if choice.isdecimal():
        answer = chosen(paths, seed, int(choice))
    else:
        answer = named(paths, seed, set(Path(choice).read_text(encoding="utf-8").split()))
    json.dump(answer, sys.stdout)
