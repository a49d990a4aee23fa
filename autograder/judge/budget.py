"""How often, and with how much, a student's code may call the functions of a test cell."""

from __future__ import annotations

import collections.abc
import contextlib

#: Calls in one test cell. A finite-difference oracle makes thousands.
MAX_CALLS = 20_000
#: Bytes of the arguments of all these calls.
MAX_BYTES = 64_000_000
#: One call may carry this many times the arguments of the student's function, or this many bytes.
SHARE = 16
ENOUGH_BYTES = 200_000


class CallbackBudget:
    """Counts the callbacks of one test cell, whose arguments students choose and the judge computes with."""

    def __init__(self) -> None:
        self._calls = 0
        self._bytes = 0
        self._allowed = ENOUGH_BYTES

    @contextlib.contextmanager
    def for_call_of(self, size: int) -> collections.abc.Iterator[None]:
        """A student's function runs whose arguments have `size` bytes."""
        before, self._allowed = self._allowed, max(ENOUGH_BYTES, SHARE * size)
        try:
            yield
        finally:
            self._allowed = before

    def charge(self, size: int) -> None:
        """Count a call whose message has `size` bytes.

        Raises
        ------
        AssertionError
            If it is one too many, or too large.
        """
        self._calls += 1
        self._bytes += size
        if self._calls > MAX_CALLS:
            raise AssertionError(f"the function that was passed in was called more than {MAX_CALLS:,} times")
        if size > self._allowed:
            raise AssertionError(
                f"the function that was passed in was called with {size / 1e6:.1f} MB of arguments, "
                "many times what the check passed to yours"
            )
        if self._bytes > MAX_BYTES:
            raise AssertionError(
                f"the function that was passed in was called with more than {MAX_BYTES / 1e6:.0f} MB in all"
            )
