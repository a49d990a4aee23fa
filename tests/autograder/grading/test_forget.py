"""Taking grades back: nbgrader sees none of them any more, and what people marked is not lost."""

from __future__ import annotations

import datetime
import sqlite3

import pytest
import sqlalchemy
import stub_graders
from nbgrader import api
from small_course import NAME, SmallCourse

from autograder.course import CourseError
from autograder.gradebook.gradebook import results
from autograder.gradebook.tables import SUBMITTED_ASSIGNMENT
from autograder.grading.autograded import notebook_path
from autograder.grading.forget import forget
from autograder.grading.run import grade_assignment


@pytest.fixture
def graded(small: SmallCourse) -> SmallCourse:
    """A course in which alice and bob were graded, and eve got 0 for nothing."""
    small.submit("alice")
    small.submit("bob")
    (small.course.submitted / "eve").mkdir()
    grade(small, missing_as_zero=True)
    for student in ("alice", "eve"):
        page = small.course.feedback / student / f"{NAME}.html"
        page.parent.mkdir(parents=True)
        page.write_text("a page")
    return small


def grade(small: SmallCourse, **options) -> None:
    grade_assignment(small.course, NAME, pool=stub_graders.InlinePool, **options)


def change(small: SmallCourse, statement: str) -> None:
    with sqlite3.connect(small.course.gradebook_file) as connection:
        assert connection.execute(statement).rowcount


def test_a_whole_assignment(graded: SmallCourse) -> None:
    done = forget(graded.course, NAME)
    assert done.students == ["alice", "bob", "eve"]
    assert results(graded.course, NAME) == {}
    assert not notebook_path(graded.course, "alice", NAME).exists()
    assert not (graded.course.feedback / "alice" / f"{NAME}.html").exists()
    assert (graded.course.submitted / "alice" / NAME / f"{NAME}.ipynb").is_file()
    with api.Gradebook(graded.course.database, "word-embeddings") as book:
        assert book.assignment_submissions(NAME) == []
        assert book.notebook_submissions(NAME, NAME) == []
    assert done.backup is not None
    with sqlite3.connect(done.backup) as backup:
        assert backup.execute("SELECT COUNT(*) FROM submitted_assignment").fetchone() == (3,)


def test_those_without_a_submission(graded: SmallCourse) -> None:
    assert forget(graded.course, NAME, missing=True).students == ["eve"]
    assert list(results(graded.course, NAME)) == ["alice", "bob"]
    with pytest.raises(CourseError, match="nobody without a submission has a grade in 01-small"):
        forget(graded.course, NAME, missing=True)


def test_marks_by_hand_come_back_with_the_answer(graded: SmallCourse) -> None:
    change(graded, "UPDATE grade SET manual_score = 1.5, needs_manual_grade = 0 WHERE auto_score IS NULL")
    assert forget(graded.course, NAME, students=["alice"]).marked == ["alice"]
    assert list(results(graded.course, NAME)) == ["bob", "eve"]
    grade(graded)
    assert results(graded.course, NAME)["alice"].result.exercises["written-why"].points == 1.5


def test_an_extension_stays(graded: SmallCourse) -> None:
    engine = sqlalchemy.create_engine(graded.course.database)
    with engine.begin() as connection:
        given = SUBMITTED_ASSIGNMENT.update().where(SUBMITTED_ASSIGNMENT.c.student_id == "bob")
        connection.execute(given.values(extension=datetime.timedelta(days=2)))
    forget(graded.course, NAME)
    with engine.begin() as connection:
        there = connection.execute(SUBMITTED_ASSIGNMENT.select()).all()
    engine.dispose()
    assert [(row.student_id, row.extension) for row in there] == [("bob", datetime.timedelta(days=2))]
    assert results(graded.course, NAME) == {}


def test_what_was_never_graded(small: SmallCourse) -> None:
    with pytest.raises(CourseError, match="nobody has a grade in 01-small"):
        forget(small.course, NAME)
    small.submit("alice")
    grade(small)
    with pytest.raises(CourseError, match="student 'bob' has no grade"):
        forget(small.course, NAME, students=["bob"])


def test_an_id_that_leads_elsewhere_removes_nothing_there(graded: SmallCourse) -> None:
    change(graded, "UPDATE student SET id = '..' WHERE id = 'eve'")
    change(graded, "UPDATE submitted_assignment SET student_id = '..' WHERE student_id = 'eve'")
    stay = graded.course.work / NAME
    stay.mkdir()
    forget(graded.course, NAME, students=[".."])
    assert stay.is_dir()
