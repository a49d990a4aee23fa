"""Detectors of mistakes in the layout of a wrong array: the order, the axes, rows and columns, sums.

Each knows one family and answers only when all values fit. :mod:`coursekit.checks._diagnosis` says in which
order they are asked.
"""

from __future__ import annotations

from itertools import permutations

import numpy as np

from coursekit.checks._comparison import Comparison


def arrangement(case: Comparison) -> str | None:
    """Right values in the wrong place: transposed, reversed, shifted, or in another order."""
    seen, wanted = case.seen, case.wanted
    if wanted.ndim == 2 and wanted.shape[0] == wanted.shape[1] and case.fits(seen.T):
        return "The result is transposed: rows and columns are exchanged."
    if wanted.ndim > 2:
        for axes in permutations(range(wanted.ndim)):
            if case.fits(np.transpose(seen, axes)):
                return f"The axes are exchanged: np.transpose(result, {axes}) would be right."
    for axis in range(wanted.ndim):
        name = ("rows", "columns")[axis] if wanted.ndim == 2 else ("values" if wanted.ndim == 1 else "slices")
        if wanted.shape[axis] < 2:
            continue
        if case.fits(np.flip(seen, axis)):
            return f"The {name} are right but in reverse order."
        for step in (1, -1):
            if case.fits(np.roll(seen, step, axis)):
                return f"The {name} are right but shifted by one place: an index off by one?"
    if wanted.ndim == 2:
        if case.fits(_sorted_rows(seen), _sorted_rows(wanted)):
            return "The rows are right but in another order."
        if case.fits(_sorted_rows(seen.T), _sorted_rows(wanted.T)):
            return "The columns are right but in another order."
    elif wanted.ndim == 1 and wanted.size > 2 and case.fits(np.sort(seen), np.sort(wanted)):
        return "The values are right but in another order."
    return None


def _sorted_rows(values: np.ndarray) -> np.ndarray:
    # Rounded keys keep rows that agree within rounding in the same order.
    return values[np.lexsort(np.round(values, 6).T[::-1])]


def one_half(case: Comparison) -> str | None:
    """A symmetric table of which one half is filled in: from one side, or from both sides into one half."""
    seen, wanted = case.seen, case.wanted
    if wanted.ndim != 2 or wanted.shape[0] != wanted.shape[1] or not case.fits(wanted.T):
        return None
    # Counted from one side, the diagonal has half of what it should; np.triu(table, 1) loses it.
    diagonal = np.diag(wanted)
    if not any(case.fits(np.diag(seen), share * diagonal) for share in (1, 0.5, 0)):
        return None
    upper, lower = np.triu(wanted, 1), np.tril(wanted, -1)
    for words, half, other in (("above", upper, np.tril(seen, -1)), ("below", lower, np.triu(seen, 1))):
        rest = seen - np.diag(np.diag(seen))
        if half.any() and not other.any() and (case.fits(rest, half) or case.fits(rest, 2 * half)):
            return f"Only the half {words} the diagonal is filled in: the table is symmetric."
    return None


def normalisation(case: Comparison) -> str | None:
    """Sums that should be 1 along one axis and are 1 along another, or along none."""
    seen, wanted = case.seen, case.wanted
    axes = [a for a in range(wanted.ndim) if wanted.shape[a] > 1 and np.allclose(wanted.sum(axis=a), 1.0)]
    if not axes or (wanted < 0).any():
        return None
    axis = axes[-1]
    sums = seen.sum(axis=axis, keepdims=True)
    if not np.allclose(sums, 1.0):
        for other in range(wanted.ndim):
            if (
                other != axis
                and np.allclose(seen.sum(axis=other), 1.0)
                and _scaled(seen, wanted, axis, other)
            ):
                return f"Sums along axis {other} are 1, along axis {axis} they should be: wrong axis."
        if wanted.ndim > 1 and np.isclose(seen.sum(), 1.0) and case.fits(seen / sums):
            return f"The whole array adds up to 1, each slice along axis {axis} should: wrong axis, or none?"
        if case.fits(seen / sums):
            return (
                "The proportions are right, but the values do not add up to 1: the normalisation is missing."
            )
    return None


def _scaled(seen: np.ndarray, wanted: np.ndarray, axis: int, other: int) -> bool:
    """Whether each slice along one axis and each along another has a factor of its own."""
    if ((seen > 0) != (wanted > 0)).any():
        return False
    with np.errstate(all="ignore"):
        logs = np.where(wanted > 0, np.log(seen) - np.log(wanted), np.nan)
    if not np.isfinite(logs).all():
        return False
    along, across = logs.mean(axis, keepdims=True), logs.mean(other, keepdims=True)
    return bool(np.abs(logs - along - across + along.mean(other, keepdims=True)).max() < 1e-6)


def rows_and_columns(case: Comparison) -> str | None:
    """A factor of its own for every row, for every column, or for both."""
    seen, wanted = case.seen, case.wanted
    if wanted.ndim != 2 or min(wanted.shape) < 2:
        return None
    wrong = np.asarray(~np.isclose(seen, wanted, rtol=case.rtol, atol=case.atol))
    there = np.asarray(np.abs(wanted) > case.atol)
    # A right row, or one with a single value, is no evidence of a factor.
    if _all_off(wrong, there, 1) and case.fits(seen, wanted * _ratio_along(seen, wanted, axis=1)):
        return "Every row is off by a factor of its own: the rows are not normalised as they should be."
    if _all_off(wrong, there, 0) and case.fits(seen, wanted * _ratio_along(seen, wanted, axis=0)):
        return "Every column is off by a factor of its own: is something normalised along the wrong axis?"
    ratios = seen / np.where(there, wanted, np.nan)
    # Most: the two factors of a value may happen to make 1.
    everywhere = wrong.mean() > 0.5 and _all_off(wrong, there, 0) and _all_off(wrong, there, 1)
    if everywhere and np.isfinite(ratios).all() and (ratios > 0).all() and min(wanted.shape) > 2:
        logs = np.log(ratios)
        flat = logs - logs.mean(0, keepdims=True) - logs.mean(1, keepdims=True) + logs.mean()
        if np.abs(flat).max() < 1e-6:
            return "Every value is off by a factor of its row and one of its column: is it normalised at all?"
    return None


def _all_off(wrong: np.ndarray, there: np.ndarray, axis: int) -> bool:
    """Whether every row (or column) that is not 0 is wrong, and some have more than one value."""
    none = ~there.any(axis=axis)
    return bool((wrong.any(axis=axis) | none).all() and (there.sum(axis=axis) > 1).any())


def _ratio_along(seen: np.ndarray, wanted: np.ndarray, axis: int) -> np.ndarray:
    ratio = (seen * wanted).sum(axis, keepdims=True) / (wanted * wanted).sum(axis, keepdims=True)
    return np.asarray(np.nan_to_num(ratio))


def accumulation(case: Comparison) -> str | None:
    """Contributions to one place that are counted too often."""
    seen, wanted = case.seen, case.wanted
    wrong = ~np.isclose(seen, wanted, rtol=case.rtol, atol=case.atol)
    if not (~wrong & (np.abs(wanted) > case.atol)).any() or wanted.size < 3:
        return None  # a zero that stays zero is no evidence that part of the array is right
    ratio = seen[wrong] / wanted[wrong]
    if not np.isfinite(ratio).all():
        return None
    if np.allclose(ratio, 2.0):
        return (
            "Some values are right, the others are exactly twice as large: is something counted twice there?"
        )
    return None
