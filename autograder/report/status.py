"""The whole term at a glance: assignments and students, who is graded, out of date, unmarked, late."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import os
import statistics
import typing

from ..course import Course
from ..gradebook.gradebook import results
from ..grading.freshness import stale
from ..grading.submissions import Submitted
from ..notebook import load_assignment
from ..result import SubmissionResult, SubmissionStatus
from ..term import read_rules


@dataclasses.dataclass(frozen=True)
class Standing:
    """How one student stands in one assignment.

    Attributes
    ----------
    submitted
        Whether there is anything in ``grading/submitted``.
    result
        None where nothing was graded.
    stale
        Why the grade is out of date, empty where it is not.
    """

    submitted: bool
    result: SubmissionResult | None = None
    stale: str = ""

    @property
    def to_mark(self) -> int:
        """Written answers that nobody has marked."""
        exercises = self.result.exercises.values() if self.result is not None else ()
        return sum(e.points is None and not e.dropped for e in exercises)

    @property
    def words(self) -> list[str]:
        """What is to be done or known, beside the points."""
        if self.result is None:
            return ["to grade"] if self.submitted else []
        said = []
        if self.result.status is not SubmissionStatus.GRADED:
            said.append(str(self.result.status))
        if self.stale:
            said.append("out of date")
        if self.to_mark:
            said.append("to mark")
        if self.result.late:
            said.append("late")
        return said

    def to_json(self) -> dict[str, typing.Any]:
        """One student in one assignment, as ``autograder status --json`` writes it."""
        result = self.result
        return {
            "submitted": self.submitted,
            "score": None if result is None else result.score,
            "max_score": None if result is None else result.max_score,
            "status": None if result is None else str(result.status),
            "stale": self.stale,
            "to_mark": self.to_mark,
            "late_seconds": 0.0 if result is None else result.late,
        }


@dataclasses.dataclass(frozen=True)
class AssignmentStatus:
    """How a class stands in one assignment.

    Attributes
    ----------
    due
        UTC, None where nobody has said.
    standings
        By student.
    """

    name: str
    due: datetime.datetime | None
    standings: dict[str, Standing]

    def count(self, word: str) -> int:
        """How many students a word holds for."""
        return collections.Counter(w for one in self.standings.values() for w in one.words)[word]

    @property
    def submitted(self) -> int:
        """How many have submitted."""
        return sum(one.submitted for one in self.standings.values())

    @property
    def graded(self) -> int:
        """How many have a grade."""
        return sum(one.result is not None for one in self.standings.values())

    @property
    def median(self) -> float | None:
        """The median of the scores, None where there are none."""
        scores = [one.result.score for one in self.standings.values() if one.result is not None]
        return statistics.median(scores) if scores else None


def term_status(
    course: Course,
    names: typing.Sequence[str] | None = None,
    students: typing.Collection[str] | None = None,
) -> list[AssignmentStatus]:
    """How the class stands in some assignments, by default in all that there is any work or grade in.

    Parameters
    ----------
    students
        Only these, whether or not they have submitted anything (default: everybody who has).

    Raises
    ------
    CourseError
        If there is no such assignment, or the gradebook or the rules of the term cannot be read.
    """
    everybody = _students(course)
    found = []
    for name in names or course.assignment_names():
        assignment = load_assignment(course.solution(name), name)
        recorded = results(course, name)
        old = stale(course, assignment, recorded)
        standings = {}
        for student in sorted({*everybody, *recorded} if students is None else students):
            submitted = Submitted(student, course.submitted / student / name / f"{name}.ipynb")
            one = recorded.get(student)
            standings[student] = Standing(
                not submitted.absent, None if one is None else one.result, old.get(student, "")
            )
        if names or any(one.submitted or one.result is not None for one in standings.values()):
            dues = (one.result.due for one in recorded.values() if one.result.due is not None)
            due = read_rules(course, name).due or min(dues, default=None)
            found.append(AssignmentStatus(name, due, standings))
    return found


def _students(course: Course) -> list[str]:
    try:
        return [e.name for e in os.scandir(course.submitted) if e.is_dir() and not e.name.startswith(".")]
    except OSError:
        return []


def students_of(term: typing.Sequence[AssignmentStatus]) -> dict[str, str]:
    """The students of a term with their names, as far as these are known."""
    found: dict[str, str] = {}
    for assignment in term:
        for student, one in assignment.standings.items():
            name = one.result.name if one.result is not None else ""
            found[student] = found.get(student) or name
    return dict(sorted(found.items()))
