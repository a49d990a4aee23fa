"""The student's zip: complete, without answers, and enough to work with."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from small_course import ROOT, TEST_DOUBLE, Autograder, SmallCourse, small_solution

from autograder.authoring.bundle import write_bundle
from autograder.course import Course
from autograder.leaks import blocks, file_text, find_leaks
from autograder.notebook import load_assignment

pytestmark = pytest.mark.slow

COURSE = Course.at(ROOT)

# In the student's environment.
RUN_LECTURE = """
import pathlib, sys
import coursekit, nbclient, nbformat
assert pathlib.Path.cwd() in pathlib.Path(coursekit.__file__).parents
path = pathlib.Path(sys.argv[1])
notebook = nbformat.read(path, as_version=4)
nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
assert all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code" and cell.source)
"""


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This course's bundle."""
    return write_bundle(COURSE, tmp_path_factory.mktemp("bundle") / "course.zip").file


@pytest.fixture(scope="module")
def unpacked(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, unpacked as a student does, with its notebooks added."""
    folder = tmp_path_factory.mktemp("student home")
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(folder)
    (course,) = folder.iterdir()
    assert course.name == "word-embeddings-course"
    assert not (course / "assignments").exists(), "nobody's work can be overwritten by what is not in the zip"
    subprocess.run([sys.executable, str(course / "scripts" / "add_notebooks.py")], check=True)
    return course


def test_it_holds_what_a_student_needs_and_nothing_else(unpacked: Path) -> None:
    files = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    for name in COURSE.assignment_names():
        assert {f"lectures/{name}.ipynb", f"assignments/{name}/{name}.ipynb"} <= files
        assert name in (unpacked / "README.md").read_text("utf-8")
    assert {
        "environment.yml",
        "requirements-student.txt",
        "scripts/setup_env.py",
        "scripts/add_notebooks.py",
        "coursekit/checks/__init__.py",
    } <= files
    tops = {name.split("/")[0] for name in files}
    assert not tops & {
        "solutions",
        "autograder",
        "tests",
        "grading",
        "benchmarks",
        ".git",
        "nbgrader_config.py",
    }
    assert "requirements-student.txt" in (unpacked / "environment.yml").read_text("utf-8")


def test_no_file_holds_a_solution_or_a_hidden_test(unpacked: Path) -> None:
    forbidden = blocks(COURSE)
    assert len(forbidden) > 10
    for path in unpacked.rglob("*"):
        if path.is_file():
            assert find_leaks(file_text(path), forbidden, path.name) == []


def test_the_same_course_makes_the_same_file(zipped: Path, tmp_path: Path) -> None:
    assert write_bundle(COURSE, tmp_path / zipped.name).file.read_bytes() == zipped.read_bytes()


def test_a_student_sets_it_up_reads_a_lecture_and_opens_an_assignment(unpacked: Path) -> None:
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL"))
    }

    def run(*command: str, code: int = 0) -> str:
        done = subprocess.run(
            command, cwd=unpacked, env=environment, capture_output=True, text=True, timeout=600, check=False
        )
        assert done.returncode == code, done.stdout[-2000:] + done.stderr[-3000:]
        return done.stdout

    base = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
    run(str(base if base.exists() else Path(sys.executable)), "scripts/setup_env.py", "--student")
    python = str(unpacked / ".venv" / "bin" / "python")
    # The second lecture takes half as long as the first.
    name = COURSE.assignment_names()[1]
    run(python, "-c", RUN_LECTURE, f"lectures/{name}.ipynb")
    # Nothing is written yet: the student's command, which runs every cell, says so without anything of the
    # grader.
    said = run(str(unpacked / ".venv/bin/autograder"), "validate", f"assignments/{name}/{name}.ipynb", code=1)
    exercises = len(load_assignment(COURSE.solution(name), name).graded_cells) - 1
    assert said.count("✗ Not written yet.") == exercises
    assert f"\n0 of {exercises} pass\n" in said
    assert list((unpacked / ".venv").glob("etc/jupyter/jupyter_server_config.d/word-embeddings-course.json"))


def test_mistakes_get_one_line(small: SmallCourse, autograder: Autograder, tmp_path: Path) -> None:
    for out, told in (
        ("course.tar", "ends in .zip"),
        ("no/such/course.zip", "does not exist"),
        ("c.zip", "not released"),
    ):
        code, _, err = autograder("bundle", "--out", out)
        assert code == 2
        assert told in err
        assert len(err.strip().splitlines()) == 1
    assert autograder("release")[0] == 0
    assert autograder("bundle", "--out", "c.zip")[0] == 0
    hidden = TEST_DOUBLE.partition("### BEGIN HIDDEN TESTS")[2]
    (small.root / "lectures").mkdir()
    (small.root / "lectures" / "notes.md").write_text(hidden)
    before = (small.root / "c.zip").read_bytes()
    code, _, err = autograder("bundle", "--out", "c.zip")
    assert code == 2
    assert "notes.md" in err
    assert (small.root / "c.zip").read_bytes() == before, "a refused bundle leaves the old one alone"


def test_units_are_selected_by_name_or_number(small: SmallCourse, autograder: Autograder) -> None:
    small.write_solution(small_solution(), "02-other")
    assert autograder("release", "--unsandboxed")[0] == 0
    (small.root / "lectures").mkdir()
    for name in ("01-small", "01b-bonus", "02-other"):
        (small.root / "lectures" / f"{name}.ipynb").write_text('{"cells": []}')
    (small.root / "lectures" / "README.md").write_text("all lectures")
    for said, units in (
        (["2"], {"02-other"}),
        (["01"], {"01-small", "01b-bonus"}),
        (["01b"], {"01b-bonus"}),
        (["02-other", "01-small"], {"01-small", "02-other"}),
    ):
        code, _, err = autograder("bundle", *said, "--out", "week.zip")
        assert code == 0, err
        names = {name.partition("/")[2] for name in zipfile.ZipFile(small.root / "week.zip").namelist()}
        lectures = {n for n in names if n.startswith("released/lectures/")}
        assert lectures == {f"released/lectures/{unit}.ipynb" for unit in units}
        homework = {n.split("/")[2] for n in names if n.startswith("released/assignments/")}
        assert homework == units - {"01b-bonus"}
    assert autograder("bundle", "--out", "all.zip")[0] == 0
    assert "course/released/lectures/README.md" in zipfile.ZipFile(small.root / "all.zip").namelist()
    code, _, err = autograder("bundle", "7", "01-smal", "--out", "week.zip")
    assert (code, len(err.strip().splitlines())) == (2, 1)
    assert "no unit '7'" in err
