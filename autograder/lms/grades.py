"""What is exported of an assignment's grades: the recorded results, with what is known of the students."""

from __future__ import annotations

import dataclasses
import datetime

from ..course import Course
from ..gradebook.gradebook import Recorded, results
from ..grading.freshness import stale
from ..notebook import load_assignment
from ..result import ExerciseResult, Status, SubmissionStatus
from ..term import read_rules
from ..text import explain
from .collect import Note, notes


@dataclasses.dataclass
class StudentGrade:
    """One student's grade in one assignment.

    Attributes
    ----------
    score
        With marks by hand, less the penalty for lateness, never below 0.
    late_seconds
        After the deadline; 0 where only the system's own mark says that it was late.
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
    late_seconds: float = 0.0
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
    noted = notes(course, name)
    rules = read_rules(course, name)
    cells = [cell for cell in assignment.graded_cells if cell.exercise not in rules.dropped]
    grades = Grades(name, sum(rules.points.get(cell.exercise or "", cell.points) for cell in cells), {})
    grades.stale = stale(course, assignment, recorded)
    for student, one in recorded.items():
        try:
            grades.rows[student] = _row(student, one, noted.get(student, Note()))
        except Exception as error:
            # One student's row must not cost the others.
            grades.unreadable[student] = explain(error)
    return grades


def _row(student: str, recorded: Recorded, note: Note) -> StudentGrade:
    result = recorded.result
    at = result.submitted_at or note.at
    return StudentGrade(
        student=student,
        name=result.name or note.name,
        email=recorded.email,
        lms=note.lms,
        score=result.score,
        penalty=result.penalty,
        status=result.status,
        message=result.message if result.status is SubmissionStatus.UNGRADABLE else "",
        to_mark=sum(e.status is Status.MANUAL and e.points is None for e in result.exercises.values()),
        late=note.late or result.late > 0,
        late_seconds=result.late,
        submitted_at=at,
        graded_at=recorded.recorded_at,
        exercises=list(result.exercises.values()),
        comments=recorded.comments,
    )
