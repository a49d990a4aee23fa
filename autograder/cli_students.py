"""The commands that make what students get: a zip of the course, and the repository that may be public."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from .course import Course

Units = Annotated[
    list[str] | None,
    typer.Argument(metavar="[UNIT]...", help="Units by name or number, as in `01`; all when none is named."),
]


def bundle(
    out: Annotated[Path, typer.Option("--out", metavar="FILE.zip", help="The zip file to write.")],
    units: Units = None,
) -> None:
    """Put the students' course into one zip: lectures, assignments, library, environment; nothing else.

    Unpacked over an older one, it replaces nothing that a student has worked on: its set-up adds the
    notebooks that are new.
    """
    from .authoring.bundle import write_bundle
    from .display import console
    from .text import printable

    done = write_bundle(Course.find(), out, units or None)
    console().print(
        printable(f"{done.file}: {len(done.names)} files, {done.size / 1e6:.1f} MB"), soft_wrap=True
    )


def template(
    out: Annotated[
        Path,
        typer.Option("--out", metavar="FOLDER", help="The students' repository; made where it is missing."),
    ],
    units: Units = None,
    classroom: Annotated[
        bool,
        typer.Option(
            "--classroom", help="With GitHub Classroom's workflow, which runs visible checks on push."
        ),
    ] = False,
) -> None:
    """Make or update the folder of a repository for students: no solutions, tests or grader.

    Every file of the folder and of its git history is searched for what is withheld. Files that were changed
    there by hand are kept, and named.
    """
    from .authoring.students_repository import write_repository
    from .display import console
    from .text import count, printable

    done = write_repository(Course.find(), out, units or None, classroom=classroom)
    screen, err = console(), console(stderr=True)
    for what, names in (("written", done.written), ("removed", done.removed)):
        for name in names if len(names) <= 20 else ():
            screen.print(printable(f"{what}: {name}"), soft_wrap=True)
    for name in done.kept:
        err.print(printable(f"kept, since it was changed there: {name}"), soft_wrap=True)
    searched = count(done.searched, "file") + (
        f" and {count(done.versions, 'version')} in its history" if done.versions else ""
    )
    screen.print(
        printable(
            f"{os.path.relpath(out)}: {len(done.written)} written, {len(done.removed)} removed, "
            f"{done.unchanged} unchanged. {searched} searched: nothing that is withheld."
        ),
        soft_wrap=True,
    )


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (bundle, template):
        app.command()(command)
