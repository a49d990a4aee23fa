"""Grading on the workers of a Dask cluster."""

from __future__ import annotations

import concurrent.futures
import contextlib
import logging
import typing
from concurrent.futures import Future

from ..course import CourseError
from ..result import SubmissionResult
from .pool import Grade, WorkerDiedError, grade
from .task import GradingTask

#: Seconds to wait for a Dask scheduler to answer.
DASK_PATIENCE = 10


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
        # Each of their loggers has a level of its own.
        if name.split(".")[0] in packages:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
