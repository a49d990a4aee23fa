"""Between two turns: whatever a student process left running is killed, and what it left lying deleted."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import time
import typing

#: Where a student process starts; deleted with everything else.
SCRATCH = "/tmp/turn"
_WRITABLE = ("/tmp", "/dev/shm", "/var/tmp")


def contents() -> set[str]:
    """What lies in the folders that a student process may write to."""
    return {os.path.join(folder, name) for folder in _WRITABLE for name in _names(folder)}


def clean_up(child: int, own: set[str]) -> dict[str, typing.Any]:
    """Kill whatever the ended turn left running, and delete what it left lying, the server's own files aside;
    return what it cost.
    """
    _, status, usage = os.wait4(child, 0)
    for _ in range(1000):
        # Everything in the sandbox but this process and its init. The kernel does this in one sweep, so that
        # a process that forks as fast as it can does not get away.
        with contextlib.suppress(ProcessLookupError):
            os.kill(-1, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if not _others():
            break
        time.sleep(0.002)
    for path in contents() - own:
        _delete(path)
    return {
        "tainted": _left_behind(),
        "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
        "code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else 0,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory_mb": usage.ru_maxrss / 1024,
    }


def _names(folder: str) -> list[str]:
    """What lies in a folder; nothing in one that is not there."""
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _left_behind() -> bool:
    """Whether anything of the turn is still there: processes, files, System V shared memory, which outlives
    its processes.
    """
    if _others() or os.listdir("/dev/shm") or os.path.exists(SCRATCH):
        return True
    for kind in ("shm", "msg", "sem"):
        with contextlib.suppress(OSError), open(f"/proc/sysvipc/{kind}") as stream:
            if len(stream.readlines()) > 1:
                return True
    return False


def _others() -> bool:
    """Whether any other process of this sandbox is alive (init, which reaps, aside)."""
    mine = os.getpid()
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) not in (1, mine):
            with contextlib.suppress(OSError), open(f"/proc/{name}/stat") as stream:
                if stream.read().rpartition(")")[2].split()[0] not in "ZX":
                    return True
    return False


def _delete(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        for folder, _, _ in os.walk(path):
            with contextlib.suppress(OSError):
                os.chmod(folder, 0o700)
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            os.unlink(path)
