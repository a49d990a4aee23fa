"""Memory and processes of a whole sandbox: a control group where one may be made, otherwise a watcher from
outside.

Limits of single processes (`setrlimit`) do not do: they do not add up over the processes of a sandbox, and
the limit on the number of processes does not bind root inside a user namespace.
"""

from __future__ import annotations

import contextlib
import functools
import os
import time
import uuid
from pathlib import Path

MAX_PROCESSES = 64
_V1 = Path("/sys/fs/cgroup")


class Exceeded(Exception):
    """The sandbox used more memory or processes than it may; the message says which."""


class ControlGroup:
    """A control group of version 2, or a pair of version 1 (memory, pids).

    The kernel then kills a process of the sandbox when memory runs out and refuses to start the 65th.
    """

    def __init__(self, folders: list[Path]) -> None:
        self._folders = folders

    @classmethod
    def make(cls, memory_mb: int) -> ControlGroup | None:
        """A fresh group with its limits set, None where this user may not make one."""
        name = f"autograder-{os.getpid()}-{uuid.uuid4().hex}"
        _sweep()
        limit = memory_mb * 2**20
        for folders, settings in (_version_2(name, limit), _version_1(name, limit)):
            made: list[Path] = []
            try:
                for folder in folders:
                    folder.mkdir()
                    made.append(folder)
                for path, value, needed in settings:
                    if needed or path.exists():
                        path.write_text(value)
                if made and all((folder / "cgroup.procs").exists() for folder in made):
                    return cls(made)
            except OSError:
                pass
            for folder in made:
                with contextlib.suppress(OSError):
                    folder.rmdir()
        return None

    def entries(self) -> list[str]:
        """The files into which a process writes its number to join."""
        return [str(folder / "cgroup.procs") for folder in self._folders]

    def oom_kills(self) -> int:
        """How many processes of the group the kernel has killed for their memory."""
        for folder in self._folders:
            for name in ("memory.events", "memory.oom_control"):
                with contextlib.suppress(OSError, ValueError):
                    for line in (folder / name).read_text().splitlines():
                        key, value = line.split()
                        if key == "oom_kill":
                            return int(value)
        return 0

    def close(self) -> None:
        """Remove the group; its processes must be gone (they may take a moment to be)."""
        for folder in self._folders:
            for _ in range(100):
                try:
                    folder.rmdir()
                    break
                except FileNotFoundError:
                    break
                except OSError:
                    time.sleep(0.01)


@functools.lru_cache(maxsize=1)
def _sweep() -> None:
    """Remove the groups that graders left behind which were killed; once a process."""
    own = _own_group()
    for parent in (_V1 / "memory", _V1 / "pids", *([own] if own else [])):
        for folder in parent.glob("autograder-*-*"):
            if not is_alive(folder.name.split("-")[1]):
                with contextlib.suppress(OSError):
                    folder.rmdir()


def is_alive(pid: str) -> bool:
    """Whether there is a process of that number."""
    return pid.isdigit() and Path(f"/proc/{pid}").exists()


def _version_2(name: str, limit: int) -> tuple[list[Path], list[tuple[Path, str, bool]]]:
    own = _own_group()
    if own is None:
        return [], []
    folder = own / name
    return [folder], [
        (folder / "memory.max", str(limit), True),
        (folder / "memory.swap.max", "0", False),
        (folder / "pids.max", str(MAX_PROCESSES), True),
    ]


def _own_group() -> Path | None:
    """Where this process may make groups of version 2: beside its own (a group with processes may not have
    children).
    """
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/cgroup").read_text().splitlines():
            if line.startswith("0::"):
                group = _V1 / line[3:].lstrip("/")
                if (_V1 / "cgroup.controllers").exists():
                    return group.parent if group != _V1 else group
    return None


def _version_1(name: str, limit: int) -> tuple[list[Path], list[tuple[Path, str, bool]]]:
    memory, pids = _V1 / "memory" / name, _V1 / "pids" / name
    return [memory, pids], [
        (memory / "memory.limit_in_bytes", str(limit), True),
        (memory / "memory.memsw.limit_in_bytes", str(limit), False),
        (pids / "pids.max", str(MAX_PROCESSES), True),
    ]


class Watcher:
    """Looks from outside at what the processes below one process use, as often as it is asked.

    Used where no control group may be made. It reads sizes at intervals, so a quick process can go somewhat
    over before it is seen; the limit on a single process's memory (`RLIMIT_DATA`) holds meanwhile.
    """

    def __init__(self, root: int, memory_mb: int, interval: float = 0.05) -> None:
        self._root = root
        self._limit = memory_mb
        self._interval = interval
        self._next = 0.0

    def check(self) -> None:
        """Raise `Exceeded` if the sandbox is over its limits. Cheap when called often."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + self._interval
        family = descendants(self._root)
        if len(family) > MAX_PROCESSES:
            raise Exceeded(f"more than {MAX_PROCESSES} processes")
        used = sum(_private_mb(pid) for pid in family)
        if used > self._limit:
            raise Exceeded(f"more than {self._limit} MB of memory")


def descendants(root: int) -> list[int]:
    """A process and all below it, by number."""
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError, ValueError, IndexError), open(f"/proc/{name}/stat") as stream:
                parent = int(stream.read().rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(name))
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting.extend(children.get(pid, ()))
    return found


def _private_mb(pid: int) -> float:
    """Memory that the process shares with nobody, and the files in memory that it holds."""
    with contextlib.suppress(OSError, ValueError, IndexError), open(f"/proc/{pid}/statm") as stream:
        resident, shared = (int(part) for part in stream.read().split()[1:3])
        # Pages inherited from the server count as private here although they are shared: at most a hundred
        # MB.
        return (resident - shared) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return 0.0
