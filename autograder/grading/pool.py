"""What a pool is: somewhere to run the grading function over many submissions."""

from __future__ import annotations

import typing
from collections.abc import Callable
from concurrent.futures import Future

from ..result import SubmissionResult
from .task import GradingTask

Grade = Callable[[GradingTask], SubmissionResult]


def grade(task: GradingTask) -> SubmissionResult:
    """Grade one submission, in a process that imports what that takes when it is first asked to."""
    from .submission import grade as grade_submission

    return grade_submission(task)


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
