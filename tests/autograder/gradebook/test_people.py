"""Names and addresses of students, in nbgrader's own table."""

from __future__ import annotations

import pytest
from nbgrader import api
from small_course import NAME, SmallCourse
from stub_graders import InlinePool

from autograder.gradebook.gradebook import results
from autograder.gradebook.people import Person, remember
from autograder.grading.run import grade_assignment


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("Jane Doe", "Jane", "Doe"),
        ("Doe, Jane", "Jane", "Doe"),
        ("  Ada   King Lovelace ", "Ada King", "Lovelace"),
        ("doejane", "", "doejane"),
        ("山田太郎", "", "山田太郎"),
        ("", "", ""),
    ],
)
def test_a_name_is_taken_apart(said: str, first: str, last: str) -> None:
    assert Person.called(said) == Person(first, last)
    assert Person.called(said).name == f"{first} {last}".strip()


def test_what_somebody_entered_stays_unless_a_list_is_to_replace_it(small: SmallCourse) -> None:
    assert remember(small.course, {"1": Person.called("doejane"), "2": Person()}) == ["1"]
    assert remember(small.course, {"1": Person.called("Roe, Jane")}) == []
    assert remember(small.course, {"1": Person.called("Roe, Jane", "jane@example.org")}, replace=True) == [
        "1"
    ]
    assert remember(small.course, {"1": Person.called("Roe, Jane")}, replace=True) == []
    with api.Gradebook(small.course.database, "word-embeddings") as book:
        [student] = book.students
        assert (student.id, student.first_name, student.last_name) == ("1", "Jane", "Roe")
        assert student.email == "jane@example.org", "what a list leaves out stays"


def test_a_grade_has_its_students_name(small: SmallCourse) -> None:
    small.submit("1")
    small.submit("2")
    remember(small.course, {"1": Person.called("Doe, Jane")})
    run = grade_assignment(small.course, NAME, pool=InlinePool)
    assert {student: result.name for student, result in run.results.items()} == {"1": "Jane Doe", "2": ""}
    assert results(small.course, NAME)["1"].result.name == "Jane Doe"
