"""Detectors of mistakes in a wrong array: each knows one family and answers only when all values fit.

They look at the values (a sign, a factor, an offset, a function too much) or at the layout (the order, the
axes, rows and columns, sums). :mod:`coursekit.checks._diagnosis` says in which order they are asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import numpy as np

from coursekit.checks._text import number

_LOGS = {
    "ln 2": np.log(2),
    "1/ln 2": 1 / np.log(2),
    "ln 10": np.log(10),
    "1/ln 10": 1 / np.log(10),
    "log2 10": np.log2(10),
    "log10 2": np.log10(2),
}


@dataclass(frozen=True)
class Comparison:
    """A wrong array beside the right one: same shape, finite wherever the right one is."""

    seen: np.ndarray
    wanted: np.ndarray
    rtol: float
    atol: float
    gradient: bool

    def fits(self, seen: Any, wanted: Any = None) -> bool:
        """Whether one array equals another (by default the right one) within the check's tolerance."""
        wanted = self.wanted if wanted is None else wanted
        if np.shape(seen) != np.shape(wanted):
            return False
        with np.errstate(all="ignore"):
            return bool(np.isclose(seen, wanted, rtol=self.rtol, atol=self.atol).all())


def sign(case: Comparison) -> str | None:
    """Minus the right values."""
    if not case.fits(-case.seen):
        return None
    if case.gradient:
        return "The gradient has the right size but the opposite sign."
    if case.seen.size == 1 and case.wanted.flat[0] < 0:
        return "The size is right, the minus sign is lost: an absolute value, or a sign turned around?"
    return "The size is right, the sign is the opposite one."


def absolute(case: Comparison) -> str | None:
    """Signs that are lost: absolute values, or negative values clipped to 0."""
    if case.fits(case.seen, np.abs(case.wanted)):
        return "Negative values came out positive: is there an absolute value? The sign carries meaning."
    if case.seen.size > 1 and case.fits(case.seen, np.maximum(case.wanted, 0)):
        return "Negative values came out as 0: are they clipped away?"
    return None


def constant(case: Comparison) -> str | None:
    """One value everywhere."""
    zeros = case.fits(case.seen, np.zeros_like(case.seen)) and _tiny_ratio(case) is None
    if case.seen.size > 1 and np.ptp(case.wanted) > 0 and zeros:
        return "Every value is 0. Is the result array filled in and returned?"
    if case.seen.size > 1 and np.ptp(case.seen) == 0 and np.ptp(case.wanted) > 0:
        return f"Every value is the same, {number(case.seen.flat[0])}. The expected ones differ."
    return None


def simple_functions(case: Comparison) -> str | None:
    """A function of the right values: a square, a root, a log, a complement."""
    wanted = case.wanted
    if wanted.size == 1 and wanted.flat[0] in (0, 1):
        return None  # 1 - x, exp and log take 0 and 1 to each other: a coincidence, not a diagnosis
    table: list[tuple[np.ndarray, str]] = [
        (
            1 - wanted,
            "This is 1 minus the expected value: a distance or a complement in place of the value itself.",
        ),
        (
            (1 + wanted) / 2,
            "This is (1 + x) / 2 of the expected x: a value from [-1, 1] squeezed into [0, 1].",
        ),
        (np.square(wanted), "This is the square of the expected value: is a square root missing?"),
        (np.sqrt(wanted), "This is the square root of the expected value: is there one root too many?"),
        (1 / wanted, "This is 1 divided by the expected value: is a fraction upside down?"),
        (np.exp(wanted), "This is exp of the expected value: is a log missing?"),
        (np.exp(-wanted), "This is exp(-x) of the expected x: is a -log missing?"),
        (np.log(wanted), "This is the log of the expected value: is an exp missing?"),
        (np.log2(wanted), "This is log2 of the expected value: is a log taken that should not be?"),
    ]
    for mistaken, words in table:
        if np.isfinite(mistaken).all() and case.fits(case.seen, mistaken):
            return words
    return None


def factor(case: Comparison) -> str | None:
    """A multiple of the right values: a power of 2, the base of a logarithm, a length of the shape."""
    if tiny := _tiny_ratio(case):
        return (
            f"Every value is about {number(tiny, 1)} times the expected one. In `a / b * c` only b divides: "
            "are brackets missing, as in `a / (b * c)`?"
        )
    ratio = _common_ratio(case.seen, case.wanted, case)
    if ratio is None:
        return None
    for name, value in _named_factors(case.wanted.shape):
        if np.isclose(ratio, value, rtol=max(10 * case.rtol, 1e-6), atol=0):
            return _factor_in_words(name, case)
    if case.wanted.size == 1 or np.count_nonzero(np.abs(case.wanted) > case.atol) < 2:
        return None  # one number is always some multiple of another
    return (
        f"Every value is {number(ratio, 4)} times the expected one: a constant factor is missing or too much."
    )


def _factor_in_words(name: str, case: Comparison) -> str:
    if "ln" in name or "log" in name:
        return (
            f"This is {name} times the expected value: the base of the logarithm is another one (e, 2 or 10)."
        )
    words = f"This is {name} times the expected {'gradient' if case.gradient else 'value'}"
    if name == "2":
        return f"{words}: is something counted twice, or a factor 1/2 forgotten?"
    if name == "1/2":
        return f"{words}: is something counted only once that counts twice, or divided by 2 too much?"
    if name.startswith("-"):
        return f"{words}: the sign is the opposite one, and a factor is missing or too much."
    if name.startswith("1/"):
        return f"{words}, and {name[2:]} is a length in its shape: a mean in place of a sum?"
    return f"{words}, and {name} is a length in its shape: a sum in place of a mean?"


def _named_factors(shape: tuple[int, ...]) -> Iterator[tuple[str, float]]:
    yield "2", 2.0
    yield "1/2", 0.5
    yield "-2", -2.0
    yield "-1/2", -0.5
    yield from _LOGS.items()
    lengths = {int(n) for n in shape} | {int(np.prod(shape))} if shape else set()
    for n in sorted(lengths - {0, 1, 2}):
        yield str(n), float(n)
        yield f"1/{n}", 1.0 / n


def _common_ratio(seen: np.ndarray, wanted: np.ndarray, case: Comparison) -> float | None:
    """Return the c with seen = c · wanted, if there is one other than 0 and 1."""
    scale = float(np.vdot(wanted, wanted).real)
    if scale == 0:
        return None
    ratio = float(np.vdot(wanted, seen).real) / scale
    if not np.isfinite(ratio) or not case.fits(seen, ratio * wanted):
        return None
    if abs(ratio) < 1e-12 or abs(ratio - 1) < 1e-3:
        return None  # nothing at all, or almost right: other detectors say it better
    return ratio


def _tiny_ratio(case: Comparison) -> float | None:
    """Return the c with seen = c · wanted that a tolerance takes for 0, if it is that of all values."""
    scale = float(np.vdot(case.wanted, case.wanted).real)
    if case.wanted.size < 2 or scale == 0:
        return None
    ratio = float(np.vdot(case.wanted, case.seen).real) / scale
    # Values near rounding errors are no multiple of anything.
    if not 1e-14 < abs(ratio) < 1e-6 or not np.allclose(case.seen, ratio * case.wanted, rtol=1e-3, atol=0):
        return None
    return ratio


def offset(case: Comparison) -> str | None:
    """The right values and a constant."""
    if case.seen.size < 3:
        return None
    shift = float(np.mean((case.seen - case.wanted).real))
    if case.fits(case.seen - shift):
        return f"Every value is off by the same amount, {number(shift, 4)}: a constant too much?"
    return None


def nearly(case: Comparison) -> str | None:
    """Values that are off by less than a thousandth of the largest."""
    worst = float(np.abs(case.seen - case.wanted).max())
    size = float(np.abs(case.wanted).max())
    if size > 0 and worst / size < 1e-3:
        return (
            f"Almost right: off by {number(worst, 2)} at most. Is a small constant (an epsilon) added, "
            "is something rounded, or computed in a lower precision?"
        )
    return None


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
