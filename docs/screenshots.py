"""Takes the pictures of the page for the gallery: `python docs/screenshots.py`.

Needs Chromium and Playwright: `pip install -e '.[browser]'`.
"""  # noqa: INP001 - a script, no package

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCS = Path(__file__).parent
MAP = DOCS.parent / "maps" / "testament.arg"


def wide(browser: Browser, address: str) -> Page:
    """The leap at the end of the article, on a desk."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{address}#esteem")
    page.mouse.move(700, 450)
    return page


def narrow(browser: Browser, address: str) -> Page:
    """A search, on a telephone in the dark."""
    page = browser.new_page(
        viewport={"width": 390, "height": 760}, color_scheme="dark", reduced_motion="reduce"
    )
    page.goto(address)
    page.fill("#query", "congress")
    return page


SHOTS = {"page.png": wide, "page-narrow.png": narrow}


def main() -> None:
    """Draw the page, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder, "testament.html")
        subprocess.run([sys.executable, "-m", "argmap", "render", MAP, "-o", file], check=True)  # noqa: S603 - our own command line
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for name, shot in SHOTS.items():
            page = shot(browser, file.as_uri())
            page.wait_for_timeout(500)
            page.screenshot(path=DOCS / "images" / name)
        browser.close()


if __name__ == "__main__":
    main()
