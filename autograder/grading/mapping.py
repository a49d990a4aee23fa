"""Mapping the grading function over many submissions, whatever pool they run in.

A submission may kill the process that grades it. That costs this one submission: the pool is built again,
whatever else was under way is graded again, and only a task that kills a process of its own is given up. A
task whose sandbox does not start while others work is tried again at the end, alone.
"""

from __future__ import annotations

import concurrent.futures
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

from ..course import CourseError
from ..result import SubmissionResult, ungradable
from ..sandbox.availability import SandboxError
from .local_pool import LocalPool
from .pool import Pool, WorkerDiedError
from .task import GradingTask

DIED = "the process that graded it died (killed, out of memory, or stuck in one computation)"


def map_tasks(
    tasks: Iterable[GradingTask],
    pool: Pool | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Generator[SubmissionResult]:
    """Grade tasks, yielding each result as it comes; few tasks are held at a time.

    Parameters
    ----------
    tasks
        May be a generator: a task is asked for when there is room for it.
    pool
        Where to run them (default: a pool of local processes, one a core). Stopped at the end.
    meanwhile
        Called once, when as many tasks run as there is room for, and there is nothing to do but wait.

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
    exhausted = graded_any = waited = False
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
            if not waited:
                waited = True
                meanwhile()
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
        # Their futures are about to fail as well: let this one share their way.
        if others:
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
    except Exception as error:
        # The grader's own fault: it costs this submission, not the run.
        return _lost(
            task, f"the grader failed on it ({type(error).__name__}: {' '.join(str(error).split())})"
        )


def _lost(task: GradingTask, why: str) -> SubmissionResult:
    """A submission that ended its process or the grader: a later run does not pay for it again."""
    remedy = "look at the notebook, then grade it again with --force"
    return ungradable(task.student, task.assignment.name, f"{why}: {remedy}", task.fingerprint)
