"""The autograded notebook of each submission, for the instructor and for nbgrader's own commands."""

from __future__ import annotations

import html
import json
import typing
from pathlib import Path

from ..course import Course, CourseError
from ..files import atomic_write, cannot
from ..receipt import RECEIPT, read_receipt
from ..result import SubmissionResult

Notebook = dict[str, typing.Any]


def notebook_path(course: Course, student: str, name: str) -> Path:
    """Where the autograded notebook of a submission lies."""
    return course.autograded / student / name / f"{name}.ipynb"


def read_notebook(course: Course, student: str, name: str) -> Notebook | None:
    """The autograded notebook of a submission, None when somebody took it away or broke it."""
    try:
        notebook = json.loads(notebook_path(course, student, name).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return notebook if isinstance(notebook, dict) and isinstance(notebook.get("cells"), list) else None


def write_notebook(course: Course, result: SubmissionResult) -> None:
    """Put the autograded notebook in place, in one step, over an earlier one, with the submission's receipt.

    Raises
    ------
    CourseError
        If it cannot be written.
    """
    target = notebook_path(course, result.student, result.assignment)
    try:
        if not course.autograded.is_dir():
            # Test cells are in there: not for the other users of a shared machine.
            course.autograded.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(target, as_text(result.notebook or explanation(result)))
    except OSError as error:
        raise CourseError(cannot("written", target, error, "fix that and grade again")) from None
    copy_receipt(course, result.assignment, result.student)


def as_text(notebook: Notebook) -> str:
    """A notebook as its file holds it."""
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def explanation(result: SubmissionResult) -> Notebook:
    """A notebook that says why there is none: formgrader takes a student without one for ungraded."""
    text = f"**This submission could not be graded.** {html.escape(result.message)}"
    cell = {"cell_type": "markdown", "id": "could-not-be-graded", "metadata": {}, "source": text}
    return {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def copy_receipt(course: Course, name: str, student: str) -> None:
    """Put the submission's receipt beside the autograded notebook, where nbgrader looks for it.

    A submission without one leaves none there: an earlier submission's is not this one's.
    """
    folder = course.autograded / student / name
    found = read_receipt(course.submitted / student / name)
    for file in RECEIPT:
        target = folder / file
        try:
            # nbgrader makes its files read-only.
            target.unlink(missing_ok=True)
            if file in found and folder.is_dir():
                atomic_write(target, found[file])
        except OSError as error:
            raise CourseError(cannot("written", target, error, "fix that and grade again")) from None
