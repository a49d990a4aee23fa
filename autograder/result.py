"""What a grade is: the words that every other module uses to speak of one."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import typing


class Status(enum.StrEnum):
    """How one exercise ended. Only ``PASSED`` carries full marks."""

    PASSED = "passed"
    FAILED = "failed"
    #: The grader's own fault: the test cell or the judge broke, not the answer.
    ERROR = "error"
    TIMEOUT = "timeout"
    KILLED = "killed"
    MISSING = "missing"
    MANUAL = "manual"

    @property
    def words(self) -> str:
        """For a table; the feedback page says more."""
        return _WORDS[self]


_WORDS = {
    Status.PASSED: "passed",
    Status.FAILED: "a check failed",
    Status.TIMEOUT: "ran too long",
    Status.KILLED: "ended its process",
    Status.MISSING: "no answer found",
    Status.ERROR: "the grader stumbled",
    Status.MANUAL: "to be marked",
}


#: An exercise that ended in one of these says as much about the run as about the answer.
INTERRUPTED = frozenset({Status.TIMEOUT, Status.KILLED, Status.ERROR})


class SubmissionStatus(enum.StrEnum):
    """How the grading of a whole submission ended."""

    GRADED = "graded"
    PARTIAL = "partial"
    UNGRADABLE = "ungradable"


@dataclasses.dataclass
class Finding:
    """One check that failed, in the pieces that a page lays out; all of it is text.

    Attributes
    ----------
    part
        The part of the exercise in which it stands, empty for a gate.
    headline
        What was checked, and how far it is off.
    notes
        A diagnosis or what differs, a hint.
    table
        Expected beside got, as `coursekit.checks.Table` writes it; None where there is none.
    """

    part: str
    headline: str
    notes: list[str] = dataclasses.field(default_factory=list)
    table: dict[str, typing.Any] | None = None


@dataclasses.dataclass
class RubricLine:
    """What a person gave for one line of a rubric.

    Attributes
    ----------
    text
        What the points are for, markdown.
    """

    text: str
    points: float
    max_points: float
    comment: str = ""


@dataclasses.dataclass
class ExerciseResult:
    """The outcome of one exercise.

    Attributes
    ----------
    name
        ``softmax`` for the test cell ``test-softmax``.
    grade_id
        nbgrader's id of the cell that carries the points.
    points
        None for a written answer that nobody has marked yet.
    message
        What the student reads; empty when everything passed. Never test source.
    seed
        The seed of this student's hidden inputs, None where no random inputs exist.
    seconds
        Wall time of the test cell.
    findings
        The message once more, check by check with its table; empty where nothing failed, and in results of
        versions that had no such thing.
    dropped
        Whether it counts no more, by the rules of the term.
    rubric
        What a person gave line by line; empty where nobody marked by a rubric.
    """

    name: str
    grade_id: str
    points: float | None
    max_points: float
    status: Status
    message: str = ""
    seed: int | None = None
    seconds: float = 0.0
    findings: list[Finding] = dataclasses.field(default_factory=list)
    dropped: bool = False
    rubric: list[RubricLine] = dataclasses.field(default_factory=list)

    def to_json(self) -> dict[str, typing.Any]:
        """One exercise as `autograder grade --json` writes it."""
        return {
            "points": self.points,
            "max_points": self.max_points,
            "status": str(self.status),
            "message": self.message,
            "seed": self.seed,
            "findings": [dataclasses.asdict(finding) for finding in self.findings],
            **({"dropped": True} if self.dropped else {}),
            **({"rubric": [dataclasses.asdict(line) for line in self.rubric]} if self.rubric else {}),
        }


@dataclasses.dataclass
class SubmissionResult:
    """The outcome of one submission.

    Attributes
    ----------
    exercises
        By name, in the order of the assignment; empty when the submission is ungradable.
    notebook
        The autograded notebook (nbformat 4 as a plain dict) for the instructor: the student's cells with
        fresh outputs, test cells from ``solutions/``. None when ungradable.
    fingerprint
        Hash of submission, tests and seeds: equal fingerprints need no second grading.
    tests, submission
        Hashes of the assignment and of the submitted file that it was made of, empty where nobody knows:
        they say why it is out of date.
    cpu_seconds, peak_memory_mb, wall_seconds
        What the submission cost.
    name
        The student's, as far as the gradebook knows it.
    submitted_at, due
        UTC, as far as the gradebook and the rules of the term know them; ``due`` is the student's own
        deadline.
    penalty
        Points lost by lateness.
    """

    student: str
    assignment: str
    status: SubmissionStatus
    message: str = ""
    exercises: dict[str, ExerciseResult] = dataclasses.field(default_factory=dict)
    notebook: dict[str, typing.Any] | None = None
    fingerprint: str = ""
    cpu_seconds: float = 0.0
    peak_memory_mb: float = 0.0
    wall_seconds: float = 0.0
    tests: str = ""
    submission: str = ""
    name: str = ""
    submitted_at: datetime.datetime | None = None
    due: datetime.datetime | None = None
    penalty: float = 0.0

    @property
    def counting(self) -> list[ExerciseResult]:
        """The exercises that count, and have points by now; written answers that nobody marked have none."""
        return [e for e in self.exercises.values() if e.points is not None and not e.dropped]

    @property
    def earned(self) -> float:
        """Sum of the points so far."""
        return float(sum(e.points or 0.0 for e in self.counting))

    @property
    def score(self) -> float:
        """The points so far, less what lateness costs."""
        return max(0.0, self.earned - self.penalty)

    @property
    def max_score(self) -> float:
        """Sum of the points that could have been had so far."""
        return float(sum(e.max_points for e in self.counting))

    @property
    def late(self) -> float:
        """Seconds after the deadline, 0 where either time is not known."""
        if self.submitted_at is None or self.due is None:
            return 0.0
        return max(0.0, (self.submitted_at - self.due).total_seconds())

    def to_json(self) -> dict[str, typing.Any]:
        """One student as `autograder grade --json` writes it."""
        return {
            "score": self.score,
            "max_score": self.max_score,
            "status": str(self.status),
            "message": self.message,
            "exercises": {name: exercise.to_json() for name, exercise in self.exercises.items()},
            **({"late_seconds": self.late, "penalty": self.penalty} if self.late else {}),
        }


def ungradable(student: str, assignment: str, message: str, fingerprint: str = "") -> SubmissionResult:
    """A submission that could not be graded at all: zero points, and the reason."""
    return SubmissionResult(
        student, assignment, SubmissionStatus.UNGRADABLE, message, fingerprint=fingerprint
    )
