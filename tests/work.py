"""How much work something is: counted, not timed, so that a busy machine cannot make a test fail.

What is done within C is not seen: a search in a list or in a text counts as nothing. Where that could be
too much, a test can only ask for so much of it that it would never end.
"""

import sys


def steps(call, *args):
    """The lines of Python that a call runs, each as often as it is run, a turn of a loop within a line too."""
    count = 0

    def trace(_frame, event, _arg):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call(*args)
    finally:
        sys.settrace(before)
    return count


def assert_linear(made, call, size=250, *, least=3.0):
    """That a call takes about four times the work for what is four times as large; `made` makes it of a size."""
    little, much = made(size), made(4 * size)
    call(made(size // 10))  # what is worked out once is worked out
    one, four = steps(call, little), steps(call, much)
    assert least * one < four < 5.5 * one, f"{four:,} lines for {4 * size:,}, and {one:,} for {size:,}"
