"""The pages of the rules and of the mistakes in writing: one for every code there is, and its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from argmap.diagnostics import Confidence, Severity
from argmap.lang import MISTAKES
from argmap.rule import page
from argmap.rules import RULES

if TYPE_CHECKING:
    from argmap.lang import Mistake
    from argmap.rule import Rule, Summary

DOCUMENTATION = "https://argmap.readthedocs.io/"
"""Where the documentation is published; the package's own metadata says the same."""

RULE_PAGES = f"{DOCUMENTATION}en/latest/rules/{{code}}.html"
"""Where the page of a code is published: the one place that says so."""


def address(code: str) -> str:
    """Where the page of a code can be read."""
    return RULE_PAGES.format(code=code)


@frozen
class Page:
    """What there is to say of a code; `summary` is a few words, `text` the page in Markdown."""

    code: str
    name: str
    level: Severity
    on: bool
    confidence: Confidence
    summary: str
    text: str

    @property
    def address(self) -> str:
        """Where it can be read on the web."""
        return address(self.code)

    @property
    def standing(self) -> str:
        """How it is reported, such as `warning, on by default`."""
        if any(self.code == each.code for each in MISTAKES):
            return f"{self.level}, always reported"
        return f"{self.level}, {'on' if self.on else 'off'} by default"


def pages() -> tuple[Page, ...]:
    """All pages, in the order of their codes."""
    return tuple(sorted((*map(_of_mistake, MISTAKES), *map(_of_rule, RULES)), key=lambda each: each.code))


def _of_rule(rule: Rule | Summary) -> Page:
    head, _, text = page(rule).partition("\n\n")
    summary = " ".join(head.split()).partition(": ")[2].rstrip(".")
    return Page(rule.code, rule.name, rule.severity, rule.on, rule.confidence, summary, text.strip())


def _of_mistake(mistake: Mistake) -> Page:
    return Page(
        mistake.code,
        mistake.name,
        Severity.ERROR,
        on=True,
        confidence=Confidence.HIGH,
        summary=mistake.summary,
        text=mistake.doc.strip(),
    )
