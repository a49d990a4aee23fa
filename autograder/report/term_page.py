"""The page about a whole term: results across assignments, one self-contained HTML file."""

from __future__ import annotations

import statistics
import urllib.parse
from collections.abc import Collection, Sequence

import numpy as np
from matplotlib.figure import Figure

from coursekit import style

from ..course import Course, CourseError, write_file
from ..feedback.children import Renderers
from ..grading.freshness import stale_lines
from ..result import SubmissionResult
from ..text import points
from .figures import WIDE, Picture, picture
from .report import REPORT_SECONDS, Report, report_file
from .status import AssignmentStatus, students_of, term_status
from .tables import Cell, Column, Table, percent, percentiles, render, student_cell


def write_term_report(course: Course, students: Collection[str] | None = None, section: str = "") -> Report:
    """Write ``grading/report/term.html``, about all assignments in which anybody was graded.

    It is made in a child process within a limit of time; over it, without its figure.

    Parameters
    ----------
    students
        Only these (default: everybody); the page is then ``term-section-SECTION.html``.
    section
        What they are called.

    Raises
    ------
    CourseError
        If nobody was graded yet, or the page cannot be made or written.
    """
    with Renderers(jobs=1, seconds=REPORT_SECONDS) as renderers:
        rendered = renderers.render(_page, course, students, section)
    if rendered.page is None:
        raise CourseError(rendered.refused or f"no report of the term could be made: {rendered.trouble}")
    path = report_file(course, "term", section)
    write_file(path, rendered.page)
    return Report(path, [f"the report has no figure: {rendered.trouble}"] if rendered.trouble else [])


def _page(course: Course, students: Collection[str] | None, section: str, plain: bool) -> str:
    term = [one for one in term_status(course, students=students) if one.graded]
    if not term:
        raise CourseError("nobody was graded yet: run `autograder grade NAME` first")
    reports = {one.name for one in term if report_file(course, one.name).is_file()}
    return render_term(term, reports, section=section, plain=plain)


def render_term(
    term: Sequence[AssignmentStatus],
    reports: frozenset[str] | set[str] = frozenset(),
    *,
    section: str = "",
    plain: bool = False,
) -> str:
    """The page as HTML.

    Parameters
    ----------
    term
        The assignments in their order, each with at least one grade.
    reports
        Those that have a report of their own, beside this page.
    section
        The section that it is about; empty for the whole class.
    plain
        Leave the figure out.
    """
    names = students_of(term)
    totals = {student: share for student in names if (share := _total(term, student)) is not None}
    stale = {one.name: {s: st.stale for s, st in one.standings.items() if st.stale} for one in term}
    numbers = [
        (str(len(term)), "assignment" if len(term) == 1 else "assignments"),
        (str(len(totals)), "student" if len(totals) == 1 else "students"),
        (f"{100 * statistics.median(totals.values()):.0f} %" if totals else "–", "median of the sums"),
    ]
    return render(
        "term.html.j2",
        section=section,
        numbers=numbers,
        stale=[line for name, found in stale.items() for line in stale_lines(name, found)],
        picture=None if plain else term_picture(term),
        assignments=_assignments(term, reports),
        students=_students(term, names, totals),
    )


def _graded(one: AssignmentStatus) -> list[SubmissionResult]:
    return [standing.result for standing in one.standings.values() if standing.result is not None]


def _share(result: SubmissionResult | None) -> float | None:
    """Points of what could be had so far; 0 for what could not be graded."""
    if result is None:
        return None
    return result.score / result.max_score if result.max_score else 0.0


def _shares(one: AssignmentStatus) -> list[float]:
    return [share for result in _graded(one) if (share := _share(result)) is not None]


def _total(term: Sequence[AssignmentStatus], student: str) -> float | None:
    """The share of all points in the assignments that a student has a grade in."""
    standings = (one.standings.get(student) for one in term)
    found = [s.result for s in standings if s is not None and s.result is not None]
    # What could not be graded has no maximum of its own: that of the class.
    tops = {one.name: max(result.max_score for result in _graded(one)) for one in term}
    top = sum(result.max_score or tops[result.assignment] for result in found)
    return sum(result.score for result in found) / top if top else None


def _number(name: str) -> str:
    """The number of an assignment, for a narrow column; its name where it has none."""
    number = name.partition("-")[0]
    return number if number.isdigit() else name


def _assignments(term: Sequence[AssignmentStatus], reports: frozenset[str] | set[str]) -> Table:
    columns = ["Submitted", "Graded", "Lower quarter", "Median", "Upper quarter", "Late", "To mark"]
    rows = []
    for one in term:
        low, middle, high = np.percentile(_shares(one), [25, 50, 75])
        page = f"{urllib.parse.quote(one.name)}.html" if one.name in reports else ""
        counts = [one.count("late"), one.count("to mark")]
        rows.append(
            [
                Cell(one.name, page=page),
                Cell(str(one.submitted)),
                Cell(str(one.graded)),
                *(percent(float(share)) for share in (low, middle, high)),
                *(Cell(str(count) if count else "", count) for count in counts),
            ]
        )
    heads = [Column("Assignment"), *(Column(title, True) for title in columns)]
    return Table("assignments-table", "Assignments in their order", heads, rows, "0 up")


def _students(term: Sequence[AssignmentStatus], names: dict[str, str], totals: dict[str, float]) -> Table:
    ranks = dict(zip(totals, percentiles([round(share, 9) for share in totals.values()]), strict=True))
    columns = [Column("Student"), Column("Sum", True), Column("Percentile", True)]
    columns += [Column(_number(one.name), True) for one in term]
    rows = []
    for student in sorted(names, key=lambda s: (-totals.get(s, -1.0), s)):
        known = student in totals
        row = [
            student_cell(student, names[student]),
            percent(totals[student]) if known else Cell("–", ""),
            Cell(f"{ranks[student]:.0f}", round(ranks[student], 3)) if known else Cell("–", ""),
        ]
        for one in term:
            standing = one.standings.get(student)
            result = standing.result if standing is not None else None
            share = _share(result)
            words = ", ".join(standing.words) if standing is not None else ""
            cell = Cell("–", "", words) if share is None else percent(share)
            row.append(Cell(cell.text, cell.value, words))
        rows.append(row)
    return Table("everybody", "Students, best sum first", columns, rows, "1 down")


def term_picture(term: Sequence[AssignmentStatus]) -> Picture:
    """How the shares of points are distributed, assignment after assignment."""
    shares = [[100 * share for share in _shares(one)] for one in term]

    def draw(width: float) -> Figure:
        upright = width < WIDE
        size = (width, 1.0 + 0.32 * len(term)) if upright else (width, 3.0)
        figure = Figure(figsize=size, layout="constrained")
        axes = figure.subplots()
        axes.boxplot(
            shares,
            orientation="horizontal" if upright else "vertical",
            whis=(0, 100),
            widths=0.55,
            patch_artist=True,
            boxprops={"facecolor": "#CFE6F2", "edgecolor": style.BLUE},
            medianprops={"color": style.INK, "linewidth": 1.8},
            whiskerprops={"color": style.BLUE},
            capprops={"color": style.BLUE},
        )
        at, labels = list(range(1, len(term) + 1)), [_number(one.name) for one in term]
        if upright:
            axes.set_yticks(at, labels, parse_math=False)
            axes.invert_yaxis()
            axes.set_xlim(-3, 103)
            axes.set_xlabel("percent of the points")
        else:
            axes.set_xticks(at, labels, parse_math=False)
            axes.set_ylim(-3, 103)
            axes.set_ylabel("percent of the points")
        return figure

    told = ", ".join(
        f"{_number(one.name)}: {points(statistics.median(found))} %"
        for one, found in zip(term, shares, strict=True)
    )
    return picture(draw, f"Box plots of the share of points in {len(term)} assignments; medians: {told}.")
