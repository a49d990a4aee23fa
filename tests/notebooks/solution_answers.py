"""The functions of a solution notebook, for tests that set them beside an oracle."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat

SOLUTIONS = Path(__file__).resolve().parents[2] / "solutions"


def answers_of(unit: str, given: Collection[str] = ("imports",)) -> SimpleNamespace:
    """What the answers of a unit's solution define.

    Parameters
    ----------
    unit
        For example ``02-cross-entropy``.
    given
        The cells of the notebook that they need beside one another, by grade_id.

    Raises
    ------
    LookupError
        If a given cell is not there.
    """
    names: dict[str, Any] = {"__name__": "solution"}
    missing = set(given)
    for cell in nbformat.read(SOLUTIONS / unit / f"{unit}.ipynb", as_version=4).cells:
        marks = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and (marks.get("solution") or marks.get("grade_id") in missing):
            missing.discard(marks["grade_id"])
            exec(compile(cell.source, marks["grade_id"], "exec", dont_inherit=True), names)
    if missing:
        raise LookupError(f"{unit} has no cell {', '.join(sorted(missing))}")
    return SimpleNamespace(**{name: value for name, value in names.items() if not name.startswith("__")})
