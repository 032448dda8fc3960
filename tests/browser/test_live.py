"""The page while its map is being written, in headless Chromium: repainted in place, and told what is amiss."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MAPS = Path(__file__).parents[2] / "maps"


@pytest.fixture
def essay(tmp_path):
    folder = Path(shutil.copytree(MAPS, tmp_path / "maps"))
    return folder / "clinic.arg"


@pytest.fixture
def watching(essay):
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap", "watch", str(essay), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    process.address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())[0]
    yield process
    process.terminate()
    process.communicate(timeout=60)


@pytest.fixture
def page(chromium, watching):
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    amiss = []
    context.on("weberror", lambda error: amiss.append(str(error.error)))
    context.on(
        "request",
        lambda request: amiss.append(request.url) if not request.url.startswith(watching.address) else None,
    )
    page = context.new_page()
    page.goto(watching.address)
    page.wait_for_function("() => document.documentElement.dataset.version")
    yield page
    context.close()
    assert not amiss


def version(page):
    return page.evaluate("document.documentElement.dataset.version")


def repainted(page, before):
    page.wait_for_function("before => document.documentElement.dataset.version !== before", arg=before)


def says(page, words):
    page.wait_for_function("words => document.querySelector('main').textContent.includes(words)", arg=words)


def banner(page, *, shown):
    page.wait_for_function("shown => document.getElementById('banner').hidden !== shown", arg=shown)
    return page.locator("#banner").inner_text()


def changed(path, old, new):
    text = path.read_text("utf-8")
    assert re.search(old, text)
    path.write_text(re.sub(old, new, text, count=1), "utf-8")


CLAIM = r'(?m)^(claim [\w-]+: ")'


def test_a_save_is_painted_and_the_zoom_stays(page, essay):
    for _ in range(3):
        page.locator("#zoom-in").click()
    look = page.locator("#layer").evaluate("element => element.style.transform")
    scale = re.search(r"scale\(([^)]+)\)", look)[1]
    before = version(page)
    changed(essay, CLAIM, r"\1Zanzibar. ")
    repainted(page, before)
    says(page, "Zanzibar")
    look = page.locator("#layer").evaluate("element => element.style.transform")
    assert re.search(r"scale\(([^)]+)\)", look)[1] == scale


def test_what_was_chosen_and_searched_for_stays(page, essay):
    id_ = re.search(r"(?m)^claim ([\w-]+):", essay.read_text("utf-8"))[1]
    page.goto(f"{page.url.partition('#')[0]}#{id_}")
    page.locator("#details:not([hidden])").wait_for()
    page.locator("#query").fill("the")
    before = version(page)
    changed(essay, CLAIM, r"\1Zanzibar. ")
    repainted(page, before)
    assert page.locator("#query").input_value() == "the"
    page.wait_for_function("() => document.getElementById('details').textContent.includes('Zanzibar')")


def test_mistakes_are_told_and_the_last_picture_stays_until_they_are_mended(page, essay):
    whole = essay.read_text("utf-8")
    nodes = page.locator(".node").count()
    changed(essay, r"(?m)^(claim [\w-]+): ", r"\1 ")
    assert "clinic.arg:" in banner(page, shown=True)
    assert page.locator(".node").count() == nodes
    before = version(page)
    essay.write_text(whole, "utf-8")
    repainted(page, before)
    banner(page, shown=False)


def test_a_file_that_is_gone_is_told(page, essay):
    essay.unlink()
    said = banner(page, shown=True)
    assert "is gone" in said
    assert "mistake" not in said
    assert "null" not in said
    assert page.locator(".node").count() > 0


def test_a_lost_connection_is_told(page, watching):
    watching.terminate()
    assert "connection" in banner(page, shown=True)
    assert page.locator(".node").count() > 0


def test_explanations_follow(page, essay):
    id_ = re.search(r"(?m)^claim ([\w-]+):", essay.read_text("utf-8"))[1]
    before = version(page)
    changed(essay, CLAIM, r"\1Zanzibar. ")
    repainted(page, before)
    page.goto(f"{page.url.partition('#')[0]}#{id_}")
    page.wait_for_function(
        "() => /(sustained|defeated|contested|overclaimed|unsupported)\\. /i"
        ".test(document.getElementById('details').textContent)"
    )
