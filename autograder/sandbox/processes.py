"""The processes of a sandbox, seen in /proc from outside: which they are, what they use, and their end.

Used where no control group may be made, and for what a group does not say.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import select
import signal
import time
from collections.abc import Callable, Collection
from pathlib import Path

MAX_PROCESSES = 64
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20
#: How often processes that appear while others are being killed are looked for again.
_ROUNDS = 50
#: Milliseconds that a killed process may take to be gone.
_DEATH_MS = 1000


class Exceeded(Exception):
    """The sandbox used more memory or processes than it may; the message says which."""


@dataclasses.dataclass(frozen=True)
class Process:
    """What ``/proc/PID/stat`` says of a process.

    Attributes
    ----------
    own, waited_for
        CPU seconds of the process, and of those of its children (and theirs) that have ended and were
        waited for.
    started
        Clock ticks after the machine's start: together with the number it names a process for good.
    """

    pid: int
    parent: int
    state: str
    own: float
    waited_for: float
    started: int

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended (a zombie has)."""
        return self.state not in "ZX"


def look(pid: int) -> Process | None:
    """A process as it is now, None if there is none of that number."""
    with contextlib.suppress(OSError, ValueError, IndexError), open(f"/proc/{pid}/stat") as stream:
        fields = stream.read().rpartition(")")[2].split()
        user, system, children_user, children_system = (int(field) for field in fields[11:15])
        return Process(
            pid,
            parent=int(fields[1]),
            state=fields[0],
            own=(user + system) / _TICKS,
            waited_for=(children_user + children_system) / _TICKS,
            started=int(fields[19]),
        )
    return None


def family(root: int) -> list[Process]:
    """A process and all below it."""
    children: dict[int, list[Process]] = {}
    first = None
    for name in os.listdir("/proc"):
        process = look(int(name)) if name.isdigit() else None
        if process is None:
            continue
        if process.pid == root:
            first = process
        children.setdefault(process.parent, []).append(process)
    found: list[Process] = []
    waiting = [first] if first is not None else []
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting.extend(children.get(process.pid, ()))
    return found


def _at_one_moment(root: int) -> list[Process]:
    """A process and all below it, each process's time in exactly one place: its own or its parent's.

    Files are read one after the other. A parent read before its child never has the child's time already;
    a child that is gone when its turn comes has its time in the parent's once that is read again.
    """
    members = family(root)
    for _ in range(_ROUNDS):
        again = [
            now for then in members if (now := look(then.pid)) is not None and now.started == then.started
        ]
        if len(again) == len(members):
            return again
        members = again
    return members


def is_alive(pid: str) -> bool:
    """Whether there is a process of that number."""
    return pid.isdigit() and Path(f"/proc/{pid}").exists()


def slowdown() -> float:
    """How many times slower than on an idle machine a process gets on: what wants to run now, for each
    core.
    """
    with contextlib.suppress(OSError, ValueError, IndexError), open("/proc/loadavg") as stream:
        running = int(stream.read().split()[3].partition("/")[0])
        return max(1.0, running / (os.cpu_count() or 1))
    return 1.0


def kill_others(pids: Callable[[], Collection[int]], keep: Collection[int]) -> bool:
    """Kill all of some processes but a few, also those that appear meanwhile.

    Parameters
    ----------
    pids
        The numbers of the processes as they are now.
    keep
        The numbers of those that stay.

    Returns
    -------
    bool
        False if new ones appear faster than they can be killed.
    """
    killed: set[int] = set()
    for _ in range(_ROUNDS):
        handles = {}
        for pid in pids():
            if pid not in keep and pid not in killed:
                with contextlib.suppress(OSError):
                    handles[pid] = os.pidfd_open(pid)
        if not handles:
            return True
        try:
            # A number may have passed to a stranger since it was read, but not while the handle is open.
            still = set(pids())
            for pid, handle in handles.items():
                if pid in still:
                    with contextlib.suppress(OSError):
                        signal.pidfd_send_signal(handle, signal.SIGKILL)
                    killed.add(pid)
            for handle in (handles[pid] for pid in handles.keys() & still):
                # Dead at once, but for a busy machine: what it held is free when the next cell begins.
                poll = select.poll()
                poll.register(handle, select.POLLIN)
                poll.poll(_DEATH_MS)
        finally:
            for handle in handles.values():
                os.close(handle)
    return False


class Watcher:
    """Looks from outside at what the processes below one process use, as often as it is asked.

    It reads sizes at intervals, so a quick process can go somewhat over before it is seen; the limit on a
    single process's memory (`RLIMIT_DATA`) holds meanwhile.
    """

    def __init__(self, root: int, memory_mb: int, interval: float = 0.05) -> None:
        self._root = root
        self._limit = memory_mb
        self._interval = interval
        self._next = 0.0
        self._own: dict[tuple[int, int], float] = {}
        self._total = 0.0
        self._cpu_seconds = 0.0

    def check(self) -> None:
        """Raise `Exceeded` if the sandbox is over its limits. Cheap when called often."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + self._interval
        members = family(self._root)
        if len(members) > MAX_PROCESSES:
            raise Exceeded(f"more than {MAX_PROCESSES} processes")
        used = sum(_private_mb(process.pid) for process in members)
        if used > self._limit:
            raise Exceeded(f"more than {self._limit} MB of memory")

    def cpu_seconds(self) -> float:
        """CPU time of the processes now and of those that have ended, as far as it can be seen.

        Whoever is not waited for (its parent ignores ``SIGCHLD``) is counted by what was seen of it alive.
        """
        members = _at_one_moment(self._root)
        own = {(process.pid, process.started): process.own for process in members}
        total = sum(own.values()) + sum(process.waited_for for process in members)
        grown = sum(seconds - self._own.get(key, 0.0) for key, seconds in own.items())
        self._cpu_seconds += max(total - self._total, grown, 0.0)
        self._own, self._total = own, total
        return self._cpu_seconds

    def pids(self) -> list[int]:
        """The living processes."""
        return [process.pid for process in family(self._root) if process.is_alive]


def _private_mb(pid: int) -> float:
    """Memory that the process shares with nobody, and the files in memory that it holds."""
    with contextlib.suppress(OSError, ValueError, IndexError), open(f"/proc/{pid}/statm") as stream:
        resident, shared = (int(part) for part in stream.read().split()[1:3])
        # Pages inherited from the server count as private here although they are shared: at most a hundred
        # MB.
        return (resident - shared) * _PAGE_MB
    return 0.0
