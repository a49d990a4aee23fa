"""The search for what students must not see."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from small_course import DOUBLE, TEST_DOUBLE, SmallCourse

from autograder.authoring.withheld import Withheld
from autograder.course import CourseError


def test_content_and_place_tell(small: SmallCourse) -> None:
    solution = small.root / "solutions/01-small/01-small.ipynb"
    same = solution.parent / "numbers.txt"
    same.write_text("1 2 3 " * 100)
    public = small.root / "assignments/01-small/numbers.txt"
    public.parent.mkdir(parents=True)
    public.write_text(same.read_text())
    withheld = Withheld(small.course)
    assert withheld.found_in("notes.md", b"Nothing to see.") == ""
    assert withheld.found_in("data/numbers.txt", same.read_bytes()) == "", "students have it anyway"
    assert "is solutions/01-small/01-small.ipynb" in withheld.found_in("a.ipynb", solution.read_bytes())
    assert "hidden test of test-double" in withheld.found_in("notes.md", TEST_DOUBLE.encode())
    assert "hidden test of test-double" in withheld.found_in("b.md", TEST_DOUBLE.encode()), "under any name"
    assert "solution of double" in withheld.found_in("notes.py", DOUBLE.encode())
    assert "withheld" in withheld.found_in("autograder/cli.py", b"")


def test_a_history_that_is_not_all_there_is_refused(small: SmallCourse, tmp_path: Path) -> None:
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for command in (
        ("init", "--quiet", str(origin)),
        ("-C", str(origin), *identity, "commit", "--quiet", "--allow-empty", "--message", "1"),
        ("-C", str(origin), *identity, "commit", "--quiet", "--allow-empty", "--message", "2"),
        ("clone", "--quiet", "--depth", "1", origin.as_uri(), str(clone)),
    ):
        subprocess.run(["git", *command], check=True, env=environment, capture_output=True)
    withheld = Withheld(small.course)
    assert withheld.refuse_in_history(tmp_path) == 0
    assert withheld.refuse_in_history(origin) == 0
    with pytest.raises(CourseError, match="unshallow"):
        withheld.refuse_in_history(clone)
