"""The command that students have as well: the visible checks of a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .course import CourseError


def validate(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The notebook, as it is saved.")],
    seconds: Annotated[
        float, typer.Option(help="CPU seconds that a cell may take before it is stopped.")
    ] = 10.0,
) -> None:
    """Run a notebook's visible checks in a fresh kernel, as the student's Validate does.

    No sandbox: it is for one's own work. Exit code: 0 when all pass, 1 when some do not, 2 for wrong usage.
    """
    from coursekit.validation import CannotValidate
    from coursekit.validation.terminal import validate_file

    if not 0 < seconds < float("inf"):
        raise typer.BadParameter("it has to be a positive number of seconds", param_hint="--seconds")
    try:
        code = validate_file(file, seconds)
    except CannotValidate as error:
        raise CourseError(str(error)) from None
    if code:
        raise typer.Exit(code)


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(validate)
