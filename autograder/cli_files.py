"""What is named on the command line: assignments, and files of results."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from .course import Course, CourseError
from .files import atomic_write, cannot


def full_name(short: str) -> str:
    """The assignment that is meant; what is wrong with a name, the command itself says."""
    with contextlib.suppress(CourseError):
        return Course.find().full_name(short)
    return short


def full_names(short: list[str] | None) -> list[str] | None:
    """As `full_name`, for several."""
    return short and [full_name(one) for one in short]


Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="The assignment; its number will do, as in `01`.", callback=full_name
    ),
]

Unsandboxed = Annotated[
    bool,
    typer.Option("--unsandboxed", help="Run submitted code without a sandbox: only for code that you trust."),
]

Section = Annotated[
    str | None,
    typer.Option(
        metavar="SECTION", help="Only the students of this section of the roster.", show_default=False
    ),
]


def check_writable(path: Path, option: str) -> None:
    """Refuse a results file that cannot be written before anything is graded.

    Raises
    ------
    CourseError
        Naming the option, the file and the reason.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        # /dev/stdout and its like.
        return
    try:
        if path.is_dir():
            raise IsADirectoryError(0, "it is a folder")
        with tempfile.TemporaryFile(dir=path.parent):
            pass
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(0, "Permission denied")
    except OSError as error:
        raise CourseError(cannot("written", f"{option} {path}", error, "name another file")) from None


def write_text(path: Path, option: str, text: str) -> None:
    """Write a results file, whole or not at all.

    Raises
    ------
    CourseError
        If it cannot be written, naming the option as well.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, "utf-8")
        else:
            atomic_write(path, text)
    except OSError as error:
        raise CourseError(cannot("written", f"{option} {path}", error)) from None
