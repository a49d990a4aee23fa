"""What students submitted: the folders under ``grading/submitted``, read with the suspicion they deserve."""

from __future__ import annotations

import dataclasses
import datetime
import difflib
import os
from pathlib import Path

from .. import receipt
from ..course import Course, CourseError
from ..files import cannot
from ..notebook_file import NotebookError, read_bytes


@dataclasses.dataclass(frozen=True)
class Submitted:
    """One student's folder for an assignment.

    Attributes
    ----------
    student
        The folder's name, verbatim.
    notebook
        Where the submitted notebook ought to be.
    """

    student: str
    notebook: Path

    @property
    def absent(self) -> bool:
        """Whether nothing was submitted for the assignment, not even something that cannot be read."""
        folder = self.notebook.parent
        # A link in place of the student's folder is refused by name, wherever it leads.
        return not folder.parent.is_symlink() and not os.path.lexists(folder)

    def read(self) -> bytes:
        """The bytes of the submitted notebook.

        Raises
        ------
        NotebookError
            If there is none to read; the message names what is there instead, and the remedy.
        """
        name = self.notebook.stem
        folder = self.notebook.parent
        where = f"{self.student}/{name}"
        try:
            self.student.encode()
        except UnicodeEncodeError:
            raise NotebookError("the name of this student's folder is not UTF-8: rename the folder") from None
        for path, shown in ((folder.parent, self.student), (folder, where)):
            if path.is_symlink():
                raise NotebookError(f"{shown} is a symbolic link: put the folder itself there")
        try:
            present = sorted(path.name for path in folder.iterdir())
        except FileNotFoundError:
            raise NotebookError(
                f"{where} does not exist: nothing was submitted for this assignment"
            ) from None
        except NotADirectoryError:
            raise NotebookError(f"{where} is no folder: put the notebook at {where}/{name}.ipynb") from None
        except OSError as error:
            raise NotebookError(cannot("read", where, error, "fix its permissions")) from None
        if self.notebook.name not in present:
            raise NotebookError(
                f"{where} holds no {self.notebook.name}{_instead(present, self.notebook.name)}"
            )
        return read_bytes(self.notebook)

    def submitted_at(self) -> datetime.datetime | None:
        """When the work was submitted (UTC), as far as the receipt beside the notebook says."""
        return receipt.submitted_at(self.notebook.parent)


def _instead(present: list[str], wanted: str) -> str:
    notebooks = [name for name in present if name.lower().endswith(".ipynb")]
    if not notebooks:
        return f": put the notebook there under that name{' (the folder is empty)' if not present else ''}"
    near = difflib.get_close_matches(wanted, notebooks, n=1, cutoff=0.0)[0]
    return f" but {near!r}: rename it to {wanted}"


def find_submissions(course: Course, name: str, students: list[str] | None = None) -> list[Submitted]:
    """The submissions of an assignment, one for each folder in ``grading/submitted``, sorted by student.

    Parameters
    ----------
    students
        Only these ids (default: all).

    Raises
    ------
    CourseError
        If there is nothing to grade, or a student without a folder is asked for.
    """
    try:
        entries = [entry for entry in os.scandir(course.submitted) if not entry.name.startswith(".")]
    except FileNotFoundError:
        entries = []
    except OSError as error:
        raise CourseError(cannot("read", course.submitted, error, "fix its permissions")) from None
    ids = sorted(entry.name for entry in entries if entry.is_symlink() or entry.is_dir())
    expected = course.submitted / "STUDENT" / name / f"{name}.ipynb"
    if not ids:
        raise CourseError(f"no submissions in {course.submitted}: put each student's notebook at {expected}")
    for student in students or ():
        if student not in ids:
            near = difflib.get_close_matches(student, ids, n=1, cutoff=0.6)
            hint = f"did you mean {near[0]!r}?" if near else f"put the notebook at {expected}"
            raise CourseError(
                f"unknown student {student!r}, there is no such folder in {course.submitted}: {hint}"
            )
    chosen = ids if students is None else [student for student in ids if student in set(students)]
    return [Submitted(student, course.submitted / student / name / f"{name}.ipynb") for student in chosen]


def nobody_submitted(course: Course, name: str, submissions: list[Submitted]) -> CourseError:
    """What to say when none of these students submitted anything for the assignment.

    The commonest cause is another assignment's name.
    """
    others = {
        other: count
        for other in course.assignment_names()
        if (count := sum((one.notebook.parent.parent / other).is_dir() for one in submissions))
    }
    there = ", ".join(f"{other} ({count})" for other, count in others.items())
    expected = course.submitted / "STUDENT" / name / f"{name}.ipynb"
    who = submissions[0].student if len(submissions) == 1 else "nobody"
    return CourseError(
        f"{who} has submitted {'nothing' if len(submissions) == 1 else 'anything'} for {name}: "
        + (f"there is work for {there}" if there else f"put each notebook at {expected}")
        + "; `--missing-as-zero` records 0 points"
    )
