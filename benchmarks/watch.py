"""How long it takes from saving a map to the new picture in the browser.

    python benchmarks/watch.py                 20 saves of the worked example, in headless Chromium
    python benchmarks/watch.py --saves 50 --chromium /usr/bin/chromium

A save changes the words of one claim, so that one section is drawn again in both readings. The time runs from
the moment in which the file is closed to the moment in which the page says that it has repainted; it is wall
time, so an otherwise idle machine gives the best figures. Needs Playwright: `pip install playwright`.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MAPS = Path(__file__).parents[1] / "maps"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
_WORDS = re.compile(r'^(claim [\w-]+: ".*?)(?: \(\d+\))?"', re.MULTILINE)
_OBSERVER = """
window.repaints = {};
new MutationObserver(() => {
  const version = document.documentElement.dataset.version;
  requestAnimationFrame(() => setTimeout(() => {
    window.repaints[version] ??= performance.timeOrigin + performance.now();
  }));
}).observe(document, {attributes: true, attributeFilter: ["data-version"], subtree: true});
"""
"""Notes when each version was there: once the frame in which it appears has been painted."""


def saved(path: Path, number: int) -> float:
    """Change the words of the first claim in a file, and say when that was done."""
    text = _WORDS.sub(rf'\1 ({number})"', path.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")
    return time.time()


def measure(page, path: Path, saves: int) -> list[float]:
    """Milliseconds from each save to its repaint."""
    found = []
    for number in range(saves):
        before = page.evaluate("document.documentElement.dataset.version")
        moment = saved(path, number)
        page.wait_for_function(
            "before => { const now = document.documentElement.dataset.version;"
            " return now !== before && window.repaints[now] }",
            arg=before,
            polling=10,
        )
        painted = page.evaluate("window.repaints[document.documentElement.dataset.version]")
        found.append(painted - moment * 1000)
        time.sleep(1.0)  # explanations follow, and nobody saves faster
    return found


def main() -> None:
    """Measure, and print the median and the worst."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="the browser")
    parser.add_argument("--part", default="testament/illness.arg", help="the file that is saved")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        maps = Path(shutil.copytree(MAPS, Path(folder, "maps")))
        argv = [sys.executable, "-m", "argmap", "watch", str(maps / "testament.arg"), "--port", "0"]
        watching = subprocess.Popen(argv, stdout=subprocess.PIPE, text=True)
        try:
            address = _ADDRESS.search(watching.stdout.readline())[0]
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=arguments.chromium)
                page = browser.new_page()
                page.add_init_script(_OBSERVER)
                page.goto(address)
                page.wait_for_function("() => document.documentElement.dataset.version")
                time.sleep(2)
                times = measure(page, maps / arguments.part, arguments.saves)
                browser.close()
        finally:
            watching.terminate()
            watching.communicate()
    print(
        f"{len(times)} saves of {arguments.part}, to repaint: median {statistics.median(times):.0f} ms,",
        end=" ",
    )
    print(f"worst {max(times):.0f} ms")
    print("each:", " ".join(f"{each:.0f}" for each in times))


if __name__ == "__main__":
    main()
