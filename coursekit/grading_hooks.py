"""What a test cell does differently when it is graded: seeds, partial credit, and its closing line.

In a plain notebook nothing in this module has any effect beyond a fixed random seed and one printed line. A
grader opens :func:`grading_context` around a test cell; then :func:`fresh_rng` draws the student's own inputs
and :func:`part` records a failure and lets the cell go on. The state lives in a
:class:`contextvars.ContextVar`, so that two cells graded in two threads do not see each other.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

from numpy.random import Generator, default_rng

__all__ = [
    "PartRecorder",
    "cpu_seconds",
    "fresh_rng",
    "grading_context",
    "is_graded",
    "part",
    "visible_checks_passed",
]


class PartRecorder(Protocol):
    """A callable that is told how each part of a graded cell ended."""

    def __call__(self, name: str, weight: float, error: Exception | None) -> None:
        """Take note of one finished part.

        Parameters
        ----------
        name : str
            The literal that the test cell gave to :func:`part`.
        weight : float
            The part's share of the exercise, relative to the other parts of the cell.
        error : Exception or None
            What ended the part early; None when it passed.
        """


@dataclass(frozen=True)
class _Grading:
    seed_for: Callable[[str], int]
    record: PartRecorder
    cpu_seconds: Callable[[], float]


_grading: ContextVar[_Grading | None] = ContextVar("coursekit_grading", default=None)


@contextmanager
def grading_context(
    seed_for: Callable[[str], int],
    record: PartRecorder,
    cpu_seconds: Callable[[], float] = time.process_time,
) -> Iterator[None]:
    """Run the checks inside as graded ones. For graders only: a notebook never calls it.

    Parameters
    ----------
    seed_for : callable
        Maps an exercise's name to the non-negative integer that seeds its inputs.
    record : PartRecorder
        Told about every part when it ends.
    cpu_seconds : callable
        Counts the CPU time of this process and of those in which a student's functions run.
    """
    token = _grading.set(_Grading(seed_for, record, cpu_seconds))
    try:
        yield
    finally:
        _grading.reset(token)


def is_graded() -> bool:
    """Whether a grader is running this cell."""
    return _grading.get() is not None


def cpu_seconds() -> float:
    """Seconds of CPU time so far, of this process and, when graded, of the student's: only differences mean
    something.

    How long a call takes by the clock on the wall depends on what else the machine does; this does not.
    """
    grading = _grading.get()
    return time.process_time() if grading is None else grading.cpu_seconds()


def fresh_rng(exercise: str) -> Generator:
    """Return the generator from which an exercise's checks draw their inputs.

    Parameters
    ----------
    exercise : str
        The exercise's name, for example ``"softmax"``.

    Returns
    -------
    numpy.random.Generator
        When graded, seeded for this student and exercise; otherwise seeded by the exercise's name alone, so
        that a plain notebook gives the same result on every run and on every machine.
    """
    grading = _grading.get()
    seed = zlib.crc32(exercise.encode()) if grading is None else grading.seed_for(exercise)
    return default_rng(seed)


@contextmanager
def part(name: str, weight: float = 1.0) -> Iterator[None]:
    """Mark checks that earn a share of an exercise's points of their own.

    In a plain notebook the block behaves as if ``with part(…)`` were not there: a failure stops the cell.
    When graded, a failure is recorded, the block ends, and the cell goes on with the next statement. The
    exercise then gets the weight of its passed parts over the weight of all its parts. Checks outside every
    part are gates: if one fails, the exercise gets nothing.

    Only an :class:`Exception` is recorded. What has to end the cell (an interrupt, a student process that
    died) is raised as another :class:`BaseException` and passes through.

    Parameters
    ----------
    name : str
        What the part is about, in words that a student reads. Write it as a literal: graders find the parts
        of a cell without running it.
    weight : float, default 1.0
        The part's share, relative to the other parts of the cell; a positive literal.

    Raises
    ------
    ValueError
        If `name` is empty or `weight` is not positive.
    """
    if not name:
        raise ValueError("name: a part needs a name that a student can read")
    if not weight > 0:
        raise ValueError(f"weight: must be positive, got {weight!r}")
    grading = _grading.get()
    if grading is None:
        yield
        return
    try:
        yield
    except Exception as error:
        grading.record(name, float(weight), error)
    else:
        grading.record(name, float(weight), None)


def visible_checks_passed(exercise: str) -> None:
    """Close the visible half of a test cell: say what has been checked and what has not.

    Prints one line in a plain notebook and nothing when graded.
    """
    if not is_graded():
        print(f"{exercise}: the visible checks pass here. Hidden checks run when your work is graded.")
