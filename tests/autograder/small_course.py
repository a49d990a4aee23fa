"""A small course in a temporary folder: one assignment with two functions and a written answer."""

from __future__ import annotations

import json
import shutil
import typing
from collections.abc import Callable
from pathlib import Path

from autograder.course import SECRET_NAME, Course

NAME = "01-small"
ROOT = Path(__file__).resolve().parents[2]

DOUBLE = '''def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    answer_of_double = 2 * x
    return answer_of_double
    ### END SOLUTION'''

GREET = '''def greet(name):
    """A greeting."""
    ### BEGIN SOLUTION
    the_whole_greeting = "Hello, " + name + "!"
    return the_whole_greeting
    ### END SOLUTION'''

TEST_DOUBLE = """assert double(2) == 4, "double(2) is 4"
### BEGIN HIDDEN TESTS
for value_to_double in (3, -1, 10.5):
    assert double(value_to_double) == value_to_double + value_to_double, "double is wrong for a hidden number"
### END HIDDEN TESTS"""

TEST_GREET = """assert greet("Ada").endswith("!"), "a greeting ends with an exclamation mark"
### BEGIN HIDDEN TESTS
hidden_name = "Grace Hopper"
assert greet(hidden_name) == f"Hello, {hidden_name}!", "greet is wrong for a hidden name"
### END HIDDEN TESTS"""

Cell = dict[str, typing.Any]

#: Runs the command line; gives exit code, standard output and standard error.
Autograder = Callable[..., tuple[int, str, str]]


def cell(kind: str, source: str, cell_id: str, **nbgrader: object) -> Cell:
    """A cell of a notebook, with nbgrader's metadata if any is given."""
    made: Cell = {"cell_type": kind, "id": cell_id, "metadata": {}, "source": source}
    if nbgrader:
        flags = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
        made["metadata"] = {"nbgrader": {**flags, **nbgrader}}
    if kind == "code":
        made |= {"outputs": [], "execution_count": None}
    return made


def answer(name: str, source: str) -> Cell:
    """An answer cell."""
    return cell("code", source, name, grade_id=name, solution=True)


def test_cell(name: str, source: str, points: float) -> Cell:
    """A test cell."""
    return cell(
        "code", source, f"test-{name}", grade_id=f"test-{name}", grade=True, locked=True, points=points
    )


test_cell.__test__ = False  # type: ignore[attr-defined] # pytest would collect it


def notebook(cells: list[Cell]) -> dict[str, typing.Any]:
    """A notebook as JSON."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def small_solution() -> list[Cell]:
    """The solution notebook of the small assignment: 3 points to be had by tests, 2 by hand."""
    why = "### BEGIN SOLUTION\nBecause addition is repeated counting.\n### END SOLUTION"
    return [
        cell("markdown", "# A small assignment", "title"),
        cell("code", "import math", "imports", grade_id="imports", locked=True),
        answer("double", DOUBLE),
        test_cell("double", TEST_DOUBLE, 1),
        answer("greet", GREET),
        test_cell("greet", TEST_GREET, 2),
        cell("markdown", why, "written-why", grade_id="written-why", grade=True, solution=True, points=2),
    ]


class SmallCourse:
    """A course in a temporary folder, with shorthands for what tests do to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copy(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
        # Always the same: what is drawn from it (hidden inputs, pseudonyms) is the same in every run.
        self.secret_file = root / SECRET_NAME
        self.secret_file.write_text("5e" * 32 + "\n")
        self.write_solution(small_solution())

    @property
    def course(self) -> Course:
        return Course.at(self.root)

    def write_solution(self, cells: list[Cell], name: str = NAME) -> Path:
        """Make (or replace) an assignment."""
        path = self.root / "solutions" / name / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook(cells)))
        return path

    def submit(
        self, student: str, sources: dict[str, str] | None = None, extra: list[Cell] | None = None
    ) -> Path:
        """Submit the right answers, with some cells' sources (by grade_id) replaced and some cells added."""
        cells = small_solution()
        for one in cells:
            grade_id = one["metadata"].get("nbgrader", {}).get("grade_id")
            one["source"] = (sources or {}).get(grade_id, one["source"])
        return self.submit_raw(student, json.dumps(notebook(cells + (extra or []))).encode())

    def submit_raw(self, student: str, content: bytes, filename: str = f"{NAME}.ipynb") -> Path:
        """Submit a file of any content."""
        path = self.root / "grading" / "submitted" / student / NAME / filename
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path
