"""Whose written answers which assistant marks: kept, so that a second split gives away only what is new."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from ..course import Course
from .database import ASSISTANTS, reading_tables, writing


def assigned(course: Course, name: str) -> dict[str, list[str]]:
    """The assistants of each student's answers in an assignment, by student.

    Raises
    ------
    CourseError
        If the gradebook cannot be read.
    """
    found: dict[str, list[str]] = {}
    with reading_tables(course, ASSISTANTS.name) as connection:
        if connection is None:
            return {}
        query = select(ASSISTANTS).where(ASSISTANTS.c.assignment == name)
        for row in connection.execute(query.order_by(ASSISTANTS.c.student_id, ASSISTANTS.c.assistant)):
            found.setdefault(row.student_id, []).append(row.assistant)
    return found


def assign(course: Course, name: str, plan: Mapping[str, list[str]]) -> None:
    """Write down who marks whose answers, over what was said of these students.

    Raises
    ------
    CourseError
        If the gradebook cannot be written.
    """
    with writing(course) as connection:
        for student, assistants in plan.items():
            this = (ASSISTANTS.c.student_id == student) & (ASSISTANTS.c.assignment == name)
            connection.execute(ASSISTANTS.delete().where(this))
            for assistant in assistants:
                values = {"student_id": student, "assignment": name, "assistant": assistant}
                connection.execute(ASSISTANTS.insert().values(values))
