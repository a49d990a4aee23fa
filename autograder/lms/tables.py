"""The tables that Canvas and Moodle import, cell by cell."""

from __future__ import annotations

import csv
import html
import io
import re
import unicodedata
from collections.abc import Sequence

from ..result import ExerciseResult, Status
from ..text import one_line, points, show_directions, span
from .grades import Grades, StudentGrade
from .roster import Roster

MOODLE_COLUMNS = (
    "Identifier",
    "Full name",
    "ID number",
    "Email address",
    "Status",
    "Grade",
    "Maximum Grade",
    "Grade can be changed",
    "Last modified (submission)",
    "Last modified (grade)",
    "Feedback comments",
)
CSV_COLUMNS = (
    "assignment",
    "student_id",
    "name",
    "score",
    "max_score",
    "status",
    "to_mark",
    "late",
    "late_penalty",
    "submitted_at",
    "graded_at",
    "stale",
    "message",
)

#: What makes a spreadsheet take a cell for a formula, full-width forms included.
_FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
#: Where another cell begins for a spreadsheet that is told (or guesses) another separator.
_LATER_FORMULA = re.compile(f"([;|\n]\\s*)(?=[{re.escape(''.join(_FORMULA))}])")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_TIME = "%Y-%m-%d %H:%M:%S UTC"


def to_csv(table: list[list[str]]) -> bytes:
    """A table as CSV (RFC 4180, UTF-8), no cell of which a spreadsheet runs as a formula."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows([[safe_cell(cell) for cell in row] for row in table])
    return stream.getvalue().encode("utf-8", "backslashreplace")


def safe_cell(text: str) -> str:
    """A cell that is shown, not run: names and messages come from students."""
    if _NUMBER.fullmatch(text):
        return text
    plain = "".join(
        " " if unicodedata.category(c) == "Cc" and c != "\n" else c for c in show_directions(text)
    )
    plain = _LATER_FORMULA.sub(r"\1'", plain)
    return f"'{plain}" if text.startswith(_FORMULA) or plain.lstrip().startswith(_FORMULA) else plain


# --- Moodle


def moodle_table(grades: Grades, roster: Roster | None) -> tuple[list[list[str]], list[str]]:
    """Moodle's worksheet of one assignment, and the students that it has no place for."""
    if roster is None:
        missing = [student for student in grades.rows if not student.isascii() or not student.isdigit()]
        rows = [
            _moodle_row(row, grades.max_score)
            for student, row in grades.rows.items()
            if student not in missing
        ]
        return [list(MOODLE_COLUMNS), *rows], missing
    ids, grade, maximum = (roster.column(n) for n in ("Identifier", "Grade", "Maximum Grade"))
    comments, changed = roster.column("Feedback comments"), roster.column("Last modified (grade)")
    assert ids is not None
    assert grade is not None
    table, there = [roster.header], set()
    for row in roster.rows:
        found = re.search(r"([0-9]+)\s*\Z", row[ids])
        graded = grades.rows.get(found[1]) if found else None
        if graded is None:
            continue
        there.add(graded.student)
        filled = list(row)
        filled[grade] = on_scale(graded.score, grades.max_score, row[maximum] if maximum is not None else "")
        if comments is not None:
            filled[comments] = feedback(graded)
        if changed is not None:
            filled[changed] = _graded_at(graded)
        table.append(filled)
    return table, [student for student in grades.rows if student not in there]


def _moodle_row(row: StudentGrade, max_score: float) -> list[str]:
    return [
        f"Participant {row.student}",
        row.name,
        "",
        row.email,
        "Submitted for grading",
        points(row.score),
        points(max_score),
        "Yes",
        row.submitted_at.strftime(_TIME) if row.submitted_at else "",
        _graded_at(row),
        feedback(row),
    ]


def on_scale(score: float, max_score: float, maximum: str) -> str:
    """A grade on the scale of the system's own assignment, which may count to 100.

    Parameters
    ----------
    maximum
        As the system writes it; the grade stays as it is where that is no number.
    """
    try:
        theirs = float(maximum.replace(",", "."))
    except ValueError:
        return points(score)
    return points(score * theirs / max_score) if theirs > 0 and max_score > 0 else points(score)


def _graded_at(row: StudentGrade) -> str:
    """When the grade was made: Moodle keeps its own where somebody changed it there later."""
    return row.graded_at.strftime(_TIME) if row.graded_at else ""


def feedback(row: StudentGrade) -> str:
    """What happened in each exercise, as HTML: that is how Moodle shows it, and messages quote students."""
    return "<br>".join(html.escape(line, quote=not row.exercises) for line in feedback_lines(row))


def feedback_lines(row: StudentGrade) -> list[str]:
    """What happened in each exercise, a line each."""
    if not row.exercises:
        return [row.message] if row.message else []
    lines = [_line(exercise, row.comments.get(exercise.grade_id, "")) for exercise in row.exercises]
    if row.late_seconds:
        cost = f": {points(row.penalty)} points taken off" if row.penalty else ""
        lines.append(f"submitted {span(row.late_seconds)} late{cost}")
    return lines


def _line(exercise: ExerciseResult, comment: str) -> str:
    if exercise.dropped:
        return f"{exercise.name}: does not count"
    if exercise.points is None:
        return f"{exercise.name}: to be marked"
    what = "marked by hand" if exercise.status is Status.MANUAL else exercise.status.words
    said = one_line(exercise.message or "")
    line = f"{exercise.name}: {points(exercise.points)} of {points(exercise.max_points)}, {said or what}"
    return f"{line} ({one_line(comment)})" if comment.strip() else line


# --- CSV


def csv_table(grades: Sequence[Grades]) -> list[list[str]]:
    """A row for each student and assignment."""
    table = [list(CSV_COLUMNS)]
    for grade in grades:
        for row in grade.rows.values():
            table.append(
                [
                    grade.name,
                    row.student,
                    row.name,
                    points(row.score),
                    points(grade.max_score),
                    row.status,
                    str(row.to_mark),
                    "yes" if row.late else "no",
                    points(row.penalty),
                    row.submitted_at.strftime(_TIME) if row.submitted_at else "",
                    row.graded_at.strftime(_TIME) if row.graded_at else "",
                    grade.stale.get(row.student, ""),
                    one_line(row.message),
                ]
            )
    return table
