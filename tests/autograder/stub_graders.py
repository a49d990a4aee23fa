"""Stand-ins: for the grader, by looking at the submitted text; for the children that render pages.

In a module of its own, so that a worker process can import them.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path

from autograder.course import CourseError
from autograder.feedback.children import Rendered
from autograder.grading.submission import GradingTask
from autograder.notebook import Role, as_notebook, merge
from autograder.notebook_file import NotebookError, parse_cells
from autograder.result import ExerciseResult, Status, SubmissionResult, SubmissionStatus, ungradable

#: The small course's exercise, answered so that `quick` fails it.
WRONG_DOUBLE = {"double": "def double(x):\n    return 'WRONG'"}


def quick(task: GradingTask) -> SubmissionResult:
    """Pass an exercise unless its cell says WRONG or HANG; DIE kills the process, RAISE raises."""
    try:
        cells = merge(task.assignment, parse_cells(task.content))
    except NotebookError as error:
        return ungradable(task.student, task.assignment.name, str(error), task.fingerprint)
    sources = {cell.grade_id: cell.source for cell in cells}
    everything = "\n".join(cell.source for cell in cells)
    if "DIE" in everything:
        os._exit(9)
    if "RAISE" in everything:
        raise ZeroDivisionError("a bug of the grader")
    exercises = {}
    for cell in task.assignment.graded_cells:
        name = cell.exercise
        assert name is not None
        if cell.role is Role.WRITTEN:
            result = ExerciseResult(name, cell.grade_id or "", None, cell.points, Status.MANUAL)
        elif "WRONG" in sources.get(name, ""):
            result = ExerciseResult(
                name, cell.grade_id or "", 0.0, cell.points, Status.FAILED, f"{name} is wrong"
            )
        elif "HANG" in sources.get(name, ""):
            result = ExerciseResult(
                name, cell.grade_id or "", 0.0, cell.points, Status.TIMEOUT, f"{name} took too long"
            )
        else:
            result = ExerciseResult(name, cell.grade_id or "", cell.points, cell.points, Status.PASSED)
        exercises[name] = result
    hung = any(e.status is Status.TIMEOUT for e in exercises.values())
    status = SubmissionStatus.PARTIAL if hung else SubmissionStatus.GRADED
    shown = as_notebook([(cell, []) for cell in cells])
    return SubmissionResult(
        task.student, task.assignment.name, status, "", exercises, shown, task.fingerprint, cpu_seconds=0.01
    )


def slow(task: GradingTask) -> SubmissionResult:
    """As `quick`, but it takes a moment and leaves a trace of who graded what in the folder STUB_TRACES."""
    folder = Path(os.environ["STUB_TRACES"])
    with (folder / "traces").open("a") as stream:
        stream.write(f"{os.getpid()} {task.student}\n")
    time.sleep(0.1)
    return quick(task)


def deaf(task: GradingTask) -> SubmissionResult:
    """Never ends, and does not hear that it should."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    (Path(os.environ["STUB_TRACES"]) / "traces").write_text(str(os.getpid()))
    time.sleep(3600)
    return quick(task)


def helpless(task: GradingTask) -> SubmissionResult:
    """A machine without a sandbox."""
    from autograder.sandbox.availability import SandboxError

    raise SandboxError("bubblewrap is not installed: apt-get install bubblewrap")


class InlinePool:
    """Grades in this process, at once: for tests that are about something else than processes."""

    width = 2

    def __init__(self, function=quick) -> None:
        self._function = function

    def submit(self, task: GradingTask) -> Future[SubmissionResult]:
        future: Future[SubmissionResult] = Future()
        try:
            future.set_result(self._function(task))
        except Exception as error:
            future.set_exception(error)
        return future

    def rebuild(self) -> None: ...

    def close(self) -> None: ...

    def stop(self) -> None: ...


class CrowdedPool:
    """Grades in this process, at once; one student's sandbox does not start, the first time or ever."""

    width = 2

    def __init__(self, student: str, *, always: bool = False) -> None:
        self._student = student
        self._always = always
        self.refused = 0

    def submit(self, task: GradingTask) -> Future[SubmissionResult]:
        from autograder.sandbox.availability import SandboxError

        future: Future[SubmissionResult] = Future()
        if task.student == self._student and (self._always or not self.refused):
            self.refused += 1
            future.set_exception(SandboxError("no room for a sandbox"))
        else:
            future.set_result(quick(task))
        return future

    def rebuild(self) -> None: ...

    def close(self) -> None: ...

    def stop(self) -> None: ...


class TableGrader:
    """Grades by a table: label of the sample → what each exercise gets; everything else as it ought to be."""

    def __init__(self, told: dict[str, dict[str, ExerciseResult]] | None = None) -> None:
        self.told = told or {}
        self.tasks: list[GradingTask] = []

    def __call__(self, tasks):
        self.tasks += tasks
        for task in reversed(tasks):  # results come back in any order
            label = task.student.rpartition("#")[0]
            exercises = {}
            for cell in task.assignment.graded_cells:
                if cell.role is Role.WRITTEN:
                    e = ExerciseResult(cell.exercise, cell.grade_id, None, cell.points, Status.MANUAL)
                elif label in ("blank", f"spoiled/{cell.exercise}") or label.startswith(
                    f"wrong/{cell.exercise}"
                ):
                    text = f"{cell.exercise} is wrong"
                    e = ExerciseResult(cell.exercise, cell.grade_id, 0.0, cell.points, Status.FAILED, text)
                else:
                    e = ExerciseResult(cell.exercise, cell.grade_id, cell.points, cell.points, Status.PASSED)
                exercises[e.name] = e
            exercises |= self.told.get(label, {})
            yield SubmissionResult(task.student, task.assignment.name, SubmissionStatus.GRADED, "", exercises)


def exercise(name: str, points: float, status: Status = Status.FAILED, message: str = "no") -> ExerciseResult:
    return ExerciseResult(name, f"test-{name}", points, 1.0 if name == "double" else 2.0, status, message)


class InlineRenderers:
    """Pages made in this process: a child would import nbconvert or Matplotlib anew for every test."""

    def __init__(self, **_: object) -> None:
        pass

    def __enter__(self) -> InlineRenderers:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def render(self, function: Callable[..., str], *arguments: object) -> Rendered:
        try:
            return Rendered(page=function(*arguments, False))
        except CourseError as error:
            return Rendered(refused=str(error))

    def map(self, function: Callable[..., str], jobs: Iterable[tuple]) -> Iterator[Rendered]:
        return (self.render(function, *job) for job in jobs)
