"""How often the checker is right: what it finds in arguments that were written to judge it by.

    python benchmarks/precision/run.py ROUND           the table of one round, `first` or `second`
    python benchmarks/precision/run.py ROUND --open    each finding that nobody has judged yet, in full
    python benchmarks/precision/run.py ROUND --missed  the planted faults that are not found

In each round `sound/` holds arguments that are sound as argued, `planted/` arguments with one fault each,
which its `labels-*.toml` name. `judged.toml` says of every other finding whether a careful reader agreed
with it. A sign that AM200 lists counts as a finding of its own rule too. PROTOCOL.md says how all this was
made.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.case import Case
from argmap.check import check, chosen
from argmap.loading import parse_file
from argmap.report.terminal import finding
from argmap.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagnostics import Diagnostic

HERE = Path(__file__).parent
HEADER = ("rule", "by default", "found", "planted", "agreed", "not agreed", "precision", "faults", "caught")
ROUNDS = ("first", "second")
PLANTED, AGREED, REFUSED, OPEN = "planted", "agreed", "refused", "open"
LEAP = "AM200"


Label = dict[str, Any]
"""What `labels.toml` says of one argument: `fault`, `record` and `words`, and `also` what follows from it."""


class Found(NamedTuple):
    """One finding: in which argument, by which rule, about which record, and how it was judged."""

    file: str
    code: str
    record: str
    verdict: str
    shown: Diagnostic


class Fault(NamedTuple):
    """What was planted in an argument, and whether it was found there."""

    file: str
    code: str
    record: str
    words: str
    caught: bool


class Outcome(NamedTuple):
    """Everything found in the corpus, and everything planted in it."""

    found: tuple[Found, ...]
    faults: tuple[Fault, ...]


def outcome(round_: str) -> Outcome:
    """Check every argument of one round with every rule there is, those that are off by default too."""
    folder = HERE / round_
    labels, judged = _tables(folder, "labels-*.toml"), _tables(folder, "judged.toml")
    found: list[Found] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*/*.arg")):
        file = path.relative_to(folder).as_posix()
        label = labels.get(file, {})
        here = list(_found(file, _diagnostics(path), label, judged.get(file, {})))
        found += here
        if label:
            there = {f"{each.code} {each.record}" for each in here}
            caught = not there.isdisjoint(_places(label))
            faults.append(Fault(file, label["fault"], label["record"], label["words"], caught))
    return Outcome(tuple(found), tuple(faults))


def table(result: Outcome) -> Iterator[tuple[str, ...]]:
    """A row for each rule that found something or was to find something; then all that are on together."""
    verdicts = Counter((each.code, each.verdict) for each in result.found)
    faults = Counter((each.code, each.caught) for each in result.faults)
    together: Counter[str] = Counter()
    for rule in RULES:
        counts = Counter(
            {verdict: verdicts[rule.code, verdict] for verdict in (PLANTED, AGREED, REFUSED, OPEN)}
        )
        caught, missed = faults[rule.code, True], faults[rule.code, False]
        if counts.total() or caught or missed:
            yield _row(f"{rule.code} {rule.name}", "on" if rule.on else "off", counts, caught, missed)
        if rule.on:
            together += counts
    everything = Counter(each.caught for each in result.faults)
    yield _row("all that are on", "", together, everything[True], everything[False])


def precision(counts: Counter[str]) -> float | None:
    """Of what was found, the part that was planted or agreed to; None where nothing was found."""
    return (counts[PLANTED] + counts[AGREED]) / counts.total() if counts.total() else None


def _row(name: str, on: str, counts: Counter[str], caught: int, missed: int) -> tuple[str, ...]:
    right = precision(counts)
    return (
        name,
        on,
        str(counts.total()),
        str(counts[PLANTED]),
        str(counts[AGREED]),
        str(counts[REFUSED] + counts[OPEN]),
        "" if right is None else f"{right:.2f}",
        str(caught + missed) if caught + missed else "",
        str(caught) if caught + missed else "",
    )


def _diagnostics(path: Path) -> tuple[Diagnostic, ...]:
    parsed = parse_file(path)
    return (*parsed.diagnostics, *check(Case.of(parsed.map), chosen(pedantic=True)))


def _found(
    file: str, diagnostics: Iterable[Diagnostic], label: Label, judged: dict[str, str]
) -> Iterator[Found]:
    expected = {f"{label['fault']} {label['record']}", *label.get("also", ())} if label else set()
    for each in diagnostics:
        keys = [f"{code} {each.record}" for code in (each.code, *each.signs)]
        leap = each.code == LEAP and not expected.isdisjoint(keys)
        for code, key in zip((each.code, *each.signs), keys, strict=True):
            if key in expected or (leap and code == LEAP):
                verdict = PLANTED
            elif key in judged:
                verdict = AGREED if judged[key].startswith("yes") else REFUSED
            else:
                verdict = OPEN
            yield Found(file, code, each.record, verdict, each)


def _places(label: Label) -> set[str]:
    """Where a planted fault may be reported: its record, or another that the label names for the same code."""
    others = (each for each in label.get("also", ()) if each.startswith(label["fault"]))
    return {f"{label['fault']} {label['record']}", *others}


def _tables(folder: Path, pattern: str) -> dict[str, Label]:
    return {
        file: entries
        for path in sorted(folder.glob(pattern))
        for file, entries in tomllib.loads(path.read_text("utf-8")).items()
    }


def _aligned(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    listed = [HEADER, *rows]
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    for row in listed:
        first, *rest = zip(row, widths, strict=True)
        yield f"{first[0]:<{first[1]}}  " + "  ".join(f"{cell:>{width}}" for cell, width in rest)


def main(arguments: list[str]) -> int:
    """Print what was asked for."""
    rounds = [word for word in arguments if word in ROUNDS] or ROUNDS[-1:]
    result = outcome(rounds[0])
    if "--open" in arguments:
        shown = dict.fromkeys(each.shown for each in result.found if each.verdict == OPEN)
        print(*("\n".join(finding(each)) + "\n" for each in shown), sep="\n")
    elif "--missed" in arguments:
        print(
            *(
                f"{each.file}: {each.code} {each.record}: {each.words}"
                for each in result.faults
                if not each.caught
            ),
            sep="\n",
        )
    else:
        print(*_aligned(table(result)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
