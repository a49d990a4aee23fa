"""What students get: it runs as it is, holds nothing that it should not, and can be validated."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import nbformat
import pytest

from autograder.course import Course
from autograder.leaks import blocks, refuse_leaks, student_folders

ROOT = Path(__file__).resolve().parents[2]
ASSIGNMENTS = sorted((ROOT / "assignments").glob("*/*.ipynb"))

_spec = importlib.util.spec_from_file_location("run_assignments", ROOT / "scripts" / "run_assignments.py")
assert _spec is not None
assert _spec.loader is not None
run_assignments = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(run_assignments)


def test_every_solution_is_released() -> None:
    assert [path.parent.name for path in ASSIGNMENTS] == Course.at(ROOT).assignment_names()


@pytest.mark.slow
@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda path: path.stem)
def test_the_students_version_runs_and_lacks_only_the_answers(path: Path) -> None:
    assert run_assignments.unexpected_errors(path) == []


@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda path: path.stem)
def test_the_students_version_is_a_clean_notebook(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs"), f"{cell.id} has outputs"
        assert cell.get("execution_count") is None, f"{cell.id} has an execution count"
        assert "known_mistakes" not in cell.source, f"{cell.id}: a table of mistakes tells most of the answer"
        for mark in ("BEGIN SOLUTION", "END SOLUTION", "BEGIN HIDDEN", "END HIDDEN"):
            assert mark not in cell.source, f"{cell.id} shows {mark}"
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code":
            assert "raise NotImplementedError()" in cell.source, f"{cell.id} has no stub"
        marks = cell.metadata.get("nbgrader", {})
        is_test = cell.cell_type == "code" and marks.get("grade") and not marks.get("solution")
        folded = cell.metadata.get("jupyter", {}).get("source_hidden", False)
        assert folded == bool(is_test), f"{cell.id}: tests are folded, and nothing else"


def test_nothing_that_students_get_holds_a_solution_or_a_hidden_test() -> None:
    course = Course.at(ROOT)
    forbidden = blocks(course)
    assert len(forbidden) > 10, "there are solutions and hidden tests to look for"
    refuse_leaks(forbidden, student_folders(course), ROOT)
