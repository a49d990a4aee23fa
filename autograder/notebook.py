"""Notebooks: what each cell is for, and a submission put together with its tests.

Of a submitted notebook nothing is believed but the sources of its cells and the ids that say which answer is
which. Locked cells and test cells always come from ``solutions/``.
"""

from __future__ import annotations

import dataclasses
import enum
import typing
from pathlib import Path

from .files import is_hidden
from .notebook_file import NotebookError, parse_cells, read_bytes

#: nbgrader's own marks, as ClearHiddenTests and ClearSolutions find them: anywhere in a line.
HIDDEN_TESTS = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS")
SOLUTION = ("BEGIN SOLUTION", "END SOLUTION")
STUB = "raise NotImplementedError()"


class Role(enum.Enum):
    """What a cell is for, as far as grading goes."""

    #: Given code or text without points: the instructor's version counts.
    LOCKED = "locked"
    #: Code that the student writes.
    ANSWER = "answer"
    #: Autograded: runs in the judge only.
    TEST = "test"
    #: An answer that a person marks.
    WRITTEN = "written"
    #: Everything else.
    FREE = "free"


@dataclasses.dataclass(frozen=True)
class Cell:
    """One cell, reduced to what grading needs."""

    role: Role
    #: "code", "markdown" or "raw".
    kind: str
    source: str
    grade_id: str | None = None
    points: float = 0.0

    @property
    def exercise(self) -> str | None:
        """The exercise that a test or written cell marks: ``softmax`` for ``test-softmax``."""
        if self.role not in (Role.TEST, Role.WRITTEN) or self.grade_id is None:
            return None
        return self.grade_id.removeprefix("test-")


@dataclasses.dataclass(frozen=True)
class Assignment:
    """An assignment as ``solutions/`` defines it: the cells, and the data files that students get beside the
    notebook.
    """

    name: str
    cells: tuple[Cell, ...]
    data_files: dict[str, bytes] = dataclasses.field(default_factory=dict, repr=False)

    @property
    def graded_cells(self) -> list[Cell]:
        """The cells that carry points, in order."""
        return [cell for cell in self.cells if cell.role in (Role.TEST, Role.WRITTEN)]


def load_assignment(path: Path, name: str) -> Assignment:
    """The assignment that a solution notebook defines, with the data files beside it.

    Raises
    ------
    NotebookError
        If the solution notebook itself is unusable: unreadable, ids missing or doubled, nothing to grade.
    """
    cells: list[Cell] = []
    seen: set[str] = set()
    for index, raw in enumerate(parse_cells(read_bytes(path), str(path))):
        meta = raw["nbgrader"]
        grade_id = meta.get("grade_id")
        if grade_id is not None and (meta.get("grade") or meta.get("solution") or meta.get("locked")):
            if not isinstance(grade_id, str) or grade_id in seen:
                raise NotebookError(
                    f"{path}: cell {index} has no grade_id of its own ({grade_id!r}): give it one"
                )
            seen.add(grade_id)
        role = _role(raw["kind"], meta)
        if role is Role.FREE:
            grade_id = None
        points = meta.get("points", 0)
        if role in (Role.TEST, Role.WRITTEN) and not (isinstance(points, int | float) and points >= 0):
            raise NotebookError(f"{path}: cell {grade_id} has the points {points!r}: give it a number")
        cells.append(
            Cell(
                role,
                raw["kind"],
                raw["source"],
                grade_id,
                float(points) if role in (Role.TEST, Role.WRITTEN) else 0.0,
            )
        )
    assignment = Assignment(name, tuple(cells), _data_files(path))
    if not assignment.graded_cells:
        raise NotebookError(
            f"{path} has no cell with points: mark its test cells with nbgrader's Create Assignment bar"
        )
    return assignment


def _role(kind: str, meta: dict[str, typing.Any]) -> Role:
    if meta.get("task"):
        return Role.WRITTEN
    if meta.get("grade"):
        return Role.WRITTEN if meta.get("solution") else Role.TEST
    if meta.get("solution"):
        return Role.ANSWER
    return Role.LOCKED if meta.get("locked") else Role.FREE


def _data_files(solution: Path) -> dict[str, bytes]:
    """The files beside a solution notebook, by relative path: what a released assignment carries along."""
    folder = solution.parent
    files = {}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and path.suffix != ".ipynb" and not is_hidden(relative):
            files[relative.as_posix()] = path.read_bytes()
    return files


def merge(assignment: Assignment, submitted: list[dict[str, typing.Any]]) -> list[Cell]:
    """The cells to run: the assignment's own in their order, each followed by the student's free cells that
    stood after it.

    Answer and written cells take the student's source (the first cell with that id; copies run as free
    cells); locked and test cells keep the assignment's. A deleted answer cell is left out: if the student
    moved the function to another cell it is found there. Moved, renamed, re-typed and doubled cells and
    edited metadata thus change nothing.
    """
    known = {cell.grade_id: cell for cell in assignment.cells if cell.grade_id is not None}
    taken: dict[str, str] = {}
    free_after: dict[str | None, list[Cell]] = {None: []}
    anchor: str | None = None
    for raw in submitted:
        grade_id = raw["nbgrader"].get("grade_id")
        grade_id = grade_id if isinstance(grade_id, str) and grade_id in known else None
        if grade_id is not None and grade_id not in taken:
            taken[grade_id] = raw["source"]
            anchor = grade_id
            free_after.setdefault(anchor, [])
            continue
        if grade_id is not None and known[grade_id].role in (Role.TEST, Role.LOCKED):
            # A second copy of an instructor's cell: the first stands for it.
            continue
        free_after[anchor].append(Cell(Role.FREE, raw["kind"], raw["source"]))
    merged = list(free_after[None])
    for cell in assignment.cells:
        if cell.grade_id is None:
            # Free cells of the assignment itself arrive with the submission; a deleted one is the student's
            # choice.
            continue
        if cell.role in (Role.ANSWER, Role.WRITTEN):
            if cell.grade_id in taken or cell.role is Role.WRITTEN:
                merged.append(dataclasses.replace(cell, source=taken.get(cell.grade_id, "")))
        else:
            merged.append(cell)
        merged.extend(free_after.get(cell.grade_id, ()))
    return merged


def as_notebook(cells: list[tuple[Cell, list[dict[str, typing.Any]]]]) -> dict[str, typing.Any]:
    """A notebook (nbformat 4.5, as a plain dict) of cells with their outputs, with nbgrader's metadata as it
    should be.
    """
    written = []
    for index, (cell, outputs) in enumerate(cells):
        metadata: dict[str, typing.Any] = {}
        if cell.grade_id is not None:
            metadata["nbgrader"] = nbgrader_metadata(cell)
        entry: dict[str, typing.Any] = {
            "id": f"cell-{index:04d}",
            "cell_type": cell.kind,
            "metadata": metadata,
            "source": cell.source,
        }
        if cell.kind == "code":
            entry |= {"execution_count": None, "outputs": outputs}
        written.append(entry)
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python", "pygments_lexer": "ipython3"}},
        "cells": written,
    }


def nbgrader_metadata(cell: Cell) -> dict[str, typing.Any]:
    """nbgrader's metadata (schema 3) for a cell of the assignment."""
    graded = cell.role in (Role.TEST, Role.WRITTEN)
    metadata: dict[str, typing.Any] = {
        "schema_version": 3,
        "grade_id": cell.grade_id,
        "grade": graded,
        "solution": cell.role in (Role.ANSWER, Role.WRITTEN),
        "locked": cell.role in (Role.TEST, Role.LOCKED),
        "task": False,
    }
    if graded:
        metadata |= {"points": cell.points, "cell_type": cell.kind}
    return metadata


def without_region(source: str, marks: tuple[str, str], stub: str | None = None) -> str:
    """A cell's source without its marked regions; each leaves ``stub``, indented as its opening mark was."""
    kept: list[str] = []
    inside = False
    for line in source.split("\n"):
        if marks[0] in line:
            inside = True
            if stub is not None:
                indent = line[: len(line) - len(line.lstrip())]
                kept += [indent + written for written in stub.split("\n")]
        elif marks[1] in line:
            inside = False
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def visible_tests(source: str) -> str:
    """A test cell as students have it: without its hidden tests."""
    return without_region(source, HIDDEN_TESTS).rstrip()
