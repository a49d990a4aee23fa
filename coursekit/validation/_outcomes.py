"""How an exercise ended, in the words that a student reads, on whichever page."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coursekit.checks import Table

__all__ = ["Outcome", "Status", "score_line", "written_line"]


class Status(enum.StrEnum):
    """How one exercise ended."""

    PASSED = "passed"
    FAILED = "failed"
    #: The function is as it was released.
    UNWRITTEN = "unwritten"
    #: Neither a check nor the function said so: it ended otherwise than it should.
    STOPPED = "stopped"
    #: A written answer is there, or is not.
    ANSWERED = "answered"
    UNANSWERED = "unanswered"

    @property
    def fine(self) -> bool:
        """Whether there is nothing left to do."""
        return self in (Status.PASSED, Status.ANSWERED)

    @property
    def written(self) -> bool:
        """Whether a person marks it."""
        return self in (Status.ANSWERED, Status.UNANSWERED)


@dataclass(frozen=True)
class Outcome:
    """One exercise of a validated notebook.

    Attributes
    ----------
    exercise
        Its name.
    status
        How it ended.
    summary
        One line: the diagnosis, where there is one.
    details
        Further lines: what was checked, a hint.
    table
        Expected beside got; None where there is none.
    cell, line
        Where to go: the id of the student's cell, and the line in it if one is known.
    number
        The cell's place in the notebook, counted from 1.
    check
        The id of the cell with the checks; None for a written answer.
    """

    exercise: str
    status: Status
    summary: str
    details: tuple[str, ...] = ()
    table: Table | None = None
    cell: str = ""
    line: int | None = None
    number: int = 0
    check: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The outcome as plain data."""
        return {
            "exercise": self.exercise,
            "status": str(self.status),
            "summary": self.summary,
            "details": list(self.details),
            "table": None if self.table is None else self.table.to_json(),
            "cell": self.cell,
            "line": self.line,
            "number": self.number,
            "check": self.check,
        }


def score_line(outcomes: Sequence[Outcome]) -> str:
    """Sum up what was checked: ``1 of 6 pass``."""
    checked = [outcome for outcome in outcomes if not outcome.status.written]
    passed = sum(outcome.status.fine for outcome in checked)
    return f"{passed} of {len(checked)} pass{'es' if len(checked) == 1 else ''}"


def written_line(outcomes: Sequence[Outcome]) -> str:
    """Sum up what a person marks: ``1 of 2 written answers are there``; empty where there is nothing."""
    written = [outcome for outcome in outcomes if outcome.status.written]
    there = sum(outcome.status.fine for outcome in written)
    if len(written) < 2:
        return f"The written answer is {'there' if there else 'missing'}" if written else ""
    return f"{there} of {len(written)} written answers are there"
