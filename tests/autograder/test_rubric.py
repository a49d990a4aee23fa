"""Rubrics: read from the solution, added up, and kept from students."""

from __future__ import annotations

import json

import pytest
from small_course import NAME, Cell, SmallCourse, cell, small_solution

from autograder.authoring.release import release
from autograder.course import Course, CourseError
from autograder.notebook import load_assignment
from autograder.rubric import Criterion, written_exercises

RUBRIC = """### BEGIN SOLUTION
Because addition is repeated counting.

**Rubric (2 points).**

- 1.5 points: names *counting*,
  in whatever words.
- 0.5 points for an example: any.
- Poems are welcome.
### END SOLUTION"""


def with_written(source: str) -> list[Cell]:
    cells = small_solution()[:-1]
    question = cell("markdown", "## Why?\n\nSay why.", "question", grade_id="question", locked=True)
    why = cell("markdown", source, "written-why", grade_id="written-why", grade=True, solution=True, points=2)
    return [*cells, question, why]


def test_lines_with_points_and_remarks(small: SmallCourse) -> None:
    small.write_solution(with_written(RUBRIC))
    [written] = written_exercises(load_assignment(small.course.solution(NAME), NAME))
    assert written.name == "written-why"
    assert written.model == "Because addition is repeated counting."
    assert written.question == "## Why?\n\nSay why."
    assert written.rubric is not None
    assert written.rubric.criteria == (
        Criterion(1.5, "names *counting*, in whatever words."),
        Criterion(0.5, "for an example: any."),
    )
    assert written.rubric.remarks == ("Poems are welcome.",)


def test_a_cell_without_rubric_has_none(small: SmallCourse) -> None:
    [written] = written_exercises(load_assignment(small.course.solution(NAME), NAME))
    assert written.rubric is None
    assert written.model == "Because addition is repeated counting."


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (RUBRIC.replace("1.5", "1"), "adds up to 1.5 points, the cell has 2"),
        (RUBRIC.replace(" points", " marks").replace("(2 marks)", ""), "has no line with points"),
    ],
)
def test_a_rubric_that_does_not_add_up_is_not_released(small: SmallCourse, source: str, says: str) -> None:
    small.write_solution(with_written(source))
    with pytest.raises(CourseError, match=says):
        release(small.course, [NAME], check=True)


def test_a_release_takes_the_rubric_away(small: SmallCourse) -> None:
    small.write_solution(with_written(RUBRIC))
    from autograder.authoring.release import student_version

    student_version(small.course, NAME, small.root / "shop")
    released = json.loads((small.root / "shop" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8"))
    text = "".join("".join(one["source"]) for one in released["cells"])
    assert "Rubric" not in text
    assert "counting" not in text


def test_every_written_exercise_of_the_course_has_a_rubric(root) -> None:
    course = Course.at(root)
    for name in course.assignment_names():
        for written in written_exercises(load_assignment(course.solution(name), name)):
            assert written.rubric is not None, f"{name}: {written.name}"
            assert written.model, f"{name}: {written.name}"
            assert written.question.startswith("#"), f"{name}: {written.name}"
