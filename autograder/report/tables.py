"""The tables of a report that a reader sorts and filters."""

from __future__ import annotations

import base64
import bisect
import dataclasses
import hashlib
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path

import jinja2

from ..feedback.page import TEMPLATES as FEEDBACK_TEMPLATES
from ..result import SubmissionResult
from ..text import points, show_directions, span

TEMPLATES = Path(__file__).parent / "templates" / "report"


@dataclasses.dataclass(frozen=True)
class Column:
    """A column: its heading, and whether it holds numbers, of which the largest come first."""

    title: str
    number: bool = False


@dataclasses.dataclass(frozen=True)
class Cell:
    """What stands in a cell.

    Attributes
    ----------
    value
        What it is sorted by, where that is not its text; an empty text goes last.
    note
        A few soft words behind it.
    page
        Where its text leads to.
    """

    text: str
    value: float | str | None = None
    note: str = ""
    page: str = ""


@dataclasses.dataclass(frozen=True)
class Table:
    """A table to be sorted and filtered.

    Attributes
    ----------
    name
        Unique on the page.
    order
        How its rows come: the number of a column, and ``up`` or ``down``.
    """

    name: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    order: str


def percentiles(scores: Sequence[float]) -> list[float]:
    """How many percent of a class each score is better than; who has the same counts half."""
    ordered = sorted(scores)
    return [
        50 * (bisect.bisect_left(ordered, score) + bisect.bisect_right(ordered, score)) / len(ordered)
        for score in scores
    ]


def percent(share: float) -> Cell:
    """A share of the points, as whole percent."""
    return Cell(f"{100 * share:.0f} %", round(share, 6))


def student_cell(student: str, name: str, page: str = "") -> Cell:
    """A student: by name, as far as it is known, with the id."""
    return Cell(name or student, note=student if name else "", page=page)


def everybody(
    results: Sequence[SubmissionResult],
    pages: Mapping[str, str],
    lost: Mapping[str, str],
) -> Table:
    """The students of one assignment, in the order in which they come.

    Parameters
    ----------
    pages
        Address of a student's feedback page, where there is one.
    lost
        What did not get full marks, by student.
    """
    late = any(result.late for result in results)
    columns = [Column("Student"), Column("Points", True), Column("Share", True), Column("Percentile", True)]
    columns += [Column("Deadline", True)] if late else []
    columns += [Column("Not full marks")]
    rows = []
    for result, rank in zip(results, percentiles([r.score for r in results]), strict=True):
        status = "" if str(result.status) == "graded" else str(result.status)
        row = [
            student_cell(result.student, result.name, pages.get(result.student, "")),
            Cell(points(result.score), result.score),
            percent(result.score / result.max_score) if result.max_score else Cell("–", ""),
            Cell(f"{rank:.0f}", round(rank, 3)),
        ]
        if late:
            cost = f"−{points(result.penalty)}" if result.penalty else ""
            row.append(Cell(f"{span(result.late)} late" if result.late else "", result.late or "", cost))
        row.append(Cell(": ".join(filter(None, [status, lost.get(result.student, "")]))))
        rows.append(row)
    return Table("everybody", "Students, best first", columns, rows, "1 down")


def render(template: str, **given: typing.Any) -> str:
    """A page of the report, with its style and its script, which alone may run on it."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    css = (FEEDBACK_TEMPLATES / "feedback" / "page.css").read_text("utf-8")
    css += (TEMPLATES / "page.css").read_text("utf-8")
    script = (TEMPLATES / "table.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = environment.get_template(template).render(css=css, script=script, script_hash=digest, **given)
    return show_directions(page)
