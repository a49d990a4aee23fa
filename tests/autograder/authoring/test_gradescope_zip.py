"""The zip for Gradescope: what it holds, and that it holds together."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from small_course import NAME, ROOT, Autograder, SmallCourse

from autograder.authoring.gradescope_zip import write_gradescope_zip
from autograder.course import Course, CourseError


@pytest.fixture
def whole(small: SmallCourse) -> SmallCourse:
    """A small course with what the grader is installed from."""
    for name in ("pyproject.toml", "requirements.txt", "README.md", "LICENSE", "LICENSE-TEXT"):
        (small.root / name).write_text(f"the course's {name}")
    (small.root / "scripts").mkdir()
    (small.root / "scripts" / "setup_env.py").write_text("")
    (small.root / "solutions" / NAME / "data").mkdir()
    (small.root / "solutions" / NAME / "data" / "words.txt").write_text("a b")
    return small


def test_everything_that_grading_needs_and_nothing_of_other_assignments(
    whole: SmallCourse, autograder: Autograder
) -> None:
    whole.write_solution([], "02-other")
    code, out, _ = autograder("gradescope", "01")
    assert code == 0
    assert "grading/export/01-small-gradescope.zip" in out
    assert "keep it to yourself" in out
    target = whole.root / "grading" / "export" / f"{NAME}-gradescope.zip"
    assert target.stat().st_mode & 0o077 == 0, "the hidden tests are in it"
    with zipfile.ZipFile(target) as archive:
        names = set(archive.namelist())
        modes = {info.filename: info.external_attr >> 16 for info in archive.infolist()}
        secret = archive.read(".course-secret").decode()
        assert json.loads(archive.read("gradescope.json")) == {"assignment": NAME}
    assert {"setup.sh", "run_autograder", "nbgrader_config.py", "requirements.txt"} <= names
    assert {"autograder/lms/gradescope.py", "coursekit/checks/__init__.py"} <= names
    assert {f"solutions/{NAME}/{NAME}.ipynb", f"solutions/{NAME}/data/words.txt"} <= names
    assert not any("02-other" in name or "__pycache__" in name for name in names)
    assert modes["run_autograder"] == modes["setup.sh"] == 0o755
    assert len(bytes.fromhex(secret)) == 32
    assert secret != whole.course.secret().hex(), "the course's own stays at home"


def test_unpacked_it_is_a_course(whole: SmallCourse, tmp_path: Path) -> None:
    write_gradescope_zip(whole.course, NAME, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "source")
    course = Course.at(tmp_path / "source")
    assert course.assignment_names() == [NAME]
    assert len(course.secret()) == 32


@pytest.mark.parametrize("script", ["setup.sh", "run_autograder"])
def test_the_scripts_are_bash(script: str) -> None:
    path = ROOT / "autograder" / "authoring" / "templates" / "gradescope" / script
    assert path.read_text().startswith("#!/usr/bin/env bash\n")
    subprocess.run(["bash", "-n", str(path)], check=True)


def test_what_cannot_be_made_is_one_line(whole: SmallCourse, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"ends in \.zip"):
        write_gradescope_zip(whole.course, NAME, tmp_path / "a.tar")
    with pytest.raises(CourseError, match="cannot be written"):
        write_gradescope_zip(whole.course, NAME, tmp_path / "no" / "a.zip")
    with pytest.raises(CourseError, match="unknown assignment"):
        write_gradescope_zip(whole.course, "09", tmp_path / "a.zip")
    (whole.root / "requirements.txt").unlink()
    with pytest.raises(CourseError, match=r"requirements\.txt cannot be read .*: make the zip in a clone"):
        write_gradescope_zip(whole.course, NAME, tmp_path / "a.zip")
