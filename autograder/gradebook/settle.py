"""After a run: what the rules of the term say is written into nbgrader's tables."""

from __future__ import annotations

from ..course import Course
from ..term import read_rules
from .database import clear_errors, engine_for
from .gradebook import results
from .lateness import write_lateness


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
    engine = engine_for(course)
    try:
        with clear_errors(course), engine.begin() as connection:
            graded = [one.result for one in recorded.values()]
            write_lateness(course, connection, name, read_rules(course, name), graded)
    finally:
        engine.dispose()
