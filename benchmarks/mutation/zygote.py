"""A pytest plugin: sees which test reaches which line, or runs chosen tests on one mutant after another.

Everything is imported and collected once. Each mutant then gets a child of its own by `fork`, in which the code
of the changed function is exchanged before the tests that reach it are run, the quickest first, until one fails.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import signal
import sys
import time
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_TASK = "MUTATION_TASK"
_SLOWER = 6
_SPARE = 6
"""A mutant may use six times the seconds of its tests and six more, then it counts as caught in a circle."""
_MEMORY = 4 << 30
_EXAMPLES = "MUTATION_EXAMPLES"
_ENDS = ("survived", "killed", "unfit")
"""By the exit code of a child; unfit is a mutant whose code could not be put in."""

if _EXAMPLES in os.environ:
    from hypothesis import HealthCheck, settings

    settings.register_profile(
        "mutation",
        max_examples=int(os.environ[_EXAMPLES]),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """What pytest would do after collecting, done in our way."""
    task = json.loads(Path(os.environ[_TASK]).read_text(encoding="utf-8"))
    if session.testsfailed:
        sys.stderr.write(f"{session.testsfailed} test modules cannot be imported and are left out\n")
    answer = _cover(session, task) if task["what"] == "cover" else _hunt(session, task)
    Path(task["answer"]).write_text(json.dumps(answer), encoding="utf-8")
    return True


# ---------------------------------------------------------------------------------- which test reaches what


def _cover(session: pytest.Session, task: dict[str, Any]) -> dict[str, Any]:
    """Seconds of each test, and for each module and line the tests that reach it."""
    import coverage

    tracer = coverage.Coverage(data_file=None, branch=False, source=[task["source"]], config_file=False)
    seconds: dict[str, float] = {}
    failed: list[str] = []
    tracer.start()
    for item, following in _with_next(session.items):
        tracer.switch_context(item.nodeid)
        before, start = session.testsfailed, time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        seconds[item.nodeid] = time.process_time() - start
        if session.testsfailed != before:
            failed.append(item.nodeid)
    tracer.stop()
    data = tracer.get_data()
    reached = {
        path: {str(line): [each for each in contexts if each] for line, contexts in found.items()}
        for path in data.measured_files()
        if (found := data.contexts_by_lineno(path))
    }
    return {"seconds": seconds, "failed": failed, "reached": reached}


def _with_next(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=True)


# ------------------------------------------------------------------------------------- mutant by mutant


def _hunt(session: pytest.Session, task: dict[str, Any]) -> list[dict[str, Any]]:
    """For each mutant, in their order, how it ended: killed, timed out, survived, and by which test."""
    items = {item.nodeid: item for item in session.items}
    functions: dict[tuple[str, str], list[FunctionType]] = {}
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(task["source"]):
            functions.setdefault((each.__code__.co_filename, each.__code__.co_qualname), []).append(each)
    gc.freeze()  # so that a collection in a child does not copy every page
    answers: list[dict[str, Any]] = [{} for _ in task["mutants"]]
    running: dict[int, tuple[int, int]] = {}
    for number, mutant in enumerate(task["mutants"]):
        if len(running) >= task["jobs"]:
            _await(running, answers)
        tests = [items[each] for each in mutant["tests"] if each in items]
        changed = functions.get((mutant["path"], mutant["function"]), [])
        if not tests or not changed:
            answers[number] = {"end": "unreached"}
            continue
        ours, theirs = os.pipe()
        sys.stdout.flush()
        child = os.fork()
        if not child:
            os.close(ours)
            _child(session, tests, {**mutant, "cold": task["cold"]}, changed, theirs)
        os.close(theirs)
        running[child] = number, ours
    while running:
        _await(running, answers)
    return answers


def _await(running: dict[int, tuple[int, int]], answers: list[dict[str, Any]]) -> None:
    child, status = os.wait()
    number, pipe = running.pop(child)
    with os.fdopen(pipe, encoding="utf-8") as told:
        test = told.read()
    if os.WIFSIGNALED(status):
        late = os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGALRM)
        answers[number] = {"end": "timed out" if late else "killed", "test": f"signal {os.WTERMSIG(status)}"}
    else:
        answers[number] = {"end": _ENDS[os.WEXITSTATUS(status)], "test": test}
    if (number + 1) % 50 == 0:
        sys.stderr.write(f"{number + 1} of {len(answers)}\n")


def _child(
    session: pytest.Session,
    tests: list[pytest.Item],
    mutant: dict[str, Any],
    changed: list[FunctionType],
    pipe: int,
) -> None:
    """Run the tests on a mutant and end the process with the place of what happened in `_ENDS`."""
    end = 2
    try:
        seconds = int(mutant["seconds"] * _SLOWER) + _SPARE
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(10 * seconds + 60)
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        code = _code(compile(mutant["code"], mutant["path"], "exec", dont_inherit=True), mutant["function"])
        for function in changed:
            function.__code__ = code
        if mutant["cold"]:
            _forget()
        end = 1
        before = session.testsfailed
        for item, following in _with_next(tests):
            session.shouldfail = session.shouldstop = False
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed != before:
                with contextlib.suppress(OSError):
                    os.write(pipe, item.nodeid.encode())
                os._exit(1)
        end = 0
    finally:
        os._exit(end)


def _forget() -> None:
    """Empty the caches that were filled by what was not changed yet."""
    for name, module in sys.modules.items():
        if name.startswith("argmap."):
            for each in list(vars(module).values()):
                if hasattr(each, "cache_clear"):
                    each.cache_clear()


def _code(module: CodeType, name: str) -> CodeType:
    """The code of a function in that of its module, by its qualified name."""
    waiting = [module]
    while waiting:
        for each in waiting.pop().co_consts:
            if isinstance(each, CodeType):
                if each.co_qualname == name:
                    return each
                waiting.append(each)
    raise LookupError(name)
