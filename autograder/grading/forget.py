"""Taking grades back: what a grading of the wrong assignment, or of nobody's work, has written."""

from __future__ import annotations

import dataclasses
import datetime
import json
import shutil
from pathlib import Path

from sqlalchemy import Connection, delete, select

from ..course import Course, CourseError
from ..files import cannot
from ..gradebook.database import RESULTS, back_up, reading_tables, writing
from ..gradebook.manual_grades import carry_over
from ..gradebook.schema import find_or_make_submission
from ..gradebook.tables import ASSIGNMENT, COMMENT, GRADE, SUBMITTED_ASSIGNMENT, SUBMITTED_NOTEBOOK
from ..result import ungradable
from .autograded import notebook_path
from .submissions import Submitted


@dataclasses.dataclass
class Forgotten:
    """What was taken back.

    Attributes
    ----------
    students
        Whose grades.
    marked
        Those of them with marks or comments by hand, which are kept aside.
    backup
        The gradebook as it was before; None where it is no SQLite file.
    exports
        Files in ``grading/export``, which are left as they are.
    """

    students: list[str] = dataclasses.field(default_factory=list)
    marked: list[str] = dataclasses.field(default_factory=list)
    backup: Path | None = None
    exports: list[str] = dataclasses.field(default_factory=list)


def forget(
    course: Course, name: str, *, students: list[str] | None = None, missing: bool = False
) -> Forgotten:
    """Take the grades of an assignment back; what students submitted stays.

    Marks and comments by hand are kept aside, and come back when the same answers are graded again. An
    extension that somebody entered in nbgrader stays with its student.

    Parameters
    ----------
    students
        Only theirs (default: everybody's).
    missing
        Only of those who have submitted nothing for it.

    Raises
    ------
    CourseError
        If there is no such grade, or the gradebook cannot be written.
    """
    course.solution(name)
    graded = _graded(course, name)
    for student in students or ():
        if student not in graded:
            raise CourseError(
                f"student {student!r} has no grade in {name}: look at `autograder report {name}`"
            )
    chosen = [student for student in graded if students is None or student in students]
    if missing:
        chosen = [student for student in chosen if _submitted(course, name, student).absent]
    if not chosen:
        whom = "nobody without a submission" if missing else "nobody"
        raise CourseError(f"{whom} has a grade in {name}: there is nothing to forget")
    done = Forgotten(chosen, backup=back_up(course))
    with writing(course) as connection:
        for student in chosen:
            if _take_back(connection, name, student):
                done.marked.append(student)
    for student in chosen:
        _remove_pages(course, name, student)
    if len(chosen) == len(graded):
        _unlink(course.work / "report" / f"{name}.html")
    done.exports = sorted(path.name for path in (course.work / "export").glob("*") if path.is_file())
    return done


def _submitted(course: Course, name: str, student: str) -> Submitted:
    return Submitted(student, course.submitted / student / name / f"{name}.ipynb")


def _graded(course: Course, name: str) -> list[str]:
    """The students with a submission in nbgrader's tables, graded by whichever program."""
    with reading_tables(course, SUBMITTED_ASSIGNMENT.name) as connection:
        if connection is None:
            return []
        query = (
            select(SUBMITTED_ASSIGNMENT.c.student_id)
            .join(ASSIGNMENT, ASSIGNMENT.c.id == SUBMITTED_ASSIGNMENT.c.assignment_id)
            .join(SUBMITTED_NOTEBOOK, SUBMITTED_NOTEBOOK.c.assignment_id == SUBMITTED_ASSIGNMENT.c.id)
            .where(ASSIGNMENT.c.name == name)
            .distinct()
        )
        return sorted(connection.scalars(query))


def _take_back(connection: Connection, name: str, student: str) -> bool:
    """Remove one grade; whether marks by hand were kept aside."""
    this = (RESULTS.c.student_id == student) & (RESULTS.c.assignment == name)
    answers = connection.execute(select(RESULTS.c.answers).where(this)).scalar_one_or_none()
    notebook = find_or_make_submission(connection, name, student)
    before = {} if answers is None else json.loads(answers)
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    marked = carry_over(connection, notebook, ungradable(student, name, ""), before, {}, now)
    for table in (GRADE, COMMENT):
        connection.execute(delete(table).where(table.c.notebook_id == notebook.id))
    connection.execute(delete(SUBMITTED_NOTEBOOK).where(SUBMITTED_NOTEBOOK.c.id == notebook.id))
    submission = SUBMITTED_ASSIGNMENT.c.id == notebook.submission_id
    connection.execute(
        delete(SUBMITTED_ASSIGNMENT).where(submission, SUBMITTED_ASSIGNMENT.c.extension.is_(None))
    )
    connection.execute(SUBMITTED_ASSIGNMENT.update().where(submission).values(timestamp=None))
    connection.execute(delete(RESULTS).where(this))
    return bool(marked)


def _remove_pages(course: Course, name: str, student: str) -> None:
    if student in (".", "..") or Path(student).name != student:
        # No folder of this course can be called so.
        return
    for folder in (notebook_path(course, student, name).parent, course.feedback / student / name):
        try:
            if folder.is_symlink():
                folder.unlink()
            elif folder.is_dir():
                shutil.rmtree(folder)
        except OSError as error:
            raise CourseError(
                cannot("removed", error.filename or folder, error, "remove it by hand")
            ) from None
    _unlink(course.feedback / student / f"{name}.html")


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CourseError(cannot("removed", path, error, "remove it by hand")) from None
