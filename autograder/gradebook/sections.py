"""Sections of a class: who is in which, in a table of our own beside nbgrader's students."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from ..course import Course, CourseError
from ..text import some
from .database import SECTIONS, reading_tables, writing
from .gradebook import results

#: As many characters as a name of nbgrader's may have.
MAX_NAME = 128


def sections(course: Course) -> dict[str, list[str]]:
    """The students of each section, both sorted; empty where nobody has said.

    Raises
    ------
    CourseError
        If the gradebook cannot be read.
    """
    found: dict[str, list[str]] = {}
    with reading_tables(course, SECTIONS.name) as connection:
        if connection is None:
            return {}
        query = select(SECTIONS).order_by(SECTIONS.c.section, SECTIONS.c.student_id)
        for row in connection.execute(query):
            found.setdefault(row.section, []).append(row.student_id)
    return found


def remember_sections(course: Course, known: Mapping[str, Sequence[str]]) -> None:
    """Write down the sections of some students, over what was said of them; of others it stays.

    Raises
    ------
    CourseError
        If the gradebook cannot be written.
    """
    if not known:
        return
    with writing(course) as connection:
        for student, named in known.items():
            connection.execute(SECTIONS.delete().where(SECTIONS.c.student_id == student))
            for section in sorted({name[:MAX_NAME] for name in named}):
                connection.execute(SECTIONS.insert().values(student_id=student, section=section))


def students_in(course: Course, section: str) -> list[str]:
    """The students of a section, whatever the case of its name.

    Raises
    ------
    CourseError
        If there is no such section; the message names those that there are.
    """
    known = sections(course)
    if not known:
        raise CourseError(
            "no section is known: `autograder roster FILE` takes a table of the class with a column Section"
        )
    found = [
        student for name, who in known.items() if name.casefold() == section.casefold() for student in who
    ]
    if not found:
        near = difflib.get_close_matches(section, known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {some(list(known), 20)}"
        raise CourseError(f"unknown section {section!r}: {hint}")
    return found


def graded_in(course: Course, section: str, names: Iterable[str]) -> list[str]:
    """The students of a section who were graded in any of some assignments.

    Raises
    ------
    CourseError
        If there is no such section, or nobody of it was graded.
    """
    members = students_in(course, section)
    graded = {student for name in names for student in results(course, name)}
    found = [student for student in members if student in graded]
    if not found:
        raise CourseError(f"nobody of section {section!r} was graded yet: run `autograder grade NAME` first")
    return found
