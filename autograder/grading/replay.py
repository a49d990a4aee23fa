"""An appeal: one exercise of one student again, with the inputs that this student's seed gives."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..course import Course, CourseError
from ..files import cannot, open_atomically
from ..judge.witness import Witness, statement_at
from ..notebook import Role, load_assignment
from ..result import ExerciseResult
from ..sandbox.availability import SandboxError
from .replay_cell import CellWriter
from .submission import GradingTask, Settings, grade, parameters_of
from .submissions import find_submissions

#: Lines shown before and after those that failed.
AROUND = 2


@dataclasses.dataclass
class Replay:
    """One exercise, run again.

    Attributes
    ----------
    result
        As grading gives it.
    printed
        What the test cell printed.
    failures
        What failed: for the instructor, not for the student.
    inputs
        The file of what is too long for a cell, None where nothing is.
    """

    result: ExerciseResult
    printed: str = ""
    failures: list[ShownFailure] = dataclasses.field(default_factory=list)
    inputs: Path | None = None


@dataclasses.dataclass(frozen=True)
class ShownFailure:
    """One check that failed.

    Attributes
    ----------
    where
        ``test-softmax, line 4``, with the part if it is in one.
    lines
        The lines of the test cell around it, the failing ones marked.
    cell
        Its inputs, the call, what came back and what was expected, as Python to paste into a notebook.
    """

    where: str
    lines: list[str]
    cell: str


def replay(
    course: Course,
    name: str,
    student: str,
    exercise: str,
    *,
    seed: int | None = None,
    settings: Settings | None = None,
) -> Replay:
    """Run one exercise of a submission again; no grade changes.

    Inputs that are too long for a cell are written to ``grading/replay/STUDENT/NAME-EXERCISE.npz``.

    Parameters
    ----------
    seed
        Of the hidden inputs; the student's own by default. A feedback page names it.

    Raises
    ------
    CourseError
        If the assignment, the student or the exercise is unknown, or the submission cannot be graded at all.
    NotebookError
        If the submitted file cannot be read.
    """
    assignment = load_assignment(course.solution(name), name)
    exercises = [cell.exercise for cell in assignment.cells if cell.role is Role.TEST and cell.exercise]
    if exercise not in exercises:
        near = difflib.get_close_matches(exercise, exercises, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(exercises)}"
        raise CourseError(f"{name} has no autograded exercise {exercise!r}: {hint}")
    (submission,) = find_submissions(course, name, [student])
    # The cells of the submission all run, as in grading; of the tests only the one.
    cells = tuple(
        cell for cell in assignment.cells if cell.role is not Role.TEST or cell.exercise == exercise
    )
    alone = dataclasses.replace(assignment, cells=cells)
    seeds = {exercise: course.seed(name, exercise, student) if seed is None else seed}
    try:
        chosen = (settings or Settings()).protecting(course.protected)
        task = GradingTask(alone, student, submission.read(), seeds, chosen)
        (test,) = (cell for cell in cells if cell.role is Role.TEST)
        witness = Witness(f"test-{exercise}", test.source)
        result = grade(task, lambda _grade_id: witness)
    except SandboxError as error:
        raise CourseError(str(error)) from None
    if exercise not in result.exercises:
        raise CourseError(f"{student}: {result.message}")
    assert result.notebook is not None
    done = Replay(result.exercises[exercise])
    for cell in result.notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == f"test-{exercise}":
            done.printed += "".join(out["text"] for out in cell["outputs"] if out["output_type"] == "stream")
    file = course.work / "replay" / student / f"{name}-{exercise}.npz"
    writer = CellWriter(test.source, parameters_of(assignment), seeds[exercise], str(file))
    for failure in witness.failures:
        where = f"test-{exercise}" + "".join(f", line {line}" for line in failure.lines[:1])
        where += f" (part {failure.part!r})" if failure.part else ""
        source = writer.cell(failure, f"{name}, {exercise} of {student}, seed {seeds[exercise]}: {where}")
        done.failures.append(ShownFailure(where, around(test.source, failure.lines), source))
    if writer.stored:
        _store(writer.stored, file)
        done.inputs = file
    return done


def around(source: str, lines: Sequence[int]) -> list[str]:
    """The lines of a test cell around some of them, with their numbers; those themselves are marked.

    A statement over several lines is marked as a whole.
    """
    marked: set[int] = set()
    for line in lines:
        marked |= set(statement_at(source, line))
    text = source.splitlines()
    shown = sorted({near for line in marked for near in range(line - AROUND, line + AROUND + 1)})
    written: list[str] = []
    for before, line in zip([0, *shown], shown, strict=False):
        if 1 <= line <= len(text):
            if written and line - before > 1:
                written.append("  …")
            written.append(f"{'>' if line in marked else ' '} {line:3}  {text[line - 1]}".rstrip())
    return written


def _store(values: dict[str, np.ndarray], file: Path) -> None:
    try:
        # Hidden inputs are in there: not for the other users of a shared machine.
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open_atomically(file, 0o600) as stream:
            np.savez_compressed(stream, **values)  # type: ignore[arg-type]
    except OSError as error:
        raise CourseError(cannot("written", file, error, "make its folder writable")) from None
