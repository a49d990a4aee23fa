"""An assignment reduced to a single exercise: what a change of one answer needs to be graded, and no more."""

from __future__ import annotations

import dataclasses

from ..notebook import Assignment, Role
from .samples import Notebook


def only_exercise(assignment: Assignment, notebook: Notebook, exercise: str) -> tuple[Assignment, Notebook]:
    """An assignment and a submission without the answers and tests of all other exercises.

    Each exercise stands by itself (no test may need another answer), so this one's marks stay what they are.
    """
    left_out = {
        cell.grade_id
        for cell in assignment.cells
        if cell.role in (Role.ANSWER, Role.TEST, Role.WRITTEN)
        and exercise not in (cell.grade_id, cell.exercise)
    }
    cells = tuple(
        cell
        for cell in assignment.cells
        if cell.role is not Role.FREE and not (cell.grade_id and cell.grade_id in left_out)
    )
    kept = [cell for cell in notebook["cells"] if _grade_id(cell) not in left_out]
    return dataclasses.replace(assignment, cells=cells), {**notebook, "cells": kept}


def _grade_id(cell: dict) -> str | None:
    return cell.get("metadata", {}).get("nbgrader", {}).get("grade_id")
