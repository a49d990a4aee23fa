"""The time that a cell has: CPU seconds of its processes, and beside them seconds of waiting.

A mark must not depend on how busy the machine is. So time is CPU time, as in contests: what the processes of
the sandbox used, however long that took. Another clock ends what would never use any: it runs while nothing
in the sandbox computes or waits for a core, and the more slowly the busier the machine is.
"""

from __future__ import annotations

import dataclasses
import time
import typing

from .processes import slowdown
from .run_queue import RunQueue

#: A cell may wait this many times as long as it may compute, but never less than so many seconds.
WAIT_FACTOR, LEAST_WAIT = 2.0, 3.0
#: … and this many times as long, at most, where the machine is busy.
_MOST_SLOWDOWN = 8.0
#: The cells that share a budget have together so many times what one of them may use …
SHARE_FACTOR = 4
#: … and when that is gone each has this part of it, until so many more cells' worth is gone: a helper's
#: definition after an expensive experiment costs nothing, and what needs it must not be lost.
_PORTION, _RESERVE = 0.05, 0.5
#: Seconds between two looks at a cell that runs.
_PAUSE = 0.1
#: Seconds for which the end of one cell is the beginning of the next: counting from outside takes time.
_RECENT = 0.05


class OutOfTime(Exception):
    """A cell has used all of its time; the message says which."""


class _Usage(typing.Protocol):
    """Where time is used: a sandbox."""

    def cpu_seconds(self) -> float: ...

    def pids(self) -> frozenset[int]: ...


@dataclasses.dataclass
class Budget:
    """Time that several cells share.

    Attributes
    ----------
    each
        What one of them may use at most.
    whose
        The cells, for messages.
    used
        What they have used so far.
    """

    each: float
    whose: str
    used: float = 0.0

    @property
    def total(self) -> float:
        """What all of them together may use."""
        return SHARE_FACTOR * self.each

    def limit(self) -> float:
        """What the next cell may use; 0 when nothing is left."""
        portion = _PORTION * self.each
        left = self.total - self.used
        if left >= portion:
            return min(self.each, left)
        rest = min(portion, left + _RESERVE * self.each)
        # What sums of fractions leave over is no time.
        return rest if rest > portion / 1000 else 0.0


class Clock:
    """Watches one cell at a time.

    Parameters
    ----------
    timeout
        CPU seconds that a cell has.
    """

    def __init__(self, timeout: float) -> None:
        self.timeout = timeout
        self.patience = max(WAIT_FACTOR * timeout, LEAST_WAIT)
        #: Waiting of all cells together: who has waited for long in many of them waits briefly in the others.
        self.waiting = Budget(self.patience, "this notebook's cells")
        self._queue = RunQueue()
        self._usage: _Usage | None = None
        self._budget: Budget | None = None
        self._cpu_limit = self._wait_limit = 0.0
        self._cpu_start = self._judge_start = 0.0
        self._seen_at = self._seen_cpu = self._seen_judge = 0.0
        self._waited = 0.0
        self._next = 0.0
        self._last: tuple[_Usage | None, float, float] = None, 0.0, 0.0

    def start(self, usage: _Usage, budget: Budget | None = None) -> None:
        """A cell begins: with the full time, or with what a budget has left."""
        self._usage = usage
        self._budget = budget
        self._cpu_limit = self.timeout if budget is None else budget.limit()
        self._wait_limit = self.waiting.limit() or _PORTION * self.patience
        self._judge_start = self._seen_judge = time.thread_time()
        self._seen_at = time.monotonic()
        last, at, seconds = self._last
        recent = last is usage and self._seen_at - at < _RECENT
        self._cpu_start = self._seen_cpu = seconds if recent else usage.cpu_seconds()
        self._waited = 0.0
        self._next = self._seen_at + min(_PAUSE, self._cpu_limit)

    def stop(self) -> float:
        """The cell has ended; the CPU seconds that it has used."""
        if self._usage is None:
            return 0.0
        self.waiting.used += self._waited
        cpu = self._usage.cpu_seconds()
        self._last = self._usage, time.monotonic(), cpu
        self._usage = None
        return cpu - self._cpu_start

    def excuse(self, seconds: float) -> None:
        """Looking at the sandbox has used so much of the judge's CPU time: that is nobody's checking."""
        self._judge_start += seconds

    def check(self, *, at_once: bool = False) -> None:
        """Raise `OutOfTime` when the cell has used its time. Cheap when called often.

        Parameters
        ----------
        at_once
            The judge itself computes: nobody waits, and what it has used is looked at now.
        """
        now = time.monotonic()
        if self._usage is None or (now < self._next and not at_once):
            return
        self._next = now + _PAUSE
        judge = time.thread_time()
        if judge - self._judge_start > self.timeout:
            raise OutOfTime(
                f"took more than {self.timeout:g} s of CPU time to check and was stopped: "
                "look at the size of what it gives back"
            )
        cpu = self._usage.cpu_seconds()
        # Asked a second time where the first answer would cost something.
        if cpu - self._cpu_start > self._cpu_limit and (
            self._usage.cpu_seconds() - self._cpu_start > self._cpu_limit
        ):
            raise OutOfTime(self._too_slow())
        passed = now - self._seen_at
        idle = passed - (cpu - self._seen_cpu) - (judge - self._seen_judge)
        self._seen_at, self._seen_cpu, self._seen_judge = now, cpu, judge
        if not at_once and idle > passed / 2:
            idle -= self._queue.waited(self._usage.pids(), passed)
            self._waited += max(idle, 0.0) / min(slowdown(), _MOST_SLOWDOWN)
        if self._waited > self._wait_limit:
            raise OutOfTime(
                f"waited longer than {self._wait_limit:g} s for something that did not come and was "
                "stopped: look for a sleep, a lock or an input"
            )

    def _too_slow(self) -> str:
        if self._budget is not None and self._cpu_limit < self._budget.each:
            return f"was stopped: {shared_time(self._budget)}"
        return (
            f"used more than {self._cpu_limit:g} s of CPU time and was stopped: "
            "look for an endless or very slow loop"
        )


def shared_time(budget: Budget) -> str:
    """That a budget is gone, told to the student."""
    return (
        f"{budget.whose} have used their {budget.total:g} s of CPU time together: "
        "look for endless or very slow loops"
    )
