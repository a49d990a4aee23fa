"""What the commands show: safe text, tables of grades, progress.

Ids, file names and messages come from students. They are printed as they are, never as markup, and with
control characters (which could move the cursor, or turn the direction of writing) spelled out.
"""

from __future__ import annotations

import contextlib
import sys
import time
import typing
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from .result import ExerciseResult, Finding, Status, SubmissionResult, SubmissionStatus
from .text import points, printable, span

if typing.TYPE_CHECKING:
    from .lms.collect import Collected
    from .report.status import AssignmentStatus, Standing
    from .similarity.page import Found

#: Seconds between two lines of progress where no bar can be drawn.
_PLAIN_EVERY = 10.0

#: A class of more than this many students gets the messages in its feedback pages only.
_MESSAGES_FOR = 40

_COLOURS = {
    SubmissionStatus.GRADED: "green",
    SubmissionStatus.PARTIAL: "yellow",
    SubmissionStatus.UNGRADABLE: "red",
}


def console(*, stderr: bool = False) -> Console:
    """A console on the standard streams of this moment, wide enough for a table when it is no terminal."""
    stream = sys.stderr if stderr else sys.stdout
    with contextlib.suppress(AttributeError, ValueError):
        # An id that the terminal's encoding lacks must not stop the run.
        typing.cast(typing.Any, stream).reconfigure(errors="backslashreplace")
    out = Console(file=stream, highlight=False, emoji=False, markup=False, soft_wrap=False)
    if not out.is_terminal:
        out = Console(file=stream, highlight=False, emoji=False, markup=False, width=120)
    return out


def scores_table(results: dict[str, SubmissionResult], title: str) -> Table:
    """One row a student: name where one is known, score, status, and the exercises that did not pass."""
    table = Table(title=Text(title), title_justify="left")
    table.add_column("student", overflow="fold")
    named = any(result.name for result in results.values())
    if named:
        table.add_column("name", overflow="fold")
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("status", no_wrap=True)
    table.add_column("passed", justify="right", no_wrap=True)
    table.add_column("not passed", overflow="fold")
    for student, result in results.items():
        automatic = [e for e in result.exercises.values() if e.status is not Status.MANUAL]
        passed = sum(e.status is Status.PASSED for e in automatic)
        table.add_row(
            Text(printable(student)),
            *([Text(printable(result.name))] if named else []),
            f"{points(result.score)} / {points(result.max_score)}" if result.exercises else "0",
            Text(_status(result), _COLOURS[result.status]),
            f"{passed} of {len(automatic)}" if automatic else "–",
            Text(printable(", ".join(_brief(e) for e in _not_passed(result)) or result.message)),
        )
    return table


def _status(result: SubmissionResult) -> str:
    """How grading ended, and what lateness cost."""
    if not result.late:
        return str(result.status)
    cost = f", −{points(result.penalty)}" if result.penalty else ""
    return f"{result.status}, {span(result.late)} late{cost}"


def collected_table(collected: Collected, title: str) -> Table:
    """One row a student: what became of the submission in a download."""
    table = Table(title=Text(title), title_justify="left")
    for column in ("student", "name", "collected"):
        table.add_column(column, no_wrap=column != "name")
    table.add_column("submitted")
    table.add_column("file", overflow="fold")
    for student, action in collected.actions.items():
        note = collected.notes[student]
        at = f"{note.at:%Y-%m-%d %H:%M} UTC" if note.at else ""
        table.add_row(
            Text(printable(student)),
            Text(printable(note.name)),
            Text(str(action)),
            Text(" ".join(filter(None, [at, "late" if note.late else ""]))),
            Text(printable(note.source)),
        )
    return table


def term_table(term: Sequence[AssignmentStatus]) -> Table:
    """One row an assignment: how many have submitted, are graded, and what is to be done."""
    table = Table(title=Text("The term"), title_justify="left")
    table.add_column("assignment", overflow="fold")
    words = ("to grade", "out of date", "to mark", "late")
    for column in ("due (UTC)", "submitted", "graded", *words, "median"):
        table.add_column(column, justify="right")
    for one in term:
        counts = [str(number) if (number := one.count(word)) else "" for word in words]
        table.add_row(
            Text(printable(one.name)),
            f"{one.due:%Y-%m-%d %H:%M}" if one.due else "–",
            f"{one.submitted} of {len(one.standings)}",
            str(one.graded),
            *counts,
            "–" if one.median is None else points(one.median),
        )
    return table


def standings_table(term: Sequence[AssignmentStatus], students: Mapping[str, str]) -> Table:
    """One row a student: points in each assignment, and what is to be done or known."""
    table = Table(title=Text("Everybody"), title_justify="left")
    table.add_column("student", overflow="fold")
    named = any(students.values())
    if named:
        table.add_column("name", overflow="fold")
    for one in term:
        # The number is enough here, the whole name stands above.
        table.add_column(Text(printable(one.name.partition("-")[0])), overflow="fold")
    for student, name in students.items():
        cells = [Text(_standing(one.standings.get(student))) for one in term]
        table.add_row(Text(printable(student)), *([Text(printable(name))] if named else []), *cells)
    return table


def _standing(one: Standing | None) -> str:
    if one is None:
        return "–"
    share = "" if one.result is None else f"{points(one.result.score)}/{points(one.result.max_score)}"
    return " ".join(filter(None, [share, ", ".join(one.words)])) or "–"


def sections_table(known: Mapping[str, Sequence[str]]) -> Table:
    """One row a section: how many are in it."""
    table = Table(title=Text("Sections"), title_justify="left")
    table.add_column("section", overflow="fold")
    table.add_column("students", justify="right")
    for section, students in known.items():
        table.add_row(Text(printable(section)), str(len(students)))
    return table


def pairs_table(found: Found, limit: int) -> Table:
    """One row for each of the pairs that are most alike, with what is alike in each exercise."""
    from .similarity.page import exercises_in_words, percent

    table = Table(title=Text(f"{found.assignment}: alike"), title_justify="left")
    for column in ("alike", "tokens"):
        table.add_column(column, justify="right", no_wrap=True)
    for column in ("student", "student", "exercises"):
        table.add_column(column, overflow="fold")
    documents = found.comparison.documents
    for pair in found.comparison.pairs[:limit]:
        table.add_row(
            percent(pair.likeness),
            str(pair.whole.tokens),
            Text(printable(found.who(documents[pair.left]))),
            Text(printable(found.who(documents[pair.right]))),
            Text(printable(exercises_in_words(pair.exercises) or "moved between exercises")),
        )
    return table


def _not_passed(result: SubmissionResult) -> list[ExerciseResult]:
    to_mark = [e for e in result.exercises.values() if e.status is Status.MANUAL and e.points is None]
    lost = [e for e in result.exercises.values() if e.status not in (Status.PASSED, Status.MANUAL)]
    return lost + to_mark


def _brief(exercise: ExerciseResult) -> str:
    if exercise.status is Status.MANUAL:
        return f"{exercise.name} (to be marked)"
    if exercise.dropped:
        return f"{exercise.name} (does not count)"
    share = f" {points(exercise.points)}/{points(exercise.max_points)}" if exercise.points else ""
    return f"{exercise.name} ({exercise.status}{share})"


def print_messages(out: Console, results: dict[str, SubmissionResult]) -> None:
    """The message of every exercise that was not passed, as far as a reader can take them in."""
    lost = {s: [e for e in r.exercises.values() if e.message] for s, r in results.items()}
    lost = {student: exercises for student, exercises in lost.items() if exercises}
    if len(lost) > _MESSAGES_FOR:
        out.print(
            f"{len(lost)} students lost points: `autograder feedback` writes the messages into their pages"
        )
        return
    for student, exercises in lost.items():
        out.print(Text(printable(student), "bold"))
        for exercise in exercises:
            print_exercise(out, exercise)


def print_exercise(out: Console, exercise: ExerciseResult) -> None:
    """What went wrong in an exercise, with expected and got."""
    name = Text("  ").append(f"{printable(exercise.name)}: ", "bold")
    if any(finding.table for finding in exercise.findings):
        for finding in exercise.findings:
            out.print(name + Text(printable(_headline(finding))), soft_wrap=True)
            for line in _below(finding):
                out.print(Text(f"    {printable(line)}"), soft_wrap=True)
    elif exercise.message:
        out.print(name.append(printable(exercise.message)), soft_wrap=True)


def _headline(finding: Finding) -> str:
    return f"{finding.part}: {finding.headline}" if finding.part else finding.headline


def _below(finding: Finding) -> list[str]:
    """What stands below a headline: the table's lines, and the notes."""
    if finding.table is None:
        return finding.notes
    # Only a command that shows one needs to import it.
    from coursekit.checks import Table

    return [*str(Table.from_json(finding.table)).splitlines(), *finding.notes]


@contextlib.contextmanager
def progress(what: str) -> Iterator[typing.Callable[[int, int], None]]:
    """Show how far something is, with an estimate: a bar on a terminal, now and then a line elsewhere.

    Yields
    ------
    callable
        Told how many are done and how many there are.
    """
    out = console(stderr=True)
    if out.is_terminal:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("left:"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=out, transient=True) as bar:
            task = bar.add_task(what, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
        return
    last = time.monotonic()
    # The first to be done waited for everything to start up.
    began: tuple[float, int] | None = None

    def line(done: int, total: int) -> None:
        nonlocal last, began
        now = time.monotonic()
        if began is None:
            began = now, done
        elif now - last >= _PLAIN_EVERY and done > began[1]:
            last = now
            left = (now - began[0]) / (done - began[1]) * (total - done)
            print(f"{what}: {done} of {total}, about {left:.0f} s left", file=sys.stderr, flush=True)

    yield line
