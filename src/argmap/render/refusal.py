"""What is raised where a picture is asked for that cannot be had."""

from __future__ import annotations


class ViewError(ValueError):
    """The view asks for something that cannot be had; the message is one sentence."""
