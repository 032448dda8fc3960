"""The texts that are quoted from, and whether a quotation stands in one: nothing here knows of rules."""

from argmap.texts.matching import Found, Scattered, find, missing
from argmap.texts.nearest import Near, nearest
from argmap.texts.quotation import Piece, Quotation, ellipses, quotation
from argmap.texts.shelf import Due, Shelf, Unread, Volume
from argmap.texts.text import PAGE, Passage, Text, UnreadableError

__all__ = [
    "PAGE",
    "Due",
    "Found",
    "Near",
    "Passage",
    "Piece",
    "Quotation",
    "Scattered",
    "Shelf",
    "Text",
    "Unread",
    "UnreadableError",
    "Volume",
    "ellipses",
    "find",
    "missing",
    "nearest",
    "quotation",
]
