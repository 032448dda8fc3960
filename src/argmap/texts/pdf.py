"""PDF as its words, page by page: the only place that knows pypdf."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.texts.text import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PdfReader

_LONGEST = 64 << 20
"""Letters of a document after which no further page is read: a few bytes may unpack to very many."""

_REPEATED = 3
"""Pages that begin or end with the same line before that is taken for a running title."""

_AS_TEXT = "or save its text as a .txt file, and name that"
_NUMBERS = re.compile(r"[\divxlc]+|\s+", re.IGNORECASE)


def pages(data: bytes) -> list[str]:
    """The text of each page, without lines that return at the top or the bottom of the pages.

    Raises UnreadableError for what is no such document, is encrypted, or holds pictures alone.
    """
    try:
        import pypdf  # noqa: PLC0415 - an extra
    except ImportError as error:
        why = "reading a PDF needs pypdf, which is not installed"
        raise UnreadableError(why, "install it:  pip install 'argmap[pdf]'", _AS_TEXT) from error
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)  # it tells about every small fault of a document
    try:
        found = list(_texts(pypdf.PdfReader(io.BytesIO(data))))
    except UnreadableError:
        raise
    except Exception as error:
        why = "it is damaged, or no PDF"
        raise UnreadableError(why, "open it in a viewer and print it to a new PDF", _AS_TEXT) from error
    finally:
        logger.setLevel(before)
    if not any(each.strip() for each in found):
        why = "its pages are pictures, with no text in them"
        raise UnreadableError(
            why, "run it through text recognition (OCR)", "or type the passages into a .txt file"
        )
    return _without_running_lines(found)


def _texts(reader: PdfReader) -> Iterator[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        why = "it is encrypted"
        raise UnreadableError(why, "save a copy of it without its password", _AS_TEXT)
    length = 0
    for page in reader.pages:
        text = page.extract_text()
        length += len(text)
        yield text
        if length > _LONGEST:
            return


def _without_running_lines(texts: Sequence[str]) -> list[str]:
    """The pages without page numbers and titles that stand above or below several of them."""
    lines = [text.strip().split("\n") for text in texts]
    firsts = Counter(_stripped(each[0]) for each in lines)
    lasts = Counter(_stripped(each[-1]) for each in lines)
    kept: list[str] = []
    for each in lines:
        above = firsts[_stripped(each[0])] >= _REPEATED
        below = lasts[_stripped(each[-1])] >= _REPEATED
        kept.append("\n".join(each[above : len(each) - below]))
    return kept


def _stripped(line: str) -> str:
    """A line without what counts the pages."""
    return _NUMBERS.sub("", line).casefold()
