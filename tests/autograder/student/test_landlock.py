# ruff: noqa: E501 - sources of processes stand on one line each
"""Landlock around a process: what it may still read and write, tried in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.student import landlock

needs_landlock = pytest.mark.skipif(landlock.version() == 0, reason="this kernel has no Landlock")

TRY = """
import json, os, subprocess, sys
from autograder.student import landlock
read, write, other = sys.argv[1:]
landlock.restrict([read, os.path.join(other, "one.txt")], [write], ["/dev/null"])
def attempt(path, mode):
    try:
        with open(path, mode) as stream:
            stream.read() if mode == "r" else stream.write("x")
        return True
    except PermissionError:
        return False
def listed(path):
    try:
        return bool(os.listdir(path)) or True
    except PermissionError:
        return False
child = os.fork()
if child == 0:
    os._exit(attempt(os.path.join(other, "two.txt"), "r"))
print(json.dumps({
    "read": attempt(os.path.join(read, "file.txt"), "r"),
    "read, written": attempt(os.path.join(read, "file.txt"), "w"),
    "read, new file": attempt(os.path.join(read, "new.txt"), "w"),
    "write": attempt(os.path.join(write, "new.txt"), "w"),
    "one file": attempt(os.path.join(other, "one.txt"), "r"),
    "its neighbour": attempt(os.path.join(other, "two.txt"), "r"),
    "its folder": listed(other),
    "by a link": os.symlink(os.path.join(other, "two.txt"), os.path.join(write, "link")) or attempt(os.path.join(write, "link"), "r"),
    "of a child": bool(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])),
    "device": attempt("/dev/null", "w"),
    "another device": attempt("/dev/zero", "w"),
}))
"""


@needs_landlock
def test_only_what_is_named_can_be_read_or_written(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("read", "write", "other")]
    for folder in folders:
        folder.mkdir()
        for name in ("file.txt", "one.txt", "two.txt"):
            (folder / name).write_text("text")
    done = subprocess.run(
        [sys.executable, "-c", TRY, *map(str, folders)], capture_output=True, text=True, check=True
    )
    allowed = {name for name, worked in json.loads(done.stdout).items() if worked}
    assert allowed == {"read", "write", "one file", "device"}
    assert (folders[0] / "file.txt").read_text() == "text"


@needs_landlock
def test_what_does_not_exist_is_passed_over(tmp_path: Path) -> None:
    source = (
        "import sys\nfrom autograder.student import landlock\n"
        "landlock.restrict([sys.argv[1], sys.argv[1] + '/missing'], [])\nprint(open(sys.argv[1] + '/a').read())"
    )
    (tmp_path / "a").write_text("here")
    done = subprocess.run(
        [sys.executable, "-c", source, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "here\n"


def test_without_landlock_restricting_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 0)
    with pytest.raises(OSError, match="Landlock is not available"):
        landlock.restrict(["/usr"], [])
