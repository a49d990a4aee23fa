"""The grader's self-audit: every sample submission against the marks and the message that it ought to get.

A right answer that loses a point, a wrong one that keeps an exercise, loses another or gets a message that
does not name the misconception: each is a *surprise*, and a single surprise fails the audit.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..course import Course
from ..grading.local_pool import LocalPool
from ..grading.mapping import map_tasks
from ..grading.submission import GradingTask, Settings
from ..notebook import load_assignment
from ..result import SubmissionResult
from ..text import first_line, printable, some
from .audit_cases import Case, Row, cases_of, too_few_wrong
from .causes import causes, causes_table, share
from .declared_points import wrong_points
from .placeholders import placeholders
from .syntax_errors import syntax_errors

#: Grades tasks in any order, yielding each result as it comes.
Grader = Callable[[Sequence[GradingTask]], Iterable[SubmissionResult]]
#: Labels of what has to get full marks, and of what has to lose.
RIGHT = ("right/", "whole/", "equivalent/")
WRONG = ("wrong/", "mutant/", "lazy/", "fuzz/")
#: What to grade of an assignment, and complaints about it before anything is graded.
CaseSource = Callable[[Course, str], tuple[list[Case], list[str]]]


@dataclasses.dataclass
class AuditReport:
    """What an audit found.

    Attributes
    ----------
    rows
        One for each sample and seed.
    complaints
        Surprises that belong to no single sample: malformed headers, exercises with too few wrong samples,
        syntax errors, points that do not add up, placeholders.
    notes
        What is worth saying and no surprise: a unit that is nothing but the template so far.
    """

    rows: list[Row] = dataclasses.field(default_factory=list)
    complaints: list[str] = dataclasses.field(default_factory=list)
    notes: list[str] = dataclasses.field(default_factory=list)

    @property
    def surprises(self) -> list[str]:
        """Every surprise, one line each."""
        told = [
            f"{row.assignment} {row.label}: {text}"
            for row in self.rows
            for text in row.surprises
            if text not in row.broken.values()
        ]
        return [*self.complaints, *self._broken_tests(), *dict.fromkeys(told)]

    def _broken_tests(self) -> Iterator[str]:
        """One line for each test that broke, in however many gradings."""
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.rows:
            for exercise in row.broken:
                found.setdefault((row.assignment, exercise), []).append(row)
        for (name, exercise), rows in found.items():
            where = some(list(dict.fromkeys(row.label for row in rows)), 3)
            often = f"{len(rows)} of {sum(row.assignment == name for row in self.rows)} gradings"
            yield f"{name} {rows[0].broken[exercise]} (in {often}: {where})"

    @property
    def ok(self) -> bool:
        """Whether there was anything to audit and nothing surprised."""
        return bool(self.rows) and not self.surprises

    def table(self, *, only_surprises: bool = False) -> Table:
        """The rows as a table: sample, what it lost, and what the student reads about it."""
        table = Table(title="Audit", title_justify="left", expand=True)
        for heading, ratio in (("", None), ("sample", 3), ("loses", 2), ("message", 5)):
            table.add_column(heading, overflow="fold", ratio=ratio)
        for row in self.rows:
            if only_surprises and not row.surprises:
                continue
            mark = Text("✗", "bold red") if row.surprises else Text("✓", "green")
            table.add_row(
                mark, Text(row.label), Text(", ".join(row.lost) or "–"), Text(first_line(row.message))
            )
        return table

    def summary(self) -> str:
        """The closing line."""
        right = sum(row.label.startswith(RIGHT) for row in self.rows)
        wrong = sum(row.label.startswith(WRONG) for row in self.rows)
        found = len(self.surprises)
        ending = "no surprise" if not found else f"{found} surprise{'s' if found > 1 else ''}"
        if not self.rows and not found:
            ending = "nothing to audit"
        others = len(self.rows) - right - wrong
        told = self._told()
        ending += f"; {told} of the wrong told the right cause" if told else ""
        return f"{len(self.rows)} gradings: {right} right, {wrong} wrong, {others} others; {ending}"

    def _told(self) -> str:
        """The share of wrong answers whose message names the mistake, over all exercises."""
        counts = causes(self.rows)
        wrong, told = sum(c.wrong for c in counts), sum(c.told for c in counts)
        return share(told, wrong) if wrong else ""

    def print(self, console: Console, *, only_surprises: bool = False) -> None:
        """Print table, surprises and summary."""
        if self.rows:
            if not only_surprises:
                console.print(self.table())
            counted = causes(self.rows)
            if counted:
                console.print(causes_table(counted))
        for line in self.notes:
            console.print(Text("note: ", "bold").append(printable(line), ""), soft_wrap=True)
        for line in self.surprises:
            console.print(Text("surprise: ", "bold red").append(printable(line), ""), soft_wrap=True)
        console.print(Text(self.summary()))


def audit(
    course: Course,
    names: Sequence[str] | None = None,
    seeds: int = 1,
    jobs: int | None = None,
    pattern: str | None = None,
    source: CaseSource | None = None,
    settings: Settings | None = None,
    grader: Grader | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> AuditReport:
    """Grade every sample submission and say what surprised.

    Parameters
    ----------
    names
        The assignments to audit; all by default.
    seeds
        With how many different seeds each sample is graded.
    jobs
        Processes to grade in; every core by default.
    pattern
        Only samples whose label (``wrong/…``) or file name matches this shell pattern, in upper and lower
        case alike. Then nobody counts whether there are enough of them.
    source
        Gives the cases of an assignment; the solution, the release and every sample by default.
    settings
        How student code is run; as `autograder grade` does by default.
    grader
        Grades the tasks; a pool of `jobs` processes by default.
    progress
        Told (graded so far, all) after each grading.

    Raises
    ------
    CourseError, NotebookError
        If an assignment does not exist or cannot be read.
    """
    report = AuditReport()
    chosen: dict[str, tuple[Case, int]] = {}
    tasks: list[GradingTask] = []
    for name in list(names) if names else course.assignment_names():
        whole = pattern is None and source is None
        if not _look_at(course, name, report, whole=whole):
            continue
        cases, complaints = (source or sample_cases)(course, name)
        report.complaints += complaints
        if pattern is None:
            report.complaints += too_few_wrong(cases) if source is None else []
        else:
            matched = [case for case in cases if case.matches(pattern)]
            if not matched and not complaints:
                report.complaints.append(f"{name}: no sample submission matches {pattern!r}")
            cases = matched
        for case in cases:
            for number in range(seeds):
                # The student's name is the key to the case; results come back in any order.
                task = case.task(number, settings or Settings())
                chosen[f"{name}/{task.student}"] = case, number
                tasks.append(task)
    order = {key: index for index, key in enumerate(chosen)}
    rows: dict[str, Row] = {}
    for result in (grader or _pool(jobs))(tasks):
        key = f"{result.assignment}/{result.student}"
        case, number = chosen[key]
        rows[key] = case.judge(result, number)
        if progress is not None:
            progress(len(rows), len(tasks))
    report.rows = [rows[key] for key in sorted(rows, key=order.__getitem__)]
    for key in sorted(chosen.keys() - rows.keys(), key=order.__getitem__):
        report.complaints.append(f"{key}: was not graded")
    return report


def _look_at(course: Course, name: str, report: AuditReport, *, whole: bool) -> bool:
    """Note what is wrong with an assignment before anything is graded; whether it can be graded at all."""
    assignment = load_assignment(course.solution(name), name)
    broken = syntax_errors(assignment)
    report.complaints += [f"{name}: {line}" for line in broken]
    if whole:
        left = placeholders(assignment, course.root / "lectures" / f"{name}.ipynb")
        report.complaints += [f"{name}: {line}" for line in (*wrong_points(assignment), *left.left)]
        report.notes += [f"{name}: {left.note}"] if left.note else []
    return not broken


def sample_cases(course: Course, name: str) -> tuple[list[Case], list[str]]:
    """The usual `CaseSource`: the solution, the released notebook and the samples that people wrote."""
    cases, errors = cases_of(course, name)
    return cases, [str(error) for error in errors]


def _pool(jobs: int | None) -> Grader:
    return lambda tasks: map_tasks(tasks, LocalPool(jobs))
