"""Grading one submission: a pure function from (assignment, submitted file, seeds, settings) to a result."""

from __future__ import annotations

import ast
import atexit
import contextlib
import dataclasses
import importlib
import re
import tempfile
import threading
import time
import typing
from pathlib import Path

from ..judge import own_limits
from ..judge.judge import Judge
from ..notebook import Assignment, Cell, NotebookError, Role, as_notebook, merge, parse_cells
from ..result import INTERRUPTED, ExerciseResult, Status, SubmissionResult, SubmissionStatus, ungradable
from ..sandbox.bubblewrap import Sandbox
from ..sandbox.session import SandboxPool, Session

_pool = SandboxPool()
#: A process judges one submission at a time, also where a scheduler calls it from several threads.
_one_at_a_time = threading.Lock()
atexit.register(_pool.close)


@dataclasses.dataclass(frozen=True)
class Settings:
    """How a submission is run.

    Attributes
    ----------
    timeout
        CPU seconds a cell; the cells of a student's own have at most four times that together.
    memory_mb
        Memory of the sandbox, in MB.
    worker_memory_mb
        Memory of the process that judges, in MB.
    sandboxed
        False runs student code without bubblewrap: for trusted input only.
    warm
        Whether student processes are forked from a warm server; otherwise each gets a sandbox of its own.
    """

    timeout: float = 30.0
    memory_mb: int = 2048
    worker_memory_mb: int = 4096
    sandboxed: bool = True
    warm: bool = True


@dataclasses.dataclass(frozen=True)
class GradingTask:
    """Everything that grading one submission needs; it pickles, and holds neither the course's secret nor any
    path.

    Attributes
    ----------
    content
        The bytes of the submitted notebook.
    seeds
        Seed of the hidden inputs, by exercise.
    fingerprint
        Passed through to the result.
    """

    assignment: Assignment
    student: str
    content: bytes
    seeds: dict[str, int]
    settings: Settings = Settings()
    fingerprint: str = ""


def grade(task: GradingTask) -> SubmissionResult:
    """Grade one submission. Never raises for anything a student can do.

    Raises
    ------
    SandboxError
        If no sandbox can be had on this machine; then nothing was run.
    """
    started, cpu_before = time.monotonic(), time.process_time()
    settings = task.settings
    with _one_at_a_time, own_limits.bounded(settings.worker_memory_mb, settings.timeout):
        if _pool.keeps(warm=settings.warm, sandboxed=settings.sandboxed):
            # It starts while this process reads and imports what it needs itself.
            _open_sandbox(task)
        try:
            cells = merge(task.assignment, parse_cells(task.content, f"{task.assignment.name}.ipynb"))
        except NotebookError as error:
            return ungradable(task.student, task.assignment.name, str(error), task.fingerprint)
        _import_now(_imports(task.assignment))
        with _beside_data_files(task.assignment.data_files):
            result = _run(task, cells)
    result.wall_seconds = time.monotonic() - started
    result.cpu_seconds += time.process_time() - cpu_before
    return result


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
        for name, content in data_files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        with contextlib.chdir(folder):
            yield


def _run(task: GradingTask, cells: list[Cell]) -> SubmissionResult:
    settings = task.settings
    session = Session(
        lambda: _open_sandbox(task), _pool, settings.timeout, settings.memory_mb, figures=_may_draw(task)
    )
    judge = Judge(session, task.seeds)
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


def _open_sandbox(task: GradingTask) -> Sandbox:
    settings = task.settings
    return _pool.get(
        task.assignment.data_files,
        _imports(task.assignment),
        settings.memory_mb,
        warm=settings.warm,
        sandboxed=settings.sandboxed,
        figures=_may_draw(task),
    )


#: Names without which nobody draws; what imports Matplotlib by another way waits for it in its own time.
_DRAWING = re.compile(rb"matplotlib|pylab|pyplot|seaborn|plt|plot", re.IGNORECASE)


def _may_draw(task: GradingTask) -> bool:
    """Whether a submission may draw a figure."""
    return _DRAWING.search(task.content) is not None


def _imports(assignment: Assignment) -> tuple[str, ...]:
    """The modules that the assignment's locked cells import: worth having warm."""
    found: set[str] = set()
    for cell in assignment.cells:
        if cell.role is not Role.LOCKED or cell.kind != "code":
            continue
        try:
            tree = ast.parse(cell.source)
        except SyntaxError:  # magics
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module)
    return tuple(sorted(found))
