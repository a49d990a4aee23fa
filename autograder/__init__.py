"""Release, grade and give feedback on the course's assignments.

Built on nbgrader. Hidden tests run in a process that student code never enters. The package knows
nothing of any one assignment.

Three steps can be called from Python as well, in a script or a notebook: :func:`release`, :func:`grade`,
:func:`audit`. They do what the commands of the same name do, print nothing, and return what they found.
Everything else may move from one version to the next. ``import autograder`` itself is cheap, also inside the
sandbox: what a function needs is imported when it is called.
"""

from __future__ import annotations

import sys
import typing
from collections.abc import Iterable
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 -- a clone is run with whatever Python is there
    # Under this name, so that `python -m autograder` shows one line and no traceback.
    raise ImportError(
        "Python 3.11 or newer is needed, this is {}.{}.{}: python3.11 -m autograder".format(
            *sys.version_info
        ),
        name=__name__,
    )

from coursekit import __version__

if typing.TYPE_CHECKING:
    from .authoring.audit import AuditReport
    from .authoring.release import Released
    from .grading.run import Run

# jsonschema, which nbformat imports, imports this package if it is installed, to check a format of addresses
# that notebooks do not have. Its grammar takes two seconds to build, in every process. Python takes a module
# that is None here for one that is not installed. A program that imports `coursekit` alone is left as it is.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

__all__ = ["__version__", "audit", "grade", "release"]


def release(
    names: str | Iterable[str] | None = None,
    folder: str | Path | None = None,
    *,
    check: bool = False,
    sandboxed: bool = True,
) -> list[Released]:
    """Make the students' versions: ``solutions/NAME`` becomes ``assignments/NAME``.

    Parameters
    ----------
    names : str or iterable of str, optional
        The assignments; all by default.
    folder : str or Path, optional
        The course's folder or any below it; the current folder by default.
    check : bool
        Write nothing, only say what a release would change.
    sandboxed : bool
        False runs the solution without bubblewrap.

    Returns
    -------
    list of autograder.authoring.release.Released
        For each assignment its ``name``, its ``folder``, and in ``changed`` the files that were written, or
        with ``check`` would be.

    Raises
    ------
    autograder.course.CourseError
        If a solution fails its own tests, or a file that students get holds a solution or a hidden test.
        ``assignments/`` is as it was then.
    autograder.notebook.NotebookError
        If a solution cannot be read.
    """
    from .authoring.release import release as release_assignments
    from .course import Course
    from .grading.task import Settings

    settings = Settings(sandboxed=sandboxed)
    return release_assignments(Course.find(folder), _listed(names), check=check, settings=settings)


def grade(
    name: str,
    folder: str | Path | None = None,
    *,
    students: str | Iterable[str] | None = None,
    timeout: float = 30.0,
    memory_mb: int = 2048,
    jobs: int | None = None,
    dask: str | None = None,
    sandboxed: bool = True,
    force: bool = False,
    missing_as_zero: bool = False,
) -> Run:
    """Grade the submissions in ``grading/submitted/*/NAME``, and write gradebook and graded notebooks.

    It starts processes in which this module is imported anew. So a script calls it below
    ``if __name__ == "__main__":``; a notebook need not.

    Parameters
    ----------
    name : str
        The assignment; its number will do, as in ``"01"``.
    folder : str or Path, optional
        The course's folder or any below it; the current folder by default.
    students : str or iterable of str, optional
        Only these; everybody who submitted by default.
    timeout : float
        CPU seconds a cell; a submission gets four times as much.
    memory_mb : int
        Memory of a submission, in MB.
    jobs : int, optional
        Processes that grade; one a core by default.
    dask : str, optional
        Address of a Dask scheduler, whose workers grade instead.
    sandboxed : bool
        False runs submitted code without bubblewrap: for code that you trust.
    force : bool
        Grade again what has not changed since its last grading.
    missing_as_zero : bool
        Record 0 points for who has a folder, but submitted nothing; otherwise they get no grade.

    Returns
    -------
    autograder.grading.run.Run
        ``results``: the :class:`~autograder.result.SubmissionResult` of each student by id, with ``score``,
        ``max_score``, ``status``, ``exercises``; ``graded``: how many are new; ``stopped``: why the run ended
        early, or None; ``not_submitted``: who submitted nothing; ``to_json()``: what ``autograder grade
        --json`` writes.

    Raises
    ------
    ValueError
        If ``timeout`` is not positive and finite, or both ``jobs`` and ``dask`` are given.
    autograder.course.CourseError
        If nothing can be graded: no such assignment or student, no submission, no sandbox.
    autograder.notebook.NotebookError
        If the solution cannot be read.
    """
    from .course import Course
    from .grading.dask_pool import DaskPool
    from .grading.local_pool import LocalPool
    from .grading.run import grade_assignment
    from .grading.task import Settings

    if not 0 < timeout < float("inf"):
        raise ValueError(f"timeout={timeout!r}: it has to be a positive number of seconds")
    if jobs is not None and dask is not None:
        raise ValueError("jobs says how many local processes grade; a Dask cluster has its own: give one")
    settings = Settings(timeout=timeout, memory_mb=memory_mb, sandboxed=sandboxed)
    course = Course.find(folder)
    return grade_assignment(
        course,
        course.full_name(name),
        students=_listed(students),
        settings=settings,
        pool=lambda: LocalPool(jobs) if dask is None else DaskPool(dask),
        force=force,
        missing_as_zero=missing_as_zero,
    )


def audit(
    names: str | Iterable[str] | None = None,
    folder: str | Path | None = None,
    *,
    seeds: int = 1,
    pattern: str | None = None,
    jobs: int | None = None,
    sandboxed: bool = True,
) -> AuditReport:
    """The grader's self-audit: every sample against the marks and the message that it ought to get.

    Like :func:`grade`, a script calls it below ``if __name__ == "__main__":``.

    Parameters
    ----------
    names : str or iterable of str, optional
        The assignments; all by default.
    folder : str or Path, optional
        The course's folder or any below it; the current folder by default.
    seeds : int
        With how many sets of hidden inputs each sample is graded.
    pattern : str, optional
        Only samples whose label or file name matches, as in a shell.
    jobs : int, optional
        Processes that grade; one a core by default.
    sandboxed : bool
        False runs the samples without bubblewrap.

    Returns
    -------
    autograder.authoring.audit.AuditReport
        ``ok``: whether nothing surprised; ``surprises``: a line for each thing that did; ``rows``: one for
        each sample and seed.

    Raises
    ------
    ValueError
        If ``seeds`` is less than 1.
    autograder.course.CourseError
        If there is no such assignment.
    autograder.notebook.NotebookError
        If a solution cannot be read.
    """
    from .authoring.audit import audit as audit_samples
    from .course import Course
    from .grading.task import Settings

    if seeds < 1:
        raise ValueError(f"seeds={seeds!r}: at least 1")
    settings = Settings(sandboxed=sandboxed)
    return audit_samples(
        Course.find(folder), _listed(names), seeds=seeds, pattern=pattern, jobs=jobs, settings=settings
    )


def _listed(names: str | Iterable[str] | None) -> list[str] | None:
    if names is None:
        return None
    return [names] if isinstance(names, str) else list(names)
