"""Writes what argmap says now into the sessions on the pages: `python tests/docs/refresh.py`.

Pictures in docs/images whose words are other now are drawn anew, and with `--pictures` all that the pages draw.

Look at the difference before you keep it: what was left out with `…` stays out if the rest fits, and else
is written out.
"""

import contextlib
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from docs.pages import IMAGES, PAGES, PROMPT, Reader, alike, furnish, outdated, pieces


def refreshed(page, folder):
    """The text of a page with the outputs of its sessions as they are now."""
    reader = Reader(folder, canonical=False)
    text = page.read_text("utf-8")
    found = []
    with contextlib.chdir(folder):
        for piece in pieces(page):
            if piece.language in PROMPT:
                reader.write(piece)
                found.append((piece, _session(reader, piece)))
            else:
                reader.problems(piece)
    for piece, body in reversed(found):
        text = text[: piece.start] + body + text[piece.start + len(piece.body) :]
    return text


def _session(reader, piece):
    lines = []
    for given, shown, expected in reader.session(piece):
        lines.append(PROMPT[piece.language] + given)
        lines.append(expected if alike(shown, expected) else shown)
    return "".join(f"{line}\n" for line in lines if line)


if __name__ == "__main__":
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            furnish(Path(folder))
            page.write_text(refreshed(page, Path(folder)), "utf-8", newline="\n")
            for drawn in outdated(Path(folder), anew="--pictures" in sys.argv):
                shutil.copy(drawn, IMAGES)
