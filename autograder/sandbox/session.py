"""One submission's student process: started, asked, and started again when it dies.

A process that dies or does not answer costs what was being asked of it and nothing else: before the next
request a new one is started, in which the cells that ran so far run again, without the one that was fatal.
"""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import socket
import time
import typing

from .. import wire
from ..notebook import Role
from ..result import Status
from .availability import SandboxError
from .bubblewrap import Sandbox
from .clock import Budget, Clock, OutOfTime, shared_time
from .outputs import CellOutcome, OutcomeReader, text_of
from .pool import SandboxPool
from .processes import Exceeded

#: CPU seconds of starting processes that are nobody's time: a cell can make one necessary.
MAX_START_SECONDS = 30.0
_LEAST_START_SECONDS = 0.1  # what a start counts at least: it costs the judge's side time as well
_STALL_SECONDS = 10.0  # how long the sandbox itself may take for what takes it milliseconds


class Ended(BaseException):
    """The student's process ended, or had to be ended, while it was being asked something.

    A `BaseException`, so that no test cell that catches exceptions of a student's function mistakes it for
    one.
    """

    def __init__(self, status: Status, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


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
        Told about sandboxes that broke.
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
        self._sandbox: Sandbox | None = None
        self._channel: wire.Channel | None = None
        self._history: list[_Ran] = []
        self._numbers = itertools.count(1)
        self._usual: frozenset[int] = frozenset()
        self._outcomes = OutcomeReader()
        self._start_seconds = 0.0
        self._ending = False
        self._cpu_before = 0.0
        self._counting = 0.0
        self.cpu_seconds = 0.0
        self.peak_memory_mb = 0.0
        #: Called when a new process replaces the old: handles of the old mean nothing any more.
        self.on_restart: typing.Callable[[], None] = lambda: None

    # -- time ------------------------------------------------------------------------------------------------

    def start_clock(self) -> None:
        """A test cell begins: it has the full time of a cell, whatever other cells have used."""
        assert self._sandbox is not None
        self._clock.start(self._sandbox)

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
        inside = self._sandbox.cpu_seconds() if self._sandbox is not None else 0.0
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
        assert self._sandbox is not None
        limit = budget.limit() if budget is not None else self.timeout
        used = 0.0
        self._clock.start(self._sandbox, budget)
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
        if self._sandbox is not None and not self._sandbox.kill_others(self._usual):
            self._end()
            return False
        return True

    def prepare(self) -> None:
        """Make sure that a process with everything run so far is there."""
        self._ensure_alive()

    # -- the process -----------------------------------------------------------------------------------------

    def _ensure_alive(self) -> None:
        while self._channel is None:
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
        for attempt in (1, 2):
            sandbox = self._sandbox = self._open()
            mine, theirs = socket.socketpair()
            try:
                sandbox.wait_until_ready()
                if self._figures:
                    sandbox.prepare_figures()
                self._cpu_before = sandbox.cpu_seconds() if sandbox.warm else 0.0
                sandbox.send(b"S", theirs.fileno())
                if sandbox.warm:
                    while "started" not in sandbox.receive(_STALL_SECONDS):
                        pass
            except SandboxError:
                mine.close()
                self._pool.drop(sandbox)
                if attempt == 2:
                    raise
                continue
            finally:
                theirs.close()
            self._channel = wire.Channel(mine, tick=self._tick)
            self._usual = sandbox.pids()
            self._count_start(sandbox.cpu_seconds() - self._cpu_before)
            return

    def _count_start(self, seconds: float) -> None:
        """What a process takes to start is not the student's time, unless very many are needed."""
        self._start_seconds += max(seconds, _LEAST_START_SECONDS)
        over = self._start_seconds - MAX_START_SECONDS
        if over > 0:
            self._start_seconds = MAX_START_SECONDS
            self._first_time[Role.FREE].used += over

    def _tick(self) -> None:
        """Look whether the sandbox keeps within its limits, while it is waited for."""
        assert self._sandbox is not None
        began = time.thread_time()
        self._sandbox.check_limits()
        self._clock.check()
        self._clock.excuse(time.thread_time() - began)

    def _end(self) -> dict[str, typing.Any]:
        """End the process and whatever it started; what is known of how it ended."""
        self._ending = True
        try:
            return self._end_now()
        finally:
            self._ending = False

    def _end_now(self) -> dict[str, typing.Any]:
        channel, sandbox = self._channel, self._sandbox
        self._channel = self._sandbox = None
        if channel is not None:
            channel.close()
        if sandbox is None:
            return {}
        # While it is there: what it has used is asked for afterwards.
        sandbox.cpu_seconds()
        if sandbox.warm:
            with contextlib.suppress(SandboxError):
                sandbox.send(b"K")
                while True:
                    told = sandbox.receive(_STALL_SECONDS)
                    if "ended" in told:
                        cost = told["ended"]
                        self.cpu_seconds += sandbox.cpu_seconds() - self._cpu_before
                        self.peak_memory_mb = max(self.peak_memory_mb, cost["memory_mb"])
                        cost["oom"] = sandbox.new_oom_kills()
                        if cost["tainted"]:
                            self._pool.drop(sandbox)
                        return cost
        cost = {"oom": sandbox.new_oom_kills(), "signal": sandbox.signal()}
        self.cpu_seconds += sandbox.cpu_seconds() - self._cpu_before
        self._pool.drop(sandbox)
        return cost

    def close(self) -> None:
        """End the student's side of this submission."""
        self._end()

    @property
    def received(self) -> int:
        """Bytes that the process of now has sent so far."""
        return self._channel.received if self._channel is not None else 0

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
        if self._channel is None:
            raise Ended(Status.KILLED, "the process of this notebook has ended")
        number = next(self._numbers)
        try:
            self._channel.send([number, *message])
            while True:
                reply = self._channel.receive()
                # Asked here too: whoever answers at once never lets this end wait.
                self._clock.check()
                if type(reply[0]) is int and reply[0] < number:
                    continue  # a late answer, of a forked copy of the process perhaps
                if reply[0] != number or len(reply) < 2:
                    raise wire.WireError("an answer that nobody asked for")
                if reply[1] != "callback" or answer is None:
                    break
                back = answer(reply[1:])
                if self._channel is None:
                    raise Ended(Status.KILLED, "the process of this notebook has ended")
                self._channel.send(back)
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
            raise Ended(Status.KILLED, self._how_it_died(self._end())) from None
        except wire.WireError as error:
            self._end()
            raise Ended(Status.KILLED, f"the notebook's process sent {error}") from None
        return self._unwrap(reply[1:])

    def _unwrap(self, reply: list) -> typing.Any:
        match reply:
            case ["ok", value]:
                return value
            case ["big", str(reason)]:
                raise RemoteError([], f"{reason[:300]}: too large to be checked", "", "")
            case ["err", list(kinds), str(text), [str(name), str(place)]] if all(
                isinstance(kind, str) for kind in kinds
            ):
                raise RemoteError(kinds[:50], text_of(text, 2_000), text_of(name, 200), text_of(place, 200))
        self._end()
        raise Ended(Status.KILLED, "the notebook's process sent something that is no answer")

    def _how_it_died(self, cost: dict[str, typing.Any]) -> str:
        if cost.get("oom"):
            return f"used more than {self._memory_mb} MB of memory and was stopped"
        if cost.get("signal") == 11:
            return "crashed the Python process (segmentation fault)"
        if cost.get("signal"):
            return f"ended the Python process (signal {cost['signal']})"
        return "ended the Python process"


class RemoteError(Exception):
    """An exception in the student's code: built-in types (nearest first), message, own name, and where it
    arose.
    """

    def __init__(self, kinds: list[str], text: str, name: str, place: str) -> None:
        super().__init__(text)
        self.kinds = kinds
        self.text = text
        self.name = name
        self.place = place
