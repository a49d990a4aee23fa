"""The cells of an assignment as nbgrader's gradebook keeps them.

nbgrader makes them with its preprocessors when it generates an assignment; here they are made of the solution
notebook, without importing nbgrader. A test compares the two over every assignment of the course.
"""

from __future__ import annotations

import dataclasses
import hashlib
import typing

from ..course import Course
from ..notebook import SOLUTION, without_region
from ..notebook_file import parse_cells, read_bytes
from ..source import course_config

#: What nbgrader puts in place of a solution where its configuration says nothing.
_CODE_STUB = "# YOUR CODE HERE\nraise NotImplementedError()"
_TEXT_STUB = "YOUR ANSWER HERE"


@dataclasses.dataclass(frozen=True)
class CellDefinition:
    """One cell of a solution notebook that nbgrader knows by a name.

    Attributes
    ----------
    kind
        ``"code"`` or ``"markdown"``.
    source
        With its hidden tests, but without its solution.
    graded, solution, task, locked
        nbgrader's flags.
    points
        0 where nothing is graded.
    """

    name: str
    kind: str
    source: str
    graded: bool
    solution: bool
    task: bool
    locked: bool
    points: float

    @property
    def checksum(self) -> str:
        """What nbgrader recognises an unchanged cell by."""
        parts = [self.source, self.kind, str(self.graded), str(self.solution), str(self.locked), self.name]
        if self.graded:
            parts.append(str(float(self.points)))
        return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def cell_definitions(course: Course, name: str) -> list[CellDefinition]:
    """The cells of an assignment that have a name in nbgrader, in order.

    Raises
    ------
    NotebookError
        If the solution notebook cannot be read.
    """
    path = course.solution(name)
    stubs = _stubs(course)
    found = []
    for raw in parse_cells(read_bytes(path), str(path)):
        said = raw["nbgrader"]
        graded, solution, task = (bool(said.get(flag)) for flag in ("grade", "solution", "task"))
        locked = not solution and bool(graded or said.get("locked"))
        if raw["kind"] == "raw" or not (graded or solution or task or locked):
            continue
        points = said.get("points", 0)
        found.append(
            CellDefinition(
                name=said["grade_id"],
                kind=raw["kind"],
                source=_without_solution(raw["source"], stubs.get(raw["kind"], ""), solution),
                graded=graded,
                solution=solution,
                task=task,
                locked=locked,
                points=float(points) if graded or task else 0.0,
            )
        )
    return found


def _without_solution(source: str, stub: str, solution: bool) -> str:
    if SOLUTION[0] in source:
        return without_region(source, SOLUTION, stub)
    return stub if solution else source


def _stubs(course: Course) -> dict[str, str]:
    """What stands in place of a solution, by the kind of cell."""
    said: typing.Any = course_config(course).ClearSolutions
    code = said.get("code_stub", _CODE_STUB)
    if isinstance(code, dict):
        code = code.get("python", _CODE_STUB)
    return {"code": str(code), "markdown": str(said.get("text_stub", _TEXT_STUB))}
