"""Who the students are: names and addresses, in nbgrader's own table, where Formgrader shows them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import sqlalchemy
from sqlalchemy import select

from ..course import Course
from .database import reading_tables, writing
from .tables import STUDENT

#: As many characters as nbgrader's columns hold.
MAX_NAME = 128


@dataclasses.dataclass(frozen=True)
class Person:
    """A student as nbgrader knows one.

    Attributes
    ----------
    first, last
        A name that nobody can take apart (``doejane``, 山田太郎) is the last name alone.
    """

    first: str = ""
    last: str = ""
    email: str = ""

    @classmethod
    def called(cls, name: str, email: str = "") -> Person:
        """The person of a name as a list has it: ``Jane Doe``, or ``Doe, Jane`` with the last name first."""
        name = " ".join(name.split())
        last, comma, first = name.partition(", ")
        if not comma:
            first, _, last = name.rpartition(" ")
        return cls(first[:MAX_NAME], last[:MAX_NAME], email.strip()[:MAX_NAME])

    @property
    def name(self) -> str:
        """The whole name, empty where nobody knows it."""
        return f"{self.first} {self.last}".strip()


def people(connection: sqlalchemy.Connection) -> dict[str, Person]:
    """The students that a gradebook with nbgrader's tables knows by name or address, by id."""
    rows = connection.execute(
        select(STUDENT.c.id, STUDENT.c.first_name, STUDENT.c.last_name, STUDENT.c.email)
    )
    known = {row.id: Person(row.first_name or "", row.last_name or "", row.email or "") for row in rows}
    return {student: person for student, person in known.items() if person != Person()}


def known_people(course: Course) -> dict[str, Person]:
    """The students that the course's gradebook knows by name or address; nobody where there is none yet.

    Raises
    ------
    CourseError
        If the gradebook cannot be read.
    """
    with reading_tables(course, STUDENT.name) as connection:
        return {} if connection is None else people(connection)


def remember(course: Course, named: Mapping[str, Person], *, replace: bool = False) -> list[str]:
    """Write names and addresses into the gradebook, which is made where there is none yet.

    Parameters
    ----------
    replace
        Over names that are there already; otherwise they stay, since somebody may have entered them.

    Returns
    -------
    list of str
        The students of whom something was written.

    Raises
    ------
    CourseError
        If the gradebook cannot be written.
    """
    named = {student: person for student, person in named.items() if person != Person()}
    if not named:
        return []
    written = []
    with writing(course) as connection:
        known = people(connection)
        there = set(connection.scalars(select(STUDENT.c.id)))
        for student, person in sorted(named.items()):
            before = known.get(student, Person())
            after = _merged(person, before) if replace else _merged(before, person)
            if after == before:
                continue
            values = {"first_name": after.first, "last_name": after.last, "email": after.email or None}
            if student in there:
                connection.execute(STUDENT.update().where(STUDENT.c.id == student).values(values))
            else:
                connection.execute(STUDENT.insert().values(id=student, **values))
            written.append(student)
    return written


def _merged(first: Person, second: Person) -> Person:
    """What the first says, and what only the second says."""
    named = first if first.name else second
    return dataclasses.replace(named, email=first.email or second.email)
