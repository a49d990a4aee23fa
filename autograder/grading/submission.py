"""Grading one submission: the result depends on its task alone.

While it runs, the process is in a folder of its own with the assignment's data files, has the limits that
:mod:`autograder.judge.own_limits` sets, and keeps its sandbox for the next; so it grades one at a time.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import tempfile
import threading
import time
import typing
from collections.abc import Callable
from pathlib import Path

from ..files import write_below
from ..judge import own_limits
from ..judge.judge import Judge
from ..judge.testcell import parameters
from ..judge.witness import Witness
from ..notebook import Assignment, Cell, Role, as_notebook, merge
from ..notebook_file import NotebookError, parse_cells
from ..result import INTERRUPTED, ExerciseResult, Status, SubmissionResult, SubmissionStatus, ungradable
from ..sandbox.pool import POOL
from ..sandbox.session import Session
from .task import GradingTask, Settings, imports, may_draw, open_sandbox

__all__ = ["GradingTask", "Settings", "grade"]

#: A process judges one submission at a time, also where a scheduler calls it from several threads.
_one_at_a_time = threading.Lock()


def grade(task: GradingTask, watch: Callable[[str], Witness] | None = None) -> SubmissionResult:
    """Grade one submission. Never raises for anything a student can do.

    Parameters
    ----------
    watch
        Makes a witness of a test cell, by its grade_id, for a replay.

    Raises
    ------
    SandboxError
        If no sandbox can be had on this machine; then nothing was run.
    """
    started, cpu_before = time.monotonic(), time.process_time()
    settings = task.settings
    with _one_at_a_time, own_limits.bounded(settings.worker_memory_mb, settings.timeout):
        if POOL.keeps(warm=settings.warm, sandboxed=settings.sandboxed):
            # It starts while this process reads and imports what it needs itself.
            open_sandbox(task)
        try:
            cells = merge(task.assignment, parse_cells(task.content, f"{task.assignment.name}.ipynb"))
        except NotebookError as error:
            return ungradable(task.student, task.assignment.name, str(error), task.fingerprint)
        _import_now(imports(task.assignment))
        with _beside_data_files(task.assignment.data_files):
            result = _run(task, cells, watch)
    result.wall_seconds = time.monotonic() - started
    result.cpu_seconds += time.process_time() - cpu_before
    return result


@functools.cache
def _import_now(modules: tuple[str, ...]) -> None:
    """Import in the judge what locked cells import: the first import is slow, and no exercise's time."""
    for name in modules:
        # What is missing here is missing in the locked cell as well, and shows there.
        with contextlib.suppress(Exception):
            importlib.import_module(name)


@contextlib.contextmanager
def _beside_data_files(data_files: dict[str, bytes]) -> typing.Iterator[None]:
    """Run locked and test cells where they find the assignment's files, as they do in a notebook."""
    if not data_files:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="autograder-data-") as folder:
        write_below(Path(folder), data_files)
        with contextlib.chdir(folder):
            yield


def _run(task: GradingTask, cells: list[Cell], watch: Callable[[str], Witness] | None) -> SubmissionResult:
    settings = task.settings
    session = Session(
        lambda: open_sandbox(task), POOL, settings.timeout, settings.memory_mb, figures=may_draw(task)
    )
    judge = Judge(session, task.seeds, parameters_of(task.assignment), watch)
    exercises: dict[str, ExerciseResult] = {}
    shown: list[tuple[Cell, list[dict[str, typing.Any]]]] = []
    try:
        for cell in cells:
            outputs: list[dict[str, typing.Any]] = []
            if cell.role is Role.TEST:
                verdict = judge.run(cell)
                exercises[verdict.result.name] = verdict.result
                outputs = verdict.outputs
            elif cell.role is Role.WRITTEN:
                assert cell.exercise is not None
                assert cell.grade_id is not None
                exercises[cell.exercise] = ExerciseResult(
                    cell.exercise, cell.grade_id, None, cell.points, Status.MANUAL
                )
            elif cell.kind == "code" and cell.source.strip():
                if cell.role is Role.LOCKED:
                    judge.add_locked(cell.source)
                outcome = session.run_cell(cell.source, cell.role)
                outputs = outcome.outputs
                judge.note(cell, outcome)
            shown.append((cell, outputs))
    finally:
        session.close()
    interrupted = any(exercise.status in INTERRUPTED for exercise in exercises.values())
    return SubmissionResult(
        student=task.student,
        assignment=task.assignment.name,
        status=SubmissionStatus.PARTIAL if interrupted else SubmissionStatus.GRADED,
        exercises=exercises,
        notebook=as_notebook(shown),
        fingerprint=task.fingerprint,
        cpu_seconds=session.cpu_seconds,
        peak_memory_mb=session.peak_memory_mb,
    )


def parameters_of(assignment: Assignment) -> dict[str, tuple[str, ...]]:
    """The names of the parameters of the functions to be written, as the solution has them."""
    found: dict[str, tuple[str, ...]] = {}
    for cell in assignment.cells:
        if cell.role is Role.ANSWER:
            found |= parameters(cell.source)
    return found
