"""The judge: runs test cells where student code never is, and says what each exercise is worth.

A point needs evidence: the test cell ran to its end in this process, on values that the student's functions
returned.
"""

from __future__ import annotations

import collections.abc
import contextlib
import dataclasses
import io
import math
import os
import signal
import sys
import threading
import time
import traceback
import types
import typing
import warnings
import zlib

from coursekit.checks import Table, grading_context

from ..notebook import Cell
from ..result import ExerciseResult, Status
from ..sandbox.availability import SandboxError
from ..sandbox.outputs import CellOutcome
from ..sandbox.session import Session
from ..sandbox.student_process import Ended
from ..text import printable
from . import called, own_limits
from .bridge import Bridge, MissingName
from .findings import findings
from .namespace import Namespace
from .testcell import TestCell, compiled
from .witness import Witness

MAX_MESSAGE = 4_000


@dataclasses.dataclass
class Verdict:
    """One exercise's result, and what its test cell printed (for the instructor's notebook)."""

    result: ExerciseResult
    outputs: list[dict[str, typing.Any]]


class Judge:
    """Judges one submission.

    Parameters
    ----------
    session
        The student's side.
    seeds
        Seed of the hidden inputs, by exercise.
    parameters
        The names of the parameters of functions that students write, by function: for messages.
    watch
        Makes a witness of a test cell, by its grade_id, for a replay.
    """

    def __init__(
        self,
        session: Session,
        seeds: dict[str, int],
        parameters: collections.abc.Mapping[str, collections.abc.Sequence[str]] | None = None,
        watch: collections.abc.Callable[[str], Witness] | None = None,
    ) -> None:
        self._session = session
        self._parameters = parameters or {}
        self._seeds = seeds
        self._watch = watch
        self._locked: list[str] = []
        self._troubles: list[tuple[Cell, CellOutcome]] = []

    def add_locked(self, source: str) -> None:
        """A locked cell without points: later test cells see what it defines."""
        self._locked.append(source)

    def note(self, cell: Cell, outcome: CellOutcome) -> None:
        """A student's cell has run; if it failed, that may explain a name that is missing later."""
        if outcome.error is not None:
            self._troubles.append((cell, outcome))

    def run(self, cell: Cell) -> Verdict:
        """Run a test cell."""
        assert cell.exercise is not None
        assert cell.grade_id is not None
        started = time.monotonic()
        printed = io.StringIO()
        witness = self._watch(cell.grade_id) if self._watch is not None else None
        bridge = Bridge(self._session, self._parameters, witness)
        records: list[tuple[str, float, Exception | None]] = []
        error: BaseException | None = None
        value: typing.Any = None
        test: TestCell | None = None
        try:
            test = compiled(cell.source, f"<{cell.grade_id}>")
            self._session.prepare()
            self._session.start_clock()
            own_limits.extend(self._session.timeout)
            with self._surroundings(printed, records, witness), self._alarm():
                value = self._execute(test, bridge)
        except SandboxError:
            raise  # no fault of anybody's answer: grading has to stop
        except (Exception, Ended) as problem:
            error = problem
            if witness is not None:
                witness.failed("", problem)
        finally:
            bridge.close()
            self._session.stop_clock()
            self._session.tidy()
        status, points, message = self._score(cell, test, bridge, records, error, value)
        message = printable(message, multiline=True)
        found = findings(error, records, lambda problem: self._explain(cell, bridge, problem)[1])
        outputs: list[dict[str, typing.Any]] = (
            [{"output_type": "stream", "name": "stdout", "text": printed.getvalue()[:100_000]}]
            if printed.getvalue()
            else []
        )
        if status is not Status.PASSED:
            tables = [str(Table.from_json(each.table)) for each in found if each.table is not None]
            lines = [message, *tables]
            if error is not None and not isinstance(error, Ended):
                lines.insert(0, _own_traceback(error, cell.grade_id))
            outputs.append(
                {"output_type": "error", "ename": str(status), "evalue": message, "traceback": lines}
            )
        return Verdict(
            ExerciseResult(
                name=cell.exercise,
                grade_id=cell.grade_id,
                points=points,
                max_points=cell.points,
                status=status,
                message=message,
                seed=self._seeds.get(cell.exercise),
                seconds=time.monotonic() - started,
                findings=found,
            ),
            outputs,
        )

    def _execute(self, test: TestCell, bridge: Bridge) -> typing.Any:
        names = Namespace(bridge)
        for number, source in enumerate(self._locked):
            # A locked cell may show what student code gives; what it cannot do here, no test cell needs.
            with contextlib.suppress(Exception):
                given = compiled(source, f"<locked {number}>")
                names.own |= given.defines
                exec(given.body, names)
                if given.value is not None:
                    eval(given.value, names)
        for name, thing in list(names.items()):
            if isinstance(thing, type) and thing.__module__ == "__main__":
                # A given class is the student's as well: instances are made, and live, on the student's side.
                del names[name]
        names.made = test.own
        bridge.answered = False
        names.open = True
        exec(test.body, names)
        return eval(test.value, names) if test.value is not None else None

    @contextlib.contextmanager
    def _surroundings(
        self, printed: io.StringIO, records: list, witness: Witness | None
    ) -> typing.Iterator[None]:
        def record(name: str, weight: float, error: Exception | None) -> None:
            called.settle(error)
            if witness is not None and error is not None:
                witness.failed(name, error)
            records.append((name, weight, error))

        with (
            grading_context(self._seed_for, record, self._session.cpu_seconds_so_far),
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(printed),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("default")
            try:
                yield
            finally:
                plots = sys.modules.get("matplotlib.pyplot")
                if plots is not None:
                    plots.close("all")

    def _seed_for(self, exercise: str) -> int:
        if exercise in self._seeds:
            return self._seeds[exercise]
        # A second stream of inputs, under a name of its own, is the student's as well.
        return zlib.crc32(exercise.encode()) ^ min(self._seeds.values(), default=0)

    @contextlib.contextmanager
    def _alarm(self) -> typing.Iterator[None]:
        """End a test cell that loops by itself over what a student returned."""
        if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
            yield
            return

        def ring(signum: int, frame: types.FrameType | None) -> None:
            self._session.check_clock(at_once=True)

        before = signal.signal(signal.SIGPROF, ring)
        # It rings after so many CPU seconds of this process, however long they take.
        signal.setitimer(signal.ITIMER_PROF, 0.5, 0.5)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

    # -- what it is worth ------------------------------------------------------------------------------------

    def _score(
        self,
        cell: Cell,
        test: TestCell | None,
        bridge: Bridge,
        records: list[tuple[str, float, Exception | None]],
        error: BaseException | None,
        value: typing.Any,
    ) -> tuple[Status, float, str]:
        if error is not None:
            status, message = self._explain(cell, bridge, error)
            return status, 0.0, message[:MAX_MESSAGE]
        assert test is not None
        failed = [(name, problem) for name, _, problem in records if problem is not None]
        if test.parts:
            passed = {name for name, _, problem in records if problem is None} - {name for name, _ in failed}
            earned = sum(weight for name, weight in test.parts.items() if name in passed)
            points = cell.points * earned / sum(test.parts.values())
        elif isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            points = min(max(float(value), 0.0), cell.points)
        else:
            points = cell.points
        if failed:
            told = [f"{name}: {self._explain(cell, bridge, problem)[1]}" for name, problem in failed]
            return Status.FAILED, points, "\n\n".join(told)[:MAX_MESSAGE]
        if points < cell.points:
            return Status.FAILED, points, f"{points:g} of {cell.points:g} points"
        return Status.PASSED, points, ""

    def _explain(self, cell: Cell, bridge: Bridge, error: BaseException) -> tuple[Status, str]:
        if isinstance(error, Ended):
            return error.status, error.message
        if isinstance(error, MissingName):
            return self._explain_missing(cell, bridge.missing[-1])
        student: tuple[str, str] | None = getattr(error, "student", None)
        if student is not None:
            call: called.Origin | called.Use | None = getattr(error, "call", None)
            function, words = (call.function, call.words()) if call is not None else ("", "")
            # The text as it came: str() of a KeyError would put quotes around those that it has.
            text = str(error.args[0]) if error.args else ""
            return Status.FAILED, called.raised(*student, text, printable(function), printable(words))
        if isinstance(error, AssertionError):
            return Status.FAILED, str(error) or "a check failed"
        if bridge.missing:
            return self._explain_missing(cell, bridge.missing[-1])
        told = f"{type(error).__name__}: {error}"
        if isinstance(error, SyntaxError | NameError) or not bridge.answered:
            return Status.ERROR, f"the test cell itself broke ({told}): your instructor has to look at this"
        return Status.FAILED, f"the check cannot work with what came back: {told}"

    def _explain_missing(self, cell: Cell, name: str) -> tuple[Status, str]:
        """Why a name is not there: perhaps the cell that should have defined it did not get to its end."""
        for culprit, outcome in self._troubles:
            its = (
                culprit.grade_id in (name, cell.exercise)
                or f"def {name}" in culprit.source
                or f"class {name}" in culprit.source
            )
            if not its or outcome.error is None:
                continue
            kind, text = outcome.error
            if outcome.fatal:
                return Status(kind), f"its cell {text}"
            return Status.MISSING, f"{name} is not defined: its cell stopped with {kind}: {text}"
        return Status.MISSING, f"{name} is not defined: its cell was deleted, or the function in it renamed"


def _own_traceback(error: BaseException, grade_id: str) -> str:
    """Where in the test cell it happened, for the instructor."""
    lines = [
        f"{grade_id}, line {frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == f"<{grade_id}>"
    ]
    return "\n".join(lines) or grade_id


#: Figures of a locked cell are drawn nowhere.
os.environ.setdefault("MPLBACKEND", "Agg")
