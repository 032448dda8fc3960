"""`argmap check --fix` and `--add-ignore`: maps mended, written or shown as a difference."""

from __future__ import annotations

import codecs
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from argmap import fixing
from argmap.cli import console
from argmap.cli.changes import difference, written
from argmap.cli.options import refuse
from argmap.cli.paths import STDIN
from argmap.diagnostics import Applicability
from argmap.report.columns import visible
from argmap.source import Source

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.cli.check import Examined, Look
    from argmap.diagnostics import Diagnostic
    from argmap.fixing import Outcome
    from argmap.report import Checked

    _Key = tuple[str, str, str]

_SAFE = frozenset((Applicability.SAFE,))
_UNSAFE = frozenset((Applicability.SAFE, Applicability.UNSAFE))


@frozen
class Mended:
    """Whether anything was changed or would be, and whether a file could not be read or written."""

    changed: bool
    failed: bool


def mend(look: Look, files: Sequence[str], args: argparse.Namespace) -> Mended:
    """Mend map after map, then write what changed, or show it; what was done goes to standard error.

    A pipe, which can be read only once, is passed over.
    """
    drafts = _Drafts()
    outcomes: list[tuple[Examined, Outcome]] = []
    once = [path for path in files if path != STDIN and Path(path).exists() and not Path(path).is_file()]
    maps = list(look.each([path for path in files if path not in once]))
    kept = _not_of_all(maps)
    for examined in maps:
        if not examined.foreign:
            outcomes.append((examined, _outcome(look, examined, drafts, kept, args)))
            drafts.keep(outcomes[-1][1].texts)
    changed = drafts.changed()
    failed = bool(look.unread)
    for draft in changed:
        if args.diff:
            console.write(difference(draft.before, drafts.texts[draft.real], draft.name), as_utf8=True)
        elif not draft.stdin:
            failed |= not written(draft.name, draft.bytes(drafts.texts[draft.real]))
    if STDIN in files and not args.diff:
        _pass_on(look, drafts)
    for sentence in _told(outcomes, len(changed), args):
        console.say(f"argmap: {sentence}")
    return Mended(bool(changed), failed)


def _not_of_all(maps: Sequence[Examined]) -> frozenset[_Key]:
    """What was found in a part for one map, and not for another that includes it too.

    An `ignore` that silences nothing in the one may be needed in the other.
    """
    including = Counter(
        real for each in maps for real in {os.path.realpath(it.name) for it in each.parsed.map.sources}
    )
    finding = Counter(key for each in maps for key in set(map(_key, each.checked.diagnostics)))
    return frozenset(key for key, number in finding.items() if number < including[key[0]])


def _key(diagnostic: Diagnostic) -> _Key:
    return os.path.realpath(diagnostic.span.source.name), diagnostic.code, diagnostic.message


def _outcome(
    look: Look, examined: Examined, drafts: _Drafts, kept: frozenset[_Key], args: argparse.Namespace
) -> Outcome:
    path, stdin = examined.path, look.reader.name(STDIN)

    def checked(texts: Mapping[str, str]) -> Checked:
        unsaved = {os.path.realpath(name): text for name, text in texts.items()}
        return look.at(path, {**drafts.texts, **unsaved}).checked

    def original(source: Source) -> str | None:
        if path == STDIN:
            return drafts.of_stdin(source, look.reader.stdin()) if source.name == stdin else None
        return drafts.of_file(source)

    def fixable(texts: Mapping[str, str]) -> Checked:
        found = checked(texts)
        there = (evolve(each, fixes=()) if _key(each) in kept else each for each in found.diagnostics)
        return evolve(found, diagnostics=tuple(there)) if kept else found

    if args.add_ignore is None:
        return fixing.fix(fixable, original, _UNSAFE if args.unsafe_fixes else _SAFE)
    fails = examined.settings.fails
    try:
        return fixing.ignore(checked, original, args.add_ignore, lambda each: fails(each.severity))
    except ValueError as error:
        refuse(str(error))


def _pass_on(look: Look, drafts: _Drafts) -> None:
    """Hand on standard input as it is now, changed or not; what is checked afterwards is that."""
    draft = next((each for each in drafts.read.values() if each is not None and each.stdin), None)
    data = look.reader.stdin()
    if draft is not None and draft.real in drafts.texts:
        data = draft.bytes(drafts.texts[draft.real])
        look.reader.put_stdin(data)
    console.write_bytes(data)


# ------------------------------------------------------------------------------------------- texts


@frozen
class _Draft:
    """A text as it was read: with its own line ends, without its byte order mark."""

    name: str
    real: str
    before: str
    marked: bool
    stdin: bool = False

    @classmethod
    def of(cls, source: Source, data: bytes, *, stdin: bool = False) -> _Draft | None:
        """The draft of a source whose bytes these are; None where it was read otherwise."""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return None
        if Source(source.name, text).text != source.text:  # it changed under our hands
            return None
        marked = data.startswith(codecs.BOM_UTF8)
        return cls(source.name, os.path.realpath(source.name), text, marked, stdin)

    def bytes(self, text: str) -> bytes:
        """What is to be written for a text in the place of this one."""
        return (codecs.BOM_UTF8 if self.marked else b"") + text.encode()


@frozen
class _Drafts:
    """The texts that were read, and those that changed since, by their real paths."""

    read: dict[str, _Draft | None] = field(factory=dict)
    texts: dict[str, str] = field(factory=dict)

    def of_file(self, source: Source) -> str | None:
        """The text of a source as it is by now; None where it may not be changed."""
        real = os.path.realpath(source.name)
        if real not in self.read:
            self.read[real] = _Draft.of(source, Path(real).read_bytes()) if Path(real).is_file() else None
        return self._now(real)

    def of_stdin(self, source: Source, data: bytes) -> str | None:
        """The text of standard input as it is by now; None where it may not be changed."""
        real = os.path.realpath(source.name)
        if real not in self.read:
            self.read[real] = _Draft.of(source, data, stdin=True)
        return self._now(real)

    def keep(self, texts: Mapping[str, str]) -> None:
        """Remember changed texts, by the names of their sources."""
        self.texts.update((os.path.realpath(name), text) for name, text in texts.items())

    def changed(self) -> list[_Draft]:
        """The drafts whose text is another by now."""
        drafts = (draft for draft in self.read.values() if draft is not None)
        return [each for each in drafts if self.texts.get(each.real, each.before) != each.before]

    def _now(self, real: str) -> str | None:
        draft = self.read[real]
        return None if draft is None else self.texts.get(real, draft.before)


# ---------------------------------------------------------------------------------- what is told


def _told(
    outcomes: Sequence[tuple[Examined, Outcome]], files: int, args: argparse.Namespace
) -> Iterator[str]:
    done = sum(len(each.about) for _, outcome in outcomes for each in outcome.done)
    where = f" in {files} file{'' if files == 1 else 's'}"
    if args.add_ignore is not None:
        yield from _told_of_ignores(outcomes, done, where, args)
        return
    more = sum(fixing.fixable(outcome.left.diagnostics, Applicability.UNSAFE) for _, outcome in outcomes)
    further = (
        "" if args.unsafe_fixes or not more else f", {more}{' more' if done else ''} with --unsafe-fixes"
    )
    yield (
        f"{done} {'would be ' if args.diff else ''}fixed{where}{further}"
        if done
        else f"nothing to fix{further}"
    )
    refused = [each for _, outcome in outcomes for proposal in outcome.refused for each in proposal.about]
    if refused:
        yield f"left as it is, since the fix would lead to another mistake in the writing: {_places(refused)}"


def _told_of_ignores(
    outcomes: Sequence[tuple[Examined, Outcome]], done: int, where: str, args: argparse.Namespace
) -> Iterator[str]:
    findings = "1 finding" if done == 1 else f"{done} findings"
    would = "would be ignored" if args.diff else f"{'is' if done == 1 else 'are'} ignored from now on"
    yield f"{findings} {would}{where}" if done else "nothing to ignore"
    left = [
        each
        for examined, outcome in outcomes
        for each in outcome.left.diagnostics
        if examined.settings.fails(each.severity)
    ]
    mistakes = [each for each in left if fixing.is_mistake(each)]
    others = [each for each in left if not fixing.is_mistake(each)]
    if mistakes:
        yield f"mistakes in the writing cannot be ignored, only mended: {_places(mistakes)}"
    if others and not args.diff:
        yield f"no record can bear an `ignore` for this: {_places(others)}"


def _places(diagnostics: Sequence[Diagnostic]) -> str:
    """Where the first few findings stand."""
    first = ", ".join(f"{visible(str(each.span))} {each.code}" for each in diagnostics[:_SHOWN])
    more = len(diagnostics) - _SHOWN
    return f"{first} and {more} more" if more > 0 else first


_SHOWN = 5
