"""What assignments and submissions are in nbgrader's tables: made where missing, fixed where stale.

The same rows as nbgrader writes, without its models: importing those takes longer than grading a submission.
"""

from __future__ import annotations

import dataclasses
import json
import typing

from sqlalchemy import Connection, Table, bindparam, select

from .definition import CellDefinition
from .tables import (
    ASSIGNMENT,
    BASE_CELL,
    CELLS,
    COMMENT,
    COURSE,
    GRADE,
    GRADE_CELL,
    NOTEBOOK,
    SOLUTION_CELL,
    SOURCE_CELL,
    STUDENT,
    SUBMITTED_ASSIGNMENT,
    SUBMITTED_NOTEBOOK,
    TASK_CELL,
)

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


@dataclasses.dataclass
class Grade:
    """A row of nbgrader's ``grade``: the points of one cell of one submission."""

    id: str
    auto_score: float | None
    manual_score: float | None
    extra_credit: float | None
    needs_manual_grade: bool


@dataclasses.dataclass
class Comment:
    """A row of nbgrader's ``comment``: what the grader and a person said of one cell of one submission."""

    id: str
    auto_comment: str | None
    manual_comment: str | None


@dataclasses.dataclass
class SubmittedNotebook:
    """One student's notebook of an assignment, as the gradebook holds it.

    Attributes
    ----------
    grades, comments
        By the cell's grade_id; changes to them are written by `save`.
    """

    id: str
    submission_id: str
    grades: dict[str, Grade]
    comments: dict[str, Comment]

    def save(self, connection: Connection) -> None:
        """Write the grades and comments back."""
        for table, rows in ((GRADE, self.grades), (COMMENT, self.comments)):
            values = [dataclasses.asdict(row) for row in rows.values()]
            for value in values:
                # A parameter may not have the name of a column.
                value["row"] = value.pop("id")
            if values:
                connection.execute(table.update().where(table.c.id == bindparam("row")), values)


def define(connection: Connection, course_id: str, name: str, cells: list[CellDefinition]) -> None:
    """Bring the assignment's definition into the gradebook, as ``nbgrader generate_assignment`` would.

    Unlike nbgrader, which refuses to change an assignment that has submissions, cells that the solution
    notebook no longer has are removed with their grades, and new ones are added to every submission: test
    cells always come from ``solutions/``.
    """
    notebook = _notebook(connection, course_id, name)
    worth = {c.name: {"max_score": c.points, "cell_type": c.kind} for c in cells if c.graded or c.task}
    graded = {c.name: worth[c.name] for c in cells if c.graded}
    _define_kind(connection, notebook, GRADE_CELL, graded)
    _define_kind(connection, notebook, TASK_CELL, {c.name: worth[c.name] for c in cells if c.task})
    _define_kind(connection, notebook, SOLUTION_CELL, {c.name: {} for c in cells if c.solution})
    _define_sources(connection, notebook, cells)
    query = select(SUBMITTED_NOTEBOOK.c.id).where(SUBMITTED_NOTEBOOK.c.notebook_id == notebook)
    for submitted in connection.scalars(query).all():
        _complete(connection, submitted, notebook)


def find_or_make_submission(connection: Connection, name: str, student_id: str) -> SubmittedNotebook:
    """A student's notebook of a defined assignment, with a grade and a comment for each of its cells."""
    assignment = _find(connection, ASSIGNMENT, name=name)
    notebook = _find(connection, NOTEBOOK, assignment_id=assignment, name=name)
    assert assignment is not None
    assert notebook is not None
    _find_or_make(connection, STUDENT, id=student_id)
    submission = _find_or_make(
        connection, SUBMITTED_ASSIGNMENT, assignment_id=assignment, student_id=student_id
    )
    submitted = _find_or_make(connection, SUBMITTED_NOTEBOOK, notebook_id=notebook, assignment_id=submission)
    _complete(connection, submitted, notebook)
    return SubmittedNotebook(
        submitted,
        submission,
        _rows_of_cells(connection, GRADE, Grade, submitted),
        _rows_of_cells(connection, COMMENT, Comment, submitted),
    )


_Row = typing.TypeVar("_Row", Grade, Comment)


def _rows_of_cells(connection: Connection, table: Table, row: type[_Row], submitted: str) -> dict[str, _Row]:
    """The grades or comments of a submitted notebook, by the name of their cells."""
    columns = [table.c[field.name] for field in dataclasses.fields(row)]
    query = (
        select(BASE_CELL.c.name.label("cell"), *columns)
        .join(BASE_CELL, BASE_CELL.c.id == table.c.cell_id)
        .where(table.c.notebook_id == submitted)
    )
    found = {}
    for said in connection.execute(query).mappings():
        found[said["cell"]] = row(**{column.name: said[column.name] for column in columns})
    return found


def _complete(connection: Connection, submitted: str, notebook: str) -> None:
    """Give a submitted notebook the grades and comments that it lacks."""
    cells = connection.execute(
        select(BASE_CELL.c.id, BASE_CELL.c.type).where(BASE_CELL.c.notebook_id == notebook)
    ).all()
    for table, kinds in ((GRADE, (GRADE_CELL, TASK_CELL)), (COMMENT, (SOLUTION_CELL, TASK_CELL))):
        there = set(connection.scalars(select(table.c.cell_id).where(table.c.notebook_id == submitted)))
        missing = [cell.id for cell in cells if cell.type in kinds and cell.id not in there]
        if missing:
            connection.execute(
                table.insert(), [{"cell_id": cell, "notebook_id": submitted} for cell in missing]
            )


def _find(connection: Connection, table: Table, **key: object) -> str | None:
    """The id of the row with this key, None if there is none."""
    conditions = [table.c[name] == value for name, value in key.items()]
    return connection.execute(select(table.c.id).where(*conditions)).scalar_one_or_none()


def _find_or_make(connection: Connection, table: Table, **key: object) -> str:
    found = _find(connection, table, **key)
    if found is not None:
        return found
    (made,) = connection.execute(table.insert().values(key)).inserted_primary_key or (None,)
    assert isinstance(made, str)
    return made


def _notebook(connection: Connection, course_id: str, name: str) -> str:
    """The notebook of an assignment, made with the assignment where it is missing."""
    if course_id:
        _find_or_make(connection, COURSE, id=course_id)
    assignment = _find(connection, ASSIGNMENT, name=name)
    if assignment is None:
        assignment = _find_or_make(connection, ASSIGNMENT, name=name, course_id=course_id)
    notebook = _find(connection, NOTEBOOK, assignment_id=assignment, name=name)
    if notebook is None:
        notebook = _find_or_make(
            connection, NOTEBOOK, assignment_id=assignment, name=name, kernelspec=json.dumps(_KERNEL)
        )
    return notebook


def _define_kind(
    connection: Connection, notebook: str, kind: str, wanted: dict[str, dict[str, typing.Any]]
) -> None:
    table = CELLS[kind]
    query = select(BASE_CELL.c.name, BASE_CELL.c.id).where(
        BASE_CELL.c.notebook_id == notebook, BASE_CELL.c.type == kind
    )
    existing = {row.name: row.id for row in connection.execute(query)}
    for name, cell in existing.items():
        if name not in wanted:
            for owned in (GRADE, COMMENT):
                connection.execute(owned.delete().where(owned.c.cell_id == cell))
            connection.execute(table.delete().where(table.c.id == cell))
            connection.execute(BASE_CELL.delete().where(BASE_CELL.c.id == cell))
    for name, traits in wanted.items():
        if name not in existing:
            cell = _find_or_make(connection, BASE_CELL, name=name, notebook_id=notebook, type=kind)
            connection.execute(table.insert().values(id=cell, **traits))
        elif traits:
            connection.execute(table.update().where(table.c.id == existing[name]).values(traits))


def _define_sources(connection: Connection, notebook: str, cells: list[CellDefinition]) -> None:
    """Replace the sources by which nbgrader recognises a cell; nothing refers to their rows."""
    connection.execute(SOURCE_CELL.delete().where(SOURCE_CELL.c.notebook_id == notebook))
    rows = [
        {
            "name": cell.name,
            "notebook_id": notebook,
            "cell_type": cell.kind,
            "locked": cell.locked,
            "source": cell.source,
            "checksum": cell.checksum,
        }
        for cell in cells
    ]
    if rows:
        connection.execute(SOURCE_CELL.insert(), rows)
