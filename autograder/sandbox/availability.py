"""Whether this machine can wall student code off, and if not, why and what to do."""

from __future__ import annotations

import functools
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ..student import landlock, seccomp
from . import filesystem, launch, user

#: What must be readable inside: the grader's own Python packages, by name.
_NEEDED = ("numpy", "msgpack", "IPython", "matplotlib")
_WAY_OUT = "or pass --unsandboxed for code that you trust"


class SandboxError(Exception):
    """The sandbox cannot be had: the message says why and what to do."""


def check_available() -> None:
    """Raise `SandboxError`, with the remedy, unless student code can be walled off on this machine."""
    problem = _availability(tempfile.gettempdir())[0]
    if problem:
        raise SandboxError(problem)


def refuse_exposure(protected: Iterable[Path]) -> None:
    """Raise `SandboxError`, with the remedy, if any of these paths lies in a folder that a sandbox shows."""
    problem = filesystem.exposure(protected)
    if problem:
        raise SandboxError(problem)


@functools.lru_cache(maxsize=8)
def _availability(temporary: str) -> tuple[str, bool]:
    """Why there can be no sandbox ("" if there can), and whether it may have a user of its own.

    Parameters
    ----------
    temporary
        The folder in which sandboxes have theirs: not every user may enter it.
    """
    if not sys.platform.startswith("linux"):
        return f"grading needs Linux (bubblewrap): grade on a Linux machine, {_WAY_OUT}", False
    if not seccomp.machine_is_known():
        known = "a 64-bit Python on x86_64 or aarch64"
        return f"student code is walled off only by {known}: grade on such a machine, {_WAY_OUT}", False
    if shutil.which("bwrap") is None:
        return (
            "bubblewrap is not installed, and student code is not run without it: "
            f"install it (sudo apt-get install bubblewrap), {_WAY_OUT}"
        ), False
    number = user.spare_user()
    if number is not None and not _try(number, temporary):
        return "", True
    said = _try(None, temporary)
    if not said:
        return "", False
    remedy = "allow unprivileged user namespaces"
    if Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns").exists():
        remedy = "allow user namespaces (sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0)"
    elif Path("/proc/sys/kernel/unprivileged_userns_clone").exists():
        remedy = "allow user namespaces (sudo sysctl -w kernel.unprivileged_userns_clone=1)"
    return f"bubblewrap cannot make a sandbox here ({said}): {remedy}, {_WAY_OUT}", False


def own_user() -> int | None:
    """The user that a sandbox belongs to, None for the one who grades."""
    return user.spare_user() if _availability(tempfile.gettempdir())[1] else None


@functools.cache
def contained_user() -> int | None:
    """The user of a process without a sandbox, None where root does not grade or it could not run Python."""
    number = user.spare_user()
    needed = [sys.executable, os.__file__, *filesystem.places().values()]
    if number is None or user.hidden_from(number, needed):
        return None
    return number


def missing_walls() -> list[str]:
    """What a contained process can do that a sandboxed one cannot, on this machine; a clause each."""
    found = [
        "it shares the process table and the temporary folder with the grader",
        "memory and processes are limited for each process alone, and watched from outside",
    ]
    if not landlock.version():
        found.append("it can read every file that its user may read")
    if contained_user() is None:
        found.append("it runs as the user who grades")
    return found


def _try(number: int | None, temporary: str) -> str:
    """Start a sandbox as that user in which nothing happens; why that does not do, "" if it does."""
    packages = [spec.origin for spec in map(importlib.util.find_spec, _NEEDED) if spec and spec.origin]
    readable = [sys.executable, os.__file__, *packages, "/course/library/nothing"]
    with tempfile.TemporaryDirectory(prefix=f"autograder-{os.getpid()}-", dir=temporary) as name:
        folder = Path(name)
        (folder / "library").mkdir()
        (folder / "library" / "nothing").touch()
        shown = [(str(folder / "library"), "/course/library")]
        try:
            command = launch.prepare(folder, number, shown=shown, disable_userns=can_disable_userns())
            with command.arguments as arguments:
                test = 'for path; do test -r "$path" || { echo "$path cannot be read" >&2; exit 1; }; done'
                done = subprocess.run(
                    [*command.words, "/bin/sh", "-c", test, "sh", *readable],
                    capture_output=True,
                    text=True,
                    errors="replace",
                    timeout=20,
                    pass_fds=(arguments.fileno(),),
                    check=False,
                )
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["no reason given"])[-1]


@functools.lru_cache(maxsize=1)
def can_disable_userns() -> bool:
    """Whether this bubblewrap can keep what runs inside from making user namespaces of its own."""
    done = subprocess.run([shutil.which("bwrap") or "bwrap", "--help"], capture_output=True, text=True)
    return "--disable-userns" in done.stdout + done.stderr
