"""The command that looks for submissions that are alike."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from .cli_files import Name, check_writable, write_text
from .course import Course

#: Pairs that the terminal shows; the page has all of them.
_PAIRS_SHOWN = 30
_GROUPS_SHOWN = 5


def similar(
    name: Name,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FOLDER",
            help="Compare with the submissions of an earlier term as well: its grading/submitted, or "
            "a folder for each student. May be repeated.",
            show_default=False,
        ),
    ] = None,
    threshold: Annotated[
        float,
        typer.Option(
            min=1, max=100, help="Percent of the smaller submission, or answer, that have to be shared."
        ),
    ] = 60,
    tokens: Annotated[int, typer.Option(min=20, help="Tokens that a pair has to share, ten a line.")] = 60,
    common: Annotated[
        float,
        typer.Option(
            min=0, max=100, help="What more than this percent of the submissions have is no evidence."
        ),
    ] = 10,
    pairs: Annotated[int, typer.Option(min=1, help="Pairs that the page lays side by side.")] = 100,
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Write the pairs there as well.", show_default=False),
    ] = None,
) -> None:
    """Find submissions that are alike: a table, and grading/similarity/NAME.html with the pairs side by side.

    Names, comments, numbers, layout and the order of functions do not matter; the assignment's own text and
    what a good part of the class wrote do not count. Changes no grade. Exit code: 0 when everything was
    compared, 1 when some submissions could not be read, 2 for wrong usage.
    """
    from .display import console, pairs_table, progress
    from .similarity.compare import Options
    from .similarity.find import find_similar, write_page
    from .text import count, printable, some

    if json_file is not None:
        check_writable(json_file, "--json")
    course, out, err = Course.find(), console(), console(stderr=True)
    options = Options(tokens=tokens, threshold=threshold, common=common)
    with progress(f"comparing {name}") as show:
        found = find_similar(course, name, against or (), options, progress=show)
    page = write_page(course, found, pairs)
    documents, alike = found.comparison.documents, found.comparison.pairs
    if alike:
        out.print(pairs_table(found, _PAIRS_SHOWN))
    more = f", {_PAIRS_SHOWN} of them above" if len(alike) > _PAIRS_SHOWN else ""
    out.print(f"{count(len(alike), 'pair')} alike among {count(len(documents), 'submission')}{more}")
    for group in found.comparison.groups[:_GROUPS_SHOWN]:
        linked = [documents[one].label for one in group]
        out.print(printable(f"linked by pairs: {some(linked, 12)}"), soft_wrap=True)
    out.print(printable(os.path.relpath(page)), soft_wrap=True)
    if json_file is not None:
        write_text(json_file, "--json", json.dumps(found.to_json(), indent=2) + "\n")
    for who, why in found.refused.items():
        err.print(f"{printable(who)}: not compared: {printable(why)}", soft_wrap=True)
    if found.refused:
        raise typer.Exit(1)


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(similar)
