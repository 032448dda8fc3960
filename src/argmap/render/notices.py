"""What is to be said of a picture that was made."""

from __future__ import annotations


class PictureWarning(UserWarning):
    """The picture is there, and not quite as it was asked for; the message is one sentence."""


class MissingLinesWarning(PictureWarning):
    """The picture is there, and lines of it are not."""
