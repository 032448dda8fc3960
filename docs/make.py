"""Writes the parts of the documentation that the code knows best: the rules' pages and some tables.

`python docs/make.py` writes them; `python docs/make.py --check` only says which are stale, and then
leaves with exit code 1.
"""  # noqa: INP001 - a script, no package

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.lang import MISTAKES
from argmap.lang.vocabulary import CLAUSES
from argmap.rule import Summary, page
from argmap.rules import RULES
from argmap.schemes import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from argmap.lang import Mistake
    from argmap.model import Role, Scheme
    from argmap.rule import Rule

DOCS = Path(__file__).parent
sys.path[:0] = [str(DOCS.parent / "benchmarks"), str(DOCS)]

import shell  # noqa: E402 - it lies beside this
from precision import run as precision  # noqa: E402 - it lies beside the package, not in it

_BLOCK = re.compile(r"(<!-- table: ([\w-]+), made by docs/make\.py -->).*?(<!-- end of table -->)", re.DOTALL)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```argmap$", re.MULTILINE)
_FILE = re.compile(r"^(In `(\S+)` stands:)\n\n```text$", re.MULTILINE)
_SHOWS = {"Bad": "bad", "Good": "good"}
"""Headings under which each example has to show the code, or must not show it."""


def main(arguments: Iterable[str]) -> int:
    """Write what is stale, or with `--check` only name it; the exit code."""
    only_check = "--check" in arguments
    wanted = made()
    gone = sorted(set((DOCS / "rules").glob("AM*.md")) - set(wanted))
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in (*stale, *gone):
        sys.stdout.write(f"{path.relative_to(DOCS.parent)}{' is stale' if only_check else ''}\n")
    if only_check:
        return 1 if stale or gone else 0
    for path in stale:
        path.write_text(wanted[path], "utf-8", newline="\n")
    for path in gone:
        path.unlink()
    return 0


def made() -> dict[Path, str]:
    """The files that are written here, each with its text: whole pages, and pages with tables in them."""
    pages = {DOCS / "rules" / f"{each.code}.md": _mistake_page(each) for each in MISTAKES}
    pages |= {DOCS / "rules" / f"{each.code}.md": _rule_page(each) for each in RULES}
    for path in sorted(DOCS.rglob("*.md")):
        text = path.read_text("utf-8")
        if path not in pages and _BLOCK.search(text):
            pages[path] = _BLOCK.sub(lambda block: f"{block[1]}\n\n{_table(block[2])}\n{block[3]}", text)
    return pages | shell.made()


# -------------------------------------------------------------------------------------- pages


def _rule_page(rule: Rule | Summary) -> str:
    summary, body = _summary(rule), page(rule).partition("\n")[2]
    how = f"*{str(rule.severity).capitalize()}, {_when(rule)}; confidence {rule.confidence.value}.*"
    module = rule.find.__module__
    return _page(rule.code, rule.name, f"{summary}\n\n{how}", body, f"the docstring of {module}")


def _mistake_page(mistake: Mistake) -> str:
    how = f"{_sentence(mistake.summary)}\n\n*Error; a mistake in the writing, always reported.*"
    return _page(mistake.code, mistake.name, how, mistake.doc, "src/argmap/lang/mistakes.py")


def _page(code: str, name: str, opening: str, body: str, home: str) -> str:
    made_from = f"<!-- Made by docs/make.py; the words are in {home}. -->"
    examples = _marked(body.strip(), code)
    return f"{made_from}\n\n# {code} {name}\n\n{opening}\n\n{examples}\n\n[All rules](README.md)\n"


def _marked(body: str, code: str) -> str:
    """The body with a comment before each example that says what it shows, for the test that reads it."""
    starts = [0, *(match.start() for match in _HEADING.finditer(body)), len(body)]
    parts = [body[start:end] for start, end in pairwise(starts)]
    return "".join(_marked_part(part, code) for part in parts)


def _marked_part(part: str, code: str) -> str:
    heading = _HEADING.match(part)
    word = _SHOWS.get(heading[1]) if heading else None
    part = _FILE.sub(r"\1\n\n<!-- file: \2 -->\n\n```text", part)
    return _FENCE.sub(f"<!-- {word}: {code} -->\n\n```argmap", part) if word else part


def _summary(rule: Rule | Summary) -> str:
    """The sentence on a docstring's first line, after the rule's code and name."""
    head, words = f"{rule.code} {rule.name}: ", page(rule).partition("\n")[0]
    if not words.startswith(head):
        message = f"the docstring of {rule.find.__module__} has to begin with `{head}…`"
        raise ValueError(message)
    return _sentence(words.removeprefix(head))


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:].rstrip('.')}."


def _when(rule: Rule | Summary) -> str:
    return "on by default" if rule.on else "off by default"


# ------------------------------------------------------------------------------------- tables


def _table(name: str) -> str:
    header, rows = _TABLES[name]
    lines = (header, tuple("---" for _ in header), *rows())
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _rules() -> Iterator[tuple[str, ...]]:
    for rule in RULES:
        yield _link(rule.code), rule.name, str(rule.severity), "on" if rule.on else "off", _summary(rule)


def _mistakes() -> Iterator[tuple[str, ...]]:
    for mistake in MISTAKES:
        yield _link(mistake.code), mistake.name, _sentence(mistake.summary)


def _link(code: str) -> str:
    return f"[{code}]({code}.md)"


def _clauses() -> Iterator[tuple[str, ...]]:
    for clause in CLAUSES.values():
        yield f"`{clause.form}`", ", ".join(clause.homes), "yes" if clause.many else "once"


def _schemes() -> Iterator[tuple[str, ...]]:
    for id_, scheme in shipped().items():
        yield (
            f"`{id_}`",
            f"{scheme.text}{_traits(scheme)}",
            "<br>".join(_role(role) for role in scheme.roles),
            str(scheme.concludes),
            str(scheme.strength),
            "<br>".join(f"`{each.id}` {each.text}" for each in scheme.questions if each.owed) or "none",
        )


def _role(role: Role) -> str:
    return f"`{role.id}` {role.text}"


def _traits(scheme: Scheme) -> str:
    traits = (
        str(scheme.sort or ""),
        "strict" if scheme.strict else "",
        "warrant required" if scheme.warrant_required else "",
    )
    said = ", ".join(filter(None, traits))
    return f" ({said})" if said else ""


def _measured(round_: str) -> Iterator[tuple[str, ...]]:
    """How often each rule was right in one round; the rule with its link."""
    for name, *cells in precision.table(precision.outcome(round_)):
        code, _, rest = name.partition(" ")
        yield (f"[{code}](rules/{code}.md) {rest}" if code.startswith("AM") else name, *cells)


_TABLES: dict[str, tuple[tuple[str, ...], Callable[[], Iterator[tuple[str, ...]]]]] = {
    "rules": (("code", "name", "severity", "by default", "what it finds"), _rules),
    "mistakes": (("code", "name", "what it finds"), _mistakes),
    "clauses": (("clause", "belongs to", "repeated"), _clauses),
    "precision-second": (precision.HEADER, lambda: _measured("second")),
    "precision-first": (precision.HEADER, lambda: _measured("first")),
    "schemes": (("scheme", "name", "roles", "concludes", "strength", "owed questions"), _schemes),
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
