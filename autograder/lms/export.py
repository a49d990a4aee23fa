"""Grades for the LMS: what Canvas and Moodle import, and a plain table.

Canvas's form is in :mod:`autograder.lms.canvas`. Moodle's grading worksheet
(``mod/assign/feedback/offline``) is about one assignment: it wants Identifier ("Participant 2001"), Grade and
"Last modified (grade)", and takes "Feedback comments" as HTML. A file that either exported itself, given as
the roster, lends its own columns, so that what comes back is what went out, with grades.

Each format is an exporter of nbgrader's as well: ``nbgrader export
--exporter=autograder.lms.export.CanvasExporter``.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Sequence
from pathlib import Path

from nbgrader.plugins import ExportPlugin
from traitlets import List, Unicode

from ..course import Course, CourseError
from ..files import atomic_write, cannot
from ..term import read_rules
from ..text import some
from .canvas import canvas_table, comments_table
from .canvas_upload import CanvasAssignment
from .caveats import warnings_about, without_leaks
from .grades import Grades, read_grades
from .moodle_pages import write_pages_zip
from .roster import Roster, read_roster
from .tables import csv_table, moodle_table, to_csv

FORMATS = ("canvas", "moodle", "csv")


@dataclasses.dataclass
class Exported:
    """What an export wrote.

    Attributes
    ----------
    stale
        Grades that are out of date, which the file has as they are.
    sent
        Students whose grades went to Canvas.
    left_out
        Students whose grades could not be read; the warnings name them.
    warnings
        One line each: what whoever uploads the file should know.
    """

    files: list[Path] = dataclasses.field(default_factory=list)
    students: int = 0
    stale: int = 0
    sent: int = 0
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
    columns: Sequence[str] = (),
    comments: bool = False,
    pages: bool = False,
    upload: CanvasAssignment | None = None,
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
    columns
        Canvas's columns where they have other names: ``NAME=TITLE``, or the title of the only assignment.
    comments
        Canvas: write what happened in each exercise as well, to ``canvas-comments.csv``, and send it along.
    pages
        Moodle: pack the feedback pages as well, to ``NAME-moodle-pages.zip``.
    upload
        Canvas: send the grades there.

    Raises
    ------
    CourseError
        If there is nothing to export, nobody can be matched, the roster is none, or a file cannot be written.
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
    done.warnings += [warning for grade in grades for warning in warnings_about(grade)]
    if format == "moodle":
        if len(grades) > 1 and (out is not None or roster is not None):
            raise CourseError(
                "Moodle imports one assignment a file: name the assignment, "
                "or leave --out and --roster away to get a file for each"
            )
        for grade in grades:
            grade = without_leaks(course, grade, done.warnings)
            table, missing = moodle_table(grade, listed)
            _refuse_empty(len(table) - 1, missing, roster)
            _finish(done, out or _folder(course) / f"{grade.name}-moodle.csv", table, missing, roster)
            if pages:
                target = _folder(course) / f"{grade.name}-moodle-pages.zip"
                target.parent.mkdir(parents=True, exist_ok=True)
                write_pages_zip(course, grade, target)
                done.files.append(target)
    elif format == "canvas":
        _canvas(course, done, grades, listed, out, _titles(course, columns, grades), comments, upload)
    else:
        _finish(done, out or _folder(course) / "grades.csv", csv_table(grades), [], None)
    return done


def _canvas(
    course: Course,
    done: Exported,
    grades: list[Grades],
    roster: Roster | None,
    out: Path | None,
    titles: dict[str, str],
    comments: bool,
    upload: CanvasAssignment | None,
) -> None:
    if upload is not None and len(grades) > 1:
        raise CourseError("--upload is about one assignment of Canvas's: name the assignment")
    table = canvas_table(grades, roster, titles)
    listed = None if roster is None else roster.path
    _refuse_empty(len(table.numbers), table.missing, listed)
    done.warnings += table.warnings
    file = out or _folder(course) / "canvas.csv"
    _finish(done, file, table.rows, table.missing, listed)
    if comments:
        grades = [without_leaks(course, grade, done.warnings) for grade in grades]
        beside = file.with_name(f"{file.stem}-comments.csv")
        _finish(done, beside, comments_table(grades, table.numbers), [], None)
    if upload is not None:
        done.sent = upload.send(grades[0], table.numbers, comments=comments)


def _titles(course: Course, columns: Sequence[str], grades: list[Grades]) -> dict[str, str]:
    """Canvas's column of each assignment that ``--column`` names."""
    names = {grade.name for grade in grades}
    found = {name: column for name in names if (column := read_rules(course, name).column)}
    for said in columns:
        name, equals, title = said.partition("=")
        name = course.full_name(name.strip())
        if not equals or name not in names:
            if len(grades) > 1:
                raise CourseError(f"--column {said!r}: say which assignment it is, as in 01={said.strip()!r}")
            name, title = grades[0].name, said
        found[name] = title.strip()
    return found


def _refuse_empty(students: int, missing: list[str], roster: Path | None) -> None:
    """An empty file looks like grades that have gone out."""
    if not students and missing:
        raise CourseError(
            f"none of those graded is in {roster} ({some(missing, 3)}): is it this course's, newly exported?"
            if roster is not None
            else f"nobody graded is known to the LMS by a number ({some(missing, 3)}): collect from its own "
            "download, or give the table of the class that it exports by --roster"
        )


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

    column = List(Unicode(), help="Canvas's column of an assignment, as in '01=Homework 1'").tag(config=True)

    def export(self, gradebook: typing.Any) -> None:
        course = Course.at(Path(self.parent.coursedir.root))
        done = export(
            course,
            self.format,
            [str(name) for name in self.assignment] or None,
            out=Path(self.to) if self.to else None,
            roster=Path(self.roster) if self.roster else None,
            students=[str(student) for student in self.student] or None,
            columns=[str(column) for column in self.column],
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
