"""How long pictures of large maps take, and how much memory, beside Argdown's own on the same arguments.

    python benchmarks/pictures.py                        300 to 10,000 records, two or three minutes
    python benchmarks/pictures.py --sizes 300 1000
    python benchmarks/pictures.py --argdown node_modules/.bin/argdown
    python benchmarks/pictures.py --layouts              what Graphviz's settings cost, at each size
    python benchmarks/pictures.py --moved                how much moves when a record is added
    python benchmarks/pictures.py --moved --into docs/images

For the comparison, install Argdown's command line somewhere with `npm install @argdown/cli` and give the
path of its program; it is measured in the same run, and given up after 300 seconds. Every figure is
wall time of a whole command, from the text to the file, best of three for small maps; memory is the
peak of the largest process in it. Trust the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

sys.path.insert(0, str(Path(__file__).parent))

import arguments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LIMIT = 300.0
_OFTEN = 1_100
"""Records up to which the best of three runs is taken."""

_MAPS = Path(__file__).parents[1] / "maps"

_KINDS: Mapping[str, Sequence[str]] = {
    "dot": ("-o", "out.dot", "--large"),
    "one sheet": ("-o", "out.svg", "--large"),
    "pages": ("-o", "out.svg", "--pages"),
    "collapsed": ("-o", "out.svg", "--collapse", "all"),
    "focus": ("-o", "out.svg", "--focus", "c0-0", "--depth", "2"),
    "html": ("-o", "out.html"),
}
_ARGDOWN = ("dot", "svg")

_MEASURE = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
try:
    code = subprocess.run(sys.argv[2:], capture_output=True, timeout=float(sys.argv[1])).returncode
except subprocess.TimeoutExpired:
    code = "time-out"
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, time.perf_counter() - start, used.ru_maxrss / 1024]))
"""
"""Runs one command and says how it ended, its seconds, and the memory of the largest process below it."""


class Run(NamedTuple):
    """What a command took."""

    code: int | str
    seconds: float
    megabytes: float
    kilobytes: float


def run(command: Sequence[str], folder: Path, times: int) -> Run:
    """Run a command in a folder, the best of several times; what it wrote is weighed and taken away."""
    found = []
    for _ in range(times):
        before = {each: each.stat().st_mtime_ns for each in folder.rglob("*")}
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, str(_LIMIT), *command],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        new = [each for each in folder.rglob("*") if each not in before and each.is_file()]
        found.append(Run(*json.loads(done.stdout), sum(each.stat().st_size for each in new) / 1000))
        for each in new:
            each.unlink()
    return min(found, key=lambda each: each.seconds)


def compared(sizes: Sequence[int], argdown: str | None) -> None:
    """Print a table of every kind of picture at every size."""
    print(f"{'records':>8}  {'picture':<12} {'seconds':>8} {'MB':>6} {'kB out':>8}  times one sheet")
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            (folder / "map.arg").write_text(arguments.argmap(size), "utf-8")
            (folder / "map.argdown").write_text(arguments.argdown(size), "utf-8")
            (folder / "out").mkdir()
            records = sum(map(len, arguments.sections(size)))
            commands = {
                name: (sys.executable, "-m", "argmap", "render", "map.arg", "--timeout", str(_LIMIT), *how)
                for name, how in _KINDS.items()
            }
            if argdown:
                commands |= {
                    f"Argdown {form}": (argdown, "map", "--format", form, "map.argdown", "out")
                    for form in _ARGDOWN
                }
            found = {
                name: run(command, folder, 3 if records <= _OFTEN else 1)
                for name, command in commands.items()
            }
            for name, each in found.items():
                ratio = each.seconds / found["one sheet"].seconds
                end = "" if each.code == 0 else f"  ended with {each.code}"
                print(
                    f"{records:>8,}  {name:<12} {each.seconds:>8.2f} {each.megabytes:>6.0f}"
                    f" {each.kilobytes:>8,.0f}  {ratio:.2f}{end}",
                    flush=True,
                )


# What settings cost

_ACROSS = {"rankdir": "LR", "nodesep": "0.1", "ranksep": "0.4"}
_LIMITED = {"nslimit": "0.1", "mclimit": "0.2"}
_SETTINGS: Mapping[str, dict[str, str]] = {
    "plain": {},
    "limits": _LIMITED,
    "lines": {"splines": "line"},
    "both": {**_LIMITED, "splines": "line"},
    "tighter": {"nslimit": "0.02", "mclimit": "0.1", "splines": "line"},
    "newrank": {**_LIMITED, "splines": "line", "newrank": "true"},
}


def layouts(sizes: Sequence[int]) -> None:
    """Print what each set of Graphviz's settings takes, and how large the picture gets."""
    from argmap.case import Case
    from argmap.loading import parse
    from argmap.render import View, child, to_dot

    print(f"{'records':>8}  {'settings':<9} {'seconds':>8} {'MB':>6}  {'width':>7} {'height':>7}")
    for size in sizes:
        case = Case.of(parse(arguments.argmap(size)).map)
        dot = to_dot(case, view=View(large=True, legend=False))
        for name, settings in _SETTINGS.items():
            with tempfile.TemporaryDirectory() as place:
                folder = Path(place)
                (folder / "in.dot").write_text(_set(dot, {**_ACROSS, **settings}), "utf-8")
                draw = (
                    "import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-P',"
                    f" {child.__file__!r}, 'svg'], stdin=open('in.dot'), stdout=open('out.svg', 'w')).returncode)"
                )
                start = time.perf_counter()
                done = subprocess.run(
                    [sys.executable, "-c", _MEASURE, str(_LIMIT), sys.executable, "-c", draw],
                    cwd=folder,
                    capture_output=True,
                    text=True,
                    check=True,
                )
                seconds = time.perf_counter() - start
                size_ = re.search(
                    r'<svg width="(\d+)pt" height="(\d+)pt"', (folder / "out.svg").read_text("utf-8")
                )
                width, height = size_.groups() if size_ else ("-", "-")
                megabytes = json.loads(done.stdout)[2]
                print(
                    f"{len(case.amap):>8,}  {name:<9} {seconds:>8.2f} {megabytes:>6.0f}  {width:>7} {height:>7}",
                    flush=True,
                )


def _set(dot: str, settings: Mapping[str, str]) -> str:
    """The same drawing with other settings of the sheet, which stand in its first lines."""
    head, mark, rest = dot.partition("\tnode [")
    names = "nslimit|mclimit|splines|newrank|rankdir|nodesep|ranksep"
    head = re.sub(rf'\b({names})="?[\w.]+"?', "", head)
    given = " ".join(f'{name}="{value}"' for name, value in settings.items())
    return head.replace("graph [", f"graph [{given} ", 1) + mark + rest


# What moves

_SHOWN = "the-stomach"
"""The section of an example map that is drawn before and after."""


def moved(pictures: Path | None) -> None:
    """Print how many nodes of the example maps move when one record is added; draw one before and after."""
    import argmap

    print(f"{'picture':<34} {'nodes':>6} {'moved':>6}")
    for file, after in (("testament.arg", "illness.arg"), ("clinic.arg", "clinic.arg")):
        before = argmap.load(_MAPS / file)
        changed = _with_one_more(file, after)
        sections = [each.id for each in before.sections if each.within is None]
        for section in (None, *sections):
            look = {"sections": [section]} if section else {}
            try:
                one, other = before.to_svg(**look), changed.to_svg(**look)
            except argmap.ViewError:
                continue
            if pictures and section == _SHOWN:
                before.render(pictures / "one-more-before.svg", legend=False, title="Before", **look)
                changed.render(pictures / "one-more-after.svg", legend=False, title="After", **look)
            old, new = _places(one), _places(other)
            far = _far(old, new)
            print(f"{file + ' ' + (section or 'whole'):<34} {len(old):>6} {far:>6}")


def _with_one_more(file: str, after: str) -> object:
    """The map with one more premise in the last step of one of its files."""
    import argmap

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for path in _MAPS.rglob("*.arg"):
            goal = folder / path.relative_to(_MAPS)
            goal.parent.mkdir(exist_ok=True)
            text = path.read_text("utf-8")
            if path.name == after:
                step = re.findall(r"^inference (?:[\w-]+: )?(?=[\w-]+.*=>)", text, re.MULTILINE)[-1]
                head, _, tail = text.rpartition(step)
                text = f'{head}premise one-more: "One more premise was written here today."\n  basis "To see what moves."\n{step}one-more + {tail}'
            goal.write_text(text, "utf-8")
        return argmap.load(folder / file)


def _places(svg: str) -> dict[str, tuple[float, float, float, float]]:
    """The box of each node, by its name: left, top, width and height."""
    found = {}
    for group in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}g"):  # noqa: S314 - our own
        if group.get("class", "").split()[:1] != ["node"]:
            continue
        points = []
        for shape in group.iter():
            drawn = shape.get("points") or shape.get("d") or ""
            points += [tuple(map(float, each)) for each in re.findall(r"(-?[\d.]+),(-?[\d.]+)", drawn)]
            if "rx" in shape.attrib:
                cx, cy, rx, ry = (float(shape.attrib[name]) for name in ("cx", "cy", "rx", "ry"))
                points += [(cx - rx, cy - ry), (cx + rx, cy + ry)]
        across, down = zip(*points, strict=True)
        name = group.attrib["id"].partition("-")[2]
        found[name] = (min(across), min(down), max(across) - min(across), max(down) - min(down))
    return found


def _far(old: Mapping[str, tuple[float, ...]], new: Mapping[str, tuple[float, ...]]) -> int:
    """How many moved by more than their own size, measured from where most of them went."""
    shifts = {name: (new[name][0] - at[0], new[name][1] - at[1]) for name, at in old.items() if name in new}
    middle = [sorted(each[axis] for each in shifts.values())[len(shifts) // 2] for axis in (0, 1)]
    return sum(
        abs(across - middle[0]) > old[name][2] or abs(down - middle[1]) > old[name][3]
        for name, (across, down) in shifts.items()
    )


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 1_000, 3_000, 10_000])
    parser.add_argument("--argdown", metavar="PATH", help="the program of @argdown/cli")
    parser.add_argument("--layouts", action="store_true")
    parser.add_argument("--moved", action="store_true")
    parser.add_argument(
        "--into", metavar="FOLDER", type=Path, help="with --moved: where a before and after go"
    )
    args = parser.parse_args()
    if args.layouts:
        layouts(args.sizes)
    elif args.moved:
        moved(args.into)
    else:
        compared(args.sizes, str(Path(args.argdown).absolute()) if args.argdown else None)


if __name__ == "__main__":
    main()
