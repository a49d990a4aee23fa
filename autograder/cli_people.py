"""The commands around the LMS and the class: collect, report, export."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from .cli_files import Name, full_names
from .course import Course


def collect(
    name: Name,
    download: Annotated[
        Path,
        typer.Argument(
            metavar="ARCHIVE",
            help="A download of Canvas, Moodle, Brightspace, Blackboard, Google Classroom or Gradescope, "
            "the folder that GitHub Classroom clones into, or a folder for each student.",
        ),
    ],
    roster: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A table of the class with names (CSV), as those systems export it; for GitHub Classroom "
            "its classroom_roster.csv, which says whose an account is.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Put the submissions of a download into grading/submitted.

    A student's newest notebook counts; one that it replaces is kept in grading/collected/replaced.
    Exit code: 0 when everything was collected, 1 when something was refused, 2 for wrong usage.
    """
    from .display import collected_table, console
    from .lms.collect import collect as do_collect
    from .text import count, printable

    done = do_collect(Course.find(), name, download, roster)
    out, err = console(), console(stderr=True)
    if done.actions:
        out.print(collected_table(done, name))
    counts = [f"{list(done.actions.values()).count(a)} {a}" for a in dict.fromkeys(done.actions.values())]
    passed_over = f"; {count(done.others, 'other file')} passed over" if done.others else ""
    out.print(f"{count(len(done.actions), 'submission')}: {', '.join(counts) or 'none'}{passed_over}")
    for line in done.refused:
        err.print(f"refused: {printable(line)}", soft_wrap=True)
    if done.refused:
        raise typer.Exit(1)


def report(name: Name) -> None:
    """Write a page about the whole class: grading/report/NAME.html.

    Exit code: 0 when it is complete, 1 when something on it is missing, 2 for wrong usage.
    """
    from .display import console
    from .report.report import write_report
    from .text import printable

    done = write_report(Course.find(), name)
    console().print(printable(os.path.relpath(done.path)), soft_wrap=True)
    for trouble in done.troubles:
        console(stderr=True).print(printable(trouble), soft_wrap=True)
    if done.troubles:
        raise typer.Exit(1)


def export(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...", help="Assignments; all graded ones by default.", callback=full_names
        ),
    ] = None,
    format: Annotated[
        str, typer.Option("--format", metavar="canvas|moodle|csv", help="Who is to read the file.")
    ] = "csv",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE", help="Instead of a file in grading/export.", show_default=False
        ),
    ] = None,
    roster: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A gradebook exported from Canvas, or Moodle's grading worksheet: its columns are kept.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the grades as Canvas or Moodle import them: grading/export/.

    Exit code: 0 when everybody's are there and up to date, 1 when some are not, 2 for wrong usage.
    """
    from .display import console
    from .lms.export import FORMATS
    from .lms.export import export as do_export
    from .text import count, printable

    if format not in FORMATS:
        raise typer.BadParameter(f"there are {', '.join(FORMATS)}", param_hint="--format")
    done = do_export(Course.find(), format, names or None, out=out, roster=roster)
    screen, err = console(), console(stderr=True)
    for warning in done.warnings:
        err.print(printable(warning), soft_wrap=True)
    for path in done.files:
        screen.print(printable(os.path.relpath(path)), soft_wrap=True)
    screen.print(count(done.students, "student"))
    if done.left_out or done.stale:
        raise typer.Exit(1)


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (collect, report, export):
        app.command()(command)
