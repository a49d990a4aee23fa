"""Grading an assignment: from the folders that students submitted to grades in the gradebook.

Grading one submission is a pure function, mapped over submissions by a pool; only this process writes the
gradebook and the autograded notebooks, one submission at a time as the results come in. A run that is
interrupted, even killed, is resumed by running it again: the gradebook knows the fingerprint of everything
that was graded.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import functools
import hashlib
import html
import importlib
import json
import threading
import typing
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

from ..course import Course, CourseError, derive_seed
from ..files import atomic_write, cannot
from ..gradebook.gradebook import Gradebook, results
from ..notebook import Assignment, NotebookError, Role, load_assignment, read_bytes
from ..result import SubmissionResult, ungradable
from .pools import LocalPool, Pool, map_tasks
from .submission import GradingTask, Settings
from .submissions import RECEIPT, RECEIPT_BYTES, Submitted, find_submissions

#: Called after each submission with its result, how many are done, and how many there are.
Progress = Callable[[SubmissionResult, int, int], None]


@dataclasses.dataclass
class Run:
    """What a grading run did.

    Attributes
    ----------
    results
        Of every student, sorted by id, marks by hand included.
    graded
        How many were graded in this run; the others were up to date.
    orphaned
        Cells whose mark or comment by hand was orphaned because the answer changed, by student.
    stopped
        Why the run ended early, None when it did not.
    """

    assignment: str
    results: dict[str, SubmissionResult] = dataclasses.field(default_factory=dict)
    graded: int = 0
    orphaned: dict[str, list[str]] = dataclasses.field(default_factory=dict)
    stopped: str | None = None

    def to_json(self) -> dict[str, typing.Any]:
        """The run as `autograder grade --json` writes it."""
        return {
            "assignment": self.assignment,
            "students": {student: result.to_json() for student, result in sorted(self.results.items())},
        }


def grade_assignment(
    course: Course,
    name: str,
    *,
    students: list[str] | None = None,
    settings: Settings | None = None,
    pool: Callable[[], Pool] = LocalPool,
    force: bool = False,
    progress: Progress | None = None,
) -> Run:
    """Grade the submissions of an assignment and write the grades.

    Parameters
    ----------
    students
        Only these (default: everybody who has a folder).
    pool
        Makes the place where to grade (default: local processes, one a core).
    force
        Grade again what has not changed since its last grading.

    Raises
    ------
    CourseError
        If nothing could be graded at all: unknown assignment or student, no submissions, an unusable
        gradebook. Once the run has begun, a :class:`Run` comes back whatever happens, and its ``stopped``
        says why it ended early.
    NotebookError
        If the solution notebook is unusable.
    """
    assignment = load_assignment(course.solution(name), name)
    submissions = find_submissions(course, name, students)
    known = {student: recorded.result for student, recorded in results(course, name).items()}
    grading = _Grading(course, assignment, settings or Settings(), known, force)
    run = Run(name)
    # Importing nbgrader takes seconds, the first results as well: neither need wait for the other.
    threading.Thread(target=importlib.import_module, args=("nbgrader.api",), daemon=True).start()
    with (
        Gradebook(course, assignment) as gradebook,
        contextlib.closing(grading.outcomes(submissions, pool())) as outcomes,
    ):
        try:
            for result, content in outcomes:
                if grading.is_new(result):
                    aside = _write(course, gradebook, result, content, submissions)
                    run.graded += 1
                    if aside:
                        run.orphaned[result.student] = aside
                run.results[result.student] = result
                if progress is not None:
                    progress(result, len(run.results), len(submissions))
        except KeyboardInterrupt:
            run.stopped = "interrupted; grade again to go on"
        except CourseError as error:
            if not run.graded:
                raise
            run.stopped = str(error)
    return _complete(course, run, submissions)


def fingerprint(
    assignment: Assignment,
    content: bytes | str,
    seeds: dict[str, int],
    settings: Settings,
    submitted_at: datetime.datetime | None = None,
) -> str:
    """A hash of everything that a result depends on: equal fingerprints need no second grading.

    Parameters
    ----------
    content
        The submitted bytes, or the reason why there are none.
    submitted_at
        When they were submitted, if known: the same notebook at another time is another submission.
    """
    said = [
        _code_version(),
        assignment.name,
        [dataclasses.astuple(cell) for cell in assignment.cells],
        {path: hashlib.sha256(data).hexdigest() for path, data in assignment.data_files.items()},
        seeds,
        [settings.timeout, settings.memory_mb, settings.sandboxed],
        type(content).__name__,
    ]
    if submitted_at is not None:
        said.append(submitted_at.isoformat())
    digest = hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode())
    digest.update(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@functools.cache
def _code_version() -> str:
    """A hash of the code that decides about points and messages: a change to it outdates every grade."""
    import coursekit

    here = Path(__file__).resolve().parent.parent
    parts = [path for room in ("judge", "sandbox", "student", "wire") for path in (here / room).rglob("*.py")]
    parts += [here / "grading" / "submission.py", here / "notebook.py", here / "result.py"]
    parts += Path(coursekit.__file__).resolve().parent.rglob("*.py")
    digest = hashlib.sha256()
    for path in sorted(parts):
        digest.update(path.read_bytes())
    return digest.hexdigest()


class _Grading:
    """One run's decisions: what has to be graded, what is known, what cannot be graded."""

    def __init__(
        self,
        course: Course,
        assignment: Assignment,
        settings: Settings,
        known: dict[str, SubmissionResult],
        force: bool,
    ) -> None:
        self.assignment = assignment
        self.settings = settings
        self._course = course
        self._secret = course.secret()
        self._known = known
        self._force = force
        self._exercises = [cell.exercise for cell in assignment.graded_cells if cell.role is Role.TEST]
        self._contents: dict[
            str, bytes
        ] = {}  # of the submissions under way, no more than a pool's width of them

    def is_new(self, result: SubmissionResult) -> bool:
        """Whether a result has to be written: it is not the recorded one."""
        return result is not self._known.get(result.student)

    def outcomes(
        self, submissions: list[Submitted], pool: Pool
    ) -> Generator[tuple[SubmissionResult, bytes | None]]:
        """The result of each submission and the file it is about, in the order in which they become known."""
        settled: list[SubmissionResult] = []
        mapped = map_tasks(self._tasks(submissions, settled), pool)
        with contextlib.closing(mapped):
            for result in mapped:
                while settled:
                    yield settled.pop(0), None
                yield result, self._contents.pop(result.student, None)
        while settled:
            yield settled.pop(0), None

    def _tasks(self, submissions: list[Submitted], settled: list[SubmissionResult]) -> Iterator[GradingTask]:
        """What has to be graded; results that need no grading are put into ``settled`` on the way."""
        for submission in submissions:
            student = submission.student
            seeds = {
                e: derive_seed(self._secret, self.assignment.name, e, student) for e in self._exercises if e
            }
            submitted_at = submission.submitted_at()
            try:
                content = submission.read()
            except NotebookError as error:
                mark = fingerprint(self.assignment, str(error), {}, self.settings, submitted_at)
                settled.append(
                    self._unchanged(student, mark)
                    or ungradable(student, self.assignment.name, str(error), mark)
                )
                continue
            mark = fingerprint(self.assignment, content, seeds, self.settings, submitted_at)
            same = self._unchanged(student, mark)
            if same is not None:
                settled.append(same)
                continue
            self._contents[student] = content
            yield GradingTask(self.assignment, student, content, seeds, self.settings, mark)

    def _unchanged(self, student: str, mark: str) -> SubmissionResult | None:
        recorded = self._known.get(student)
        if recorded is None or recorded.fingerprint != mark or self._force:
            return None
        if recorded.exercises and not notebook_path(self._course, student, self.assignment.name).is_file():
            return None  # somebody deleted what feedback and formgrader show
        return recorded


def _write(
    course: Course,
    gradebook: Gradebook,
    result: SubmissionResult,
    content: bytes | None,
    submissions: list[Submitted],
) -> list[str]:
    """Write one result: the notebook first, so that a grade in the gradebook always has its notebook."""
    submission = next(s for s in submissions if s.student == result.student)
    try:
        result.student.encode()
    except UnicodeEncodeError:
        return []  # no database can hold such an id; its result says that the folder has to be renamed
    _write_notebook(course, result)
    copy_receipt(course, result.assignment, result.student)
    result.notebook = None  # written; a large class's notebooks together need not fit into memory
    return gradebook.record(result, content, submission.submitted_at())


def notebook_path(course: Course, student: str, name: str) -> Path:
    """Where the autograded notebook of a submission lies, for the instructor."""
    return course.autograded / student / name / f"{name}.ipynb"


def _write_notebook(course: Course, result: SubmissionResult) -> None:
    """Put the autograded notebook in place, in one step, over an earlier one."""
    target = notebook_path(course, result.student, result.assignment)
    notebook = result.notebook or explanation(result)
    try:
        if not course.autograded.is_dir():
            # Test cells are in there: not for the other users of a shared machine.
            course.autograded.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(target, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
    except OSError as error:
        raise CourseError(cannot("written", target, error, "fix that and grade again")) from None


def explanation(result: SubmissionResult) -> dict[str, typing.Any]:
    """A notebook that says why there is none: formgrader takes a student without one for ungraded."""
    text = f"**This submission could not be graded.** {html.escape(result.message)}"
    cell = {"cell_type": "markdown", "id": "could-not-be-graded", "metadata": {}, "source": text}
    return {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def copy_receipt(course: Course, name: str, student: str) -> None:
    """Put the submission's time, and the secret that names its feedback on an exchange, beside the autograded
    notebook, where nbgrader looks for them.

    A submission without them leaves none there: an earlier submission's are not this one's.
    """
    folder = course.autograded / student / name
    for file in RECEIPT:
        target = folder / file
        try:
            target.unlink(missing_ok=True)  # nbgrader makes its files read-only
            content = read_bytes(course.submitted / student / name / file, limit=RECEIPT_BYTES)
            if folder.is_dir():
                atomic_write(target, content)
        except NotebookError:
            continue
        except OSError as error:
            raise CourseError(cannot("written", target, error, "fix that and grade again")) from None


def _complete(course: Course, run: Run, submissions: list[Submitted]) -> Run:
    """Add the marks given by hand, and say of everybody who was not reached that they were not."""
    with contextlib.suppress(CourseError):  # a gradebook that broke on the way has been reported
        for student, recorded in results(course, run.assignment).items():
            if student in run.results:
                run.results[student] = recorded.result
    for submission in submissions:
        if submission.student not in run.results:
            reason = f"not graded in this run: {run.stopped}"
            run.results[submission.student] = ungradable(submission.student, run.assignment, reason)
    run.results = dict(sorted(run.results.items()))
    return run
