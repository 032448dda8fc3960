"""Every example in README.md and docs/ is read, run and compared with what stands beside it.

`pages.py` says how the pages are written.
"""

import re
import shutil
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from argmap.lang.format import format_source
from argmap.loading import parse, parse_file
from argmap.source import Source
from docs.pages import IMAGES, MADE, PAGES, ROOT, Piece, Reader, alike, furnish, outdated, pieces, put_into
from docs.refresh import refreshed

FENCES = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_examples(page, tmp_path, monkeypatch):
    furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    reader = Reader(tmp_path, canonical=MADE not in page.read_text("utf-8"))
    wrong = [
        f"{name(page)}:{piece.line}: {problem}"
        for piece in pieces(page)
        for problem in reader.problems(piece)
    ]
    wrong += [f"{name(IMAGES)}/{drawn.name} shows other words now" for drawn in outdated(tmp_path)]
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_fence_is_seen(page):
    lines = page.read_text("utf-8").splitlines()
    fences = [piece for piece in pieces(page) if piece.language != "table"]
    assert sum(line.lstrip().startswith("```") for line in lines) == 2 * len(fences)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text("utf-8")):
        path, _, heading = target.partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        goal = (page.parent / path) if path else page
        assert goal.exists(), target
        if heading:
            assert heading in headings(goal), target


def test_pictures_are_shown_and_told():
    shown = {
        (page.parent / path).resolve(): words
        for page in PAGES
        for words, path in PICTURE.findall(page.read_text("utf-8"))
    }
    assert shown.keys() == {path for path in IMAGES.iterdir() if path.suffix != ".arg"}
    assert all(len(words) > 20 for words in shown.values())


@pytest.mark.parametrize("path", sorted(IMAGES.glob("*.svg")), ids=name)
def test_drawn_pictures_have_title_and_description(path):
    root = ET.parse(path).getroot()  # noqa: S314 - drawn by ourselves
    told = [root.findtext(f"{{*}}{tag}", "").strip() for tag in ("title", "desc")]
    assert root.get("role") == "img"
    assert all(told), told


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.arg")), ids=name)
def test_maps_of_the_pictures_are_in_order(path):
    source = Source(path.name, path.read_text("utf-8"))
    assert parse_file(path).diagnostics == ()
    assert format_source(source).text == source.text
    assert any(path.with_suffix(suffix).exists() for suffix in (".svg", ".png"))


def headings(page):
    """The anchors that a page's headings get where Markdown is shown as GitHub shows it."""
    titles = HEADING.findall(FENCES.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_what_make_writes_is_fresh():
    made = subprocess.run(
        [sys.executable, ROOT / "docs" / "make.py", "--check"], capture_output=True, text=True, check=False
    )
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")


def test_a_stale_page_is_told(tmp_path):
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for beside in ("benchmarks", "src"):
        (tmp_path / beside).symlink_to(ROOT / beside)
    page = tmp_path / "docs" / "rules" / "AM101.md"
    page.write_text(page.read_text("utf-8").replace("claim", "clam"), "utf-8")
    (tmp_path / "docs" / "rules" / "AM999.md").write_text("gone", "utf-8")
    command = [sys.executable, tmp_path / "docs" / "make.py"]
    told = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (
        1,
        "docs/rules/AM101.md is stale\ndocs/rules/AM999.md is stale\n",
    )
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert page.read_text("utf-8") == (ROOT / "docs" / "rules" / "AM101.md").read_text("utf-8")
    assert subprocess.run([*command, "--check"], capture_output=True, check=False).returncode == 0


# --------------------------------------------------------------- that the tests above can fail


@pytest.mark.parametrize(
    ("language", "body", "said"),
    [
        ("argmap", 'clam rain: "It rained."\n', {}),
        ("argmap", 'claim rain:   "It rained."\n', {}),
        ("argmap", 'claim rain: "It rained."\n', {"bad": "AM002"}),
        ("argmap", 'claim rain: "It rained."\n', {"good": "AM101"}),
        ("argmap", 'clam rain: "It rained."\n', {"bad": "AM101"}),
        ("table", "| statement | verdict |\n|---|---|\n| `wet` | defeated |\n", {}),
        ("console", "$ argmap --version\nargmap 0\n", {}),
        ("pycon", ">>> 1 + 1\n3\n", {}),
        ("poem", "", {}),
    ],
)
def test_a_wrong_example_is_found(language, body, said, tmp_path):
    reader = Reader(tmp_path, canonical=True)
    reader.amap = parse('premise wet: "The street is wet."\n').map
    assert reader.problems(Piece(1, 0, language, body, said))


def test_an_outdated_picture_is_found(tmp_path):
    images = tmp_path / "images"
    images.mkdir()
    svg = "<svg><title>{}</title><g><text>{}</text></g></svg>"
    for folder, other in ((tmp_path, "sustained"), (images, "defeated")):
        (folder / "same.svg").write_text(svg.format("A map", "rain"))
        (folder / "other.svg").write_text(svg.format("A map", other))
    (tmp_path / "alone.svg").write_text(svg.format("A map", "snow"))
    assert outdated(tmp_path, images) == [tmp_path / "other.svg"]


def test_records_are_put_in_their_places():
    text = '# top\nclaim a: "A"\n\ninference b => a\n\nclaim b: "B"\n'
    records = 'claim c: "C"\nclaim a: "New"\n  as certain\n'
    assert put_into(text, records) == (
        '# top\nclaim a: "New"\n  as certain\n\ninference b => a\n\nclaim b: "B"\n\nclaim c: "C"\n'
    )


def test_left_out_lines_are_any_lines():
    assert alike("a\nb\nc*\n", "a\n…\nc*\n")
    assert not alike("a\nb\nc\n", "a\n…\nc*\n")
    assert not alike("a\nb\n", "a\n")


def test_outputs_are_refreshed(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "<!-- file: a.arg -->\n```console\n$ argmap check a.arg\nold\n$ argmap check a.arg\nno\n…\n```\n"
        "```pycon\n>>> 1 + (\n... 1)\n3\n>>> x = 1\n```\n"
    )
    assert refreshed(page, tmp_path) == (
        "<!-- file: a.arg -->\n```console\n$ argmap check a.arg\nno findings in a.arg\n"
        "$ argmap check a.arg\nno findings in a.arg\n```\n"
        "```pycon\n>>> 1 + (\n... 1)\n2\n>>> x = 1\n```\n"
    )
