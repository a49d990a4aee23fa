"""Releasing: ``solutions/NAME`` becomes ``assignments/NAME``, what students get.

An assignment is released only if its solution passes its own tests and nothing that students get holds a
solution or a hidden test. The student version is the same, byte for byte, however often it is made; until
everything is known to be in order the old one stays untouched.
"""

from __future__ import annotations

import contextlib
import dataclasses
import filecmp
import os
import re
import shutil
import tempfile
import typing
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..course import Course, CourseError, derive_seed
from ..files import cannot, is_hidden
from ..grading.submission import GradingTask, Settings, grade
from ..leaks import blocks, refuse_leaks, student_folders
from ..notebook import Role, load_assignment
from ..notebook_file import read_bytes
from ..result import Status, SubmissionResult, SubmissionStatus
from ..rubric import written_exercises
from ..sandbox.availability import SandboxError
from ..source import student_version
from ..text import count
from .syntax_errors import syntax_errors
from .undefined_names import undefined_names

if typing.TYPE_CHECKING:
    from collections.abc import Callable

    from nbformat import NotebookNode

_MARK = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS)")

#: Cell metadata that says how somebody's editor looked at the moment of saving.
_TRANSIENT = ("execution", "ExecuteTime", "collapsed", "scrolled", "trusted", "jp-MarkdownHeadingCollapsed")


@dataclasses.dataclass(frozen=True)
class Released:
    """One assignment's release.

    Attributes
    ----------
    folder
        ``assignments/NAME``.
    changed
        The files that a fresh release changes, relative to the folder; empty when it was up to date.
    """

    name: str
    folder: Path
    changed: tuple[str, ...]


def release(
    course: Course,
    names: Iterable[str] | None = None,
    *,
    check: bool = False,
    settings: Settings | None = None,
    grade: Callable[[GradingTask], SubmissionResult] = grade,
    progress: Callable[[str], None] | None = None,
) -> list[Released]:
    """Release assignments.

    Parameters
    ----------
    names
        Which (default: all, in order).
    check
        Write nothing, only say what a release would change.
    settings
        How the solution is run against its own tests.
    progress
        Told about each step, in words.

    Raises
    ------
    CourseError
        If a solution has a syntax error or fails its own tests, a rubric does not add up, nbgrader refuses a
        notebook, a file for students leaks a block, or the release folder cannot be written. ``assignments/``
        is untouched then.
    NotebookError
        If a solution notebook is unusable.
    """
    say = progress or (lambda _text: None)
    chosen = list(names or course.assignment_names())
    if not chosen:
        raise CourseError(
            f"no assignment in {course.solutions}: put one into {course.solutions}/NAME/NAME.ipynb"
        )
    for name in chosen:
        path = course.solution(name)
        assignment = load_assignment(path, name)
        if broken := syntax_errors(assignment):
            more = f" (and {count(len(broken) - 1, 'more cell')})" if len(broken) > 1 else ""
            raise CourseError(f"{path}: {broken[0]}{more}")
        written_exercises(assignment)
    with _workshop(course, check) as shop:
        for name in chosen:
            say(f"{name}: running the solution against its own tests")
            if not check:
                check_solution(course, name, settings or Settings(), grade)
            say(f"{name}: making the student version")
            student_version(course, name, shop)
            _normalise(shop / name / f"{name}.ipynb", course, name)
        say("searching everything that students get for solutions and hidden tests")
        others = [f for f in student_folders(course) if f != course.assignments]
        others += [course.assignments / n for n in _released(course) if n not in chosen]
        refuse_leaks(blocks(course), others, course.root)
        refuse_leaks(blocks(course), [shop], shop)
        released = [
            Released(n, course.assignments / n, _differences(shop / n, course.assignments / n))
            for n in chosen
        ]
        if not check:
            for item in released:
                if item.changed:
                    _put_in_place(shop / item.name, item.folder)
    return released


def check_solution(
    course: Course,
    name: str,
    settings: Settings,
    grade: Callable[[GradingTask], SubmissionResult] = grade,
) -> None:
    """See that a solution passes its own tests, as a submission would have to.

    Raises
    ------
    CourseError
        If an exercise is not passed; the message names each and says why.
    """
    path = course.solution(name)
    assignment = load_assignment(path, name)
    for grade_id, names in undefined_names(assignment).items():
        raise CourseError(
            f"{path}: {grade_id} uses {', '.join(names)}, which no locked cell, answer cell or the test "
            "itself defines: import or define it in a locked cell"
        )
    exercises = [cell.exercise for cell in assignment.graded_cells if cell.role is Role.TEST]
    # Seeds of its own, so that releasing needs no course secret.
    seeds = {e: derive_seed(b"release", name, e, "solution") for e in exercises if e}
    try:
        result = grade(GradingTask(assignment, "solution", read_bytes(path), seeds, settings))
    except SandboxError as error:
        raise CourseError(str(error)) from None
    if result.status is SubmissionStatus.UNGRADABLE:
        raise CourseError(f"{path}: the solution cannot be graded: {result.message}")
    lost = [e for e in result.exercises.values() if e.status not in (Status.PASSED, Status.MANUAL)]
    if lost:
        reasons = "; ".join(f"{e.name} {e.status} ({' '.join(e.message.split())})" for e in lost)
        raise CourseError(f"{path}: the solution does not pass its own tests: {reasons}")


@contextlib.contextmanager
def _workshop(course: Course, check: bool) -> Iterator[Path]:
    """A folder to build in: beside the assignments, so that moving the result there is one step."""
    try:
        if not check:
            course.assignments.mkdir(parents=True, exist_ok=True)
        parent = None if check else course.assignments
        folder = Path(tempfile.mkdtemp(prefix=".release-", dir=parent)).resolve()
    except OSError as error:
        raise CourseError(cannot("written", course.assignments, error, "make it writable")) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _released(course: Course) -> list[str]:
    if not course.assignments.is_dir():
        return []
    return sorted(p.name for p in course.assignments.iterdir() if p.is_dir() and not is_hidden(Path(p.name)))


def _normalise(path: Path, course: Course, name: str) -> None:
    """Bring a student version to the one form that depends on nothing but the solution notebook."""
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    for index, cell in enumerate(notebook.cells):
        _normalise_cell(cell, index)
        mark = _MARK.search(cell.source)
        if mark is not None:
            raise CourseError(
                f"{course.solution(name)}: cell {index} still holds {mark.group()!r} in the student version"
            )
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    language = notebook.metadata.get("language_info", {}).get("name", "python")
    kernel = notebook.metadata.get(
        "kernelspec", {"display_name": "Python 3", "language": "python", "name": "python3"}
    )
    # The rest (the Python version that last ran it, widget states) is the author's machine's.
    notebook.metadata = nbformat.from_dict({"kernelspec": kernel, "language_info": {"name": language}})
    try:
        path.write_text(nbformat.writes(notebook).rstrip("\n") + "\n", "utf-8")
        path.chmod(0o644)
    except OSError as error:
        raise CourseError(cannot("written", path, error)) from None


def _normalise_cell(cell: NotebookNode, index: int) -> None:
    if cell.cell_type == "code":
        cell.outputs = []
        cell.execution_count = None
    for key in _TRANSIENT:
        cell.metadata.pop(key, None)
    # A notebook of format 4.4: nbformat would draw a new id at every conversion.
    if "id" not in cell:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        cell["id"] = re.sub(r"[^a-zA-Z0-9_-]", "-", grade_id)[:64] or f"cell-{index}"


def _differences(fresh: Path, old: Path) -> tuple[str, ...]:
    def files(folder: Path) -> set[str]:
        return {
            str(path.relative_to(folder))
            for path in folder.rglob("*")
            if path.is_file() and not is_hidden(path.relative_to(folder))
        }

    ours, theirs = files(fresh), files(old) if old.is_dir() else set()
    same = {f for f in ours & theirs if filecmp.cmp(fresh / f, old / f, shallow=False)}
    return tuple(sorted((ours | theirs) - same))


def _put_in_place(fresh: Path, target: Path) -> None:
    """Swap the folder in; at no time is there half a release."""
    retired = fresh.with_name(f"{fresh.name}.old")
    try:
        if os.path.lexists(target):
            target.rename(retired)
        try:
            fresh.rename(target)
        except OSError:
            if retired.exists():
                retired.rename(target)
            raise
    except OSError as error:
        raise CourseError(cannot("replaced", target, error, f"make {target.parent} writable")) from None
