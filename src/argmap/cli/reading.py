"""Maps as the verbs read them: from a file or from standard input, with the settings that hold for them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from argmap import loading
from argmap.cli import console
from argmap.cli.options import refuse
from argmap.cli.paths import STDIN, cannot_read, one_file
from argmap.lang import Parsed
from argmap.settings import Finder, Settings, SettingsError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from argmap.loading import Desk

_STDIN_NAME = "<stdin>"


@frozen
class Reader:
    """Reads maps. `config` names the settings file for all of them, `isolated` passes over all such files.

    With a `desk`, of a file that was read before only the records that changed are read again.
    """

    stdin_filename: str | None = None
    config: str | None = None
    isolated: bool = False
    desk: Desk | None = None
    _finder: Finder = field(factory=Finder)
    _stdin: list[bytes] = field(factory=list)

    @classmethod
    def of(cls, args: argparse.Namespace) -> Reader:
        """The reader that a command line asks for."""
        return cls(args.stdin_filename, args.config, args.isolated)

    def name(self, path: str) -> str:
        """What a map is called: its path, or a name for standard input."""
        return (self.stdin_filename or _STDIN_NAME) if path == STDIN else path

    def settings(self, path: str) -> Settings:
        """What holds for a map, or for those in a folder; raises CannotRun where that makes no sense."""
        try:
            if self.config is not None:
                return self._finder.at(self.config)
            if self.isolated:
                return Settings()
            return self._finder.of((self.stdin_filename or os.curdir) if path == STDIN else path)
        except SettingsError as error:
            refuse(str(error))

    def stdin(self) -> bytes:
        """All of standard input, which can be read only once."""
        if not self._stdin:
            self._stdin.append(console.read_bytes())
        return self._stdin[0]

    def put_stdin(self, data: bytes) -> None:
        """Let this be what standard input held."""
        self._stdin[:] = [data]

    def read(self, path: str, unsaved: Mapping[str, str] | None = None) -> Parsed:
        """Read a map; `unsaved` gives the text of files by their real path instead.

        Raises OSError where the file cannot be read, and CannotRun where its settings make no sense.
        """
        language = self.settings(path).language
        amap, diagnostics = self._parsed(path, unsaved or {})
        return Parsed(evolve(amap, default_language=language), diagnostics)

    def _parsed(self, path: str, unsaved: Mapping[str, str]) -> Parsed:
        if path != STDIN:
            return self.desk.parse(str(Path(path))) if self.desk else loading.parse_file(path, unsaved)
        name = self.name(path)
        folder = Path(self.stdin_filename).parent if self.stdin_filename else Path(os.curdir)
        text = unsaved.get(os.path.realpath(name))
        return loading.parse_bytes(self.stdin() if text is None else text.encode(), name, folder)


def read_one(path: str, stdin_filename: str | None = None, reader: Reader | None = None) -> Parsed:
    """Read the one map that a verb is about; raises CannotRun where that is not possible."""
    try:
        return (reader or Reader(stdin_filename)).read(one_file(path))
    except OSError as error:
        refuse(cannot_read(path, error))
