"""What assignments and submissions are in nbgrader's tables: made where missing, fixed where stale.

The same rows as nbgrader writes, without its models: importing those takes longer than grading a submission.
"""

from __future__ import annotations

import dataclasses
import json
import typing

from sqlalchemy import Connection, Select, Table, bindparam, select

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

#: The cells that have grades, and those that have comments.
GRADED, ANSWERED = (GRADE_CELL, TASK_CELL), (SOLUTION_CELL, TASK_CELL)

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


@dataclasses.dataclass
class Grade:
    """A row of nbgrader's ``grade``: the points of one cell of one submission; its id once it is there."""

    cell_id: str
    id: str | None = None
    auto_score: float | None = None
    manual_score: float | None = None
    extra_credit: float | None = None
    needs_manual_grade: bool = True


@dataclasses.dataclass
class Comment:
    """A row of nbgrader's ``comment``: what the grader and a person said of one cell of one submission."""

    cell_id: str
    id: str | None = None
    auto_comment: str | None = None
    manual_comment: str | None = None


@dataclasses.dataclass
class SubmittedNotebook:
    """One student's notebook of an assignment, as the gradebook holds it.

    Attributes
    ----------
    grades, comments
        By the cell's grade_id, one for each cell that has one; `save` writes them.
    """

    id: str
    submission_id: str
    grades: dict[str, Grade]
    comments: dict[str, Comment]

    def save(self, connection: Connection) -> None:
        """Write the grades and comments, those that are there already and those that are not."""
        for table, rows in ((GRADE, self.grades), (COMMENT, self.comments)):
            missing, there = [], []
            for row in rows.values():
                value = dataclasses.asdict(row)
                key, cell = value.pop("id"), value.pop("cell_id")
                if key is None:
                    missing.append({**value, "cell_id": cell, "notebook_id": self.id})
                else:
                    # A parameter may not have the name of a column.
                    there.append({**value, "row": key})
            if there:
                connection.execute(_CHANGED[table], there)
            if missing:
                connection.execute(table.insert(), missing)


def _rows_of_cells(table: Table, kinds: tuple[str, ...], row: type[Grade | Comment]) -> Select[typing.Any]:
    """The cells of a notebook with a student's rows of a table, which may not be there yet."""
    columns = [table.c[field.name] for field in dataclasses.fields(row) if field.name != "cell_id"]
    this = (table.c.cell_id == BASE_CELL.c.id) & (table.c.notebook_id == bindparam("submitted"))
    return (
        select(BASE_CELL.c.name, BASE_CELL.c.id, *columns)
        .outerjoin_from(BASE_CELL, table, this)
        .where(BASE_CELL.c.notebook_id == bindparam("notebook"), BASE_CELL.c.type.in_(kinds))
    )


# Built once: a class has hundreds of submissions, and building a statement takes longer than executing it.
_GRADES = _rows_of_cells(GRADE, GRADED, Grade)
_COMMENTS = _rows_of_cells(COMMENT, ANSWERED, Comment)
_CHANGED = {table: table.update().where(table.c.id == bindparam("row")) for table in (GRADE, COMMENT)}
_SUBMISSION = (
    select(
        ASSIGNMENT.c.id.label("assignment"),
        NOTEBOOK.c.id.label("notebook"),
        STUDENT.c.id.label("student"),
        SUBMITTED_ASSIGNMENT.c.id.label("submission"),
        SUBMITTED_NOTEBOOK.c.id.label("submitted"),
    )
    .join_from(
        ASSIGNMENT,
        NOTEBOOK,
        (NOTEBOOK.c.assignment_id == ASSIGNMENT.c.id) & (NOTEBOOK.c.name == ASSIGNMENT.c.name),
    )
    .outerjoin(STUDENT, STUDENT.c.id == bindparam("student"))
    .outerjoin(
        SUBMITTED_ASSIGNMENT,
        (SUBMITTED_ASSIGNMENT.c.assignment_id == ASSIGNMENT.c.id)
        & (SUBMITTED_ASSIGNMENT.c.student_id == bindparam("student")),
    )
    .outerjoin(
        SUBMITTED_NOTEBOOK,
        (SUBMITTED_NOTEBOOK.c.notebook_id == NOTEBOOK.c.id)
        & (SUBMITTED_NOTEBOOK.c.assignment_id == SUBMITTED_ASSIGNMENT.c.id),
    )
    .where(ASSIGNMENT.c.name == bindparam("name"))
)


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
    found = connection.execute(_SUBMISSION, {"name": name, "student": student_id}).one()
    if found.student is None:
        connection.execute(STUDENT.insert(), {"id": student_id})
    submission = found.submission or _make(
        connection, SUBMITTED_ASSIGNMENT, assignment_id=found.assignment, student_id=student_id
    )
    submitted = found.submitted or _make(
        connection, SUBMITTED_NOTEBOOK, notebook_id=found.notebook, assignment_id=submission
    )
    key = {"notebook": found.notebook, "submitted": submitted}
    return SubmittedNotebook(
        submitted,
        submission,
        {row.name: Grade(*row[1:]) for row in connection.execute(_GRADES, key)},
        {row.name: Comment(*row[1:]) for row in connection.execute(_COMMENTS, key)},
    )


def _complete(connection: Connection, submitted: str, notebook: str) -> None:
    """Give a submitted notebook the grades and comments that it lacks."""
    cells = connection.execute(
        select(BASE_CELL.c.id, BASE_CELL.c.type).where(BASE_CELL.c.notebook_id == notebook)
    ).all()
    for table, kinds in ((GRADE, GRADED), (COMMENT, ANSWERED)):
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
    return _make(connection, table, **key)


def _make(connection: Connection, table: Table, **values: object) -> str:
    """The id of a new row."""
    (made,) = connection.execute(table.insert(), values).inserted_primary_key or (None,)
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
