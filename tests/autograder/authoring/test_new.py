"""A unit from the template passes the audit and the release before anybody has written a line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from small_course import Autograder, SmallCourse

from autograder.authoring.audit import audit
from autograder.authoring.new import new_unit
from autograder.course import Course


@pytest.mark.sandbox
@pytest.mark.slow
def test_the_template_passes_the_audit_and_the_release(small: SmallCourse, autograder: Autograder) -> None:
    code, out, _ = autograder("new", "07-tokenization")
    assert code == 0
    assert "lectures/07-tokenization.ipynb" in out
    report = audit(small.course, ["07-tokenization"])
    assert report.surprises == []
    assert report.notes == ["07-tokenization: still the template: 25 cells of text to write"]
    assert report.ok
    assert len(report.rows) >= 14, "solution, blank, six right and six wrong ones"
    code, _, err = autograder("release", "07-tokenization")
    assert code == 0, err
    released = small.course.assignments / "07-tokenization" / "07-tokenization.ipynb"
    assert "mean(axis=0)\n    ### END" not in released.read_text()


@pytest.mark.slow
def test_what_make_lint_and_make_test_ask_of_a_unit_holds_of_the_template(root: Path, tmp_path: Path) -> None:
    """ruff, the outputs as nbval compares them, and what every lecture promises, beside no other unit."""
    for name in (
        "nbgrader_config.py",
        "pyproject.toml",
        "lectures/README.md",
        "scripts/lecture_index.py",
        "tests/notebooks/execute_lecture.py",
        "tests/notebooks/test_lectures.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, tmp_path / name)
    new_unit(Course.at(tmp_path), "07-tokenization")

    def run(*command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("-m", "ruff", "check", ".")
    run("-m", "ruff", "format", "--check", ".")
    run("scripts/lecture_index.py")
    tests = ("--nbval", "--nbval-current-env", "tests/notebooks", "lectures", "solutions")
    out = run("-m", "pytest", "-v", "-p", "no:cacheprovider", *tests)
    for name, cells in (("lectures", 12), ("solutions/07-tokenization", 3)):
        compared = [line for line in out.splitlines() if line.startswith(f"{name}/") and "::Cell " in line]
        assert len(compared) == cells, out


def test_its_notebooks_are_valid_and_link_to_each_other(small: SmallCourse) -> None:
    files = new_unit(small.course, "07-tokenization")
    notebooks = [path for path in files if path.suffix == ".ipynb"]
    assert len(notebooks) == 2
    for path in notebooks:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        assert "Tokenization" in notebook.cells[0].source
        assert "07-tokenization.ipynb" in notebook.cells[0].source
        for left in ("00-unit-name", "Unit name", "assignment 00", "· 00", "# 0 "):
            assert left not in path.read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["tokenization", "7-tokenization", "07-Token", "07", "07-a/b", "../07-a", "07-ä"]
)
def test_an_odd_name_is_refused(name: str, small: SmallCourse, autograder: Autograder) -> None:
    code, _, err = autograder("new", name)
    assert code == 2
    assert "no name for a unit" in err
    assert not (small.root / "lectures").exists()


def test_a_number_in_use_is_refused_and_nothing_is_written(
    small: SmallCourse, autograder: Autograder
) -> None:
    assert small.course.root  # reading the configuration makes the work folder
    before = sorted(Path(small.root).rglob("*"))
    code, _, err = autograder("new", "01-something-else")
    assert code == 2
    assert "unit 01 exists already (solutions/01-small)" in err
    assert sorted(Path(small.root).rglob("*")) == before
