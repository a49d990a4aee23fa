"""What an audit grades, and what each has to come to: the solution, the released notebook, every sample."""

from __future__ import annotations

import collections
import dataclasses
import fnmatch
import functools
from collections.abc import Iterator, Sequence

from ..course import Course, derive_seed
from ..grading.submission import GradingTask, Settings
from ..notebook import Assignment, Role, load_assignment
from ..result import ExerciseResult, Status, SubmissionResult, SubmissionStatus
from ..text import first_line, points
from .percent import PercentError
from .sample_files import read_all_samples
from .samples import (
    Notebook,
    Sample,
    blank_notebook,
    reference_notebook,
    sample_notebook,
    to_bytes,
    touched_exercises,
    unused_answers,
    without_cells,
    without_free_code,
)
from .spoiled import spoiled_samples

#: An exercise with fewer misconceptions than this is hardly tested.
ENOUGH_WRONG = 5


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
    told
        For each exercise whose message has to name the mistake: whether it was lost, and the message did.
    cpu_seconds
        What the grading took.
    broken
        The exercises whose test itself broke, which is no fault of the sample, and the surprise that says so.
    """

    assignment: str
    label: str
    title: str
    seed: int
    lost: tuple[str, ...]
    message: str
    surprises: tuple[str, ...]
    told: dict[str, tuple[bool, bool]] = dataclasses.field(default_factory=dict)
    cpu_seconds: float = 0.0
    broken: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Case:
    """A sample, and what it has to come to.

    Attributes
    ----------
    label
        What reports call it.
    title
        What is different about it.
    base
        The notebook that the sample's answers are put into; without a sample, the submission itself.
    keeps
        Without a sample: whether it must get everything, or nothing at all.
    spreads
        Whether other exercises may be lost as well: their answers call the one in question.

    A sample is judged in the exercises whose outcome it can change: all others are the solution's.
    """

    assignment: Assignment
    label: str
    title: str
    base: Notebook = dataclasses.field(repr=False)
    sample: Sample | None = None
    keeps: bool = True
    spreads: bool = False

    def matches(self, pattern: str) -> bool:
        """Whether this is a sample whose label or file name matches a shell pattern, in any case."""
        names = (self.label, self.sample.path.name) if self.sample else ()
        return any(fnmatch.fnmatchcase(name.lower(), pattern.lower()) for name in names)

    def task(self, number: int, settings: Settings) -> GradingTask:
        """What to grade; the hidden inputs depend on the number, and on nothing of this machine."""
        name = self.assignment.name
        exercises = [cell.exercise for cell in self.assignment.graded_cells if cell.exercise]
        # Not the course's secret: an audit finds the same on every machine.
        drawn = {e: derive_seed(b"audit", name, e, str(number)) for e in exercises}
        if self.sample is not None and self.sample.seconds is not None:
            settings = dataclasses.replace(settings, timeout=min(settings.timeout, self.sample.seconds))
        notebook = self.base if self.sample is None else sample_notebook(self.sample, self.base)
        assignment = self.assignment
        if self._left_out:
            notebook = without_cells(notebook, self._left_out)
            cells = tuple(cell for cell in assignment.cells if cell.grade_id not in self._left_out)
            assignment = dataclasses.replace(assignment, cells=cells)
        content = to_bytes(notebook, indent=None)
        return GradingTask(assignment, f"{self.label}#{number}", content, drawn, settings)

    @functools.cached_property
    def _left_out(self) -> frozenset[str]:
        """The test cells whose outcome a sample cannot change: the solution passes them. With them go the
        answers that no other needs.
        """
        if self.sample is None:
            return frozenset()
        tests = {c.exercise: c for c in self.assignment.cells if c.role is Role.TEST and c.exercise}
        sources = {exercise: cell.source for exercise, cell in tests.items()}
        touched = touched_exercises(self.sample, self.base, sources)
        untouched = frozenset(c.grade_id for e, c in tests.items() if e not in touched and c.grade_id)
        if self.spreads:
            # What spoils arguments looks for functions by names that it is told.
            return untouched
        left = {exercise: source for exercise, source in sources.items() if exercise in touched}
        return untouched | unused_answers(self.sample, self.base, left)

    def judge(self, result: SubmissionResult, number: int = 0) -> Row:
        """What a grading came to, and what surprises about it."""
        lost = tuple(
            e.name for e in result.exercises.values() if e.points is not None and e.points < e.max_points
        )
        surprises = tuple(self._surprises(result, lost))
        first = next((name for name in self._must_lose() if name in lost), lost[0] if lost else None)
        message = result.exercises[first].message if first else result.message
        told = {
            name: (name in lost, name in lost and bool(pattern.search(result.exercises[name].message)))
            for name, pattern in (self.sample.mentions if self.sample else {}).items()
        }
        broken = {e.name: _broke(e) for e in result.exercises.values() if e.status is Status.ERROR}
        name = self.assignment.name
        cpu = result.cpu_seconds
        return Row(name, self.label, self.title, number, lost, message, surprises, told, cpu, broken)

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
                yield _broke(exercise)
            elif exercise.name in must and exercise.name not in lost:
                yield f"keeps {exercise.name}, which it must lose"
            elif exercise.name in lost and exercise.name not in must and not self.spreads:
                yield f"loses {exercise.name}, which it must keep ({exercise.status}: {said})"
            elif exercise.name in lost and not exercise.message.strip():
                yield f"loses {exercise.name} without a message"
        if self.spreads:
            for exercise in result.exercises.values():
                if exercise.name in must and exercise.points:
                    won = points(exercise.points)
                    yield f"gets {won} points for {exercise.name}, whose arguments it spoils"
        if not self.keeps:
            for exercise in result.exercises.values():
                if exercise.points:
                    yield f"gets {points(exercise.points)} points for {exercise.name} with nothing written"
        for name, pattern in (self.sample.mentions if self.sample else {}).items():
            failed = result.exercises.get(name)
            if failed is None or name not in lost or failed.status is Status.ERROR:
                continue
            if not pattern.search(failed.message):
                said = first_line(failed.message)
                yield f"{name}: the message does not mention /{pattern.pattern}/: {said}"


def _broke(exercise: ExerciseResult) -> str:
    return f"{exercise.name}: the test itself broke: {first_line(exercise.message)}"


def cases_of(course: Course, name: str) -> tuple[list[Case], list[PercentError]]:
    """What an audit grades of one assignment, and what is wrong with its samples before anything is graded.

    Returns
    -------
    cases
        The solution, the released notebook, the right samples and the wrong ones, and for each exercise one
        that spoils its arguments.
    errors
        What is wrong with samples that cannot be used.

    Raises
    ------
    CourseError, NotebookError
        If the assignment does not exist or cannot be read.
    """
    solution = course.solution(name)
    assignment = load_assignment(solution, name)
    reference = reference_notebook(solution)
    # Nobody judges what the free cells show, and they take half of the time: the solution alone is tried out.
    bare = without_free_code(reference)
    found = read_all_samples(course.root, assignment)
    cases = [
        Case(assignment, "reference", "the solution itself", reference),
        Case(assignment, "blank", "as released", blank_notebook(solution), keeps=False),
    ]
    for sample in found.samples:
        cases.append(Case(assignment, sample.label, sample.title, bare, sample))
    for sample in spoiled_samples(assignment, solution):
        cases.append(Case(assignment, sample.label, sample.title, bare, sample, spreads=True))
    return cases, found.errors


def too_few_wrong(cases: Sequence[Case]) -> list[str]:
    """One line for each exercise of an assignment that has fewer than `ENOUGH_WRONG` wrong samples."""
    assignment = cases[0].assignment
    written = [case.sample for case in cases if case.sample is not None and not case.spreads]
    count = collections.Counter(exercise for sample in written for exercise in sample.loses)
    return [
        f"{assignment.name}: {cell.exercise} has {count[cell.exercise]} wrong samples, "
        f"needs {ENOUGH_WRONG}: add some"
        for cell in assignment.cells
        if cell.role is Role.TEST and cell.exercise and count[cell.exercise] < ENOUGH_WRONG
    ]
