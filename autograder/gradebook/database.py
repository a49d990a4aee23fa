"""The gradebook's database: opening it, one transaction at a time, backing it up, naming what is wrong.

The gradebook is nbgrader's. Tables of our own stand beside nbgrader's in the same database, in a metadata
of their own, so that nbgrader neither sees nor touches them.

SQLite keeps its default rollback journal: a write-ahead log needs shared memory, which network file systems
lack, and leaves part of the data in a second file that a plain copy of the gradebook would miss.
"""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy
from sqlalchemy import Column, DateTime, Float, MetaData, String, Table, Text

from ..course import Course, CourseError
from ..files import cannot
from . import tables

#: Seconds that a transaction waits for another grader's: each holds the lock for milliseconds.
PATIENCE = 60

#: Backups kept; a run that grades nothing new makes none.
BACKUPS = 10

OURS = MetaData()

#: The last grading of each submission: what resuming, feedback and reports read.
RESULTS = Table(
    "autograder_results",
    OURS,
    Column("student_id", String(128), primary_key=True),
    Column("assignment", String(128), primary_key=True),
    # Empty: grade it again.
    Column("fingerprint", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("message", Text, nullable=False),
    # JSON: the exercises and what they cost.
    Column("result", Text, nullable=False),
    # JSON: hash of what each cell's mark or comment is about, by grade_id.
    Column("answers", Text, nullable=False),
    # In UTC.
    Column("recorded_at", DateTime, nullable=False),
)

#: Marks and comments by hand whose answer has changed since; they come back when the answer does.
ORPHANED = Table(
    # As it was first named: gradebooks exist that have it.
    "autograder_set_aside",
    OURS,
    Column("student_id", String(128), primary_key=True),
    Column("assignment", String(128), primary_key=True),
    Column("grade_id", String(128), primary_key=True),
    # Hash of the answer that was marked.
    Column("answer", String(64), primary_key=True),
    Column("manual_score", Float),
    Column("extra_credit", Float),
    Column("manual_comment", Text),
    Column("at", DateTime, nullable=False),
)

#: Marks by hand that came from an assistant's list.
MARKS = Table(
    "autograder_marks",
    OURS,
    Column("student_id", String(128), primary_key=True),
    Column("assignment", String(128), primary_key=True),
    Column("grade_id", String(128), primary_key=True),
    # Hash of the answer that was marked.
    Column("answer", String(64), primary_key=True),
    Column("points", Float, nullable=False),
    Column("marker", String(128), nullable=False),
    # JSON: the lines of the rubric.
    Column("lines", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

#: Whose written answers an assistant marks.
ASSISTANTS = Table(
    "autograder_assistants",
    OURS,
    Column("student_id", String(128), primary_key=True),
    Column("assignment", String(128), primary_key=True),
    Column("assistant", String(128), primary_key=True),
)

#: The sections of each student.
SECTIONS = Table(
    "autograder_sections",
    OURS,
    Column("student_id", String(128), primary_key=True),
    Column("section", String(128), primary_key=True),
)


def engine_for(course: Course) -> sqlalchemy.Engine:
    """An engine whose transactions take SQLite's write lock when they begin.

    Two writers that both read first and then want to write would otherwise end in "database is locked" at
    once, without any waiting.
    """
    engine = sqlalchemy.create_engine(course.database, **_options(course))
    if course.gradebook_file is not None:

        @sqlalchemy.event.listens_for(engine, "connect")
        def leave_transactions_to_us(connection: sqlite3.Connection, _record: object) -> None:
            connection.isolation_level = None

        @sqlalchemy.event.listens_for(engine, "begin")
        def begin(connection: sqlalchemy.Connection) -> None:
            read_only = connection.get_execution_options().get("read_only", False)
            connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def _options(course: Course) -> dict[str, object]:
    return {"connect_args": {"timeout": PATIENCE}} if course.gradebook_file is not None else {}


@contextlib.contextmanager
def clear_errors(course: Course) -> Iterator[None]:
    """Turn what a database can refuse into one line that names the gradebook and the remedy."""
    name = course.gradebook_file or course.database
    try:
        yield
    except sqlalchemy.exc.DBAPIError as error:
        raise CourseError(f"the gradebook {name} {_remedy(str(error.orig))}") from None
    except sqlite3.Error as error:
        raise CourseError(f"the gradebook {name} {_remedy(str(error))}") from None
    except sqlalchemy.exc.NoSuchModuleError:
        raise CourseError(f"the gradebook {name} needs a database driver that is not installed") from None


@contextlib.contextmanager
def reading(course: Course) -> Iterator[sqlalchemy.Connection]:
    """A connection to the gradebook, in one transaction that only reads.

    Raises
    ------
    CourseError
        If the gradebook cannot be read.
    """
    engine = engine_for(course)
    try:
        with (
            clear_errors(course),
            engine.connect().execution_options(read_only=True) as connection,
            connection.begin(),
        ):
            yield connection
    finally:
        engine.dispose()


@contextlib.contextmanager
def reading_tables(course: Course, *names: str) -> Iterator[sqlalchemy.Connection | None]:
    """As :func:`reading`, of some tables; None where there is no gradebook yet, or one of them is missing.

    Raises
    ------
    CourseError
        If the gradebook cannot be read.
    """
    file = course.gradebook_file
    if file is not None and not file.is_file():
        yield None
        return
    with reading(course) as connection:
        there = set(sqlalchemy.inspect(connection).get_table_names())
        yield connection if there.issuperset(names) else None


@contextlib.contextmanager
def writing(course: Course) -> Iterator[sqlalchemy.Connection]:
    """A connection to the gradebook in one transaction, which an error takes back; all tables are there.

    Raises
    ------
    CourseError
        If the gradebook, which is made where there is none yet, cannot be written.
    """
    make_folder(course)
    engine = engine_for(course)
    try:
        with clear_errors(course), engine.begin() as connection:
            ensure_schema(connection)
            yield connection
    finally:
        engine.dispose()


def _remedy(reason: str) -> str:
    remedies = {
        "locked": f"was locked by another program for {PATIENCE} seconds: close that program and grade again",
        "readonly": "cannot be written: make the file and its folder writable and grade again",
        "read-only": "cannot be written: make the file and its folder writable and grade again",
        "full": "cannot grow, the disk is full: free some space and grade again",
        "disk I/O": "cannot be written (disk error): free some space or fix the disk, and grade again",
        "not a database": "is no SQLite database: restore it from grading/backups, or move it away",
        "malformed": "is damaged: restore it from grading/backups",
        "unable to open": "cannot be opened: make its folder and see that it is readable and writable",
        "no such column": "was made by another version of nbgrader: run `nbgrader db upgrade`",
        "no such table": "was made by another version of nbgrader: run `nbgrader db upgrade`",
    }
    for sign, remedy in remedies.items():
        if sign in reason:
            return remedy
    return f"refused: {' '.join(reason.split())}"


def make_folder(course: Course) -> None:
    """Make the folder that the gradebook lies in.

    Raises
    ------
    CourseError
        If that cannot be done.
    """
    if course.gradebook_file is None:
        return
    folder = course.gradebook_file.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CourseError(cannot("made", folder, error, f"make {folder.parent} writable")) from None


def ensure_schema(connection: sqlalchemy.Connection) -> None:
    """Create whatever tables are missing, nbgrader's and ours."""
    tables.create(connection)
    OURS.create_all(connection)


def back_up(course: Course) -> Path | None:
    """Copy the gradebook to ``grading/backups/``, keeping the last ten copies.

    Returns
    -------
    Path or None
        The copy; None where there is nothing to copy yet, or the gradebook is no SQLite file.
    """
    source = course.gradebook_file
    if source is None or not source.is_file() or source.stat().st_size == 0:
        return None
    folder = course.work / "backups"
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    target = folder / f"gradebook-{stamp}.db"
    aside = folder / f".{target.name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (
            clear_errors(course),
            contextlib.closing(
                sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
            ) as live,
            contextlib.closing(sqlite3.connect(aside)) as copy,
        ):
            live.backup(copy)
        aside.replace(target)
        for old in sorted(folder.glob("gradebook-*.db"))[:-BACKUPS]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise CourseError(
            f"no backup of the gradebook in {folder}: {error.strerror}: make room there first"
        ) from None
    finally:
        # Half a copy, of a full disk.
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
    return target
