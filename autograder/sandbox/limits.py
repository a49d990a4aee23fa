"""Memory, processes and CPU time of a whole sandbox, where a control group may be made.

Limits of single processes (`setrlimit`) do not do: they do not add up over the processes of a sandbox, and
the limit on the number of processes does not bind root inside a user namespace. Where no group may be made,
`processes.Watcher` stands in.
"""

from __future__ import annotations

import contextlib
import functools
import os
import time
import typing
import uuid
from pathlib import Path

from .processes import MAX_PROCESSES, is_alive

_V1 = Path("/sys/fs/cgroup")
#: Microseconds of CPU time that a sandbox gets in each period of so many: one core.
_PERIOD = 100_000


class ControlGroup:
    """A control group of version 2, or of version 1 one each for memory and processes, and for CPU time
    where there is such.

    The kernel then kills a process of the sandbox when memory runs out, refuses to start the 65th, gives all
    of them together no more than one core, and counts their CPU time, also of those that have ended.
    """

    def __init__(self, folders: list[Path]) -> None:
        self._folders = folders
        self._cpu_seconds = 0.0
        self._procs = folders[0] / "cgroup.procs"
        files = (
            _CpuTimeFile.of(folder / name, key, unit)
            for folder in folders
            for name, key, unit in (("cpu.stat", b"usage_usec", 1e-6), ("cpuacct.usage", b"", 1e-9))
        )
        self._cpu_time = next(filter(None, files), None)

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
                    made += _version_1_cpu(name) if len(made) > 1 else []
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

    @property
    def has_one_core(self) -> bool:
        """Whether the kernel holds the group to one core."""
        return any((folder / name).exists() for folder in self._folders for name in _QUOTAS)

    @property
    def counts_cpu(self) -> bool:
        """Whether the kernel counts the group's CPU time."""
        return self._cpu_time is not None

    def cpu_seconds(self) -> float:
        """CPU time of all processes that are or were in the group."""
        assert self._cpu_time is not None
        # Once the group is gone, what was last seen.
        self._cpu_seconds = max(self._cpu_seconds, self._cpu_time.seconds() or 0.0)
        return self._cpu_seconds

    def pids(self) -> list[int]:
        """The living processes."""
        with contextlib.suppress(OSError):
            return [int(line) for line in self._procs.read_bytes().split()]
        return []

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
        if self._cpu_time is not None:
            self._cpu_time.close()
        for folder in self._folders:
            for _ in range(100):
                try:
                    folder.rmdir()
                    break
                except FileNotFoundError:
                    break
                except OSError:
                    time.sleep(0.01)


#: The files that hold the quota; group folders without them have no such limit.
_QUOTAS = ("cpu.max", "cpu.cfs_quota_us")


class _CpuTimeFile:
    """A file of the kernel that counts CPU time. It stays open: it is read after every cell."""

    def __init__(self, file: typing.BinaryIO, key: bytes, unit: float) -> None:
        self._file = file
        self._key = key
        self._unit = unit

    @classmethod
    def of(cls, path: Path, key: bytes, unit: float) -> _CpuTimeFile | None:
        """The file at a path, None if it does not count CPU time.

        Parameters
        ----------
        key
            The word that stands before the number; empty where the number stands alone.
        unit
            What the number counts, in seconds.
        """
        with contextlib.suppress(OSError):
            file = cls(path.open("rb", buffering=0), key, unit)
            if file.seconds() is not None:
                return file
            file.close()
        return None

    def seconds(self) -> float | None:
        """What it says; None if it cannot be read, or not any more."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            words = os.pread(self._file.fileno(), 4096, 0).split()
            return int(words[words.index(self._key) + 1] if self._key else words[0]) * self._unit
        return None

    def close(self) -> None:
        """Close the file."""
        self._file.close()


@functools.lru_cache(maxsize=1)
def _sweep() -> None:
    """Remove the groups that graders left behind which were killed; once a process."""
    own = _own_group()
    for parent in (*(_V1 / kind for kind in ("memory", "pids", "cpu", "cpuacct")), *([own] if own else [])):
        for folder in parent.glob("autograder-*-*"):
            if not is_alive(folder.name.split("-")[1]):
                with contextlib.suppress(OSError):
                    folder.rmdir()


def _version_2(name: str, limit: int) -> tuple[list[Path], list[tuple[Path, str, bool]]]:
    own = _own_group()
    if own is None:
        return [], []
    folder = own / name
    return [folder], [
        (folder / "memory.max", str(limit), True),
        (folder / "memory.swap.max", "0", False),
        (folder / "pids.max", str(MAX_PROCESSES), True),
        (folder / "cpu.max", f"{_PERIOD} {_PERIOD}", False),
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


def _version_1_cpu(name: str) -> list[Path]:
    """Groups that hold to one core and count, where they can be made; often both are one hierarchy."""
    made = []
    for parent in {(_V1 / kind).resolve() for kind in ("cpu", "cpuacct")}:
        folder = parent / name
        try:
            folder.mkdir()
            if (folder / "cpu.cfs_quota_us").exists():
                (folder / "cpu.cfs_period_us").write_text(str(_PERIOD))
                (folder / "cpu.cfs_quota_us").write_text(str(_PERIOD))
            if not (folder / "cgroup.procs").exists():
                raise OSError
            made.append(folder)
        except OSError:
            with contextlib.suppress(OSError):
                folder.rmdir()
    return made
