"""The first process of the sandbox: a server that forks a fresh student process on request, or one student
process.

Started as ``python -m autograder.student.fork_server '{…}'`` with a control socket as an inherited file. It
imports what is slow to import once; a forked student process is then ready in milliseconds. The server holds
nothing worth stealing; a student process is walled off from it by Landlock, may not outlive its turn, and
leaves nothing behind for the next: between two turns the server kills every other process of the sandbox and
deletes every file.

Each grading worker has a server of its own. One for all of them would save the others' 0.2 s of CPU time at
the start, and would put students who are graded at the same time into one process namespace, where this
cleaning between turns is not possible.

Over the control socket the judge's side sends one letter: ``S`` with a connected socket attached (start a
student process on it), ``K`` (kill it), ``F`` (import what draws figures: most of what there is to import,
and few submissions need it). The answers are lines of JSON: ``{"ready"}``, ``{"started": pid}``,
``{"figures"}``, ``{"ended": …}`` with what the process cost.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import io
import json
import os
import resource
import select
import shutil
import signal
import socket
import sys
import tempfile
import typing

from .cleanup import SCRATCH, clean_up, contents

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4
_READABLE = (
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/course",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/self",
)
#: What draws, beside what the assignment imports.
_FIGURES = ("matplotlib", "matplotlib.pyplot", "matplotlib_inline.backend_inline")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
# POSIX semaphores, which multiprocessing is built on, are files here.
_SHARED = "/dev/shm"


def main() -> None:
    """Serve, as the one argument (JSON) says."""
    options = json.loads(sys.argv[1])
    control = socket.socket(fileno=options["control"])
    os.set_inheritable(control.fileno(), False)
    # No other process of the same user may trace this one, with or without Landlock.
    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if not options["sandboxed"]:
        # Bubblewrap ends with its parent; without it this process has to.
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    for limit in (resource.RLIMIT_CPU, resource.RLIMIT_DATA):
        # The judge's own limits are not the student's.
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (hard, hard))
    gc.disable()
    _preload(options["preload"], options["fonts"])
    if options["figures"]:
        _prepare_figures()
    if options["warm"]:
        _prepare_students(options)
    # What is imported by now stays: a collection in a forked process would look at it, and copy its pages.
    # So does what is garbage, which takes less than looking for it.
    gc.freeze()
    gc.enable()
    if options["warm"]:
        _serve(control, options)
    else:
        _send(control, {"ready": True})
        letter, handles = _command(control)
        if letter == b"S":
            control.close()
            _become_student(handles[0], options)


def _preload(modules: list[str], fonts: str) -> None:
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    # Matplotlib wants a folder that it can write to; its list of fonts, which takes a second to make, comes
    # from outside.
    os.environ["MPLCONFIGDIR"] = tempfile.mkdtemp(prefix="matplotlib-")
    if fonts and os.path.isdir(fonts):
        shutil.copytree(fonts, os.environ["MPLCONFIGDIR"], dirs_exist_ok=True)
    for name in modules:
        # What is missing here is missing in the student's cells too, and shows there.
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    from . import (
        executor,  # noqa: F401
        shell,
    )

    shell.make_shell()
    if "matplotlib" in sys.modules:
        _prepare_figures()


def _prepare_figures() -> None:
    """Import what draws and draw a figure, which imports a good deal more and builds the list of fonts."""
    with contextlib.suppress(ImportError):
        for name in _FIGURES:
            importlib.import_module(name)
        if "coursekit.plots" in sys.modules:
            # It comes with the first graph that is drawn, and takes longer than the graph.
            importlib.import_module("networkx")
        import matplotlib.pyplot as plt

        from . import shell

        figure, _ = plt.subplots(layout="constrained")
        figure.savefig(io.BytesIO(), format="png")
        plt.close(figure)
        shell.show_figures_inline()


def _prepare_students(options: dict[str, typing.Any]) -> None:
    """Make here, once, what every student process would make for itself."""
    from . import shell

    shell.warm_up(shell.StudentShell.instance())
    if options["landlock"]:
        from . import landlock  # noqa: F401
    if options["filtered"]:
        from . import seccomp

        seccomp.prepared(options["counted"], _protected(os.getpid()))


def _protected(server: int) -> frozenset[int]:
    """The processes that no student process may touch: this server and its group."""
    return frozenset({server, -os.getpgid(server)} - {0})


def _serve(control: socket.socket, options: dict[str, typing.Any]) -> None:
    child = 0
    watch: int | None = None
    # Mount points of a course that lies below /tmp itself: not a student's, and large.
    own = contents()
    _send(control, {"ready": True})
    while True:
        poll = select.poll()
        poll.register(control, select.POLLIN)
        if watch is not None:
            poll.register(watch, select.POLLIN)
        ready = {handle for handle, _ in poll.poll()}
        if watch is not None and watch in ready:
            os.close(watch)
            watch = None
            _send(control, {"ended": clean_up(child, own)})
            continue
        letter, handles = _command(control)
        if not letter:
            return
        if letter == b"S":
            child = os.fork()
            if child == 0:
                with contextlib.suppress(BaseException):
                    control.close()
                    _become_student(handles[0], options)
                os._exit(0)
            os.close(handles[0])
            watch = os.pidfd_open(child)
            _send(control, {"started": child})
        elif letter == b"F":
            _prepare_figures()
            _send(control, {"figures": True})
        elif letter == b"K" and watch is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)


def _command(control: socket.socket) -> tuple[bytes, list[int]]:
    try:
        letter, handles, _, _ = socket.recv_fds(control, 1, 1)
    except OSError:
        return b"", []
    return letter, handles


def _send(control: socket.socket, what: dict[str, typing.Any]) -> None:
    control.sendall(json.dumps(what).encode() + b"\n")


def _become_student(handle: int, options: dict[str, typing.Any]) -> None:
    """Turn this process into one that runs a student's cells; returns when the judge hangs up."""
    server = os.getppid()
    # Leads its session already, unless it was forked.
    with contextlib.suppress(PermissionError):
        os.setsid()
    home = SCRATCH if options["sandboxed"] else options["home"]
    os.makedirs(home, mode=0o700, exist_ok=True)
    os.chdir(home)
    os.environ.update(HOME=home, TMPDIR=home, PWD=home)
    # The server's own, which is closed to students.
    tempfile.tempdir = None
    for folder, names, files in os.walk(options["data"]) if options["data"] else ():
        inner = os.path.relpath(folder, options["data"])
        for name in names:
            os.makedirs(os.path.join(inner, name), exist_ok=True)
        for name in files:
            os.symlink(os.path.join(folder, name), os.path.join(inner, name))
    if options["landlock"]:
        from . import landlock

        landlock.restrict([*_READABLE, *options["readable"]], [home, _SHARED], _DEVICES)
    limits = {
        resource.RLIMIT_DATA: options["memory_mb"] * 2**20,
        resource.RLIMIT_FSIZE: 64 * 2**20,
        resource.RLIMIT_NOFILE: 256,
        # Not 0: the machine's handler of crashes, which runs outside as root, is spared by 1 alone (core(5)).
        resource.RLIMIT_CORE: 1,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_SIGPENDING: 64,
    }
    if options["filtered"]:
        limits[resource.RLIMIT_NPROC] = 64
    for limit, value in limits.items():
        hard = resource.getrlimit(limit)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (value, value))
    if options["filtered"]:
        import selectors

        from . import seccomp

        # Watches of epoll are counted for all processes of a user; asyncio does with poll as well.
        selectors.DefaultSelector = selectors.PollSelector  # type: ignore[misc, assignment]
        seccomp.restrict(counted=options["counted"], protected=_protected(server))
    import numpy as np

    # The server's legacy state would be every student's. From a number: NumPy takes longer to find one.
    np.random.seed(int.from_bytes(os.urandom(4)))  # noqa: NPY002
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.close(null)
    from .. import wire
    from .executor import Executor
    from .shell import StudentShell, import_from_working_folder

    import_from_working_folder()
    connection = socket.socket(fileno=handle)
    Executor(wire.Channel(connection), StudentShell.instance()).serve()


if __name__ == "__main__":
    main()
