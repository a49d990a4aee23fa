"""How long threads waited for a core, as the scheduler counts it: what tells a cell that the machine keeps
from computing from one that sleeps.

What a thread does at the moment of a look says nothing: one that knows when it is looked at sleeps
meanwhile.
"""

from __future__ import annotations

import contextlib
import functools
import os
import typing
from collections.abc import Collection


class _Scheduled(typing.NamedTuple):
    """What the kernel says of a thread.

    Attributes
    ----------
    waited
        Seconds in which it could have run and had no core, up to the last time that it got one.
    turns
        How often it got a core.
    is_runnable
        Whether it computes now, or would if there were a core.
    """

    waited: float
    turns: int
    is_runnable: bool


class RunQueue:
    """Looks now and then at the threads of some processes."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, str], _Scheduled] = {}

    def waited(self, pids: Collection[int], passed: float) -> float:
        """For how long, since the last look, the thread that waited longest had no core.

        Parameters
        ----------
        pids
            The processes.
        passed
            Seconds that are asked about; no more is answered.
        """
        seen: dict[tuple[int, str], _Scheduled] = {}
        longest = 0.0
        for pid in pids:
            with contextlib.suppress(OSError):
                for thread in os.listdir(f"/proc/{pid}/task"):
                    with contextlib.suppress(OSError, ValueError):
                        now = seen[pid, thread] = _scheduled(f"/proc/{pid}/task/{thread}")
                        longest = max(longest, _waited_since(self._seen.get((pid, thread)), now, passed))
        self._seen = seen
        return min(longest, passed)


def _waited_since(before: _Scheduled | None, now: _Scheduled, passed: float) -> float:
    if not _is_counted():
        return passed if now.is_runnable else 0.0
    if before is None:
        return now.waited
    if now.turns == before.turns:
        # Without a turn in between it has not slept either, if it was runnable before and is.
        return passed if before.is_runnable and now.is_runnable else 0.0
    # Less than before: another thread, with the number of one that has ended.
    return now.waited - before.waited if now.waited >= before.waited else now.waited


def _scheduled(folder: str) -> _Scheduled:
    waited = turns = "0"
    # Not every kernel has it.
    with contextlib.suppress(FileNotFoundError), open(f"{folder}/schedstat") as stream:
        _, waited, turns = stream.read().split()
    with open(f"{folder}/stat") as stream:
        state = stream.read().rpartition(")")[2].split()[0]
    return _Scheduled(int(waited) * 1e-9, int(turns), state == "R")


@functools.cache
def _is_counted() -> bool:
    """Whether this kernel counts at all; where it does not, it says 0 of every thread, or nothing."""
    return _scheduled("/proc/thread-self").turns > 0
