"""The grader's self-audit: every sample submission against the marks and the message that it ought to get.

A right answer that loses a point, a wrong one that keeps an exercise, loses another or gets a message that
does not name the misconception: each is a *surprise*, and a single surprise fails the audit.
"""

from __future__ import annotations

import dataclasses
import fnmatch
from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..course import Course, derive_seed
from ..grading.pools import LocalPool, map_tasks
from ..grading.submission import GradingTask, Settings
from ..notebook import Assignment, Role, load_assignment
from ..result import Status, SubmissionResult, SubmissionStatus
from ..text import first_line, printable
from .samples import (
    Sample,
    SampleError,
    blank_notebook,
    read_sample,
    reference_notebook,
    sample_files,
    sample_notebook,
    to_bytes,
    without_free_code,
)

#: An exercise with fewer misconceptions than this is hardly tested.
ENOUGH_WRONG = 5

#: Grades tasks in any order, yielding each result as it comes.
Grader = Callable[[Sequence[GradingTask]], Iterable[SubmissionResult]]


@dataclasses.dataclass(frozen=True)
class Row:
    """One graded sample.

    Attributes
    ----------
    lost
        The exercises that lost points, in the assignment's order.
    message
        Of the first lost exercise, or of the whole submission.
    surprises
        What was not as it ought to be, one line each; empty is good.
    """

    assignment: str
    label: str
    title: str
    seed: int
    lost: tuple[str, ...]
    message: str
    surprises: tuple[str, ...]


@dataclasses.dataclass
class AuditReport:
    """What an audit found.

    Attributes
    ----------
    rows
        One for each sample and seed.
    complaints
        Surprises that belong to no single sample: malformed headers, exercises with too few wrong samples.
    """

    rows: list[Row] = dataclasses.field(default_factory=list)
    complaints: list[str] = dataclasses.field(default_factory=list)

    @property
    def surprises(self) -> list[str]:
        """Every surprise, one line each."""
        told = [f"{row.assignment} {row.label}: {text}" for row in self.rows for text in row.surprises]
        return [*self.complaints, *dict.fromkeys(told)]

    @property
    def ok(self) -> bool:
        """Whether there was anything to audit and nothing surprised."""
        return bool(self.rows) and not self.surprises

    def table(self, *, only_surprises: bool = False) -> Table:
        """The rows as a table: sample, what it lost, and what the student reads about it."""
        table = Table(title="Audit", title_justify="left", expand=True)
        for heading, share in (("", None), ("sample", 3), ("loses", 2), ("message", 5)):
            table.add_column(heading, overflow="fold", ratio=share)
        for row in self.rows:
            if only_surprises and not row.surprises:
                continue
            mark = Text("✗", "bold red") if row.surprises else Text("✓", "green")
            table.add_row(
                mark, Text(row.label), Text(", ".join(row.lost) or "–"), Text(first_line(row.message))
            )
        return table

    def summary(self) -> str:
        """The closing line."""
        right = sum(row.label.startswith("right/") for row in self.rows)
        wrong = sum(row.label.startswith("wrong/") for row in self.rows)
        found = len(self.surprises)
        ending = "no surprise" if not found else f"{found} surprise{'s' if found > 1 else ''}"
        if not self.rows and not found:
            ending = "nothing to audit"
        others = len(self.rows) - right - wrong
        return f"{len(self.rows)} gradings: {right} right, {wrong} wrong, {others} others; {ending}"

    def print(self, console: Console) -> None:
        """Print table, surprises and summary."""
        if self.rows:
            console.print(self.table())
        for line in self.surprises:
            console.print(Text("surprise: ", "bold red").append(printable(line), ""), soft_wrap=True)
        console.print(Text(self.summary()))


def audit(
    course: Course,
    names: Sequence[str] | None = None,
    seeds: int = 1,
    jobs: int | None = None,
    pattern: str | None = None,
    settings: Settings | None = None,
    grader: Grader | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> AuditReport:
    """Grade every sample submission and say what surprised.

    Parameters
    ----------
    names
        The assignments to audit; all by default.
    seeds
        With how many different seeds each sample is graded.
    jobs
        Processes to grade in; every core by default.
    pattern
        Only samples whose label (``wrong/…``) or file name matches this shell pattern. Then nobody counts
        whether there are enough of them.
    settings
        How student code is run; as `autograder grade` does by default.
    grader
        Grades the tasks; a pool of `jobs` processes by default.
    progress
        Told (graded so far, all) after each grading.

    Raises
    ------
    CourseError, NotebookError
        If an assignment does not exist or cannot be read.
    """
    report = AuditReport()
    expected: dict[str, _Expectation] = {}
    tasks: list[GradingTask] = []
    for name in list(names) if names else course.assignment_names():
        for expectation, content in _cases(course, name, pattern, report):
            for number in range(seeds):
                # The student's name is the key to the expectation; results come back in any order.
                student = f"{expectation.label}#{number}"
                seed_names = [cell.exercise for cell in expectation.assignment.graded_cells if cell.exercise]
                # Not the course's secret: an audit finds the same on every machine.
                drawn = {e: derive_seed(b"audit", name, e, str(number)) for e in seed_names}
                expected[f"{name}/{student}"] = dataclasses.replace(expectation, seed=number)
                how = settings or Settings()
                if expectation.sample is not None and expectation.sample.seconds is not None:
                    how = dataclasses.replace(how, timeout=min(how.timeout, expectation.sample.seconds))
                tasks.append(GradingTask(expectation.assignment, student, content, drawn, how))
    order = {key: index for index, key in enumerate(expected)}
    rows: dict[str, Row] = {}
    for result in (grader or _pool(jobs))(tasks):
        key = f"{result.assignment}/{result.student}"
        rows[key] = expected[key].judge(result)
        if progress is not None:
            progress(len(rows), len(tasks))
    report.rows = [rows[key] for key in sorted(rows, key=order.__getitem__)]
    for key in expected.keys() - rows.keys():
        report.complaints.append(f"{key}: was not graded")
    return report


@dataclasses.dataclass(frozen=True)
class _Expectation:
    """What one sample has to come to."""

    assignment: Assignment
    label: str
    title: str
    sample: Sample | None = None
    keeps: bool = True  # without a sample: everything, or nothing at all
    seed: int = 0

    def judge(self, result: SubmissionResult) -> Row:
        lost = tuple(
            e.name for e in result.exercises.values() if e.points is not None and e.points < e.max_points
        )
        surprises = tuple(self._surprises(result, lost))
        first = next((name for name in self._must_lose() if name in lost), lost[0] if lost else None)
        message = result.exercises[first].message if first else result.message
        return Row(self.assignment.name, self.label, self.title, self.seed, lost, message, surprises)

    def _must_lose(self) -> tuple[str, ...]:
        if self.sample is not None:
            return self.sample.loses
        return (
            ()
            if self.keeps
            else tuple(c.exercise for c in self.assignment.cells if c.role is Role.TEST and c.exercise)
        )

    def _surprises(self, result: SubmissionResult, lost: tuple[str, ...]) -> Iterator[str]:
        if result.status is SubmissionStatus.UNGRADABLE:
            yield f"was not gradable: {first_line(result.message)}"
            return
        must = self._must_lose()
        for exercise in result.exercises.values():
            said = first_line(exercise.message)
            if exercise.status is Status.ERROR:
                yield f"{exercise.name}: the test itself broke: {said}"
            elif exercise.name in must and exercise.name not in lost:
                yield f"keeps {exercise.name}, which it must lose"
            elif exercise.name in lost and exercise.name not in must:
                yield f"loses {exercise.name}, which it must keep ({exercise.status}: {said})"
            elif exercise.name in lost and not exercise.message.strip():
                yield f"loses {exercise.name} without a message"
        if not self.keeps:
            for exercise in result.exercises.values():
                if exercise.points:
                    yield f"gets {exercise.points:g} points for {exercise.name} with nothing written"
        for name, pattern in (self.sample.mentions if self.sample else {}).items():
            if name in lost and not pattern.search(result.exercises[name].message):
                said = first_line(result.exercises[name].message)
                yield f"{name}: the message does not mention /{pattern.pattern}/: {said}"


def _cases(
    course: Course, name: str, pattern: str | None, report: AuditReport
) -> Iterator[tuple[_Expectation, bytes]]:
    """What to grade for one assignment, and what to expect; complaints go straight into the report."""
    solution = course.solution(name)
    assignment = load_assignment(solution, name)
    reference = reference_notebook(solution)
    # A wrong answer is not tried out in the notebook's free cells as well: they take a good part of the time.
    bare = without_free_code(reference)
    if pattern is None:
        yield _Expectation(assignment, "reference", "the solution itself"), to_bytes(reference)
        yield (
            _Expectation(assignment, "blank", "as released", keeps=False),
            to_bytes(blank_notebook(solution)),
        )
    files = sample_files(course.root, name)
    if not files:
        report.complaints.append(
            f"{name}: no sample submissions in {course.root / 'tests' / 'submissions' / name}: add some"
        )
    wrong_of: dict[str, int] = {c.exercise: 0 for c in assignment.cells if c.role is Role.TEST and c.exercise}
    matched = 0
    for path in files:
        label = f"{path.parent.name}/{path.stem}"
        if pattern is not None and not (
            fnmatch.fnmatch(label, pattern) or fnmatch.fnmatch(path.name, pattern)
        ):
            continue
        matched += 1
        try:
            sample = read_sample(path, assignment)
        except SampleError as error:
            report.complaints.append(str(error))
            continue
        for exercise in sample.loses:
            wrong_of[exercise] += 1
        yield (
            _Expectation(assignment, label, sample.title, sample),
            to_bytes(sample_notebook(sample, bare if sample.wrong else reference)),
        )
    if pattern is not None:
        if files and not matched:
            report.complaints.append(f"{name}: no sample submission matches {pattern!r}")
        return
    for exercise, count in wrong_of.items():
        if count < ENOUGH_WRONG:
            report.complaints.append(
                f"{name}: {exercise} has {count} wrong samples, needs {ENOUGH_WRONG}: add some"
            )


def _pool(jobs: int | None) -> Grader:
    return lambda tasks: map_tasks(tasks, LocalPool(jobs))
