"""What an author meant to write later, and what still stands as `autograder new` laid it out."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from pathlib import Path

from ..notebook import Assignment
from ..notebook_file import parse_cells, read_bytes
from ..text import count
from .new import TEMPLATE_EXERCISE

_LATER = re.compile(
    r"\b(?:TODO|FIXME|XXX|TBD)\b"
    r"|(?i:\b(?:your|my) (?:text|code|answer|solution|explanation) (?:goes )?here\b|\blorem ipsum\b)"
)
_TEMPLATE = re.compile(r"<!-- template: .*? -->", re.DOTALL)


@dataclasses.dataclass(frozen=True)
class Placeholders:
    """What is left to write in a unit.

    Attributes
    ----------
    left
        One line for each cell with a placeholder.
    note
        Of a unit that is nothing but the template so far: how much of it there is.
    """

    left: tuple[str, ...]
    note: str = ""


def placeholders(assignment: Assignment, lecture: Path) -> Placeholders:
    """The placeholders of a unit's assignment, and of its lecture if there is one.

    A comment of the template is one as soon as the unit has an exercise of its own; before, the whole unit is
    waiting to be written.

    Raises
    ------
    NotebookError
        If the lecture is there and cannot be read.
    """
    cells = [(cell.source, cell.grade_id) for cell in assignment.cells]
    later = _lines("solution", cells, _LATER)
    template = _lines("solution", cells, _TEMPLATE)
    if lecture.is_file():
        raws = parse_cells(read_bytes(lecture), str(lecture))
        cells = [(raw["source"], None) for raw in raws]
        later += _lines("lecture", cells, _LATER)
        template += _lines("lecture", cells, _TEMPLATE)
    own = {cell.exercise for cell in assignment.graded_cells} != {TEMPLATE_EXERCISE}
    if own or not template:
        return Placeholders((*later, *template))
    return Placeholders(tuple(later), f"still the template: {count(len(template), 'cell')} of text to write")


def _lines(where: str, cells: Iterable[tuple[str, str | None]], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{where}, cell {number}"
        + (f" ({grade_id})" if grade_id else "")
        + f": {found[0]!r} is left to write"
        for number, (source, grade_id) in enumerate(cells, start=1)
        if (found := pattern.search(source))
    ]
