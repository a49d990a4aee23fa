"""After a run: what the rules of the term say is written into nbgrader's tables."""

from __future__ import annotations

from ..course import Course
from ..term import read_rules
from .database import reading, writing
from .gradebook import results
from .lateness import lateness_updates, submissions


def settle_lateness(course: Course, name: str) -> None:
    """Write what the rules of the term say of lateness into nbgrader's tables, where anybody was graded.

    Raises
    ------
    CourseError
        If the rules cannot be read, or the gradebook cannot be written.
    """
    recorded = results(course, name)
    if not recorded:
        return
    graded = [one.result for one in recorded.values()]
    with reading(course) as connection:
        known = submissions(connection, name)
    updates = lateness_updates(course, name, read_rules(course, name), graded, known)
    if not updates:
        return
    with writing(course) as connection:
        for update in updates:
            connection.execute(update)
