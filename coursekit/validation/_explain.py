"""From how a cell ended to what a student is told: the diagnosis first, and the place to go to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coursekit.checks import Table
from coursekit.validation._exercises import Exercise, defined_names, is_locked
from coursekit.validation._kernel import CellEnd, Stop
from coursekit.validation._outcomes import Outcome, Status

__all__ = ["Ran"]

#: Characters of an exception that stand in the one line of an exercise; the rest stands below.
_LONGEST = 120
_CHANGED = "This check is not as it was released. Your work is graded with the released one."


@dataclass
class Ran:
    """A notebook as far as it has run.

    Attributes
    ----------
    cells
        The notebook's cells.
    seconds
        What each may compute.
    exercises
        Its exercises.
    ends
        How the code cells ended, by position.
    """

    cells: Sequence[Mapping[str, Any]]
    seconds: float
    exercises: Sequence[Exercise]
    ends: dict[int, CellEnd] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._answers = {e.check: e.cell for e in self.exercises if e.check is not None}

    def written(self, exercise: Exercise) -> Outcome:
        """The outcome of an answer in words."""
        if exercise.answered:
            return self._outcome(exercise, Status.ANSWERED, "Answered; a person marks it.")
        return self._outcome(exercise, Status.UNANSWERED, "No answer yet.")

    def checked(self, exercise: Exercise) -> Outcome:
        """The outcome of an exercise whose checks have run."""
        assert exercise.check is not None
        end = self.ends.get(exercise.check, CellEnd(None))
        cause = self._cause(end)
        if cause is not None:
            # The function is missing because its own cell failed: that is what to look at.
            outcome = self._failed(exercise, self.ends[cause], cause)
            return self._add(outcome, f"So {self._missing(end)} does not exist.")
        outcome = self._failed(exercise, end, exercise.check)
        return self._add(outcome, _CHANGED) if exercise.changed else outcome

    def overrun_names(self) -> set[str]:
        """The names of what had to be stopped, or took the kernel down."""
        names: set[str] = set()
        for position, end in self.ends.items():
            if end.stopped is not None:
                where = self._place(end, position)
                # Where nothing says which line it was, a check names what it checks.
                cell = where[0] if where else self._answers.get(position, position)
                names |= defined_names(self.cells[cell]["source"])
        return names

    def _cause(self, end: CellEnd) -> int | None:
        """The failed cell that should have defined what the checks did not find."""
        name = self._missing(end)
        if name is None:
            return None
        for position in sorted(self.ends, reverse=True):
            other = self.ends[position]
            if (other.failure or other.stopped) and name in defined_names(self.cells[position]["source"]):
                return position if other is not end else None
        return None

    @staticmethod
    def _missing(end: CellEnd) -> str | None:
        return end.failure["missing"] if end.failure else None

    def _failed(self, exercise: Exercise, end: CellEnd, ran: int) -> Outcome:
        """The outcome of an exercise by how a cell ended."""
        if end.stopped is not None:
            return self._stopped(exercise, end, ran)
        failure = end.failure
        if failure is None:
            return self._outcome(exercise, Status.PASSED, "The visible checks pass.")
        where = self._place(end, ran)
        if failure["unwritten"] and where is not None:
            if where[0] == exercise.cell:
                return self._outcome(exercise, Status.UNWRITTEN, "Not written yet.")
            return self._outcome(
                exercise, Status.FAILED, f"{where[2]}, which it calls, is not written yet.", where=where
            )
        if failure["check"] is not None:
            return self._check_failed(exercise, failure["check"])
        return self._raised(exercise, failure, where)

    def _stopped(self, exercise: Exercise, end: CellEnd, ran: int) -> Outcome:
        if end.stopped is Stop.DIED:
            summary = "Ended its process: too much memory, or a call of exit()?"
            return self._outcome(exercise, Status.STOPPED, summary, where=self._place(end, ran))
        where = self._place(end, ran)
        summary = f"Stopped after {self.seconds:g} s{_line(where)}: does a loop never end?"
        return self._outcome(exercise, Status.STOPPED, summary, where=where)

    def _check_failed(self, exercise: Exercise, check: Mapping[str, Any]) -> Outcome:
        summary, details = check["headline"], [check["headline"]]
        for note in check["notes"]:
            for begins in ("Diagnosis: ", "What differs: "):
                if note.startswith(begins):
                    summary = note.removeprefix(begins)
                    break
            else:
                details.append(note)
        if summary == check["headline"]:
            details = details[1:]
        table = None if check["table"] is None else Table.from_json(check["table"])
        return self._outcome(exercise, Status.FAILED, summary, details, table)

    def _raised(
        self, exercise: Exercise, failure: Mapping[str, Any], where: tuple[int, int | None, str] | None
    ) -> Outcome:
        kind, message = failure["kind"], " ".join(failure["message"].split())
        said = f"{kind}: {message}" if message else kind
        if kind == "StdinNotImplementedError":
            said = "an error: input() has nobody who answers, here and when your work is graded"
        missing = failure["missing"]
        if where is None and missing is not None:
            summary = f"{missing} is not defined: was its cell deleted, or the function renamed?"
            return self._outcome(exercise, Status.FAILED, summary)
        if where is None and kind == "AssertionError":
            text = failure["places"][0][3] if failure["places"] else "an assertion"
            return self._outcome(exercise, Status.FAILED, _sentence(message or f"does not hold: {text}"))
        if where is not None and where[2] not in ("", "<module>", "<lambda>"):
            said = f"{where[2]} raised {said}"
        # The call, where a check noted it; else the line of the checks that called it.
        called = [
            text for count, _, _, text in failure["places"][:1] if self._position(count) == exercise.check
        ]
        details = [*failure["notes"]] or [f"In the check: {text}" for text in called if text]
        if len(said) > _LONGEST:
            details.insert(0, said)
            said = f"{said[:_LONGEST]} …"
        return self._outcome(
            exercise, Status.FAILED, _sentence(f"{said}{_line(where)}"), details, where=where
        )

    def _place(self, end: CellEnd, ran: int) -> tuple[int, int | None, str] | None:
        """The innermost place in the student's own cells: cell, line, function."""
        for count, line, function, _ in reversed(end.failure["places"] if end.failure else []):
            position = ran if count == end.count else self._position(count)
            if position is not None and not is_locked(self.cells[position]):
                return position, line, function
        return None if is_locked(self.cells[ran]) else (ran, None, "")

    def _position(self, count: int) -> int | None:
        """The cell that has an execution count."""
        return next((position for position, end in self.ends.items() if end.count == count), None)

    def _outcome(
        self,
        exercise: Exercise,
        status: Status,
        summary: str,
        details: Sequence[str] = (),
        table: Table | None = None,
        *,
        where: tuple[int, int | None, str] | None = None,
    ) -> Outcome:
        position, line, _ = where or (exercise.cell, None, "")
        check = None if exercise.check is None else str(self.cells[exercise.check]["id"])
        return Outcome(
            exercise=exercise.name,
            status=status,
            summary=summary,
            details=tuple(details),
            table=table,
            cell=str(self.cells[position]["id"]),
            line=line,
            number=position + 1,
            check=check,
        )

    @staticmethod
    def _add(outcome: Outcome, detail: str) -> Outcome:
        values = {**outcome.__dict__, "details": (*outcome.details, detail)}
        return Outcome(**values)


def _line(where: tuple[int, int | None, str] | None) -> str:
    return f" in line {where[1]} of your cell" if where and where[1] else ""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
