"""Every rule has its page, and the examples on it show what they are there to show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from argmap.case import Case
from argmap.check import check
from argmap.diagnostics import Severity
from argmap.lang import MISTAKES
from argmap.loading import parse
from argmap.rule import page
from argmap.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.diagnostics import Diagnostic

_BLOCK = re.compile(r"(?:In `(\S+)` stands:\n\n```text\n(.*?)```\n\n)?```argmap\n(.*?)```", re.DOTALL)
_PART = re.compile(r"^## (.+)$", re.MULTILINE)
_HEADINGS = ("What it looks at", "Why it matters", "Bad", "Good", "When to ignore it")


class Block(NamedTuple):
    """An example, and the text that goes with it, if any, under the name by which the example knows it."""

    file: str
    words: str
    text: str

    def written(self, folder: Path) -> str:
        """The example, after its text was put into the folder."""
        if self.file:
            (folder / self.file).write_text(self.words, "utf-8")
        return self.text


class Page(NamedTuple):
    code: str
    name: str
    text: str

    def parts(self) -> dict[str, str]:
        pieces = _PART.split(self.text)
        return dict(zip(pieces[1::2], pieces[2::2], strict=True))

    def blocks(self, heading: str) -> list[Block]:
        return [Block(*found) for found in _BLOCK.findall(self.parts().get(heading, ""))]


RULE_PAGES = [Page(rule.code, rule.name, page(rule)) for rule in RULES]
PAGES = [*RULE_PAGES, *(Page(mistake.code, mistake.name, mistake.doc) for mistake in MISTAKES)]
EXAMPLES = [
    pytest.param(each, heading, block, id=f"{each.code}-{heading.lower()}-{number}")
    for each in PAGES
    for heading in ("Bad", "Good")
    for number, block in enumerate(each.blocks(heading), 1)
]


def findings(code: str, text: str, folder: Path) -> tuple[Diagnostic, ...]:
    """What the rules that are on find in a text, and this one also where it is off."""
    parsed = parse(text, base=folder)
    rules = [rule for rule in RULES if rule.on or rule.code == code]
    return *parsed.diagnostics, *check(Case.of(parsed.map), rules)


def codes(found: tuple[Diagnostic, ...]) -> set[str]:
    """The codes found, those that a summary lists among them."""
    return {code for each in found for code in (each.code, *each.signs)}


def test_codes_and_names_are_in_order_and_each_is_there_once():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    names = [each.name for each in PAGES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("each", RULE_PAGES, ids=lambda each: each.code)
def test_a_page_has_its_headings_and_examples(each):
    assert each.text.startswith(f"{each.code} {each.name}: ")
    assert [heading for heading in each.parts() if heading != "Literature"] == list(_HEADINGS)
    assert each.blocks("Bad")
    assert each.blocks("Good")


@pytest.mark.parametrize(
    "each", [each for each in PAGES if each not in RULE_PAGES], ids=lambda each: each.code
)
def test_a_page_about_the_writing_says_what_is_looked_at(each):
    assert "What it looks at" in each.parts()
    assert len(each.blocks("Bad")) == len(each.blocks("Good"))


@pytest.mark.parametrize(("each", "heading", "block"), EXAMPLES)
def test_an_example_shows_what_it_should(each, heading, block, tmp_path):
    found = findings(each.code, block.written(tmp_path), tmp_path)
    if heading == "Bad":
        assert each.code in codes(found)
    else:
        assert each.code not in codes(found)
        assert [str(one) for one in found if one.severity is Severity.ERROR] == []
