"""Grades for the LMS: what Canvas and Moodle import, and a plain table.

Canvas (``lib/gradebook_importer.rb``) wants the columns Student, ID, SIS User ID, SIS Login ID, Section,
then one column an assignment, ``Title (number)``, with a row "Points Possible" on top; it finds students by
ID, and an assignment without a number by its title. Moodle's grading worksheet
(``mod/assign/feedback/offline``) is about one assignment: it wants Identifier ("Participant 2001"), Grade and
"Last modified (grade)", and takes "Feedback comments" as HTML. A file that either exported itself, given as
the roster, lends its own columns, so that what comes back is what went out, with grades.

Each format is an exporter of nbgrader's as well: ``nbgrader export
--exporter=autograder.lms.export.CanvasExporter``.
"""

from __future__ import annotations

import dataclasses
import html
import typing
from collections.abc import Sequence
from pathlib import Path

from nbgrader.plugins import ExportPlugin
from traitlets import Unicode

from ..course import Course, CourseError
from ..files import atomic_write, cannot
from ..grading.freshness import stale_lines
from ..leaks import find_leaks, hidden_tests
from ..result import SubmissionStatus
from ..text import some
from .grades import Grades, read_grades
from .roster import read_roster
from .tables import canvas_table, csv_table, feedback, moodle_table, to_csv

FORMATS = ("canvas", "moodle", "csv")


@dataclasses.dataclass
class Exported:
    """What an export wrote.

    Attributes
    ----------
    stale
        Grades that are out of date, which the file has as they are.
    left_out
        Students whose grades could not be read; the warnings name them.
    warnings
        One line each: what whoever uploads the file should know.
    """

    files: list[Path] = dataclasses.field(default_factory=list)
    students: int = 0
    stale: int = 0
    left_out: int = 0
    warnings: list[str] = dataclasses.field(default_factory=list)


def export(
    course: Course,
    format: str,
    names: Sequence[str] | None = None,
    *,
    out: Path | None = None,
    roster: Path | None = None,
    students: Sequence[str] | None = None,
) -> Exported:
    """Write the grades of some assignments, by default of all that were graded.

    Parameters
    ----------
    format
        ``"canvas"``, ``"moodle"`` or ``"csv"``.
    out
        The file; by default ``grading/export/canvas.csv``, ``NAME-moodle.csv`` or ``grades.csv``.
    roster
        A gradebook that Canvas exported, or Moodle's grading worksheet of the assignment.
    students
        Only these.

    Raises
    ------
    CourseError
        If there is nothing to export, the roster is none, or a file cannot be written.
    """
    if format not in FORMATS:
        raise CourseError(f"unknown format {format!r}: there are {', '.join(FORMATS)}")
    known = course.assignment_names()
    for name in names or ():
        course.solution(name)
    grades = [read_grades(course, name) for name in names or known]
    if names:
        for grade in grades:
            if not grade.rows:
                raise CourseError(
                    f"nobody was graded in {grade.name} yet: run `autograder grade {grade.name}` first"
                )
    grades = [grade for grade in grades if grade.rows]
    if not grades:
        raise CourseError("nobody was graded yet: run `autograder grade NAME` first")
    if students:
        grades = _only(students, grades)
    listed = read_roster(roster, format) if roster is not None else None
    done = Exported(students=len({student for grade in grades for student in grade.rows}))
    done.stale = sum(student in grade.rows for grade in grades for student in grade.stale)
    done.left_out = sum(len(grade.unreadable) for grade in grades)
    done.warnings += [warning for grade in grades for warning in _warnings(grade)]
    if format == "moodle":
        if len(grades) > 1 and (out is not None or roster is not None):
            raise CourseError(
                "Moodle imports one assignment a file: name the assignment, "
                "or leave --out and --roster away to get a file for each"
            )
        for grade in grades:
            grade = _without_leaks(course, grade, done.warnings)
            table, missing = moodle_table(grade, listed)
            _finish(done, out or _folder(course) / f"{grade.name}-moodle.csv", table, missing, roster)
    elif format == "canvas":
        table, missing = canvas_table(grades, listed)
        _finish(done, out or _folder(course) / "canvas.csv", table, missing, roster)
    else:
        _finish(done, out or _folder(course) / "grades.csv", csv_table(grades), [], None)
    return done


def _without_leaks(course: Course, grade: Grades, warnings: list[str]) -> Grades:
    """The grades without the feedback in which a hidden test stands: students read Moodle's comments."""
    forbidden = hidden_tests(course, grade.name)
    rows = {}
    for student, row in grade.rows.items():
        if find_leaks(html.unescape(feedback(row)), forbidden, student):
            warnings.append(
                f"{grade.name}: hidden tests stand in the feedback of {student}, which is left out"
            )
            silent = [dataclasses.replace(exercise, message="") for exercise in row.exercises]
            row = dataclasses.replace(row, exercises=silent, comments={}, message="")
        rows[student] = row
    return dataclasses.replace(grade, rows=rows)


def _folder(course: Course) -> Path:
    return course.work / "export"


def _only(students: Sequence[str], grades: list[Grades]) -> list[Grades]:
    for student in students:
        if not any(student in grade.rows for grade in grades):
            raise CourseError(f"student {student!r} was not graded: look at the table of `autograder grade`")
    chosen = [
        dataclasses.replace(grade, rows={s: row for s, row in grade.rows.items() if s in students})
        for grade in grades
    ]
    return [grade for grade in chosen if grade.rows]


def _warnings(grade: Grades) -> list[str]:
    said = [f"{grade.name}: {student} is left out ({why})" for student, why in grade.unreadable.items()]
    said += stale_lines(grade.name, {s: why for s, why in grade.stale.items() if s in grade.rows})
    if waiting := [student for student, row in grade.rows.items() if row.to_mark]:
        said.append(
            f"{grade.name}: {len(waiting)} of {len(grade.rows)} have written answers still to be marked, "
            "which their grades leave out"
        )
    if failed := _with(grade, SubmissionStatus.UNGRADABLE):
        said.append(f"{grade.name}: {len(failed)} could not be graded and get 0: {some(failed)}")
    if partial := _with(grade, SubmissionStatus.PARTIAL):
        said.append(f"{grade.name}: {len(partial)} were graded in part only: {some(partial)}")
    return said


def _with(grade: Grades, status: SubmissionStatus) -> list[str]:
    """The students whose submission ended so."""
    return [student for student, row in grade.rows.items() if row.status is status]


def _finish(
    done: Exported, path: Path, table: list[list[str]], missing: list[str], roster: Path | None
) -> None:
    if missing:
        where = f"in {roster}" if roster is not None else "to the LMS by a number"
        done.warnings.append(f"{path.name} leaves out who is not known {where}: {some(missing)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            # /dev/stdout and its like.
            path.write_bytes(to_csv(table))
        else:
            atomic_write(path, to_csv(table))
    except OSError as error:
        raise CourseError(cannot("written", path, error, "name another file")) from None
    done.files.append(path)


# --- nbgrader's seam


class _Exporter(ExportPlugin):
    """``nbgrader export`` with one of the formats, and its own options."""

    format = ""

    roster = Unicode("", help="a gradebook that Canvas exported, or Moodle's grading worksheet").tag(
        config=True
    )

    def export(self, gradebook: typing.Any) -> None:
        course = Course.at(Path(self.parent.coursedir.root))
        done = export(
            course,
            self.format,
            [str(name) for name in self.assignment] or None,
            out=Path(self.to) if self.to else None,
            roster=Path(self.roster) if self.roster else None,
            students=[str(student) for student in self.student] or None,
        )
        for warning in done.warnings:
            self.log.warning(warning)
        for path in done.files:
            self.log.info("Exported grades to %s", path)


class CanvasExporter(_Exporter):
    """Canvas's gradebook import."""

    format = "canvas"


class MoodleExporter(_Exporter):
    """Moodle's grading worksheet."""

    format = "moodle"


class CsvExporter(_Exporter):
    """A row for each student and assignment."""

    format = "csv"
