"""Check a table whose rows may come in any order: pairs, bigrams, edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from coursekit.checks._failure import fail
from coursekit.checks._text import as_words, shape_words, times

__all__ = ["check_same_rows"]


def check_same_rows(
    actual: Any,
    expected: Sequence[Sequence[int]] | np.ndarray,
    what: str,
    *,
    slips: Mapping[str, Sequence[Sequence[int]] | np.ndarray] | None = None,
    hint: str | None = None,
) -> None:
    """Check a table of whole numbers, row by row, in any order: each row as often as expected.

    Parameters
    ----------
    actual : array_like of int, shape (n, width)
        The student's rows. No rows at all may also come as an empty list.
    expected : array_like of int, shape (n, width)
        The right rows.
    what : str
        What was computed and from which input, in words.
    slips : mapping of str to array_like, optional
        A diagnosis, and the rows that call for it.
    hint : str, optional
        One sentence for whoever fails here.

    Raises
    ------
    CheckFailed
        If the result is no table of whole numbers of that width, or a row is missing, unexpected, or there
        another number of times. The message gives one such row.
    """
    wanted = np.asarray(expected)
    if actual is None:
        fail(what, "nothing came back (None)", "Does every path of the function end in `return`?", hint)
    try:
        seen = np.asarray(actual)
    except Exception:  # ragged rows, objects with a broken __array__
        seen = np.empty(1, dtype=object)
    if seen.size == 0 and wanted.size == 0:
        return
    if seen.dtype.kind not in "iu" and seen.size:
        fail(
            what,
            f"expected an array of whole numbers, got {as_words(actual)}",
            "Ids are whole numbers (int), and every row has the same length.",
            hint,
        )
    if seen.ndim != 2 or seen.shape[1] != wanted.shape[1]:
        words = f"expected rows of {times(wanted.shape[1], 'number')}, got shape {shape_words(seen.shape)}"
        swapped = seen.ndim == 2 and seen.shape == wanted.T.shape
        fail(what, words, "The table is transposed: one row each, please." if swapped else None, hint)
    counted, right = _counts(seen), _counts(wanted)
    if counted == right:
        return
    known = (words for words, slip in (slips or {}).items() if counted == _counts(np.asarray(slip)))
    fail(what, _difference(counted, right), next(known, None), hint)


def _counts(table: np.ndarray) -> Counter[tuple[int, ...]]:
    return Counter(map(tuple, table.tolist()))


def _difference(seen: Counter[tuple[int, ...]], wanted: Counter[tuple[int, ...]]) -> str:
    total = f"expected {times(wanted.total(), 'row')}, got {seen.total()}"
    row = next((row for row in sorted(wanted) if seen[row] != wanted[row]), None)
    if row is None:
        row = min(row for row in seen if seen[row] != wanted[row])
    often = f"{row} should be there {times(wanted[row], 'time')} and is there {times(seen[row], 'time')}"
    return f"{total}; the row {often}"
