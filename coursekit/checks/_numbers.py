"""A student's result as a numeric array, or what keeps it from being one."""

from __future__ import annotations

from typing import Any

import numpy as np

from coursekit.checks._size import parts, refuse_larger
from coursekit.checks._text import as_words, fail, position

__all__ = ["first", "kind_of", "non_finite", "numbers"]

#: Numbers that a check without an expected shape looks at.
_MOST = 100_000


def numbers(actual: Any, wanted: np.ndarray | None, what: str, hint: str | None) -> np.ndarray:
    """Return a student's result as a numeric array, or say why it is none.

    What is far larger than `wanted` (or `_MOST`) is not even converted.
    """
    if actual is None:
        fail(what, "nothing came back (None)", "Does every path of the function end in `return`?", hint)
    if wanted is not None and not isinstance(actual, np.ndarray):
        refuse_larger(actual, wanted, what, hint)
    elif wanted is None and parts(actual, _MOST) > _MOST:
        fail(what, f"expected at most {_MOST:,} numbers, got {as_words(actual)}", None, hint)
    try:
        array = np.asarray(actual)
    except Exception:  # ragged lists, objects with a broken __array__
        array = np.empty(0, dtype=object)
    if array.dtype.kind not in "biufc":
        kind = type(actual).__name__
        if isinstance(actual, np.ndarray):
            kind += f" with dtype {actual.dtype}"
        fail(what, f"expected numbers, got {as_words(actual)} of type {kind}", None, hint)
    return array


def non_finite(values: np.ndarray) -> str:
    """Return the first value that is not finite, and where it is, in words."""
    index = first(~np.isfinite(values))
    name = "NaN" if np.isnan(values[index]) else ("inf" if values[index] > 0 else "-inf")
    return f"{name} at {position(index)}" if index else name


def first(where: np.ndarray) -> tuple[int, ...]:
    """Return the index of the first true element."""
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(where)), where.shape))


def kind_of(actual: Any) -> str:
    """What has a shape without being an array, for a message about the shape."""
    return f", a {type(actual).__name__}" if isinstance(actual, list | tuple) else ""
