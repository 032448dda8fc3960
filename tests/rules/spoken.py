"""Sentences in four languages that assure or hedge, and others with the same words that do not."""

from __future__ import annotations

import tomllib
from pathlib import Path

from rules.helpers import findings

LANGUAGES = ("de", "en", "fr", "ru")
_FOLDER = Path(__file__).with_name("sentences")


def sentences(language, kind):
    """The sentences of one kind, as they stand between double quotes in a map."""
    listed = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return listed[kind].split("\n")[:-1]


def found(language, kind, code, records):
    """Those of the sentences that a rule finds, in one map of the `records` that each makes.

    `records` is a template of `{n}` and `{text}`; the rule is to report under the id `c{n}` or on
    a step to it.
    """
    listed = sentences(language, kind)
    text = f'map m: "M"\n  language {language}\nsource s: "S"\n'
    text += "".join(records.format(n=n, text=each) for n, each in enumerate(listed))
    hit = {each.record.partition("#")[0] for each in findings(text, select=[code])}
    return [each for n, each in enumerate(listed) if f"c{n}" in hit]
