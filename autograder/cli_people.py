"""The commands around the LMS and the class: collect, report, export."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .cli_files import Name, Section, check_writable, full_name, full_names, write_text
from .course import Course, CourseError

if TYPE_CHECKING:
    from .lms.canvas_upload import CanvasAssignment


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


def report(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="The assignment; without one, the whole term.",
            callback=lambda short: short and full_name(short),
        ),
    ] = None,
    section: Section = None,
) -> None:
    """Write a page about the whole class: grading/report/NAME.html, or term.html with the results over time.

    Of a section the page is called NAME-section-SECTION.html.

    Exit code: 0 when it is complete, 1 when something on it is missing, 2 for wrong usage.
    """
    from .display import console
    from .gradebook.sections import graded_in
    from .report.report import write_report
    from .report.term_page import write_term_report
    from .text import printable

    course = Course.find()
    if name:
        students = graded_in(course, section, [name]) if section else None
        done = write_report(course, name, students, section or "")
    else:
        students = graded_in(course, section, course.assignment_names()) if section else None
        done = write_term_report(course, students, section or "")
    console().print(printable(os.path.relpath(done.path)), soft_wrap=True)
    for trouble in done.troubles:
        console(stderr=True).print(printable(trouble), soft_wrap=True)
    if done.troubles:
        raise typer.Exit(1)


#: A class of more than this many is shown by assignments alone.
_STUDENTS_SHOWN = 60


def status(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...", help="Assignments; all with work in them by default.", callback=full_names
        ),
    ] = None,
    section: Section = None,
    students: Annotated[
        bool, typer.Option("--students", help="A row for each student, in a large class as well.")
    ] = False,
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Write all of it there as well.", show_default=False),
    ] = None,
) -> None:
    """Show the whole term: who has submitted, is graded, out of date, to be marked, late. Changes nothing."""
    from .display import console, standings_table, term_table
    from .gradebook.sections import students_in
    from .report.status import students_of, term_status

    if json_file is not None:
        check_writable(json_file, "--json")
    course = Course.find()
    term = term_status(course, names or None, students_in(course, section) if section else None)
    out = console()
    if not term:
        out.print("nobody has submitted anything yet: `autograder collect NAME ARCHIVE` takes a download")
        return
    out.print(term_table(term))
    known = students_of(term)
    if students or len(known) <= _STUDENTS_SHOWN:
        out.print(standings_table(term, known))
    if json_file is not None:
        said = {
            one.name: {
                "due": one.due.isoformat() + "Z" if one.due else None,
                "students": {student: standing.to_json() for student, standing in one.standings.items()},
            }
            for one in term
        }
        write_text(json_file, "--json", json.dumps(said, indent=2) + "\n")


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
    section: Section = None,
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
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[NAME=]TITLE",
            help="Canvas's column of an assignment, where it has another name there: 01='Homework 1'.",
            show_default=False,
        ),
    ] = None,
    comments: Annotated[
        bool,
        typer.Option("--comments", help="Canvas: what happened in each exercise as well, in a second file."),
    ] = False,
    pages: Annotated[
        bool, typer.Option("--pages", help="Moodle: a zip of the feedback pages as well, to upload there.")
    ] = False,
    upload: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Send the grades (and --comments) to this assignment of Canvas's; your access token is read "
            "from the environment variable CANVAS_TOKEN.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the grades as Canvas or Moodle import them: grading/export/.

    Exit code: 0 when everybody's are there and up to date, 1 when some are not, 2 for wrong usage.
    """
    from .display import console
    from .gradebook.sections import graded_in
    from .lms.export import FORMATS
    from .lms.export import export as do_export
    from .text import count, printable

    if format not in FORMATS:
        raise typer.BadParameter(f"there are {', '.join(FORMATS)}", param_hint="--format")
    for said, option, only in (
        (column, "--column", "canvas"),
        (comments, "--comments", "canvas"),
        (upload, "--upload", "canvas"),
        (pages, "--pages", "moodle"),
    ):
        if said and format != only:
            raise typer.BadParameter(f"it is for --format {only}", param_hint=option)
    course = Course.find()
    done = do_export(
        course,
        format,
        names or None,
        students=graded_in(course, section, names or course.assignment_names()) if section else None,
        out=out,
        roster=roster,
        columns=column or (),
        comments=comments,
        pages=pages,
        upload=_canvas_assignment(upload) if upload else None,
    )
    screen, err = console(), console(stderr=True)
    for warning in done.warnings:
        err.print(printable(warning), soft_wrap=True)
    for path in done.files:
        screen.print(printable(os.path.relpath(path)), soft_wrap=True)
    screen.print(count(done.students, "student") + (f", {done.sent} sent to Canvas" if done.sent else ""))
    if done.left_out or done.stale:
        raise typer.Exit(1)


def gradescope(
    name: Name,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE.zip",
            help="Instead of grading/export/NAME-gradescope.zip.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Make the autograder of an assignment for Gradescope: a zip to upload there.

    It holds the solution and the hidden tests. Gradescope's container mostly allows no namespaces: student
    code then runs as another user, with filtered system calls, no network and limits, but not out of sight of
    the machine; each run says what is missing.
    """
    from .authoring.gradescope_zip import write_gradescope_zip
    from .display import console
    from .text import printable

    course = Course.find()
    target = out or course.work / "export" / f"{name}-gradescope.zip"
    if out is None:
        target.parent.mkdir(parents=True, exist_ok=True)
    files = write_gradescope_zip(course, name, target)
    screen = console()
    screen.print(printable(f"{os.path.relpath(target)}: {files} files"), soft_wrap=True)
    screen.print(
        "Upload it in Gradescope (Configure Autograder). It holds the hidden tests: keep it to yourself.",
        soft_wrap=True,
    )


def _canvas_assignment(address: str) -> CanvasAssignment:
    from .lms.canvas_upload import TOKEN, CanvasAssignment

    token = os.environ.get(TOKEN, "").strip()
    if not token:
        raise CourseError(
            f"--upload needs your access token in the environment variable {TOKEN}: make one in "
            "Canvas (Account, Settings, New Access Token)"
        )
    return CanvasAssignment(address, token)


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (collect, status, report, export, gradescope):
        app.command()(command)
