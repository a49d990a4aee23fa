"""Mapping the grading function over many submissions: on this machine's cores or on a Dask cluster.

A submission may kill the process that grades it. That costs this one submission: the pool is built again,
whatever else was under way is graded again, and only a task that kills a process of its own is given up. A
task whose sandbox does not start while others work is tried again at the end, alone.
"""

from __future__ import annotations

import atexit
import concurrent.futures
import contextlib
import ctypes
import logging
import multiprocessing
import os
import signal
import typing
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from ..course import CourseError
from ..result import SubmissionResult, ungradable
from ..sandbox.availability import SandboxError
from ..sandbox.pool import POOL
from .task import GradingTask, open_sandbox

Grade = Callable[[GradingTask], SubmissionResult]

#: Seconds to wait for a Dask scheduler to answer.
DASK_PATIENCE = 10

DIED = "the process that graded it died (killed, out of memory, or stuck in one computation)"


def grade(task: GradingTask) -> SubmissionResult:
    """Grade one submission, in a process that imports what that takes when it is first asked to."""
    from .submission import grade as grade_submission

    return grade_submission(task)


def default_jobs() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class WorkerDiedError(Exception):
    """The process that graded a task died, and no other task can be to blame."""


class Pool(typing.Protocol):
    """Somewhere to run tasks."""

    @property
    def width(self) -> int:
        """How many tasks run at the same time."""

    def submit(self, task: GradingTask) -> Future[SubmissionResult]:
        """Start a task."""

    def rebuild(self) -> None:
        """Start anew after a process died."""

    def close(self) -> None:
        """End once nothing runs any more."""

    def stop(self) -> None:
        """End at once, whatever is running."""


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
            # Fresh interpreters: forking a parent that has threads (progress bar, database) can deadlock the
            # child.
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(
                self._jobs,
                mp_context=context,
                initializer=_begin_worker,
                initargs=(task if self._function is grade else None,),
            )
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
        for process in processes:
            with contextlib.suppress(OSError, ValueError, AttributeError):
                process.terminate()


def _begin_worker(first: GradingTask | None) -> None:
    """Let a worker leave Ctrl-C to its parent, never outlive it, and start its sandbox before all else."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end_worker)
    parent = multiprocessing.parent_process()
    with contextlib.suppress(OSError, AttributeError):
        # A pool's workers hold both ends of their queue and would wait forever for a parent that was killed.
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
    if parent is not None and not parent.is_alive():
        os._exit(1)
    if first is not None and POOL.keeps(warm=first.settings.warm, sandboxed=first.settings.sandboxed):
        # Why there is none will be said where one is needed.
        with contextlib.suppress(SandboxError):
            open_sandbox(first)


def _end_worker(_number: int, _frame: object) -> None:
    """Tidy up the sandbox and go, even from the middle of a submission."""
    # Not by an exception: whatever runs may catch it.
    atexit._run_exitfuncs()
    os._exit(128 + signal.SIGTERM)


class DaskPool:
    """The workers of a Dask cluster, which need this package and what it needs.

    Parameters
    ----------
    address
        The scheduler's, for example ``tcp://10.0.0.1:8786``.

    Raises
    ------
    CourseError
        If `distributed` is not installed, or the scheduler does not answer or has no workers.
    """

    def __init__(self, address: str, function: Grade = grade) -> None:
        try:
            import distributed
        except ImportError:
            raise CourseError("--dask needs the package `distributed`: pip install distributed") from None
        _silence("distributed", "tornado")
        self._function = function
        self._address = address
        try:
            self._client = distributed.Client(address, timeout=DASK_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError, AttributeError, ImportError):
            raise CourseError(
                f"no Dask scheduler answers at {address}: start one (`dask scheduler`) or correct the address"
            ) from None
        threads = sum(self._client.nthreads().values())
        if threads == 0:
            self._client.close()
            raise CourseError(
                f"the Dask scheduler at {address} has no workers: start some (`dask worker {address}`)"
            )
        self._width = threads

    @property
    def width(self) -> int:
        return self._width

    def submit(self, task: GradingTask) -> Future[SubmissionResult]:
        future: Future[SubmissionResult] = Future()
        remote = self._client.submit(self._function, task, pure=False)
        remote.add_done_callback(lambda done: self._hand_over(done, future))
        return future

    def _hand_over(self, done: typing.Any, future: Future[SubmissionResult]) -> None:
        try:
            if done.status == "cancelled":
                raise CourseError(
                    f"lost the Dask scheduler at {self._address}: start it again and grade again"
                )
            future.set_result(done.result(timeout=DASK_PATIENCE))
        except CourseError as error:
            future.set_exception(error)
        except BaseException as error:
            if type(error).__name__ == "KilledWorker":
                # Dask has tried it on several workers by then, one after the other.
                error = WorkerDiedError()
            elif isinstance(error, OSError | concurrent.futures.CancelledError | TimeoutError):
                error = CourseError(
                    f"lost the Dask scheduler at {self._address}: start it again and grade again"
                )
            future.set_exception(error)

    def rebuild(self) -> None:
        """Nothing to do: Dask's scheduler replaces workers by itself."""

    def close(self) -> None:
        self.stop()

    def stop(self) -> None:
        with contextlib.suppress(Exception):
            self._client.close(timeout=2)


def _silence(*packages: str) -> None:
    """Keep packages from logging: a lost connection is told in one line, not in their tracebacks."""
    for name in list(logging.root.manager.loggerDict):
        if name.split(".")[0] in packages:  # each of their loggers has a level of its own
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def map_tasks(tasks: Iterable[GradingTask], pool: Pool | None = None) -> Generator[SubmissionResult]:
    """Grade tasks, yielding each result as it comes; few tasks are held at a time.

    Parameters
    ----------
    tasks
        May be a generator: a task is asked for when there is room for it.
    pool
        Where to run them (default: a pool of local processes, one a core). Stopped at the end.

    Raises
    ------
    CourseError
        If grading cannot go on for a reason that is no submission's: no sandbox, a lost cluster.
    """
    pool = pool or LocalPool()
    waiting = iter(tasks)
    running: dict[Future[SubmissionResult], GradingTask] = {}
    suspects: list[GradingTask] = []
    refused: list[GradingTask] = []
    exhausted = graded_any = False
    try:
        while True:
            # After a death each suspect runs alone, so that the next death has one culprit only.
            room = 1 if suspects else 2 * pool.width
            before = len(running)
            while len(running) < room and not (exhausted and not suspects):
                task = suspects.pop(0) if suspects else next(waiting, None)
                if task is None:
                    exhausted = True
                    break
                running[_submit(pool, task, others=bool(running))] = task
            if not running and refused:
                task = refused.pop(0)
                running[_submit(pool, task, others=False)] = task
            if not running:
                pool.close()
                return
            alone, always_alone = len(running) == 1, len(running) == 1 and before == 0
            done, _ = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
            died = []
            for future in done:
                task = running.pop(future)
                try:
                    result = _outcome(future, task)
                except BrokenProcessPool:
                    died.append(task)
                except SandboxError as error:
                    if always_alone:
                        raise CourseError(str(error)) from None
                    refused.append(task)
                else:
                    graded_any = True
                    yield result
            if died and alone:
                pool.rebuild()
                yield _lost(died[0], DIED)
            elif died:
                suspects += died + list(running.values())
                running.clear()
                pool.rebuild()
            if refused and not graded_any and len(refused) >= pool.width:
                # On a machine that has no sandbox for anybody, one that fails alone is enough.
                suspects.append(refused.pop(0))
    finally:
        pool.stop()


def _submit(pool: Pool, task: GradingTask, others: bool) -> Future[SubmissionResult]:
    """Submit a task to a pool that may have died just now, on account of another task."""
    try:
        return pool.submit(task)
    except BrokenProcessPool as error:
        if others:  # their futures are about to fail as well: let this one share their way
            failed: Future[SubmissionResult] = Future()
            failed.set_exception(error)
            return failed
        pool.rebuild()
        return pool.submit(task)


def _outcome(future: Future[SubmissionResult], task: GradingTask) -> SubmissionResult:
    try:
        return future.result()
    except (BrokenProcessPool, CourseError, SandboxError):
        raise
    except WorkerDiedError:
        return _lost(task, DIED)
    except Exception as error:  # the grader's own fault: it costs this submission, not the run
        return _lost(
            task, f"the grader failed on it ({type(error).__name__}: {' '.join(str(error).split())})"
        )


def _lost(task: GradingTask, why: str) -> SubmissionResult:
    """A submission that ended its process or the grader: a later run does not pay for it again."""
    remedy = "look at the notebook, then grade it again with --force"
    return ungradable(task.student, task.assignment.name, f"{why}: {remedy}", task.fingerprint)
