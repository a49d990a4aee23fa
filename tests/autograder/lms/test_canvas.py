"""Canvas's table: whose row, which column, on which scale."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course import CourseError
from autograder.lms.canvas import canvas_table, comments_table
from autograder.lms.grades import Grades, StudentGrade
from autograder.lms.roster import Roster
from autograder.result import ExerciseResult, Status

HEADER = [
    "Student",
    "ID",
    "SIS User ID",
    "SIS Login ID",
    "Section",
    "Quiz (7)",
    "Homework 1 (4711)",
    "Current Score",
]
ROWS = [
    ["    Points Possible", "", "", "", "", "10", "100", "(read only)"],
    ["Doe, Jane", "1001", "S1", "jane", "A", "9", "", ""],
    ["Roe, Jack", "1002", "S2", "jack", "A", "9", "", ""],
    ["Lee, Ann", "1003", "S3", "ann", "A", "9", "", ""],
]


def roster(**cells: str) -> Roster:
    return Roster(Path("gradebook.csv"), HEADER, [list(row) for row in ROWS])


def grades(*students: str, name: str = "01-small") -> Grades:
    failed = ExerciseResult("double", "test-double", 0.0, 1.0, Status.FAILED, "double is\nwrong")
    rows = {s: StudentGrade(s, f"Name {s}", score=4.5, exercises=[failed]) for s in students}
    return Grades(name, 5.0, rows)


@pytest.mark.parametrize("title", ["Homework 1", "homework 1 (4711)", "4711"])
def test_a_column_of_another_name_is_filled_on_its_own_scale(title: str) -> None:
    done = canvas_table([grades("1001", "1003")], roster(), {"01-small": title})
    assert done.rows == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Homework 1 (4711)"],
        ["    Points Possible", "", "", "", "", "100"],
        ["Doe, Jane", "1001", "S1", "jane", "A", "90"],
        ["Lee, Ann", "1003", "S3", "ann", "A", "90"],
    ]
    assert done.warnings == ["01-small: Canvas counts to 100 there, the grades are put on its scale"]
    assert done.missing == []


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    done = canvas_table([grades("1001")], roster())
    assert done.rows[0][-1] == "01-small"
    assert done.rows[1][-1] == "5"
    assert done.warnings == [
        "gradebook.csv has no column '01-small': Canvas would make a new assignment; name its own by "
        "--column (there are: Quiz (7), Homework 1 (4711))"
    ]
    with pytest.raises(CourseError, match="no column 'Homework 9' for 01-small: there are Quiz"):
        canvas_table([grades("1001")], roster(), {"01-small": "Homework 9"})


def test_students_are_known_by_what_the_school_calls_them() -> None:
    done = canvas_table([grades("jack", "S3", "1001", "nobody")], roster(), {"01-small": "4711"})
    assert done.numbers == {"1001": "1001", "jack": "1002", "S3": "1003"}
    assert done.missing == ["nobody"]


def test_without_a_roster_numbers_alone_are_known() -> None:
    done = canvas_table([grades("1001", "jack", "٣")], None, {"01-small": "Homework 1 (4711)"})
    assert done.rows[0][-1] == "Homework 1 (4711)"
    assert done.rows[2:] == [["Name 1001", "1001", "", "", "", "4.5"]]
    assert done.missing == ["jack", "٣"]


def test_comments_stand_in_a_table_of_their_own() -> None:
    table = comments_table([grades("1001"), grades("1002", name="02-more")], {"1001": "1001", "1002": "1002"})
    assert table == [
        ["Student", "ID", "01-small", "02-more"],
        ["Name 1001", "1001", "double: 0 of 1, double is wrong", ""],
        ["Name 1002", "1002", "", "double: 0 of 1, double is wrong"],
    ]
