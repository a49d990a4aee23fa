"""Checks of what comes back when several results are wanted at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from coursekit.checks._text import as_words, fail, times

__all__ = ["check_results"]


def check_results(actual: Any, names: Sequence[str], what: str) -> list[Any]:
    """Check that a function returned its several results, and give them back one by one.

    Parameters
    ----------
    actual : tuple, list or numpy.ndarray
        What came back: a sequence with one item for each name.
    names : sequence of str
        The results' names in the order of the docstring.
    what : str
        What was computed and from which input, in words.

    Raises
    ------
    CheckFailed
        If something else came back, or another number of results.
    """
    wanted = f"expected {times(len(names), 'result')} ({', '.join(names)})"
    if actual is None:
        fail(what, f"{wanted}, nothing came back (None)", "Does every path of the function end in `return`?")
    is_array = isinstance(actual, np.ndarray) and actual.ndim > 0
    if not (is_array or isinstance(actual, tuple | list)):
        fail(what, f"{wanted}, got {as_words(actual)} of type {type(actual).__name__}")
    if len(actual) != len(names):
        kind = f"an array of {actual.dtype}" if is_array else f"a {type(actual).__name__}"
        fail(what, f"{wanted}, got {kind} with {times(len(actual), 'item')}: {as_words(actual)}")
    return list(actual)
