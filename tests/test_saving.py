"""Files are written whole or not at all."""

import os
import threading
from pathlib import Path

import pytest

from argmap.saving import save


def test_a_new_file_has_the_mode_that_new_files_have(tmp_path):
    save(tmp_path / "a", b"new")
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_the_mode_of_an_old_one_stays(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o604)
    save(str(tmp_path / "a"), b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o604


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    save(tmp_path / "b", b"new")
    assert (tmp_path / "b").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"new"


def test_nothing_is_left_behind_where_it_fails(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")

    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path / "a", b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a", b"old")]


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(IsADirectoryError):
        save(tmp_path, b"new")


def test_a_file_that_may_not_be_written(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError, match="Permission denied"):
        save(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_pipe_is_written_to_as_it_is(tmp_path):
    os.mkfifo(tmp_path / "a")
    read = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "a").read_bytes()))
    reader.start()
    save(tmp_path / "a", b"new")
    reader.join()
    assert read == [b"new"]
