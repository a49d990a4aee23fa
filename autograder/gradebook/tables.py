"""nbgrader's tables, as its version of the schema has them.

Declared here a second time because importing nbgrader takes seconds, longer than grading a submission. A test
compares every column with nbgrader's own models, and the version with its migrations, so that an upgrade of
nbgrader that changes them cannot go unnoticed.
"""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy
from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Enum,
    Float,
    ForeignKey,
    Interval,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

#: The version of these tables, as nbgrader's migrations name it.
VERSION = "e43177bfe90b"

NBGRADER = MetaData()

#: Types of `base_cell`: which of the three tables below it holds the rest of a cell.
GRADE_CELL, SOLUTION_CELL, TASK_CELL = "GradeCell", "SolutionCell", "TaskCell"


def _id() -> Column[str]:
    return Column("id", String(32), primary_key=True, default=lambda: uuid.uuid4().hex)


def _part_of(table: str, column: str, length: int = 32, nullable: bool = True) -> Column[str]:
    return Column(column, String(length), ForeignKey(f"{table}.id"), nullable=nullable)


COURSE = Table("course", NBGRADER, Column("id", String(128), unique=True, primary_key=True))

STUDENT = Table(
    "student",
    NBGRADER,
    Column("id", String(128), primary_key=True),
    Column("first_name", String(128)),
    Column("last_name", String(128)),
    Column("email", String(128)),
    Column("lms_user_id", String(128)),
)

ASSIGNMENT = Table(
    "assignment",
    NBGRADER,
    _id(),
    Column("name", String(128), unique=True, nullable=False),
    Column("duedate", DateTime()),
    _part_of("course", "course_id", 128, nullable=False),
)

NOTEBOOK = Table(
    "notebook",
    NBGRADER,
    _id(),
    Column("name", String(128), nullable=False),
    _part_of("assignment", "assignment_id"),
    Column("kernelspec", String(1024)),
    UniqueConstraint("name", "assignment_id"),
)

BASE_CELL = Table(
    "base_cell",
    NBGRADER,
    _id(),
    Column("name", String(128), nullable=False),
    _part_of("notebook", "notebook_id", nullable=False),
    Column("type", String(50)),
    UniqueConstraint("name", "notebook_id", "type"),
)


def _kind_of_cell(name: str, *more: Column[Any]) -> Table:
    return Table(
        name, NBGRADER, Column("id", String(32), ForeignKey("base_cell.id"), primary_key=True), *more
    )


def _worth() -> tuple[Column[float], Column[str]]:
    return (
        Column("max_score", Float(), nullable=False),
        Column("cell_type", Enum("code", "markdown", name="grade_cell_type"), nullable=False),
    )


CELLS = {
    GRADE_CELL: _kind_of_cell("grade_cells", *_worth()),
    SOLUTION_CELL: _kind_of_cell("solution_cells"),
    TASK_CELL: _kind_of_cell("task_cells", *_worth()),
}

SOURCE_CELL = Table(
    "source_cell",
    NBGRADER,
    _id(),
    Column("name", String(128), nullable=False),
    Column("cell_type", Enum("code", "markdown", name="source_cell_type"), nullable=False),
    Column("locked", Boolean, default=False, nullable=False),
    Column("source", Text()),
    Column("checksum", String(128)),
    _part_of("notebook", "notebook_id"),
    UniqueConstraint("name", "notebook_id"),
)

SUBMITTED_ASSIGNMENT = Table(
    "submitted_assignment",
    NBGRADER,
    _id(),
    _part_of("assignment", "assignment_id"),
    _part_of("student", "student_id", 128),
    # In UTC.
    Column("timestamp", DateTime()),
    Column("extension", Interval()),
    UniqueConstraint("assignment_id", "student_id"),
)

SUBMITTED_NOTEBOOK = Table(
    "submitted_notebook",
    NBGRADER,
    _id(),
    _part_of("submitted_assignment", "assignment_id"),
    _part_of("notebook", "notebook_id"),
    Column("flagged", Boolean, default=False),
    Column("late_submission_penalty", Float(0)),
    UniqueConstraint("notebook_id", "assignment_id"),
)

GRADE = Table(
    "grade",
    NBGRADER,
    _id(),
    _part_of("submitted_notebook", "notebook_id"),
    _part_of("base_cell", "cell_id"),
    Column("auto_score", Float()),
    Column("manual_score", Float()),
    Column("extra_credit", Float()),
    Column("needs_manual_grade", Boolean, default=True, nullable=False),
    UniqueConstraint("cell_id", "notebook_id"),
)

COMMENT = Table(
    "comment",
    NBGRADER,
    _id(),
    _part_of("submitted_notebook", "notebook_id"),
    _part_of("base_cell", "cell_id"),
    Column("auto_comment", Text()),
    Column("manual_comment", Text()),
    UniqueConstraint("cell_id", "notebook_id"),
)


def create(connection: sqlalchemy.Connection) -> None:
    """Create whatever tables are missing; in a new gradebook nbgrader's version of them as well."""
    known = sqlalchemy.inspect(connection).get_table_names()
    NBGRADER.create_all(connection)
    if not known:
        # nbgrader would ask the `alembic` command, which need not be on the PATH.
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.execute(
            sqlalchemy.text("INSERT INTO alembic_version (version_num) VALUES (:version)"),
            {"version": VERSION},
        )
