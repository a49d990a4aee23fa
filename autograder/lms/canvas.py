"""Canvas's gradebook import, cell by cell.

Canvas (``lib/gradebook_importer.rb``) wants the columns Student, ID, SIS User ID, SIS Login ID, Section,
then one column an assignment, ``Title (number)``, with a row "Points Possible" on top. It finds students
by ID, and an assignment by its number, or by its title where there is none: a title that it does not
know becomes a new assignment. Comments cannot be imported by a file.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence

from ..course import CourseError
from ..text import points
from .grades import Grades
from .roster import Roster
from .tables import feedback_lines, on_scale

CANVAS_COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_POSSIBLE = "    Points Possible"


@dataclasses.dataclass
class CanvasTable:
    """What Canvas imports.

    Attributes
    ----------
    rows
        The table, its header and the points that can be had first.
    numbers
        Canvas's number of each student that the table has.
    missing
        Students that Canvas does not know by a number.
    warnings
        One line each.
    """

    rows: list[list[str]]
    numbers: dict[str, str] = dataclasses.field(default_factory=dict)
    missing: list[str] = dataclasses.field(default_factory=list)
    warnings: list[str] = dataclasses.field(default_factory=list)


def canvas_table(
    grades: Sequence[Grades], roster: Roster | None, titles: Mapping[str, str] | None = None
) -> CanvasTable:
    """Canvas's table. Who was not graded in an assignment gets an empty cell, which changes nothing there.

    Parameters
    ----------
    roster
        The gradebook that Canvas exported: what its columns say of a student is kept.
    titles
        Canvas's column of an assignment, where it has another name there: its title, its number, or both.

    Raises
    ------
    CourseError
        If the roster has no such column.
    """
    titles = titles or {}
    students = sorted({student for grade in grades for student in grade.rows})
    if roster is None:
        return _from_numbers(grades, students, titles)
    section = roster.column("Section")
    assert section is not None
    width = section + 1
    columns = [_column(roster, grade.name, titles.get(grade.name), width) for grade in grades]
    done = CanvasTable([])
    heads, maxima = [*roster.header[:width]], [_POSSIBLE, *[""] * (width - 1)]
    for grade, at in zip(grades, columns, strict=True):
        ours = points(grade.max_score)
        theirs = "" if at is None else _possible(roster, at)
        heads.append(grade.name if at is None else roster.header[at])
        maxima.append(theirs or ours)
        if at is None:
            there = ", ".join(title for title in roster.header[width:] if re.search(r" \(\d+\)\Z", title))
            done.warnings.append(
                f"{roster.path.name} has no column {grade.name!r}: Canvas would make a new assignment; "
                f"name its own by --column (there are: {there or 'none'})"
            )
        elif theirs and on_scale(grade.max_score, grade.max_score, theirs) != ours:
            done.warnings.append(
                f"{grade.name}: Canvas counts to {theirs} there, the grades are put on its scale"
            )
    done.rows = [heads, maxima]
    known = _students(roster, students)
    for row in roster.rows:
        if (student := known.get(id(row))) is not None:
            done.numbers[student] = row[roster.column("ID") or 0].strip()
            done.rows.append([*row[:width], *_scores(grades, student, maxima[width:])])
    done.missing = [student for student in students if student not in done.numbers]
    return done


def _from_numbers(grades: Sequence[Grades], students: list[str], titles: Mapping[str, str]) -> CanvasTable:
    heads = [titles.get(grade.name, grade.name) for grade in grades]
    possible = [points(grade.max_score) for grade in grades]
    done = CanvasTable([[*CANVAS_COLUMNS, *heads], [_POSSIBLE, "", "", "", "", *possible]])
    for student in students:
        if not (student.isascii() and student.isdigit()):
            done.missing.append(student)
            continue
        name = next((g.rows[student].name for g in grades if student in g.rows and g.rows[student].name), "")
        done.numbers[student] = student
        done.rows.append([name or student, student, "", "", "", *_scores(grades, student, possible)])
    return done


def _students(roster: Roster, students: list[str]) -> dict[int, str]:
    """The student of each row of the roster, by its number, else by what the school calls them."""
    found: dict[int, str] = {}
    wanted = set(students)
    for name in ("ID", "SIS User ID", "SIS Login ID"):
        at = roster.column(name)
        for row in roster.rows if at is not None else ():
            student = row[at or 0].strip()
            if student in wanted and id(row) not in found:
                found[id(row)] = student
                wanted.discard(student)
    return found


def _scores(grades: Sequence[Grades], student: str, maxima: Sequence[str]) -> list[str]:
    return [
        on_scale(grade.rows[student].score, grade.max_score, maximum) if student in grade.rows else ""
        for grade, maximum in zip(grades, maxima, strict=True)
    ]


def _column(roster: Roster, name: str, title: str | None, width: int) -> int | None:
    """Where Canvas's column of an assignment is; None where the roster has none of that name."""
    wanted = (name if title is None else title).strip().casefold()
    for at, head in enumerate(roster.header[width:], start=width):
        found = re.fullmatch(r"(?P<title>.*)\s\((?P<number>\d+)\)", head, re.DOTALL)
        names = {head, found["title"], found["number"]} if found else {head}
        if wanted in {one.strip().casefold() for one in names}:
            return at
    if title is None:
        return None
    there = ", ".join(roster.header[width:]) or "none"
    raise CourseError(f"the roster {roster.path} has no column {title!r} for {name}: there are {there}")


def _possible(roster: Roster, at: int) -> str:
    """The points that can be had in a column, as the roster says; empty where it does not."""
    for row in roster.rows[:5]:
        if row[0].strip() == _POSSIBLE.strip():
            return row[at].strip() if re.fullmatch(r"\d+([.,]\d+)?", row[at].strip()) else ""
    return ""


def comments_table(grades: Sequence[Grades], numbers: Mapping[str, str]) -> list[list[str]]:
    """What happened in each exercise, a row for each student: to be read, pasted, or sent by the API."""
    table = [["Student", "ID", *(grade.name for grade in grades)]]
    for student, number in numbers.items():
        rows = [grade.rows.get(student) for grade in grades]
        name = next((row.name for row in rows if row is not None and row.name), student)
        table.append([name, number, *("" if row is None else "\n".join(feedback_lines(row)) for row in rows)])
    return table
