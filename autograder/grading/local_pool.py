"""Grading in processes on this machine, one a core."""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import fcntl
import multiprocessing
import multiprocessing.connection
import os
import signal
import tempfile
import time
import typing
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.process import BaseProcess

from ..interpreters import trusting_no_folder
from ..result import SubmissionResult
from ..sandbox.availability import SandboxError
from ..sandbox.cores import own_core
from ..sandbox.pool import POOL
from . import worker_server
from .pool import Grade, grade
from .task import GradingTask, open_sandbox

#: How often a worker is asked to end before it is killed, and the seconds in between.
REMINDERS = 20
SECONDS_BETWEEN = 0.5


def default_jobs() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class LocalPool:
    """Processes on this machine.

    Parameters
    ----------
    jobs
        How many (default: one a core).
    function
        What grades a task; importable by name in a fresh interpreter.
    """

    def __init__(self, jobs: int | None = None, function: Grade = grade) -> None:
        self._jobs = jobs or default_jobs()
        self._function = function
        self._executor: ProcessPoolExecutor | None = None

    @property
    def width(self) -> int:
        return self._jobs

    def submit(self, task: GradingTask) -> Future[SubmissionResult]:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self._jobs,
                mp_context=worker_server.context(walled_off=task.settings.sandboxed),
                initializer=_begin_worker,
                initargs=(
                    task if self._function is grade else None,
                    dict(os.environ),
                    self._jobs >= default_jobs(),
                ),
            )
        with trusting_no_folder():
            return self._executor.submit(self._function, task)

    def rebuild(self) -> None:
        self.stop()

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None

    def stop(self) -> None:
        if self._executor is None:
            return
        executor, self._executor = self._executor, None
        # A task that is running would otherwise hold up the end for as long as its time limit allows.
        processes = list((getattr(executor, "_processes", None) or {}).values())
        executor.shutdown(wait=False, cancel_futures=True)
        _end(processes)


def _end(processes: list[BaseProcess]) -> None:
    """End workers, and come back when they are gone.

    One signal is not enough. A worker that gets it just before it begins to wait for its queue does not wake
    up by it, and never will when another one ended with the queue's lock in its hands: the interpreter would
    wait for it at its own end.
    """
    waiting = {process.sentinel: process for process in processes}
    for _ in range(REMINDERS):
        for process in waiting.values():
            with contextlib.suppress(OSError):
                process.terminate()
        until = time.monotonic() + SECONDS_BETWEEN
        while waiting and (left := until - time.monotonic()) > 0:
            for sentinel in multiprocessing.connection.wait(list(waiting), left):
                del waiting[typing.cast("int", sentinel)]
    for process in waiting.values():
        with contextlib.suppress(OSError):
            process.kill()


def _begin_worker(first: GradingTask | None, environment: dict[str, str], on_one_core: bool) -> None:
    """Let a worker leave Ctrl-C to its parent, never outlive it, and start its sandbox before all else.

    Parameters
    ----------
    environment
        The parent's: the server from which this process was forked may have started with another.
    on_one_core
        Whether there is a worker for each core. A judge and the student's process that it asks take turns:
        on one core neither has to be woken on another, and a student's many processes are in nobody else's
        way.
    """
    if on_one_core and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {own_core()})
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end_worker)
    parent = multiprocessing.parent_process()
    with contextlib.suppress(OSError, AttributeError):
        _end_with(parent)
    if parent is not None and not parent.is_alive():
        os._exit(1)
    if first is not None and POOL.keeps(warm=first.settings.warm, sandboxed=first.settings.sandboxed):
        # Why there is none will be said where one is needed.
        with contextlib.suppress(SandboxError):
            open_sandbox(first)


def _end_with(parent: BaseProcess | None) -> None:
    """Have the kernel kill this process when its parent is gone, whatever it does then.

    A pool's workers hold both ends of their queue and would wait forever for a parent that was killed.
    """
    pr_set_pdeathsig = 1
    # To the kernel the server is the parent; it outlives the process that asked for this one.
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
    if parent is not None:
        # The reading end of a pipe whose other end the true parent holds.
        sentinel = parent.sentinel
        fcntl.fcntl(sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(sentinel, fcntl.F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(sentinel, fcntl.F_SETFL, fcntl.fcntl(sentinel, fcntl.F_GETFL) | os.O_ASYNC)


def _end_worker(_number: int, _frame: object) -> None:
    """Tidy up the sandbox and go, even from the middle of a submission."""
    # The signal is sent again to a worker that is still there: do not begin to tidy up twice.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    # Not by an exception: whatever runs may catch it.
    atexit._run_exitfuncs()
    os._exit(128 + signal.SIGTERM)
