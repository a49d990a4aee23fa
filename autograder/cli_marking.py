"""The commands around written answers: deal them out to assistants, and take the marks back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from .cli_files import Name, Section
from .course import Course, CourseError


def marking(
    name: Name,
    assistant: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHO",
            help="Who marks; once for each. By default the assistants that autograder.toml names.",
            show_default=False,
        ),
    ] = None,
    section: Section = None,
    both: Annotated[
        int, typer.Option(min=0, help="So many submissions go to two assistants each: do they agree?")
    ] = 0,
    again: Annotated[bool, typer.Option("--again", help="Answers that are marked already as well.")] = False,
) -> None:
    """Deal the written answers out to assistants: a page and a table for each, in grading/marking/NAME.

    The page shows answers under pseudonyms, with model answer and rubric, takes points and comments, and
    saves a file for `autograder marks`. Whoever was given a student's answers keeps them.
    """
    from .display import console
    from .gradebook.sections import graded_in
    from .marking.write import write_lots
    from .term import read_assistants
    from .text import count, printable, some

    course = Course.find()
    who = list(dict.fromkeys(one.strip() for one in assistant or read_assistants(course) if one.strip()))
    if not who:
        raise CourseError(
            'who marks? Name everybody by `--assistant WHO`, or write `assistants = ["Ada", "Ben"]` into '
            "autograder.toml"
        )
    students = graded_in(course, section, [name]) if section else None
    dealt = write_lots(course, name, who, students, again=again, both=both)
    out, err = console(), console(stderr=True)
    for lot in dealt.lots:
        where = f"{os.path.relpath(lot.page)} (or {lot.sheet.name})"
        out.print(printable(f"{lot.assistant}: {count(lot.answers, 'answer')}, {where}"), soft_wrap=True)
        if lot.trouble:
            err.print(
                printable(f"{lot.page.name} shows answers as plain text: {lot.trouble}"), soft_wrap=True
            )
    if dealt.changed:
        said = f"left out, since they have submitted again: {some(dealt.changed)}"
        err.print(printable(f"{said} (`autograder grade {name}` first)"), soft_wrap=True)
    out.print(f"What they save comes back by `autograder marks {name} FILE...`", soft_wrap=True)


def marks(
    name: Name,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="What assistants saved on their pages, or their filled-in tables."
        ),
    ],
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Over marks that are in the gradebook already.")
    ] = False,
) -> None:
    """Take marks and comments of assistants into the gradebook, which is copied to grading/backups first.

    A row that is wrong is named with its line, and nothing is written. Where two differ about an answer, both
    are named and neither is written. Exit code: 0 when everything was taken, 1 when something was left, 2 for
    wrong usage or a wrong row.
    """
    from .display import console
    from .marking.read import take
    from .text import count, printable

    done = take(Course.find(), name, files, overwrite=overwrite)
    out, err = console(), console(stderr=True)
    for line in done.problems:
        err.print(printable(line), soft_wrap=True)
    if done.problems:
        err.print(f"{count(len(done.problems), 'row')} to put right; nothing was written")
        raise typer.Exit(2)
    for kind, lines in (("two marks", done.conflicts), ("left", done.left)):
        for line in lines:
            err.print(printable(f"{kind}: {line}"), soft_wrap=True)
    more = [f"{done.unchanged} there already"] * bool(done.unchanged)
    more += [f"{done.open} without points"] * bool(done.open)
    out.print(", ".join([f"{count(done.written, 'mark')} written", *more]))
    if done.conflicts or done.left:
        raise typer.Exit(1)


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command()(marking)
    app.command()(marks)
