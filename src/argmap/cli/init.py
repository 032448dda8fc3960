"""`argmap init`: write a first map to start from."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import console
from argmap.cli.options import refuse
from argmap.cli.paths import STDIN, SUFFIX
from argmap.lang.build import slug
from argmap.saving import save

if TYPE_CHECKING:
    import argparse

_NAME = f"first{SUFFIX}"

_TEXT = """\
# A first argument map. What stands after # is a comment.
#
# A record begins at the left margin; the indented lines under it are its clauses. Records may stand in
# any order. Ids, such as `rain`, are names that you choose.

map {id}: "Did it rain last night?"
  main rain

# What is talked about. In a claim, [[ ]] marks the words on which the argument turns: the checker asks
# where they come from.
term street: "street"
term rain: "rain", "rained"

# Who speaks, and what is cited.
person smith: "A. Smith"
person reader: "A careful reader"
source diary: "A. Smith, Diary, 2024"
  by smith; year 2024
source gazette: "Town Gazette, 3 May 2024"
  year 2024-05-03
source plan: "Town plan, 1998"
  year 1998

# Evidence is what a source says, with the place where it says so.
evidence entry: "Smith notes that at six in the morning the whole street was wet."
  from diary p. 3
  when 2024-05-02; said 2024-05-02
  quote "the whole street wet"
evidence pipe-report: "The Gazette reports that a water pipe burst in the night, in Mill Lane."
  from gazette p. 1
  when 2024-05-02
evidence lane-below: "The plan shows Mill Lane below the street."
  from plan sheet 2

# A premise is taken as given for now. Say why that may be granted.
premise dry-before: "At midnight the street was dry."
  basis "Nobody doubts it: the fair had only just closed."
  when 2024-05-02

# A claim needs support. An inference says what it follows from, and a scheme says in which way. Each
# scheme asks critical questions; `argmap check` names those that are still to be answered.
claim wet: "The [[street]] was wet in the morning."
  kind state; about street; when 2024-05-02
inference wet-by-smith: entry(report) => wet
  scheme testimony
  question access: waived "Smith lives there and looked out of the window."

# `as` says how strongly a claim is put. It should not be put more strongly than it is shown.
claim rain: "It [[rained]] in the night."
  kind event; about rain; when 2024-05-02; as plausible
inference rain-by-street: wet(sign) + dry-before => rain
  scheme sign
  warrant "A whole street that was dry at midnight is seldom wet at six unless there was rain."
  question link: waived "Dew does not wet a street."
  question other-causes: waived "It is hosed down on Saturdays, and this was a Thursday."

# An objection says what it is against and what it rests on. It bites if it stands as firmly as what it
# attacks and nothing answers it.
objection burst-pipe: "The water came from the burst pipe."
  undercuts rain-by-street
  from pipe-report
  raised-by reader

objection flows-down: "Water from Mill Lane does not run up into the street."
  answers burst-pipe
  from lane-below

# Now try:
#
#   argmap check {file}
#   argmap explain {file}:rain
#   argmap render {file} -o {picture}
#
# Then take the `warrant` out, or write `as certain`, or take the last objection out, and check again.
"""


def add(parser: argparse.ArgumentParser) -> None:
    """What `argmap init` takes."""
    parser.description = (
        "Write a small map with comments, to read, to check and to change. Nothing is overwritten."
    )
    parser.epilog = "example:\n  argmap init essay.arg"
    parser.add_argument(
        "file", nargs="?", default=_NAME, metavar="FILE", help=f"{_NAME} if left out; `-` is standard output"
    )


def run(args: argparse.Namespace) -> int:
    """Write the file, unless there is one."""
    if args.file == STDIN:
        console.write([first_map(_NAME)], as_utf8=True)
        return 0
    path = Path(args.file)
    if path.exists() or path.is_symlink():
        refuse(f"{path} is there already; name another file")
    if path.suffix != SUFFIX:
        refuse(f"maps are called something{SUFFIX}, and this would be `{path.name}`")
    try:
        save(path, first_map(str(path)).encode(errors="replace"))
    except OSError as error:
        refuse(f"{path} cannot be written: {console.reason(error)}")
    console.say(f"{path} is written; now try:  argmap check {shlex.quote(str(path))}")
    return 0


def first_map(name: str) -> str:
    """The text of a first map for a file of that name."""
    path = Path(name)
    return _TEXT.format(
        id=slug(path.stem) or "first",
        file=shlex.quote(path.name),
        picture=shlex.quote(path.with_suffix(".svg").name),
    )
