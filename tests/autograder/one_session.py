"""A small assignment made of given cells, and its grading, for tests of the judge and the student's side."""

from __future__ import annotations

import json
import typing

from autograder.grading.submission import GradingTask, Settings, grade
from autograder.notebook import Assignment, Cell, Role
from autograder.result import ExerciseResult, Status, SubmissionResult

IMPORTS = """import numpy as np
from coursekit.checks import (
    check_close, check_equal, check_raises, check_true, check_unchanged,
    fresh_rng, in_place, part, visible_checks_passed,
)"""


def locked(source: str, grade_id: str = "given") -> Cell:
    """A cell of the instructor's without points."""
    return Cell(Role.LOCKED, "code", source, grade_id)


def free(source: str) -> Cell:
    """A cell of the student's own."""
    return Cell(Role.FREE, "code", source)


def answer(name: str, source: str) -> Cell:
    """An answer cell."""
    return Cell(Role.ANSWER, "code", source, name)


def test(name: str, source: str, points: float = 1.0) -> Cell:  # noqa: PT028 - no test of pytest's
    """A test cell."""
    return Cell(Role.TEST, "code", source, f"test-{name}", points)


test.__test__ = False  # type: ignore[attr-defined] # pytest would collect it


def assignment_of(*cells: Cell) -> Assignment:
    """An assignment of these cells after the imports."""
    return Assignment("small", (locked(IMPORTS, "imports"), *cells))


def submission_of(*cells: Cell) -> bytes:
    """The notebook that a student submits with these cells."""
    written = []
    for cell in cells:
        meta: dict[str, typing.Any] = {"nbgrader": {"grade_id": cell.grade_id}} if cell.grade_id else {}
        written.append({"cell_type": cell.kind, "source": cell.source, "metadata": meta})
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": written}).encode()


def graded(
    *cells: Cell, student: str = "student", seeds: dict[str, int] | None = None, **settings: typing.Any
) -> SubmissionResult:
    """Grade a submission that has these cells, where tests and locked cells are the assignment's."""
    assignment = assignment_of(*(cell for cell in cells if cell.role is not Role.FREE))
    chosen = Settings(**{"timeout": 20.0, "memory_mb": 512} | settings)
    return grade(
        GradingTask(assignment, student, submission_of(assignment.cells[0], *cells), seeds or {}, chosen)
    )


def judged(answers: str, checks: str, points: float = 1.0, **settings: typing.Any) -> ExerciseResult:
    """The result of one exercise ``f``: the source of its answer cell, and of its test cell."""
    return graded(answer("f", answers), test("f", checks, points), **settings).exercises["f"]


def passes(answers: str, checks: str) -> None:
    """The test cell passes when judged, and as ordinary code in one process."""
    result = judged(answers, checks)
    assert result.status is Status.PASSED, result.message
    names: dict = {}
    exec("import numpy as np\nfrom coursekit.checks import *\n" + answers + "\n" + checks, names)


def fails(answers: str, checks: str) -> str:
    """The test cell fails; its message."""
    result = judged(answers, checks)
    assert result.status is Status.FAILED, (result.status, result.message)
    assert result.points == 0
    return result.message
