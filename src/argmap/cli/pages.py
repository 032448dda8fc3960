"""The pages of the rules and of the mistakes in writing: one for every code there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from argmap.diagnostics import Confidence, Severity
from argmap.lang import MISTAKES
from argmap.rule import page
from argmap.rules import RULES

if TYPE_CHECKING:
    from argmap.check import AnyRule
    from argmap.lang import Mistake


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
    def standing(self) -> str:
        """How it is reported, such as `warning, on by default`."""
        if any(self.code == each.code for each in MISTAKES):
            return f"{self.level}, always reported"
        return f"{self.level}, {'on' if self.on else 'off'} by default"


def pages() -> tuple[Page, ...]:
    """All pages, in the order of their codes."""
    return tuple(sorted((*map(_of_mistake, MISTAKES), *map(_of_rule, RULES)), key=lambda each: each.code))


def _of_rule(rule: AnyRule) -> Page:
    head, _, text = page(rule).partition("\n\n")
    summary = " ".join(head.split()).partition(": ")[2].rstrip(".")
    return Page(rule.code, rule.name, rule.severity, rule.on, rule.confidence, summary, text.strip())


def _of_mistake(mistake: Mistake) -> Page:
    text = mistake.doc.strip()
    first = text.partition("\n\n")[2].partition("\n\n")[0]
    summary = " ".join(first.split()).partition(". ")[0].rstrip(".")
    summary = summary[:1].lower() + summary[1:]
    return Page(
        mistake.code,
        mistake.name,
        Severity.ERROR,
        on=True,
        confidence=Confidence.HIGH,
        summary=summary,
        text=text,
    )
