"""A file is replaced as a whole or not at all, and a refusal of the system becomes one line."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from autograder.files import atomic_write, cannot, open_atomically, write_below


def test_a_file_appears_whole_with_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "grades.csv"
    with open_atomically(target, mode=0o600) as stream:
        stream.write(b"half")
        stream.flush()
        assert not target.exists(), "a reader sees no part of it"
        stream.write(b" and half")
    assert target.read_bytes() == b"half and half"
    assert target.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "grades.csv"
    target.write_text("old")

    def interrupted() -> None:
        with open_atomically(target) as stream:
            stream.write(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_text_that_cannot_be_encoded_is_written_as_escapes(tmp_path: Path) -> None:
    target = tmp_path / ("long" * 60)
    atomic_write(target, "José \udcff")
    assert target.read_bytes() == "José \\udcff".encode()
    atomic_write(target, b"\xff")
    assert target.read_bytes() == b"\xff"


def test_a_refusal_is_one_line_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        atomic_write(tmp_path / "none" / "a.csv", "x")
    assert cannot("written", "a.csv", missing.value, "make the folder") == (
        "a.csv cannot be written (No such file or directory): make the folder"
    )
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert cannot("written", "a.csv", full, "make its folder writable") == (
        "a.csv cannot be written (No space left on device): free some space on its disk, then run this again"
    )
    assert cannot("read", "a.csv", TimeoutError()) == "a.csv cannot be read (TimeoutError)"


def test_a_full_disk_is_told_by_the_file_that_did_not_fit(tmp_path: Path, full_disk: None) -> None:
    target = tmp_path / "grades.csv"
    target.write_text("old")
    with pytest.raises(OSError, match="No space left") as full:
        atomic_write(target, "new")
    assert full.value.filename == str(target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_files_are_written_where_their_paths_lead(tmp_path: Path) -> None:
    write_below(tmp_path / "data", {"corpus.txt": b"the cat", "more/table.csv": b"1,2"})
    assert (tmp_path / "data/corpus.txt").read_bytes() == b"the cat"
    assert (tmp_path / "data/more/table.csv").read_bytes() == b"1,2"
