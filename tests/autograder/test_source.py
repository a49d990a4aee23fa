"""What nbgrader makes of a solution notebook, in this process."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from small_course import NAME, SmallCourse, answer, small_solution

from autograder.course import CourseError
from autograder.source import course_id, quiet_log, student_version


def by_id(cells: list) -> dict[str, dict]:
    graded = [cell for cell in cells if "nbgrader" in cell["metadata"]]
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in graded}


def test_the_students_version_has_neither_and_comes_with_its_data(small: SmallCourse, tmp_path: Path) -> None:
    (small.root / "solutions" / NAME / "words.txt").write_text("cat dog")
    student_version(small.course, NAME, tmp_path / "out")
    folder = tmp_path / "out" / NAME
    cells = by_id(json.loads((folder / f"{NAME}.ipynb").read_text())["cells"])
    text = "".join("".join(cell["source"]) for cell in cells.values())
    assert "value_to_double" not in text
    assert "answer_of_double" not in text
    assert "double(2) is 4" in text, "visible checks stay"
    assert (folder / "words.txt").read_text() == "cat dog"
    assert small.course.gradebook_file is not None
    assert not small.course.gradebook_file.exists(), "no gradebook is needed, and none is made"


def test_what_nbgrader_refuses_is_one_line_with_the_file(small: SmallCourse, tmp_path: Path) -> None:
    again = answer("double", "def double(x): return x") | {"id": "double-again"}
    path = small.write_solution([*small_solution(), again])
    with pytest.raises(CourseError) as refused:
        student_version(small.course, NAME, tmp_path / "out")
    assert str(refused.value).startswith(f"{path}: nbgrader refuses it: ")
    assert "\n" not in str(refused.value)


def test_the_courses_id_is_that_of_its_configuration(small: SmallCourse) -> None:
    config = small.root / "nbgrader_config.py"
    config.write_text("c = get_config()\nc.CourseDirectory.course_id = 'ling-101'\n")
    assert course_id(small.course) == "ling-101"
    config.write_text("c = get_config()\n")
    assert course_id(small.course) == ""


def test_nbgraders_own_words_go_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    quiet_log().error("at length")
    assert capsys.readouterr() == ("", "")
    assert not isinstance(quiet_log(), logging.RootLogger)
