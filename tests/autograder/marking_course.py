"""A small course whose written answer has a rubric, with a graded class."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import stub_graders
from small_course import NAME, SmallCourse, cell, small_solution

from autograder.gradebook.gradebook import Recorded, results
from autograder.grading.run import grade_assignment

RUBRIC = """### BEGIN SOLUTION
Because addition is *repeated* counting.

**Rubric (2 points).**

- 1.5 points: names $n$ things.
- 0.5 points: an example.
- Poems are welcome.
### END SOLUTION"""

STUDENTS = ("alice", "bob", "carl", "dora", "=HYPERLINK(1)", "山田")


def graded_class(small: SmallCourse, rubric: str = RUBRIC) -> SmallCourse:
    """Six students, each with an answer of their own, graded; nothing is marked."""
    cells = small_solution()[:-1]
    question = cell("markdown", "## Why?\n\nSay why.", "question", grade_id="question", locked=True)
    why = cell("markdown", rubric, "written-why", grade_id="written-why", grade=True, solution=True, points=2)
    small.write_solution([*cells, question, why])
    for student in STUDENTS:
        small.submit(student, {"written-why": f"Answer number {STUDENTS.index(student)}."})
    grade(small)
    return small


def grade(small: SmallCourse) -> None:
    """Grade without running anything."""
    grade_assignment(small.course, NAME, pool=stub_graders.InlinePool)


def recorded(small: SmallCourse) -> dict[str, Recorded]:
    """What the gradebook holds."""
    return results(small.course, NAME)


def points_of(small: SmallCourse) -> dict[str, float | None]:
    """The points of the written answer, by student."""
    return {student: one.result.exercises["written-why"].points for student, one in recorded(small).items()}


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def fill(path: Path, **columns: str | list[str]) -> Path:
    """Fill in points or comments of a table: one value for all, or one for each row of an answer."""
    rows = rows_of(path)
    places: dict[str, int] = {}
    for row in rows:
        at = places[row["answer"]] = places.get(row["answer"], -1) + 1
        for column, values in columns.items():
            row[column] = values if isinstance(values, str) else values[at]
    return write(path.with_name(f"filled-{path.name}"), rows)


def write(path: Path, rows: list[dict[str, str]], delimiter: str = ",") -> Path:
    """Write a table as a spreadsheet does."""
    stream = io.StringIO()
    table = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
    table.writeheader()
    table.writerows(rows)
    path.write_text(f"\ufeff{stream.getvalue()}", encoding="utf-8")
    return path
