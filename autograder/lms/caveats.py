"""What whoever uploads grades should know of them, and what of them must not go out."""

from __future__ import annotations

import dataclasses
import html

from ..course import Course
from ..grading.freshness import stale_lines
from ..leaks import find_leaks, hidden_tests
from ..result import SubmissionStatus
from ..text import some
from .grades import Grades
from .tables import feedback


def without_leaks(course: Course, grade: Grades, warnings: list[str]) -> Grades:
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


def warnings_about(grade: Grades) -> list[str]:
    """One line each: grades that are out of date, that are left out, that will change."""
    said = [f"{grade.name}: {student} is left out ({why})" for student, why in grade.unreadable.items()]
    said += stale_lines(grade.name, {s: why for s, why in grade.stale.items() if s in grade.rows})
    if late := [student for student, row in grade.rows.items() if row.late]:
        cost = sum(bool(row.penalty) for row in grade.rows.values())
        said.append(f"{grade.name}: {len(late)} submitted late, {cost} with points taken off: {some(late)}")
    if unknown := [student for student, row in grade.rows.items() if row.late and not row.late_seconds]:
        said.append(f"{grade.name}: how late is not known, which costs nothing: {some(unknown)}")
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
