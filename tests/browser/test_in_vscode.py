"""The page as the VS Code extension shows it, in headless Chromium: what it says to the editor, and hears from it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from argmap.editor.project import Project
from argmap.lsp.previews import Preview

ROOT = Path(__file__).parents[2]
MAP = ROOT / "maps" / "clinic.arg"
EDITOR = """
window.said = [];
window.acquireVsCodeApi = () => ({
  getState: () => undefined,
  setState: (kept) => { window.kept = kept; },
  postMessage: (message) => window.said.push(message),
});
"""
EMBED = "process.stdout.write(require(process.argv[1]).embed(require('fs').readFileSync(0, 'utf8'), 'file:///clinic.arg'))"
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(NODE is None, reason="Node.js is not installed")


@pytest.fixture
def shown():
    """A map in an editor, and its preview."""
    project = Project()
    project.open(str(MAP), MAP.read_text("utf-8"))
    preview = Preview()
    yield project, preview
    preview.stop()


@pytest.fixture
def page(chromium, shown, tmp_path):
    project, preview = shown
    html, _ = preview.page(project.state(str(MAP)))
    module = ROOT / "editors" / "vscode" / "src" / "page.js"
    done = subprocess.run([NODE, "-e", EMBED, module], input=html, capture_output=True, text=True, check=True)
    path = tmp_path / "page.html"
    path.write_text(done.stdout.replace("<head>", '<head><style id="_defaultStyles">p{}</style>'), "utf-8")
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    amiss = []
    context.on("weberror", lambda error: amiss.append(str(error.error)))
    page = context.new_page()
    page.on(
        "console",
        lambda message: amiss.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.add_init_script(EDITOR)
    page.goto(path.as_uri())
    page.wait_for_function("() => window.said?.some(({type}) => type === 'ready')")
    yield page
    context.close()
    assert not amiss


def selected(page):
    return page.evaluate("document.querySelector('.node[aria-current]')?.dataset.id")


def hear(page, **message):
    page.evaluate("message => window.postMessage(message, '*')", message)


def typed(page, shown, text):
    """Shows another text of the map, as the editor does while somebody types."""
    project, preview = shown
    project.whole(str(MAP)).replace(text)
    project.edited(str(MAP))
    news = preview.news(project.state(str(MAP)), since=1)
    assert news["state"]
    hear(page, type="news", event="state", data=json.dumps(news))
    page.wait_for_function("v => document.documentElement.dataset.version === String(v)", arg=news["version"])


def test_a_click_is_told_to_the_editor(page):
    id_ = page.evaluate("[...nodes.keys()][0]")
    page.evaluate("id => nodes.get(id).dispatchEvent(new MouseEvent('click', {bubbles: true}))", id_)
    page.wait_for_function("() => window.said.length > 1")
    assert page.evaluate("window.said.at(-1)") == {"type": "selected", "id": id_}


def test_the_editor_selects_without_details_and_without_an_echo(page):
    id_ = page.evaluate("[...nodes.keys()].at(-1)")
    hear(page, type="select", id=id_)
    page.wait_for_function("id => document.querySelector('.node[aria-current]')?.dataset.id === id", arg=id_)
    assert page.evaluate("details.hidden")
    assert page.evaluate("window.said.length") == 1


def test_what_did_not_change_can_still_be_selected_and_the_view_stays(page, shown):
    ids = page.evaluate("[...nodes.keys()]")
    hear(page, type="select", id=ids[0])
    page.wait_for_function("() => document.querySelector('.node[aria-current]')")
    view = page.evaluate("({...view})")
    typed(page, shown, MAP.read_text("utf-8") + "\n# A remark changes no picture.\n")
    assert page.evaluate("[...nodes.keys()]") == ids
    assert selected(page) == ids[0]
    assert page.evaluate("({...view})") == pytest.approx(view)


def test_a_record_that_is_being_written_is_selected_once_it_is_there(page, shown):
    hear(page, type="select", id="brand-new")
    typed(page, shown, MAP.read_text("utf-8") + '\npremise brand-new: "It is new."\n')
    page.wait_for_function("() => document.querySelector('.node[aria-current]')?.dataset.id === 'brand-new'")


def test_the_look_follows_the_editor(page):
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.evaluate("document.body.dataset.vscodeThemeKind = 'vscode-dark'")
    page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
    assert page.evaluate("document.getElementById('theme').value") == ""
