"""How large a result is, told before it is converted.

A check compares sizes first: nineteen megabytes of an array become more than a gigabyte of lists.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np

from coursekit.checks._text import as_words, fail, times

__all__ = ["parts", "refuse_larger"]

#: A result may have this many times the parts that are expected, and some more, and still be looked at: what
#: is wrong with it can be told better then.
_SLACK = 4
_SOME = 1_000
_SCALARS = frozenset({type(None), bool, int, float, complex, str, bytes})


def parts(value: Any, limit: int) -> int:
    """Return how many items and containers a value has, nested ones too; counting stops above `limit`."""
    found = 0
    waiting = [value]

    def look_into(items: Collection[Any]) -> None:
        nonlocal found
        if found + len(items) > limit or set(map(type, items)) <= _SCALARS:
            found += len(items)
        else:
            waiting.extend(items)

    while waiting and found <= limit:
        item = waiting.pop()
        found += 1
        if isinstance(item, np.ndarray):
            # As nested lists: one for every row, and one for every row's row.
            rows = 1
            for length in item.shape:
                rows *= length
                found += rows
        elif isinstance(item, list | tuple | set | frozenset):
            look_into(item)
        elif isinstance(item, dict):
            look_into(item)
            look_into(item.values())
        elif isinstance(item, range):
            found += len(item)
    return found


def refuse_larger(value: Any, expected: Any, what: str, hint: str | None) -> None:
    """Fail if a result has many times the parts of what is expected.

    Raises
    ------
    CheckFailed
        The message says how many, and quotes the beginning.
    """
    if type(value) in _SCALARS:
        return
    limit = _SLACK * parts(expected, 10**9) + _SOME
    if parts(value, limit) > limit:
        wanted = times(expected.size, "number") if isinstance(expected, np.ndarray) else as_words(expected)
        fail(what, f"expected {wanted}, got far more: {as_words(value)}", None, hint)
