"""What is exported of an assignment's grades: the recorded results, with what is known of the students."""

from __future__ import annotations

import dataclasses
import datetime
import typing

import sqlalchemy

from ..course import Course
from ..gradebook.database import reading
from ..gradebook.gradebook import Recorded, results
from ..grading.freshness import stale
from ..notebook import load_assignment
from ..result import ExerciseResult, Status, SubmissionStatus
from ..text import explain
from .collect import Note, notes


@dataclasses.dataclass
class StudentGrade:
    """One student's grade in one assignment.

    Attributes
    ----------
    score
        With marks by hand, less nbgrader's penalty for lateness, never below 0.
    to_mark
        Written answers that nobody has marked yet.
    submitted_at, graded_at
        UTC.
    """

    student: str
    name: str = ""
    email: str = ""
    lms: str = ""
    score: float = 0.0
    penalty: float = 0.0
    status: SubmissionStatus = SubmissionStatus.GRADED
    message: str = ""
    to_mark: int = 0
    late: bool = False
    submitted_at: datetime.datetime | None = None
    graded_at: datetime.datetime | None = None
    exercises: list[ExerciseResult] = dataclasses.field(default_factory=list)
    comments: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Grades:
    """The grades of one assignment.

    Attributes
    ----------
    max_score
        Written answers included.
    unreadable
        Why a student has no row, by student.
    stale
        Why a student's grade is out of date, by student.
    """

    name: str
    max_score: float
    rows: dict[str, StudentGrade]
    unreadable: dict[str, str] = dataclasses.field(default_factory=dict)
    stale: dict[str, str] = dataclasses.field(default_factory=dict)


def read_grades(course: Course, name: str) -> Grades:
    """The grades of an assignment; without rows when nobody was graded.

    Raises
    ------
    CourseError
        If the gradebook or the notes of a collection cannot be read.
    """
    assignment = load_assignment(course.solution(name), name)
    recorded = results(course, name)
    said = _nbgrader_says(course, name) if recorded else {}
    noted = notes(course, name)
    grades = Grades(name, sum(cell.points for cell in assignment.graded_cells), {})
    grades.stale = stale(course, assignment, recorded)
    for student, one in recorded.items():
        try:
            grades.rows[student] = _row(student, one, noted.get(student, Note()), said.get(student))
        except Exception as error:
            # One student's row must not cost the others.
            grades.unreadable[student] = explain(error)
    return grades


def _row(student: str, recorded: Recorded, note: Note, said: typing.Any) -> StudentGrade:
    result = recorded.result
    penalty = float(said.penalty or 0.0) if said is not None else 0.0
    name = " ".join(part for part in (said.first_name, said.last_name) if part) if said is not None else ""
    at = said.at if said is not None and said.at else note.at
    return StudentGrade(
        student=student,
        name=name or note.name,
        email=(said.email or "") if said is not None else "",
        lms=note.lms,
        score=max(0.0, result.score - penalty),
        penalty=penalty,
        status=result.status,
        message=result.message if result.status is SubmissionStatus.UNGRADABLE else "",
        to_mark=sum(e.status is Status.MANUAL and e.points is None for e in result.exercises.values()),
        late=note.late,
        submitted_at=at,
        graded_at=recorded.recorded_at,
        exercises=list(result.exercises.values()),
        comments=recorded.comments,
    )


def _nbgrader_says(course: Course, name: str) -> dict[str, typing.Any]:
    """Names, addresses, times and penalties, as nbgrader's own tables have them, by student."""
    query = sqlalchemy.text(
        """
        SELECT s.student_id AS student, p.first_name, p.last_name, p.email, s.timestamp AS at,
               (SELECT SUM(n.late_submission_penalty) FROM submitted_notebook n WHERE n.assignment_id = s.id)
               AS penalty
        FROM submitted_assignment s
        JOIN assignment a ON a.id = s.assignment_id
        JOIN student p ON p.id = s.student_id
        WHERE a.name = :name
        """
    ).columns(at=sqlalchemy.DateTime)
    with reading(course) as connection:
        return {row.student: row for row in connection.execute(query, {"name": name})}
