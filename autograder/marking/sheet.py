"""The list that goes to an assistant and comes back: a table (CSV), a row for each line of a rubric.

The page writes the same table as a spreadsheet would, so that either can be sent back.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from collections.abc import Sequence
from pathlib import Path

from ..course import CourseError
from ..files import cannot
from ..lms.tables import to_csv
from ..text import points
from .split import Answer

COLUMNS = ("assistant", "answer", "exercise", "line", "criterion", "worth", "points", "comment", "version")
MAX_BYTES = 20_000_000
MAX_COMMENT = 20_000

_NUMBER = re.compile(r"[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)")


def empty_sheet(assistant: str, answers: Sequence[Answer]) -> bytes:
    """The table with everything but points and comments."""
    table = [list(COLUMNS)]
    for answer in answers:
        key = [assistant, answer.pseudonym, answer.exercise.name]
        rubric = answer.exercise.rubric
        for number, criterion in enumerate(rubric.criteria if rubric else (), 1):
            worth = points(criterion.points)
            table.append([*key, str(number), criterion.text, worth, "", "", answer.version])
        # With a rubric, a place for a comment on the whole; without, for the points as well.
        worth = "" if rubric else points(answer.exercise.cell.points)
        table.append([*key, "", "", worth, "", "", answer.version])
    return to_csv(table)


@dataclasses.dataclass(frozen=True)
class Row:
    """One row of a table that came back.

    Attributes
    ----------
    where
        File and line, for messages.
    line
        Of the rubric, from 1; 0 for the answer as a whole.
    points
        None where nothing was entered.
    """

    where: str
    assistant: str
    answer: str
    exercise: str
    line: int
    points: float | None
    comment: str
    version: str


def read_sheet(path: Path) -> tuple[list[Row], list[str]]:
    """The rows of a table that came back, and what is wrong with it, a line each.

    Raises
    ------
    CourseError
        If it is no such table at all.
    """
    try:
        content = path.read_bytes()[: MAX_BYTES + 1]
    except OSError as error:
        raise CourseError(cannot("read", path, error)) from None
    try:
        if len(content) > MAX_BYTES:
            raise ValueError("it is too large")
        text = content.decode("utf-8-sig")
    except ValueError as error:
        raise CourseError(f"{path} is no table in UTF-8 ({error}): save it as CSV (UTF-8)") from None
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else "\t" if "\t" in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        missing = [name for name in COLUMNS if name not in header and name not in ("criterion", "worth")]
        if missing:
            raise CourseError(
                f"{path} has no column {missing[0]!r}: it has to be the table that `autograder marking` "
                "wrote, or what the marking page saved"
            )
        # A comment may have several lines: a row begins after the one before.
        numbered, last = [], reader.line_num
        for cells in reader:
            numbered.append((last + 1, cells))
            last = reader.line_num
    except csv.Error as error:
        raise CourseError(f"{path}, line {reader.line_num}: {error}: save it as CSV again") from None
    return _rows(numbered, header, path.name)


def _rows(numbered: list[tuple[int, list[str]]], header: list[str], name: str) -> tuple[list[Row], list[str]]:
    rows, problems = [], []
    for number, cells in numbered:
        where = f"{name}, line {number}"
        said = dict(zip(header, (_plain(cell) for cell in cells), strict=False))
        if not any(said.values()):
            continue
        try:
            rows.append(_row(where, {column: said.get(column, "") for column in COLUMNS}))
        except ValueError as error:
            problems.append(f"{where}: {error}")
    return rows, problems


def _row(where: str, said: dict[str, str]) -> Row:
    entered = said["points"]
    if entered and not _NUMBER.fullmatch(entered):
        raise ValueError(f"points {entered!r} are no number")
    if said["line"] and not re.fullmatch(r"[0-9]{1,4}", said["line"]):
        raise ValueError(f"line {said['line']!r} is no number: leave that column as it was")
    if len(said["comment"]) > MAX_COMMENT:
        raise ValueError(f"the comment has over {MAX_COMMENT:,} characters: shorten it")
    return Row(
        where,
        said["assistant"],
        said["answer"].casefold(),
        said["exercise"],
        int(said["line"] or 0),
        float(entered.replace(",", ".")) if entered else None,
        said["comment"],
        said["version"].casefold(),
    )


def _plain(cell: str) -> str:
    """A cell without the mark that keeps a spreadsheet from running it."""
    cell = cell.strip()
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell
