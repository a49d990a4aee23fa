"""What there is to say about a class: how the exercises went, what went wrong most, what is left to do."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import enum
import re
import statistics
import typing

from ..gradebook.gradebook import Recorded
from ..notebook import Assignment, Role
from ..result import INTERRUPTED, ExerciseResult, Status, SubmissionResult, SubmissionStatus


class Outcome(enum.IntEnum):
    """How an exercise ended, as far as a class is looked at from afar."""

    PASSED = 0
    PART = 1
    FAILED = 2
    UNWRITTEN = 3
    STOPPED = 4
    TO_MARK = 5

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Outcome.PASSED: "full marks",
    Outcome.PART: "part of the points",
    Outcome.FAILED: "a check failed",
    Outcome.UNWRITTEN: "not written",
    Outcome.STOPPED: "stopped",
    Outcome.TO_MARK: "to be marked",
}


@dataclasses.dataclass
class ExerciseView:
    """One exercise over the class.

    Attributes
    ----------
    outcomes
        How many ended so.
    mean
        Points, over those that have any.
    seconds
        Median time of the test cell; None for written answers.
    dropped
        Whether it counts no more.
    """

    name: str
    max_points: float
    outcomes: dict[Outcome, int]
    statuses: dict[Status, int]
    mean: float | None
    seconds: float | None
    dropped: bool = False

    @property
    def total(self) -> int:
        return sum(self.outcomes.values())


@dataclasses.dataclass
class MessageGroup:
    """One thing that went wrong for several students, whatever their numbers were.

    Attributes
    ----------
    heading
        The diagnosis (or the first line), with ``…`` for what differs from student to student.
    example
        One message in full.
    """

    exercise: str
    heading: str
    example: str
    students: list[str]


@dataclasses.dataclass
class ClassView:
    """Everything that the report says.

    Attributes
    ----------
    graded
        The submissions that could be graded, best first.
    failed
        Those that could not, with what the message has in common.
    waiting
        Students with a written answer to be marked, by exercise.
    stale
        What to say about grades that are out of date, a line for each reason.
    """

    assignment: str
    at: datetime.datetime | None
    graded: list[SubmissionResult]
    ungradable: list[SubmissionResult]
    exercises: list[ExerciseView]
    messages: list[MessageGroup]
    waiting: dict[str, list[str]]
    stale: list[str] = dataclasses.field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.graded) + len(self.ungradable)

    @property
    def partial(self) -> list[SubmissionResult]:
        return [result for result in self.graded if result.status is SubmissionStatus.PARTIAL]

    @property
    def max_score(self) -> float:
        """What could be had so far: written answers count from the first mark on."""
        return max((result.max_score for result in self.graded), default=0.0)

    def scores(self) -> list[float]:
        """Of everybody: who could not be graded has 0."""
        return [result.score for result in self.graded] + [0.0] * len(self.ungradable)


def look_at(
    assignment: Assignment, recorded: typing.Mapping[str, Recorded], plain: bool = False
) -> ClassView:
    """Sum up the recorded results of an assignment.

    Parameters
    ----------
    plain
        Do not group the messages.
    """
    results = [one.result for one in recorded.values()]
    failed = [r for r in results if r.status is SubmissionStatus.UNGRADABLE]
    graded = [r for r in results if r.status is not SubmissionStatus.UNGRADABLE]
    names = [cell.exercise for cell in assignment.graded_cells if cell.exercise]
    graded.sort(key=lambda r: (-r.score, pattern(r, names), r.student))
    written = {cell.exercise for cell in assignment.graded_cells if cell.role is Role.WRITTEN}
    return ClassView(
        assignment=assignment.name,
        at=max((one.recorded_at for one in recorded.values()), default=None),
        graded=graded,
        ungradable=failed,
        exercises=[_exercise(name, graded, name in written) for name in names],
        messages=[] if plain else group_messages(graded),
        waiting={name: who for name in names if (who := _waiting(name, graded))},
    )


def pattern(result: SubmissionResult, names: typing.Sequence[str]) -> tuple[int, ...]:
    """How each exercise ended, for putting like beside like."""
    return tuple(int(outcome(result.exercises.get(name))) for name in names)


def outcome(exercise: ExerciseResult | None) -> Outcome:
    """How an exercise ended; one that has no result (the assignment has changed since) was not written."""
    if exercise is None:
        return Outcome.UNWRITTEN
    if exercise.points is None:
        return Outcome.TO_MARK
    if exercise.points >= exercise.max_points:
        return Outcome.PASSED
    if exercise.status in INTERRUPTED:
        return Outcome.STOPPED
    if exercise.points > 0:
        return Outcome.PART
    if exercise.status is Status.MISSING or "NotImplementedError" in exercise.message:
        return Outcome.UNWRITTEN
    return Outcome.FAILED


def _exercise(name: str, graded: list[SubmissionResult], written: bool) -> ExerciseView:
    found = [result.exercises.get(name) for result in graded]
    there = [exercise for exercise in found if exercise is not None]
    points = [exercise.points for exercise in there if exercise.points is not None]
    counted = collections.Counter(outcome(exercise) for exercise in found)
    return ExerciseView(
        name=name,
        max_points=there[0].max_points if there else 0.0,
        outcomes={kind: counted[kind] for kind in Outcome if counted[kind]},
        statuses=dict(collections.Counter(exercise.status for exercise in there)),
        mean=statistics.fmean(points) if points else None,
        seconds=statistics.median(e.seconds for e in there) if there and not written else None,
        dropped=any(exercise.dropped for exercise in there),
    )


def _waiting(name: str, graded: list[SubmissionResult]) -> list[str]:
    return sorted(r.student for r in graded if outcome(r.exercises.get(name)) is Outcome.TO_MARK)


def group_messages(graded: typing.Sequence[SubmissionResult]) -> list[MessageGroup]:
    """What went wrong, the commonest first; exercises that nobody wrote yet are no mistakes."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for result in graded:
        for exercise in result.exercises.values():
            if exercise.message and outcome(exercise) not in (Outcome.PASSED, Outcome.UNWRITTEN):
                about = heart(exercise.message).removeprefix(f"{exercise.name}: ")
                key = exercise.name, without_numbers(about)
                found.setdefault(key, []).append((result.student, exercise.message))
    groups = [
        MessageGroup(name, heading, _typical([m for _, m in told]), sorted(student for student, _ in told))
        for (name, heading), told in found.items()
    ]
    return sorted(groups, key=lambda group: (-len(group.students), group.exercise, group.heading))


def heart(message: str) -> str:
    """What a message is about: its diagnosis, else its first line.

    `coursekit.checks` lays messages out as "what: fact", then "Diagnosis: …", then "Hint: …".
    """
    diagnosis = re.search(r"^Diagnosis: (.+)$", message, re.MULTILINE)
    return diagnosis[1] if diagnosis else message.strip().partition("\n")[0]


#: Characters of a message that decide about its group.
_READ = 1_000

_NUMBER = re.compile(
    r"""(?<![\w.]) [-+−]?
    (?: \d+ (?:,\d{3})* (?: \.\d+ | \.(?=[,\])]|\s+[-\d]) )?  # 1,234  2.5  and NumPy's 2. in an array
      | \.\d+ | nan | inf )
    (?:[eE][-+]?\d+)? j? (?!\w)""",
    re.VERBOSE,
)


def without_numbers(text: str) -> str:
    """The text with ``…`` for numbers, arrays and quoted values, which differ from student to student."""
    text = re.sub(r"'[^']{0,200}'|\"[^\"]{0,200}\"", "…", " ".join(text[:_READ].split()))
    text = _NUMBER.sub("…", text)
    text = re.sub(r"([\[(])\s*…(?:[\s,;:\[\]()…]*…)?[\s,\])]*(?=[\])])", r"\1…", text)
    return re.sub(r"…(?:[\s,/×x]+…)+", "…", text)[:300]


def _typical(messages: list[str]) -> str:
    """The most frequent message, of equals the shortest."""
    counted = collections.Counter(messages)
    return min(counted, key=lambda message: (-counted[message], len(message), message))
