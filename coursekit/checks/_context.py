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
from dataclasses import dataclass, field
from typing import Any, Protocol

from numpy.random import Generator, default_rng

__all__ = [
    "PartRecorder",
    "arguments_in_place",
    "cell_notes",
    "cpu_seconds",
    "draws_inputs",
    "fresh_rng",
    "grading_context",
    "in_place",
    "is_graded",
    "part",
    "visible_checks_passed",
]


class PartRecorder(Protocol):
    """A callable that receives how each part of a graded cell ended."""

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
    #: The generators that inputs are drawn from.
    streams: list[Generator] = field(default_factory=list)
    #: Mistakes that checks know by sight, by the words of the check.
    mistakes: dict[str, list[Any]] = field(default_factory=dict)


_grading: ContextVar[_Grading | None] = ContextVar("coursekit_grading", default=None)
#: The same where nobody grades: an instructor runs the solution in a plain notebook.
_ungraded_mistakes: dict[str, list[Any]] = {}
_in_place: ContextVar[tuple[Any, ...]] = ContextVar("coursekit_in_place", default=())


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
        Receives every part when it ends.
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
    generator = default_rng(seed)
    if grading is not None:
        grading.streams.append(generator)
    return generator


def cell_notes() -> dict[str, list[Any]]:
    """Mistakes that the checks of this test cell know by sight, by the words of the check."""
    grading = _grading.get()
    return _ungraded_mistakes if grading is None else grading.mistakes


def draws_inputs(generator: Generator) -> bool:
    """Whether a generator came from :func:`fresh_rng` in this graded cell: no student's function gets it."""
    grading = _grading.get()
    return grading is not None and any(generator is stream for stream in grading.streams)


@contextmanager
def in_place(*arguments: Any) -> Iterator[None]:
    """Let the functions called in this block change these arguments.

    A function leaves its arguments alone unless its description says "in place". When graded, it works on
    copies, and a changed argument fails the check that passed it; only the arguments named here take over
    what the function made of their copies. A plain notebook has one copy of everything, and there the block
    does nothing.

    Parameters
    ----------
    *arguments
        The very objects that are passed: arrays, lists, dicts (with all that is in them), or a random
        generator that the function has to draw from.

    Raises
    ------
    ValueError
        If a generator is that of :func:`fresh_rng`: what it draws must not depend on a student's function.
    """
    for argument in arguments:
        if isinstance(argument, Generator) and draws_inputs(argument):
            raise ValueError(
                "the generator of fresh_rng draws inputs: pass np.random.default_rng(seed) instead"
            )
    token = _in_place.set((*_in_place.get(), *arguments))
    try:
        yield
    finally:
        _in_place.reset(token)


def arguments_in_place() -> tuple[Any, ...]:
    """The arguments that functions may change just now. For graders only."""
    return _in_place.get()


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
