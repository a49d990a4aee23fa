"""The commands that write grades and take them back."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .cli_files import Name, Section, Unsandboxed, check_writable, write_text
from .course import Course
from .text import printable, some

if TYPE_CHECKING:
    from .grading.pool import Pool
    from .grading.run import Run

Jobs = Annotated[
    int | None, typer.Option(min=1, help="Processes at work; one a core by default.", show_default=False)
]


def grade(
    name: Name,
    student: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this student; may be repeated.", show_default=False),
    ] = None,
    section: Section = None,
    jobs: Jobs = None,
    dask: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Grade on the Dask cluster whose scheduler is there.", show_default=False
        ),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option(
            help="CPU seconds a cell; the cells of a student's own have four times as much together."
        ),
    ] = 30.0,
    memory: Annotated[int, typer.Option(min=256, help="MB of memory a submission.")] = 2048,
    worker_memory: Annotated[
        int, typer.Option(min=1024, help="MB of memory of each process that judges submissions.")
    ] = 4096,
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Write the results there as well.", show_default=False),
    ] = None,
    unsandboxed: Unsandboxed = False,
    cold: Annotated[
        bool, typer.Option("--cold", help="A sandbox of its own for each submission: slower.")
    ] = False,
    missing_as_zero: Annotated[
        bool,
        typer.Option(
            "--missing-as-zero", help="0 points for who submitted nothing; otherwise they get no grade."
        ),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Grade again what has not changed.")] = False,
) -> None:
    """Grade the submissions in grading/submitted/*/NAME.

    What has not changed since its last grading is not graded again. Exit code: 0 when every submission was
    graded, 1 when some could not be, or not completely, 2 for wrong usage.
    """
    from .display import console, print_messages, progress, scores_table
    from .grading.run import Run, grade_assignment
    from .grading.task import Settings

    if not 0 < timeout < float("inf"):
        raise typer.BadParameter("it has to be a positive number of seconds", param_hint="--timeout")
    if dask and jobs:
        raise typer.BadParameter(
            "it says how many local processes to use; a Dask cluster has its own", param_hint="--jobs"
        )
    if json_file is not None:
        check_writable(json_file, "--json")
    out = console()
    settings = Settings(
        timeout=timeout,
        memory_mb=memory,
        worker_memory_mb=worker_memory,
        sandboxed=not unsandboxed,
        warm=not cold,
    )
    run = Run(name)
    try:
        course = Course.find()
        if section:
            student = _submitted_in(course, section, student)
        with progress(f"grading {name}") as show:
            run = grade_assignment(
                course,
                name,
                students=student,
                settings=settings,
                pool=lambda: _pool(jobs, dask),
                force=force,
                missing_as_zero=missing_as_zero,
                progress=lambda _result, done, total: show(done, total),
            )
    finally:
        if json_file is not None:
            write_text(json_file, "--json", json.dumps(run.to_json(), indent=2) + "\n")
    out.print(scores_table(run.results, name))
    print_messages(out, run.results)
    for who, cells in run.orphaned.items():
        out.print(
            f"{printable(who)}: the answer changed, what was marked by hand is orphaned: {', '.join(cells)}",
            soft_wrap=True,
        )
    for line in _without_work(run, missing_as_zero):
        out.print(printable(line), soft_wrap=True)
    kept = len(run.results) - run.graded
    out.print(f"{run.graded} graded now" + (f", {kept} not graded again" if kept and not run.stopped else ""))
    if run.stopped:
        print(f"autograder: {printable(run.stopped)}", file=sys.stderr)
    zeros = set(run.not_submitted)
    submitted = [result for student, result in run.results.items() if student not in zeros]
    if run.stopped or any(result.status != "graded" for result in submitted):
        raise typer.Exit(1)


def _submitted_in(course: Course, section: str, students: list[str] | None) -> list[str]:
    """The students of a section (of those named, if any are) who have a folder of submissions."""
    from .course import CourseError
    from .gradebook.sections import students_in

    members = students_in(course, section)
    if students:
        for student in students:
            if student not in members:
                raise CourseError(
                    f"student {student!r} is not in section {section!r}: leave one of the two away"
                )
        return students
    found = [student for student in members if (course.submitted / student).is_dir()]
    if not found:
        raise CourseError(f"nobody of section {section!r} has submitted anything: collect their work first")
    return found


def _without_work(run: Run, zero: bool) -> list[str]:
    """What became of those who submitted nothing for this assignment, and what to do about it."""
    if not run.not_submitted:
        return []
    said = f"{len(run.not_submitted)} of the students have submitted nothing: {some(run.not_submitted)}"
    if zero:
        remedy = f"`autograder forget {run.assignment} --missing` takes their grades back"
        return [f"{said}; they get 0 points ({remedy})"]
    lines = [f"{said}; they get no grade (`--missing-as-zero` gives 0 points)"]
    if run.unbacked:
        lines.append(
            f"a grade from before stays, without any work: {some(run.unbacked)} "
            f"(`autograder forget {run.assignment} --missing` takes it back)"
        )
    return lines


def forget(
    name: Name,
    student: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this student's; may be repeated.", show_default=False),
    ] = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="Only of those who have submitted nothing.")
    ] = False,
) -> None:
    """Take the grades of an assignment back: the gradebook, graded notebooks and feedback pages lose them.

    Submissions stay. The gradebook is copied to grading/backups first, and marks by hand come back when the
    same answers are graded again.
    """
    from .display import console
    from .grading.forget import forget as do_forget
    from .text import count

    done = do_forget(Course.find(), name, students=student, missing=missing)
    out = console()
    out.print(printable(f"{name}: {count(len(done.students), 'grade')} forgotten"), soft_wrap=True)
    if done.marked:
        out.print(
            printable(f"marks by hand are kept until the same answers are graded again: {some(done.marked)}"),
            soft_wrap=True,
        )
    if done.backup is not None:
        out.print(printable(f"the gradebook as it was: {os.path.relpath(done.backup)}"), soft_wrap=True)
    if done.exports:
        out.print(printable(f"grading/export may still hold them: {', '.join(done.exports)}"), soft_wrap=True)


def _pool(jobs: int | None, dask: str | None) -> Pool:
    from .grading.dask_pool import DaskPool
    from .grading.local_pool import LocalPool

    return DaskPool(dask) if dask else LocalPool(jobs)


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command()(grade)
    app.command()(forget)
