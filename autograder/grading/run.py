"""Grading an assignment: from the folders that students submitted to grades in the gradebook.

A submission's way is a line: it is read, gets its fingerprint, is graded, and its notebook and its grade are
written, each once. A pool maps the grading over the submissions; all the rest happens in this process, one
submission at a time. What goes wrong over one submission costs that submission, and its result says so.
A run that is interrupted, even killed, is resumed by running it again: the gradebook knows the fingerprint of
everything that was graded.
"""

from __future__ import annotations

import contextlib
import dataclasses
import importlib
import threading
import typing
from collections.abc import Callable

from ..course import Course, CourseError
from ..notebook import load_assignment
from ..result import SubmissionResult, ungradable
from ..sandbox.availability import SandboxError
from ..term import read_rules
from ..text import explain
from .autograded import write_notebook
from .local_pool import LocalPool
from .outcomes import Outcomes, Received
from .pool import Pool
from .submissions import Submitted, find_submissions, nobody_submitted
from .task import Settings

if typing.TYPE_CHECKING:
    from ..gradebook.gradebook import Gradebook

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
    not_submitted
        Students with a folder, but nothing in it for this assignment; they have a result only if they were
        to be graded with 0.
    unbacked
        Those of them with a grade from an earlier run, which stays.
    orphaned
        Cells whose mark or comment by hand was orphaned because the answer changed, by student.
    stopped
        Why the run ended early, None when it did not.
    """

    assignment: str
    results: dict[str, SubmissionResult] = dataclasses.field(default_factory=dict)
    graded: int = 0
    not_submitted: list[str] = dataclasses.field(default_factory=list)
    unbacked: list[str] = dataclasses.field(default_factory=list)
    orphaned: dict[str, list[str]] = dataclasses.field(default_factory=dict)
    stopped: str | None = None

    def to_json(self) -> dict[str, typing.Any]:
        """The run as `autograder grade --json` writes it."""
        return {
            "assignment": self.assignment,
            "students": {student: result.to_json() for student, result in sorted(self.results.items())},
            **({"not_submitted": self.not_submitted} if self.not_submitted else {}),
        }


def grade_assignment(
    course: Course,
    name: str,
    *,
    students: list[str] | None = None,
    settings: Settings | None = None,
    pool: Callable[[], Pool] = LocalPool,
    force: bool = False,
    missing_as_zero: bool = False,
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
    missing_as_zero
        Record 0 points for who has a folder, but submitted nothing for this assignment; otherwise they get
        no grade.

    Raises
    ------
    CourseError
        If nothing could be graded at all: unknown assignment or student, no submissions, an unusable
        gradebook, a course in a folder that submitted code can read. Once the run has begun, a
        :class:`Run` comes back whatever happens, and its ``stopped`` says why it ended early.
    NotebookError
        If the solution notebook is unusable.
    """
    assignment = load_assignment(course.solution(name), name)
    submissions = find_submissions(course, name, students)
    not_submitted = [one.student for one in submissions if one.absent]
    if not missing_as_zero:
        if len(not_submitted) == len(submissions):
            raise nobody_submitted(course, name, submissions)
        submissions = [one for one in submissions if not one.absent]
    # What is wrong with them is said before anything runs.
    read_rules(course, name)
    known = _recorded(course, name)
    try:
        settings = (settings or Settings()).protecting(course.protected)
    except SandboxError as error:
        raise CourseError(str(error)) from None
    outcomes = Outcomes(course, assignment, settings, {} if force else known)
    run = Run(name, not_submitted=not_submitted)
    if not missing_as_zero:
        run.unbacked = [student for student in not_submitted if student in known]
    unrecorded: set[str] = set()
    # SQLAlchemy takes longer to import than a submission to grade: it comes while the first ones are graded,
    # and not before, since it would keep the processes that grade them from starting.
    imports = threading.Thread(target=_import_gradebook, daemon=True)
    with contextlib.ExitStack() as stack:
        graded = stack.enter_context(contextlib.closing(outcomes.of(submissions, pool(), imports.start)))
        gradebook: Gradebook | None = None
        try:
            for received, result in graded:
                if result is not known.get(received.student):
                    run.graded += 1
                    try:
                        if gradebook is None:
                            gradebook = stack.enter_context(_import_gradebook().Gradebook(course, assignment))
                        run.orphaned |= _write(course, gradebook, received, result)
                    except CourseError:
                        run.graded -= 1
                        raise
                    except Exception as error:
                        # One submission's trouble; the gradebook is as it was before.
                        unrecorded.add(received.student)
                        result = _not_recorded(course, gradebook, received, name, error)
                run.results[received.student] = result
                if progress is not None:
                    progress(result, len(run.results), len(submissions))
        except KeyboardInterrupt:
            run.stopped = "interrupted; grade again to go on"
        except CourseError as error:
            if not run.graded:
                raise
            run.stopped = str(error)
    return _complete(course, run, submissions, unrecorded)


def _import_gradebook() -> typing.Any:
    return importlib.import_module("autograder.gradebook.gradebook")


def _recorded(course: Course, name: str) -> dict[str, SubmissionResult]:
    """The results that the gradebook holds, by student; one that is not there yet is not opened."""
    file = course.gradebook_file
    if file is not None and not file.is_file():
        return {}
    return {student: one.result for student, one in _import_gradebook().results(course, name).items()}


def _write(
    course: Course, gradebook: Gradebook, received: Received, result: SubmissionResult
) -> dict[str, list[str]]:
    """Write one result: the notebook first, so that a grade in the gradebook always has its notebook.

    Returns
    -------
    dict
        The cells whose mark or comment by hand was orphaned, by student; empty when none was.
    """
    try:
        result.student.encode()
    except UnicodeEncodeError:
        # No database can hold such an id; its result says that the folder has to be renamed.
        return {}
    write_notebook(course, result)
    # Written: a large class's notebooks together need not fit into memory.
    result.notebook = None
    orphaned = gradebook.record(result, received.content, received.submitted_at)
    return {result.student: orphaned} if orphaned else {}


def _not_recorded(
    course: Course, gradebook: Gradebook | None, received: Received, name: str, error: Exception
) -> SubmissionResult:
    """The result of a submission whose grade could not be written; recorded in its place if that can be done.

    Without a fingerprint, so that the next run tries again.
    """
    result = ungradable(received.student, name, f"the grader could not record its grade ({explain(error)})")
    # An older score must not stand for this submission.
    with contextlib.suppress(Exception):
        assert gradebook is not None
        _write(course, gradebook, dataclasses.replace(received, content=None), result)
    return result


def _complete(course: Course, run: Run, submissions: list[Submitted], unrecorded: set[str]) -> Run:
    """Add the marks given by hand, and say of everybody who was not reached that they were not."""
    if run.graded or run.results:
        try:
            importlib.import_module("autograder.gradebook.settle").settle_lateness(course, run.assignment)
        except CourseError as error:
            run.stopped = run.stopped or str(error)
    # A gradebook that broke on the way has been reported.
    with contextlib.suppress(CourseError):
        for student, recorded in _recorded(course, run.assignment).items():
            if student in run.results and student not in unrecorded:
                run.results[student] = recorded
    for submission in submissions:
        if submission.student not in run.results:
            reason = f"not graded in this run: {run.stopped}"
            run.results[submission.student] = ungradable(submission.student, run.assignment, reason)
    run.results = dict(sorted(run.results.items()))
    return run
