"""An appeal: one exercise of one student again, with the inputs that this student's seed gives."""

from __future__ import annotations

import dataclasses
import difflib

from ..course import Course, CourseError
from ..notebook import Role, load_assignment
from ..result import ExerciseResult
from ..sandbox.availability import SandboxError
from .submission import GradingTask, Settings, grade
from .submissions import find_submissions


@dataclasses.dataclass
class Replay:
    """One exercise, run again.

    Attributes
    ----------
    result
        As grading gives it.
    details
        What the test cell printed and where in it a check failed: for the instructor, not for the student.
    """

    result: ExerciseResult
    details: list[str]


def replay(
    course: Course,
    name: str,
    student: str,
    exercise: str,
    *,
    seed: int | None = None,
    settings: Settings | None = None,
) -> Replay:
    """Run one exercise of a submission again; writes nothing.

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
        result = grade(GradingTask(alone, student, submission.read(), seeds, chosen))
    except SandboxError as error:
        raise CourseError(str(error)) from None
    if exercise not in result.exercises:
        raise CourseError(f"{student}: {result.message}")
    assert result.notebook is not None
    details: list[str] = []
    for cell in result.notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == f"test-{exercise}":
            for output in cell["outputs"]:
                details += [output["text"]] if output["output_type"] == "stream" else output["traceback"][:1]
    return Replay(result.exercises[exercise], details)
