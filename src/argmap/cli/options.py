"""Options that several verbs share, and a parser of them that says what may have been meant."""

from __future__ import annotations

import argparse
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_IN_STDIN = "-:"
"""How a record of standard input is named; what begins like this is no option."""

_PREFIX = re.compile(r"^argument ([^:]+): ")


class CannotRun(Exception):  # noqa: N818 - it is no mistake of the program
    """Why nothing was done, in one sentence for the one who asked."""


class Parser(argparse.ArgumentParser):
    """A parser that raises CannotRun, knows its options by heart and abbreviates none."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - argparse's own arguments
        super().__init__(
            formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, add_help=False, **more
        )
        self.add_argument("-h", "--help", action="help", help="show this and stop")

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]  # noqa: ANN401 - argparse's own namespace
        """Parse all of the command line; what is left over is reported by name."""
        words = list(args or ())
        in_stdin = [word for word in words if word.startswith(_IN_STDIN)]
        if in_stdin:
            words = [*(word for word in words if word not in in_stdin), "--", *in_stdin]
        found, unknown = self.parse_known_args(words, namespace)
        for word in unknown:
            name = word.partition("=")[0]
            if name.startswith("-") and name != "-":
                near = nearest(name, (each for each in self._option_string_actions if each[:2] == "--"))
                self.error(f"there is no option `{name}`" + (f"; did you mean `{near}`?" if near else ""))
        if unknown:
            self.error(f"`{unknown[0]}` is one word too many")
        return found

    def error(self, message: str) -> NoReturn:
        """Say what is amiss, instead of ending the process as argparse would."""
        sentence = _PREFIX.sub(r"\1: ", message)
        sentence = f"{self.prog}: {sentence}\n`{self.prog} --help` shows how it is used"
        raise CannotRun(sentence)


def refuse(sentence: str) -> NoReturn:
    """Do nothing, and say why."""
    sentence = f"argmap: {sentence}"
    raise CannotRun(sentence)


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word that was probably meant, or None."""
    found = get_close_matches(word.lower(), list(words), n=1, cutoff=0.6)
    return found[0] if found else None


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """A type for arguments that are one of a few words."""

    def known(word: str) -> str:
        if word in words:
            return word
        near = nearest(word, words)
        message = f"`{word}` is not one of {', '.join(words)}" + (f"; did you mean `{near}`?" if near else "")
        raise argparse.ArgumentTypeError(message)

    return known


def choices(words: Iterable[str]) -> dict[str, Any]:
    """The arguments of `add_argument` for an option that takes one of a few words."""
    known = tuple(words)
    return {"type": one_of(known), "metavar": "|".join(known)}


def listed(text: str) -> list[str]:
    """A type for arguments that are words with commas between them."""
    words = [word.strip() for word in text.split(",")]
    if not all(words):
        message = f"`{text}` lacks a word; separate codes or names by commas"
        raise argparse.ArgumentTypeError(message)
    return words


def add_color(parser: argparse.ArgumentParser) -> None:
    """Whether the result is coloured."""
    parser.add_argument(
        "--color",
        default="auto",
        help="auto (the default) is yes on a terminal; NO_COLOR and FORCE_COLOR are heeded",
        **choices(("auto", "always", "never")),
    )


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Which settings hold."""
    which = parser.add_argument_group("settings").add_mutually_exclusive_group()
    which.add_argument(
        "--config",
        metavar="FILE",
        help="the settings for all maps, instead of the nearest .argmap.toml or [tool.argmap] in pyproject.toml",
    )
    which.add_argument("--isolated", action="store_true", help="pass over every settings file")


def add_stdin_filename(parser: argparse.ArgumentParser) -> None:
    """What standard input is called."""
    parser.add_argument(
        "--stdin-filename",
        metavar="PATH",
        help="what to call standard input; its includes are looked for beside this path",
    )
