"""The student's side of one submission: its cells run, and run again when their process dies.

A process that dies or does not answer costs what was being asked of it and nothing else: before the next
request a new one is started, in which the cells that ran so far run again, without the one that was fatal.
"""

from __future__ import annotations

import dataclasses
import time
import typing

from .. import wire
from ..notebook import Role
from ..result import Status
from .bubblewrap import Sandbox
from .clock import Budget, Clock, OutOfTime, shared_time
from .outputs import CellOutcome, OutcomeReader
from .pool import SandboxPool
from .processes import Exceeded
from .student_process import GONE, Ended, Ending, RemoteError, StudentProcess

#: CPU seconds of starting processes that are nobody's time: a cell can make one necessary.
MAX_START_SECONDS = 30.0
#: What a start counts at least: it costs the judge's side time as well.
_LEAST_START_SECONDS = 0.1


@dataclasses.dataclass(frozen=True)
class _Ran:
    """A cell that ran, and will again if its process dies."""

    source: str
    role: Role
    cpu_seconds: float


class Session:
    """The student's side of one submission.

    Parameters
    ----------
    open_sandbox
        Gives a sandbox to start a process in.
    pool
        Drops the sandboxes that broke.
    timeout
        CPU seconds a cell.
    memory_mb
        The limit, for messages.
    figures
        Whether the student's cells may draw.
    """

    def __init__(
        self,
        open_sandbox: typing.Callable[[], Sandbox],
        pool: SandboxPool,
        timeout: float,
        memory_mb: int,
        *,
        figures: bool = False,
    ) -> None:
        self._figures = figures
        self._open = open_sandbox
        self._pool = pool
        self._memory_mb = memory_mb
        #: CPU seconds a cell.
        self.timeout = timeout
        self._clock = Clock(timeout)
        #: Experiments take nothing from answers. Locked cells, as tests, have the full time each.
        self._first_time = {
            Role.FREE: Budget(timeout, "this notebook's own cells"),
            Role.ANSWER: Budget(timeout, "this notebook's answers"),
        }
        #: What running the student's cells again after deaths uses.
        self._again = Budget(timeout, "cells that ran again")
        self._process: StudentProcess | None = None
        self._history: list[_Ran] = []
        self._outcomes = OutcomeReader()
        self._start_seconds = 0.0
        self._ending = False
        self._counting = 0.0
        self.cpu_seconds = 0.0
        self.peak_memory_mb = 0.0
        #: Called when a new process replaces the old: handles of the old mean nothing any more.
        self.on_restart: typing.Callable[[], None] = lambda: None

    # -- time ------------------------------------------------------------------------------------------------

    def start_clock(self) -> None:
        """A test cell begins: it has the full time of a cell, whatever other cells have used."""
        assert self._process is not None
        self._clock.start(self._process.sandbox)

    def stop_clock(self) -> None:
        """The test cell has ended."""
        self._clock.stop()

    def check_clock(self, *, at_once: bool = False) -> None:
        """Raise `Ended` when the current cell's time is over."""
        # An alarm may ring while the process is being ended; that has to run to its end.
        if self._ending:
            return
        try:
            self._clock.check(at_once=at_once)
        except OutOfTime as problem:
            self._end()
            raise Ended(Status.TIMEOUT, str(problem)) from None

    def cpu_seconds_so_far(self) -> float:
        """CPU time of this thread and of the student's side, for checks that time a function."""
        # The thread's, not the process's: where the process has a limit, its clock moves in steps of
        # milliseconds.
        began = time.thread_time()
        inside = self._process.sandbox.cpu_seconds() if self._process is not None else 0.0
        now = time.thread_time()
        # Counting from outside takes longer than what is timed, perhaps.
        self._counting += now - began
        return inside + now - self._counting

    # -- cells -----------------------------------------------------------------------------------------------

    def run_cell(self, source: str, role: Role = Role.FREE) -> CellOutcome:
        """Run a cell and keep it for restarts unless it is fatal.

        Parameters
        ----------
        role
            Free cells share their time, and so do answers; a locked cell has the full time of a cell.
        """
        budget = self._first_time.get(role)
        try:
            if budget is not None and not budget.limit():
                raise Ended(Status.TIMEOUT, f"was not run: {shared_time(budget)}")
            self._ensure_alive()
            outcome, used = self._timed(source, budget)
        except Ended as ended:
            note = {
                "output_type": "error",
                "ename": str(ended.status),
                "evalue": ended.message,
                "traceback": [ended.message],
            }
            return CellOutcome([note], (str(ended.status), ended.message), fatal=True)
        if self.tidy():
            self._history.append(_Ran(source, role, used))
        return outcome

    def _timed(self, source: str, budget: Budget | None) -> tuple[CellOutcome, float]:
        """Run a cell in its time, all of a cell's or what a budget has left; also what it used."""
        assert self._process is not None
        limit = budget.limit() if budget is not None else self.timeout
        used = 0.0
        self._clock.start(self._process.sandbox, budget)
        try:
            outcome = self._outcomes.read(self.request("exec", source))
        except RemoteError as error:
            # Not an error in the cell, which is part of the outcome: the shell itself broke.
            outcome = CellOutcome([], (error.name or "Error", error.text))
        finally:
            used = self._clock.stop()
            if budget is not None:
                # It was seen to be over only a moment later.
                budget.used += min(used, limit)
        return outcome, used

    def tidy(self) -> bool:
        """End the processes that a cell has left running: they must not starve what comes after it.

        Returns
        -------
        bool
            False if there were ever new ones; then the student's process was ended as well, and the next
            request finds a fresh one, in which the cells have run again.
        """
        if self._process is not None and not self._process.kill_others():
            self._end()
            return False
        return True

    def prepare(self) -> None:
        """Make sure that a process with everything run so far is there."""
        self._ensure_alive()

    # -- the process -----------------------------------------------------------------------------------------

    def _ensure_alive(self) -> None:
        while self._process is None:
            self._start()
            # What ran before runs again; what is now fatal is left out from here on, and so is a cell of the
            # student's that takes longer than there is time for.
            again, self._history = self._history, []
            for index, cell in enumerate(again):
                own = cell.role in self._first_time
                if own and cell.cpu_seconds >= self._again.limit():
                    continue
                try:
                    self._timed(cell.source, self._again if own else None)
                except Ended:
                    self._history += again[index + 1 :]
                    break
                self._history.append(cell)

    def _start(self) -> None:
        self.on_restart()
        self._process = StudentProcess.start(self._open, self._pool, figures=self._figures, tick=self._tick)
        self._count_start(self._process.cpu_seconds())

    def _count_start(self, seconds: float) -> None:
        """What a process takes to start is not the student's time, unless very many are needed."""
        self._start_seconds += max(seconds, _LEAST_START_SECONDS)
        over = self._start_seconds - MAX_START_SECONDS
        if over > 0:
            self._start_seconds = MAX_START_SECONDS
            self._first_time[Role.FREE].used += over

    def _tick(self) -> None:
        """Look whether the sandbox keeps within its limits, while it is waited for."""
        assert self._process is not None
        began = time.thread_time()
        self._process.sandbox.check_limits()
        self._clock.check()
        self._clock.excuse(time.thread_time() - began)

    def _end(self) -> Ending | None:
        """End the process and whatever it started; how it ended, None if there was none."""
        self._ending = True
        try:
            process, self._process = self._process, None
            if process is None:
                return None
            ending = process.end()
            self.cpu_seconds += ending.cpu_seconds
            self.peak_memory_mb = max(self.peak_memory_mb, ending.memory_mb)
            return ending
        finally:
            self._ending = False

    def close(self) -> None:
        """End the student's side of this submission."""
        self._end()

    @property
    def received(self) -> int:
        """Bytes that the process of now has sent so far."""
        return self._process.received if self._process is not None else 0

    # -- requests --------------------------------------------------------------------------------------------

    def request(
        self, *message: typing.Any, answer: typing.Callable[[list], list] | None = None
    ) -> typing.Any:
        """Ask the student's process something; its answer, undecoded.

        Parameters
        ----------
        answer
            Answers a callback that arrives meanwhile.

        Raises
        ------
        Ended
            If the process died, took too long, or broke the protocol.
        RemoteError
            If the student's code raised.
        """
        if self._process is None:
            raise Ended(Status.KILLED, GONE)
        try:
            return self._process.ask(message, answer, self._clock.check)
        except OutOfTime as problem:
            self._end()
            raise Ended(Status.TIMEOUT, str(problem)) from None
        except Exceeded as error:
            self._end()
            raise Ended(Status.KILLED, f"used {error} and was stopped") from None
        except wire.TooLarge as error:
            self._end()
            raise Ended(Status.KILLED, f"{error} does not fit between the notebook and its checks") from None
        except wire.Closed:
            ending = self._end()
            raise Ended(Status.KILLED, ending.in_words(self._memory_mb) if ending else GONE) from None
        except wire.WireError as error:
            self._end()
            raise Ended(Status.KILLED, f"the notebook's process sent {error}") from None
