"""Grading in Gradescope: what ``run_autograder`` runs, and the ``results.json`` that it leaves.

Gradescope's harness (``gradescope-autograders.readthedocs.io``, *Autograder Specifications*) puts the
submitted files into ``submission/``, says in ``submission_metadata.json`` whose they are, and shows what
``results/results.json`` holds: for each test a name, points and what to read. Its own container is around
this one's sandbox, and mostly allows no namespaces: then student code runs behind the walls that need none.
"""

from __future__ import annotations

import dataclasses
import json
import sys
import typing
from pathlib import Path, PurePosixPath

from ..course import Course, CourseError, derive_seed
from ..grading.local_pool import LocalPool
from ..grading.mapping import map_tasks
from ..grading.task import GradingTask, Settings
from ..leaks import find_leaks, hidden_tests
from ..notebook import Assignment, Role, load_assignment
from ..result import ExerciseResult, Status, SubmissionResult, SubmissionStatus
from ..sandbox.availability import SandboxError, check_available, missing_walls
from ..student import seccomp
from .archives import open_download
from .choice import Sorted, choose
from .filenames import Owner
from .paths import ArchiveError

#: What the zip says of itself: the assignment.
MANIFEST = "gradescope.json"
#: Where Gradescope puts everything.
ROOT = Path("/autograder")


def main(root: Path = ROOT) -> None:
    """Grade what was submitted and write ``results.json``, whatever happens."""
    try:
        results = grade_submission(root)
    except Exception as error:
        # Without a file Gradescope shows a failure that says nothing.
        print(f"autograder: {type(error).__name__}: {error}", file=sys.stderr)
        results = _explained(
            "The autograder itself failed; your instructor can see why. It is not your mistake."
        )
    target = root / "results" / "results.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(results, indent=1), encoding="utf-8")


def grade_submission(
    root: Path, pool: typing.Callable[[], typing.Any] | None = None
) -> dict[str, typing.Any]:
    """Grade the one submission below a folder laid out as Gradescope's.

    Parameters
    ----------
    pool
        Makes the place where to grade (default: a process of its own).

    Returns
    -------
    dict
        What ``results.json`` is to hold.

    Raises
    ------
    CourseError
        If the autograder's own files are unusable.
    """
    course = Course.at(root / "source")
    name = json.loads((course.root / MANIFEST).read_text(encoding="utf-8"))["assignment"]
    assignment = load_assignment(course.solution(name), name)
    student = _student(root / "submission_metadata.json")
    try:
        content = _notebook(root / "submission", name, student)
    except ArchiveError as error:
        return _explained(str(error))
    settings = _settings(course)
    secret = course.secret()
    tests = [cell.exercise for cell in assignment.graded_cells if cell.role is Role.TEST and cell.exercise]
    seeds = {exercise: derive_seed(secret, name, exercise, student) for exercise in tests}
    task = GradingTask(assignment, student, content, seeds, settings)
    [result] = list(map_tasks(iter([task]), (pool or (lambda: LocalPool(1)))()))
    return results_json(course, assignment, result)


def _settings(course: Course) -> Settings:
    """As many walls as this container allows; what is missing is said to the instructor."""
    settings = Settings(warm=False)
    try:
        check_available()
        return settings.protecting(course.protected)
    except SandboxError as error:
        if not seccomp.machine_is_known():
            raise CourseError(f"student code cannot be contained on this machine: {error}") from None
        print(f"autograder: no namespaces here ({error}).", file=sys.stderr)
        for clause in missing_walls():
            print(f"autograder: weaker than at home: student code: {clause}.", file=sys.stderr)
        return dataclasses.replace(settings, sandboxed=False, contained=True)


def _student(metadata: Path) -> str:
    """From whom the submission is: of a group, the address that sorts first; hidden inputs derive from it."""
    try:
        users = json.loads(metadata.read_text(encoding="utf-8"))["users"]
        return min(str(user.get("email") or user["id"]) for user in users)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return "student"


def _notebook(folder: Path, name: str, student: str) -> bytes:
    contents = open_download(folder)
    mine = [
        (Owner("", student, "", False, 0, PurePosixPath(entry.path)), entry) for entry in contents.entries
    ]
    if not mine:
        raise ArchiveError(f"Nothing was submitted: submit {name}.ipynb.")
    return choose(student, mine, name, (), False, Sorted()).notebook


def results_json(course: Course, assignment: Assignment, result: SubmissionResult) -> dict[str, typing.Any]:
    """What Gradescope shows of a result: a test for each exercise, its message to read.

    Written answers are questions of their own in Gradescope, marked there.
    """
    if result.status is SubmissionStatus.UNGRADABLE:
        return _explained(f"This submission could not be graded: {result.message}")
    forbidden = hidden_tests(course, assignment.name)
    tests = [
        _test(exercise, forbidden)
        for exercise in result.exercises.values()
        if exercise.status is not Status.MANUAL
    ]
    written = [e.name for e in result.exercises.values() if e.status is Status.MANUAL]
    said = [f"{', '.join(written)}: marked by a person."] if written else []
    return {
        "tests": tests,
        "output": "\n".join(said),
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "execution_time": round(result.wall_seconds),
        "extra_data": {
            "assignment": assignment.name,
            "seeds": {e.name: e.seed for e in result.exercises.values() if e.seed is not None},
        },
    }


def _test(exercise: ExerciseResult, forbidden: typing.Any) -> dict[str, typing.Any]:
    message = exercise.message or exercise.status.words
    if find_leaks(message, forbidden, exercise.name):
        # Nothing of a hidden test leaves, not even in what a student's own error quotes.
        message = exercise.status.words
    return {
        "name": exercise.name,
        "score": exercise.points or 0.0,
        "max_score": exercise.max_points,
        "status": "passed" if (exercise.points or 0.0) >= exercise.max_points else "failed",
        "output": message,
        "output_format": "text",
        "visibility": "visible",
    }


def _explained(why: str) -> dict[str, typing.Any]:
    return {"score": 0.0, "output": why, "visibility": "visible", "stdout_visibility": "hidden"}


if __name__ == "__main__":
    main()
