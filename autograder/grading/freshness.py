"""Which grades are out of date: what a new grading would not leave as it is."""

from __future__ import annotations

from collections.abc import Mapping

from ..course import Course
from ..gradebook.gradebook import Recorded
from ..notebook import Assignment
from ..notebook_file import NotebookError
from ..result import SubmissionResult
from ..text import count, some
from .fingerprint import assignment_hash, content_hash
from .submissions import Submitted

CHANGED = "the assignment has changed since"
NEWER = "another file has been submitted since"
GONE = "what was submitted is gone"
UNKNOWN = "an earlier version of the grader made them"


def stale(course: Course, assignment: Assignment, recorded: Mapping[str, Recorded]) -> dict[str, str]:
    """Why grades are out of date, by student; empty where all are what a new grading would give.

    Compared are the assignment and the submitted files. Settings (`--timeout`) and the version of the grader
    are not: a new grading looks at them too.
    """
    now = assignment_hash(assignment)
    found = {}
    for student, one in recorded.items():
        if why := _why(course, one.result, assignment.name, now):
            found[student] = why
    return found


def _why(course: Course, result: SubmissionResult, name: str, assignment: str) -> str:
    if not result.tests:
        return UNKNOWN
    if result.tests != assignment:
        return CHANGED
    submitted = Submitted(result.student, course.submitted / result.student / name / f"{name}.ipynb")
    if submitted.absent:
        return GONE if result.submission else ""
    try:
        content: bytes | None = submitted.read()
    except (NotebookError, OSError, ValueError):
        content = None
    return "" if content_hash(content) == result.submission else NEWER


def stale_lines(name: str, found: Mapping[str, str]) -> list[str]:
    """What to say about stale grades: a line for each reason, with the remedy."""
    by_reason: dict[str, list[str]] = {}
    for student, why in sorted(found.items()):
        by_reason.setdefault(why, []).append(student)
    remedy = {GONE: f"`autograder forget {name} --missing`"}
    return [
        f"{name}: {count(len(who), 'grade')} out of date, {why}: {some(who)}; "
        f"run {remedy.get(why, f'`autograder grade {name}`')} first"
        for why, who in by_reason.items()
    ]
