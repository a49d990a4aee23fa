"""Checks of what a function does besides returning a value: exceptions, side effects, and time."""

from __future__ import annotations

import copy
import functools
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from coursekit.checks._calls import call_in_words, name_of, run
from coursekit.checks._context import cpu_seconds
from coursekit.checks._text import as_words, fail
from coursekit.checks.numeric import check_close

__all__ = ["check_raises", "check_unchanged", "check_vectorised"]


def check_raises(
    exception: type[BaseException],
    function: Callable[..., Any],
    *args: Any,
    naming: str | Sequence[str] | None = None,
    what: str | None = None,
    **kwargs: Any,
) -> None:
    """Check that a call is refused, and that the message says which argument is to blame.

    Parameters
    ----------
    exception : type
        What must be raised; a subclass passes.
    function : callable
        The student's function, called with `args` and `kwargs`.
    naming : str or sequence of str, optional
        The argument's name, which must stand somewhere in the message as a word of its own, in upper or lower
        case; of several names one is enough.
    what : str, optional
        The call in words; by default the function's name and its arguments.

    Raises
    ------
    CheckFailed
        If nothing, or something else, is raised, or the message does not name the argument.
    NotImplementedError
        If the function is still a stub: an unwritten answer is not a refused argument.
    """
    __tracebackhide__ = True  # see _calls.run
    what = what or call_in_words(name_of(function), args, kwargs)
    try:
        result = function(*args, **kwargs)
    except exception as error:
        if isinstance(error, NotImplementedError) and not issubclass(exception, NotImplementedError):
            raise
        message = str(error)
    except Exception as error:
        if isinstance(error, NotImplementedError):
            raise
        seen = f"{type(error).__name__} ({as_words(str(error))})"
        fail(what, f"should raise {exception.__name__}, raised {seen}")
    else:
        seen = "nothing (None)" if result is None else as_words(result)
        fail(what, f"should raise {exception.__name__}, but returned {seen}")

    names = [naming] if isinstance(naming, str) else list(naming or [])
    if names and not any(_names(message, name) for name in names):
        wanted = " or ".join(f"`{name}`" for name in names)
        fail(
            what,
            f"the {exception.__name__} is right, but its message should name the argument {wanted}; "
            f"it says {as_words(message)}",
        )


def check_unchanged(function: Callable[..., Any], args: Sequence[Any], what: str) -> Any:
    """Check that a call leaves its arguments as they were, and return its result.

    Parameters
    ----------
    function : callable
        The student's function.
    args : sequence
        Its positional arguments: arrays, or lists and dicts of them. They are copied first, so that a failure
        does not spoil the caller's data.
    what : str
        The call in words.

    Raises
    ------
    CheckFailed
        If an argument differs after the call.
    """
    __tracebackhide__ = True
    given = copy.deepcopy(list(args))
    result = run(function, given)
    for i, (before, after) in enumerate(zip(args, given, strict=True), start=1):
        if not _identical(before, after):
            fail(what, f"argument {i} was changed by the call", "Work on a copy, or build a new array.")
    return result


def check_vectorised(
    function: Callable[..., Any],
    reference: Callable[..., Any],
    draw: Callable[[], Sequence[Any]],
    expected: Callable[..., Any],
    factor: float = 100,
    what: str = "the function",
) -> None:
    """Check that a function leaves its inner loops to NumPy: time it beside NumPy's own work on the arrays.

    Time is CPU time: what else the machine does costs no marks. The best run of each counts, of up to four of
    the function's and three times ten of the yardstick's for each of these, since cold caches make single
    runs longer, and none shorter. Every run gets arguments of its own, and its result is compared: what is
    timed is the answer. The first run below the limit ends the check.

    Parameters
    ----------
    function, reference : callable
        The student's function and the yardstick, for example ``lambda X, Y: X @ Y.T``.
    draw : callable
        Returns the arguments of one run, new ones each time: arrays large enough that the yardstick takes
        some 20 microseconds.
    expected : callable
        Returns the right result for such arguments.
    factor : float, default 100
        How many times the yardstick's time is allowed. A result that crosses to the judge takes its time as
        well: with tables of 200 rows of ten numbers a loop over rows takes up to 200 times as long as their
        product, an array of all products 240 times, and a loop over every pair 970 times or more.
    what : str
        The call in words.

    Raises
    ------
    CheckFailed
        If a result is wrong, or every run takes longer.
    """
    __tracebackhide__ = True

    def ten_times(*args: Any) -> None:
        for _ in range(10):
            reference(*args)

    best = yardstick = ratio = float("inf")
    for _ in range(4):
        args = draw()
        wanted = expected(*args)
        # One thread: a small product that is handed to several waits for all of them, up to a hundred times
        # its own time.
        with _libraries().limit(limits=1):
            yardstick = min(yardstick, *(_timed(ten_times, args)[0] / 10 for _ in range(3)))
        seconds, result = _timed(function, args)
        check_close(result, wanted, what)
        best = min(best, seconds)
        ratio = best / yardstick
        if ratio <= factor:
            return
    fail(
        what,
        f"took {ratio:,.0f} times as long as NumPy's product of the same arrays (up to {factor:g} is fine)",
        "Not vectorised: is there a Python loop over every pair of rows? One matrix product does them all.",
    )


@functools.cache
def _libraries() -> ThreadpoolController:
    """The libraries with threads of their own: NumPy's is there by now, and looking takes a while."""
    return ThreadpoolController()


def _timed(function: Callable[..., Any], args: Sequence[Any]) -> tuple[float, Any]:
    __tracebackhide__ = True
    start = cpu_seconds()
    result = run(function, args)
    return cpu_seconds() - start, result


def _names(message: str, name: str) -> bool:
    # `v` must not be found in "invalid", but "v.shape" and "len_v" do name it.
    return re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", message, re.IGNORECASE) is not None


def _identical(before: Any, after: Any) -> bool:
    if isinstance(before, np.ndarray):
        return (
            isinstance(after, np.ndarray)
            and before.dtype == after.dtype
            and np.array_equal(before, after, equal_nan=before.dtype.kind in "fc")
        )
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(_identical(before[key], after[key]) for key in before)
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(_identical(b, a) for b, a in zip(before, after, strict=True))
    if isinstance(before, np.random.Generator):
        return bool(before.bit_generator.state == after.bit_generator.state)
    return bool(before == after)
