"""Rubrics: what a written answer gets its points for, line by line.

The author writes it below the model answer, inside the solution region of the written cell, so that a release
takes it away with the rest::

    **Rubric (2 points).**

    - 1.5 points: the new margins, and +1.00 bit.
    - 0.5 points: neither value is “the” truth.
    - A remark for whoever marks, worth nothing by itself.

The points of its lines add up to the points of the cell.
"""

from __future__ import annotations

import dataclasses
import re

from .course import CourseError
from .notebook import SOLUTION, Assignment, Cell, Role
from .text import points

_HEADING = re.compile(r"\s*[*#_ ]*Rubric\b[^:]*?[*_:. ]*", re.IGNORECASE)
_ITEM = re.compile(r"\s{0,3}[-*+]\s+(.*)")
_WORTH = re.compile(r"(\d+(?:\.\d+)?)\s+points?\b:?\s*(.*)", re.DOTALL)


@dataclasses.dataclass(frozen=True)
class Criterion:
    """One line of a rubric.

    Attributes
    ----------
    points
        What it is worth at most.
    text
        Markdown.
    """

    points: float
    text: str


@dataclasses.dataclass(frozen=True)
class Rubric:
    """What a written answer gets its points for.

    Attributes
    ----------
    remarks
        Lines without points, for whoever marks.
    """

    criteria: tuple[Criterion, ...]
    remarks: tuple[str, ...] = ()

    @property
    def points(self) -> float:
        """The sum of its lines."""
        return sum(criterion.points for criterion in self.criteria)


@dataclasses.dataclass(frozen=True)
class WrittenExercise:
    """A written exercise as whoever marks it sees it.

    Attributes
    ----------
    question
        The text above the cell, markdown.
    model
        The model answer, markdown; empty where there is none.
    rubric
        None where the author wrote none.
    """

    cell: Cell
    question: str
    model: str
    rubric: Rubric | None

    @property
    def name(self) -> str:
        return self.cell.exercise or ""


def written_exercises(assignment: Assignment) -> list[WrittenExercise]:
    """The written exercises of an assignment with their rubrics.

    Raises
    ------
    CourseError
        If a rubric does not add up to the points of its cell, or none of its lines has points.
    """
    found = []
    for index, cell in enumerate(assignment.cells):
        if cell.role is not Role.WRITTEN:
            continue
        model, rubric = _split(_solution(cell.source))
        if rubric is not None and (not rubric.criteria or abs(rubric.points - cell.points) > 1e-9):
            said = (
                f"adds up to {points(rubric.points)} points, the cell has {points(cell.points)}"
                if rubric.criteria
                else "has no line with points"
            )
            raise CourseError(
                f"{assignment.name}: the rubric of {cell.grade_id} {said}: write a line as "
                "`- 0.5 points: what for`"
            )
        found.append(WrittenExercise(cell, _question(assignment, index), model, rubric))
    return found


def _question(assignment: Assignment, index: int) -> str:
    """The text that stands right above a cell."""
    above = []
    for cell in reversed(assignment.cells[:index]):
        if cell.kind != "markdown" or cell.role is Role.WRITTEN:
            break
        above.append(cell.source)
        if re.match(r"\s*#", cell.source):
            # The heading of the exercise.
            break
    return "\n\n".join(reversed(above))


def _solution(source: str) -> str:
    """The solution region of a cell; the whole cell where none is marked."""
    inside, kept = False, []
    for line in source.split("\n"):
        if SOLUTION[0] in line:
            inside = True
        elif SOLUTION[1] in line:
            inside = False
        elif inside or SOLUTION[0] not in source:
            kept.append(line)
    return "\n".join(kept)


def _split(solution: str) -> tuple[str, Rubric | None]:
    """The model answer, and the rubric below it."""
    lines = solution.split("\n")
    at = next((n for n, line in enumerate(lines) if _HEADING.fullmatch(line)), None)
    if at is None:
        return solution.strip(), None
    criteria, remarks = [], []
    for item in _items(lines[at + 1 :]):
        worth = _WORTH.fullmatch(item)
        if worth:
            criteria.append(Criterion(float(worth[1]), worth[2].strip()))
        else:
            remarks.append(item)
    return "\n".join(lines[:at]).strip(), Rubric(tuple(criteria), tuple(remarks))


def _items(lines: list[str]) -> list[str]:
    """The items of a list, each on one line."""
    items: list[str] = []
    for line in lines:
        if item := _ITEM.fullmatch(line):
            items.append(item[1].strip())
        elif items and line.strip():
            items[-1] += f" {line.strip()}"
    return items
