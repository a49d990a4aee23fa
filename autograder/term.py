"""The term's rules, as ``autograder.toml`` beside ``nbgrader_config.py`` has them: deadlines and what counts.

::

    timezone = "Europe/Berlin"            # of the times below; this machine's by default
    assistants = ["Ada", "Ben"]           # who marks written answers

    [late]                                # a late policy; without one, lateness is said and costs nothing
    grace = "10 min"
    percent = 10                          # of the points that were reached,
    per = "1 day"                         # for each day that has begun
    cutoff = "5 days"                     # later than that: nothing

    [assignments.01]                      # a number or a name
    due = 2026-11-02 23:59:00
    drop = ["one_hot"]                    # counts no more
    points = { softmax = 3 }              # instead of the notebook's
    column = "Homework 1"                 # in Canvas

    [assignments.01.late]                 # instead of the general policy
    percent = 100

    [assignments.01.extensions]
    1001 = 2026-11-05 23:59:00
    1002 = "3 days"

All of it holds for work that is already graded, without a new run.
"""

from __future__ import annotations

import dataclasses
import datetime
import difflib
import math
import re
import tomllib
import typing
import zoneinfo
from collections.abc import Mapping

from .course import Course, CourseError
from .files import cannot
from .notebook import load_assignment

FILE = "autograder.toml"

_UNITS = {"min": 60, "minute": 60, "h": 3600, "hour": 3600, "day": 86400, "week": 604800}
_DURATION = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(min|minute|h|hour|day|week)s?\s*")
_LATE_KEYS = ("grace", "percent", "per", "cutoff")
_KEYS = ("due", "drop", "points", "column", "late", "extensions")


@dataclasses.dataclass(frozen=True)
class LatePolicy:
    """What lateness costs.

    Attributes
    ----------
    grace
        Seconds after the deadline that cost nothing.
    percent
        Of the points reached, for each ``per`` seconds that have begun.
    cutoff
        Seconds after which nothing is left, None for never.
    """

    grace: float = 0.0
    percent: float = 0.0
    per: float = 86400.0
    cutoff: float | None = None

    def penalty(self, score: float, late: float) -> float:
        """The points that a submission loses.

        Parameters
        ----------
        score
            The points that were reached.
        late
            Seconds after the deadline.
        """
        if late <= self.grace:
            return 0.0
        if self.cutoff is not None and late > self.cutoff:
            return score
        return min(score, score * self.percent / 100 * math.ceil(late / self.per))


@dataclasses.dataclass(frozen=True)
class Rules:
    """What holds for one assignment.

    Attributes
    ----------
    due
        UTC; None where the file has no deadline for it.
    policy
        None where the file has none: then nbgrader's is asked.
    extensions
        The student's own deadline, or how much later it is than the class's.
    dropped
        Exercises that count no more.
    points
        What an exercise is worth, where that is not what the notebook says.
    column
        In Canvas, empty where it has the assignment's name.
    """

    due: datetime.datetime | None = None
    policy: LatePolicy | None = None
    extensions: Mapping[str, datetime.datetime | datetime.timedelta] = dataclasses.field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    points: Mapping[str, float] = dataclasses.field(default_factory=dict)
    column: str = ""

    def due_for(self, student: str) -> datetime.datetime | None:
        """A student's own deadline (UTC), None where the file has none."""
        given = self.extensions.get(student)
        if isinstance(given, datetime.datetime):
            return given
        return self.due + given if self.due is not None and given is not None else self.due


def read_rules(course: Course, name: str) -> Rules:
    """What ``autograder.toml`` says of an assignment; nothing where there is no such file.

    Raises
    ------
    CourseError
        If the file cannot be understood: one line that names the place.
    """
    said = _said(course)
    return Rules() if said is None else _Reader(course, said).rules(name)


def read_assistants(course: Course) -> list[str]:
    """Who marks written answers, as ``autograder.toml`` says; nobody where it does not.

    Raises
    ------
    CourseError
        If the file cannot be understood.
    """
    said = _said(course)
    return [] if said is None else _Reader(course, said).assistants()


def _said(course: Course) -> dict[str, typing.Any] | None:
    """What the file holds, None where there is none."""
    path = course.root / FILE
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CourseError(cannot("read", path, error)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(f"{path} is no TOML: {error}") from None


class _Reader:
    def __init__(self, course: Course, said: dict[str, typing.Any]) -> None:
        self._course = course
        self._said = said
        self._check(said, ("timezone", "late", "assistants", "assignments"), "")
        self._zone: datetime.tzinfo | None = None
        if (zone := said.get("timezone")) is not None:
            try:
                self._zone = zoneinfo.ZoneInfo(str(zone))
            except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
                raise self._wrong(
                    "timezone", f"{zone!r} is no time zone: use a name as in 'Europe/Berlin'"
                ) from None

    def assistants(self) -> list[str]:
        said = self._said.get("assistants", [])
        if not isinstance(said, list) or not all(isinstance(one, str) and one.strip() for one in said):
            raise self._wrong("assistants", f'{said!r} is no list of names: write ["Ada", "Ben"]')
        return [one.strip() for one in said]

    def rules(self, name: str) -> Rules:
        assignments = self._table(self._said, "assignments", "")
        found: dict[str, typing.Any] = {}
        for short in assignments:
            full = self._course.full_name(short)
            if full not in self._course.assignment_names():
                raise self._wrong(f"assignments.{short}", "there is no such assignment")
            if full == name:
                found = self._table(assignments, short, "assignments.")
                self._check(found, _KEYS, f"assignments.{short}.")
        where = f"assignments.{name}."
        late = self._table(self._said, "late", "") | self._table(found, "late", where)
        exercises = self._exercises(name) if found.keys() & {"drop", "points"} else []
        return Rules(
            due=self._time(found["due"], f"{where}due") if "due" in found else None,
            policy=self._policy(late, "late." if "late" not in found else f"{where}late.") if late else None,
            extensions={
                student: self._time_or_span(given, f"{where}extensions.{student}")
                for student, given in self._table(found, "extensions", where).items()
            },
            dropped=frozenset(self._named(found.get("drop", []), exercises, f"{where}drop")),
            points={
                exercise: self._number(worth, f"{where}points.{exercise}")
                for exercise, worth in self._table(found, "points", where).items()
                if self._named([exercise], exercises, f"{where}points")
            },
            column=str(found.get("column", "")),
        )

    def _exercises(self, name: str) -> list[str]:
        assignment = load_assignment(self._course.solution(name), name)
        return [cell.exercise for cell in assignment.graded_cells if cell.exercise]

    def _policy(self, said: dict[str, typing.Any], where: str) -> LatePolicy:
        self._check(said, _LATE_KEYS, where)
        percent = self._number(said.get("percent", 0), f"{where}percent")
        if percent > 100:
            raise self._wrong(f"{where}percent", f"{percent:g} is more than all")
        spans = {
            key: self._span(said[key], f"{where}{key}") for key in ("grace", "per", "cutoff") if key in said
        }
        if spans.get("per") == 0:
            raise self._wrong(f"{where}per", "it has to be longer than nothing")
        return LatePolicy(percent=percent, **spans)

    def _time(self, said: object, where: str) -> datetime.datetime:
        if isinstance(said, str):
            try:
                said = datetime.datetime.fromisoformat(said.strip())
            except ValueError:
                raise self._wrong(where, f"{said!r} is no time: write 2026-11-02 23:59") from None
        if isinstance(said, datetime.date) and not isinstance(said, datetime.datetime):
            # A day's deadline is its end.
            said = datetime.datetime.combine(said, datetime.time(23, 59, 59))
        if not isinstance(said, datetime.datetime):
            raise self._wrong(where, f"{said!r} is no time: write 2026-11-02 23:59")
        if said.tzinfo is None and self._zone is not None:
            said = said.replace(tzinfo=self._zone)
        return said.astimezone(datetime.UTC).replace(tzinfo=None)

    def _time_or_span(self, said: object, where: str) -> datetime.datetime | datetime.timedelta:
        if isinstance(said, str) and _DURATION.fullmatch(said):
            return datetime.timedelta(seconds=self._span(said, where))
        return self._time(said, where)

    def _span(self, said: object, where: str) -> float:
        found = _DURATION.fullmatch(said) if isinstance(said, str) else None
        if found is None:
            raise self._wrong(where, f"{said!r} is no span of time: write '10 min', '2 hours' or '3 days'")
        return float(found[1]) * _UNITS[found[2]]

    def _number(self, said: object, where: str) -> float:
        if isinstance(said, bool) or not isinstance(said, int | float) or not 0 <= said < float("inf"):
            raise self._wrong(where, f"{said!r} is no number of 0 or more")
        return float(said)

    def _named(self, said: object, exercises: list[str], where: str) -> list[str]:
        if not isinstance(said, list):
            raise self._wrong(where, f"{said!r} is no list of exercises")
        for one in said:
            if one not in exercises:
                raise self._wrong(where, f"there is no exercise {one!r}: there are {', '.join(exercises)}")
        return said

    def _table(self, said: Mapping[str, typing.Any], key: str, where: str) -> dict[str, typing.Any]:
        found = said.get(key, {})
        if not isinstance(found, dict):
            raise self._wrong(f"{where}{key}", "it has to be a table")
        return found

    def _check(self, said: Mapping[str, typing.Any], known: tuple[str, ...], where: str) -> None:
        for key in said:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
                raise self._wrong(f"{where}{key}", f"unknown; {hint}")

    def _wrong(self, where: str, why: str) -> CourseError:
        return CourseError(f"{self._course.root / FILE}: {where}: {why}")
