"""Quotations cut into the pieces that stand unbroken in a text."""

from argmap.texts import quotation


def test_dots_in_the_middle_of_the_line_leave_out_too():
    assert [len(quotation(f"a {dots} d").pieces) for dots in ("…", "⋯", "⋯⋯", ". . .")] == [2, 2, 2, 2]
