"""What assignments and submissions are in nbgrader's tables: made where missing, fixed where stale."""

from __future__ import annotations

import json
import typing

from nbgrader import api, utils
from sqlalchemy import select
from sqlalchemy.orm import Session

if typing.TYPE_CHECKING:
    from nbformat import NotebookNode


def define(session: Session, course_id: str, name: str, cells: list[NotebookNode]) -> None:
    """Bring the assignment's definition into the gradebook, as ``nbgrader generate_assignment`` would.

    Unlike nbgrader, which refuses to change an assignment that has submissions, cells that the solution
    notebook no longer has are removed with their grades, and new ones are added to every submission: test
    cells always come from ``solutions/``.
    """
    notebook = _notebook(session, course_id, name)
    _define_kind(
        session,
        notebook,
        api.GradeCell,
        {c.metadata.nbgrader["grade_id"]: _graded(c) for c in cells if _is_grade(c)},
    )
    _define_kind(
        session,
        notebook,
        api.TaskCell,
        {c.metadata.nbgrader["grade_id"]: _graded(c) for c in cells if utils.is_task(c)},
    )
    _define_kind(
        session,
        notebook,
        api.SolutionCell,
        {c.metadata.nbgrader["grade_id"]: {} for c in cells if _is_solution(c)},
    )
    _define_sources(session, notebook, cells)
    session.flush()
    for submission in notebook.submissions:
        complete(session, submission)


def find_or_make_submission(session: Session, name: str, student_id: str) -> api.SubmittedNotebook:
    """A student's notebook of a defined assignment, with a grade and a comment for each of its cells."""
    assignment = session.scalars(select(api.Assignment).where(api.Assignment.name == name)).one()
    notebook = next(notebook for notebook in assignment.notebooks if notebook.name == name)
    if session.get(api.Student, student_id) is None:
        session.add(api.Student(id=student_id))
        session.flush()
    query = select(api.SubmittedAssignment).where(
        api.SubmittedAssignment.assignment_id == assignment.id,
        api.SubmittedAssignment.student_id == student_id,
    )
    submission = session.scalars(query).one_or_none()
    if submission is None:
        submission = api.SubmittedAssignment(assignment_id=assignment.id, student_id=student_id)
        session.add(submission)
        session.flush()
    submitted = next((n for n in submission.notebooks if n.notebook_id == notebook.id), None)
    if submitted is None:
        submitted = api.SubmittedNotebook(notebook_id=notebook.id, assignment_id=submission.id)
        session.add(submitted)
        session.flush()
    complete(session, submitted)
    return submitted


def complete(session: Session, submitted: api.SubmittedNotebook) -> None:
    """Give a submitted notebook the grades and comments that it lacks."""
    graded = set(session.scalars(select(api.Grade.cell_id).where(api.Grade.notebook_id == submitted.id)))
    commented = set(
        session.scalars(select(api.Comment.cell_id).where(api.Comment.notebook_id == submitted.id))
    )
    query = select(api.BaseCell).where(api.BaseCell.notebook_id == submitted.notebook_id)
    missing = False
    for cell in session.scalars(query):
        if isinstance(cell, api.GradeCell | api.TaskCell) and cell.id not in graded:
            session.add(api.Grade(cell_id=cell.id, notebook_id=submitted.id))
            missing = True
        if isinstance(cell, api.SolutionCell | api.TaskCell) and cell.id not in commented:
            session.add(api.Comment(cell_id=cell.id, notebook_id=submitted.id))
            missing = True
    if missing:
        session.flush()
        session.expire(submitted)


def _notebook(session: Session, course_id: str, name: str) -> api.Notebook:
    if course_id and session.get(api.Course, course_id) is None:
        session.add(api.Course(id=course_id))
        session.flush()
    assignment = session.scalars(select(api.Assignment).where(api.Assignment.name == name)).one_or_none()
    if assignment is None:
        assignment = api.Assignment(name=name, course_id=course_id)
        session.add(assignment)
        session.flush()
    query = select(api.Notebook).where(api.Notebook.assignment_id == assignment.id, api.Notebook.name == name)
    notebook = session.scalars(query).one_or_none()
    if notebook is None:
        kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
        notebook = api.Notebook(name=name, assignment_id=assignment.id, kernelspec=json.dumps(kernel))
        session.add(notebook)
        session.flush()
    return notebook


def _define_kind(
    session: Session,
    notebook: api.Notebook,
    kind: type[api.BaseCell],
    wanted: dict[str, dict[str, typing.Any]],
) -> None:
    existing = {
        cell.name: cell for cell in session.scalars(select(kind).where(kind.notebook_id == notebook.id))
    }
    for name, cell in existing.items():
        if name not in wanted:
            for owned in (api.Grade, api.Comment):
                for row in session.scalars(select(owned).where(owned.cell_id == cell.id)):
                    session.delete(row)
            session.flush()
            session.delete(cell)
    session.flush()
    for name, traits in wanted.items():
        if name in existing:
            for trait, value in traits.items():
                setattr(existing[name], trait, value)
        else:
            session.add(kind(name=name, notebook_id=notebook.id, **traits))


def _define_sources(session: Session, notebook: api.Notebook, cells: list[NotebookNode]) -> None:
    query = select(api.SourceCell).where(api.SourceCell.notebook_id == notebook.id)
    existing = {cell.name: cell for cell in session.scalars(query)}
    for cell in cells:
        if not (_is_grade(cell) or _is_solution(cell) or utils.is_locked(cell) or utils.is_task(cell)):
            continue
        name = cell.metadata.nbgrader["grade_id"]
        row = existing.pop(name, None)
        if row is None:
            row = api.SourceCell(name=name, notebook_id=notebook.id)
            session.add(row)
        row.cell_type = cell.cell_type
        row.locked = bool(utils.is_locked(cell))
        row.source = cell.source
        row.checksum = cell.metadata.nbgrader.get("checksum")
    for stale in existing.values():
        session.delete(stale)


def _is_grade(cell: NotebookNode) -> bool:
    return bool(utils.is_grade(cell))


def _is_solution(cell: NotebookNode) -> bool:
    return bool(utils.is_solution(cell))


def _graded(cell: NotebookNode) -> dict[str, typing.Any]:
    return {"max_score": float(cell.metadata.nbgrader["points"]), "cell_type": cell.cell_type}
