"""How long it takes to look up quotations in a long text, as multiples of one `str.find` for each.

    python benchmarks/quotations.py               5 MB and 500 quotations
    python benchmarks/quotations.py --mb 1 --quotes 100

A third of the quotations stand in the text, a third have two words changed, and a third are nowhere in
it. Seconds are CPU time of this process; trust the ratio. Peak memory is that of the whole process,
beside what it was before the text was read.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

_SYLLABLES = [
    first + second for first in "bcdfghklmnprstvz" for second in ("a", "e", "i", "o", "u", "an", "er")
]


def words(chance: random.Random, count: int) -> list[str]:
    """Made-up words, few of them frequent and many rare, as in any language."""
    known = ["".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4)))) for _ in range(40_000)]
    weights = [1 / rank for rank in range(1, len(known) + 1)]
    return chance.choices(known, weights, k=count)


def printed(chance: random.Random, spoken: list[str]) -> str:
    """The words as a book has them: lines, paragraphs, punctuation, words broken at the line end."""
    lines, line = [], ""
    for word in spoken:
        line += word + chance.choices(("", ",", ".", ";"), (85, 8, 6, 1))[0] + " "
        if len(line) > 70:
            broken = len(word) > 6 and chance.random() < 0.3
            if broken:
                at = line.rindex(word) + len(word) // 2
                lines.append(f"{line[:at]}-\n{line[at:].rstrip()}")
            else:
                lines.append(line.rstrip())
            line = ""
            if chance.random() < 0.02:
                lines.append("")
    return "\n".join(lines)


def quotes(chance: random.Random, spoken: list[str], count: int) -> list[str]:
    """Quotations of 8 to 30 words: in turn exact, changed in two places, and absent."""
    found = []
    for number in range(count):
        length = chance.randint(8, 30)
        at = chance.randrange(len(spoken) - length)
        quoted = spoken[at : at + length]
        if number % 3 == 1:
            for place in chance.sample(range(length), 2):
                quoted[place] = "xenon"
        elif number % 3 == 2:
            quoted = chance.sample(spoken, length)
        found.append(" ".join(quoted))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mb", type=float, default=5)
    parser.add_argument("--quotes", type=int, default=500, metavar="N")
    options = parser.parse_args()

    from argmap.case import Case
    from argmap.check import check, chosen
    from argmap.loading import parse_file

    chance = random.Random(1)  # noqa: S311 - the same text every time
    spoken = words(chance, int(options.mb * 155_000))
    text = printed(chance, spoken)
    sought = quotes(chance, spoken, options.quotes)
    records = "".join(
        f'evidence e{number}: "E"\n  from s p. 1\n  quote "{quote}"\n' for number, quote in enumerate(sought)
    )
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "s.txt").write_text(text, encoding="utf-8")
        Path(folder, "a.arg").write_text(f'source s: "S"\n  text "s.txt"\n{records}', encoding="utf-8")
        case = Case.of(parse_file(Path(folder, "a.arg")).map)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        found = check(case, chosen(["AM302"]))
        seconds = time.process_time() - start
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    for quote in sought:
        text.find(quote)
    plain = time.process_time() - start
    offered = sum(bool(each.fixes) for each in found)
    print(
        f"{len(text) / 1e6:.1f} MB, {len(sought)} quotations, {len(found)} not found, {offered} with a near passage"
    )
    print(f"check     {seconds:>7.2f} s")
    print(f"str.find  {plain:>7.2f} s   ratio {seconds / plain:.1f}")
    print(f"memory    {after / 1024:>7.0f} MB   of which for this {(after - before) / 1024:.0f} MB")


if __name__ == "__main__":
    main()
