"""Marks and comments that people gave: which of them outlive a new grading.

A mark is about an answer. It stays as long as that answer stays; when the answer changes it is orphaned, not
thrown away, and comes back with the answer it was given for.
"""

from __future__ import annotations

import datetime
import hashlib
import typing

from sqlalchemy import Connection, bindparam, select

from ..notebook import Assignment, Role, merge
from ..notebook_file import NotebookError, parse_cells
from ..result import SubmissionResult
from .database import ORPHANED
from .schema import Comment, Grade, SubmittedNotebook

# Built once, for it is asked of each submission.
_WAITING = select(ORPHANED).where(
    ORPHANED.c.student_id == bindparam("student"), ORPHANED.c.assignment == bindparam("name")
)


def answer_hashes(assignment: Assignment, content: bytes | None) -> dict[str, str]:
    """What the mark or comment at each cell is about, as a hash by grade_id.

    For a written answer and an answer cell that is the cell itself; for a test cell everything that the
    student wrote. Empty for a submission without a usable notebook.
    """
    if content is None:
        return {}
    try:
        cells = merge(assignment, parse_cells(content))
    except NotebookError:
        return {}
    own = [cell for cell in cells if cell.role in (Role.ANSWER, Role.WRITTEN, Role.FREE)]
    everything = _hash("\0".join(cell.source for cell in own if cell.role is not Role.WRITTEN))
    hashes = {cell.grade_id: _hash(cell.source) for cell in own if cell.grade_id is not None}
    for cell in assignment.graded_cells:
        if cell.role is Role.TEST and cell.grade_id is not None:
            hashes[cell.grade_id] = everything
    return hashes


def carry_over(
    connection: Connection,
    notebook: SubmittedNotebook,
    result: SubmissionResult,
    before: dict[str, str] | None,
    now: dict[str, str],
    at: datetime.datetime,
) -> list[str]:
    """Keep, orphan or bring back the marks and comments by hand of one submission.

    Parameters
    ----------
    before
        The answers' hashes at the last grading; None when somebody else graded then, and nothing is known.
    now
        Those of this grading.

    Returns
    -------
    list of str
        The grade_ids whose mark or comment was orphaned.
    """
    grades, comments = notebook.grades, notebook.comments
    waiting = _orphaned(connection, result)
    aside = []
    for name in sorted(grades.keys() | comments.keys()):
        grade, comment = grades.get(name), comments.get(name)
        held = _held(grade, comment)
        if held:
            if before is None:
                # Marked before any grading of ours: nothing says what it was given for, so somebody has to
                # look.
                if grade is not None and grade.manual_score is not None:
                    grade.needs_manual_grade = True
            elif before.get(name) == now.get(name) and name in now:
                if grade is not None and grade.manual_score is not None:
                    grade.needs_manual_grade = False
            else:
                _orphan(connection, result, name, before.get(name, ""), held, at)
                _put(grade, comment, {})
                aside.append(name)
        back = waiting.get((name, now.get(name)))
        if back is not None and not _held(grade, comment):
            _put(grade, comment, back)
            connection.execute(ORPHANED.delete().where(_key(result, name, now[name])))
    return aside


def _held(grade: Grade | None, comment: Comment | None) -> dict[str, typing.Any]:
    """What people left at a cell; empty when nothing."""
    held = {
        "manual_score": None if grade is None else grade.manual_score,
        "extra_credit": None if grade is None else grade.extra_credit,
        "manual_comment": None if comment is None else (comment.manual_comment or None),
    }
    return held if any(value is not None for value in held.values()) else {}


def _put(grade: Grade | None, comment: Comment | None, held: dict[str, typing.Any]) -> None:
    if grade is not None:
        grade.manual_score = held.get("manual_score")
        grade.extra_credit = held.get("extra_credit")
        grade.needs_manual_grade = grade.auto_score is None and grade.manual_score is None
    if comment is not None:
        comment.manual_comment = held.get("manual_comment")


def _key(result: SubmissionResult, name: str, answer: str) -> typing.Any:
    columns = ORPHANED.c
    return (
        (columns.student_id == result.student)
        & (columns.assignment == result.assignment)
        & (columns.grade_id == name)
        & (columns.answer == answer)
    )


def _orphan(
    connection: Connection,
    result: SubmissionResult,
    name: str,
    answer: str,
    held: dict[str, typing.Any],
    at: datetime.datetime,
) -> None:
    connection.execute(ORPHANED.delete().where(_key(result, name, answer)))
    connection.execute(
        ORPHANED.insert().values(
            student_id=result.student,
            assignment=result.assignment,
            grade_id=name,
            answer=answer,
            at=at,
            **held,
        )
    )


def _orphaned(
    connection: Connection, result: SubmissionResult
) -> dict[tuple[str, str | None], dict[str, typing.Any]]:
    """What waits for an answer of this submission to come back, by cell and the answer's hash."""
    this = {"student": result.student, "name": result.assignment}
    rows = connection.execute(_WAITING, this).mappings()
    return {(row["grade_id"], row["answer"]): dict(row) for row in rows}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
