"""How long argmap takes, as multiples of one regular-expression pass over the same text.

    python benchmarks/run.py                 sizes 100 to 100,000, about two minutes
    python benchmarks/run.py --sizes 100 1000

Every figure is CPU time of this process, the best of several runs; each size is measured in a process
of its own, together with the pass it is compared with. Trust the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from typing import TYPE_CHECKING

import texts

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKENS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[^\s"]+')
_RENDER_LIMIT = 1_000
_COLUMNS = ("parse", "evaluate", "check", "format", "dot", "svg")


def best(times: int, work: Callable[[], object]) -> tuple[float, object]:
    """The shortest CPU time of several runs, in seconds, and what the last of them gave."""
    shortest, result = float("inf"), None
    for _ in range(times):
        start = time.process_time()
        result = work()
        shortest = min(shortest, time.process_time() - start)
    return shortest, result


def measure(records: int) -> dict[str, float]:
    """Seconds for each step at one size, the regular-expression pass among them, and the peak memory."""
    from argmap.case import Case
    from argmap.check import check
    from argmap.evaluate import evaluate
    from argmap.lang.format import format_source
    from argmap.loading import parse
    from argmap.render import to_dot, to_svg
    from argmap.source import Source

    text = texts.ordinary(records)
    parse(texts.ordinary(20))  # build the parser first: that is start-up, measured apart
    times = 3 if records <= 10_000 else 1
    seconds: dict[str, float] = {}
    seconds["regex"], _ = best(5, lambda: _TOKENS.findall(text))
    seconds["parse"], parsed = best(times, lambda: parse(text))
    amap = parsed.map
    assert not parsed.diagnostics, parsed.diagnostics[0]
    seconds["evaluate"], evaluation = best(times, lambda: evaluate(amap))
    case = Case(amap, evaluation)
    seconds["check"], findings = best(times, lambda: check(case))
    seconds["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds["records"] = len(amap) + len(amap.persons) + len(amap.works) + len(amap.terms) + 1
    seconds["findings"] = len(findings)
    seconds["format"], _ = best(times, lambda: format_source(Source("x", text)))
    if records <= _RENDER_LIMIT:
        seconds["dot"], _ = best(times, lambda: to_dot(case))
        start = time.perf_counter()  # the layout runs in a child process: wall time
        to_svg(case)
        seconds["svg"] = time.perf_counter() - start
    return seconds


def shape(name: str, statements: int) -> dict[str, float]:
    """Seconds to evaluate a map of one extreme shape."""
    from argmap.evaluate import evaluate
    from argmap.loading import parse

    amap = parse(texts.SHAPES[name](statements)).map
    seconds, _ = best(1, lambda: evaluate(amap))
    return {"evaluate": seconds}


def in_child(*words: str) -> dict[str, float]:
    """Run one measurement in a fresh process."""
    done = subprocess.run([sys.executable, __file__, *words], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def start_up() -> dict[str, float]:
    """Wall milliseconds of a whole process, the best of seven, beside a bare Python."""
    small = Path(__file__).with_name("hundred.arg")
    small.write_text(texts.ordinary(100), encoding="utf-8")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "argmap --version": [sys.executable, "-m", "argmap", "--version"],
        "argmap check, 100 records": [sys.executable, "-m", "argmap", "check", "--exit-zero", str(small)],
    }
    shortest = dict.fromkeys(commands, float("inf"))
    try:
        for _ in range(7):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True)
                shortest[name] = min(shortest[name], (time.perf_counter() - start) * 1000)
    finally:
        small.unlink()
    return shortest


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000, 100_000], metavar="N")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--shape", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(measure(options.one)))
        return
    if options.shape:
        print(json.dumps(shape(options.shape[0], int(options.shape[1]))))
        return
    print("multiples of one regular-expression pass over the same text (and the seconds)\n")
    print(f"{'records':>8} {'regex':>9}" + "".join(f"{name:>18}" for name in _COLUMNS) + f"{'peak':>9}")
    growth: dict[str, list[float]] = {}
    for size in options.sizes:
        row = in_child("--one", str(size))
        print(f"{size:>8} {row['regex'] * 1000:>7.2f}ms", end="")
        for name in _COLUMNS:
            if name in row:
                ratio = row[name] / row["regex"]
                growth.setdefault(name, []).append(row[name] / row["records"] * 1e6)
                print(f"{ratio:>8.1f} ({row[name]:>6.3f}s)", end="")
            else:
                print(f"{'-':>18}", end="")
        print(f"{row['peak_mb']:>6.0f} MB", flush=True)
    print("\nmicroseconds per record, by size (flat is linear)")
    for name, values in growth.items():
        print(f"  {name:<9}" + "".join(f"{value:>10.1f}" for value in values))
    largest = max(options.sizes)
    print(f"\nevaluation of extreme shapes, {largest} statements")
    for name in texts.SHAPES:
        print(f"  {name:<9}{in_child('--shape', name, str(largest))['evaluate']:>8.3f}s", flush=True)
    print("\nwhole processes, milliseconds")
    for name, milliseconds in start_up().items():
        print(f"  {name:<28}{milliseconds:>7.0f}")


if __name__ == "__main__":
    main()
