"""The command that takes the table of a class: names, addresses, sections."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .course import Course


def roster(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="A table of the class (CSV), as Canvas, Moodle or another system exports it: an id, names, "
            "addresses, a column Section or Group.",
        ),
    ] = None,
) -> None:
    """Take names, addresses and sections of the class into the gradebook, and show the sections.

    What the table says of a student replaces what was known; who is not in it stays. `--section` of other
    commands means these sections.
    """
    from .display import console, sections_table
    from .gradebook.people import remember
    from .gradebook.sections import remember_sections, sections
    from .lms.roster import read_names
    from .text import count

    course, out = Course.find(), console()
    if file is not None:
        names = read_names(file)
        changed = remember(course, names.people, replace=True)
        remember_sections(course, names.sections)
        out.print(
            f"{count(len(names.people), 'student')} in the table, {len(changed)} new or with another name"
        )
    known = sections(course)
    if known:
        out.print(sections_table(known))
    else:
        out.print("no section is known: a table with a column Section or Group says who is in which")


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(roster)
