"""The page in a real browser: one Chromium for each module, and pages that tell what went wrong in them.

Not one for all: Playwright keeps a loop running in this thread, and the tests of the language server want their own.
"""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import argmap
from browser.made import large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
MAPS = Path(__file__).parents[2] / "maps"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.heavy)


def missing(what: str) -> None:
    pytest.skip(f"{what}; `pip install argmap[browser]` and a Chromium on PATH bring the browser tests")


@pytest.fixture(scope="module")
def chromium() -> Iterator:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed")
    path = shutil.which("chromium")
    if path is None:
        missing("there is no chromium on PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory) -> Callable[[str], str]:
    """Where the page of a map stands, drawn when first asked for."""
    folder = tmp_path_factory.mktemp("pages")
    makers = {
        "testament": lambda: argmap.load(MAPS / "testament.arg"),
        "clinic": lambda: argmap.load(MAPS / "clinic.arg"),
        "lease": lambda: argmap.load(MAPS / "lease.arg"),
        "large": lambda: argmap.loads(large(), name="large.arg"),
        "hostile": lambda: argmap.loads(HOSTILE, name="hostile.arg"),
        "bundles": lambda: argmap.loads(BUNDLES, name="bundles.arg"),
    }

    def made(name: str) -> str:
        """`name` is that of a map, or with `:` and a section of one in which that is collapsed."""
        path = folder / f"{name.replace(':', '-')}.html"
        if not path.exists():
            base, _, collapse = name.partition(":")
            look = {"collapse": collapse} if collapse else {}
            path.write_text(makers[base]().to_html(timeout=120.0, **look), encoding="utf-8")
        return path.as_uri()

    return made


@pytest.fixture
def visit(chromium, address) -> Iterator[Callable]:
    """Opens the page of a map; in the end nothing may have been complained of or asked from the network."""
    contexts, amiss = [], []

    def opened(name: str, at: str = "", *, size=(1440, 900), scheme="light", **options):
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(60_000)
        url = address(name)
        context.on("request", lambda request: amiss.append(request.url) if request.url != url else None)
        context.on("weberror", lambda error: amiss.append(str(error.error)))
        context.on(
            "console", lambda said: amiss.append(said.text) if said.type in ("error", "warning") else None
        )
        page = context.new_page()
        page.goto(url + at)
        return page

    opened.amiss = amiss
    yield opened
    for context in contexts:
        context.close()
    assert not amiss


@pytest.fixture(scope="session")
def axe() -> str:
    try:
        return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    except ImportError:
        missing("axe-playwright-python is not installed")


HOSTILE = r"""
map hostile: "</script><script>document.title='broken'</script>"
  main constructor

claim constructor: "</script><img src=x onerror=\"document.title='broken'\"> &lt; {{state}} <b>bold</b>"
premise value-of: "<svg onload=document.title='broken'>"
  basis "]]> --> ${1} `"
inference value-of => constructor
  warrant "'; alert(1); //"
"""

BUNDLES = """
map bundles: "Bundles of every kind"
  main heard
section reports: "Reports"
premise first: "The first paper says so."
premise second: "The second paper says so."
premise third: "Nobody denies it."
person doubter: "A doubter"
objection doubt: "The papers are one paper."
  undercuts by-report
  raised-by doubter
section upshot: "What follows"
claim heard: "It was heard."
inference by-report: first + second => heard
  scheme sign
  question other-causes: met by third
"""
