"""The time of a cell: what it computes counts, and long waiting does.

A busy machine must not fail a right answer, so seconds are seconds of the processor; another clock ends what
only waits, for input or in `time.sleep`.
"""

from __future__ import annotations

import time

import psutil

__all__ = ["CELL_SECONDS", "CellClock"]

#: Seconds that a cell may compute by default. Every cell of the course's solutions takes less than one.
CELL_SECONDS = 10.0
#: A cell that waits may do so for as many times its seconds.
_WAITING = 2.0
#: Below this share of a processor a process waits, however busy the machine.
_IDLE = 0.02
#: Seconds over which that is told: a crowded machine may give a process nothing for a moment.
_WINDOW = 1.0


class CellClock:
    """Counts for one cell.

    Parameters
    ----------
    pid : int or None
        The kernel's process, whose children count as well; None where it is on another machine: then every
        second counts.
    seconds : float
        How long the cell may compute.
    """

    def __init__(self, pid: int | None, seconds: float) -> None:
        self._pid = pid
        self._seconds = seconds
        self._began = self._looked = time.monotonic()
        self._first = self._last = self._cpu()
        self._waited = 0.0

    def is_over(self) -> bool:
        """Whether the cell has had its time; ask several times a second."""
        now, cpu = time.monotonic(), self._cpu()
        if self._first is None or cpu is None or self._last is None:
            return now - self._began > self._seconds
        if now - self._looked >= _WINDOW:
            if cpu - self._last < _IDLE * (now - self._looked):
                self._waited += now - self._looked
            self._looked, self._last = now, cpu
        return cpu - self._first > self._seconds or self._waited > _WAITING * self._seconds

    def _cpu(self) -> float | None:
        if self._pid is None:
            return None
        try:
            kernel = psutil.Process(self._pid)
            family = [kernel, *kernel.children(recursive=True)]
        except psutil.Error:
            return None
        total = 0.0
        for process in family:
            try:
                times = process.cpu_times()
            except psutil.Error:
                continue
            total += times.user + times.system
            # Of children that have ended; Windows does not say.
            total += getattr(times, "children_user", 0.0) + getattr(times, "children_system", 0.0)
        return total
