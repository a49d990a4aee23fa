"""Marks by hand as an assistant's list brings them: with the lines of a rubric, and who gave them.

Points and comments go where Formgrader puts its own, so that everything that knows nbgrader's tables sees
them. The lines of the rubric stand beside them, and hold as long as the answer and the mark stay what they
were.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Sequence

import sqlalchemy
from sqlalchemy import Connection, select

from ..course import Course, CourseError
from ..result import RubricLine, SubmissionResult
from ..text import storable
from .database import MARKS, RESULTS, back_up, writing
from .schema import find_or_make_submission


@dataclasses.dataclass(frozen=True)
class Mark:
    """What a person gave for one written answer.

    Attributes
    ----------
    answer
        Hash of the answer that it is about.
    marker
        Who gave it.
    lines
        The lines of the rubric, empty where there is none; otherwise their points add up to ``points``.
    """

    student: str
    grade_id: str
    answer: str
    points: float
    comment: str = ""
    marker: str = ""
    lines: tuple[RubricLine, ...] = ()


def write_marks(course: Course, name: str, marks: Sequence[Mark]) -> list[Mark]:
    """Write marks into the gradebook, over those that are there; all of them in one transaction, or none.

    Returns
    -------
    list of Mark
        Those that were not written, since the answer that is graded now is another one.

    Raises
    ------
    CourseError
        If the gradebook cannot be written; it is as before then.
    """
    if not marks:
        return []
    back_up(course)
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    changed = []
    with writing(course) as connection:
        for mark in marks:
            if not _write(connection, name, mark, now):
                changed.append(mark)
    return changed


def _write(connection: Connection, name: str, mark: Mark, at: datetime.datetime) -> bool:
    this = (RESULTS.c.student_id == mark.student) & (RESULTS.c.assignment == name)
    answers = connection.execute(select(RESULTS.c.answers).where(this)).scalar_one_or_none()
    if answers is None or json.loads(answers).get(mark.grade_id) != mark.answer:
        return False
    notebook = find_or_make_submission(connection, name, mark.student)
    grade, comment = notebook.grades.get(mark.grade_id), notebook.comments.get(mark.grade_id)
    if grade is None:
        raise CourseError(
            f"the gradebook has no cell {mark.grade_id} in {name}: run `autograder grade {name}` first"
        )
    grade.manual_score, grade.needs_manual_grade = mark.points, False
    if comment is not None and mark.comment:
        comment.manual_comment = storable(mark.comment)
    notebook.save(connection)
    key = {"student_id": mark.student, "assignment": name, "grade_id": mark.grade_id, "answer": mark.answer}
    same = [MARKS.c[column] == value for column, value in key.items()]
    connection.execute(MARKS.delete().where(*same))
    lines = json.dumps([dataclasses.asdict(line) for line in mark.lines])
    connection.execute(
        MARKS.insert().values(**key, points=mark.points, marker=storable(mark.marker), lines=lines, at=at)
    )
    return True


@dataclasses.dataclass(frozen=True)
class Marked:
    """Who marked one answer, and the lines of the rubric."""

    grade_id: str
    answer: str
    points: float
    marker: str
    lines: list[RubricLine]


def marked(connection: Connection, name: str) -> dict[str, list[Marked]]:
    """The marks with markers and lines in a gradebook, by student."""
    found: dict[str, list[Marked]] = {}
    if not sqlalchemy.inspect(connection).has_table(MARKS.name):
        return found
    for row in connection.execute(select(MARKS).where(MARKS.c.assignment == name)):
        lines = [RubricLine(**line) for line in json.loads(row.lines)]
        one = Marked(row.grade_id, row.answer, row.points, row.marker, lines)
        found.setdefault(row.student_id, []).append(one)
    return found


def apply_lines(result: SubmissionResult, answers: dict[str, str], marks: Sequence[Marked]) -> dict[str, str]:
    """Put the lines of rubrics beside the marks that they add up to; who gave these, by grade_id.

    A mark that was changed since (in Formgrader), or an answer that was, has none.
    """
    markers = {}
    by_cell = {exercise.grade_id: exercise for exercise in result.exercises.values()}
    for mark in marks:
        exercise = by_cell.get(mark.grade_id)
        if exercise is None or exercise.points is None or answers.get(mark.grade_id) != mark.answer:
            continue
        if abs(exercise.points - mark.points) < 1e-9:
            exercise.rubric = mark.lines
            markers[mark.grade_id] = mark.marker
    return markers
