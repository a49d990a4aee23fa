"""Tables of a class that a learning management system exported: what they say of whom.

Known are Canvas's gradebook (Student, ID, SIS Login ID), Moodle's grading worksheet (Identifier, Full name,
Email address), the rosters of GitHub Classroom (identifier, github_username, github_id, name) and Gradescope
(Name or First Name and Last Name, SID, Email), Blackboard's and Brightspace's grade exports (Username, First
Name, Last Name), and any table with columns ``id``, ``name``, ``email``.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from pathlib import Path

from ..course import CourseError
from ..files import cannot
from ..gradebook.people import Person

MAX_ROSTER_BYTES = 20_000_000

_IDS = ("Identifier", "ID", "student_id", "id", "SID", "Username", "Student ID", "OrgDefinedId")
_NAMES = ("Full name", "Student", "Name", "Student Name")
_FIRST = ("First Name", "first_name")
_LAST = ("Last Name", "Surname", "last_name")
_SECTIONS = ("Section", "Sections", "Group", "Groups", "Tutorial")
_EMAILS = ("Email address", "Email", "SIS Login ID")


@dataclasses.dataclass
class Roster:
    """A table that an LMS exported: its header and rows, every row as long as the header."""

    path: Path
    header: list[str]
    rows: list[list[str]]

    def column(self, *names: str) -> int | None:
        """Where a column is, by any of its names, whatever the case."""
        lowered = [cell.strip().casefold() for cell in self.header]
        return next((lowered.index(n.casefold()) for n in names if n.casefold() in lowered), None)


def read_table(path: Path) -> Roster:
    """A table in a CSV file, whatever separates its cells.

    Raises
    ------
    CourseError
        If it is none.
    """
    try:
        content = path.read_bytes()[: MAX_ROSTER_BYTES + 1]
        if len(content) > MAX_ROSTER_BYTES:
            raise ValueError("it is too large")
        text = content.decode("utf-8-sig")
        # European Canvas and Moodle write semicolons.
        first = text.partition("\n")[0]
        delimiter = ";" if first.count(";") > first.count(",") else "\t" if "\t" in first else ","
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except OSError as error:
        raise CourseError(cannot("read", f"the roster {path}", error)) from None
    except (ValueError, csv.Error) as error:
        raise CourseError(f"the roster {path} is no CSV file in UTF-8 ({error}): export it again") from None
    header = [_shown(cell) for cell in rows[0]] if rows else []
    roster = Roster(path, header, [(row + [""] * len(header))[: len(header)] for row in rows[1:]])
    return roster


def read_roster(path: Path, format: str) -> Roster:
    """A gradebook that Canvas exported, or a grading worksheet of Moodle's.

    Raises
    ------
    CourseError
        If it is none; the message says what it lacks.
    """
    roster = read_table(path)
    wanted = {
        "canvas": ("ID", "Section"),
        "moodle": ("Identifier", "Grade", "Last modified (grade)"),
        "csv": (),
    }
    for name in wanted[format]:
        if roster.column(name) is None:
            source = "Canvas's gradebook export" if format == "canvas" else "Moodle's grading worksheet"
            raise CourseError(f"the roster {path} has no column {name!r}: it has to be {source}, in English")
    return roster


@dataclasses.dataclass(frozen=True)
class Names:
    """What a roster says of the people of a class.

    Attributes
    ----------
    people
        By the student's id.
    github
        The student's id, by the name on GitHub.
    sections
        The student's sections, by id; without those of whom the table says none.
    """

    people: dict[str, Person]
    github: dict[str, str]
    sections: dict[str, list[str]] = dataclasses.field(default_factory=dict)


def read_names(path: Path) -> Names:
    """The names, addresses and GitHub names that a table knows.

    Raises
    ------
    CourseError
        If it is no table, or has no column that identifies students.
    """
    roster = read_table(path)
    ids = roster.column(*_IDS)
    if ids is None:
        raise CourseError(
            f"the roster {path} has no column that identifies students ({', '.join(_IDS)}): export it again, "
            "or name the column id"
        )
    github = roster.column("github_username")
    names = Names({}, {})
    said: dict[str, str] = {}
    for row in roster.rows:
        student = row[ids].strip()
        # Moodle: "Participant 2001".
        if numbered := re.fullmatch(r"\D+ ([0-9]+)", student):
            student = numbered[1]
        if not student:
            continue
        email = next((one for one in _cells(roster, row, _EMAILS) if "@" in one), "")
        names.people[student] = _person(roster, row, email)
        if github is not None and (account := row[github].strip()):
            names.github[account.casefold()] = student
        if section := next(iter(_cells(roster, row, _SECTIONS)), ""):
            said[student] = section
    names.sections.update(
        {student: _sections(section, set(said.values())) for student, section in said.items()}
    )
    return names


def _sections(said: str, known: set[str]) -> list[str]:
    """The sections that a cell names: ``A and B`` is one, unless others are in ``A`` and in ``B``."""
    parts = [part for part in re.split(r"\s*[,;]\s*(?:and )?| and ", said) if part]
    return parts if all(part in known for part in parts) else [said]


def _person(roster: Roster, row: list[str], email: str) -> Person:
    first, last = (next(iter(_cells(roster, row, columns)), "") for columns in (_FIRST, _LAST))
    if first or last:
        return Person(first, last, email)
    return Person.called(next(iter(_cells(roster, row, _NAMES)), ""), email)


def _cells(roster: Roster, row: list[str], columns: tuple[str, ...]) -> list[str]:
    """What stands in those of the columns that there are, without what is empty."""
    there = [roster.column(name) for name in columns]
    return [" ".join(row[at].split()) for at in there if at is not None and row[at].strip()]


def _shown(cell: str) -> str:
    return cell.strip().removeprefix("\ufeff")
