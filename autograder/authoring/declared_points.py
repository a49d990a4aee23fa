"""Points that the page of an assignment names, against those that its cells carry.

An assignment names its points up to three times: ``**Points:** 22 (20 autograded, 2 for a written answer)``
at the top, ``★ · 5 minutes · 2 points`` at the top of a section, ``**Rubric (2 points).**`` above the lines
of a rubric. A student plans by the first two and an assistant marks by the third.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..course import CourseError
from ..notebook import Assignment, Cell, Role
from ..rubric import written_exercises
from ..text import points

_NUMBER = r"(\d+(?:\.\d+)?)"
_TOTAL = re.compile(rf"\*\*Points:\*\*\s*{_NUMBER}(?:\s*\(([^)]*)\))?")
_AUTOGRADED = re.compile(rf"{_NUMBER} autograded")
_WRITTEN = re.compile(rf"{_NUMBER} for [\w ]*written")
_SECTION = re.compile(rf"(?m)^[^|\n]*·\s*(?:{_NUMBER}|no) points?\b")
_RUBRIC = re.compile(rf"\*\*Rubric \({_NUMBER} points?\)")
_HEADING = re.compile(r"(?m)^#+ +(.+)$")


def wrong_points(assignment: Assignment) -> list[str]:
    """Where the points of an assignment do not add up, one line each; empty when all is well.

    What a page does not name is not asked for.
    """
    return [
        *_totals(assignment),
        *_sections(assignment.cells),
        *_rubrics(assignment),
    ]


def _totals(assignment: Assignment) -> Iterator[str]:
    """The line at the top against all cells together."""
    text = "\n".join(cell.source for cell in assignment.cells if cell.kind == "markdown")
    total = _TOTAL.search(text)
    if total is None:
        return
    tests = sum(cell.points for cell in assignment.graded_cells if cell.role is Role.TEST)
    written = sum(cell.points for cell in assignment.graded_cells if cell.role is Role.WRITTEN)
    share = total[2] or ""
    for what, named, carried in (
        ("points", total[1], tests + written),
        ("autograded points", _first(_AUTOGRADED, share), tests),
        ("points for written answers", _first(_WRITTEN, share), written),
    ):
        if named is not None and float(named) != carried:
            yield f"the page names {points(float(named))} {what}, its cells carry {points(carried)}"


def _sections(cells: Sequence[Cell]) -> Iterator[str]:
    """Each section that names its points against its cells, which stand above the next such section."""
    named: float | None = None
    title, carried = "", 0.0
    for cell in (*cells, None):
        found = _SECTION.search(cell.source) if cell and _tells(cell) else None
        if (cell is None or found) and named is not None and named != carried:
            yield f"section “{title}” names {points(named)} points, its cells carry {points(carried)}"
        if cell and found:
            named, carried = float(found[1] or 0), 0.0
            title = _first(_HEADING, cell.source) or cell.grade_id or "without a heading"
        elif cell:
            carried += cell.points


def _tells(cell: Cell) -> bool:
    return cell.kind == "markdown" and cell.role is not Role.WRITTEN


def _rubrics(assignment: Assignment) -> Iterator[str]:
    """The heading of a written answer's rubric against its cell, and whether the rubric's lines add up."""
    for cell in assignment.cells:
        named = _first(_RUBRIC, cell.source) if cell.role is Role.WRITTEN else None
        if named is not None and float(named) != cell.points:
            said = f"{points(float(named))} points, its cell carries {points(cell.points)}"
            yield f"the rubric of {cell.grade_id} names {said}"
    try:
        written_exercises(assignment)
    except CourseError as error:
        yield str(error).removeprefix(f"{assignment.name}: ")


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[1] if found else None
