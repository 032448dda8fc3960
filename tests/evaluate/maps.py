"""Small helpers for tests that speak of maps by their text."""

from argmap.evaluate import evaluate
from argmap.lang import parse
from argmap.schemes import shipped


def read(text):
    """The map of a text that has nothing amiss."""
    parsed = parse(text, shipped())
    assert not parsed.diagnostics, "\n".join(map(str, parsed.diagnostics))
    return parsed.map


def weigh(text):
    return evaluate(read(text))


def values(reading):
    """For each statement its degrees `lo`, `hi` and `free`."""
    return {id_: (reading.lo[id_], reading.hi[id_], reading.free[id_]) for id_ in reading.lo}
