"""The fence: in Python-Markdown alone, and in real builds of Material for MkDocs and Zensical, which broken maps fail."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
from markdown import Markdown

from argmap.publish.fence import BrokenMapError, _openings, _place, fence, validator, with_options

RAIN = """premise wet: "The street is wet."
  basis "Anyone can see it."

claim rain: "It rained."
inference step: wet => rain
"""


def markdown(function=fence):
    custom = {"name": "argmap", "class": "argmap", "format": function, "validator": validator}
    return Markdown(
        extensions=["attr_list", "admonition", "pymdownx.superfences"],
        extension_configs={"pymdownx.superfences": {"custom_fences": [custom]}},
    )


def html(text, function=fence):
    return markdown(function).convert(text)


def broken(text):
    with pytest.raises(BrokenMapError) as caught:
        html(text)
    return [str(each) for each in caught.value.problems]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rain.arg").write_text(RAIN)
    return tmp_path


def test_a_fence_becomes_a_picture_with_its_words():
    found = html(f'```argmap alt="Wet" caption="A `street`"\n{RAIN}```\n')
    assert found.startswith('<figure class="argmap">')
    assert 'aria-label="Wet"' in found
    assert "<figcaption>A <code>street</code></figcaption>" in found
    assert "argmap-findings" not in found


def test_with_braces_it_has_a_name_and_classes():
    found = html(f"```{{ .argmap .wide #street theme=dark as-argued }}\n{RAIN}```\n")
    assert '<figure id="street" class="argmap wide">' in found
    assert "argmap-auto" not in found


def test_a_file_is_shown_with_its_findings_and_its_text():
    found = html('```argmap file="rain.arg" findings source\n```\n')
    assert "line 5, <a href=" in found
    assert '<span class="kd">premise</span>' in found


def test_readers_count_the_lines_of_the_map():
    assert "line 5, <a href=" in html(f"Words.\n\n```argmap findings\n{RAIN}```\n")


def test_the_same_map_twice_has_other_ids():
    once = f"```argmap\n{RAIN}```\n"
    found = re.findall(r'\bid="([^"]*)"', html(once + "\n" + once))
    assert len(found) == len(set(found)) > 6


def test_a_fence_stands_in_other_things_too():
    inner = "".join(f"    {line}\n" for line in f"```argmap\n{RAIN}```".splitlines())
    assert "<figure" in html(f"!!! note\n{inner}")


def test_options_may_hold_for_all_fences():
    function = with_options(theme="dark", findings=True, source=False, ignore=["AM212"], fail_level="warning")
    found = html(f"```argmap\n{RAIN}```\n", function)
    assert "argmap-auto" not in found
    assert "<p>No findings.</p>" in found
    assert "argmap-auto" in html(f'```argmap theme="auto"\n{RAIN}```\n', function)


def test_all_that_is_broken_in_a_page_is_told_together():
    assert broken(
        '```argmap\nclaim a "A"\n```\n\n'
        '```argmap them="dark"\nclaim a: "A"\n```\n\n'
        '```argmap file="nope.arg"\n```\n\n'
        f'```argmap file="rain.arg"\n{RAIN}```\n\n'
        "```argmap\n```\n\n"
        f'```argmap fail_level="note"\n{RAIN}```\n'
    ) == [
        'page:1: AM002 syntax: after `claim a` comes a colon, and here stands `"`\n'
        '  a record of this kind is written  claim id: "text"',
        "page: there is no option `them`; did you mean `theme`?",
        "page: the map `nope.arg` cannot be read: no such file or directory",
        "page: the fence holds a map and names `rain.arg`; let it do one of the two",
        'page: the fence is empty; write the map into it, or name one with  file="…"',
        "page:5: AM212 missing-warrant: nothing says what licenses the step to `rain`\n"
        '  say what leads from the premises to the conclusion:  warrant "…"\n'
        "  or name the pattern that the step follows:  scheme …",
    ]


def test_in_mkdocs_it_is_one_of_its_errors(monkeypatch):
    class BuildError(Exception):
        pass

    for there, kind in ((None, BrokenMapError), (SimpleNamespace(BuildError=BuildError), BuildError)):
        monkeypatch.setitem(sys.modules, "mkdocs.exceptions", there)
        with pytest.raises(kind, match="the fence is empty"):
            html("```argmap\n```\n")


def test_after_a_broken_page_the_next_one_is_read():
    md = markdown()
    with pytest.raises(BrokenMapError):
        md.convert("```argmap\n```\n")
    assert "<figure" in md.reset().convert(f"```argmap\n{RAIN}```\n")


def test_a_page_of_zensical_knows_its_place(here):
    """Zensical reads pages in a process whose coverage is not seen from here."""
    (here / "docs").mkdir()
    page = SimpleNamespace(path="more.md")
    md = markdown()
    md.preprocessors.register(
        SimpleNamespace(
            page=page, config={"docs_dir": "docs", "root_dir": str(here)}, run=lambda lines: lines
        ),
        "rendering_context",
        0,
    )
    place = _place(md)
    assert (place.name, place.folder, place.root, place.text) == (
        "docs/more.md",
        here / "docs",
        here / "docs",
        "",
    )
    assert place.path("/a.arg") == place.path("a.arg") == here / "docs" / "a.arg"


def test_a_fence_is_found_again_in_its_page():
    text = "> ```argmap\n> a\n>\n> ```\n\n~~~ argmap\nb\n\n\n~~~\n```python\nargmap\n```\n"
    assert list(_openings(text)) == [(1, "argmap", ["a"]), (6, " argmap", ["b"])]


def test_a_map_can_be_coloured_and_not_drawn():
    found = html('```arg\nclaim rain: "It rained."\n```\n')
    assert "<figure" not in found
    assert '<span class="kd">claim</span>' in found


# ------------------------------------------------------------------------------------ real sites

MKDOCS = """site_name: Streets
site_url: https://example.org/
theme:
  name: material
markdown_extensions:
  - attr_list
  - pymdownx.superfences:
      custom_fences:
        - name: argmap
          class: argmap
          format: !!python/name:argmap.publish.fence.fence
          validator: !!python/name:argmap.publish.fence.validator
"""
ZENSICAL = """[project]
site_name = "Streets"
watch = ["docs/maps"]

[project.markdown_extensions.attr_list]
[project.markdown_extensions.pymdownx.superfences]
custom_fences = [
  { name = "argmap", class = "argmap", format = { object = "argmap.publish.fence.with_options", kwds = { no_legend = true } }, validator = "argmap.publish.fence.validator" },
]
"""
SITES = {"mkdocs": ("mkdocs.yml", MKDOCS), "zensical": ("zensical.toml", ZENSICAL)}


@pytest.fixture(params=SITES)
def site(request, here):
    name = request.param
    if not (find_spec(name) and find_spec("material" if name == "mkdocs" else name)):
        pytest.skip("`pip install argmap[sites]` brings Material for MkDocs and Zensical")
    file, text = SITES[name]
    (here / file).write_text(text)
    (here / "docs" / "maps").mkdir(parents=True)
    (here / "docs" / "maps" / "rain.arg").write_text(RAIN)
    (here / "docs" / "index.md").write_text(
        f'# Streets\n\n```argmap findings\n{RAIN}```\n\n```argmap file="maps/rain.arg"\n```\n'
    )
    (here / "docs" / "deep").mkdir()
    (here / "docs" / "deep" / "more.md").write_text(
        '# More\n\n```argmap file="../maps/rain.arg"\n```\n\n```argmap file="/maps/rain.arg"\n```\n'
    )

    def build():
        return subprocess.run(
            [Path(sys.executable).with_name(name), "build"],
            cwd=here,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        )

    return build


@pytest.mark.heavy
def test_a_site_shows_the_pictures(site, here):
    done = site()
    assert done.returncode == 0, done.stderr
    index = (here / "site" / "index.html").read_text("utf-8")
    more = (here / "site" / "deep" / "more" / "index.html").read_text("utf-8")
    assert index.count('role="img"') == more.count('role="img"') == 2
    assert "line 5, <a href=" in index
    for page in (index, more):
        found = re.findall(r'<(?:figure|g|title|desc) id="?(m[0-9a-f]{8}-[^" >]*)', page)
        assert len(found) == len(set(found)) > 10


@pytest.mark.heavy
def test_broken_maps_fail_the_site_and_are_told_with_their_places(site, here):
    page = here / "docs" / "index.md"
    page.write_text(
        '# Streets\n\n```argmap\nclaim a "A"\n```\n\n- item\n\n    ```argmap file="nope.arg"\n    ```\n\n```argmap them="x"\n```\n'
    )
    for _ in range(2):
        done = site()
        assert done.returncode == 1
        said = done.stdout + done.stderr
        assert "docs/index.md:4: AM002 syntax: after `claim a` comes a colon" in said
        assert "docs/index.md:9: the map `docs/nope.arg` cannot be read: no such file or directory" in said
        assert "docs/index.md:12: there is no option `them`; did you mean `theme`?" in said
    page.write_text("# Streets\n")
    assert site().returncode == 0


@pytest.mark.heavy
def test_a_map_that_changed_is_drawn_again(site, here):
    assert site().returncode == 0
    path = here / "docs" / "maps" / "rain.arg"
    path.write_text(RAIN.replace("It rained.", "It poured."))
    os.utime(path, (2_000_000_000, 2_000_000_000))
    assert site().returncode == 0
    assert "It poured." in (here / "site" / "deep" / "more" / "index.html").read_text("utf-8")
