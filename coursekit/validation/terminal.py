"""A validation in a terminal, exercise by exercise, and the command that a student types."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from coursekit.validation._clock import CELL_SECONDS
from coursekit.validation._exercises import CannotValidate, read_notebook
from coursekit.validation._outcomes import Outcome, score_line, written_line
from coursekit.validation._run import Validation

__all__ = ["lines", "main", "summary", "validate_file"]


def lines(outcome: Outcome) -> Iterator[str]:
    """One exercise as text: the diagnosis and where its cell is, then what else there is to say."""
    mark = "✓" if outcome.status.fine else "✗"
    place = f"cell {outcome.number}" + (f", line {outcome.line}" if outcome.line else "")
    yield f"{mark} {outcome.summary}  {outcome.exercise} ({place})"
    for detail in outcome.details:
        yield f"    {detail}"
    if outcome.table is not None:
        for line in str(outcome.table).splitlines():
            yield f"    {line}"


def summary(outcomes: Sequence[Outcome]) -> list[str]:
    """The last lines."""
    return [line for line in (score_line(outcomes), written_line(outcomes)) if line]


def validate_file(file: Path, seconds: float = CELL_SECONDS) -> int:
    """Validate a notebook and print each exercise as soon as it is known.

    Returns
    -------
    int
        The exit code: 0 when every visible check passes, 1 when some do not.

    Raises
    ------
    CannotValidate
        If the file is no notebook with exercises, or no kernel starts.
    """
    path = file.resolve()
    validation = Validation(read_notebook(path), path.parent, seconds)
    with contextlib.suppress(AttributeError, ValueError):
        # A mark that the terminal's encoding lacks must not stop anything.
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    outcomes = asyncio.run(_print(validation))
    print()
    print(*summary(outcomes), "Hidden checks run when your work is graded.", sep="\n")
    return 0 if all(outcome.status.fine for outcome in outcomes if not outcome.status.written) else 1


async def _print(validation: Validation) -> list[Outcome]:
    outcomes = []
    async for outcome in validation.run():
        outcomes.append(outcome)
        print(*lines(outcome), sep="\n", flush=True)
    return outcomes


def main(arguments: Sequence[str] | None = None) -> int:
    """The command `autograder` of an environment without the grader: a student's, with `validate` alone."""
    parser = argparse.ArgumentParser(
        prog="autograder", description="What a student needs of the grader. Instructors have more commands."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    validate = commands.add_parser(
        "validate", help="run a notebook's visible checks in a fresh kernel", description=_WHAT
    )
    validate.add_argument("file", metavar="FILE", type=Path, help="the notebook, as it is saved")
    validate.add_argument(
        "--seconds",
        type=_positive,
        default=CELL_SECONDS,
        help="what a cell may compute before it is stopped (default: %(default)g)",
    )
    given = parser.parse_args(arguments)
    try:
        return validate_file(given.file, given.seconds)
    except CannotValidate as error:
        print(f"autograder: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


_WHAT = "Run a notebook's visible checks in a fresh kernel. Exit code: 0 when all pass, 1 when some do not."


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError("it has to be a positive number of seconds")
    return value
