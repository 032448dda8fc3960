"""How many small changes to the code (mutants) the tests notice, room by room.

    python benchmarks/mutation/run.py                          400 mutants of each room, seed 1
    python benchmarks/mutation/run.py --rooms lang --number 50
    python benchmarks/mutation/run.py --again kept.json        only those that survived in that outcome

Works in a copy of the tree and installs mutmut, which makes the mutants, into an environment of its own, both
in a folder for temporary files. Each mutant meets only the tests that reach its line, with hypothesis at few
examples that are the same each time; what survives meets them once more with as many examples as the suite has.
See README.md beside this file for what comes out and why some may survive.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MUTMUT = "mutmut==3.8.1"
SOURCE = "src/argmap"
ROOMS = {
    "lang": ("lang/*.py", ("tests/lang",)),
    "evaluate": ("evaluate/*.py", ("tests/evaluate",)),
    "rules": ("rules/am*.py", ("tests/rules",)),
}
"""Where the modules of each room are, and where its own tests, which are tried first."""
TESTS = ("tests/lang", "tests/evaluate", "tests/rules", "tests/terms", "tests/test_*.py")
"""All tests that may notice a mutant; those of the command line and of drawings are too slow for it."""
SLOWEST = 1.0
"""Tests that take more seconds than this are left out: they measure speed."""
BRIEF = 0.1
"""Tests of the room that take fewer seconds than this are run on what survived, whatever they reach."""
EXAMPLES, ALL_EXAMPLES = 8, 60
ALIVE = ("survived", "unreached")
ENDS = ("killed", "timed out", "survived", "unreached", "unfit")


def main() -> None:
    """Copy, choose, cover, hunt and print."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="argmap-mutation-") as temporary:
        work = Path(options.work or temporary)
        tree = _copied(work)
        kept = Path(options.out).resolve()
        mutants = _chosen(options, work, tree)
        coverage = _ask(tree, {"what": "cover", "source": str(tree / SOURCE)}, EXAMPLES)
        if coverage["failed"]:
            print("left out, since they fail without any mutant:", *coverage["failed"], sep="\n  ")
        _reached(mutants, coverage)
        _hunt(mutants, tree, options.jobs, cold=False)
        survived = [each for each in mutants if each["end"] in ALIVE]
        if survived:
            _brief(survived, coverage)
            _hunt(survived, tree, options.jobs, cold=True)
        for each in mutants:
            each["path"] = str(Path(each["path"]).relative_to(tree))
            each.pop("tests")
        kept.write_text(json.dumps(mutants, indent=1), encoding="utf-8")
    _print(mutants)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rooms", nargs="+", choices=ROOMS, default=list(ROOMS))
    parser.add_argument("--number", type=int, default=400, help="mutants of each room")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", nargs="+", default=[], help="names of modules, as in am102 or solve")
    parser.add_argument("--skip", nargs="+", default=[], help="names of modules")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--work", help="a folder to keep the copy and the environment in")
    parser.add_argument("--out", default="mutation.json", help="where the whole outcome is written")
    parser.add_argument("--again", help="an earlier outcome, of which only the survivors are tried")
    return parser.parse_args()


def _copied(work: Path) -> Path:
    tree = work.resolve() / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    for name in ("src", "grammar", "maps", "docs", "tests", "benchmarks"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tree / name)
    return tree


# -------------------------------------------------------------------------------------------- the mutants


def _chosen(options: argparse.Namespace, work: Path, tree: Path) -> list[dict[str, Any]]:
    python = _environment(work)
    mutants: list[dict[str, Any]] = []
    choice = str(options.number)
    if options.again:
        kept = json.loads(Path(options.again).read_text(encoding="utf-8"))
        keys = work.resolve() / "keys.txt"
        keys.write_text("\n".join(each["key"] for each in kept if each["end"] in ALIVE), encoding="utf-8")
        choice = str(keys)
    for room in options.rooms:
        paths = [path for path in sorted((tree / SOURCE).glob(ROOMS[room][0])) if _wanted(options, path)]
        asked = [python, HERE / "mutants.py", choice, options.seed, *paths]
        done = subprocess.run(asked, check=True, stdout=subprocess.PIPE, cwd=work)
        answer = json.loads(done.stdout)
        print(f"{room}: {len(answer['mutants'])} of {answer['total']} mutants", flush=True)
        mutants += [{"room": room, **each} for each in answer["mutants"]]
    return mutants


def _wanted(options: argparse.Namespace, path: Path) -> bool:
    named = path.stem.startswith
    return not any(map(named, options.skip)) and (not options.only or any(map(named, options.only)))


def _environment(work: Path) -> Path:
    folder = work.resolve() / "mutmut"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", MUTMUT], check=True)
    return python


# ---------------------------------------------------------------------------------------------- the tests


def _ask(tree: Path, task: dict[str, Any], examples: int) -> Any:
    """Let pytest, with the plugin and the copy's own argmap, do a task."""
    asked, answer = tree.parent / "task.json", tree.parent / "answer.json"
    asked.write_text(json.dumps({**task, "answer": str(answer)}), encoding="utf-8")
    answer.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(tree / "src"), str(HERE))),
        "PYTHONDONTWRITEBYTECODE": "1",
        "MUTATION_TASK": str(asked),
        "MUTATION_EXAMPLES": str(examples),
    }
    where = "import argmap, sys; sys.exit(argmap.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", where],
        check=False,
        env=environment,
        cwd=tree,
        text=True,
        stderr=subprocess.PIPE,
    )
    if not found.stderr.startswith(str(tree)):
        sys.exit(f"the tests would run on {found.stderr.strip()} and not on the copy")
    pytest = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "zygote",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "--tb=no",
    ]
    tests = [str(path) for each in TESTS for path in sorted(tree.glob(each))]
    subprocess.run([*pytest, *tests], check=False, env=environment, cwd=tree, stdout=subprocess.DEVNULL)
    return json.loads(answer.read_text(encoding="utf-8"))


def _reached(mutants: list[dict[str, Any]], coverage: dict[str, Any]) -> None:
    """Give each mutant its tests: those of its room first, the quickest first."""
    seconds: dict[str, float] = coverage["seconds"]
    failed = set(coverage["failed"])
    for mutant in mutants:
        lines = coverage["reached"].get(mutant["path"], {})
        first, last = mutant["lines"]
        own = ROOMS[mutant["room"]][1]
        tests = {
            test
            for line in range(first, last + 1)
            for test in lines.get(str(line), ())
            if test not in failed and seconds[test] <= SLOWEST
        }
        mutant["tests"] = sorted(tests, key=lambda test: (not test.startswith(own), seconds[test]))
        mutant["seconds"] = sum(seconds[test] for test in tests)


def _brief(mutants: list[dict[str, Any]], coverage: dict[str, Any]) -> None:
    """Add the brief tests of the room: a cache or a fixture may have hidden what they reach.

    What no test seemed to reach meets all tests of its room.
    """
    seconds: dict[str, float] = coverage["seconds"]
    for mutant in mutants:
        most = BRIEF if mutant["tests"] else SLOWEST
        known = {*mutant["tests"], *coverage["failed"]}
        own = ROOMS[mutant["room"]][1]
        more = [each for each in seconds if each.startswith(own) and seconds[each] <= most]
        mutant["tests"] += sorted(set(more) - known, key=lambda test: seconds[test])
        mutant["seconds"] = sum(seconds[test] for test in mutant["tests"])


def _hunt(mutants: list[dict[str, Any]], tree: Path, jobs: int, *, cold: bool) -> None:
    """Run the tests on each mutant: with few examples, or cold, with empty caches and all examples."""
    task = {"what": "hunt", "source": str(tree / SOURCE), "jobs": jobs, "cold": cold, "mutants": mutants}
    answers = _ask(tree, task, ALL_EXAMPLES if cold else EXAMPLES)
    for mutant, answer in zip(mutants, answers, strict=True):
        mutant.update({"test": "", **answer})


# --------------------------------------------------------------------------------------------- the outcome


def _print(mutants: list[dict[str, Any]]) -> None:
    """A table by room and module, and every survivor."""
    for mutant in mutants:
        if mutant["end"] in ALIVE:
            print(
                f"\n{mutant['path']}:{mutant['line']} {mutant['function']}  {mutant['end']}  {mutant['key']}"
            )
            print(*(f"    {line}" for line in mutant["diff"]), sep="\n")
    print("\n| room | module | tried |", " | ".join(ENDS), "| score |")
    print("|---|---|--:|" + "--:|" * len(ENDS) + "--:|")
    for room in dict.fromkeys(each["room"] for each in mutants):
        of_room = [each for each in mutants if each["room"] == room]
        for path in dict.fromkeys(each["path"] for each in of_room):
            _row(room, Path(path).stem, [each for each in of_room if each["path"] == path])
        _row(f"**{room}**", "all", of_room)


def _row(room: str, module: str, mutants: list[dict[str, Any]]) -> None:
    counts = [sum(each["end"] == end for each in mutants) for end in ENDS]
    score = 100 * (counts[0] + counts[1]) / len(mutants)
    print(f"| {room} | {module} | {len(mutants)} |", " | ".join(map(str, counts)), f"| {score:.0f} % |")


if __name__ == "__main__":
    main()
