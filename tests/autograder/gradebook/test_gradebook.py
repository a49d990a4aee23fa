"""The gradebook: nbgrader reads what we write, old scores never stand, and people's marks are never lost."""

from __future__ import annotations

import datetime
import functools
import json
import os
import sqlite3
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
import sqlalchemy
import stub_graders
from nbgrader import api, utils
from small_course import NAME, ROOT, SmallCourse, cell, small_solution, test_cell
from sqlalchemy import text

from autograder.course import Course, CourseError
from autograder.gradebook import database, tables
from autograder.gradebook.definition import cell_definitions
from autograder.gradebook.gradebook import Gradebook, results
from autograder.grading.run import Run, grade_assignment
from autograder.notebook import load_assignment
from autograder.result import (
    ExerciseResult,
    Finding,
    Status,
    SubmissionResult,
    SubmissionStatus,
    ungradable,
)

ANSWER = "Because two of a thing are the thing and the thing again."


@pytest.fixture
def graded(small: SmallCourse) -> SmallCourse:
    """A course in which alice's submission is graded."""
    small.submit("alice", {"written-why": ANSWER})
    run(small)
    return small


def run(small: SmallCourse, **options) -> Run:
    return grade_assignment(small.course, NAME, pool=stub_graders.InlinePool, **options)


class Stock:
    """nbgrader's own view of the gradebook, opened when it is first looked at."""

    def __init__(self, small: SmallCourse) -> None:
        self._small = small

    @functools.cached_property
    def book(self) -> api.Gradebook:
        return api.Gradebook(self._small.course.database, "word-embeddings")

    def __getattr__(self, name: str) -> typing.Any:
        return getattr(self.book, name)


@pytest.fixture
def stock(small: SmallCourse) -> Iterator[Stock]:
    """nbgrader's own view of the gradebook."""
    view = Stock(small)
    yield view
    if "book" in vars(view):
        view.book.close()


def mark(
    small: SmallCourse, grade_id: str = "written-why", score: float | None = 1.5, comment: str | None = "Nice"
) -> None:
    """What formgrader does when a person marks a cell."""
    with api.Gradebook(small.course.database, "word-embeddings") as gradebook:
        grade = gradebook.find_grade(grade_id, NAME, NAME, "alice")
        grade.manual_score = score
        grade.needs_manual_grade = False
        if comment is not None:
            gradebook.find_comment(grade_id, NAME, NAME, "alice").manual_comment = comment
        gradebook.db.commit()


def written(small: SmallCourse) -> tuple[float | None, bool, str | None]:
    """Mark, whether it is pending, and comment of alice's written answer."""
    with api.Gradebook(small.course.database, "word-embeddings") as gradebook:
        grade = gradebook.find_grade("written-why", NAME, NAME, "alice")
        comment = gradebook.find_comment("written-why", NAME, NAME, "alice")
        return grade.manual_score, grade.needs_manual_grade, comment.manual_comment


def test_nbgrader_sees_what_was_graded(graded: SmallCourse, stock: Stock) -> None:
    submission = stock.find_submission(NAME, "alice")
    assert (submission.score, submission.max_score) == (3.0, 5.0)
    assert submission.needs_manual_grade
    assert stock.find_assignment(NAME).course_id == "word-embeddings"
    assert {c.name for c in stock.find_notebook(NAME, NAME).source_cells} == {
        "imports", "double", "test-double", "greet", "test-greet", "written-why"
    }  # fmt: skip
    assert "BEGIN HIDDEN" in stock.find_source_cell("test-double", NAME, NAME).source
    assert "raise NotImplementedError()" in stock.find_source_cell("double", NAME, NAME).source


def cells_by_nbgrader(path: Path) -> list[nbformat.NotebookNode]:
    """The cells of a solution notebook as nbgrader's preprocessors leave them for its gradebook."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.preprocessors import SaveCells
    from traitlets.config import PyFileConfigLoader

    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    notebook = nbformat.read(path, as_version=4)
    resources: dict[str, typing.Any] = {"metadata": {"path": str(path.parent)}}
    for preprocessor in GenerateAssignment(config=config).preprocessors:
        if preprocessor is SaveCells:  # what comes later clears the hidden tests for the students
            break
        notebook, resources = preprocessor(config=config)(notebook, resources)
    return notebook.cells


@pytest.mark.parametrize("name", Course.at(ROOT).assignment_names())
def test_cells_are_defined_as_nbgrader_defines_them(name: str) -> None:
    course = Course.at(ROOT)
    wanted = []
    for one in cells_by_nbgrader(course.solution(name)):
        if utils.is_grade(one) or utils.is_solution(one) or utils.is_locked(one) or utils.is_task(one):
            meta = one.metadata.nbgrader
            flags = (utils.is_grade(one), utils.is_solution(one), utils.is_task(one), utils.is_locked(one))
            points = float(meta.get("points", 0)) if utils.is_grade(one) or utils.is_task(one) else 0.0
            wanted.append((meta["grade_id"], one.cell_type, one.source, *flags, points, meta["checksum"]))
    found = [
        (c.name, c.kind, c.source, c.graded, c.solution, c.task, c.locked, c.points, c.checksum)
        for c in cell_definitions(course, name)
    ]
    assert found == wanted


def test_the_tables_are_nbgraders() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from nbgrader.dbutil import ALEMBIC_DIR

    def described(metadata: sqlalchemy.MetaData) -> dict[str, list[str]]:
        return {
            table.name: sorted(
                line.strip(", \t") for line in str(sqlalchemy.schema.CreateTable(table)).splitlines()
            )
            for table in metadata.sorted_tables
        }

    assert described(tables.NBGRADER) == described(api.Base.metadata)
    config = Config()
    config.set_main_option("script_location", ALEMBIC_DIR.replace("%", "%%"))
    assert ScriptDirectory.from_config(config).get_current_head() == tables.VERSION


def test_grading_imports_neither_nbgrader_nor_a_grammar_of_addresses(small: SmallCourse) -> None:
    """Each takes longer than a submission."""
    small.submit("alice")
    code = f"""
import sys
from stub_graders import InlinePool
from autograder.course import Course
from autograder.grading.run import grade_assignment
grade_assignment(Course.find(), {NAME!r}, pool=InlinePool)
print(*sorted({{name.partition(".")[0] for name in sys.modules if sys.modules[name] is not None}}))
"""
    path = os.pathsep.join([str(ROOT), str(Path(stub_graders.__file__).parent)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=small.root,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    imported = set(done.stdout.split())
    assert not imported & {"nbgrader", "nbconvert", "nbformat", "jsonschema", "rfc3987_syntax", "lark"}
    code = "import autograder.cli, nbformat, sys; print('lark' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_nbgrader_generate_assignment_finds_its_own_cells(graded: SmallCourse) -> None:
    """nbgrader refuses an assignment with submissions whose cells differ from the recorded ones."""
    from nbgrader.preprocessors import SaveCells
    from traitlets.config import Config

    cells = cells_by_nbgrader(graded.course.solution(NAME))
    notebook = __import__("nbformat").v4.new_notebook(cells=cells)
    resources = {"nbgrader": {"notebook": NAME, "assignment": NAME, "db_url": graded.course.database}}
    SaveCells(config=Config()).preprocess(notebook, resources)
    with api.Gradebook(graded.course.database, "word-embeddings") as gradebook:
        assert gradebook.find_submission(NAME, "alice").score == 3.0


def test_an_old_score_never_stands_for_a_new_submission(graded: SmallCourse, stock: Stock) -> None:
    graded.submit_raw("alice", b"{ broken")
    done = run(graded)
    assert done.results["alice"].status == "ungradable"
    submission = stock.find_submission(NAME, "alice")
    assert submission.score == 0.0
    assert not submission.needs_manual_grade
    assert "not valid JSON" in results(graded.course, NAME)["alice"].result.message
    shown = (graded.course.autograded / "alice" / NAME / f"{NAME}.ipynb").read_text()
    assert "could not be graded" in shown
    assert "def double" not in shown, "what an instructor sees is the earlier submission"


def test_messages_stand_beside_the_answer_in_formgrader(small: SmallCourse, stock: Stock) -> None:
    small.submit("alice", {"double": "WRONG"})
    run(small)
    assert stock.find_comment("double", NAME, NAME, "alice").auto_comment == "double is wrong"
    assert stock.find_comment("greet", NAME, NAME, "alice").auto_comment is None


def test_a_written_answer_counts_once_it_is_marked(graded: SmallCourse) -> None:
    result = results(graded.course, NAME)["alice"].result
    assert result.exercises["written-why"].points is None
    assert (result.score, result.max_score) == (3.0, 3.0)
    mark(graded)
    recorded = results(graded.course, NAME)["alice"]
    assert (recorded.result.score, recorded.result.max_score) == (4.5, 5.0)
    assert recorded.comments == {"written-why": "Nice"}


def test_marks_survive_a_regrade_of_the_same_answer(graded: SmallCourse) -> None:
    mark(graded)
    graded.submit("alice", {"written-why": ANSWER, "double": "WRONG"})
    done = run(graded)
    assert done.orphaned == {}
    assert done.results["alice"].score == 2.0 + 1.5
    assert written(graded) == (1.5, False, "Nice")


def test_a_mark_is_orphaned_when_its_answer_changes_and_comes_back_with_it(graded: SmallCourse) -> None:
    mark(graded)
    graded.submit("alice", {"written-why": "Something else."})
    done = run(graded)
    assert done.orphaned == {"alice": ["written-why"]}
    assert written(graded) == (None, True, None)
    assert done.results["alice"].score == 3.0
    graded.submit("alice", {"written-why": ANSWER})
    assert run(graded).results["alice"].score == 4.5
    assert written(graded) == (1.5, False, "Nice")


def test_marks_outlive_a_broken_file_submitted_by_mistake(graded: SmallCourse) -> None:
    mark(graded)
    graded.submit_raw("alice", b"")
    assert run(graded).results["alice"].score == 0.0
    graded.submit("alice", {"written-why": ANSWER})
    assert run(graded).results["alice"].score == 4.5


def test_a_mark_that_overrules_a_test_stands_for_the_code_it_was_given_for(graded: SmallCourse) -> None:
    graded.submit("alice", {"written-why": ANSWER, "double": "WRONG"})
    run(graded)
    mark(graded, "test-double", 0.5, None)
    assert run(graded, force=True).results["alice"].exercises["double"].points == 0.5
    graded.submit("alice", {"written-why": ANSWER, "double": "WRONG again"})
    done = run(graded)
    assert done.orphaned == {"alice": ["test-double"]}
    assert done.results["alice"].exercises["double"].points == 0.0


def test_a_mark_of_unknown_origin_is_kept_for_review(graded: SmallCourse) -> None:
    mark(graded)
    with sqlite3.connect(graded.course.gradebook_file) as connection:
        connection.execute(f"DELETE FROM {database.RESULTS.name}")
    run(graded)
    assert written(graded) == (1.5, True, "Nice")


def test_the_timestamp_is_the_submissions(small: SmallCourse, stock: Stock) -> None:
    small.submit("alice").with_name("timestamp.txt").write_text("2024-10-01 12:30:00 +0200")
    small.submit("bob").with_name("timestamp.txt").write_text("yesterday, I think")
    run(small)
    assert stock.find_submission(NAME, "alice").timestamp == datetime.datetime(2024, 10, 1, 10, 30)
    assert stock.find_submission(NAME, "bob").timestamp is None


def test_a_changed_assignment_changes_the_gradebook(graded: SmallCourse, stock: Stock) -> None:
    cells = [c for c in small_solution() if c["id"] not in ("greet", "test-greet")]
    cells.append(cell("code", "def half(x):\n    return x / 2", "half", grade_id="half", solution=True))
    cells.append(test_cell("half", "assert half(2) == 1", 4))
    graded.write_solution(cells)
    graded.submit("bob")
    run(graded)
    assert stock.find_assignment(NAME).max_score == 1 + 4 + 2
    for student in ("alice", "bob"):
        names = {grade.name for grade in stock.find_submission(NAME, student).notebooks[0].grades}
        assert names == {"test-double", "test-half", "written-why"}


def test_one_failed_write_leaves_the_submission_as_it_was(
    graded: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    graded.submit("alice", {"double": "WRONG"})

    def break_off(*_args: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("autograder.gradebook.gradebook.carry_over", break_off)
    with pytest.raises(CourseError, match="the disk is full: free some space"):
        run(graded)
    with sqlite3.connect(graded.course.gradebook_file) as connection:
        assert connection.execute("SELECT SUM(auto_score) FROM grade").fetchone() == (3.0,)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file.write_bytes(b"no database at all" * 100), "is no SQLite database: restore it"),
        (lambda file: (file.unlink(), file.mkdir()), "cannot be opened|Is a directory"),
    ],
)
def test_an_unusable_gradebook_is_named(graded: SmallCourse, spoil, says: str) -> None:
    spoil(graded.course.gradebook_file)
    with pytest.raises(CourseError, match=says) as caught:
        run(graded)
    assert "gradebook.db" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_backups_are_made_before_writing_and_ten_are_kept(graded: SmallCourse) -> None:
    folder = graded.course.work / "backups"
    assert not folder.exists(), "there was nothing to copy before the first run"
    folder.mkdir()
    for minute in range(12):
        (folder / f"gradebook-20240101-00{minute:02}00.db").write_bytes(b"")
    run(graded)
    assert len(list(folder.iterdir())) == 12, "a run that writes nothing backs up nothing"
    run(graded, force=True)
    kept = sorted(folder.iterdir())
    assert len(kept) == database.BACKUPS
    with sqlite3.connect(kept[-1]) as connection:
        assert connection.execute("SELECT SUM(auto_score) FROM grade").fetchone() == (3.0,)


def test_a_record_that_cannot_be_read_costs_nobody_else(graded: SmallCourse) -> None:
    graded.submit("bob")
    run(graded)
    with sqlite3.connect(graded.course.gradebook_file) as connection:
        connection.execute(f"UPDATE {database.RESULTS.name} SET result = '{{' WHERE student_id = 'bob'")
    found = results(graded.course, NAME)
    assert found["alice"].result.score == 3.0
    assert "cannot be read (JSONDecodeError: " in found["bob"].result.message
    assert run(graded).results["bob"].score == 3.0, "it is graded again"


def test_what_checks_found_is_read_back_and_older_records_have_none(small: SmallCourse) -> None:
    row = {"label": "got", "cells": ["0.2", "–"], "marked": [1]}
    table = {"headings": ["index", "0", "1"], "rows": [row], "note": "", "listed": False}
    found = [Finding("zeros", "softmax of 0", ["Hint: h"], table), Finding("", "f(2) raised ValueError")]
    exercise = ExerciseResult("double", "test-double", 0.0, 1.0, Status.FAILED, "wrong", findings=found)
    graded = SubmissionResult("ann", NAME, SubmissionStatus.GRADED, exercises={"double": exercise})
    with Gradebook(small.course, load_assignment(small.course.solution(NAME), NAME)) as gradebook:
        gradebook.record(graded, None)
    assert results(small.course, NAME)["ann"].result.exercises["double"].findings == found
    with sqlite3.connect(small.course.gradebook_file) as connection:
        [(packed,)] = connection.execute(f"SELECT result FROM {database.RESULTS.name}").fetchall()
        older = json.loads(packed)
        del older["exercises"][0]["findings"]
        connection.execute(f"UPDATE {database.RESULTS.name} SET result = ?", (json.dumps(older),))
    read = results(small.course, NAME)["ann"].result.exercises["double"]
    assert (read.message, read.findings) == ("wrong", [])


def test_nothing_recorded_is_no_error(small: SmallCourse) -> None:
    assert results(small.course, NAME) == {}


@pytest.mark.slow
def test_a_gradebook_that_nbgrader_made_is_taken_over(small: SmallCourse) -> None:
    with api.Gradebook(small.course.database, "word-embeddings") as gradebook:
        gradebook.add_student("alice", last_name="Adams")
        gradebook.add_assignment(NAME)
        made_by_nbgrader = gradebook.db.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    assert made_by_nbgrader == tables.VERSION
    assert results(small.course, NAME) == {}
    small.submit("alice")
    run(small)
    with api.Gradebook(small.course.database, "word-embeddings") as gradebook:
        assert gradebook.find_student("alice").last_name == "Adams"
        assert gradebook.find_submission(NAME, "alice").score == 3.0


def test_a_submission_removed_with_nbgrader_is_graded_again(graded: SmallCourse) -> None:
    with api.Gradebook(graded.course.database, "word-embeddings") as gradebook:
        gradebook.remove_submission(NAME, "alice")
    assert results(graded.course, NAME) == {}
    assert run(graded).graded == 1


def test_the_writer_can_be_used_on_its_own(small: SmallCourse) -> None:
    assignment = load_assignment(small.course.solution(NAME), NAME)
    with Gradebook(small.course, assignment) as gradebook:
        assert gradebook.record(ungradable("ann", NAME, "no file", "mark"), None) == []
    assert results(small.course, NAME)["ann"].result.fingerprint == "mark"
