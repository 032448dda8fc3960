"""The rules, in the order of their codes. To add one: a file beside this, and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.rules import am101_unsupported_claim, am901_unused_ignore

if TYPE_CHECKING:
    from argmap.rule import Rule, Summary

RULES: tuple[Rule | Summary, ...] = (
    am101_unsupported_claim.RULE,
    am901_unused_ignore.RULE,
)
